/*
 * The words that texts are made of, as one matcher has met them, with what is known of each: which readers of stages (scan.c) may
 * begin with it (and where that leaves their automata), and which needs it meets. Most words of a text have been met before, so
 * nearly all of that is known when a text is read.
 */
#ifndef PHOTOFINISH_RULE_VOCABULARY_H
#define PHOTOFINISH_RULE_VOCABULARY_H

#include "base/list.h"
#include "base/str.h"
#include "letter.h"

struct need_numbers { uint32_t *items; uint32_t count, room; };

enum word_place { INSIDE_SENTENCE, AT_SENTENCE_START };

/* A word, or one byte that is no part of words. */
struct word {
    str text;
    uint64_t hash;
    /* For either place: */
    uint64_t may_begin[2];        /* bit by reader, below 64: some branch may begin with it, as far as is known */
    uint32_t *states[2];          /* vocabulary_states; NULL: nobody has asked */
    struct need_numbers needs;    /* that it meets, */
    uint32_t needs_known;         /* of so many */
    uint32_t number;              /* 0: it is not kept */
    struct arena *arena;          /* where it lives */
};

/*
 * Readers that cannot begin with a word where certain bytes follow it: "in the" rules out much that "in" alone does not. Those bytes are
 * the one behind the word and, when that is a blank, the next, or the next two of one word: a letter that comes into the text can
 * change them only for the word right before it and the blank between them.
 */
struct following {
    uint64_t key;                 /* the word's number and place, and the bytes; 0: a free place */
    uint64_t ruled_out;           /* bit by reader */
};

struct vocabulary {
    uint32_t readers;             /* set by whoever opens it */
    struct arena arena;
    struct word **table;          /* open addressing by hash; malloc */
    uint32_t room, count, numbers;
    struct word *bytes[256];
    struct following *followings; /* open addressing; malloc */
    uint32_t following_room, following_count;
    uint32_t generation;          /* how often it was forgotten */
};

void vocabulary_close(struct vocabulary *vocabulary);

/* Forgets all words: pointers to them are good no more. */
void vocabulary_forget(struct vocabulary *vocabulary);
bool vocabulary_is_full(const struct vocabulary *vocabulary);

/* The word, which is new when it was not met before. One that is too long to be worth keeping is made in the arena given. */
struct word *vocabulary_word(struct vocabulary *vocabulary, str text, struct arena *arena);
struct word *vocabulary_byte(struct vocabulary *vocabulary, unsigned char byte);

/* Bytes that follow a word, in a text with NUL behind: how many they are, and as one number. */
static inline uint32_t following_size(const char *text) {
    if (text[0] != ' ' || !text[1])
        return 1;
    return byte_is_word((unsigned char)text[1]) && byte_is_word((unsigned char)text[2]) ? 3 : 2;
}
static inline uint32_t following_bytes(const char *text) {
    const unsigned char *bytes = (const unsigned char *)text;
    uint32_t size = following_size(text), number = bytes[0];
    return size == 1 ? number : number | (uint32_t)bytes[1] << 8 | (size == 3 ? (uint32_t)bytes[2] << 16 : 0);
}

/* Bit by reader: it may begin with the word where those bytes follow, as far as is known. */
uint64_t vocabulary_may_begin(const struct vocabulary *vocabulary, const struct word *word, enum word_place place, uint32_t bytes);
/* Those readers cannot. Of a word that is not kept this is forgotten at once. */
void vocabulary_rule_out(struct vocabulary *vocabulary, const struct word *word, enum word_place place, uint32_t bytes, uint64_t readers);

/* By reader, to be changed: the state of its automaton behind the word, or STATE_UNKNOWN. */
uint32_t *vocabulary_states(const struct vocabulary *vocabulary, struct word *word, enum word_place place);

#endif
