/* What reconcile made of a race takes the place of what it made of it before. */
#include <sqlite3.h>

#include "base/buffer.h"
#include "base/json.h"
#include "base/sort.h"
#include "database.h"

void races_forget(struct store *store) {
    store->races_ahead.items = NULL;
    store->races_ahead.count = store->races_ahead.room = store->races_ahead.at = 0;
    arena_reset(&store->race_arena);
}

static enum status read_races_ahead(struct store *store, int64_t from, struct error *error) {
    sqlite3_stmt *at = store_prepared(store, PIECE_race_at);
    struct arena *arena = &store->race_arena;
    races_forget(store);
    store->races_ahead.from = from;
    bind_int(at, 1, from);
    bool row = true;
    enum status status = OK;
    while (status == OK && row) {
        status = store_row(store, at, "look up a race", &row, error);
        if (status == OK && row)
            *LIST_ADD(&store->races_ahead, arena) = (struct store_race){.id = column_int(at, 0), .signature = column_int(at, 1), .answers = column_int(at, 3),
                                                                        .asked = column_bytes(at, 2, arena), .key = column_text(at, 4, arena)};
    }
    store_rewind(at);
    return status;
}

/* Whoever asks goes on from race to race, so some are read at once. */
enum status store_race_at(struct store *store, int64_t from, struct store_race *race, bool *found, struct error *error) {
    enum status status = OK;
    bool is_ahead = store->races_ahead.count && store->races_ahead.from <= from;
    while (is_ahead && store->races_ahead.at < store->races_ahead.count && store->races_ahead.items[store->races_ahead.at].id < from)
        store->races_ahead.at++;
    if (!is_ahead || store->races_ahead.at == store->races_ahead.count)
        status = read_races_ahead(store, from, error);
    *found = status == OK && store->races_ahead.count > 0;
    if (*found)
        *race = store->races_ahead.items[store->races_ahead.at];
    return status;
}

/* A race that is stored or goes is behind those read ahead; where it is not, they are read again. */
static void forget_if_ahead(struct store *store, int64_t id) {
    if (store->races_ahead.at < store->races_ahead.count && store->races_ahead.items[store->races_ahead.at].id <= id)
        races_forget(store);
}

enum status store_drop_race(struct store *store, int64_t id, struct error *error) {
    static const enum store_piece steps[] = {PIECE_support_forget, PIECE_facts_forget, PIECE_value_claims_forget,
                                             PIECE_value_quotes_forget, PIECE_values_forget, PIECE_discrepancies_forget,
                                             PIECE_race_forget};
    enum status status = store_batch(store, error);
    forget_if_ahead(store, id);
    for (size_t i = 0; status == OK && i < sizeof steps / sizeof *steps; i++) {
        sqlite3_stmt *statement = store_prepared(store, steps[i]);
        bind_int(statement, 1, id);
        status = store_do(store, statement, "forget a race", error);
    }
    return status;
}

/* Ids of the words that facts and discrepancies share. */
struct words {
    int64_t event, competition, attribute;
};

static enum status word_ids(struct store *store, str event, str competition, str attribute, struct words *words, struct error *error) {
    enum status status = dictionary_id(store, &store->terms, event, &words->event, error);
    if (status == OK)
        status = dictionary_id(store, &store->terms, competition, &words->competition, error);
    return status == OK ? dictionary_id(store, &store->terms, attribute, &words->attribute, error) : status;
}

/* The first claim for the fact stands in its own row: most facts have one source. */
static const struct statement *first_support(const struct fact *fact) {
    for (LIST_EACH(const struct fact_support, support, &fact->support))
        if (support->stance == STANCE_SUPPORTS && support->statement->id)
            return support->statement;
    return NULL;
}

/* How many documents say so. They are few, but for what everybody repeats. */
static uint32_t count_sources(const struct fact *fact) {
    struct arena arena = {0};
    struct table docs = {0};
    for (LIST_EACH(const struct fact_support, support, &fact->support))
        if (support->stance == STANCE_SUPPORTS && support->statement->id)
            table_slot(&docs, support->statement->doc, &arena);
    arena_close(&arena);
    return docs.count;
}

