/*
 * Numbers in brackets behind names, "Flossie Dent(6), Amy Jones (16)": places where clubs report who came where, ages elsewhere. One
 * number alone says nothing; all those of the article do, together.
 */
#include "placings.h"

/* Whoever races is of this age; numbers outside are places. */
enum { YOUNGEST = 13, OLDEST = 49 };
/* So many names must have a number. */
enum { NUMBERED_LEAST = 2 };

struct numbers {
    uint32_t count;
    uint32_t ageless;    /* numbers that are nobody's age */
    uint32_t falls;      /* numbers that follow a higher one in their sentence: places are told in their order */
    uint32_t rises;
};

static bool is_numbered(const struct draft *draft) {
    return str_equal(draft->kind, STR("numbered"));
}

static struct numbers numbers_of(const struct scene *scene) {
    struct numbers numbers = {0};
    const struct draft *last = NULL;
    for (LIST_EACH(struct draft, draft, &scene->drafts)) {
        if (!is_numbered(draft))
            continue;
        int number = placings_place_of(draft_field(draft, "number"));
        numbers.count++;
        numbers.ageless += number < YOUNGEST || number > OLDEST;
        if (last && last->sentence == draft->sentence) {
            int before = placings_place_of(draft_field(last, "number"));
            numbers.falls += number < before;
            numbers.rises += number > before;
        }
        last = draft;
    }
    return numbers;
}

/* Ages come in no order, and hardly any is that of a child or of a grandfather. */
static bool are_places(const struct scene *scene, const struct numbers *numbers) {
    if (numbers->count < NUMBERED_LEAST || numbers->falls > numbers->rises)
        return false;
    if (scene->is_cross_country)
        return numbers->ageless > 0 || numbers->rises > numbers->falls + 1;
    return numbers->ageless * 2 >= numbers->count && numbers->falls == 0;
}

void placings_claim_numbered(struct scene *scene) {
    struct numbers numbers = numbers_of(scene);
    if (!are_places(scene, &numbers))
        return;
    for (uint32_t i = 0; i < scene->drafts.count; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (is_numbered(draft))
            placings_add(scene, draft, who_of_field(scene, draft->sentence, draft_field(draft, "athlete")),
                         placings_place_of(draft_field(draft, "number")), NULL);
    }
}
