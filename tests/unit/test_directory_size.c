#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "reconcile/reconcile.h"

/* Directories of many statements that were made to hurt: the work grows as they do, and not with its square. */

static struct reconciler *open_reconciler(struct arena *arena) {
    struct reconcile_options options = {0};
    struct reconciler *reconciler = NULL;
    struct error error = {{0}};
    cr_assert_eq(file_read("rules/lexicon/competitions.tsv", 0, &options.competitions, arena, &error), OK, "%s", error.text);
    cr_assert_eq(file_read("rules/lexicon/competition-names.tsv", 0, &options.competition_names, arena, &error), OK, "%s", error.text);
    cr_assert_eq(reconciler_open(&options, &reconciler, &error), OK, "%s", error.text);
    return reconciler;
}

static struct statement statement_of(uint32_t document, str athlete, str event, str competition, int16_t year, int64_t amount) {
    struct statement statement = {.kind = CLAIM_RESULT, .athlete = athlete, .event = event, .competition = competition, .year = year,
                                  .sex = SEX_FEMALE, .published = {2024, 5, 6},
                                  .mark = {.quantity = QUANTITY_TIME, .unit = UNIT_MS, .amount = amount, .step = 10}};
    memcpy(statement.document.bytes, &(uint64_t){document * 0x9E3779B97F4A7C15u}, sizeof(uint64_t));
    return statement;
}

/* The statement number of so many. */
static struct statement all_the_same(uint32_t number) {   /* everybody prints the same of the same, half of them without a name */
    bool is_named = number / 8 % 2;
    return statement_of(number / 8, number % 2 ? STR("Ann Ode") : STR("Bea Ode"), STR("1500m"), is_named ? STR("Harbour Meeting") : (str){0},
                        is_named ? 2024 : 0, 239000 + number % 4 * 10);
}

static struct statement one_name_many_races(uint32_t number) {   /* one athlete, who runs everywhere, and mentions that fit many races */
    static char meetings[64][24];
    char *meeting = meetings[number % 64];
    snprintf(meeting, sizeof meetings[0], "Meeting %c%c", 'A' + (char)(number % 8), 'A' + (char)(number / 8 % 8));
    return statement_of(number, STR("Ann Ode"), number % 3 ? STR("1500m") : (str){0}, str_of(meeting), number % 5 ? (int16_t)(1950 + number % 70) : 0,
                        239000 + number % 1000 * 10);
}

static struct statement one_document(uint32_t number) {   /* that speaks of a thousand races of one event, half of it in its title */
    struct statement statement = statement_of(1, STR("Ann Ode"), number % 2 ? STR("1500m") : STR("mile"), STR("Harbour Meeting"), (int16_t)(number % 2000),
                                              239000 + number % 7 * 10);
    statement.in_title = number % 2;
    return statement;
}

static const struct { const char *name; struct statement (*make)(uint32_t); } kinds[] = {
    {"all the same", all_the_same}, {"one name, many races", one_name_many_races}, {"one document", one_document},
};

static double seconds_for(const struct reconciler *reconciler, struct statement (*make)(uint32_t), uint32_t count) {
    clock_t start = clock();
    struct directory *directory = directory_open(reconciler);
    for (uint32_t i = 0; i < count; i++) {
        struct statement statement = make(i);
        directory_add(directory, &statement);
    }
    struct error error = {{0}};
    cr_assert_eq(directory_settle(directory, &error), OK, "%s", error.text);
    struct arena arena = {0};
    for (uint32_t i = 0; i < count; i++) {
        struct statement statement = make(i);
        cr_assert(directory_race(directory, &statement, &arena).size);
        arena_reset(&arena);
    }
    arena_close(&arena);
    directory_close(directory);
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* Processor time, and a bar between what is linear (4, with sorting 5) and what is quadratic (16). */
Test(directory_size, four_times_the_statements_take_about_four_times_the_work) {
    struct arena arena = {0};
    struct reconciler *reconciler = open_reconciler(&arena);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        enum { FEW = 15000, MANY = 4 * FEW };
        double few = 1e9, many = 1e9;
        for (int turn = 0; turn < 3; turn++) {   /* the least of three: what else the machine does only adds */
            double now = seconds_for(reconciler, kinds[i].make, FEW);
            few = now < few ? now : few;
        }
        for (int turn = 0; turn < 2; turn++) {
            double now = seconds_for(reconciler, kinds[i].make, MANY);
            many = now < many ? now : many;
        }
        cr_expect_lt(many, 9 * few, "%s: %.3f s for %d statements, %.3f s for %d", kinds[i].name, few, FEW, many, MANY);
    }
    reconciler_close(reconciler);
    arena_close(&arena);
}

static struct directory *settled(const struct reconciler *reconciler, struct statement (*make)(uint32_t), uint32_t count, uint32_t held) {
    struct directory *directory = directory_open_holding(reconciler, held);
    for (uint32_t i = 0; i < count; i++) {
        struct statement statement = make(i);
        directory_add(directory, &statement);
    }
    struct error error = {{0}};
    cr_assert_eq(directory_settle(directory, &error), OK, "%s", error.text);
    return directory;
}

Test(directory_size, what_memory_does_not_hold_is_told_the_same) {
    enum { COUNT = 6000, HELD = 64 };
    struct arena arena = {0};
    struct reconciler *reconciler = open_reconciler(&arena);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct directory *whole = settled(reconciler, kinds[i].make, COUNT, COUNT), *filed = settled(reconciler, kinds[i].make, COUNT, HELD);
        for (uint32_t k = 0; k < COUNT; k++) {
            struct statement statement = kinds[i].make(k);
            str hoped = directory_race(whole, &statement, &arena), told = directory_race(filed, &statement, &arena);
            cr_assert(str_equal(hoped, told), "%s: statement %u: hoped for %.*s, got %.*s", kinds[i].name, k, STR_ARG(hoped), STR_ARG(told));
        }
        cr_expect_eq(directory_trouble(filed, NULL), OK);
        directory_close(whole);
        directory_close(filed);
    }
    reconciler_close(reconciler);
    arena_close(&arena);
}

Test(directory_size, without_a_folder_for_temporary_files_settling_fails_and_says_where) {
    struct arena arena = {0};
    struct reconciler *reconciler = open_reconciler(&arena);
    struct directory *directory = directory_open_holding(reconciler, 64);
    setenv("TMPDIR", "/nowhere/at/all", 1);
    for (uint32_t i = 0; i < 6000; i++) {
        struct statement statement = one_name_many_races(i);
        directory_add(directory, &statement);
    }
    struct error error = {{0}};
    cr_expect_eq(directory_settle(directory, &error), FAILED_SYSTEM);
    cr_expect(strstr(error.text, "/nowhere/at/all"), "%s", error.text);
    unsetenv("TMPDIR");
    directory_close(directory);
    reconciler_close(reconciler);
    arena_close(&arena);
}
