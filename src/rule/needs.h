/*
 * The needs of the patterns that a matcher has come to ask about, by number, and which of them a word meets. A pattern's are derived when
 * it is asked about first.
 */
#ifndef PHOTOFINISH_RULE_NEEDS_H
#define PHOTOFINISH_RULE_NEEDS_H

#include "gate.h"
#include "vocabulary.h"

struct pattern_needs {
    bool is_derived;
    uint8_t asked;   /* before that */
    uint32_t count, numbers[NEEDS_MOST];
};

struct needs {
    struct arena arena;
    uint32_t count;
    struct table numbers;                 /* by what the need says → number + 1 */
    struct table by_word;                 /* in lower case → need_numbers */
    struct need_numbers by_byte[256];
    struct need_numbers met;              /* by the word at hand */
    uint32_t words;                       /* that were asked about */
    struct { uint32_t *items; uint32_t count, room; } met_by;    /* the last of them that met a need, by its number */
};

void needs_close(struct needs *needs);

/* Derives what a pattern needs. */
void needs_derive(struct needs *needs, const struct node *tree, struct pattern_needs *derived);

/* Brings word->needs up to date. */
void needs_of_word(struct needs *needs, struct word *word);

#endif
