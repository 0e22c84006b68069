#include "lists.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/sort.h"
#include "base/utf8.h"

enum { COLUMNS_MOST = 64, CELL_MOST = 200, FILE_MOST = 64 * 1024 * 1024 };

struct rule_list *lists_find(const struct lists *lists, str name) {
    return table_find(&lists->by_name, name);
}

int list_column(const struct rule_list *list, str column) {
    for (uint32_t i = 0; i < list->column_count; i++)
        if (str_equal(list->columns[i], column))
            return (int)i;
    return -1;
}

static enum status read_columns(struct rule_list *list, str line, const char *path, struct arena *arena,
                                struct error *error) {
    str names[COLUMNS_MOST] = {{0}};
    while (line.data) {
        if (list->column_count == COLUMNS_MOST)
            return error_set(error, FAILED_INPUT, "%s:2: more than %d columns", path, COLUMNS_MOST);
        names[list->column_count++] = str_trim(str_cut(&line, '\t'));
    }
    list->columns = ARENA_ARRAY(arena, list->column_count, str);
    memcpy(list->columns, names, list->column_count * sizeof *names);
    return OK;
}

static enum status read_row(struct rule_list *list, str *row, str line, uint32_t number, const char *path,
                            struct error *error) {
    for (uint32_t i = 0; line.data; i++) {
        str cell = str_trim(str_cut(&line, '\t'));
        if (i >= list->column_count)
            return error_set(error, FAILED_INPUT, "%s:%u: %s", path, number,
                             "more cells than column names in line 2; is there a tab too many?");
        if (!i && (!cell.size || cell.size > CELL_MOST))
            return error_set(error, FAILED_INPUT, "%s:%u: the first cell must hold 1 to %d bytes", path, number,
                             CELL_MOST);
        row[i] = cell;
    }
    return OK;
}

enum status list_load(struct lists *lists, str name, const char *path, struct arena *arena, struct error *error) {
    str text, line;
    enum status status = file_read(path, FILE_MOST, &text, arena, error);
    if (status != OK)
        return status;
    if (utf8_check(text) != text.size)
        return error_set(error, FAILED_INPUT, "%s: byte %zu is no UTF-8; save the list as UTF-8", path,
                         utf8_check(text));
    struct rule_list *list = ARENA_NEW(arena, struct rule_list);
    list->name = name;
    if (!str_line(&text, &line) || !str_starts_with(line, STR("#")))
        return error_set(error, FAILED_INPUT, "%s:1: begin with a line # that says where the list comes from", path);
    if (!str_line(&text, &line) || !str_trim(line).size)
        return error_set(error, FAILED_INPUT, "%s:2: the second line names the columns, apart by tabs", path);
    status = read_columns(list, line, path, arena, error);
    if (status != OK)
        return status;
    list->cells = ARENA_ARRAY(arena, (size_t)str_line_count(text) * list->column_count + 1, str);
    for (uint32_t number = 3; str_line(&text, &line); number++) {
        if (!str_trim(line).size || line.data[0] == '#')
            continue;
        status = read_row(list, list->cells + (size_t)list->row_count * list->column_count, line, number, path, error);
        if (status != OK)
            return status;
        list->row_count++;
    }
    list->first_column = list_lookup(list, 0, arena);
    *(lists->first ? &lists->last->next : &lists->first) = list;
    lists->last = list;
    *table_slot(&lists->by_name, name, arena) = list;
    return OK;
}

static int compare_phrases(const void *a, const void *b) {
    return str_compare(*(const str *)a, *(const str *)b);
}

static uint32_t sort_once(str *phrases, uint32_t count) {
    if (count)
        sort_items(phrases, count, sizeof *phrases, compare_phrases);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++)
        if (!kept || !str_equal(phrases[kept - 1], phrases[i]))
            phrases[kept++] = phrases[i];
    return kept;
}

static str phrase_of(const struct phrases *phrases, uint32_t row) {
    str phrase = phrases->list->cells[(size_t)row * phrases->list->column_count + phrases->column];
    return phrase.size <= CELL_MOST ? phrase : (str){0};
}

