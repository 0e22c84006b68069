/*
 * The inside of the store, for src/store alone: the connection, its prepared pieces of SQL, and the ids of repeated text.
 */
#ifndef PHOTOFINISH_STORE_DATABASE_H
#define PHOTOFINISH_STORE_DATABASE_H

#include "base/buffer.h"
#include "base/table.h"
#include "store/store.h"

struct sqlite3;
struct sqlite3_stmt;

/* Every prepared piece: src/store/X.sql holds it under "-- piece: name". */
#define STORE_PIECES(X)                                                                                                 \
    X(begin) X(commit) X(rollback)                                                                                      \
    X(setting_get) X(setting_set)                                                                                       \
    X(term_find) X(term_add) X(term_get) X(source_find) X(source_add) X(source_get)                                     \
    X(rule_find) X(rule_add) X(rule_get) X(rule_describe) X(rulebook_find) X(rulebook_add)                              \
    X(document_find) X(document_add) X(document_replace) X(document_reread) X(document_get)                                                 \
    X(person_add) X(sentence_add) X(claim_add) X(quote_add) X(print_add) X(outline_add) X(outlines_forget) X(outlines_each)                                               \
    X(forget_quotes) X(forget_claims) X(forget_sentences) X(forget_people) X(forget_print) X(forget_outline)                              \
    X(races_of_document) X(claims_each) X(claims_between) X(people_of_document) X(quotes_of_document) X(print_of_document)   \
    X(race_at) X(race_known) X(race_add) X(race_forget) X(facts_forget) X(support_forget) X(fact_add) X(support_add)                  \
    X(discrepancies_forget) X(values_forget) X(value_claims_forget) X(value_quotes_forget)                              \
    X(discrepancy_add) X(value_add) X(value_claim_add) X(value_quote_add)                           \
    X(decisions_all) X(decision_set)                                                                                    \
    X(facts_query) X(facts_of_athlete) X(facts_of_source) X(fact_of_id) X(discrepancy_of_id) X(quote_of_id)             \
    X(support_of_fact) X(discrepancies_query) X(values_of_discrepancy)       \
    X(claims_of_value)                                                                                                  \
    X(quotes_of_value) X(quotes_query) X(rule_text)                                                                \
    X(counts) X(sources_miscounted) X(discrepancies_listed)                                                             \
    X(document_after) X(claims_of_document) X(sentences_of_document)

#define STORE_PIECE_NAME(name) PIECE_##name,
enum store_piece { STORE_PIECES(STORE_PIECE_NAME) PIECE_COUNT };

/* Text that repeats, both ways; forgotten and filled again when it grows too large, so that memory stays bounded. */
struct dictionary {
    enum store_piece find, add, get;
    struct arena arena;
    struct table ids;       /* text → id */
    struct table texts;     /* the id's bytes → struct dictionary_text */
    uint32_t size;
};

struct store {
    struct sqlite3 *database;
    char *path;
    int lock;                          /* file descriptor with the writer's flock, -1 when reading */
    struct sqlite3_stmt *prepared[PIECE_COUNT];
    struct dictionary terms, sources;
    struct arena rule_arena;
    struct arena race_arena;           /* holds races_ahead */
    struct { struct store_race *items; uint32_t count, room, at; int64_t from; } races_ahead;   /* the first that are not below from */
    struct table rule_ids;             /* file, line and hash → id */
    struct table rules;                /* the id's bytes → struct origin */
    struct arena recent_arena;         /* documents looked up lately: claims of one race are asked for one by one */
    struct table recent;
    int64_t rulebook;
    bool is_reader, in_batch, is_bulk, checks_late, has_indexes;
    uint32_t batch_documents, batch_most;
    uint64_t batch_bytes;
};

/* The text of a piece; it exists, or the program is wrong. */
str store_sql(const char *name, struct arena *arena);
struct sqlite3_stmt *store_prepared(struct store *store, enum store_piece piece);

/* What SQLite just complained about, with the remedy. doing: "store document x". */
enum status store_trouble(struct store *store, const char *doing, struct error *error);
/* Runs a script of whole statements. */
enum status store_script(struct store *store, const char *name, struct error *error);
enum status store_execute(struct store *store, const char *sql, struct error *error);

/* Steps a statement that gives no rows, and resets it. */
enum status store_do(struct store *store, struct sqlite3_stmt *statement, const char *doing, struct error *error);
/* *row is false when there is no (further) row; the statement is then reset. */
enum status store_row(struct store *store, struct sqlite3_stmt *statement, const char *doing, bool *row, struct error *error);

/* Ready to be bound and stepped again; after leaving a loop of rows early, or late. */
void store_rewind(struct sqlite3_stmt *statement);

/* From now on foreign keys are checked once, at the end. Commits; starts a batch. */
enum status store_check_late(struct store *store, struct error *error);

