/*
 * A mark is a measured performance as printed: an exact integer, how finely it was printed, and what was special.
 * No floating point anywhere: 3:29.38 is 209380 ms printed to 10 ms.
 *
 * What a bare number means is told by the event, never by its shape: mark_read takes the quantity that is wanted.
 */
#ifndef PHOTOFINISH_MODEL_MARK_H
#define PHOTOFINISH_MODEL_MARK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum quantity {
    QUANTITY_NONE,
    QUANTITY_TIME,      /* ms */
    QUANTITY_DISTANCE,  /* mm */
    QUANTITY_HEIGHT,    /* mm */
    QUANTITY_POINTS,    /* points */
    QUANTITY_WIND,      /* mm/s, signed */
    QUANTITY_MARGIN,    /* in the unit of the mark it separates: ms, mm or points */
    QUANTITY_REACTION,  /* ms */
};

enum mark_unit { UNIT_NONE, UNIT_MS, UNIT_MM, UNIT_POINTS, UNIT_MM_PER_S };

enum mark_flag {
    MARK_HAND = 1,          /* hand timed (World Athletics Technical Rules 19.17) */
    MARK_WIND_AIDED = 2,    /* over +2.0 m/s */
    MARK_INDOOR = 4,
    MARK_ALTITUDE = 8,
    MARK_CONVERTED = 16,    /* we converted it, from feet and inches say */
    MARK_APPROXIMATE = 32,  /* "about", "just over" */
    MARK_SLIP = 64,         /* the page's typing was mended to read it: 3:29:02 for 3:29.02 */
    MARK_IN_WORDS = 128,    /* "two hundredths of a second", "two hours 23 minutes" */
    MARK_IN_SECONDS = 256,  /* over a minute, printed as seconds: 61.78, not 1:01.78 */
    MARK_IN_MINUTES = 512,  /* over an hour, printed as minutes: 61:23, not 1:01:23 */
    MARK_OVER_SECONDS = 1024, /* printed with more than 59 seconds beside the minutes: 3:79.38; the amount is what that would make */
    MARK_OVER_MINUTES = 2048, /* the same of minutes beside the hours: 2:84:02 */
    MARK_OVER_INCH = 4096,    /* printed with a fraction of an inch that no tape has: 23-5 3/2 */
};

struct mark {
    enum quantity quantity;
    enum mark_unit unit;
    int64_t amount;
    int64_t step;     /* what one in the last printed digit stands for, in the same unit: 10 for 3:29.38, 1000 for 2:00:35;
                         never 0. Converted marks are rounded to 10 mm, as the gold annotations have them. */
    uint32_t flags;   /* of enum mark_flag */
};

/*
 * The lowest and highest measured values that may have been printed like this, both inclusive.
 *
 * A figure as fine as the officials give it was rounded by them, always in the same direction: automatic times up to 0.01 s (World
 * Athletics Technical Rules 19.23), field measurements down to 0.01 m (32.12), wind up to 0.1 m/s in the positive
 * direction (17.13). Points, and margins between official marks, are exact. A coarser figure (hand and road times, 19.10 and
 * 19.23, or a newspaper's 26.5 for 26.47) was rounded up, down or to the nearest, nobody knows which: less than a step either way.
 * So the intervals of two figures of the same coarse precision may overlap although the figures differ: ask mark_agrees.
 */
struct interval {
    int64_t low, high;
};
struct interval mark_interval(struct mark mark);
static inline bool interval_overlaps(struct interval a, struct interval b) { return a.low <= b.high && b.low <= a.high; }

/* Whether both figures may stand for one performance: equal at the same precision, overlapping intervals at different ones.
 * Different units never agree. */
bool mark_agrees(struct mark a, struct mark b);

/* The contract's normal form: "3:29.38", "46.89", "2:00:35", "6.23", "8961", "+0.3", margins "0.27" in seconds, metres or
 * points. Digits are those printed: "2:13" for a marathon stays "2:13", "two hours 13 minutes" is "2:13:00". */
str mark_print(struct mark mark, struct arena *arena);

/* "time", "distance", …; NULL for none. And back; QUANTITY_NONE for anything else. */
const char *quantity_name(enum quantity quantity);
enum quantity quantity_of(str name);

/*
 * Reads a number as newspapers print it, when it is known to be of that quantity: "3:29.38", "3.29.38", "3:29,38",
 * "3:29:02" (a slip when wants_hours is false), "46.89sec", "3min 29.38sec", "3 minutes, 29.28 seconds", "2:00:35",
 * "two hours, one minute and 25 seconds", "6.23m", "22ft 3in", "22-3¼", "70.24 metres", "8,961 points", "(+0.3)",
 * "two one hundredths of a second", ".27". Text is matching text (straight quotes, "-" for every dash).
 * QUANTITY_NONE takes the quantity from the unit or from a shape that only one quantity has ("2:33", "(+0.3)", "22-3¼"); a
 * bare "46.89" is then no mark. False when text is no such mark. Feet and inches become metres, rounded to the nearest
 * centimetre. Vague amounts ("half a second", "nearly two metres") are no marks. Typographic quotes and dashes do no harm.
 */
enum mark_hint {
    HINT_NONE = 0,
    HINT_HOURS = 1,    /* the event takes over an hour: 2:33 may be h:mm, 2:00:35 is h:mm:ss */
    HINT_MINUTES = 2,  /* the event takes minutes: 2.33 is 2:33 when the fraction is below .60, 31.42 is 31:42 */
    HINT_SECONDS = 4,  /* the event takes seconds: 12.28 is seconds and hundredths */
    HINT_METRES = 8,   /* the event is measured in metres: a margin of "0.03" is metres */
    HINT_POINTS = 16,  /* the event is scored: a margin of "20" is points */
};
bool mark_read(str text, enum quantity wanted, uint32_t hints, struct mark *mark);

/* Reads what no clock and no tape can show but papers print, "3:79.38" or "23-5 3/2", and what mark_read refuses. False for a possible mark. */
bool mark_read_impossible(str text, uint32_t hints, struct mark *mark);
static inline bool mark_is_impossible(struct mark mark) { return mark.flags & (MARK_OVER_SECONDS | MARK_OVER_MINUTES | MARK_OVER_INCH); }

/* Reads "22:18" as a slip for 22.18, where only seconds and hundredths can be meant (a sprint). False for anything but dd:dd. */
bool mark_read_colon_for_point(str text, struct mark *mark);

#endif
