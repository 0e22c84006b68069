#include <criterion/criterion.h>

#include <stdint.h>
#include <string.h>

#include "base/arena.h"

static bool is_zero(const unsigned char *bytes, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (bytes[i])
            return false;
    return true;
}

static size_t blocks_bytes(struct arena *arena, size_t large) {
    arena_reset(arena);
    for (int i = 0; i < 100; i++)
        memset(arena_alloc(arena, 20000), 'x', 20000);
    memset(arena_alloc(arena, large), 'x', large);
    for (int i = 0; i < 100; i++)
        memset(arena_alloc(arena, 20000), 'x', 20000);
    return arena_size(arena);
}

Test(arena, memory_is_zeroed_also_when_it_was_used_before) {
    struct arena arena = {0};
    for (int round = 0; round < 3; round++) {
        for (size_t size = 1; size < 300000; size = size * 3 + 1) {
            unsigned char *memory = arena_alloc(&arena, size);
            cr_assert(is_zero(memory, size));
            cr_assert((uintptr_t)memory % 16 == 0);
            memset(memory, 0xFF, size);
        }
        arena_reset(&arena);
    }
    arena_close(&arena);
}

Test(arena, what_grows_keeps_its_bytes_and_the_rest_is_zero) {
    struct arena arena = {0};
    unsigned char *grown = NULL;
    size_t size = 0;
    for (size_t next = 5; next < 2000000; next = next * 2 + 3) {
        grown = arena_grow(&arena, grown, size, next);
        for (size_t i = 0; i < size; i++)
            cr_assert(grown[i] == 7);
        cr_assert(is_zero(grown + size, next - size));
        memset(grown, 7, next);
        size = next;
        if (next % 3 == 0)
            (void)arena_alloc(&arena, 1); /* from now on it is not the newest any more */
    }
    arena_close(&arena);
}

Test(arena, what_is_used_again_and_again_stays_as_large_as_it_was) {
    struct arena arena = {0};
    size_t first = blocks_bytes(&arena, 3000000);
    for (int round = 0; round < 20; round++)
        cr_assert(blocks_bytes(&arena, 3000000) <= first + 3000000, "round %d holds more than the first", round);
    arena_close(&arena);
}
