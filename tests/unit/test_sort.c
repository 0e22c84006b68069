#include <criterion/criterion.h>

#include "base/sort.h"

/* Few are sorted in one way, many in another. */
Test(sort, puts_numbers_in_order_however_many) {
    uint32_t numbers[300], state = 1;
    for (size_t count = 0; count <= sizeof numbers / sizeof *numbers; count += count < 70 ? 1 : 23) {
        uint64_t sum = 0;
        for (size_t i = 0; i < count; i++) {
            state = state * 1664525u + 1013904223u;
            sum += numbers[i] = i % 5 ? state : UINT32_MAX - (uint32_t)i % 2;   /* some are equal, and as large as can be */
        }
        sort_numbers(numbers, count);
        for (size_t i = 0; i < count; i++) {
            cr_expect(!i || numbers[i - 1] <= numbers[i], "%zu of %zu", i, count);
            sum -= numbers[i];
        }
        cr_expect_eq(sum, 0, "other numbers than before, of %zu", count);
    }
}
