#include "xml.h"

#include "base/utf8.h"

static bool is_name_end(char c) {
    return char_is_space(c) || c == '>' || c == '/' || c == '<';
}

/* Index behind the ">" of the tag at start; quoted values may hold any. */
static size_t tag_end(str text, size_t start) {
    char quote = 0;
    for (size_t i = start + 1; i < text.size; i++) {
        char c = text.data[i];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return i + 1;
    }
    return text.size;
}

/* Index of the next tag at or after at; comments, CDATA, instructions and declarations are passed. */
static size_t next_tag(str text, size_t at) {
    static const struct { str open, close; } passed[] = {
        {{"<!--", 4}, {"-->", 3}}, {{"<![CDATA[", 9}, {"]]>", 3}}, {{"<?", 2}, {"?>", 2}}, {{"<!", 2}, {">", 1}},
    };
    for (at = str_find_char(text, '<', at); at < text.size; at = str_find_char(text, '<', at)) {
        str rest = str_slice(text, at, text.size);
        size_t before = at;
        for (size_t i = 0; i < sizeof passed / sizeof *passed && at == before; i++)
            if (str_starts_with(rest, passed[i].open))
                at = str_find(text, passed[i].close, at + passed[i].open.size) + passed[i].close.size;
        if (at == before)
            return at;
    }
    return text.size;
}

static str name_at(str text, size_t start) {
    size_t end = start;
    while (end < text.size && !is_name_end(text.data[end]))
        end++;
    return str_slice(text, start, end);
}

/* Where the end tag of an element begins whose content begins at from; elements of the same name inside it are counted. */
static size_t content_end(str text, str name, size_t from) {
    uint32_t depth = 1;
    for (size_t at = next_tag(text, from); at < text.size; at = next_tag(text, at)) {
        bool is_end = at + 1 < text.size && text.data[at + 1] == '/';
        size_t behind = tag_end(text, at);
        if (str_equal(name_at(text, at + 1 + is_end), name)) {
            depth += is_end ? -1u : text.data[behind - 2] != '/';
            if (!depth)
                return at;
        }
        at = behind;
    }
    return text.size;
}

bool xml_next(str text, size_t *at, struct xml_element *element) {
    size_t start = next_tag(text, *at);
    while (start + 1 < text.size && text.data[start + 1] == '/')
        start = next_tag(text, start + 2);
    if (start + 1 >= text.size)
        return false;
    str name = name_at(text, start + 1);
    size_t behind = tag_end(text, start);
    bool is_empty = behind >= 2 && text.data[behind - 2] == '/';
    size_t attributes = start + 1 + name.size, end = is_empty ? behind : content_end(text, name, behind);
    *element = (struct xml_element){
        .name = name,
        .attributes = str_slice(text, attributes, behind > attributes ? behind - 1 : attributes),
        .all = span_of(start, is_empty ? behind : end < text.size ? tag_end(text, end) : end),
        .content = span_of(behind, end),
    };
    *at = element->all.end;
    return true;
}

bool xml_find(str text, size_t *at, const char *const *names, size_t count, struct xml_element *element) {
    for (size_t start = next_tag(text, *at); start < text.size; start = next_tag(text, start + 1)) {
        str name = name_at(text, start + 1);
        for (size_t i = 0; i < count; i++)
            if (str_equal(name, str_of(names[i]))) {
                *at = start;
                return xml_next(text, at, element);
            }
    }
    *at = text.size;
    return false;
}

str xml_attribute(const struct xml_element *element, const char *name) {
    str rest = element->attributes;
    while (rest.size) {
        while (rest.size && (char_is_space(rest.data[0]) || rest.data[0] == '/'))
            rest = str_slice(rest, 1, rest.size);
        size_t equals = str_find_char(rest, '=', 0);
        str key = str_trim(str_slice(rest, 0, equals));
        rest = str_trim(str_slice(rest, equals + 1, rest.size));
        if (!rest.size || (rest.data[0] != '"' && rest.data[0] != '\''))
            break;
        size_t end = str_find_char(rest, rest.data[0], 1);
        if (str_equal(key, str_of(name)))
            return str_slice(rest, 1, end);
        rest = str_slice(rest, end + 1, rest.size);
    }
    return (str){0};
}

/* The code point of a reference at i and its size; 0 when XML does not know it. */
static size_t reference(str text, size_t i, uint32_t *point) {
    static const struct { const char *name; uint32_t point; } known[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
        if (str_starts_with(str_slice(text, i, text.size), str_of(known[k].name)))
            return *point = known[k].point, strlen(known[k].name);
    if (!str_starts_with(str_slice(text, i, text.size), STR("&#")))
        return 0;
    size_t at = i + 2;
    bool is_hex = at < text.size && (text.data[at] == 'x' || text.data[at] == 'X');
    uint64_t value = 0;
    size_t digits = at += is_hex;
    for (; at < text.size && at - digits < 8; at++) {
        char c = char_lower(text.data[at]);
        if (!char_is_digit(c) && !(is_hex && c >= 'a' && c <= 'f'))
            break;
        value = value * (is_hex ? 16 : 10) + (uint64_t)(char_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    if (at == digits || at >= text.size || text.data[at] != ';' || !value || value > 0x10FFFF)
        return 0;
    *point = (uint32_t)value;
    return at + 1 - i;
}

str xml_text(str text, struct span span, struct offsets *map, struct arena *arena) {
    char *data = arena_alloc(arena, span_size(span) + 4);
    size_t size = 0;
    for (size_t i = span.start; i < span.end;) {
        str rest = str_slice(text, i, span.end);
        if (str_starts_with(rest, STR("<![CDATA["))) {
            size_t end = str_find(rest, STR("]]>"), 9);
            memcpy(data + size, rest.data + 9, end - 9);
            offsets_add(map, (uint32_t)(end - 9), span_of(i + 9, i + end), arena);
            size += end - 9;
            i += end + 3;
            continue;
        }
        uint32_t point;
        size_t taken = rest.data[0] == '&' ? reference(text, i, &point) : 0, made = 1;
        if (taken) {
            made = utf8_encode(point, data + size);
        } else {
            taken = 1;
            while (taken < rest.size && rest.data[taken] != '<' && rest.data[taken] != '&')
                taken++;
            memcpy(data + size, rest.data, made = taken);
        }
        offsets_add(map, (uint32_t)made, span_of(i, i + taken), arena);
        size += made;
        i += taken;
    }
    return (str){data, size};
}
