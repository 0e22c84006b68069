/*
 * Clock times with more than 59 seconds or minutes in them: "3:79.38", "2:84:02", "3min 89.65sec"; feet and inches with a fraction that no
 * tape has: "23-5 3/2", "75 feet, 1 3/7 inches". No clock and no tape shows them, papers print them.
 */
#include "mark_scan.h"
#include "model/mark.h"

enum { PRINTED_MOST = 64, SIXTY = 60, INCH_IN_HUNDREDTHS = 2540 /* of a millimetre */, CENTIMETRE = 10 };

/* Two digits, more than 59, that are a field of their own and no fraction. */
static bool is_too_many(str text, size_t at) {
    if (at + 2 > text.size || !char_is_digit(text.data[at]) || !char_is_digit(text.data[at + 1]) || text.data[at] < '6')
        return false;
    bool alone = (at == 0 || !char_is_digit(text.data[at - 1])) && (at + 2 == text.size || !char_is_digit(text.data[at + 2]));
    return alone && at > 0 && text.data[at - 1] != '.' && text.data[at - 1] != ',';
}

static bool read_with(const char *text, size_t size, uint32_t hints, struct mark *mark) {
    return mark_read((str){text, size}, QUANTITY_TIME, hints, mark) && !(mark->flags & MARK_SLIP);
}

/* What the field stands for is told by reading the text with none and with one of it. */
static bool read_clock(str text, uint32_t hints, struct mark *mark) {
    char room[PRINTED_MOST];
    for (size_t at = 1; at + 2 <= text.size; at++) {
        if (!is_too_many(text, at))
            continue;
        struct mark none, one;
        memcpy(room, text.data, text.size);
        room[at] = '0';
        room[at + 1] = '1';
        bool is_read = read_with(room, text.size, hints, &one);
        room[at + 1] = '0';
        if (!is_read || !read_with(room, text.size, hints, &none))
            return false;
        int64_t unit = one.amount - none.amount, count = (text.data[at] - '0') * 10 + (text.data[at + 1] - '0');
        if (unit != 1000 && unit != SIXTY * 1000)
            return false;
        *mark = none;
        mark->amount += count * unit;
        mark->flags |= unit == 1000 ? MARK_OVER_SECONDS : MARK_OVER_MINUTES;
        return true;
    }
    return false;
}

/* The text is read without the fraction, "0/4", and what the fraction would make is added. */
static bool read_tape(str text, uint32_t hints, struct mark *mark) {
    char room[PRINTED_MOST];
    size_t slash = str_find_char(text, '/', 0);
    if (slash == 0 || slash + 1 >= text.size || !char_is_digit(text.data[slash - 1]) || !char_is_digit(text.data[slash + 1]) ||
        (slash > 1 && char_is_digit(text.data[slash - 2])) || (slash + 2 < text.size && char_is_digit(text.data[slash + 2])))
        return false;
    int over = text.data[slash - 1] - '0', under = text.data[slash + 1] - '0';
    if (!under || scan_is_tape_fraction(over, under))
        return false;
    memcpy(room, text.data, text.size);
    room[slash - 1] = '0';
    room[slash + 1] = '4';
    if (!mark_read((str){room, text.size}, QUANTITY_NONE, hints, mark) || mark->unit != UNIT_MM || !(mark->flags & MARK_CONVERTED))
        return false;
    int64_t more = (int64_t)INCH_IN_HUNDREDTHS * over / under;
    mark->amount += (more + CENTIMETRE * 50) / (CENTIMETRE * 100) * CENTIMETRE;
    mark->flags |= MARK_OVER_INCH;
    return true;
}

bool mark_read_impossible(str text, uint32_t hints, struct mark *mark) {
    return text.size <= PRINTED_MOST && (read_clock(text, hints, mark) || read_tape(text, hints, mark));
}
