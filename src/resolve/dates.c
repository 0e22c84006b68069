/*
 * A phrase becomes fields (weekday, day, month, year, unit, shift …), fields become a range. "3-4 June" is two phrases that
 * share what one of them lacks.
 */
#include "resolve/dates.h"

#include "date_calendar.h"
#include "date_fields.h"

struct setting {
    struct date reference;
    enum date_tense tense;
};

/* ---- one phrase ---- */

/* The year of a day or month that is told without one. */
static int year_near(struct date reference, int month, int day) {
    struct date first = {reference.year, (int8_t)month, (int8_t)(day ? day : 1)};
    int64_t ahead = date_to_days(first) - date_to_days(reference);
    if (ahead > 183)
        return reference.year - 1;
    return ahead < -300 ? reference.year + 1 : reference.year;
}

/* "the second Sunday in May", "the last weekend of June", "the first week of July"; month is the whole of it. */
static bool resolve_nth(const struct fields *f, int nth, struct date_range month, struct date_range *range) {
    enum { SATURDAY = 5 };
    int64_t first = date_to_days(month.first), last = date_to_days(month.last), begin;
    int days = f->weekday != UNKNOWN ? 1 : f->unit == UNIT_WEEKEND ? 2 : 7, weekday = days == 1 ? f->weekday : SATURDAY;
    if (days == 7)
        begin = nth < 0 ? last - 6 : first + 7 * (nth - 1);
    else
        begin = nth < 0 ? weekday_at_or_before(last, weekday) : weekday_at_or_after(first, weekday) + 7 * (nth - 1);
    int64_t end = begin + days - 1;
    *range = days_range(begin, end > last && days == 7 ? last : end);
    return begin <= last;
}

static bool resolve_month(const struct fields *f, struct setting at, struct date_range *range) {
    bool is_part = f->weekday != UNKNOWN || f->unit == UNIT_WEEK || f->unit == UNIT_WEEKEND;
    int nth = f->nth ? f->nth : f->shift == -1 && is_part && !f->day ? LAST_OF_MONTH : 0;
    if (nth) {
        struct fields whole = *f;
        struct date_range month = {0};
        whole.weekday = UNKNOWN;
        if (!f->nth) /* the "last" of "the last weekend of July" is spent, that of "last Thanksgiving" is not */
            whole.shift = UNKNOWN;
        if (f->unit != UNIT_YEAR)
            whole.unit = UNKNOWN;
        whole.nth = 0;
        return resolve_month(&whole, at, &month) && resolve_nth(f, nth, month, range);
    }
    int year = f->year;
    bool by_year_unit = f->unit == UNIT_YEAR && f->shift != UNKNOWN;
    if (!year && !date_is_full(at.reference))
        return false;
    if (!year && by_year_unit)
        year = at.reference.year + f->shift;
    else if (!year && f->shift != UNKNOWN) {
        int distance = f->month - at.reference.month;
        year = at.reference.year + (f->shift < 0 ? -(distance >= 0) : f->shift > 0 ? distance <= 0 : 0);
    } else if (!year && f->weekday != UNKNOWN && f->day) { /* the year in which it is that weekday */
        static const int nearest[] = {0, -1, 1, -2, 2};
        for (size_t i = 0; i < sizeof nearest / sizeof *nearest && !year; i++) {
            int candidate = at.reference.year + nearest[i];
            struct date date = {(int16_t)candidate, (int8_t)f->month, (int8_t)f->day};
            if (f->day <= date_days_in_month(candidate, f->month) && date_weekday(date) == f->weekday)
                year = candidate;
        }
    }
    if (!year)
        year = year_near(at.reference, f->month, f->day);
    if (!f->day)
        return months_range(year * 12 + f->month - 1, 1, range);
    if (!year_is_real(year) || f->day > date_days_in_month(year, f->month))
        return false;
    struct date day = {(int16_t)year, (int8_t)f->month, (int8_t)f->day};
    *range = (struct date_range){day, day};
    return true;
}

