#include <criterion/criterion.h>

#include "pipeline/extract_lines.h"

/* "Kerr won in 3:29.38." at byte 10 of its file, every byte copied. */
struct sample {
    struct arena arena;
    struct document document;
    struct content content;
    struct article article;
    struct reading reading;
};

static void sample_set(struct sample *sample) {
    *sample = (struct sample){.document = {.name = STR("a\"b.txt"), .file_offset = 10}};
    static const str text = {"Kerr won in 3:29.38.", 20};
    sample->content.text = sample->article.text = text;
    sample->article.document = &sample->document;
    sample->article.content = &sample->content;
    offsets_add(&sample->article.map, 20, span_of(0, 20), &sample->arena);
    offsets_add(&sample->article.byte_map, 20, span_of(0, 20), &sample->arena);
    sample->reading.article = &sample->article;
}

static void expect(struct sample *sample, const char *wanted) {
    struct buffer out = {0};
    extract_lines(&sample->reading, &out, &sample->arena);
    cr_expect(str_equal(buffer_str(&out), str_of(wanted)), "hoped for\n%sgot\n%.*s", wanted, STR_ARG(buffer_str(&out)));
    buffer_close(&out);
    arena_close(&sample->arena);
}

static const struct origin rule = {{"50-results.rules", 16}, 12, 1};

Test(extract_lines, a_mark_tells_all_that_is_known_and_null_for_the_rest) {
    struct sample sample;
    sample_set(&sample);
    *LIST_ADD(&sample.reading.people, &sample.arena) =
        (struct person){.name = STR("Josh Kerr"), .sex = SEX_MALE, .nation = STR("GBR"), .is_athlete = true, .span = {0, 4}};
    *LIST_ADD(&sample.reading.claims, &sample.arena) = (struct claim){
        .kind = CLAIM_RESULT, .person = 0, .rival = -1, .event = STR("1500m"), .place = 1, .round = ROUND_FINAL, .year = 2023,
        .record = STR("WL PB"), .span = {12, 19}, .rule = rule,
        .mark = {.quantity = QUANTITY_TIME, .unit = UNIT_MS, .amount = 209380, .step = 10}};
    expect(&sample,
           "{\"doc\":\"a\\\"b.txt\",\"type\":\"athlete\",\"name\":\"Josh Kerr\",\"sex\":\"M\",\"nation\":\"GBR\",\"start\":10,\"end\":14}\n"
           "{\"doc\":\"a\\\"b.txt\",\"type\":\"mark\",\"surface\":\"3:29.38\",\"start\":22,\"end\":29,\"value\":\"3:29.38\",\"quantity\":\"time\","
           "\"kind\":\"result\",\"athlete\":\"Josh Kerr\",\"event\":\"1500m\",\"part\":null,\"place\":1,\"competition\":null,\"year\":2023,"
           "\"round\":\"final\",\"record\":\"WL PB\",\"rule\":\"50-results.rules:12\"}\n");
}

Test(extract_lines, lines_come_in_reading_order_and_officials_and_teams_are_no_athletes) {
    struct sample sample;
    sample_set(&sample);
    static const struct { const char *name; bool is_athlete, is_team; } people[] = {{"Coach", false, false}, {"Team", true, true}};
    for (int i = 0; i < 2; i++)
        *LIST_ADD(&sample.reading.people, &sample.arena) =
            (struct person){.name = str_of(people[i].name), .is_athlete = people[i].is_athlete, .is_team = people[i].is_team, .span = {0, 4}};
    *LIST_ADD(&sample.reading.quotes, &sample.arena) = (struct quote){.span = {12, 16}, .person = -1, .speaker = STR("his coach"), .rule = rule};
    *LIST_ADD(&sample.reading.quotes, &sample.arena) = (struct quote){.span = {17, 19}, .person = 0, .rule = rule};
    *LIST_ADD(&sample.reading.claims, &sample.arena) =
        (struct claim){.kind = CLAIM_PLACING, .person = 1, .rival = -1, .place = 1, .medal = MEDAL_GOLD, .span = {5, 8}, .rule = rule};
    expect(&sample,
           "{\"doc\":\"a\\\"b.txt\",\"type\":\"placing\",\"athlete\":\"Team\",\"event\":null,\"place\":1,\"medal\":\"gold\",\"competition\":null,"
           "\"year\":null,\"round\":null,\"start\":15,\"end\":18,\"rule\":\"50-results.rules:12\"}\n"
           "{\"doc\":\"a\\\"b.txt\",\"type\":\"quote\",\"text\":\"3:29\",\"speaker\":\"his coach\",\"start\":22,\"end\":26,\"rule\":\"50-results.rules:12\"}\n"
           "{\"doc\":\"a\\\"b.txt\",\"type\":\"quote\",\"text\":\"38\",\"speaker\":\"Coach\",\"start\":27,\"end\":29,\"rule\":\"50-results.rules:12\"}\n");
}
