/* What a document says goes in. */
#include <sqlite3.h>

#include "database.h"

/* What is known of the address that a document came from. */
struct earlier {
    enum store_known known;
    int64_t document_id;    /* of these very bytes; 0 when they are new */
    int64_t last_revision;
};

static enum status look_up(struct store *store, const struct document *document, struct earlier *earlier, struct error *error) {
    sqlite3_stmt *find = store_prepared(store, PIECE_document_find);
    bind_int(find, 1, store_hash(document->uri));
    bind_text(find, 2, document->uri);
    *earlier = (struct earlier){.known = STORE_NEW};
    for (;;) {
        bool row;
        enum status status = store_row(store, find, "look up a document", &row, error);
        if (status != OK || !row)
            return status;
        if (earlier->known == STORE_NEW)
            earlier->known = STORE_REVISION;
        if (column_int(find, 1) > earlier->last_revision)
            earlier->last_revision = column_int(find, 1);
        if (!sha256_equal(column_hash(find, 2), document->hash))
            continue;
        earlier->document_id = column_int(find, 0);
        earlier->known = column_int(find, 3) == store->rulebook ? STORE_UNCHANGED : STORE_OTHER_RULES;
    }
}

enum status store_is_empty(struct store *store, bool *is_empty, struct error *error) {
    int64_t any = 0;
    enum status status = store_number(store, "SELECT EXISTS (SELECT 1 FROM document)", &any, error);
    *is_empty = !any;
    return status;
}

enum status store_known(struct store *store, const struct document *document, enum store_known *known, struct error *error) {
    struct earlier earlier;
    enum status status = look_up(store, document, &earlier, error);
    *known = earlier.known;
    return status;
}

/* ---- the rows ---- */

static enum status add_document(struct store *store, const struct testimony *testimony, int64_t revision, int64_t *id,
                                struct error *error) {
    const struct document *document = testimony->document;
    sqlite3_stmt *add = store_prepared(store, PIECE_document_add);
    int64_t source = 0;
    enum status status = dictionary_id(store, &store->sources, document->source.size ? document->source : STR("?"), &source, error);
    if (status != OK)
        return status;
    bind_text(add, 1, document->uri);
    bind_int(add, 2, store_hash(document->uri));
    bind_int(add, 3, revision);
    bind_text(add, 4, document->name);
    bind_text(add, 5, document->path);
    bind_int(add, 6, (int64_t)document->file_offset);
    bind_int(add, 7, (int64_t)document->bytes.size);
    bind_hash(add, 8, document->hash);
    bind_int(add, 9, source);
    bind_int(add, 10, store->rulebook);
    bind_int(add, 11, document->format);
    bind_text_or_null(add, 12, document->content_type);
    bind_text_or_null(add, 13, document->retrieved);
    bind_date(add, 14, testimony->published);
    bind_text_or_null(add, 15, testimony->title);
    bind_text_or_null(add, 16, testimony->author);
    bind_text_or_null(add, 17, testimony->language);
    bind_int(add, 18, testimony->repaired);
    bind_int(add, 19, testimony->is_athletics);
    status = store_do(store, add, "store a document", error);
    *id = sqlite3_last_insert_rowid(store->database);
    return status;
}

static enum status update_document(struct store *store, const struct testimony *testimony, int64_t id, struct error *error) {
    const struct document *document = testimony->document;
    sqlite3_stmt *update = store_prepared(store, PIECE_document_reread);
    bind_int(update, 1, id);
    bind_int(update, 2, store->rulebook);
    bind_date(update, 3, testimony->published);
    bind_text_or_null(update, 4, testimony->title);
    bind_text_or_null(update, 5, testimony->author);
    bind_text_or_null(update, 6, testimony->language);
    bind_int(update, 7, testimony->repaired);
    bind_int(update, 8, testimony->is_athletics);
    bind_text(update, 9, document->name);
    bind_text(update, 10, document->path);
    bind_int(update, 11, (int64_t)document->file_offset);
    documents_forget(store);
    return store_do(store, update, "store a document", error);
}

static enum status add_person(struct store *store, int64_t document, const struct testimony_person *person, struct buffer *scratch,
                              struct error *error) {
    int64_t nation;
    enum status status = dictionary_id(store, &store->terms, person->nation, &nation, error);
    if (status != OK)
        return status;
    surfaces_write(scratch, person);
    sqlite3_stmt *add = store_prepared(store, PIECE_person_add);
    bind_int(add, 1, document);
    bind_text(add, 2, person->name);
    bind_int(add, 3, person->sex);
    bind_int_or_null(add, 4, nation);
    bind_int_or_null(add, 5, person->age);
    bind_int(add, 6, person->is_athlete);
    bind_int(add, 7, person->is_team);
    bind_text(add, 8, buffer_str(scratch));
    bind_int(add, 9, person->bytes.start);
    bind_int(add, 10, person->bytes.end);
    return store_do(store, add, "store a person", error);
}

