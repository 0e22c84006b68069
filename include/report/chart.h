/*
 * Inline SVG. Places along the time axis are percentages and heights are pixels, so that a drawing is as wide as there is
 * room while its lettering stays readable on a phone. Colours come from style.css by class. What a drawing shows stands in
 * words beside it, too.
 */
#ifndef PHOTOFINISH_REPORT_CHART_H
#define PHOTOFINISH_REPORT_CHART_H

#include "model/fact.h"
#include "report/html.h"

enum chart_tone { TONE_STANDS, TONE_FALLS, TONE_OPEN, TONE_OTHER };

/* A mark on the axis, drawn as the range of measured values that may have been printed like this. */
struct chart_mark {
    str label;              /* "3:29.38", "Josh Kerr · Meridian Press" */
    str detail;
    struct mark mark;
    enum chart_tone tone;
};

/* A margin, drawn from one mark to where the other mark should then be. */
struct chart_margin {
    str label;              /* "3:29.28 + 0.27 = 3:29.55" */
    str detail;             /* "misses Ingebrigtsen’s 3:29.65" */
    struct mark from, margin;
    struct mark target;     /* the other athlete's mark, as it is known */
    bool ahead;             /* the other mark is the better one: from - margin for times, from + margin for distances */
    enum chart_tone tone;   /* whether the margin leads to the target */
};

struct chart_axis {
    const struct chart_mark *marks;
    uint32_t mark_count;
    const struct chart_margin *margins;
    uint32_t margin_count;
};

/* Draws marks and margins as rows over one axis. Draws nothing, and returns false, when units differ or there are fewer than two values. */
bool chart_axis(struct html *html, const struct chart_axis *axis);

/* Where a margin leads: from and margin added or subtracted, as finely as both are known. */
struct mark chart_landing(const struct chart_margin *margin);

/* A performance in the course of years. */
struct chart_point {
    str label;              /* for pointing at: "3:29.38, World Athletics Championships 2023" */
    str href;
    struct mark mark;
    int32_t day;            /* since 1970-01-01 */
    enum chart_tone tone;
};

/* Draws the points over the years, better marks higher. Draws nothing, and returns false, for fewer than two days. */
bool chart_course(struct html *html, str title, const struct chart_point *points, uint32_t count);

/* A bar of shares, "agreed 12, alone 3": each part is as wide as its value's share of the whole, of. */
struct chart_share {
    const char *name;       /* also the class */
    uint32_t value;
};
void chart_shares(struct html *html, const struct chart_share *shares, uint32_t count, uint32_t of);

#endif
