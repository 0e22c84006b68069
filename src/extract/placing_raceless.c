/*
 * Wins that are told without their races: "wins by Bell and Fox", "the double champion". Once the article tells in which race somebody won, the
 * claim without a race tells nothing new.
 */
#include "placings.h"

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
