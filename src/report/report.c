#include "report/report.h"

#include "base/file.h"
#include "report/address.h"
#include "report/folder.h"
#include "maker.h"

static const unsigned char style_css[] = {
#include "report/style.css.inc"
};
static const unsigned char script_js[] = {
#include "report/script.js.inc"
};
static const unsigned char icon_svg[] = {
#include "report/icon.svg.inc"
};

static const char marker[] = ".photofinish-report";

/* --- the feed's takers ---------------------------------------------------------------------------------------------- */

static enum status note_discrepancy(void *taker, const struct discrepancy *discrepancy, struct error *error) {
    struct maker *maker = taker;
    (void)error;
    ledger_add_discrepancy(&maker->ledger, discrepancy);
    return OK;
}

static enum status note_fact(void *taker, const struct fact *fact, struct error *error) {
    struct maker *maker = taker;
    (void)error;
    ledger_add_fact(&maker->ledger, fact);
    for (uint32_t i = 0; i < fact->support.count; i++)
        if (fact->support.items[i].stance != STANCE_INPUT)
            count_statement(maker, fact->support.items[i].statement);
    return OK;
}

static enum status note_quote(void *taker, const struct utterance *u, struct error *error) {
    struct maker *maker = taker;
    struct ledger *ledger = &maker->ledger;
    (void)error;
    count_quote(maker, u);
    maker->quote_count++;
    ledger_document(ledger, u->document, u->document_id, u->doc, u->source, u->published);
    *LIST_ADD(&maker->spoken, &maker->arena) = (struct spoken){
        .text = str_copy(u->text, &maker->arena), .address = address_bytes(u->document, u->bytes.start, &maker->arena),
        .source = ledger_text(ledger, u->source.size ? u->source : u->doc), .published = u->published, .athlete = ledger_find_athlete(ledger, u->speaker),
        .discrepancy = ledger_discrepancy_of(ledger, words_key(u->document, u->bytes, WORDS_QUOTE))};
    return OK;
}

static enum status page_of_fact(void *taker, const struct fact *fact, struct error *error) { return race_pages_add(taker, fact, error); }

static enum status page_of_article(void *taker, const struct report_article *article, struct error *error) {
    struct maker *maker = taker;
    maker->unread += !article->reading;
    return article_page(maker, article, error);
}

static enum status page_of_discrepancy(void *taker, const struct discrepancy *discrepancy, struct error *error) {
    return discrepancy_page(taker, discrepancy, error);
}

/* --- the whole ------------------------------------------------------------------------------------------------------ */

static void note_rules(struct maker *maker) {
    for (uint32_t i = 0; i < maker->feed->rule_count; i++) {
        const struct report_rule *rule = &maker->feed->rules[i];
        str rest = rule->text, line;
        for (uint32_t number = rule->origin.line; str_line(&rest, &line); number++) {
            str *address = ARENA_NEW(&maker->arena, str);
            *address = address_rule((struct origin){.file = rule->origin.file, .line = number}, &maker->arena);
            str place = str_print(&maker->arena, "%.*s:%u", STR_ARG(rule->origin.file), number);
            *table_slot(&maker->rule_lines, place, &maker->arena) = address;
        }
    }
}

/* Documents that facts speak of and that were not among the articles get a page that says so: every link leads somewhere. */
static enum status missing_articles(struct maker *maker, struct error *error) {
    for (uint32_t i = 0; i < maker->ledger.documents.count; i++) {
        const struct ledger_document document = maker->ledger.documents.items[i];
        if (document.has_page)
            continue;
        struct report_article article = {
            .document_id = document.id, .document = document.hash, .doc = document.doc, .published = document.published,
            .source = maker->ledger.sources.items[document.source].name, .trouble = STR("This document was not at hand when the report was made.")};
        enum status status = article_page(maker, &article, error);
        if (status != OK)
            return status;
    }
    return OK;
}

static enum status learn(struct maker *maker, struct error *error) {
    const struct report_feed *feed = maker->feed;
    note_rules(maker);
    enum status status = feed->each_discrepancy(feed->context, note_discrepancy, maker, error);
    if (status != OK)
        return status;
    ledger_settle_disputes(&maker->ledger);
    status = feed->each_fact(feed->context, note_fact, maker, error);
    if (status != OK)
        return status;
    ledger_settle(&maker->ledger);
    status = feed->each_quote(feed->context, note_quote, maker, error);
    note_names_of_documents(maker);
    return status;
}

/* Races come first: they tell the articles on which page a fact stands. Discrepancies need the sentences of the articles. */
static enum status make(struct maker *maker, struct error *error) {
    const struct report_feed *feed = maker->feed;
    enum status status = feed->each_fact(feed->context, page_of_fact, maker, error);
    enum status ended = race_pages_end(maker, status == OK ? error : NULL);
    if (status == OK)
        status = ended;
    if (status == OK)
        status = feed->each_article(feed->context, page_of_article, maker, error);
    if (status == OK)
        status = missing_articles(maker, error);
    ledger_settle_contexts(&maker->ledger);
    if (status == OK)
        status = feed->each_discrepancy(feed->context, page_of_discrepancy, maker, error);
    for (uint32_t i = 0; i < maker->ledger.athletes.count && status == OK; i++)
        status = athlete_page(maker, i, error);
    if (status == OK)
        status = rules_pages(maker, error);
    if (status == OK)
        status = list_pages(maker, error);
    if (status == OK)
        status = search_page(maker, error);
    return status == OK ? overview_page(maker, error) : status;
}

static enum status make_folders(const char *folder, struct error *error) {
    static const char *const names[] = {"article", "athlete", "data", "discrepancy", "race", "rule"};
    struct arena arena = {0};
    enum status status = OK;
    for (size_t i = 0; i < sizeof names / sizeof *names && status == OK; i++)
        status = file_make_folder(str_print(&arena, "%s/%s", folder, names[i]).data, error);
    arena_close(&arena);
    return status;
}

static void write_assets(struct site *site) {
    site_write(site, STR("style.css"), (str){(const char *)style_css, sizeof style_css});
    site_write(site, STR("script.js"), (str){(const char *)script_js, sizeof script_js});
    site_write(site, STR("icon.svg"), (str){(const char *)icon_svg, sizeof icon_svg});
}

static void summarize(const struct maker *maker, struct report_summary *summary) {
    const struct ledger *l = &maker->ledger;
    *summary = (struct report_summary){
        .pages = maker->site.page_count, .articles = l->documents.count, .athletes = l->athletes.count, .races = l->races.count,
        .discrepancies = l->discrepancies.count, .facts = l->facts.count, .unread = maker->unread, .bytes = maker->site.bytes};
}

enum status report_write(const struct report_options *options, struct report_summary *summary, struct error *error) {
    struct maker maker = {.feed = options->feed};
    const char *partial = NULL;
    enum status status = folder_begin(options->folder, marker, &partial, &maker.arena, error);
    if (status != OK)
        goto done;
    maker.site = (struct site){.folder = partial, .title = str_of(options->title ? options->title : "Photofinish"),
                               .version = str_of(options->version)};
    status = make_folders(partial, error);
    if (status == OK)
        write_assets(&maker.site);
    if (status == OK)
        status = learn(&maker, error);
    if (status == OK)
        status = make(&maker, error);
    if (status == OK)
        status = folder_finish(options->folder, marker, partial, error);
    if (status != OK)
        folder_abandon(partial);
    else
        summarize(&maker, summary);
done:
    ledger_close(&maker.ledger);
    arena_close(&maker.arena);
    return status;
}
