/*
 * Clauses that somebody's name stands in without being their subject: the sentence has gone on from him with another verb, or he is
 * a pronoun in the object.
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
