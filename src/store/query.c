/* Questions that people ask: each row comes with all that it rests on. */
#include <sqlite3.h>

#include <stdlib.h>

#include "base/json.h"
#include "database.h"

static void bind_word(sqlite3_stmt *query, int at, str word) {
    bind_text_or_null(query, at, word);
}

static void bind_filter(sqlite3_stmt *query, const struct store_filter *filter) {
    bind_int_or_null(query, 1, filter->id);
    if (filter->id)
        return;   /* an id names one row: nothing else counts */
    bind_word(query, 2, filter->athlete);
    bind_word(query, 3, filter->event);
    bind_word(query, 4, filter->competition);
    bind_int_or_null(query, 5, filter->year);
    bind_word(query, 6, filter->kind);
    bind_word(query, 7, filter->verdict);
    bind_word(query, 8, filter->source);
    bind_int(query, 9, filter->limit ? filter->limit : INT64_MAX);
}

static enum status word_of(struct store *store, sqlite3_stmt *row, int at, str *word, struct arena *arena, struct error *error) {
    enum status status = dictionary_text(store, &store->terms, column_int(row, at), word, error);
    *word = str_copy(*word, arena);
    return status;
}

/* ---- facts ---- */

/* Everything the fact rests on; statements are bound to documents of the same arena. */
static enum status read_support(struct store *store, struct fact *fact, struct arena *arena, struct error *error) {
    sqlite3_stmt *query = store_prepared(store, PIECE_support_of_fact);
    struct documents documents = {.arena = arena};
    bind_int(query, 1, fact->id);
    bool row = true;
    enum status status = OK;
    while (status == OK && row) {
        status = store_row(store, query, "read what a fact rests on", &row, error);
        if (status != OK || !row)
            break;
        struct statement *statement = ARENA_NEW(arena, struct statement);
        enum stance stance = (enum stance)column_choice(query, 0, STANCE_INPUT);
        status = statement_read(store, query, 1, WITH_SENTENCE, &documents, statement, error);
        *LIST_ADD(&fact->support, arena) = (struct fact_support){statement, stance};
    }
    store_rewind(query);
    return status;
}

static enum status read_fact(struct store *store, const struct store_filter *filter, sqlite3_stmt *query, struct fact *fact, struct arena *arena,
                             struct error *error) {
    *fact = (struct fact){
        .id = column_int(query, 0), .key = column_text(query, 1, arena), .athlete = column_text(query, 3, arena),
        .sex = (enum sex)column_choice(query, 5, SEX_MIXED), .year = (int16_t)column_int(query, 7),
        .round = (enum round)column_choice(query, 8, ROUND_PRELIMINARY),
        .value = column_text(query, 10, arena), .verdict = (enum verdict)column_choice(query, 11, VERDICT_DERIVED),
        .confidence = (uint16_t)column_int(query, 12), .explanation = column_text(query, 13, arena),
        .source_count = (uint32_t)column_int(query, 14)};
    enum status status = word_of(store, query, 4, &fact->event, arena, error);
    if (status == OK)
        status = word_of(store, query, 6, &fact->competition, arena, error);
    if (status == OK)
        status = word_of(store, query, 9, &fact->attribute, arena, error);
    return status == OK && !filter->for_lists ? read_support(store, fact, arena, error) : status;
}

/* The query with the part in the place of its comment. */
static str put_in(str query, str place, str part, struct arena *arena) {
    size_t at = str_find(query, place, 0);
    return str_print(arena, "%.*s%.*s%.*s", (int)at, query.data, STR_ARG(part), STR_ARG(str_slice(query, at + place.size, query.size)));
}