/* "Saturday week", "a week on Saturday", "a week ago Saturday", "a week last Saturday" */
static bool resolve_weekday_of_weeks(const struct fields *f, struct setting at, struct date_range *range) {
    int64_t today = date_to_days(at.reference);
    int days = (f->unit == UNIT_WEEK ? 7 : 14) * (f->count ? f->count : 1);
    bool is_past = f->ago < 0 || f->shift == -1;
    int64_t day = is_past ? weekday_at_or_before(today - 1, f->weekday) - days : weekday_at_or_after(today + 1, f->weekday) + days;
    *range = days_range(day, day);
    return true;
}

static bool resolve_weekday(const struct fields *f, struct setting at, struct date_range *range) {
    int64_t today = date_to_days(at.reference), day;
    bool future = at.tense == TENSE_FUTURE;
    if (f->day) { /* "Wednesday 23" */
        for (int distance = 0; distance <= 200; distance++)
            for (int sign = -1; sign <= 1; sign += 2) {
                struct date date = date_from_days(today + (future ? -sign : sign) * distance);
                if (date.day == f->day && date_weekday(date) == f->weekday) {
                    *range = (struct date_range){date, date};
                    return true;
                }
            }
        return false;
    }
    if (f->count && f->unit == UNKNOWN) { /* "two Saturdays ago" */
        day = weekday_at_or_before(today - 1, f->weekday) - 7 * (f->count - 1);
        *range = days_range(day, day);
        return f->ago < 0;
    }
    bool counts_weeks = f->count || (f->unit == UNIT_WEEK && f->shift == UNKNOWN);
    if (counts_weeks && (f->unit == UNIT_WEEK || f->unit == UNIT_FORTNIGHT))
        return resolve_weekday_of_weeks(f, at, range);
    if (f->unit == UNIT_WEEK)
        day = monday_of(today) + 7 * f->shift + f->weekday;
    else if (f->unit != UNKNOWN)
        return false;
    else if (f->shift == UNKNOWN)
        day = future ? weekday_at_or_after(today, f->weekday) : weekday_at_or_before(today, f->weekday);
    else if (f->shift == 0)
        day = future ? weekday_at_or_after(today, f->weekday) : monday_of(today) + f->weekday;
    else if (f->shift < 0)
        day = weekday_at_or_before(today - 1, f->weekday) + 7 * (f->shift + 1);
    else
        day = weekday_at_or_after(today + 1, f->weekday) + 7 * (f->shift - 1);
    *range = days_range(day, day);
    return true;
}

static bool resolve_easter(const struct fields *f, struct setting at, struct date_range *range) {
    if (!f->year && !date_is_full(at.reference))
        return false;
    struct date easter = easter_sunday(f->year ? f->year : at.reference.year);
    int64_t days = date_to_days(easter) + f->easter, today = date_to_days(at.reference);
    int shift = f->unit == UNIT_YEAR && f->shift != UNKNOWN ? f->shift
                : f->shift == UNKNOWN || f->shift == 0      ? 0
                : f->shift < 0                              ? -(days >= today)
                                                            : days <= today;
    if (!f->year && f->shift == UNKNOWN)
        shift = year_near(at.reference, easter.month, easter.day) - at.reference.year;
    if (!f->year && shift)
        days = date_to_days(easter_sunday(at.reference.year + shift)) + f->easter;
    *range = days_range(days, days);
    return true;
}

static bool resolve_weekend(const struct fields *f, struct setting at, struct date_range *range) {
    enum { SATURDAY = 5, SUNDAY = 6 };
    int64_t today = date_to_days(at.reference), saturday;
    bool is_now = date_weekday(at.reference) >= SATURDAY;
    if (f->shift == 0 || (f->shift == UNKNOWN && at.tense == TENSE_FUTURE))
        saturday = is_now ? weekday_at_or_before(today, SATURDAY) : weekday_at_or_after(today, SATURDAY);
    else if (f->shift == UNKNOWN)
        saturday = weekday_at_or_before(today, SATURDAY);
    else if (f->shift < 0)
        saturday = weekday_at_or_before(today - 1, SUNDAY) - 1 + 7 * (f->shift + 1);
    else
        saturday = weekday_at_or_after(today + 1, SATURDAY) + 7 * (f->shift - 1);
    *range = days_range(saturday, saturday + 1);
    return true;
}

