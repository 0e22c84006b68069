#include "report/chart.h"

#include <stdio.h>

static const char *const tones[] = {[TONE_STANDS] = "stands", [TONE_FALLS] = "falls", [TONE_OPEN] = "open", [TONE_OTHER] = "other"};

/* --- the axis ------------------------------------------------------------------------------------------------------- */

/* What is shown of the line of numbers: values from low to high, on 4 to 96 per cent of the width. */
struct scale {
    int64_t low, high;
};

enum { INSET = 40, WIDTH = 920 }; /* per mille */

static int64_t place(const struct scale *scale, int64_t value) {
    if (scale->high <= scale->low)
        return 500;
    return INSET + (value - scale->low) * WIDTH / (scale->high - scale->low);
}

static str percent(const struct html *html, int64_t per_mille) {
    return str_print(html->arena, "%lld.%lld%%", (long long)(per_mille / 10), (long long)(per_mille % 10));
}

/* Steps that people count in: of thousandths of seconds or metres, of points; minutes and hours above a minute. */
static int64_t tick_step(int64_t range, enum mark_unit unit) {
    static const int64_t minutes[] = {60000, 120000, 300000, 600000, 1800000, 3600000, 7200000};
    enum { TICKS = 4 };
    int64_t wanted = range / TICKS > 0 ? range / TICKS : 1;
    if (unit == UNIT_MS && wanted > 30000) {
        for (size_t i = 0; i < sizeof minutes / sizeof *minutes; i++)
            if (minutes[i] >= wanted)
                return minutes[i];
        return minutes[sizeof minutes / sizeof *minutes - 1] * (1 + wanted / minutes[sizeof minutes / sizeof *minutes - 1]);
    }
    int64_t step = 1;
    for (;;) {
        if (step >= wanted || step > INT64_MAX / 20)
            return step;
        if (step * 2 >= wanted)
            return step * 2;
        if (step * 5 >= wanted)
            return step * 5;
        step *= 10;
    }
}

/* Printed no finer than the step needs. */
static str tick_label(const struct html *html, int64_t value, int64_t step, const struct mark *like) {
    struct mark mark = {.quantity = like->quantity, .unit = like->unit, .amount = value, .step = step};
    if (mark.unit == UNIT_MS)
        mark.step = step % 1000 == 0 ? 1000 : step % 100 == 0 ? 100 : step % 10 == 0 ? 10 : 1;
    if (mark.unit == UNIT_MM)
        mark.step = step % 10 == 0 ? 10 : 1;
    if (mark.unit == UNIT_POINTS)
        mark.step = 1;
    return mark_print(mark, html->arena);
}

static const char *anchor_of(int64_t per_mille) {
    return per_mille < 150 ? "start" : per_mille > 850 ? "end" : "middle";
}

static void draw_ticks(struct html *html, const struct scale *scale, const struct mark *like, int64_t top, int64_t bottom) {
    int64_t step = tick_step(scale->high - scale->low, like->unit);
    int64_t first = scale->low / step * step;
    if (first < scale->low)
        first += step;
    HTML(html, "<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"{}\" y2=\"{}\"/>\n", html_number(html, bottom), html_number(html, bottom));
    for (int64_t value = first; value <= scale->high; value += step) {
        str x = percent(html, place(scale, value));
        HTML(html, "<line class=\"grid\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>", x, x, html_number(html, top), html_number(html, bottom));
        HTML(html, "<text class=\"tick\" x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>\n", x, html_number(html, bottom + 17),
             str_of(anchor_of(place(scale, value))), tick_label(html, value, step, like));
    }
}

struct mark chart_landing(const struct chart_margin *margin) {
    struct mark landing = margin->from;
    bool add = (margin->from.unit == UNIT_MS) != margin->ahead; /* a later time, a longer distance */
    landing.amount += add ? margin->margin.amount : -margin->margin.amount;
    if (margin->margin.step > landing.step)
        landing.step = margin->margin.step;
    landing.flags |= margin->margin.flags;
    return landing;
}

static void widen(struct scale *scale, struct interval interval) {
    if (interval.low < scale->low)
        scale->low = interval.low;
    if (interval.high > scale->high)
        scale->high = interval.high;
}

