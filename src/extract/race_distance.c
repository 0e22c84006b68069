/*
 * Races over distances that the event table lacks: "1km", "6.4km", "4x440m", "12 miles". Nobody runs one faster than the best
 * over the next shorter distance that it has, nor need take longer than the slowest over the next longer one.
 */
#include "race.h"

static const struct unit_row {
    const char *ending;
    int64_t millimetres;
} units[] = {
    {" yards", 914}, {"yards", 914}, {" miles", 1609344}, {" mile", 1609344}, {"km", 1000000}, {"k", 1000000}, {"m", 1000},
};

/* Legs run with a flying start are faster than the race of their length, by this part in hundred at most. */
enum { FLYING_PERCENT = 5 };
enum { DIGITS_MOST = 6 };

/* "6.4" with 1000000 gives 6400000; false where it is no such number. */
static bool read_length(str number, int64_t unit, int64_t *millimetres) {
    str whole = str_cut(&number, '.');
    int64_t integer, fraction = 0;
    if (!whole.size || whole.size > DIGITS_MOST || number.size > 3 || !str_to_int(whole, &integer))
        return false;
    for (size_t i = 0; i < number.size; i++) {
        if (!char_is_digit(number.data[i]))
            return false;
        unit /= 10;
        fraction += (number.data[i] - '0') * unit;
    }
    for (size_t i = 0; i < number.size; i++)
        unit *= 10;
    *millimetres = integer * unit + fraction;
    return true;
}

/* Legs (0: no relay) and length of each; false where the code tells none. */
static bool read_code(str code, int64_t *legs, int64_t *millimetres) {
    size_t cross = str_find_char(code, 'x', 0);
    *legs = 0;
    if (cross < code.size) {
        if (!str_to_int(str_slice(code, 0, cross), legs))
            return false;
        code = str_slice(code, cross + 1, code.size);
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_ends_with(code, str_of(units[i].ending)))
            return read_length(str_slice(code, 0, code.size - str_of(units[i].ending).size), units[i].millimetres, millimetres);
    return false;
}

struct event race_of_distance(const struct scene *scene, str code) {
    struct event event = {.code = code, .class = EVENT_TRACK, .quantity = QUANTITY_TIME, .low = 5000, .high = INT64_MAX};
    int64_t legs, millimetres;
    if (!read_code(code, &legs, &millimetres) || legs < 0 || legs > 100)
        return event;
    int64_t low = 0, high = INT64_MAX;
    for (LIST_EACH(const struct event, known, &scene->x->events->list)) {
        if (known->class != EVENT_TRACK && known->class != EVENT_ROAD)
            continue;
        int64_t length = (int64_t)known->metres * 1000;
        low = length <= millimetres && known->low > low ? known->low : low;
        high = length >= millimetres && known->high < high ? known->high : high;
    }
    event.metres = (uint32_t)(millimetres / 1000 * (legs ? legs : 1));
    event.low = !low ? event.low : legs ? low * legs * (100 - FLYING_PERCENT) / 100 : low;
    event.high = high == INT64_MAX ? high : legs ? high * legs : high;
    event.class = legs ? EVENT_RELAY : EVENT_TRACK;
    return event;
}
