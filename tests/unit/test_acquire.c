#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "acquire/acquire.h"
#include "acquire/html.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/utf8.h"

/* ---- a folder to read from */

static char folder[] = "/tmp/photofinish-acquire-XXXXXX";

static void make_folder(void) {
    cr_assert(mkdtemp(folder));
}

static void remove_folder(void) {
    char command[128];
    snprintf(command, sizeof command, "chmod -R u+rwx %s; rm -rf %s", folder, folder);
    cr_assert_eq(system(command), 0);
}

static char *put(const char *name, str bytes, struct arena *arena) {
    char *path = (char *)str_print(arena, "%s/%s", folder, name).data;
    struct error error = {0};
    char *slash = strrchr(path, '/');
    *slash = 0;
    cr_assert(file_make_folder(path, &error) == OK);
    *slash = '/';
    cr_assert(file_write(path, bytes, &error) == OK, "%s", error.text);
    return path;
}

/* What inputs_next gives for the paths: "name|name|!message|", the folder left out. */
static str listing(char *const *paths, uint32_t count, const struct input_options *options, uint32_t *passed_over, struct arena *arena) {
    struct inputs *inputs;
    struct error error = {0};
    struct buffer out = {0};
    cr_assert(inputs_open(paths, count, options, &inputs, &error) == OK);
    for (;;) {
        struct document document;
        enum input_step step = inputs_next(inputs, arena, &document, &error);
        if (step == INPUT_END)
            break;
        str told = step == INPUT_DOCUMENT ? document.name : str_of(error.text);
        size_t at = str_find(told, str_of(folder), 0);
        if (at < told.size)
            told = str_slice(told, at + strlen(folder) + 1, told.size);
        buffer_print(&out, "%s%.*s|", step == INPUT_TROUBLE ? "!" : "", STR_ARG(told));
    }
    if (passed_over)
        *passed_over = inputs_passed_over(inputs);
    uint64_t done, total;
    inputs_progress(inputs, &done, &total);
    inputs_close(inputs);
    str result = str_copy(buffer_str(&out), arena);
    buffer_close(&out);
    return result;
}

static void expect(str got, const char *hoped) {
    cr_expect(str_equal(got, str_of(hoped)), "\nhoped %s\ngot   %.*s", hoped, STR_ARG(got));
}

TestSuite(acquire, .init = make_folder, .fini = remove_folder);

Test(acquire, folders_are_read_in_the_order_of_names_and_what_holds_no_article_is_counted) {
    struct arena arena = {0};
    put("b.txt", STR("Text b."), &arena);
    put("a/z.txt", STR("Text z."), &arena);
    put("a/b.html", STR("<p>Page."), &arena);
    put("README.md", STR("About."), &arena);
    put("gold.json", STR("{\"stem\": \"b\", \"marks\": []}"), &arena);
    put("c.json", STR("{\n \"text\": \"Words.\"\n}"), &arena);
    put("d.jsonl", STR("{\"text\": \"One.\"}\n\n{\"text\": \"Two.\"}\n"), &arena);
    put("claims.jsonl", STR("{\"claim\": 1}\n"), &arena);
    put(".hidden.txt", STR("Hidden."), &arena);
    uint32_t passed_over;
    char *paths[] = {folder};
    expect(listing(paths, 1, NULL, &passed_over, &arena), "a/b.html|a/z.txt|b.txt|c.json|d.jsonl#1|d.jsonl#2|");
    cr_assert_eq(passed_over, 3);
    arena_close(&arena);
}

Test(acquire, each_bad_file_is_told_and_the_others_are_read) {
    struct arena arena = {0};
    char *gone = (char *)str_print(&arena, "%s/gone.txt", folder).data;
    char *paths[] = {put("empty.txt", STR(""), &arena), put("picture.txt", STR("\x89PNG\r\n\x1a\n"), &arena),
                     put("zeros.txt", STR("ab\0cd"), &arena), gone, put("no-article.json", STR("{\"a\": 1}"), &arena),
                     put("good.txt", STR("Good."), &arena)};
    expect(listing(paths, 6, NULL, NULL, &arena),
           "!empty.txt: is empty; there is nothing to read|!picture.txt: is a picture|!zeros.txt: is binary data, not text|"
           "!gone.txt: no such file; check the spelling of the path|"
           "!no-article.json: JSON, but no article: it has no member \"text\" with one|good.txt|");
    arena_close(&arena);
}

