#include "model/mark.h"

static int decimals_of(int64_t step) {
    return step >= 1000 ? 0 : step >= 100 ? 1 : step >= 10 ? 2 : 3;
}

/* ".38" of thousandths; nothing when no decimals were printed. */
static str fraction(int64_t milli, int decimals, struct arena *arena) {
    static const int divisor[] = {1000, 100, 10, 1};
    if (!decimals)
        return (str){0};
    return str_print(arena, ".%0*d", decimals, (int)(milli % 1000 / divisor[decimals]));
}

/* Thousandths as a plain decimal number. */
static str print_decimal(int64_t milli, int decimals, struct arena *arena) {
    str tail = fraction(milli, decimals, arena);
    return str_print(arena, "%lld%.*s", (long long)(milli / 1000), STR_ARG(tail));
}

static str print_time(struct mark mark, struct arena *arena) {
    int decimals = decimals_of(mark.step);
    if (mark.amount < 60000 || (mark.flags & MARK_IN_SECONDS))
        return print_decimal(mark.amount, decimals, arena);
    long long hours = mark.amount / 3600000, minutes = mark.amount / 60000 % 60, seconds = mark.amount / 1000 % 60;
    if (mark.step >= 60000 && !(mark.flags & MARK_IN_WORDS))
        return str_print(arena, "%lld:%02lld", hours, minutes);
    str tail = fraction(mark.amount, decimals, arena);
    if (hours && !(mark.flags & MARK_IN_MINUTES))
        return str_print(arena, "%lld:%02lld:%02lld%.*s", hours, minutes, seconds, STR_ARG(tail));
    return str_print(arena, "%lld:%02lld%.*s", (long long)(mark.amount / 60000), seconds, STR_ARG(tail));
}

static str print_wind(struct mark mark, struct arena *arena) {
    int64_t size = mark.amount < 0 ? -mark.amount : mark.amount;
    str number = print_decimal(size, decimals_of(mark.step), arena);
    return str_print(arena, "%s%.*s", mark.amount < 0 ? "-" : mark.amount > 0 ? "+" : "", STR_ARG(number));
}

str mark_print(struct mark mark, struct arena *arena) {
    switch (mark.unit) {
    case UNIT_MS:
        return mark.quantity == QUANTITY_TIME ? print_time(mark, arena)
                                              : print_decimal(mark.amount, decimals_of(mark.step), arena);
    case UNIT_MM:
        return print_decimal(mark.amount, mark.flags & MARK_CONVERTED ? 2 : decimals_of(mark.step), arena);
    case UNIT_POINTS:
        return str_print(arena, "%lld", (long long)mark.amount);
    case UNIT_MM_PER_S:
        return print_wind(mark, arena);
    default:
        return (str){0};
    }
}
