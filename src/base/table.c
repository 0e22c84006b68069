#include "base/table.h"

enum { ROOM_LEAST = 16 };

/* 32 bytes, two to a line of the processor's cache. */
struct table_entry {
    str key;
    void *value;
    uint32_t hash;
    bool taken;
};

/* Eight bytes at a time. Nothing that is kept may depend on it: machines differ in the order of bytes. */
static uint32_t hash_key(str key) {
    uint64_t hash = key.size * UINT64_C(0x9E3779B97F4A7C15);
    size_t at = 0;
    for (uint64_t part; at < key.size; at += sizeof part) {
        part = 0;
        memcpy(&part, key.data + at, key.size - at < sizeof part ? key.size - at : sizeof part);
        hash = (hash ^ part) * UINT64_C(0xFF51AFD7ED558CCD);
        hash ^= hash >> 32;
    }
    return (uint32_t)hash;
}

static struct table_entry *probe(struct table_entry *entries, uint32_t room, str key, uint32_t hash) {
    uint32_t at = hash & (room - 1);
    while (entries[at].taken && !(entries[at].hash == hash && str_equal(entries[at].key, key)))
        at = (at + 1) & (room - 1);
    return &entries[at];
}

void *table_find(const struct table *table, str key) {
    if (!table->room)
        return NULL;
    struct table_entry *entry = probe(table->entries, table->room, key, hash_key(key));
    return entry->taken ? entry->value : NULL;
}

static void grow(struct table *table, uint32_t room, struct arena *arena) {
    struct table_entry *entries = ARENA_ARRAY(arena, room, struct table_entry);
    for (uint32_t i = 0; i < table->room; i++)
        if (table->entries[i].taken)
            *probe(entries, room, table->entries[i].key, table->entries[i].hash) = table->entries[i];
    table->entries = entries;
    table->room = room;
}

void table_reserve(struct table *table, uint32_t count, struct arena *arena) {
    uint32_t room = table->room ? table->room : ROOM_LEAST;
    while (room / 4 * 3 < count && room <= UINT32_MAX / 2)
        room *= 2;
    if (room > table->room)
        grow(table, room, arena);
}

void **table_slot(struct table *table, str key, struct arena *arena) {
    if (table->count >= table->room / 4 * 3)
        grow(table, table->room ? table->room * 2 : ROOM_LEAST, arena);
    uint32_t hash = hash_key(key);
    struct table_entry *entry = probe(table->entries, table->room, key, hash);
    if (!entry->taken) {
        *entry = (struct table_entry){.key = key, .hash = hash, .taken = true};
        table->count++;
    }
    return &entry->value;
}
