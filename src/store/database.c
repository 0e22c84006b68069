/* Opening, closing, and the batches between. */
#include <sqlite3.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "database.h"

enum {
    PATIENCE = 5 * 1000, /* ms to wait for a lock */
    BATCH_DOCUMENTS = 5000,
    BATCH_BYTES = 32 * 1024 * 1024,
};

/* KiB. Twice as much makes no run faster, and counts three times while indexes are made (threads = 2). */
#define CACHE "PRAGMA cache_size = -16384;"

/* One writer at a time, for a whole run: a lock of SQLite's own ends with each batch. flock and SQLite's fcntl locks do not
 * see each other, but closing any descriptor of a file drops the fcntl locks of the process: this one is closed last. */
static enum status lock_for_writing(struct store *store, struct error *error) {
    store->lock = open(store->path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (store->lock < 0)
        return error_set(error, FAILED_STORE, "%s: can't be written: %s", store->path, file_reason(errno));
    if (flock(store->lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return OK;
    return error_set(error, FAILED_STORE,
                     "%s: another photofinish is writing to this database; wait until it is done, or choose another file with -d",
                     store->path);
}

/* Into an empty database indexes are made, and foreign keys checked, when all is in. A bulk load that was cut off has no indexes
 * either: it goes on as one. */
static enum status prepare_for_load(struct store *store, struct error *error) {
    int64_t indexes = 0;
    enum status status = store_number(store, "SELECT count(*) FROM sqlite_schema WHERE name = 'fact_race'", &indexes, error);
    store->is_bulk = !indexes;
    if (status == OK)
        status = store_execute(store, store->is_bulk ? "PRAGMA foreign_keys = OFF" : "PRAGMA foreign_keys = ON", error);
    return status;
}

static enum status open_for_writing(struct store *store, struct error *error) {
    /* Batches spill into the file when they outgrow the cache, so memory stays bounded; sorting uses temporary files. A
     * rollback journal, because a bulk load only appends: nothing is written twice. */
    bool is_empty;
    enum status status = schema_check(store, &is_empty, error);
    if (status == OK && is_empty)
        status = schema_create(store, error);
    if (status == OK)
        status = store_execute(store,
                               CACHE "PRAGMA journal_mode = DELETE; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = OFF; PRAGMA threads = 2",
                               error);
    return status == OK ? prepare_for_load(store, error) : status;
}

static enum status open_for_reading(struct store *store, struct error *error) {
    bool is_empty;
    enum status status = schema_check(store, &is_empty, error);
    if (status == OK && is_empty)
        return error_set(error, FAILED_STORE, "%s: nothing was stored in it yet; fill it with `photofinish run -d %s INPUT`",
                         store->path, store->path);
    return status == OK ? store_execute(store, "PRAGMA query_only = ON; PRAGMA cache_size = -16384", error) : status;
}

/* SQLite counts its memory for whoever asks, behind a lock at each allocation: nobody here does. Only before the first database of the
 * program is opened can it be told, and later it refuses. */
static void count_no_memory(void) { (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

enum status store_open(const char *path, enum store_access access, struct store **result, struct error *error) {
    struct store *store = MEMORY_NEW(1, struct store);
    count_no_memory();
    store->path = memory_copy(path);
    store->lock = -1;
    store->batch_most = BATCH_DOCUMENTS;
    store->is_reader = access == STORE_READ;
    store->terms = (struct dictionary){.find = PIECE_term_find, .add = PIECE_term_add, .get = PIECE_term_get};
    store->sources = (struct dictionary){.find = PIECE_source_find, .add = PIECE_source_add, .get = PIECE_source_get};
    enum status status = OK;
    if (!*path)
        status = error_set(error, FAILED_USAGE, "the database needs a file name; give one with -d");
    else if (access == STORE_WRITE)
        status = lock_for_writing(store, error);
    else if (access == STORE_READ && faccessat(AT_FDCWD, path, F_OK, 0) != 0)
        status = error_set(error, FAILED_STORE, "%s: there is no such database; make it with `photofinish run -d %s INPUT`", path, path);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (access == STORE_SCRATCH ? SQLITE_OPEN_CREATE : 0);
    if (status == OK && sqlite3_open_v2(access == STORE_SCRATCH ? "" : path, &store->database, flags, NULL) != SQLITE_OK)
        status = store_trouble(store, "open it", error);
    if (status == OK) {
        sqlite3_busy_timeout(store->database, PATIENCE);
        status = access == STORE_READ ? open_for_reading(store, error) : open_for_writing(store, error);
    }
    if (status != OK) {
        store_close(store);
        return status;
    }
    *result = store;
    return OK;
}

static void forget_words(struct store *store) {
    dictionary_close(&store->terms);
    dictionary_close(&store->sources);
    arena_close(&store->rule_arena);
    store->rule_ids = store->rules = (struct table){0};
    documents_forget(store);
}

void store_close(struct store *store) {
    if (!store)
        return;
    if (store->database)
        store_undo(store);
    for (int i = 0; i < PIECE_COUNT; i++)
        sqlite3_finalize(store->prepared[i]);
    races_forget(store);
    arena_close(&store->race_arena);
    sqlite3_close(store->database);
    if (store->lock >= 0)
        close(store->lock);
    forget_words(store);
    memory_free(store->path);
    memory_free(store);
}

enum status store_batch(struct store *store, struct error *error) {
    if (store->in_batch)
        return OK;
    enum status status = store_do(store, store_prepared(store, PIECE_begin), "begin a batch", error);
    store->in_batch = status == OK;
    return status;
}

enum status store_hold(struct store *store, struct error *error) {
    if (!store->is_reader)
        return store_batch(store, error);
    return sqlite3_get_autocommit(store->database) ? store_execute(store, "BEGIN", error) : OK;
}

enum status store_commit(struct store *store, struct error *error) {
    if (!store->in_batch)
        return OK;
    enum status status = store_do(store, store_prepared(store, PIECE_commit), "finish a batch", error);
    if (status != OK) {
        store_undo(store);
        return status;
    }
    store->in_batch = false;
    store->batch_documents = 0;
    store->batch_bytes = 0;
    return OK;
}

/* Words that were added in the batch are gone too, so none is remembered. */
void store_undo(struct store *store) {
    if (!sqlite3_get_autocommit(store->database))
        sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
    store->in_batch = store->has_indexes = false;
    races_forget(store);
    store->batch_documents = 0;
    store->batch_bytes = 0;
    forget_words(store);
}

enum status store_batch_grew(struct store *store, uint64_t bytes, struct error *error) {
    store->batch_bytes += bytes;
    if (++store->batch_documents < store->batch_most && store->batch_bytes < BATCH_BYTES)
        return OK;
    return store_commit(store, error);
}

void store_batch_size(struct store *store, uint32_t most) {
    store->batch_most = most;
}

enum status store_setting(struct store *store, const char *name, str *value, struct arena *arena, struct error *error) {
    sqlite3_stmt *get = store_prepared(store, PIECE_setting_get);
    bind_text(get, 1, str_of(name));
    bool row;
    enum status status = store_row(store, get, "read a setting", &row, error);
    *value = row ? column_text(get, 0, arena) : (str){0};
    return status == OK && row ? store_row(store, get, "read a setting", &row, error) : status;
}

enum status store_set(struct store *store, const char *name, str value, struct error *error) {
    enum status status = store_batch(store, error);
    if (status != OK)
        return status;
    sqlite3_stmt *set = store_prepared(store, PIECE_setting_set);
    bind_text(set, 1, str_of(name));
    bind_text(set, 2, value);
    return store_do(store, set, "keep a setting", error);
}

static enum status rulebook_id(struct store *store, struct sha256 rules, struct error *error) {
    sqlite3_stmt *find = store_prepared(store, PIECE_rulebook_find), *add = store_prepared(store, PIECE_rulebook_add);
    bool row;
    bind_hash(find, 1, rules);
    enum status status = store_row(store, find, "look up the rules", &row, error);
    if (status == OK && row) {
        store->rulebook = column_int(find, 0);
        return store_row(store, find, "look up the rules", &row, error);
    }
    if (status == OK)
        status = store_batch(store, error);
    if (status != OK)
        return status;
    bind_hash(add, 1, rules);
    status = store_do(store, add, "add the rules", error);
    store->rulebook = sqlite3_last_insert_rowid(store->database);
    return status;
}

enum status store_begin(struct store *store, struct sha256 rules, struct error *error) {
    enum status status = rulebook_id(store, rules, error);
    if (status == OK)
        status = store_commit(store, error);
    store->checks_late = store->is_bulk;
    return status == OK ? store_execute(store, store->checks_late ? "PRAGMA foreign_keys = OFF" : "PRAGMA foreign_keys = ON", error) : status;
}

enum status store_check_late(struct store *store, struct error *error) {
    if (store->checks_late)
        return OK;
    enum status status = store_commit(store, error);   /* within a batch the pragma does nothing */
    if (status == OK)
        status = store_execute(store, "PRAGMA foreign_keys = OFF", error);
    store->checks_late = status == OK;
    return status == OK ? store_batch(store, error) : status;
}

static enum status check_foreign_keys(struct store *store, struct error *error) {
    sqlite3_stmt *check = NULL;
    if (sqlite3_prepare_v2(store->database, "PRAGMA foreign_key_check", -1, &check, NULL) != SQLITE_OK)
        return store_trouble(store, "check it", error);
    bool row;
    enum status status = store_row(store, check, "check it", &row, error);
    if (status == OK && row)
        status = error_set(error, FAILED_STORE, "%s: row %lld of table %s refers to nothing; move the file away and run again",
                           store->path, (long long)column_int(check, 1), (const char *)sqlite3_column_text(check, 0));
    sqlite3_finalize(check);
    return status;
}

enum status store_index(struct store *store, struct error *error) {
    enum status status = store_commit(store, error);
    if (status != OK || !store->is_bulk)
        return status;
    status = store_batch(store, error);
    if (status == OK)
        status = store_script(store, "indexes", error);
    return status == OK ? store_commit(store, error) : status;
}

/* Once in the life of a database; from then on triggers keep it. A scratch database is searched by nobody, and an SQLite that
 * was built without FTS5 goes without. */
static enum status make_search(struct store *store, struct error *error) {
    int64_t triggers = 0;
    bool is_scratch = store->lock < 0;
    if (is_scratch || !sqlite3_compileoption_used("ENABLE_FTS5"))
        return OK;
    enum status status = store_number(store, "SELECT count(*) FROM sqlite_schema WHERE name = 'quote_search_update'", &triggers, error);
    if (status != OK || triggers)
        return status;
    status = store_batch(store, error);
    return status == OK ? store_script(store, "search", error) : status;
}

enum status store_end(struct store *store, struct error *error) {
    enum status status = store_index(store, error);
    if (status == OK && store->is_bulk)
        status = store_batch(store, error);
    if (status == OK && store->is_bulk)
        status = store_script(store, "fact_indexes", error);
    if (status == OK && (store->is_bulk || store->checks_late))
        status = check_foreign_keys(store, error);
    if (status == OK)
        status = make_search(store, error);
    if (status == OK)
        status = store_commit(store, error);
    if (status != OK)
        return status;
    store->is_bulk = store->checks_late = false;
    return status == OK ? store_execute(store, "PRAGMA foreign_keys = ON", error) : status;
}

enum status store_check(struct store *store, str *complaint, struct arena *arena, struct error *error) {
    sqlite3_stmt *check = NULL;
    *complaint = (str){0};
    if (sqlite3_prepare_v2(store->database, "PRAGMA integrity_check(1)", -1, &check, NULL) != SQLITE_OK)
        return store_trouble(store, "check it", error);
    bool row;
    enum status status = store_row(store, check, "check it", &row, error);
    str said = row ? column_text(check, 0, arena) : (str){0};
    sqlite3_finalize(check);
    if (status != OK)
        return status;
    if (!str_equal(said, STR("ok")))
        *complaint = said;
    else if (check_foreign_keys(store, error) != OK)
        *complaint = str_copy(str_of(error->text), arena);
    else
        status = schema_words(store, complaint, arena, error);
    return status == OK && !complaint->size ? races_check_lists(store, complaint, arena, error) : status;
}
