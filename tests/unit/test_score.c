#include <criterion/criterion.h>

#include "eval/score.h"

static const char article[] =
    "url: https://example.org/a\ntitle: Ba wins in 9.90\n\nJo Ba won the 100m in 9.90 seconds. Ann Lee, of Ireland, "
    "ran 3 minutes, 59.5 seconds.\n\n\"I felt light,\" Ba said. He ran 9.90 again.\n";

static const char gold_json[] =
    "{\"athletes\": [{\"name\": \"Jo Ba\", \"sex\": \"M\", \"nation\": null}, {\"name\": \"Ann Lee\", \"sex\": \"F\", \"nation\": \"IRL\"}],"
    "\"marks\": [{\"surface\": \"9.90 seconds\", \"nth\": 1, \"value\": \"9.90\", \"quantity\": \"time\", \"kind\": \"result\","
    "             \"athlete\": \"Jo Ba\", \"event\": \"100m\"},"
    "            {\"surface\": \"3 minutes, 59.5 seconds\", \"nth\": 1, \"value\": \"3:59.5\", \"quantity\": \"time\", \"kind\": \"result\","
    "             \"athlete\": \"Ann Lee\", \"event\": null},"
    "            {\"surface\": \"9.90\", \"nth\": 2, \"value\": \"9.90\", \"quantity\": \"time\", \"kind\": \"result\","
    "             \"athlete\": \"Jo Ba\", \"event\": \"100m\"}],"
    "\"placings\": [{\"athlete\": \"Jo Ba\", \"event\": \"100m\", \"place\": 1, \"medal\": null}],"
    "\"quotes\": [{\"text\": \"I felt light,\", \"speaker\": \"Jo Ba\"}]}";

/* The same as in ANNOTATION's terms, for brat; offsets count characters. */
static const char gold_ann[] =
    "T1\tAthlete 51 56\tJo Ba\nA1\tSex T1 M\n"
    "T2\tAthlete 87 94\tAnn Lee\nA2\tSex T2 F\nA3\tNation T2 IRL\n"
    "T3\tMark 73 85\t9.90 seconds\nA4\tValue T3 9.90\nA5\tQuantity T3 time\nA6\tKind T3 result\nA7\tEvent T3 100m\nR1\tBy Arg1:T3 Arg2:T1\n"
    "T4\tPlacing 57 69\twon the 100m\nA8\tEvent T4 100m\nA9\tMedal T4 gold\nR2\tBy Arg1:T4 Arg2:T1\n"
    "T5\tQuote 139 152\tI felt light,\n#1\tAnnotatorNotes T5\tspeaker: Jo Ba\n";

/* What a careless program found: names in capitals or cut, a mark of the title, a wrong minute, a wrong quantity. */
static const char found_lines[] =
    "{\"doc\":\"dir/a.txt\",\"type\":\"athlete\",\"name\":\"JO BA\",\"sex\":\"M\"}\n"
    "{\"doc\":\"dir/a.txt\",\"type\":\"athlete\",\"name\":\"Lee\",\"sex\":\"F\",\"nation\":\"GBR\"}\n"
    "{\"doc\":\"dir/a.txt\",\"type\":\"mark\",\"value\":\"9.90\",\"quantity\":\"time\",\"kind\":\"record\",\"start\":45,\"end\":49}\n"
    "{\"doc\":\"dir/a.txt\",\"type\":\"mark\",\"value\":\"9.90\",\"quantity\":\"time\",\"kind\":\"result\",\"athlete\":\"Jo Ba\",\"event\":\"100m\","
    "\"start\":73,\"end\":85,\"rule\":\"50-x.rules:1\"}\n"
    "{\"doc\":\"dir/a.txt\",\"type\":\"mark\",\"value\":\"59.5\",\"quantity\":\"time\",\"kind\":\"result\",\"athlete\":\"Lee\",\"start\":123,\"end\":135}\n"
    "{\"doc\":\"dir/a.txt\",\"type\":\"mark\",\"value\":\"9.9\",\"quantity\":\"distance\",\"kind\":\"split\",\"start\":170,\"end\":174}\n"
    "{\"doc\":\"dir/a.txt\",\"type\":\"placing\",\"athlete\":\"Jo Ba\",\"event\":\"100m\",\"medal\":\"gold\"}\n"
    "{\"doc\":\"dir/a.txt\",\"type\":\"placing\",\"athlete\":\"Ann Lee\",\"event\":\"mile\",\"place\":2}\n"
    "{\"doc\":\"dir/a.txt\",\"type\":\"quote\",\"text\":\"I felt light\",\"speaker\":\"Ba\"}\n";

