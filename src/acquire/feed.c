#include "acquire/feed.h"

#include "acquire/charset.h"
#include "acquire/text.h"
#include "html_date.h"
#include "xml.h"

static const char *const entry_names[] = {"item", "entry", "atom:entry", "rss:item"};

enum { ENTRY_NAMES = sizeof entry_names / sizeof *entry_names, HEAD_WITHIN = 64 * 1024 };

struct entry {
    str text;                       /* UTF-8 */
    const struct offsets *decoded;  /* text → document */
    struct arena *arena;
};

/* The first element of that name right inside the entry; the one before the other names. */
static bool child(str entry, const char *name, struct xml_element *found) {
    size_t at = 0;
    struct xml_element outer, inner;
    if (!xml_next(entry, &at, &outer))
        return false;
    str inside = str_slice(entry, 0, outer.content.end);
    for (at = outer.content.start; xml_next(inside, &at, &inner);)
        if (str_equal(inner.name, str_of(name))) {
            *found = inner;
            return true;
        }
    return false;
}

static str words_of(str text, struct span span, struct arena *arena) {
    struct offsets unused = {0};
    return str_trim(xml_text(text, span, &unused, arena));
}

static str first_child(str entry, const char *const *names, size_t count, struct arena *arena) {
    struct xml_element element;
    for (size_t i = 0; i < count; i++)
        if (child(entry, names[i], &element)) {
            str words = words_of(entry, element.content, arena);
            if (words.size)
                return words;
        }
    return (str){0};
}

/* The charset that the feed's first line declares, as a content type. */
static str declared_type(str front, struct arena *arena) {
    size_t declared = str_find(front, STR("encoding="), 0);
    if (!str_starts_with(front, STR("<?xml")) || declared >= str_find(front, STR("?>"), 0))
        return (str){0};
    str label = str_slice(front, declared + 10, str_find_char(front, front.data[declared + 9], declared + 10));
    return str_print(arena, "application/xml; charset=%.*s", STR_ARG(label));
}

enum status feed_open(struct feed *feed, str bytes, str content_type, struct arena *arena) {
    static const char *const titles[] = {"title", "atom:title"};
    *feed = (struct feed){.bytes = bytes, .text = bytes};
    const char *marked = charset_marked(bytes);
    uint32_t repaired;
    bool is_wide = marked && strcmp(marked, "UTF-8") != 0;
    if (is_wide && charset_decode(bytes, (str){0}, arena, &feed->text, &feed->map, &repaired) != OK)
        return FAILED_INPUT;
    size_t at = 0, first = 0;
    struct xml_element element;
    size_t end = xml_find(feed->text, &first, entry_names, ENTRY_NAMES, &element) ? element.all.start : feed->text.size;
    str front = str_slice(feed->text, 0, end < HEAD_WITHIN ? end : HEAD_WITHIN);
    if (xml_find(front, &at, titles, 2, &element))
        feed->title = words_of(front, element.content, arena);
    feed->content_type = is_wide ? str_print(arena, "application/xml; charset=%s", marked) : declared_type(front, arena);
    if (!feed->content_type.size)
        feed->content_type = str_copy(content_type, arena);
    return OK;
}

/* The address of the entry's page; empty when it has none. */
static str entry_link(str entry, struct arena *arena) {
    size_t at = 0;
    struct xml_element outer, inner;
    str permanent = {0};
    if (!xml_next(entry, &at, &outer))
        return (str){0};
    str inside = str_slice(entry, 0, outer.content.end);
    for (at = outer.content.start; xml_next(inside, &at, &inner);) {
        str words = words_of(entry, inner.content, arena), relation = xml_attribute(&inner, "rel");
        bool is_link = str_equal(inner.name, STR("link")) || str_equal(inner.name, STR("atom:link"));
        if (is_link && words.size)
            return words;
        if (is_link && (!relation.size || str_equal(relation, STR("alternate"))) && xml_attribute(&inner, "href").size) {
            str address = xml_attribute(&inner, "href");
            return words_of(address, span_of(0, address.size), arena);
        }
        if (str_equal(inner.name, STR("guid")) && str_find(words, STR("://"), 0) < words.size)
            permanent = words;
    }
    return permanent;
}