Test(acquire, a_file_without_permission_is_told) {
    struct arena arena = {0};
    char *path = put("closed.txt", STR("Closed."), &arena);
    cr_assert_eq(chmod(path, 0), 0);
    if (geteuid() != 0) /* root may read everything */
        expect(listing(&path, 1, NULL, NULL, &arena), "!closed.txt: permission denied; check the owner and mode of the file and its folders|");
    arena_close(&arena);
}

Test(acquire, links_that_go_round_are_told_once) {
    struct arena arena = {0};
    put("a/one.txt", STR("One."), &arena);
    cr_assert_eq(symlink("..", str_print(&arena, "%s/a/up", folder).data), 0);
    char *paths[] = {folder};
    expect(listing(paths, 1, NULL, NULL, &arena),
           "a/one.txt|!a/up: leads to a folder that was read already and is not read again; remove the link|");
    arena_close(&arena);
}

Test(acquire, what_is_too_large_is_told_and_the_lines_behind_it_are_read) {
    struct arena arena = {0};
    struct buffer lines = {0};
    buffer_add_text(&lines, "{\"text\": \"small\"}\n{\"text\": \"");
    for (int i = 0; i < (3 << 20); i++)
        buffer_add_char(&lines, 'x');
    buffer_add_text(&lines, "\"}\n{\"text\": \"last\"}");
    char *paths[] = {put("a.jsonl", buffer_str(&lines), &arena), put("b.txt", buffer_str(&lines), &arena)};
    struct input_options options = {.largest = 1 << 20};
    expect(listing(paths, 2, &options, NULL, &arena),
           "a.jsonl#1|!a.jsonl#2: a line of more than 1 MiB, which no article is; split it, or raise the limit|a.jsonl#3|"
           "!b.txt: larger than 1 MiB, which no article is; split it, or raise the limit|");
    buffer_close(&lines);
    arena_close(&arena);
}

/* ---- content */

static struct content read_only(char *path, struct document *document, struct arena *arena) {
    struct inputs *inputs;
    struct html_words *words;
    struct error error = {0};
    struct content content;
    cr_assert(html_words_load("rules", &words, &error) == OK, "%s", error.text);
    cr_assert(inputs_open(&path, 1, NULL, &inputs, &error) == OK);
    cr_assert(inputs_next(inputs, arena, document, &error) == INPUT_DOCUMENT, "%s", error.text);
    cr_assert(content_read(document, words, arena, &content, &error) == OK, "%s", error.text);
    html_words_free(words);
    inputs_close(inputs);
    return content;
}

/* "T title|P paragraph|I item|R row|", and every block is found again in the bytes. */
static str blocks_of(const struct content *content, struct arena *arena) {
    str out = STR("");
    cr_assert_eq(utf8_check(content->text), content->text.size);
    cr_assert_eq(content->map.size, content->text.size);
    for (LIST_EACH(const struct block, block, &content->blocks)) {
        cr_assert_eq(content->text.data[block->span.end], '\n');
        out = str_print(arena, "%.*s%c %.*s|", STR_ARG(out), "TPHIRC"[block->kind], STR_ARG(span_str(content->text, block->span)));
    }
    return out;
}

