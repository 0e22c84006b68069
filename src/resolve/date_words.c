#include "date_words.h"

#include "base/span.h"
#include "base/tsv.h"
#include "base/utf8.h"

enum { PHRASE_LONGEST = 120, WORDS_JOINED = 4 };

static const char *const role_names[DATE_ROLES] = {
    [DATE_WEEKDAY] = "weekday", [DATE_MONTH] = "month",     [DATE_UNIT] = "unit",       [DATE_SEASON] = "season",
    [DATE_DAYS] = "days",       [DATE_SHIFT] = "shift",     [DATE_PART] = "part",       [DATE_AGO] = "ago",
    [DATE_BETWEEN] = "between", [DATE_LEAD] = "lead",       [DATE_IN] = "in",           [DATE_HOLIDAY] = "holiday",
    [DATE_SKIP] = "skip",       [DATE_NUMBER] = "number",   [DATE_ORDINAL] = "ordinal", [DATE_SUFFIX] = "suffix",
    [DATE_EASTER] = "easter",   [DATE_DECADE] = "decade",   [DATE_CLOCK] = "clock",
    [DATE_NTH_HOLIDAY] = "nth-holiday",
};

static const char *const unit_names[] = {
    [UNIT_DAY] = "day",     [UNIT_WEEK] = "week", [UNIT_FORTNIGHT] = "fortnight", [UNIT_WEEKEND] = "weekend",
    [UNIT_MONTH] = "month", [UNIT_YEAR] = "year", [UNIT_DECADE] = "decade",
};

static bool named(const char *const *names, size_t count, str name, int32_t *value) {
    for (size_t i = 0; i < count; i++)
        if (str_equal(name, str_of(names[i]))) {
            *value = (int32_t)i;
            return true;
        }
    return false;
}

static bool read_value(enum date_role role, str cell, int32_t *value) {
    bool negative = str_starts_with(cell, STR("-"));
    int64_t number = 0;
    switch (role) {
    case DATE_UNIT:
        return named(unit_names, sizeof unit_names / sizeof *unit_names, cell, value);
    case DATE_PART:
        *value = str_equal(cell, STR("earlier")) ? -1 : 1;
        return *value == -1 || str_equal(cell, STR("later"));
    case DATE_HOLIDAY: {
        int64_t day;
        str month = str_cut(&cell, '-');
        bool fine = str_to_int(month, &number) && str_to_int(cell, &day) && date_days_in_month(2000, (int)number) >= day;
        *value = fine ? (int32_t)(number * 100 + day) : 0;
        return fine;
    }
    case DATE_NTH_HOLIDAY: { /* "11-3-4": of November the Thursday that is the fourth */
        int64_t weekday, nth;
        str month = str_cut(&cell, '-'), day = str_cut(&cell, '-');
        bool fine = str_to_int(month, &number) && str_to_int(day, &weekday) && str_to_int(cell, &nth) && number >= 1 && number <= 12 &&
                    weekday >= 0 && weekday <= 6 && nth >= 1 && nth <= 9;
        *value = fine ? (int32_t)(number * 100 + weekday * 10 + nth) : 0;
        return fine;
    }
    case DATE_BETWEEN: case DATE_LEAD: case DATE_IN: case DATE_SKIP: case DATE_SUFFIX: case DATE_CLOCK:
        return true;
    default:
        if (!str_to_int(str_slice(cell, negative, cell.size), &number) || number > 9999)
            return false;
        *value = (int32_t)(negative ? -number : number);
        return true;
    }
}

enum status date_words_load(const char *rules_folder, struct date_words *words, struct arena *arena, struct error *error) {
    *words = (struct date_words){0};
    struct tsv tsv;
    str path = str_print(arena, "%s/lexicon/dates.tsv", rules_folder);
    enum status status = tsv_open(path.data, STR("phrase role value"), &tsv, arena, error);
    while (status == OK && tsv_next(&tsv)) {
        struct date_item *item = ARENA_NEW(arena, struct date_item);
        int32_t role;
        if (!named(role_names, DATE_ROLES, tsv_cell(&tsv, 1), &role))
            return error_set(error, FAILED_INPUT, "%s:%u: no role is called %.*s", tsv.path, tsv.line, STR_ARG(tsv_cell(&tsv, 1)));
        item->role = (enum date_role)role;
        if (!read_value(item->role, tsv_cell(&tsv, 2), &item->value))
            return error_set(error, FAILED_INPUT, "%s:%u: %.*s is no value for a %s", tsv.path, tsv.line,
                             STR_ARG(tsv_cell(&tsv, 2)), role_names[role]);
        *table_slot(&words->by_phrase, tsv_cell(&tsv, 0), arena) = item;
    }
    return status;
}

