#include "mark_scan.h"

#include "base/utf8.h"
#include "model/mark.h"

enum { WORD_LONGEST = 15, DIGITS_MOST = 7 };

struct word {
    const char *text;
    enum token_kind kind;
    int16_t value;
    uint8_t digits;
};

/* Sorted by text, for a binary search. Single letters whose case matters are handled in scan_letter. */
static const struct word words[] = {
    {"a", TOKEN_ONE, 1, 0},
    {"about", TOKEN_ABOUT, 0, 0},
    {"an", TOKEN_ONE, 1, 0},
    {"and", TOKEN_AND, 0, 0},
    {"approximately", TOKEN_ABOUT, 0, 0},
    {"ar", TOKEN_NOTE, 0, 0},
    {"around", TOKEN_ABOUT, 0, 0},
    {"centimeter", TOKEN_CENTIMETRE, 0, 0},
    {"centimeters", TOKEN_CENTIMETRE, 0, 0},
    {"centimetre", TOKEN_CENTIMETRE, 0, 0},
    {"centimetres", TOKEN_CENTIMETRE, 0, 0},
    {"cm", TOKEN_CENTIMETRE, 0, 0},
    {"cms", TOKEN_CENTIMETRE, 0, 0},
    {"cr", TOKEN_NOTE, 0, 0},
    {"dead", TOKEN_NOTE, 0, 0},
    {"eight", TOKEN_COUNT, 8, 1},
    {"eighteen", TOKEN_COUNT, 18, 0},
    {"eighty", TOKEN_COUNT, 80, 2},
    {"eleven", TOKEN_COUNT, 11, 0},
    {"feet", TOKEN_FOOT, 1, 0},
    {"fifteen", TOKEN_COUNT, 15, 0},
    {"fifty", TOKEN_COUNT, 50, 2},
    {"five", TOKEN_COUNT, 5, 1},
    {"flat", TOKEN_NOTE, 0, 0},
    {"foot", TOKEN_FOOT, 1, 0},
    {"forty", TOKEN_COUNT, 40, 2},
    {"four", TOKEN_COUNT, 4, 1},
    {"fourteen", TOKEN_COUNT, 14, 0},
    {"ft", TOKEN_FOOT, 1, 0},
    {"h", TOKEN_HOUR, 0, 0},
    {"half", TOKEN_FRACTION, 500, 0},
    {"hand", TOKEN_FLAG, MARK_HAND, 0},
    {"hour", TOKEN_HOUR, 0, 0},
    {"hours", TOKEN_HOUR, 0, 0},
    {"hr", TOKEN_HOUR, 0, 0},
    {"hrs", TOKEN_HOUR, 0, 0},
    {"hundred", TOKEN_HUNDRED, 100, 0},
    {"hundredth", TOKEN_PART, 10, 0},
    {"hundredths", TOKEN_PART, 10, 0},
    {"hundreth", TOKEN_PART, 10, 0}, /* misspelt as often as not */
    {"hundreths", TOKEN_PART, 10, 0},
    {"i", TOKEN_FLAG, MARK_INDOOR, 0},
    {"in", TOKEN_INCH, 0, 0},
    {"inch", TOKEN_INCH, 0, 0},
    {"inches", TOKEN_INCH, 0, 0},
    {"indoor", TOKEN_FLAG, MARK_INDOOR, 0},
    {"indoors", TOKEN_FLAG, MARK_INDOOR, 0},
    {"ins", TOKEN_INCH, 0, 0},
    {"just", TOKEN_JUST, 0, 0},
    {"m", TOKEN_M, 0, 0},
    {"meter", TOKEN_METRE, 0, 0},
    {"meters", TOKEN_METRE, 0, 0},
    {"metre", TOKEN_METRE, 0, 0},
    {"metres", TOKEN_METRE, 0, 0},
    {"millimeter", TOKEN_MILLIMETRE, 0, 0},
    {"millimeters", TOKEN_MILLIMETRE, 0, 0},
    {"millimetre", TOKEN_MILLIMETRE, 0, 0},
    {"millimetres", TOKEN_MILLIMETRE, 0, 0},
    {"min", TOKEN_MINUTE, 0, 0},
    {"mins", TOKEN_MINUTE, 0, 0},
    {"minus", TOKEN_MINUS, 0, 0},
    {"minute", TOKEN_MINUTE, 0, 0},
    {"minutes", TOKEN_MINUTE, 0, 0},
    {"mm", TOKEN_MILLIMETRE, 0, 0},
    {"mps", TOKEN_MPS, 0, 0},
    {"mr", TOKEN_NOTE, 0, 0},
    {"ms", TOKEN_MPS, 0, 0},
    {"mtrs", TOKEN_METRE, 0, 0},
    {"mts", TOKEN_METRE, 0, 0},
    {"nine", TOKEN_COUNT, 9, 1},
    {"nineteen", TOKEN_COUNT, 19, 0},
    {"ninety", TOKEN_COUNT, 90, 2},
    {"nought", TOKEN_COUNT, 0, 1},
    {"nr", TOKEN_NOTE, 0, 0},
    {"of", TOKEN_OF, 0, 0},
    {"oh", TOKEN_COUNT, 0, 1},
    {"one", TOKEN_COUNT, 1, 1},
    {"or", TOKEN_NOTE, 0, 0},
    {"over", TOKEN_OVER, 0, 0},
    {"pb", TOKEN_NOTE, 0, 0},
    {"per", TOKEN_PER, 0, 0},
    {"plus", TOKEN_PLUS, 0, 0},
    {"point", TOKEN_POINT, 0, 0},
    {"points", TOKEN_POINT, 0, 0},
    {"pr", TOKEN_NOTE, 0, 0},
    {"pt", TOKEN_POINT, 0, 0},
    {"pts", TOKEN_POINT, 0, 0},
    {"q", TOKEN_NOTE, 0, 0}, /* through to the next round, on lists of results */
    {"quarter", TOKEN_FRACTION, 250, 0},
    {"quarters", TOKEN_FRACTION, 250, 0},
    {"roughly", TOKEN_ABOUT, 0, 0},
    {"s", TOKEN_SECOND, 0, 0},
    {"sb", TOKEN_NOTE, 0, 0},
    {"sec", TOKEN_SECOND, 0, 0},
    {"second", TOKEN_SECOND, 0, 0},
    {"seconds", TOKEN_SECOND, 0, 0},
    {"secs", TOKEN_SECOND, 0, 0},
    {"seven", TOKEN_COUNT, 7, 1},
    {"seventeen", TOKEN_COUNT, 17, 0},
    {"seventy", TOKEN_COUNT, 70, 2},
    {"single", TOKEN_ONE, 1, 0},
    {"six", TOKEN_COUNT, 6, 1},
    {"sixteen", TOKEN_COUNT, 16, 0},
    {"sixty", TOKEN_COUNT, 60, 2},
    {"some", TOKEN_ABOUT, 0, 0},
    {"ten", TOKEN_COUNT, 10, 0},
    {"tenth", TOKEN_PART, 100, 0},
    {"tenths", TOKEN_PART, 100, 0},
    {"third", TOKEN_FRACTION, 333, 0},
    {"thirteen", TOKEN_COUNT, 13, 0},
    {"thirty", TOKEN_COUNT, 30, 2},
    {"thousandth", TOKEN_PART, 1, 0},
    {"thousandths", TOKEN_PART, 1, 0},
    {"three", TOKEN_COUNT, 3, 1},
    {"twelve", TOKEN_COUNT, 12, 0},
    {"twenty", TOKEN_COUNT, 20, 2},
    {"two", TOKEN_COUNT, 2, 1},
    {"w", TOKEN_FLAG, MARK_WIND_AIDED, 0},
    {"wind", TOKEN_WIND, 0, 0},
    {"wl", TOKEN_NOTE, 0, 0},
    {"wr", TOKEN_NOTE, 0, 0},
    {"yard", TOKEN_FOOT, 3, 0},
    {"yards", TOKEN_FOOT, 3, 0},
    {"zero", TOKEN_COUNT, 0, 1},
};

