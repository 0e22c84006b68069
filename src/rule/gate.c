#include "gate.h"

#include <stdlib.h>

/* A word that some rule asks about: which needs it meets, and which branches may begin with it. */
struct gate_start { uint32_t stage, branch; };
struct gate_word {
    uint64_t hash;               /* 0: free place of the table */
    uint64_t stages;             /* bit stage % 64: some branch of it begins with this word */
    struct { uint32_t *items; uint32_t count, room; } needs;
    struct { struct gate_start *items; uint32_t count, room; } starts;   /* by stage */
};

/* Shared by all stages of a book. */
struct gate_words {
    struct gate_word *table;     /* open addressing by hash, a power of two */
    uint32_t room, count;
    uint32_t need_count, need_words;   /* bits, and 64-bit words that hold them */
    uint64_t *met_by_byte[256];  /* needs that a byte in the sentence meets; NULL: none */
    struct byte_set starts;      /* bytes that a match of any stage may begin with */
};

struct gate {
    uint32_t words;              /* 64-bit words of a mask over the branches */
    uint64_t *prefix[PREFIX_SIZE];   /* [byte * words + w] */
    uint64_t *open_prefix[PREFIX_SIZE];  /* the same for words that can't be listed */
    uint32_t *first_need;        /* by branch, and one behind the last: into needs */
    uint32_t *needs;
    struct byte_set starts;
};

/* ---- building ---- */

static struct gate_word *word_slot(struct gate_words *words, uint64_t hash) {
    uint32_t at = (uint32_t)(hash >> 20) & (words->room - 1);
    while (words->table[at].hash && words->table[at].hash != hash)
        at = (at + 1) & (words->room - 1);
    return &words->table[at];
}

static uint64_t word_hash(str word) {
    uint64_t hash = word_hash_empty;
    for (size_t i = 0; i < word.size; i++)
        hash = word_hash_add(hash, (unsigned char)word.data[i]);
    return hash ? hash : 1;
}

static struct gate_word *word_add(struct rulebook *book, uint64_t hash) {
    struct gate_words *words = book->words;
    if (words->count * 2 >= words->room) {
        struct gate_word *old = words->table;
        uint32_t old_room = words->room;
        words->room = old_room ? old_room * 2 : 1024;
        words->table = ARENA_ARRAY(&book->arena, words->room, struct gate_word);
        for (uint32_t i = 0; i < old_room; i++)
            if (old[i].hash)
                *word_slot(words, old[i].hash) = old[i];
    }
    hash = hash ? hash : 1;
    struct gate_word *word = word_slot(words, hash);
    words->count += !word->hash;
    word->hash = hash;
    return word;
}

struct building {
    struct rulebook *book;
    struct { struct need *items; uint32_t count, room; } needs;   /* different ones */
};

static bool needs_equal(const struct need *a, const struct need *b) {
    if (memcmp(&a->bytes, &b->bytes, sizeof a->bytes) != 0 || a->words.count != b->words.count)
        return false;
    for (uint32_t i = 0; i < a->words.count; i++)
        if (!str_equal(a->words.items[i], b->words.items[i]))
            return false;
    return true;
}

static uint32_t need_number(struct building *building, const struct need *need) {
    for (uint32_t i = 0; i < building->needs.count; i++)
        if (needs_equal(&building->needs.items[i], need))
            return i;
    *LIST_ADD(&building->needs, &building->book->arena) = *need;
    return building->needs.count - 1;
}

static void mask_add(uint64_t *mask, uint32_t branch) { mask[branch / 64] |= UINT64_C(1) << branch % 64; }

static void add_prefix(struct gate *gate, const struct derived *derived, uint32_t branch) {
    for (unsigned i = 0; i < PREFIX_SIZE; i++)
        for (unsigned c = 0; c < 256; c++) {
            if (byte_set_has(&derived->prefix[i], (unsigned char)c))
                mask_add(gate->prefix[i] + c * gate->words, branch);
            if (byte_set_has(&derived->open_prefix[i], (unsigned char)c))
                mask_add(gate->open_prefix[i] + c * gate->words, branch);
        }
    for (unsigned w = 0; w < 4; w++)
        gate->starts.bits[w] |= derived->prefix[0].bits[w];
}

static void add_first_words(struct building *building, const struct derived *derived, uint32_t stage, uint32_t branch) {
    for (uint32_t i = 0; i < derived->first_words.count; i++) {
        struct gate_word *word = word_add(building->book, derived->first_words.items[i]);
        const struct gate_start *last = word->starts.count ? LIST_LAST(&word->starts) : NULL;
        if (last && last->stage == stage && last->branch == branch)
            continue;
        word->stages |= UINT64_C(1) << stage % 64;
        *LIST_ADD(&word->starts, &building->book->arena) = (struct gate_start){stage, branch};
    }
}

