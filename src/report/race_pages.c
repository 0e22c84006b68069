#include <stdlib.h>

#include "report/address.h"
#include "base/sort.h"
#include "maker.h"

/* --- the table of results ------------------------------------------------------------------------------------------- */

enum { ROWS_MOST = 200, SOURCES_MOST = 6, CELL_MOST = 120 };

/* What is said of one athlete in one round. */
struct row {
    uint32_t athlete;
    uint32_t first, last;           /* facts of the ledger between which the athlete's stand */
    uint32_t place_fact, mark_fact; /* the most trusted ones, or LEDGER_NONE */
    int64_t place;
};

struct results {
    const struct ledger *ledger;
    const struct ledger_race *race;
    enum sex sex;
    enum round round;
    struct { struct row *items; uint32_t count, room; } rows;
    struct { uint32_t *items; uint32_t count, room; } sources; /* in the order of the ledger */
};

static bool is_result(const struct ledger_fact *fact) {
    return fact->athlete != LEDGER_NONE && (str_equal(fact->attribute, STR("mark")) || str_equal(fact->attribute, STR("place")));
}

static bool is_of(const struct results *results, const struct ledger_fact *fact) {
    return is_result(fact) && fact->round == results->round && fact->sex == results->sex;
}

static uint32_t better(const struct ledger *ledger, uint32_t known, uint32_t fact) {
    return known == LEDGER_NONE || ledger->facts.items[fact].confidence > ledger->facts.items[known].confidence ? fact : known;
}

static void add_source(struct results *results, uint32_t source, struct arena *arena) {
    for (uint32_t i = 0; i < results->sources.count; i++)
        if (results->sources.items[i] == source)
            return;
    *LIST_ADD(&results->sources, arena) = source;
}

/* Facts of one athlete in one round stand one behind the other in the feed. */
static void collect(struct results *results, struct arena *arena) {
    const struct ledger *ledger = results->ledger;
    for (uint32_t i = 0; i < results->race->fact_count && results->rows.count <= ROWS_MOST; i++) {
        uint32_t index = results->race->first_fact + i;
        const struct ledger_fact *fact = &ledger->facts.items[index];
        if (!is_of(results, fact))
            continue;
        if (!results->rows.count || LIST_LAST(&results->rows)->athlete != fact->athlete)
            *LIST_ADD(&results->rows, arena) = (struct row){fact->athlete, index, index, LEDGER_NONE, LEDGER_NONE, INT64_MAX};
        struct row *row = LIST_LAST(&results->rows);
        row->last = index;
        bool is_place = str_equal(fact->attribute, STR("place"));
        uint32_t *best = is_place ? &row->place_fact : &row->mark_fact;
        *best = better(ledger, *best, index);
        if (is_place && !str_to_int(ledger->facts.items[*best].value, &row->place))
            row->place = INT64_MAX;
        for (uint32_t v = 0; v < fact->voice_count; v++)
            if (results->sources.count <= SOURCES_MOST)
                add_source(results, ledger->documents.items[ledger->voices.items[fact->first_voice + v].document].source, arena);
    }
}

/* By place, then in the order of the feed (rows of one array keep it: their facts' numbers grow). */
static int by_place(const void *a, const void *b) {
    const struct row *first = a, *second = b;
    if (first->place != second->place)
        return first->place < second->place ? -1 : 1;
    uint32_t x = first->mark_fact < first->place_fact ? first->mark_fact : first->place_fact;
    uint32_t y = second->mark_fact < second->place_fact ? second->mark_fact : second->place_fact;
    return (x > y) - (x < y);
}

/* What this outlet prints of the athlete's facts of that attribute; *contradicts when it is not what stands. */
static str said_by(const struct results *results, const struct row *row, str attribute, uint32_t source, bool *contradicts) {
    const struct ledger *ledger = results->ledger;
    *contradicts = false;
    str said = {0};
    for (uint32_t i = row->first; i <= row->last; i++) {
        const struct ledger_fact *fact = &ledger->facts.items[i];
        if (!is_of(results, fact) || fact->athlete != row->athlete || !str_equal(fact->attribute, attribute))
            continue;
        for (uint32_t v = 0; v < fact->voice_count; v++) {
            const struct ledger_voice *voice = &ledger->voices.items[fact->first_voice + v];
            if (voice->stance == STANCE_INPUT || ledger->documents.items[voice->document].source != source)
                continue;
            if (voice->stance == STANCE_CONTRADICTS && voice->value.size) {
                *contradicts = true;
                return voice->value;
            }
            said = fact->value;
        }
    }
    return said;
}

