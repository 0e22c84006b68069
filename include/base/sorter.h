/*
 * A sorter puts more records in order than memory should hold: what does not fit goes to a temporary file (base/temporary.h), in
 * sorted runs that are merged once.
 *
 *     struct sorter *sorter = sorter_open(sizeof(struct pair), 8 << 20, compare_pairs);
 *     sorter_add(sorter, &pair, &error);                  // as often as you like
 *     sorter_finish(sorter, &error);
 *     struct sorter_place place = {0};
 *     while ((status = sorter_next(sorter, &place, &pair, &more, &error)) == OK && more) …
 *     sorter_close(sorter);
 *
 * Records are plain bytes of one size. Reading may begin again with another place, in several places at once, also on several threads.
 * Records that compare as equal come in no certain order: let compare tell all apart that differ.
 */
#ifndef PHOTOFINISH_BASE_SORTER_H
#define PHOTOFINISH_BASE_SORTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct sorter;

/* memory: bytes of records that are held at most (sorting them takes as many again). compare NULL: records stay in the order in which they
 * were added. Ends the program when there is no memory. */
struct sorter *sorter_open(size_t record_size, size_t memory, int (*compare)(const void *, const void *));
void sorter_close(struct sorter *sorter);   /* NULL is allowed */

/* FAILED_SYSTEM when the temporary file can't be written; the message names its folder and the remedy. */
enum status sorter_add(struct sorter *sorter, const void *record, struct error *error);

/* After the last sorter_add and before the first record is read. */
enum status sorter_finish(struct sorter *sorter, struct error *error);

uint64_t sorter_count(const struct sorter *sorter);

enum { SORTER_AHEAD = 4096 /* bytes that are read at a time */ };

/* Where somebody reads; zeroed: at the beginning. .next may be set. */
struct sorter_place {
    uint64_t next;                /* number of the next record */
    uint64_t first;               /* the records that lie in ahead */
    uint32_t held;
    unsigned char ahead[SORTER_AHEAD];
};

/* Copies the next record; *more is false when there is none. */
enum status sorter_next(const struct sorter *sorter, struct sorter_place *place, void *record, bool *more, struct error *error);

#endif
