#include <criterion/criterion.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "store/store.h"

/* A scratch folder with one database in it, and the testimony of a small invented article. */
struct scene {
    struct arena arena;
    struct error error;
    char folder[64];
    char path[96];
    struct store *store;
};

static const struct sha256 rules_one = {{1}}, rules_two = {{2}};

static void scene_set(struct scene *scene) {
    *scene = (struct scene){0};
    snprintf(scene->folder, sizeof scene->folder, "/tmp/photofinish-store-XXXXXX");
    cr_assert(mkdtemp(scene->folder));
    snprintf(scene->path, sizeof scene->path, "%s/facts.db", scene->folder);
}

static void scene_open(struct scene *scene, struct sha256 rules) {
    enum status status = store_open(scene->path, STORE_WRITE, &scene->store, &scene->error);
    cr_assert_eq(status, OK, "%s", scene->error.text);
    cr_assert_eq(store_begin(scene->store, rules, &scene->error), OK, "%s", scene->error.text);
}

static void scene_shut(struct scene *scene) {
    cr_assert_eq(store_end(scene->store, &scene->error), OK, "%s", scene->error.text);
    store_close(scene->store);
    scene->store = NULL;
}

static void scene_clear(struct scene *scene) {
    char command[128];
    store_close(scene->store);
    snprintf(command, sizeof command, "rm -rf %s", scene->folder);
    cr_assert_eq(system(command), 0);
    arena_close(&scene->arena);
}

static struct mark mark_of_ms(int64_t ms) {
    return (struct mark){QUANTITY_TIME, UNIT_MS, ms, 10, 0};
}

/* "Ada Quick won in 3:29.38", said by one document at uri. */
static struct testimony *article(struct scene *scene, const char *uri, const char *bytes, int64_t ms) {
    struct arena *arena = &scene->arena;
    struct document *document = ARENA_NEW(arena, struct document);
    *document = (struct document){.name = str_of(uri), .uri = str_of(uri), .source = STR("daily.example"), .path = str_of(uri),
                                  .bytes = str_of(bytes), .hash = sha256_of(str_of(bytes))};
    struct testimony *t = ARENA_NEW(arena, struct testimony);
    *t = (struct testimony){.document = document, .title = STR("Quick wins"), .published = {2021, 6, 5}, .is_athletics = true};
    struct testimony_person *person = LIST_ADD(&t->people, arena);
    *person = (struct testimony_person){.name = STR("Ada Quick"), .sex = SEX_FEMALE, .nation = STR("GBR"), .is_athlete = true,
                                        .bytes = {0, 9}};
    *LIST_ADD(&person->surfaces, arena) = (struct surface){STR("Ada \"Quick\""), {0, 9}};
    *LIST_ADD(&person->surfaces, arena) = (struct surface){STR("Quick"), {4, 9}};
    *LIST_ADD(&t->sentences, arena) = (struct testimony_sentence){{0, 24}, STR("Ada Quick won in 3:29.38")};
    struct testimony_claim *claim = LIST_ADD(&t->claims, arena);
    *claim = (struct testimony_claim){.person = 0, .rival = -1};
    claim->statement = (struct statement){
        .bytes = {17, 24}, .quoted = STR("3:29.38"), .sentence = STR("Ada Quick won in 3:29.38"),
        .rule = {STR("50-results.rules"), 12, 77}, .kind = CLAIM_RESULT, .athlete = STR("Ada Quick"), .sex = SEX_FEMALE,
        .nation = STR("GBR"), .event = STR("1500m"), .competition = STR("Testville Games"), .year = 2021, .date = {2021, 6, 0},
        .round = ROUND_FINAL, .place = 1, .medal = MEDAL_GOLD, .mark = mark_of_ms(ms), .record = STR("NR"), .in_title = true};
    statement_set_document(&claim->statement, document, t->published);
    struct testimony_quote *quote = LIST_ADD(&t->quotes, arena);
    quote->person = 0;
    quote->utterance = (struct utterance){.document = document->hash, .doc = document->name, .uri = document->uri,
                                          .source = document->source, .published = t->published, .speaker = STR("Ada Quick"),
                                          .text = STR("I never looked back"), .bytes = {3, 8},
                                          .rule = {STR("70-quotes.rules"), 3, 78}};
    return t;
}

