#include "html_guard.h"

#include "base/hash.h"

enum {
    DEEPEST_STRICT = 100,
    DEEPEST = 400,           /* open elements; the deepest of 1,171 pages of two benchmarks had 51 */
    MOST_ATTRIBUTES = 200,   /* of one tag; the most among those pages was 64 */
    NAME_BUCKETS = 4096,
};

/* Elements that never stay open, or that the next of their kind closes. */
static const char *const shallow[] = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "td",
    "th", "tr", "tbody", "thead", "option", "dt", "dd", "html", "body", "head",
};

/* Elements that open again by themselves: the standard's list of active formatting elements. */
static const char *const formatting[] = {
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
};

/* Elements whose content is text, whatever it looks like. */
static const char *const raw[] = {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"};

struct guard {
    str page;
    char *copy;              /* NULL until something must be blanked */
    struct arena *arena;
    enum html_strictness strictness;
    uint32_t open;           /* elements, by the tags alone */
    uint32_t open_by_name[NAME_BUCKETS];
};

static void blank(struct guard *g, size_t start, size_t end) {
    if (!g->copy) {
        g->copy = arena_alloc(g->arena, g->page.size + 1);
        memcpy(g->copy, g->page.data, g->page.size);
    }
    memset(g->copy + start, ' ', end - start);
}

static uint32_t bucket_of(str name) {
    uint32_t hash = hash_bytes_ignoring_case(name);
    return (hash ^ hash >> 16) % NAME_BUCKETS;
}

/* Index behind the ">" of the tag whose attributes begin at i; blanks the attributes that are too many. */
static size_t pass_attributes(struct guard *g, size_t i) {
    str page = g->page;
    uint32_t count = 0;
    size_t extra = 0;
    bool is_in_name = false;
    for (; i < page.size && page.data[i] != '>'; i++) {
        char c = page.data[i];
        if (char_is_space(c) || c == '/') {
            is_in_name = false;
        } else if (c == '=') {
            while (i + 1 < page.size && char_is_space(page.data[i + 1]))
                i++;
            if (i + 1 < page.size && (page.data[i + 1] == '"' || page.data[i + 1] == '\'')) {
                i = str_find_char(page, page.data[i + 1], i + 2);
            } else {
                while (i + 1 < page.size && !char_is_space(page.data[i + 1]) && page.data[i + 1] != '>')
                    i++;
            }
            is_in_name = false;
        } else if (!is_in_name) {
            is_in_name = true;
            if (++count == MOST_ATTRIBUTES)
                extra = i;
        }
    }
    if (i > page.size)
        i = page.size;
    if (extra)
        blank(g, extra, i);
    return i < page.size ? i + 1 : i;
}

/* Where the end tag of a text element begins. */
static size_t raw_text_end(str page, str name, size_t from) {
    for (size_t at = str_find(page, STR("</"), from); at < page.size; at = str_find(page, STR("</"), at + 2))
        if (str_equal_ignoring_case(str_slice(page, at + 2, at + 2 + name.size), name))
            return at;
    return page.size;
}

static size_t pass_tag(struct guard *g, size_t start) {
    str page = g->page;
    bool is_end = page.data[start + 1] == '/';
    size_t name_start = start + 1 + is_end, i = name_start;
    while (i < page.size && !char_is_space(page.data[i]) && page.data[i] != '>' && page.data[i] != '/')
        i++;
    str name = str_slice(page, name_start, i);
    size_t end = pass_attributes(g, i);
    uint32_t *same = &g->open_by_name[bucket_of(name)];
    if (is_end) {
        if (*same) {
            --*same;
            --g->open;
        }
        return end;
    }
    if (str_equals_any_ignoring_case(name, ALL_OF(shallow)))
        return end;
    if (str_equals_any_ignoring_case(name, ALL_OF(raw)))
        return raw_text_end(page, name, end);
    if (g->open >= (g->strictness == GUARD_STRICT ? DEEPEST_STRICT : DEEPEST) ||
        (g->strictness == GUARD_STRICT && str_equals_any_ignoring_case(name, ALL_OF(formatting)))) {
        blank(g, start, end);
        return end;
    }
    ++*same;
    ++g->open;
    return end;
}

static bool is_hex_digit(char c) {
    return char_is_digit(c) || (char_lower(c) >= 'a' && char_lower(c) <= 'f');
}

/* Gumbo's own count of a numeric reference overflows: what is larger than any character becomes blanks. */
static void pass_number(struct guard *g, size_t start) {
    enum { HEX_MOST = 6, DECIMAL_MOST = 7 };
    size_t i = start + 2;
    bool is_hex = i < g->page.size && char_lower(g->page.data[i]) == 'x';
    for (i += is_hex; i < g->page.size && g->page.data[i] == '0'; i++)
        ;
    size_t first = i;
    while (i < g->page.size && (is_hex ? is_hex_digit(g->page.data[i]) : char_is_digit(g->page.data[i])))
        i++;
    if (i - first > (size_t)(is_hex ? HEX_MOST : DECIMAL_MOST))
        blank(g, start, i);
}

str html_guard(str page, enum html_strictness strictness, struct arena *arena) {
    struct guard g = {.page = page, .arena = arena, .strictness = strictness};
    for (size_t at = str_find_char(page, '<', 0); at + 1 < page.size; at = str_find_char(page, '<', at)) {
        char next = page.data[at + 1], after = at + 2 < page.size ? page.data[at + 2] : 0;
        if (char_is_letter(next) || (next == '/' && char_is_letter(after)))
            at = pass_tag(&g, at);
        else if (str_starts_with(str_slice(page, at, at + 4), STR("<!--")))
            at = str_find(page, STR("-->"), at + 2);
        else
            at++;
    }
    for (size_t at = str_find(page, STR("&#"), 0); at < page.size; at = str_find(page, STR("&#"), at + 2))
        pass_number(&g, at);
    return g.copy ? (str){g.copy, page.size} : page;
}
