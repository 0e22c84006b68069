/* Who "the Norwegian", "the 24-year-old" and "the Olympic champion" are. */
#include "who.h"

/* Sentences back to those who may be described. */
enum { DESCRIBED_BACK = 40 };

/* More than all that speaks for those of other sentences. */
enum { NEWCOMER_RANK = 20000 };

struct traits {
    int age;          /* 0: not told */
    str code;         /* of the nation; empty: not told */
    int32_t subject;  /* who the sentences before are about */
    struct span local; /* of the description, in its sentence */
    bool is_rival;    /* "caught the Norwegian" */
    enum sex sex;
};

/* "…, the Norwegian setting a record and the American clocking 46.98": behind a comma or "and", and a participle follows. */
static bool begins_participle_clause(const struct scene *scene, uint32_t sentence, struct span local) {
    static const char *const joints[] = {", ", " and "};
    str text = scene->views[sentence].text, rest = str_slice(text, local.end, text.size);
    str verb = str_starts_with(rest, STR(" ")) ? str_slice(rest, 1, str_find_char(rest, ' ', 1)) : (str){0};
    return str_ends_with_any(str_slice(text, 0, local.start), ALL_OF(joints)) && verb.size > 4 && str_ends_with(verb, STR("ing"));
}

/* "Fox leads the lists, and the 26-year-old won again": whoever's age tells who she is has been spoken of, mostly right before. */
static bool is_aged_behind_and(const struct scene *scene, uint32_t sentence, struct span local) {
    str before = str_slice(scene->views[sentence].text, 0, local.start);
    return str_ends_with(before, STR(" and ")) && who_age_in(scene, sentence, local) && scene_has_role(scene, sentence, "opening", "subject", local);
}

/* Where the clause that holds the description begins: behind the last semicolon or colon before it, or there where "as", "but" are before it. */
static uint32_t clause_start(const struct scene *scene, uint32_t sentence, struct span local) {
    static const char *const openers[] = {" as ",   " but ",    " yet ",  " while ", " although ", " though ",
                                          " whereas ", " after ", " before ", " when ",  " until ",    ", then "};
    str text = scene->views[sentence].text;
    uint32_t at = local.start;
    if (str_ends_with_any(str_slice(text, 0, at), ALL_OF(openers)) || begins_participle_clause(scene, sentence, local) ||
        is_aged_behind_and(scene, sentence, local))
        return at;
    while (at > 0 && text.data[at - 1] != ';' && text.data[at - 1] != ':')
        at--;
    return at;
}

/* "Vell was clear; the Norwegian won": the description is what a clause behind another begins with. */
static bool opens_clause(const struct scene *scene, uint32_t sentence, struct span local) {
    uint32_t start = clause_start(scene, sentence, local);
    return start > 0 && local.start <= start + 1;
}

/* Of those whom the sentence names before the place. */
static bool is_named_last(const struct scene *scene, uint32_t sentence, int32_t person, uint32_t at) {
    int32_t last = NOBODY;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.athlete && find->span.start < at && find->person >= 0)
            last = find->person;
    return last == person;
}

/* Whether the person is named in the same clause: "Vell beat the Norwegian" are two, "Vell was clear; the Norwegian won" may be one. */
static bool is_named_in_clause(const struct scene *scene, uint32_t sentence, int32_t person, struct span local) {
    uint32_t start = clause_start(scene, sentence, local);
    str text = scene->views[sentence].text;
    size_t end = str_find_char(text, ';', local.end);
    bool is_past_relative = false; /* "The 20-year-old was third behind Vell, who cleared 2.40, and Kord, who had fewer failures than Fox" */
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        if (find->entity != scene->x->id.athlete || find->span.start > end)
            continue;
        if (find->person == person && !is_past_relative && (!start || find->span.start >= start || find->span.start > local.start))
            return true;
        is_past_relative |= find->person != person && find->span.start > local.end &&
                            str_starts_with(str_slice(text, find->span.end, text.size), STR(", who "));
    }
    return false;
}

