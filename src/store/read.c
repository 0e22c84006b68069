/* Rows become the model's structs again. */
#include "base/sort.h"
#include "database.h"

/* A dictionary may forget; what is handed out lives in the caller's arena. */
static enum status read_word(struct store *store, struct dictionary *dictionary, struct sqlite3_stmt *row, int at, str *word,
                             struct arena *arena, struct error *error) {
    *word = (str){0};
    if (column_is_null(row, at))
        return OK;
    enum status status = dictionary_text(store, dictionary, column_int(row, at), word, error);
    *word = str_copy(*word, arena);
    return status;
}

enum status document_read(struct store *store, struct sqlite3_stmt *row, struct stored_document *stored, struct arena *arena,
                          struct error *error) {
    struct document *document = &stored->document;
    stored->id = column_int(row, 0);
    document->uri = column_text(row, 1, arena);
    document->name = column_text(row, 2, arena);
    document->path = column_text(row, 3, arena);
    document->file_offset = (uint64_t)column_int(row, 4);
    document->bytes = (str){NULL, (size_t)column_int(row, 5)};
    document->hash = column_hash(row, 6);
    document->format = (enum document_format)column_choice(row, 8, FORMAT_FEED_ENTRY);
    document->content_type = column_text(row, 9, arena);
    document->retrieved = column_text(row, 10, arena);
    stored->published = column_date(row, 11);
    stored->title = column_text(row, 12, arena);
    stored->author = column_text(row, 13, arena);
    stored->language = column_text(row, 14, arena);
    stored->repaired = (uint32_t)column_int(row, 15);
    stored->is_athletics = column_int(row, 16) != 0;
    stored->rules = column_hash(row, 17);
    stored->is_replaced = column_int(row, 18) != 0;
    enum status status = read_word(store, &store->sources, row, 7, &document->source, arena, error);
    if (str_equal(document->source, STR("?")))
        document->source = (str){0};
    return status;
}

void documents_forget(struct store *store) {
    arena_close(&store->recent_arena);
    store->recent = (struct table){0};
}

static str key_of(const int64_t *id) {
    return (str){(const char *)id, sizeof *id};
}

/* From the database into the store's memory of late documents. */
static enum status fetch_document(struct store *store, int64_t id, const struct stored_document **document, struct error *error) {
    enum { RECENT_MOST = 4096 };
    struct sqlite3_stmt *get = store_prepared(store, PIECE_document_get);
    bind_int(get, 1, id);
    bool row;
    enum status status = store_row(store, get, "look up a document", &row, error);
    if (status != OK)
        return status;
    if (!row)
        return error_set(error, FAILED_STORE, "%s: document %lld is missing; `photofinish audit` says what is wrong", store->path,
                         (long long)id);
    if (store->recent.count >= RECENT_MOST)
        documents_forget(store);
    struct stored_document *found = ARENA_NEW(&store->recent_arena, struct stored_document);
    status = document_read(store, get, found, &store->recent_arena, error);
    store_rewind(get);
    *table_slot(&store->recent, key_of(&found->id), &store->recent_arena) = found;
    *document = found;
    return status;
}

/* What is handed out lives in the caller's arena: the store's memory forgets. */
static struct stored_document *keep_document(struct documents *documents, const struct stored_document *found) {
    struct arena *arena = documents->arena;
    struct stored_document *kept = ARENA_NEW(arena, struct stored_document);
    *kept = *found;
    str *texts[] = {&kept->document.uri, &kept->document.name, &kept->document.path, &kept->document.source, &kept->document.retrieved,
                    &kept->document.content_type, &kept->title, &kept->author, &kept->language};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = str_copy(*texts[i], arena);
    *table_slot(&documents->by_id, key_of(&kept->id), arena) = kept;
    return kept;
}

