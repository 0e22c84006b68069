#include "html_date.h"

enum { EARLIEST = 1990, LATEST = 2100, MOST_TOKENS = 3, WORD_ROOM = 24 };

struct token {
    int number;       /* -1: a month's name */
    int digits;
    int month;
    char before;      /* the character in front of it */
    size_t start, end;
};

/* Numbers and names of months; any other word parts them. */
static bool next_token(str text, size_t *at, const struct html_words *words, struct token *token, bool *is_parted) {
    size_t i = *at;
    *is_parted = false;
    while (i < text.size) {
        char c = text.data[i];
        if (char_is_digit(c)) {
            *token = (struct token){.start = i, .before = i ? text.data[i - 1] : ' '};
            for (; i < text.size && char_is_digit(text.data[i]) && token->digits < 9; i++, token->digits++)
                token->number = token->number * 10 + (text.data[i] - '0');
            token->end = *at = i;
            return true;
        }
        if (!char_is_letter(c) && (unsigned char)c < 0x80) {
            i++;
            continue;
        }
        size_t start = i;
        char word[WORD_ROOM];
        size_t size = 0;
        for (; i < text.size && (char_is_letter(text.data[i]) || (unsigned char)text.data[i] >= 0x80); i++)
            if (size < WORD_ROOM)
                word[size++] = char_lower(text.data[i]);
        int month = html_words_month(words, (str){word, size});
        if (month) {
            *token = (struct token){.number = -1, .month = month, .start = start, .end = i};
            *at = i;
            return true;
        }
        bool is_filler = str_equal((str){word, size}, STR("de")) || str_equal((str){word, size}, STR("of")) ||
                         str_equal((str){word, size}, STR("th")) || str_equal((str){word, size}, STR("st")) ||
                         str_equal((str){word, size}, STR("nd")) || str_equal((str){word, size}, STR("rd"));
        *is_parted |= !is_filler;
    }
    *at = i;
    return false;
}

static bool is_year(const struct token *t) {
    return t->digits == 4 && t->number >= EARLIEST && t->number < LATEST;
}

static bool is_day(const struct token *t) {
    return (t->digits == 1 || t->digits == 2) && t->number >= 1 && t->number <= 31;
}

static bool is_month(const struct token *t) {
    return t->month || ((t->digits == 1 || t->digits == 2) && t->number >= 1 && t->number <= 12);
}

static bool make(const struct token *y, const struct token *m, const struct token *d, struct date *date) {
    if (!is_year(y) || !is_month(m) || !is_day(d) || d->month)
        return false;
    *date = (struct date){(int16_t)y->number, (int8_t)(m->month ? m->month : m->number), (int8_t)d->number};
    return date->day <= date_days_in_month(date->year, date->month);
}

static bool read_three(const struct token *t, str language, struct date *date) {
    if (is_year(&t[0]))
        return (t[2].start - t[1].end <= 2) && make(&t[0], &t[1], &t[2], date);
    if (t[0].month)
        return make(&t[2], &t[0], &t[1], date);
    if (t[1].month)
        return make(&t[2], &t[1], &t[0], date);
    if (t[1].before != t[2].before || !memchr("./-", t[1].before, 3))
        return false;
    bool month_first = t[1].before == '/' && str_starts_with(language, STR("en")) && !str_starts_with(language, STR("en-gb"));
    return (month_first && make(&t[2], &t[0], &t[1], date)) || make(&t[2], &t[1], &t[0], date) || make(&t[2], &t[0], &t[1], date);
}

bool html_date_find(str text, str language, const struct html_words *words, struct date *date) {
    struct token tokens[MOST_TOKENS];
    int count = 0;
    size_t at = 0;
    bool is_parted;
    while (next_token(text, &at, words, &tokens[count], &is_parted)) {
        if (is_parted && count) {
            tokens[0] = tokens[count];
            count = 0;
        }
        if (++count < MOST_TOKENS)
            continue;
        if (read_three(tokens, language, date))
            return true;
        tokens[0] = tokens[1];
        tokens[1] = tokens[2];
        count = 2;
    }
    return false;
}
