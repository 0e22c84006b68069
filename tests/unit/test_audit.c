#include <criterion/criterion.h>

#include "audit/audit.h"

/* "Ada Quick won in 3:29.38" as a document, and what it says: read twice, once for the store and once for the audit. */
struct scene {
    struct arena arena;
    struct document document;
    struct content content;
    struct testimony stored, fresh;
    struct audit audit;
};

static const struct origin rule = {{"50-results.rules", 16}, 12, 77};

static void say(struct scene *scene, struct testimony *testimony) {
    struct arena *arena = &scene->arena;
    *testimony = (struct testimony){.document = &scene->document, .title = STR("Quick wins"), .published = {2021, 6, 5}, .is_athletics = true};
    *LIST_ADD(&testimony->people, arena) = (struct testimony_person){.name = STR("Ada Quick"), .is_athlete = true, .bytes = {0, 9}};
    *LIST_ADD(&testimony->claims, arena) = (struct testimony_claim){
        .person = 0, .rival = -1,
        .statement = {.bytes = {17, 24}, .quoted = STR("3:29.38"), .sentence = STR("Ada Quick won in 3:29.38"), .rule = rule, .kind = CLAIM_RESULT,
                      .athlete = STR("Ada Quick"), .event = STR("1500m"), .year = 2021, .place = 1,
                      .mark = {QUANTITY_TIME, UNIT_MS, 209380, 10, 0}}};
    *LIST_ADD(&testimony->quotes, arena) = (struct testimony_quote){
        .person = 0, .utterance = {.bytes = {0, 9}, .text = STR("Ada Quick"), .speaker = STR("Bea Slow"), .rule = rule}};
}

static void scene_set(struct scene *scene) {
    *scene = (struct scene){0};
    scene->document = (struct document){.name = STR("a.txt"), .bytes = STR("Ada Quick won in 3:29.38")};
    scene->document.hash = sha256_of(scene->document.bytes);
    scene->content.text = scene->document.bytes;
    offsets_add(&scene->content.map, 24, span_of(0, 24), &scene->arena);
    scene->audit.arena = &scene->arena;
    say(scene, &scene->stored);
    say(scene, &scene->fresh);
}

static bool rule_stands(const void *book, struct origin origin) {
    (void)origin;
    return book != NULL;
}

static void compare(struct scene *scene) {
    audit_testimony(&scene->audit, &scene->stored, &scene->fresh, &scene->content, rule_stands, scene);
}

/* Exactly one finding of that kind whose text holds the words. */
static void expect_one(struct scene *scene, const char *kind, const char *words) {
    cr_expect_eq(scene->audit.findings.count, 1, "%u findings", scene->audit.findings.count);
    for (LIST_EACH(struct audit_finding, finding, &scene->audit.findings)) {
        cr_expect_str_eq(audit_kind_name(finding->kind), kind);
        cr_expect(str_find(finding->text, str_of(words), 0) < finding->text.size, "%.*s", STR_ARG(finding->text));
    }
    arena_close(&scene->arena);
}

Test(audit, what_is_as_it_was_gives_no_finding) {
    struct scene scene;
    scene_set(&scene);
    cr_expect(audit_bytes(&scene.audit, &scene.document, scene.document.bytes, NULL));
    compare(&scene);
    cr_expect_eq(scene.audit.findings.count, 0);
    arena_close(&scene.arena);
}

Test(audit, a_flipped_byte_of_the_source_is_found) {
    struct scene scene;
    scene_set(&scene);
    cr_expect_not(audit_bytes(&scene.audit, &scene.document, STR("Ada Quick won in 3:29.39"), NULL));
    expect_one(&scene, "file changed", "SHA-256");
}

Test(audit, a_source_that_is_gone_is_found) {
    struct scene scene;
    scene_set(&scene);
    cr_expect_not(audit_bytes(&scene.audit, &scene.document, (str){0}, "no such file"));
    expect_one(&scene, "file changed", "no such file");
}

Test(audit, a_changed_digit_of_a_mark_is_found) {
    struct scene scene;
    scene_set(&scene);
    scene.stored.claims.items[0].statement.mark.amount = 209280;
    compare(&scene);
    expect_one(&scene, "value differs", "stored value is \"3:29.28");
}

Test(audit, a_changed_athlete_is_found) {
    struct scene scene;
    scene_set(&scene);
    scene.stored.claims.items[0].statement.athlete = STR("Bea Slow");
    compare(&scene);
    expect_one(&scene, "value differs", "\"Bea Slow\", the document gives \"Ada Quick\"");
}

Test(audit, changed_words_are_found_in_the_bytes_and_against_the_reading) {
    struct scene scene;
    scene_set(&scene);
    scene.stored.claims.items[0].statement.quoted = STR("3:29.28");
    compare(&scene);
    cr_assert_eq(scene.audit.findings.count, 2);
    cr_expect_eq(scene.audit.findings.items[0].kind, AUDIT_SPAN_DIFFERS);
    cr_expect_eq(scene.audit.findings.items[1].kind, AUDIT_VALUE_DIFFERS);
    arena_close(&scene.arena);
}

Test(audit, a_deleted_claim_is_found) {
    struct scene scene;
    scene_set(&scene);
    scene.stored.claims.count = 0;
    compare(&scene);
    expect_one(&scene, "claim deleted", "result \"3:29.38\" is in the document");
}