/* What lists print stands ready in columns; complaint says which of them is not what the other tables give, if any is. */
enum status races_check_lists(struct store *store, str *complaint, struct arena *arena, struct error *error);
/* Starts a batch unless one is open. */
enum status store_batch(struct store *store, struct error *error);
void store_undo(struct store *store);
/* One more document of so many bytes is in the batch; commits when it is large enough. */
enum status store_batch_grew(struct store *store, uint64_t bytes, struct error *error);

/* Empty texts and unknown numbers (0) are NULL. */
void bind_text(struct sqlite3_stmt *statement, int at, str text);
void bind_text_or_null(struct sqlite3_stmt *statement, int at, str text);
void bind_int(struct sqlite3_stmt *statement, int at, int64_t value);
void bind_int_or_null(struct sqlite3_stmt *statement, int at, int64_t value);
void bind_blob(struct sqlite3_stmt *statement, int at, const void *bytes, size_t size);
void bind_hash(struct sqlite3_stmt *statement, int at, struct sha256 hash);
void bind_date(struct sqlite3_stmt *statement, int at, struct date date);

int64_t column_int(struct sqlite3_stmt *statement, int at);
/* One of an enum's values, 0 to last; 0 for a number that none of them has, which others must have written: audit says so. */
int column_choice(struct sqlite3_stmt *statement, int at, int last);
bool column_is_null(struct sqlite3_stmt *statement, int at);
str column_text(struct sqlite3_stmt *statement, int at, struct arena *arena);
str column_bytes(struct sqlite3_stmt *statement, int at, struct arena *arena); /* a blob, aligned for any type */
struct date column_date(struct sqlite3_stmt *statement, int at);
struct sha256 column_hash(struct sqlite3_stmt *statement, int at);

/* 0 for empty text; adds the text when it is new. */
enum status dictionary_id(struct store *store, struct dictionary *dictionary, str text, int64_t *id, struct error *error);
/* Empty for id 0. The text lives as long as the dictionary keeps it: copy what must live longer than the next call. */
enum status dictionary_text(struct store *store, struct dictionary *dictionary, int64_t id, str *text, struct error *error);
void dictionary_close(struct dictionary *dictionary);

/* Documents that were looked up already; the table and they live in the arena. */
struct documents {
    struct table by_id;
    struct arena *arena;
};
struct stored_document {
    int64_t id;
    struct document document;      /* bytes are empty, but their size is told */
    str title, author, language;
    struct date published;
    uint32_t repaired;
    bool is_athletics, is_replaced;
    struct sha256 rules;
};
/* The columns of piece document_get. */
enum status document_read(struct store *store, struct sqlite3_stmt *row, struct stored_document *document, struct arena *arena,
                          struct error *error);
/* Forgets the documents looked up lately: rows have changed, or they are too many. */
void documents_forget(struct store *store);
/* Forgets the races read ahead. */
void races_forget(struct store *store);
enum status document_of(struct store *store, struct documents *documents, int64_t id, const struct stored_document **document,
                        struct error *error);

/* The columns of the view statement from column first on; with_sentence when the last one was asked for too. */
enum statement_columns { STATEMENT_PERSON = 31, STATEMENT_RIVAL = 32, STATEMENT_SENTENCE = 33 };
enum sentence_wanted { WITHOUT_SENTENCE, WITH_SENTENCE };
enum status statement_read(struct store *store, struct sqlite3_stmt *row, int first, enum sentence_wanted wanted,
                           struct documents *documents, struct statement *statement, struct error *error);
/* The columns of piece quotes_of_document. */
enum status utterance_read(struct store *store, struct sqlite3_stmt *row, struct documents *documents, struct utterance *utterance,
                           struct error *error);

enum status rule_id(struct store *store, struct origin origin, int64_t *id, struct error *error);
enum status rule_of(struct store *store, int64_t id, struct origin *origin, struct error *error);

/* ---- forms of a name (surfaces.c) ---- */

void surfaces_write(struct buffer *out, const struct testimony_person *person);
/* The next one of what was written, which *rest goes on behind; false at the end. Its text lies in the arena. */
bool surfaces_next(str *rest, struct surface *surface, struct arena *arena);

/* ---- what kind of database it is (schema.c) ---- */

/* Ours or empty, else the failure that says whose it is. Ours: with these very tables and views; another schema is another version. */
enum status schema_check(struct store *store, bool *is_empty, struct error *error);
/* Whether the tables of enumerations still say the program's words; *complaint names the first that does not. */
enum status schema_words(struct store *store, str *complaint, struct arena *arena, struct error *error);
enum status schema_create(struct store *store, struct error *error);
/* The one number that a query gives; 0 when it gives none. */
enum status store_number(struct store *store, const char *sql, int64_t *number, struct error *error);

#endif
