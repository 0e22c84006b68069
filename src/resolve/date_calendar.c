#include "date_calendar.h"

struct date_range days_range(int64_t first, int64_t last) {
    return (struct date_range){date_from_days(first), date_from_days(last)};
}

int64_t monday_of(int64_t day) {
    return day - date_weekday(date_from_days(day));
}

int64_t weekday_at_or_before(int64_t day, int weekday) {
    return day - (date_weekday(date_from_days(day)) - weekday + 7) % 7;
}

int64_t weekday_at_or_after(int64_t day, int weekday) {
    return day + (weekday - date_weekday(date_from_days(day)) + 7) % 7;
}

bool year_is_real(int year) {
    return year >= 1 && year <= 9999;
}

bool years_range(int first, int last, struct date_range *range) {
    *range = (struct date_range){{(int16_t)first, 1, 1}, {(int16_t)last, 12, 31}};
    return year_is_real(first) && year_is_real(last);
}

bool months_range(int first, int count, struct date_range *range) {
    int last = first + count - 1;
    if (!year_is_real(first / 12) || !year_is_real(last / 12))
        return false;
    int last_day = date_days_in_month(last / 12, last % 12 + 1);
    *range = (struct date_range){{(int16_t)(first / 12), (int8_t)(first % 12 + 1), 1},
                                 {(int16_t)(last / 12), (int8_t)(last % 12 + 1), (int8_t)last_day}};
    return true;
}

int month_number(struct date date) {
    return date.year * 12 + date.month - 1;
}


struct date easter_sunday(int year) {
    int century = year / 100, golden = year % 19;
    int k = (century - 17) / 25;
    int moon = (century - century / 4 - (century - k) / 3 + 19 * golden + 15) % 30;
    moon -= moon / 28 * (1 - moon / 28 * (29 / (moon + 1)) * ((21 - golden) / 11));
    int weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
    int sunday = moon - weekday, month = 3 + (sunday + 40) / 44;
    return (struct date){(int16_t)year, (int8_t)month, (int8_t)(sunday + 28 - 31 * (month / 4))};
}
