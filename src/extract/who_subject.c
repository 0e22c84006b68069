/* Who is the subject before a place of a sentence, of those whom it names. */
#include "who.h"

static bool follows_in_apposition(const struct view *view, const struct find *name, const struct find *description) {
    return name->span.end + 2 == description->span.start && view->text.data[name->span.end] == ',';
}

/* "Fox's ward passed the bell": whose somebody unnamed is, who does what the sentence tells. */
static bool is_unnamed(const struct scene *scene, uint32_t sentence, const struct find *find) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (str_equal(draft->kind, STR("unnamed")) && span_overlaps(draft->span, find->span))
            return true;
    }
    return false;
}

bool who_yields_to_description(const struct scene *scene, uint32_t sentence, const struct find *find, uint32_t before) {
    const struct view *view = &scene->views[sentence];
    const struct find *next = find + 1;
    bool is_beside = next < view->finds.items + view->finds.count && next->entity == scene->x->id.description && next->span.start <= before &&
                     next->person != find->person && follows_in_apposition(view, find, next);
    return is_beside && who_is_beside_subject(scene, sentence, find, next);
}

/* "the record Fox set in 2011": done long ago; but "record holder Fox set off fast". */
static bool is_of_old(const struct scene *scene, uint32_t sentence, const struct find *find) {
    const struct draft *old = scene_role_at(scene, sentence, "old", "subject", find->span);
    str words = old ? scene_find_text(scene, sentence, old->span) : (str){0};
    return old && str_find(words, STR("holder"), 0) == words.size;
}

/* The latest person before the find in its sentence that is no object and fits. */
static int32_t latest_subject(const struct scene *scene, uint32_t sentence, uint32_t before, enum sex sex, bool possessors) {
    const struct view *view = &scene->views[sentence];
    enum voice voice = who_voice_at(scene, sentence, before);
    const struct find *oblique = NULL;
    for (uint32_t i = view->finds.count; i-- > 0;) {
        const struct find *find = &view->finds.items[i];
        if (find->span.start >= before || !who_is_one(scene, find) || find->person < 0 || !who_hears(scene, sentence, voice, find))
            continue;
        if (scene_has_role(scene, sentence, "modifier", "subject", find->span) || is_unnamed(scene, sentence, find))
            continue;
        bool goes_on = who_has_relative(scene, sentence, find) && !who_end_of_aside(view->text, find->span.end, before);
        bool passed = is_of_old(scene, sentence, find);
        if ((who_is_object(scene, sentence, find->span) && !goes_on) || passed || who_is_in_ended_aside(scene, sentence, find, before) ||
            who_is_in_ended_clause(scene, sentence, find, before) || who_is_in_paused_clause(scene, sentence, find, before) ||
            (!possessors && who_is_possessor(view, find)) || who_has_gone_on(scene, sentence, find->span, before) ||
            who_is_objective(scene, sentence, find))
            continue;
        /* "past Bekele, the 41-year-old legend,": what a rival is called besides. */
        if (i > 0 && find->entity == scene->x->id.description && follows_in_apposition(view, find - 1, find) &&
            who_is_object(scene, sentence, find[-1].span))
            continue;
        if (!who_may_be(&people(scene)[find->person], sex) || who_yields_to_description(scene, sentence, find, before))
            continue;
        /* Behind a preposition he is the subject only where nobody in the same breath is. */
        if (oblique && who_is_mark_between(scene, sentence, find->span.end, oblique->span.start))
            break;
        if (goes_on || !scene_has_role(scene, sentence, "oblique", "object", find->span))
            return find->person;
        oblique = oblique ? oblique : find;
    }
    return oblique ? oblique->person : NOBODY;
}

/* Who owns something is the subject only where nobody else is. */
int32_t who_subject_in_sentence(const struct scene *scene, uint32_t sentence, uint32_t before, enum sex sex) {
    int32_t person = latest_subject(scene, sentence, before, sex, false);
    return person != NOBODY ? person : latest_subject(scene, sentence, before, sex, true);
}

int32_t who_first_in_sentence_after(const struct scene *scene, uint32_t sentence, uint32_t from) {
    const struct view *view = &scene->views[sentence];
    for (uint32_t i = 0; i < view->finds.count; i++) {
        const struct find *find = &view->finds.items[i];
        if (find->span.start >= from && who_is_one(scene, find) && find->person >= 0 && !who_is_object(scene, sentence, find->span))
            return find->person;
    }
    return NOBODY;
}

int32_t who_owner_in_sentence(const struct scene *scene, uint32_t sentence, uint32_t before) {
    return latest_subject(scene, sentence, before, SEX_UNKNOWN, true);
}
