/* Tables of texts with the placings that they tell. */
#ifndef PHOTOFINISH_TESTS_PLACING_CASES_H
#define PHOTOFINISH_TESTS_PLACING_CASES_H

#include <criterion/criterion.h>

#include "article_reader.h"

struct placing_case {
    const char *shows, *text, *placings;   /* as article_reader_placings writes them */
};

static inline void expect_all(const struct placing_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct arena arena = {0};
        str got = article_reader_placings(str_of(cases[i].text), &arena);
        cr_expect(str_equal(got, str_of(cases[i].placings)), "%s: hoped for «%s», got «%.*s»", cases[i].shows, cases[i].placings, STR_ARG(got));
        arena_close(&arena);
    }
}

#define EXPECT_ALL_OF(cases) expect_all(cases, sizeof cases / sizeof *(cases))

#endif