bool feed_next(struct feed *feed, struct document *document, struct arena *arena) {
    struct xml_element element;
    if (!xml_find(feed->text, &feed->at, entry_names, ENTRY_NAMES, &element))
        return false;
    feed->entry++;
    struct span stands = feed->map.count ? offsets_source(&feed->map, element.all) : element.all;
    *document = (struct document){.format = FORMAT_FEED_ENTRY, .file_offset = stands.start};
    document->bytes = str_copy(span_str(feed->bytes, stands), arena);
    document->content_type = str_copy(feed->content_type, arena);
    document->uri = str_copy(entry_link(span_str(feed->text, element.all), arena), arena);
    document->source = str_copy(feed->title, arena);
    return true;
}

static str mapped(const struct entry *entry, struct span span, struct offsets *map) {
    struct offsets unescaped = {0};
    str text = xml_text(entry->text, span, &unescaped, entry->arena);
    offsets_compose(&unescaped, entry->decoded, map, entry->arena);
    return text;
}

/* Atom says what its text is; RSS never does, and it is HTML more often than not. */
static void append_body(const struct entry *entry, const struct xml_element *element, bool is_atom, const struct html_words *words,
                        struct content *content) {
    str type = xml_attribute(element, "type");
    struct offsets map = {0};
    if (str_equal(type, STR("xhtml"))) {
        struct offsets raw = {0};
        offsets_add(&raw, span_size(element->content), element->content, entry->arena);
        offsets_compose(&raw, entry->decoded, &map, entry->arena);
        html_append(span_str(entry->text, element->content), &map, words, entry->arena, content);
        return;
    }
    str text = mapped(entry, element->content, &map);
    bool is_plain = is_atom ? !type.size || str_starts_with(type, STR("text")) : str_find_char(text, '<', 0) == text.size &&
                                                                                  str_find_char(text, '&', 0) == text.size;
    if (str_equal(type, STR("text/html")))
        is_plain = false;
    if (is_plain)
        text_append(text, &map, entry->arena, content);
    else
        html_append(text, &map, words, entry->arena, content);
}

static str iso_date(str text, const struct html_words *words, struct arena *arena) {
    struct date date;
    if (date_parse(text, &date) && date_is_full(date))
        return text;
    return html_date_find(text, STR("en"), words, &date) ? date_print(date, arena) : (str){0};
}

static void read_metadata(const struct entry *entry, const struct html_words *words, struct content *content) {
    static const char *const dates[] = {"pubDate", "published", "dc:date", "atom:published", "updated", "atom:updated", "pubdate"};
    static const char *const authors[] = {"dc:creator", "author", "atom:author"};
    static const char *const languages[] = {"dc:language", "language"};
    struct xml_element author;
    content->date = iso_date(first_child(entry->text, dates, sizeof dates / sizeof *dates, entry->arena), words, entry->arena);
    content->author = first_child(entry->text, authors, 2, entry->arena);
    if (child(entry->text, "author", &author) || child(entry->text, "atom:author", &author)) {
        str inside = span_str(entry->text, author.all);
        static const char *const names[] = {"name", "atom:name"};
        str name = first_child(inside, names, 2, entry->arena);
        if (name.size)
            content->author = name;
    }
    content->language = str_lower(first_child(entry->text, languages, 2, entry->arena), entry->arena);
}

enum status feed_entry_content(const struct document *document, const struct html_words *words, struct arena *arena,
                               struct content *content, struct error *error) {
    static const char *const bodies[] = {"content:encoded", "content", "atom:content", "xhtml:body", "body", "description", "summary", "atom:summary"};
    *content = (struct content){0};
    struct offsets decoded = {0};
    struct entry entry = {.decoded = &decoded, .arena = arena};
    if (charset_decode(document->bytes, document->content_type, arena, &entry.text, &decoded, &content->repaired) != OK)
        return error_set(error, FAILED_INPUT, "%.*s: over 4 GiB; split it", STR_ARG(document->name));
    struct xml_element element;
    size_t at = 0;
    if (!xml_next(entry.text, &at, &element))
        return error_set(error, FAILED_INPUT, "%.*s: holds no element; an entry of a feed is one", STR_ARG(document->name));
    bool is_atom = str_ends_with(element.name, STR("entry"));
    read_metadata(&entry, words, content);
    content->publisher = document->source;
    struct offsets title_map = {0};
    if (child(entry.text, "title", &element) || child(entry.text, "atom:title", &element))
        html_append_title(mapped(&entry, element.content, &title_map), &title_map, arena, content);
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        if (!child(entry.text, bodies[i], &element) || !str_trim(span_str(entry.text, element.content)).size)
            continue;
        append_body(&entry, &element, is_atom, words, content);
        break;
    }
    return OK;
}
