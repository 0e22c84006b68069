/* The lists of everything, in pages that a browser takes in at once; the order is chosen here, whatever the feed's was. */
#include <stdlib.h>

#include "report/address.h"
#include "base/sort.h"
#include "maker.h"

enum { NAME_MOST = 300 };

/* --- orders --------------------------------------------------------------------------------------------------------- */

static int compare_counts(uint32_t a, uint32_t b) { return (a > b) - (a < b); }

static int by_gravity(const void *a, const void *b) {
    const struct ledger_discrepancy *x = *(struct ledger_discrepancy *const *)a, *y = *(struct ledger_discrepancy *const *)b;
    int order = compare_counts(x->gravity, y->gravity);
    if (!order)
        order = str_compare(x->athlete, y->athlete);
    return order ? order : str_compare(x->key, y->key);
}

static int by_year_and_name(const void *a, const void *b) {
    const struct ledger_race *x = *(struct ledger_race *const *)a, *y = *(struct ledger_race *const *)b;
    if (x->year != y->year)
        return x->year > y->year ? -1 : 1;
    int order = str_compare(x->competition, y->competition);
    return order ? order : str_compare(x->event, y->event);
}

static int by_name(const void *a, const void *b) {
    return str_compare((*(struct ledger_athlete *const *)a)->name, (*(struct ledger_athlete *const *)b)->name);
}

static int by_date_and_title(const void *a, const void *b) {
    const struct ledger_document *x = *(struct ledger_document *const *)a, *y = *(struct ledger_document *const *)b;
    int order = -date_compare(x->published, y->published);
    if (!order)
        order = str_compare(x->title, y->title);
    return order ? order : memcmp(x->hash.bytes, y->hash.bytes, sizeof x->hash.bytes);
}

/* Pointers to the items of an array, in order. */
static void **ordered(void *items, uint32_t count, size_t size, int (*order)(const void *, const void *), struct arena *arena) {
    void **sorted = ARENA_ARRAY(arena, count + 1, void *);
    for (uint32_t i = 0; i < count; i++)
        sorted[i] = (char *)items + i * size;
    if (count)
        sort_items(sorted, count, sizeof *sorted, order);
    return sorted;
}

/* --- lists ---------------------------------------------------------------------------------------------------------- */

struct list {
    const char *address, *title, *head;   /* head: the table's columns, # before one that counts */
    enum section section;
    void (*write)(struct page *page, const struct maker *maker, const void *item);
};

static void write_discrepancy(struct page *page, const struct maker *maker, const void *item) {
    const struct ledger_discrepancy *d = item;
    struct html *html = &page->html;
    HTML(html, "<tr><td>{}</td><td>", str_of(discrepancy_kind_name(d->kind)));
    write_verdict(html, d->verdict);
    HTML(html, "</td><th scope=\"row\"><a href=\"{}\">{}</a></th><td>{}</td><td class=\"number\">{}</td></tr>\n", d->address,
         discrepancy_title(maker, d, html->arena), page_clip(page, d->competition, NAME_MOST),
         d->year ? str_print(html->arena, "%d", d->year) : STR(""));
}

static void write_race(struct page *page, const struct maker *maker, const void *item) {
    const struct ledger_race *race = item;
    struct html *html = &page->html;
    HTML(html, "<tr><td class=\"number\">{}</td><th scope=\"row\"><a href=\"{}\">{}</a></th><td class=\"count\">{}</td><td class=\"count\">{}</td></tr>\n",
         race->year ? str_print(html->arena, "%d", race->year) : STR(""), race->address,
         page_clip(page, race_title(maker, race->event, race->competition, race->year, html->arena), NAME_MOST),
         html_number(html, race->fact_count), html_number(html, race->discrepancies));
}

static void write_athlete_row(struct page *page, const struct maker *maker, const void *item) {
    const struct ledger_athlete *athlete = item;
    struct html *html = &page->html;
    (void)maker;
    HTML(html, "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td>{}</td><td class=\"count\">{}</td><td class=\"count\">{}</td></tr>\n",
         athlete->address, page_clip(page, athlete->name, NAME_MOST), athlete->nation, html_number(html, athlete->fact_count),
         html_number(html, athlete->discrepancies));
}

