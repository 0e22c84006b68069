#include <criterion/criterion.h>

#include "resolve/dates.h"

static struct arena arena;
static struct date_words words;

static void load(void) {
    struct error error = {0};
    cr_assert(date_words_load("rules", &words, &arena, &error) == OK, "%s", error.text);
}

static void drop(void) {
    arena_close(&arena);
}

TestSuite(dates, .init = load, .fini = drop);

/* Wednesday */
#define MIDWEEK "2023-08-23"

static const struct date_case {
    const char *phrase, *reference, *range; /* NULL: no date */
} cases[] = {
    /* weekdays */
    {"Wednesday", MIDWEEK, "2023-08-23"},
    {"on Wednesday", MIDWEEK, "2023-08-23"},
    {"Tuesday", MIDWEEK, "2023-08-22"},
    {"Thursday", MIDWEEK, "2023-08-17"},
    {"Thursday's", MIDWEEK, "2023-08-17"},
    {"Thursday\u2019s", MIDWEEK, "2023-08-17"},
    {"Sunday night", MIDWEEK, "2023-08-20"},
    {"early on Saturday", MIDWEEK, "2023-08-19"},
    {"Weds", MIDWEEK, "2023-08-23"},
    {"Sat.", MIDWEEK, "2023-08-19"},
    {"last Wednesday", MIDWEEK, "2023-08-16"},
    {"last Saturday", MIDWEEK, "2023-08-19"},
    {"next Saturday", MIDWEEK, "2023-08-26"},
    {"next Wednesday", MIDWEEK, "2023-08-30"},
    {"this Saturday", MIDWEEK, "2023-08-26"},
    {"this Monday", MIDWEEK, "2023-08-21"},
    {"the coming Sunday", MIDWEEK, "2023-08-27"},
    {"will on Friday", MIDWEEK, "2023-08-25"},
    {"Friday last week", MIDWEEK, "2023-08-18"},
    {"Monday of next week", MIDWEEK, "2023-08-28"},
    {"Wednesday 16", MIDWEEK, "2023-08-16"},
    {"Wednesday, 16th", MIDWEEK, "2023-08-16"},
    {"Saturday week", MIDWEEK, "2023-09-02"},
    {"a week on Saturday", MIDWEEK, "2023-09-02"},
    {"a week ago Saturday", MIDWEEK, "2023-08-12"},
    {"a week last Saturday", MIDWEEK, "2023-08-12"},
    {"8pm on Saturday", MIDWEEK, "2023-08-19"},
    {"Saturday at 9:40 p.m.", MIDWEEK, "2023-08-19"},
    {"9.40pm local time on Saturday", MIDWEEK, "2023-08-19"},
    {"21:15 on 12 July", MIDWEEK, "2023-07-12"},
    /* parts of months */
    {"the first Sunday in April", MIDWEEK, "2023-04-02"},
    {"the 2nd Sunday in April", MIDWEEK, "2023-04-09"},
    {"the fifth Sunday in August", MIDWEEK, NULL},
    {"the last Sunday of April", MIDWEEK, "2023-04-30"},
    {"the last Sunday of April 2019", MIDWEEK, "2019-04-28"},
    {"the second weekend of May", MIDWEEK, "2023-05-13/2023-05-14"},
    {"the last weekend in June", MIDWEEK, "2023-06-24/2023-06-25"},
    {"the first week of July", MIDWEEK, "2023-07-01/2023-07-07"},
    {"the fifth week of July", MIDWEEK, "2023-07-29/2023-07-31"},
    {"the last week of July", MIDWEEK, "2023-07-25/2023-07-31"},
    {"the end of July", MIDWEEK, "2023-07-01/2023-07-31"},
    {"the first Sunday", MIDWEEK, NULL},
    {"May Day", MIDWEEK, "2023-05-01"},
    {"Valentine's Day", MIDWEEK, "2023-02-14"},
    {"a couple of days ago", MIDWEEK, "2023-08-21"},
    {"almost two years ago", MIDWEEK, "2021-01-01/2021-12-31"},
    /* feasts that move */
    {"Easter Monday", MIDWEEK, "2023-04-10"},
    {"Whit Monday", MIDWEEK, "2023-05-29"},
    {"Thanksgiving 2022", MIDWEEK, "2022-11-24"},
    {"last Thanksgiving", MIDWEEK, "2022-11-24"},
    {"Memorial Day", MIDWEEK, "2023-05-29"},
    {"Labor Day last year", MIDWEEK, "2022-09-05"},
    {"Sunday (20)", MIDWEEK, "2023-08-20"},
    {"two Saturdays ago", MIDWEEK, "2023-08-12"},
    {"this time last year", MIDWEEK, "2022-01-01/2022-12-31"},
    {"in the winter of 2020-21", MIDWEEK, "2020-12-01/2021-02-28"},
    {"Good Friday", "2024-04-02", "2024-03-29"},
    {"last Easter", "2024-03-01", "2023-04-09"},
    {"Easter Sunday 2008", MIDWEEK, "2008-03-23"},
    {"Easter 2038", MIDWEEK, "2038-04-25"},
    /* years and decades */
    {"the 2012 season", MIDWEEK, "2012-01-01/2012-12-31"},
    {"the 2022-23 season", MIDWEEK, "2022-01-01/2023-12-31"},
    {"2022/23", MIDWEEK, "2022-01-01/2023-12-31"},
    {"2022/08", MIDWEEK, NULL},
    {"the seventies", MIDWEEK, "1970-01-01/1979-12-31"},
    {"the '90s", MIDWEEK, "1990-01-01/1999-12-31"},
    {"the early 80s", MIDWEEK, "1980-01-01/1989-12-31"},
    {"twenty-one years ago", MIDWEEK, "2002-01-01/2002-12-31"},
    {"May twenty-first", MIDWEEK, "2023-05-21"},
    {"a fortnight ago", MIDWEEK, "2023-08-07/2023-08-13"},
    {"fortnight ago", MIDWEEK, "2023-08-07/2023-08-13"},
    {"20230712", MIDWEEK, "2023-07-12"},
    {"20231312", MIDWEEK, NULL},
    /* days from the reference */
    {"today", MIDWEEK, MIDWEEK},
    {"tonight", MIDWEEK, MIDWEEK},
    {"this morning", MIDWEEK, MIDWEEK},
    {"yesterday", MIDWEEK, "2023-08-22"},
    {"yesterday's", MIDWEEK, "2023-08-22"},
    {"last night", MIDWEEK, "2023-08-22"},
    {"Last night's", MIDWEEK, "2023-08-22"},
    {"tomorrow", MIDWEEK, "2023-08-24"},
    {"the day before yesterday", MIDWEEK, "2023-08-21"},
    {"yesterday", "2024-03-01", "2024-02-29"},
    {"tomorrow", "2023-12-31", "2024-01-01"},
    /* ago and ahead */
    {"three days ago", MIDWEEK, "2023-08-20"},
    {"a day ago", MIDWEEK, "2023-08-22"},
    {"10 days ago", MIDWEEK, "2023-08-13"},
    {"two weeks ago", MIDWEEK, "2023-08-07/2023-08-13"},
    {"a fortnight ago", MIDWEEK, "2023-08-07/2023-08-13"},
    {"a month ago", MIDWEEK, "2023-07-01/2023-07-31"},
    {"nine months ago", MIDWEEK, "2022-11-01/2022-11-30"},
    {"two years ago", MIDWEEK, "2021-01-01/2021-12-31"},
    {"20 years ago", MIDWEEK, "2003-01-01/2003-12-31"},
    {"a decade ago", MIDWEEK, "2013-01-01/2013-12-31"},
    {"in three days", MIDWEEK, "2023-08-26"},
    {"in two years' time", MIDWEEK, "2025-01-01/2025-12-31"},
    {"two weeks from now", MIDWEEK, "2023-09-04/2023-09-10"},
    {"three days", MIDWEEK, NULL},
    {"in the last three weeks", MIDWEEK, "2023-08-02/2023-08-23"},
    {"the past two years", MIDWEEK, "2021-08-23/2023-08-23"},
    /* weeks, months, years */
    {"last week", MIDWEEK, "2023-08-14/2023-08-20"},
    {"this week", MIDWEEK, "2023-08-21/2023-08-27"},
    {"next week", MIDWEEK, "2023-08-28/2023-09-03"},
    {"the week before last", MIDWEEK, "2023-08-07/2023-08-13"},
    {"last month", MIDWEEK, "2023-07-01/2023-07-31"},
    {"last month", "2024-01-05", "2023-12-01/2023-12-31"},
    {"next month", "2023-12-05", "2024-01-01/2024-01-31"},
    {"this month", "2024-02-05", "2024-02-01/2024-02-29"},
    {"earlier this month", MIDWEEK, "2023-08-01/2023-08-23"},
    {"later this month", MIDWEEK, "2023-08-23/2023-08-31"},
    {"earlier this week", MIDWEEK, "2023-08-21/2023-08-23"},
    {"earlier this year", MIDWEEK, "2023-01-01/2023-08-23"},
    {"earlier in the year", MIDWEEK, "2023-01-01/2023-08-23"},
    {"last year", MIDWEEK, "2022-01-01/2022-12-31"},
    {"last year's", MIDWEEK, "2022-01-01/2022-12-31"},
    {"last season", MIDWEEK, "2022-01-01/2022-12-31"},
    {"the year before last", MIDWEEK, "2021-01-01/2021-12-31"},
    {"this year", MIDWEEK, "2023-01-01/2023-12-31"},
    {"next year", MIDWEEK, "2024-01-01/2024-12-31"},
    {"2021", MIDWEEK, "2021-01-01/2021-12-31"},
    {"in 2004", MIDWEEK, "2004-01-01/2004-12-31"},
    {"the 1990s", MIDWEEK, "1990-01-01/1999-12-31"},
    {"the week", MIDWEEK, NULL},
    /* weekends */
    {"the weekend", MIDWEEK, "2023-08-19/2023-08-20"},
    {"at the weekend", MIDWEEK, "2023-08-19/2023-08-20"},
    {"the weekend", "2023-08-26", "2023-08-26/2023-08-27"},
    {"the weekend", "2023-08-27", "2023-08-26/2023-08-27"},
    {"last weekend", MIDWEEK, "2023-08-19/2023-08-20"},
    {"last weekend", "2023-08-27", "2023-08-19/2023-08-20"},
    {"this weekend", MIDWEEK, "2023-08-26/2023-08-27"},
    {"next weekend", MIDWEEK, "2023-08-26/2023-08-27"},
    /* seasons */
    {"last summer", MIDWEEK, "2022-06-01/2022-08-31"},
    {"last summer", "2023-11-02", "2023-06-01/2023-08-31"},
    {"this summer", MIDWEEK, "2023-06-01/2023-08-31"},
    {"next summer", MIDWEEK, "2024-06-01/2024-08-31"},
    {"in the spring", MIDWEEK, "2023-03-01/2023-05-31"},
    {"last winter", MIDWEEK, "2022-12-01/2023-02-28"},
    {"the winter", "2024-01-10", "2023-12-01/2024-02-29"},
    {"the summer of 2012", MIDWEEK, "2012-06-01/2012-08-31"},
    {"the summer of '96", MIDWEEK, "1996-06-01/1996-08-31"},
    /* months and days */
    {"in May", MIDWEEK, "2023-05-01/2023-05-31"},
    {"in September", MIDWEEK, "2023-09-01/2023-09-30"},
    {"in November", "2023-02-01", "2022-11-01/2022-11-30"},
    {"in January", "2023-12-20", "2024-01-01/2024-01-31"},
    {"last May", MIDWEEK, "2023-05-01/2023-05-31"},
    {"last August", MIDWEEK, "2022-08-01/2022-08-31"},
    {"next May", MIDWEEK, "2024-05-01/2024-05-31"},
    {"May last year", MIDWEEK, "2022-05-01/2022-05-31"},
    {"May 2021", MIDWEEK, "2021-05-01/2021-05-31"},
    {"mid-May", MIDWEEK, "2023-05-01/2023-05-31"},
    {"July 12", MIDWEEK, "2023-07-12"},
    {"12 July", MIDWEEK, "2023-07-12"},
    {"12 July 2021", MIDWEEK, "2021-07-12"},
    {"July 12, 2021", MIDWEEK, "2021-07-12"},
    {"12th of July", MIDWEEK, "2023-07-12"},
    {"July 12 last year", MIDWEEK, "2022-07-12"},
    {"23rd August", MIDWEEK, "2023-08-23"},
    {"August 23rd", MIDWEEK, "2023-08-23"},
    {"Aug. 23", MIDWEEK, "2023-08-23"},
    {"Sept. 4, 2019", MIDWEEK, "2019-09-04"},
    {"December 12", "2024-01-05", "2023-12-12"},
    {"January 8", "2023-12-20", "2024-01-08"},
    {"Saturday, July 12", MIDWEEK, "2025-07-12"},
    {"Wednesday 12 July", MIDWEEK, "2023-07-12"},
    {"the 12th", MIDWEEK, "2023-08-12"},
    {"the 28th", MIDWEEK, "2023-07-28"},
    {"the 12th of last month", MIDWEEK, "2023-07-12"},
    {"Christmas Day", "2024-01-02", "2023-12-25"},
    {"New Year's Eve", "2024-01-02", "2023-12-31"},
    {"29 February 2024", MIDWEEK, "2024-02-29"},
    {"29 February 2023", MIDWEEK, NULL},
    {"June 31", MIDWEEK, NULL},
    {"32 June", MIDWEEK, NULL},
    /* figures */
    {"2023-08-19", MIDWEEK, "2023-08-19"},
    {"23/8/2023", MIDWEEK, "2023-08-23"},
    {"8/23/2023", MIDWEEK, "2023-08-23"},
    {"23.08.2023", MIDWEEK, "2023-08-23"},
    {"03.08.2023", MIDWEEK, "2023-08-03"},
    {"3/8/2023", MIDWEEK, NULL},
    {"2023-02-30", MIDWEEK, NULL},
    /* ranges */
    {"3-4 June", MIDWEEK, "2023-06-03/2023-06-04"},
    {"3\u20134 June 2021", MIDWEEK, "2021-06-03/2021-06-04"},
    {"June 3-4", MIDWEEK, "2023-06-03/2023-06-04"},
    {"August 19-27, 2023", MIDWEEK, "2023-08-19/2023-08-27"},
    {"30 June to 2 July", MIDWEEK, "2023-06-30/2023-07-02"},
    {"June 30-July 2, 2022", MIDWEEK, "2022-06-30/2022-07-02"},
    {"from 30 December to 2 January 2023", MIDWEEK, "2022-12-30/2023-01-02"},
    {"between May and July", MIDWEEK, "2023-05-01/2023-07-31"},
    {"2015-2018", MIDWEEK, "2015-01-01/2018-12-31"},
    {"2023-24", MIDWEEK, "2023-01-01/2024-12-31"},
    {"Saturday and Sunday", MIDWEEK, "2023-08-19/2023-08-20"},
    {"Friday to Sunday", MIDWEEK, "2023-08-18/2023-08-20"},
    {"next Saturday and Sunday", MIDWEEK, "2023-08-26/2023-08-27"},
    {"4-3 June", MIDWEEK, NULL},
    {"1-2-3 June", MIDWEEK, NULL},
    /* without a reference */
    {"12 July 2021", NULL, "2021-07-12"},
    {"May 2021", NULL, "2021-05-01/2021-05-31"},
    {"2021", NULL, "2021-01-01/2021-12-31"},
    {"Wednesday", NULL, NULL},
    {"July 12", NULL, NULL},
    {"last year", NULL, NULL},
    /* no dates, and hostile ones */
    {"", MIDWEEK, NULL},
    {"   ", MIDWEEK, NULL},
    {"the", MIDWEEK, NULL},
    {"last", MIDWEEK, NULL},
    {"a long time ago", MIDWEEK, NULL},
    {"1500m", MIDWEEK, NULL},
    {"3:29.38", MIDWEEK, NULL},
    {"May May", MIDWEEK, NULL},
    {"Monday Tuesday", MIDWEEK, NULL},
    {"99999999999999999999", MIDWEEK, NULL},
    {"999 years ago", MIDWEEK, "1024-01-01/1024-12-31"},
    {"999 decades ago", MIDWEEK, NULL},
    {"0 days ago", MIDWEEK, NULL},
    {"\xFF\xC3", MIDWEEK, NULL},
    {"-", MIDWEEK, NULL},
    {"----------------------------------------", MIDWEEK, NULL},
    {"the the the the the the the the the the the the the the the the the the the the the", MIDWEEK, NULL},
};

