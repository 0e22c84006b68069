/* One throw in two measures: "226-4 (68.99)", "68.99m (226-4)". Feet and inches are rounded, metres are what was measured. */
#include "mark_measures.h"

/* Bytes between two measures of one mark; millimetres by which the rounded one may differ: an inch. */
enum { BETWEEN_MOST = 5, INCH = 26 };

static bool read_length(const struct scene *scene, uint32_t sentence, const struct find *find, struct mark *mark) {
    bool is_length = find->entity == scene->x->id.length || find->entity == scene->x->id.figure;
    return is_length && mark_read(scene_find_text(scene, sentence, find->span), QUANTITY_DISTANCE, HINT_METRES, mark);
}

/* Whether the find behind the first one is the same mark in the other measure; both are read. */
static bool are_measures(const struct scene *scene, uint32_t sentence, const struct find *first, struct mark *one, struct mark *other) {
    const struct find *second = first + 1;
    if (second->span.start < first->span.end || second->span.start - first->span.end > BETWEEN_MOST)
        return false;
    str between = scene_find_text(scene, sentence, span_of(first->span.end, second->span.start));
    bool joined = str_find_char(between, '(', 0) < between.size || str_find_char(between, '/', 0) < between.size ||
                  str_find_char(between, ',', 0) < between.size || str_equal(between, STR(" or "));
    if (!joined || !read_length(scene, sentence, first, one) || !read_length(scene, sentence, second, other))
        return false;
    int64_t apart = one->amount > other->amount ? one->amount - other->amount : other->amount - one->amount;
    return (one->flags & MARK_CONVERTED) != (other->flags & MARK_CONVERTED) && apart <= INCH;
}

bool mark_is_second_measure(const struct scene *scene, uint32_t sentence, const struct find *find) {
    struct mark one, other;
    return find > scene->views[sentence].finds.items && are_measures(scene, sentence, find - 1, &one, &other);
}

void mark_take_metres(const struct scene *scene, uint32_t sentence, const struct find *find, struct mark *mark) {
    const struct view *view = &scene->views[sentence];
    struct mark one, other;
    if (!(mark->flags & MARK_CONVERTED) || mark->unit != UNIT_MM)
        return;
    if (find > view->finds.items && are_measures(scene, sentence, find - 1, &one, &other))
        mark->amount = one.amount;
    else if (find + 1 < view->finds.items + view->finds.count && are_measures(scene, sentence, find, &one, &other))
        mark->amount = other.amount;
}