static bool axis_scale(const struct chart_axis *axis, struct scale *scale) {
    if (!axis->mark_count)
        return false;
    *scale = (struct scale){INT64_MAX, INT64_MIN};
    bool differ = false;
    for (uint32_t i = 0; i < axis->mark_count; i++) {
        if (axis->marks[i].mark.unit != axis->marks[0].mark.unit || axis->marks[i].mark.unit == UNIT_NONE)
            return false;
        differ |= axis->marks[i].mark.amount != axis->marks[0].mark.amount;
        widen(scale, mark_interval(axis->marks[i].mark));
    }
    for (uint32_t i = 0; i < axis->margin_count; i++) {
        if (axis->margins[i].margin.unit != axis->marks[0].mark.unit)
            return false;
        widen(scale, mark_interval(axis->margins[i].from));
        widen(scale, mark_interval(chart_landing(&axis->margins[i])));
    }
    enum { WIDEST = 1000 * 1000 * 1000 }; /* eleven days or a thousand kilometres: no race, and no sums that overflow */
    return differ && scale->low > -WIDEST && scale->high < WIDEST;
}

/* A band as wide as the printed figure leaves open, and the figure itself as a line. */
static void draw_band(struct html *html, const struct scale *scale, struct mark mark, enum chart_tone tone, int64_t y) {
    enum { BAND = 14, THINNEST = 4 /* per mille */ };
    struct interval interval = mark_interval(mark);
    int64_t from = place(scale, interval.low), to = place(scale, interval.high);
    if (to - from < THINNEST) {
        from = (from + to) / 2 - THINNEST / 2;
        to = from + THINNEST;
    }
    HTML(html, "<rect class=\"band {}\" x=\"{}\" width=\"{}\" y=\"{}\" height=\"{}\"/>", str_of(tones[tone]), percent(html, from),
         percent(html, to - from), html_number(html, y), html_number(html, BAND));
    str x = percent(html, place(scale, mark.amount));
    HTML(html, "<line class=\"figure {}\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>\n", str_of(tones[tone]), x, x, html_number(html, y - 3),
         html_number(html, y + BAND + 3));
}

static void draw_margin(struct html *html, const struct scale *scale, const struct chart_margin *margin, int64_t y) {
    struct mark landing = chart_landing(margin);
    int64_t middle = y + 7;
    str tone = str_of(tones[margin->tone]);
    str from = percent(html, place(scale, margin->from.amount)), to = percent(html, place(scale, landing.amount));
    HTML(html, "<line class=\"margin {}\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>", tone, from, to, html_number(html, middle),
         html_number(html, middle));
    HTML(html, "<circle class=\"margin {}\" cx=\"{}\" cy=\"{}\" r=\"3.5\"/>", tone, from, html_number(html, middle));
    draw_band(html, scale, landing, margin->tone, y);
}

/* From a rival's mark down to the margins that should end there. */
static void draw_guide(struct html *html, str x, int64_t top, int64_t bottom) {
    HTML(html, "<line class=\"guide\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>\n", x, x, html_number(html, top), html_number(html, bottom));
}

bool chart_axis(struct html *html, const struct chart_axis *axis) {
    enum { ROW = 46, TOP = 8, LABEL = 14, FOOT = 26 };
    struct scale scale;
    if (!axis_scale(axis, &scale))
        return false;
    int64_t bottom = TOP + (int64_t)(axis->mark_count + axis->margin_count) * ROW;
    HTML(html, "<svg class=\"chart\" role=\"img\" width=\"100%\" height=\"{}\"><title>{}</title><desc>{}</desc>\n",
         str_print(html->arena, "%lld", (long long)(bottom + FOOT)), axis->title, axis->description);
    draw_ticks(html, &scale, &axis->marks[0].mark, TOP, bottom);
    int64_t y = TOP;
    for (uint32_t i = 0; i < axis->mark_count; i++, y += ROW) {
        const struct chart_mark *mark = &axis->marks[i];
        HTML(html, "<text class=\"label {}\" x=\"0\" y=\"{}\"><tspan class=\"value\">{}</tspan> {}</text>", str_of(tones[mark->tone]),
             html_number(html, y + LABEL), mark->label, mark->detail);
        draw_band(html, &scale, mark->mark, mark->tone, y + LABEL + 9);
        if (mark->tone == TONE_OTHER && axis->margin_count)
            draw_guide(html, percent(html, place(&scale, mark->mark.amount)), y + LABEL + 28, bottom);
    }
    for (uint32_t i = 0; i < axis->margin_count; i++, y += ROW) {
        HTML(html, "<text class=\"label {}\" x=\"0\" y=\"{}\">{}</text>", str_of(tones[axis->margins[i].tone]), html_number(html, y + LABEL),
             axis->margins[i].label);
        draw_margin(html, &scale, &axis->margins[i], y + LABEL + 9);
    }
    html_markup(html, "</svg>\n");
    return true;
}

