/*
 * "Bell, discus thrower Fox and Orme won gold": the same place for several, in a sentence that names no race. Each of them has won his
 * own, which the article tells elsewhere or the word before his name.
 */
#include "placings.h"

/* "Discus thrower Fox", "Orme, in the long jump, ": of whom alone the event is told; NOBODY: of no one alone. */
static int32_t owner_of(const struct scene *scene, const struct event_mention *m) {
    static const char *const ways[] = {", in the ", ", over "};
    str text = scene->views[m->sentence].text;
    bool is_apposed = str_starts_with(str_slice(text, m->span.end, text.size), STR(","));
    for (LIST_EACH(struct find, find, &scene->views[m->sentence].finds))
        if (is_apposed && find->entity == scene->x->id.athlete && find->span.end < m->span.start &&
            str_equals_any(str_slice(text, find->span.end, m->span.start), ALL_OF(ways)))
            return find->person;
    return race_kind_of(scene, m);
}

/* Whether the sentence names a race that is not of one of them alone. */
static bool names_race(const struct scene *scene, uint32_t sentence) {
    for (uint32_t i = scene->first_event[sentence]; i < scene->first_event[sentence + 1]; i++)
        if (event_mention_is_outright(&scene->events.items[i]) && owner_of(scene, &scene->events.items[i]) == NOBODY)
            return true;
    return false;
}

/* What the words beside the name tell, else what the person does elsewhere; NULL: nobody tells. */
static const struct event *own_event(const struct scene *scene, uint32_t sentence, int32_t person) {
    for (uint32_t i = scene->first_event[sentence]; i < scene->first_event[sentence + 1]; i++)
        if (owner_of(scene, &scene->events.items[i]) == person)
            return scene->events.items[i].event;
    return (uint32_t)person < scene->own_event_count ? scene->own_event[person] : NULL;
}

static void add(struct subjects *sharers, int32_t person) {
    if (person != NOBODY && sharers->count < SUBJECTS_MOST && !person_is_among(sharers->items, sharers->count, person))
        sharers->items[sharers->count++] = person;
}

/* All to whom the draft's match gives this place. */
static void find_sharers(struct scene *scene, const struct draft *draft, struct subjects *sharers) {
    const struct draft_field *place = draft_field(draft, "place");
    sharers->count = 0;
    for (uint32_t i = scene->first_draft[draft->sentence]; place && place->is_find && i < scene->first_draft[draft->sentence + 1]; i++) {
        const struct draft *other = &scene->drafts.items[i];
        const struct draft_field *same = draft_field(other, "place");
        if (other->rule != draft->rule || other->order != draft->order || !same || !same->is_find || same->find.span.start != place->find.span.start)
            continue;
        for (uint32_t f = 0; f < other->field_count; f++)
            if (str_starts_with(other->fields[f].name, STR("athlete")) && other->fields[f].is_find)
                add(sharers, who_of_field(scene, draft->sentence, &other->fields[f]));
    }
    if (!sharers->count)
        placing_subjects(scene, draft, sharers);
}

/* "Bell and Fox came first and second": said of the race before in other words. */
static bool is_told(const struct scene *scene, int32_t person, int place, const struct event *event) {
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (told->person == person && told->place == place && told->event == event)
            return true;
    return false;
}

/* "The pair finished first and second": a place for each of them. */
static bool tells_several_places(const struct scene *scene, const struct draft *draft) {
    const struct draft_field *place = draft_field(draft, "place");
    for (uint32_t i = scene->first_draft[draft->sentence]; place && place->is_find && i < scene->first_draft[draft->sentence + 1]; i++) {
        const struct draft *other = &scene->drafts.items[i];
        const struct draft_field *next = draft_field(other, "place");
        if (other->rule == draft->rule && other->order == draft->order && next && next->is_find && next->find.span.start != place->find.span.start)
            return true;
    }
    return false;
}

const struct event *placings_own_event(struct scene *scene, const struct draft *draft, int32_t person, const struct event *event) {
    if (event->class == EVENT_RELAY || names_race(scene, draft->sentence) || tells_several_places(scene, draft))
        return event;
    struct subjects sharers;
    find_sharers(scene, draft, &sharers);
    const struct event *own = own_event(scene, draft->sentence, person);
    if (sharers.count < 2 || own == event || !person_is_among(sharers.items, sharers.count, person))
        return event;
    if (own)
        return own;
    /* "Bell and Fox, the champions": of several years, perhaps. */
    bool is_title = str_starts_with(rule_name(draft->rule), STR("title-"));
    if (is_title || is_told(scene, person, placings_place_of(draft_field(draft, "place")), event))
        return event;
    enum sex sex = scene->reading->people.items[person].sex;
    for (uint32_t i = 0; i < sharers.count; i++) {
        bool is_rival = !scene->one_event || scene->reading->people.items[sharers.items[i]].sex == sex;
        if (is_rival && own_event(scene, draft->sentence, sharers.items[i]) == event)
            return NULL;
    }
    return event;
}
