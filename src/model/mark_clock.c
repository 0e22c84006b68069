/* Times as a clock shows them; what the fields are is told by the hints, the signs between them and the number of digits. */
#include "mark_reader.h"

/* ---- clocks: "3:29.38", "3.29.38", "3:29:02", "2:00:35", "3'29\"38", and for times the bare "46.89" ---- */

struct clock {
    int64_t field[4];
    uint8_t digits[4];
    char separator[4];  /* in front of the field */
    uint32_t count;
};

static bool read_fields(struct reader *r, struct clock *clock) {
    if (reader_at_glued_digits(r, '.')) {
        *clock = (struct clock){.field = {0, reader_peek(r, 1)->value}, .digits = {0, reader_peek(r, 1)->digits}, .separator = {0, '.'}, .count = 2};
        r->at += 2;
        return true;
    }
    *clock = (struct clock){0};
    if (!reader_at(r, TOKEN_DIGITS))
        return false;
    for (;;) {
        clock->field[clock->count] = reader_peek(r, 0)->value;
        clock->digits[clock->count++] = reader_peek(r, 0)->digits;
        r->at++;
        if (clock->count == 4 || reader_peek(r, 0)->blank_before)
            return true;
        char sign = reader_at(r, TOKEN_SIGN) ? reader_peek(r, 0)->sign : 0;
        if (!sign || !strchr(":.,'\"", sign) || !reader_at_glued_digits(r, sign))
            return true;
        clock->separator[clock->count] = sign;
        r->at++;
    }
}

static int64_t fraction_ms(const struct clock *clock, uint32_t i) {
    return clock->field[i] * step_of_decimals(clock->digits[i]);
}

static bool is_sixties(const struct clock *clock, uint32_t i) {
    return clock->digits[i] == 2 && clock->field[i] < 60;
}

static bool is_point(char separator) {
    return separator == '.' || separator == ',';
}

static bool two_fields(const struct reader *r, const struct clock *c, struct mark *mark) {
    uint32_t hints = r->hints;
    bool point = is_point(c->separator[1]);
    bool sixties = is_sixties(c, 1);
    bool colon_for_point = c->separator[1] == ':' && hints == HINT_SECONDS && r->unit_told && c->digits[0] == 2 && c->digits[1] == 2;
    if (colon_for_point) { /* "19:88 seconds" */
        int64_t ms = c->field[0] * 1000 + fraction_ms(c, 1);
        *mark = time_mark(r, ms, 10, MARK_SLIP | (ms >= 60000 ? MARK_IN_SECONDS : 0));
        return true;
    }
    if (c->separator[1] == '"' && c->digits[1] == 2 && c->digits[0] <= 2) { /* 46"89 */
        *mark = time_mark(r, c->field[0] * 1000 + fraction_ms(c, 1), 10, 0);
        return true;
    }
    if (c->separator[1] == '"' || (!point && !sixties))
        return false;
    bool may_be_clock = sixties && c->digits[0] >= 1 && r->wanted == QUANTITY_TIME;
    if (!point || (may_be_clock && (hints & (HINT_MINUTES | HINT_HOURS)) && !(hints & HINT_SECONDS))) {
        bool hours = (hints & HINT_HOURS) && c->field[0] <= 9 && c->separator[1] != '\'';
        int64_t unit = hours ? 3600000 : 60000;
        *mark = time_mark(r, c->field[0] * unit + c->field[1] * (unit / 60), unit / 60,
                          !hours && c->field[0] >= 60 ? MARK_IN_MINUTES : 0);
        return true;
    }
    int64_t ms = c->field[0] * 1000 + fraction_ms(c, 1);
    *mark = time_mark(r, ms, step_of_decimals(c->digits[1]), ms >= 60000 ? MARK_IN_SECONDS : 0);
    return true;
}

static bool three_fields(const struct reader *r, const struct clock *c, struct mark *mark) {
    char first = c->separator[1], second = c->separator[2];
    bool primes = first == '\'' && second == '"';
    /* 11'51.6: inches would be fewer than twelve, and without the zero of 07.9 */
    bool prime_for_colon = first == '\'' && second == '.' && is_sixties(c, 1) && (c->field[1] >= 12 || c->field[1] < 10);
    if (!primes && !prime_for_colon && (second == '\'' || second == '"' || first == '\'' || first == '"' || first == ','))
        return false;
    bool hours_known = r->hints & HINT_HOURS;
    int64_t most_hours = hours_known && first == ':' && second == ':' ? 99 : 9;
    bool hours_possible = !primes && is_sixties(c, 2) && c->field[0] <= most_hours;
    bool all_alike = first == second || (first == '.' && second == ':');
    bool hours = hours_possible && (hours_known || (first == ':' && second == ':' && !r->hints));
    if (hours && is_sixties(c, 1)) {
        uint32_t slip = all_alike ? 0 : MARK_SLIP;
        *mark = time_mark(r, (c->field[0] * 3600 + c->field[1] * 60 + c->field[2]) * 1000, 1000, slip);
        return true;
    }
    bool seconds = is_sixties(c, 1) || (c->field[0] == 0 && c->digits[1] == 1); /* 0:0.005 */
    if (!seconds)
        return false;
    int64_t ms = c->field[0] * 60000 + c->field[1] * 1000 + fraction_ms(c, 2);
    *mark = time_mark(r, ms, step_of_decimals(c->digits[2]), (second == ':' ? MARK_SLIP : 0) | (c->field[0] >= 60 ? MARK_IN_MINUTES : 0));
    return true;
}

