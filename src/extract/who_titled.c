/* Who "the Olympic champion" is: whom the article has called so, or whom the sentence before has brought in. */
#include "extract/around.h"
#include "who.h"

/* Sentences back to whom a title was given. */
enum { TITLED_BACK = 6 };

/* Whether somebody is meant in the sentence or in one of the few before it. */
static bool is_recent(const struct scene *scene, uint32_t sentence, int32_t person) {
    for (uint32_t back = 0; back <= TITLED_BACK && back <= sentence; back++)
        for (LIST_EACH(struct find, find, &scene->views[sentence - back].finds))
            if (find->person == person && who_is_one(scene, find))
                return true;
    return false;
}

/* "Elsewhere Ann Fox won. The Olympic champion …": whom the sentence before has brought in is told more of, not the champion of
 * other paragraphs. */
static bool is_newcomer(const struct scene *scene, uint32_t sentence, int32_t subject) {
    return subject != NOBODY && sentence && people(scene)[subject].span.start >= scene->article->sentences.items[sentence - 1].span.start;
}

int32_t who_titled(const struct scene *scene, uint32_t sentence, const struct find *find, int32_t subject) {
    str text = scene_find_text(scene, sentence, find->span);
    const struct event *event = scene_event_within(scene, sentence, find->span);
    int32_t first = NOBODY;
    for (LIST_EACH(const struct draft *, each, &scene->titles)) {
        const struct draft *draft = *each;
        const struct draft_field *athlete = draft_field(draft, "athlete"), *honour = draft_field(draft, "competition");
        const struct draft_field *place = draft_field(draft, "place");
        const struct draft_field *raced = draft_field(draft, "event");
        const struct event *other = event && raced && raced->is_find ? scene_event_within(scene, draft->sentence, raced->find.span) : NULL;
        if (other && other != event)
            continue; /* the hurdles champion is not the 400m champion */
        str word = scene_find_text(scene, draft->sentence, honour->find.span);
        bool champion = str_find(text, STR("champion"), 0) < text.size || str_find(text, STR("gold"), 0) < text.size;
        if (place && place->is_find && (place->find.value.number == 1) == champion && word.size && str_find(text, word, 0) < text.size) {
            bool is_rival_of_newcomer = athlete->find.person != subject && is_newcomer(scene, sentence, subject);
            if (is_recent(scene, sentence, athlete->find.person) && !is_rival_of_newcomer)
                return athlete->find.person;
            first = first == NOBODY ? athlete->find.person : first;
        }
    }
    return subject != NOBODY || lost_subject_may_be_meant(scene, sentence) ? NOBODY : first;
}

int32_t who_just_titled(const struct scene *scene, uint32_t sentence, str words) {
    static const char *const openers[] = {" as ", " while "};
    if (!sentence || !around_ends(scene, AROUND_TITLE, words))
        return NOBODY;
    const struct view *view = &scene->views[sentence - 1];
    const struct find *last = NULL;
    bool is_only = true;
    for (LIST_EACH(struct find, find, &view->finds))
        if (find->entity == scene->x->id.athlete && find->person >= 0) {
            is_only &= !last;
            last = find;
        }
    if (!last || people(scene)[last->person].span.start < scene->article->sentences.items[sentence - 1].span.start ||
        who_is_governed(scene, sentence - 1, last->span) || scene_is_possessive(scene, sentence - 1, last))
        return NOBODY;
    uint32_t at = last->span.start;
    for (LIST_EACH(struct find, find, &view->finds))
        if (find->entity == scene->x->id.nation && find->span.end + 3 == at && scene_is_possessive(scene, sentence - 1, find))
            at = find->span.start; /* "as Kenya's Ann Fox" */
    return is_only || str_ends_with_any(str_slice(view->text, 0, at), ALL_OF(openers)) ? last->person : NOBODY;
}

void who_collect_titles(struct scene *scene) {
    for (LIST_EACH(struct draft, draft, &scene->drafts)) {
        const struct draft_field *athlete = draft_field(draft, "athlete");
        if (str_equal(draft->kind, STR("placing")) && athlete && athlete->is_find && athlete->find.person >= 0 && draft_field(draft, "competition"))
            *LIST_ADD(&scene->titles, scene->arena) = draft;
    }
}