enum status document_of(struct store *store, struct documents *documents, int64_t id, const struct stored_document **document,
                        struct error *error) {
    *document = table_find(&documents->by_id, key_of(&id));
    if (*document)
        return OK;
    const struct stored_document *found = table_find(&store->recent, key_of(&id));
    enum status status = found ? OK : fetch_document(store, id, &found, error);
    if (status == OK)
        *document = keep_document(documents, found);
    return status;
}

static struct mark read_mark(struct sqlite3_stmt *row, int at) {
    if (column_is_null(row, at))
        return (struct mark){0};
    int64_t step = column_int(row, at + 3);
    return (struct mark){.quantity = (enum quantity)column_choice(row, at, QUANTITY_REACTION),
                         .unit = (enum mark_unit)column_choice(row, at + 1, UNIT_MM_PER_S),
                         .amount = column_int(row, at + 2), .step = step > 0 ? step : 1,   /* marks are divided by it */
                         .flags = (uint32_t)column_int(row, at + 4)};
}

enum status statement_read(struct store *store, struct sqlite3_stmt *row, int first, enum sentence_wanted wanted,
                           struct documents *documents, struct statement *statement, struct error *error) {
    struct arena *arena = documents->arena;
    const struct stored_document *stored = NULL;
    enum status status = document_of(store, documents, column_int(row, first + 1), &stored, error);
    if (status != OK)
        return status;
    *statement = (struct statement){
        .id = column_int(row, first), .document_id = stored->id, .sentence_id = column_int(row, first + 2),
        .bytes = span_of((size_t)column_int(row, first + 3), (size_t)column_int(row, first + 4)),
        .quoted = column_text(row, first + 5, arena), .kind = (enum claim_kind)column_choice(row, first + 7, CLAIM_PLACING),
        .athlete = column_text(row, first + 8, arena), .rival = column_text(row, first + 9, arena),
        .sex = (enum sex)column_choice(row, first + 11, SEX_MIXED), .year = (int16_t)column_int(row, first + 13),
        .date = column_date(row, first + 14), .round = (enum round)column_choice(row, first + 15, ROUND_PRELIMINARY),
        .place = (int16_t)column_int(row, first + 16), .medal = (enum medal)column_choice(row, first + 17, MEDAL_BRONZE),
        .mark = read_mark(row, first + 18), .is_reference = column_int(row, first + 25) != 0,
        .in_quote = column_int(row, first + 26) != 0, .is_weak = column_int(row, first + 27) != 0,
        .in_title = column_int(row, first + 28) != 0, .age = (int16_t)column_int(row, first + 30),
        .sentence = wanted == WITH_SENTENCE ? column_text(row, first + STATEMENT_SENTENCE, arena) : (str){0}};
    statement_set_document(statement, &stored->document, stored->published);
    statement->is_replaced = stored->is_replaced;
    status = rule_of(store, column_int(row, first + 6), &statement->rule, error);
    const struct { int at; str *word; } words[] = {{10, &statement->event}, {12, &statement->competition}, {23, &statement->part},
                                                   {24, &statement->record}, {29, &statement->nation}};
    for (size_t i = 0; status == OK && i < sizeof words / sizeof *words; i++)
        status = read_word(store, &store->terms, row, first + words[i].at, words[i].word, arena, error);
    statement->rule.file = str_copy(statement->rule.file, arena);
    return status;
}

enum status utterance_read(struct store *store, struct sqlite3_stmt *row, struct documents *documents, struct utterance *utterance,
                           struct error *error) {
    struct arena *arena = documents->arena;
    const struct stored_document *stored = NULL;
    enum status status = document_of(store, documents, column_int(row, 1), &stored, error);
    if (status != OK)
        return status;
    const struct document *document = &stored->document;
    *utterance = (struct utterance){
        .id = column_int(row, 0), .document_id = stored->id, .document = document->hash, .doc = document->name, .uri = document->uri,
        .source = document->source, .published = stored->published, .speaker = column_text(row, 2, arena),
        .text = column_text(row, 3, arena), .bytes = span_of((size_t)column_int(row, 4), (size_t)column_int(row, 5))};
    status = rule_of(store, column_int(row, 6), &utterance->rule, error);
    utterance->rule.file = str_copy(utterance->rule.file, arena);
    return status;
}

