/* What is told elsewhere of the places of those in an order: whose place it may be counted from, and which places are taken. */
#include "extract/around.h"
#include "placings.h"
#include "race.h"
#include "rivals.h"

const struct event *rivals_race_of(const struct scene *scene, const struct draft *draft, int32_t person) {
    return race_event_at(scene, draft->sentence, draft->span, person, NULL, (str){0});
}

const struct told_place *rivals_told_of(const struct scene *scene, const struct draft *draft, int32_t person, int place) {
    if (person == NOBODY)
        return NULL;
    const struct told_place *here = NULL, *before = NULL;
    const struct event *event = place ? NULL : rivals_race_of(scene, draft, person);
    bool is_of_old = placings_is_of_old(scene, draft), is_team = scene->reading->people.items[person].is_team;
    for (LIST_EACH(struct told_place, told, &scene->told_places)) {
        bool is_here = told->sentence == draft->sentence;
        if (told->person != person || told->is_aside || told->sentence > draft->sentence || (place && told->place != place))
            continue;
        /* "second a year ago, he crossed the line ahead of Fox"; a nation may have had a team of men in another paragraph */
        bool is_other_race = is_here ? told->is_of_old && !is_of_old
                                     : is_team && race_paragraph(scene, told->sentence) != race_paragraph(scene, draft->sentence);
        if (!place && is_other_race)
            continue;
        /* "won, and was 17th overall, ahead of Fox"; the places of a sentence are not found in its order */
        bool is_lesser = here && here->event == told->event ? told->place > BEFORE_MOST : here && told->span.start < here->span.start;
        /* "who was fifth last year, won to dethrone Fox": of the two the one of this year */
        if (here && here->is_of_old != told->is_of_old)
            is_lesser = told->is_of_old != is_of_old;
        if (is_here && (told->event == event || told->span.start <= draft->span.start) && !is_lesser)
            here = told;
        else if (told->event == event && !place && (told->is_of_old == is_of_old || (!is_of_old && told->sentence + 1 == draft->sentence)))
            before = told;
    }
    return here ? here : before;
}

/* "In the men's race Fox beat Bell": another one than the races of other paragraphs. */
static bool opens_race(const struct scene *scene, uint32_t sentence) {
    const struct view *view = &scene->views[sentence];
    if (str_starts_with(view->text, STR("In the ")))
        for (LIST_EACH(struct find, find, &view->finds))
            if (find->span.start == sizeof "In the " - 1)
                return find->entity == scene->x->id.racesex || find->entity == scene->x->id.event;
    return false;
}

bool rivals_is_taken(const struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *event, enum taken least) {
    const struct person *people = scene->reading->people.items;
    bool is_of_old = placings_is_of_old(scene, draft), opens = opens_race(scene, draft->sentence);
    str class = race_class(scene, draft->sentence, draft->span.start);
    for (LIST_EACH(struct told_place, told, &scene->told_places)) {
        if (opens && race_paragraph(scene, told->sentence) != race_paragraph(scene, draft->sentence))
            continue;
        enum sex own = people[person].sex, other = people[told->person].sex;
        bool is_doubtful = own == SEX_UNKNOWN || other == SEX_UNKNOWN;
        bool is_rival = told->person != person && (is_doubtful ? least == TAKEN_PERHAPS : own == other);
        if (is_rival && told->place == place && told->event == event && !told->is_aside && told->is_of_old == is_of_old &&
            !race_is_of_other_class(class, race_class(scene, told->sentence, told->span.start)))
            return true;
    }
    return false;
}

int rivals_place_left(const struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *event) {
    int left = 0;
    for (int before = 1; before < place && place <= BEFORE_MOST; before++)
        if (!rivals_is_taken(scene, draft, person, before, event, TAKEN_PERHAPS) && !placings_is_taken(scene, person, before, event)) {
            if (left)
                return 0;
            left = before;
        }
    return left;
}

int rivals_own_place(const struct scene *scene, const struct draft *draft, int32_t person, int place) {
    for (LIST_EACH(struct told_place, told, &scene->told_places)) {
        if (told->person != person || told->sentence != draft->sentence || told->place >= place || !span_overlaps(told->span, draft->span))
            continue;
        str words = scene_find_text(scene, told->sentence, told->span);
        if (around_holds(scene, AROUND_THIS_RACE, words))
            return told->place;
    }
    return 0;
}

bool rivals_is_told_otherwise(const struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *event) {
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (told->person == person && told->sentence == draft->sentence && told->span.start >= draft->span.end &&
            told->place != place && !told->is_aside && !told->is_of_old && (!event || told->event == event))
            return true;
    return false;
}

bool rivals_has_place_before(const struct scene *scene, const struct draft *draft, int32_t front, int place) {
    const struct told_place *own = place > 1 ? rivals_told_of(scene, draft, front, place - 1) : NULL;
    return own && own->sentence == draft->sentence && own->span.start < draft->span.start;
}

bool rivals_is_told_right_before(const struct scene *scene, const struct draft *draft, int32_t person, int place) {
    const struct told_place *own = rivals_told_of(scene, draft, person, 0);
    return own && own->sentence == draft->sentence && own->place == place - 1;
}

bool rivals_is_place_overall(const struct scene *scene, const struct draft *draft, const struct order *told, int32_t front) {
    const struct told_place *own = told->place_ahead > BEFORE_MOST ? rivals_told_of(scene, draft, front, 0) : NULL;
    return own && own->sentence == draft->sentence && own->place <= BEFORE_MOST;
}

bool rivals_is_told_of_anybody(const struct scene *scene, const struct draft *draft, const struct draft_field *place) {
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (place && place->is_find && told->sentence == draft->sentence && told->place == placings_place_of(place) &&
            span_overlaps(told->span, place->find.span))
            return true;
    return false;
}

bool rivals_is_called_winner(const struct scene *scene, const struct draft *draft, int32_t person) {
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (told->person == person && told->sentence == draft->sentence && told->place == 1 &&
            span_overlaps(told->span, draft->span) &&
            str_starts_with_any(scene_find_text(scene, told->sentence, told->span),
                                (const char *const[]){"winner ", "eventual winner ", "race winner "}, 3))
            return true;
    return false;
}
