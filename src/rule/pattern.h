/*
 * A pattern is one line of a rule as a tree: pieces and lists expanded, every element with the place it was written at.
 * From the tree come the PCRE2 pattern (pattern_emit), its length, and what the gate may ask of a sentence.
 */
#ifndef PHOTOFINISH_RULE_PATTERN_H
#define PHOTOFINISH_RULE_PATTERN_H

#include <pthread.h>
#include <stdatomic.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/list.h"
#include "base/span.h"
#include "lists.h"

/* Where something is written; the column counts bytes from 1. */
struct place {
    str file;
    uint32_t line, column;
};

struct source_line {
    str text;
    struct place place;
};
struct source_lines { struct source_line *items; uint32_t count, room; };

/* Patterns don't tell bytes beyond ASCII apart where only their first byte is asked for: this one stands for all that are no letters. */
enum { BEYOND_ASCII = 0x80 };

enum { GAP_MOST = 60 };   /* bytes of a {gap} */

enum node_kind {
    NODE_BYTES,     /* literal text */
    NODE_CLASS,     /* one character or letter out of a set */
    NODE_ENTITY,    /* one letter, captured */
    NODE_GAP,       /* {gap} */
    NODE_PHRASES,   /* {list} */
    NODE_SEQUENCE,
    NODE_CHOICE,
    NODE_REPEAT,
    NODE_CAPTURE,   /* (?<name>…) */
    NODE_LOOK,      /* (?=…) (?!…) (?<=…) (?<!…) (?>…) */
    NODE_EDGE,      /* ^ $ \b \B */
    NODE_BACK,      /* \k<name> */
};

struct byte_set { uint64_t bits[4]; };
static inline void byte_set_add(struct byte_set *set, unsigned char byte) {
    set->bits[byte >> 6] |= UINT64_C(1) << (byte & 63);
}
static inline bool byte_set_has(const struct byte_set *set, unsigned char byte) {
    return set->bits[byte >> 6] >> (byte & 63) & 1;
}

struct range { uint32_t low, high; };

/* Code points and letters; what was negated in the source is turned into what may be there. */
struct set {
    struct { struct range *items; uint32_t count, room; } ranges; /* sorted, apart */
    uint64_t ascii[2];                                            /* the same, by bit, below 0x80 */
    uint64_t letters;                                             /* bit i: entity i */
};

/* There are some tens of thousands, and a start is over when they are made: so they are small (64 bytes). */
struct node {
    enum node_kind kind : 8;
    bool is_caseless : 1;
    bool is_lazy : 1, is_possessive : 1;   /* REPEAT */
    bool has_gap : 1, looks_back_ill : 1;  /* in it, or itself: a gap; what looks back and has alternatives of unlike lengths */
    uint8_t depth;                 /* nodes inside one another, 1 for a leaf; 255 also stands for more */
    int8_t entity;                 /* ENTITY; else -1 */
    uint32_t compiled_size;        /* 0: not known; size.c alone looks at it */
    uint32_t captured;             /* captures in it, itself too */
    uint32_t at;                   /* the byte of its line that it begins with, for errors */
    const struct source_line *line;
    struct span source;            /* of the line: as written, where it is an element of a sequence */
    union {
        /* BYTES; role of ENTITY; name of CAPTURE and BACK; "?=" … of LOOK; "^" … of EDGE; of SEQUENCE the role of all entities in it,
         * unless a SEQUENCE inside has another */
        str text;
        struct set *set;               /* CLASS, GAP */
        const struct phrases *phrases; /* PHRASES */
        struct { uint32_t least, most; };   /* REPEAT; most UINT32_MAX: any number */
        const struct byte_set *first; /* CHOICE: the bytes that it begins with (of characters beyond ASCII any); NULL: anything,
                                         or it may be empty */
    };
    struct node *child;            /* first of SEQUENCE and CHOICE, the one of REPEAT, CAPTURE, LOOK */
    struct node *next;             /* sibling */
};

/* Where it is written. */
static inline struct place node_place(const struct node *node) {
    struct place place = node->line->place;
    place.column += node->at;
    return place;
}

/*
 * What a pattern may refer to, answered by the loader. All uses of a piece share one tree, one for either treatment of letter case, unless
 * it has a {gap}, which stops at what the whole pattern captures, or something in it means another thing in another place.
 */
