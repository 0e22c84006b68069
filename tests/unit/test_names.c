#include <criterion/criterion.h>

#include "reconcile/names.h"

static const struct { const char *a, *b; enum name_match match; } pairs[] = {
    {"Narve Gilje Nordås", "Narve Gilje Nordas", NAME_SAME},
    {"Narve Gilje Nordås", "Narve Nordaas", NAME_SAME},
    {"Søren Kjær", "Soeren Kjaer", NAME_SAME},
    {"Shaunae Miller-Uibo", "Shaunae Miller", NAME_SAME},
    {"Zhang Lijiao", "Lijiao Zhang", NAME_SAME},
    {"O'Brien Tess", "Tess O’Brien", NAME_SAME},
    {"Ingebrigtsen", "Jakob Ingebrigtsen", NAME_SHORTER},
    {"J. Ingebrigtsen", "Jakob Ingebrigtsen", NAME_SHORTER},
    {"Josh Kerr", "Joshua Kerr", NAME_SHORTER},
    {"Jakob Ingebrigtsen", "Filip Ingebrigtsen", NAME_DIFFERENT},
    {"Tirunesh Dibaba", "Genzebe Dibaba", NAME_DIFFERENT},
    {"Jakob Ingebrigtsen", "Jakob Ingebrightsen", NAME_MISSPELT},
    {"Megertu Alemu", "Mergutu Alemu", NAME_MISSPELT},
    {"Ingebrigten", "Jakob Ingebrigtsen", NAME_MISSPELT},
    {"Josh Kerr", "Cole Hocker", NAME_DIFFERENT},
    {"Bo Li", "Bo Lu", NAME_DIFFERENT},
    {"", "Josh Kerr", NAME_DIFFERENT},
};

Test(names, tell_the_same_person_from_brothers_and_from_slips) {
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct name a = name_read(str_of(pairs[i].a), &arena), b = name_read(str_of(pairs[i].b), &arena);
        cr_expect(name_compare(&a, &b) == pairs[i].match, "%s and %s: hoped for %d, got %d", pairs[i].a, pairs[i].b, pairs[i].match,
                  name_compare(&a, &b));
        cr_expect(name_compare(&b, &a) == pairs[i].match, "%s and %s the other way", pairs[i].b, pairs[i].a);
    }
    arena_close(&arena);
}

Test(names, fold_survives_bytes_that_are_no_utf8) {
    struct arena arena = {0};
    str folded = name_fold(STR("Zo\xE9 \xFF\xFE Nov\xC3\xA1k\xC3"), &arena);
    cr_assert(str_find(folded, STR("novak"), 0) < folded.size, "%.*s", STR_ARG(folded));
    arena_close(&arena);
}
