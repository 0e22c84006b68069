/*
 * Is the mark of one entry a slip away from another? Of an entry only the value is kept, not how it was printed, so it is printed again in
 * the ways in which it may have stood there.
 */
#include "directory.h"
#include "slip.h"

enum {
    FOOT = 3048, INCH = 254,   /* tenths of a millimetre */
    ROUNDING = 60,             /* tenths of a millimetre: the metres are told to the centimetre, half of it either way, and a little more */
    MINUTE = 60000, HUNDRED_SECONDS = 100000, HOUR = 3600000,
};

static enum quantity quantity_in(uint64_t value) { return (enum quantity)(value >> VALUE_QUANTITY & 7); }

static struct mark mark_of_value(uint64_t value) {
    static const enum mark_unit units[] = {[QUANTITY_TIME] = UNIT_MS, [QUANTITY_DISTANCE] = UNIT_MM, [QUANTITY_HEIGHT] = UNIT_MM,
                                           [QUANTITY_POINTS] = UNIT_POINTS, [QUANTITY_REACTION] = UNIT_MS};
    enum quantity quantity = quantity_in(value);
    int64_t amount = (int64_t)(value >> VALUE_AMOUNT), step = amount % 10 ? 1 : 10;
    if (quantity == QUANTITY_POINTS)
        step = 1;
    return (struct mark){.quantity = quantity, .unit = units[quantity], .amount = amount, .step = step};
}

/* 3:24:02 may have stood there as 2:84:02. */
static bool slips_as_clock(struct mark wrong, str right, struct arena *scratch) {
    static const uint32_t as_printed[] = {0, MARK_OVER_SECONDS, MARK_OVER_MINUTES};
    for (size_t i = 0; i < sizeof as_printed / sizeof *as_printed; i++) {
        wrong.flags = as_printed[i];
        if (slip_between(mark_print(wrong, scratch), right) != SLIP_NONE)
            return true;
        if (wrong.quantity != QUANTITY_TIME || wrong.amount < MINUTE)
            return false;
    }
    return false;
}

/* 4:32, which may have stood there as 0:04:32. */
static bool slips_as_hours(struct mark wrong, struct mark right, str right_text, struct arena *scratch) {
    if (wrong.quantity != QUANTITY_TIME || wrong.amount >= HOUR || right.amount < HOUR)
        return false;
    str hours = str_print(scratch, "0:%02lld:%02lld.00", (long long)(wrong.amount / MINUTE), (long long)(wrong.amount % MINUTE / 1000));
    return slip_between(hours, right_text) != SLIP_NONE;
}

/* 70.02 seconds, which we print as 1:10.02. */
static bool slips_as_seconds(struct mark wrong, struct mark right, str right_text, struct arena *scratch) {
    if (wrong.quantity != QUANTITY_TIME || wrong.amount < MINUTE || wrong.amount >= HUNDRED_SECONDS || right.amount >= MINUTE)
        return false;
    str seconds = str_print(scratch, "%lld.%02lld", (long long)(wrong.amount / 1000), (long long)(wrong.amount % 1000 / 10));
    return slip_between(seconds, right_text) != SLIP_NONE;
}

/* One digit of the feet or of the inches is another: 13-5 1/2 for 23-5 1/2. */
static bool slips_in_feet(struct mark wrong, struct mark right) {
    static const int64_t worth[] = {10 * FOOT, FOOT, 10 * INCH, INCH};
    int64_t gap = 10 * (wrong.amount > right.amount ? wrong.amount - right.amount : right.amount - wrong.amount);
    for (size_t i = 0; i < sizeof worth / sizeof *worth; i++)
        for (int64_t digits = 1; digits < 10; digits++)
            if (gap >= digits * worth[i] - ROUNDING && gap <= digits * worth[i] + ROUNDING)
                return true;
    return false;
}

bool entry_slips_from(const struct entry *entry, uint64_t right_value, struct arena *scratch) {
    struct mark wrong = mark_of_value(entry->value), right = mark_of_value(right_value);
    if (wrong.unit != right.unit || (wrong.unit != UNIT_MM && wrong.quantity != right.quantity))   /* a height is a distance */
        return false;
    str text = mark_print(right, scratch);
    return slips_as_clock(wrong, text, scratch) || slips_as_seconds(wrong, right, text, scratch) || slips_as_hours(wrong, right, text, scratch) ||
           (entry->is_converted && slips_in_feet(wrong, right));
}
