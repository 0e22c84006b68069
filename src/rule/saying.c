/* What a match says: its captures, the value of an entity, the fields that a claim gives. */
#include "matching.h"

static int32_t find_starting_at(const struct view *view, uint32_t at) {
    uint32_t low = 0, high = view->finds.count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (view->finds.items[middle].span.start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < view->finds.count && view->finds.items[low].span.start == at ? (int32_t)low : -1;
}

static bool is_captured(const PCRE2_SIZE *groups, uint32_t group) { return groups[2 * group] != PCRE2_UNSET; }

/* Captures that took part, in the order of the pattern; of two with one name (alternatives) the first. */
static uint32_t read_captures(const struct branch *branch, const struct view *view, const PCRE2_SIZE *groups,
                              struct capture *captures, int *index_of_name) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < branch->rule->names.count; i++)
        index_of_name[i] = -1;
    for (uint32_t g = 1; g <= branch->captures.count && count < CAPTURES_MOST; g++) {
        int name = branch->names[g - 1];
        if (!is_captured(groups, g) || index_of_name[name] >= 0)
            continue;
        struct span span = text_span(view, groups[2 * g], groups[2 * g + 1]);
        bool is_letter = branch->captures.items[g - 1].entity >= 0;
        index_of_name[name] = (int)count;
        captures[count++] = (struct capture){.name = branch->rule->names.items[name], .span = span,
                                             .find = is_letter ? find_starting_at(view, span.start) : -1};
    }
    return count;
}

bool make_value(struct pass *pass, const struct branch *branch, struct candidate *candidate, const PCRE2_SIZE *groups) {
    struct capture captures[CAPTURES_MOST];
    int index_of_name[NAMES_MOST];
    struct making making = {
        .text = span_str(pass->view->text, text_span(pass->view, candidate->start, candidate->end)),
        .view = pass->view, .captures = captures, .arena = pass->arena,
        .capture_count = read_captures(branch, pass->view, groups, captures, index_of_name)};
    candidate->value = (struct value){0};
    return maker_at(branch->rule->maker)->make(&branch->rule->args, &making, &candidate->value);
}

static bool give_is_complete(const struct give *give, const int *index_of_name) {
    for (LIST_EACH(struct give_field, field, &give->fields))
        if (field->capture >= 0 && !field->is_optional && index_of_name[field->capture] < 0)
            return false;
    return true;
}

bool gives_something(const struct branch *branch, const PCRE2_SIZE *groups) {
    int present[NAMES_MOST];
    for (uint32_t i = 0; i < branch->rule->names.count; i++)
        present[i] = -1;
    for (uint32_t g = 1; g <= branch->captures.count; g++)
        if (is_captured(groups, g))
            present[branch->names[g - 1]] = 0;
    for (LIST_EACH(struct give, give, &branch->rule->gives))
        if (give_is_complete(give, present))
            return true;
    return false;
}

static void read_given(struct given *given, const struct give *give, const int *index_of_name, struct arena *arena) {
    given->kind = give->kind;
    given->fields = ARENA_ARRAY(arena, give->fields.count, struct given_field);
    for (LIST_EACH(struct give_field, field, &give->fields)) {
        int index = field->capture >= 0 ? index_of_name[field->capture] : -1;
        if (field->capture >= 0 && index < 0)
            continue;
        given->fields[given->field_count++] = (struct given_field){
            .name = field->name, .capture = index, .constant = field->capture >= 0 ? (str){0} : field->constant};
    }
}

void add_hit(struct pass *pass, const struct candidate *candidate, const PCRE2_SIZE *groups) {
    const struct rule *rule = candidate->branch->rule;
    struct capture captures[CAPTURES_MOST];
    int index_of_name[NAMES_MOST];
    struct hit *hit = LIST_ADD(pass->hits, pass->arena);
    hit->rule = rule;
    hit->span = text_span(pass->view, candidate->start, candidate->end);
    hit->capture_count = read_captures(candidate->branch, pass->view, groups, captures, index_of_name);
    hit->captures = ARENA_ARRAY(pass->arena, hit->capture_count, struct capture);
    if (hit->capture_count)
        memcpy(hit->captures, captures, hit->capture_count * sizeof *captures);
    hit->gives.items = ARENA_ARRAY(pass->arena, rule->gives.count, struct given);
    hit->gives.room = rule->gives.count;
    for (LIST_EACH(struct give, give, &rule->gives))
        if (give_is_complete(give, index_of_name))
            read_given(LIST_ADD(&hit->gives, pass->arena), give, index_of_name, pass->arena);
}
