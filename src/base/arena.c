#include "base/arena.h"
#include "base/memory.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Under AddressSanitizer what was not handed out is forbidden ground: a step past an allocation, or into an article that was
 * forgotten, is found as it would be with malloc. */
#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
enum { GAP = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(start, size) ((void)(start), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(start, size) ((void)(start), (void)(size))
enum { GAP = 0 };
#endif

enum { BLOCK_SIZE = 64 * 1024, KEEP_SIZE = 1024 * 1024, KEEP_ALL = 2 * KEEP_SIZE, ALIGNMENT = 16 };   /* in bytes; blocks double up to one large page */

struct arena_block {
    struct arena_block *next;
    size_t size;
    size_t used;
    _Alignas(ALIGNMENT) unsigned char bytes[];
};

enum { LARGE_SIZE = MEMORY_LARGE_PAGE - (int)sizeof(struct arena_block) };

/* What an allocation takes of its block. */
static size_t taken(size_t size) {
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT + GAP;
}

static struct arena_block *block_new(size_t size) {
    struct arena_block *block = size == LARGE_SIZE ? memory_large_page() : memory_more(NULL, sizeof *block + size);
    block->next = NULL;
    block->size = size;
    block->used = 0;
    ASAN_POISON_MEMORY_REGION(block->bytes, size);
    return block;
}

/* Blocks behind the current one are left from before the last reset, and empty. A large wish gets a block of its own in front of
 * them: if it went past them all, they would never be used again. */
static struct arena_block *block_with_room(struct arena *arena, size_t size) {
    struct arena_block *current = arena->current;
    if (current && current->size - current->used >= size)
        return current;
    if (current && current->next && current->next->size >= size)
        return arena->current = current->next;
    size_t next_size = current ? current->size * 2 : BLOCK_SIZE;
    if (next_size > LARGE_SIZE)
        next_size = LARGE_SIZE;
    struct arena_block *block = block_new(size > next_size ? size : next_size);
    if (current) {
        block->next = current->next;
        current->next = block;
    } else {
        arena->first = block;
    }
    return arena->current = block;
}

void *arena_alloc(struct arena *arena, size_t size) {
    if (size > SIZE_MAX - BLOCK_SIZE)
        memory_none(size);
    struct arena_block *block = block_with_room(arena, taken(size));
    void *memory = block->bytes + block->used;
    block->used += taken(size);
    arena->used += taken(size);
    ASAN_UNPOISON_MEMORY_REGION(memory, size);
    memset(memory, 0, size);
    return memory;
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size)
        memory_none(SIZE_MAX);
    return arena_alloc(arena, count * size);
}

void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size) {
    size_t held = taken(old_size);
    struct arena_block *block = arena->current;
    if (old && block && (unsigned char *)old + held == block->bytes + block->used && new_size >= held && new_size <= block->size) {
        size_t extra = taken(new_size) - held;
        if (block->size - block->used >= extra) {
            ASAN_UNPOISON_MEMORY_REGION(old, new_size);
            memset((unsigned char *)old + old_size, 0, new_size - old_size);
            block->used += extra;
            arena->used += extra;
            return old;
        }
    }
    assert(old || !old_size);
    void *memory = arena_alloc(arena, new_size);
    if (old_size)
        memcpy(memory, old, old_size);
    return memory;
}

size_t arena_size(const struct arena *arena) {
    size_t size = 0;
    for (const struct arena_block *block = arena->first; block; block = block->next)
        size += block->size;
    return size;
}

void arena_reset(struct arena *arena) {
    struct arena_block **link = &arena->first;
    size_t kept = 0;
    while (*link) {
        struct arena_block *block = *link;
        block->used = 0;
        ASAN_POISON_MEMORY_REGION(block->bytes, block->size);
        kept += block->size;
        if (block->size > KEEP_SIZE || kept > KEEP_ALL) {
            *link = block->next;
            memory_free(block);
        } else {
            link = &block->next;
        }
    }
    arena->current = arena->first;
    arena->used = 0;
}

void arena_close(struct arena *arena) {
    for (struct arena_block *block = arena->first; block;) {
        struct arena_block *next = block->next;
        memory_free(block);
        block = next;
    }
    *arena = (struct arena){0};
}
