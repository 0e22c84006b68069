#include "base/table.h"

#include "base/hash.h"

struct table_entry {
    str key;
    uint64_t hash;
    void *value;
    bool taken;
};

static struct table_entry *probe(struct table_entry *entries, uint32_t room, str key, uint64_t hash) {
    uint32_t at = (uint32_t)hash & (room - 1);
    while (entries[at].taken && !(entries[at].hash == hash && str_equal(entries[at].key, key)))
        at = (at + 1) & (room - 1);
    return &entries[at];
}

void *table_find(const struct table *table, str key) {
    if (!table->room)
        return NULL;
    struct table_entry *entry = probe(table->entries, table->room, key, hash_bytes(key));
    return entry->taken ? entry->value : NULL;
}

static void grow(struct table *table, struct arena *arena) {
    uint32_t room = table->room ? table->room * 2 : 16;
    struct table_entry *entries = ARENA_ARRAY(arena, room, struct table_entry);
    for (uint32_t i = 0; i < table->room; i++)
        if (table->entries[i].taken)
            *probe(entries, room, table->entries[i].key, table->entries[i].hash) = table->entries[i];
    table->entries = entries;
    table->room = room;
}

void **table_slot(struct table *table, str key, struct arena *arena) {
    if (table->count * 2 >= table->room)
        grow(table, arena);
    uint64_t hash = hash_bytes(key);
    struct table_entry *entry = probe(table->entries, table->room, key, hash);
    if (!entry->taken) {
        *entry = (struct table_entry){.key = key, .hash = hash, .taken = true};
        table->count++;
    }
    return &entry->value;
}