enum { WINTER = 12 }; /* its first month */

/* Winter begins in the year it is called after. */
static bool resolve_season(const struct fields *f, struct setting at, struct date_range *range) {
    if (f->year)
        return months_range(f->year * 12 + f->season - 1, 3, range);
    if (!date_is_full(at.reference))
        return false;
    int now = month_number(at.reference);
    int first = at.reference.year * 12 + f->season - 1;
    if (f->unit == UNIT_YEAR && f->shift != UNKNOWN)
        first += 12 * f->shift;
    else if (f->shift == UNKNOWN)
        first -= at.tense == TENSE_PAST && first > now ? 12 : 0;
    else if (f->shift < 0)
        first += 12 * (f->shift + 1) - (first + 2 >= now ? 12 : 0);
    else if (f->shift > 0)
        first += 12 * (f->shift - 1) + (first <= now ? 12 : 0);
    return months_range(first, 3, range);
}

/* "two years ago", "in three days" */
static bool resolve_count(const struct fields *f, int direction, struct setting at, struct date_range *range) {
    int64_t today = date_to_days(at.reference);
    int distance = f->count * direction;
    switch (f->unit) {
    case UNIT_DAY:
        *range = days_range(today + distance, today + distance);
        return true;
    case UNIT_WEEK:
    case UNIT_FORTNIGHT: {
        int64_t monday = monday_of(today) + distance * (f->unit == UNIT_WEEK ? 7 : 14);
        *range = days_range(monday, monday + 6);
        return true;
    }
    case UNIT_MONTH:
        return months_range(month_number(at.reference) + distance, 1, range);
    case UNIT_YEAR:
    case UNIT_DECADE: {
        int year = at.reference.year + distance * (f->unit == UNIT_YEAR ? 1 : 10);
        return years_range(year, year, range);
    }
    default:
        return false;
    }
}

/* "the last three weeks": up to the reference */
static bool resolve_span_of_time(const struct fields *f, struct setting at, struct date_range *range) {
    struct date_range far;
    struct date start = at.reference;
    int direction = f->shift < 0 ? -1 : 1;
    if (!resolve_count(f, direction, at, &far))
        return false;
    start.year = far.first.year;
    if (f->unit == UNIT_MONTH)
        start.month = far.first.month;
    if (start.day > date_days_in_month(start.year, start.month))
        start.day = (int8_t)date_days_in_month(start.year, start.month);
    if (f->unit <= UNIT_FORTNIGHT) {
        static const int days[] = {[UNIT_DAY] = 1, [UNIT_WEEK] = 7, [UNIT_FORTNIGHT] = 14};
        start = date_from_days(date_to_days(at.reference) + direction * f->count * days[f->unit]);
    }
    *range = direction < 0 ? (struct date_range){start, at.reference} : (struct date_range){at.reference, start};
    return true;
}

/* "last week", "this year", "earlier this month" */
static bool resolve_unit(const struct fields *f, struct setting at, struct date_range *range) {
    int shift = f->shift == UNKNOWN ? 0 : f->shift;
    bool found;
    if (f->shift == UNKNOWN && !f->part)
        return false; /* "the week" may be any */
    switch (f->unit) {
    case UNIT_WEEK: {
        int64_t monday = monday_of(date_to_days(at.reference)) + 7 * shift;
        *range = days_range(monday, monday + 6);
        found = true;
        break;
    }
    case UNIT_MONTH:
        found = months_range(month_number(at.reference) + shift, 1, range);
        break;
    case UNIT_YEAR:
        found = years_range(at.reference.year + shift, at.reference.year + shift, range);
        break;
    case UNIT_DECADE: {
        int first = at.reference.year / 10 * 10 + shift * 10;
        found = years_range(first, first + 9, range);
        break;
    }
    default:
        found = false;
    }
    if (found && shift == 0 && f->part < 0)
        range->last = at.reference;
    if (found && shift == 0 && f->part > 0)
        range->first = at.reference;
    return found;
}

