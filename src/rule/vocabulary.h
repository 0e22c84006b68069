/*
 * The words that texts are made of, as one matcher has met them, with what is known of each: which stages have a branch that may begin
 * with it (and where that leaves their automata), and which needs it meets. Most words of a text have been met before, so nearly all of that is known when a text is read.
 */
#ifndef PHOTOFINISH_RULE_VOCABULARY_H
#define PHOTOFINISH_RULE_VOCABULARY_H

#include "base/list.h"
#include "base/str.h"

struct need_numbers { uint32_t *items; uint32_t count, room; };

enum word_place { INSIDE_SENTENCE, AT_SENTENCE_START };

/* A word, or one byte that is no part of words. */
struct word {
    str text;
    uint64_t hash;
    /* For either place: */
    uint64_t may_begin[2];        /* bit by stage, below 64: some branch may begin with it, as far as that was found out */
    uint16_t *states[2];          /* by stage: of its automaton behind the word, or STATE_UNKNOWN */
    struct need_numbers needs;    /* that it meets, */
    uint32_t needs_known;         /* of so many */
    struct arena *arena;          /* where it lives */
};

struct vocabulary {
    uint32_t stages;              /* set by whoever opens it */
    struct arena arena;
    struct word **table;          /* open addressing by hash */
    uint32_t room, count;
    struct word *bytes[256];
    uint32_t generation;          /* how often it was forgotten */
};

void vocabulary_close(struct vocabulary *vocabulary);

/* Forgets all words: pointers to them are good no more. */
void vocabulary_forget(struct vocabulary *vocabulary);
bool vocabulary_is_full(const struct vocabulary *vocabulary);

/* The word, which is new when it was not met before. One that is too long to be worth keeping is made in the arena given. */
struct word *vocabulary_word(struct vocabulary *vocabulary, str text, struct arena *arena);
struct word *vocabulary_byte(struct vocabulary *vocabulary, unsigned char byte);

#endif
