#include "cli/listing.h"

#include <assert.h>
#include <stdio.h>

#include "base/csv.h"
#include "base/json.h"
#include "base/utf8.h"
#include "cli/terminal.h"

enum { ROWS_KEPT = 400, GAP = 2 };

static bool is_last(const struct listing *listing, uint32_t column) {
    return column + 1 == listing->column_count;
}

/* Text without line ends and controls, cut to most columns (0: not cut). */
static str one_line(str text, uint32_t most, struct arena *arena) {
    char *out = arena_alloc(arena, text.size + sizeof "…");
    size_t size = 0;
    uint32_t columns = 0;
    bool is_cut = most && text_columns(text) > most;
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        uint32_t point = utf8_decode(text, &at, NULL);
        uint32_t width = (uint32_t)utf8_width(point);
        if (is_cut && columns + width > most - 1)
            break;
        if (point < 0x20 || point == 0x7F) {
            out[size++] = ' ';
            columns++;
            continue;
        }
        memcpy(out + size, text.data + start, at - start);
        size += at - start;
        columns += width;
    }
    str cut = STR("…");
    if (is_cut) {
        memcpy(out + size, cut.data, cut.size);
        size += cut.size;
    }
    return (str){out, size};
}

static void print_cell(struct listing *listing, uint32_t column, str cell, enum tone tone) {
    uint32_t width = listing->widths[column], columns = text_columns(cell);
    uint32_t blanks = columns < width ? width - columns : 0;
    bool is_right = listing->columns[column].kind == COLUMN_NUMBER;
    if (is_right)
        terminal_print("%*s", (int)blanks, "");
    terminal_tone(tone, cell);
    if (is_last(listing, column))
        terminal_write(STR("\n"));
    else
        terminal_print("%*s", (int)(is_right ? GAP : blanks + GAP), "");
}

static void settle(struct listing *listing) {
    assert(listing->column_count);
    for (uint32_t i = 0; i < listing->column_count; i++)
        listing->widths[i] = text_columns(str_of(listing->columns[i].name));
    for (uint32_t i = 0; i < listing->kept.count; i++) {
        uint32_t column = i % listing->column_count, columns = text_columns(listing->kept.items[i]);
        if (columns > listing->widths[column])
            listing->widths[column] = columns;
    }
    for (uint32_t i = 0; i < listing->column_count; i++)
        print_cell(listing, i, str_of(listing->columns[i].name), TONE_FAINT);
    for (uint32_t i = 0; i < listing->kept.count; i++)
        print_cell(listing, i % listing->column_count, listing->kept.items[i], TONE_PLAIN);
    listing->is_settled = true;
    listing->kept.count = 0;
}

static void add_to_table(struct listing *listing, str cell) {
    const struct column *column = &listing->columns[listing->at];
    if (listing->is_settled)
        arena_reset(&listing->arena);
    str text = one_line(cell, terminal_is_tty() ? column->most : 0, &listing->arena);
    if (listing->is_settled)
        print_cell(listing, listing->at, text, TONE_PLAIN);
    else
        *LIST_ADD(&listing->kept, &listing->arena) = text;
}

static void add_to_json(struct listing *listing, str cell) {
    const struct column *column = &listing->columns[listing->at];
    if (listing->at == 0)
        buffer_add_char(&listing->line, '{');
    if (column->kind == COLUMN_NUMBER && cell.data)
        json_write_member_raw(&listing->line, column->name, str_to_c(cell, &listing->arena));
    else
        json_write_member(&listing->line, column->name, cell);
    if (is_last(listing, listing->at))
        buffer_add(&listing->line, STR("}\n"));
}

static void add_to_csv(struct listing *listing, str cell) {
    csv_write(&listing->line, cell);
    if (is_last(listing, listing->at))
        csv_write_end(&listing->line);
}

static void flush_line(struct listing *listing) {
    terminal_write(buffer_str(&listing->line));
    buffer_clear(&listing->line);
    arena_reset(&listing->arena);
}

void listing_open(struct listing *listing, const struct column *columns, uint32_t count, enum listing_format format) {
    assert(count && count <= LISTING_COLUMNS_MOST);
    *listing = (struct listing){.columns = columns, .column_count = count, .format = format};
    if (format != LISTING_CSV)
        return;
    for (uint32_t i = 0; i < count; i++)
        csv_write(&listing->line, str_of(columns[i].name));
    csv_write_end(&listing->line);
}

void listing_add(struct listing *listing, str cell) {
    if (listing->format == LISTING_TABLE)
        add_to_table(listing, cell);
    else if (listing->format == LISTING_JSONL)
        add_to_json(listing, cell);
    else
        add_to_csv(listing, cell);
    if (!is_last(listing, listing->at)) {
        listing->at++;
        return;
    }
    listing->at = 0;
    listing->row_count++;
    if (listing->format != LISTING_TABLE)
        flush_line(listing);
    else if (!listing->is_settled && listing->row_count == ROWS_KEPT)
        settle(listing);
}

void listing_add_number(struct listing *listing, int64_t number) {
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", (long long)number);
    listing_add(listing, str_of(digits));
}

void listing_close(struct listing *listing) {
    if (listing->format == LISTING_TABLE && !listing->is_settled && listing->row_count)
        settle(listing);
    terminal_write(buffer_str(&listing->line)); /* the header of a CSV without rows */
    buffer_close(&listing->line);
    arena_close(&listing->arena);
}
