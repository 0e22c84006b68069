/*
 * "Fox was next": the place behind the one that was told last. "Then came Fox, at 21.90, and Ray, at 21.91" are the next two, and a list
 * ("followed by Fox (21.90), Ray (21.91), Dow and Orme") goes on as long as it has names.
 */
#include "placings.h"

/* So many sentences back a place may have been told that somebody is next to. */
enum { NEXT_WITHIN = 1 };

/* The place told last before the draft, nearest first; NULL: none. */
static const struct told_place *told_before(const struct scene *scene, const struct draft *draft) {
    const struct told_place *nearest = NULL;
    for (uint32_t i = scene->told_places.count; i-- > 0;) {
        const struct told_place *told = &scene->told_places.items[i];
        bool before = told->sentence < draft->sentence || (told->sentence == draft->sentence && told->span.start < draft->span.start);
        if (told->is_aside || !before || told->sentence + NEXT_WITHIN < draft->sentence)
            continue;
        bool nearer = !nearest || told->sentence > nearest->sentence ||
                      (told->sentence == nearest->sentence && (told->span.end > nearest->span.end ||
                                                               (told->span.end == nearest->span.end && told->place > nearest->place)));
        if (nearer)
            nearest = told;
    }
    return nearest;
}

void placings_claim_next(struct scene *scene, const struct draft *draft) {
    static const char *const fields[] = {"athlete", "athlete2", "athlete3"};
    const struct told_place *told = told_before(scene, draft);
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
