#include "date_fields.h"

static bool set_once(int *field, int empty, int value) {
    bool was_empty = *field == empty;
    *field = value;
    return was_empty;
}

/* Items of a time of day at i, which a date leaves aside: "8pm", "9.40 p.m.", "21:15 local time". 0: none. */
static uint32_t clock_size(const struct date_item *items, uint32_t i, uint32_t count) {
    uint32_t end = i + 1;
    if (items[i].role != DATE_DIGITS || items[i].digits > 2)
        return 0;
    bool has_colon = end < count && items[end].role == DATE_SIGN && items[end].value == ':';
    bool has_minutes = end + 1 < count && items[end].role == DATE_SIGN && strchr(":.", items[end].value) && items[end + 1].digits == 2;
    end += has_minutes ? 2 : 0;
    bool is_named = end < count && items[end].role == DATE_CLOCK;
    while (end < count && items[end].role == DATE_CLOCK)
        end++;
    return is_named || (has_minutes && has_colon) ? end - i : 0;
}

/* Two digits of a year: the nearest century's. */
static int long_year(int digits, struct date reference) {
    int base = reference.year ? reference.year : 2000;
    int year = base / 100 * 100 + digits;
    return year > base + 20 ? year - 100 : year;
}

static bool begins_part_of_month(const struct date_item *item) {
    return item->role == DATE_WEEKDAY || (item->role == DATE_UNIT && (item->value == UNIT_WEEK || item->value == UNIT_WEEKEND));
}

static bool add_digits(const struct date_item *items, uint32_t i, uint32_t count, struct date reference, struct fields *f) {
    struct date_item item = items[i];
    const struct date_item *next = i + 1 < count ? &items[i + 1] : NULL;
    bool glued = next && !next->blank_before;
    const struct date_item *behind = glued && next->role == DATE_SUFFIX && i + 2 < count ? next + 1 : NULL;
    if (behind && begins_part_of_month(behind))
        return set_once(&f->nth, 0, item.value);
    if (next && next->role == DATE_UNIT && (item.digits < 4 || next->value != UNIT_YEAR))
        return item.value > 0 && item.digits <= 3 && set_once(&f->count, 0, item.value);
    if (item.digits == 4) {
        f->is_decade = glued && next->role == DATE_SKIP && item.value % 10 == 0;
        return item.value >= 1000 && set_once(&f->year, 0, item.value);
    }
    if (i && items[i - 1].role == DATE_SIGN && items[i - 1].value == '\'' && item.digits == 2 && !item.blank_before)
        return f->is_decade = glued && next->role == DATE_SKIP && item.value % 10 == 0, set_once(&f->year, 0, long_year(item.value, reference));
    if (item.digits == 2 && item.value % 10 == 0 && glued && next->role == DATE_SKIP) { /* the 90s */
        f->is_decade = true;
        return set_once(&f->year, 0, long_year(item.value, reference));
    }
    f->day_is_ordinal = glued && next->role == DATE_SUFFIX;
    return item.digits <= 2 && item.value >= 1 && item.value <= 31 && set_once(&f->day, 0, item.value);
}

static bool add_item(const struct date_item *items, uint32_t i, uint32_t count, struct date reference, struct fields *f) {
    struct date_item item = items[i];
    switch (item.role) {
    case DATE_DIGITS: return add_digits(items, i, count, reference, f);
    case DATE_WEEKDAY: return set_once(&f->weekday, UNKNOWN, item.value);
    case DATE_MONTH: return set_once(&f->month, 0, item.value);
    case DATE_UNIT: return set_once(&f->unit, UNKNOWN, item.value);
    case DATE_SEASON: return set_once(&f->season, 0, item.value);
    case DATE_DAYS: return set_once(&f->days, UNKNOWN, item.value);
    case DATE_AGO: return set_once(&f->ago, 0, item.value);
    case DATE_PART: return set_once(&f->part, 0, item.value);
    case DATE_HOLIDAY: return set_once(&f->month, 0, item.value / 100) && set_once(&f->day, 0, item.value % 100);
    case DATE_NTH_HOLIDAY:
        f->nth = item.value % 10 == 9 ? LAST_OF_MONTH : item.value % 10;
        return set_once(&f->month, 0, item.value / 100) && set_once(&f->weekday, UNKNOWN, item.value / 10 % 10);
    case DATE_IN: f->in = true; return true;
    case DATE_SHIFT: f->shift = item.value; return true;
    case DATE_DECADE: f->is_decade = true; return set_once(&f->year, 0, item.value);
    case DATE_EASTER: return set_once(&f->easter, UNKNOWN, item.value);
    case DATE_ORDINAL:
        if (i + 1 < count && begins_part_of_month(&items[i + 1]))
            return set_once(&f->nth, 0, item.value);
        f->day_is_ordinal = true; return set_once(&f->day, 0, item.value);
    case DATE_NUMBER: /* two weeks, two Saturdays */
        return i + 1 < count && (items[i + 1].role == DATE_UNIT || items[i + 1].role == DATE_WEEKDAY) && set_once(&f->count, 0, item.value);
    case DATE_SUFFIX: return i && items[i - 1].role == DATE_DIGITS && !item.blank_before;
    case DATE_SIGN: /* the hyphen of "mid-May" */
        return item.value != '/' && (item.value != '-' || (i && items[i - 1].role == DATE_SKIP));
    case DATE_SKIP: case DATE_LEAD: return true;
    default: return false;
    }
}

bool date_fields_read(const struct date_item *items, uint32_t count, struct date reference, struct fields *f) {
    *f = (struct fields){.weekday = UNKNOWN, .unit = UNKNOWN, .shift = UNKNOWN, .days = UNKNOWN, .easter = UNKNOWN};
    for (uint32_t i = 0, clock; i < count; i += clock ? clock : 1) {
        clock = clock_size(items, i, count);
        if (!clock && !add_item(items, i, count, reference, f))
            return false;
    }
    return count > 0;
}
