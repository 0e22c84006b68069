/*
 * The store keeps what articles say and what was made of it in one SQLite file. docs/STORE.md describes the tables, the
 * views that other programs may rely on, and why it is written as it is.
 *
 *     struct store *store;
 *     store_open("facts.db", STORE_WRITE, &store, &error);
 *     store_begin(store, fingerprint, &error);                    // of rules, word lists and program
 *     for (each document in input order) {
 *         if (store_known(store, document, &known, &error) == OK && known == STORE_UNCHANGED) continue;
 *         store_add(store, &testimony, shingles, &error);          // copies what it needs
 *     }
 *     store_end(store, &error);                                    // indexes, foreign keys, last commit
 *     store_close(store);                                          // what was not committed is undone
 *
 * One process writes at a time (the second one is told so); any number may read. A store belongs to one thread at a time.
 * After a failure the batch in hand is undone and the file is as after the last commit.
 */
#ifndef PHOTOFINISH_STORE_STORE_H
#define PHOTOFINISH_STORE_STORE_H

#include "base/error.h"
#include "model/testimony.h"

struct store;

/* FNV-1a, 64 bit (Fowler, Noll, Vo), as a signed number: part of the file format, unlike hash_bytes. */
int64_t store_hash(str text);

enum store_access {
    STORE_WRITE,
    STORE_READ,
    STORE_SCRATCH,   /* a database of no name that is gone when it is closed; path only names it in messages */
};

/* STORE_WRITE makes the file where there is none. FAILED_STORE with the remedy when it is no photofinish database, one of
 * another version, locked, read-only or damaged. */
enum status store_open(const char *path, enum store_access access, struct store **store, struct error *error);
void store_close(struct store *store);

/* ---- writing ---- */

/* Everything added from here on was read with these rules (their hash). In an empty database the indexes are made at the end. */
enum status store_begin(struct store *store, struct sha256 rules, struct error *error);

/* Stores how the rule is written, for explanations. To be called before the first claim of that rule is added. */
enum status store_rule(struct store *store, struct origin origin, str text, struct error *error);

/* Whether no document was ever stored. */
enum status store_is_empty(struct store *store, bool *is_empty, struct error *error);

enum store_known {
    STORE_NEW,          /* no document of that uri */
    STORE_REVISION,     /* the uri is known, these bytes are not */
    STORE_OTHER_RULES,  /* known, but read with other rules */
    STORE_UNCHANGED,    /* known, and read with the same rules */
};
enum status store_known(struct store *store, const struct document *document, enum store_known *known, struct error *error);

/* Adds the document and all it says. What it said under other rules is replaced; when it is unchanged nothing happens: *known tells.
 * Commits from time to time, see store_batch_size. print: to tell copies later, or NULL. outline: see store_outline; empty when there is
 * none, and if the document makes claims the setting STORE_OUTLINED_SETTING then becomes "no". */
enum status store_add(struct store *store, const struct testimony *testimony, const struct document_print *print, str outline,
                      enum store_known *known, struct error *error);

enum status store_commit(struct store *store, struct error *error);

/* Commits after so many documents or races, 5000 unless told: a larger batch is faster, a smaller one loses less when the machine stops. */
void store_batch_size(struct store *store, uint32_t most);

/* Before reconciling: commits, and after a load into an empty database makes the indexes that lead from a document to what it says. */
enum status store_index(struct store *store, struct error *error);

/* At the end: commits, and after a load into an empty database makes the other indexes and the full-text search, and checks every
 * foreign key once. */
enum status store_end(struct store *store, struct error *error);

/* A text that the database keeps under a name from run to run: "reconciled" has the hash of what it was reconciled with. */
enum status store_setting(struct store *store, const char *name, str *value, struct arena *arena, struct error *error);
enum status store_set(struct store *store, const char *name, str value, struct error *error);

/* Opens a transaction for reading: what follows sees one state of the database, and single rows are found several times faster. To be
 * called before many rows are read one by one. It ends with the next commit; in a store opened for reading when that is closed, and until
 * then a writer waits. */
enum status store_hold(struct store *store, struct error *error);

/* ---- reconciling ---- */

/* Hands over all statements in the order of documents, without their sentences. A statement, with all that it borrows, lives until
 * the callback returns. Stops when the callback does not give OK, and returns what it gave. */
typedef enum status store_statement_take(void *context, const struct statement *statement, struct error *error);
enum status store_each_statement(struct store *store, store_statement_take *take, void *context, struct error *error);

/* The outline of a document that makes claims (reconcile/outline.h), kept so that its claims need not be read again. To the store it is
 * just bytes. The setting STORE_OUTLINED_SETTING holds the hash of what the outlines were made with. */
