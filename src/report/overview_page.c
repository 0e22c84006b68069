#include <stdlib.h>

#include "report/chart.h"
#include "base/sort.h"
#include "maker.h"

enum { STORIES = 12, SOURCES_SHOWN = 200, NAME_MOST = 200 };

static int by_gravity(const void *a, const void *b) {
    const struct ledger_discrepancy *x = *(const struct ledger_discrepancy *const *)a, *y = *(const struct ledger_discrepancy *const *)b;
    if (x->gravity != y->gravity)
        return x->gravity < y->gravity ? -1 : 1;
    if (x->document_count != y->document_count)
        return x->document_count > y->document_count ? -1 : 1;
    return str_compare(x->key, y->key);
}

static void write_stories(struct page *page, const struct maker *maker) {
    const struct ledger *ledger = &maker->ledger;
    struct html *html = &page->html;
    uint32_t count = ledger->discrepancies.count;
    html_markup(html, "<section aria-labelledby=\"differ\"><h2 id=\"differ\">Where the papers differ, gravest first</h2>\n");
    if (!count) {
        html_markup(html, "<p>Nowhere: nothing that these articles say contradicts anything else that they say.</p></section>\n");
        return;
    }
    const struct ledger_discrepancy **sorted = ARENA_ARRAY(&page->arena, count, const struct ledger_discrepancy *);
    for (uint32_t i = 0; i < count; i++)
        sorted[i] = &ledger->discrepancies.items[i];
    sort_items(sorted, count, sizeof *sorted, by_gravity);
    html_markup(html, "<ul class=\"stories columns\">\n");
    for (uint32_t i = 0; i < count && i < STORIES; i++)
        write_discrepancy_item(page, maker, sorted[i]);
    html_markup(html, "</ul>\n");
    if (count > STORIES)
        HTML(html, "<p><a href=\"discrepancies.html\">All {}</a></p>\n", html_count(html, count, "discrepancy", "discrepancies"));
    html_markup(html, "</section>\n");
}

/* Kinds down, tones of verdicts across: what is open, what is settled, what is wrong in itself. */
static void write_kinds(struct page *page, const struct maker *maker) {
    enum { KINDS = DISCREPANCY_REVISION + 1 };
    static const char *const tones[] = {"open", "falls", "settled"};
    enum { TONES = sizeof tones / sizeof *tones };
    uint32_t counts[KINDS][TONES + 1] = {0}, most = 0;
    for (uint32_t i = 0; i < maker->ledger.discrepancies.count; i++) {
        const struct ledger_discrepancy *d = &maker->ledger.discrepancies.items[i];
        str tone = str_of(verdict_tone(d->verdict));
        int column = 0;
        while (column < TONES && !str_equal(tone, str_of(tones[column])))
            column++;
        counts[d->kind][column]++;
        uint32_t sum = 0;
        for (int c = 0; c <= TONES; c++)
            sum += counts[d->kind][c];
        most = sum > most ? sum : most;
    }
    struct html *html = &page->html;
    html_markup(html, "<section aria-labelledby=\"kinds\"><h2 id=\"kinds\">By kind</h2>\n<table class=\"multiples kinds\"><thead><tr><th scope=\"col\">Kind</th>"
                      "<th scope=\"col\" class=\"count\">Open</th><th scope=\"col\" class=\"count\">Wrong</th><th scope=\"col\" class=\"count\">Settled</th>"
                      "<td></td></tr></thead><tbody>\n");
    for (int kind = 0; kind < KINDS; kind++) {
        const uint32_t *row = counts[kind];
        if (!(row[0] + row[1] + row[2] + row[3]))
            continue;
        HTML(html, "<tr><th scope=\"row\">{}</th><td class=\"count\">{}</td><td class=\"count\">{}</td><td class=\"count\">{}</td><td class=\"bar\">",
             str_of(discrepancy_kind_name((enum discrepancy_kind)kind)), html_number(html, row[0]), html_number(html, row[1]),
             html_number(html, row[2] + row[3]));
        struct chart_share shares[] = {{"open", row[0]}, {"falls", row[1]}, {"settled", row[2] + row[3]}};
        chart_shares(html, shares, sizeof shares / sizeof *shares, most);
        html_markup(html, "</td></tr>\n");
    }
    html_markup(html, "</tbody></table></section>\n");
}

/* --- the outlets ---------------------------------------------------------------------------------------------------- */

static uint32_t spoken_for(const struct ledger_source *s) { return s->agreed + s->alone + s->refuted + s->open; }

static int by_voices(const void *a, const void *b) {
    const struct ledger_source *x = *(const struct ledger_source *const *)a, *y = *(const struct ledger_source *const *)b;
    if (spoken_for(x) != spoken_for(y))
        return spoken_for(x) > spoken_for(y) ? -1 : 1;
    return str_compare(x->name, y->name);
}

static uint32_t most_of(const struct ledger_source *s) {
    const uint32_t counts[] = {s->agreed, s->alone, s->refuted, s->open};
    uint32_t most = 0;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        most = counts[i] > most ? counts[i] : most;
    return most;
}

