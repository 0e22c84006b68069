/*
 * What a figure measures where itself does not tell: "226-4 (68.99)", "68.99m (226-4)" are one throw, feet and inches rounded, metres as
 * measured; "10k in 28.58" are minutes.
 */
#include "mark_measures.h"

/* Bytes between two measures of one mark; millimetres by which the rounded one may differ: an inch. */
enum { BETWEEN_MOST = 5, INCH = 26 };
/* Metres. */
enum { KILOMETRE = 1000, MILE = 1609 };
/* Metres a second that nobody runs. */
enum { FASTER_THAN_ANYBODY = 13 };

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

/* "10km", "the first mile", "halfway": how long a part of the race is; 0: nobody can tell. */
static int64_t metres_of_part(str words, const struct event *race) {
    int64_t number = 0;
    size_t at = 0;
    while (at < words.size && !char_is_digit(words.data[at]))
        at++;
    for (; at < words.size && (char_is_digit(words.data[at]) || words.data[at] == ','); at++)
        number = words.data[at] == ',' ? number : number * 10 + words.data[at] - '0';
    str unit = str_slice(words, at, words.size);
    if (str_starts_with(unit, STR(".")))
        return 0;
    if (str_find(words, STR("half"), 0) < words.size)
        return race ? race->metres / 2 : 0;
    if (str_find(words, STR("mile"), 0) < words.size)
        return (number ? number : 1) * MILE;
    if (str_find(words, STR("kilomet"), 0) < words.size || str_starts_with(unit, STR("k")))
        return (number ? number : 1) * KILOMETRE;
    return number;
}

bool mark_is_in_minutes(const struct scene *scene, const struct marked *m) {
    static const char *const fields[] = {"part", "race"};
    struct mark mark;
    if (m->kind != CLAIM_SPLIT || m->find->entity != scene->x->id.figure || !m->said.kind ||
        !mark_read(m->text, QUANTITY_TIME, HINT_SECONDS, &mark))
        return false;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const struct draft_field *field = draft_field(m->said.kind, fields[i]);
        str words = field && field->is_find ? str_lower(scene_find_text(scene, m->sentence, field->find.span), scene->arena) : (str){0};
        if (metres_of_part(words, m->event) * KILOMETRE > mark.amount * FASTER_THAN_ANYBODY)
            return true;
    }
    return false;
}
