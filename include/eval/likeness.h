/* How alike two texts are, and names and numbers as they are compared. */
#ifndef PHOTOFINISH_EVAL_LIKENESS_H
#define PHOTOFINISH_EVAL_LIKENESS_H

#include "base/list.h"
#include "base/str.h"

/* Words of a name without case, accents and punctuation; data NULL for an empty one. "Kévin  O'Brien-Łuk" gives "kevin obrien luk". */
str plain_name(str name, struct arena *arena);

/* A mark's value in ten-thousandths: of seconds for [h:]m:ss.ff, of metres, points or signed wind. False when it is none. */
bool value_number(str value, int64_t *number);

struct words {
    str *items;
    uint32_t count, room;
};

/* The letters-and-digits words of a folded text. */
void quote_words(str text, struct words *words, struct arena *arena);

/*
 * Twice the words that agree in order over the words of both, 0 to 1. What agrees is found as by Ratcliff and Obershelp,
 * "Pattern Matching: the Gestalt Approach", Dr. Dobb's Journal 1988: the longest common run, then the same on either side of
 * it; the earliest run wins where several are as long. The same as Python's difflib.SequenceMatcher without autojunk.
 */
double words_likeness(const struct words *a, const struct words *b, struct arena *arena);

#endif
