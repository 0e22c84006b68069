/*
 * Official results as CSV with the columns competition, year, event, sex, round, athlete, nation, place, mark and record, in any order. The
 * columns heat, wind and part_of are used where they are there, others are ignored. An empty place, or a mark that is none (DNF, DQ, NM …),
 * makes no claim.
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

/* Appends statements with is_reference set, the byte range of the row's mark or place in csv, and the rule "reference" with the row's line.
 * The caller sets document, uri, source and published (the list's as-of date). events tells how a mark is to be read. Errors name path,
 * line and column. */
enum status reference_read(str csv, const char *path, const struct events *events, struct reference_rows *rows, struct arena *arena,
                           struct error *error);

#endif
