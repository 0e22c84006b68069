/*
 * "Hull's reward was 3:50.83", where others were first in 3:49.04 and third in 3:53.79: whose mark is better than that of somebody whose
 * place is told, and who has none, has one of the places in front that nobody has, if such people are as many as such places.
 */
#include <stdlib.h>

#include "placings.h"

/* Teams are called alike in every relay: only so many bytes around a place they run the same one. */
enum { LAST_PLACE = 8, RUNNERS_MOST = 2 * LAST_PLACE, UNTOLD_MOST = 2, RELAY_WITHIN = 250 };

struct runner {
    int32_t person;
    int place;                /* 0: untold */
    const struct claim *best; /* the best mark, NULL: none */
};

/* Those of a race who are told to be in front of one of them, and those whose marks say so; she is the first. */
struct race_told {
    struct runner items[RUNNERS_MOST];
    uint32_t count, untold;
};

static bool is_better(const struct claim *a, const struct claim *b) {
    return a->mark.quantity == QUANTITY_TIME ? a->mark.amount < b->mark.amount : a->mark.amount > b->mark.amount;
}

/* By so much nobody wins: it is a mark of men beside those of women, or of another class. */
static bool is_far_better(const struct claim *a, const struct claim *b) {
    enum { PART = 10 };
    int64_t gap = a->mark.amount - b->mark.amount;
    return (gap < 0 ? -gap : gap) * PART > b->mark.amount;
}

static bool may_race(const struct scene *scene, int32_t a, int32_t b) {
    const struct person *one = &scene->reading->people.items[a], *other = &scene->reading->people.items[b];
    return one->is_team == other->is_team && (one->sex == SEX_UNKNOWN || other->sex == SEX_UNKNOWN || one->sex == other->sex);
}

static bool is_of_race(const struct scene *scene, const struct claim *claim, const struct claim *race) {
    bool other_meeting = claim->competition.size && race->competition.size && !str_equal(claim->competition, race->competition);
    bool other_sex = claim->sex != SEX_UNKNOWN && race->sex != SEX_UNKNOWN && claim->sex != race->sex;
    return claim->person != NOBODY && claim->event.size && str_equal(claim->event, race->event) && claim->year == race->year && !other_meeting &&
           !other_sex && may_race(scene, claim->person, race->person);
}

static bool is_of_final(const struct claim *claim) {
    return claim->round == ROUND_UNKNOWN || claim->round == ROUND_FINAL;
}

/* Told of the day that the article reports, and not as a title that somebody has. */
static bool is_told_plainly(const struct scene *scene, const struct claim *claim) {
    if (claim->kind != CLAIM_PLACING || claim->is_weak || !is_of_final(claim))
        return false;
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (told->person == claim->person && told->place == claim->place && told->event && str_equal(told->event->code, claim->event))
            return !told->is_aside && !told->is_of_old;
    return false;
}

static struct runner *runner_of(struct race_told *race, int32_t person) {
    for (uint32_t i = 0; i < race->count; i++)
        if (race->items[i].person == person)
            return &race->items[i];
    return NULL;
}

/* False: two have one place, or there are too many. */
static bool add_told(struct race_told *race, const struct claim *claim) {
    for (uint32_t i = 0; i < race->count; i++)
        if (race->items[i].place == claim->place)
            return race->items[i].person == claim->person;
    if (race->count == RUNNERS_MOST || runner_of(race, claim->person))
        return false;
    race->items[race->count++] = (struct runner){.person = claim->person, .place = claim->place};
    return true;
}

static bool has_place_in(const struct scene *scene, int32_t person, const struct claim *race) {
    for (LIST_EACH(struct claim, claim, &scene->reading->claims))
        if (claim->kind == CLAIM_PLACING && claim->person == person && str_equal(claim->event, race->event) &&
            (claim->year ? claim->year == race->year : is_told_plainly(scene, claim) || str_equal(claim->competition, race->competition)))
            return true;
    return false;
}

static bool is_told_at(const struct scene *scene, uint32_t sentence, struct span local) {
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (told->sentence == sentence && span_overlaps(told->span, local))
            return true;
    return false;
}

/* "Although only fifth with 1.95m, Duval was in good heart": the sentence names another place that no rule has given to anybody. */
static bool names_other_place(const struct scene *scene, uint32_t sentence, int place) {
    const struct entity_ids *id = &scene->x->id;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        struct draft_field named = {.is_find = true, .find = *find};
        if ((find->entity == id->place || find->entity == id->medal) && !is_told_at(scene, sentence, find->span) && placings_place_of(&named) != place)
            return true;
    }
    return false;
}

static bool is_mark_of_race(const struct scene *scene, const struct claim *claim, const struct claim *race) {
    bool is_way = claim->mark.quantity == QUANTITY_TIME || claim->mark.quantity == QUANTITY_DISTANCE ||
                  claim->mark.quantity == QUANTITY_HEIGHT || claim->mark.quantity == QUANTITY_POINTS;
    bool is_best = str_find(claim->record, STR("PB"), 0) < claim->record.size;
    bool other_day = is_best && span_is_empty(race->when) && !span_is_empty(claim->when); /* "a best of 58:53 from last October" */
    return claim->kind == CLAIM_RESULT && is_way && !other_day && is_of_final(claim) && is_of_race(scene, claim, race);
}

