/* Targets that read what people type, and tables. */
#include "base/json.h"
#include "eval/score.h"
#include "fuzz.h"
#include "reconcile/claims.h"
#include "reconcile/reference.h"
#include "resolve/dates.h"

struct lists {
    struct arena arena;
    struct events events;
    struct date_words dates;
};

static struct lists *lists(void) {
    static struct lists loaded;
    struct error error = {{0}};
    if (!loaded.events.list.count && (events_load(fuzz_rules(), &loaded.events, &loaded.arena, &error) != OK ||
                                      date_words_load(fuzz_rules(), &loaded.dates, &loaded.arena, &error) != OK)) {
        fprintf(stderr, "%s\n", error.text);
        exit(3);
    }
    return &loaded;
}

static void check_mark(struct mark mark, struct arena *arena) {
    struct interval interval = mark_interval(mark);
    REQUIRE(mark.step > 0 && mark.quantity != QUANTITY_NONE && quantity_name(mark.quantity));
    REQUIRE(interval.low <= interval.high && mark_agrees(mark, mark));
    REQUIRE(mark_print(mark, arena).size > 0);
}

void fuzz_mark(str bytes) {
    struct arena arena = {0};
    struct mark mark;
    for (enum quantity quantity = QUANTITY_NONE; quantity <= QUANTITY_REACTION; quantity++)
        for (uint32_t hints = 0; hints < 32; hints = hints ? hints * 2 : 1)
            if (mark_read(bytes, quantity, hints, &mark))
                check_mark(mark, &arena);
    for (LIST_EACH(struct event, event, &lists()->events.list))
        if (event_read(event, bytes, QUANTITY_NONE, &mark)) {
            check_mark(mark, &arena);
            event_takes(event, mark);
        }
    event_of_phrase(&lists()->events, bytes, &arena);
    struct date_range range;
    if (date_resolve(bytes, (struct date){.year = 2024, .month = 2, .day = 29}, &lists()->dates, &range))
        REQUIRE(date_range_print(range, &arena).size > 0);
    arena_close(&arena);
}

void fuzz_claims(str bytes) {
    struct buffer out = {0};
    struct error error = {{0}};
    for (int engine = CLAIMS_DISCOVERY; engine <= CLAIMS_MAJORITY; engine++) {
        error.text[0] = 0;
        REQUIRE(claims_reconcile(bytes, "fuzz.csv", (enum claims_engine)engine, &out, &error) == OK || error.text[0]);
    }
    buffer_close(&out);
    struct arena arena = {0};
    struct reference_rows rows = {0};
    error.text[0] = 0;
    REQUIRE(reference_read(bytes, "fuzz.csv", &lists()->events, &rows, &arena, &error) == OK || error.text[0]);
    arena_close(&arena);
}

void fuzz_gold(str bytes) {
    const str article = STR("date: 2024-08-07\n\nKerr wins\n\n\"I ran well,\" said Josh Kerr, who won gold in 3:29.38.\n");
    struct arena arena = {0};
    struct error error = {{0}};
    struct sheet gold = {.stem = STR("fuzz"), .text = article}, brat = gold;
    struct sheets sheets = {0};
    struct score score = {0};
    bool is_json = gold_read_json(bytes, "fuzz.json", &gold, &arena, &error) == OK;
    bool is_brat = gold_read_brat(bytes, "fuzz.ann", &brat, &arena, &error) == OK;
    if (is_json)
        score_add(&score, &gold, is_brat ? &brat : NULL, &arena);
    *LIST_ADD(&sheets, &arena) = (struct sheet){.stem = STR("fuzz"), .text = article};
    if (found_read(bytes, "fuzz.jsonl", &sheets, &arena, &error) == OK)
        score_add(&score, is_brat ? &brat : &sheets.items[0], &sheets.items[0], &arena);
    struct buffer out = {0};
    score_print(&score, &out);
    score_print_notes(&score, &out);
    buffer_close(&out);
    arena_close(&arena);
}
