/* Walking over a mark's tokens, and numbers in digits and words. */
#include "mark_reader.h"

const struct token *reader_peek(const struct reader *r, uint32_t ahead) {
    for (uint32_t i = 0; i < ahead; i++)
        if (r->tokens[r->at + i].kind == TOKEN_END)
            return &r->tokens[r->at + i];
    return &r->tokens[r->at + ahead];
}

bool reader_at(const struct reader *r, enum token_kind kind) {
    return reader_peek(r, 0)->kind == kind;
}

bool reader_at_sign(const struct reader *r, char sign) {
    return reader_at(r, TOKEN_SIGN) && reader_peek(r, 0)->sign == sign;
}

bool reader_take(struct reader *r, enum token_kind kind) {
    bool found = reader_at(r, kind);
    r->at += found;
    return found;
}

bool reader_take_sign(struct reader *r, char sign) {
    bool found = reader_at_sign(r, sign);
    r->at += found;
    return found;
}

/* A sign with digits glued to it: the ".38" of 29.38. */
bool reader_at_glued_digits(const struct reader *r, char sign) {
    return reader_at_sign(r, sign) && reader_peek(r, 1)->kind == TOKEN_DIGITS && !reader_peek(r, 1)->blank_before;
}

static bool is_time_like(enum quantity quantity) {
    return quantity == QUANTITY_TIME || quantity == QUANTITY_MARGIN || quantity == QUANTITY_REACTION;
}

static const int64_t power[] = {1, 10, 100, 1000};

/* "8,961", "8 961", and for points "8.961": a separator and exactly three digits. */
static bool at_thousands(const struct reader *r) {
    if (r->wanted == QUANTITY_POINTS && reader_at(r, TOKEN_DIGITS) && reader_peek(r, 0)->blank_before)
        return reader_peek(r, 0)->digits == 3;
    bool separated = reader_at_glued_digits(r, ',') || (r->wanted == QUANTITY_POINTS && reader_at_glued_digits(r, '.'));
    return separated && reader_peek(r, 1)->digits == 3 && !reader_peek(r, 0)->blank_before && !is_time_like(r->wanted);
}

static bool read_digits(struct reader *r, struct number *number) {
    const struct token *whole = reader_peek(r, 0);
    int64_t value = 0;
    if (reader_take(r, TOKEN_DIGITS)) {
        value = whole->value;
        if (whole->digits <= 3 && at_thousands(r)) {
            r->at += reader_at(r, TOKEN_SIGN);
            value = value * 1000 + reader_peek(r, 0)->value;
            r->at++;
        }
    } else if (reader_at_glued_digits(r, '.')) {
        number->has_no_whole = true;
    } else {
        return false;
    }
    number->milli = value * 1000;
    bool glued = !reader_peek(r, 0)->blank_before || number->has_no_whole;
    if (glued && (reader_at_glued_digits(r, '.') || reader_at_glued_digits(r, ',')) && reader_peek(r, 1)->digits <= 3) {
        number->decimals = reader_peek(r, 1)->digits;
        number->milli += reader_peek(r, 1)->value * power[3 - number->decimals];
        r->at += 2;
    }
    return true;
}

/* "seven", "twenty-five", "one hundred and five". */
static bool read_count(struct reader *r, struct number *number) {
    const struct token *first = reader_peek(r, 0);
    if (!reader_take(r, TOKEN_COUNT))
        return false;
    int64_t value = first->value;
    if (first->digits == 2) {
        uint32_t hyphen = reader_at_sign(r, '-');
        const struct token *ones = reader_peek(r, hyphen);
        if (ones->kind == TOKEN_COUNT && ones->digits == 1) {
            value += ones->value;
            r->at += hyphen + 1;
        }
    }
    if (first->digits == 1 && reader_take(r, TOKEN_HUNDRED)) {
        value *= 100;
        struct number rest = {0};
        struct reader ahead = *r;
        if ((reader_take(&ahead, TOKEN_AND), read_count(&ahead, &rest)) && rest.milli < 100000) {
            value += rest.milli / 1000;
            *r = ahead;
        }
    }
    number->milli = value * 1000;
    number->in_words = true;
    return true;
}

/* "point five eight", "point oh three": the decimals of a number in words, digit by digit. */
static void read_spoken_decimals(struct reader *r, struct number *number) {
    struct reader ahead = *r;
    if (!reader_take(&ahead, TOKEN_POINT))
        return;
    int64_t value = 0;
    uint8_t digits = 0;
    for (; digits < 3 && reader_at(&ahead, TOKEN_COUNT) && reader_peek(&ahead, 0)->digits == 1; ahead.at++, digits++)
        value = value * 10 + reader_peek(&ahead, 0)->value;
    if (!digits)
        return;
    number->milli += value * power[3 - digits];
    number->decimals = digits;
    *r = ahead;
}

/* "three-quarters of an inch", "half an inch", "one-half inch"; a bare "half" of anything else is too vague for a mark. */
static bool read_spoken_fraction(struct reader *r, struct number *number) {
    struct reader ahead = *r;
    const struct token *times = reader_peek(&ahead, 0);
    int64_t count = 1;
    if (reader_take(&ahead, TOKEN_COUNT))
        count = times->value;
    else
        reader_take(&ahead, TOKEN_ONE);
    reader_take_sign(&ahead, '-');
    const struct token *part = reader_peek(&ahead, 0);
    if (!reader_take(&ahead, TOKEN_FRACTION) || count * part->value >= 1000)
        return false;
    if (reader_take(&ahead, TOKEN_OF) || reader_at(&ahead, TOKEN_ONE))
        reader_take(&ahead, TOKEN_ONE);
    if (!reader_at(&ahead, TOKEN_INCH))
        return false;
    *number = (struct number){.milli = count * part->value, .has_fraction = true};
    *r = ahead;
    return true;
}

