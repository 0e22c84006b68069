/*
 * A table finds a pointer by its key; it lives in an arena and borrows its keys.
 *
 *     struct table nations = {0};
 *     *table_slot(&nations, STR("Kenyan"), arena) = kenya;
 *     struct nation *found = table_find(&nations, word);   // NULL when it is not there
 */
#ifndef PHOTOFINISH_BASE_TABLE_H
#define PHOTOFINISH_BASE_TABLE_H

#include "base/str.h"

struct table_entry;

/* A zeroed table is ready for use. */
struct table {
    struct table_entry *entries; /* open addressing, a power of two, at most three quarters full */
    uint32_t count, room;
};

void *table_find(const struct table *table, str key);

/* Room for so many keys in all, so that the table need not grow on the way there. */
void table_reserve(struct table *table, uint32_t count, struct arena *arena);

/* The place of the key's value; a new key starts with NULL. Good until the next call. */
void **table_slot(struct table *table, str key, struct arena *arena) __attribute__((returns_nonnull));

#endif
