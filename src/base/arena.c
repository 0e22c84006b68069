#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024, KEEP_SIZE = 1024 * 1024, ALIGNMENT = 16 };

struct arena_block {
    struct arena_block *next;
    size_t size;
    size_t used;
    _Alignas(ALIGNMENT) unsigned char bytes[];
};

static _Noreturn void out_of_memory(size_t size) {
    fprintf(stderr, "photofinish: no memory for %zu bytes; try fewer threads (-j 1) or smaller inputs\n", size);
    exit(3);
}

static struct arena_block *block_new(size_t size) {
    struct arena_block *block = malloc(sizeof *block + size);
    if (!block)
        out_of_memory(size);
    block->next = NULL;
    block->size = size;
    block->used = 0;
    return block;
}

static struct arena_block *block_with_room(struct arena *arena, size_t size) {
    while (arena->current && arena->current->size - arena->current->used < size) {
        if (!arena->current->next)
            break;
        arena->current = arena->current->next;
    }
    if (arena->current && arena->current->size - arena->current->used >= size)
        return arena->current;
    size_t next_size = arena->current ? arena->current->size * 2 : BLOCK_SIZE;
    if (next_size > KEEP_SIZE)
        next_size = KEEP_SIZE;
    struct arena_block *block = block_new(size > next_size ? size : next_size);
    if (arena->current)
        arena->current->next = block;
    else
        arena->first = block;
    return arena->current = block;
}

void *arena_alloc(struct arena *arena, size_t size) {
    if (size > SIZE_MAX - ALIGNMENT)
        out_of_memory(size);
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct arena_block *block = block_with_room(arena, size);
    void *memory = block->bytes + block->used;
    block->used += size;
    arena->used += size;
    memset(memory, 0, size);
    return memory;
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size)
        out_of_memory(SIZE_MAX);
    return arena_alloc(arena, count * size);
}

void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size) {
    size_t held = (old_size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct arena_block *block = arena->current;
    if (old && block && (unsigned char *)old + held == block->bytes + block->used && new_size >= held) {
        size_t extra = (new_size - held + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        if (block->size - block->used >= extra) {
            memset((unsigned char *)old + old_size, 0, held + extra - old_size);
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

void arena_reset(struct arena *arena) {
    struct arena_block **link = &arena->first;
    while (*link) {
        struct arena_block *block = *link;
        block->used = 0;
        if (block->size > KEEP_SIZE) {
            *link = block->next;
            free(block);
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
        free(block);
        block = next;
    }
    *arena = (struct arena){0};
}
