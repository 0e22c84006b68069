#include <criterion/criterion.h>

#include "base/utf8.h"

Test(utf8_fold, case_accents_and_compatibility_forms_make_no_difference) {
    static const struct { const char *text, *folded; } cases[] = {
        {"Nordås", "nordas"},           {"NORDÅS", "nordas"},         {"Kévin", "kevin"},
        {"Ke\xCC\x81vin", "kevin"},     {"ﬁnal", "final"},            {"½", "1⁄2"},
        {"Håvard Ødegård", "havard ødegard"}, {"", ""},               {"王", "王"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str got = utf8_fold(str_of(cases[i].text), &arena);
        cr_expect(str_equal(got, str_of(cases[i].folded)), "%s gave %.*s", cases[i].text, STR_ARG(got));
    }
    arena_close(&arena);
}

Test(utf8_fold, the_longest_decomposition_fits) {
    struct arena arena = {0};
    str got = utf8_fold(STR("\xEF\xB7\xBA\xEF\xB7\xBA"), &arena);
    cr_assert_eq(utf8_check(got), got.size);
    cr_assert_eq(utf8_length(got), 36);
    arena_close(&arena);
}

Test(utf8_fold, malformed_bytes_become_replacement_characters) {
    struct arena arena = {0};
    cr_assert(str_equal(utf8_fold(STR("\xFF" "A"), &arena), STR("\xEF\xBF\xBD" "a")));
    arena_close(&arena);
}
