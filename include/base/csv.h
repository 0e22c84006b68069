/*
 * CSV as RFC 4180 has it: fields apart by commas, quoted where they hold commas, quotes ("" for one) or line ends; LF is taken
 * as well as CRLF, and a byte order mark is passed over. Rows are read one by one and nothing is kept of them.
 *
 *     struct csv csv;
 *     csv_open(&csv, bytes, "results.csv", &error);
 *     int mark = csv_column(&csv, STR("mark"));        // of the header row; -1 when there is none
 *     while (csv_row(&csv, &error) == CSV_ROW)
 *         use(csv_field(&csv, mark));
 *     csv_close(&csv);
 */
#ifndef PHOTOFINISH_BASE_CSV_H
#define PHOTOFINISH_BASE_CSV_H

#include "base/buffer.h"
#include "base/error.h"
#include "base/span.h"

enum { CSV_COLUMNS_MOST = 256 };

enum csv_step { CSV_ROW, CSV_END, CSV_TROUBLE };

struct csv {
    str text;
    const char *path;
    size_t at;              /* where the next row starts */
    uint32_t line;          /* on which the current row starts, from 1 */
    uint32_t next_line;
    uint32_t count;         /* fields of the current row */
    str fields[CSV_COLUMNS_MOST];        /* unquoted; borrowed from text or from scratch */
    struct span spans[CSV_COLUMNS_MOST]; /* bytes of text, without the quotes around */
    str header[CSV_COLUMNS_MOST];
    uint32_t header_count;
    struct buffer scratch, header_scratch;
};

/* Reads the first row as the header. Borrows text and path. CSV_TROUBLE (also for no header at all) fills error. */
enum csv_step csv_open(struct csv *csv, str text, const char *path, struct error *error);

/* Index of the column called name (letter case and blanks around it ignored), or -1. */
int csv_column(const struct csv *csv, str name);

/* The next row that is not an empty line. A row with another number of fields than the header, a quote that never closes or stands in the
 * middle of a field is CSV_TROUBLE: path:line: what, and what to do. Fields are good until the next row. */
enum csv_step csv_row(struct csv *csv, struct error *error);

/* Trimmed field of the current row; empty for column -1. */
str csv_field(const struct csv *csv, int column);

void csv_close(struct csv *csv);

/* Writes text as a field, quoted where it must be; a comma comes first unless the row has just begun. */
void csv_write(struct buffer *out, str text);
void csv_write_end(struct buffer *out);

#endif