static enum store_known add(struct scene *scene, const struct testimony *testimony) {
    enum store_known known;
    enum status status = store_add(scene->store, testimony, NULL, (str){0}, &known, &scene->error);
    cr_assert_eq(status, OK, "%s", scene->error.text);
    return known;
}

static struct store_counts count(struct scene *scene) {
    struct store_counts counts = {0};
    cr_assert_eq(store_count(scene->store, &counts, &scene->error), OK, "%s", scene->error.text);
    return counts;
}

static enum status keep_statement(void *context, const struct statement *statement, struct error *error) {
    (void)error;
    struct scene *scene = context;
    struct statement *copy = ARENA_NEW(&scene->arena, struct statement);
    *copy = *statement;
    cr_expect(str_equal(copy->quoted, STR("3:29.38")));
    cr_expect(str_equal(copy->athlete, STR("Ada Quick")) && str_equal(copy->nation, STR("GBR")) && copy->rival.size == 0);
    cr_expect(str_equal(copy->event, STR("1500m")) && str_equal(copy->competition, STR("Testville Games")));
    cr_expect(str_equal(copy->record, STR("NR")) && copy->part.size == 0);
    cr_expect(str_equal(copy->rule.file, STR("50-results.rules")) && copy->rule.line == 12 && copy->rule.hash == 77);
    cr_expect(copy->year == 2021 && copy->date.month == 6 && copy->date.day == 0 && copy->round == ROUND_FINAL);
    cr_expect(copy->place == 1 && copy->medal == MEDAL_GOLD && copy->kind == CLAIM_RESULT && copy->sex == SEX_FEMALE);
    cr_expect(copy->mark.quantity == QUANTITY_TIME && copy->mark.unit == UNIT_MS && copy->mark.amount == 209380 && copy->mark.step == 10);
    cr_expect(copy->in_title && !copy->in_quote && !copy->is_weak && !copy->is_reference);
    cr_expect(copy->bytes.start == 17 && copy->bytes.end == 24 && copy->id > 0 && copy->document_id > 0);
    cr_expect(str_equal(copy->source, STR("daily.example")) && copy->published.day == 5);
    return OK;
}

Test(store, a_claim_comes_back_as_it_went_in) {
    struct scene scene;
    scene_set(&scene);
    scene_open(&scene, rules_one);
    cr_assert_eq(add(&scene, article(&scene, "a.txt", "one", 209380)), STORE_NEW);
    cr_assert_eq(store_each_statement(scene.store, keep_statement, &scene, &scene.error), OK);
    scene_shut(&scene);
    scene_clear(&scene);
}

Test(store, the_same_bytes_again_change_nothing) {
    struct scene scene;
    scene_set(&scene);
    for (int run = 0; run < 3; run++) {
        scene_open(&scene, rules_one);
        enum store_known known = add(&scene, article(&scene, "a.txt", "one", 209380));
        cr_expect_eq(known, run ? STORE_UNCHANGED : STORE_NEW);
        scene_shut(&scene);
    }
    scene_open(&scene, rules_one);
    struct store_counts counts = count(&scene);
    cr_expect(counts.documents == 1 && counts.claims == 1 && counts.quotes == 1 && counts.people == 1);
    scene_clear(&scene);
}

Test(store, other_bytes_at_the_same_address_are_a_new_revision_beside_the_old) {
    struct scene scene;
    scene_set(&scene);
    scene_open(&scene, rules_one);
    cr_expect_eq(add(&scene, article(&scene, "a.txt", "one", 209380)), STORE_NEW);
    cr_expect_eq(add(&scene, article(&scene, "a.txt", "two", 209280)), STORE_REVISION);
    cr_expect_eq(add(&scene, article(&scene, "a.txt", "one", 209380)), STORE_UNCHANGED);
    struct store_counts counts = count(&scene);
    cr_expect(counts.documents == 2 && counts.claims == 2);
    scene_shut(&scene);
    scene_clear(&scene);
}

static enum status count_replaced(void *context, const struct statement *statement, struct error *error) {
    (void)error;
    struct seen_marks { int64_t holding; uint32_t replaced; } *seen = context;
    if (statement->is_replaced)
        seen->replaced++;
    else
        seen->holding = statement->mark.amount;
    return OK;
}

