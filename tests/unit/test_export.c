#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/csv.h"
#include "base/file.h"
#include "base/json.h"
#include "report/export.h"
#include "report_world.h"

/* --- an exported folder --------------------------------------------------------------------------------------------- */

static struct {
    struct world world;
    char folder[64];
    struct arena arena;
} export;

static void open_world(void) {
    world_open(&export.world);
    snprintf(export.folder, sizeof export.folder, "/tmp/photofinish-export-XXXXXX");
    cr_assert(mkdtemp(export.folder) != NULL);
}

static void make_export(void) {
    struct error error = {0};
    open_world();
    struct export_options options = {.folder = export.folder, .version = "test", .feed = &export.world.feed,
                                     .formats = EXPORT_JSONL | EXPORT_CSV | EXPORT_BRAT | EXPORT_WEBANNOTATION | EXPORT_PROV | EXPORT_SARIF |
                                                EXPORT_CLAIMREVIEW};
    cr_assert_eq(export_write(&options, &error), OK, "%s", error.text);
}

static void remove_export(void) {
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", export.folder);
    cr_expect_eq(system(command), 0);
    arena_close(&export.arena);
    world_close(&export.world);
}

static str file(const char *name) {
    struct error error = {0};
    str bytes = {0};
    const char *path = str_print(&export.arena, "%s/%s", export.folder, name).data;
    cr_assert_eq(file_read(path, 0, &bytes, &export.arena, &error), OK, "%s", error.text);
    return bytes;
}

static struct json *parsed(str text) {
    struct json *root = NULL;
    struct error error = {0};
    cr_assert_eq(json_parse(text, &root, &export.arena, &error), OK, "%s in %.*s", error.text, (int)(text.size < 200 ? text.size : 200), text.data);
    return root;
}

static str member(const struct json *object, const char *key) { return json_text(json_member(object, key), &export.arena); }

static uint32_t count(const struct json *list) {
    uint32_t items = 0;
    for (const struct json *item = list ? list->child : NULL; item; item = item->next)
        items++;
    return items;
}

static void expect_text(str got, const char *hoped) { cr_expect(str_equal(got, str_of(hoped)), "hoped for %s, got %.*s", hoped, STR_ARG(got)); }
static bool has(str text, const char *part) { return str_find(text, str_of(part), 0) < text.size; }

/* --- formats -------------------------------------------------------------------------------------------------------- */

Test(export, lines_are_json_and_sources_lead_to_bytes, .init = make_export, .fini = remove_export) {
    str rest = file("facts.jsonl"), line;
    uint32_t lines = 0, sources = 0;
    while (str_line(&rest, &line)) {
        struct json *fact = parsed(line);
        lines++;
        for (const struct json *s = json_member(fact, "sources")->child; s; s = s->next, sources++)
            for (int d = 0; d < WORLD_DOCUMENTS; d++) {
                const struct document *document = &export.world.documents[d].document;
                if (!str_equal(member(s, "doc"), document->name))
                    continue;
                str bytes = str_slice(document->bytes, (size_t)json_number(json_member(s, "start"), 0), (size_t)json_number(json_member(s, "end"), 0));
                cr_expect(str_equal(bytes, member(s, "quoted")), "%.*s is not %.*s", STR_ARG(bytes), STR_ARG(member(s, "quoted")));
            }
    }
    cr_expect_eq(lines, export.world.facts.count);
    cr_expect_gt(sources, lines);
}

Test(export, a_discrepancy_has_the_words_of_the_contract, .init = make_export, .fini = remove_export) {
    str rest = file("discrepancies.jsonl"), line;
    cr_assert(str_line(&rest, &line));
    struct json *d = parsed(line);
    expect_text(member(d, "kind"), "mark");
    expect_text(member(d, "preferred"), "3:29.38");
    const struct json *values = json_member(d, "values");
    expect_text(member(values->child, "value"), "3:29.38");
    cr_expect_eq(count(json_member(values->child, "docs")), 2);
    expect_text(member(values->child->next, "value"), "3:29.28");
}

Test(export, tables_read_back_as_they_were_written, .init = make_export, .fini = remove_export) {
    struct csv csv;
    struct error error = {0};
    cr_assert_eq(csv_open(&csv, file("facts.csv"), "facts.csv", &error), CSV_ROW, "%s", error.text);
    int athlete = csv_column(&csv, STR("athlete")), value = csv_column(&csv, STR("value"));
    for (uint32_t i = 0; i < export.world.facts.count; i++) {
        cr_assert_eq(csv_row(&csv, &error), CSV_ROW, "%s", error.text);
        cr_expect(str_equal(csv_field(&csv, athlete), export.world.facts.items[i].athlete));
        cr_expect(str_equal(csv_field(&csv, value), export.world.facts.items[i].value));
    }
    cr_expect_eq(csv_row(&csv, &error), CSV_END);
    csv_close(&csv);
}

Test(export, every_table_and_column_is_described, .init = make_export, .fini = remove_export) {
    struct json *root = parsed(file("csv-metadata.json"));
    expect_text(member(root, "@context"), "http://www.w3.org/ns/csvw");
    uint32_t tables = 0;
    for (const struct json *t = json_member(root, "tables")->child; t; t = t->next, tables++) {
        struct csv csv;
        str name = member(t, "url");
        cr_assert_eq(csv_open(&csv, file(str_to_c(name, &export.arena)), "table", NULL), CSV_ROW);
        uint32_t at = 0;
        for (const struct json *c = json_member(json_member(t, "tableSchema"), "columns")->child; c; c = c->next, at++) {
            cr_assert_lt(at, csv.header_count);
            cr_expect(str_equal(member(c, "name"), csv.header[at]), "%.*s", STR_ARG(name));
            cr_expect(member(c, "dc:description").size > 0);
        }
        cr_expect_eq(at, csv.header_count, "%.*s", STR_ARG(name));
        csv_close(&csv);
    }
    cr_expect_eq(tables, 5);
}

