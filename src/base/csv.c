#include "base/csv.h"
#include "base/utf8.h"

/* What may stand behind a field. */
static bool ends_field(str text, size_t at) {
    return at >= text.size || text.data[at] == ',' || text.data[at] == '\n' ||
           (text.data[at] == '\r' && at + 1 < text.size && text.data[at + 1] == '\n');
}

static enum csv_step trouble(const struct csv *csv, uint32_t line, size_t row_start, size_t at, const char *what, struct error *error) {
    error_set(error, FAILED_INPUT, "%s:%u:%zu: %s", csv->path, line, at - row_start + 1, what);
    return CSV_TROUBLE;
}

/* Reads the field at *at; quoted text with "" inside goes to scratch, and its place there is kept as an offset until the row is whole. */
static enum csv_step read_field(struct csv *csv, size_t *at, size_t row_start, bool *in_scratch, struct buffer *scratch, struct error *error) {
    str text = csv->text;
    uint32_t index = csv->count;
    *in_scratch = false;
    if (text.data[*at] != '"') {
        size_t start = *at;
        while (!ends_field(text, *at)) {
            if (text.data[*at] == '"')
                return trouble(csv, csv->next_line, row_start, *at,
                               "a quote stands inside a field; put the whole field in quotes and write \"\" for it", error);
            ++*at;
        }
        csv->fields[index] = str_slice(text, start, *at);
        csv->spans[index] = span_of(start, *at);
        return CSV_ROW;
    }
    uint32_t opened_on = csv->next_line;
    size_t opened_at = *at, start = ++*at, kept = scratch->size;
    for (;; ++*at) {
        if (*at >= text.size)
            return trouble(csv, opened_on, row_start, opened_at, "the quote opened here never closes", error);
        if (text.data[*at] == '\n')
            csv->next_line++;
        if (text.data[*at] != '"')
            continue;
        if (*at + 1 >= text.size || text.data[*at + 1] != '"')
            break;
        buffer_add(scratch, str_slice(text, start, *at + 1));
        start = *at + 2;
        ++*at;
        *in_scratch = true;
    }
    csv->spans[index] = span_of(opened_at + 1, *at);
    if (*in_scratch) {
        buffer_add(scratch, str_slice(text, start, *at));
        csv->fields[index] = (str){(const char *)kept, scratch->size - kept};
    } else {
        csv->fields[index] = str_slice(text, start, *at);
    }
    ++*at;
    if (!ends_field(text, *at))
        return trouble(csv, csv->next_line, row_start, *at, "a closing quote must be followed by a comma or the end of the line", error);
    return CSV_ROW;
}

static enum csv_step read_row(struct csv *csv, struct buffer *scratch, struct error *error) {
    str text = csv->text;
    buffer_clear(scratch);
    csv->line = csv->next_line;
    csv->count = 0;
    bool in_scratch[CSV_COLUMNS_MOST];
    size_t row_start = csv->at, at = csv->at;
    for (;;) {
        if (csv->count == CSV_COLUMNS_MOST)
            return trouble(csv, csv->line, row_start, at, "a row has at most 256 fields", error);
        if (at >= text.size) {   /* the line ended in a comma, or is empty */
            csv->fields[csv->count] = (str){0};
            csv->spans[csv->count] = span_of(at, at);
            in_scratch[csv->count] = false;
        } else if (read_field(csv, &at, row_start, &in_scratch[csv->count], scratch, error) != CSV_ROW) {
            return CSV_TROUBLE;
        }
        csv->count++;
        if (at >= text.size || text.data[at] != ',')
            break;
        at++;
    }
    if (at < text.size && text.data[at] == '\r')
        at++;
    if (at < text.size && text.data[at] == '\n') {
        at++;
        csv->next_line++;
    }
    csv->at = at;
    for (uint32_t i = 0; i < csv->count; i++)   /* scratch does not move any more */
        if (in_scratch[i])
            csv->fields[i].data = scratch->data + (size_t)csv->fields[i].data;
    return CSV_ROW;
}

static bool is_empty_line(const struct csv *csv) {
    return csv->count == 1 && csv->fields[0].size == 0 && span_is_empty(csv->spans[0]);
}

enum csv_step csv_open(struct csv *csv, str text, const char *path, struct error *error) {
    *csv = (struct csv){.text = text, .path = path, .at = utf8_mark_size(text), .line = 1, .next_line = 1};
    do {
        if (csv->at >= text.size) {
            error_set(error, FAILED_INPUT, "%s: the file is empty; its first line must name the columns", path);
            return CSV_TROUBLE;
        }
        if (read_row(csv, &csv->header_scratch, error) != CSV_ROW)
            return CSV_TROUBLE;
    } while (is_empty_line(csv));
    csv->header_count = csv->count;
    for (uint32_t i = 0; i < csv->count; i++)
        csv->header[i] = str_trim(csv->fields[i]);
    return CSV_ROW;
}

int csv_column(const struct csv *csv, str name) {
    for (uint32_t i = 0; i < csv->header_count; i++)
        if (str_equal_ignoring_case(csv->header[i], name))
            return (int)i;
    return -1;
}

enum csv_step csv_row(struct csv *csv, struct error *error) {
    do {
        if (csv->at >= csv->text.size)
            return CSV_END;
        if (read_row(csv, &csv->scratch, error) != CSV_ROW)
            return CSV_TROUBLE;
    } while (is_empty_line(csv));
    if (csv->count == csv->header_count)
        return CSV_ROW;
    error_set(error, FAILED_INPUT, "%s:%u: %u fields, but the header has %u; a field that holds a comma must stand in quotes",
              csv->path, csv->line, csv->count, csv->header_count);
    return CSV_TROUBLE;
}

str csv_field(const struct csv *csv, int column) {
    return column < 0 || (uint32_t)column >= csv->count ? (str){0} : str_trim(csv->fields[column]);
}

void csv_close(struct csv *csv) {
    buffer_close(&csv->scratch);
    buffer_close(&csv->header_scratch);
}

void csv_write(struct buffer *out, str text) {
    if (out->size && out->data[out->size - 1] != '\n')
        buffer_add_char(out, ',');
    bool needs_quotes = false;
    for (size_t i = 0; i < text.size && !needs_quotes; i++)
        needs_quotes = text.data[i] == ',' || text.data[i] == '"' || text.data[i] == '\n' || text.data[i] == '\r';
    if (!needs_quotes) {
        buffer_add(out, text);
        return;
    }
    buffer_add_char(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"')
            buffer_add_char(out, '"');
        buffer_add_char(out, text.data[i]);
    }
    buffer_add_char(out, '"');
}

void csv_write_end(struct buffer *out) {
    buffer_add_char(out, '\n');
}