Test(store, the_revision_that_holds_is_the_last_published_in_whatever_order_they_come) {
    for (int later_first = 0; later_first < 2; later_first++) {
        struct scene scene;
        scene_set(&scene);
        scene_open(&scene, rules_one);
        struct testimony *early = article(&scene, "a.txt", "one", 209380), *late = article(&scene, "a.txt", "two", 209280);
        late->published.day++;
        add(&scene, later_first ? late : early);
        add(&scene, later_first ? early : late);
        struct { int64_t holding; uint32_t replaced; } seen = {0};
        cr_assert_eq(store_each_statement(scene.store, count_replaced, &seen, &scene.error), OK);
        cr_expect(seen.holding == 209280 && seen.replaced == 1, "%lld holds, %u replaced", (long long)seen.holding, seen.replaced);
        scene_clear(&scene);
    }
}

Test(store, other_rules_replace_what_a_document_said_and_drop_the_races_it_spoke_of) {
    struct scene scene;
    scene_set(&scene);
    scene_open(&scene, rules_one);
    add(&scene, article(&scene, "a.txt", "one", 209380));
    struct statement statement;
    int64_t id = 1;
    cr_assert_eq(store_statements(scene.store, &id, 1, &statement, &scene.arena, &scene.error), OK, "%s", scene.error.text);
    struct fact fact = {.key = STR("k"), .athlete = STR("Ada Quick"), .attribute = STR("mark"), .value = STR("3:29.38"),
                        .verdict = VERDICT_SINGLE_SOURCE, .confidence = 600};
    *LIST_ADD(&fact.support, &scene.arena) = (struct fact_support){&statement, STANCE_SUPPORTS};
    struct store_race race = {.id = 42, .signature = 7};
    cr_assert_eq(store_save_race(scene.store, &race, STR("race"), &fact, 1, NULL, 0, &scene.error), OK, "%s", scene.error.text);
    scene_shut(&scene);

    scene_open(&scene, rules_two);
    cr_expect_eq(add(&scene, article(&scene, "a.txt", "one", 209990)), STORE_OTHER_RULES);
    struct store_counts counts = count(&scene);
    cr_expect(counts.documents == 1 && counts.claims == 1 && counts.facts == 0, "%lld claims, %lld facts",
              (long long)counts.claims, (long long)counts.facts);
    bool found;
    cr_assert_eq(store_race_at(scene.store, INT64_MIN, &race, &found, &scene.error), OK);
    cr_expect(!found);
    scene_shut(&scene);
    scene_clear(&scene);
}

struct seen {
    struct arena *arena;
    LIST_OF(str) lines;
};

static enum status note_fact(void *context, const struct fact *fact, struct error *error) {
    (void)error;
    struct seen *seen = context;
    *LIST_ADD(&seen->lines, seen->arena) = str_print(seen->arena, "%.*s %.*s %s %u", STR_ARG(fact->athlete), STR_ARG(fact->value),
                                                     verdict_name(fact->verdict), fact->support.count);
    return OK;
}

static enum status note_discrepancy(void *context, const struct discrepancy *d, struct error *error) {
    (void)error;
    struct seen *seen = context;
    for (LIST_EACH(struct discrepancy_value, value, &d->values))
        *LIST_ADD(&seen->lines, seen->arena) = str_print(
            seen->arena, "%s %.*s %u %u %.*s", discrepancy_kind_name(d->kind), STR_ARG(value->value), value->statements.count,
            value->utterances.count, STR_ARG(value->statements.count ? value->statements.items[0]->sentence : (str){0}));
    return OK;
}

