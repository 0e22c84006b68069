#include "acquire/jsonl.h"

#include "acquire/charset.h"
#include "acquire/text.h"
#include "base/json.h"
#include "base/utf8.h"
#include "html_date.h"

/* ---- a quick look at a line */

static size_t after_blanks(str line, size_t at) {
    while (at < line.size && char_is_space(line.data[at]))
        at++;
    return at;
}

/* at is behind an opening quote: the index of the closing one, or line.size. */
static size_t string_end(str line, size_t at) {
    for (size_t start = at;; at++) {
        at = str_find_char(line, '"', at);
        size_t slashes = 0;
        while (at < line.size && at - slashes > start && line.data[at - slashes - 1] == '\\')
            slashes++;
        if (at == line.size || slashes % 2 == 0)
            return at;
    }
}

/* The index behind the value that begins at at, or line.size when it has no end. Brackets are counted, not matched. */
static size_t value_end(str line, size_t at) {
    size_t depth = 0;
    for (; at < line.size; at++) {
        char c = line.data[at];
        if (c == '"') {
            at = string_end(line, at + 1);
            if (!depth)
                return at < line.size ? at + 1 : at;
        } else if (c == '{' || c == '[') {
            depth++;
        } else if (c == '}' || c == ']') {
            if (!depth)
                return at;
            if (--depth == 0)
                return at + 1;
        } else if (c == ',' && !depth) {
            return at;
        }
    }
    return at;
}

bool json_line_members(str line, const char *const *names, str *values, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        values[i] = (str){0};
    size_t at = after_blanks(line, utf8_mark_size(line));
    if (at >= line.size || line.data[at] != '{')
        return false;
    at = after_blanks(line, at + 1);
    if (at < line.size && line.data[at] == '}')
        return after_blanks(line, at + 1) == line.size;
    while (at < line.size && line.data[at] == '"') {
        size_t key_end = string_end(line, at + 1);
        str key = str_slice(line, at + 1, key_end);
        at = after_blanks(line, key_end + 1);
        if (at >= line.size || line.data[at] != ':')
            return false;
        size_t start = after_blanks(line, at + 1), end = value_end(line, start);
        str value = str_trim(str_slice(line, start, end));
        if (value.size >= 2 && value.data[0] == '"')
            value = str_slice(value, 1, value.size - 1);
        for (uint32_t i = 0; i < count; i++)
            if (!values[i].data && str_equal(key, str_of(names[i])))
                values[i] = value;
        at = after_blanks(line, end);
        if (at >= line.size || line.data[at] != ',')
            break;
        at = after_blanks(line, at + 1);
    }
    return at < line.size && line.data[at] == '}' && after_blanks(line, at + 1) == line.size;
}

bool json_holds_article(str object, bool *ninjs) {
    static const char *const names[] = {"text", "body_text", "body_xhtml", "body_html", "bodies", "headline", "headlines"};
    enum { COUNT = sizeof names / sizeof *names };
    str values[COUNT];
    json_line_members(object, names, values, COUNT);
    *ninjs = !values[0].data;
    for (size_t i = 0; i < COUNT; i++)
        if (values[i].data)
            return true;
    return false;
}

/* ---- the whole line */

/* A member's characters as valid UTF-8, and the way to the document's bytes. */
static str member_text(const struct json *object, const char *name, struct offsets *map, struct arena *arena, uint32_t *repaired) {
    struct offsets raw_map = {0};
    str text = json_text_mapped(json_member(object, name), &raw_map, arena);
    if (utf8_check(text) == text.size) {
        *map = raw_map;
    } else {
        struct offsets decoded = {0};
        str raw = text;
        uint32_t replaced; /* counted below */
        if (charset_decode(raw, STR(""), arena, &text, &decoded, &replaced) != OK)
            return (str){0};
        offsets_compose(&decoded, &raw_map, map, arena);
    }
    for (size_t at = 0; (at = str_find_char(text, '\xEF', at)) < text.size; at += 3)
        *repaired += str_equal(str_slice(text, at, at + 3), STR("\xEF\xBF\xBD")); /* malformed, a lone surrogate, or lost before */
    return text;
}

static str member_word(const struct json *object, const char *first, const char *second, struct arena *arena) {
    str word = str_trim(json_text(json_member(object, first), arena));
    if (!word.size)
        word = str_trim(json_text(json_member(object, second), arena));
    return utf8_check(word) == word.size ? word : (str){0};
}

enum status json_line_content(const struct document *document, const struct html_words *words, struct arena *arena,
                              struct content *content, struct error *error) {
    *content = (struct content){0};
    struct json *object;
    enum status status = json_parse(document->bytes, &object, arena, error);
    if (status != OK) {
        error_prefix(error, "%.*s", STR_ARG(document->name));
        return status;
    }
    const struct json *body = json_member(object, "text");
    if (!body || body->type != JSON_STRING)
        return error_set(error, FAILED_INPUT, "%.*s: no member \"text\" with a string; each object needs the article's text there",
                         STR_ARG(document->name));
    struct date date;
    struct offsets title_map = {0}, text_map = {0};
    str title = member_text(object, "title", &title_map, arena, &content->repaired);
    str text = member_text(object, "text", &text_map, arena, &content->repaired);
    content->date = member_word(object, "date", "published", arena);
    if (content->date.size && !date_parse(content->date, &date) && words && html_date_find(content->date, STR("en"), words, &date))
        content->date = date_print(date, arena); /* "August 7, 2024" */
    content->author = member_word(object, "author", "byline", arena);
    content->publisher = member_word(object, "publisher", "source", arena);
    content->language = str_lower(member_word(object, "language", "lang", arena), arena);
    text_append_title(title, &title_map, arena, content);
    text_append(text, &text_map, arena, content);
    return OK;
}
