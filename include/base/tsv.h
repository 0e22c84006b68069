/*
 * A lexicon file: tab-separated rows under a line of column names. Lines that begin with "#" and empty lines are comments.
 *
 *     struct tsv tsv;
 *     if (tsv_open("rules/lexicon/events.tsv", STR("code class"), &tsv, arena, error) != OK)
 *         return error...;                      // no such file, or a column is missing
 *     while (tsv_next(&tsv))
 *         str code = tsv_cell(&tsv, 0);         // in the order of the names that were asked for
 *
 * Cells borrow from the file's bytes, which live in the arena.
 */
#ifndef PHOTOFINISH_BASE_TSV_H
#define PHOTOFINISH_BASE_TSV_H

#include "base/error.h"
#include "base/str.h"

enum { TSV_COLUMNS_MOST = 16 };

struct tsv {
    const char *path;
    str rest;
    str row;
    uint32_t line;                        /* of the current row, from 1 */
    int32_t columns[TSV_COLUMNS_MOST];    /* where each wanted column stands */
    uint32_t column_count;
};

/* names: the wanted columns, apart by blanks. The columns of the file may stand in any order, and there may be more. */
enum status tsv_open(const char *path, str names, struct tsv *tsv, struct arena *arena, struct error *error);

bool tsv_next(struct tsv *tsv);

/* The current row's cell in the wanted column, trimmed; empty when the row is too short. */
str tsv_cell(const struct tsv *tsv, uint32_t column);

#endif