/* Two documents disagree about the winning time; reconcile's verdict is stored. */
static void store_conflict(struct scene *scene) {
    scene_open(scene, rules_one);
    add(scene, article(scene, "a.txt", "one", 209380));
    add(scene, article(scene, "b.txt", "two", 209280));
    static const int64_t ids[] = {1, 2};
    struct statement *s = ARENA_ARRAY(&scene->arena, 2, struct statement);
    cr_assert_eq(store_statements(scene->store, ids, 2, s, &scene->arena, &scene->error), OK, "%s", scene->error.text);
    struct fact fact = {.key = STR("k"), .athlete = STR("Ada Quick"), .event = STR("1500m"), .competition = STR("Testville Games"),
                        .year = 2021, .attribute = STR("mark"), .value = STR("3:29.38"), .verdict = VERDICT_RESOLVED, .confidence = 900};
    *LIST_ADD(&fact.support, &scene->arena) = (struct fact_support){&s[0], STANCE_SUPPORTS};
    *LIST_ADD(&fact.support, &scene->arena) = (struct fact_support){&s[1], STANCE_CONTRADICTS};
    struct discrepancy d = {.key = STR("d"), .kind = DISCREPANCY_MARK, .athlete = STR("Ada Quick"), .event = STR("1500m"),
                            .verdict = VERDICT_RESOLVED, .preferred = STR("3:29.38"), .explanation = STR("A misprint.")};
    static const str values[] = {{"3:29.38", 7}, {"3:29.28", 7}};
    for (int i = 0; i < 2; i++) {
        struct discrepancy_value *value = LIST_ADD(&d.values, &scene->arena);
        value->value = values[i];
        *LIST_ADD(&value->statements, &scene->arena) = &s[i];
    }
    struct store_race race = {.id = 42, .signature = 7};
    cr_assert_eq(store_save_race(scene->store, &race, STR("race"), &fact, 1, &d, 1, &scene->error), OK, "%s", scene->error.text);
    scene_shut(scene);
}

Test(store, facts_and_discrepancies_come_back_with_all_that_they_rest_on) {
    struct scene scene;
    scene_set(&scene);
    store_conflict(&scene);
    cr_assert_eq(store_open(scene.path, STORE_READ, &scene.store, &scene.error), OK, "%s", scene.error.text);
    struct seen seen = {.arena = &scene.arena};
    struct store_filter all = {0};
    cr_assert_eq(store_facts(scene.store, &all, note_fact, &seen, &scene.error), OK, "%s", scene.error.text);
    cr_assert_eq(store_discrepancies(scene.store, &all, note_discrepancy, &seen, &scene.error), OK, "%s", scene.error.text);
    cr_assert_eq(seen.lines.count, 3);
    cr_expect(str_equal(seen.lines.items[0], STR("Ada Quick 3:29.38 resolved 2")), "%s", seen.lines.items[0].data);
    cr_expect(str_equal(seen.lines.items[1], STR("mark 3:29.38 1 0 Ada Quick won in 3:29.38")), "%s", seen.lines.items[1].data);
    cr_expect(str_equal(seen.lines.items[2], STR("mark 3:29.28 1 0 Ada Quick won in 3:29.38")), "%s", seen.lines.items[2].data);
    scene_clear(&scene);
}

static enum status note_row_of_fact(void *context, const struct fact *fact, struct error *error) {
    (void)error;
    struct seen *seen = context;
    *LIST_ADD(&seen->lines, seen->arena) = str_print(seen->arena, "%.*s of %u, %u", STR_ARG(fact->value), fact->source_count, fact->support.count);
    return OK;
}

static enum status note_row_of_discrepancy(void *context, const struct discrepancy *d, struct error *error) {
    (void)error;
    struct seen *seen = context;
    for (LIST_EACH(struct discrepancy_value, value, &d->values))
        *LIST_ADD(&seen->lines, seen->arena) = str_print(seen->arena, "%.*s in %.*s", STR_ARG(value->value), STR_ARG(value->statements.items[0]->doc));
    return OK;
}

Test(store, lists_are_told_how_many_say_so_and_who) {
    struct scene scene;
    scene_set(&scene);
    store_conflict(&scene);
    cr_assert_eq(store_open(scene.path, STORE_READ, &scene.store, &scene.error), OK, "%s", scene.error.text);
    struct seen seen = {.arena = &scene.arena};
    struct store_filter filter = {.for_lists = true};
    cr_assert_eq(store_facts(scene.store, &filter, note_row_of_fact, &seen, &scene.error), OK);
    cr_assert_eq(store_discrepancies(scene.store, &filter, note_row_of_discrepancy, &seen, &scene.error), OK);
    static const char *const hoped[] = {"3:29.38 of 1, 0", "3:29.38 in a.txt", "3:29.28 in b.txt"};
    cr_assert_eq(seen.lines.count, sizeof hoped / sizeof *hoped);
    for (size_t i = 0; i < sizeof hoped / sizeof *hoped; i++)
        cr_expect(str_equal(seen.lines.items[i], str_of(hoped[i])), "hoped for %s, got %.*s", hoped[i], STR_ARG(seen.lines.items[i]));
    scene_clear(&scene);
}

