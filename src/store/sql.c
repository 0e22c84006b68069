/* The SQL of the .sql files, and the small change of talking to SQLite. */
#include <sqlite3.h>

#include <assert.h>
#include <stdio.h>

#include "base/memory.h"
#include "database.h"

static const unsigned char schema[] = {
#include "store/schema.sql.inc"
};
static const unsigned char views[] = {
#include "store/views.sql.inc"
};
static const unsigned char indexes[] = {
#include "store/indexes.sql.inc"
};
static const unsigned char writing[] = {
#include "store/write.sql.inc"
};
static const unsigned char races[] = {
#include "store/races.sql.inc"
};
static const unsigned char query[] = {
#include "store/query.sql.inc"
};
static const unsigned char reread[] = {
#include "store/reread.sql.inc"
};
static const unsigned char search[] = {
#include "store/search.sql.inc"
};

#define SQL_FILE(bytes) {(const char *)(bytes), sizeof(bytes)}
static const str files[] = {SQL_FILE(schema), SQL_FILE(views), SQL_FILE(indexes), SQL_FILE(writing),
                            SQL_FILE(races), SQL_FILE(query), SQL_FILE(reread), SQL_FILE(search)};

#define PIECE_TEXT(name) #name,
static const char *const piece_names[PIECE_COUNT] = {STORE_PIECES(PIECE_TEXT)};

str store_sql(const char *name, struct arena *arena) {
    str head = str_print(arena, "-- piece: %s\n", name);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        size_t at = str_find(files[i], head, 0);
        if (at == files[i].size)
            continue;
        size_t start = at + head.size;
        return str_slice(files[i], start, str_find(files[i], STR("-- piece: "), start));
    }
    assert(!"no such piece of SQL");
    return (str){0};
}

sqlite3_stmt *store_prepared(struct store *store, enum store_piece piece) {
    sqlite3_stmt **statement = &store->prepared[piece];
    if (*statement)
        return *statement;
    struct arena arena = {0};
    str text = store_sql(piece_names[piece], &arena);
    int code = sqlite3_prepare_v3(store->database, text.data, (int)text.size, SQLITE_PREPARE_PERSISTENT, statement, NULL);
    arena_close(&arena);
    return code == SQLITE_OK ? *statement : NULL;
}

static const char *remedy(int code) {
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another program holds it locked; close that one or wait, then run the same command again";
    case SQLITE_FULL:   return "the disk is full; what was finished before is kept; make room and run the same command again";
    case SQLITE_READONLY: return "it may not be written; choose another file with -d, or change its permissions and its folder's";
    case SQLITE_CANTOPEN: return "it can't be opened; check that the folder exists and may be written, or choose another file with -d";
    case SQLITE_NOTADB: return "it is no SQLite database; choose another file with -d";
    case SQLITE_CORRUPT: return "it is damaged; move it away and run again: everything comes from the articles";
    case SQLITE_IOERR:  return "the disk fails to read or write; what was finished before is kept; look at the disk, then run again";
    case SQLITE_CONSTRAINT: return "it does not fit what is stored; `photofinish audit` says what is wrong with the database";
    case SQLITE_NOMEM:  return "no memory is left; try fewer threads (-j 1)";
    default:            return "run the same command again; if that does not help, move the file away";
    }
}

enum status store_trouble(struct store *store, const char *doing, struct error *error) {
    int code = store->database ? sqlite3_extended_errcode(store->database) : SQLITE_CANTOPEN;
    const char *said = store->database ? sqlite3_errmsg(store->database) : "cannot open";
    return error_set(error, FAILED_STORE, "%s: could not %s (%s): %s", store->path, doing, said, remedy(code));
}

enum status store_execute(struct store *store, const char *sql, struct error *error) {
    return sqlite3_exec(store->database, sql, NULL, NULL, NULL) == SQLITE_OK ? OK : store_trouble(store, "set it up", error);
}

enum status store_script(struct store *store, const char *name, struct error *error) {
    struct arena arena = {0};
    enum status status = store_execute(store, str_to_c(store_sql(name, &arena), &arena), error);
    arena_close(&arena);
    return status;
}

enum status store_row(struct store *store, sqlite3_stmt *statement, const char *doing, bool *row, struct error *error) {
    *row = false;
    if (!statement)
        return store_trouble(store, doing, error);
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        *row = true;
        return OK;
    }
    enum status status = code == SQLITE_DONE ? OK : store_trouble(store, doing, error);
    sqlite3_reset(statement);
    return status;
}

