#include "race.h"

enum {
    HAND_GAIN = 240,       /* ms: hand times are that much shorter at most (World Athletics, conversion of hand times) */
    APPROXIMATE_STEPS = 10,
};

bool mark_is_result(struct mark mark) {
    return mark.quantity == QUANTITY_TIME || mark.quantity == QUANTITY_DISTANCE || mark.quantity == QUANTITY_HEIGHT ||
           mark.quantity == QUANTITY_POINTS;
}

bool mark_is_field(struct mark mark) { return mark.quantity == QUANTITY_DISTANCE || mark.quantity == QUANTITY_HEIGHT; }

bool mark_beats(struct mark a, struct mark b) {
    return a.unit == UNIT_MS ? a.amount < b.amount : a.amount > b.amount;
}

static int64_t distance_of(int64_t a, int64_t b) { return a > b ? a - b : b - a; }

bool marks_agree(struct mark a, struct mark b) {
    if (a.unit != b.unit || (a.flags ^ b.flags) & (MARK_OVER_SECONDS | MARK_OVER_MINUTES | MARK_OVER_INCH))
        return false;   /* 2:00:85 is a misprint and not 2:01:25 */
    int64_t gap = distance_of(a.amount, b.amount), step = a.step > b.step ? a.step : b.step;
    if ((a.flags | b.flags) & MARK_APPROXIMATE && gap <= step * APPROXIMATE_STEPS)
        return true;
    if (a.unit == UNIT_MS && (a.flags ^ b.flags) & MARK_HAND) {
        const struct mark *hand = a.flags & MARK_HAND ? &a : &b, *automatic = hand == &a ? &b : &a;
        if (automatic->amount >= hand->amount - step && automatic->amount <= hand->amount + HAND_GAIN + step)
            return true;
    }
    return mark_agrees(a, b);
}

bool worth_agrees(enum attribute attribute, const struct worth *a, const struct worth *b) {
    switch (attribute) {
    case ATTRIBUTE_PLACE:
        return a->number == b->number;
    case ATTRIBUTE_DATE:
    case ATTRIBUTE_AGE:
        return distance_of(a->number, b->number) == 0;
    case ATTRIBUTE_NATION:
        return str_equal(a->text, b->text);
    default:
        return marks_agree(a->mark, b->mark);
    }
}
