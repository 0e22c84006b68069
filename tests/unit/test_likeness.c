#include <criterion/criterion.h>

#include "eval/likeness.h"

Test(likeness, names_are_compared_without_case_accents_and_punctuation) {
    static const struct { const char *name, *folded; } cases[] = {
        {"Kévin  O'Brien-Łuk", "kevin obrien luk"}, {"Nordås", "nordas"},     {"O’Brien", "obrien"},
        {"HÅVARD Ødegård", "havard odegard"},       {" J. Smith ", "j smith"}, {"Großer", "grosser"},
        {"Anne–Marie_X/Y", "anne marie x y"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str got = plain_name(str_of(cases[i].name), &arena);
        cr_expect(str_equal(got, str_of(cases[i].folded)), "%s gave %.*s", cases[i].name, STR_ARG(got));
    }
    cr_assert_null(plain_name((str){0}, &arena).data);
    arena_close(&arena);
}

Test(likeness, values_are_numbers_however_they_are_written) {
    static const struct { const char *value; int64_t number; } cases[] = {
        {"3:29.38", 2093800}, {"2:00:35", 72350000}, {"46.89", 468900}, {".27", 2700},   {"8,961", 89610000},
        {"-1.2", -12000},     {"−1.2", -12000},      {"+0.3", 3000},    {" 61 ", 610000}, {"0.27", 2700},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t number = 0;
        cr_expect(value_number(str_of(cases[i].value), &number), "%s is a number", cases[i].value);
        cr_expect_eq(number, cases[i].number, "%s gave %lld", cases[i].value, (long long)number);
    }
    static const char *const others[] = {"", "x", "1:2:3:4", "12.", "1.2:30", ":30", "+-5", "99999999999999999999", "3..1"};
    int64_t number;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        cr_expect_not(value_number(str_of(others[i]), &number), "\"%s\" is no number", others[i]);
}

static double likeness(const char *a, const char *b) {
    struct arena arena = {0};
    struct words x = {0}, y = {0};
    quote_words(str_of(a), &x, &arena);
    quote_words(str_of(b), &y, &arena);
    double ratio = words_likeness(&x, &y, &arena);
    arena_close(&arena);
    return ratio;
}

/* Expected values are of Python 3.11: SequenceMatcher(None, a.split(), b.split(), autojunk=False).ratio() */
Test(likeness, what_agrees_in_order_is_counted_as_difflib_counts_it) {
    static const struct { const char *a, *b; double ratio; } cases[] = {
        {"I felt light.", "i felt LIGHT", 1},
        {"a b c d", "b c d e", 0.75},
        {"a b a b a b", "b a b", 2.0 / 3},
        {"one two three", "three two one", 1.0 / 3},
        {"a x b y c", "a b c", 0.75},
        {"", "a", 0},
        {"a", "b", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double got = likeness(cases[i].a, cases[i].b);
        cr_expect(got - cases[i].ratio < 1e-12 && cases[i].ratio - got < 1e-12, "%s | %s gave %g", cases[i].a, cases[i].b, got);
    }
}
