#include "claims_table.h"

#include <stdlib.h>

#include "base/csv.h"
#include "base/sort.h"
#include "base/table.h"
#include "reconcile/names.h"

enum {
    LIST_SHARE = 100,   /* an attribute holds lists when one value in so many is one */
    PARTS_MATCHED = 200,
};

/* What sites print where they know nothing. */
static const char *const placeholders[] = {"not available", "n/a", "na", "none", "null", "unknown", "-", "--", "?", "tba", "tbd"};

struct row {
    uint32_t source, item;
    str value;
};

struct rows { struct row *items; uint32_t count, room; };

struct columns { int source, object, attribute, value; };

static enum status find_columns(const struct csv *csv, struct columns *columns, struct error *error) {
    const struct { const char *name; int *column; } wanted[] = {
        {"source", &columns->source}, {"object", &columns->object}, {"attribute", &columns->attribute}, {"value", &columns->value}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if ((*wanted[i].column = csv_column(csv, str_of(wanted[i].name))) < 0)
            return error_set(error, FAILED_INPUT, "%s:1: there is no column called %s; the first line must name source,object,attribute,value",
                             csv->path, wanted[i].name);
    return OK;
}

static bool is_placeholder(str value) {
    return str_equals_any_ignoring_case(value, ALL_OF(placeholders)) || !value.size;
}

static uint32_t source_number(struct claims_table *table, struct table *numbers, str name) {
    void *known = table_find(numbers, name);
    if (known)
        return (uint32_t)((uintptr_t)known - 1);
    str copy = str_copy(name, table->arena);
    *LIST_ADD(&table->sources, table->arena) = copy;
    *table_slot(numbers, copy, table->arena) = (void *)(uintptr_t)table->sources.count;
    return table->sources.count - 1;
}

static uint32_t item_number(struct claims_table *table, struct table *numbers, str object, str attribute, struct buffer *key) {
    buffer_clear(key);
    buffer_add(key, object);
    buffer_add_char(key, '\x1f');
    buffer_add(key, attribute);
    void *known = table_find(numbers, buffer_str(key));
    if (known)
        return (uint32_t)((uintptr_t)known - 1);
    str copy = str_copy(buffer_str(key), table->arena);
    struct item *item = LIST_ADD(&table->items, table->arena);
    *item = (struct item){.object = str_slice(copy, 0, object.size), .attribute = str_slice(copy, object.size + 1, copy.size)};
    *table_slot(numbers, copy, table->arena) = (void *)(uintptr_t)table->items.count;
    return table->items.count - 1;
}

static enum status read_rows(struct claims_table *table, struct csv *csv, struct rows *rows, struct arena *scratch, struct error *error) {
    struct columns columns = {0};
    struct table sources = {0}, items = {0};
    struct buffer key = {0};
    enum status status = find_columns(csv, &columns, error);
    enum csv_step step = CSV_ROW;
    while (status == OK && (step = csv_row(csv, error)) == CSV_ROW) {
        str source = csv_field(csv, columns.source), object = csv_field(csv, columns.object), attribute = csv_field(csv, columns.attribute);
        str value = csv_field(csv, columns.value);
        if (!source.size || !object.size)
            status = error_set(error, FAILED_INPUT, "%s:%u: the %s is empty; every claim needs one", csv->path, csv->line, source.size ? "object" : "source");
        else if (!is_placeholder(value))
            *LIST_ADD(rows, scratch) = (struct row){source_number(table, &sources, source), item_number(table, &items, object, attribute, &key),
                                                    str_copy(value, table->arena)};
    }
    buffer_close(&key);
    return step == CSV_TROUBLE ? FAILED_INPUT : status;
}

/* ---- putting things in an order that does not depend on that of the rows ---- */

static int compare_indirect(const void *a, const void *b, void *context) {
    const str *names = context;
    return str_compare(names[*(const uint32_t *)a], names[*(const uint32_t *)b]);
}

static void renumber_sources(struct claims_table *table, struct rows *rows, struct arena *scratch) {
    uint32_t count = table->sources.count;
    uint32_t *order = ARENA_ARRAY(scratch, count + 1, uint32_t), *number = ARENA_ARRAY(scratch, count + 1, uint32_t);
    str *names = ARENA_ARRAY(scratch, count + 1, str);
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    if (count)
        memcpy(names, table->sources.items, count * sizeof *names);
    qsort_r(order, count, sizeof *order, compare_indirect, names);
    for (uint32_t i = 0; i < count; i++) {
        number[order[i]] = i;
        table->sources.items[i] = names[order[i]];
    }
    for (LIST_EACH(struct row, row, rows))
        row->source = number[row->source];
}

static int compare_items(const void *a, const void *b) {
    const struct item *x = a, *y = b;
    int order = str_compare(x->object, y->object);
    return order ? order : str_compare(x->attribute, y->attribute);
}

static int compare_rows(const void *a, const void *b) {
    const struct row *x = a, *y = b;
    if (x->item != y->item)
        return x->item < y->item ? -1 : 1;
    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
    return str_compare(x->value, y->value);
}

/* ---- values ---- */

/* "11:35 p.m. (Estimated)": what stands behind a value in parentheses is a remark. */
static str without_remark(str value) {
    size_t open = str_find(value, STR(" ("), 0);
    return open && open < value.size && value.data[value.size - 1] == ')' ? str_trim(str_slice(value, 0, open)) : value;
}

/* Letter case and blanks do not matter. */
static str plain_key(str value, struct arena *arena) {
    char *out = arena_alloc(arena, value.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < value.size; i++) {
        bool is_blank = char_is_space(value.data[i]);
        if (!is_blank)
            out[size++] = char_lower(value.data[i]);
        else if (size && out[size - 1] != ' ')
            out[size++] = ' ';
    }
    return (str){out, size};
}

static int compare_strs(const void *a, const void *b) { return str_compare(*(const str *)a, *(const str *)b); }

/* A list is the same list in another order. */
static str list_key(str value, struct arena *arena) {
    str parts[PARTS_MATCHED], rest = plain_key(value, arena);
    uint32_t count = 0;
    while (rest.size && count < PARTS_MATCHED) {
        str part = str_trim(str_cut(&rest, ';'));
        if (part.size)
            parts[count++] = part;
    }
    sort_items(parts, count, sizeof *parts, compare_strs);
    struct buffer key = {0};
    for (uint32_t i = 0; i < count; i++)
        if (!i || !str_equal(parts[i], parts[i - 1]))
            buffer_print(&key, "%s%.*s", i ? ";" : "", STR_ARG(parts[i]));
    str copy = str_copy(buffer_str(&key), arena);
    buffer_close(&key);
    return copy;
}

static uint32_t value_index(struct item *item, str text, struct arena *arena) {
    text = without_remark(text);
    str key = item->is_list ? list_key(text, arena) : plain_key(text, arena);
    for (uint32_t i = 0; i < item->values.count; i++)
        if (str_equal(item->values.items[i].key, key))
            return i;
    struct claimed_value *value = LIST_ADD(&item->values, arena);
    *value = (struct claimed_value){.text = text, .key = key};
    return item->values.count - 1;
}

static bool is_name(str text) {
    for (size_t i = 0; i < text.size; i++)
        if (char_is_digit(text.data[i]))
            return false;
    return true;
}

static uint32_t part_index(struct item *item, str text, struct name *names, struct arena *arena) {
    bool as_name = is_name(text);
    struct name name = as_name ? name_read(text, arena) : (struct name){.folded = plain_key(text, arena)};
    uint32_t count = item->parts.count;
    for (uint32_t i = 0; i < count; i++)
        if (str_equal(names[i].folded, name.folded) || (as_name && names[i].count && name_compare(&names[i], &name) == NAME_SAME))
            return i;
    if (count == PARTS_MATCHED)
        return count - 1;
    *LIST_ADD(&item->parts, arena) = (struct claimed_part){.text = text};
    names[count] = name;
    return count;
}

static void split_lists(struct item *item, struct arena *arena, struct name *names) {
    for (LIST_EACH(struct claimed_value, value, &item->values)) {
        str rest = value->text;
        while (rest.size) {
            str part = str_trim(str_cut(&rest, ';'));
            if (is_placeholder(part))
                continue;
            uint32_t index = part_index(item, part, names, arena);
            bool is_new = true;
            for (LIST_EACH(uint32_t, old, &value->parts))
                is_new &= *old != index;
            if (is_new)
                *LIST_ADD(&value->parts, arena) = index;
        }
    }
}

/* Of what one source says of one item: the union of its lists, or its most frequent value; of a source that says two things equally often
 * both values are known, and it speaks for neither. rows are sorted. */
static void add_source(struct item *item, const struct row *rows, uint32_t count, enum claims_lists lists, struct arena *arena) {
    str text = rows[0].value;
    bool is_tied = false;
    if (item->is_list && count > 1 && lists == LISTS_UNITED) {
        struct buffer all = {0};
        for (uint32_t i = 0; i < count; i++)
            buffer_print(&all, "%s%.*s", i ? ";" : "", STR_ARG(rows[i].value));
        text = str_copy(buffer_str(&all), arena);
        buffer_close(&all);
    } else {
        uint32_t best = 0;
        for (uint32_t first = 0, end; first < count; first = end) {
            for (end = first + 1; end < count && str_equal(rows[end].value, rows[first].value); end++)
                continue;
            is_tied = end - first == best || (is_tied && end - first < best);
            if (end - first > best) {
                best = end - first;
                text = rows[first].value;
            }
        }
    }
    uint32_t value = value_index(item, text, arena);
    if (is_tied && !item->is_list) {
        bool is_same = true;   /* but for letter case and blanks */
        for (uint32_t i = 0; i < count; i++)
            is_same &= value_index(item, rows[i].value, arena) == value;
        if (!is_same)
            return;
    }
    item->values.items[value].claims++;
    *LIST_ADD(&item->claims, arena) = (struct source_claim){rows[0].source, value};
}

/* An attribute holds lists where a fair share of its values do. */
static void find_lists(struct claims_table *table, const struct rows *rows, struct arena *scratch) {
    struct attribute { uint32_t claims, lists; };
    struct table attributes = {0};
    for (int pass = 0; pass < 2; pass++)
        for (LIST_EACH(struct row, row, rows)) {
            struct item *item = &table->items.items[row->item];
            void **slot = table_slot(&attributes, item->attribute, scratch);
            if (!*slot)
                *slot = ARENA_NEW(scratch, struct attribute);
            struct attribute *attribute = *slot;
            if (pass) {
                item->is_list = attribute->lists * LIST_SHARE >= attribute->claims && attribute->lists;
                continue;
            }
            attribute->claims++;
            attribute->lists += str_find_char(row->value, ';', 0) < row->value.size;
        }
}

enum status claims_table_read(struct claims_table *table, str text, const char *path, enum claims_lists lists, struct arena *arena, struct error *error) {
    struct csv csv;
    struct arena scratch = {0};
    struct rows rows = {0};
    *table = (struct claims_table){.arena = arena};
    enum status status = FAILED_INPUT;
    if (csv_open(&csv, text, path, error) == CSV_ROW)
        status = read_rows(table, &csv, &rows, &scratch, error);
    csv_close(&csv);
    if (status == OK) {
        renumber_sources(table, &rows, &scratch);
        find_lists(table, &rows, &scratch);
        sort_items(rows.items, rows.count, sizeof *rows.items, compare_rows);
        struct name *names = ARENA_ARRAY(&scratch, PARTS_MATCHED + 1, struct name);
        for (uint32_t first = 0, end; first < rows.count; first = end) {
            struct item *item = &table->items.items[rows.items[first].item];
            for (end = first; end < rows.count && rows.items[end].item == rows.items[first].item;) {
                uint32_t next = end;
                while (next < rows.count && rows.items[next].item == rows.items[end].item && rows.items[next].source == rows.items[end].source)
                    next++;
                add_source(item, rows.items + end, next - end, lists, arena);
                end = next;
            }
            if (item->is_list)
                split_lists(item, arena, names);
        }
        sort_items(table->items.items, table->items.count, sizeof *table->items.items, compare_items);
    }
    arena_close(&scratch);
    return status;
}
