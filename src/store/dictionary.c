/* Ids of text that repeats, remembered in memory. */
#include "database.h"

enum { DICTIONARY_MOST = 1 << 13 }; /* texts remembered, of some 400 bytes each; more only cost another look into the database */

struct remembered {
    int64_t id;
    str text;
};

static str key_of(const int64_t *id) {
    return (str){(const char *)id, sizeof *id};
}

void dictionary_close(struct dictionary *dictionary) {
    arena_close(&dictionary->arena);
    dictionary->ids = dictionary->texts = (struct table){0};
    dictionary->size = 0;
}

static struct remembered *remember(struct dictionary *dictionary, str text, int64_t id) {
    if (dictionary->size >= DICTIONARY_MOST)
        dictionary_close(dictionary);
    struct remembered *entry = ARENA_NEW(&dictionary->arena, struct remembered);
    *entry = (struct remembered){id, str_copy(text, &dictionary->arena)};
    *table_slot(&dictionary->ids, entry->text, &dictionary->arena) = entry;
    *table_slot(&dictionary->texts, key_of(&entry->id), &dictionary->arena) = entry;
    dictionary->size++;
    return entry;
}

/* The first column of the only row; 0 when there is none. */
static enum status find_id(struct store *store, struct sqlite3_stmt *statement, int64_t *id, struct error *error) {
    bool row;
    enum status status = store_row(store, statement, "look up a word", &row, error);
    *id = row ? column_int(statement, 0) : 0;
    while (status == OK && row)
        status = store_row(store, statement, "look up a word", &row, error);
    return status;
}

enum status dictionary_id(struct store *store, struct dictionary *dictionary, str text, int64_t *id, struct error *error) {
    *id = 0;
    if (!text.size)
        return OK;
    struct remembered *known = table_find(&dictionary->ids, text);
    if (known) {
        *id = known->id;
        return OK;
    }
    struct sqlite3_stmt *find = store_prepared(store, dictionary->find), *add = store_prepared(store, dictionary->add);
    bind_text(find, 1, text);
    enum status status = find_id(store, find, id, error);
    if (status == OK && !*id) {
        bind_text(add, 1, text);
        status = store_do(store, add, "add a word", error);
        if (status == OK)
            status = find_id(store, find, id, error);
    }
    if (status == OK)
        remember(dictionary, text, *id);
    return status;
}

enum status dictionary_text(struct store *store, struct dictionary *dictionary, int64_t id, str *text, struct error *error) {
    *text = (str){0};
    if (!id)
        return OK;
    struct remembered *known = table_find(&dictionary->texts, key_of(&id));
    if (known) {
        *text = known->text;
        return OK;
    }
    struct sqlite3_stmt *get = store_prepared(store, dictionary->get);
    bind_int(get, 1, id);
    bool row;
    struct arena arena = {0};
    enum status status = store_row(store, get, "look up a word", &row, error);
    if (status == OK && row) {
        *text = remember(dictionary, column_text(get, 0, &arena), id)->text;
        status = store_row(store, get, "look up a word", &row, error);
    }
    arena_close(&arena);
    return status;
}

/* Rules are as many as a folder has; their origins stay in memory. */
static struct origin *rule_remember(struct store *store, struct origin origin, int64_t id) {
    struct origin *kept = ARENA_NEW(&store->rule_arena, struct origin);
    int64_t *key = ARENA_NEW(&store->rule_arena, int64_t);
    *kept = (struct origin){str_copy(origin.file, &store->rule_arena), origin.line, origin.hash};
    *key = id;
    *table_slot(&store->rules, key_of(key), &store->rule_arena) = kept;
    return kept;
}

enum status rule_id(struct store *store, struct origin origin, int64_t *id, struct error *error) {
    char bytes[sizeof origin.line + sizeof origin.hash + 128];
    size_t name = origin.file.size < 128 ? origin.file.size : 128;
    memcpy(bytes, &origin.line, sizeof origin.line);
    memcpy(bytes + sizeof origin.line, &origin.hash, sizeof origin.hash);
    if (name)
        memcpy(bytes + sizeof origin.line + sizeof origin.hash, origin.file.data, name);
    str key = {bytes, sizeof origin.line + sizeof origin.hash + name};
    int64_t *known = table_find(&store->rule_ids, key);
    if (known) {
        *id = *known;
        return OK;
    }
    struct sqlite3_stmt *find = store_prepared(store, PIECE_rule_find), *add = store_prepared(store, PIECE_rule_add);
    struct sqlite3_stmt *both[] = {find, add};
    for (int i = 0; i < 2; i++) {
        bind_text(both[i], 1, origin.file);
        bind_int(both[i], 2, origin.line);
        bind_int(both[i], 3, (int64_t)origin.hash);
    }
    enum status status = find_id(store, find, id, error);
    if (status == OK && !*id) {
        status = store_do(store, add, "add a rule", error);
        if (status == OK)
            status = find_id(store, find, id, error);
    }
    if (status != OK)
        return status;
    known = ARENA_NEW(&store->rule_arena, int64_t);
    *known = *id;
    *table_slot(&store->rule_ids, str_copy(key, &store->rule_arena), &store->rule_arena) = known;
    return OK;
}

enum status rule_of(struct store *store, int64_t id, struct origin *origin, struct error *error) {
    struct origin *known = table_find(&store->rules, key_of(&id));
    *origin = known ? *known : (struct origin){0};
    if (known)
        return OK;
    struct sqlite3_stmt *get = store_prepared(store, PIECE_rule_get);
    bind_int(get, 1, id);
    bool row;
    struct arena arena = {0};
    enum status status = store_row(store, get, "look up a rule", &row, error);
    if (status == OK && row) {
        struct origin found = {column_text(get, 0, &arena), (uint32_t)column_int(get, 1), (uint64_t)column_int(get, 2)};
        *origin = *rule_remember(store, found, id);
        status = store_row(store, get, "look up a rule", &row, error);
    }
    arena_close(&arena);
    return status;
}

enum status store_rule(struct store *store, struct origin origin, str text, struct error *error) {
    int64_t id;
    enum status status = store_batch(store, error);
    if (status == OK)
        status = rule_id(store, origin, &id, error);
    if (status != OK)
        return status;
    struct sqlite3_stmt *describe = store_prepared(store, PIECE_rule_describe);
    bind_int(describe, 1, id);
    bind_text(describe, 2, text);
    return store_do(store, describe, "describe a rule", error);
}
