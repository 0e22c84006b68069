/*
 * Whom the sentences before are about: subjects persist over sentences, rivals do not. A new paragraph goes on about whom the one before,
 * or the article, is about, rather than about somebody who was named in passing at its end.
 */
#include "who.h"

/* Sentences of a paragraph that are looked at; its hero is named so many times as often as others. */
enum { PARAGRAPH_MOST = 8, OFTENER = 3 };

/* The one athlete whom the headline names; NOBODY: it names none, or several. */
static int32_t headliner_of(const struct scene *scene) {
    int32_t only = NOBODY;
    for (uint32_t s = 0; s < scene->article->sentences.count; s++) {
        bool is_title = scene->article->paragraphs.items[scene->article->sentences.items[s].paragraph].kind == BLOCK_TITLE;
        if (is_title && !scene_names_only(scene, s, UINT32_MAX, &only))
            return NOBODY;
    }
    return only;
}

void who_count_namings(struct scene *scene) {
    scene->namings = ARENA_ARRAY(scene->arena, scene->reading->people.count + 1, uint32_t);
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds))
            if (find->entity == scene->x->id.athlete && find->person >= 0)
                scene->namings[find->person]++;
    scene->headliner = headliner_of(scene);
}

int32_t who_subject_before(const struct scene *scene, uint32_t sentence, enum sex sex, enum voice voice, uint32_t *where) {
    for (uint32_t back = 1; back <= SENTENCES_BACK && back <= sentence; back++) {
        if (lost_subject_opens(scene, sentence - back + 1))
            return NOBODY;
        int32_t person = voice == VOICE_SPEAKER ? scene->subject[sentence - back] : scene->told_subject[sentence - back];
        if (person == NOBODY || !who_may_be(&people(scene)[person], sex))
            continue;
        if (where)
            *where = sentence - back;
        return person;
    }
    return NOBODY;
}

/* Of those whom the sentence and its paragraph before it speak of, the one whom the article names most often; NOBODY. */
static int32_t hero_of_paragraph(const struct scene *scene, uint32_t sentence, enum sex sex) {
    const struct sentence *sentences = scene->article->sentences.items;
    int32_t hero = NOBODY;
    for (uint32_t back = 0; back < PARAGRAPH_MOST && back <= sentence; back++) {
        uint32_t s = sentence - back;
        if (sentences[s].paragraph != sentences[sentence].paragraph)
            break;
        for (LIST_EACH(struct find, find, &scene->views[s].finds)) {
            bool is_one = who_is_one(scene, find) && find->person >= 0 && !people(scene)[find->person].is_team;
            if (is_one && who_may_be(&people(scene)[find->person], sex) && who_hears(scene, s, VOICE_NARRATOR, find) &&
                (hero == NOBODY || scene->namings[find->person] > scene->namings[hero]))
                hero = find->person;
        }
    }
    return hero;
}

/* How many sentences of the paragraph, up to this one, are about the person. */
static uint32_t told_in_paragraph(const struct scene *scene, uint32_t sentence, int32_t person) {
    const struct sentence *sentences = scene->article->sentences.items;
    uint32_t count = 0;
    for (uint32_t back = 0; back < PARAGRAPH_MOST && back <= sentence; back++)
        if (sentences[sentence - back].paragraph == sentences[sentence].paragraph)
            count += scene->told_subject[sentence - back] == person;
    return count;
}

/* Whom more sentences of the paragraph are about than one, and than about anybody else; NOBODY. */
static int32_t most_told_in_paragraph(const struct scene *scene, uint32_t sentence, enum sex sex) {
    const struct sentence *sentences = scene->article->sentences.items;
    int32_t best = NOBODY;
    uint32_t most = 1;
    for (uint32_t back = 0;
         back < PARAGRAPH_MOST && back <= sentence && sentences[sentence - back].paragraph == sentences[sentence].paragraph;
         back++) {
        int32_t person = scene->told_subject[sentence - back];
        uint32_t times = person != NOBODY && who_may_be(&people(scene)[person], sex) ? told_in_paragraph(scene, sentence, person) : 0;
        if (times > most) {
            best = person;
            most = times;
        }
    }
    return best;
}