static void read_gold(struct sheet *gold, struct arena *arena) {
    struct error error = {0};
    *gold = (struct sheet){.stem = STR("a"), .text = str_of(article)};
    cr_assert_eq(gold_read_json(str_of(gold_json), "a.json", gold, arena, &error), OK, "%s", error.text);
}

static bool near(double a, double b) {
    return a - b < 1e-9 && b - a < 1e-9;
}

Test(score, each_row_counts_what_its_name_says) {
    static const struct { enum score_row row; double f1; } rows[] = {
        {ROW_ATHLETES, 0.5},           {ROW_ATHLETES_LENIENT, 1}, {ROW_MARKS, 2.0 / 3},    {ROW_MARKS_ANY_VALUE, 1},
        {ROW_MARK_QUANTITY, 1.0 / 3},  {ROW_MARK_ATHLETE, 0.5},   {ROW_MARK_EVENT, 1},     {ROW_PLACINGS, 2.0 / 3},
        {ROW_QUOTES, 1},
    };
    static const struct { enum score_share share; double accuracy; } shares[] = {
        {SHARE_KIND, 0.5}, {SHARE_SPEAKER, 0}, {SHARE_SPEAKER_LENIENT, 1}, {SHARE_NATION, 0}, {SHARE_SEX, 1},
    };
    struct arena arena = {0};
    struct error error = {0};
    struct sheet gold;
    struct sheets found = {0};
    struct score score = {0};
    read_gold(&gold, &arena);
    cr_assert_eq(found_read(str_of(found_lines), "out.jsonl", &found, &arena, &error), OK, "%s", error.text);
    score_add(&score, &gold, sheets_find(&found, STR("a")), &arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        cr_expect(near(tally_f1(score.rows[rows[i].row]), rows[i].f1), "%s is %g, not %g", score_row_name(rows[i].row),
                  tally_f1(score.rows[rows[i].row]), rows[i].f1);
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        cr_expect(near(share_accuracy(score.shares[shares[i].share]), shares[i].accuracy), "%s is %g, not %g",
                  score_share_name(shares[i].share), share_accuracy(score.shares[shares[i].share]), shares[i].accuracy);
    arena_close(&arena);
}

Test(score, an_article_in_which_nothing_was_found_counts_as_missed) {
    struct arena arena = {0};
    struct sheet gold;
    struct score score = {0};
    read_gold(&gold, &arena);
    score_add(&score, &gold, NULL, &arena);
    cr_expect_eq(score.rows[ROW_MARKS].missed, 3);
    cr_expect_eq(score.rows[ROW_MARKS].right + score.rows[ROW_MARKS].wrong, 0);
    cr_expect_eq(score.rows[ROW_PLACINGS].missed, 1);
    arena_close(&arena);
}

Test(score, changes_name_what_is_gained_lost_and_otherwise_wrong) {
    struct arena arena = {0};
    struct sheet gold;
    struct sheets before = {0}, after = {0};
    struct score old = {0}, new = {0};
    struct buffer out = {0};
    read_gold(&gold, &arena);
    found_read(STR("{\"doc\":\"a\",\"type\":\"quote\",\"text\":\"I felt light,\",\"speaker\":\"Lee\"}\n"
                   "{\"doc\":\"a\",\"type\":\"athlete\",\"name\":\"Jo Ba\"}\n"), "b", &before, &arena, NULL);
    found_read(STR("{\"doc\":\"a\",\"type\":\"quote\",\"text\":\"I felt light,\",\"speaker\":\"Ann\"}\n"
                   "{\"doc\":\"a\",\"type\":\"athlete\",\"name\":\"Ann Lee\"}\n"), "a", &after, &arena, NULL);
    score_add(&old, &gold, &before.items[0], &arena);
    score_add(&new, &gold, &after.items[0], &arena);
    score_print_changes(&old, &new, &out);
    str text = buffer_str(&out);
    cr_expect(str_find(text, STR("gained  [athletes] a: missed: ann lee"), 0) < text.size, "%.*s", STR_ARG(text));
    cr_expect(str_find(text, STR("lost    [athletes] a: missed: jo ba"), 0) < text.size, "%.*s", STR_ARG(text));
    cr_expect(str_find(text, STR("changed [quote speaker] a: I felt light,: said Ann, wanted Jo Ba"), 0) < text.size, "%.*s", STR_ARG(text));
    buffer_close(&out);
    arena_close(&arena);
}

Test(score, a_bar_names_the_rows_that_are_below_it) {
    struct arena arena = {0};
    struct sheet gold;
    struct score score = {0};
    struct buffer out = {0};
    struct error error = {0};
    uint32_t below = 0;
    read_gold(&gold, &arena);
    score_add(&score, &gold, NULL, &arena);
    cr_expect_eq(score_check(&score, STR("0.9"), "0.9", &below, &out, &error), OK);
    cr_expect_eq(below, 6);
    cr_expect_eq(score_check(&score, STR("# least\nquotes\t0\nmark kind\t0.5\n"), "bar.tsv", &below, &out, &error), OK);
    cr_expect_eq(below, 1);
    cr_expect_eq(score_check(&score, STR("quots\t0.5\n"), "bar.tsv", &below, &out, &error), FAILED_INPUT);
    cr_expect_str_eq(error.text, "bar.tsv:1: a line of a bar is a row of the table, a tab and a number from 0 to 1");
    buffer_close(&out);
    arena_close(&arena);
}

Test(sheet, brat_standoff_says_the_same_as_our_own_annotations) {
    struct arena arena = {0};
    struct error error = {0};
    struct sheet gold = {.stem = STR("a"), .text = str_of(article)};
    cr_assert_eq(gold_read_brat(str_of(gold_ann), "a.ann", &gold, &arena, &error), OK, "%s", error.text);
    cr_assert_eq(gold.athletes.count, 2);
    cr_expect(str_equal(gold.athletes.items[1].nation, STR("IRL")));
    cr_assert_eq(gold.marks.count, 1);
    cr_expect(str_equal(gold.marks.items[0].athlete, STR("Jo Ba")));
    cr_expect(str_equal(span_str(gold.text, gold.marks.items[0].span), STR("9.90 seconds")));
    cr_expect(str_equal(gold.placings.items[0].place, STR("1")));
    cr_expect(str_equal(gold.quotes.items[0].speaker, STR("Jo Ba")));
    arena_close(&arena);
}

Test(sheet, broken_annotations_are_answered_with_file_and_line) {
    static const struct { const char *text, *message; } cases[] = {
        {"T1\tMark x 5\t9.9\n", "a.ann:1: T lines are ID, TYPE START END and the words, apart by tabs"},
        {"T1\tMark 0 5\t9.9\nA1\tKind T7 split\n", "a.ann:2: an attribute of something that no T line brings"},
        {"R1\tBy Arg1:T1 Arg2:T2\n", "a.ann:1: a relation between things that no T lines bring"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error error = {0};
        struct sheet gold = {.text = str_of(article)};
        cr_expect_eq(gold_read_brat(str_of(cases[i].text), "a.ann", &gold, &arena, &error), FAILED_INPUT);
        cr_expect_str_eq(error.text, cases[i].message);
    }
    struct sheets found = {0};
    struct error error = {0};
    cr_expect_eq(found_read(STR("\n{\"type\":\"mark\"}\n"), "out.jsonl", &found, &arena, &error), FAILED_INPUT);
    cr_expect(str_starts_with(str_of(error.text), STR("out.jsonl:2: ")), "%s", error.text);
    arena_close(&arena);
}

Test(sheet, the_body_begins_after_header_lines_in_any_order) {
    cr_expect_eq(sheet_body_start(STR("title: x\nurl: y\nbody url: z")), 16);
    cr_expect_eq(sheet_body_start(STR("No header\nurl: x")), 0);
    cr_expect_eq(sheet_body_start(STR("url: x")), 6);
}
