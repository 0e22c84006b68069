#include <criterion/criterion.h>

#include "acquire/ninjs.h"

struct case_of_item {
    const char *name, *json, *title, *date, *author, *text, *bytes_of_text;
};

static const struct case_of_item items[] = {
    {"version 1, text", "{\"uri\":\"u\",\"versioncreated\":\"2023-08-23T20:11:00Z\",\"byline\":\"Ann Track\",\"headline\":\"Kerr wins\","
     "\"body_text\":\"Josh Kerr won in 3:29.38\\u2014a surprise to all who watched.\"}", "Kerr wins", "2023-08-23T20:11:00Z", "Ann Track",
     "3:29.38—a", "3:29.38\\u2014a"},
    {"version 1, XHTML before text", "{\"headline\":\"Kerr wins\",\"body_text\":\"plain\",\"body_xhtml\":\"<p>Won in <b>3:29.38<\\/b> &amp; smiled.<\\/p>\"}",
     "Kerr wins", "", "", "3:29.38 & smiled", "3:29.38<\\/b> &amp; smiled"},
    {"version 2", "{\"headlines\":[{\"role\":\"sub\",\"value\":\"No\"},{\"role\":\"main\",\"value\":\"Gold\"}],\"bodies\":[{\"role\":\"summary\",\"contenttype\":"
     "\"text/plain\",\"value\":\"Short\"},{\"role\":\"main\",\"contenttype\":\"text/html\",\"value\":\"<p>It took 88.17m.</p>\"}],\"by\":\"Ann\"}",
     "Gold", "", "Ann", "took 88.17m.", "took 88.17m."},
    {"NITF inside", "{\"headlines\":[{\"value\":\"Gold\"}],\"bodies\":[{\"value\":\"<?xml version='1.0'?><nitf><head><title>x</title></head><body><body.head>"
     "<hedline><hl1>Gold</hl1></hedline></body.head><body.content><p>It took 88.17m.</p></body.content></body></nitf>\"}]}", "Gold", "", "",
     "Gold\nIt took 88.17m.", "Gold\"}],\"bodies\":[{\"value\":\"<?xml version='1.0'?><nitf><head><title>x</title></head><body><body.head>"
     "<hedline><hl1>Gold</hl1></hedline></body.head><body.content><p>It took 88.17m."},
    {"version 3", "{\"firstCreated\":\"2023-08-27\",\"headlines\":[{\"value\":\"Gold\"}],\"bodies\":[{\"role\":\"main\",\"contentType\":\"text/plain\","
     "\"value\":\"It took 88.17m, which is far.\"}]}", "Gold", "2023-08-27", "", "88.17m", "88.17m"},
};

Test(ninjs, items_of_every_version_lead_back_through_escapes_and_tags) {
    struct html_words *words;
    struct error error = {0};
    cr_assert_eq(html_words_load("rules", &words, &error), OK, "%s", error.text);
    for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
        const struct case_of_item *c = &items[i];
        struct arena arena = {0};
        struct document document = {.bytes = str_of(c->json)};
        struct content content;
        cr_assert_eq(ninjs_content(&document, words, &arena, &content, &error), OK, "%s: %s", c->name, error.text);
        cr_expect(str_equal(content.title, str_of(c->title)), "%s: title %.*s", c->name, STR_ARG(content.title));
        cr_expect(str_equal(content.date, str_of(c->date)), "%s: date %.*s", c->name, STR_ARG(content.date));
        cr_expect(str_equal(content.author, str_of(c->author)), "%s: author %.*s", c->name, STR_ARG(content.author));
        size_t found = str_find(content.text, str_of(c->text), 0);
        cr_assert(found < content.text.size, "%s: not in: %.*s", c->name, STR_ARG(content.text));
        struct span source = offsets_source(&content.map, span_of(found, found + strlen(c->text)));
        cr_expect(str_equal(span_str(document.bytes, source), str_of(c->bytes_of_text)), "%s: from \"%.*s\"", c->name,
                  STR_ARG(span_str(document.bytes, source)));
        arena_close(&arena);
    }
    html_words_free(words);
}

Test(ninjs, what_is_no_json_is_refused_with_the_place) {
    struct arena arena = {0};
    struct document document = {.name = STR("item.json"), .bytes = STR("{\"headline\":}")};
    struct content content;
    struct error error = {0};
    cr_assert_eq(ninjs_content(&document, NULL, &arena, &content, &error), FAILED_INPUT);
    cr_expect(str_starts_with(str_of(error.text), STR("item.json: 1:13")), "%s", error.text);
    arena_close(&arena);
}

Test(ninjs, a_picture_has_no_text) {
    struct arena arena = {0};
    struct document document = {.bytes = STR("{\"type\":\"picture\",\"headlines\":[{\"value\":\"A photo\"}],\"bodies\":[]}")};
    struct content content;
    cr_assert_eq(ninjs_content(&document, NULL, &arena, &content, NULL), OK);
    cr_expect_eq(content.blocks.count, 1);
    cr_expect_eq(content.blocks.items[0].kind, BLOCK_TITLE);
    arena_close(&arena);
}
