/*
 * In the report of a heptathlon the disciplines only lead up to the places that are told: who "was third" behind a sentence about the
 * 800m was third of the heptathlon. But such a report may tell of other races as well.
 */
#include "race.h"

/* Bytes behind a place within which its own words name the discipline: "first in the 100m hurdles heat". */
enum { OWN_WITHIN = 24 };
/* Bytes from a place to the mark that it was taken with. */
enum { MARK_WITHIN = 60 };

/* "They lead the decathlon and the heptathlon": whether the event is one of those that the article names, or a discipline of one. */
static bool is_of_combined(const struct scene *scene, const struct event *event) {
    if (event->class == EVENT_COMBINED || race_is_discipline_of(scene, event, scene->main_event))
        return true;
    for (LIST_EACH(struct event_mention, m, &scene->events))
        if (m->event->class == EVENT_COMBINED && race_is_discipline_of(scene, event, m->event))
            return true;
    return false;
}

/* Whether the article tells of events that are no part of combined ones. */
static bool tells_other_events(const struct scene *scene) {
    for (LIST_EACH(struct event_mention, m, &scene->events))
        if (!m->is_passing && !m->in_relative && (!m->is_aside || m->is_of_medal) && !is_of_combined(scene, m->event))
            return true;
    return false;
}

/* "She ran 2:04.90 in the 800m for silver": whoever counts points in the article, or is said to do the combined event, and it tells of no
 * races of their own. */
static bool does_combined(const struct scene *scene, int32_t person) {
    if (person == NOBODY)
        return false;
    const struct event *own = (uint32_t)person < scene->own_event_count ? scene->own_event[person] : NULL;
    if ((own && own->class == EVENT_COMBINED) || (scene->person_event[person] && scene->person_event[person]->class == EVENT_COMBINED))
        return true;
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (told->person == person && told->event && told->event->class == EVENT_COMBINED && !told->is_aside)
            return true;
    return false;
}

/* Whether the paragraph speaks of a combined event or of points, or neither it nor the one before of the discipline; or the
 * person is told elsewhere to do it. */
static bool is_told_of_combined(const struct scene *scene, uint32_t sentence, int32_t person, const struct event *discipline) {
    if (does_combined(scene, person))
        return true;
    uint32_t paragraph = race_paragraph(scene, sentence);
    struct span sentences = race_paragraph_sentences(scene, sentence);
    bool is_named = false;
    for (uint32_t i = scene->first_event[sentences.start]; i < scene->first_event[sentences.end]; i++) {
        if (scene->events.items[i].event->class == EVENT_COMBINED)
            return true;
        is_named |= scene->events.items[i].event == discipline;
    }
    for (uint32_t s = sentences.start; s < sentences.end; s++)
        if (str_find(scene->views[s].text, STR(" points"), 0) < scene->views[s].text.size)
            return true;
    for (uint32_t i = scene->first_event[sentences.start]; i-- > 0 && race_paragraph(scene, scene->events.items[i].sentence) + 1 >= paragraph;)
        is_named |= scene->events.items[i].event == discipline && !scene->events.items[i].is_aside;
    return !is_named;
}

/* "the 60m hurdles final", "the men's 60m": a race of its own, in an article that is mainly about a combined event for women. */
static bool is_own_race(const struct scene *scene, const struct event_mention *m, enum sex main_sex) {
    for (LIST_EACH(struct find, find, &scene->views[m->sentence].finds))
        if (find->entity == scene->x->id.round && find->span.start == m->span.end + 1)
            return true;
    return m->sex != SEX_UNKNOWN && main_sex != SEX_UNKNOWN && m->sex != main_sex;
}

static enum sex sex_of_main_event(const struct scene *scene) {
    for (LIST_EACH(struct event_mention, m, &scene->events))
        if (m->event == scene->main_event && m->sex != SEX_UNKNOWN)
            return m->sex;
    return SEX_UNKNOWN;
}