/* The query with or without the parts about an athlete or an outlet: only without "or" does SQLite begin with their indexes. */
static sqlite3_stmt *facts_statement(struct store *store, const struct store_filter *filter) {
    if (filter->id)
        return store_prepared(store, PIECE_fact_of_id);
    if (!filter->athlete.size && !filter->source.size)
        return store_prepared(store, PIECE_facts_query);
    struct arena arena = {0};
    str sql = store_sql("facts_query", &arena);
    if (filter->athlete.size)
        sql = put_in(sql, STR("/* athlete */"), store_sql("facts_of_athlete", &arena), &arena);
    if (filter->source.size)
        sql = put_in(sql, STR("/* source */"), store_sql("facts_of_source", &arena), &arena);
    sqlite3_stmt **statement = &store->prepared[filter->athlete.size ? PIECE_facts_of_athlete : PIECE_facts_of_source];
    sqlite3_finalize(*statement);   /* the last question may have been another one */
    sqlite3_prepare_v3(store->database, sql.data, (int)sql.size, SQLITE_PREPARE_PERSISTENT, statement, NULL);
    arena_close(&arena);
    return *statement;
}

enum status store_facts(struct store *store, const struct store_filter *filter, store_fact_take *take, void *context,
                        struct error *error) {
    sqlite3_stmt *query = facts_statement(store, filter);
    bind_filter(query, filter);
    struct arena arena = {0};
    bool row = true;
    enum status status = OK;
    while (status == OK && row) {
        status = store_row(store, query, "read the facts", &row, error);
        if (status != OK || !row)
            break;
        struct fact fact;
        status = read_fact(store, filter, query, &fact, &arena, error);
        if (status == OK)
            status = take(context, &fact, error);
        arena_reset(&arena);
    }
    store_rewind(query);
    arena_close(&arena);
    return status;
}

/* ---- discrepancies ---- */

static enum status read_statements(struct store *store, int64_t id, struct discrepancy_value *value, struct documents *documents,
                                   struct error *error) {
    sqlite3_stmt *claims = store_prepared(store, PIECE_claims_of_value);
    bind_int(claims, 1, id);
    bool row = true;
    enum status status = OK;
    while (status == OK && row) {
        status = store_row(store, claims, "read who says a value", &row, error);
        if (status != OK || !row)
            break;
        struct statement *statement = ARENA_NEW(documents->arena, struct statement);
        status = statement_read(store, claims, 0, WITH_SENTENCE, documents, statement, error);
        *LIST_ADD(&value->statements, documents->arena) = statement;
    }
    store_rewind(claims);
    return status;
}

static enum status read_utterances(struct store *store, int64_t id, struct discrepancy_value *value, struct documents *documents,
                                   struct error *error) {
    sqlite3_stmt *quotes = store_prepared(store, PIECE_quotes_of_value);
    bind_int(quotes, 1, id);
    bool row = true;
    enum status status = OK;
    while (status == OK && row) {
        status = store_row(store, quotes, "read who quotes it so", &row, error);
        if (status != OK || !row)
            break;
        struct utterance *utterance = ARENA_NEW(documents->arena, struct utterance);
        status = utterance_read(store, quotes, documents, utterance, error);
        *LIST_ADD(&value->utterances, documents->arena) = utterance;
    }
    store_rewind(quotes);
    return status;
}

static enum status read_values(struct store *store, struct discrepancy *discrepancy, struct arena *arena, struct error *error) {
    sqlite3_stmt *values = store_prepared(store, PIECE_values_of_discrepancy);
    struct documents documents = {.arena = arena};
    bind_int(values, 1, discrepancy->id);
    bool row = true;
    enum status status = OK;
    while (status == OK && row) {
        status = store_row(store, values, "read the values of a discrepancy", &row, error);
        if (status != OK || !row)
            break;
        struct discrepancy_value *value = LIST_ADD(&discrepancy->values, arena);
        value->value = column_text(values, 1, arena);
        status = read_statements(store, column_int(values, 0), value, &documents, error);
        if (status == OK)
            status = read_utterances(store, column_int(values, 0), value, &documents, error);
    }
    store_rewind(values);
    return status;
}

/* The values and the documents that give them, from the column that holds them ready. */
static void read_said(str said, struct discrepancy *discrepancy, struct arena *arena) {
    struct json *root = NULL;
    if (json_parse(said, &root, arena, NULL) != OK)
        return;
    for (struct json *entry = root->child; entry; entry = entry->next) {
        struct discrepancy_value *value = LIST_ADD(&discrepancy->values, arena);
        value->value = json_text(entry->child, arena);
        for (struct json *doc = entry->child ? entry->child->next : NULL; doc; doc = doc->next) {
            struct statement *statement = ARENA_NEW(arena, struct statement);
            statement->doc = json_text(doc, arena);
            *LIST_ADD(&value->statements, arena) = statement;
        }
    }
}