/* A number and its bar; all bars of the table have one scale, so that they compare along rows and columns. */
static void write_meter(struct html *html, const char *tone, uint32_t value, uint32_t most) {
    HTML(html, "<td><div class=\"meter\"><span class=\"count\">{}</span>", html_number(html, value));
    struct chart_share share = {tone, value};
    chart_shares(html, &share, 1, most);
    html_markup(html, "</div></td>");
}

static void write_source(struct page *page, const struct ledger_source *s, uint32_t most) {
    struct html *html = &page->html;
    HTML(html, "<tr><th scope=\"row\">{}</th><td class=\"count\">{}</td>", page_clip(page, s->name, NAME_MOST), html_number(html, s->documents));
    write_meter(html, "stands", s->agreed, most);
    write_meter(html, "plain", s->alone, most);
    write_meter(html, "falls", s->refuted, most);
    write_meter(html, "open", s->open, most);
    uint32_t tested = s->agreed + s->refuted;
    if (tested)
        HTML(html, "<td class=\"count\">{} of {}</td></tr>\n", html_number(html, s->refuted), html_number(html, tested));
    else
        html_markup(html, "<td class=\"count\">–</td></tr>\n");
}

static void write_sources(struct page *page, const struct maker *maker) {
    const struct ledger *ledger = &maker->ledger;
    struct html *html = &page->html;
    uint32_t count = ledger->sources.count, most = 0;
    if (!count)
        return;
    const struct ledger_source **sorted = ARENA_ARRAY(&page->arena, count, const struct ledger_source *);
    for (uint32_t i = 0; i < count; i++) {
        sorted[i] = &ledger->sources.items[i];
        most = most_of(sorted[i]) > most ? most_of(sorted[i]) : most;
    }
    sort_items(sorted, count, sizeof *sorted, by_voices);
    html_markup(html, "<section aria-labelledby=\"outlets\"><h2 id=\"outlets\">The outlets</h2>\n<p>Of the facts that each outlet speaks of: how many "
                      "others bear out, how many nobody else prints, how many were refuted, how many are open. Only what others print too can be "
                      "refuted, so the last column counts among those; where they are few, it says little about the outlet.</p>\n"
                      "<div class=\"wide\"><table class=\"outlets sortable\"><thead><tr><th scope=\"col\">Outlet</th>"
                      "<th scope=\"col\" class=\"count\">Articles</th><th scope=\"col\">Agreed</th><th scope=\"col\">Alone</th>"
                      "<th scope=\"col\">Refuted</th><th scope=\"col\">Open</th><th scope=\"col\" class=\"count\">Refuted of tested</th>"
                      "</tr></thead><tbody>\n");
    for (uint32_t i = 0; i < count && i < SOURCES_SHOWN; i++)
        write_source(page, sorted[i], most);
    html_markup(html, "</tbody></table></div>\n");
    if (count > SOURCES_SHOWN)
        HTML(html, "<p class=\"note\">and {} that say less</p>\n", html_count(html, count - SOURCES_SHOWN, "more outlet", "more outlets"));
    html_markup(html, "</section>\n");
}

/* --- the whole ------------------------------------------------------------------------------------------------------ */

static void write_words(struct html *html) {
    html_markup(html, "<section aria-labelledby=\"words\"><h2 id=\"words\">What the verdicts mean</h2>\n<dl class=\"words\">\n");
    for (enum verdict verdict = VERDICT_AGREED; verdict <= VERDICT_DERIVED; verdict++) {
        html_markup(html, "<div><dt>");
        write_verdict(html, verdict);
        HTML(html, "</dt><dd>{}</dd></div>\n", str_of(verdict_meaning(verdict)));
    }
    html_markup(html, "</dl></section>\n");
}

enum status overview_page(struct maker *maker, struct error *error) {
    const struct ledger *l = &maker->ledger;
    struct page page;
    page_open(&page, &maker->site, STR("index.html"), STR("Overview"), SECTION_OVERVIEW);
    struct html *html = &page.html;
    HTML(html, "<h1>What {} say, and where they differ</h1>\n", html_count(html, l->documents.count, "article", "articles"));
    HTML(html, "<p class=\"lead\">{} from {} were read. They give {} about {} in {}, and {}; in {} they cannot all be right.</p>\n",
         html_count(html, l->documents.count, "article", "articles"), html_count(html, l->sources.count, "outlet", "outlets"),
         html_count(html, l->facts.count, "fact", "facts"), html_count(html, l->athletes.count, "athlete", "athletes"),
         html_count(html, l->races.count, "race", "races"), html_count(html, maker->quote_count, "quote", "quotes"),
         html_count(html, l->discrepancies.count, "matter", "matters"));
    write_stories(&page, maker);
    if (l->discrepancies.count)
        write_kinds(&page, maker);
    write_sources(&page, maker);
    write_words(html);
    return page_close(&page, error);
}