static bool is_halved_unit(enum token_kind kind) {
    return kind == TOKEN_SECOND || kind == TOKEN_MINUTE || kind == TOKEN_METRE || kind == TOKEN_M;
}

/* "half a second", "a half-second", "a quarter of a minute", where a gap is told. */
static bool read_part_of_unit(struct reader *r, struct number *number) {
    struct reader ahead = *r;
    reader_take(&ahead, TOKEN_ONE);
    int64_t part = reader_peek(&ahead, 0)->value;
    if (r->wanted != QUANTITY_MARGIN || !reader_take(&ahead, TOKEN_FRACTION) || (part != 500 && part != 250))
        return false;
    bool joined = reader_take_sign(&ahead, '-'), of = reader_take(&ahead, TOKEN_OF), one = reader_take(&ahead, TOKEN_ONE);
    if (!(joined || one) || (of && !one) || !is_halved_unit(reader_peek(&ahead, 0)->kind))
        return false;
    *number = (struct number){.milli = part, .decimals = part == 500 ? 1 : 2, .in_words = true};
    *r = ahead;
    return true;
}

/* "two and a half metres", "1½ seconds": half of what has no quarters is a decimal. */
static bool take_half(struct reader *r) {
    struct reader ahead = *r;
    if (reader_take(&ahead, TOKEN_AND))
        reader_take(&ahead, TOKEN_ONE);
    bool is_half = reader_peek(&ahead, 0)->value == 500 && reader_take(&ahead, TOKEN_FRACTION);
    if (!is_half || !is_halved_unit(reader_peek(&ahead, 0)->kind))
        return false;
    *r = ahead;
    return true;
}

/* "a second and a half" */
bool reader_take_half_behind(struct reader *r) {
    struct reader ahead = *r;
    if (!reader_take(&ahead, TOKEN_AND) || !reader_take(&ahead, TOKEN_ONE) || reader_peek(&ahead, 0)->value != 500 ||
        !reader_take(&ahead, TOKEN_FRACTION) || !reader_at(&ahead, TOKEN_END))
        return false;
    *r = ahead;
    return true;
}

bool reader_number(struct reader *r, struct number *number) {
    *number = (struct number){0};
    if (read_spoken_fraction(r, number) || read_part_of_unit(r, number))
        return true;
    if (reader_take(r, TOKEN_ONE)) {
        reader_take(r, TOKEN_ONE); /* "a single" */
        *number = (struct number){.milli = 1000, .in_words = true, .is_article = true};
        return true;
    }
    if (!reader_at(r, TOKEN_FRACTION) && !read_digits(r, number) && !read_count(r, number))
        return false;
    if (number->in_words)
        read_spoken_decimals(r, number);
    if (!number->decimals && take_half(r)) {
        number->milli += 500;
        number->decimals = 1;
        return true;
    }
    struct reader joined = *r;
    if ((reader_take_sign(&joined, '-') || reader_take_sign(&joined, '+')) && reader_at(&joined, TOKEN_FRACTION)) /* 2-1/2, 2+1⁄2 */
        *r = joined;
    const struct token *fraction = reader_peek(r, 0);
    if (!number->decimals && reader_take(r, TOKEN_FRACTION)) {
        number->milli += fraction->value;
        number->has_fraction = true;
    }
    return true;
}

bool number_is_whole(struct number number) {
    return number.milli % 1000 == 0 && !number.decimals && !number.has_fraction;
}

/* The unit behind a number; "15-foot" and "min." are the same as "15 foot" and "min". */
bool reader_take_unit(struct reader *r, enum token_kind unit) {
    uint32_t hyphen = reader_at_sign(r, '-');
    if (reader_peek(r, hyphen)->kind != unit)
        return false;
    r->at += hyphen + 1;
    bool is_abbreviation = reader_at_sign(r, '.') && !reader_at_glued_digits(r, '.');
    r->at += is_abbreviation;
    return true;
}

void reader_skip_joint(struct reader *r) {
    if (!reader_take_sign(r, ','))
        reader_take_sign(r, '-');
    reader_take(r, TOKEN_AND);
}

uint32_t number_flags(struct number number) {
    return number.in_words ? MARK_IN_WORDS : 0;
}

/* The smallest unit printed: 3:29.38 to 10 ms, 6.2 m to 100 mm. */
int64_t step_of_decimals(uint8_t decimals) {
    return power[3 - decimals];
}

struct mark time_mark(const struct reader *r, int64_t ms, int64_t step, uint32_t flags) {
    enum quantity quantity = r->wanted == QUANTITY_NONE ? QUANTITY_TIME : r->wanted;
    return (struct mark){quantity, UNIT_MS, ms, step, flags};
}

struct mark length_mark(const struct reader *r, int64_t mm, int64_t step, uint32_t flags) {
    enum quantity quantity = r->wanted == QUANTITY_NONE ? QUANTITY_DISTANCE : r->wanted;
    return (struct mark){quantity, UNIT_MM, mm, step, flags};
}
