/*
 * Whether somebody is a man or a woman: by the given name, where it tells; by the race they are named with ("the women's 400m") or
 * the heading they stand under; by pronouns that can be one person alone, and by those that are bound (who.c); by the races of their
 * claims; by those they race against; or because the whole article speaks of one sex alone.
 */
#include "extract/scene.h"

enum {
    HEADING_LONGEST = 40,  /* bytes of a paragraph that only says whose results follow */
    COMPANY_ROUNDS = 2,    /* a rival of a rival */
    PRONOUN_WEIGHT = 2,    /* against a race that is named beside somebody */
};

/* "Fox" alone is a surname for all we know. */
static bool is_one_word(str name) {
    return str_find_char(name, ' ', 0) == name.size;
}

/* "Paula Radcliffe": what the first given name tells, where it tells anything. */
static enum sex sex_of_name(const struct scene *scene, str name) {
    int64_t row = rule_list_row(scene->x->given_names, str_slice(name, 0, str_find_char(name, ' ', 0)));
    str sex = row >= 0 ? rulebook_list_cell(scene->x->book, STR("given-name"), (uint32_t)row, STR("sex")) : (str){0};
    return str_equal(sex, STR("M")) ? SEX_MALE : str_equal(sex, STR("F")) ? SEX_FEMALE : SEX_UNKNOWN;
}

/* The sex that a sentence begins with: "Women", "Men's 800m: 1 A Fox …". */
static enum sex sex_of_opening(const struct scene *scene, uint32_t sentence) {
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.racesex && find->span.start == 0)
            return scene_sex_of_race(scene, sentence, find);
    return SEX_UNKNOWN;
}

static void vote_sentence(const struct scene *scene, uint32_t sentence, enum sex sex, int32_t *votes) {
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.athlete && find->person >= 0)
            votes[find->person] += sex == SEX_MALE ? 1 : -1;
}

static bool names_race_of(const struct scene *scene, uint32_t sentence, enum sex sex) {
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.racesex && scene_sex_of_race(scene, sentence, find) == sex)
            return true;
    return false;
}

/* Results under "Men" and "Women": what a heading says counts until the next, except where a sentence names the others. */
static void vote_by_headings(const struct scene *scene, int32_t *votes) {
    enum sex heading = SEX_UNKNOWN, line = SEX_UNKNOWN;
    uint32_t paragraph = UINT32_MAX;
    for (uint32_t s = 0; s < scene->article->sentences.count; s++) {
        if (scene->article->sentences.items[s].paragraph != paragraph) {
            paragraph = scene->article->sentences.items[s].paragraph;
            line = sex_of_opening(scene, s);
            if (line != SEX_UNKNOWN && scene->views[s].text.size <= HEADING_LONGEST)
                heading = line;
        }
        enum sex sex = line != SEX_UNKNOWN ? line : heading;
        if (sex != SEX_UNKNOWN && !names_race_of(scene, s, sex == SEX_MALE ? SEX_FEMALE : SEX_MALE))
            vote_sentence(scene, s, sex, votes);
    }
}

/* "McConnell will not cede it. She has won three.": he or she can be one person alone. */
static void vote_by_pronouns(const struct scene *scene, int32_t *votes) {
    for (uint32_t s = 0; s < scene->article->sentences.count; s++) {
        bool opens = !s || scene->article->sentences.items[s].paragraph != scene->article->sentences.items[s - 1].paragraph;
        for (LIST_EACH(struct find, find, &scene->views[s].finds)) {
            if (find->entity != scene->x->id.pronoun)
                continue;
            int32_t person = NOBODY;
            bool is_only = scene_names_only(scene, s, find->span.start, &person);
            if (is_only && person == NOBODY && !opens)
                is_only = scene_names_only(scene, s - 1, UINT32_MAX, &person);
            if (is_only && person != NOBODY)
                votes[person] += str_equal(find->value.text, STR("M")) ? 1 : -1;
            break; /* those behind may be of whom the first is not */
        }
    }
}