static enum status add_support(struct store *store, const struct fact *fact, const struct statement *first, struct error *error) {
    sqlite3_stmt *add = store_prepared(store, PIECE_support_add);
    enum status status = OK;
    for (LIST_EACH(const struct fact_support, support, &fact->support)) {
        if (!support->statement->id || (support->statement == first && support->stance == STANCE_SUPPORTS))
            continue;
        bind_int(add, 1, fact->id);
        bind_int(add, 2, support->statement->id);
        bind_int(add, 3, support->stance);
        status = store_do(store, add, "store what a fact rests on", error);
        if (status != OK)
            break;
    }
    return status;
}

static enum status add_fact(struct store *store, int64_t race, struct fact *fact, struct error *error) {
    struct words words;
    enum status status = word_ids(store, fact->event, fact->competition, fact->attribute, &words, error);
    if (status != OK)
        return status;
    const struct statement *first = first_support(fact);
    sqlite3_stmt *add = store_prepared(store, PIECE_fact_add);
    bind_int(add, 1, race);
    bind_text(add, 2, fact->key);
    bind_int_or_null(add, 3, first ? first->id : 0);
    bind_text_or_null(add, 4, fact->athlete);
    bind_int_or_null(add, 5, words.event);
    bind_int(add, 6, fact->sex);
    bind_int_or_null(add, 7, words.competition);
    bind_int_or_null(add, 8, fact->year);
    bind_int(add, 9, fact->round);
    bind_int(add, 10, words.attribute);
    bind_text(add, 11, fact->value);
    bind_int(add, 12, fact->verdict);
    bind_int(add, 13, fact->confidence);
    bind_int(add, 14, count_sources(fact));
    bind_text_or_null(add, 15, fact->explanation);
    status = store_do(store, add, "store a fact", error);
    fact->id = sqlite3_last_insert_rowid(store->database);
    return status == OK ? add_support(store, fact, first, error) : status;
}

static enum status add_value(struct store *store, int64_t discrepancy, const struct discrepancy_value *value, struct error *error) {
    sqlite3_stmt *add = store_prepared(store, PIECE_value_add);
    bind_int(add, 1, discrepancy);
    bind_text(add, 2, value->value);
    enum status status = store_do(store, add, "store a value of a discrepancy", error);
    int64_t id = sqlite3_last_insert_rowid(store->database);
    sqlite3_stmt *claim = store_prepared(store, PIECE_value_claim_add), *quote = store_prepared(store, PIECE_value_quote_add);
    for (uint32_t i = 0; status == OK && i < value->statements.count; i++) {
        if (!value->statements.items[i]->id)
            continue;
        bind_int(claim, 1, id);
        bind_int(claim, 2, value->statements.items[i]->id);
        status = store_do(store, claim, "store who says a value", error);
    }
    for (uint32_t i = 0; status == OK && i < value->utterances.count; i++) {
        if (!value->utterances.items[i]->id)
            continue;
        bind_int(quote, 1, id);
        bind_int(quote, 2, value->utterances.items[i]->id);
        status = store_do(store, quote, "store who quotes it so", error);
    }
    return status;
}

/* What lists are sorted by, and what they print of each value, in one text each. */

static void write_place(struct buffer *out, const struct discrepancy *discrepancy) {
    static const char apart[] = "\001";
    buffer_clear(out);
    buffer_add(out, discrepancy->event);
    buffer_add_text(out, apart);
    buffer_add(out, discrepancy->competition);
    buffer_print(out, "%s%04d%s%02d%s", apart, discrepancy->year, apart, (int)discrepancy->round, apart);
    buffer_add(out, discrepancy->athlete);
}

/* A document of a value, and where in it. */
struct saying { str doc; uint32_t start; int64_t id; };

static int compare_sayings(const void *a, const void *b) {
    const struct saying *x = a, *y = b;
    int order = str_compare(x->doc, y->doc);
    if (order || (order = (x->start > y->start) - (x->start < y->start)))
        return order;
    return (x->id > y->id) - (x->id < y->id);
}

