#include "pipeline/store_feed.h"


#include "base/memory.h"
#include "base/sort.h"
#include "base/tsv.h"
#include "pipeline/sources_again.h"
#include "reconcile/print.h"

struct store_feed {
    struct report_feed feed;
    struct store *store;
    const struct reading_tools *tools;
    struct arena arena;
    struct table event_names;   /* code → str */
    struct report_rule *rules;
};

/* --- an order that depends on no order of reading ------------------------------------------------------------------- */

static int compare_statements(const struct statement *a, const struct statement *b) {
    int order = str_compare(a->doc, b->doc);
    if (!order)
        order = memcmp(a->document.bytes, b->document.bytes, sizeof a->document.bytes);
    if (!order)
        order = (a->bytes.start > b->bytes.start) - (a->bytes.start < b->bytes.start);
    if (!order)
        order = (a->bytes.end > b->bytes.end) - (a->bytes.end < b->bytes.end);
    return order ? order : (int)a->kind - (int)b->kind;
}

static int by_stance_and_place(const void *a, const void *b) {
    const struct fact_support *x = a, *y = b;
    return x->stance != y->stance ? (int)x->stance - (int)y->stance : compare_statements(x->statement, y->statement);
}

static int by_place(const void *a, const void *b) {
    return compare_statements(*(const struct statement *const *)a, *(const struct statement *const *)b);
}

static int by_utterance(const void *a, const void *b) {
    const struct utterance *x = *(const struct utterance *const *)a, *y = *(const struct utterance *const *)b;
    int order = str_compare(x->doc, y->doc);
    return order ? order : (x->bytes.start > y->bytes.start) - (x->bytes.start < y->bytes.start);
}

/* --- the feed ------------------------------------------------------------------------------------------------------- */

struct fact_taker {
    report_fact_take *take;
    void *taker;
};

/* The store hands over copies: they may be put in order where they are. */
static enum status hand_fact(void *context, const struct fact *fact, struct error *error) {
    const struct fact_taker *next = context;
    if (fact->support.count)
        sort_items(fact->support.items, fact->support.count, sizeof *fact->support.items, by_stance_and_place);
    return next->take(next->taker, fact, error);
}

static enum status each_fact(void *context, report_fact_take *take, void *taker, struct error *error) {
    struct store_feed *stored = context;
    return store_facts(stored->store, &(struct store_filter){0}, hand_fact, &(struct fact_taker){take, taker}, error);
}

struct discrepancy_taker {
    report_discrepancy_take *take;
    void *taker;
};

static enum status hand_discrepancy(void *context, const struct discrepancy *discrepancy, struct error *error) {
    const struct discrepancy_taker *next = context;
    for (uint32_t i = 0; i < discrepancy->values.count; i++) {
        struct discrepancy_value *value = &discrepancy->values.items[i];
        if (value->statements.count)
            sort_items(value->statements.items, value->statements.count, sizeof *value->statements.items, by_place);
        if (value->utterances.count)
            sort_items(value->utterances.items, value->utterances.count, sizeof *value->utterances.items, by_utterance);
    }
    return next->take(next->taker, discrepancy, error);
}

static enum status each_discrepancy(void *context, report_discrepancy_take *take, void *taker, struct error *error) {
    struct store_feed *stored = context;
    return store_discrepancies(stored->store, &(struct store_filter){0}, hand_discrepancy, &(struct discrepancy_taker){take, taker}, error);
}

static enum status each_quote(void *context, report_quote_take *take, void *taker, struct error *error) {
    struct store_feed *stored = context;
    return store_quotes(stored->store, &(struct store_filter){0}, take, taker, error);
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
    struct store_feed *stored = context;
    return sources_again(stored->store, stored->tools, hand_article, &(struct article_taker){take, taker}, error);
}

static enum status copies(void *context, const int64_t *ids, uint32_t count, uint32_t *same_as, struct error *error) {
    struct store_feed *stored = context;
    struct arena arena = {0};
    struct document_print **prints = ARENA_ARRAY(&arena, count, struct document_print *);
    enum status status = OK;
    for (uint32_t i = 0; i < count && status == OK; i++) {
        struct prints of_document = {0};
        struct appearances people = {0};
        struct utterances quotes = {0};
        status = store_document_extras(stored->store, ids[i], &people, &quotes, &of_document, &arena, error);
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
static void read_event_names(struct store_feed *stored, const struct reading_tools *tools) {
    struct tsv tsv;
    const char *path = str_print(&stored->arena, "%s/lexicon/event-phrases.tsv", rulebook_folder(tools->book)).data;
    if (tsv_open(path, STR("phrase role value"), &tsv, &stored->arena, NULL) != OK)
        return; /* then codes are shown */
    while (tsv_next(&tsv)) {
        str code = tsv_cell(&tsv, 2);
        if (!str_equal(tsv_cell(&tsv, 1), STR("code")) || !is_abbreviation(code) || table_find(&stored->event_names, code))
            continue;
        str *name = ARENA_NEW(&stored->arena, str);
        *name = tsv_cell(&tsv, 0);
        *table_slot(&stored->event_names, code, &stored->arena) = name;
    }
}

static str event_name(void *context, str code) {
    const struct store_feed *stored = context;
    const str *name = table_find(&stored->event_names, code);
    return name ? *name : (str){0};
}

static void list_rules(struct store_feed *stored, const struct rulebook *book) {
    uint32_t count = rulebook_rule_count(book);
    stored->rules = ARENA_ARRAY(&stored->arena, count + 1, struct report_rule);
    for (uint32_t i = 0; i < count; i++) {
        const struct rule *rule = rulebook_rule(book, i);
        stored->rules[i] = (struct report_rule){.origin = rule_origin(rule), .name = rule_name(rule), .is_claim = rule_is_claim(rule),
                                                 .text = rule_text(rule)};
    }
}

/* --- the whole ------------------------------------------------------------------------------------------------------ */

enum status store_feed_open(const char *database, const struct reading_tools *tools, struct store_feed **result, struct error *error) {
    struct store_feed *stored = MEMORY_NEW(1, struct store_feed);
    enum status status = store_open(database, STORE_READ, &stored->store, error);
    if (status != OK) {
        memory_free(stored);
        return status;
    }
    stored->tools = tools;
    read_event_names(stored, tools);
    list_rules(stored, tools->book);
    stored->feed = (struct report_feed){
        .context = stored, .each_fact = each_fact, .each_discrepancy = each_discrepancy, .each_quote = each_quote,
        .each_article = each_article, .rules = stored->rules, .rule_count = rulebook_rule_count(tools->book), .event_name = event_name,
        .copies = copies, .datasette = store_datasette()};
    *result = stored;
    return OK;
}

const struct report_feed *store_feed(const struct store_feed *stored) { return &stored->feed; }

void store_feed_close(struct store_feed *stored) {
    arena_close(&stored->arena);
    store_close(stored->store);
    memory_free(stored);
}