/* Whom the article names most often; NOBODY. */
static int32_t hero_of_article(const struct scene *scene, enum sex sex) {
    int32_t hero = NOBODY;
    for (uint32_t i = 0; i < scene->reading->people.count; i++) {
        const struct person *person = &people(scene)[i];
        if (person->is_athlete && !person->is_team && (sex == SEX_UNKNOWN || person->sex == sex) &&
            (hero == NOBODY || scene->namings[i] > scene->namings[hero]))
            hero = (int32_t)i;
    }
    return hero;
}

/* Whether the narrator tells a paragraph between the two sentences; one of direct speech alone tells nothing. */
static bool paragraph_intervenes(const struct scene *scene, uint32_t from, uint32_t to) {
    const struct sentence *sentences = scene->article->sentences.items;
    for (uint32_t s = from + 1; s < to; s++) {
        bool between = sentences[s].paragraph != sentences[from].paragraph && sentences[s].paragraph != sentences[to].paragraph;
        if (between && !speakers_quoted(scene, s, span_of(1, 2)))
            return true;
    }
    return false;
}

/* Whether the sentence ends with somebody who takes over from another: "Bell led for 300 metres, then Fox came past". */
static bool takes_over(const struct scene *scene, uint32_t sentence, struct span name) {
    return scene_role_at(scene, sentence, "taking", "subject", name);
}

/*
 * "Fox led early on before the Italian had her way", "then Bell came past": whom the sentence goes on about with its last clause; NOBODY.
 */
static int32_t subject_of_last_clause(const struct scene *scene, uint32_t sentence, enum sex sex) {
    static const char *const opens[] = {" before the ", " before ", " until the ", " until ", " only for "};
    const struct view *view = &scene->views[sentence];
    const struct find *last = NULL;
    for (LIST_EACH(struct find, find, &view->finds))
        if (who_is_one(scene, find) && find->entity != scene->x->id.pronoun && find->person >= 0 && who_hears(scene, sentence, VOICE_NARRATOR, find))
            last = find;
    if (last && takes_over(scene, sentence, last->span))
        return who_may_be(&people(scene)[last->person], sex) ? last->person : NOBODY;
    bool opened = last && str_starts_with(str_slice(view->text, last->span.end, view->text.size), STR(" ")) &&
                  str_ends_with_any(str_slice(view->text, 0, last->span.start), ALL_OF(opens));
    return opened && who_may_be(&people(scene)[last->person], sex) && !who_is_object(scene, sentence, last->span) ? last->person : NOBODY;
}

/*
 * "Fox won in Rome. … / Ann Bell was second, while Eve Dorn was third. Mia Lind led early on. / The 27-year-old …": behind a paragraph that tells of
 * several of the others, and of none more than once, a new one goes back to whom the headline names; NOBODY.
 */
static int32_t headliner_behind_others(const struct scene *scene, uint32_t sentence, enum sex sex) {
    enum { OTHERS_LEAST = 2 };
    const struct sentence *sentences = scene->article->sentences.items;
    int32_t hero = scene->headliner, last = NOBODY;
    uint32_t s = sentence, others = 0;
    if (hero == NOBODY || !who_may_be(&people(scene)[hero], sex))
        return NOBODY;
    for (; s < UINT32_MAX && sentences[s].paragraph == sentences[sentence].paragraph; s--) {
        if (scene_names(scene, s, hero) || scene->told_subject[s] == hero)
            return NOBODY;
        int32_t subject = scene->told_subject[s];
        others += subject != NOBODY && subject != last;
        last = subject;
    }
    return others >= OTHERS_LEAST && s < UINT32_MAX && scene->told_subject[s] == hero ? hero : NOBODY;
}

