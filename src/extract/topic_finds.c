/* What rules have found that speaks for athletics: races and contests that the event table knows, and marks as it measures them. */
#include "topic.h"

enum { CONTEST_WEIGHT = 3, LENGTH_WEIGHT = 3, TIME_WEIGHT = 2, FIGURE_WEIGHT = 1 };
enum { TIMES_OF_ONE = 2 };   /* times are of people, who have a name */

/* How a mark is printed. */
struct print {
    bool has_hundredths, has_unit, has_colon;
};

static struct print print_of(str text) {
    size_t point = str_find_char(text, '.', 0), end = point + 3;
    bool has_two = end <= text.size && char_is_digit(text.data[point + 1]) && char_is_digit(text.data[point + 2]);
    bool has_third = has_two && end < text.size && char_is_digit(text.data[end]);
    return (struct print){.has_hundredths = has_two && !has_third, .has_unit = has_two && end < text.size,
                          .has_colon = str_find_char(text, ':', 0) < text.size};
}

static bool holds(str text, str word) { return str_find(text, word, 0) < text.size; }

/* "13.40 metres", and "48 feet, 2 inches", where nobody is so tall. */
static bool is_fine_length(const struct scene *scene, const struct find *find, str text) {
    enum { FAR = 4000 };
    if (find->entity != scene->x->id.length || find->value.type != VALUE_MARK)
        return false;
    bool is_in_feet = holds(text, STR("f")) && holds(text, STR("in"));
    struct print print = print_of(text);
    return is_in_feet ? find->value.mark.amount >= FAR : print.has_hundredths && print.has_unit;
}

/* "20:23.43", "10.52 seconds", "2:39:54": as fine as races are timed. Motor races have thousandths. */
static bool is_fine_time(const struct scene *scene, const struct find *find, str text) {
    enum { HOUR = 3600 * 1000, LONGEST = 10 * HOUR };   /* "13:35:28" is a time of the day */
    struct print print = print_of(text);
    if (find->entity == scene->x->id.figure)
        return print.has_hundredths && print.has_colon;
    bool is_long = find->value.type == VALUE_MARK && find->value.mark.amount >= HOUR &&
                   find->value.mark.amount < LONGEST && find->value.mark.step <= 1000;
    return find->entity == scene->x->id.time && (is_long || print.has_hundredths);
}

/* "the 400m", "high jump". A distance to drive is none, and a word that the list thinks little of ("shot", "hammer") is left to it. */
static bool is_contest(const struct scene *scene, const struct find *find, str text) {
    if (find->entity != scene->x->id.event)
        return false;
    int64_t weight = topic_weight_of(scene, str_lower(text, scene->arena));
    if (weight >= 0 && weight < CONTEST_WEIGHT)
        return false;
    str code = scene_event_code(scene, text);
    const struct event *event = code.size ? event_find(scene->x->events, code) : NULL;
    return event && event->class != EVENT_ROAD && !str_equal(code, STR("mile"));
}

void topic_count_finds(const struct scene *scene, struct topic_evidence *evidence) {
    int64_t ours = 0, times = 0, figures = 0, names = 0;
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds)) {
            str text = scene_find_text(scene, s, find->span);
            ours += is_fine_length(scene, find, text) ? LENGTH_WEIGHT : is_contest(scene, find, text) ? CONTEST_WEIGHT : 0;
            if (is_fine_time(scene, find, text))
                times++;
            else
                figures += find->entity == scene->x->id.figure && print_of(text).has_hundredths;
            names += find->entity == scene->x->id.name;
        }
    evidence->weights[TOPIC_ATHLETICS] += ours;
    if (names * TIMES_OF_ONE >= times)
        evidence->weights[TOPIC_ATHLETICS] += times * TIME_WEIGHT;
    if (names * TIMES_OF_ONE >= figures)
        evidence->weights[TOPIC_ATHLETICS] += figures * FIGURE_WEIGHT;
}