static enum status add_sentence(struct store *store, int64_t document, const struct testimony_sentence *sentence, struct error *error) {
    sqlite3_stmt *add = store_prepared(store, PIECE_sentence_add);
    bind_int(add, 1, document);
    bind_int(add, 2, sentence->bytes.start);
    bind_int(add, 3, sentence->bytes.end);
    bind_text(add, 4, sentence->text);
    return store_do(store, add, "store a sentence", error);
}

static void bind_mark(sqlite3_stmt *add, struct mark mark) {
    if (mark.quantity == QUANTITY_NONE) {
        for (int at = 18; at <= 22; at++)
            sqlite3_bind_null(add, at);
        return;
    }
    bind_int(add, 18, mark.quantity);
    bind_int(add, 19, mark.unit);
    bind_int(add, 20, mark.amount);
    bind_int(add, 21, mark.step);
    bind_int_or_null(add, 22, mark.flags);
}

/* Where the rows of a document's people and sentences begin: they have ids in a row. */
struct first_rows {
    int64_t document, person, sentence;
};

static void bind_person(sqlite3_stmt *add, int at, const struct first_rows *first, int32_t person) {
    if (person < 0)
        sqlite3_bind_null(add, at);
    else
        bind_int(add, at, first->person + person);
}

static enum status add_claim(struct store *store, const struct first_rows *first, const struct testimony_claim *claim, struct error *error) {
    const struct statement *s = &claim->statement;
    int64_t rule = 0, event = 0, competition = 0, part = 0, record = 0;
    enum status status = rule_id(store, s->rule, &rule, error);
    const struct { str text; int64_t *id; } words[] = {
        {s->event, &event}, {s->competition, &competition}, {s->part, &part}, {s->record, &record}};
    for (size_t i = 0; status == OK && i < sizeof words / sizeof *words; i++)
        status = dictionary_id(store, &store->terms, words[i].text, words[i].id, error);
    if (status != OK)
        return status;
    sqlite3_stmt *add = store_prepared(store, PIECE_claim_add);
    bind_int(add, 1, first->document);
    bind_int(add, 2, first->sentence + claim->sentence);
    bind_int(add, 3, s->bytes.start);
    bind_int(add, 4, s->bytes.end);
    bind_text(add, 5, s->quoted);
    bind_int(add, 6, rule);
    bind_int(add, 7, s->kind);
    bind_person(add, 8, first, claim->person);
    bind_person(add, 9, first, claim->rival);
    bind_int_or_null(add, 10, event);
    bind_int_or_null(add, 11, s->sex);
    bind_int_or_null(add, 12, competition);
    bind_int_or_null(add, 13, s->year);
    bind_date(add, 14, s->date);
    bind_int_or_null(add, 15, s->round);
    bind_int_or_null(add, 16, s->place);
    bind_int_or_null(add, 17, s->medal);
    bind_mark(add, s->mark);
    bind_int_or_null(add, 23, part);
    bind_int_or_null(add, 24, record);
    bind_int(add, 25, s->is_reference);
    bind_int(add, 26, s->in_quote);
    bind_int(add, 27, s->is_weak);
    bind_int(add, 28, s->in_title);
    return store_do(store, add, "store a claim", error);
}

static enum status add_quote(struct store *store, const struct first_rows *first, const struct testimony_quote *quote, struct error *error) {
    int64_t rule = 0;
    enum status status = rule_id(store, quote->utterance.rule, &rule, error);
    if (status != OK)
        return status;
    sqlite3_stmt *add = store_prepared(store, PIECE_quote_add);
    bind_int(add, 1, first->document);
    bind_person(add, 2, first, quote->person);
    bind_text_or_null(add, 3, quote->person < 0 ? quote->utterance.speaker : (str){0});
    bind_text(add, 4, quote->utterance.text);
    bind_int(add, 5, quote->utterance.bytes.start);
    bind_int(add, 6, quote->utterance.bytes.end);
    bind_int(add, 7, rule);
    return store_do(store, add, "store a quote", error);
}

static enum status add_print(struct store *store, int64_t document, const struct document_print *print, struct error *error) {
    if (!print || !print->count)
        return OK;
    sqlite3_stmt *add = store_prepared(store, PIECE_print_add);
    bind_int(add, 1, document);
    bind_blob(add, 2, print->shingles, print->count * sizeof *print->shingles);
    return store_do(store, add, "store a print", error);
}

enum status store_outline(struct store *store, const struct stored_outline *outline, struct error *error) {
    enum status status = store_batch(store, error);
    if (status != OK)
        return status;
    sqlite3_stmt *add = store_prepared(store, PIECE_outline_add);
    bind_int(add, 1, outline->document_id);
    bind_int(add, 2, outline->first_claim);
    bind_blob(add, 3, outline->bytes.data, outline->bytes.size);
    return store_do(store, add, "store an outline", error);
}

enum status store_drop_outlines(struct store *store, struct error *error) {
    enum status status = store_batch(store, error);
    return status == OK ? store_do(store, store_prepared(store, PIECE_outlines_forget), "forget outlines", error) : status;
}

