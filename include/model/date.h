/* Calendar dates of the proleptic Gregorian calendar (ISO 8601), with unknown parts. Nothing here asks for today. */
#ifndef PHOTOFINISH_MODEL_DATE_H
#define PHOTOFINISH_MODEL_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct date {
    int16_t year;  /* 0: unknown */
    int8_t month;  /* 0: unknown */
    int8_t day;    /* 0: unknown */
};

/* First and last day; equal for a single day. */
struct date_range {
    struct date first, last;
};

static inline bool date_is_known(struct date d) { return d.year != 0; }
static inline bool date_is_full(struct date d) { return d.year && d.month && d.day; }

/* YYYY, YYYY-MM, YYYY-MM-DD or any longer ISO 8601 stamp; false when text begins with none of them or it is no real day. */
bool date_parse(str text, struct date *date);

/* YYYY-MM-DD, or as much as is known; empty when nothing is. */
str date_print(struct date date, struct arena *arena);

/* Days since 1970-01-01 of a full date, and back. */
int64_t date_to_days(struct date date);
struct date date_from_days(int64_t days);

int date_weekday(struct date date);                 /* 0 Monday … 6 Sunday */
int date_days_in_month(int year, int month);
int date_compare(struct date a, struct date b);     /* unknown parts count as 0 */

#endif
