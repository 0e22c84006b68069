#include "acquire/ninjs.h"

#include "acquire/charset.h"
#include "acquire/text.h"
#include "base/json.h"

struct item {
    const struct json *object;
    const struct offsets *decoded;  /* JSON as UTF-8 → document */
    struct arena *arena;
};

/* Version 3 writes contentType where version 2 writes contenttype. */
static const struct json *member(const struct json *object, const char *name) {
    for (const struct json *m = object && object->type == JSON_OBJECT ? object->child : NULL; m; m = m->next)
        if (str_equal_ignoring_case(m->key, str_of(name)))
            return m;
    return NULL;
}

static str word(const struct item *item, const struct json *object, const char *name) {
    return str_trim(json_text(member(object, name), item->arena));
}

/* Of [{"role":…, "value":…}] the value whose role is "main", else the first. */
static const struct json *main_value(const struct item *item, const char *name) {
    const struct json *list = member(item->object, name), *found = NULL;
    for (const struct json *entry = list && list->type == JSON_ARRAY ? list->child : NULL; entry; entry = entry->next) {
        const struct json *value = member(entry, "value");
        if (value && (!found || str_equal(word(item, entry, "role"), STR("main"))))
            found = value;
    }
    return found;
}

static bool is_markup(str type) {
    return str_find(type, STR("html"), 0) < type.size || str_find(type, STR("xml"), 0) < type.size;
}

/* How good a body is: HTML keeps paragraphs and tables, "main" is the article, others may be a summary. */
static int rank_of_body(const struct item *item, const struct json *entry) {
    str type = word(item, entry, "contenttype"), role = word(item, entry, "role");
    if (str_find(type, STR("nitf"), 0) < type.size || str_find(role, STR("summary"), 0) < role.size)
        return 1;
    return 2 + is_markup(type) + 2 * (role.size == 0 || str_equal(role, STR("main")));
}

static const struct json *body_in_list(const struct item *item, bool *markup) {
    const struct json *list = member(item->object, "bodies"), *found = NULL;
    int rank = 0;
    for (const struct json *entry = list && list->type == JSON_ARRAY ? list->child : NULL; entry; entry = entry->next) {
        const struct json *value = member(entry, "value");
        int own = rank_of_body(item, entry);
        if (!value || value->type != JSON_STRING || own <= rank)
            continue;
        found = value;
        rank = own;
        *markup = is_markup(word(item, entry, "contenttype"));
    }
    return found;
}

/* Version 1: a member for each form. */
static const struct json *body_of(const struct item *item, bool *markup) {
    static const struct { const char *name; bool markup; } names[] = {
        {"body_xhtml", true}, {"body_html", true}, {"body_html5", true}, {"body_text", false}, {"body_nitf", true},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct json *body = member(item->object, names[i].name);
        if (body && body->type == JSON_STRING && body->raw.size) {
            *markup = names[i].markup;
            return body;
        }
    }
    return body_in_list(item, markup);
}

/* The string's characters and the way from them to the document. */
static str mapped(const struct item *item, const struct json *value, struct offsets *map) {
    struct offsets unescaped = {0};
    str text = json_text_mapped(value, &unescaped, item->arena);
    offsets_compose(&unescaped, item->decoded, map, item->arena);
    return text;
}

static str first_word(const struct item *item, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        str found = word(item, item->object, names[i]);
        if (found.size)
            return found;
    }
    return (str){0};
}

static void read_metadata(const struct item *item, struct content *content) {
    static const char *const dates[] = {"firstcreated", "contentcreated", "versioncreated"};
    static const char *const authors[] = {"byline", "by"};
    static const char *const publishers[] = {"copyrightholder", "source"};
    content->date = first_word(item, dates, 3);
    content->author = first_word(item, authors, 2);
    content->publisher = first_word(item, publishers, 2);
    content->language = str_lower(word(item, item->object, "language"), item->arena);
}

/* Of NITF, an older XML for whole items, only what stands in <body.content>; of HTML everything. */
static void append_markup(str text, const struct offsets *map, const struct html_words *words, struct arena *arena, struct content *content) {
    size_t start = str_find(text, STR("<body.content"), 0), end = str_find(text, STR("</body.content"), start);
    if (start == text.size) {
        html_append(text, map, words, arena, content);
        return;
    }
    struct offsets part = {0}, part_map = {0};
    offsets_add(&part, (uint32_t)(end - start), span_of(start, end), arena);
    offsets_compose(&part, map, &part_map, arena);
    html_append(str_slice(text, start, end), &part_map, words, arena, content);
}

enum status ninjs_content(const struct document *document, const struct html_words *words, struct arena *arena, struct content *content,
                          struct error *error) {
    *content = (struct content){0};
    struct offsets decoded = {0};
    str text;
    if (charset_decode(document->bytes, STR("utf-8"), arena, &text, &decoded, &content->repaired) != OK)
        return error_set(error, FAILED_INPUT, "%.*s: over 4 GiB; split it", STR_ARG(document->name));
    struct json *object;
    enum status status = json_parse(text, &object, arena, error);
    if (status != OK) {
        error_prefix(error, "%.*s", STR_ARG(document->name));
        return status;
    }
    struct item item = {object, &decoded, arena};
    read_metadata(&item, content);
    const struct json *title = member(object, "headline");
    if (!title)
        title = main_value(&item, "headlines");
    if (!title)
        title = member(object, "title");
    struct offsets title_map = {0}, body_map = {0};
    if (title && title->type == JSON_STRING)
        html_append_title(mapped(&item, title, &title_map), &title_map, arena, content);
    bool markup = false;
    const struct json *body = body_of(&item, &markup);
    if (!body)
        return OK;
    str characters = mapped(&item, body, &body_map);
    if (markup || str_starts_with(str_trim(characters), STR("<")))
        append_markup(characters, &body_map, words, arena, content);
    else
        text_append(characters, &body_map, arena, content);
    return OK;
}