static void write_fact_link(struct page *page, const struct maker *maker, uint32_t fact) {
    if (fact == LEDGER_NONE)
        return;
    HTML(&page->html, "<a href=\"{}\">{}</a>", page_href(page, fact_address(maker, fact, page->html.arena)),
         page_clip(page, maker->ledger.facts.items[fact].value, CELL_MOST));
}

/* What an outlet prints: its mark, with the place where that is all or where it is another one. */
static void write_said(struct page *page, const struct results *results, const struct row *row, uint32_t source) {
    struct html *html = &page->html;
    bool wrong_mark, wrong_place;
    str mark = said_by(results, row, STR("mark"), source, &wrong_mark), place = said_by(results, row, STR("place"), source, &wrong_place);
    html_markup(html, "<td class=\"number\">");
    if (wrong_mark)
        HTML(html, "<strong class=\"falls\">{}</strong>", page_clip(page, mark, CELL_MOST));
    else
        html_escaped(html, page_clip(page, mark, CELL_MOST));
    if (wrong_place)
        HTML(html, "<strong class=\"falls\"> place {}</strong>", page_clip(page, place, CELL_MOST));
    else if (place.size && !mark.size)
        HTML(html, "place {}", page_clip(page, place, CELL_MOST));
    html_markup(html, "</td>");
}

static void write_row(struct page *page, const struct maker *maker, const struct results *results, const struct row *row, str athlete) {
    struct html *html = &page->html;
    const struct ledger_athlete *who = &maker->ledger.athletes.items[row->athlete];
    HTML(html, "<tr{}><td class=\"number\">", str_equal(who->name, athlete) ? STR(" class=here") : STR(""));
    write_fact_link(page, maker, row->place_fact);
    html_markup(html, "</td><th scope=\"row\">");
    write_athlete(page, maker, who->name);
    if (who->nation.size)
        HTML(html, " <span class=\"nation\">{}</span>", who->nation);
    html_markup(html, "</th><td class=\"number\">");
    write_fact_link(page, maker, row->mark_fact);
    html_markup(html, "</td>");
    for (uint32_t i = 0; i < results->sources.count && results->sources.count <= SOURCES_MOST; i++)
        write_said(page, results, row, results->sources.items[i]);
    html_markup(html, "</tr>\n");
}

static const char *sex_title(enum sex sex) {
    switch (sex) {
    case SEX_MALE: return "Men";
    case SEX_FEMALE: return "Women";
    case SEX_MIXED: return "Mixed";
    default: return "";
    }
}

static void write_results(struct page *page, const struct maker *maker, struct results *results, str athlete) {
    struct html *html = &page->html;
    if (results->rows.count)
        sort_items(results->rows.items, results->rows.count, sizeof *results->rows.items, by_place);
    const char *sex = sex_title(results->sex), *round = round_name(results->round);
    HTML(html, "<div class=\"wide\"><table class=\"results\"><caption>{}{}{}</caption>\n<thead><tr><th scope=\"col\">Place</th>", str_of(sex),
         *sex && round ? STR(", ") : STR(""), round ? str_of(round) : *sex ? STR("") : STR("Results"));
    html_markup(html, "<th scope=\"col\">Athlete</th><th scope=\"col\">Mark</th>");
    for (uint32_t i = 0; i < results->sources.count && results->sources.count <= SOURCES_MOST; i++)
        HTML(html, "<th scope=\"col\" class=\"outlet\">{}</th>", page_clip(page, maker->ledger.sources.items[results->sources.items[i]].name, CELL_MOST));
    html_markup(html, "</tr></thead><tbody>\n");
    for (uint32_t i = 0; i < results->rows.count && i < ROWS_MOST; i++)
        write_row(page, maker, results, &results->rows.items[i], athlete);
    html_markup(html, "</tbody></table></div>\n");
    if (results->rows.count > ROWS_MOST)
        html_markup(html, "<p class=\"note\">The table stops here; below is everything.</p>\n");
    if (results->sources.count > SOURCES_MOST)
        html_markup(html, "<p class=\"note\">Too many outlets for a column each; choose a figure to see who prints it.</p>\n");
}