static void write_article(struct page *page, const struct maker *maker, const void *item) {
    const struct ledger_document *document = item;
    struct html *html = &page->html;
    HTML(html, "<tr><td class=\"number\">{}</td><th scope=\"row\"><a href=\"{}\">{}</a></th><td>{}</td><td class=\"count\">{}</td><td class=\"count\">{}</td></tr>\n",
         date_print(document->published, html->arena), address_article(document->hash, html->arena),
         page_clip(page, document->title.size ? document->title : document->doc, NAME_MOST),
         page_clip(page, maker->ledger.sources.items[document->source].name, NAME_MOST), html_number(html, document->facts),
         html_number(html, document->discrepancies));
}

static const struct list lists[] = {
    {"discrepancies.html", "Discrepancies", "Kind|Verdict|What|Competition|Year", SECTION_DISCREPANCIES, write_discrepancy},
    {"races.html", "Races", "Year|Race|#Facts|#Discrepancies", SECTION_RACES, write_race},
    {"athletes.html", "Athletes", "Name|Nation|#Facts|#Discrepancies", SECTION_ATHLETES, write_athlete_row},
    {"articles.html", "Articles", "Date|Title|Outlet|#Facts|#Discrepancies", SECTION_ARTICLES, write_article},
};

/* Where a page starts, for the row of pages at its head: everybody can get everywhere in two steps. */
static void write_pager(struct page *page, const struct list *list, uint32_t pages) {
    struct html *html = &page->html;
    if (pages < 2)
        return;
    html_markup(html, "<nav class=\"pages\" aria-label=\"Pages of this list\"><ol>\n");
    for (uint32_t i = 1; i <= pages; i++) {
        HTML(html, "<li><a href=\"{}\"", address_page(str_of(list->address), i, html->arena));
        if (i == page->number)
            html_markup(html, " aria-current=\"page\"");
        HTML(html, ">{}</a></li>\n", html_number(html, i));
    }
    html_markup(html, "</ol></nav>\n");
}

static void open_table(struct page *page, const struct list *list, uint32_t pages) {
    struct html *html = &page->html;
    write_pager(page, list, pages);
    html_markup(html, "<div class=\"wide\"><table class=\"sortable\"><thead><tr>");
    for (str rest = str_of(list->head); rest.size;) {
        str column = str_cut(&rest, '|');
        bool counts = str_starts_with(column, STR("#"));
        HTML(html, "<th scope=\"col\"{}>{}</th>", counts ? STR(" class=count") : STR(""), str_slice(column, counts, column.size));
    }
    html_markup(html, "</tr></thead><tbody>\n");
}

static enum status write_list(struct maker *maker, const struct list *list, void **items, uint32_t count, struct error *error) {
    enum { ROWS = 500 };
    uint32_t pages = (count + ROWS - 1) / ROWS;
    struct page page;
    page_open(&page, &maker->site, str_of(list->address), str_of(list->title), list->section);
    HTML(&page.html, "<h1>{}</h1>\n<p class=\"lead\">{} in all. <a href=\"search.html\">Search everything</a>.</p>\n", str_of(list->title),
         html_number(&page.html, count));
    open_table(&page, list, pages);
    for (uint32_t i = 0; i < count; i++) {
        if (i && i % ROWS == 0) {
            html_markup(&page.html, "</tbody></table></div>\n");
            page_turn(&page);
            open_table(&page, list, pages);
        }
        list->write(&page, maker, items[i]);
        arena_reset(&page.scratch);
    }
    html_markup(&page.html, "</tbody></table></div>\n");
    if (!count)
        html_markup(&page.html, "<p class=\"note\">None.</p>\n");
    return page_close(&page, error);
}

enum status list_pages(struct maker *maker, struct error *error) {
    struct ledger *l = &maker->ledger;
    struct arena arena = {0};
    void **items[] = {
        ordered(l->discrepancies.items, l->discrepancies.count, sizeof *l->discrepancies.items, by_gravity, &arena),
        ordered(l->races.items, l->races.count, sizeof *l->races.items, by_year_and_name, &arena),
        ordered(l->athletes.items, l->athletes.count, sizeof *l->athletes.items, by_name, &arena),
        ordered(l->documents.items, l->documents.count, sizeof *l->documents.items, by_date_and_title, &arena),
    };
    uint32_t counts[] = {l->discrepancies.count, l->races.count, l->athletes.count, l->documents.count};
    enum status status = OK;
    for (size_t i = 0; i < sizeof lists / sizeof *lists && status == OK; i++)
        status = write_list(maker, &lists[i], items[i], counts[i], error);
    arena_close(&arena);
    return status;
}