static enum status read_discrepancy(struct store *store, const struct store_filter *filter, sqlite3_stmt *query, struct discrepancy *discrepancy,
                                    struct arena *arena, struct error *error) {
    *discrepancy = (struct discrepancy){
        .id = column_int(query, 0), .key = column_text(query, 1, arena),
        .kind = (enum discrepancy_kind)column_choice(query, 2, DISCREPANCY_REVISION),
        .athlete = column_text(query, 3, arena), .year = (int16_t)column_int(query, 6),
        .round = (enum round)column_choice(query, 7, ROUND_PRELIMINARY),
        .verdict = (enum verdict)column_choice(query, 8, VERDICT_DERIVED), .preferred = column_text(query, 9, arena),
        .explanation = column_text(query, 10, arena), .would_change = column_text(query, 11, arena)};
    enum status status = word_of(store, query, 4, &discrepancy->event, arena, error);
    if (status == OK)
        status = word_of(store, query, 5, &discrepancy->competition, arena, error);
    if (status != OK || !filter->for_lists)
        return status == OK ? read_values(store, discrepancy, arena, error) : status;
    read_said(column_text(query, 12, arena), discrepancy, arena);
    return OK;
}

enum status store_discrepancies(struct store *store, const struct store_filter *filter, store_discrepancy_take *take, void *context,
                                struct error *error) {
    sqlite3_stmt *query = store_prepared(store, filter->id ? PIECE_discrepancy_of_id : PIECE_discrepancies_query);
    bind_filter(query, filter);
    struct arena arena = {0};
    bool row = true;
    enum status status = OK;
    while (status == OK && row) {
        struct discrepancy discrepancy;
        status = store_row(store, query, "read the discrepancies", &row, error);
        if (status != OK || !row)
            break;
        status = read_discrepancy(store, filter, query, &discrepancy, &arena, error);
        if (status == OK)
            status = take(context, &discrepancy, error);
        arena_reset(&arena);
    }
    store_rewind(query);
    arena_close(&arena);
    return status;
}

/* ---- quotes ---- */

enum status store_quotes(struct store *store, const struct store_filter *filter, store_quote_take *take, void *context,
                         struct error *error) {
    sqlite3_stmt *query = store_prepared(store, filter->id ? PIECE_quote_of_id : PIECE_quotes_query);
    bind_filter(query, filter);
    struct arena arena = {0};
    bool row = true;
    enum status status = OK;
    while (status == OK && row) {
        struct documents documents = {.arena = &arena};
        status = store_row(store, query, "read the quotes", &row, error);
        if (status != OK || !row)
            break;
        struct utterance utterance;
        status = utterance_read(store, query, &documents, &utterance, error);
        if (status == OK)
            status = take(context, &utterance, error);
        arena_reset(&arena);
    }
    store_rewind(query);
    arena_close(&arena);
    return status;
}

/* ---- rules ---- */

enum status store_rule_text(struct store *store, struct origin origin, str *text, struct arena *arena, struct error *error) {
    sqlite3_stmt *query = store_prepared(store, PIECE_rule_text);
    bind_text(query, 1, origin.file);
    bind_int(query, 2, origin.line);
    bind_int(query, 3, (int64_t)origin.hash);
    bool row;
    enum status status = store_row(store, query, "read how a rule is written", &row, error);
    *text = row ? column_text(query, 0, arena) : (str){0};
    store_rewind(query);
    return status;
}

/* ---- counts ---- */

enum status store_count(struct store *store, struct store_counts *counts, struct error *error) {
    sqlite3_stmt *query = store_prepared(store, PIECE_counts);
    int64_t *fields[] = {&counts->documents, &counts->athletics, &counts->people, &counts->claims,
                         &counts->marks, &counts->quotes, &counts->facts, &counts->discrepancies};
    bool row;
    enum status status = store_row(store, query, "count", &row, error);
    for (int i = 0; row && i < (int)(sizeof fields / sizeof *fields); i++)
        *fields[i] = column_int(query, i);
    store_rewind(query);
    return status;
}
