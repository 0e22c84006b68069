/*
 * "Bell won twice, and Fox took the 800m": a race that was only guessed, for a place that somebody else has in it by words that name it.
 */
#include "placings.h"
#include "race.h"

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