static const struct { const char *shows, *text, *date, *uri, *blocks; } texts[] = {
    {"headers, then the body", "url: https://example.org/a\ndate: 2024-08-07\ntitle: Kerr wins\n\nHe ran.\n\nIt rained.\n", "2024-08-07",
     "https://example.org/a", "T Kerr wins|P He ran.|P It rained.|"},
    {"a date in front of the body", " date 2023-08-23 Josh Kerr ran.\n\nHe won.\n", "2023-08-23", NULL, "P Josh Kerr ran.|P He won.|"},
    {"a line that is a date", "Sunday, 7th August 2024\n\nGreen takes the title\n\nMabel Green won.", "2024-08-07", NULL,
     "T Green takes the title|P Mabel Green won.|"},
    {"a title with a date in it", "County results, 7 August 2024\n\nMabel Green won.", "", NULL,
     "T County results, 7 August 2024|P Mabel Green won.|"},
    {"a date that is no date", "date 2023-02-30 is no day.\n\nHe won.\n", "", NULL, "P date 2023-02-30 is no day.|P He won.|"},
    {"a first-line title", "Green takes the title\n\nMabel Green won.\n", "", NULL, "T Green takes the title|P Mabel Green won.|"},
    {"a first sentence is no title", "Mabel Green won.\n\nShe ran.\n", "", NULL, "P Mabel Green won.|P She ran.|"},
    {"a text that begins like a header", "Date: unknown to all\nbut the winner.\nShe ran.", "", NULL,
     "P Date: unknown to all|P but the winner.|P She ran.|"},
    {"single line ends part paragraphs", "Mabel Green won.\nAnn Webb was second.\nIt rained.", "", NULL,
     "P Mabel Green won.|P Ann Webb was second.|P It rained.|"},
    {"hard-wrapped lines belong together",
     "Mabel Green won the county title over the mile on a wet and windy\nevening in Leeds, and did it with a last lap that nobody else in\n"
     "the field could live with, least of all the champion Ann Webb who\nhad led from the gun and was left to fight for the places behind\n"
     "her old team mate.\n\nIt rained all evening, and few of the crowd of nine hundred stayed\nuntil the end.\n",
     "", NULL,
     "P Mabel Green won the county title over the mile on a wet and windy\nevening in Leeds, and did it with a last lap that nobody else in\n"
     "the field could live with, least of all the champion Ann Webb who\nhad led from the gun and was left to fight for the places behind\n"
     "her old team mate.|P It rained all evening, and few of the crowd of nine hundred stayed\nuntil the end.|"},
    {"lists of results", "County mile\n\nResults:\n1. Mabel Green 4:40.1\n2) Ann Webb 4:41\n3 Joy Fell 4:42.0\n* Rain fell\n22 runners took part.\n", "",
     NULL, "T County mile|P Results:|I 1. Mabel Green 4:40.1|I 2) Ann Webb 4:41|I 3 Joy Fell 4:42.0|I * Rain fell|P 22 runners took part.|"},
    {"rows", "A list of marks\n\n1\tMabel Green\t4:40.1\n", "", NULL, "T A list of marks|R 1\tMabel Green\t4:40.1|"},
    {"line ends of other systems", "Mabel won.\r\n\r\nAnn lost.\rJoy slept.", "", NULL, "P Mabel won.|P Ann lost.|P Joy slept.|"},
    {"headers with line ends of other systems", "url: https://example.org/b\rdate: 2023-08-23\r\rMabel won.\r\rAnn lost.", "2023-08-23",
     "https://example.org/b", "P Mabel won.|P Ann lost.|"},
    {"headers with line ends of two systems", "url: https://example.org/b\r\n\r\nMabel won.", "", "https://example.org/b", "P Mabel won.|"},
    {"a byte order mark", "\xEF\xBB\xBFurl: https://example.org/b\n\nMabel won.", "", "https://example.org/b", "P Mabel won.|"},
    {"malformed bytes", "Mabel won\xFF it, \xE2\x80\x99twas late. Nord\xC3\xA5s slept.", "", NULL,
     "P Mabel won\xEF\xBF\xBD it, \xE2\x80\x99twas late. Nord\xC3\xA5s slept.|"},
};

Test(acquire, plain_text_becomes_blocks) {
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct document document;
        char *path = put("text.txt", str_of(texts[i].text), &arena);
        struct content content = read_only(path, &document, &arena);
        str blocks = blocks_of(&content, &arena);
        cr_expect(str_equal(content.date, str_of(texts[i].date)), "%s: date %.*s", texts[i].shows, STR_ARG(content.date));
        cr_expect(str_equal(document.uri, texts[i].uri ? str_of(texts[i].uri) : str_of(path)), "%s: uri", texts[i].shows);
        cr_expect(str_equal(blocks, str_of(texts[i].blocks)), "%s\nhoped %s\ngot   %.*s", texts[i].shows, texts[i].blocks, STR_ARG(blocks));
        cr_expect_eq(content.repaired, str_find(blocks, STR("\xEF\xBF\xBD"), 0) < blocks.size, "%s: repaired", texts[i].shows);
        for (LIST_EACH(struct block, block, &content.blocks))
            if (!content.repaired) {
                str bytes = span_str(document.bytes, offsets_source(&content.map, block->span));
                cr_expect(str_equal(bytes, span_str(content.text, block->span)), "%s: bytes are %.*s", texts[i].shows, STR_ARG(bytes));
            }
    }
    arena_close(&arena);
}

