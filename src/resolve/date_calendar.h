/* Private to the date resolver: ranges of the calendar. Days are counted from 1970-01-01, weekdays from Monday, 0. */
#ifndef PHOTOFINISH_RESOLVE_DATE_CALENDAR_H
#define PHOTOFINISH_RESOLVE_DATE_CALENDAR_H

#include "resolve/dates.h"

struct date_range days_range(int64_t first, int64_t last);
int64_t monday_of(int64_t day);
int64_t weekday_at_or_before(int64_t day, int weekday);
int64_t weekday_at_or_after(int64_t day, int weekday);
bool year_is_real(int year);

/* False where a year is none. Months are counted from the year 0: year * 12 + month - 1. */
bool years_range(int first, int last, struct date_range *range);
bool months_range(int first, int count, struct date_range *range);
int month_number(struct date date);

/* Easter Sunday of the Gregorian calendar (Oudin's algorithm; US Naval Observatory, "The Date of Easter"). */
struct date easter_sunday(int year);

#endif
