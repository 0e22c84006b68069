#include <criterion/criterion.h>

#include "base/arena.h"
#include "model/part.h"

static const struct { const char *words, *name; int64_t metres; } cases[] = {
    {"through 400m", "400m", 400},
    {"and 800m", "800m", 800},
    {"passed 3,000 metres", "3000m", 3000},
    {"at the 400-meter mark", "400m", 400},
    {"Through 10 km", "10000m", 10000},
    {"over the first 100", "100m", 100},
    {"the last 200 meters", "last 200m", -200},
    {"the final 400 meters", "last 400m", -400},
    {"last lap", "last lap", PART_UNKNOWN},
    {"at the bell", "bell", PART_UNKNOWN},
    {"At halfway", "halfway", PART_FIRST_HALF},
    {"the second half", "second half", PART_SECOND_HALF},
};

Test(part, has_one_name_however_it_is_worded) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        str name = part_name(str_of(cases[i].words), &arena);
        cr_expect(str_equal(name, str_of(cases[i].name)), "%s: got \"%.*s\"", cases[i].words, STR_ARG(name));
        cr_expect(str_equal(part_name(name, &arena), name), "%s: the name of a name is another", cases[i].words);
        cr_expect_eq(part_metres(name), cases[i].metres, "%s: got %lld metres", cases[i].words, (long long)part_metres(name));
        arena_close(&arena);
    }
}
