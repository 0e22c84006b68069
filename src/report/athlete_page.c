#include <stdlib.h>

#include "report/address.h"
#include "report/chart.h"
#include "maker.h"

enum { TEXT_MOST = 4000, POINTS_MOST = 24, EVENTS_MOST = 12, QUOTES_MOST = 500 };

static const struct ledger_fact *fact_at(const struct maker *maker, uint32_t index) { return &maker->ledger.facts.items[index]; }

/* --- marks in the course of years ----------------------------------------------------------------------------------- */

/* A figure that does not fit with others, or may be misread, would bend the whole course. */
static bool is_trusted(enum verdict verdict) {
    return verdict == VERDICT_AGREED || verdict == VERDICT_AGREED_LOWER_PRECISION || verdict == VERDICT_SINGLE_SOURCE ||
           verdict == VERDICT_RESOLVED || verdict == VERDICT_UNRESOLVED || verdict == VERDICT_SUPERSEDED || verdict == VERDICT_DERIVED;
}

static bool is_drawable(const struct maker *maker, const struct ledger_fact *fact) {
    return is_trusted(fact->verdict) && str_equal(fact->attribute, STR("mark")) && fact->mark.quantity != QUANTITY_NONE && maker->ledger.races.items[fact->race].year > 0;
}

/* The day as far as it is told; the middle of the year is as good as any where only the year is. */
static int32_t day_of(const struct maker *maker, const struct ledger_fact *fact) {
    struct date date = fact->date;
    if (date.year != maker->ledger.races.items[fact->race].year)
        date = (struct date){maker->ledger.races.items[fact->race].year, 0, 0};
    if (!date.month)
        return (int32_t)date_to_days((struct date){date.year, 7, 1});
    return (int32_t)date_to_days((struct date){date.year, date.month, date.day ? date.day : 15});
}

static enum chart_tone tone_of(const struct ledger_fact *fact) {
    const char *tone = verdict_tone(fact->verdict);
    return str_equal(str_of(tone), STR("open")) || str_equal(str_of(tone), STR("falls")) ? TONE_OPEN : TONE_STANDS;
}

static void write_course(struct page *page, const struct maker *maker, uint32_t first, str event) {
    struct chart_point points[POINTS_MOST];
    uint32_t count = 0;
    struct arena *arena = page->html.arena;
    for (uint32_t i = first; i != LEDGER_NONE && count < POINTS_MOST; i = fact_at(maker, i)->next_of_athlete) {
        const struct ledger_fact *fact = fact_at(maker, i);
        const struct ledger_race *race = &maker->ledger.races.items[fact->race];
        if (!is_drawable(maker, fact) || !str_equal(race->event, event))
            continue;
        str title = race_title(maker, race->event, race->competition, race->year, arena);
        points[count++] = (struct chart_point){
            .label = str_print(arena, "%.*s, %.*s", STR_ARG(fact->value), STR_ARG(title)),
            .href = page_href(page, fact_address(maker, i, arena)), .mark = fact->mark, .day = day_of(maker, fact), .tone = tone_of(fact)};
    }
    if (count < 2)
        return;
    size_t before = page->html.out.size;
    HTML(&page->html, "<figure><h3>{}</h3>\n", event_title(maker, event));
    if (chart_course(&page->html, str_print(arena, "Marks in %.*s over the years, better ones higher", STR_ARG(event)), points, count))
        html_markup(&page->html, "</figure>\n");
    else
        page->html.out.size = before;
}

static void write_courses(struct page *page, const struct maker *maker, uint32_t first) {
    str events[EVENTS_MOST];
    uint32_t count = 0;
    for (uint32_t i = first; i != LEDGER_NONE && count < EVENTS_MOST; i = fact_at(maker, i)->next_of_athlete) {
        if (!is_drawable(maker, fact_at(maker, i)))
            continue;
        str event = maker->ledger.races.items[fact_at(maker, i)->race].event;
        uint32_t at = 0;
        while (at < count && !str_equal(events[at], event))
            at++;
        if (at < count)
            continue;
        events[count++] = event;
        write_course(page, maker, first, event);
    }
}

/* --- facts ---------------------------------------------------------------------------------------------------------- */

static const char table_head[] =
    "<div class=\"wide\"><table class=\"sortable\"><thead><tr><th scope=\"col\">Race</th><th scope=\"col\">What</th><th scope=\"col\">Value</th>"
    "<th scope=\"col\">Verdict</th><th scope=\"col\" class=\"count\">Voices</th></tr></thead><tbody>\n";

