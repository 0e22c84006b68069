/*
 * Reading marks: one small function for each way of writing one. mark_read tries those that the wanted quantity allows, in the
 * order of the table `ways`; the first that understands the whole text wins.
 */
#include "mark_scan.h"

#include "model/mark.h"

struct reader {
    const struct token *tokens;  /* ends in TOKEN_END */
    uint32_t at;
    enum quantity wanted;
    uint32_t hints;
};

/* A number in digits or words, in thousandths. */
struct number {
    int64_t milli;
    uint8_t decimals;
    bool in_words;
    bool is_article;   /* "a", "an", "single" */
    bool has_fraction; /* ¼ */
    bool has_no_whole; /* ".27" */
};

static const struct token *peek(const struct reader *r, uint32_t ahead) {
    for (uint32_t i = 0; i < ahead; i++)
        if (r->tokens[r->at + i].kind == TOKEN_END)
            return &r->tokens[r->at + i];
    return &r->tokens[r->at + ahead];
}

static bool at_kind(const struct reader *r, enum token_kind kind) {
    return peek(r, 0)->kind == kind;
}

static bool at_sign(const struct reader *r, char sign) {
    return at_kind(r, TOKEN_SIGN) && peek(r, 0)->sign == sign;
}

static bool take_kind(struct reader *r, enum token_kind kind) {
    bool found = at_kind(r, kind);
    r->at += found;
    return found;
}

static bool take_sign(struct reader *r, char sign) {
    bool found = at_sign(r, sign);
    r->at += found;
    return found;
}

/* A sign with digits glued to it: the ".38" of 29.38. */
static bool at_glued_digits(const struct reader *r, char sign) {
    return at_sign(r, sign) && peek(r, 1)->kind == TOKEN_DIGITS && !peek(r, 1)->blank_before;
}

static bool is_time_like(enum quantity quantity) {
    return quantity == QUANTITY_TIME || quantity == QUANTITY_MARGIN || quantity == QUANTITY_REACTION;
}

static bool is_length(enum quantity quantity) {
    return quantity == QUANTITY_DISTANCE || quantity == QUANTITY_HEIGHT;
}

static bool wants(const struct reader *r, enum quantity quantity) {
    return r->wanted == QUANTITY_NONE || r->wanted == quantity;
}

static const int64_t power[] = {1, 10, 100, 1000};

/* "8,961", "8 961", and for points "8.961": a separator and exactly three digits. */
static bool at_thousands(const struct reader *r) {
    if (r->wanted == QUANTITY_POINTS && at_kind(r, TOKEN_DIGITS) && peek(r, 0)->blank_before)
        return peek(r, 0)->digits == 3;
    bool separated = at_glued_digits(r, ',') || (r->wanted == QUANTITY_POINTS && at_glued_digits(r, '.'));
    return separated && peek(r, 1)->digits == 3 && !peek(r, 0)->blank_before && !is_time_like(r->wanted);
}

static bool read_digits(struct reader *r, struct number *number) {
    const struct token *whole = peek(r, 0);
    int64_t value = 0;
    if (take_kind(r, TOKEN_DIGITS)) {
        value = whole->value;
        if (whole->digits <= 3 && at_thousands(r)) {
            r->at += at_kind(r, TOKEN_SIGN);
            value = value * 1000 + peek(r, 0)->value;
            r->at++;
        }
    } else if (at_glued_digits(r, '.')) {
        number->has_no_whole = true;
    } else {
        return false;
    }
    number->milli = value * 1000;
    bool glued = !peek(r, 0)->blank_before || number->has_no_whole;
    if (glued && (at_glued_digits(r, '.') || at_glued_digits(r, ',')) && peek(r, 1)->digits <= 3) {
        number->decimals = peek(r, 1)->digits;
        number->milli += peek(r, 1)->value * power[3 - number->decimals];
        r->at += 2;
    }
    return true;
}

