/* What a matcher remembers of a view's text, so that it need not be cut into words again when letters have come into it. */
#ifndef PHOTOFINISH_RULE_VIEW_MEMORY_H
#define PHOTOFINISH_RULE_VIEW_MEMORY_H

#include "book.h"

/* A word of the text, or any other byte (of blanks only when some pattern may begin with one). */
struct token {
    uint32_t at, size;
    struct word *word;
};

struct view_memory {
    uint32_t changes;                    /* how often the shadow was made anew */
    const struct rulebook *book;         /* whose so-manieth scan has read it, */
    uint32_t scan, generation;           /* with the vocabulary that it had then */
    struct { struct token *items; uint32_t count, room; } tokens;
    uint64_t *may_begin;                 /* by token: as its word says */
};

#endif
