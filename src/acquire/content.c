#include "acquire/acquire.h"
#include "acquire/feed.h"
#include "acquire/html.h"
#include "acquire/jsonl.h"
#include "acquire/ninjs.h"
#include "acquire/text.h"

/* How each format is read. Those that hold HTML also need the vocabulary of pages. */
static const struct way {
    enum document_format format;
    enum status (*plain)(const struct document *, struct arena *, struct content *, struct error *);
    enum status (*page)(const struct document *, const struct html_words *, struct arena *, struct content *, struct error *);
} ways[] = {
    {FORMAT_TEXT, text_content, NULL},
    {FORMAT_JSON_LINE, json_line_content, NULL},
    {FORMAT_HTML, NULL, html_content},
    {FORMAT_NINJS, NULL, ninjs_content},
    {FORMAT_FEED_ENTRY, NULL, feed_entry_content},
};

enum status content_read(const struct document *document, const struct html_words *words, struct arena *arena,
                         struct content *content, struct error *error) {
    *content = (struct content){0};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (ways[i].format != document->format)
            continue;
        if (ways[i].plain)
            return ways[i].plain(document, arena, content, error);
        if (words)
            return ways[i].page(document, words, arena, content, error);
        return error_set(error, FAILED_INPUT, "%.*s: holds HTML, and no vocabulary of pages was loaded; give --rules FOLDER",
                         STR_ARG(document->name));
    }
    return error_set(error, FAILED_INPUT, "%.*s: no reader for this format", STR_ARG(document->name));
}