/* "The 18.36 managed by Bell for silver", in a sentence that counts no points: a good mark of the discipline, told with the place. */
static bool is_told_with_mark(const struct scene *scene, const struct draft *draft, const struct event *discipline) {
    bool is_good = false;
    for (LIST_EACH(struct find, find, &scene->views[draft->sentence].finds)) {
        if (race_strain_of_find(scene, scene->main_event, draft->sentence, find) >= 0)
            return false;
        bool is_near = find->span.start <= draft->span.end + MARK_WITHIN && find->span.end + MARK_WITHIN >= draft->span.start;
        is_good |= is_near && race_strain_of_find(scene, discipline, draft->sentence, find) == 0;
    }
    return is_good;
}

/* "The decathlon ended with the 1500m", "with only 19 points to make up, he ran 4:15.71 in the 1500m": whether the sentence that names a
 * discipline, in a report of other events too, tells it as a part of the combined event that is named there or shortly before; NULL: it does not. */
static const struct event *combined_beside(const struct scene *scene, uint32_t sentence, const struct event *event, enum sex sex) {
    enum { SENTENCES_BACK = 3, COMBINED_BACK = 2 };
    const struct event_mention *part = NULL;
    for (uint32_t i = 0; i < scene->first_event[sentence + 1]; i++) {
        const struct event_mention *m = &scene->events.items[i];
        if (event_mention_is_outright(m) || m->event->class == EVENT_COMBINED)
            part = m->event == event ? m : m->event->class == EVENT_COMBINED ? part : NULL;
    }
    if (!part || sentence - part->sentence > SENTENCES_BACK)
        return NULL;
    str text = scene->views[part->sentence].text;
    bool counts_points = str_find(text, STR(" points"), 0) < text.size || str_find(text, STR("-point "), 0) < text.size;
    for (uint32_t i = scene->first_event[part->sentence + 1]; i-- > 0;) {
        const struct event_mention *m = &scene->events.items[i];
        if (m->sentence != part->sentence && (!counts_points || part->sentence - m->sentence > COMBINED_BACK))
            return NULL;
        if (m->event->class == EVENT_COMBINED && !m->is_of_title && !m->is_passing && !race_is_of_other_sex(scene, m->event, sex) &&
            race_is_discipline_of(scene, event, m->event))
            return m->event;
    }
    return NULL;
}

/* "In the decathlon Bell was ahead. He ran 10.81 for the 100m": the combined event that the paragraph has named last; NULL: none. */
static const struct event *combined_of_paragraph(const struct scene *scene, uint32_t sentence, const struct event *event, enum sex sex) {
    uint32_t paragraph = race_paragraph(scene, sentence);
    for (uint32_t i = scene->first_event[sentence + 1]; i-- > 0 && race_paragraph(scene, scene->events.items[i].sentence) == paragraph;) {
        const struct event_mention *m = &scene->events.items[i];
        if (m->event->class == EVENT_COMBINED && event_mention_is_outright(m))
            return !race_is_of_other_sex(scene, m->event, sex) && race_is_discipline_of(scene, event, m->event) ? m->event : NULL;
    }
    return NULL;
}

/* The combined event that the article is about, where this is one of its disciplines; in a report of the decathlon and the heptathlon the one
 * that its paragraph names, else the one that somebody of this sex does. NULL: none. */
static const struct event *combined_of(const struct scene *scene, uint32_t sentence, const struct event *event, int32_t person) {
    enum sex sex = person == NOBODY ? SEX_UNKNOWN : scene->reading->people.items[person].sex;
    const struct event *main = scene->main_event;
    if (!main || main->class != EVENT_COMBINED)
        return NULL;
    const struct event *here = combined_of_paragraph(scene, sentence, event, sex);
    if (here)
        return here;
    if (!race_is_of_other_sex(scene, main, sex) && race_is_discipline_of(scene, event, main))
        return main;
    for (LIST_EACH(struct event_mention, m, &scene->events))
        if (event_mention_is_outright(m) && m->event->class == EVENT_COMBINED && !race_is_of_other_sex(scene, m->event, sex) &&
            race_is_discipline_of(scene, event, m->event))
            return m->event;
    return NULL;
}

/* "Olympic shot put silver medallist Bell": whether a sentence that names the person tells a title in the event. */
static bool has_title_in(const struct scene *scene, int32_t person, const struct event *event) {
    for (LIST_EACH(struct event_mention, m, &scene->events))
        if (m->event == event && m->is_of_title && scene_names(scene, m->sentence, person))
            return true;
    return false;
}

