#include "model/part.h"

enum { METRES_MOST = 200000, WORD_MOST = 32 };

/* Words that lead to a part and do not belong to it. */
static bool is_lead(str word) {
    static const char *const leads[] = {"the", "a", "her", "his", "their", "its", "at", "through", "passed", "passing", "reached", "reaching", "and", "in",
                                        "for", "over", "by", "went", "about", "around", "to", "with", "of", "mark", "point", "stage"};
    return str_equals_any(word, ALL_OF(leads));
}

/* What other words mean the same. */
static str plain_word(str word) {
    static const struct { const char *word, *plain; } same[] = {
        {"final", "last"}, {"closing", "last"}, {"opening", "first"}, {"half-way", "halfway"}, {"metres", "m"}, {"meters", "m"}, {"metre", "m"},
        {"meter", "m"}, {"kilometres", "km"}, {"kilometers", "km"}, {"kilometre", "km"}, {"kilometer", "km"}, {"k", "km"}, {"half-marathon", "halfway"},
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (str_equal(word, str_of(same[i].word)))
            return str_of(same[i].plain);
    return word;
}

/* The next word in small letters, without the comma of thousands; a unit that is joined to its number is the next word. */
static str next_word(str *rest, struct arena *arena) {
    *rest = str_trim(*rest);
    if (rest->size && rest->data[0] == '-') /* "400-meter" */
        *rest = str_slice(*rest, 1, rest->size);
    size_t end = 0;
    bool starts_with_digit = rest->size && char_is_digit(rest->data[0]);
    while (end < rest->size && rest->data[end] != ' ' && (!starts_with_digit || char_is_digit(rest->data[end]) || rest->data[end] == ',' || rest->data[end] == '.'))
        end++;
    str word = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end, rest->size);
    char *out = arena_alloc(arena, word.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < word.size; i++)
        if (word.data[i] != ',')
            out[size++] = char_lower(word.data[i]);
    return (str){out, size};
}

/* "3000", "m" and "10", "km" become metres; a number alone is of metres, too. */
static str metres_text(str number, str unit, struct arena *arena) {
    int64_t metres;
    if (!str_to_int(number, &metres) || metres <= 0 || metres > METRES_MOST)
        return (str){0};
    return str_print(arena, "%lldm", (long long)(str_equal(unit, STR("km")) ? metres * 1000 : metres));
}

str part_name(str words, struct arena *arena) {
    str rest = words, side = {0}, name = {0};
    if (words.size > 4 * WORD_MOST)
        return words;
    while (str_trim(rest).size) {
        str word = plain_word(next_word(&rest, arena));
        bool is_side = str_equal(word, STR("last")) || str_equal(word, STR("first")) || str_equal(word, STR("second"));
        if (!word.size || (is_lead(word) && !name.size) || (name.size && is_lead(word)))
            continue;
        if (is_side && !name.size && !side.size) {
            side = word;
            continue;
        }
        if (char_is_digit(word.data[0]) && !name.size) {
            str after = rest, unit = plain_word(next_word(&after, arena));
            bool has_unit = str_equal(unit, STR("m")) || str_equal(unit, STR("km"));
            name = has_unit || !unit.size ? metres_text(word, unit, arena) : (str){0};
            if (name.size) {
                rest = after;
                continue;
            }
        }
        name = name.size ? str_print(arena, "%.*s %.*s", STR_ARG(name), STR_ARG(word)) : word;
    }
    bool is_half = str_equal(name, STR("half"));
    if (is_half && str_equal(side, STR("first")))
        return STR("halfway");
    bool from_start = str_equal(side, STR("first")) && name.size && char_is_digit(name.data[0]);   /* the first 100 metres end at 100 metres */
    return side.size && !from_start ? str_trim(str_print(arena, "%.*s %.*s", STR_ARG(side), STR_ARG(name))) : name.size ? name : words;
}

int64_t part_metres(str name) {
    int64_t metres;
    if (str_equal(name, STR("halfway")))
        return PART_FIRST_HALF;
    if (str_equal(name, STR("second half")) || str_equal(name, STR("last half")))
        return PART_SECOND_HALF;
    bool is_last = str_starts_with(name, STR("last "));
    str rest = is_last ? str_slice(name, 5, name.size) : name;
    if (!str_ends_with(rest, STR("m")) || !str_to_int(str_slice(rest, 0, rest.size - 1), &metres) || metres <= 0 || metres > METRES_MOST)
        return PART_UNKNOWN;
    return is_last ? -metres : metres;
}