static void build_stage(struct building *building, struct stage *stage) {
    struct arena *arena = &building->book->arena;
    uint32_t count = stage->branches.count;
    struct gate *gate = stage->gate = ARENA_NEW(arena, struct gate);
    gate->words = (count + 63) / 64;
    gate->first_need = ARENA_ARRAY(arena, count + 1, uint32_t);
    gate->needs = ARENA_ARRAY(arena, count * NEEDS_MOST + 1, uint32_t);
    for (unsigned i = 0; i < PREFIX_SIZE; i++) {
        gate->prefix[i] = ARENA_ARRAY(arena, 256 * gate->words, uint64_t);
        gate->open_prefix[i] = ARENA_ARRAY(arena, 256 * gate->words, uint64_t);
    }
    uint32_t needs = 0;
    for (uint32_t b = 0; b < count; b++) {
        const struct derived *derived = stage->branches.items[b]->derived;
        gate->first_need[b] = needs;
        for (uint32_t n = 0; n < derived->need_count; n++)
            gate->needs[needs++] = need_number(building, &derived->needs[n]);
        add_prefix(gate, derived, b);
        add_first_words(building, derived, stage->number, b);
    }
    gate->first_need[count] = needs;
    for (unsigned w = 0; w < 4; w++)
        building->book->words->starts.bits[w] |= gate->starts.bits[w];
}

static void build_needs(struct building *building) {
    struct gate_words *words = building->book->words;
    struct arena *arena = &building->book->arena;
    words->need_count = building->needs.count;
    words->need_words = (words->need_count + 63) / 64;
    for (uint32_t n = 0; n < building->needs.count; n++) {
        const struct need *need = &building->needs.items[n];
        for (unsigned c = 0; c < 256; c++) {
            if (!byte_set_has(&need->bytes, (unsigned char)c))
                continue;
            if (!words->met_by_byte[c])
                words->met_by_byte[c] = ARENA_ARRAY(arena, words->need_words, uint64_t);
            mask_add(words->met_by_byte[c], n);
        }
        for (uint32_t i = 0; i < need->words.count; i++)
            *LIST_ADD(&word_add(building->book, word_hash(need->words.items[i]))->needs, arena) = n;
    }
}

void gate_build(struct rulebook *book) {
    struct building building = {.book = book};
    book->words = ARENA_NEW(&book->arena, struct gate_words);
    for (uint32_t layer = 0; layer < book->layers.count; layer++)
        for (unsigned s = 0; s < 2; s++) {
            struct stage *stage = &book->layers.items[layer].stages[s];
            for (uint32_t b = 0; b < stage->branches.count; b++) {
                stage->branches.items[b]->derived = ARENA_NEW(&book->arena, struct derived);
                derive(stage->branches.items[b]->derived, stage->branches.items[b]->tree, &book->arena);
            }
            build_stage(&building, stage);
        }
    build_needs(&building);
    (void)word_add(book, word_hash(STR(" ")));   /* so that the table is never empty */
}

/* ---- looking at a sentence ---- */

struct scan_start { uint32_t at; const struct gate_word *word; };   /* word NULL: none of those that are asked about */

struct scan {
    const struct gate_words *words;
    char *shadow;                /* the one looked at last */
    uint32_t size, room;
    bool is_read;
    struct scan_start *starts;
    uint32_t start_count, start_room;
    uint64_t *met;               /* needs that the sentence meets */
};

struct scan *scan_open(const struct rulebook *book) {
    struct scan *scan = calloc(1, sizeof *scan);
    scan->words = book->words;
    scan->met = calloc(book->words->need_words + 1, sizeof *scan->met);
    return scan;
}

void scan_close(struct scan *scan) {
    if (!scan)
        return;
    free(scan->shadow);
    free(scan->starts);
    free(scan->met);
    free(scan);
}

static void scan_make_room(struct scan *scan, uint32_t size) {
    if (size < scan->room)
        return;
    scan->room = size * 2 + 256;
    free(scan->shadow);
    free(scan->starts);
    scan->shadow = malloc(scan->room + PREFIX_SIZE);
    scan->starts = malloc(scan->room * sizeof *scan->starts);
}

static void meet_by_byte(struct scan *scan, unsigned char byte) {
    const uint64_t *met = scan->words->met_by_byte[byte];
    for (uint32_t w = 0; met && w < scan->words->need_words; w++)
        scan->met[w] |= met[w];
}