/* ---- outlines ---- */

static enum status note_outline(void *context, const struct stored_outline *outline, struct error *error) {
    (void)error;
    struct seen *seen = context;
    *LIST_ADD(&seen->lines, seen->arena) = str_print(seen->arena, "%lld from %lld%s: %.*s", (long long)outline->document_id, (long long)outline->first_claim,
                                                     outline->is_replaced ? ", replaced" : "", STR_ARG(outline->bytes));
    return OK;
}

static void expect_outlines(struct scene *scene, const char *hoped) {
    struct seen seen = {.arena = &scene->arena};
    struct buffer got = {0};
    cr_assert_eq(store_each_outline(scene->store, note_outline, &seen, &scene->error), OK, "%s", scene->error.text);
    for (LIST_EACH(str, line, &seen.lines))
        buffer_print(&got, "%s%.*s", got.size ? "; " : "", STR_ARG(*line));
    cr_expect(str_equal(buffer_str(&got), str_of(hoped)), "hoped for %s, got %.*s", hoped, STR_ARG(buffer_str(&got)));
    buffer_close(&got);
}

static void add_outlined(struct scene *scene, const struct testimony *testimony, const char *outline) {
    enum store_known known;
    cr_assert_eq(store_add(scene->store, testimony, NULL, str_of(outline), &known, &scene->error), OK, "%s", scene->error.text);
}

static void expect_setting(struct scene *scene, const char *name, const char *hoped) {
    str value;
    cr_assert_eq(store_setting(scene->store, name, &value, &scene->arena, &scene->error), OK);
    cr_expect(str_equal(value, str_of(hoped)), "%s is %.*s", name, STR_ARG(value));
}

Test(store, an_outline_goes_with_its_document) {
    struct scene scene;
    scene_set(&scene);
    scene_open(&scene, rules_one);
    cr_assert_eq(store_set(scene.store, STORE_OUTLINED_SETTING, STR("tables of today"), &scene.error), OK);
    add_outlined(&scene, article(&scene, "a.txt", "one", 209380), "first");
    add_outlined(&scene, article(&scene, "b.txt", "two", 209280), "second");
    add_outlined(&scene, article(&scene, "a.txt", "one, corrected", 209390), "third");
    expect_outlines(&scene, "1 from 1, replaced: first; 2 from 2: second; 3 from 3: third");
    expect_setting(&scene, STORE_OUTLINED_SETTING, "tables of today");
    scene_shut(&scene);
    scene_open(&scene, rules_two);   /* read again, it has another outline */
    add_outlined(&scene, article(&scene, "b.txt", "two", 209990), "fourth");
    expect_outlines(&scene, "1 from 1, replaced: first; 2 from 4: fourth; 3 from 3: third");
    scene_shut(&scene);
    scene_clear(&scene);
}

Test(store, claims_without_an_outline_make_all_outlines_old) {
    struct scene scene;
    scene_set(&scene);
    scene_open(&scene, rules_one);
    cr_assert_eq(store_set(scene.store, STORE_OUTLINED_SETTING, STR("tables of today"), &scene.error), OK);
    add(&scene, article(&scene, "a.txt", "one", 209380));
    expect_setting(&scene, STORE_OUTLINED_SETTING, "no");
    expect_outlines(&scene, "");
    scene_shut(&scene);
    scene_clear(&scene);
}

/* ---- races ---- */