enum status store_each_statement(struct store *store, store_statement_take *take, void *context, struct error *error) {
    enum { RESET_AT = 4 * 1024 * 1024 };
    struct sqlite3_stmt *each = store_prepared(store, PIECE_claims_each);
    struct arena arena = {0};
    struct documents documents = {.arena = &arena};
    bind_int(each, 1, 0);
    bool row = true;
    enum status status = OK;
    while (status == OK && row) {
        status = store_row(store, each, "read the claims", &row, error);
        if (status != OK || !row)
            break;
        struct statement statement;
        status = statement_read(store, each, 0, WITHOUT_SENTENCE, &documents, &statement, error);
        if (status == OK)
            status = take(context, &statement, error);
        if (arena.used > RESET_AT) {
            arena_reset(&arena);
            documents.by_id = (struct table){0};
        }
    }
    store_rewind(each);
    arena_close(&arena);
    return status;
}

enum status store_each_outline(struct store *store, store_outline_take *take, void *context, struct error *error) {
    struct sqlite3_stmt *each = store_prepared(store, PIECE_outlines_each);
    struct arena arena = {0};
    bool row = true;
    enum status status = OK;
    while (status == OK && row) {
        status = store_row(store, each, "read the outlines", &row, error);
        if (status != OK || !row)
            break;
        struct stored_outline outline = {.document_id = column_int(each, 0), .first_claim = column_int(each, 1),
                                         .bytes = column_bytes(each, 2, &arena), .document = column_hash(each, 3),
                                         .is_replaced = column_int(each, 4) != 0};
        status = take(context, &outline, error);
        arena_reset(&arena);
    }
    store_rewind(each);
    arena_close(&arena);
    return status;
}

/* Which claim is wanted where. */
struct wanted { int64_t id; uint32_t place; };

static int compare_wanted(const void *a, const void *b) {
    const struct wanted *x = a, *y = b;
    return x->id != y->id ? (x->id < y->id ? -1 : 1) : (x->place > y->place) - (x->place < y->place);
}

/* Claims with ids in a row. */
static enum status read_row_of_claims(struct store *store, const struct wanted *wanted, uint32_t count, struct documents *documents,
                                      struct statement *statements, struct error *error) {
    struct sqlite3_stmt *get = store_prepared(store, PIECE_claims_between);
    enum status status = OK;
    bind_int(get, 1, wanted[0].id);
    bind_int(get, 2, wanted[count - 1].id);
    for (uint32_t i = 0; status == OK && i < count; i++) {
        bool row;
        status = store_row(store, get, "read a claim", &row, error);
        if (status == OK && (!row || column_int(get, 0) != wanted[i].id))
            status = error_set(error, FAILED_STORE, "%s: claim %lld is missing; `photofinish audit` says what is wrong", store->path,
                               (long long)wanted[i].id);
        if (status == OK)
            status = statement_read(store, get, 0, WITHOUT_SENTENCE, documents, &statements[wanted[i].place], error);
    }
    store_rewind(get);
    return status;
}

/* What a document says of a race stands together, so most are read in rows. */
enum status store_statements(struct store *store, const int64_t *ids, uint32_t count, struct statement *statements, struct arena *arena,
                             struct error *error) {
    struct documents documents = {.arena = arena};
    struct wanted *wanted = ARENA_ARRAY(arena, count, struct wanted);
    enum status status = OK;
    for (uint32_t i = 0; i < count; i++)
        wanted[i] = (struct wanted){ids[i], i};
    sort_items(wanted, count, sizeof *wanted, compare_wanted);
    for (uint32_t first = 0, end; status == OK && first < count; first = end) {
        for (end = first + 1; end < count && wanted[end].id == wanted[end - 1].id + 1; end++)
            ;
        status = read_row_of_claims(store, wanted + first, end - first, &documents, statements, error);
    }
    return status;
}

