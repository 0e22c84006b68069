/* Distances and heights, in metres or in feet and inches. */
#include "mark_reader.h"

/* ---- metres ---- */

static bool take_metre(struct reader *r) {
    return reader_take_unit(r, TOKEN_METRE) || reader_take_unit(r, TOKEN_M);
}

bool mark_read_metres(struct reader *r, struct mark *mark) {
    struct number number, more;
    bool plus = r->wanted == QUANTITY_MARGIN && reader_take_sign(r, '+');
    if (!reader_number(r, &number) || number.has_fraction)
        return false;
    bool bare = is_length(r->wanted) || (r->wanted == QUANTITY_MARGIN && (r->hints & HINT_METRES));
    bool small = true;
    int64_t mm, step;
    if (reader_take_unit(r, TOKEN_CENTIMETRE)) {
        mm = number.milli / 100;
        step = number.decimals ? 1 : 10;
    } else if (reader_take_unit(r, TOKEN_MILLIMETRE)) {
        mm = number.milli / 1000;
        step = 1;
    } else {
        small = false;
        bool has_unit = take_metre(r);
        if (!has_unit && (!bare || number.in_words))
            return false;
        mm = number.milli;
        step = step_of_decimals(number.decimals);
        struct reader ahead = *r;
        if (has_unit && reader_take_half_behind(r)) {
            mm += 500;
            step = 100;
        } else if (has_unit && number_is_whole(number) && (reader_skip_joint(&ahead), reader_number(&ahead, &more)) && number_is_whole(more)
            && more.milli < 100000) { /* 6m 23, 6m23cm */
            reader_take_unit(&ahead, TOKEN_CENTIMETRE);
            mm += more.milli / 100;
            step = 10;
            *r = ahead;
        }
    }
    *mark = length_mark(r, mm, step, number_flags(number));
    bool is_tape = !small && number_is_whole(number) && mm >= 120000;
    if (r->wanted == QUANTITY_NONE && is_tape)
        return false; /* a race, or a stretch of one: nobody throws so far */
    if (r->wanted == QUANTITY_NONE && ((small && mm < 1000) || number.is_article || plus))
        mark->quantity = QUANTITY_MARGIN;
    return true;
}

/* ---- feet and inches ---- */

/* 254 ten-thousandths of a millimetre to a thousandth of an inch; to the nearest centimetre. */
static int64_t metres_of_inches(int64_t milli_inches) {
    return (milli_inches * 254 + 50000) / 100000 * 10;
}

/* "ten yards": what one runner is ahead of another by; nobody throws or jumps them. */
static bool take_yards(struct reader *r, struct number number, struct mark *mark) {
    bool is_yard = reader_peek(r, reader_at_sign(r, '-'))->value == 3;
    bool may_be_margin = r->wanted == QUANTITY_MARGIN || r->wanted == QUANTITY_NONE;
    if (number.decimals || !is_yard || !may_be_margin || !reader_take_unit(r, TOKEN_FOOT))
        return false;
    *mark = length_mark(r, metres_of_inches(number.milli * 36), 914, MARK_CONVERTED | number_flags(number));
    mark->quantity = QUANTITY_MARGIN;
    return true;
}

static bool take_inch(struct reader *r) {
    return reader_take_unit(r, TOKEN_INCH) || reader_take_sign(r, '"');
}

bool mark_read_imperial(struct reader *r, struct mark *mark) {
    struct number feet, inches;
    bool joined = reader_peek(r, 0)->kind == TOKEN_DIGITS && reader_peek(r, 1)->sign == '-' && reader_peek(r, 2)->kind == TOKEN_FRACTION;
    if (!reader_number(r, &feet))
        return false;
    int64_t milli = 0, step = 10;
    if (take_yards(r, feet, mark))
        return true;
    bool has_feet = !feet.decimals && (reader_take_unit(r, TOKEN_FOOT) || (number_is_whole(feet) && reader_take_sign(r, '\'')));
    if (joined && !has_feet && is_length(r->wanted) && !reader_at(r, TOKEN_INCH) && !reader_at_sign(r, '"')) {
        /* 17-¾: feet, and no whole inch */
        *mark = length_mark(r, metres_of_inches(feet.milli / 1000 * 12000 + feet.milli % 1000), 10, MARK_CONVERTED);
        return true;
    }
    bool dashed = !has_feet && number_is_whole(feet) && !feet.in_words && reader_at_glued_digits(r, '-') && r->wanted != QUANTITY_MARGIN;
    if (has_feet || dashed) {
        struct reader ahead = *r;
        reader_skip_joint(&ahead);
        milli = feet.milli * 12;
        step = 25;
        if (reader_number(&ahead, &inches)) {
            bool has_unit = take_inch(&ahead);
            if (inches.milli >= 12000 || (dashed && r->wanted == QUANTITY_NONE && !inches.has_fraction && !inches.decimals && !has_unit))
                return false;
            milli += inches.milli;
            step = inches.has_fraction ? 10 : 25;   /* to the inch */
            *r = ahead;
        } else if (dashed) {
            return false;
        }
    } else {
        bool primes = !feet.in_words && feet.decimals != 2 && reader_take_sign(r, '"'); /* 46.89" are seconds */
        if (!primes && !reader_take_unit(r, TOKEN_INCH))
            return false;
        milli = feet.milli;
    }
    *mark = length_mark(r, metres_of_inches(milli), step, MARK_CONVERTED | number_flags(feet));
    if (r->wanted == QUANTITY_NONE && !has_feet && !dashed)
        mark->quantity = QUANTITY_MARGIN;
    return true;
}