struct entity_uses {
    uint64_t entities;             /* bit by index */
    bool is_cut;                   /* a name was read as a shorter one, for there was no entity of that name at that place */
};
struct piece_tree {
    atomic_bool is_parsed;         /* nothing changes from then on */
    bool is_shared;
    struct node *root;
    uint32_t nodes;
    struct entity_uses uses;
};
struct piece {
    str name;
    uint32_t order;                /* as in struct scope */
    const struct source_line *lines;
    uint32_t line_count;
    struct piece_tree *trees;
    struct piece *next;
};
struct pieces {
    struct piece *newest;
    struct table by_name;
};
/* What parsing takes from: nodes, made many at a time; what {Upper}, {lower} and {letter} mean, made once, and nobody changes it. */
struct supplies {
    struct node *nodes;
    uint32_t node_count;
    struct set *upper, *lower, *letter;
};
struct scope {
    struct arena *arena;
    uint32_t order;                /* of what is read, among all that is written: only what comes before can be used */
    pthread_mutex_t *making;       /* recursive; held while what patterns share is made, for threads read rules side by side */
    struct supplies *supplies;
    str subject;                   /* "claim medal-won", for errors */
    const struct pieces *pieces;
    const struct lists *lists;
    /* Index of the entity, or -1: then, where why_not is given, with a message that says why it can't be used here. */
    int (*entity)(void *context, str name, const char **why_not);
    bool (*entities)(void *context, uint64_t entities);   /* can all of these be used here? */
    void *context;
};

/* Parses one line, which must stay where it is. Error texts begin with the place. */
enum status pattern_parse(const struct scope *scope, const struct source_line *line, bool is_caseless, struct node **tree,
                          struct error *error);

/* Parses a piece, for those that will use it. */
enum status pattern_parse_piece(const struct scope *scope, const struct piece *piece, struct error *error);

struct capture_name { str name; int entity; /* -1: words */ };
struct capture_names { struct capture_name *items; uint32_t count; };

/* Which source place each stretch of an emitted pattern came from. */
struct emitted_at { size_t offset; struct place place; };
struct emission {
    struct buffer text;
    struct { struct emitted_at *items; uint32_t count, room; } places;
    const struct capture_names *names;   /* of all groups, */
    uint32_t captured;             /* of which so many are emitted */
    bool is_caseless;              /* what the whole is compiled with */
    bool looks_back;               /* PCRE2 wants alternatives of one length there, so they are left as they are */
    unsigned depth;                /* of choices */
    struct arena *arena;
};

/* What is captured, in the order of the pattern, group i + 1: the second @athlete on one way through it is athlete2. Returns the most on
 * one way. */
uint32_t pattern_captures(const struct node *tree, struct capture_names *captures, struct arena *arena);

/* {gap} stops at what the pattern itself captures. */
void pattern_close_gaps(struct node *tree);

/* Finds what a choice begins with, once its alternatives are there. */
void choice_find_first(struct node *choice, struct arena *arena);

/* A choice that matches the same, in the same order of preference, with alternatives that begin alike put together; not so what
 * they go on with. is_caseless: the whole will be compiled with PCRE2_CASELESS. */
struct node *pattern_factor(const struct node *choice, bool is_caseless, struct arena *arena);

/* Is it sure that PCRE2 will take the pattern, compiled with PCRE2_CASELESS or not? It wants them small, and what looks back of one
 * length. */
bool pattern_is_sure(struct node *tree, bool is_caseless);
/* Is a repeated set one class of bytes for PCRE2, however often it is repeated? */
bool repeat_is_of_bytes(const struct node *repeat);

/* Appends the PCRE2 text of a tree. False when it gets too large. */
bool pattern_emit(struct emission *out, const struct node *node);
void pattern_emit_edge(struct emission *out);

/* The emitted place that a PCRE2 error offset means. */
struct place emission_place(const struct emission *out, size_t offset);

/* Bytes of shadow that the tree can match; most is UINT32_MAX when there is no bound. */
struct length {
    uint32_t least, most;
    bool is_one;          /* there is but one length, and so it is with all that stands in the tree */
};
struct length pattern_length(const struct node *node);
/* UINT32_MAX stays what it is. */
static inline uint32_t lengths_add(uint32_t a, uint32_t b) {
    return a == UINT32_MAX || b == UINT32_MAX || a > UINT32_MAX - 1 - b ? UINT32_MAX : a + b;
}
uint32_t lengths_multiply(uint32_t a, uint32_t b);

/* Has each alternative of a LOOK that looks back one length, and all that stands in it? */
bool look_has_lengths(const struct node *look);

/* The bytes of a set in the shadow: ASCII and letters one by one; leads and tails tell of its characters beyond ASCII. */
void set_add(struct set *set, uint32_t low, uint32_t high, struct arena *arena);
bool set_has(const struct set *set, uint32_t point);
bool set_has_all_beyond_ascii(const struct set *set);
/* Members below U+0800, which UTF-8 writes in two bytes at most, by what the first six and the last six bits are. */
enum { SET_BLOCKS = 0x800 / 64 };
void set_blocks(const struct set *set, uint64_t blocks[SET_BLOCKS]);

/* The name in candidates that is written most like name, or empty when none is close. Feed one by one. */
struct nearest { str name, best; unsigned distance; };
void nearest_try(struct nearest *nearest, str candidate);

#endif
