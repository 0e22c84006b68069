/*
 * Private to the quotes: where quote marks open and close. Marks alone are looked at, and the characters beside them; whether a
 * stretch is speech is decided later.
 */
#ifndef PHOTOFINISH_EXTRACT_QUOTE_MARKS_H
#define PHOTOFINISH_EXTRACT_QUOTE_MARKS_H

#include "extract/quotes.h"

enum stretch_flag {
    STRETCH_OPENED = 1,   /* by a mark of its own; else a paragraph in the middle of somebody's words */
    STRETCH_CLOSED = 2,   /* by a mark of its own */
    STRETCH_SINGLE = 4,   /* in ‘single’ marks */
    STRETCH_GOES_ON = 8,  /* the next paragraph continues it */
};

struct stretch {
    struct span inner;    /* between the marks, blanks trimmed */
    struct span outer;    /* with them */
    uint32_t paragraph;
    uint32_t flags;
};

struct stretch_list {
    struct stretch *items;
    uint32_t count, room;
};

/* All stretches in double marks (and «»), and those in single marks that end like speech, in reading order, not overlapping. */
void quote_marks_find(const struct article *article, struct stretch_list *stretches, struct arena *arena);

#endif