/* "Vell reached him at the line, and the Norwegian was ahead": a clause that has ended did something to him. */
static bool is_object_of_clause_before(const struct scene *scene, uint32_t sentence, const struct find *pronoun, struct span local) {
    str between = str_slice(scene->views[sentence].text, pronoun->span.end, local.start);
    return who_is_objective(scene, sentence, pronoun) && str_find(between, STR(", and "), 0) < between.size;
}

/*
 * "He led, but the Scot drew level", "the Olympic champion caught the Norwegian": who is meant in front of a rival, or by a pronoun behind
 * which nobody else's clause begins: "he was beaten: Fox won, and the Scot was third".
 */
static bool meant_before(const struct scene *scene, uint32_t sentence, const struct traits *traits, int32_t person) {
    uint32_t start = clause_start(scene, sentence, traits->local);
    enum voice voice = who_voice_at(scene, sentence, traits->local.start);
    bool is_meant = false;
    uint32_t relative_end = 0;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        if (find->span.start >= traits->local.start)
            break;
        if (!who_hears(scene, sentence, voice, find))
            continue;
        /* "That broke the 81.08m she threw at her home, and the 31-year-old went on" */
        if (find > scene->views[sentence].finds.items && scene_is_mark(scene, find - 1) && find[-1].span.end + 1 == find->span.start)
            relative_end = (uint32_t)str_find_char(scene->views[sentence].text, ',', find->span.end);
        if (find->span.start < relative_end)
            continue;
        bool tells = traits->is_rival
                         ? who_is_one(scene, find)
                         : find->entity == scene->x->id.pronoun && !who_is_of_subject_to_come(scene, sentence, find, traits->local) &&
                               !is_object_of_clause_before(scene, sentence, find, traits->local);
        is_meant |= tells && find->person == person;
        if (!traits->is_rival && find->span.start >= start && start > 0 && find->entity == scene->x->id.athlete && find->person != person)
            is_meant = false;
    }
    return is_meant;
}

/* Whether a pronoun that something is done to stands in the clause that the description opens: "but the Kenyan caught him". */
static bool acts_on_pronoun(const struct scene *scene, uint32_t sentence, struct span local) {
    str text = scene->views[sentence].text;
    size_t comma = str_find_char(text, ',', local.end);
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->span.start >= local.end && find->span.end <= comma && who_is_objective(scene, sentence, find))
            return true;
    return false;
}

/*
 * "World record holder Ann Fox had led, but the Russian faded", "Bell beat Fox, the Russian winning": who is named for the first time, and did what
 * the clause before tells, is the one whom the next goes on about.
 */
static bool is_subject_of_clause_before(const struct scene *scene, uint32_t sentence, int32_t person, struct span local) {
    const struct sentence *here = &scene->article->sentences.items[sentence];
    bool is_participle = begins_participle_clause(scene, sentence, local);
    if (!opens_clause(scene, sentence, local) || (!is_participle && people(scene)[person].span.start < here->span.start))
        return false;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        if (find->span.end > local.start)
            return false;
        if (find->entity != scene->x->id.athlete || find->person < 0)
            continue;
        bool is_only = is_participle || is_named_last(scene, sentence, find->person, local.start);
        return find->person == person && is_only && !who_is_governed(scene, sentence, find->span) && !scene_is_possessive(scene, sentence, find) &&
               !acts_on_pronoun(scene, sentence, local);
    }
    return false;
}

/* The words between the comma before a place of the sentence and that place; empty: there is no comma. */
static str words_since_comma(const struct scene *scene, uint32_t sentence, uint32_t at) {
    str text = scene->views[sentence].text;
    uint32_t from = at;
    while (from > 1 && !(text.data[from - 2] == ',' && text.data[from - 1] == ' '))
        from--;
    return from > 1 ? str_slice(text, from, at) : (str){0};
}

/* The last, or the first, of those whom the sentence names before a place; NULL. */
static const struct find *named_before(const struct scene *scene, uint32_t sentence, size_t at, bool is_last) {
    const struct find *named = NULL;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.athlete && find->person >= 0 && find->span.end <= at && (is_last || !named))
            named = find;
    return named;
}

