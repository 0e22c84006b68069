#include "acquire/acquire.h"
#include "acquire/feed.h"
#include "acquire/html.h"
#include "acquire/jsonl.h"
#include "acquire/ninjs.h"
#include "acquire/text.h"

/* How each format is read. Those that hold HTML can't be without the vocabulary of pages; the others only know fewer dates then. */
static const struct way {
    enum document_format format;
    bool is_page;
    enum status (*read)(const struct document *, const struct html_words *, struct arena *, struct content *, struct error *);
} ways[] = {
    {FORMAT_TEXT, false, text_content},
    {FORMAT_JSON_LINE, false, json_line_content},
    {FORMAT_HTML, true, html_content},
    {FORMAT_NINJS, true, ninjs_content},
    {FORMAT_FEED_ENTRY, true, feed_entry_content},
};

enum status content_read(const struct document *document, const struct html_words *words, struct arena *arena,
                         struct content *content, struct error *error) {
    *content = (struct content){0};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (ways[i].format != document->format)
            continue;
        if (words || !ways[i].is_page)
            return ways[i].read(document, words, arena, content, error);
        return error_set(error, FAILED_INPUT, "%.*s: holds HTML, and no vocabulary of pages was loaded; give --rules FOLDER",
                         STR_ARG(document->name));
    }
    return error_set(error, FAILED_INPUT, "%.*s: no reader for this format", STR_ARG(document->name));
}
