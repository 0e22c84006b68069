/*
 * An offset map leads from every byte of a text back to the bytes that it was made from.
 *
 *     text    "3:29.38 – Kerr"        made from   "3:29.38 &ndash; Kerr"
 *     runs    [0,8)→[0,8) copied      [8,11)→[8,15) replaced      [11,16)→[15,20) copied
 *
 * A copied run has the same length on both sides and is mapped byte by byte; a replaced run is one whole: any part of it
 * leads to all of it. Runs are in the order of the text and cover it; on the other side they may jump, also backwards.
 */
#ifndef PHOTOFINISH_BASE_OFFSETS_H
#define PHOTOFINISH_BASE_OFFSETS_H

#include "base/list.h"
#include "base/span.h"

struct offset_run {
    uint32_t start;         /* in the text; the run ends where the next one starts */
    uint32_t source;        /* start in what it was made from */
    uint32_t source_size;   /* equal to the run's own size when copied */
};

struct offsets {
    struct offset_run *items;
    uint32_t count, room;
    uint32_t size; /* of the text */
};

/* Appends size bytes of text made from source. Copied runs that continue each other are joined. */
void offsets_add(struct offsets *map, uint32_t size, struct span source, struct arena *arena);

/* Appends size bytes that stand for source as a whole, also when both happen to have the same size ("…" and "..."). */
void offsets_add_replaced(struct offsets *map, uint32_t size, struct span source, struct arena *arena);

/* The source bytes of a span of the text: from the start of its first byte's to the end of its last byte's. The
 * smallest span that covers both when the source jumps in between. An empty span gives an empty span. */
struct span offsets_source(const struct offsets *map, struct span text);

/* first: a→b, second: b→c; appends a→c to result. */
void offsets_compose(const struct offsets *first, const struct offsets *second, struct offsets *result, struct arena *arena);

#endif