/* --- the course of years -------------------------------------------------------------------------------------------- */

static int64_t height_of(const struct scale *scale, const struct mark *mark, int64_t top, int64_t bottom) {
    if (scale->high <= scale->low)
        return (top + bottom) / 2;
    int64_t up = mark->unit == UNIT_MS ? scale->high - mark->amount : mark->amount - scale->low;
    return bottom - up * (bottom - top) / (scale->high - scale->low);
}

static void draw_years(struct html *html, const struct scale *days, int64_t bottom) {
    int first = date_from_days(days->low).year, last = date_from_days(days->high).year, step = 1 + (last - first) / 6;
    for (int year = first; year <= last + 1; year += step) {
        int64_t at = place(days, date_to_days((struct date){(int16_t)year, 1, 1}));
        if (at < 0 || at > 1000)
            continue;
        HTML(html, "<line class=\"grid\" x1=\"{}\" x2=\"{}\" y1=\"0\" y2=\"{}\"/>", percent(html, at), percent(html, at), html_number(html, bottom));
        HTML(html, "<text class=\"tick\" x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>\n", percent(html, at), html_number(html, bottom + 17),
             str_of(anchor_of(at)), str_print(html->arena, "%d", year));
    }
}

bool chart_course(struct html *html, str title, const struct chart_point *points, uint32_t count) {
    enum { TOP = 24, BOTTOM = 170, FOOT = 24 };
    if (count < 2)
        return false;
    struct scale marks = {INT64_MAX, INT64_MIN}, days = {INT64_MAX, INT64_MIN};
    for (uint32_t i = 0; i < count; i++) {
        if (points[i].mark.unit != points[0].mark.unit)
            return false;
        widen(&marks, (struct interval){points[i].mark.amount, points[i].mark.amount});
        widen(&days, (struct interval){points[i].day, points[i].day});
    }
    HTML(html, "<svg class=\"chart course\" role=\"group\" aria-label=\"{}\" width=\"100%\" height=\"{}\">\n", title,
         html_number(html, BOTTOM + FOOT));
    HTML(html, "<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"{}\" y2=\"{}\"/>\n", html_number(html, BOTTOM), html_number(html, BOTTOM));
    draw_years(html, &days, BOTTOM);
    for (uint32_t i = 0; i < count; i++) {
        int64_t x = place(&days, points[i].day), y = height_of(&marks, &points[i].mark, TOP + 14, BOTTOM - 16);
        HTML(html, "<a href=\"{}\"><title>{}</title><circle class=\"point {}\" cx=\"{}\" cy=\"{}\" r=\"5\"/>", points[i].href, points[i].label,
             str_of(tones[points[i].tone]), percent(html, x), html_number(html, y));
        HTML(html, "<text class=\"tick value\" x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text></a>\n", percent(html, x), html_number(html, y - 10),
             str_of(anchor_of(x)), mark_print(points[i].mark, html->arena));
    }
    html_markup(html, "</svg>\n");
    return true;
}

/* --- shares --------------------------------------------------------------------------------------------------------- */

void chart_shares(struct html *html, const struct chart_share *shares, uint32_t count, uint32_t of) {
    enum { HEIGHT = 12 };
    HTML(html, "<svg class=\"shares\" aria-hidden=\"true\" width=\"100%\" height=\"{}\">", html_number(html, HEIGHT));
    int64_t at = 0;
    for (uint32_t i = 0; i < count && of; i++) {
        int64_t width = (int64_t)shares[i].value * 1000 / of;
        if (shares[i].value)
            HTML(html, "<rect class=\"{}\" x=\"{}\" width=\"{}\" y=\"0\" height=\"{}\"/>", str_of(shares[i].name), percent(html, at),
                 percent(html, width), html_number(html, HEIGHT));
        at += width;
    }
    html_markup(html, "</svg>");
}
