/*
 * Who "he" is, and who is the subject where nobody is named. Subjects persist over sentences, rivals do
 * not: outside the sentence the first person of the latest sentence that names one is meant.
 */
#include "who.h"
#include "placings.h"

/* Teams of relays become people while claims are made: one for each nation code at most. */
enum { TEAMS_MOST = 256 };

/* "Bell won. Fox and Dow were next. She …": one of two who do it together, where another could be meant. */
static bool is_one_of_joint(const struct scene *scene, uint32_t sentence, const struct find *find, enum voice voice) {
    return scene_has_role(scene, sentence, "joint", "subject", find->span) &&
           who_subject_before(scene, sentence, people(scene)[find->person].sex, voice, NULL) != NOBODY;
}

/*
 * Whom the sentences behind may go on about, a rival where nobody else is: "to Rome, where Fox beat her" goes on about her. NOBODY where
 * nobody knows who the one is that has a rival: "The student leapt farther than Fox had."
 */
static int32_t subject_of_sentence(const struct scene *scene, uint32_t sentence, enum voice voice) {
    int32_t rival = NOBODY;
    bool has_stranger = false;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        if (find->entity == scene->x->id.description && find->person < 0 && rival == NOBODY && who_hears(scene, sentence, voice, find))
            has_stranger |= !who_is_object(scene, sentence, find->span);
        if (!who_is_one(scene, find) || find->person < 0 || !who_hears(scene, sentence, voice, find) ||
            scene_has_role(scene, sentence, "passing", "subject", find->span))
            continue;
        /* "Fox's 29:31.78 had stood since 1993." */
        if (scene_has_role(scene, sentence, "record", "athlete", find->span) && who_is_possessor(&scene->views[sentence], find))
            continue;
        if (!who_is_object(scene, sentence, find->span))
            return is_one_of_joint(scene, sentence, find, voice) ? NOBODY : find->person;
        rival = rival == NOBODY ? find->person : rival;
    }
    return has_stranger ? NOBODY : rival;
}

void who_resolve(struct scene *scene) {
    uint32_t sentences = scene->article->sentences.count;
    who_collect_titles(scene);
    who_count_namings(scene);
    scene->subject = ARENA_ARRAY(scene->arena, sentences + 1, int32_t);
    scene->told_subject = ARENA_ARRAY(scene->arena, sentences + 1, int32_t);
    for (uint32_t s = 0; s < sentences; s++)
        scene->subject[s] = scene->told_subject[s] = NOBODY;
    for (uint32_t s = 0; s < sentences; s++) {
        struct view *view = &scene->views[s];
        for (uint32_t i = 0; i < view->finds.count; i++)
            if (view->finds.items[i].entity != scene->x->id.athlete && view->finds.items[i].entity != scene->x->id.official)
                view->finds.items[i].person = NOBODY;
        for (uint32_t i = 0; i < view->finds.count; i++) {
            struct find *find = &view->finds.items[i];
            if (find->entity == scene->x->id.pronoun)
                who_bind_pronoun(scene, s, find);
            else if (find->entity == scene->x->id.description)
                who_bind_description(scene, s, find);
            else if (find->entity == scene->x->id.team)
                find->person = teams_bind(scene, s, find);
        }
        if (lost_subject_opens(scene, s)) {
            scene->subject[s] = scene->told_subject[s] = lost_subject(scene, s);
            continue;
        }
        scene->subject[s] = subject_of_sentence(scene, s, VOICE_SPEAKER);
        scene->told_subject[s] = subject_of_sentence(scene, s, VOICE_NARRATOR);
    }
    scene->person_event = ARENA_ARRAY(scene->arena, scene->reading->people.count + TEAMS_MOST, const struct event *);
}

/* "…, with Britain's Ann Fox fourth": a clause of its own names somebody even where the sentence's subject is lost. */
static int32_t subject_of_clause(const struct scene *scene, uint32_t sentence, uint32_t at) {
    const struct view *view = &scene->views[sentence];
    for (uint32_t i = view->finds.count; i-- > 0;) {
        const struct find *find = &view->finds.items[i];
        if (find->span.start < at && who_is_one(scene, find) && find->person >= 0)
            return scene_has_role(scene, sentence, "clause", "subject", find->span) ? find->person : NOBODY;
    }
    return NOBODY;
}

/* "Winning in the outside lane, Kenya's Kerr looked happy": the subject follows the comma, with nothing before it but what tells more of it. */
static int32_t subject_behind_comma(const struct scene *scene, uint32_t sentence, uint32_t at) {
    const struct view *view = &scene->views[sentence];
    const struct find *end = view->finds.items + view->finds.count;
    for (const struct find *find = placings_find_from(view, at); find < end; find++) {
        if (find->span.start < at || !who_is_one(scene, find) || find->person < 0 ||
            (find->entity == scene->x->id.pronoun && !who_is_subject_form(scene, sentence, find)))
            continue;
        uint32_t comma = find->span.start;
        while (comma > at && view->text.data[comma] != ',')
            comma--;
        bool follows = comma > at && !placings_between(scene, sentence, comma + 1, find->span.start).others;
        return follows ? find->person : NOBODY;
    }
    return NOBODY;
}

int32_t who_subject_at(const struct scene *scene, uint32_t sentence, uint32_t at) {
    if (lost_subject_opens(scene, sentence)) {
        int32_t own = subject_of_clause(scene, sentence, at);
        return own != NOBODY ? own : scene->subject[sentence];
    }
    int32_t person = who_subject_in_sentence(scene, sentence, at, SEX_UNKNOWN);
    if (person != NOBODY)
        return person;
    person = subject_behind_comma(scene, sentence, at);
    if (person != NOBODY)
        return person;
    person = who_subject_carried(scene, sentence, SEX_UNKNOWN, who_voice_at(scene, sentence, at));
    return person != NOBODY || lost_subject_may_be_meant(scene, sentence) ? person : who_first_in_sentence_after(scene, sentence, at);
}

int32_t who_owner_at(const struct scene *scene, uint32_t sentence, uint32_t at) {
    int32_t person = who_owner_in_sentence(scene, sentence, at);
    return person != NOBODY ? person : who_subject_at(scene, sentence, at);
}