/* "Bell beat Fox over 400m, catching the Norwegian late": whom a participle goes on about is who was beaten. */
static bool is_object_again(const struct scene *scene, uint32_t sentence, int32_t person, const struct traits *traits) {
    enum { PARTICIPLE_MOST = 30 };
    str words = words_since_comma(scene, sentence, traits->local.start);
    if (!traits->is_rival || !words.size || words.size > PARTICIPLE_MOST || !str_ends_with(str_slice(words, 0, str_find_char(words, ' ', 0)), STR("ing")))
        return false;
    size_t comma = (size_t)(words.data - scene->views[sentence].text.data);
    const struct find *object = named_before(scene, sentence, comma, true), *subject = named_before(scene, sentence, comma, false);
    return object && object->person == person && subject->person != person;
}

/* "Bell won the vault, a third victory for the Norwegian": what is set beside the clause is the subject's. */
static bool is_subject_of_apposition(const struct scene *scene, uint32_t sentence, int32_t person, const struct traits *traits) {
    static const char *const articles[] = {"a ", "an ", "the first ", "the second ", "the third "};
    str words = words_since_comma(scene, sentence, traits->local.start);
    if (!str_starts_with_any(words, ALL_OF(articles)) || !str_ends_with(words, STR(" for ")))
        return false;
    const struct find *subject = named_before(scene, sentence, (size_t)(words.data - scene->views[sentence].text.data), false);
    return subject && subject->person == person && !who_is_governed(scene, sentence, subject->span);
}

/* "to smash Ann Fox's world record, the Norwegian returned": whose record that was does nothing. */
static bool is_only_record_holder(const struct scene *scene, uint32_t sentence, int32_t person, struct span local) {
    const struct find *last = named_before(scene, sentence, local.start, true);
    return last && last->person == person && scene_is_possessive(scene, sentence, last) && scene_has_role(scene, sentence, "record", "athlete", last->span);
}

/* "The American" was said of him before: then he is no Frenchman; nor is "the 26-year-old" 28. */
static bool was_called_otherwise(const struct scene *scene, uint32_t sentence, int32_t person, const struct traits *traits) {
    bool asks_nation = traits->code.size && !str_equal(people(scene)[person].nation, traits->code);
    for (uint32_t back = 0; back <= DESCRIBED_BACK && back <= sentence; back++)
        for (LIST_EACH(struct find, find, &scene->views[sentence - back].finds)) {
            bool is_before = back || find->span.end <= traits->local.start;
            if (find->entity != scene->x->id.description || find->person != person || !is_before)
                continue;
            str nation = asks_nation ? people_nation_in(scene, scene_find_text(scene, sentence - back, find->span)) : (str){0};
            int age = traits->age ? who_age_in(scene, sentence - back, find->span) : 0;
            if ((nation.size && !str_equal(nation, traits->code)) || (age && age != traits->age))
                return true;
        }
    return false;
}

/*
 * "It was only in the last mile that Ann Fox struck out. The 35-year-old ...": whom the sentence before has brought in as the last of those it
 * names, or, as a paragraph of its own, as the only one. Of "Fox's 29:31.78 had stood since 1993" does not speak who "beat it" in the next.
 */
static bool is_just_introduced(const struct scene *scene, uint32_t sentence, int32_t person, const struct traits *traits) {
    const struct sentence *here = &scene->article->sentences.items[sentence];
    int32_t only = NOBODY;
    if (!sentence)
        return false;
    bool is_own_paragraph = sentence < 2 || here[-2].paragraph != here[-1].paragraph;
    bool goes_on = here[-1].paragraph == here->paragraph || (is_own_paragraph && scene_names_only(scene, sentence - 1, UINT32_MAX, &only));
    if (!goes_on)
        return false;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.athlete && find->span.start < traits->local.start)
            return false; /* "Fox was clear; the Norwegian won" */
    const struct find *last = NULL;
    for (LIST_EACH(struct find, find, &scene->views[sentence - 1].finds))
        if (find->entity == scene->x->id.athlete && find->person >= 0)
            last = find;
    if (!last || last->person != person || people(scene)[person].span.start < here[-1].span.start)
        return false;
    for (uint32_t i = scene->first_draft[sentence - 1]; i < scene->first_draft[sentence]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (str_equal(draft->kind, STR("joint")) && span_overlaps(draft->span, last->span))
            return false; /* "Fox and Bell swapped the lead. The Norwegian ..." */
    }
    bool owns = !traits->local.start && scene_is_possessive(scene, sentence - 1, last);
    bool is_agent = str_ends_with(str_slice(scene->views[sentence - 1].text, 0, last->span.start), STR(" by ")); /* "was beaten by Fox. The Norwegian ..." */
    if (owns || (who_is_object(scene, sentence - 1, last->span) && !is_agent) || scene_has_role(scene, sentence - 1, "record", "athlete", last->span))
        return false;
    const struct draft *oblique = scene_role_at(scene, sentence - 1, "oblique", "object", last->span);
    return !oblique || is_agent || str_starts_with(scene_find_text(scene, sentence - 1, oblique->span), STR("for "));
}

