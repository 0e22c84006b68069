/*
 * The gate knows, before PCRE2 is asked, which branches cannot match a sentence and where the others cannot start. All of
 * it is derived from the trees of the patterns (derive_*.c), never written by hand:
 *
 * - needs: any-of sets of words, letters and bytes; a branch is tried only where each is met by what follows in the sentence;
 * - prefix: for each of the first bytes of a match, which values it may have; 64 branches are asked at once;
 * - first words: where a match can only begin with one of some words, a hash of the word at hand says which branches do; where there
 *   are too many of them, a hash of how it begins;
 * - behind: for each of the bytes behind the first word, which values it may have.
 *
 * A gate may let too much through, never too little: ENGINE_NAIVE is the proof.
 */
#ifndef PHOTOFINISH_RULE_GATE_H
#define PHOTOFINISH_RULE_GATE_H

#include "book.h"

enum { PREFIX_SIZE = 6, NEEDS_MOST = 6, HEAD_SIZE = 3 };

struct byte_set { uint64_t bits[4]; };
static inline void byte_set_add(struct byte_set *set, unsigned char byte) {
    set->bits[byte >> 6] |= UINT64_C(1) << (byte & 63);
}
static inline bool byte_set_has(const struct byte_set *set, unsigned char byte) {
    return set->bits[byte >> 6] >> (byte & 63) & 1;
}

/* Those that words are made of (byte_is_word). */
static const struct byte_set word_bytes = {
    {UINT64_C(0x03FF000000000000), UINT64_C(0x07FFFFFE07FFFFFE), ~UINT64_C(0), UINT64_C(0x001FFFFFFFFFFFFC)}};

/* One of these must be in the sentence. */
struct need {
    struct byte_set bytes;
    struct { str *items; uint32_t count, room; } words; /* in lower case */
};

/* What is known of one branch. */
struct derived {
    struct need needs[NEEDS_MOST];
    uint32_t need_count;
    struct byte_set prefix[PREFIX_SIZE];
    struct { uint64_t *items; uint32_t count, room; } first_words; /* hashes */
    bool is_open;               /* may also begin with words that can't be listed, */
    struct byte_set open_prefix[PREFIX_SIZE];   /* which begin so, */
    struct { uint64_t *items; uint32_t count, room; } heads;       /* or, by the hash of HEAD_SIZE bytes, so */
    bool opens_listed;          /* some of them could have been listed, were they fewer */
    struct byte_set behind[PREFIX_SIZE];        /* of matches that begin with a word: what stands behind it */
    struct byte_set open_behind[PREFIX_SIZE];   /* the same for words that can't be listed */
};
void derive_starts(struct derived *derived, const struct node *tree, struct arena *arena);
void derive_behind(struct derived *derived, const struct node *tree);
void derive_needs(struct derived *derived, const struct node *tree, struct arena *arena);

/* The first bytes of a set's members as they stand in a shadow; beyond ASCII any (texts need not be whole UTF-8). */
struct byte_set set_first_bytes(const struct set *set, bool is_caseless);
/* Has it members beyond ASCII? */
bool set_is_wide(const struct set *set);

/* FNV-1a over lower-cased bytes, one at a time, so that a word can be hashed while it is put together. */
static const uint64_t word_hash_empty = UINT64_C(0xCBF29CE484222325);
static inline uint64_t word_hash_add(uint64_t hash, unsigned char byte) {
    byte |= byte >= 'A' && byte <= 'Z' ? 0x20 : 0;
    return (hash ^ byte) * UINT64_C(0x100000001B3);
}

/* The hash of words that begin like one: of its first bytes, and a sign that no word has. */
static inline uint64_t head_hash(uint64_t hash_of_start) { return word_hash_add(hash_of_start, '*'); }

/* A class of more word bytes is not spelled out. */
enum { SPELLED_SET_MOST = 4 };

/* How a node can begin, or end: a set of these. */
enum { CAN_BE_EMPTY = 1, WITH_WORD_BYTE = 2, WITH_OTHER_BYTE = 4 };
enum side { AT_START, AT_END };
unsigned side_of(const struct node *node, enum side side);

/* "needs @athlete and one of won, took; begins with @athlete", for people. */
void gate_describe(const struct derived *derived, const struct rulebook *book, struct buffer *out);

/* All that is derived of a branch, for as long as the arena lives. */
void gate_derive(struct derived *derived, const struct branch *branch, struct arena *arena);

/* A word that some rule asks about: which needs it meets, and which branches of a stage, as a mask, may begin with it. */
struct need_list { uint32_t *items; uint32_t count, room; };
struct gate_start { uint32_t stage; uint64_t *branches; };
struct gate_word {
    uint64_t hash;               /* 0: a free place of the table */
    uint64_t stages;             /* bit stage % 64: some branch of it begins with this word */
    struct need_list needs;
    struct { struct gate_start *items; uint32_t count, room; } starts;   /* by stage */
};

/* Shared by all stages of a book. */
struct gate_words {
    struct gate_word *table;     /* open addressing by hash, a power of two, at most half full */
    uint32_t room, count;
    uint32_t need_count;
    struct need_list met_by_byte[256];   /* needs that a byte in the sentence meets */
    uint64_t prefix[PREFIX_SIZE][256];   /* bit stage % 64: some match of the stage has this byte there */
    uint64_t open_prefix[PREFIX_SIZE][256];
};

/* Of one stage. Masks have a bit for each branch. */
struct gate {
    uint32_t words;                      /* 64-bit words of a mask */
    uint64_t *prefix[PREFIX_SIZE];       /* [byte * words + w] */
    uint64_t *open_prefix[PREFIX_SIZE];  /* the same for words that can't be listed */
    uint64_t *behind[PREFIX_SIZE];
    uint64_t *open_behind[PREFIX_SIZE];
    uint32_t *first_need;                /* by branch, and one behind the last: into needs */
    uint32_t *needs;
};

static inline void gate_mask_add(uint64_t *mask, uint32_t bit) { mask[bit / 64] |= UINT64_C(1) << bit % 64; }

/* The place of a word in the table; its hash is 0 when it is not there. */
static inline struct gate_word *gate_word_slot(const struct gate_words *words, uint64_t hash) {
    uint32_t at = (uint32_t)(hash >> 20) & (words->room - 1);
    while (words->table[at].hash && words->table[at].hash != hash)
        at = (at + 1) & (words->room - 1);
    return &words->table[at];
}

/* Builds the gates of all stages; called once, at the end of loading. */
void gate_build(struct rulebook *book);

/* What matchers of one book know of a view's text. */
struct view_words;
struct view_memory {
    const struct gate_words *of;         /* the book's words that it was read with; NULL: not read */
    const struct view_words *words;
};

/* What one matcher knows of the sentence at hand. */
struct scan;
struct scan *scan_open(const struct rulebook *book);
void scan_close(struct scan *scan);

/* Looks at the shadow, unless it is the one looked at last. */
void scan_read(struct scan *scan, const struct view *view);

/* Calls settle for each place where branches of the stage may match, in order. */
void scan_run(struct scan *scan, const struct stage *stage,
              void (*settle)(void *context, uint32_t at, const uint64_t *candidates, uint32_t words), void *context);

#endif