Test(acquire, a_json_line_leads_back_through_its_escapes) {
    struct arena arena = {0};
    struct document document;
    char *path = put("a.jsonl", STR("{\"url\":\"https:\\/\\/www.Example.org\\/a\",\"date\":\"2024-08-07\",\"text\":\"Nord\\u00e5s ran.\\n\\n\\u201cYes\\u201d\\ud800\","
                                    "\"title\":\"A \\\"win\\\"\"}\n"), &arena);
    struct content content = read_only(path, &document, &arena);
    expect(document.uri, "https://www.Example.org/a");
    expect(document.source, "example.org");
    expect(document.name, str_print(&arena, "%s#1", path).data);
    expect(content.date, "2024-08-07");
    expect(content.title, "A \"win\"");
    expect(blocks_of(&content, &arena), "T A \"win\"|P Nord\xC3\xA5s ran.|P \xE2\x80\x9CYes\xE2\x80\x9D\xEF\xBF\xBD|");
    cr_assert_eq(content.repaired, 1);
    expect(span_str(document.bytes, offsets_source(&content.map, content.blocks.items[0].span)), "A \\\"win\\\"");
    expect(span_str(document.bytes, offsets_source(&content.map, content.blocks.items[1].span)), "Nord\\u00e5s ran.");
    arena_close(&arena);
}

Test(acquire, a_date_in_words_is_understood) {
    struct arena arena = {0};
    struct document document;
    struct content content = read_only(put("a.jsonl", STR("{\"date\":\"Aug. 7, 2024\",\"text\":\"Green ran.\"}"), &arena), &document, &arena);
    expect(content.date, "2024-08-07");
    arena_close(&arena);
}

Test(acquire, lines_know_where_they_stand_in_the_file) {
    struct arena arena = {0};
    str bytes = STR("{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\r\n");
    char *path = put("a.jsonl", bytes, &arena);
    struct inputs *inputs;
    struct error error = {0};
    cr_assert(inputs_open(&path, 1, NULL, &inputs, &error) == OK);
    struct document document;
    for (int i = 0; i < 2; i++) {
        cr_assert(inputs_next(inputs, &arena, &document, &error) == INPUT_DOCUMENT);
        str there = str_slice(bytes, document.file_offset, document.file_offset + document.bytes.size);
        cr_assert(str_equal(there, document.bytes));
        cr_assert(sha256_equal(document.hash, sha256_of(there)));
    }
    inputs_close(inputs);
    arena_close(&arena);
}

static const struct { const char *line, *says; } bad_lines[] = {
    {"{\"text\": \"One.", "wants the closing quote of a string"},
    {"{\"title\": \"One.\"}", "no member \"text\""},
    {"{\"text\": 7}", "no member \"text\""},
    {"[1]", "no member \"text\""},
};

Test(acquire, a_bad_line_says_which_and_why) {
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof bad_lines / sizeof *bad_lines; i++) {
        struct document document = {.name = STR("a.jsonl#7"), .format = FORMAT_JSON_LINE, .bytes = str_of(bad_lines[i].line)};
        struct content content;
        struct error error = {0};
        cr_assert_eq(content_read(&document, NULL, &arena, &content, &error), FAILED_INPUT);
        cr_expect(strstr(error.text, bad_lines[i].says) && strstr(error.text, "a.jsonl#7: "), "%s", error.text);
    }
    arena_close(&arena);
}

Test(acquire, packed_lines_read_as_plain_ones) {
    struct arena arena = {0};
    char *plain = put("a.jsonl", STR("{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n"), &arena);
    cr_assert_eq(system(str_print(&arena, "gzip -k %s && head -c 30 %s.gz > %s/cut.jsonl.gz", plain, plain, folder).data), 0);
    char *paths[] = {(char *)str_print(&arena, "%s.gz", plain).data, (char *)str_print(&arena, "%s/cut.jsonl.gz", folder).data};
    str told = listing(paths, 2, NULL, NULL, &arena);
    cr_assert(str_starts_with(told, STR("a.jsonl.gz#1|a.jsonl.gz#2|")), "%.*s", STR_ARG(told));
    cr_assert(str_find(told, STR("!cut.jsonl.gz: the compressed data is cut short"), 0) < told.size, "%.*s", STR_ARG(told));
    arena_close(&arena);
}
