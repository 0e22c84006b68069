/*
 * Is this an article about athletics at all? Weighted words of rules/lexicon/topic.tsv, in proportion to its length, and more of
 * them than of words of other sports that know times, distances and medals: swimming, cycling, skating, motor and horse racing.
 */
#include "extract/scene.h"

enum { CLOCK_TIMES_LEAST = 4, CLOCK_TIMES_OF_ONE = 2 };   /* one may be anything's; a report of races has many, of many people */
enum { WEIGHT_PER_THOUSAND_WORDS = 10, LEAST_WEIGHT = 5, EVENT_WEIGHT = 3, MARK_WEIGHT = 2, LONG_TIME_WEIGHT = 1 };
/* Words of another sport that weigh more than a half of those of athletics decide for it: athletes swim and cycle besides. */
enum { OTHER_SPORT_TIMES = 2 };

/* What speaks for athletics, and what for another sport. */
struct evidence {
    int64_t ours, theirs;
};

static int64_t weight_of(const struct scene *scene, str word) {
    int64_t row = rule_list_row(scene->x->topic, word);
    return row >= 0 ? scene->x->topic_weights[row] : 0;
}

static bool ends_word(char c) {
    return !char_is_letter(c) && !char_is_digit(c) && c != '-' && c != '\'' && (unsigned char)c < 0x80;
}

/* Where the hundredths of a figure end, or 0: it has none. */
static size_t behind_hundredths(str text) {
    size_t point = str_find_char(text, '.', 0);
    bool has_two = point + 2 < text.size && char_is_digit(text.data[point + 1]) && char_is_digit(text.data[point + 2]);
    return has_two ? point + 3 : 0;
}

/* "13.40 metres", "10.52 seconds": hundredths with a unit are how athletics measures. */
static bool is_fine_measure(const struct scene *scene, uint32_t sentence, const struct find *find) {
    if (find->entity != scene->x->id.length && find->entity != scene->x->id.time)
        return false;
    str text = scene_find_text(scene, sentence, find->span);
    size_t behind = behind_hundredths(text);
    return behind && behind < text.size;
}

/* "20:23.43": minutes and hundredths without a unit. */
static bool is_clock_time(const struct scene *scene, uint32_t sentence, const struct find *find) {
    if (find->entity != scene->x->id.time && find->entity != scene->x->id.figure)
        return false;
    str text = scene_find_text(scene, sentence, find->span);
    return behind_hundredths(text) == text.size && str_find_char(text, ':', 0) < str_find_char(text, '.', 0);
}

/* "2:39:54": how long a road race takes, but so long take a film and a flight; it speaks for athletics only beside words that do. */
static bool is_long_time(const struct scene *scene, const struct find *find) {
    enum { HOUR = 3600 * 1000 };
    return find->entity == scene->x->id.time && find->value.type == VALUE_MARK && find->value.mark.amount >= HOUR && find->value.mark.step <= 1000;
}

static int64_t weight_of_long_times(const struct scene *scene) {
    int64_t total = 0;
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds))
            total += is_long_time(scene, find) ? LONG_TIME_WEIGHT : 0;
    return total;
}

/*
 * Races and contests that the event table knows: "the 400m", "high jump". A distance to drive is none, and a word that the list
 * thinks little of ("shot", "hammer") is left to it.
 */
static int64_t weight_of_finds(const struct scene *scene) {
    int64_t total = 0, clock_times = 0, names = 0;
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds)) {
            total += is_fine_measure(scene, s, find) ? MARK_WEIGHT : 0;
            clock_times += is_clock_time(scene, s, find);
            names += find->entity == scene->x->id.name;
            if (find->entity != scene->x->id.event)
                continue;
            str text = scene_find_text(scene, s, find->span);
            str lower = str_lower(text, scene->arena);
            if (scene_word_in(scene->x->topic, lower) && weight_of(scene, lower) < EVENT_WEIGHT)
                continue;
            str code = scene_event_code(scene, text);
            const struct event *event = code.size ? event_find(scene->x->events, code) : NULL;
            total += event && event->class != EVENT_ROAD && !str_equal(code, STR("mile")) ? EVENT_WEIGHT : 0;
        }
    bool are_of_people = clock_times >= CLOCK_TIMES_LEAST && names * CLOCK_TIMES_OF_ONE >= clock_times;
    return total + (are_of_people ? clock_times * MARK_WEIGHT : 0);
}

static void count_word(const struct scene *scene, str word, struct evidence *evidence) {
    int64_t weight = weight_of(scene, word);
    *(weight > 0 ? &evidence->ours : &evidence->theirs) += weight > 0 ? weight : -weight;
}

bool topic_is_athletics(const struct scene *scene) {
    str text = str_lower(scene->article->text, scene->arena);
    struct evidence evidence = {0};
    int64_t words = 0, in_finds = weight_of_finds(scene);
    struct span previous = {0};
    for (size_t at = 0; at < text.size;) {
        while (at < text.size && ends_word(text.data[at]))
            at++;
        size_t start = at;
        while (at < text.size && !ends_word(text.data[at]))
            at++;
        if (at == start)
            break;
        words++;
        count_word(scene, str_slice(text, start, at), &evidence);
        if (previous.end && start == previous.end + 1)
            count_word(scene, str_slice(text, previous.start, at), &evidence);
        previous = span_of(start, at);
    }
    /* Races of some hundred metres and hundredths of seconds speak for athletics only where words do not speak for another sport. */
    bool other_sport = evidence.theirs * OTHER_SPORT_TIMES > evidence.ours;
    int64_t total = evidence.ours + in_finds + (evidence.ours >= EVENT_WEIGHT ? weight_of_long_times(scene) : 0);
    return !other_sport && total >= LEAST_WEIGHT && total * 1000 >= WEIGHT_PER_THOUSAND_WORDS * words;
}