static enum status add_all(struct store *store, int64_t document, const struct testimony *testimony, const struct document_print *print,
                           str outline, struct error *error) {
    struct first_rows first = {.document = document};
    struct buffer scratch = {0};
    int64_t first_claim = 0;
    enum status status = OK;
    for (uint32_t i = 0; status == OK && i < testimony->people.count; i++) {
        status = add_person(store, document, &testimony->people.items[i], &scratch, error);
        if (i == 0)
            first.person = sqlite3_last_insert_rowid(store->database);
    }
    for (uint32_t i = 0; status == OK && i < testimony->sentences.count; i++) {
        status = add_sentence(store, document, &testimony->sentences.items[i], error);
        if (i == 0)
            first.sentence = sqlite3_last_insert_rowid(store->database);
    }
    for (uint32_t i = 0; status == OK && i < testimony->claims.count; i++) {
        status = add_claim(store, &first, &testimony->claims.items[i], error);
        if (i == 0)
            first_claim = sqlite3_last_insert_rowid(store->database);
    }
    if (status == OK && testimony->claims.count)
        status = outline.size ? store_outline(store, &(struct stored_outline){.document_id = document, .first_claim = first_claim, .bytes = outline}, error)
                              : store_set(store, STORE_OUTLINED_SETTING, STR("no"), error);
    for (uint32_t i = 0; status == OK && i < testimony->quotes.count; i++)
        status = add_quote(store, &first, &testimony->quotes.items[i], error);
    buffer_close(&scratch);
    return status == OK ? add_print(store, document, print, error) : status;
}

/* Which revision of an address replaces the others may be another one now. */
static enum status settle_revisions(struct store *store, const struct document *document, struct error *error) {
    sqlite3_stmt *replace = store_prepared(store, PIECE_document_replace);
    bind_int(replace, 1, store_hash(document->uri));
    bind_text(replace, 2, document->uri);
    documents_forget(store);
    return store_do(store, replace, "settle revisions", error);
}

/* ---- what other rules had said ---- */

static enum status drop_races_of(struct store *store, int64_t document, struct error *error) {
    struct arena arena = {0};
    LIST_OF(int64_t) races = {0};
    sqlite3_stmt *find = store_prepared(store, PIECE_races_of_document);
    bind_int(find, 1, document);
    bool row = true;
    enum status status = OK;
    while (status == OK && row) {
        status = store_row(store, find, "find the races of a document", &row, error);
        if (row)
            *LIST_ADD(&races, &arena) = column_int(find, 0);
    }
    for (uint32_t i = 0; status == OK && i < races.count; i++)
        status = store_drop_race(store, races.items[i], error);
    arena_close(&arena);
    return status;
}

/* Finding what a document said wants the indexes, also in the middle of a bulk load. */
static enum status make_indexes(struct store *store, struct error *error) {
    if (!store->is_bulk || store->has_indexes)
        return OK;
    enum status status = store_script(store, "fact_indexes", error);
    if (status == OK)
        status = store_script(store, "indexes", error);
    store->has_indexes = status == OK;
    return status;
}

static enum status forget(struct store *store, int64_t document, struct error *error) {
    static const enum store_piece steps[] = {PIECE_forget_outline, PIECE_forget_quotes, PIECE_forget_claims, PIECE_forget_sentences,
                                             PIECE_forget_people, PIECE_forget_print};
    /* With foreign keys on, SQLite would look through all claims for each person and sentence that goes. */
    enum status status = store_check_late(store, error);
    if (status == OK)
        status = make_indexes(store, error);
    if (status == OK)
        status = drop_races_of(store, document, error);
    for (size_t i = 0; status == OK && i < sizeof steps / sizeof *steps; i++) {
        sqlite3_stmt *statement = store_prepared(store, steps[i]);
        bind_int(statement, 1, document);
        status = store_do(store, statement, "forget what other rules had said", error);
    }
    return status;
}

enum status store_add(struct store *store, const struct testimony *testimony, const struct document_print *print, str outline,
                      enum store_known *known, struct error *error) {
    struct earlier earlier;
    enum status status = store_batch(store, error);
    if (status == OK)
        status = look_up(store, testimony->document, &earlier, error);
    if (status != OK)
        return status;
    *known = earlier.known;
    if (earlier.known == STORE_UNCHANGED)
        return OK;
    int64_t id = earlier.document_id;
    if (earlier.known == STORE_OTHER_RULES) {
        status = forget(store, id, error);
        if (status == OK)
            status = update_document(store, testimony, id, error);
        if (status == OK && earlier.last_revision > 1)
            status = settle_revisions(store, testimony->document, error);
    } else {
        status = add_document(store, testimony, earlier.last_revision + 1, &id, error);
        if (status == OK && earlier.known == STORE_REVISION)
            status = settle_revisions(store, testimony->document, error);
    }
    if (status == OK)
        status = add_all(store, id, testimony, print, outline, error);
    return status == OK ? store_batch_grew(store, testimony->document->bytes.size, error) : status;
}
