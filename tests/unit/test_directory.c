#include <criterion/criterion.h>

#include "reconcile_cases.h"

/* Which race the statement number `which` is put into, given all of them. */
static str race_of(struct cases *cases, const char *lines, uint32_t which) {
    str rest = str_of(lines);
    while (rest.size)
        cases_add(cases, str_to_c(str_cut(&rest, ';'), &cases->arena));
    cases_run(cases);
    return directory_race(cases->directory, &cases->statements.items[which], &cases->arena);
}

static const struct { const char *why, *lines; uint32_t which; const char *race; } places[] = {
    {"what is told is kept", "a result 'Ann Ode' 3:59.10", 0, "World Athletics Championships|2023|1500m|M"},
    {"other names of a competition", "a result 'Ann Ode' 3:59.10 competition='IAAF World Championships'", 0, "World Athletics Championships|2023|1500m|M"},
    {"a year in the name", "a result 'Ann Ode' 3:59.10 competition='2022 World Championships' year=0", 0, "World Athletics Championships|2022|1500m|M"},
    {"a city in the name", "a result 'Ann Ode' 3:59.10 competition='Rio Olympics' year=0", 0, "Olympic Games|2016|1500m|M"},
    {"the year in which it was held", "a result 'Ann Ode' 3:59.10 competition='Olympic Games' year=2021", 0, "Olympic Games|2020|1500m|M"},
    {"the edition that is on", "a result 'Ann Ode' 3:59.10 year=0 published=2023-08-23", 0, "World Athletics Championships|2023|1500m|M"},
    {"a bare title is not this year's", "a placing 'Ann Ode' - place=1 year=0 published=2023-08-23", 0, "World Athletics Championships||1500m|M|"},
    {"the same document tells", "a result 'Ann Ode' 3:59.10;a result 'Bea Lin' 3:59.40 competition= year=0", 1, "World Athletics Championships|2023|1500m|M"},
    {"another document has the same mark", "a result 'Ann Ode' 3:59.10;b result 'Ann Ode' 3:59.10 competition= year=0", 1, "World Athletics Championships|2023|1500m|M"},
    {"another document has another mark", "a result 'Ann Ode' 3:59.10;b result 'Ann Ode' 4:07.80 competition= year=0", 1, "||1500m|M|"},
    {"two equal long marks are one race whatever it is called",
     "a result 'Ann Ode' 3:59.10;a result 'Bea Lin' 3:59.40;b result 'Ann Ode' 3:59.10;b result 'Bea Lin' 3:59.40;"
     "c result 'Ann Ode' 3:59.10 competition='Olympic Games' year=2020;c result 'Bea Lin' 3:59.40 competition='Olympic Games' year=2020", 4,
     "World Athletics Championships|2023|1500m|M"},
    {"one short mark is not enough for that", "a result 'Ann Ode' 9.91 event=100m;b result 'Ann Ode' 9.91 event=100m competition='Olympic Games' year=2020", 1,
     "Olympic Games|2020|100m|M"},
    {"a competition that was not held that year is doubted", "a result 'Ann Ode' 3:59.10;a result 'Bea Lin' 3:59.40 competition='Olympic Games'", 1,
     "World Athletics Championships|2023|1500m|M"},
    {"a standing record is told in the race that its document reports", "a result 'Ann Ode' 3:59.10;a record 'Cleo Mai' 3:50.07 year=2015 competition='Harbour Meeting'", 1,
     "World Athletics Championships|2023|1500m|M"},
    {"nobody is placed in games that have not begun", "a result 'Ann Ode' 2:16:16 event=marathon competition='London Marathon' year=2024 published=2024-04-22;"
     "a placing 'Ann Ode' - place=1 event=marathon competition='Olympic Games' year=2024 published=2024-04-22", 1, "London Marathon|2024|marathon|M"},
    {"a slip of a race comes home from another meeting that its paper mentions", "a result 'Ann Ode' 2:13:44 event=marathon competition='Chicago Marathon' published=2023-10-09;"
     "b result 'Ann Ode' 2:13:44 event=marathon competition='Chicago Marathon' published=2023-10-09;c result 'Ann Ode' 2:13:42 event=marathon competition='Berlin Marathon' year=2022 published=2023-10-09;"
     "c result 'Bo Lin' 2:20:35 event=marathon competition='Chicago Marathon' published=2023-10-09", 2, "Chicago Marathon|2023|marathon|M"},
    {"but not when its paper does not report that meeting", "a result 'Ann Ode' 2:13:44 event=marathon competition='Chicago Marathon' published=2023-10-09;"
     "b result 'Ann Ode' 2:13:44 event=marathon competition='Chicago Marathon' published=2023-10-09;c result 'Ann Ode' 2:13:42 event=marathon competition='Berlin Marathon' year=2022 published=2023-10-09", 2,
     "Berlin Marathon|2022|marathon|M"},
    {"a slip comes home from an event that it made impossible", "a result 'Ann Ode' 1:57.15 event=800m published=2023-08-24;b result 'Ann Ode' 1:57.15 event=800m published=2023-08-24;"
     "c result 'Ann Ode' 57.15 event=400m published=2023-08-24", 2, "World Athletics Championships|2023|800m|M"},
    {"of two papers that put a mark into other years, and report the race, it is the race's", "a result 'Ann Ode' 43.76 event=400m competition= year=2012 published=2016-08-15;b result 'Ann Ode' 43.76 event=400m competition= year=2008 published=2016-08-15;"
     "a placing 'Bo Lin' - event=400m competition='Olympic Games' year=2016 place=1 published=2016-08-15;b placing 'Bo Lin' - event=400m competition='Olympic Games' year=2016 place=1 published=2016-08-15", 0,
     "Olympic Games|2016|400m|M"},
    {"one equal mark and one a slip away are two of one race", "a result 'Ann Ode' 22.91 event=SP;b result 'Ann Ode' 22.91 event=SP;a result 'Bea Lin' 22.56 event=SP;"
     "c result 'Ann Ode' 22.41 event=SP competition= year=2017;c result 'Bea Lin' 22.56 event=SP competition= year=2017", 3, "World Athletics Championships|2023|SP|M"},
    {"a slip alone is none", "a result 'Ann Ode' 22.91 event=SP;b result 'Ann Ode' 22.91 event=SP;c result 'Ann Ode' 22.41 event=SP competition= year=2017", 2, "|2017|SP|M|"},
    {"a place of this year is of a meeting of this year", "a result 'Ann Ode' 6.95 event=LJ competition='Olympic Games' year=2016 published=2016-08-18;"
     "a placing 'Ann Ode' - place=5 event=LJ year=2016 published=2016-08-18", 1, "Olympic Games|2016|LJ|M"},
    {"though another paper may have come later", "a result 'Ann Ode' 2:16:16 event=marathon competition='Olympic Games' year=2024 published=2024-08-12;"
     "b result 'Bea Lin' 2:20:10 event=marathon competition='Olympic Games' year=2024 published=2024-04-22", 1, "|2024|marathon|M|"},
};

