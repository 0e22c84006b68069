/*
 * When English news prose says something happened: a date phrase against a reference date, mostly the article's.
 *
 *     struct date_words words;
 *     date_words_load("rules", &words, arena, error);
 *     date_resolve(STR("last Saturday"), reference, &words, &range);   // 2023-08-19 for 2023-08-23
 *
 * Conventions (those of newspapers; none asks for today):
 *  - a bare weekday is the latest one at or before the reference ("on Wednesday"), "last" is before it, "next" behind it;
 *  - a day or month without a year is the reference's year, unless that is more than half a year ahead (then the year
 *    before) or ten months back (then the year after);
 *  - weeks begin on Monday; "the weekend" is the latest that has begun, "this weekend" the one that comes or runs;
 *  - "two years ago" is that whole year, "two weeks ago" that whole week, "three days ago" that day;
 *  - summer is June to August, winter December to February, and so on: the northern seasons of the calendar of athletics.
 */
#ifndef PHOTOFINISH_RESOLVE_DATES_H
#define PHOTOFINISH_RESOLVE_DATES_H

#include "base/error.h"
#include "base/table.h"
#include "model/date.h"

/* The rows of dates.tsv, read once. */
struct date_words {
    struct table by_phrase;
};

/* Reads FOLDER/lexicon/dates.tsv; everything lives in the arena. */
enum status date_words_load(const char *rules_folder, struct date_words *words, struct arena *arena, struct error *error);

/* What the sentence around a phrase says of its tense: "will run on Saturday" is a Saturday ahead. */
enum date_tense { TENSE_PAST, TENSE_FUTURE };

/* First and last day of what phrase says. False when it says no date, no real day, or needs a reference that is not known
 * (absolute dates need none). */
bool date_resolve_in(str phrase, struct date reference, enum date_tense tense, const struct date_words *words,
                     struct date_range *range);

/* date_resolve_in for the past tense, in which news is written. */
bool date_resolve(str phrase, struct date reference, const struct date_words *words, struct date_range *range);

/* "2023-08-23", or "2023-08-19/2023-08-27" for more than one day. */
str date_range_print(struct date_range range, struct arena *arena);

#endif