/* 0: he can't be meant. */
static uint32_t rank_described(const struct scene *scene, uint32_t sentence, int32_t person, uint32_t meant, const struct traits *traits) {
    const struct person *p = &people(scene)[person];
    bool same_nation = traits->code.size && str_equal(p->nation, traits->code);
    if (!who_may_be(p, traits->sex) || p->is_team || !p->is_athlete)
        return 0;
    bool is_told_again = is_object_again(scene, sentence, person, traits) || is_subject_of_apposition(scene, sentence, person, traits);
    if (!same_nation && !is_told_again && is_named_in_clause(scene, sentence, person, traits->local))
        return 0;
    if ((traits->code.size && p->nation.size && !str_equal(p->nation, traits->code)) || (traits->age && p->age && p->age != traits->age))
        return 0;
    if (was_called_otherwise(scene, sentence, person, traits) || (!same_nation && is_only_record_holder(scene, sentence, person, traits->local)))
        return 0;
    if (is_told_again)
        return NEWCOMER_RANK;
    if (traits->code.size && is_subject_of_clause_before(scene, sentence, person, traits->local))
        return NEWCOMER_RANK;
    bool is_only_guess = !same_nation && !traits->is_rival && who_is_placed_otherwise(scene, sentence, traits->local, person);
    bool is_of_clause_before = opens_clause(scene, sentence, traits->local) && is_named_last(scene, sentence, person, traits->local.start);
    bool goes_on = is_of_clause_before && begins_participle_clause(scene, sentence, traits->local);
    if (!goes_on && meant_before(scene, sentence, traits, person))
        return 0;
    if (is_only_guess)
        return meant * 4 - 1;
    bool knows = same_nation || (traits->age && p->age == traits->age);
    return meant * 4 + (person == traits->subject ? 2000 : 0) + (is_just_introduced(scene, sentence, person, traits) ? 2500 : 0) +
           (is_of_clause_before ? 3000 : 0) + (knows ? 4000 : 0);
}

/* Of those meant in the sentences before, the one who fits best: the latest of equals, then the first of the article. */
static int32_t best_described(const struct scene *scene, uint32_t sentence, const struct traits *traits) {
    int32_t best = NOBODY, last = NOBODY;
    uint32_t best_rank = 0;
    for (uint32_t s = sentence + 1; s-- > 0 && sentence - s < DESCRIBED_BACK && !lost_subject_opens(scene, s);)
        for (uint32_t i = scene->views[s].finds.count; i-- > 0;) {
            const struct find *find = &scene->views[s].finds.items[i];
            if (find->person < 0 || find->person == last || !who_is_one(scene, find) || (s == sentence && find->span.start >= traits->local.start))
                continue;
            /* Meant again farther back, a person ranks lower: the first encounter counts. */
            last = find->person;
            uint32_t rank = rank_described(scene, sentence, last, s + 1, traits);
            if (rank > best_rank || (rank && rank == best_rank && last < best)) {
                best = last;
                best_rank = rank;
            }
        }
    return best;
}

/* "Kerr was the top Briton": who is called so a second time in the same breath. */
static int32_t subject_of_copula(const struct scene *scene, uint32_t sentence, const struct find *find) {
    const struct draft *draft = scene_role_at(scene, sentence, "copula", "description", find->span);
    return draft ? who_of_field(scene, sentence, draft_field(draft, "subject")) : NOBODY;
}