Test(export, brat_counts_characters, .init = make_export, .fini = remove_export) {
    str text = file("brat/courier.txt");
    cr_expect(str_equal(text, export.world.documents[0].document.bytes));
    /* Curly quotes before the mark: bytes are more than characters. */
    str standoff = file("brat/courier.ann");
    cr_expect(has(standoff, "\t3min 29.38sec\n") && has(standoff, "Value T") && has(standoff, "3:29.38\n"), "%.*s", STR_ARG(standoff));
    size_t at = str_find(text, STR("3min 29.38sec"), 0);
    str before = str_slice(text, 0, at);
    size_t characters = 0;
    for (size_t i = 0; i < before.size; i++)
        characters += ((unsigned char)before.data[i] & 0xC0) != 0x80;
    cr_expect_lt(characters, at);
    str place = str_print(&export.arena, "Mark %zu %zu\t3min 29.38sec", characters, characters + 13);
    cr_expect(has(standoff, place.data), "hoped for %s", place.data);
}

Test(export, annotations_say_where_in_two_ways, .init = make_export, .fini = remove_export) {
    const struct document *document = &export.world.documents[0].document;
    char hex[65];
    sha256_print(document->hash, hex);
    struct json *page = parsed(file(str_print(&export.arena, "webannotation/%.16s.jsonld", hex).data));
    expect_text(member(page, "type"), "AnnotationPage");
    uint32_t seen = 0;
    for (const struct json *a = json_member(page, "items")->child; a; a = a->next) {
        const struct json *target = json_member(a, "target"), *quote = json_member(target, "selector")->child;
        expect_text(member(target, "source"), "https://courier.example/kerr");
        str around = str_print(&export.arena, "%.*s%.*s%.*s", STR_ARG(member(quote, "prefix")), STR_ARG(member(quote, "exact")), STR_ARG(member(quote, "suffix")));
        cr_expect(has(document->bytes, around.data), "%s", around.data);
        double start = json_number(json_member(quote->next, "start"), -1), end = json_number(json_member(quote->next, "end"), -1);
        cr_expect(end > start && start >= 0);
        seen++;
    }
    cr_expect_geq(seen, 4);
}

Test(export, provenance_names_only_what_it_describes, .init = make_export, .fini = remove_export) {
    struct json *prov = parsed(file("prov.json"));
    const struct json *entities = json_member(prov, "entity");
    for (const struct json *d = json_member(prov, "wasDerivedFrom")->child; d; d = d->next) {
        const char *ends[] = {"prov:generatedEntity", "prov:usedEntity"};
        for (int i = 0; i < 2; i++)
            cr_expect(json_member(entities, str_to_c(member(d, ends[i]), &export.arena)) != NULL, "%.*s", STR_ARG(member(d, ends[i])));
        cr_expect(json_member(json_member(prov, "activity"), str_to_c(member(d, "prov:activity"), &export.arena)) != NULL);
    }
    cr_expect_gt(count(json_member(prov, "wasDerivedFrom")), 8);
}

Test(export, sarif_points_at_what_falls, .init = make_export, .fini = remove_export) {
    struct json *log = parsed(file("discrepancies.sarif"));
    expect_text(member(log, "version"), "2.1.0");
    const struct json *run = json_member(log, "runs")->child, *result = json_member(run, "results")->child;
    expect_text(member(result, "ruleId"), "mark");
    const struct json *location = json_member(json_member(result, "locations")->child, "physicalLocation");
    expect_text(member(json_member(location, "artifactLocation"), "uri"), "https://tribune.example/kerr");
    expect_text(member(json_member(json_member(location, "region"), "snippet"), "text"), "3 minutes, 29.28 seconds");
    cr_expect_eq(count(json_member(result, "relatedLocations")), 2);
    cr_expect_eq(count(json_member(run, "results")), 2);
}

Test(export, a_refuted_claim_is_rated_one, .init = make_export, .fini = remove_export) {
    uint32_t refuted = 0;
    for (const struct json *r = json_member(parsed(file("claimreview.jsonld")), "@graph")->child; r; r = r->next) {
        const struct json *rating = json_member(r, "reviewRating");
        if (json_number(json_member(rating, "ratingValue"), 0) > 1)
            continue;
        refuted++;
        cr_expect(has(member(r, "claimReviewed"), "3:29.28"));
    }
    cr_expect_eq(refuted, 1);
}

Test(export, several_files_need_a_folder, .init = open_world, .fini = remove_export) {
    struct error error = {0};
    struct export_options options = {.stream = stdout, .formats = EXPORT_BRAT, .feed = &export.world.feed};
    cr_expect_eq(export_write(&options, &error), FAILED_USAGE);
    options.formats = EXPORT_JSONL | EXPORT_SARIF;
    cr_expect_eq(export_write(&options, &error), FAILED_USAGE);
    cr_expect(strstr(error.text, "-o DIR") != NULL);
}
