/* What the claims before say of the race: what the person ran, what the marks before were of, of what a split is a part. */
#include "race.h"

enum {
    CLAIMS_AWAY = 512,        /* so many claims, the latest made, are asked for what a person ran */
    SPLIT_OF_LEAST = 400,     /* metres of a race that has parts */
    PART_WITHIN = 7,          /* sentences of the paragraph, for what names a part of the race */
};

uint32_t race_paragraph(const struct scene *scene, uint32_t sentence) {
    return scene->article->sentences.items[sentence].paragraph;
}

struct span race_paragraph_sentences(const struct scene *scene, uint32_t sentence) {
    uint32_t paragraph = race_paragraph(scene, sentence);
    struct span sentences = span_of(sentence, sentence + 1);
    while (sentences.start > 0 && race_paragraph(scene, sentences.start - 1) == paragraph)
        sentences.start--;
    while (sentences.end < scene->article->sentences.count && race_paragraph(scene, sentences.end) == paragraph)
        sentences.end++;
    return sentences;
}

static bool is_told_in_relative(const struct scene *scene, const struct claim *claim) {
    for (uint32_t i = scene->first_event[claim->sentence]; i < scene->first_event[claim->sentence + 1]; i++)
        if (scene->events.items[i].in_relative && span_overlaps(scene_span(scene, claim->sentence, scene->events.items[i].span), claim->span))
            return true;
    return false;
}

const struct event *race_of_claims(const struct scene *scene, uint32_t sentence, struct span local, int32_t person) {
    const struct claim *latest = NULL;
    struct span here = scene_span(scene, sentence, local);
    uint32_t count = scene->reading->claims.count;
    for (uint32_t i = count > CLAIMS_AWAY ? count - CLAIMS_AWAY : 0; i < count; i++) {
        const struct claim *claim = &scene->reading->claims.items[i];
        bool told = claim->kind == CLAIM_RESULT || (claim->kind == CLAIM_PLACING && race_is_main_meeting(scene, claim->competition));
        if (told && claim->person == person && claim->event.size && claim->span.end <= here.start &&
            (!latest || claim->sentence >= latest->sentence) && !is_told_in_relative(scene, claim))
            latest = claim;
    }
    if (!latest)
        return NULL;
    for (LIST_EACH(struct event_mention, m, &scene->events))
        if (str_equal(m->event->code, latest->event))
            return m->event;
    return event_find(scene->x->events, latest->event);   /* told by what was done: "cleared 4.77m" */
}

const struct event *race_told_last(const struct scene *scene, uint32_t sentence, bool in_sentence) {
    const struct reading *reading = scene->reading;
    const struct claim *last = reading->claims.count ? LIST_LAST(&reading->claims) : NULL;
    if (!last || last->kind == CLAIM_PLACING || !last->event.size || (in_sentence && last->sentence != sentence) ||
        race_paragraph(scene, last->sentence) != race_paragraph(scene, sentence))
        return NULL;
    return event_find(scene->x->events, last->event);
}

/* "First came the 1500m, where a last lap of 59.1 brought her home": the one race that the sentence names; NULL: none, or several. */
static const struct event *race_of_sentence(const struct scene *scene, uint32_t sentence) {
    const struct event *only = NULL;
    for (uint32_t i = scene->first_event[sentence]; i < scene->first_event[sentence + 1]; i++) {
        const struct event_mention *m = &scene->events.items[i];
        if (!event_mention_is_outright(m) || m->is_part || m->event->metres < SPLIT_OF_LEAST)
            continue;
        if (only && only != m->event)
            return NULL;
        only = m->event;
    }
    return only;
}

/* Nobody throws or jumps in parts that are timed. */
static bool is_timed_race(const struct event *event) { return event && event->quantity == QUANTITY_TIME; }

const struct event *race_event_of_split(const struct scene *scene, uint32_t sentence, int32_t person) {
    const struct event *told = race_told_last(scene, sentence, false);
    if (scene->one_event && is_timed_race(scene->main_event) && (!told || told->metres <= scene->main_event->metres))
        return scene->main_event;
    const struct event *here = race_of_sentence(scene, sentence);
    if (here)
        return here;
    if (told && told->metres >= SPLIT_OF_LEAST)
        return told;
    if (person != NOBODY && is_timed_race(scene->person_event[person]))
        return scene->person_event[person];
    for (uint32_t i = scene->first_event[sentence + 1]; i-- > 0;)
        if (!scene->events.items[i].is_aside && scene->events.items[i].event->metres >= SPLIT_OF_LEAST)
            return scene->events.items[i].event;
    return is_timed_race(scene->main_event) ? scene->main_event : NULL;
}

/* "15km in 43:38", in a marathon: a road distance without article that is shorter than the race. */
bool race_is_part_of_main(const struct scene *scene, uint32_t sentence, const struct event *event) {
    bool on_road = scene->main_event && (scene->main_event->class == EVENT_ROAD || scene->main_event->class == EVENT_WALK);
    if (!event || !on_road || event->metres >= scene->main_event->metres)
        return false;
    uint32_t from = sentence;
    while (from > 0 && race_paragraph(scene, from - 1) == race_paragraph(scene, sentence) && sentence - from < PART_WITHIN)
        from--;
    for (uint32_t i = scene->first_event[from]; i < scene->first_event[sentence + 1]; i++) {
        const struct event_mention *m = &scene->events.items[i];
        str words = scene_find_text(scene, m->sentence, m->span), text = scene->views[m->sentence].text;
        str before = str_slice(text, 0, m->span.start), behind = str_slice(text, m->span.end, text.size);
        bool by_length = str_ends_with(words, STR("km")) || str_ends_with(words, STR("kilometres")) || str_ends_with(words, STR("miles"));
        bool is_race = str_ends_with(before, STR("the ")) || str_ends_with(before, STR("a ")) || str_ends_with(before, STR("'s ")) ||
                       str_starts_with(behind, STR(" r"));
        if (m->event == event && by_length && !is_race)
            return true;
    }
    return false;
}
