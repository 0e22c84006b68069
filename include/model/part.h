/* Parts of a race in one wording: "through 3000m", "passed 3,000 metres" and "at the 3,000-meter mark" are all 3000m. */
#ifndef PHOTOFINISH_MODEL_PART_H
#define PHOTOFINISH_MODEL_PART_H

#include "base/str.h"

/* Where a part begins and ends: so many metres from the start; negative: the last so many; or a half. */
enum { PART_UNKNOWN = 0, PART_FIRST_HALF = 1000001, PART_SECOND_HALF = 1000002 };

/* "last 200m", "3000m", "halfway", "second half", "last lap"; words that are none of those stay as they are, without those that lead to them. */
str part_name(str words, struct arena *arena);

/* What a name of part_name covers. */
int64_t part_metres(str name);

#endif
