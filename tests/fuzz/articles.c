/* From a document's bytes to what it says, format by format; every text is checked against the promises of its header. */
#include "acquire/acquire.h"
#include "acquire/feed.h"
#include "acquire/html.h"
#include "acquire/jsonl.h"
#include "acquire/ninjs.h"
#include "acquire/text.h"
#include "base/json.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "pipeline/extract_lines.h"
#include "pipeline/reading_tools.h"

static const struct reading_tools *tools(void) {
    static struct reading_tools opened;
    struct error error = {{0}};
    if (!opened.book && reading_tools_open(fuzz_rules(), ENGINE_GATED, &opened, &error) != OK) {
        fprintf(stderr, "%s\n", error.text);
        exit(3);
    }
    return &opened;
}

static void check_map(const struct offsets *map, size_t text_size, size_t source_size) {
    REQUIRE(map->size == text_size);
    for (uint32_t i = 0; i < map->count; i++) {
        REQUIRE(i ? map->items[i].start > map->items[i - 1].start : map->items[i].start == 0);
        REQUIRE((size_t)map->items[i].source + map->items[i].source_size <= source_size);
    }
}

static void check_content(const struct content *content, const struct document *document) {
    REQUIRE(utf8_check(content->text) == content->text.size);
    check_map(&content->map, content->text.size, document->bytes.size);
    uint32_t at = 0;
    for (LIST_EACH(struct block, block, &content->blocks)) {
        REQUIRE(block->span.start >= at && block->span.end >= block->span.start && block->span.end <= content->text.size);
        at = block->span.end;
    }
    REQUIRE(utf8_check(content->title) == content->title.size && utf8_check(content->author) == content->author.size);
}

static void check_article(const struct article *article, const struct content *content, const struct document *document) {
    REQUIRE(utf8_check(article->text) == article->text.size);
    for (size_t i = 0; i < article->text.size; i++)
        REQUIRE((unsigned char)article->text.data[i] >= ' ');
    check_map(&article->map, article->text.size, content->text.size);
    check_map(&article->byte_map, article->text.size, document->bytes.size);
    uint32_t sentences = 0;
    for (LIST_EACH(struct paragraph, paragraph, &article->paragraphs)) {
        REQUIRE(paragraph->first_sentence == sentences && paragraph->span.end <= article->text.size);
        for (uint32_t i = 0; i < paragraph->sentence_count; i++) {
            REQUIRE(sentences < article->sentences.count);
            struct span span = article->sentences.items[sentences++].span;
            REQUIRE(span_contains(paragraph->span, span) && !span_is_empty(span));
            REQUIRE(article_bytes(article, span).end <= document->bytes.size);
        }
    }
    REQUIRE(sentences == article->sentences.count);
}

/* As far as normalise. */
static void read_article(enum status status, struct document *document, struct content *content, struct arena *arena) {
    if (status != OK)
        return;
    struct article article = {0};
    check_content(content, document);
    normalise(document, content, tools()->sentence_words, &article, arena);
    check_article(&article, content, document);
}

void fuzz_normalise(str bytes) {
    struct arena arena = {0};
    struct document document = {.name = STR("fuzz"), .bytes = bytes};
    struct content content = {0};
    read_article(text_content(&document, tools()->html_words, &arena, &content, NULL), &document, &content, &arena);
    arena_close(&arena);
}

void fuzz_html(str bytes) {
    struct arena arena = {0};
    struct document document = {.name = STR("fuzz"), .format = FORMAT_HTML, .bytes = bytes};
    struct content content = {0};
    read_article(html_content(&document, tools()->html_words, &arena, &content, NULL), &document, &content, &arena);
    arena_close(&arena);
}

void fuzz_jsonl(str bytes) {
    struct arena arena = {0};
    struct error error = {{0}};
    struct document document = {.name = STR("fuzz"), .format = FORMAT_JSON_LINE, .bytes = bytes};
    struct content content = {0};
    static const char *const names[] = {"text", "url", "title"};
    str values[3];
    json_line_members(bytes, names, values, 3);
    read_article(json_line_content(&document, tools()->html_words, &arena, &content, &error), &document, &content, &arena);
    document.format = FORMAT_NINJS;
    content = (struct content){0};
    read_article(ninjs_content(&document, tools()->html_words, &arena, &content, &error), &document, &content, &arena);
    arena_close(&arena);
}

void fuzz_feed(str bytes) {
    struct arena arena = {0};
    struct feed feed;
    struct document document = {0};
    REQUIRE(feed_open(&feed, bytes, (str){0}, &arena) == OK);
    for (uint64_t behind = 0; feed_next(&feed, &document, &arena); behind = document.file_offset + document.bytes.size) {
        REQUIRE(document.file_offset >= behind && document.bytes.size && document.file_offset + document.bytes.size <= bytes.size);
        struct content content = {0};
        document.name = STR("fuzz");
        read_article(feed_entry_content(&document, tools()->html_words, &arena, &content, NULL), &document, &content, &arena);
    }
    arena_close(&arena);
}

static void check_reading(const struct reading *reading) {
    size_t size = reading->article->text.size;
    for (LIST_EACH(struct person, person, &reading->people))
        REQUIRE(person->name.size && person->span.start < person->span.end && person->span.end <= size);
    for (LIST_EACH(struct claim, claim, &reading->claims)) {
        REQUIRE(claim->span.start < claim->span.end && claim->span.end <= size);
        REQUIRE(claim->person >= -1 && claim->person < (int32_t)reading->people.count);
        REQUIRE(claim->sentence < reading->article->sentences.count);
        REQUIRE(claim->mark.quantity == QUANTITY_NONE || claim->mark.step > 0);
    }
    for (LIST_EACH(struct quote, quote, &reading->quotes)) {
        REQUIRE(quote->span.start < quote->span.end && quote->span.end <= size);
        REQUIRE(quote->person >= -1 && quote->person < (int32_t)reading->people.count);
    }
}

void fuzz_extract(str bytes) {
    static struct extractor *extractors[2];
    struct arena arena = {0};
    struct document document = {.name = STR("fuzz"), .bytes = bytes};
    struct content content = {0};
    if (text_content(&document, tools()->html_words, &arena, &content, NULL) != OK)
        return;
    struct article article = {0};
    normalise(&document, &content, tools()->sentence_words, &article, &arena);
    struct buffer lines[2] = {{0}};
    for (int i = 0; i < 2; i++) {
        if (!extractors[i])
            extractors[i] = extractor_open(tools()->book, &tools()->events, &tools()->quote_words, i ? ENGINE_NAIVE : ENGINE_GATED);
        struct reading reading = {0};
        extract(extractors[i], &article, &reading, &arena);
        check_reading(&reading);
        meeting_resolve(&reading, &tools()->meetings, &arena);
        extract_lines(&reading, &lines[i], &arena);
        REQUIRE(matcher_warning(extractor_matcher(extractors[i]), &arena).size == 0);
    }
    REQUIRE(str_equal(buffer_str(&lines[0]), buffer_str(&lines[1])));
    str line;
    for (str rest = buffer_str(&lines[0]); str_line(&rest, &line);) {
        struct json *root;
        REQUIRE(json_parse(line, &root, &arena, NULL) == OK);
    }
    buffer_close(&lines[0]);
    buffer_close(&lines[1]);
    arena_close(&arena);
}
