/*
 * Private to explanations: explain.c tells what was found, explain_reason.c the sum that settles it, explain_broken.c what nothing settles,
 * and explain_words.c has the words that all of them use. Nothing is decided here.
 */
#ifndef PHOTOFINISH_RECONCILE_EXPLAIN_H
#define PHOTOFINISH_RECONCILE_EXPLAIN_H

#include "base/buffer.h"
#include "race.h"

str explain_ordinal(int64_t place, struct arena *arena);      /* "first", …, "13th" */
str explain_count(uint32_t count, struct arena *arena);       /* "one", …, "13" */
str explain_opening(str words, struct arena *arena);          /* with a capital letter, as a sentence begins */

uint32_t explain_paper_count(const struct race *race, const struct option *option);
/* A value as a sentence calls it: "fifth place", "an age of 22", "8 October 2023", "75 feet 2 inches (22.91)". */
str explain_value(const struct race *race, const struct slot *slot, const struct option *option);
/* "3:29.38 (000 and 002)" */
str explain_cited(const struct race *race, const struct option *option);
str explain_name(const struct race *race, int32_t runner);
str explain_family(const struct race *race, int32_t runner);
/* An amount printed like that mark. */
str explain_amount(struct mark like, int64_t amount, const struct race *race);

/* The first constraint that the wrong value breaks and the right one keeps; false when there is none. */
bool explain_reason(struct buffer *out, const struct race *race, const struct slot *slot, const struct option *wrong, const struct option *right);

#endif
