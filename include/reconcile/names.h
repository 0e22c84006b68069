/*
 * Names as different papers write them: with and without accents, initials, family name first, one letter wrong.
 *
 *     struct name a = name_read(STR("Narve Gilje Nordås"), arena), b = name_read(STR("N. G. Nordas"), arena);
 *     name_compare(&a, &b)     // NAME_SHORTER: one may stand for the other
 *
 * Two different given names before one family name are two people (brothers, sisters), however much else agrees.
 */
#ifndef PHOTOFINISH_RECONCILE_NAMES_H
#define PHOTOFINISH_RECONCILE_NAMES_H

#include "base/str.h"

enum { NAME_WORDS = 8 };

struct name {
    str folded;               /* lower case ASCII where there is a base letter, words apart by one blank, no points, no accents */
    str words[NAME_WORDS];    /* of folded; what is beyond the eighth word is left out */
    uint32_t count;
};

enum name_match {
    NAME_DIFFERENT,
    NAME_MISSPELT,   /* one word is a slip away: the same person only if something else agrees */
    NAME_SHORTER,    /* family name only, initials, a pet form: the same person if nobody else could be meant */
    NAME_SAME,       /* same words in any order, or the same with middle names left out */
};

/* Lower case, accents and points off, hyphens and apostrophes to blanks or nothing, "ø" to "o", "ß" to "ss". */
str name_fold(str text, struct arena *arena);
struct name name_read(str text, struct arena *arena);
enum name_match name_compare(const struct name *a, const struct name *b);

/* Family name as far as it can be told: the last word. */
str name_family(const struct name *name);

#endif
