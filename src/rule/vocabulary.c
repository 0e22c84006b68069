#include "vocabulary.h"

#include "base/memory.h"

/* Just below three quarters of a power of two, as full as tables get. */
enum {
    WORDS_MOST = 49 * 1000,
    FOLLOWINGS_MOST = 196 * 1000,
    KEPT_SIZE_MOST = 48,      /* bytes: longer words are rare, and may be anything */
};

void vocabulary_close(struct vocabulary *vocabulary) {
    arena_close(&vocabulary->arena);
    memory_free(vocabulary->table);
    memory_free(vocabulary->followings);
}

void vocabulary_forget(struct vocabulary *vocabulary) {
    vocabulary_close(vocabulary);
    *vocabulary = (struct vocabulary){.readers = vocabulary->readers, .generation = vocabulary->generation + 1};
}

bool vocabulary_is_full(const struct vocabulary *vocabulary) {
    return vocabulary->count >= WORDS_MOST || vocabulary->following_count >= FOLLOWINGS_MOST;
}

/* Eight bytes at a time; nothing that is kept depends on it. */
static uint64_t hash_of(str text) {
    uint64_t hash = text.size;
    for (size_t at = 0; at < text.size; at += 8) {
        uint64_t part = 0;
        memcpy(&part, text.data + at, text.size - at < 8 ? text.size - at : 8);
        hash = (hash ^ part) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 29;
    }
    return hash;
}

static struct word **slot_of(const struct vocabulary *vocabulary, str text, uint64_t hash) {
    uint32_t at = (uint32_t)hash & (vocabulary->room - 1);
    while (vocabulary->table[at] && !(vocabulary->table[at]->hash == hash && str_equal(vocabulary->table[at]->text, text)))
        at = (at + 1) & (vocabulary->room - 1);
    return &vocabulary->table[at];
}

static struct word *word_new(struct vocabulary *vocabulary, str text, uint64_t hash, struct arena *arena) {
    struct word *word = ARENA_NEW(arena, struct word);
    word->text = str_copy(text, arena);
    word->hash = hash;
    word->arena = arena;
    if (arena == &vocabulary->arena)
        word->number = ++vocabulary->numbers;
    for (unsigned place = 0; place < 2; place++)
        word->may_begin[place] = ~UINT64_C(0);
    return word;
}

static void grow(struct vocabulary *vocabulary) {
    struct word **old = vocabulary->table;
    uint32_t old_room = vocabulary->room;
    vocabulary->room = old_room ? old_room * 2 : 1024;
    vocabulary->table = memory_new(vocabulary->room, sizeof(struct word *));
    for (uint32_t i = 0; i < old_room; i++)
        if (old[i])
            *slot_of(vocabulary, old[i]->text, old[i]->hash) = old[i];
    memory_free(old);
}

struct word *vocabulary_word(struct vocabulary *vocabulary, str text, struct arena *arena) {
    if (text.size > KEPT_SIZE_MOST)
        return word_new(vocabulary, text, 0, arena);
    if (vocabulary->count >= vocabulary->room / 4 * 3)
        grow(vocabulary);
    uint64_t hash = hash_of(text);
    struct word **slot = slot_of(vocabulary, text, hash);
    if (*slot)
        return *slot;
    if (vocabulary->count >= WORDS_MOST)
        return word_new(vocabulary, text, hash, arena);
    vocabulary->count++;
    return *slot = word_new(vocabulary, text, hash, &vocabulary->arena);
}

struct word *vocabulary_byte(struct vocabulary *vocabulary, unsigned char byte) {
    const char c = (char)byte;
    if (!vocabulary->bytes[byte])
        vocabulary->bytes[byte] = word_new(vocabulary, (str){&c, 1}, 0, &vocabulary->arena);
    return vocabulary->bytes[byte];
}

uint32_t *vocabulary_states(const struct vocabulary *vocabulary, struct word *word, enum word_place place) {
    if (!word->states[place])
        word->states[place] = ARENA_ARRAY(word->arena, vocabulary->readers, uint32_t);
    return word->states[place];
}

static struct following *following_slot(struct following *table, uint32_t room, uint64_t key) {
    uint32_t at = (uint32_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (room - 1);
    while (table[at].key && table[at].key != key)
        at = (at + 1) & (room - 1);
    return &table[at];
}

static uint64_t following_key(const struct word *word, enum word_place place, uint32_t bytes) {
    return (uint64_t)word->number << 32 | (uint64_t)place << 24 | bytes;
}

static void grow_followings(struct vocabulary *vocabulary) {
    struct following *old = vocabulary->followings;
    uint32_t old_room = vocabulary->following_room;
    vocabulary->following_room = old_room ? old_room * 2 : 1024;
    vocabulary->followings = memory_new(vocabulary->following_room, sizeof *old);
    for (uint32_t i = 0; i < old_room; i++)
        if (old[i].key)
            *following_slot(vocabulary->followings, vocabulary->following_room, old[i].key) = old[i];
    memory_free(old);
}

uint64_t vocabulary_may_begin(const struct vocabulary *vocabulary, const struct word *word, enum word_place place, uint32_t bytes) {
    if (!word->number || !vocabulary->following_room)
        return word->may_begin[place];
    return word->may_begin[place] &
           ~following_slot(vocabulary->followings, vocabulary->following_room, following_key(word, place, bytes))->ruled_out;
}

void vocabulary_rule_out(struct vocabulary *vocabulary, const struct word *word, enum word_place place, uint32_t bytes, uint64_t readers) {
    if (!word->number || !(word->may_begin[place] & readers))
        return;
    if (vocabulary->following_count >= vocabulary->following_room / 4 * 3)
        grow_followings(vocabulary);
    uint64_t key = following_key(word, place, bytes);
    struct following *slot = following_slot(vocabulary->followings, vocabulary->following_room, key);
    vocabulary->following_count += !slot->key;
    slot->key = key;
    slot->ruled_out |= readers;
}
