/* Everything stored of each document, so that it can be compared with what its bytes say now. */
#include "database.h"

/* The column behind those that document_read reads. */
enum { UPON_DOCUMENT = 19 };

/* Rows of a testimony have row ids; its people and sentences are told by their place in it. */
struct row_ids {
    LIST_OF(int64_t) people, sentences;
};

static int32_t place_of(const int64_t *ids, uint32_t count, int64_t id) {
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (ids[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && ids[low] == id ? (int32_t)low : -1;
}

static int32_t person_at(struct sqlite3_stmt *row, int at, const struct row_ids *ids) {
    return column_is_null(row, at) ? -1 : place_of(ids->people.items, ids->people.count, column_int(row, at));
}

static enum status read_person(struct store *store, struct sqlite3_stmt *row, struct testimony *testimony, struct row_ids *ids,
                               struct arena *arena, struct error *error) {
    struct testimony_person *person = LIST_ADD(&testimony->people, arena);
    *LIST_ADD(&ids->people, arena) = column_int(row, 0);
    *person = (struct testimony_person){
        .name = column_text(row, 1, arena), .sex = (enum sex)column_choice(row, 2, SEX_MIXED), .age = (int16_t)column_int(row, 4),
        .is_athlete = column_int(row, 5) != 0, .is_team = column_int(row, 6) != 0,
        .bytes = span_of((size_t)column_int(row, 8), (size_t)column_int(row, 9))};
    struct surface surface;
    for (str surfaces = column_text(row, 7, arena); surfaces_next(&surfaces, &surface, arena);)
        *LIST_ADD(&person->surfaces, arena) = surface;
    enum status status = dictionary_text(store, &store->terms, column_int(row, 3), &person->nation, error);
    person->nation = str_copy(person->nation, arena);
    return status;
}

typedef enum status row_reader(struct store *store, struct sqlite3_stmt *row, struct testimony *testimony, struct row_ids *ids,
                               struct documents *documents, struct error *error);

static enum status read_people_row(struct store *store, struct sqlite3_stmt *row, struct testimony *testimony, struct row_ids *ids,
                                   struct documents *documents, struct error *error) {
    return read_person(store, row, testimony, ids, documents->arena, error);
}

static enum status read_sentence_row(struct store *store, struct sqlite3_stmt *row, struct testimony *testimony, struct row_ids *ids,
                                     struct documents *documents, struct error *error) {
    (void)store, (void)error;
    *LIST_ADD(&ids->sentences, documents->arena) = column_int(row, 0);
    *LIST_ADD(&testimony->sentences, documents->arena) = (struct testimony_sentence){
        span_of((size_t)column_int(row, 1), (size_t)column_int(row, 2)), column_text(row, 3, documents->arena)};
    return OK;
}

static enum status read_claim_row(struct store *store, struct sqlite3_stmt *row, struct testimony *testimony, struct row_ids *ids,
                                  struct documents *documents, struct error *error) {
    struct testimony_claim *claim = LIST_ADD(&testimony->claims, documents->arena);
    claim->person = person_at(row, STATEMENT_PERSON, ids);
    claim->rival = person_at(row, STATEMENT_RIVAL, ids);
    claim->sentence = (uint32_t)place_of(ids->sentences.items, ids->sentences.count, column_int(row, 2));
    return statement_read(store, row, 0, WITH_SENTENCE, documents, &claim->statement, error);
}

static enum status read_quote_row(struct store *store, struct sqlite3_stmt *row, struct testimony *testimony, struct row_ids *ids,
                                  struct documents *documents, struct error *error) {
    struct testimony_quote *quote = LIST_ADD(&testimony->quotes, documents->arena);
    quote->person = person_at(row, 7, ids);
    return utterance_read(store, row, documents, &quote->utterance, error);
}

static enum status read_rows(struct store *store, enum store_piece piece, int64_t id, row_reader *reader, struct testimony *testimony,
                             struct row_ids *ids, struct documents *documents, struct error *error) {
    struct sqlite3_stmt *query = store_prepared(store, piece);
    bind_int(query, 1, id);
    bool row = true;
    enum status status = OK;
    while (status == OK && row) {
        status = store_row(store, query, "read what a document says", &row, error);
        if (status == OK && row)
            status = reader(store, query, testimony, ids, documents, error);
    }
    store_rewind(query);
    return status;
}

static enum status read_testimony(struct store *store, const struct stored_document *stored, struct testimony *testimony,
                                  struct arena *arena, struct error *error) {
    static const struct {
        enum store_piece piece;
        row_reader *reader;
    } parts[] = {{PIECE_people_of_document, read_people_row}, {PIECE_sentences_of_document, read_sentence_row},
                 {PIECE_claims_of_document, read_claim_row}, {PIECE_quotes_of_document, read_quote_row}};
    struct documents documents = {.arena = arena};
    struct row_ids ids = {0};
    *testimony = (struct testimony){
        .document = &stored->document, .title = stored->title, .author = stored->author, .language = stored->language,
        .published = stored->published, .repaired = stored->repaired, .is_athletics = stored->is_athletics};
    enum status status = OK;
    for (size_t i = 0; status == OK && i < sizeof parts / sizeof *parts; i++)
        status = read_rows(store, parts[i].piece, stored->id, parts[i].reader, testimony, &ids, &documents, error);
    return status;
}

enum status store_testimony(struct store *store, int64_t after, struct stored_testimony *result, struct arena *arena, struct error *error) {
    struct sqlite3_stmt *next = store_prepared(store, PIECE_document_after);
    struct stored_document *stored = ARENA_NEW(arena, struct stored_document);
    *result = (struct stored_testimony){0};
    bind_int(next, 1, after);
    bool row;
    enum status status = store_row(store, next, "read the documents", &row, error);
    if (status == OK && row)
        status = document_read(store, next, stored, arena, error);
    if (status == OK && row)
        result->is_found_by_uri = column_int(next, UPON_DOCUMENT) == store_hash(stored->document.uri);
    store_rewind(next);
    if (status != OK || !row)
        return status;
    result->document_id = stored->id;
    result->rules = stored->rules;
    return read_testimony(store, stored, &result->testimony, arena, error);
}
