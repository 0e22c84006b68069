#include "article_reader.h"

#include <criterion/criterion.h>

#include "base/buffer.h"
#include "pipeline/reading_tools.h"

static struct reading_tools tools;
static struct extractor *extractor;

void article_reader_load(void) {
    struct error error = {0};
    cr_assert(reading_tools_open("rules", ENGINE_GATED, &tools, &error) == OK, "%s", error.text);
    extractor = extractor_open(tools.book, &tools.events, &tools.quote_words, tools.engine);
}

void article_reader_drop(void) {
    extractor_close(extractor);
    reading_tools_close(&tools);
}

void article_reader_read(str text, struct reading *reading, struct arena *arena) {
    struct document *document = ARENA_NEW(arena, struct document);
    struct content *content = ARENA_NEW(arena, struct content);
    struct article *article = ARENA_NEW(arena, struct article);
    document->bytes = content->text = text;
    offsets_add(&content->map, (uint32_t)text.size, span_of(0, text.size), arena);
    for (size_t at = 0; at < text.size;) {
        size_t end = str_find_char(text, '\n', at);
        bool is_headline = str_starts_with(str_slice(text, at, end), STR("# "));
        *LIST_ADD(&content->blocks, arena) = is_headline ? (struct block){span_of(at + 2, end), BLOCK_TITLE} : (struct block){span_of(at, end), BLOCK_PARAGRAPH};
        at = end + 1;
    }
    normalise(document, content, tools.sentence_words, article, arena);
    extract(extractor, article, reading, arena);
}

str article_reader_placings(str text, struct arena *arena) {
    struct reading reading;
    struct buffer out = {0};
    article_reader_read(text, &reading, arena);
    for (LIST_EACH(struct claim, claim, &reading.claims)) {
        if (claim->kind != CLAIM_PLACING)
            continue;
        str event = claim->event.size ? claim->event : STR("?");
        buffer_print(&out, "%s%.*s %.*s %d", out.size ? ", " : "", STR_ARG(reading.people.items[claim->person].name), STR_ARG(event), claim->place);
    }
    str result = str_copy(buffer_str(&out), arena);
    buffer_close(&out);
    return result;
}