/* Reads the word at a place; returns its end. */
static uint32_t read_word(struct scan *scan, uint32_t at, struct byte_set *present) {
    uint64_t hash = word_hash_empty;
    struct scan_start *start = &scan->starts[scan->start_count++];
    start->at = at;
    unsigned char byte;
    while (byte_is_word(byte = (unsigned char)scan->shadow[at])) {
        hash = word_hash_add(hash, byte);
        byte_set_add(present, byte);
        at++;
    }
    const struct gate_word *word = word_slot((struct gate_words *)scan->words, hash ? hash : 1);
    start->word = word->hash ? word : NULL;
    for (uint32_t i = 0; i < word->needs.count; i++)
        mask_add(scan->met, word->needs.items[i]);
    return at;
}

void scan_read(struct scan *scan, const struct view *view) {
    if (scan->is_read && scan->size == view->shadow_size && memcmp(scan->shadow, view->shadow, scan->size) == 0)
        return;
    scan_make_room(scan, view->shadow_size);
    scan->is_read = true;
    scan->size = view->shadow_size;
    memcpy(scan->shadow, view->shadow, scan->size);
    /* NULs behind the end: the bytes of a prefix can be asked for without asking where the sentence ends. */
    memset(scan->shadow + scan->size, 0, PREFIX_SIZE);
    memset(scan->met, 0, scan->words->need_words * sizeof *scan->met);
    scan->start_count = 0;
    struct byte_set present = {0};
    for (uint32_t at = 0; at < scan->size;) {
        unsigned char byte = (unsigned char)scan->shadow[at];
        if (byte_is_word(byte)) {
            at = read_word(scan, at, &present);
            continue;
        }
        byte_set_add(&present, byte);
        if (byte_set_has(&scan->words->starts, byte))
            scan->starts[scan->start_count++] = (struct scan_start){at, NULL};
        at++;
    }
    for (unsigned w = 0; w < 4; w++)
        for (uint64_t bits = present.bits[w]; bits; bits &= bits - 1)
            meet_by_byte(scan, (unsigned char)(w * 64 + (unsigned)__builtin_ctzll(bits)));
}

/* Branches whose needs the sentence meets; false when there are none. */
static bool branches_alive(const struct scan *scan, const struct stage *stage, uint64_t *alive) {
    const struct gate *gate = stage->gate;
    bool any = false;
    memset(alive, 0, gate->words * sizeof *alive);
    for (uint32_t b = 0; b < stage->branches.count; b++) {
        bool met = true;
        for (uint32_t n = gate->first_need[b]; met && n < gate->first_need[b + 1]; n++)
            met = scan->met[gate->needs[n] / 64] >> gate->needs[n] % 64 & 1;
        if (met)
            mask_add(alive, b);
        any |= met;
    }
    return any;
}

/* At a word only branches stay that may begin with it, or like it with words that can't be listed. */
static void keep_word_starts(const struct gate *gate, uint32_t stage, const struct scan_start *start, const unsigned char *text,
                             uint64_t *candidates) {
    uint64_t by_word[STAGE_WORDS_MOST] = {0};
    const struct gate_word *word = start->word;
    if (word && word->stages >> stage % 64 & 1)
        for (uint32_t i = 0; i < word->starts.count; i++)
            if (word->starts.items[i].stage == stage)
                mask_add(by_word, word->starts.items[i].branch);
    for (uint32_t w = 0; w < gate->words; w++) {
        uint64_t open = candidates[w] & ~by_word[w];
        for (unsigned i = 0; i < PREFIX_SIZE && open; i++)
            open &= gate->open_prefix[i][text[i] * gate->words + w];
        candidates[w] &= by_word[w] | open;
    }
}

static bool keep_prefixes(const struct gate *gate, const unsigned char *text, uint64_t *candidates) {
    uint64_t any = 0;
    for (uint32_t w = 0; w < gate->words; w++) {
        for (unsigned i = 1; i < PREFIX_SIZE && candidates[w]; i++)
            candidates[w] &= gate->prefix[i][text[i] * gate->words + w];
        any |= candidates[w];
    }
    return any;
}

void scan_run(struct scan *scan, const struct stage *stage,
              void (*settle)(void *context, uint32_t at, const uint64_t *candidates, uint32_t words), void *context) {
    const struct gate *gate = stage->gate;
    uint64_t alive[STAGE_WORDS_MOST], candidates[STAGE_WORDS_MOST];
    if (!branches_alive(scan, stage, alive))
        return;
    for (uint32_t i = 0; i < scan->start_count; i++) {
        const struct scan_start *start = &scan->starts[i];
        const unsigned char *text = (const unsigned char *)scan->shadow + start->at;
        uint64_t any = 0;
        for (uint32_t w = 0; w < gate->words; w++)
            any |= candidates[w] = alive[w] & gate->prefix[0][text[0] * gate->words + w];
        if (!any)
            continue;
        if (byte_is_word(text[0]))
            keep_word_starts(gate, stage->number, start, text, candidates);
        if (keep_prefixes(gate, text, candidates))
            settle(context, start->at, candidates, gate->words);
    }
}