/* "Her 1.83m high jump was good for third overall". */
static bool is_overall(const struct scene *scene, const struct draft *draft) {
    return str_starts_with(str_slice(scene->views[draft->sentence].text, draft->span.end, draft->span.end + OWN_WITHIN), STR(" overall"));
}

/* "In the 100m hurdles heat" goes on behind the place; "finished the javelin throw in tenth" leads right to it. */
static bool is_named_beside(const struct scene *scene, const struct draft *draft, const struct event_mention *m) {
    bool leads_to = m->span.end + 1 == draft->span.start && str_starts_with(scene_find_text(scene, draft->sentence, draft->span), STR("in "));
    bool is_near = m->sentence == draft->sentence && (leads_to || m->span.end > draft->span.start) && m->span.start <= draft->span.end + OWN_WITHIN;
    /* "moved up to second, and the javelin decided it", "lifted her to tenth before the 800m" */
    static const char *const others[] = {",", ";", " and the ", " before ", " after ", " until ", " with ", " but "};
    str between = m->span.start > draft->span.end ? span_str(scene->views[draft->sentence].text, span_of(draft->span.end, m->span.start)) : (str){0};
    return is_near && (!between.size || !str_holds_any(between, ALL_OF(others)));
}

/* "Retained her title with a throw of 19.28": a medal won with a mark of the discipline is of that; with points it is of the whole. */
static bool is_won(const struct scene *scene, const struct draft *draft) {
    for (LIST_EACH(struct find, find, &scene->views[draft->sentence].finds))
        if (find->span.start >= draft->span.start && find->span.end <= draft->span.end &&
            (find->entity == scene->x->id.medal || find->entity == scene->x->id.title))
            return true;
    return false;
}

/* "Won their heats": nobody runs a heptathlon in heats. */
static bool is_of_heat(const struct scene *scene, const struct draft *draft) {
    enum { HEAT_WITHIN = 14 };
    for (LIST_EACH(struct find, find, &scene->views[draft->sentence].finds))
        if (find->entity == scene->x->id.round && find->span.end > draft->span.start && find->span.start <= draft->span.end + HEAT_WITHIN &&
            str_starts_with(scene_find_text(scene, draft->sentence, find->span), STR("heat")))
            return true;
    return false;
}

/* In a combined event the disciplines only lead up to the placing, unless the clause itself names one, it was a race of its own, or it is
 * what the athlete does, where the article tells of other events as well. */
const struct event *race_or_combined(const struct scene *scene, const struct draft *draft, int32_t person, const struct event *event) {
    const struct event *combined = event ? combined_of(scene, draft->sentence, event, person) : NULL;
    enum sex sex = person == NOBODY ? SEX_UNKNOWN : scene->reading->people.items[person].sex;
    bool is_title = str_starts_with(rule_name(draft->rule), STR("title-"));
    if (!combined && event && is_won(scene, draft) && !is_title)
        combined = combined_beside(scene, draft->sentence, event, sex);
    if (!combined)
        return event;
    if (is_overall(scene, draft))
        return combined;
    if (is_of_heat(scene, draft))
        return event;
    bool tells_others = tells_other_events(scene), does = (uint32_t)person < scene->own_event_count && scene->own_event[person] == event;
    if (does && (tells_others || has_title_in(scene, person, event)))
        return event;
    enum sex main_sex = combined == scene->main_event ? sex_of_main_event(scene) : SEX_UNKNOWN;
    for (uint32_t i = 0; i < scene->first_event[draft->sentence + 1]; i++) {
        const struct event_mention *m = &scene->events.items[i];
        bool is_later = is_title && m->sentence == draft->sentence && m->span.start >= draft->span.end;   /* "the medallist was 15th in the vault" */
        if (m->event == event && !is_later && (is_named_beside(scene, draft, m) || is_own_race(scene, m, main_sex)))
            return event;
    }
    /* "Olympic champion Dow", who threw the discus */
    bool may_be_own = tells_others || (is_won(scene, draft) && !does_combined(scene, person));
    if (!is_title && may_be_own && is_told_with_mark(scene, draft, event))
        return event;
    bool is_part = is_title || !tells_others || is_told_of_combined(scene, draft->sentence, person, event);
    return is_part ? combined : event;
}
