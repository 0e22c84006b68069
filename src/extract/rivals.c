/*
 * Who is named behind or ahead of somebody has a place too: it is counted from the place of the other. "Third behind Fox and
 * Bell" makes them first and second; "second ahead of Fox" makes her third. Where the sentence places nobody ("finished clear of
 * Fox"), the place is what the article told of the subject in this race before; of whom nothing is told, he won.
 */
#include "placings.h"

enum { RIVALS_MOST = 3 };
static const char *const rival_fields[RIVALS_MOST] = {"athlete", "athlete2", "athlete3"};

struct rivals {
    int32_t items[RIVALS_MOST];
    uint32_t count;
};

static void find_rivals(const struct scene *scene, const struct draft *draft, struct rivals *rivals) {
    *rivals = (struct rivals){.count = 0};
    for (int i = 0; i < RIVALS_MOST; i++) {
        const struct draft_field *field = draft_field(draft, rival_fields[i]);
        if (field)
            rivals->items[rivals->count++] = who_of_field(scene, draft->sentence, field);
    }
}

static const struct event *race_of(const struct scene *scene, const struct draft *draft, int32_t person) {
    return race_event_at(scene, draft->sentence, draft->span, person, NULL, (str){0});
}

/*
 * What the place of the other is counted from: the place told of the person in the same sentence, the nearest before the draft;
 * else in the same race. NULL: none. With a place, only that one in the same sentence will do.
 */
static const struct told_place *told_of(const struct scene *scene, const struct draft *draft, int32_t person, int place) {
    const struct told_place *here = NULL, *before = NULL;
    const struct event *event = place ? NULL : race_of(scene, draft, person);
    for (LIST_EACH(struct told_place, told, &scene->told_places)) {
        if (told->person != person || told->is_aside || told->sentence > draft->sentence || (place && told->place != place))
            continue;
        if (told->sentence == draft->sentence && (told->event == event || told->span.start <= draft->span.start))
            here = told;
        else if (told->event == event && !place)
            before = told;
    }
    return here ? here : before;
}

/* Whom the article places outright needs no counting. */
static bool is_placed(const struct scene *scene, int32_t person, const struct event *event) {
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (told->person == person && told->event == event && !told->is_aside)
            return true;
    return false;
}

/* A place that was counted from what other sentences tell yields to one that is told outright. */
static void add_counted(struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *event) {
    if (person != NOBODY && !event)
        event = race_of(scene, draft, person);
    if (person != NOBODY && !is_placed(scene, person, event))
        placings_add(scene, draft, person, place, event);
}

static int32_t subject_of(const struct scene *scene, const struct draft *draft) {
    struct subjects subjects;
    placing_subjects(scene, draft, &subjects);
    return subjects.items[subjects.count - 1];
}

static void claim_ahead(struct scene *scene, const struct draft *draft) {
    struct rivals rivals;
    find_rivals(scene, draft, &rivals);
    int32_t subject = subject_of(scene, draft);
    for (uint32_t i = 0; i < rivals.count; i++)
        if (rivals.items[i] == subject)
            return;
    int place = placings_place_of(draft_field(draft, "place"));
    bool is_told = place > 0;
    const struct told_place *own = subject == NOBODY ? NULL : told_of(scene, draft, subject, place);
    const struct event *event = own ? own->event : NULL;
    if (!is_told)
        place = own ? own->place : placings_place_of(draft_field(draft, "else"));
    if (!is_told && !own && subject != NOBODY) {
        event = race_of(scene, draft, subject);
        if (placings_is_taken(scene, subject, place, event))
            return;
        placings_add(scene, draft, subject, place, event);
    }
    /* All of them ran the same race. */
    if (!is_told && !event && rivals.items[0] != NOBODY)
        event = race_of(scene, draft, rivals.items[0]);
    for (uint32_t i = 0; place && i < rivals.count; i++)
        if (is_told)
            placings_add(scene, draft, rivals.items[i], place + 1 + (int)i, event);
        else
            add_counted(scene, draft, rivals.items[i], place + 1 + (int)i, event);
}

/* Only where as many are named as finished before: of "fifth behind Fox" nobody knows her place. */
static void claim_behind(struct scene *scene, const struct draft *draft) {
    struct rivals rivals;
    find_rivals(scene, draft, &rivals);
    int place = placings_place_of(draft_field(draft, "place"));
    if (place != (int)rivals.count + 1)
        return;
    int32_t subject = subject_of(scene, draft);
    const struct told_place *own = subject == NOBODY ? NULL : told_of(scene, draft, subject, place);
    for (uint32_t i = 0; i < rivals.count; i++)
        placings_add(scene, draft, rivals.items[i], (int)i + 1, own ? own->event : NULL);
    if (draft_field(draft, "own"))
        add_counted(scene, draft, subject, placings_place_of(draft_field(draft, "own")), NULL);
}

void rivals_claim(struct scene *scene) {
    for (uint32_t i = 0; i < scene->drafts.count; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (str_equal(draft->kind, STR("ahead")))
            claim_ahead(scene, draft);
        else if (str_equal(draft->kind, STR("behind")))
            claim_behind(scene, draft);
    }
}
