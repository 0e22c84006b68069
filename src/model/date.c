#include "model/date.h"

int date_days_in_month(int year, int month) {
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
        return 0;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

static bool number_at(str text, size_t at, size_t digits, int *value) {
    int64_t number;
    if (at + digits > text.size || !str_to_int(str_slice(text, at, at + digits), &number))
        return false;
    *value = (int)number;
    return true;
}

bool date_parse(str text, struct date *date) {
    int year, month, day;
    if (!number_at(text, 0, 4, &year) || year == 0)
        return false;
    *date = (struct date){(int16_t)year, 0, 0};
    if (text.size == 4)
        return true;
    if (text.data[4] != '-' || !number_at(text, 5, 2, &month) || month < 1 || month > 12)
        return false;
    date->month = (int8_t)month;
    if (text.size == 7)
        return true;
    if (text.data[7] != '-' || !number_at(text, 8, 2, &day) || day < 1 || day > date_days_in_month(year, month))
        return false;
    date->day = (int8_t)day;
    return text.size == 10 || !char_is_digit(text.data[10]);
}

str date_print(struct date date, struct arena *arena) {
    if (!date.year)
        return (str){0};
    if (!date.month)
        return str_print(arena, "%04d", date.year);
    if (!date.day)
        return str_print(arena, "%04d-%02d", date.year, date.month);
    return str_print(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

/* Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days. */
int64_t date_to_days(struct date date) {
    int64_t year = date.year - (date.month <= 2);
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct date date_from_days(int64_t days) {
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t day_of_era = days - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * day_of_year + 2) / 153;
    int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
    int64_t year = year_of_era + era * 400 + (month <= 2);
    return (struct date){(int16_t)year, (int8_t)month, (int8_t)(day_of_year - (153 * shifted + 2) / 5 + 1)};
}

int date_weekday(struct date date) {
    int64_t days = date_to_days(date) + 3; /* 1970-01-01 was a Thursday */
    return (int)(((days % 7) + 7) % 7);
}

int date_compare(struct date a, struct date b) {
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}