Test(audit, one_of_two_equal_claims_that_is_deleted_is_found) {
    struct scene scene;
    scene_set(&scene);
    struct testimony_claim claim = scene.fresh.claims.items[0];
    for (int i = 0; i < 2; i++)
        *LIST_ADD(&scene.fresh.claims, &scene.arena) = claim;
    *LIST_ADD(&scene.stored.claims, &scene.arena) = claim;
    compare(&scene);
    expect_one(&scene, "claim deleted", "3:29.38");
}

Test(audit, an_invented_claim_is_found) {
    struct scene scene;
    scene_set(&scene);
    scene.fresh.claims.count = 0;
    compare(&scene);
    expect_one(&scene, "claim unfounded", "no such thing there");
}

Test(audit, a_changed_quote_speaker_is_found) {
    struct scene scene;
    scene_set(&scene);
    scene.stored.quotes.items[0].utterance.speaker = STR("Cy Third");
    compare(&scene);
    expect_one(&scene, "value differs", "stored speaker is \"Cy Third\"");
}

Test(audit, a_changed_person_is_found) {
    struct scene scene;
    scene_set(&scene);
    scene.stored.people.items[0].nation = STR("KEN");
    compare(&scene);
    expect_one(&scene, "value differs", "stored nation is \"KEN\"");
}

Test(audit, a_changed_date_is_found) {
    struct scene scene;
    scene_set(&scene);
    scene.stored.published.day = 6;
    compare(&scene);
    expect_one(&scene, "value differs", "2021-06-06");
}

Test(audit, a_rule_that_is_no_longer_written_is_found_once_per_claim) {
    struct scene scene;
    scene_set(&scene);
    scene.fresh.claims.items[0].statement.rule.line = 13;
    scene.stored.quotes.count = scene.fresh.quotes.count = 0;
    audit_testimony(&scene.audit, &scene.stored, &scene.fresh, &scene.content, rule_stands, NULL);
    expect_one(&scene, "rule gone", "50-results.rules:12");
}

Test(audit, words_are_sliced_through_entities_and_tags) {
    /* bytes  3:29.38 &ndash; <b>Kerr</b>   text  3:29.38 – Kerr */
    struct arena arena = {0};
    struct content content = {.text = STR("3:29.38 \xE2\x80\x93 Kerr")};
    offsets_add(&content.map, 8, span_of(0, 8), &arena);
    offsets_add(&content.map, 3, span_of(8, 15), &arena);
    offsets_add(&content.map, 1, span_of(15, 16), &arena);
    offsets_add(&content.map, 4, span_of(19, 23), &arena);
    static const struct { struct span bytes; const char *words; } cases[] = {
        {{0, 7}, "3:29.38"}, {{5, 15}, "38 \xE2\x80\x93"}, {{8, 23}, "\xE2\x80\x93 Kerr"}, {{20, 22}, "er"}, {{16, 19}, ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str words = audit_words(&content, cases[i].bytes, &arena);
        cr_expect(str_equal(words, str_of(cases[i].words)), "case %zu: %.*s", i, STR_ARG(words));
    }
    arena_close(&arena);
}

/* ---- facts ---- */

static struct statement time_of(int64_t ms, enum quantity quantity) {
    return (struct statement){.mark = {quantity, UNIT_MS, ms, 10, 0}};
}

static void check_fact(const char *value, enum verdict verdict, enum stance stance, struct statement *statements, uint32_t count,
                       const char *kind) {
    struct scene scene;
    scene_set(&scene);
    struct fact fact = {.attribute = STR("mark"), .value = str_of(value), .verdict = verdict};
    for (uint32_t i = 0; i < count; i++)
        *LIST_ADD(&fact.support, &scene.arena) = (struct fact_support){&statements[i], stance};
    audit_fact(&scene.audit, &fact);
    if (kind) {
        expect_one(&scene, kind, value);
        return;
    }
    cr_expect_eq(scene.audit.findings.count, 0, "%s: %.*s", value, STR_ARG(scene.audit.findings.items[0].text));
    arena_close(&scene.arena);
}

Test(audit, the_value_of_a_fact_is_one_that_a_claim_for_it_says) {
    struct statement said = time_of(209380, QUANTITY_TIME);
    check_fact("3:29.38", VERDICT_AGREED, STANCE_SUPPORTS, &said, 1, NULL);
    check_fact("3:29.28", VERDICT_AGREED, STANCE_SUPPORTS, &said, 1, "value differs");
    check_fact("3:29.38", VERDICT_AGREED, STANCE_CONTRADICTS, &said, 1, "value differs");
    check_fact("3:29.38", VERDICT_AGREED, STANCE_SUPPORTS, NULL, 0, "fact unfounded");
}

Test(audit, a_derived_value_is_added_up_again) {
    struct statement inputs[] = {time_of(22200, QUANTITY_TIME), time_of(20, QUANTITY_MARGIN)};
    check_fact("22.22", VERDICT_DERIVED, STANCE_INPUT, inputs, 2, NULL);
    check_fact("22.18", VERDICT_DERIVED, STANCE_INPUT, inputs, 2, NULL);
    check_fact("22.32", VERDICT_DERIVED, STANCE_INPUT, inputs, 2, "sum fails");
    check_fact("22.22", VERDICT_DERIVED, STANCE_INPUT, NULL, 0, "sum fails");
}