/* "seven", "twenty-five", "one hundred and five". */
static bool read_count(struct reader *r, struct number *number) {
    const struct token *first = peek(r, 0);
    if (!take_kind(r, TOKEN_COUNT))
        return false;
    int64_t value = first->value;
    if (first->digits == 2) {
        uint32_t hyphen = at_sign(r, '-');
        const struct token *ones = peek(r, hyphen);
        if (ones->kind == TOKEN_COUNT && ones->digits == 1) {
            value += ones->value;
            r->at += hyphen + 1;
        }
    }
    if (first->digits == 1 && take_kind(r, TOKEN_HUNDRED)) {
        value *= 100;
        struct number rest = {0};
        struct reader ahead = *r;
        if ((take_kind(&ahead, TOKEN_AND), read_count(&ahead, &rest)) && rest.milli < 100000) {
            value += rest.milli / 1000;
            *r = ahead;
        }
    }
    number->milli = value * 1000;
    number->in_words = true;
    return true;
}

static bool read_number(struct reader *r, struct number *number) {
    *number = (struct number){0};
    if (take_kind(r, TOKEN_ONE)) {
        take_kind(r, TOKEN_ONE); /* "a single" */
        *number = (struct number){.milli = 1000, .in_words = true, .is_article = true};
        return true;
    }
    if (!at_kind(r, TOKEN_FRACTION) && !read_digits(r, number) && !read_count(r, number))
        return false;
    const struct token *fraction = peek(r, 0);
    if (!number->decimals && take_kind(r, TOKEN_FRACTION)) {
        number->milli += fraction->value;
        number->has_fraction = true;
    }
    return true;
}

static bool is_whole(struct number number) {
    return number.milli % 1000 == 0 && !number.decimals && !number.has_fraction;
}

/* The unit behind a number; "15-foot" and "min." are the same as "15 foot" and "min". */
static bool take_unit(struct reader *r, enum token_kind unit) {
    uint32_t hyphen = at_sign(r, '-');
    if (peek(r, hyphen)->kind != unit)
        return false;
    r->at += hyphen + 1;
    bool is_abbreviation = at_sign(r, '.') && !at_glued_digits(r, '.');
    r->at += is_abbreviation;
    return true;
}

static void skip_joint(struct reader *r) {
    if (!take_sign(r, ','))
        take_sign(r, '-');
    take_kind(r, TOKEN_AND);
}

static uint32_t words_flag(struct number number) {
    return number.in_words ? MARK_IN_WORDS : 0;
}

/* The smallest unit printed: 3:29.38 to 10 ms, 6.2 m to 100 mm. */
static int64_t step_of(uint8_t decimals) {
    return power[3 - decimals];
}

static struct mark time_mark(const struct reader *r, int64_t ms, int64_t step, uint32_t flags) {
    enum quantity quantity = r->wanted == QUANTITY_NONE ? QUANTITY_TIME : r->wanted;
    return (struct mark){quantity, UNIT_MS, ms, step, flags};
}

static struct mark length_mark(const struct reader *r, int64_t mm, int64_t step, uint32_t flags) {
    enum quantity quantity = r->wanted == QUANTITY_NONE ? QUANTITY_DISTANCE : r->wanted;
    return (struct mark){quantity, UNIT_MM, mm, step, flags};
}

/* ---- wind ---- */

/* "m/s", "metres per second", "mps" */
static bool take_speed(struct reader *r) {
    if (take_kind(r, TOKEN_MPS))
        return true;
    struct reader ahead = *r;
    if (!take_kind(&ahead, TOKEN_M) && !take_kind(&ahead, TOKEN_METRE))
        return false;
    if (!take_sign(&ahead, '/') && !(take_kind(&ahead, TOKEN_PER) && (take_kind(&ahead, TOKEN_ONE) || true)))
        return false;
    if (!take_kind(&ahead, TOKEN_SECOND))
        return false;
    *r = ahead;
    return true;
}

static bool read_wind(struct reader *r, struct mark *mark) {
    take_kind(r, TOKEN_ONE);
    bool says_wind = take_kind(r, TOKEN_WIND);
    if (says_wind && !take_kind(r, TOKEN_OF))
        take_sign(r, ':');
    if (!says_wind && r->at)
        return false;
    bool negative = take_sign(r, '-') || take_kind(r, TOKEN_MINUS);
    bool is_signed = negative || take_sign(r, '+') || take_kind(r, TOKEN_PLUS);
    struct number number;
    if (!read_number(r, &number) || number.has_fraction || number.is_article)
        return false;
    bool has_unit = take_speed(r);
    if (r->wanted == QUANTITY_NONE && !says_wind && !has_unit && !(is_signed && number.decimals == 1))
        return false;
    if (number.milli > 30000) /* a hurricane */
        return false;
    *mark = (struct mark){QUANTITY_WIND, UNIT_MM_PER_S, negative ? -number.milli : number.milli, step_of(number.decimals),
                          words_flag(number)};
    return true;
}