static const struct word *word_find(const char *text) {
    size_t low = 0, high = sizeof words / sizeof *words;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(text, words[middle].text);
        if (!order)
            return &words[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* The sign that a typographic variant stands for, or 0. */
static char fold_sign(uint32_t point) {
    switch (point) {
    case 0x2018: case 0x2019: case 0x2032: case 0x00B4: case '`': return '\'';
    case 0x201C: case 0x201D: case 0x2033: return '"';
    case 0x2044: return '/';
    case 0x00B7: case 0xFF0E: return '.';
    case 0x2236: case 0xFF1A: return ':';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2212: return '-';
    default: return point < 128 && strchr(":.,-+'\"()/", (int)point) && point ? (char)point : 0;
    }
}

/* Thousandths of a vulgar fraction character, or 0. */
static int64_t fraction_of(uint32_t point) {
    switch (point) {
    case 0xBC: return 250;
    case 0xBD: return 500;
    case 0xBE: return 750;
    case 0x2153: return 333;
    case 0x2154: return 667;
    case 0x215B: return 125;
    case 0x215C: return 375;
    case 0x215D: return 625;
    case 0x215E: return 875;
    default: return 0;
    }
}

static bool scan_word(str text, size_t *at, struct token *token) {
    char word[WORD_LONGEST + 1];
    size_t size = 0;
    size_t start = *at;
    for (; *at < text.size && char_is_letter(text.data[*at]); ++*at) {
        if (size == WORD_LONGEST)
            return false;
        word[size++] = char_lower(text.data[*at]);
    }
    word[size] = 0;
    if (size == 1 && text.data[start] == 'A') { /* the lists' sign for altitude; "a" is an article */
        *token = (struct token){.kind = TOKEN_FLAG, .value = MARK_ALTITUDE};
        return true;
    }
    if (start && char_is_digit(text.data[start - 1]) && (!strcmp(word, "ths") || !strcmp(word, "th")))
        return false; /* read with its digits, see scan_digits */
    const struct word *found = word_find(word);
    if (!found)
        return false;
    *token = (struct token){.kind = found->kind, .value = found->value, .digits = found->digits};
    return true;
}

/* "29", and the part names "10ths", "100ths", "1000ths". */
static bool scan_digits(str text, size_t *at, struct token *token) {
    size_t start = *at;
    int64_t value = 0;
    for (; *at < text.size && char_is_digit(text.data[*at]); ++*at) {
        if (*at - start == DIGITS_MOST)
            return false;
        value = value * 10 + (text.data[*at] - '0');
    }
    *token = (struct token){.kind = TOKEN_DIGITS, .value = value, .digits = (uint8_t)(*at - start)};
    str rest = str_slice(text, *at, text.size);
    if (str_starts_with(rest, STR("th")) && (value == 10 || value == 100 || value == 1000)) {
        *token = (struct token){.kind = TOKEN_PART, .value = 1000 / value};
        *at += str_starts_with(rest, STR("ths")) ? 3 : 2;
    }
    return true;
}

bool scan_is_tape_fraction(int64_t over, int64_t under) {
    return over < under && (under == 2 || under == 4 || under == 8);
}

/* Replaces the last three tokens "3 / 4" by one fraction, when they are the fractions of a tape measure. */
static void join_fraction(struct token *tokens, uint32_t *count) {
    if (*count < 3)
        return;
    struct token *over = &tokens[*count - 3], *slash = &tokens[*count - 2], *under = &tokens[*count - 1];
    if (over->kind != TOKEN_DIGITS || slash->sign != '/' || under->kind != TOKEN_DIGITS || slash->blank_before
        || under->blank_before || over->digits != 1 || !scan_is_tape_fraction(over->value, under->value))
        return;
    *over = (struct token){.kind = TOKEN_FRACTION, .value = over->value * 1000 / under->value, .blank_before = over->blank_before};
    *count -= 2;
}

uint32_t mark_scan(str text, struct token tokens[TOKENS_MOST + 1]) {
    uint32_t count = 0;
    bool blank = false;
    for (size_t at = 0; at < text.size;) {
        struct token token = {0};
        size_t next = at;
        uint32_t point = utf8_decode(text, &next, NULL);
        if (utf8_is_space(point)) {
            at = next;
            blank = true;
            continue;
        }
        if (count == TOKENS_MOST)
            return 0;
        if (point < 128 && char_is_digit((char)point)) {
            if (!scan_digits(text, &at, &token))
                return 0;
        } else if (point < 128 && char_is_letter((char)point)) {
            if (!scan_word(text, &at, &token))
                return 0;
        } else if (fraction_of(point)) {
            token = (struct token){.kind = TOKEN_FRACTION, .value = fraction_of(point)};
            at = next;
        } else if (fold_sign(point)) {
            token = (struct token){.kind = TOKEN_SIGN, .sign = fold_sign(point)};
            at = next;
        } else {
            return 0;
        }
        token.blank_before = blank;
        blank = false;
        bool second_prime = token.sign == '\'' && count && tokens[count - 1].sign == '\'' && !token.blank_before;
        if (second_prime) { /* '' is " */
            tokens[count - 1].sign = '"';
            continue;
        }
        tokens[count++] = token;
        join_fraction(tokens, &count);
    }
    tokens[count] = (struct token){.kind = TOKEN_END, .blank_before = blank};
    return count;
}
