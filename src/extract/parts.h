/* A long text as a series of short articles, and their readings as one. For extract alone. */
#ifndef PHOTOFINISH_EXTRACT_PARTS_H
#define PHOTOFINISH_EXTRACT_PARTS_H

#include "base/table.h"
#include "extract/extract.h"

struct parts {
    const struct article *whole;
    struct reading *reading;       /* of the whole */
    struct arena *arena;
    struct table people;           /* name → index + 1 into reading->people */
    uint32_t first_sentence, start; /* of the part in hand, and its first byte */
    struct article part;
};

void parts_open(struct parts *parts, const struct article *whole, struct reading *reading, struct arena *arena);

/* The next run of paragraphs of at most EXTRACT_PART_MOST bytes, or one longer paragraph's run of sentences; false behind the last. */
bool parts_next(struct parts *parts);

/* Takes over what the part in hand says, in places of the whole. */
void parts_join(struct parts *parts, const struct reading *reading);

#endif
