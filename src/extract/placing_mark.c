/*
 * "Eve Fox cleared 1.75m for third": a place of which no race is told is of the race of the mark that it was taken with, once marks.c has
 * found by the verb, or by how much it is, which race that was.
 */
#include "extract/scene.h"

/* Bytes between a place and its mark: " to finish a fine ". */
enum { MARK_WITHIN = 24 };

static bool stands_beside(const struct claim *placing, const struct claim *mark) {
    uint32_t placed = placing->evidence.start, gap = mark->span.end <= placed ? placed - mark->span.end : mark->span.start - placing->evidence.end;
    return span_overlaps(mark->span, placing->evidence) || gap <= MARK_WITHIN;
}

/* The result of the same person beside the place; NULL: there is none, or there are results of two races. */
static const struct claim *mark_of(const struct reading *reading, const struct claim *placing) {
    const struct claim *found = NULL;
    for (LIST_EACH(struct claim, claim, &reading->claims)) {
        if (claim->kind != CLAIM_RESULT || claim->sentence != placing->sentence || claim->person != placing->person || !claim->event.size)
            continue;
        if (!stands_beside(placing, claim) || (found && !str_equal(found->event, claim->event)))
            return NULL;
        found = claim;
    }
    return found;
}

void placings_take_races_of_marks(struct scene *scene) {
    for (LIST_EACH(struct claim, claim, &scene->reading->claims)) {
        bool is_raceless = claim->kind == CLAIM_PLACING && !claim->event.size && claim->person != NOBODY && !claim->is_weak;
        const struct claim *mark = is_raceless ? mark_of(scene->reading, claim) : NULL;
        if (!mark || (claim->year && mark->year && claim->year != mark->year))
            continue;
        claim->event = mark->event;
        claim->sex = claim->sex == SEX_UNKNOWN ? mark->sex : claim->sex;
    }
}