/* "The Americans were second", "the French won": more than one, and in a relay a team. */
static bool is_several(str description) {
    static const char *const ends[] = {"s", "men", "women", "ish", "nch", "tch", "lsh", "ese"};
    return str_ends_with_any(description, ALL_OF(ends));
}

/* "The Japanese was second", "the Swiss was second": the list of peoples has the word as it stands, and not without its "s", so it may be one of them. */
static bool may_be_one(const struct scene *scene, str description) {
    size_t at = description.size;
    while (at > 0 && description.data[at - 1] != ' ')
        at--;
    str people_word = str_slice(description, at, description.size);
    if (str_ends_with(people_word, STR("ese")))
        return true;
    const struct rulebook *book = scene->x->book;
    bool is_listed = rulebook_lookup(book, STR("people-name"), people_word, STR("code")).size;
    return is_listed && str_ends_with(people_word, STR("s")) &&
           !rulebook_lookup(book, STR("people-name"), str_slice(people_word, 0, people_word.size - 1), STR("code")).size;
}

/* "Fox, 25, led. The 23-year-old won." */
static bool is_other_by_age(const struct scene *scene, int32_t person, int age) {
    return person >= 0 && age && people(scene)[person].age && people(scene)[person].age != age;
}

/* Whether the sentences since have been about a team: whom they were about before is not the first to be thought of. */
static bool is_behind_team(const struct scene *scene, uint32_t sentence) {
    for (uint32_t s = sentence; s-- > 0 && sentence - s <= SENTENCES_BACK;)
        if (scene->told_subject[s] != NOBODY)
            return people(scene)[scene->told_subject[s]].is_team;
    return false;
}

void who_bind_description(struct scene *scene, uint32_t sentence, struct find *find) {
    str words = scene_find_text(scene, sentence, find->span);
    find->person = who_of_two(scene, sentence, find, words);
    if (find->person != NOBODY)
        return;
    str code = people_nation_in(scene, words);
    if (is_several(words) && code.size) {
        find->person = teams_bind(scene, sentence, find);
        if (find->person != NOBODY || !may_be_one(scene, words))
            return;
    }
    int age = who_age_in(scene, sentence, find->span);
    enum sex sex = who_sex_told(scene, sentence, find->span);
    int32_t subject = who_subject_carried(scene, sentence, sex, who_voice_at(scene, sentence, find->span.start)),
            best = who_named_beside(scene, sentence, find);
    if (best == NOBODY)
        best = subject_of_copula(scene, sentence, find);
    bool beside = best != NOBODY;
    if (!beside)
        best = who_named_behind_was(scene, sentence, find);
    int32_t foremost = is_behind_team(scene, sentence) ? NOBODY : subject;
    if (best == NOBODY && (age || code.size))
        best = best_described(scene, sentence, &(struct traits){age, code, foremost, find->span, who_is_object(scene, sentence, find->span), sex});
    if (best == NOBODY)
        best = who_placed(scene, sentence, find);
    if (best == NOBODY && !find->span.start)
        best = who_just_titled(scene, sentence, words);
    if (best == NOBODY)
        best = who_titled(scene, sentence, find, subject);
    if (best == NOBODY)
        best = who_beaten_of_two(scene, sentence, find, sex);
    if (best == NOBODY && !age && !code.size)
        best = who_called(scene, sentence, find);
    if (best == NOBODY)
        best = who_subject_in_sentence(scene, sentence, find->span.start, SEX_UNKNOWN) == NOBODY &&
                       !is_other_by_age(scene, subject, age)
                   ? subject
                   : who_other_than_before(scene, sentence, find, sex);
    find->person = best;
    /* Only what stands beside the name is said of the person; a guess teaches nothing. */
    if (best == NOBODY || !beside)
        return;
    if (code.size && !people(scene)[best].nation.size)
        people(scene)[best].nation = code;
    if (age && !people(scene)[best].age)
        people(scene)[best].age = (int16_t)age;
}
