/*
 * Clauses that somebody's name stands in without being the subject of what follows: the sentence has gone on from him with another verb, his clause
 * has ended, or he is a pronoun in the object.
 */
#include "extract/scene.h"

bool who_has_gone_on(const struct scene *scene, uint32_t sentence, struct span local, uint32_t limit) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        const struct draft_field *object = str_equal(draft->kind, STR("resumed")) ? draft_field(draft, "object") : NULL;
        /* "with Bell on her heels, and": nor does the pronoun tell who goes on. */
        if (object && local.start >= object->find.span.start && local.end <= draft->span.end && draft->span.end <= limit)
            return true;
    }
    return false;
}

bool who_is_objective(const struct scene *scene, uint32_t sentence, const struct find *find) {
    static const char *const behind_her[] = {" in ",   " by ",   " on ",    " at ",     " with ",  " to ",  " and ", ",",
                                             "." ,      " from ", " into ",  " when ",   " until ", " before ", " after ", " again"};
    if (find->entity != scene->x->id.pronoun)
        return false;
    str word = scene_find_text(scene, sentence, find->span);
    str text = scene->views[sentence].text, rest = str_slice(text, find->span.end, text.size);
    if (!str_equal_ignoring_case(word, STR("her")))
        return str_equal_ignoring_case(word, STR("him"));
    return str_starts_with_any(rest, ALL_OF(behind_her));
}

bool who_is_in_ended_clause(const struct scene *scene, uint32_t sentence, const struct find *find, uint32_t at) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (str_equal(draft->kind, STR("ended")) && span_overlaps(draft->span, find->span) && draft->span.end <= at + 1 &&
            !span_overlaps(draft_field(draft, "subject")->find.span, find->span))
            return true;
    }
    return false;
}

/* Whether somebody else is spoken of right before the place of the sentence, of whom no result is told there. */
static bool is_about_another(const struct scene *scene, uint32_t sentence, int32_t person, uint32_t before) {
    const struct find *other = NULL;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->span.end <= before && who_is_one(scene, find) && find->person >= 0 && find->person != person &&
            !who_is_object(scene, sentence, find->span))
            other = find;
    for (uint32_t i = scene->first_draft[sentence]; other && i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        bool tells = str_equal(draft->kind, STR("placing")) || str_equal(draft->kind, STR("held"));
        bool is_aside = str_starts_with(rule_name(draft->rule), STR("title-")) || draft_field(draft, "past") || draft_field(draft, "year");
        if (tells && !is_aside && draft->span.end > other->span.start && draft->span.start < before)
            return false;
    }
    return other;
}

static bool has_place(const struct scene *scene, int32_t person) {
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (told->person == person && !told->is_aside && !told->is_of_old)
            return true;
    return false;
}

bool who_is_in_paused_clause(const struct scene *scene, uint32_t sentence, const struct find *find, uint32_t at) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        const struct draft_field *subject = str_equal(draft->kind, STR("paused")) ? draft_field(draft, "subject") : NULL;
        if (subject && span_overlaps(subject->find.span, find->span) && draft->span.end <= at + 1 &&
            (draft_field(draft, "sure") || has_place(scene, find->person)) && is_about_another(scene, sentence, find->person, draft->span.start))
            return true;
    }
    return false;
}
