/*
 * Wins that are told without their races: "wins by Bell and Fox", "the double champion". Once the article tells in which race somebody won, the
 * claim without a race tells nothing new. And wins whose race was guessed from the words of somebody else's win.
 */
#include "placings.h"
#include "race.h"

/* "A and B won, while C took the 800m": what is told of somebody else is no race of theirs. */
static bool names_event_behind(const struct scene *scene, uint32_t sentence, uint32_t at) {
    size_t end = str_find(scene->views[sentence].text, STR(" while "), at);
    for (uint32_t i = scene->first_event[sentence]; i < scene->first_event[sentence + 1]; i++)
        if (scene->events.items[i].span.start >= at && scene->events.items[i].span.start < end && !scene->events.items[i].is_aside)
            return true;
    return false;
}

bool placings_are_told_severally(const struct scene *scene, uint32_t sentence, uint32_t limit) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *severally = &scene->drafts.items[i];
        if (str_equal(severally->kind, STR("severally")) && severally->span.start <= limit &&
            !names_event_behind(scene, sentence, severally->span.start))
            return true;
    }
    return false;
}

/* Who took which place when: what makes two claims the same win. */
struct win {
    int32_t person;
    int16_t place, year;
};

static str win_key(const struct claim *claim, struct arena *arena) {
    struct win *win = ARENA_NEW(arena, struct win);
    *win = (struct win){claim->person, claim->place, claim->year};
    return (str){(const char *)win, sizeof *win};
}

/* The races that the article tells such wins of. */
struct won {
    str event;
    bool in_several;
};

/* "Double Olympic champion": no race is named, and two may be told elsewhere. */
static bool is_raceless(const struct claim *claim) {
    return claim->kind == CLAIM_PLACING && !claim->event.size;
}

static bool has_raceless(const struct scene *scene) {
    for (LIST_EACH(struct claim, claim, &scene->reading->claims))
        if (is_raceless(claim))
            return true;
    return false;
}

static void note_race(struct table *raced, const struct claim *claim, struct arena *arena) {
    void **slot = table_slot(raced, win_key(claim, arena), arena);
    struct won *won = *slot;
    if (!won) {
        *slot = won = ARENA_NEW(arena, struct won);
        *won = (struct won){.event = claim->event};
    }
    won->in_several |= !str_equal(won->event, claim->event);
}

/* Whether the races in which it was won are told elsewhere: the one of "wins for Bell and Fox", or both of a double. */
static bool is_told_with_race(const struct scene *scene, const struct table *raced, const struct claim *claim) {
    const struct won *won = is_raceless(claim) ? table_find(raced, win_key(claim, scene->arena)) : NULL;
    return won && (won->in_several || placings_are_told_severally(scene, claim->sentence, UINT32_MAX));
}

/* The claim's own words name its race, or it stands right before or behind them. */
static bool names_its_race(const struct scene *scene, const struct claim *claim) {
    enum { BESIDE_WITHIN = 24 };
    for (uint32_t i = scene->first_event[claim->sentence]; i < scene->first_event[claim->sentence + 1]; i++) {
        const struct event_mention *m = &scene->events.items[i];
        struct span at = scene_span(scene, claim->sentence, m->span);
        bool is_beside = at.start < claim->evidence.end + BESIDE_WITHIN && claim->evidence.start < at.end + BESIDE_WITHIN;
        if (is_beside && !m->is_aside && str_equal(m->event->code, claim->event))
            return true;
    }
    return false;
}

/* Only one of the two people can have the place, as nobody dates it; b is told in the sentence of a or in the next. */
static bool exclude_each_other(const struct scene *scene, const struct claim *a, const struct claim *b) {
    enum sex sex = a->person < 0 || b->person < 0 ? SEX_UNKNOWN : scene->reading->people.items[a->person].sex;
    bool is_near = a->sentence <= b->sentence && b->sentence <= a->sentence + 1 &&
                   race_paragraph(scene, a->sentence) == race_paragraph(scene, b->sentence);
    return is_near && a->kind == CLAIM_PLACING && b->kind == CLAIM_PLACING && a->person != b->person && a->place == b->place &&
           str_equal(a->event, b->event) && a->year == b->year && a->round == b->round && str_equal(a->competition, b->competition) &&
           span_is_empty(a->when) && span_is_empty(b->when) && sex != SEX_UNKNOWN && sex == scene->reading->people.items[b->person].sex;
}

void placings_leave_race(struct scene *scene) {
    struct reading *reading = scene->reading;
    for (uint32_t i = 0; i < reading->claims.count; i++) {
        struct claim *guessed = &reading->claims.items[i];
        if (guessed->kind != CLAIM_PLACING || !guessed->event.size || names_its_race(scene, guessed))
            continue;
        for (LIST_EACH(struct claim, told, &reading->claims))
            if (told != guessed && exclude_each_other(scene, guessed, told) && names_its_race(scene, told)) {
                guessed->event = (str){0};
                break;
            }
    }
}

void placings_drop_raceless(struct scene *scene) {
    struct reading *reading = scene->reading;
    struct table raced = {0};
    if (!has_raceless(scene))
        return;
    for (LIST_EACH(struct claim, claim, &reading->claims))
        if (claim->kind == CLAIM_PLACING && claim->event.size)
            note_race(&raced, claim, scene->arena);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < reading->claims.count; i++) {
        const struct claim *claim = &reading->claims.items[i];
        if (!is_told_with_race(scene, &raced, claim))
            reading->claims.items[kept++] = *claim;
    }
    reading->claims.count = kept;
}
