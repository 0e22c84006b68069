/*
 * Official results as CSV: competition,year,event,sex,round,athlete,nation,place,mark,record; the columns by name in any
 * order, others (heat, wind, part_of) used where known and ignored where not; an empty place or a mark that is none (DNF, DQ, NM …) gives
 * no claim of it.
 */
#ifndef PHOTOFINISH_RECONCILE_REFERENCE_H
#define PHOTOFINISH_RECONCILE_REFERENCE_H

#include "base/error.h"
#include "model/event.h"
#include "model/fact.h"

struct reference_rows {
    struct statement *items;
    uint32_t count, room;
};

/* Statements with is_reference, the byte range of the row's mark or place in csv, and as rule the file "reference" with the row's line; document, uri, source and published are the caller's
 * to set (published is the list's as-of date). Errors name path, line and column. events tells how a mark is to be read. */
enum status reference_read(str csv, const char *path, const struct events *events, struct reference_rows *rows, struct arena *arena,
                           struct error *error);

#endif
