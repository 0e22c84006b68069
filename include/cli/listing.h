/*
 * A listing prints rows as a table for people, or as JSON lines or CSV (RFC 4180) for programs. It keeps only the first
 * rows, to find how wide the columns are, so it may be endless.
 *
 *     static const struct column columns[] = {{"athlete", COLUMN_TEXT, 28}, {"place", COLUMN_NUMBER, 5}};
 *     struct listing listing;
 *     listing_open(&listing, columns, 2, LISTING_TABLE);
 *     for (...) {
 *         listing_add(&listing, athlete);
 *         listing_add_number(&listing, place);   // the row is complete with its last cell
 *     }
 *     listing_close(&listing);
 */
#ifndef PHOTOFINISH_CLI_LISTING_H
#define PHOTOFINISH_CLI_LISTING_H

#include "base/buffer.h"
#include "base/list.h"

enum listing_format { LISTING_TABLE, LISTING_JSONL, LISTING_CSV };
#define LISTING_FORMATS "table|jsonl|csv"

enum column_kind { COLUMN_TEXT, COLUMN_NUMBER };

struct column {
    const char *name;
    enum column_kind kind;
    uint32_t most;       /* columns it may take on a terminal before it is cut with "…"; 0: as many as it needs */
};

enum { LISTING_COLUMNS_MOST = 16 };

struct listing {
    const struct column *columns;
    uint32_t column_count;
    enum listing_format format;
    uint32_t widths[LISTING_COLUMNS_MOST];
    struct { str *items; uint32_t count, room; } kept; /* cells of the first rows, which wait until the widths are known */
    bool is_settled;     /* the widths are known; rows are printed at once */
    uint32_t at;         /* next column */
    uint64_t row_count;
    struct arena arena;
    struct buffer line;
};

void listing_open(struct listing *listing, const struct column *columns, uint32_t count, enum listing_format format);
/* A cell; data NULL is null in JSON and empty elsewhere. */
void listing_add(struct listing *listing, str cell);
void listing_add_number(struct listing *listing, int64_t number);
void listing_close(struct listing *listing);

#endif
