/*
 * Reports of road races turn to the race in wheelchairs at the end, mostly for one paragraph: the next goes on with those on foot. But a
 * paragraph that names nobody ("In the wheelchair races there was a Swiss double.") announces the ones behind it, until somebody of
 * those who were named before it comes up again.
 */
#include "race.h"

bool race_is_in_wheelchairs(const struct event *event) {
    return str_starts_with(event->code, STR("wheelchair"));
}

static int32_t *persons_named(const struct scene *scene, uint32_t from, uint32_t end, uint32_t *count) {
    struct { int32_t *items; uint32_t count, room; } named = {0};
    for (uint32_t s = from; s < end; s++)
        for (LIST_EACH(const struct find, find, &scene->views[s].finds))
            if (find->person != NOBODY)
                *LIST_ADD(&named, scene->arena) = find->person;
    *count = named.count;
    return named.items;
}

static bool names_one_of(const struct scene *scene, uint32_t sentence, const int32_t *persons, uint32_t count) {
    uint32_t here;
    const int32_t *named = persons_named(scene, sentence, sentence + 1, &here);
    for (uint32_t i = 0; i < here; i++)
        for (uint32_t p = 0; p < count; p++)
            if (named[i] == persons[p])
                return true;
    return false;
}

static uint32_t behind_paragraph(const struct scene *scene, uint32_t sentence) {
    uint32_t behind = sentence + 1;
    while (behind < scene->article->sentences.count && race_paragraph(scene, behind) == race_paragraph(scene, sentence))
        behind++;
    return behind;
}

static uint32_t paragraph_start(const struct scene *scene, uint32_t sentence) {
    while (sentence && race_paragraph(scene, sentence - 1) == race_paragraph(scene, sentence))
        sentence--;
    return sentence;
}

/* The last sentence of what the mention announces; 0: nothing. */
static uint32_t last_announced(const struct scene *scene, const struct event_mention *m) {
    uint32_t start = paragraph_start(scene, m->sentence), behind = behind_paragraph(scene, m->sentence), here, before;
    (void)persons_named(scene, start, behind, &here);
    if (here || !start || !event_mention_is_outright(m))
        return 0;
    const int32_t *persons = persons_named(scene, 0, start, &before);
    uint32_t last = behind;
    while (last < scene->article->sentences.count && !names_one_of(scene, last, persons, before))
        last++;
    return last > behind ? last - 1 : 0;
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
        if (!race_is_in_wheelchairs(m->event) || m->announces)
            continue;
        m->announces = last_announced(scene, m);
        for (struct event_mention *other = m + 1; other < scene->events.items + scene->events.count && other->sentence <= m->announces; other++)
            turn_to(m->event, other, scene);
    }
}
