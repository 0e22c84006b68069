#include "model/mark.h"

static const char *const quantity_names[] = {
    [QUANTITY_TIME] = "time", [QUANTITY_DISTANCE] = "distance", [QUANTITY_HEIGHT] = "height", [QUANTITY_POINTS] = "points",
    [QUANTITY_WIND] = "wind", [QUANTITY_MARGIN] = "margin", [QUANTITY_REACTION] = "reaction",
};

const char *quantity_name(enum quantity quantity) {
    return quantity_names[quantity];
}

enum quantity quantity_of(str name) {
    for (int i = QUANTITY_TIME; i <= QUANTITY_REACTION; i++)
        if (str_equal(name, str_of(quantity_names[i])))
            return (enum quantity)i;
    return QUANTITY_NONE;
}

/* An inch is printed to the quarter below by the judges and to the nearest by the press; we rounded once more. */
static struct interval converted_interval(struct mark mark) {
    return (struct interval){mark.amount - 5 - mark.step / 2, mark.amount + 5 + mark.step};
}

/* The judges' own precision, from which a figure is copied rather than rounded. */
static bool is_official_precision(struct mark mark) {
    switch (mark.unit) {
    case UNIT_MS: return mark.step <= 10 && !(mark.flags & MARK_HAND);
    case UNIT_MM: return mark.step <= 10;
    case UNIT_MM_PER_S: return mark.step <= 100;
    default: return true;
    }
}

struct interval mark_interval(struct mark mark) {
    struct interval result = {mark.amount, mark.amount};
    int64_t rest = mark.step - 1;
    if (mark.flags & MARK_APPROXIMATE)
        result = (struct interval){mark.amount - mark.step, mark.amount + mark.step};
    else if (mark.flags & MARK_CONVERTED)
        result = converted_interval(mark);
    else if (!is_official_precision(mark))
        result = (struct interval){mark.amount - rest, mark.amount + rest};
    else if (mark.quantity == QUANTITY_TIME || mark.quantity == QUANTITY_WIND)
        result.low -= rest;
    else if (mark.quantity == QUANTITY_DISTANCE || mark.quantity == QUANTITY_HEIGHT)
        result.high += rest;
    return result;
}

bool mark_agrees(struct mark a, struct mark b) {
    if (a.unit != b.unit)
        return false;
    const uint32_t loose = MARK_CONVERTED | MARK_APPROXIMATE;
    if (a.step == b.step && !((a.flags ^ b.flags) & loose))
        return a.amount == b.amount;
    return interval_overlaps(mark_interval(a), mark_interval(b));
}