Test(store, races_are_found_one_after_the_other_also_while_others_are_stored) {
    enum { RACES = 700 };   /* more than are read at once */
    struct scene scene;
    scene_set(&scene);
    scene_open(&scene, rules_one);
    for (int64_t id = 10; id < 10 * RACES; id += 10)
        cr_assert_eq(store_save_race(scene.store, &(struct store_race){.id = id, .signature = 1}, STR("old"), NULL, 0, NULL, 0, &scene.error), OK);
    int64_t met = 0, from = INT64_MIN;
    for (;;) {
        struct store_race race;
        bool found;
        cr_assert_eq(store_race_at(scene.store, from, &race, &found, &scene.error), OK);
        if (!found)
            break;
        cr_assert_eq(race.id, 10 * ++met);
        cr_assert(str_equal(race.key, STR("old")));
        struct store_race behind = {.id = race.id, .signature = 2}, between = {.id = race.id - 5, .signature = 2};
        cr_assert_eq(store_save_race(scene.store, &behind, STR("new"), NULL, 0, NULL, 0, &scene.error), OK);
        cr_assert_eq(store_save_race(scene.store, &between, STR("new"), NULL, 0, NULL, 0, &scene.error), OK);
        from = race.id + 1;
    }
    cr_expect_eq(met, RACES - 1);
    struct store_race first;
    bool found;
    cr_assert_eq(store_race_at(scene.store, INT64_MIN, &first, &found, &scene.error), OK);   /* from the beginning: as it is now */
    cr_expect(found && first.id == 5 && first.signature == 2);
    cr_assert_eq(store_drop_race(scene.store, 5, &scene.error), OK);
    cr_assert_eq(store_race_at(scene.store, INT64_MIN, &first, &found, &scene.error), OK);
    cr_expect(found && first.id == 10 && first.signature == 2);
    scene_shut(&scene);
    scene_clear(&scene);
}

Test(store, filters_let_pass_what_they_name) {
    static const struct {
        struct store_filter filter;
        uint32_t facts, discrepancies;
    } cases[] = {
        {{.athlete = {"ada quick", 9}}, 1, 1},
        {{.athlete = {"Quick", 5}}, 1, 1},
        {{.athlete = {"Ada", 3}}, 0, 0},
        {{.athlete = {"Bea Quick", 9}}, 0, 0},
        {{.event = {"1500M", 5}}, 1, 1},
        {{.event = {"100m", 4}}, 0, 0},
        {{.competition = {"testville", 9}}, 1, 0},
        {{.year = 2021}, 1, 0},
        {{.year = 2020}, 0, 0},
        {{.kind = {"mark", 4}}, 1, 1},
        {{.kind = {"place", 5}}, 0, 0},
        {{.verdict = {"resolved", 8}}, 1, 1},
        {{.verdict = {"agreed", 6}}, 0, 0},
        {{.source = {"daily.example", 13}}, 1, 1},
        {{.source = {"other.example", 13}}, 0, 0},
        {{.id = 1}, 1, 1},
        {{.id = 2}, 0, 0},
    };
    struct scene scene;
    scene_set(&scene);
    store_conflict(&scene);
    cr_assert_eq(store_open(scene.path, STORE_READ, &scene.store, &scene.error), OK, "%s", scene.error.text);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct seen facts = {.arena = &scene.arena}, values = {.arena = &scene.arena};
        cr_assert_eq(store_facts(scene.store, &cases[i].filter, note_fact, &facts, &scene.error), OK, "%s", scene.error.text);
        cr_assert_eq(store_discrepancies(scene.store, &cases[i].filter, note_discrepancy, &values, &scene.error), OK);
        cr_expect_eq(facts.lines.count, cases[i].facts, "case %zu: %u facts", i, facts.lines.count);
        cr_expect_eq(values.lines.count, 2 * cases[i].discrepancies, "case %zu: %u values", i, values.lines.count);
    }
    scene_clear(&scene);
}

static enum status note_quote(void *context, const struct utterance *quote, struct error *error) {
    (void)error;
    struct seen *seen = context;
    *LIST_ADD(&seen->lines, seen->arena) = str_print(seen->arena, "%.*s: %.*s", STR_ARG(quote->speaker), STR_ARG(quote->text));
    return OK;
}