/* Claims first, then quotes, each in the order of the documents' names. */
static void write_docs(struct buffer *out, struct saying *sayings, uint32_t count) {
    sort_items(sayings, count, sizeof *sayings, compare_sayings);
    for (uint32_t i = 0; i < count; i++)
        if (!i || !str_equal(sayings[i].doc, sayings[i - 1].doc)) {
            buffer_add_char(out, ',');
            json_write_text(out, sayings[i].doc);
        }
}

static void write_said(struct buffer *out, const struct discrepancy *discrepancy) {
    struct arena arena = {0};
    buffer_clear(out);
    for (uint32_t i = 0; i < discrepancy->values.count; i++) {
        const struct discrepancy_value *value = &discrepancy->values.items[i];
        struct saying *claims = ARENA_ARRAY(&arena, value->statements.count, struct saying),
                      *quotes = ARENA_ARRAY(&arena, value->utterances.count, struct saying);
        for (uint32_t k = 0; k < value->statements.count; k++)
            claims[k] = (struct saying){value->statements.items[k]->doc, value->statements.items[k]->bytes.start, value->statements.items[k]->id};
        for (uint32_t k = 0; k < value->utterances.count; k++)
            quotes[k] = (struct saying){value->utterances.items[k]->doc, value->utterances.items[k]->bytes.start, value->utterances.items[k]->id};
        buffer_add_text(out, i ? ",[" : "[[");
        json_write_text(out, value->value);
        write_docs(out, claims, value->statements.count);
        write_docs(out, quotes, value->utterances.count);
        buffer_add_char(out, ']');
    }
    buffer_add_text(out, discrepancy->values.count ? "]" : "[]");
    arena_close(&arena);
}

static enum status add_discrepancy(struct store *store, int64_t race, struct discrepancy *discrepancy, struct error *error) {
    struct words words;
    enum status status = word_ids(store, discrepancy->event, discrepancy->competition, (str){0}, &words, error);
    if (status != OK)
        return status;
    sqlite3_stmt *add = store_prepared(store, PIECE_discrepancy_add);
    bind_int(add, 1, race);
    bind_text(add, 2, discrepancy->key);
    bind_int(add, 3, discrepancy->kind);
    bind_text_or_null(add, 4, discrepancy->athlete);
    bind_int_or_null(add, 5, words.event);
    bind_int_or_null(add, 6, words.competition);
    bind_int_or_null(add, 7, discrepancy->year);
    bind_int(add, 8, discrepancy->round);
    bind_int(add, 9, discrepancy->verdict);
    bind_text_or_null(add, 10, discrepancy->preferred);
    bind_text(add, 11, discrepancy->explanation);
    bind_text_or_null(add, 12, discrepancy->would_change);
    struct buffer place = {0}, said = {0};
    write_place(&place, discrepancy);
    write_said(&said, discrepancy);
    bind_text(add, 13, buffer_str(&place));
    bind_text(add, 14, buffer_str(&said));
    status = store_do(store, add, "store a discrepancy", error);
    buffer_close(&place);
    buffer_close(&said);
    discrepancy->id = sqlite3_last_insert_rowid(store->database);
    for (uint32_t i = 0; status == OK && i < discrepancy->values.count; i++)
        status = add_value(store, discrepancy->id, &discrepancy->values.items[i], error);
    return status;
}

