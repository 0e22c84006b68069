/* Whole numbers as news write them: digits with commas, ordinals, and English words below a million. */
#include "maker.h"

struct number_word { const char *word; int64_t value; };

static const struct number_word number_words[] = {
    {"zero", 0}, {"nil", 0}, {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7},
    {"eight", 8}, {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
    {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20}, {"thirty", 30}, {"forty", 40},
    {"fifty", 50}, {"sixty", 60}, {"seventy", 70}, {"eighty", 80}, {"ninety", 90},
    {"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}, {"fifth", 5}, {"sixth", 6}, {"seventh", 7}, {"eighth", 8},
    {"ninth", 9}, {"tenth", 10}, {"eleventh", 11}, {"twelfth", 12}, {"thirteenth", 13}, {"fourteenth", 14}, {"fifteenth", 15},
    {"sixteenth", 16}, {"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20}, {"thirtieth", 30},
    {"a", 1}, {"an", 1},
};

static bool word_value(str word, int64_t *value) {
    for (size_t i = 0; i < sizeof number_words / sizeof *number_words; i++)
        if (str_equal_ignoring_case(word, str_of(number_words[i].word))) {
            *value = number_words[i].value;
            return true;
        }
    return false;
}

/* "21st", "3rd": the ending must be one, whichever. */
static str without_ordinal_ending(str text) {
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    for (size_t i = 0; i < 4; i++)
        if (text.size > 2 && char_is_digit(text.data[text.size - 3]) &&
            str_equal_ignoring_case(str_slice(text, text.size - 2, text.size), str_of(endings[i])))
            return str_slice(text, 0, text.size - 2);
    return text;
}

static bool digits_read(str text, int64_t *value) {
    int64_t total = 0;
    size_t since_comma = 0;
    bool has_comma = false;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == ',') {
            if (!i || (has_comma ? since_comma != 3 : i > 3))
                return false;
            has_comma = true;
            since_comma = 0;
            continue;
        }
        if (!char_is_digit(text.data[i]) || total > INT64_MAX / 100)
            return false;
        total = total * 10 + (text.data[i] - '0');
        since_comma++;
    }
    *value = total;
    return text.size && (!has_comma || since_comma == 3);
}

static bool words_read(str text, int64_t *value) {
    int64_t total = 0, part = 0;
    bool any = false;
    while (text.size) {
        size_t cut = 0;
        while (cut < text.size && text.data[cut] != ' ' && text.data[cut] != '-')
            cut++;
        str word = str_slice(text, 0, cut);
        text = str_slice(text, cut + 1, text.size);
        int64_t one;
        if (word_value(word, &one)) {
            /* "twenty one" adds up, "two three" does not. */
            if (part % 100 && (part % 10 || one > 9))
                return false;
            part += one;
        } else if (any && (str_equal_ignoring_case(word, STR("hundred")) ||
                           str_equal_ignoring_case(word, STR("hundredth")))) {
            if (part > 99)
                return false;
            part *= 100;
        } else if (any && str_equal_ignoring_case(word, STR("thousand"))) {
            if (total)
                return false;
            total = part * 1000;
            part = 0;
        } else if (!any || !str_equal_ignoring_case(word, STR("and"))) {
            return false;
        }
        any = true;
    }
    *value = total + part;
    return any;
}

bool number_read(str text, int64_t *value) {
    text = str_trim(text);
    return digits_read(without_ordinal_ending(text), value) || words_read(text, value);
}
