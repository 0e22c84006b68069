/* Private to the date resolver: what a phrase says, field by field, before anybody asks which day that is. */
#ifndef PHOTOFINISH_RESOLVE_DATE_FIELDS_H
#define PHOTOFINISH_RESOLVE_DATE_FIELDS_H

#include "date_words.h"

enum { UNKNOWN = -1000, LAST_OF_MONTH = -1 };

struct fields {
    int year, month, day;  /* 0: not said */
    int weekday;           /* these: UNKNOWN when not said */
    int unit, shift, days, easter;
    int count;             /* of units, 0: not said */
    int nth;               /* weekday, week or weekend of the month: "the second Sunday in May"; LAST_OF_MONTH; 0: not said */
    int ago, part, season; /* 0: not said */
    bool day_is_ordinal, in, is_decade;
};

/* False when the items do not go together. The reference tells the century of two digits. */
bool date_fields_read(const struct date_item *items, uint32_t count, struct date reference, struct fields *fields);

#endif