/* One word or sign of the phrase, before the lexicon is asked. */
struct piece {
    struct span span; /* in the simplified phrase */
    char kind;        /* 'w' word, '0' digits, else the sign */
    bool blank_before;
};

static char sign_of(uint32_t point) {
    if (point == 0x2019 || point == 0x2018)
        return '\'';
    if (point >= 0x2010 && point <= 0x2014)
        return '-';
    return point < 128 && point && strchr("-/.,:'", (int)point) ? (char)point : 0;
}

static uint32_t cut(str phrase, char *simple, struct piece *pieces) {
    uint32_t count = 0, size = 0;
    bool blank = false;
    for (size_t at = 0; at < phrase.size;) {
        uint32_t point = utf8_decode(phrase, &at, NULL);
        char kind = point < 128 && char_is_letter((char)point) ? 'w' : point < 128 && char_is_digit((char)point) ? '0' : sign_of(point);
        if (utf8_is_space(point) || point == '(' || point == ')') { /* "Sunday (20)" */
            blank = true;
            continue;
        }
        if (!kind)
            return 0;
        bool goes_on = count && !blank && pieces[count - 1].kind == kind && (kind == 'w' || kind == '0');
        if (!goes_on && count == DATE_ITEMS_MOST)
            return 0;
        if (!goes_on)
            pieces[count++] = (struct piece){{size, size}, kind, blank};
        simple[size++] = kind == 'w' ? char_lower((char)point) : (char)point;
        pieces[count - 1].span.end = size;
        blank = false;
    }
    return count;
}

/* The longest phrase of the lexicon that starts at piece i; *next is behind it. Apostrophes count as blanks. */
static const struct date_item *look_up(const struct date_words *words, const char *simple, const struct piece *pieces,
                                       uint32_t count, uint32_t i, uint32_t *next) {
    const struct date_item *found = NULL;
    char joined[PHRASE_LONGEST];
    size_t size = 0;
    for (uint32_t k = i, taken = 0; k < count && taken < WORDS_JOINED; k++) {
        bool ends_letter = pieces[k].kind == '.' && k > i && span_size(pieces[k - 1].span) == 1; /* p.m. */
        if (pieces[k].kind == '\'' || ends_letter) {
            *next += ends_letter && found;
            continue;
        }
        if (pieces[k].kind != 'w')
            break;
        if (size)
            joined[size++] = ' ';
        memcpy(joined + size, simple + pieces[k].span.start, span_size(pieces[k].span));
        size += span_size(pieces[k].span);
        taken++;
        const struct date_item *item = table_find(&words->by_phrase, (str){joined, size});
        if (item) {
            found = item;
            *next = k + 1;
        }
    }
    return found;
}

/* "twenty-one" and "twenty-first" are one number. */
static uint32_t join_numbers(struct date_item *items, uint32_t count) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct date_item item = items[i];
        bool has_hyphen = i + 1 < count && items[i + 1].role == DATE_SIGN && items[i + 1].value == '-';
        uint32_t ones = i + 1 + has_hyphen;
        if (item.role == DATE_NUMBER && item.value >= 20 && item.value < 100 && item.value % 10 == 0 && ones < count &&
            (items[ones].role == DATE_NUMBER || items[ones].role == DATE_ORDINAL) && items[ones].value < 10) {
            item.role = items[ones].role;
            item.value += items[ones].value;
            i = ones;
        }
        items[kept++] = item;
    }
    return kept;
}

uint32_t date_scan(str phrase, const struct date_words *words, struct date_item items[DATE_ITEMS_MOST]) {
    char simple[PHRASE_LONGEST];
    struct piece pieces[DATE_ITEMS_MOST] = {{{0}, 0, false}};
    if (phrase.size > PHRASE_LONGEST / 2)
        return 0;
    uint32_t pieces_count = cut(phrase, simple, pieces), count = 0;
    for (uint32_t i = 0; i < pieces_count; count++) {
        struct piece piece = pieces[i];
        if (piece.kind == 'w') {
            const struct date_item *word = look_up(words, simple, pieces, pieces_count, i, &i);
            if (!word)
                return 0;
            items[count] = *word;
        } else if (piece.kind == '0') {
            int64_t value;
            if (!str_to_int((str){simple + piece.span.start, span_size(piece.span)}, &value) || (value > 9999 && span_size(piece.span) != 8))
                return 0;
            items[count] = (struct date_item){DATE_DIGITS, (int32_t)value, (uint8_t)span_size(piece.span), false};
            i++;
        } else {
            items[count] = (struct date_item){DATE_SIGN, piece.kind, 0, false};
            i++;
        }
        items[count].blank_before = piece.blank_before;
    }
    return join_numbers(items, count);
}