enum status store_do(struct store *store, sqlite3_stmt *statement, const char *doing, struct error *error) {
    bool row;
    enum status status = store_row(store, statement, doing, &row, error);
    assert(!row);
    return status;
}

void store_rewind(sqlite3_stmt *statement) {
    sqlite3_reset(statement);
}

/* Binding to a statement that could not be prepared does nothing: the step that follows reports it. But what SQLite had no memory
 * to bind would be stored as NULL. */
static void bound(int code) {
    if (code == SQLITE_NOMEM)
        memory_none(0);
}

/* And what it had no memory to give would be read as NULL. */
static const void *given(sqlite3_stmt *statement, const void *bytes) {
    if (!bytes && sqlite3_errcode(sqlite3_db_handle(statement)) == SQLITE_NOMEM)
        memory_none(0);
    return bytes;
}

void bind_text(sqlite3_stmt *statement, int at, str text) {
    bound(sqlite3_bind_text64(statement, at, text.data ? text.data : "", text.size, SQLITE_STATIC, SQLITE_UTF8));
}

void bind_text_or_null(sqlite3_stmt *statement, int at, str text) {
    if (text.size)
        bind_text(statement, at, text);
    else
        sqlite3_bind_null(statement, at);
}

void bind_int(sqlite3_stmt *statement, int at, int64_t value) {
    sqlite3_bind_int64(statement, at, value);
}

void bind_int_or_null(sqlite3_stmt *statement, int at, int64_t value) {
    if (value)
        sqlite3_bind_int64(statement, at, value);
    else
        sqlite3_bind_null(statement, at);
}

void bind_blob(sqlite3_stmt *statement, int at, const void *bytes, size_t size) {
    bound(sqlite3_bind_blob64(statement, at, size ? bytes : "", size, SQLITE_STATIC));
}

void bind_hash(sqlite3_stmt *statement, int at, struct sha256 hash) {
    bound(sqlite3_bind_blob(statement, at, hash.bytes, sizeof hash.bytes, SQLITE_TRANSIENT));
}

void bind_date(sqlite3_stmt *statement, int at, struct date date) {
    if (!date_is_known(date)) {
        sqlite3_bind_null(statement, at);
        return;
    }
    char text[16];
    int size = date.day ? snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day)
               : date.month ? snprintf(text, sizeof text, "%04d-%02d", date.year, date.month)
                            : snprintf(text, sizeof text, "%04d", date.year);
    bound(sqlite3_bind_text(statement, at, text, size, SQLITE_TRANSIENT));
}

int64_t column_int(sqlite3_stmt *statement, int at) {
    return sqlite3_column_int64(statement, at);
}

int column_choice(sqlite3_stmt *statement, int at, int last) {
    int64_t value = sqlite3_column_int64(statement, at);
    return value >= 0 && value <= last ? (int)value : 0;
}

bool column_is_null(sqlite3_stmt *statement, int at) {
    return sqlite3_column_type(statement, at) == SQLITE_NULL;
}

str column_text(sqlite3_stmt *statement, int at, struct arena *arena) {
    const char *text = given(statement, sqlite3_column_text(statement, at));
    if (!text)
        return (str){0};
    return str_copy((str){text, (size_t)sqlite3_column_bytes(statement, at)}, arena);
}

str column_bytes(sqlite3_stmt *statement, int at, struct arena *arena) {
    const char *bytes = given(statement, sqlite3_column_blob(statement, at));
    return bytes ? str_copy((str){bytes, (size_t)sqlite3_column_bytes(statement, at)}, arena) : (str){0};
}

struct date column_date(sqlite3_stmt *statement, int at) {
    struct date date = {0};
    const char *text = given(statement, sqlite3_column_text(statement, at));
    if (text)
        date_parse((str){text, (size_t)sqlite3_column_bytes(statement, at)}, &date);
    return date;
}

struct sha256 column_hash(sqlite3_stmt *statement, int at) {
    struct sha256 hash = {{0}};
    const void *bytes = given(statement, sqlite3_column_blob(statement, at));
    if (bytes && sqlite3_column_bytes(statement, at) == (int)sizeof hash.bytes)
        memcpy(hash.bytes, bytes, sizeof hash.bytes);
    return hash;
}

int64_t store_hash(str text) {
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < text.size; i++)
        hash = (hash ^ (unsigned char)text.data[i]) * 0x100000001B3u;
    return (int64_t)hash;
}
