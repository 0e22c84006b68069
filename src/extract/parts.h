/* A long text as a series of short articles, and their readings as one. For extract alone. */
#ifndef PHOTOFINISH_EXTRACT_PARTS_H
#define PHOTOFINISH_EXTRACT_PARTS_H

#include "base/table.h"
#include "extract/extract.h"

struct parts {
    const struct article *whole;
    struct reading *reading;       /* of the whole */
    struct arena *arena;           /* for what lasts: reading */
    struct arena *scratch;         /* for the part in hand; reset for the next */
    struct table people;           /* name → index + 1 into reading->people */
    struct table words;            /* what readings of parts said → the copy that lasts */
    uint32_t first_sentence, start; /* of the part in hand, and its first byte */
    uint32_t map_at, byte_map_at;  /* runs of the whole's maps before these are behind us */
    struct article part;
};

void parts_open(struct parts *parts, const struct article *whole, struct reading *reading, struct arena *arena, struct arena *scratch);

/* The next run of paragraphs of at most EXTRACT_PART_MOST bytes, or one longer paragraph's run of sentences; false behind the last.
 * Forgets the part before and all that stands in scratch. */
bool parts_next(struct parts *parts);

/* Takes over what the part in hand says, in places of the whole; nothing of it borrows from scratch. */
void parts_join(struct parts *parts, const struct reading *reading);

#endif