Test(store, quotes_and_people_of_a_document_come_back) {
    struct scene scene;
    scene_set(&scene);
    scene_open(&scene, rules_one);
    static const uint32_t shingles[] = {3, 5, 4000000000u};
    struct document_print print = {.shingles = shingles, .count = 3};
    enum store_known known;
    cr_assert_eq(store_add(scene.store, article(&scene, "a.txt", "one", 209380), &print, (str){0}, &known, &scene.error), OK);
    struct appearances people = {0};
    struct utterances quotes = {0};
    struct prints prints = {0};
    cr_assert_eq(store_document_extras(scene.store, 1, &people, &quotes, &prints, &scene.arena, &scene.error), OK, "%s", scene.error.text);
    cr_assert(people.count == 2 && quotes.count == 1 && prints.count == 1);
    cr_expect(str_equal(people.items[0].surface, STR("Ada \"Quick\"")) && people.items[1].bytes.start == 4);
    cr_expect(prints.items[0].count == 3 && prints.items[0].shingles[2] == 4000000000u);
    struct seen seen = {.arena = &scene.arena};
    cr_assert_eq(store_quotes(scene.store, &(struct store_filter){.athlete = STR("quick")}, note_quote, &seen, &scene.error), OK);
    cr_assert_eq(seen.lines.count, 1);
    cr_expect(str_equal(seen.lines.items[0], STR("Ada Quick: I never looked back")));
    scene_clear(&scene);
}

Test(store, decisions_and_settings_outlive_a_run_and_are_replaced_by_their_key) {
    struct scene scene;
    scene_set(&scene);
    scene_open(&scene, rules_one);
    struct decision decision = {STR("d"), DECISION_VALUE, STR("3:29.38"), STR("photo of the board")};
    cr_assert_eq(store_decide(scene.store, &decision, &scene.error), OK);
    decision.kind = DECISION_REJECT;
    cr_assert_eq(store_decide(scene.store, &decision, &scene.error), OK);
    cr_assert_eq(store_set(scene.store, "reconciled", STR("abc"), &scene.error), OK);
    scene_shut(&scene);
    scene_open(&scene, rules_two);
    struct decisions decisions = {0};
    cr_assert_eq(store_decisions(scene.store, &decisions, &scene.arena, &scene.error), OK);
    cr_assert(decisions.count == 1 && decisions.items[0].kind == DECISION_REJECT);
    str value;
    cr_assert_eq(store_setting(scene.store, "reconciled", &value, &scene.arena, &scene.error), OK);
    cr_expect(str_equal(value, STR("abc")));
    cr_assert_eq(store_setting(scene.store, "unheard of", &value, &scene.arena, &scene.error), OK);
    cr_expect_eq(value.size, 0);
    scene_clear(&scene);
}

static bool said(const struct error *error, const char *words) {
    return str_find(str_of(error->text), str_of(words), 0) < strlen(error->text);
}

Test(store, what_is_not_committed_is_undone) {
    struct scene scene;
    scene_set(&scene);
    scene_open(&scene, rules_one);
    add(&scene, article(&scene, "a.txt", "one", 209380));
    store_close(scene.store);
    scene_open(&scene, rules_one);
    cr_expect_eq(count(&scene).documents, 0);
    cr_expect_eq(add(&scene, article(&scene, "a.txt", "one", 209380)), STORE_NEW);
    scene_shut(&scene);
    scene_clear(&scene);
}

Test(store, a_second_writer_is_told_so_and_a_reader_is_let_in) {
    struct scene scene;
    scene_set(&scene);
    store_conflict(&scene);
    scene_open(&scene, rules_one);
    struct store *second = NULL;
    cr_expect_eq(store_open(scene.path, STORE_WRITE, &second, &scene.error), FAILED_STORE);
    cr_expect(said(&scene.error, "another photofinish is writing"), "%s", scene.error.text);
    cr_assert_eq(store_open(scene.path, STORE_READ, &second, &scene.error), OK, "%s", scene.error.text);
    store_close(second);
    scene_clear(&scene);
}

static void expect_refusal(struct scene *scene, const char *path, enum store_access access, const char *words) {
    struct store *store = NULL;
    scene->error.text[0] = 0;
    cr_expect_eq(store_open(path, access, &store, &scene->error), FAILED_STORE);
    cr_expect(said(&scene->error, words) && said(&scene->error, path), "%s", scene->error.text);
    cr_expect_null(store);
}

