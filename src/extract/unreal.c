/*
 * What reads like a result and is none: a question, a dream, odds, a vote, a ranking, a race that is still on, another sport. The words are
 * found by rules (58-unreal.rules, kind "unreal"); how far they reach is found here.
 */
#include "extract/scene.h"

/* So many sentences behind a vote or a game of cricket are still about it, where they name no race. */
enum { CONTEST_GOES_ON = 4 };

static bool says(const struct draft *draft, const char *field, const char *word) {
    const struct draft_field *said = draft_field(draft, field);
    return said && str_equal(said->constant, str_of(word));
}

/* Whether a draft of kind "unreal" reaches so far, in the sentence and over the span if it must. */
static bool is_told_unreal(const struct scene *scene, uint32_t sentence, const char *over, const struct span *local) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (str_equal(draft->kind, STR("unreal")) && says(draft, "over", over) && (!local || span_overlaps(draft->span, *local)))
            return true;
    }
    return false;
}

/* An event, a competition, a round or a mark: what is told beside them is athletics again. "The shot putter" is only what somebody is. */
static bool names_race(const struct scene *scene, uint32_t sentence) {
    const struct entity_ids *id = &scene->x->id;
    for (uint32_t i = scene->first_event[sentence]; i < scene->first_event[sentence + 1]; i++)
        if (!scene->events.items[i].is_aside || scene->events.items[i].is_of_medal || scene->events.items[i].is_of_title)
            return true;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == id->competition || find->entity == id->round || find->entity == id->time || find->entity == id->length)
            return true;
    return false;
}

/* "Ferro won with 14,202 votes. Brandt was third." */
static bool is_of_contest(const struct scene *scene, uint32_t sentence) {
    if (is_told_unreal(scene, sentence, "contest", NULL) && scene->first_event[sentence] == scene->first_event[sentence + 1])
        return true;
    for (uint32_t back = 1; back <= CONTEST_GOES_ON && back <= sentence && !names_race(scene, sentence - back + 1); back++)
        if (is_told_unreal(scene, sentence - back, "contest", NULL) || is_told_unreal(scene, sentence - back, "next", NULL))
            return true;
    return false;
}

/* Odds and votes are no marks, and in a dream nobody runs; where a contest's sentence names a race, its marks are the race's. */
bool unreal_mark_at(const struct scene *scene, uint32_t sentence) {
    bool names_event = scene->first_event[sentence] < scene->first_event[sentence + 1];
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (str_equal(draft->kind, STR("unreal")) && says(draft, "marks", "none") &&
            (says(draft, "over", "sentence") || (says(draft, "over", "contest") && !names_event)))
            return true;
    }
    return false;
}

void unreal_find(struct scene *scene) {
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        scene->lists_starters |= is_told_unreal(scene, s, "rows", NULL);
}

bool unreal_best_at(const struct scene *scene, uint32_t sentence) {
    for (uint32_t i = scene->first_draft[sentence]; scene->lists_starters && i < scene->first_draft[sentence + 1]; i++)
        if (str_equal(scene->drafts.items[i].kind, STR("row")))
            return true;
    return false;
}

bool unreal_at(const struct scene *scene, uint32_t sentence, struct span local) {
    return is_told_unreal(scene, sentence, "words", &local) || is_told_unreal(scene, sentence, "sentence", NULL) || is_of_contest(scene, sentence);
}
