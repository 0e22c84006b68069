/*
 * "Fox was next": the place behind the one that was told last. "Then came Fox, at 21.90, and Ray, at 21.91" are the next two, and a list
 * ("followed by Fox (21.90), Ray (21.91), Dow and Orme") goes on as long as it has names.
 */
#include "placings.h"
#include "race.h"

/* So many sentences back a place may have been told that somebody is next to; so many where those between tell of the other sex's race. */
enum { NEXT_WITHIN = 1, NEXT_WITHIN_OF_SEX = 3 };

/* "In the 3000m Fox was timed at 8:16 while Bell followed": not behind who was placed in the race that was told of before. */
static bool turns_to_other_race(const struct scene *scene, const struct told_place *told, const struct draft *draft) {
    for (uint32_t i = scene->first_event[told->sentence]; i < scene->first_event[draft->sentence + 1] && told->event; i++) {
        const struct event_mention *m = &scene->events.items[i];
        bool is_between = (m->sentence > told->sentence || m->span.start > told->span.end) &&
                          (m->sentence < draft->sentence || m->span.end < draft->span.start);
        if (is_between && m->event != told->event && event_mention_is_outright(m))
            return true;
    }
    return false;
}

/* Whether the place may be the one before the person's: of the same sex, as far as both are known. */
static bool is_of_sex(const struct scene *scene, const struct told_place *told, enum sex sex) {
    enum sex other = scene->reading->people.items[told->person].sex;
    return sex == SEX_UNKNOWN || other == SEX_UNKNOWN || sex == other;
}

/* "… were next in the men's race" */
static bool names_sex(const struct scene *scene, const struct draft *draft) {
    for (LIST_EACH(struct find, find, &scene->views[draft->sentence].finds))
        if (find->entity == scene->x->id.racesex && span_overlaps(find->span, draft->span))
            return true;
    return false;
}

/* The place told last before the draft, nearest first, of the race of the person's sex; NULL: none. */
static const struct told_place *told_before(const struct scene *scene, const struct draft *draft, int32_t person) {
    const struct told_place *nearest = NULL;
    enum sex sex = person == NOBODY ? SEX_UNKNOWN : scene->reading->people.items[person].sex;
    uint32_t within = names_sex(scene, draft) ? NEXT_WITHIN_OF_SEX : NEXT_WITHIN;
    for (uint32_t i = scene->told_places.count; i-- > 0;) {
        const struct told_place *told = &scene->told_places.items[i];
        bool before = told->sentence < draft->sentence || (told->sentence == draft->sentence && told->span.start < draft->span.start);
        if (told->is_aside || !before || told->sentence + NEXT_WITHIN_OF_SEX < draft->sentence)
            continue;
        if (!is_of_sex(scene, told, sex)) {
            within = NEXT_WITHIN_OF_SEX;
            continue;
        }
        bool nearer = !nearest || told->sentence > nearest->sentence ||
                      (told->sentence == nearest->sentence && (told->span.end > nearest->span.end ||
                                                               (told->span.end == nearest->span.end && told->place > nearest->place)));
        if (nearer)
            nearest = told;
    }
    bool is_near = nearest && nearest->sentence + within >= draft->sentence;
    return is_near && !turns_to_other_race(scene, nearest, draft) ? nearest : NULL;
}

/* The place told of the person in this sentence or, in the race of the draft, before; NULL: none. */
static const struct told_place *told_of_front(const struct scene *scene, const struct draft *draft, int32_t person, const struct event *event) {
    const struct told_place *found = NULL;
    for (LIST_EACH(struct told_place, told, &scene->told_places)) {
        bool is_near = told->sentence == draft->sentence || (told->event == event && told->sentence < draft->sentence);
        if (told->person == person && !told->is_aside && is_near && (!found || told->sentence >= found->sentence))
            found = told;
    }
    return found;
}

/* "Behind her came Fox and Ray after Bell had run away with it": who is told to have won later in the sentence. */
static const struct told_place *told_behind(const struct scene *scene, const struct draft *draft) {
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (told->sentence == draft->sentence && told->place == 1 && !told->is_aside && told->span.end > draft->span.end)
            return told;
    return NULL;
}

static bool is_in_row(const struct name_row *row, int32_t person) {
    for (uint32_t i = 0; i < row->count; i++)
        if (row->items[i]->person == person)
            return true;
    return false;
}

void placings_claim_listed(struct scene *scene, const struct draft *draft) {
    struct name_row row;
    placings_names_beside(scene, draft, NAMES_MOST, &row);
    const struct draft_field *named = draft_field(draft, "front");
    int32_t front = named ? who_of_field(scene, draft->sentence, named) : NOBODY;
    if (!row.count || (named && (front == NOBODY || is_in_row(&row, front))))
        return;
    const struct event *event = race_event_at(scene, draft->sentence, draft->span, named ? front : row.items[0]->person, NULL, (str){0});
    const struct told_place *told = named ? told_of_front(scene, draft, front, event) : told_before(scene, draft, row.items[0]->person);
    if (!named && (!told || is_in_row(&row, told->person)))
        told = told_behind(scene, draft);
    if (!named && (!told || is_in_row(&row, told->person)))
        return;
    int place = told ? told->place : 1;
    event = told ? told->event : event;
    if (!told && placings_is_taken(scene, front, place, event))
        return;
    if (!told)
        placings_add(scene, draft, front, place, event);
    for (uint32_t i = 0; i < row.count; i++, place++)
        if (!placings_is_placed(scene, draft, row.items[i]->person, event) && !placings_is_taken(scene, row.items[i]->person, place + 1, event))
            placings_add(scene, draft, row.items[i]->person, place + 1, event);
}

void placings_claim_next(struct scene *scene, const struct draft *draft) {
    static const char *const fields[] = {"athlete", "athlete2", "athlete3"};
    const struct told_place *told = told_before(scene, draft, who_of_field(scene, draft->sentence, draft_field(draft, fields[0])));
    if (!told || (draft_field(draft, "here") && told->sentence != draft->sentence))
        return;
    int place = told->place;
    const struct event *event = told->event;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const struct draft_field *field = draft_field(draft, fields[i]);
        if (!field)
            continue;
        int32_t person = who_of_field(scene, draft->sentence, field);
        if (person == NOBODY || placings_is_placed(scene, draft, person, event) || placings_is_taken(scene, person, place + 1, event))
            return;
        placings_add(scene, draft, person, ++place, event);
    }
    if (!draft_field(draft, "list"))
        return;
    struct name_row row;
    placings_names_behind(scene, draft->sentence, draft_field(draft, "athlete")->find.span, &row);
    for (uint32_t i = 0; i < row.count; i++)
        placings_add(scene, draft, row.items[i]->person, ++place, event);
}
