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
    cr_assert(str_ends_with_any_ignoring_case(STR("Bell AND "), ALL_OF(joints)));
    cr_assert_not(str_ends_with_any_ignoring_case(STR("Bell AND"), ALL_OF(joints)));
}

Test(str, nothing_is_none_of_them) {
    cr_assert_not(str_equals_any((str){0}, ALL_OF(joints)));
    cr_assert_not(str_starts_with_any((str){0}, ALL_OF(joints)));
    cr_assert_not(str_ends_with_any((str){0}, ALL_OF(joints)));
    cr_assert_not(str_holds_any((str){0}, ALL_OF(joints)));
    cr_assert(str_has_lower(STR("BELL and FOX")) && !str_has_lower(STR("BELL & \xC3\xA9")) && !str_has_lower((str){0}));
    cr_assert(str_is_upper(STR("UCLA")) && !str_is_upper(STR("UCLa")) && !str_is_upper(STR("U.S.")) && !str_is_upper((str){0}));
}
