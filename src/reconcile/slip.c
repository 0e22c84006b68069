#include "slip.h"

enum { PRINTED_MOST = 48, MINUTE = 60000, HUNDRED_SECONDS = 100000, HOUR = 3600000 };

static const char *const sentences[] = {
    "",
    "One digit differs: a misprint.",
    "Two neighbouring digits are transposed.",
    "A digit was left out.",
    "There is a digit too many.",
    "The digits are the same; a point or colon stands in the wrong place.",
};

static const char *const aparts[] = {
    "",
    "They are one digit apart",
    "They differ in the order of two neighbouring digits",
    "One has a digit that the other lacks",
    "One has a digit that the other lacks",
    "They have the same digits, and a point or colon in different places",
};

const char *slip_sentence(enum slip slip) { return sentences[slip]; }

const char *slip_apart(enum slip slip) { return aparts[slip]; }

static str digits_of(str text, char *out, size_t room) {
    size_t size = 0;
    for (size_t i = 0; i < text.size && size < room; i++)
        if (char_is_digit(text.data[i]))
            out[size++] = text.data[i];
    return (str){out, size};
}

/* Are the texts equal once byte at is left out of the longer one? */
static bool equal_without(str longer, str shorter, size_t at) {
    return str_equal(str_slice(longer, 0, at), str_slice(shorter, 0, at)) &&
           str_equal(str_slice(longer, at + 1, longer.size), str_slice(shorter, at, shorter.size));
}

static bool is_one_longer(str longer, str shorter) {
    if (longer.size != shorter.size + 1)
        return false;
    for (size_t i = 0; i < longer.size; i++)
        if (equal_without(longer, shorter, i))
            return true;
    return false;
}

enum slip slip_between(str wrong, str right) {
    char room_a[64], room_b[64];
    if (str_equal(wrong, right) || wrong.size > 32 || right.size > 32)
        return SLIP_NONE;
    str a = digits_of(wrong, room_a, sizeof room_a), b = digits_of(right, room_b, sizeof room_b);
    if (!a.size || !b.size)
        return SLIP_NONE;
    if (str_equal(a, b))
        return SLIP_POINT;
    if (is_one_longer(b, a))
        return a.size >= 2 ? SLIP_LEFT_OUT : SLIP_NONE;
    if (is_one_longer(a, b))
        return b.size >= 2 ? SLIP_PUT_IN : SLIP_NONE;
    if (a.size != b.size || a.size < 2)
        return SLIP_NONE;
    size_t first = 0, different = 0, last = 0;
    for (size_t i = 0; i < a.size; i++)
        if (a.data[i] != b.data[i]) {
            if (!different++)
                first = i;
            last = i;
        }
    if (different == 1)
        return SLIP_DIGIT;
    if (different == 2 && last == first + 1 && a.data[first] == b.data[last] && a.data[last] == b.data[first])
        return SLIP_SWAPPED;
    return SLIP_NONE;
}

/* Does the printed figure mean the right mark when one of its digits is another? */
static bool is_one_digit_away(str printed, struct mark right) {
    char text[PRINTED_MOST];
    if (printed.size > sizeof text)
        return false;
    memcpy(text, printed.data, printed.size);
    uint32_t hints = HINT_METRES | (right.unit == UNIT_MS && right.amount >= HOUR ? HINT_HOURS : 0);
    for (size_t i = 0; i < printed.size; i++) {
        if (!char_is_digit(text[i]))
            continue;
        for (int digit = '0'; digit <= '9'; digit++) {
            struct mark mark;
            text[i] = (char)digit;
            if (text[i] != printed.data[i] && mark_read((str){text, printed.size}, right.quantity, hints, &mark) && mark_agrees(mark, right))
                return true;
        }
        text[i] = printed.data[i];
    }
    return false;
}

/* Are there other ways in which the figure may have stood there than the one in which we print it? */
static bool is_printed_otherwise(const struct statement *wrong, struct mark right) {
    if (wrong->mark.flags & MARK_CONVERTED)
        return true;
    if (str_starts_with(wrong->quoted, STR("0:")) && right.unit == UNIT_MS)   /* 0:04:32, which we print as 4:32 */
        return true;
    bool is_seconds = wrong->mark.unit == UNIT_MS && wrong->mark.amount >= MINUTE && wrong->mark.amount < HUNDRED_SECONDS && right.amount < MINUTE;
    return is_seconds && str_find_char(wrong->quoted, ':', 0) == wrong->quoted.size;   /* 70.02, which we print as 1:10.02 */
}

enum slip slip_of_mark(const struct statement *wrong, struct mark right, struct arena *arena) {
    if (wrong->mark.unit != right.unit)
        return SLIP_NONE;
    enum slip slip = slip_between(mark_print(wrong->mark, arena), mark_print(right, arena));
    if (slip == SLIP_NONE && is_printed_otherwise(wrong, right) && !mark_agrees(wrong->mark, right) && is_one_digit_away(wrong->quoted, right))
        return SLIP_DIGIT;
    return slip;
}