/* ---- points ---- */

static bool read_points(struct reader *r, struct mark *mark) {
    struct number number;
    if (!read_number(r, &number) || !is_whole(number))
        return false;
    bool has_unit = take_unit(r, TOKEN_POINT);
    bool bare = r->wanted == QUANTITY_POINTS || (r->wanted == QUANTITY_MARGIN && (r->hints & HINT_POINTS));
    if (!has_unit && !bare)
        return false;
    enum quantity quantity = r->wanted == QUANTITY_MARGIN || number.is_article ? QUANTITY_MARGIN : QUANTITY_POINTS;
    *mark = (struct mark){quantity, UNIT_POINTS, number.milli / 1000, 1, words_flag(number)};
    return true;
}

/* ---- parts of a second: "two hundredths of a second", "two one hundredths", "three-tenths", "0.05 of a second" ---- */

static bool take_of_a_second(struct reader *r) {
    struct reader ahead = *r;
    if (!take_kind(&ahead, TOKEN_OF))
        return false;
    struct number one;
    if (!read_number(&ahead, &one) || one.milli != 1000 || !take_unit(&ahead, TOKEN_SECOND))
        return false;
    *r = ahead;
    return true;
}

static bool read_part(struct reader *r, struct mark *mark) {
    struct number number, one;
    if (!read_number(r, &number))
        return false;
    int64_t part = 0;
    if (number.decimals) {
        if (!take_of_a_second(r))
            return false;
        *mark = time_mark(r, number.milli, step_of(number.decimals), 0);
    } else {
        struct reader ahead = *r; /* the "one" of "two one hundredths" */
        take_sign(&ahead, '-');
        if (read_number(&ahead, &one) && one.milli == 1000 && (at_kind(&ahead, TOKEN_PART) || at_sign(&ahead, '-')))
            *r = ahead;
        take_sign(r, '-');
        part = peek(r, 0)->value;
        if (!take_kind(r, TOKEN_PART) || !is_whole(number) || number.milli / 1000 * part >= 1000)
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
    if (take_unit(r, TOKEN_HOUR))
        return HOURS;
    if (take_unit(r, TOKEN_MINUTE))
        return MINUTES;
    if (take_unit(r, TOKEN_SECOND))
        return SECONDS;
    bool more_follows = peek(r, 1)->kind == TOKEN_DIGITS && peek(r, 2)->kind != TOKEN_END;
    if (at_kind(r, TOKEN_M) && (r->wanted == QUANTITY_TIME || more_follows) && peek(r, 1)->kind != TOKEN_SIGN)
        return take_unit(r, TOKEN_M) ? MINUTES : NO_TIME_UNIT;
    return NO_TIME_UNIT;
}

static bool read_units(struct reader *r, struct mark *mark) {
    int64_t total = 0, step = 0;
    uint32_t flags = 0;
    bool only_article = false;
    enum time_unit last = NO_TIME_UNIT, largest = NO_TIME_UNIT;
    for (;;) {
        struct reader ahead = *r;
        if (last)
            skip_joint(&ahead);
        struct number number;
        if (last == SECONDS || !read_number(&ahead, &number) || number.has_fraction)
            break;
        bool is_clock = last == HOURS && at_glued_digits(&ahead, ':'); /* 2h05:30 */
        enum time_unit unit = is_clock ? MINUTES : take_time_unit(&ahead);
        if (is_clock)
            ahead.at++;
        if (!unit && last && last < SECONDS)
            unit = last + 1;
        if (unit <= last || (unit < SECONDS && !is_whole(number)) || (last && number.milli >= 60000))
            return false;
        if (last == HOURS && unit == SECONDS && !is_clock && number.milli < 10000 && number.decimals && !largest)
            return false;
        only_article = !last && number.is_article;
        total += number.milli * (unit_ms[unit] / 1000);
        step = unit == SECONDS ? step_of(number.decimals) : unit_ms[unit];
        flags |= words_flag(number);
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
    if (has_tenths && at_kind(r, TOKEN_HOUR)) { /* 3min 29.4h: by hand */
        r->at++;
        flags |= MARK_HAND;
    }
    *mark = time_mark(r, total, step, flags);
    if (r->wanted == QUANTITY_NONE && only_article)
        mark->quantity = QUANTITY_MARGIN;
    return true;
}

/* ---- clocks: "3:29.38", "3.29.38", "3:29:02", "2:00:35", "3'29\"38", and for times the bare "46.89" ---- */

struct clock {
    int64_t field[4];
    uint8_t digits[4];
    char separator[4];  /* in front of the field */
    uint32_t count;
};

static bool read_fields(struct reader *r, struct clock *clock) {
    if (at_glued_digits(r, '.')) {
        *clock = (struct clock){.field = {0, peek(r, 1)->value}, .digits = {0, peek(r, 1)->digits}, .separator = {0, '.'}, .count = 2};
        r->at += 2;
        return true;
    }
    *clock = (struct clock){0};
    if (!at_kind(r, TOKEN_DIGITS))
        return false;
    for (;;) {
        clock->field[clock->count] = peek(r, 0)->value;
        clock->digits[clock->count++] = peek(r, 0)->digits;
        r->at++;
        if (clock->count == 4 || peek(r, 0)->blank_before)
            return true;
        char sign = at_kind(r, TOKEN_SIGN) ? peek(r, 0)->sign : 0;
        if (!sign || !strchr(":.,'\"", sign) || !at_glued_digits(r, sign))
            return true;
        clock->separator[clock->count] = sign;
        r->at++;
    }
}

static int64_t fraction_ms(const struct clock *clock, uint32_t i) {
    return clock->field[i] * power[3 - clock->digits[i]];
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
    *mark = time_mark(r, ms, step_of(c->digits[1]), ms >= 60000 ? MARK_IN_SECONDS : 0);
    return true;
}

static bool three_fields(const struct reader *r, const struct clock *c, struct mark *mark) {
    char first = c->separator[1], second = c->separator[2];
    bool primes = first == '\'' && second == '"';
    if (!primes && (second == '\'' || second == '"' || first == '\'' || first == '"' || first == ','))
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
    *mark = time_mark(r, ms, step_of(c->digits[2]), (second == ':' ? MARK_SLIP : 0) | (c->field[0] >= 60 ? MARK_IN_MINUTES : 0));
    return true;
}

static bool four_fields(const struct reader *r, const struct clock *c, struct mark *mark) {
    bool colons = c->separator[1] == c->separator[2] && (c->separator[1] == ':' || c->separator[1] == '.');
    if (!colons || !is_point(c->separator[3]) || !is_sixties(c, 1) || !is_sixties(c, 2))
        return false;
    int64_t seconds = c->field[0] * 3600 + c->field[1] * 60 + c->field[2];
    *mark = time_mark(r, seconds * 1000 + fraction_ms(c, 3), step_of(c->digits[3]), 0);
    return true;
}

/* "9.79 (.784)": the photo finish to thousandths, which must round up to what stands before it. */
static void read_thousandths(struct reader *r, struct mark *mark) {
    struct reader ahead = *r;
    if (mark->step != 10 || !take_sign(&ahead, '(') || !at_glued_digits(&ahead, '.') || peek(&ahead, 1)->digits != 3)
        return;
    int64_t exact = mark->amount / 1000 * 1000 + peek(&ahead, 1)->value;
    ahead.at += 2;
    if (!take_sign(&ahead, ')') || exact > mark->amount || exact <= mark->amount - 10)
        return;
    *r = ahead;
    mark->amount = exact;
    mark->step = 1;
}

static bool read_clock(struct reader *r, struct mark *mark) {
    struct clock clock;
    if (r->wanted == QUANTITY_MARGIN)
        take_sign(r, '+'); /* "+0.27" in a list */
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
        if (!may_be_hand && take_unit(&told, TOKEN_HOUR))
            told.hints = HINT_HOURS;
        else if (take_unit(&told, TOKEN_MINUTE))
            told.hints = HINT_MINUTES;
        else if (take_unit(&told, TOKEN_SECOND))
            told.hints = HINT_SECONDS;
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
    if (mark->step == 100 && take_kind(r, TOKEN_HOUR)) /* 10.2h, 3:45.2h */
        mark->flags |= MARK_HAND;
    return true;
}

/* ---- metres ---- */

static bool take_metre(struct reader *r) {
    return take_unit(r, TOKEN_METRE) || take_unit(r, TOKEN_M);
}

static bool read_metres(struct reader *r, struct mark *mark) {
    struct number number, more;
    bool plus = r->wanted == QUANTITY_MARGIN && take_sign(r, '+');
    if (!read_number(r, &number) || number.has_fraction)
        return false;
    bool bare = is_length(r->wanted) || (r->wanted == QUANTITY_MARGIN && (r->hints & HINT_METRES));
    bool small = true;
    int64_t mm, step;
    if (take_unit(r, TOKEN_CENTIMETRE)) {
        mm = number.milli / 100;
        step = number.decimals ? 1 : 10;
    } else if (take_unit(r, TOKEN_MILLIMETRE)) {
        mm = number.milli / 1000;
        step = 1;
    } else {
        small = false;
        bool has_unit = take_metre(r);
        if (!has_unit && (!bare || number.in_words))
            return false;
        mm = number.milli;
        step = step_of(number.decimals);
        struct reader ahead = *r;
        if (has_unit && is_whole(number) && (skip_joint(&ahead), read_number(&ahead, &more)) && is_whole(more)
            && more.milli < 100000) { /* 6m 23, 6m23cm */
            take_unit(&ahead, TOKEN_CENTIMETRE);
            mm += more.milli / 100;
            step = 10;
            *r = ahead;
        }
    }
    *mark = length_mark(r, mm, step, words_flag(number));
    if (r->wanted == QUANTITY_NONE && (small || number.is_article || plus))
        mark->quantity = QUANTITY_MARGIN;
    return true;
}

/* ---- feet and inches ---- */

/* 254 ten-thousandths of a millimetre to a thousandth of an inch; to the nearest centimetre. */
static int64_t metres_of_inches(int64_t milli_inches) {
    return (milli_inches * 254 + 50000) / 100000 * 10;
}

static bool take_inch(struct reader *r) {
    if (take_unit(r, TOKEN_INCH) || take_sign(r, '"'))
        return true;
    bool two_primes = at_sign(r, '\'') && peek(r, 1)->kind == TOKEN_SIGN && peek(r, 1)->sign == '\'';
    r->at += two_primes ? 2 : 0;
    return two_primes;
}

static bool read_imperial(struct reader *r, struct mark *mark) {
    struct number feet, inches;
    if (!read_number(r, &feet))
        return false;
    int64_t milli = 0, step = 10;
    bool has_feet = is_whole(feet) && (take_unit(r, TOKEN_FOOT) || take_sign(r, '\''));
    bool dashed = !has_feet && is_whole(feet) && !feet.in_words && at_glued_digits(r, '-') && r->wanted != QUANTITY_MARGIN;
    if (has_feet || dashed) {
        struct reader ahead = *r;
        skip_joint(&ahead);
        milli = feet.milli * 12;
        step = 25;
        if (read_number(&ahead, &inches)) {
            bool has_unit = take_inch(&ahead);
            if (inches.milli >= 12000 || (dashed && r->wanted == QUANTITY_NONE && !inches.has_fraction && !has_unit))
                return false;
            milli += inches.milli;
            step = 10;
            *r = ahead;
        } else if (dashed) {
            return false;
        }
    } else {
        if (!take_unit(r, TOKEN_INCH) && !(!feet.in_words && take_sign(r, '"')))
            return false;
        milli = feet.milli;
    }
    *mark = length_mark(r, metres_of_inches(milli), step, MARK_CONVERTED | words_flag(feet));
    if (r->wanted == QUANTITY_NONE && !has_feet && !dashed)
        mark->quantity = QUANTITY_MARGIN;
    return true;
}

/* ---- a number that only the context explains: "six ahead of Brandt" ---- */

static bool read_bare_count(struct reader *r, struct mark *mark) {
    struct number number;
    if (!read_number(r, &number) || !number.in_words || number.is_article)
        return false;
    if (r->hints & HINT_METRES)
        *mark = length_mark(r, number.milli, 1000, MARK_IN_WORDS);
    else
        *mark = time_mark(r, number.milli, 1000, MARK_IN_WORDS);
    return true;
}

/* ---- all together ---- */

enum { Q_TIME = 1, Q_LENGTH = 2, Q_POINTS = 4, Q_WIND = 8, Q_MARGIN = 16, Q_REACTION = 32, Q_NONE = 64 };

static uint32_t quantity_bit(enum quantity quantity) {
    static const uint32_t bits[] = {
        [QUANTITY_NONE] = Q_NONE, [QUANTITY_TIME] = Q_TIME, [QUANTITY_DISTANCE] = Q_LENGTH, [QUANTITY_HEIGHT] = Q_LENGTH,
        [QUANTITY_POINTS] = Q_POINTS, [QUANTITY_WIND] = Q_WIND, [QUANTITY_MARGIN] = Q_MARGIN, [QUANTITY_REACTION] = Q_REACTION,
    };
    return bits[quantity];
}

static const struct way {
    bool (*read)(struct reader *r, struct mark *mark);
    uint32_t quantities;
} ways[] = {
    {read_wind, Q_WIND | Q_NONE},
    {read_points, Q_POINTS | Q_MARGIN | Q_NONE},
    {read_part, Q_TIME | Q_MARGIN | Q_REACTION | Q_NONE},
    {read_units, Q_TIME | Q_MARGIN | Q_REACTION | Q_NONE},
    {read_imperial, Q_LENGTH | Q_MARGIN | Q_NONE},
    {read_metres, Q_LENGTH | Q_MARGIN | Q_NONE},
    {read_clock, Q_TIME | Q_MARGIN | Q_REACTION | Q_NONE},
    {read_bare_count, Q_MARGIN},
};

/* What may stand behind a mark: a full stop, "w", "(hand)". */
static bool read_end(struct reader *r, struct mark *mark) {
    while (!at_kind(r, TOKEN_END)) {
        bool parenthesis = take_sign(r, '(');
        const struct token *flag = peek(r, 0);
        if (take_kind(r, TOKEN_FLAG))
            mark->flags |= (uint32_t)flag->value;
        else if (parenthesis || !take_sign(r, '.'))
            return false;
        if (parenthesis && !take_sign(r, ')'))
            return false;
    }
    return true;
}

static uint32_t skip_approximation(struct reader *r) {
    bool just_over = peek(r, 0)->kind == TOKEN_JUST && peek(r, 1)->kind == TOKEN_OVER;
    if (just_over)
        r->at += 2;
    return just_over || take_kind(r, TOKEN_ABOUT) ? MARK_APPROXIMATE : 0;
}

/* "(+0.3)" without its parentheses, when they are one pair around everything. */
static void strip_parentheses(struct reader *r, struct token *tokens, uint32_t count) {
    if (count < 3 || tokens[0].sign != '(' || tokens[count - 1].sign != ')')
        return;
    for (uint32_t i = 1; i + 1 < count; i++)
        if (tokens[i].sign == '(' || tokens[i].sign == ')')
            return;
    tokens[count - 1] = (struct token){.kind = TOKEN_END};
    r->tokens = tokens + 1;
}

bool mark_read(str text, enum quantity wanted, uint32_t hints, struct mark *mark) {
    struct token tokens[TOKENS_MOST + 1];
    uint32_t count = mark_scan(text, tokens);
    if (!count)
        return false;
    struct reader start = {.tokens = tokens, .wanted = wanted, .hints = hints};
    strip_parentheses(&start, tokens, count);
    uint32_t flags = skip_approximation(&start);
    start.tokens += start.at;
    start.at = 0;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct reader r = start;
        if ((ways[i].quantities & quantity_bit(wanted)) && ways[i].read(&r, mark) && read_end(&r, mark)) {
            mark->flags |= flags;
            return wants(&start, mark->quantity) || is_length(wanted);
        }
    }
    return false;
}
