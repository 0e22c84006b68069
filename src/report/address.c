#include "report/address.h"

#include "base/utf8.h"

enum { SLUG_MOST = 60, DIGITS_FEW = 8, DIGITS_MANY = 16 };

/* Lower-case ASCII letters, digits and hyphens, at most 60; empty when nothing of the text is any. */
static str slug_of(str text, struct arena *arena) {
    str folded = utf8_fold(text, arena);
    char *slug = arena_alloc(arena, SLUG_MOST + 1);
    size_t size = 0;
    bool gap = false;
    for (size_t i = 0; i < folded.size && size < SLUG_MOST; i++) {
        char c = folded.data[i];
        if (!char_is_lower(c) && !char_is_digit(c)) {
            gap = size > 0;
            continue;
        }
        if (gap && size + 1 < SLUG_MOST)
            slug[size++] = '-';
        gap = false;
        slug[size++] = c;
    }
    return (str){slug, size};
}

/* folder/slug-hash.html: the hash keeps apart what looks alike when folded. */
static str named(const char *folder, str exact, struct arena *arena) {
    char hex[65];
    sha256_print(sha256_of(exact), hex);
    str slug = slug_of(exact, arena);
    return str_print(arena, "%s/%.*s%s%.*s.html", folder, STR_ARG(slug), slug.size ? "-" : "", DIGITS_FEW, hex);
}

str address_article(struct sha256 document, struct arena *arena) {
    char hex[65];
    sha256_print(document, hex);
    return str_print(arena, "article/%.*s.html", DIGITS_MANY, hex);
}

str address_bytes(struct sha256 document, uint32_t start, struct arena *arena) {
    return str_print(arena, "%.*s#b%u", STR_ARG(address_article(document, arena)), start);
}

str address_athlete(str name, struct arena *arena) { return named("athlete", name, arena); }

str address_race(str event, str competition, int year, struct arena *arena) {
    return named("race", str_print(arena, "%.*s|%.*s|%d", STR_ARG(event), STR_ARG(competition), year), arena);
}

/* Two values of one thing share a key, as long as nobody can tell which is right; twins are numbered. */
str address_fact_anchor(str key, str value, uint32_t twin, struct arena *arena) {
    char hex[65];
    sha256_print(sha256_of(str_print(arena, "%.*s|%.*s|%u", STR_ARG(key), STR_ARG(value), twin)), hex);
    return str_print(arena, "f%.*s", DIGITS_MANY, hex);
}

str address_discrepancy(str key, struct arena *arena) {
    char hex[65];
    sha256_print(sha256_of(key), hex);
    return str_print(arena, "discrepancy/%.*s.html", DIGITS_MANY, hex);
}

str address_rules(str file, struct arena *arena) { return named("rule", file, arena); }

str address_rule(struct origin rule, struct arena *arena) {
    return str_print(arena, "%.*s#l%u", STR_ARG(address_rules(rule.file, arena)), rule.line);
}

str address_page(str address, uint32_t number, struct arena *arena) {
    if (number <= 1)
        return address;
    size_t stem = address.size - (str_ends_with(address, STR(".html")) ? sizeof ".html" - 1 : 0);
    return str_print(arena, "%.*s-%u.html", (int)stem, address.data, number);
}

bool address_is_web(str uri) {
    static const char *const schemes[] = {"https://", "http://"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        str scheme = str_of(schemes[i]);
        if (uri.size > scheme.size && str_equal_ignoring_case(str_slice(uri, 0, scheme.size), scheme))
            return true;
    }
    return false;
}
