/* Times whose units are written out. */
#include "mark_reader.h"

/* ---- parts of a second: "two hundredths of a second", "two one hundredths", "three-tenths", "0.05 of a second" ---- */

static bool take_of_a_second(struct reader *r) {
    struct reader ahead = *r;
    if (!reader_take(&ahead, TOKEN_OF))
        return false;
    struct number one;
    if (!reader_number(&ahead, &one) || one.milli != 1000 || !reader_take_unit(&ahead, TOKEN_SECOND))
        return false;
    *r = ahead;
    return true;
}

enum { HUNDREDTH = 10 };

bool mark_read_part(struct reader *r, struct mark *mark) {
    struct number number, one;
    if (!reader_number(r, &number))
        return false;
    int64_t part = 0;
    if (number.milli == 1000 && reader_at(r, TOKEN_FRACTION)) { /* "a third of a second" */
        part = reader_peek(r, 0)->value;
        reader_take(r, TOKEN_FRACTION);
        if (!take_of_a_second(r))
            return false;
        *mark = time_mark(r, part, HUNDREDTH, MARK_IN_WORDS);
    } else if (number.decimals) {
        if (!take_of_a_second(r))
            return false;
        *mark = time_mark(r, number.milli, step_of_decimals(number.decimals), 0);
    } else {
        struct reader ahead = *r; /* the "one" of "two one hundredths" */
        reader_take_sign(&ahead, '-');
        if (reader_number(&ahead, &one) && one.milli == 1000 && (reader_at(&ahead, TOKEN_PART) || reader_at_sign(&ahead, '-')))
            *r = ahead;
        if (!reader_take_sign(r, '-'))
            reader_take_sign(r, '/'); /* "2/100ths of a second" */
        part = reader_peek(r, 0)->value;
        if (!reader_take(r, TOKEN_PART) || !number_is_whole(number) || number.milli / 1000 * part >= 1000)
            return false;
        take_of_a_second(r);
        *mark = time_mark(r, number.milli / 1000 * part, part, MARK_IN_WORDS);
    }
    if (r->wanted == QUANTITY_NONE)
        mark->quantity = QUANTITY_MARGIN; /* nobody's whole performance is told so */
    return true;
}

/* ---- times with units: "3min 29.38sec", "two hours, one minute and 25 seconds", "2h05" ---- */

enum time_unit { NO_TIME_UNIT, HOURS, MINUTES, SECONDS };
static const int64_t unit_ms[] = {0, 3600000, 60000, 1000};

static enum time_unit take_time_unit(struct reader *r) {
    if (reader_take_unit(r, TOKEN_HOUR))
        return HOURS;
    if (reader_take_unit(r, TOKEN_MINUTE))
        return MINUTES;
    if (reader_take_unit(r, TOKEN_SECOND))
        return SECONDS;
    bool more_follows = reader_peek(r, 1)->kind == TOKEN_DIGITS && reader_peek(r, 2)->kind != TOKEN_END;
    if (reader_at(r, TOKEN_M) && (r->wanted == QUANTITY_TIME || more_follows) && reader_peek(r, 1)->kind != TOKEN_SIGN)
        return reader_take_unit(r, TOKEN_M) ? MINUTES : NO_TIME_UNIT;
    return NO_TIME_UNIT;
}

bool mark_read_units(struct reader *r, struct mark *mark) {
    int64_t total = 0, step = 0;
    uint32_t flags = 0;
    bool only_article = false;
    enum time_unit last = NO_TIME_UNIT, largest = NO_TIME_UNIT;
    for (;;) {
        struct reader ahead = *r;
        if (last && reader_take_half_behind(r)) {
            total += unit_ms[last] / 2;
            step = unit_ms[last] / 10;
            break;
        }
        if (last)
            reader_skip_joint(&ahead);
        struct number number;
        if (last == SECONDS || !reader_number(&ahead, &number) || number.has_fraction)
            break;
        bool is_clock = last == HOURS && reader_at_glued_digits(&ahead, ':'); /* 2h05:30 */
        bool is_prime = last == HOURS && reader_take_sign(&ahead, '\''); /* 2h00'35" */
        enum time_unit unit = is_clock || is_prime ? MINUTES : take_time_unit(&ahead);
        if (is_clock)
            ahead.at++;
        if (!unit && last && last < SECONDS)
            unit = last + 1;
        if (unit == SECONDS && last == MINUTES)
            reader_take_sign(&ahead, '"');
        bool is_part = r->wanted == QUANTITY_MARGIN && number.decimals && number.milli % 250 == 0;
        if (unit <= last || (unit < SECONDS && !number_is_whole(number) && !is_part) || (last && number.milli >= 60000))
            return false;
        only_article = !last && number.is_article;
        total += number.milli * (unit_ms[unit] / 1000);
        step = unit == SECONDS ? step_of_decimals(number.decimals) : unit_ms[unit];
        flags |= number_flags(number);
        largest = largest ? largest : unit;
        last = unit;
        *r = ahead;
    }
    if (!last)
        return false;
    if (last != SECONDS)
        flags |= MARK_IN_WORDS;
    if (largest == SECONDS && total >= 60000)
        flags |= MARK_IN_SECONDS;
    if (largest == MINUTES && total >= 3600000)
        flags |= MARK_IN_MINUTES;
    bool has_tenths = step == 100;
    if (has_tenths && reader_at(r, TOKEN_HOUR)) { /* 3min 29.4h: by hand */
        r->at++;
        flags |= MARK_HAND;
    }
    *mark = time_mark(r, total, step, flags);
    if (r->wanted == QUANTITY_NONE && only_article)
        mark->quantity = QUANTITY_MARGIN;
    return true;
}
