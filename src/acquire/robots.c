#include "acquire/robots.h"

#include <stdlib.h>

enum { LINE_MOST = 2083 * 8 - 1 }; /* as Google's parser cuts lines: eight times the longest address of old browsers */

/* ---- lines */

enum key { KEY_UNKNOWN, KEY_AGENT, KEY_ALLOW, KEY_DISALLOW, KEY_SITEMAP, KEY_DELAY };

/* A key may have anything behind these beginnings. The misspellings are those that Google's parser forgives. */
static const struct { const char *beginning; enum key key; } keys[] = {
    {"user-agent", KEY_AGENT},  {"useragent", KEY_AGENT},   {"user agent", KEY_AGENT}, {"allow", KEY_ALLOW},
    {"disallow", KEY_DISALLOW}, {"dissallow", KEY_DISALLOW}, {"dissalow", KEY_DISALLOW}, {"disalow", KEY_DISALLOW},
    {"diasllow", KEY_DISALLOW}, {"disallaw", KEY_DISALLOW}, {"sitemap", KEY_SITEMAP},  {"site-map", KEY_SITEMAP},
    {"crawl-delay", KEY_DELAY}, {"crawldelay", KEY_DELAY},
};

static enum key key_of(str word) {
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        str beginning = str_of(keys[i].beginning);
        if (str_equal_ignoring_case(str_slice(word, 0, beginning.size), beginning))
            return keys[i].key;
    }
    return KEY_UNKNOWN;
}

static size_t find_blank(str s, size_t at) {
    while (at < s.size && s.data[at] != ' ' && s.data[at] != '\t')
        at++;
    return at;
}

/* "key: value # comment"; where the colon was forgotten, a blank between two words stands for it. */
static bool split_line(str line, str *key, str *value) {
    line = str_trim(str_slice(line, 0, str_find_char(line, '#', 0)));
    size_t colon = str_find_char(line, ':', 0);
    if (colon == line.size) {
        colon = find_blank(line, 0);
        str rest = str_trim(str_slice(line, colon, line.size));
        if (!rest.size || find_blank(rest, 0) < rest.size)
            return false;
    }
    *key = str_trim(str_slice(line, 0, colon));
    *value = str_trim(str_slice(line, colon + 1, line.size));
    return key->size > 0;
}

/* Any of "\n", "\r\n", "\r" ends a line. */
static bool next_line(str *rest, str *line) {
    if (!rest->size)
        return false;
    size_t end = str_line_end(*rest, 0);
    *line = str_slice(*rest, 0, end < LINE_MOST ? end : LINE_MOST);
    *rest = str_slice(*rest, str_line_behind(*rest, end), rest->size);
    return true;
}

/* The token that the agent's name begins with: letters, hyphens, underscores. "*" alone or before a blank is for all. */
static str agent_token(str value) {
    size_t end = 0;
    if (str_starts_with(value, STR("*")) && (value.size == 1 || char_is_space(value.data[1])))
        return str_slice(value, 0, 1);
    while (end < value.size && (char_is_letter(value.data[end]) || value.data[end] == '-' || value.data[end] == '_'))
        end++;
    return str_slice(value, 0, end);
}