Test(directory, puts_every_statement_into_its_race) {
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct cases cases = {0};
        str race = race_of(&cases, places[i].lines, places[i].which), hoped = str_of(places[i].race);
        bool is_open = hoped.data[hoped.size - 1] == '|';   /* a race of its own document: its hash follows */
        cr_expect(is_open ? str_starts_with(race, hoped) && race.size > hoped.size : str_equal(race, hoped), "%s: hoped for %s, got %.*s", places[i].why,
                  places[i].race, STR_ARG(race));
        cases_close(&cases);
    }
}

Test(directory, the_order_of_statements_does_not_matter) {
    static const char *const lines[] = {"a result 'Ann Ode' 3:59.10", "b result 'Ann Ode' 3:59.10 competition= year=0", "b result 'Bea Lin' 3:59.40 competition= year=0",
                                        "c result 'Bea Lin' 3:59.40 year=0", "c placing 'Ann Ode' - place=2 competition='Olympic Games' year=0"};
    enum { COUNT = sizeof lines / sizeof *lines };
    str races[2][COUNT];
    struct cases cases[2];
    memset(cases, 0, sizeof cases);
    for (int turn = 0; turn < 2; turn++) {
        for (int i = 0; i < COUNT; i++)
            cases_add(&cases[turn], lines[turn ? COUNT - 1 - i : i]);
        cases_run(&cases[turn]);
        for (int i = 0; i < COUNT; i++)
            races[turn][i] = directory_race(cases[turn].directory, &cases[turn].statements.items[turn ? COUNT - 1 - i : i], &cases[turn].arena);
    }
    for (int i = 0; i < COUNT; i++)
        cr_expect(str_equal(races[0][i], races[1][i]), "%s: %.*s against %.*s", lines[i], STR_ARG(races[0][i]), STR_ARG(races[1][i]));
    cases_close(&cases[0]);
    cases_close(&cases[1]);
}
