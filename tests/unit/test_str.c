#include <criterion/criterion.h>

#include "base/str.h"

static const char *const joints[] = {" and ", ", ", " & "};

Test(str, one_of_a_few_texts_is_the_whole_the_beginning_or_the_end) {
    cr_assert(str_equals_any(STR(", "), ALL_OF(joints)));
    cr_assert_not(str_equals_any(STR(", then"), ALL_OF(joints)));
    cr_assert(str_starts_with_any(STR(" & Fox"), ALL_OF(joints)));
    cr_assert_not(str_starts_with_any(STR("Bell & Fox"), ALL_OF(joints)));
    cr_assert(str_ends_with_any(STR("Bell and "), ALL_OF(joints)));
    cr_assert_not(str_ends_with_any(STR("Bell and Fox"), ALL_OF(joints)));
    cr_assert(str_holds_any(STR("Bell and Fox"), ALL_OF(joints)));
    cr_assert_not(str_holds_any(STR("Bell; Fox"), ALL_OF(joints)));
}

Test(str, letter_case_counts_unless_it_is_ignored) {
    cr_assert_not(str_equals_any(STR(" AND "), ALL_OF(joints)));
    cr_assert(str_equals_any_ignoring_case(STR(" AND "), ALL_OF(joints)));
    cr_assert_not(str_equals_any_ignoring_case(STR("AND"), ALL_OF(joints)));
}

Test(str, nothing_is_none_of_them) {
    cr_assert_not(str_equals_any((str){0}, ALL_OF(joints)));
    cr_assert_not(str_starts_with_any((str){0}, ALL_OF(joints)));
    cr_assert_not(str_ends_with_any((str){0}, ALL_OF(joints)));
    cr_assert_not(str_holds_any((str){0}, ALL_OF(joints)));
    cr_assert(str_has_lower(STR("BELL and FOX")) && !str_has_lower(STR("BELL & \xC3\xA9")) && !str_has_lower((str){0}));
    cr_assert(str_is_upper(STR("UCLA")) && !str_is_upper(STR("UCLa")) && !str_is_upper(STR("U.S.")) && !str_is_upper((str){0}));
}

Test(str, the_last_word_stands_behind_the_last_blank) {
    cr_assert(str_equal(str_last_word(STR("Ann Lind")), STR("Lind")));
    cr_assert(str_equal(str_last_word(STR("Lind")), STR("Lind")));
    cr_assert(str_equal(str_last_word(STR("Lind ")), STR("")));
    cr_assert(str_equal(str_last_word((str){0}), STR("")));
}

Test(str, slips_of_the_pen_are_counted_up_to_a_limit) {
    static const struct { const char *a, *b; uint32_t limit, distance; } pairs[] = {
        {"", "", 2, 0}, {"kerr", "kerr", 2, 0}, {"kerr", "ker", 2, 1}, {"kerr", "kehr", 2, 1}, {"megertu", "mergetu", 2, 2},
        {"kerr", "krer", 2, 1}, {"kerr", "hocker", 2, 3}, {"", "kerr", 5, 4}, {"abcdefgh", "hgfedcba", 1, 2},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        uint32_t distance = str_distance(str_of(pairs[i].a), str_of(pairs[i].b), pairs[i].limit);
        cr_expect(distance == pairs[i].distance, "%s and %s: hoped for %u, got %u", pairs[i].a, pairs[i].b, pairs[i].distance, distance);
    }
    char longest[64];
    memset(longest, 'a', sizeof longest);
    cr_expect(str_distance((str){longest, 64}, (str){longest, 64}, 3) == 4);
    cr_expect(str_distance((str){longest, 63}, (str){longest, 63}, 3) == 0);
}

Test(str, a_line_ends_with_a_feed_a_return_or_both) {
    static const struct { const char *text; size_t ends[4], begins[4]; } cases[] = {
        {"a\nb", {1, 3}, {2, 3}}, {"a\r\nb", {1, 4}, {3, 4}}, {"a\rb\r", {1, 3}, {2, 4}}, {"\r\r\nb", {0, 1, 4}, {1, 3, 4}}, {"a\n\r", {1, 2}, {2, 3}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str text = str_of(cases[i].text);
        size_t at = 0;
        for (size_t line = 0; at < text.size; line++) {
            size_t end = str_line_end(text, at);
            at = str_line_behind(text, end);
            cr_expect_eq(end, cases[i].ends[line], "case %zu, line %zu ends at %zu", i, line, end);
            cr_expect_eq(at, cases[i].begins[line], "case %zu, the line behind %zu begins at %zu", i, line, at);
        }
    }
}
