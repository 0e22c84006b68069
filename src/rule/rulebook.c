#include "gate.h"
#include "rule/check.h"

void rulebook_rest(struct rulebook *book) {
    for (struct code *code = *book->made, *before; code; code = before) {
        before = code->made_before;
        pcre2_code_free(code->pcre);
        code->pcre = NULL;
        code->made_before = NULL;
        code->is_made = code->is_machine_code = false;
        code->steps = 0;
    }
    *book->made = NULL;
    if (*book->handed_on)
        scan_rest(*book->handed_on);
}

void rulebook_close(struct rulebook *book) {
    if (!book)
        return;
    scan_close(atomic_exchange(book->handed_on, NULL));
    rulebook_rest(book);
    pthread_mutex_destroy(book->readying);
    for (unsigned i = 0; i < LOADERS_MOST; i++)
        arena_close(&book->loaded[i]);
    /* The book lives in its own arena. */
    struct arena arena = book->arena;
    arena_close(&arena);
}

const char *rulebook_folder(const struct rulebook *book) { return book->folder; }
uint32_t rulebook_layer_count(const struct rulebook *book) { return book->layers.count; }
str rulebook_layer_name(const struct rulebook *book, uint32_t layer) { return book->layers.items[layer].name; }
int rulebook_layer_number(const struct rulebook *book, uint32_t layer) { return book->layers.items[layer].number; }
str rulebook_entity_name(const struct rulebook *book, int entity) { return book->entities.items[entity].name; }

int rulebook_entity(const struct rulebook *book, str name) {
    return (int)(uintptr_t)table_find(&book->entity_numbers, name) - 1;
}

static int64_t row_of(const struct rule_list *list, str key, enum letter_case letter_case) {
    return list ? phrases_row(list->first_column, key, letter_case) : -1;
}

const struct rule_list *rulebook_list(const struct rulebook *book, str list) { return lists_find(&book->lists, list); }
int64_t rule_list_row(const struct rule_list *list, str word) { return row_of(list, word, CASE_COUNTS); }

str rulebook_lookup(const struct rulebook *book, str list, str key, str column) {
    const struct rule_list *found = lists_find(&book->lists, list);
    int index = found ? list_column(found, column) : -1;
    int64_t row = row_of(found, key, CASE_IGNORED);
    return index < 0 || row < 0 ? (str){0} : found->cells[(size_t)row * found->column_count + (uint32_t)index];
}

uint32_t rulebook_list_count(const struct rulebook *book, str list) {
    const struct rule_list *found = lists_find(&book->lists, list);
    return found ? found->row_count : 0;
}

struct list_cells rulebook_list_cells(const struct rulebook *book, str list, str column) {
    const struct rule_list *found = lists_find(&book->lists, list);
    int index = found ? list_column(found, column) : -1;
    return index < 0 ? (struct list_cells){0} : (struct list_cells){found->cells + index, found->row_count, found->column_count};
}

str rulebook_list_cell(const struct rulebook *book, str list, uint32_t row, str column) {
    struct list_cells cells = rulebook_list_cells(book, list, column);
    return row < cells.count ? list_cell(cells, row) : (str){0};
}

uint32_t rulebook_rule_count(const struct rulebook *book) { return book->rules.count; }
const struct rule *rulebook_rule(const struct rulebook *book, uint32_t index) { return book->rules.items[index]; }
str rule_name(const struct rule *rule) { return rule->name; }
str rule_text(const struct rule *rule) { return rule->text; }
struct origin rule_origin(const struct rule *rule) { return rule->origin; }
bool rule_is_claim(const struct rule *rule) { return rule->is_claim; }
uint32_t rule_index(const struct rule *rule) { return rule->index; }

uint32_t rule_example_count(const struct rule *rule, bool wanted) {
    uint32_t count = 0;
    for (LIST_EACH(struct example, example, &rule->examples))
        count += example->is_wanted == wanted;
    return count;
}