enum status store_save_race(struct store *store, const struct store_race *race, str key, struct fact *facts, uint32_t fact_count,
                            struct discrepancy *discrepancies, uint32_t discrepancy_count, struct error *error) {
    bool known;
    sqlite3_stmt *find = store_prepared(store, PIECE_race_known);
    bind_int(find, 1, race->id);
    enum status status = store_row(store, find, "look up a race", &known, error);
    store_rewind(find);
    forget_if_ahead(store, race->id);
    if (status == OK && known)
        status = store_drop_race(store, race->id, error);
    if (status == OK)
        status = store_batch(store, error);
    if (status != OK)
        return status;
    sqlite3_stmt *add = store_prepared(store, PIECE_race_add);
    bind_int(add, 1, race->id);
    bind_text(add, 2, key);
    bind_int(add, 3, race->signature);
    if (race->asked.size)
        bind_blob(add, 4, race->asked.data, race->asked.size);
    else
        sqlite3_bind_null(add, 4);
    bind_int(add, 5, race->answers);
    status = store_do(store, add, "store a race", error);
    for (uint32_t i = 0; status == OK && i < fact_count; i++)
        status = add_fact(store, race->id, &facts[i], error);
    for (uint32_t i = 0; status == OK && i < discrepancy_count; i++)
        status = add_discrepancy(store, race->id, &discrepancies[i], error);
    return status == OK ? store_batch_grew(store, 0, error) : status;
}

enum status store_decisions(struct store *store, struct decisions *decisions, struct arena *arena, struct error *error) {
    sqlite3_stmt *all = store_prepared(store, PIECE_decisions_all);
    bool row = true;
    enum status status = OK;
    while (status == OK && row) {
        status = store_row(store, all, "read the decisions", &row, error);
        if (status == OK && row)
            *LIST_ADD(decisions, arena) = (struct decision){
                .key = column_text(all, 0, arena), .kind = (enum decision_kind)column_choice(all, 1, DECISION_VALUE),
                .value = column_text(all, 2, arena), .note = column_text(all, 3, arena)};
    }
    store_rewind(all);
    return status;
}

enum status store_decide(struct store *store, const struct decision *decision, struct error *error) {
    enum status status = store_batch(store, error);
    if (status != OK)
        return status;
    sqlite3_stmt *set = store_prepared(store, PIECE_decision_set);
    bind_text(set, 1, decision->key);
    bind_int(set, 2, decision->kind);
    bind_text_or_null(set, 3, decision->value);
    bind_text_or_null(set, 4, decision->note);
    return store_do(store, set, "keep a decision", error);
}

/* ---- whether lists print what is stored ---- */

/* What stands in the columns of one discrepancy. */
struct listed {
    str place, said;
    bool differs;
};

static enum status compare_listed(void *context, const struct discrepancy *discrepancy, struct error *error) {
    (void)error;
    struct listed *listed = context;
    struct buffer place = {0}, said = {0};
    write_place(&place, discrepancy);
    write_said(&said, discrepancy);
    listed->differs = !str_equal(buffer_str(&place), listed->place) || !str_equal(buffer_str(&said), listed->said);
    buffer_close(&place);
    buffer_close(&said);
    return OK;
}

static enum status check_discrepancies(struct store *store, str *complaint, struct arena *arena, struct error *error) {
    sqlite3_stmt *each = store_prepared(store, PIECE_discrepancies_listed);
    struct arena scratch = {0};
    bool row = true;
    enum status status = OK;
    while (status == OK && !complaint->size) {
        status = store_row(store, each, "check the discrepancies", &row, error);
        if (status != OK || !row)
            break;
        int64_t id = column_int(each, 0);
        struct listed listed = {.place = column_text(each, 1, &scratch), .said = column_text(each, 2, &scratch)};
        status = store_discrepancies(store, &(struct store_filter){.id = id}, compare_listed, &listed, error);
        if (listed.differs)
            *complaint = str_print(arena, "what is listed of discrepancy %lld is not what is stored behind it; move the file away and run again",
                                   (long long)id);
        arena_reset(&scratch);
    }
    store_rewind(each);
    arena_close(&scratch);
    return status;
}

enum status races_check_lists(struct store *store, str *complaint, struct arena *arena, struct error *error) {
    sqlite3_stmt *miscounted = store_prepared(store, PIECE_sources_miscounted);
    bool row;
    enum status status = store_row(store, miscounted, "check the sources of facts", &row, error);
    if (status == OK && row)
        *complaint = str_print(arena, "fact %lld has another number of sources than is stored; move the file away and run again",
                               (long long)column_int(miscounted, 0));
    store_rewind(miscounted);
    return status == OK && !complaint->size ? check_discrepancies(store, complaint, arena, error) : status;
}
