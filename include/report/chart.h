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

/* A mark on the axis: what it says, and all measured values that may have been printed so. */
struct chart_mark {
    str label;              /* "3:29.38", "Josh Kerr · Meridian Press" */
    str detail;
    struct mark mark;
    enum chart_tone tone;
};

/* A margin laid from one mark to where the other one should be. */
struct chart_margin {
    str label;              /* "3:29.28 + 0.27 = 3:29.55" */
    str detail;             /* "misses Ingebrigtsen’s 3:29.65" */
    struct mark from, margin;
    struct mark target;     /* what the other one is known to have done */
    bool ahead;             /* the other one is better: it lies at from - margin for times, at from + margin for distances */
    enum chart_tone tone;   /* whether it lands on what the other one is known to have done */
};

struct chart_axis {
    const struct chart_mark *marks;
    uint32_t mark_count;
    const struct chart_margin *margins;
    uint32_t margin_count;
};

/* Rows of words and drawings over one axis. Nothing is drawn for fewer than two different values, or when units differ. Returns whether something was. */
bool chart_axis(struct html *html, const struct chart_axis *axis);

/* Where a margin leads: the other's mark, and how finely it is known. */
struct mark chart_landing(const struct chart_margin *margin);

/* A performance in the course of years. */
struct chart_point {
    str label;              /* for pointing at: "3:29.38, World Athletics Championships 2023" */
    str href;
    struct mark mark;
    int32_t day;            /* since 1970-01-01 */
    enum chart_tone tone;
};

/* Better is higher. Nothing for fewer than two days. */
bool chart_course(struct html *html, str title, const struct chart_point *points, uint32_t count);

/* A bar of shares, as in "agreed 12, alone 3": widths are by value of the sum. */
struct chart_share {
    const char *name;       /* also the class */
    uint32_t value;
};
void chart_shares(struct html *html, const struct chart_share *shares, uint32_t count, uint32_t of);

#endif
