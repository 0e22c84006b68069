#include <criterion/criterion.h>

#include <string.h>

#include "../../src/rule/numbering.h"

enum { MANY = 5000 };

/* Two in turn hash alike. */
static uint32_t hash_of(uint32_t number) { return number / 2 * 2654435761u; }

static bool is_wanted(const void *context, uint32_t number, const void *wanted) {
    cr_assert_null(context);
    uint32_t number_wanted = *(const uint32_t *)wanted;
    cr_assert_eq(hash_of(number), hash_of(number_wanted), "only those with the same hash are asked");
    return number == number_wanted;
}

static uint32_t found(const struct numbering *numbering, uint32_t wanted) {
    return numbering_find(numbering, hash_of(wanted), is_wanted, NULL, &wanted);
}

Test(numbering, finds_what_was_added_before_and_after_rests) {
    struct numbering numbering = {0};
    cr_expect_eq(found(&numbering, 1), 0);
    for (uint32_t number = 1; number <= MANY; number++) {
        cr_assert_eq(found(&numbering, number), 0);
        numbering_add(&numbering, hash_of(number), number);
        if (number % 1500 == 0)
            numbering_rest(&numbering);
    }
    cr_expect_eq(numbering.rested.count, 4500);
    cr_expect_eq(numbering.fresh.count, 500);
    for (uint32_t number = 1; number <= MANY; number++)
        cr_assert_eq(found(&numbering, number), number);
    numbering_close(&numbering);
    cr_expect_eq(numbering_held(&numbering), 0);
}

Test(numbering, what_rests_is_only_read) {
    struct numbering numbering = {0};
    for (uint32_t number = 1; number <= 100; number++)
        numbering_add(&numbering, hash_of(number), number);
    numbering_rest(&numbering);
    struct numbered *rested = numbering.rested.slots;
    size_t size = numbering.rested.room * sizeof *rested;
    struct numbered before[1024];
    cr_assert_leq(size, sizeof before);
    memcpy(before, rested, size);
    for (uint32_t number = 101; number <= MANY; number++)
        numbering_add(&numbering, hash_of(number), number);
    cr_expect_eq(numbering.rested.slots, rested);
    cr_expect_arr_eq((const char *)rested, (const char *)before, size);
    numbering_close(&numbering);
}