#define STORE_OUTLINED_SETTING "outlined"
struct stored_outline {
    int64_t document_id;
    int64_t first_claim;       /* the ids of its claims follow one another */
    struct sha256 document;
    bool is_replaced;          /* as of struct statement */
    str bytes;
};
typedef enum status store_outline_take(void *context, const struct stored_outline *outline, struct error *error);
/* Hands over all outlines in the order of documents; what the callback gets lives until it returns. */
enum status store_each_outline(struct store *store, store_outline_take *take, void *context, struct error *error);
/* Adds the outline of a document that has none yet. Its fields document and is_replaced are not looked at. */
enum status store_outline(struct store *store, const struct stored_outline *outline, struct error *error);
enum status store_drop_outlines(struct store *store, struct error *error);

/* Statements by id, in the order asked for. */
enum status store_statements(struct store *store, const int64_t *ids, uint32_t count, struct statement *statements,
                             struct arena *arena, struct error *error);

/* What a document says besides claims: its people, its quotes, and the print that tells copies. */
struct appearances { struct appearance *items; uint32_t count, room; };
struct utterances { struct utterance *items; uint32_t count, room; };
struct prints { struct document_print *items; uint32_t count, room; };
enum status store_document_extras(struct store *store, int64_t document_id, struct appearances *appearances, struct utterances *utterances,
                                  struct prints *prints, struct arena *arena, struct error *error);

/* A race as it was last reconciled. id: hash of its key; signature: of all that went into it. */
struct store_race {
    int64_t id;
    int64_t signature;
    str asked;          /* what it asked of other races, as bytes */
    int64_t answers;    /* hash of what they answered */
    str key;            /* set by store_race_at; both texts live until it is called again */
};
/* The race with the lowest id that is at least from; *found is false when there is none. So all races can be gone through in order. */
enum status store_race_at(struct store *store, int64_t from, struct store_race *race, bool *found, struct error *error);

/* Replaces the facts and discrepancies that the race had by these, and fills in their ids. Commits from time to time. Where several
 * races have a discrepancy of the same key, only the one of the lowest race id is shown. */
enum status store_save_race(struct store *store, const struct store_race *race, str key, struct fact *facts, uint32_t fact_count,
                            struct discrepancy *discrepancies, uint32_t discrepancy_count, struct error *error);
enum status store_drop_race(struct store *store, int64_t id, struct error *error);

struct decisions { struct decision *items; uint32_t count, room; };
enum status store_decisions(struct store *store, struct decisions *decisions, struct arena *arena, struct error *error);
enum status store_decide(struct store *store, const struct decision *decision, struct error *error);

/* ---- looking ---- */

/* Empty or 0: any. Names are compared without letter case, and a last name alone finds its bearer. */
struct store_filter {
    str athlete, event, competition, source, kind, verdict;
    int16_t year;
    int64_t id;       /* of one fact, quote or discrepancy; the other filters then do not count */
    int64_t limit;    /* rows at most */
    bool for_lists;   /* many times faster, for less: facts come without their support, the statements of discrepancies with doc only */
};

typedef enum status store_fact_take(void *context, const struct fact *fact, struct error *error);
typedef enum status store_discrepancy_take(void *context, const struct discrepancy *discrepancy, struct error *error);
typedef enum status store_quote_take(void *context, const struct utterance *utterance, struct error *error);

/* Hands over each fact with all its support, in an order that depends on content alone; the filter's kind is compared with the fact's
 * attribute. What the callback gets lives until it returns. The same for discrepancies and quotes. */
enum status store_facts(struct store *store, const struct store_filter *filter, store_fact_take *take, void *context,
                        struct error *error);
enum status store_discrepancies(struct store *store, const struct store_filter *filter, store_discrepancy_take *take, void *context,
                                struct error *error);
enum status store_quotes(struct store *store, const struct store_filter *filter, store_quote_take *take, void *context,
                         struct error *error);

/* How the rule was written when it found something; empty when nothing is stored of it. */
enum status store_rule_text(struct store *store, struct origin origin, str *text, struct arena *arena, struct error *error);

/* ---- counting ---- */

struct store_counts {
    int64_t documents, athletics, people, claims, marks, quotes, facts, discrepancies;
};
enum status store_count(struct store *store, struct store_counts *counts, struct error *error);

/* A metadata.json for Datasette (docs.datasette.io) that describes the views and suggests questions; for a database called facts.db. */
str store_datasette(void);

/* ---- auditing ---- */

/* The first document whose id is over after, and all that is stored of it. Of document->bytes only the size is known. */
struct stored_testimony {
    int64_t document_id;       /* 0: there is none */
    struct sha256 rules;       /* what it was read with */
    bool is_found_by_uri;      /* the hash by which the store looks it up is right, that of its uri */
    struct testimony testimony;
};
enum status store_testimony(struct store *store, int64_t after, struct stored_testimony *stored, struct arena *arena, struct error *error);

/* PRAGMA integrity_check and foreign_key_check, and whether the columns for lists say what the tables do: empty when all is
 * well, else the first complaint. */
enum status store_check(struct store *store, str *complaint, struct arena *arena, struct error *error);

#endif