Test(dates, what_news_prose_says_becomes_days) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct date reference = {0};
        if (cases[i].reference)
            cr_assert(date_parse(str_of(cases[i].reference), &reference));
        struct date_range range;
        bool found = date_resolve(str_of(cases[i].phrase), reference, &words, &range);
        str got = found ? date_range_print(range, &arena) : STR("no date");
        str hoped = cases[i].range ? str_of(cases[i].range) : STR("no date");
        cr_expect(str_equal(got, hoped), "\"%s\" seen from %s: hoped for %.*s, got %.*s", cases[i].phrase,
                  cases[i].reference ? cases[i].reference : "nowhere", STR_ARG(hoped), STR_ARG(got));
    }
}

Test(dates, a_sentence_about_the_future_looks_ahead) {
    static const struct { const char *phrase, *range; } ahead[] = {
        {"Saturday", "2023-08-26"}, {"on Wednesday", "2023-08-23"}, {"at the weekend", "2023-08-26/2023-08-27"},
        {"the 12th", "2023-09-12"}, {"the winter", "2023-12-01/2024-02-29"}, {"Saturday and Sunday", "2023-08-26/2023-08-27"},
        {"yesterday", "2023-08-22"},
    };
    struct date reference = {2023, 8, 23};
    for (size_t i = 0; i < sizeof ahead / sizeof *ahead; i++) {
        struct date_range range;
        cr_assert(date_resolve_in(str_of(ahead[i].phrase), reference, TENSE_FUTURE, &words, &range), "%s", ahead[i].phrase);
        str got = date_range_print(range, &arena);
        cr_expect(str_equal(got, str_of(ahead[i].range)), "%s: hoped for %s, got %.*s", ahead[i].phrase, ahead[i].range, STR_ARG(got));
    }
}

Test(dates, any_bytes_are_read_without_harm) {
    static const char *const parts[] = {"last ", "May", "31", " ", "-", "2023", "Friday ", "to ", "ago", "two ", "weeks ", "th", "'", "/", "9999", "\xE2", "summer "};
    uint32_t state = 11;
    for (int i = 0; i < 20000; i++) {
        char text[128] = "";
        for (int k = 0; k < 6; k++) {
            state = state * 1664525u + 1013904223u;
            strcat(text, parts[(state >> 16) % (sizeof parts / sizeof *parts)]);
        }
        struct date_range range;
        if (date_resolve(str_of(text), (struct date){1, 1, 1}, &words, &range))
            cr_assert(range.first.year >= -20000 && date_compare(range.first, range.last) <= 0, "%s", text);
    }
}
