#include "pipeline/report_run.h"

#include "base/tsv.h"
#include "pipeline/sources_again.h"
#include "reconcile/print.h"

struct session {
    struct store *store;
    const struct reading_tools *tools;
    struct arena arena;
    struct table event_names;   /* code → str */
    struct report_rule *rules;
};

/* --- the feed ------------------------------------------------------------------------------------------------------- */

static enum status each_fact(void *context, report_fact_take *take, void *taker, struct error *error) {
    struct session *session = context;
    return store_facts(session->store, &(struct store_filter){0}, take, taker, error);
}

static enum status each_discrepancy(void *context, report_discrepancy_take *take, void *taker, struct error *error) {
    struct session *session = context;
    return store_discrepancies(session->store, &(struct store_filter){0}, take, taker, error);
}

static enum status each_quote(void *context, report_quote_take *take, void *taker, struct error *error) {
    struct session *session = context;
    return store_quotes(session->store, &(struct store_filter){0}, take, taker, error);
}

struct article_taker {
    report_article_take *take;
    void *taker;
};

static enum status hand_article(void *context, const struct source_again *source, struct error *error) {
    const struct article_taker *next = context;
    const struct testimony *testimony = source->testimony;
    const struct document *document = testimony->document;
    struct report_article article = {
        .document_id = source->document_id, .document = document->hash, .doc = document->name, .uri = document->uri, .source = document->source,
        .title = testimony->title, .author = testimony->author, .published = testimony->published, .reading = source->reading,
        .trouble = source->trouble, .statement_count = testimony->claims.count};
    struct arena arena = {0};
    struct statement *statements = ARENA_ARRAY(&arena, testimony->claims.count + 1, struct statement);
    for (uint32_t i = 0; i < testimony->claims.count; i++)
        statements[i] = testimony->claims.items[i].statement;
    article.statements = statements;
    enum status status = next->take(next->taker, &article, error);
    arena_close(&arena);
    return status;
}

static enum status each_article(void *context, report_article_take *take, void *taker, struct error *error) {
    struct session *session = context;
    return sources_again(session->store, session->tools, hand_article, &(struct article_taker){take, taker}, error);
}

static enum status copies(void *context, const int64_t *ids, uint32_t count, uint32_t *same_as, struct error *error) {
    struct session *session = context;
    struct arena arena = {0};
    struct document_print **prints = ARENA_ARRAY(&arena, count, struct document_print *);
    enum status status = OK;
    for (uint32_t i = 0; i < count && status == OK; i++) {
        struct prints of_document = {0};
        struct appearances people = {0};
        struct utterances quotes = {0};
        status = store_document_extras(session->store, ids[i], &people, &quotes, &of_document, &arena, error);
        prints[i] = of_document.count ? &of_document.items[0] : NULL;
        same_as[i] = i;
        for (uint32_t k = 0; k < i && prints[i] && same_as[i] == i; k++)
            if (prints[k] && print_containment(prints[i], prints[k]) >= PRINT_COPIED)
                same_as[i] = same_as[k];
    }
    arena_close(&arena);
    return status;
}

/* --- names and rules ------------------------------------------------------------------------------------------------ */

static bool is_abbreviation(str code) {
    for (size_t i = 0; i < code.size; i++)
        if (!char_is_upper(code.data[i]))
            return false;
    return code.size > 0;
}

/* "long jump" for LJ: the first phrase that the lexicon has for a code of capitals. Other codes are words already. */
static void read_event_names(struct session *session, const struct reading_tools *tools) {
    struct tsv tsv;
    const char *path = str_print(&session->arena, "%s/lexicon/event-phrases.tsv", rulebook_folder(tools->book)).data;
    if (tsv_open(path, STR("phrase role value"), &tsv, &session->arena, NULL) != OK)
        return; /* then codes are shown */
    while (tsv_next(&tsv)) {
        str code = tsv_cell(&tsv, 2);
        if (!str_equal(tsv_cell(&tsv, 1), STR("code")) || !is_abbreviation(code) || table_find(&session->event_names, code))
            continue;
        str *name = ARENA_NEW(&session->arena, str);
        *name = tsv_cell(&tsv, 0);
        *table_slot(&session->event_names, code, &session->arena) = name;
    }
}

static str event_name(void *context, str code) {
    const struct session *session = context;
    const str *name = table_find(&session->event_names, code);
    return name ? *name : (str){0};
}

static void list_rules(struct session *session, const struct rulebook *book) {
    uint32_t count = rulebook_rule_count(book);
    session->rules = ARENA_ARRAY(&session->arena, count + 1, struct report_rule);
    for (uint32_t i = 0; i < count; i++) {
        const struct rule *rule = rulebook_rule(book, i);
        session->rules[i] = (struct report_rule){.origin = rule_origin(rule), .name = rule_name(rule), .is_claim = rule_is_claim(rule),
                                                 .text = rule_text(rule)};
    }
}

/* --- the run -------------------------------------------------------------------------------------------------------- */

enum status report_run(const struct report_run_options *options, struct report_summary *summary, struct error *error) {
    struct session session = {.tools = options->tools};
    enum status status = store_open(options->database, STORE_READ, &session.store, error);
    if (status != OK)
        return status;
    read_event_names(&session, options->tools);
    list_rules(&session, options->tools->book);
    struct report_feed feed = {
        .context = &session, .each_fact = each_fact, .each_discrepancy = each_discrepancy, .each_quote = each_quote,
        .each_article = each_article, .rules = session.rules, .rule_count = rulebook_rule_count(options->tools->book),
        .event_name = event_name, .copies = copies};
    struct report_options report = {.folder = options->folder, .title = options->title, .version = options->version, .feed = &feed};
    status = report_write(&report, summary, error);
    arena_close(&session.arena);
    store_close(session.store);
    return status;
}