/* ---- what else is known of a document ---- */

static void add_appearances(const struct appearance *person, str surfaces, struct appearances *appearances, struct arena *arena) {
    struct surface surface;
    bool any = false;
    for (; surfaces_next(&surfaces, &surface, arena); any = true) {
        struct appearance *added = LIST_ADD(appearances, arena);
        *added = *person;
        added->surface = surface.text;
        added->bytes = surface.bytes;
    }
    if (!any)
        *LIST_ADD(appearances, arena) = *person;
}

static enum status read_people(struct store *store, const struct stored_document *stored, struct appearances *appearances,
                               struct arena *arena, struct error *error) {
    const struct document *document = &stored->document;
    struct sqlite3_stmt *people = store_prepared(store, PIECE_people_of_document);
    bind_int(people, 1, stored->id);
    bool row = true;
    enum status status = OK;
    while (status == OK && row) {
        status = store_row(store, people, "read the people of a document", &row, error);
        if (status != OK || !row)
            break;
        struct appearance person = {
            .document = document->hash, .document_id = stored->id, .doc = document->name, .uri = document->uri,
            .source = document->source, .published = stored->published, .name = column_text(people, 1, arena),
            .is_athlete = column_int(people, 5) != 0, .sex = (enum sex)column_choice(people, 2, SEX_MIXED),
            .age = (int16_t)column_int(people, 4),
            .bytes = span_of((size_t)column_int(people, 8), (size_t)column_int(people, 9))};
        person.surface = person.name;
        status = read_word(store, &store->terms, people, 3, &person.nation, arena, error);
        add_appearances(&person, column_text(people, 7, arena), appearances, arena);
    }
    store_rewind(people);
    return status;
}

static enum status read_quotes(struct store *store, struct documents *documents, int64_t id, struct utterances *utterances,
                               struct error *error) {
    struct sqlite3_stmt *quotes = store_prepared(store, PIECE_quotes_of_document);
    bind_int(quotes, 1, id);
    bool row = true;
    enum status status = OK;
    while (status == OK && row) {
        status = store_row(store, quotes, "read the quotes of a document", &row, error);
        if (status == OK && row)
            status = utterance_read(store, quotes, documents, LIST_ADD(utterances, documents->arena), error);
    }
    store_rewind(quotes);
    return status;
}

static enum status read_print(struct store *store, const struct stored_document *stored, struct prints *prints, struct arena *arena,
                              struct error *error) {
    struct sqlite3_stmt *print = store_prepared(store, PIECE_print_of_document);
    bind_int(print, 1, stored->id);
    bool row;
    enum status status = store_row(store, print, "read the print of a document", &row, error);
    if (status != OK || !row)
        return status;
    str bytes = column_bytes(print, 0, arena);
    *LIST_ADD(prints, arena) = (struct document_print){
        .document = stored->document.hash, .source = stored->document.source, .shingles = (const uint32_t *)(const void *)bytes.data,
        .count = (uint32_t)(bytes.size / sizeof(uint32_t))};
    store_rewind(print);
    return OK;
}

enum status store_document_extras(struct store *store, int64_t document_id, struct appearances *appearances, struct utterances *utterances,
                                  struct prints *prints, struct arena *arena, struct error *error) {
    struct documents documents = {.arena = arena};
    const struct stored_document *stored = NULL;
    enum status status = document_of(store, &documents, document_id, &stored, error);
    if (status == OK)
        status = read_people(store, stored, appearances, arena, error);
    if (status == OK)
        status = read_quotes(store, &documents, document_id, utterances, error);
    return status == OK ? read_print(store, stored, prints, arena, error) : status;
}
