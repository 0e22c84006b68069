#include <criterion/criterion.h>

#include "base/table.h"

enum { MANY = 5000 };

static str key_of(int number, struct arena *arena) {
    return str_print(arena, "key %d", number);
}

static void fill(struct table *table, struct arena *arena) {
    for (int i = 0; i < MANY; i++)
        *table_slot(table, key_of(i, arena), arena) = (void *)(intptr_t)(i + 1);
}

static void check_all(const struct table *table, struct arena *arena) {
    for (int i = 0; i < MANY; i++)
        cr_assert_eq((intptr_t)table_find(table, key_of(i, arena)), i + 1, "key %d", i);
    cr_assert_null(table_find(table, STR("key")));
    cr_assert_null(table_find(table, key_of(MANY, arena)));
    cr_assert_eq(table->count, MANY);
}

Test(table, finds_every_key_and_no_other) {
    struct arena arena = {0};
    struct table table = {0};
    cr_assert_null(table_find(&table, STR("key 1")), "an empty table has nothing");
    fill(&table, &arena);
    check_all(&table, &arena);
    arena_close(&arena);
}

Test(table, a_key_put_in_again_is_the_same_key) {
    struct arena arena = {0};
    struct table table = {0};
    *table_slot(&table, STR("Kerr"), &arena) = &arena;
    cr_assert_eq(*table_slot(&table, STR("Kerr"), &arena), &arena);
    cr_assert_eq(table.count, 1);
    arena_close(&arena);
}

Test(table, room_that_was_reserved_is_not_grown_and_loses_nothing) {
    struct arena arena = {0};
    struct table table = {0};
    *table_slot(&table, key_of(0, &arena), &arena) = (void *)1;
    table_reserve(&table, MANY, &arena);
    uint32_t room = table.room;
    fill(&table, &arena);
    cr_assert_eq(table.room, room);
    check_all(&table, &arena);
    table_reserve(&table, 1, &arena);
    cr_assert_eq(table.room, room, "a table never shrinks");
    arena_close(&arena);
}