/* "As it was Fox had the gold, and Bell had what she came for. / She had run …": whom the headline names and the last clause is about; NOBODY. */
static int32_t headliner_in_last_clause(const struct scene *scene, uint32_t sentence, enum sex sex) {
    static const char *const joints[] = {", and ", ", but ", ", while ", "; "};
    const struct find *last = NULL;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.athlete && find->person >= 0)
            last = find;
    if (!last || last->person != scene->headliner || !who_may_be(&people(scene)[last->person], sex))
        return NOBODY;
    return str_ends_with_any(str_slice(scene->views[sentence].text, 0, last->span.start), ALL_OF(joints)) ? last->person : NOBODY;
}

/*
 * "The high jump went to Ann Bell, and the hammer to Karl Fox. His 80.59m …": the sentence before is about somebody of the other sex, and names
 * only one of this; NOBODY.
 */
static int32_t only_one_of_sex(const struct scene *scene, uint32_t sentence, enum sex sex) {
    const struct sentence *sentences = scene->article->sentences.items;
    int32_t only = NOBODY;
    if (sex == SEX_UNKNOWN || !sentence || sentences[sentence - 1].paragraph != sentences[sentence].paragraph)
        return NOBODY;
    int32_t subject = scene->told_subject[sentence - 1];
    if (subject == NOBODY || who_may_be(&people(scene)[subject], sex) || lost_subject_opens(scene, sentence))
        return NOBODY;
    for (LIST_EACH(struct find, find, &scene->views[sentence - 1].finds)) {
        bool is_named = find->entity == scene->x->id.athlete && find->person >= 0 && find->person != only;
        if (!is_named || !who_may_be(&people(scene)[find->person], sex) || !who_hears(scene, sentence - 1, VOICE_NARRATOR, find))
            continue;
        if (only != NOBODY || people(scene)[find->person].sex != sex || scene_is_possessive(scene, sentence - 1, find))
            return NOBODY;
        only = find->person;
    }
    return only;
}

int32_t who_subject_carried(const struct scene *scene, uint32_t sentence, enum sex sex, enum voice voice) {
    const struct sentence *sentences = scene->article->sentences.items;
    uint32_t where = 0;
    int32_t only = voice == VOICE_NARRATOR ? only_one_of_sex(scene, sentence, sex) : NOBODY;
    if (only != NOBODY)
        return only;
    int32_t person = who_subject_before(scene, sentence, sex, voice, &where);
    int32_t last = person != NOBODY && voice == VOICE_NARRATOR ? subject_of_last_clause(scene, where, sex) : NOBODY;
    if (last != NOBODY)
        return last;
    if (person == NOBODY || voice == VOICE_SPEAKER || sentences[where].paragraph == sentences[sentence].paragraph || people(scene)[person].is_team)
        return person;
    bool is_near = !paragraph_intervenes(scene, where, sentence);
    int32_t most_told = is_near ? most_told_in_paragraph(scene, where, sex) : NOBODY;
    uint32_t told = told_in_paragraph(scene, where, person);
    if (is_near && told > 1 && (most_told == NOBODY || told_in_paragraph(scene, where, most_told) <= told))
        return person;
    if (most_told != NOBODY)
        return most_told;
    int32_t in_last = is_near ? headliner_in_last_clause(scene, where, sex) : NOBODY;
    if (in_last != NOBODY)
        return in_last;
    int32_t headliner = is_near ? headliner_behind_others(scene, where, sex) : NOBODY;
    if (headliner != NOBODY)
        return headliner;
    int32_t hero = is_near ? hero_of_paragraph(scene, where, sex) : hero_of_article(scene, sex);
    uint32_t least = scene->namings[person] == 1 ? 2 : scene->namings[person] * (hero == scene->headliner ? 1 : OFTENER);
    return hero != NOBODY && scene->namings[hero] >= least ? hero : person;
}