Test(store, what_is_no_database_of_ours_is_refused_and_left_alone) {
    struct scene scene;
    scene_set(&scene);
    char command[512];
    snprintf(command, sizeof command,
             "cd %s && sqlite3 other.db 'CREATE TABLE t (a)' && printf 'just a text that is longer than a header, %%0100d' 0 > text.db && : > empty.db && mkdir folder",
             scene.folder);
    cr_assert_eq(system(command), 0);
    scene_open(&scene, rules_one);
    scene_shut(&scene);
    snprintf(command, sizeof command, "cd %s && cp facts.db newer.db && sqlite3 newer.db 'PRAGMA user_version = 9' && cp facts.db older.db && "
             "sqlite3 older.db 'PRAGMA user_version = 1; DROP VIEW claims; ALTER TABLE claim RENAME COLUMN in_title TO in_headline'", scene.folder);
    cr_assert_eq(system(command), 0);
    static const struct {
        const char *file;
        enum store_access access;
        const char *words;
    } cases[] = {
        {"other.db", STORE_WRITE, "belongs to another program"}, {"other.db", STORE_READ, "belongs to another program"},
        {"newer.db", STORE_WRITE, "has version 9"},              {"older.db", STORE_READ, "run again"},
        {"older.db", STORE_WRITE, "has version 1,"},             {"text.db", STORE_WRITE, "no SQLite database"},
        {"empty.db", STORE_READ, "nothing was stored"},          {"missing.db", STORE_READ, "no such database"},
        {"folder", STORE_WRITE, "folder"},                       {"no/where.db", STORE_WRITE, "can't be written"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char path[128];
        snprintf(path, sizeof path, "%s/%s", scene.folder, cases[i].file);
        expect_refusal(&scene, path, cases[i].access, cases[i].words);
    }
    struct arena *arena = &scene.arena;
    str text;
    cr_assert_eq(file_read(str_to_c(str_print(arena, "%s/text.db", scene.folder), arena), 0, &text, arena, &scene.error), OK);
    cr_expect(str_starts_with(text, STR("just a text")));
    scene_clear(&scene);
}

Test(store, a_testimony_comes_back_whole_for_the_audit) {
    struct scene scene;
    scene_set(&scene);
    scene_open(&scene, rules_one);
    add(&scene, article(&scene, "a.txt", "one", 209380));
    add(&scene, article(&scene, "b.txt", "two", 209280));
    struct stored_testimony stored;
    cr_assert_eq(store_testimony(scene.store, 1, &stored, &scene.arena, &scene.error), OK, "%s", scene.error.text);
    const struct testimony *t = &stored.testimony;
    cr_assert(stored.document_id == 2 && stored.rules.bytes[0] == 1 && t->people.count == 1 && t->claims.count == 1 && t->quotes.count == 1);
    cr_expect(str_equal(t->document->name, STR("b.txt")) && str_equal(t->title, STR("Quick wins")) && t->document->bytes.size == 3);
    cr_expect(t->claims.items[0].sentence == 0 && t->claims.items[0].person == 0 && t->claims.items[0].rival == -1);
    cr_expect(str_equal(t->claims.items[0].statement.sentence, STR("Ada Quick won in 3:29.38")));
    cr_expect(t->people.items[0].surfaces.count == 2 && t->quotes.items[0].person == 0);
    cr_assert_eq(store_testimony(scene.store, 2, &stored, &scene.arena, &scene.error), OK);
    cr_expect_eq(stored.document_id, 0);
    scene_clear(&scene);
}

Test(store, a_scratch_store_leaves_nothing_behind) {
    struct scene scene;
    scene_set(&scene);
    cr_assert_eq(store_open(scene.path, STORE_SCRATCH, &scene.store, &scene.error), OK, "%s", scene.error.text);
    cr_assert_eq(store_begin(scene.store, rules_one, &scene.error), OK, "%s", scene.error.text);
    cr_expect_eq(add(&scene, article(&scene, "a.txt", "one", 209380)), STORE_NEW);
    cr_expect_eq(count(&scene).claims, 1);
    scene_shut(&scene);
    cr_expect_eq(rmdir(scene.folder), 0);
    arena_close(&scene.arena);
}