static void write_fact_row(struct page *page, const struct maker *maker, uint32_t index) {
    struct html *html = &page->html;
    const struct ledger_fact *fact = fact_at(maker, index);
    const struct ledger_race *race = &maker->ledger.races.items[fact->race];
    str round = round_name(fact->round) ? str_print(html->arena, ", %s", round_name(fact->round)) : (str){0};
    HTML(html, "<tr><th scope=\"row\"><a href=\"{}\">{}</a>{}</th><td>{}</td><td class=\"number\"><a href=\"{}\">{}</a></td><td>",
         page_href(page, race->address), race_title(maker, race->event, race->competition, race->year, html->arena), round,
         attribute_title(fact->attribute, html->arena), page_href(page, fact_address(maker, index, html->arena)),
         page_clip(page, fact->value, TEXT_MOST));
    write_verdict(html, fact->verdict);
    if (fact->discrepancy != LEDGER_NONE)
        HTML(html, " <a class=\"falls\" href=\"{}\">differ</a>",
             page_href(page, maker->ledger.discrepancies.items[fact->discrepancy].address));
    HTML(html, "</td><td class=\"count\">{}</td></tr>\n", html_number(html, fact->voice_count));
}

static void write_facts(struct page *page, const struct maker *maker, uint32_t first) {
    html_markup(&page->html, "<h2>Results and other facts</h2>\n");
    buffer_add_text(&page->html.out, table_head);
    for (uint32_t i = first; i != LEDGER_NONE; i = fact_at(maker, i)->next_of_athlete) {
        if (page_is_full(page)) {
            html_markup(&page->html, "</tbody></table></div>\n");
            page_turn(page);
            buffer_add_text(&page->html.out, table_head);
        }
        write_fact_row(page, maker, i);
        arena_reset(&page->scratch);
    }
    html_markup(&page->html, "</tbody></table></div>\n");
}

static void write_discrepancies(struct page *page, const struct maker *maker, str name) {
    bool open = false;
    for (uint32_t i = 0; i < maker->ledger.discrepancies.count && !page_is_full(page); i++) {
        const struct ledger_discrepancy *d = &maker->ledger.discrepancies.items[i];
        if (!str_equal(d->athlete, name))
            continue;
        if (!open)
            html_markup(&page->html, "<section aria-labelledby=\"differ\"><h2 id=\"differ\">Where the papers differ</h2>\n<ul class=\"stories\">\n");
        open = true;
        write_discrepancy_item(page, maker, d);
    }
    if (open)
        html_markup(&page->html, "</ul></section>\n");
}

/* --- quotes --------------------------------------------------------------------------------------------------------- */

static void write_quotes(struct page *page, const struct maker *maker, uint32_t athlete) {
    struct html *html = &page->html;
    uint32_t shown = 0;
    for (uint32_t i = 0; i < maker->spoken.count && shown < QUOTES_MOST; i++) {
        const struct spoken *spoken = &maker->spoken.items[i];
        if (spoken->athlete != athlete)
            continue;
        if (page_is_full(page)) {
            html_markup(html, "</ul>\n");
            page_turn(page);
            html_markup(html, "<ul class=\"witnesses\">\n");
        }
        if (!shown++)
            html_markup(html, "<h2>Quotes</h2>\n<ul class=\"witnesses\">\n");
        str date = date_print(spoken->published, html->arena);
        HTML(html, "<li class=\"witness\"><blockquote class=\"spoken\">“{}”</blockquote><p class=\"where\"><a href=\"{}\">{}</a>{}{}",
             page_clip(page, spoken->text, TEXT_MOST), page_href(page, spoken->address), spoken->source, date.size ? STR(", ") : STR(""), date);
        if (spoken->discrepancy != LEDGER_NONE)
            HTML(html, " · <a class=\"falls\" href=\"{}\">other versions, aligned</a>",
                 page_href(page, maker->ledger.discrepancies.items[spoken->discrepancy].address));
        html_markup(html, "</p></li>\n");
        arena_reset(&page->scratch);
    }
    if (shown)
        html_markup(html, "</ul>\n");
}

enum status athlete_page(struct maker *maker, uint32_t index, struct error *error) {
    const struct ledger_athlete *athlete = &maker->ledger.athletes.items[index];
    struct page page;
    page_open(&page, &maker->site, athlete->address, athlete->name, SECTION_ATHLETES);
    struct html *html = &page.html;
    HTML(html, "<h1>{}</h1>\n<p class=\"lead\">{}{}{}{}{}.</p>\n", page_clip(&page, athlete->name, TEXT_MOST), athlete->nation,
         athlete->nation.size ? STR(" · ") : STR(""), html_count(html, athlete->fact_count, "fact", "facts"),
         athlete->discrepancies ? STR(", ") : STR(""),
         athlete->discrepancies ? html_count(html, athlete->discrepancies, "discrepancy", "discrepancies") : STR(""));
    write_courses(&page, maker, athlete->first_fact);
    if (athlete->discrepancies)
        write_discrepancies(&page, maker, athlete->name);
    if (page_is_full(&page))
        page_turn(&page);
    write_facts(&page, maker, athlete->first_fact);
    write_quotes(&page, maker, index);
    return page_close(&page, error);
}
