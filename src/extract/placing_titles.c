/*
 * Titles: whose "the Olympic champion" is, and of which race somebody is the champion whom the words give no event.
 */
#include "placings.h"

/* "Ferro, once the champion", "he was already the champion". */
static bool is_said_of_subject(const struct scene *scene, uint32_t sentence, const struct find *find) {
    return scene_has_role(scene, sentence, "predicate", "description", find->span) ||
           scene_has_role(scene, sentence, "apposed", "description", find->span);
}

/* "Ingebrigtsen, the 1500m champion": a title that stands beside a name is his, whomever its description might mean alone. */
static bool has_named_owner(const struct scene *scene, const struct draft *draft) {
    const struct draft_field *title = draft_field(draft, "place");
    for (uint32_t i = scene->first_draft[draft->sentence]; title && title->is_find && i < scene->first_draft[draft->sentence + 1]; i++) {
        const struct draft_field *other = draft_field(&scene->drafts.items[i], "place"), *athlete = draft_field(&scene->drafts.items[i], "athlete");
        if (athlete && athlete->is_find && other && other->is_find && span_overlaps(other->find.span, title->find.span))
            return true;
    }
    return false;
}

/* athlete=self: the description that holds the title is the person. */
int32_t placings_described(const struct scene *scene, const struct draft *draft) {
    const struct find *find = scene_find_at(scene, draft->sentence, draft->span);
    if (!find || find->entity != scene->x->id.description || has_named_owner(scene, draft))
        return NOBODY;
    const struct draft_field *title = draft_field(draft, "place");
    if (title && title->is_find && str_ends_with(scene_find_text(scene, draft->sentence, title->find.span), STR("s")))
        return NOBODY; /* "the Olympic champions": nobody alone */
    if (find->person >= 0)
        return find->person;
    if (!is_said_of_subject(scene, draft->sentence, find))
        return NOBODY; /* "he beat the Olympic champion": whoever that is */
    struct subjects subjects;
    placing_subjects(scene, draft, &subjects);
    return subjects.items[0];
}

/*
 * "Double Olympic champion": somebody won several races, and the words name none. Who throws or jumps won them all in the same
 * event; a runner, as likely as not, in several, but for the race that the headline is about.
 */
bool placings_is_of_several_races(const struct scene *scene, const struct draft *draft, const struct event *event) {
    bool is_headline = scene->main_in_title && event == scene->main_event;
    if (!event || event->class >= EVENT_HORIZONTAL_JUMP || is_headline)
        return false;
    const struct draft_field *title = draft_field(draft, "place");
    for (uint32_t i = scene->first_draft[draft->sentence]; title && title->is_find && i < scene->first_draft[draft->sentence + 1]; i++) {
        const struct draft *several = &scene->drafts.items[i];
        if (str_equal(several->kind, STR("several")) && span_overlaps(several->span, title->find.span))
            return true;
    }
    return false;
}

/* "Olympic champion Fox won the mile": not in the mile; and a relay is only meant by those who name it. */
bool placings_can_be_title_event(const struct scene *scene, str honour, const struct event *event) {
    return event && event->class != EVENT_RELAY && race_is_held_at(scene, honour, event);
}