/* "the 12th", "the 12th of last month" */
static bool resolve_day_alone(const struct fields *f, struct setting at, struct date_range *range) {
    int month = month_number(at.reference);
    if (f->unit == UNIT_MONTH && f->shift != UNKNOWN)
        month += f->shift;
    else if (f->unit != UNKNOWN || !f->day_is_ordinal)
        return false;
    else if (at.tense == TENSE_PAST)
        month -= f->day > at.reference.day;
    else
        month += f->day < at.reference.day;
    if (!year_is_real(month / 12) || f->day > date_days_in_month(month / 12, month % 12 + 1))
        return false;
    range->first = range->last = (struct date){(int16_t)(month / 12), (int8_t)(month % 12 + 1), (int8_t)f->day};
    return true;
}

static bool resolve_fields(const struct fields *f, struct setting at, struct date_range *range) {
    bool relative = date_is_full(at.reference);
    if (f->easter != UNKNOWN)
        return !f->month && !f->day && f->weekday == UNKNOWN && resolve_easter(f, at, range);
    if (f->nth && !f->month)
        return false;
    if (f->month)
        return resolve_month(f, at, range);
    if (f->season)
        return resolve_season(f, at, range);
    if (f->year)
        return f->weekday == UNKNOWN && !f->day && years_range(f->year, f->year + (f->is_decade ? 9 : 0), range);
    if (!relative)
        return false;
    if (f->days != UNKNOWN) {
        int64_t day = date_to_days(at.reference) + f->days;
        *range = days_range(day, day);
        return true;
    }
    if (f->weekday != UNKNOWN)
        return resolve_weekday(f, at, range);
    if (f->unit == UNIT_WEEKEND && !f->count)
        return resolve_weekend(f, at, range);
    if (f->unit != UNKNOWN && f->ago && !f->count && !f->day) { /* "fortnight ago" */
        struct fields one = *f;
        one.count = 1;
        return resolve_count(&one, f->ago, at, range);
    }
    if (f->count && f->unit != UNKNOWN) {
        if (f->ago || f->in)
            return resolve_count(f, f->ago ? f->ago : 1, at, range);
        return f->shift != UNKNOWN && f->shift && resolve_span_of_time(f, at, range);
    }
    if (f->day)
        return resolve_day_alone(f, at, range);
    return f->unit != UNKNOWN && resolve_unit(f, at, range);
}

/* ---- ranges ---- */

static bool is_divider(const struct date_item *items, uint32_t i, uint32_t count) {
    if (!i || i + 1 == count)
        return false;
    bool hyphen = items[i].role == DATE_SIGN && items[i].value == '-' && items[i - 1].role != DATE_SKIP;
    bool between_years = items[i].role == DATE_SIGN && items[i].value == '/' && items[i - 1].digits == 4 && items[i + 1].digits == 2 &&
                         (items[i - 1].value + 1) % 100 == items[i + 1].value; /* 2022/23 */
    return hyphen || between_years || items[i].role == DATE_BETWEEN;
}

/* Each side takes from the other what only one of them says: "3-4 June 2021", "30 June to 2 July". */
static void share(struct fields *left, struct fields *right) {
    if (left->day && !left->month && right->month && right->day)
        left->month = right->month;
    if (right->day && !right->month && left->month && left->day)
        right->month = left->month;
    if (left->season && !right->season && right->year) /* no such thing is written */
        return;
    if (left->month && right->month && !left->year && right->year)
        left->year = right->year - (left->month > right->month);
    if (left->month && right->month && left->year && !right->year)
        right->year = left->year + (left->month > right->month);
    if (left->shift != UNKNOWN && right->shift == UNKNOWN)
        right->shift = left->shift;
}

static bool resolve_weekdays(const struct fields *left, const struct fields *right, struct setting at, struct date_range *range) {
    bool ahead = left->shift > 0 || at.tense == TENSE_FUTURE;
    struct date_range one;
    if (!resolve_fields(ahead ? left : right, at, &one))
        return false;
    int64_t day = date_to_days(one.first);
    *range = ahead ? days_range(day, weekday_at_or_after(day, right->weekday)) : days_range(weekday_at_or_before(day, left->weekday), day);
    return true;
}

