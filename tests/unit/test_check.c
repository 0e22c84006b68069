#include <criterion/criterion.h>

#include "base/json.h"
#include "report/check.h"
#include "report_world.h"

/* The draft is one of the world's papers; what is known are the others. */
static struct {
    struct world world;
    struct check_draft draft;
    struct check_findings findings;
} check;

static void open_world(void) { world_open(&check.world); }

static void close_world(void) { world_close(&check.world); }

static void check_paper(int paper) {
    const struct document *document = &check.world.documents[paper].document;
    check.draft = (struct check_draft){.doc = STR("draft.txt"), .bytes = document->bytes, .document = document->hash};
    for (LIST_EACH(struct discrepancy, d, &check.world.discrepancies))
        check_discrepancy(&check.draft, d, check.world.facts.items, check.world.facts.count, &check.findings, &check.world.arena);
    check_order(&check.findings);
}

static void expect_lines(const char *hoped) {
    struct buffer out = {0};
    for (LIST_EACH(struct check_finding, finding, &check.findings))
        check_print(&check.draft, finding, &out);
    cr_expect(str_equal(buffer_str(&out), str_of(hoped)), "hoped for\n%s\ngot\n%.*s", hoped, STR_ARG(buffer_str(&out)));
    buffer_close(&out);
}

Test(check, says_who_else_says_what_and_where_it_stands, .init = open_world, .fini = close_world) {
    check_paper(1);
    expect_lines("draft.txt:2:56: mark: 3:29.28 for Josh Kerr; two sources and the margin say 3:29.38\n"
                 "draft.txt:4:2: quote-wording: I ran my own race and knew it was mine, for Josh Kerr; one source says I ran my race and I knew it was "
                 "mine,\n");
}

Test(check, says_nothing_where_the_draft_is_right, .init = open_world, .fini = close_world) {
    check_paper(2);
    expect_lines("");
}

Test(check, counts_a_result_list_as_one, .init = open_world, .fini = close_world) {
    struct statement list = world_says(&check.world, 2, "3:29.38", CLAIM_RESULT, "Josh Kerr");
    list.is_reference = true;
    struct discrepancy_value *right = &check.world.discrepancies.items[0].values.items[0];
    list.mark = right->statements.items[0]->mark;
    right->statements.items[0] = &list;
    right->statements.count = 1;
    check.world.facts.count = 0;
    check_paper(1);
    cr_assert_eq(check.findings.count, 2);
    cr_expect(str_equal(check.findings.items[0].message, STR("3:29.28 for Josh Kerr; the result list says 3:29.38")), "%.*s",
              STR_ARG(check.findings.items[0].message));
}

Test(check, a_draft_at_odds_with_itself_is_shown_both_places, .init = open_world, .fini = close_world) {
    struct discrepancy *d = &check.world.discrepancies.items[0];
    struct statement here = world_says(&check.world, 1, "3 minutes, 29.28 seconds", CLAIM_RESULT, "Josh Kerr"),
                     there = world_says(&check.world, 1, ".27 seconds", CLAIM_RESULT, "Josh Kerr");
    const struct statement *first[] = {&here}, *second[] = {&there};
    d->values.items[0].statements.items = first, d->values.items[0].statements.count = 1;
    d->values.items[1].statements.items = second, d->values.items[1].statements.count = 1;
    d->preferred = (str){0};
    check_paper(1);
    cr_expect(str_equal(check.findings.items[0].message, STR("3:29.38 for Josh Kerr, but 3:29.28 in line 3")), "%.*s",
              STR_ARG(check.findings.items[0].message));
}

Test(check, doubts_about_reading_are_no_findings, .init = open_world, .fini = close_world) {
    for (LIST_EACH(struct discrepancy, d, &check.world.discrepancies))
        d->verdict = VERDICT_EXTRACTION_SUSPECT;
    check_paper(1);
    expect_lines("");
}

Test(check, sarif_has_lines_columns_and_bytes, .init = open_world, .fini = close_world) {
    check_paper(1);
    struct buffer out = {0};
    check_sarif_begin(&out, "test");
    for (LIST_EACH(struct check_finding, finding, &check.findings))
        check_sarif(&check.draft, finding, &out);
    check_sarif_end(&out);
    struct json *log = NULL;
    struct error error = {0};
    cr_assert_eq(json_parse(buffer_str(&out), &log, &check.world.arena, &error), OK, "%s", error.text);
    const struct json *result = json_member(json_member(log, "runs")->child, "results")->child;
    const struct json *region = json_member(json_member(json_member(result, "locations")->child, "physicalLocation"), "region");
    cr_expect_eq((int)json_number(json_member(region, "startLine"), 0), 2);
    cr_expect_eq((int)json_number(json_member(region, "startColumn"), 0), 56);
    cr_expect_eq((int)json_number(json_member(region, "byteOffset"), 0), 81);
    cr_expect_eq((int)json_number(json_member(region, "byteLength"), 0), 24);
    buffer_close(&out);
}
