/* Clock times with more than 59 seconds or minutes in them: "3:79.38", "2:84:02", "3min 89.65sec". No clock shows them, papers print them. */
#include "model/mark.h"

enum { PRINTED_MOST = 64, SIXTY = 60 };

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
bool mark_read_impossible(str text, uint32_t hints, struct mark *mark) {
    char room[PRINTED_MOST];
    if (text.size > sizeof room)
        return false;
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