static void write_table(struct page *page, const struct maker *maker, uint32_t race, enum sex sex, enum round round, str athlete) {
    struct arena arena = {0};
    struct results results = {.ledger = &maker->ledger, .race = &maker->ledger.races.items[race], .sex = sex, .round = round};
    collect(&results, &arena);
    if (results.rows.count)
        write_results(page, maker, &results, athlete);
    arena_close(&arena);
}

void write_race_tables(struct page *page, const struct maker *maker, uint32_t race, uint32_t fact, str athlete) {
    const struct ledger *ledger = &maker->ledger;
    if (fact != LEDGER_NONE) {
        write_table(page, maker, race, ledger->facts.items[fact].sex, ledger->facts.items[fact].round, athlete);
        return;
    }
    for (enum sex sex = SEX_UNKNOWN; sex <= SEX_MIXED; sex++)
        for (enum round round = ROUND_UNKNOWN + 1; round <= ROUND_PRELIMINARY && !page_is_full(page); round++)
            write_table(page, maker, race, sex, round, athlete);
    for (enum sex sex = SEX_UNKNOWN; sex <= SEX_MIXED && !page_is_full(page); sex++)   /* what names no round comes last */
        write_table(page, maker, race, sex, ROUND_UNKNOWN, athlete);
}

/* --- the page ------------------------------------------------------------------------------------------------------- */

enum { VOICES_MOST = 200, VOICE_SIZE_SUM = 250 * 1000, TEXT_MOST = 4000 };

struct race_writer {
    struct page page;
    uint32_t race;
    uint32_t next_fact;     /* of the ledger: facts come again in the order they were entered in */
    uint32_t last_athlete;
    bool is_open;
};

static void write_race_discrepancies(struct page *page, const struct maker *maker, const struct ledger_race *race) {
    enum { SHOWN = 100 };
    if (!race->discrepancies)
        return;
    html_markup(&page->html, "<section aria-labelledby=\"differ\"><h2 id=\"differ\">Where the papers differ</h2>\n<ul class=\"stories\">\n");
    uint32_t shown[SHOWN], count = 0;
    for (uint32_t i = 0; i < race->fact_count && count < SHOWN; i++) {
        uint32_t index = maker->ledger.facts.items[race->first_fact + i].discrepancy, at = 0;
        while (at < count && shown[at] != index)
            at++;
        if (index == LEDGER_NONE || at < count)
            continue;
        shown[count++] = index;
        write_discrepancy_item(page, maker, &maker->ledger.discrepancies.items[index]);
    }
    html_markup(&page->html, "</ul></section>\n");
}

static void open_page(struct maker *maker, uint32_t index) {
    struct race_writer *writer = maker->race;
    const struct ledger_race *race = &maker->ledger.races.items[index];
    writer->race = index;
    writer->last_athlete = LEDGER_NONE - 1;
    writer->is_open = true;
    str title = race_title(maker, race->event, race->competition, race->year, &maker->ledger.scratch);
    page_open(&writer->page, &maker->site, race->address, title, SECTION_RACES);
    struct html *html = &writer->page.html;
    HTML(html, "<h1>{}</h1>\n<p class=\"lead\">{}{}{}.</p>\n", page_clip(&writer->page, title, TEXT_MOST),
         html_count(html, race->fact_count, "fact", "facts"), race->discrepancies ? STR(", ") : STR(""),
         race->discrepancies ? html_count(html, race->discrepancies, "discrepancy", "discrepancies") : STR(""));
    write_race_tables(&writer->page, maker, index, LEDGER_NONE, (str){0});
    if (page_is_full(&writer->page))
        page_turn(&writer->page);
    write_race_discrepancies(&writer->page, maker, race);
    html_markup(html, "<h2>Everything said about it</h2>\n<p class=\"note\">Each fact with its verdict, how sure it is, and who says so.</p>\n");
}