static bool four_fields(const struct reader *r, const struct clock *c, struct mark *mark) {
    bool colons = c->separator[1] == c->separator[2] && (c->separator[1] == ':' || c->separator[1] == '.');
    if (!colons || !is_point(c->separator[3]) || !is_sixties(c, 1) || !is_sixties(c, 2))
        return false;
    int64_t seconds = c->field[0] * 3600 + c->field[1] * 60 + c->field[2];
    *mark = time_mark(r, seconds * 1000 + fraction_ms(c, 3), step_of_decimals(c->digits[3]), 0);
    return true;
}

/* "9.79 (.784)": the photo finish to thousandths, which must round up to what stands before it. */
static void read_thousandths(struct reader *r, struct mark *mark) {
    struct reader ahead = *r;
    if (mark->step != 10 || !reader_take_sign(&ahead, '(') || !reader_at_glued_digits(&ahead, '.') || reader_peek(&ahead, 1)->digits != 3)
        return;
    int64_t exact = mark->amount / 1000 * 1000 + reader_peek(&ahead, 1)->value;
    ahead.at += 2;
    if (!reader_take_sign(&ahead, ')') || exact > mark->amount || exact <= mark->amount - 10)
        return;
    *r = ahead;
    mark->amount = exact;
    mark->step = 1;
}

bool mark_read_clock(struct reader *r, struct mark *mark) {
    struct clock clock;
    if (r->wanted == QUANTITY_MARGIN)
        reader_take_sign(r, '+'); /* "+0.27" in a list */
    if (!read_fields(r, &clock))
        return false;
    for (uint32_t i = 0; i < clock.count; i++)
        if ((i && clock.digits[i] > 3) || clock.digits[i] > 4)
            return false;
    bool is_colon = clock.count > 1 && clock.separator[1] != '.' && clock.separator[1] != ',';
    bool decimals = clock.count > 1 && is_point(clock.separator[clock.count - 1]);
    struct reader told = *r; /* the unit behind it tells what the fields are */
    if (clock.count > 1 && (is_colon || clock.count > 2 || r->wanted == QUANTITY_TIME)) {
        bool may_be_hand = decimals && clock.digits[clock.count - 1] == 1;
        if (!may_be_hand && reader_take_unit(&told, TOKEN_HOUR))
            told.hints = HINT_HOURS;
        else if (reader_take_unit(&told, TOKEN_MINUTE))
            told.hints = HINT_MINUTES;
        else if (reader_take_unit(&told, TOKEN_SECOND))
            told.hints = HINT_SECONDS, told.unit_told = true;
        r->at = told.at;
    }
    bool understood;
    switch (clock.count) {
    case 1:
        if (r->wanted == QUANTITY_NONE || r->wanted == QUANTITY_REACTION)
            return false;
        *mark = time_mark(r, clock.field[0] * 1000, 1000, clock.field[0] >= 60 ? MARK_IN_SECONDS : 0);
        return true;
    case 2:
        /* 10.9h, 46.89" */
        is_colon |= decimals && clock.digits[1] == 2 && reader_take_sign(r, '"');
        is_colon |= decimals && clock.digits[1] == 1 && reader_at(r, TOKEN_HOUR) && !reader_peek(r, 0)->blank_before;
        understood = (is_colon || r->wanted != QUANTITY_NONE || clock.digits[0] == 0) && two_fields(&told, &clock, mark);
        if (understood && r->wanted == QUANTITY_NONE && clock.digits[0] == 0)
            mark->quantity = QUANTITY_MARGIN; /* ".27" */
        break;
    case 3:
        understood = three_fields(&told, &clock, mark);
        break;
    default:
        understood = four_fields(&told, &clock, mark);
    }
    if (!understood)
        return false;
    read_thousandths(r, mark);
    if (mark->step == 100 && reader_take(r, TOKEN_HOUR)) /* 10.2h, 3:45.2h */
        mark->flags |= MARK_HAND;
    return true;
}
