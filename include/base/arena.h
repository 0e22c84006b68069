/*
 * An arena hands out memory that is freed all at once.
 *
 *     struct arena arena = {0};
 *     char *copy = arena_alloc(&arena, size);
 *     arena_reset(&arena);                   // everything is gone, the blocks are kept for the next article
 *     arena_close(&arena);                   // the blocks are gone too
 *
 * One arena lives as long as an article and holds all that is said about it; the rulebook has its own. Memory is
 * zeroed and aligned for any type. A function that allocates takes an arena; one that takes none allocates nothing.
 * When the system has no memory left, the program ends with a message (base/memory.h): nothing above ever sees NULL.
 * Under AddressSanitizer what is not handed out, or was forgotten, may not be touched.
 */
#ifndef PHOTOFINISH_BASE_ARENA_H
#define PHOTOFINISH_BASE_ARENA_H

#include <stddef.h>

struct arena_block;

/* A zeroed arena is ready for use. */
struct arena {
    struct arena_block *first;    /* in the order of their making */
    struct arena_block *current;  /* the one that is handed out from */
    size_t used;                  /* bytes handed out since the last reset */
};

void *arena_alloc(struct arena *arena, size_t size) __attribute__((returns_nonnull));

/* count * size bytes; ends the program rather than overflow. */
void *arena_array(struct arena *arena, size_t count, size_t size) __attribute__((returns_nonnull));

/* A larger copy of an array of old_size bytes (grown in place when it is the newest allocation). */
void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size) __attribute__((returns_nonnull));

/* Bytes of all blocks, in use or kept. */
size_t arena_size(const struct arena *arena);

/* Forgets everything handed out; blocks over 1 MiB, and all above 2 MiB together, are given back, so that one
 * huge article does not stay for ever. */
void arena_reset(struct arena *arena);

void arena_close(struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, count, type) ((type *)arena_array((arena), (count), sizeof(type)))

#endif
