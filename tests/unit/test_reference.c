#include <criterion/criterion.h>

#include "reconcile/reference.h"

static struct events load_events(struct arena *arena) {
    struct events events = {0};
    struct error error = {0};
    cr_assert(events_load("rules", &events, arena, &error) == OK, "%s", error.text);
    return events;
}

#define HEADER "competition,year,event,sex,round,athlete,nation,place,mark,record,wind,part_of\n"

Test(reference, rows_become_statements) {
    struct arena arena = {0};
    struct events events = load_events(&arena);
    struct reference_rows rows = {0};
    struct error error = {0};
    cr_assert(reference_read(STR(HEADER "Harbour Games,2021,100m,F,final,Lena Holt,NOR,1,11.02,NR,-0.3,\n"
                                        "Harbour Games,2021,HJ,F,qualification,Maja Brandt,SWE,,NH,,,\n"
                                        "Harbour Games,2021,1500m,F,final,Maja Brandt,SWE,,DNF,,,\n"
                                        "Harbour Games,2021,marathon,F,final,Ada Berg,SWE,12,2:31:08,,,\n"
                                        "Harbour Games,2021,LJ,F,final,Ida Falk,DEN,3,6.23,,,heptathlon\n"),
                             "list.csv", &events, &rows, &arena, &error) == OK, "%s", error.text);
    cr_assert(rows.count == 4, "%u", rows.count);
    cr_assert(rows.items[0].mark.amount == 11020 && rows.items[0].place == 1 && str_equal(rows.items[0].record, STR("NR")) && rows.items[0].is_reference);
    cr_assert(rows.items[1].mark.quantity == QUANTITY_WIND && rows.items[1].mark.amount == -300 && rows.items[1].place == 0);
    cr_assert(rows.items[2].mark.amount == 9068000, "%lld", (long long)rows.items[2].mark.amount);
    cr_assert(str_equal(rows.items[3].event, STR("heptathlon LJ")) && rows.items[3].mark.amount == 6230);
    cr_assert(str_equal(rows.items[0].quoted, STR("11.02")) && rows.items[0].bytes.start > 0);
    arena_close(&arena);
}

static const struct { const char *csv, *message; } broken[] = {
    {"competition,year\n", "list.csv:1: there is no column called event"},
    {HEADER "H,2021,101m,F,final,A B,,1,11.02,,,\n", "list.csv:2: \"101m\" is no event"},
    {HEADER "H,MMXXI,100m,F,final,A B,,1,11.02,,,\n", "list.csv:2: \"MMXXI\" is no year"},
    {HEADER "H,2021,100m,F,final,A B,,1,1:2:3:4,,,\n", "list.csv:2: \"1:2:3:4\" is no mark"},
    {HEADER "H,2021,100m,W,final,A B,,1,11.02,,,\n", "list.csv:2: \"W\" is no sex"},
    {HEADER "H,2021,100m,F,last,A B,,1,11.02,,,\n", "list.csv:2: \"last\" is no round"},
    {HEADER "H,2021,100m,F,final,A B,,=1,11.02,,,\n", "list.csv:2: \"=1\" is no place"},
    {HEADER "H,2021,100m,F,final,,,1,11.02,,,\n", "list.csv:2: the athlete is missing"},
    {HEADER "H,2021,100m,F,final,A B\n", "list.csv:2: 6 fields, but the header has 12"},
};

Test(reference, a_broken_list_is_answered_with_line_and_remedy) {
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct arena arena = {0};
        struct events events = load_events(&arena);
        struct reference_rows rows = {0};
        struct error error = {0};
        cr_expect(reference_read(str_of(broken[i].csv), "list.csv", &events, &rows, &arena, &error) == FAILED_INPUT, "%s was read", broken[i].csv);
        cr_expect(str_starts_with(str_of(error.text), str_of(broken[i].message)), "hoped for %s, got %s", broken[i].message, error.text);
        arena_close(&arena);
    }
}