void people_learn_sex(struct scene *scene) {
    struct person *people = scene->reading->people.items;
    uint32_t count = scene->reading->people.count;
    int32_t *votes = ARENA_ARRAY(scene->arena, count + 1, int32_t); /* above 0: more races of men */
    for (LIST_EACH(struct draft, draft, &scene->drafts)) {
        const struct draft_field *athlete = draft_field(draft, "athlete"), *race = draft_field(draft, "racesex");
        if (!str_equal(draft->kind, STR("sex")) || !athlete || !race || !athlete->is_find || !race->is_find || athlete->find.person < 0)
            continue;
        bool male = scene_sex_of_race(scene, draft->sentence, &race->find) == SEX_MALE;
        votes[athlete->find.person] += male ? 1 : -1;
    }
    vote_by_headings(scene, votes);
    int32_t *pronouns = ARENA_ARRAY(scene->arena, count + 1, int32_t);
    vote_by_pronouns(scene, pronouns);
    for (uint32_t i = 0; i < count; i++) {
        votes[i] += pronouns[i] * PRONOUN_WEIGHT;
        people[i].sex = is_one_word(people[i].name) ? SEX_UNKNOWN : sex_of_name(scene, people[i].name);
        if (people[i].sex == SEX_UNKNOWN)
            people[i].sex = votes[i] > 0 ? SEX_MALE : votes[i] < 0 ? SEX_FEMALE : SEX_UNKNOWN;
    }
}

/* The only sex that races and pronouns of the article have, and nearly all names that tell; SEX_UNKNOWN where both appear. */
static enum sex sex_of_article(const struct scene *scene) {
    uint32_t races[SEX_MIXED + 1] = {0}, pronouns[SEX_MIXED + 1] = {0}, known[SEX_MIXED + 1] = {0};
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds)) {
            if (find->entity == scene->x->id.racesex)
                races[scene_sex_of_race(scene, s, find)]++;
            if (find->entity == scene->x->id.pronoun)
                pronouns[str_equal(find->value.text, STR("M")) ? SEX_MALE : SEX_FEMALE]++;
        }
    for (LIST_EACH(struct person, person, &scene->reading->people))
        known[person->sex] += person->is_athlete;
    for (enum sex sex = SEX_MALE; sex <= SEX_FEMALE; sex++) {
        enum sex other = sex == SEX_MALE ? SEX_FEMALE : SEX_MALE;
        uint32_t votes = races[sex] * 2 + pronouns[sex];
        if (!races[other] && !pronouns[other] && votes >= 2 && known[other] * 4 <= votes)
            return sex;
    }
    return SEX_UNKNOWN;
}

/* The only sex of those in the sentence who have one; SEX_UNKNOWN where nobody has, or both are there. */
static enum sex sex_of_company(const struct scene *scene, uint32_t sentence) {
    bool seen[SEX_MIXED + 1] = {false};
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        if (find->entity == scene->x->id.athlete && find->person >= 0)
            seen[scene->reading->people.items[find->person].sex] = true;
        if (find->entity == scene->x->id.racesex)
            seen[scene_sex_of_race(scene, sentence, find)] = true;
    }
    return seen[SEX_MALE] == seen[SEX_FEMALE] ? SEX_UNKNOWN : seen[SEX_MALE] ? SEX_MALE : SEX_FEMALE;
}

/* "She sprinted away from Niyonsaba": who is named with women alone, and more often than with men alone, is one. */
static void settle_by_company(const struct scene *scene) {
    uint32_t count = scene->reading->people.count;
    int32_t *votes = ARENA_ARRAY(scene->arena, count + 1, int32_t);
    for (uint32_t s = 0; s < scene->article->sentences.count; s++) {
        enum sex sex = sex_of_company(scene, s);
        if (sex != SEX_UNKNOWN)
            vote_sentence(scene, s, sex, votes);
    }
    for (uint32_t i = 0; i < count; i++) {
        struct person *person = &scene->reading->people.items[i];
        if (person->sex == SEX_UNKNOWN && !person->is_team && votes[i])
            person->sex = votes[i] > 0 ? SEX_MALE : SEX_FEMALE;
    }
}

void people_settle_sex(struct scene *scene) {
    struct person *people = scene->reading->people.items;
    for (LIST_EACH(struct claim, claim, &scene->reading->claims))
        if (claim->person >= 0 && people[claim->person].sex == SEX_UNKNOWN && !people[claim->person].is_team)
            people[claim->person].sex = claim->sex;
    for (uint32_t round = 0; round < COMPANY_ROUNDS; round++)
        settle_by_company(scene);
    for (uint32_t i = 0; i < scene->reading->people.count; i++)
        if (people[i].sex == SEX_UNKNOWN && !people[i].is_team)
            people[i].sex = sex_of_name(scene, people[i].name);
    enum sex all = sex_of_article(scene);
    for (uint32_t i = 0; i < scene->reading->people.count; i++)
        if (people[i].sex == SEX_UNKNOWN && people[i].is_athlete)
            people[i].sex = all;
}
