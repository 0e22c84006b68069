#include "gate.h"

static uint64_t word_hash(str word) {
    uint64_t hash = word_hash_empty;
    for (size_t i = 0; i < word.size; i++)
        hash = word_hash_add(hash, (unsigned char)word.data[i]);
    return hash;
}

static struct gate_word *word_add(struct rulebook *book, uint64_t hash) {
    struct gate_words *words = book->words;
    if (words->count * 2 >= words->room) {
        const struct gate_word *old = words->table;
        uint32_t old_room = words->room;
        words->room = old_room ? old_room * 2 : 4096;
        words->table = ARENA_ARRAY(&book->arena, words->room, struct gate_word);
        for (uint32_t i = 0; i < old_room; i++)
            if (old[i].hash)
                *gate_word_slot(words, old[i].hash) = old[i];
    }
    hash = hash ? hash : 1;
    struct gate_word *word = gate_word_slot(words, hash);
    words->count += !word->hash;
    word->hash = hash;
    return word;
}

struct building {
    struct rulebook *book;
    struct arena scratch;
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
    /* What is derived is forgotten once the branch is built. */
    struct arena *arena = &building->book->arena;
    struct need *kept = LIST_ADD(&building->needs, arena);
    *kept = (struct need){.bytes = need->bytes};
    for (uint32_t i = 0; i < need->words.count; i++)
        *LIST_ADD(&kept->words, arena) = str_copy(need->words.items[i], arena);
    return building->needs.count - 1;
}

/* Adds a branch, or a stage, to the masks of all bytes of a set; a mask is so many words long. */
static void add_bytes(uint64_t *masks, uint32_t words, const struct byte_set *bytes, uint32_t bit) {
    for (unsigned w = 0; w < 4; w++)
        for (uint64_t rest = bytes->bits[w]; rest; rest &= rest - 1)
            gate_mask_add(masks + (w * 64 + (unsigned)__builtin_ctzll(rest)) * words, bit);
}

/* Stages have masks of their own, so that a place asks only those that may begin there. */
static void add_prefix(struct gate_words *words, const struct stage *stage, const struct derived *derived, uint32_t branch) {
    struct gate *gate = stage->gate;
    for (unsigned i = 0; i < PREFIX_SIZE; i++) {
        add_bytes(gate->prefix[i], gate->words, &derived->prefix[i], branch);
        add_bytes(gate->open_prefix[i], gate->words, &derived->open_prefix[i], branch);
        add_bytes(gate->behind[i], gate->words, &derived->behind[i], branch);
        add_bytes(gate->open_behind[i], gate->words, &derived->open_behind[i], branch);
        add_bytes(words->prefix[i], 1, &derived->prefix[i], stage->number % 64);
        add_bytes(words->open_prefix[i], 1, &derived->open_prefix[i], stage->number % 64);
    }
}

static void add_starts(struct building *building, const uint64_t *hashes, uint32_t count, const struct stage *stage,
                       uint32_t branch) {
    struct arena *arena = &building->book->arena;
    for (uint32_t i = 0; i < count; i++) {
        struct gate_word *word = word_add(building->book, hashes[i]);
        if (!word->starts.count || LIST_LAST(&word->starts)->stage != stage->number)
            *LIST_ADD(&word->starts, arena) =
                (struct gate_start){stage->number, ARENA_ARRAY(arena, stage->gate->words, uint64_t)};
        word->stages |= UINT64_C(1) << stage->number % 64;
        gate_mask_add(LIST_LAST(&word->starts)->branches, branch);
    }
}

void gate_derive(struct derived *derived, const struct branch *branch, struct arena *arena) {
    derive_starts(derived, branch->tree, arena);
    derive_behind(derived, branch->tree);
    derive_needs(derived, branch->tree, arena);
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
        gate->behind[i] = ARENA_ARRAY(arena, 256 * gate->words, uint64_t);
        gate->open_behind[i] = ARENA_ARRAY(arena, 256 * gate->words, uint64_t);
    }
    for (uint32_t b = 0; b < count; b++) {
        const struct branch *branch = stage->branches.items[b];
        struct derived derived = {0};
        gate_derive(&derived, branch, &building->scratch);
        gate->first_need[b + 1] = gate->first_need[b];
        for (uint32_t n = 0; n < derived.need_count; n++)
            gate->needs[gate->first_need[b + 1]++] = need_number(building, &derived.needs[n]);
        add_prefix(building->book->words, stage, &derived, b);
        add_starts(building, derived.first_words.items, derived.first_words.count, stage, b);
        add_starts(building, derived.heads.items, derived.heads.count, stage, b);
        arena_reset(&building->scratch);
    }
}

static void build_needs(struct building *building) {
    struct gate_words *words = building->book->words;
    struct arena *arena = &building->book->arena;
    words->need_count = building->needs.count;
    for (uint32_t n = 0; n < building->needs.count; n++) {
        const struct need *need = &building->needs.items[n];
        for (unsigned c = 0; c < 256; c++)
            if (byte_set_has(&need->bytes, (unsigned char)c))
                *LIST_ADD(&words->met_by_byte[c], arena) = n;
        for (uint32_t i = 0; i < need->words.count; i++)
            *LIST_ADD(&word_add(building->book, word_hash(need->words.items[i]))->needs, arena) = n;
    }
}

void gate_build(struct rulebook *book) {
    struct building building = {.book = book};
    book->words = ARENA_NEW(&book->arena, struct gate_words);
    for (uint32_t layer = 0; layer < book->layers.count; layer++)
        for (unsigned s = 0; s < 2; s++)
            build_stage(&building, &book->layers.items[layer].stages[s]);
    build_needs(&building);
    (void)word_add(book, word_hash(STR(" ")));   /* so that the table is never empty */
    arena_close(&building.scratch);
}