static uint32_t hash_ignoring_case(str key) {
    uint32_t hash = hash_bytes_ignoring_case(key);
    return hash ^ hash >> 15;
}

/* The slot of the key, or the free one where it would be. */
static struct row_slot *slot_of(const struct phrases *phrases, str key, uint32_t hash, enum letter_case letter_case) {
    for (uint32_t at = hash & (phrases->slot_count - 1);; at = (at + 1) & (phrases->slot_count - 1)) {
        struct row_slot *slot = &phrases->slots[at];
        if (!slot->row)
            return slot;
        if (slot->hash != hash)
            continue;
        str there = phrase_of(phrases, slot->row - 1);
        if (letter_case == CASE_COUNTS ? str_equal(there, key) : str_equal_ignoring_case(there, key))
            return slot;
    }
}

static struct phrases *column_of(struct rule_list *list, uint32_t column, struct arena *arena) {
    for (struct phrases *known = list->phrases; known; known = known->next)
        if (known->column == column)
            return known;
    struct phrases *phrases = ARENA_NEW(arena, struct phrases);
    phrases->list = list;
    phrases->column = column;
    for (phrases->slot_count = 16; phrases->slot_count / 2 < list->row_count;)
        phrases->slot_count *= 2;
    phrases->slots = ARENA_ARRAY(arena, phrases->slot_count, struct row_slot);
    for (uint32_t row = 0; row < list->row_count; row++) {
        str phrase = phrase_of(phrases, row);
        uint32_t hash = hash_ignoring_case(phrase);
        struct row_slot *slot = phrase.size ? slot_of(phrases, phrase, hash, CASE_COUNTS) : NULL;
        if (slot && !slot->row)
            *slot = (struct row_slot){hash, row + 1};
    }
    phrases->next = list->phrases;
    list->phrases = phrases;
    return phrases;
}

const struct phrases *list_lookup(struct rule_list *list, uint32_t column, struct arena *arena) {
    return column_of(list, column, arena);
}

const struct phrases *list_phrases(struct rule_list *list, uint32_t column, struct arena *arena) {
    struct phrases *phrases = column_of(list, column, arena);
    if (phrases->sorted)
        return phrases;
    phrases->sorted = ARENA_ARRAY(arena, list->row_count + 1, str);
    phrases->folded = ARENA_ARRAY(arena, list->row_count + 1, str);
    for (uint32_t row = 0; row < list->row_count; row++)
        if (phrase_of(phrases, row).size) {
            phrases->sorted[phrases->count] = phrase_of(phrases, row);
            phrases->folded[phrases->count++] = str_lower(phrase_of(phrases, row), arena);
        }
    phrases->folded_count = sort_once(phrases->folded, phrases->count);
    phrases->count = sort_once(phrases->sorted, phrases->count);
    return phrases;
}

int64_t phrases_row(const struct phrases *phrases, str key, enum letter_case letter_case) {
    if (!key.size || key.size > CELL_MOST)
        return -1;
    return (int64_t)slot_of(phrases, key, hash_ignoring_case(key), letter_case)->row - 1;
}

/* The first phrase of the range whose byte is not below, or, where equal ones are passed over, above the byte. */
static uint32_t bound(const str *phrases, struct phrase_range range, uint32_t depth, unsigned char byte, bool pass_equal) {
    while (range.from < range.to) {
        uint32_t middle = (range.from + range.to) / 2;
        unsigned char there = (unsigned char)phrases[middle].data[depth];
        if (there < byte || (pass_equal && there == byte))
            range.from = middle + 1;
        else
            range.to = middle;
    }
    return range.from;
}

struct phrase_range phrases_with(const str *phrases, struct phrase_range range, uint32_t depth, unsigned char byte) {
    range.from = bound(phrases, range, depth, byte, false);
    range.to = bound(phrases, range, depth, byte, true);
    return range;
}