static bool resolve_between(struct fields left, struct fields right, struct setting at, struct date_range *range) {
    struct date_range first, last;
    int short_year = right.day && !right.day_is_ordinal ? right.day : right.unit == UNIT_YEAR ? right.count : 0;
    if (left.year && !left.month && !right.month && short_year) { /* 2023-24, the 2023-24 season */
        right.year = left.year / 100 * 100 + short_year;
        right.day = right.count = 0;
    }
    if (left.season == WINTER && left.year && right.year == left.year + 1 && !right.month) /* the winter of 2020-21 is one winter */
        return resolve_fields(&left, at, range);
    share(&left, &right);
    if (left.weekday != UNKNOWN && right.weekday != UNKNOWN && !left.day && !right.day)
        return resolve_weekdays(&left, &right, at, range);
    if (!resolve_fields(&left, at, &first) || !resolve_fields(&right, at, &last))
        return false;
    *range = (struct date_range){first.first, last.last};
    return date_compare(range->first, range->last) <= 0;
}

/* 2023-08-23, 20230823, 23/8/2023, 8/23/2023, 23.08.2023; false when day and month could be exchanged. */
static bool resolve_numeric(const struct date_item *items, uint32_t count, struct date_range *range) {
    if (count == 1 && items[0].digits == 8) {
        struct date date = {(int16_t)(items[0].value / 10000), (int8_t)(items[0].value / 100 % 100), (int8_t)(items[0].value % 100)};
        range->first = range->last = date;
        return year_is_real(date.year) && date.day >= 1 && date.day <= date_days_in_month(date.year, date.month);
    }
    if (count != 5 || items[0].role != DATE_DIGITS || items[2].role != DATE_DIGITS || items[4].role != DATE_DIGITS
        || items[1].role != DATE_SIGN || items[3].role != DATE_SIGN || items[1].value != items[3].value)
        return false;
    int year = items[4].value, day = items[0].value, month = items[2].value;
    char sign = (char)items[1].value;
    if (items[0].digits == 4) {
        year = items[0].value;
        day = items[4].value;
    } else if (items[4].digits != 4 || !strchr("/.-", sign) || (sign != '.' && day <= 12 && month <= 12 && day != month)) {
        return false;
    } else if (sign != '.' && month > 12) {
        day = items[2].value;
        month = items[0].value;
    }
    if (!year_is_real(year) || day < 1 || day > date_days_in_month(year, month))
        return false;
    range->first = range->last = (struct date){(int16_t)year, (int8_t)month, (int8_t)day};
    return true;
}

bool date_resolve_in(str phrase, struct date reference, enum date_tense tense, const struct date_words *words,
                     struct date_range *range) {
    struct setting at = {reference, tense};
    struct date_item items[DATE_ITEMS_MOST];
    uint32_t count = date_scan(str_trim(phrase), words, items);
    if (!count)
        return false;
    if (resolve_numeric(items, count, range))
        return true;
    uint32_t divider = 0;
    for (uint32_t i = 0; i < count; i++)
        if (is_divider(items, i, count)) {
            if (divider)
                return false;
            divider = i;
        }
    struct fields left, right;
    if (!divider)
        return date_fields_read(items, count, reference, &left) && resolve_fields(&left, at, range);
    return date_fields_read(items, divider, reference, &left) && date_fields_read(items + divider + 1, count - divider - 1, reference, &right)
           && resolve_between(left, right, at, range);
}

bool date_resolve(str phrase, struct date reference, const struct date_words *words, struct date_range *range) {
    return date_resolve_in(phrase, reference, TENSE_PAST, words, range);
}

str date_range_print(struct date_range range, struct arena *arena) {
    str first = date_print(range.first, arena);
    if (date_compare(range.first, range.last) == 0)
        return first;
    str last = date_print(range.last, arena);
    return str_print(arena, "%.*s/%.*s", STR_ARG(first), STR_ARG(last));
}