/* False: there are too many. */
static bool add_mark(const struct scene *scene, struct race_told *race, const struct claim *claim, const struct claim *last) {
    struct runner *runner = runner_of(race, claim->person);
    const struct claim *limit = race->items[0].best;
    if (!runner && (!limit || limit->mark.quantity != claim->mark.quantity || !is_better(claim, limit) || is_far_better(claim, limit) ||
                    has_place_in(scene, claim->person, last)))
        return true;
    if (!runner) {
        if (race->count == RUNNERS_MOST || ++race->untold > UNTOLD_MOST)
            return false;
        runner = &race->items[race->count++];
        *runner = (struct runner){.person = claim->person};
    }
    if (!runner->best || (runner->best->mark.quantity == claim->mark.quantity && is_better(claim, runner->best)))
        runner->best = claim;
    return true;
}

/* Fills race with her whose place last tells and those in front; false: nothing can be learnt of them. */
static bool read_race(const struct scene *scene, const struct claim *last, struct race_told *race) {
    *race = (struct race_told){.items = {{.person = last->person, .place = last->place}}, .count = 1};
    for (LIST_EACH(struct claim, claim, &scene->reading->claims)) {
        if (claim->person == last->person && is_mark_of_race(scene, claim, last) && !add_mark(scene, race, claim, last))
            return false;
        if (claim->kind == CLAIM_PLACING && claim->place < last->place && is_of_race(scene, claim, last) && is_told_plainly(scene, claim) &&
            !add_told(race, claim))
            return false;
    }
    if (!race->items[0].best || race->count == (uint32_t)last->place)
        return false;
    for (LIST_EACH(struct claim, claim, &scene->reading->claims))
        if (claim->person != last->person && is_mark_of_race(scene, claim, last) && !add_mark(scene, race, claim, last))
            return false;
    return race->untold > 0;
}

static int by_mark(const void *a, const void *b) {
    const struct runner *one = a, *other = b;
    return is_better(one->best, other->best) ? -1 : is_better(other->best, one->best) ? 1 : 0;
}

/* Gives those without a place the places that nobody has, by their marks; false: they are not as many, or somebody has the mark of another. */
static bool fill(struct race_told *race, int last) {
    struct runner untold[UNTOLD_MOST];
    uint32_t count = 0, at = 0;
    if (race->count != (uint32_t)last)
        return false;
    for (uint32_t i = 0; i < race->count; i++)
        if (!race->items[i].place)
            untold[count++] = race->items[i];
    qsort(untold, count, sizeof *untold, by_mark);
    if (count > 1 && by_mark(&untold[0], &untold[1]) == 0)
        return false;
    for (int place = 1; place < last; place++) {
        bool is_told = false;
        for (uint32_t i = 0; i < race->count; i++)
            is_told |= race->items[i].place == place;
        if (!is_told)
            runner_of(race, untold[at++].person)->place = place;
    }
    return true;
}

/* Only the one right in front is untold whose mark stands between her mark and that of the one before: others may be untold, too. */
static bool fill_last(struct race_told *race, int last) {
    const struct runner *before = NULL;
    struct runner *between = NULL;
    for (uint32_t i = 0; i < race->count; i++) {
        if (race->items[i].place == last - 1)
            return false;
        before = race->items[i].place == last - 2 ? &race->items[i] : before;
    }
    for (uint32_t i = 0; i < race->count && before && before->best; i++) {
        struct runner *runner = &race->items[i];
        if (runner->place || runner->best->mark.quantity != before->best->mark.quantity || !is_better(before->best, runner->best))
            continue;
        if (between)
            return false;
        between = runner;
    }
    if (between)
        between->place = last - 1;
    return between != NULL;
}

/* Whether nobody has a better mark than somebody in front of her. */
static bool is_in_order(const struct race_told *race) {
    for (uint32_t i = 0; i < race->count; i++)
        for (uint32_t k = 0; k < race->count; k++) {
            const struct runner *front = &race->items[i], *back = &race->items[k];
            if (front->place && front->place < back->place && front->best && back->best &&
                (front->best->mark.quantity != back->best->mark.quantity || is_better(back->best, front->best)))
                return false;
        }
    return true;
}

static void claim_in_front(struct scene *scene, const struct claim *last) {
    struct race_told race;
    if (!read_race(scene, last, &race) || !(fill(&race, last->place) || fill_last(&race, last->place)) || !is_in_order(&race))
        return;
    struct claim told = *last, found[UNTOLD_MOST];
    bool are_teams = scene->reading->people.items[told.person].is_team;
    uint32_t count = 0;
    for (uint32_t i = 0; i < race.count && !(are_teams && race.untold > 1); i++) {
        const struct runner *runner = &race.items[i];
        if (!runner->place || has_place_in(scene, runner->person, &told))
            continue;
        bool is_far = runner->best->span.end + RELAY_WITHIN < told.span.start || told.span.end + RELAY_WITHIN < runner->best->span.start;
        if (names_other_place(scene, runner->best->sentence, runner->place) || (are_teams && is_far))
            return;
        found[count] = *runner->best;
        found[count].kind = CLAIM_PLACING;
        found[count].place = (int16_t)runner->place;
        found[count].mark = (struct mark){.quantity = QUANTITY_NONE};
        found[count].record = (str){0};
        found[count++].rule = told.rule;
    }
    for (uint32_t i = 0; i < count; i++)
        *LIST_ADD(&scene->reading->claims, scene->arena) = found[i];
}

void placings_claim_by_marks(struct scene *scene) {
    uint32_t count = scene->reading->claims.count;
    for (uint32_t i = 0; i < count && !scene->is_cross_country; i++) {
        const struct claim *claim = &scene->reading->claims.items[i];
        if (claim->kind == CLAIM_PLACING && claim->person != NOBODY && claim->place > 1 && claim->place <= LAST_PLACE && claim->event.size &&
            is_told_plainly(scene, claim))
            claim_in_front(scene, claim);
    }
}