static int hex_value(char c) {
    c = char_lower(c);
    return char_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

str robots_pattern(str written, struct arena *arena) {
    static const char digits[] = "0123456789ABCDEF";
    char *out = arena_alloc(arena, written.size * 3 + 1);
    size_t size = 0;
    for (size_t i = 0; i < written.size; i++) {
        unsigned char c = (unsigned char)written.data[i];
        int high = i + 2 < written.size ? hex_value(written.data[i + 1]) : -1, low = high < 0 ? -1 : hex_value(written.data[i + 2]);
        if (c == '%' && low >= 0) {
            out[size++] = '%';
            out[size++] = digits[high];
            out[size++] = digits[low];
            i += 2;
        } else if (c >= 0x80) {
            out[size++] = '%';
            out[size++] = digits[c >> 4];
            out[size++] = digits[c & 15];
        } else {
            out[size++] = (char)c;
        }
    }
    return (str){out, size};
}

static uint32_t milliseconds_of(str value) {
    char text[32] = {0};
    memcpy(text, value.data, value.size < sizeof text - 1 ? value.size : sizeof text - 1);
    double seconds = char_is_digit(text[0]) || text[0] == '.' ? strtod(text, NULL) : 0;
    return seconds > 86400 ? 86400000u : (uint32_t)(seconds * 1000);
}

struct robots *robots_parse(str body, struct arena *arena) {
    static const char mark[] = "\xEF\xBB\xBF";
    struct robots *robots = ARENA_NEW(arena, struct robots);
    str rest = str_slice(body, 0, ROBOTS_MOST_BYTES), line, key, value;
    for (size_t i = 0; i < 3 && rest.size && rest.data[0] == mark[i]; i++) /* the byte order mark, or as much as is left of it */
        rest = str_slice(rest, 1, rest.size);
    uint32_t group = 0;         /* 0: before the first agent */
    bool rules_seen = true;     /* the next agent line opens a group */
    while (next_line(&rest, &line)) {
        if (!split_line(line, &key, &value))
            continue;
        enum key kind = key_of(key);
        *(kind == KEY_UNKNOWN ? &robots->unknown : &robots->directives) += 1;
        switch (kind) {
        case KEY_AGENT:
            group += rules_seen;
            rules_seen = false;
            *LIST_ADD(&robots->agents, arena) = (struct robots_agent){agent_token(value), group};
            break;
        case KEY_ALLOW:
        case KEY_DISALLOW:
            rules_seen = true;
            if (group)
                *LIST_ADD(&robots->rules, arena) = (struct robots_rule){robots_pattern(value, arena), group, kind == KEY_ALLOW};
            break;
        case KEY_DELAY:
            if (group)
                *LIST_ADD(&robots->delays, arena) = (struct robots_delay){group, milliseconds_of(value)};
            break;
        case KEY_SITEMAP:
            *LIST_ADD(&robots->sitemaps, arena) = value;
            break;
        case KEY_UNKNOWN:
            break;
        }
    }
    return robots;
}

/* ---- matching */

/* Whether path begins with what the pattern describes: "*" is anything, "$" at the end is the end. Linear but for the last "*". */
static bool matches(str path, str pattern) {
    bool anchored = str_ends_with(pattern, STR("$"));
    if (anchored)
        pattern.size--;
    size_t at = 0, p = 0, star = SIZE_MAX, star_at = 0;
    for (;;) {
        if (p < pattern.size && pattern.data[p] == '*') {
            star = p++;
            star_at = at;
        } else if (p == pattern.size && (!anchored || at == path.size)) {
            return true;
        } else if (p < pattern.size && at < path.size && pattern.data[p] == path.data[at]) {
            p++;
            at++;
        } else if (star == SIZE_MAX || star_at >= path.size) {
            return false;
        } else { /* let the last "*" take one byte more */
            p = star + 1;
            at = ++star_at;
        }
    }
}

str robots_path(str address, struct arena *arena) {
    size_t start = str_starts_with(address, STR("//")) ? 2 : 0, early = start;
    while (early < address.size && !strchr("/?;", address.data[early]))
        early++;
    size_t scheme = str_find(address, STR("://"), start);
    size_t host = early < scheme || scheme == address.size ? start : scheme + 3, path = host;
    while (path < address.size && !strchr("/?;", address.data[path]))
        path++;
    size_t fragment = str_find_char(address, '#', start);
    if (path >= address.size || fragment < path)
        return STR("/");
    str found = str_slice(address, path, fragment);
    return found.data[0] == '/' ? found : str_print(arena, "/%.*s", STR_ARG(found));
}

/* For each group whether it counts for the agent: those that name it, or where none does, those for "*". */
static bool *groups_for(const struct robots *robots, str agent, struct arena *arena) {
    uint32_t most = robots->agents.count ? LIST_LAST(&robots->agents)->group : 0;
    bool *counts = ARENA_ARRAY(arena, most + 1, bool), named = false;
    for (LIST_EACH(const struct robots_agent, a, &robots->agents))
        named |= str_equal_ignoring_case(a->token, agent);
    for (LIST_EACH(const struct robots_agent, a, &robots->agents))
        counts[a->group] |= str_equal_ignoring_case(a->token, named ? agent : STR("*"));
    return counts;
}

/* "/a/index.html" allows "/a/" as well, as the large crawlers have it. */
static bool allows_as_index(str path, str pattern) {
    size_t slash = pattern.size;
    while (slash && pattern.data[slash - 1] != '/')
        slash--;
    str name = str_slice(pattern, slash, pattern.size), folder = str_slice(pattern, 0, slash);
    bool index = str_equal(name, STR("index.html")) || str_equal(name, STR("index.htm"));
    return slash && index && path.size == folder.size && matches(path, folder);
}

bool robots_allows(const struct robots *robots, const char *agent_name, str address) {
    if (!*agent_name)
        return true;
    struct arena arena = {0};
    str path = robots_path(address, &arena);
    const bool *counts = groups_for(robots, str_of(agent_name), &arena);
    size_t allowed = 0, disallowed = 0;
    for (LIST_EACH(const struct robots_rule, rule, &robots->rules)) {
        if (!counts[rule->group])
            continue;
        bool match = matches(path, rule->pattern);
        size_t *longest = rule->allow ? &allowed : &disallowed, size = match ? rule->pattern.size : 0;
        if (rule->allow && !match && allows_as_index(path, rule->pattern))
            size = path.size + 1;
        if (size > *longest)
            *longest = size;
    }
    arena_close(&arena);
    return disallowed <= allowed;
}

uint32_t robots_delay(const struct robots *robots, const char *agent_name) {
    struct arena arena = {0};
    const bool *counts = groups_for(robots, str_of(agent_name), &arena);
    uint32_t longest = 0;
    for (LIST_EACH(const struct robots_delay, delay, &robots->delays))
        if (counts[delay->group] && delay->milliseconds > longest)
            longest = delay->milliseconds;
    arena_close(&arena);
    return longest;
}
