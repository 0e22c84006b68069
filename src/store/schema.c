/* What makes a file a photofinish database: its stamp, its tables, and the words of enumerations. */
#include <sqlite3.h>

#include <stdio.h>

#include "base/buffer.h"
#include "database.h"

enum { APPLICATION_ID = 0x50466E31 /* "PFn1" */ };

enum status store_number(struct store *store, const char *sql, int64_t *number, struct error *error) {
    sqlite3_stmt *statement = NULL;
    *number = 0;
    if (sqlite3_prepare_v2(store->database, sql, -1, &statement, NULL) != SQLITE_OK)
        return store_trouble(store, "read it", error);
    bool row;
    enum status status = store_row(store, statement, "read it", &row, error);
    if (status == OK && row)
        *number = column_int(statement, 0);
    sqlite3_finalize(statement);
    return status;
}

/* Each enumeration has a table of its own, so that ids read as words in any tool. */
static enum status fill_enumeration(struct store *store, const char *table, const char *(*name_of)(int), int count,
                                    struct error *error) {
    for (int i = 0; i < count; i++) {
        char *sql = sqlite3_mprintf("INSERT INTO %s VALUES (%d, %Q)", table, i, name_of(i));
        enum status status = store_execute(store, sql, error);
        sqlite3_free(sql);
        if (status != OK)
            return status;
    }
    return OK;
}

static const char *name_of_sex(int i) { return sex_name((enum sex)i); }
static const char *name_of_medal(int i) { return medal_name((enum medal)i); }
static const char *name_of_round(int i) { return round_name((enum round)i); }
static const char *name_of_quantity(int i) { return quantity_name((enum quantity)i); }
static const char *name_of_claim(int i) { return claim_kind_name((enum claim_kind)i); }
static const char *name_of_verdict(int i) { return verdict_name((enum verdict)i); }
static const char *name_of_discrepancy(int i) { return discrepancy_kind_name((enum discrepancy_kind)i); }

static const struct {
    const char *table;
    const char *(*name_of)(int);
    int count;
} enumerations[] = {
    {"sex", name_of_sex, SEX_MIXED + 1},
    {"medal", name_of_medal, MEDAL_BRONZE + 1},
    {"round", name_of_round, ROUND_PRELIMINARY + 1},
    {"quantity", name_of_quantity, QUANTITY_REACTION + 1},
    {"claim_kind", name_of_claim, CLAIM_PLACING + 1},
    {"verdict", name_of_verdict, VERDICT_DERIVED + 1},
    {"discrepancy_kind", name_of_discrepancy, DISCREPANCY_REVISION + 1},
};

/* Without comments, and with one blank for many: words about tables may change, tables may not. */
static void add_sql(struct buffer *text, str sql) {
    bool had_blank = true;
    for (size_t i = 0; i < sql.size; i++) {
        if (sql.data[i] == '-' && i + 1 < sql.size && sql.data[i + 1] == '-')
            while (i < sql.size && sql.data[i] != '\n')
                i++;
        bool is_blank = i == sql.size || char_is_space(sql.data[i]);
        if (!is_blank)
            buffer_add(text, str_slice(sql, i, i + 1));
        else if (!had_blank)
            buffer_add(text, STR(" "));
        had_blank = is_blank;
    }
}

/* A hash of tables, views and the words of enumerations: nobody can change one of them and forget to count up. */
static int schema_version(void) {
    struct arena arena = {0};
    struct buffer text = {0};
    add_sql(&text, store_sql("schema", &arena));
    add_sql(&text, store_sql("views", &arena));
    for (size_t i = 0; i < sizeof enumerations / sizeof *enumerations; i++)
        for (int k = 0; k < enumerations[i].count; k++) {
            const char *name = enumerations[i].name_of(k);
            buffer_print(&text, " %s:%d:%s", enumerations[i].table, k, name ? name : "");
        }
    int version = (int)(store_hash(buffer_str(&text)) & INT32_MAX);
    buffer_close(&text);
    arena_close(&arena);
    return version;
}

enum status schema_create(struct store *store, struct error *error) {
    char stamp[128];
    int version = schema_version();
    snprintf(stamp, sizeof stamp, "PRAGMA application_id = %d; PRAGMA user_version = %d", APPLICATION_ID, version);
    enum status status = store_execute(store, "PRAGMA page_size = 8192; BEGIN IMMEDIATE", error);
    if (status == OK)
        status = store_execute(store, stamp, error);
    if (status == OK)
        status = store_script(store, "schema", error);
    if (status == OK)
        status = store_script(store, "views", error);
    for (size_t i = 0; status == OK && i < sizeof enumerations / sizeof *enumerations; i++)
        status = fill_enumeration(store, enumerations[i].table, enumerations[i].name_of, enumerations[i].count, error);
    return status == OK ? store_execute(store, "COMMIT", error) : status;
}

enum status schema_words(struct store *store, str *complaint, struct arena *arena, struct error *error) {
    enum status status = OK;
    *complaint = (str){0};
    for (size_t i = 0; status == OK && i < sizeof enumerations / sizeof *enumerations; i++)
        for (int k = 0; status == OK && !complaint->size && k < enumerations[i].count; k++) {
            const char *table = enumerations[i].table;
            int64_t right = 0;
            char *sql = sqlite3_mprintf("SELECT count(*) FROM %s WHERE %s_id = %d AND %s IS %Q", table, table, k, table, enumerations[i].name_of(k));
            status = store_number(store, sql, &right, error);
            sqlite3_free(sql);
            if (status == OK && !right)
                *complaint = str_print(arena, "row %d of table %s should say \"%s\"", k, table, enumerations[i].name_of(k) ? enumerations[i].name_of(k) : "");
        }
    return status;
}

/* Ours, empty, or neither. */
enum status schema_check(struct store *store, bool *is_empty, struct error *error) {
    int64_t application = 0, version = 0, tables = 0;
    enum status status = store_number(store, "SELECT count(*) FROM sqlite_schema", &tables, error);
    if (status == OK)
        status = store_number(store, "PRAGMA application_id", &application, error);
    if (status == OK)
        status = store_number(store, "PRAGMA user_version", &version, error);
    if (status != OK)
        return status;
    *is_empty = tables == 0 && application == 0;
    if (*is_empty)
        return OK;
    if (application != APPLICATION_ID)
        return error_set(error, FAILED_STORE, "%s: this database belongs to another program; choose another file with -d", store->path);
    if (version != schema_version())
        return error_set(error, FAILED_STORE,
                         "%s: this database has version %lld, this program reads and writes version %d; move the file away and "
                         "run again: everything in it comes from the articles, but for what people decided (its table decision)",
                         store->path, (long long)version, schema_version());
    return OK;
}