static enum status close_page(struct maker *maker, struct error *error) {
    struct race_writer *writer = maker->race;
    if (!writer || !writer->is_open)
        return OK;
    writer->is_open = false;
    return page_close(&writer->page, error);
}

static void write_voices(struct page *page, const struct maker *maker, const struct fact *fact) {
    static const char *const stances[] = {
        [STANCE_SUPPORTS] = "supports", [STANCE_CONTRADICTS] = "contradicts", [STANCE_INPUT] = "input"};
    struct html *html = &page->html;
    size_t before = html->out.size;
    uint32_t shown = 0;
    html_markup(html, "<ul class=\"witnesses\">\n");
    while (shown < fact->support.count && shown < VOICES_MOST && html->out.size - before < VOICE_SIZE_SUM) {
        const struct fact_support *support = &fact->support.items[shown++];
        write_witness(page, maker, support->statement, stances[support->stance], (str){0});
    }
    html_markup(html, "</ul>\n");
    if (shown < fact->support.count)
        HTML(html, "<p class=\"note\">and {}</p>\n", html_count(html, fact->support.count - shown, "more voice", "more voices"));
}

static void write_fact(struct page *page, const struct maker *maker, const struct fact *fact, uint32_t index) {
    struct html *html = &page->html;
    const struct ledger_fact *entry = &maker->ledger.facts.items[index];
    HTML(html, "<article class=\"fact\" id=\"{}\"><h4>{} <span class=\"value\">{}</span> ", address_fact_anchor(fact->key, fact->value, entry->twin, html->arena),
         attribute_title(fact->attribute, html->arena), page_clip(page, fact->value, TEXT_MOST));
    write_verdict(html, fact->verdict);
    enum { AS_GOOD_AS_SURE = 995 }; /* per mille; nothing is printed as 100 % */
    HTML(html, " <span class=\"sure\">{}{}{} %</span></h4>\n", round_name(fact->round) ? str_of(round_name(fact->round)) : STR(""),
         round_name(fact->round) ? STR(" · ") : STR(""),
         fact->confidence < AS_GOOD_AS_SURE ? html_number(html, (fact->confidence + 5) / 10) : STR("over 99"));
    if (fact->explanation.size) {
        html_markup(html, "<p>");
        write_explanation(page, maker, page_clip(page, fact->explanation, TEXT_MOST));
        html_markup(html, "</p>\n");
    }
    if (entry->discrepancy != LEDGER_NONE) {
        const struct ledger_discrepancy *d = &maker->ledger.discrepancies.items[entry->discrepancy];
        HTML(html, "<p><a href=\"{}\">Sources differ: {}</a></p>\n", page_href(page, d->address), d->values);
    }
    write_voices(page, maker, fact);
    html_markup(html, "</article>\n");
}

enum status race_pages_add(struct maker *maker, const struct fact *fact, struct error *error) {
    if (!maker->race)
        maker->race = ARENA_NEW(&maker->arena, struct race_writer);
    struct race_writer *writer = maker->race;
    struct ledger_fact *entry = &maker->ledger.facts.items[writer->next_fact];
    if (writer->is_open && entry->race != writer->race) {
        enum status status = close_page(maker, error);
        if (status != OK)
            return status;
    }
    if (!writer->is_open)
        open_page(maker, entry->race);
    struct page *page = &writer->page;
    if (page_is_full(page)) {
        page_turn(page);
        writer->last_athlete = LEDGER_NONE - 1;
    }
    if (entry->athlete != writer->last_athlete) {
        html_markup(&page->html, "<h3>");
        if (entry->athlete == LEDGER_NONE)
            html_markup(&page->html, "The race");
        else
            write_athlete(page, maker, fact->athlete);
        html_markup(&page->html, "</h3>\n");
        writer->last_athlete = entry->athlete;
    }
    entry->page = (uint16_t)page->number;
    write_fact(page, maker, fact, writer->next_fact++);
    arena_reset(&page->scratch);
    return OK;
}

enum status race_pages_end(struct maker *maker, struct error *error) { return close_page(maker, error); }
