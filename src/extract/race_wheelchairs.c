/*
 * Reports of road races turn to the race in wheelchairs at the end, mostly for one paragraph: the next goes on with those on foot. But a
 * paragraph that names nobody ("In the wheelchair races there was a Swiss double.") announces the ones behind it, until somebody of
 * those who were named before it comes up again.
 */
#include "race.h"

bool race_is_in_wheelchairs(const struct event *event) {
    return str_starts_with(event->code, STR("wheelchair"));
}

static bool is_named_before(const struct scene *scene, int32_t person, uint32_t sentence) {
    for (uint32_t s = 0; s < sentence; s++)
        if (scene_names(scene, s, person))
            return true;
    return false;
}

static bool names_anybody(const struct scene *scene, uint32_t sentence) {
    for (LIST_EACH(const struct find, find, &scene->views[sentence].finds))
        if (find->person != NOBODY)
            return true;
    return false;
}

static bool names_anybody_of_before(const struct scene *scene, uint32_t sentence, uint32_t before) {
    for (LIST_EACH(const struct find, find, &scene->views[sentence].finds))
        if (find->person != NOBODY && is_named_before(scene, find->person, before))
            return true;
    return false;
}

/* The last sentence of what the mention announces; 0: nothing. */
static uint32_t last_announced(const struct scene *scene, const struct event_mention *m) {
    struct span paragraph = race_paragraph_sentences(scene, m->sentence);
    if (!paragraph.start || !event_mention_is_outright(m))
        return 0;
    for (uint32_t s = paragraph.start; s < paragraph.end; s++)
        if (names_anybody(scene, s))
            return 0;
    uint32_t behind = paragraph.end;
    while (behind < scene->article->sentences.count && !names_anybody_of_before(scene, behind, paragraph.start))
        behind++;
    return behind > paragraph.end ? behind - 1 : 0;
}

/* "his fourth London Marathon": the name of the meeting says nothing of another race. */
static void turn_to(const struct event *wheeled, struct event_mention *m, const struct scene *scene) {
    str text = scene->views[m->sentence].text;
    bool is_of_meeting = m->event->class == EVENT_ROAD && char_is_upper(text.data[m->span.start]);
    if (is_of_meeting && m->event->metres == wheeled->metres)
        m->event = wheeled;
}

void race_announce_wheelchairs(struct scene *scene) {
    for (LIST_EACH(struct event_mention, m, &scene->events)) {
        if (!race_is_in_wheelchairs(m->event))
            continue;
        m->announces = last_announced(scene, m);
        for (struct event_mention *other = m + 1; other < scene->events.items + scene->events.count && other->sentence <= m->announces; other++)
            turn_to(m->event, other, scene);
    }
}
