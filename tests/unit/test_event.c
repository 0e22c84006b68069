#include <criterion/criterion.h>

#include "base/file.h"
#include "model/event.h"

#include <stdlib.h>
#include <unistd.h>

static struct arena arena;
static struct events events;

static void load(void) {
    struct error error = {0};
    cr_assert(events_load("rules", &events, &arena, &error) == OK, "%s", error.text);
}

static void drop(void) {
    arena_close(&arena);
}

TestSuite(event, .init = load, .fini = drop);

Test(event, what_people_call_an_event_gives_its_code) {
    static const struct { const char *phrase, *code; } cases[] = {
        {"110 m hurdles", "110mH"}, {"110-meter high hurdles", "110mH"}, {"half-mile", "800m"}, {"women's under-20 1500m", "1500m"}, {"men's 4x100m relay", "4x100m"}, {"3,000-metre steeplechase", "3000mSC"}, {"1 500m", "1500m"}, {"10 000 m", "10000m"},
        {"1,500 metres", "1500m"}, {"metric mile", "1500m"}, {"high jump", "HJ"}, {"shot put", "SP"}, {"20km walk", "20kmW"},
        {"half marathon", "half-marathon"}, {"the 400 hurdles", "400mH"}, {"1500-meter", "1500m"}, {"two-mile", "2 miles"},
        {"eight-kilometre", "8km"}, {"women\u2019s 4\u00D7400m", "4x400m"}, {"4x400 mixed relay", "4x400mX"}, {"mixed 4x2km relay", "4x2km"},
        {"mixed 4 x 400-metre relay", "4x400mX"}, {"400-meter relay", "4x100m"}, {"800 meter relay", "4x200m"}, {"26 miles", "marathon"}, {"the 200", "200m"}, {"boys 800", "800m"}, {"1.500", "1500m"}, {"200M", "200m"},
        {"10,000m final", "10000m"}, {"10km", "10k"}, {"5 kilometres road race", "5k"}, {"20 kilometres race walk", "20kmW"},
        {"the mile", "mile"}, {"indoor mile", "mile"}, {"fifteen hundred metres", "1500m"}, {"ten thousand metres", "10000m"},
        {"60-meter dash", "60m"}, {"women's sprint hurdles", "100mH"}, {"men's sprint hurdles", "110mH"}, {"javelin throw", "JT"},
        {"distance medley relay", "DMR"}, {"cross-country race", "cross-country"}, {"steeplechase", "3000mSC"},
        {"4 by 400 metres", "4x400m"}, {"880 yards", "880 yards"}, {"26.2 miles", "marathon"}, {"10-mile", "10 miles"},
        {"hj", "HJ"}, {"20KMW", "20kmW"}, {"10000m walk", "10000mW"}, {"1600m relay", "4x400m"}, {"350m", "350m"},
        {"pole-vault final", "PV"}, {"Women's 100 Metres Hurdles", "100mH"}, {"heptathlon", "heptathlon"}, {"600m", "600m"},
        {"four by one hundred metres relay", "4x100m"}, {"the men's discus", "DT"}, {"hammer", "HT"}, {"80mh", "80mH"},
        /* no event, or one that the words do not tell */
        {"hurdles", ""}, {"sprint hurdles", ""}, {"the 350", ""}, {"metres", ""}, {"relay", ""}, {"400m relay", ""}, {"400-metre relay", ""}, {"", ""},
        {"4x", ""}, {"100 200", ""}, {"gold medal", ""}, {"3:31.46", ""}, {"1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", ""},
        {"\xFF\xFE", ""}, {"99999999999999999999m", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str code = event_of_phrase(&events, str_of(cases[i].phrase), &arena);
        cr_expect(str_equal(code, str_of(cases[i].code)), "\"%s\": hoped for \"%s\", got \"%.*s\"", cases[i].phrase,
                  cases[i].code, STR_ARG(code));
    }
}

Test(event, the_event_tells_what_a_bare_number_is) {
    static const struct { const char *code, *text; enum quantity wanted; const char *value, *quantity; } cases[] = {
        {"800m", "2.33", QUANTITY_NONE, "2:33", "time"},
        {"HJ", "2.33", QUANTITY_NONE, "2.33", "height"},
        {"SP", "19.91", QUANTITY_NONE, "19.91", "distance"},
        {"HJ", "6-5", QUANTITY_NONE, "1.96", "height"},
        {"HJ", "2.01 metres", QUANTITY_NONE, "2.01", "height"},
        {"100m", "9.98", QUANTITY_NONE, "9.98", "time"},
        {"100m", "+0.4", QUANTITY_NONE, "+0.4", "wind"},
        {"heptathlon", "6702", QUANTITY_NONE, "6702", "points"},
        {"heptathlon", "20", QUANTITY_MARGIN, "20", "margin"},
        {"LJ", "0.03", QUANTITY_MARGIN, "0.03", "margin"},
        {"4x400m", "2:58:05", QUANTITY_NONE, "2:58.05", "time"},
        {"marathon", "2:17:02", QUANTITY_NONE, "2:17:02", "time"},
        {"marathon", "2.17.02", QUANTITY_NONE, "2:17:02", "time"},
        {"20kmW", "1:19.14", QUANTITY_NONE, "1:19:14", "time"},
        {"10k", "1:02:45", QUANTITY_NONE, "1:02:45", "time"},
        {"10k", "28.51", QUANTITY_NONE, "28:51", "time"},
        {"half-marathon", "59:58", QUANTITY_NONE, "59:58", "time"},
        {"400m", "1.02", QUANTITY_NONE, "1:02", "time"},
        {"1500m", "53.46", QUANTITY_TIME, "53.46", "time"},      /* a last lap */
        {"1500m", "0.31 seconds", QUANTITY_NONE, "0.31", "margin"},
        {"200m", "22:18", QUANTITY_NONE, "22.18", "time"},        /* a colon typed for the point */
        {"1500m", "22:18", QUANTITY_NONE, "22:18", "time"},
        {NULL, "3:31.46", QUANTITY_NONE, "3:31.46", "time"},
        {NULL, "6.23m", QUANTITY_NONE, "6.23", "distance"},
        {NULL, "46.89", QUANTITY_NONE, NULL, NULL},
        {"800m", "fast", QUANTITY_NONE, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct event *event = cases[i].code ? event_find(&events, str_of(cases[i].code)) : NULL;
        struct mark mark = {0};
        bool found = event_read(event, str_of(cases[i].text), cases[i].wanted, &mark);
        str value = found ? mark_print(mark, &arena) : STR("no mark");
        const char *quantity = found ? quantity_name(mark.quantity) : "";
        cr_expect(found == (cases[i].value != NULL)
                      && (!found || (str_equal(value, str_of(cases[i].value)) && !strcmp(quantity, cases[i].quantity))),
                  "%s in the %s: hoped for %s, got %.*s %s", cases[i].text, cases[i].code ? cases[i].code : "unknown",
                  cases[i].value ? cases[i].value : "no mark", STR_ARG(value), quantity);
    }
}

Test(event, plausible_results_are_taken_and_others_are_not) {
    static const struct { const char *code, *text; bool taken; } cases[] = {
        {"100m", "9.58", true}, {"100m", "14.9", true}, {"100m", "3:31.46", false}, {"100m", "7.10", false},
        {"1500m", "3:26.00", true}, {"1500m", "53.76", false}, {"marathon", "2:00:35", true}, {"marathon", "1:00:48", false},
        {"HJ", "2.45", true}, {"HJ", "6.23", false}, {"LJ", "8.95m", true}, {"SP", "23.56", true}, {"decathlon", "9126", true},
        {"decathlon", "91260", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct event *event = event_find(&events, str_of(cases[i].code));
        struct mark mark = {0};
        cr_assert(event && event_read(event, str_of(cases[i].text), event->quantity, &mark), "%s", cases[i].text);
        cr_expect(event_takes(event, mark) == cases[i].taken, "%s in the %s", cases[i].text, cases[i].code);
    }
}

Test(event, a_margin_is_no_result) {
    struct mark mark;
    cr_assert(mark_read(STR("20 seconds"), QUANTITY_MARGIN, 0, &mark));
    cr_assert(!event_takes(event_find(&events, STR("100m")), mark));
}

Test(event, a_broken_list_is_refused_with_its_line) {
    char folder[] = "/tmp/events-XXXXXX";
    cr_assert(mkdtemp(folder));
    str lexicon = str_print(&arena, "%s/lexicon", folder), file = str_print(&arena, "%s/lexicon/events.tsv", folder);
    struct error error = {0};
    struct events broken;
    cr_assert(file_make_folder(lexicon.data, &error) == OK);
    cr_assert(events_load(folder, &broken, &arena, &error) == FAILED_INPUT);
    static const struct { const char *rows, *told; } cases[] = {
        {"# nothing", "no line of column names"},
        {"code\tclass\tmetres\n", "no column is called low"},
        {"code\tclass\tmetres\tlow\thigh\thints\n1500m\tswim\t1500\t3:20\t12:00\tminutes\n", "events.tsv:2: the class is none of"},
        {"code\tclass\tmetres\tlow\thigh\thints\n1500m\ttrack\t1500\t12:00\t3:20\tminutes\n", "events.tsv:2: low and high"},
        {"code\tclass\tmetres\tlow\thigh\thints\n1500m\ttrack\tfar\t3:20\t12:00\tminutes\n", "events.tsv:2: metres"},
        {"code\tclass\tmetres\tlow\thigh\thints\n1500m\ttrack\t1500\t3:20\t12:00\tdays\n", "events.tsv:2: hints"},
        {"code\tclass\tmetres\tlow\thigh\thints\nHJ\tvertical-jump\t0\t1.00\t2.60\tmetres\nHJ\tvertical-jump\t0\t1.00\t2.60\tmetres\n",
         "stands there twice"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_assert(file_write(file.data, str_of(cases[i].rows), &error) == OK);
        cr_expect(events_load(folder, &broken, &arena, &error) == FAILED_INPUT);
        cr_expect(strstr(error.text, cases[i].told), "hoped for \"%s\", got \"%s\"", cases[i].told, error.text);
    }
    unlink(file.data);
    rmdir(lexicon.data);
    rmdir(folder);
}
