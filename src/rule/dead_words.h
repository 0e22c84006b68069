/*
 * Words of a pattern that can't match, because an earlier layer has always made a letter of them: "his" behind the layer that finds @pronoun.
 * Only what is certain is told: each word is tried in its own surroundings, as far as the pattern tells them, and where it does
 * not, with nothing, with other words, and with all that the guards of the entity which takes it could wait for.
 */
#ifndef PHOTOFINISH_RULE_DEAD_WORDS_H
#define PHOTOFINISH_RULE_DEAD_WORDS_H

#include "book.h"

struct dead_word {
    const struct rule *rule;   /* whose pattern or guard it is, or the first that uses the piece */
    struct place literal;      /* where the part of the pattern begins that it is in, */
    struct place place;        /* and the word itself */
    bool is_rest;              /* what is taken begins before it */
    str words;                 /* all that is taken, as the pattern has it */
    const struct rule *taker;
};
struct dead_words { struct dead_word *items; uint32_t count, room; };

/* Those of all rules, in the order of the rules. A word of a piece is dead when it is so wherever the piece is used. */
void dead_words_find(struct dead_words *dead, const struct rulebook *book, struct matcher *matcher, struct arena *arena);

#endif
