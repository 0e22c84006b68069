#include <criterion/criterion.h>

#include "base/offsets.h"

Test(offsets, copied_bytes_lead_back_one_by_one_and_replaced_ones_as_a_whole) {
    struct arena arena = {0};
    struct offsets map = {0};
    offsets_add(&map, 8, span_of(0, 8), &arena);
    offsets_add(&map, 3, span_of(8, 15), &arena);
    offsets_add(&map, 5, span_of(15, 20), &arena);
    struct span mark = offsets_source(&map, span_of(2, 5));
    cr_assert(mark.start == 2 && mark.end == 5);
    struct span dash = offsets_source(&map, span_of(9, 10));
    cr_assert(dash.start == 8 && dash.end == 15);
    struct span both = offsets_source(&map, span_of(6, 13));
    cr_assert(both.start == 6 && both.end == 17);
    arena_close(&arena);
}

Test(offsets, composition_goes_through_both_maps) {
    struct arena arena = {0};
    struct offsets inner = {0}, outer = {0}, whole = {0};
    offsets_add(&inner, 4, span_of(0, 4), &arena);
    offsets_add(&inner, 1, span_of(4, 9), &arena);
    offsets_add(&inner, 4, span_of(9, 13), &arena);
    offsets_add(&outer, 2, span_of(3, 5), &arena);
    offsets_add(&outer, 3, span_of(6, 9), &arena);
    offsets_compose(&outer, &inner, &whole, &arena);
    struct span first = offsets_source(&whole, span_of(0, 2));
    cr_assert(first.start == 3 && first.end == 9);
    struct span last = offsets_source(&whole, span_of(2, 5));
    cr_assert(last.start == 10 && last.end == 13);
    arena_close(&arena);
}
