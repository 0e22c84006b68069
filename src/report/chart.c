#include "report/chart.h"

#include <stdlib.h>

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
    enum { TICKS = 6 };
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

typedef void draw_tick(struct html *html, int64_t at, str label);

static void each_tick(struct html *html, const struct scale *scale, const struct mark *like, draw_tick *draw) {
    int64_t step = tick_step(scale->high - scale->low, like->unit);
    int64_t first = scale->low / step * step;
    if (first < scale->low)
        first += step;
    for (int64_t value = first; value <= scale->high; value += step)
        draw(html, place(scale, value), tick_label(html, value, step, like));
}

static void draw_vertical(struct html *html, const char *class, str x, const char *top, const char *bottom) {
    HTML(html, "<line class=\"{}\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>", str_of(class), x, x, str_of(top), str_of(bottom));
}

static void draw_grid(struct html *html, int64_t at, str label) {
    (void)label;
    draw_vertical(html, "grid", percent(html, at), "0", "100%");
}

static void draw_label(struct html *html, int64_t at, str label) {
    draw_vertical(html, "axis", percent(html, at), "0", "5");
    HTML(html, "<text class=\"tick\" x=\"{}\" y=\"19\" text-anchor=\"{}\">{}</text>", percent(html, at), str_of(anchor_of(at)), label);
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
static void draw_band(struct html *html, const struct scale *scale, struct mark mark, enum chart_tone tone) {
    enum { THINNEST = 4 /* per mille */ };
    struct interval interval = mark_interval(mark);
    int64_t from = place(scale, interval.low), to = place(scale, interval.high);
    if (to - from < THINNEST) {
        from = (from + to) / 2 - THINNEST / 2;
        to = from + THINNEST;
    }
    HTML(html, "<rect class=\"band {}\" x=\"{}\" width=\"{}\" y=\"30%\" height=\"40%\"/>", str_of(tones[tone]), percent(html, from),
         percent(html, to - from));
    HTML(html, "<line class=\"figure {}\" x1=\"{}\" x2=\"{}\" y1=\"18%\" y2=\"82%\"/>", str_of(tones[tone]), percent(html, place(scale, mark.amount)),
         percent(html, place(scale, mark.amount)));
}

/* The way from the mark to where the margin leads, and a dotted line at what it should meet. */
static void draw_margin(struct html *html, const struct scale *scale, const struct chart_margin *margin) {
    struct mark landing = chart_landing(margin);
    str tone = str_of(tones[margin->tone]);
    str from = percent(html, place(scale, margin->from.amount)), to = percent(html, place(scale, landing.amount));
    draw_vertical(html, "guide", percent(html, place(scale, margin->target.amount)), "0", "100%");
    HTML(html, "<line class=\"margin {}\" x1=\"{}\" x2=\"{}\" y1=\"50%\" y2=\"50%\"/>", tone, from, to);
    HTML(html, "<circle class=\"margin {}\" cx=\"{}\" cy=\"50%\" r=\"3.5\"/>", tone, from);
    draw_band(html, scale, landing, margin->tone);
}

/* A row is its words, which a reader hears, and a drawing as wide as there is room, which adds nothing to them. */
static void open_row(struct html *html, enum chart_tone tone, str value, str detail) {
    HTML(html, "<div class=\"axis-row\"><p class=\"{}\"><span class=\"value\">{}</span> <span class=\"detail\">{}</span></p><svg aria-hidden=\"true\" width=\"100%\">",
         str_of(tones[tone]), value, detail);
}

bool chart_axis(struct html *html, const struct chart_axis *axis) {
    struct scale scale;
    if (!axis_scale(axis, &scale))
        return false;
    const struct mark *like = &axis->marks[0].mark;
    html_markup(html, "<div class=\"axis-rows\">\n");
    for (uint32_t i = 0; i < axis->mark_count; i++) {
        const struct chart_mark *mark = &axis->marks[i];
        open_row(html, mark->tone, mark->label, mark->detail);
        each_tick(html, &scale, like, draw_grid);
        draw_band(html, &scale, mark->mark, mark->tone);
        html_markup(html, "</svg></div>\n");
    }
    for (uint32_t i = 0; i < axis->margin_count; i++) {
        const struct chart_margin *margin = &axis->margins[i];
        open_row(html, margin->tone, margin->label, margin->detail);
        each_tick(html, &scale, like, draw_grid);
        draw_margin(html, &scale, margin);
        html_markup(html, "</svg></div>\n");
    }
    html_markup(html, "<div class=\"axis-row foot\"><p></p><svg aria-hidden=\"true\" width=\"100%\">"
                      "<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"0.5\" y2=\"0.5\"/>");
    each_tick(html, &scale, like, draw_label);
    html_markup(html, "</svg></div>\n</div>\n");
    return true;
}

/* --- the course of years -------------------------------------------------------------------------------------------- */

static int64_t height_of(const struct scale *scale, const struct mark *mark, int64_t top, int64_t bottom) {
    if (scale->high <= scale->low)
        return (top + bottom) / 2;
    int64_t up = mark->unit == UNIT_MS ? scale->high - mark->amount : mark->amount - scale->low;
    return bottom - up * (bottom - top) / (scale->high - scale->low);
}

/* A tick each year, or the first and the last day where no year begins between them. */
static void draw_years(struct html *html, const struct scale *days, int64_t bottom) {
    int first = date_from_days(days->low).year, last = date_from_days(days->high).year, step = 1 + (last - first) / 6;
    bool any = false;
    for (int year = first; year <= last + 1; year += step) {
        int64_t at = place(days, date_to_days((struct date){(int16_t)year, 1, 1}));
        if (at < 0 || at > 1000)
            continue;
        any = true;
        HTML(html, "<line class=\"grid\" x1=\"{}\" x2=\"{}\" y1=\"0\" y2=\"{}\"/>", percent(html, at), percent(html, at), html_number(html, bottom));
        HTML(html, "<text class=\"tick\" x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>\n", percent(html, at), html_number(html, bottom + 17),
             str_of(anchor_of(at)), str_print(html->arena, "%d", year));
    }
    const int64_t ends[] = {days->low, days->high};
    for (int i = 0; i < 2 && !any; i++)
        HTML(html, "<text class=\"tick\" x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>\n", percent(html, place(days, ends[i])),
             html_number(html, bottom + 17), str_of(anchor_of(place(days, ends[i]))), date_print(date_from_days((int32_t)ends[i]), html->arena));
}

struct lettering { int64_t x, y; };

/* Whether a figure written there would run into one that is written already. */
static bool is_crowded(const struct lettering *written, uint32_t count, struct lettering here) {
    enum { WIDE = 90 /* per mille: eight characters on a phone take more, and may touch */, HIGH = 14 };
    for (uint32_t i = 0; i < count; i++)
        if (llabs(written[i].x - here.x) < WIDE && llabs(written[i].y - here.y) < HIGH)
            return true;
    return false;
}

bool chart_course(struct html *html, str title, const struct chart_point *points, uint32_t count) {
    enum { TOP = 24, BOTTOM = 170, FOOT = 24, LETTERED_MOST = 64 };
    if (count < 2)
        return false;
    struct scale marks = {INT64_MAX, INT64_MIN}, days = {INT64_MAX, INT64_MIN};
    for (uint32_t i = 0; i < count; i++) {
        if (points[i].mark.unit != points[0].mark.unit)
            return false;
        widen(&marks, (struct interval){points[i].mark.amount, points[i].mark.amount});
        widen(&days, (struct interval){points[i].day, points[i].day});
    }
    if (days.low == days.high)
        return false;
    struct lettering written[LETTERED_MOST];
    uint32_t written_count = 0;
    HTML(html, "<svg class=\"chart course\" role=\"group\" aria-label=\"{}\" width=\"100%\" height=\"{}\">\n", title,
         html_number(html, BOTTOM + FOOT));
    HTML(html, "<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"{}\" y2=\"{}\"/>\n", html_number(html, BOTTOM), html_number(html, BOTTOM));
    draw_years(html, &days, BOTTOM);
    for (uint32_t i = 0; i < count; i++) {
        int64_t x = place(&days, points[i].day), y = height_of(&marks, &points[i].mark, TOP + 14, BOTTOM - 16);
        HTML(html, "<a href=\"{}\"><title>{}</title><circle class=\"point {}\" cx=\"{}\" cy=\"{}\" r=\"5\"/>", points[i].href, points[i].label,
             str_of(tones[points[i].tone]), percent(html, x), html_number(html, y));
        struct lettering here = {x, y};
        if (written_count < LETTERED_MOST && !is_crowded(written, written_count, here)) {
            written[written_count++] = here;
            HTML(html, "<text class=\"tick value\" x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>", percent(html, x), html_number(html, y - 10),
                 str_of(anchor_of(x)), mark_print(points[i].mark, html->arena));
        }
        html_markup(html, "</a>\n");
    }
    html_markup(html, "</svg>\n");
    return true;
}

/* --- shares --------------------------------------------------------------------------------------------------------- */

void chart_shares(struct html *html, const struct chart_share *shares, uint32_t count, uint32_t of) {
    enum { HEIGHT = 12, SEEN = 15 /* per mille: one is more than none */ };
    HTML(html, "<svg class=\"shares\" aria-hidden=\"true\" width=\"100%\" height=\"{}\">", html_number(html, HEIGHT));
    int64_t at = 0;
    for (uint32_t i = 0; i < count && of; i++) {
        int64_t width = (int64_t)shares[i].value * 1000 / of;
        if (shares[i].value && width < SEEN)
            width = SEEN;
        if (shares[i].value)
            HTML(html, "<rect class=\"{}\" x=\"{}\" width=\"{}\" y=\"0\" height=\"{}\"/>", str_of(shares[i].name), percent(html, at),
                 percent(html, width), html_number(html, HEIGHT));
        at += width;
    }
    html_markup(html, "</svg>");
}
