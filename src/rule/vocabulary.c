#include "vocabulary.h"

enum {
    WORDS_MOST = 50 * 1000,
    FOLLOWINGS_MOST = 250 * 1000,
    KEPT_SIZE_MOST = 48,      /* bytes: longer words are rare, and may be anything */
};

void vocabulary_close(struct vocabulary *vocabulary) {
    arena_close(&vocabulary->arena);
}

void vocabulary_forget(struct vocabulary *vocabulary) {
    arena_close(&vocabulary->arena);
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

static struct word *word_new(const struct vocabulary *vocabulary, str text, uint64_t hash, struct arena *arena) {
    struct word *word = ARENA_NEW(arena, struct word);
    word->text = str_copy(text, arena);
    word->hash = hash;
    word->arena = arena;
    word->is_kept = arena == &vocabulary->arena;
    for (unsigned place = 0; place < 2; place++) {
        word->may_begin[place] = ~UINT64_C(0);
        word->states[place] = ARENA_ARRAY(arena, vocabulary->readers, uint32_t);
    }
    return word;
}

static void grow(struct vocabulary *vocabulary) {
    struct word **old = vocabulary->table;
    uint32_t old_room = vocabulary->room;
    vocabulary->room = old_room ? old_room * 2 : 1024;
    vocabulary->table = ARENA_ARRAY(&vocabulary->arena, vocabulary->room, struct word *);
    for (uint32_t i = 0; i < old_room; i++)
        if (old[i])
            *slot_of(vocabulary, old[i]->text, old[i]->hash) = old[i];
}

struct word *vocabulary_word(struct vocabulary *vocabulary, str text, struct arena *arena) {
    if (text.size > KEPT_SIZE_MOST)
        return word_new(vocabulary, text, 0, arena);
    if (vocabulary->count * 2 >= vocabulary->room)
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

static struct following *following_slot(struct following *table, uint32_t room, const struct word *word, uint32_t bytes) {
    uint64_t hash = ((uint64_t)(uintptr_t)word ^ (uint64_t)bytes << 24) * UINT64_C(0x9E3779B97F4A7C15);
    uint32_t at = (uint32_t)(hash >> 32) & (room - 1);
    while (table[at].word && !(table[at].word == word && table[at].bytes == bytes))
        at = (at + 1) & (room - 1);
    return &table[at];
}

static void grow_followings(struct vocabulary *vocabulary) {
    const struct following *old = vocabulary->followings;
    uint32_t old_room = vocabulary->following_room;
    vocabulary->following_room = old_room ? old_room * 2 : 1024;
    vocabulary->followings = ARENA_ARRAY(&vocabulary->arena, vocabulary->following_room, struct following);
    for (uint32_t i = 0; i < old_room; i++)
        if (old[i].word)
            *following_slot(vocabulary->followings, vocabulary->following_room, old[i].word, old[i].bytes) = old[i];
}

uint64_t *vocabulary_may_begin(struct vocabulary *vocabulary, const struct word *word, enum word_place place, uint32_t bytes) {
    /* Another word may come to lie where this one does. */
    if (!word->is_kept) {
        vocabulary->passing = word->may_begin[place];
        return &vocabulary->passing;
    }
    if (vocabulary->following_count * 2 >= vocabulary->following_room)
        grow_followings(vocabulary);
    bytes |= (uint32_t)place << 24;
    struct following *slot = following_slot(vocabulary->followings, vocabulary->following_room, word, bytes);
    if (!slot->word) {
        *slot = (struct following){word, bytes, word->may_begin[place]};
        vocabulary->following_count++;
    }
    return &slot->may_begin;
}
