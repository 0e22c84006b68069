/* Private to the date resolver: its words, and a phrase cut into them. */
#ifndef PHOTOFINISH_RESOLVE_DATE_WORDS_H
#define PHOTOFINISH_RESOLVE_DATE_WORDS_H

#include "resolve/dates.h"

/* What a word of dates.tsv does; the names stand in date_words.c. */
enum date_role {
    DATE_WEEKDAY,   /* value 0 Monday … 6 Sunday */
    DATE_MONTH,     /* 1 … 12 */
    DATE_UNIT,      /* enum date_unit */
    DATE_SEASON,    /* its first month */
    DATE_DAYS,      /* days from the reference: "yesterday" -1 */
    DATE_SHIFT,     /* "last" -1, "this" 0, "next" 1, "before last" -2 */
    DATE_PART,      /* "earlier" -1, "later" 1 (of this month) */
    DATE_AGO,       /* "ago" -1, "from now" 1 */
    DATE_BETWEEN,   /* "to", "and" */
    DATE_LEAD,      /* "from", "between" */
    DATE_IN,        /* "in" three weeks, but also "in" May */
    DATE_HOLIDAY,   /* month * 100 + day */
    DATE_NTH_HOLIDAY, /* month * 100 + weekday * 10 + which one of the month, 9 the last: Thanksgiving */
    DATE_EASTER,    /* days from Easter Sunday */
    DATE_DECADE,    /* its first year, in words: "the seventies" */
    DATE_CLOCK,     /* what follows a time of day: "pm" */
    DATE_SKIP,
    DATE_NUMBER,    /* in words */
    DATE_ORDINAL,   /* in words */
    DATE_SUFFIX,    /* the "rd" of 23rd */
    DATE_ROLES,
    /* not from the lexicon */
    DATE_DIGITS,    /* value, digits */
    DATE_SIGN,      /* value is the character: - / . , : ' */
};

enum date_unit { UNIT_DAY, UNIT_WEEK, UNIT_FORTNIGHT, UNIT_WEEKEND, UNIT_MONTH, UNIT_YEAR, UNIT_DECADE };

struct date_item {
    enum date_role role;
    int32_t value;
    uint8_t digits;
    bool blank_before;
};

enum { DATE_ITEMS_MOST = 24 };

/* Number of items; 0 when phrase is empty, too long or holds a word that no date has. */
uint32_t date_scan(str phrase, const struct date_words *words, struct date_item items[DATE_ITEMS_MOST]);

#endif
