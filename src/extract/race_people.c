/*
 * Which event each person of the article does, wherever it is told: "Dobson and Lake claimed victories", says the lead, and only
 * later that he ran the 400m and she jumped. What somebody is said to do in a sentence of one event counts for more than a title.
 */
#include "race.h"

/* So many events of a person are counted, and a title stands so many bytes before the name at most. */
enum { EVENTS_COUNTED = 3, TITLE_WITHIN = 45 };
enum { VOTES_TOLD = 2, VOTES_TITLE = 1, VOTES_CALLED = 2 };

struct votes {
    const struct event *events[EVENTS_COUNTED];
    int counts[EVENTS_COUNTED];
};

static void vote(struct votes *votes, const struct event *event, int count) {
    for (size_t i = 0; i < EVENTS_COUNTED; i++) {
        if (votes->events[i] && votes->events[i] != event)
            continue;
        votes->events[i] = event;
        votes->counts[i] += count;
        return;
    }
}

/* The one event that the sentence names outright; NULL: none, or several. */
static const struct event *only_event(const struct scene *scene, uint32_t sentence) {
    const struct event *only = NULL;
    for (uint32_t i = scene->first_event[sentence]; i < scene->first_event[sentence + 1]; i++) {
        const struct event_mention *m = &scene->events.items[i];
        if (!event_mention_is_outright(m) || m->is_part || race_kind_of(scene, m) != NOBODY)
            continue;
        if (only && only != m->event)
            return NULL;
        only = m->event;
    }
    return only;
}

/* "world 1500m champion Fox": the first name behind the title is its owner's. */
static int32_t owner_of_title(const struct scene *scene, const struct event_mention *m) {
    if (!m->is_aside || !m->is_of_title)
        return NOBODY;
    for (LIST_EACH(struct find, find, &scene->views[m->sentence].finds))
        if (find->entity == scene->x->id.athlete && find->span.start >= m->span.end)
            return find->span.start - m->span.end <= TITLE_WITHIN ? find->person : NOBODY;
    return NOBODY;
}

bool race_is_others_clause(const struct scene *scene, uint32_t sentence, int32_t person, struct span between) {
    static const char *const openers[] = {", and ", ", while ", " while ", ", but ", "; "};
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        bool is_other = find->entity == scene->x->id.athlete && find->person != person && find->span.start > between.start &&
                        find->span.end <= between.end;
        if (is_other && str_holds_any(str_slice(scene->views[sentence].text, between.start, find->span.start), ALL_OF(openers)))
            return true;
    }
    return false;
}

/* "With Bell away, and Fox set on the 5000m": in a clause of somebody else's, it is no event of whom the sentence is about. */
static bool is_of_another(const struct scene *scene, uint32_t sentence, int32_t subject, const struct event *event) {
    uint32_t named = 0;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (!named && find->entity == scene->x->id.athlete && find->person == subject)
            named = find->span.end;
    for (uint32_t i = scene->first_event[sentence]; i < scene->first_event[sentence + 1]; i++) {
        const struct event_mention *m = &scene->events.items[i];
        if (m->event == event && (!named || m->span.start < named || !race_is_others_clause(scene, sentence, subject, span_of(named, m->span.start))))
            return false;
    }
    return true;
}

/* "Lake won the high jump as the only one over 1.96m, from Bell": who is named first, before the event. */
static int32_t opener_of(const struct scene *scene, uint32_t sentence, const struct event *event) {
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        if (find->entity != scene->x->id.athlete)
            continue;
        for (uint32_t i = scene->first_event[sentence]; i < scene->first_event[sentence + 1]; i++) {
            const struct event_mention *m = &scene->events.items[i];
            if (m->event == event && event_mention_is_outright(m))
                return m->span.start >= find->span.end ? find->person : NOBODY;
        }
    }
    return NOBODY;
}

/* "200m sprinters Ann Fox of Leeds and Eve Bell": the other of two who are called so; NOBODY. */
static int32_t called_too(const struct scene *scene, const struct event_mention *m, int32_t called) {
    enum { JOINT_MOST = 40 };
    const struct view *view = &scene->views[m->sentence];
    const struct find *first = NULL;
    if (!str_ends_with(span_str(view->text, m->span), STR("s")))
        return NOBODY;
    for (LIST_EACH(struct find, find, &view->finds)) {
        if (find->entity == scene->x->id.event && first && find->span.start > first->span.end)
            return NOBODY;
        if (find->entity != scene->x->id.athlete || find->span.start < m->span.end)
            continue;
        str between = first ? str_slice(view->text, first->span.end, find->span.start) : (str){0};
        if (first)
            return between.size <= JOINT_MOST && str_ends_with(between, STR(" and ")) ? find->person : NOBODY;
        first = find->person == called ? find : NULL;
        if (!first)
            return NOBODY;
    }
    return NOBODY;
}

void race_learn_people(struct scene *scene) {
    uint32_t people = scene->reading->people.count;
    struct votes *votes = ARENA_ARRAY(scene->arena, people + 1, struct votes);
    for (uint32_t s = 0; s < scene->article->sentences.count; s++) {
        const struct event *only = only_event(scene, s);
        int32_t subject = scene->subject[s];
        int32_t opener = only ? opener_of(scene, s, only) : NOBODY;
        if (opener >= 0 && opener != subject && (uint32_t)opener < people && !is_of_another(scene, s, opener, only))
            vote(&votes[opener], only, VOTES_TOLD);
        if (only && subject >= 0 && (uint32_t)subject < people && !is_of_another(scene, s, subject, only))
            vote(&votes[subject], only, VOTES_TOLD);
        for (uint32_t i = scene->first_event[s]; i < scene->first_event[s + 1]; i++) {
            int32_t owner = owner_of_title(scene, &scene->events.items[i]);
            if (owner >= 0 && (uint32_t)owner < people)
                vote(&votes[owner], scene->events.items[i].event, VOTES_TITLE);
            int32_t called = race_kind_of(scene, &scene->events.items[i]);
            if (called >= 0 && (uint32_t)called < people)
                vote(&votes[called], scene->events.items[i].event, VOTES_CALLED);
            int32_t too = called >= 0 ? called_too(scene, &scene->events.items[i], called) : NOBODY;
            if (too >= 0 && (uint32_t)too < people)
                vote(&votes[too], scene->events.items[i].event, VOTES_CALLED);
        }
    }
    scene->own_event = ARENA_ARRAY(scene->arena, people + 1, const struct event *);
    for (uint32_t p = 0; p < people; p++) {
        int most = 0;
        for (size_t i = 0; i < EVENTS_COUNTED && votes[p].events[i]; i++)
            if (votes[p].counts[i] > most) {
                most = votes[p].counts[i];
                scene->own_event[p] = votes[p].events[i];
            }
    }
    scene->own_event_count = people;
}
