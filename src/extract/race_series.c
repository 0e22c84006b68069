/*
 * "10.94, 7.62m, 15.12m, 2.00m, 48.31": the marks of somebody who does a combined event, in its order, with no event named between.
 */
#include "race.h"

/* Marks of a series at least and at most; bytes between two of them. */
enum { SERIES_LEAST = 4, SERIES_MOST = 16, JOINT_MOST = 24 };

struct series {
    const struct find *marks[SERIES_MOST];
    uint32_t count, at;   /* at: which of them is asked for */
};

static bool is_mark(const struct scene *scene, const struct find *find) {
    const struct entity_ids *id = &scene->x->id;
    return find->entity == id->time || find->entity == id->length || find->entity == id->figure;
}

/* ", ", "; ", " and ", " (+0.8), ": no words but "and" outside brackets. */
static bool joins(str between) {
    bool in_brackets = false;
    size_t letters = 0, signs = 0;
    for (size_t i = 0; i < between.size; i++) {
        char c = between.data[i];
        in_brackets = c == '(' || (in_brackets && c != ')');
        letters += !in_brackets && (char_is_letter(c) || char_is_digit(c));
        signs += c == ',' || c == ';' || c == '/' || c == '-';
    }
    bool is_and = str_find(between, STR(" and "), 0) < between.size;
    return between.size <= JOINT_MOST && (signs || is_and) && letters == (is_and ? 3u : 0u);
}

/* The mark next to this one in its row, on the side of step; NULL: it ends there. What stands in brackets, as a wind, is passed over. */
static const struct find *neighbour(const struct scene *scene, const struct view *view, const struct find *find, int step) {
    const struct find *first = view->finds.items, *end = first + view->finds.count, *other = find + step;
    while (other >= first && other < end && !is_mark(scene, other) && other->entity == scene->x->id.wind)
        other += step;
    if (other < first || other >= end || !is_mark(scene, other))
        return NULL;
    const struct find *left = step > 0 ? find : other, *right = step > 0 ? other : find;
    return left->span.end <= right->span.start && joins(str_slice(view->text, left->span.end, right->span.start)) ? other : NULL;
}

static void collect(const struct scene *scene, uint32_t sentence, const struct find *find, struct series *series) {
    const struct view *view = &scene->views[sentence];
    const struct find *first = find;
    for (const struct find *other = find; (other = neighbour(scene, view, other, -1)) != NULL;)
        first = other;
    for (const struct find *other = first; other && series->count < SERIES_MOST; other = neighbour(scene, view, other, 1)) {
        if (other == find)
            series->at = series->count;
        series->marks[series->count++] = other;
    }
}

/* How badly the marks fit the events of the order from this one on; -1: they can't be of them. */
static int strain_from(const struct scene *scene, uint32_t sentence, const struct series *series, const struct event **order) {
    int total = 0;
    for (uint32_t i = 0; i < series->count; i++) {
        int strain = order[i] ? race_strain_of_find(scene, order[i], sentence, series->marks[i]) : -1;
        if (strain < 0)
            return -1;
        total += strain;
    }
    return total;
}

static bool is_named(const struct scene *scene, const struct event *combined) {
    for (LIST_EACH(struct event_mention, m, &scene->events))
        if (m->event == combined)
            return true;
    return combined == scene->main_event;
}

const struct event *race_in_series(const struct scene *scene, uint32_t sentence, const struct find *find) {
    struct series series = {.count = 0};
    collect(scene, sentence, find, &series);
    if (series.count < SERIES_LEAST)
        return NULL;
    const struct rulebook *book = scene->x->book;
    const struct event *best = NULL;
    int least = -1;
    for (uint32_t row = 0; row < rulebook_list_count(book, STR("combined")); row++) {
        const struct event *combined = event_find(scene->x->events, rulebook_list_cell(book, STR("combined"), row, STR("code")));
        str orders = rulebook_list_cell(book, STR("combined"), row, STR("order"));
        while (combined && orders.size && is_named(scene, combined)) {
            const struct event *order[2 * SERIES_MOST] = {NULL};
            uint32_t count = 0;
            for (str codes = str_cut(&orders, '|'); codes.size && count < SERIES_MOST;)
                order[count++] = event_find(scene->x->events, str_cut(&codes, ','));
            for (uint32_t from = 0; from + series.count <= count; from++) {
                int strain = strain_from(scene, sentence, &series, order + from);
                if (strain < 0 || (least >= 0 && strain > least))
                    continue;
                /* As well of another part of it: of none. */
                best = strain == least && best != order[from + series.at] ? NULL : order[from + series.at];
                least = strain;
            }
        }
    }
    return best;
}
