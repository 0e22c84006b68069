/* What somebody who is named, or a pronoun, is in his clause: its subject, governed by other words, or the beginning of another clause. */
#include "who.h"

bool who_may_be(const struct person *person, enum sex sex) {
    return sex == SEX_UNKNOWN || (!person->is_team && (person->sex == SEX_UNKNOWN || person->sex == sex));
}

bool who_is_one(const struct scene *scene, const struct find *find) {
    const struct entity_ids *id = &scene->x->id;
    return find->entity == id->athlete || find->entity == id->pronoun || find->entity == id->description || find->entity == id->team;
}

int32_t who_of_field(const struct scene *scene, uint32_t sentence, const struct draft_field *field) {
    if (!field)
        return NOBODY;
    if (!field->is_find)
        return NOBODY;
    const struct find *find = scene_find_at(scene, sentence, field->find.span);
    if (!find || !who_is_one(scene, find))
        return NOBODY;
    return find->person;
}

enum voice who_voice_at(const struct scene *scene, uint32_t sentence, uint32_t at) {
    return speakers_quoted(scene, sentence, span_of(at, at)) ? VOICE_SPEAKER : VOICE_NARRATOR;
}

bool who_hears(const struct scene *scene, uint32_t sentence, enum voice voice, const struct find *find) {
    return voice == VOICE_SPEAKER || who_voice_at(scene, sentence, find->span.start) == VOICE_NARRATOR;
}

const struct draft *who_comparison_at(const struct scene *scene, uint32_t sentence, struct span pronoun) {
    static const char *const kinds[] = {"ahead", "behind"}, *const sides[] = {"athlete", "other"};
    for (size_t i = 0; i < 4; i++) {
        const struct draft *draft = scene_role_at(scene, sentence, kinds[i / 2], sides[i % 2], pronoun);
        if (draft && draft_field(draft, sides[i % 2])->find.entity == scene->x->id.pronoun)
            return draft;
    }
    return NULL;
}

/* "Third was Fox", "silver went to Fox": the words that tell the place stand before the name. A title does not take the name up. */
static bool is_told_before(const struct scene *scene, uint32_t sentence, struct span name) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        const struct draft_field *side = str_equal(draft->kind, STR("ranked")) ? draft_field(draft, "side") : NULL;
        if (side && str_equal(side->constant, STR("after")) && draft->span.end <= name.start)
            return true;
        const struct draft_field *athlete = str_equal(draft->kind, STR("placing")) ? draft_field(draft, "athlete") : NULL;
        if (athlete && athlete->is_find && athlete->find.span.start == name.start && draft->span.start < name.start &&
            !str_starts_with(rule_name(draft->rule), STR("title-")))
            return true;
    }
    return false;
}

bool who_opens_clause(const struct scene *scene, uint32_t sentence, struct span local) {
    if (scene_has_role(scene, sentence, "opening", "surely", local))
        return true;
    if (!scene_has_role(scene, sentence, "opening", "subject", local))
        return false;
    const struct find *before = NULL;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->span.end <= local.start && who_is_one(scene, find))
            before = find;
    /* "won by Fox, and Bell and Dorn took …": it is Bell who begins it. */
    if (before && scene_has_role(scene, sentence, "opening", "subject", before->span))
        return false;
    return before &&
           (scene_has_role(scene, sentence, "object", "object", before->span) ||
            scene_has_role(scene, sentence, "oblique", "object", before->span) || is_told_before(scene, sentence, before->span));
}

/* "Behind him Briton Tom Fox was second": whoever is behind has been told. */
static bool ends_at_pronoun(const struct scene *scene, const struct draft *draft, struct span local) {
    str words = scene_find_text(scene, draft->sentence, span_of(draft->span.start, local.start));
    return str_find(words, STR(" him "), 0) < words.size || str_find(words, STR(" them "), 0) < words.size;
}

bool who_is_object(const struct scene *scene, uint32_t sentence, struct span local) {
    if (who_comparison_at(scene, sentence, local))
        return true;
    const struct draft *object = scene_role_at(scene, sentence, "object", "object", local);
    return object && !ends_at_pronoun(scene, object, local) && !who_opens_clause(scene, sentence, local);
}

bool who_is_governed(const struct scene *scene, uint32_t sentence, struct span local) {
    return who_is_object(scene, sentence, local) || scene_has_role(scene, sentence, "oblique", "object", local);
}

bool who_has_relative(const struct scene *scene, uint32_t sentence, const struct find *find) {
    return scene_has_role(scene, sentence, "relative", "subject", find->span);
}

bool who_opens_participle(str behind) {
    size_t word = 2, end = str_find_char(behind, ' ', word);
    return str_starts_with(behind, STR(", ")) && end < behind.size && str_ends_with(str_slice(behind, word, end), STR("ing"));
}

bool who_is_possessor(const struct view *view, const struct find *find) {
    str rest = str_slice(view->text, find->span.end, view->text.size);
    return str_starts_with(rest, STR("'s ")) || str_starts_with(rest, STR("'s,")) || str_starts_with(rest, STR("' "));
}

bool who_is_subject_form(const struct scene *scene, uint32_t sentence, const struct find *pronoun) {
    str word = scene_find_text(scene, sentence, pronoun->span);
    return str_equal_ignoring_case(word, STR("he")) || str_equal_ignoring_case(word, STR("she"));
}
