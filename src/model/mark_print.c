#include "model/mark.h"

#include <stdlib.h>

static int decimals_of(int64_t step) {
    return step >= 1000 ? 0 : step >= 100 ? 1 : step >= 10 ? 2 : 3;
}

/* ".38" of thousandths; nothing when no decimals were printed. */
static str fraction(int64_t milli, int decimals, char digits[4]) {
    int rest = abs((int)(milli % 1000));
    if (!decimals)
        return (str){0};
    digits[0] = '.';
    digits[1] = (char)('0' + rest / 100);
    digits[2] = (char)('0' + rest / 10 % 10);
    digits[3] = (char)('0' + rest % 10);
    return (str){digits, (size_t)decimals + 1};
}

/* Thousandths, not negative, as a plain decimal number. */
static str print_decimal(int64_t milli, int decimals, str sign, struct arena *arena) {
    char whole[STR_INT_MOST], tail[4];
    return str_join(sign, str_of_int(milli / 1000, whole), fraction(milli, decimals, tail), arena);
}

static str print_time(struct mark mark, struct arena *arena) {
    int decimals = decimals_of(mark.step);
    if (mark.amount < 60000 || (mark.flags & MARK_IN_SECONDS))
        return print_decimal(mark.amount, decimals, (str){0}, arena);
    long long hours = mark.amount / 3600000, minutes = mark.amount / 60000 % 60, seconds = mark.amount / 1000 % 60;
    if (mark.flags & MARK_OVER_SECONDS) {   /* as printed: one minute less, and its seconds */
        char tail[4];
        str rest = fraction(mark.amount, decimals, tail);
        minutes = mark.amount / 60000 - 1;
        if (minutes >= 60)
            return str_print(arena, "%lld:%02lld:%02lld%.*s", minutes / 60, minutes % 60, seconds + 60, STR_ARG(rest));
        return str_print(arena, "%lld:%02lld%.*s", minutes, seconds + 60, STR_ARG(rest));
    }
    if (mark.flags & MARK_OVER_MINUTES) {
        hours--;
        minutes += 60;
        char tail[4];
        str rest = fraction(mark.amount, decimals, tail);
        return mark.step >= 60000 ? str_print(arena, "%lld:%02lld", hours, minutes)
                                  : str_print(arena, "%lld:%02lld:%02lld%.*s", hours, minutes, seconds, STR_ARG(rest));
    }
    if (mark.step >= 60000 && !(mark.flags & MARK_IN_WORDS))
        return str_print(arena, "%lld:%02lld", hours, minutes);
    char digits[4];
    str tail = fraction(mark.amount, decimals, digits);
    if (hours && !(mark.flags & MARK_IN_MINUTES))
        return str_print(arena, "%lld:%02lld:%02lld%.*s", hours, minutes, seconds, STR_ARG(tail));
    return str_print(arena, "%lld:%02lld%.*s", (long long)(mark.amount / 60000), seconds, STR_ARG(tail));
}

static str print_wind(struct mark mark, struct arena *arena) {
    int64_t size = mark.amount < 0 ? -mark.amount : mark.amount;
    str sign = mark.amount < 0 ? STR("-") : mark.amount > 0 ? STR("+") : (str){0};
    return print_decimal(size, decimals_of(mark.step), sign, arena);
}

str mark_print(struct mark mark, struct arena *arena) {
    switch (mark.unit) {
    case UNIT_MS:
        return mark.quantity == QUANTITY_TIME ? print_time(mark, arena)
                                              : print_decimal(mark.amount, decimals_of(mark.step), (str){0}, arena);
    case UNIT_MM:
        return print_decimal(mark.amount, mark.flags & MARK_CONVERTED ? 2 : decimals_of(mark.step), (str){0}, arena);
    case UNIT_POINTS:
        return str_print(arena, "%lld", (long long)mark.amount);
    case UNIT_MM_PER_S:
        return print_wind(mark, arena);
    default:
        return (str){0};
    }
}
