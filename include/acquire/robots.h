/*
 * robots.txt: what a site asks of those who fetch from it (RFC 9309), read as generously as the large crawlers read it: forgotten
 * colons, common misspellings, any line ends, half a byte order mark.
 *
 *     struct robots *robots = robots_parse(body, arena);
 *     if (!robots_allows(robots, "photofinish", "https://example.org/a?b"))
 *         ...
 *
 * Rules of groups that name the agent count, else those for "*"; of the rules that match, the one with the longest pattern, allow
 * before disallow. Where there is no rule, all is allowed.
 */
#ifndef PHOTOFINISH_ACQUIRE_ROBOTS_H
#define PHOTOFINISH_ACQUIRE_ROBOTS_H

#include "base/list.h"
#include "base/str.h"

/* RFC 9309, 2.5: at least 500 KiB must be read; what comes after this many is not. */
enum { ROBOTS_MOST_BYTES = 512 * 1024 };

struct robots_rule {
    str pattern;            /* percent-encoded as RFC 9309, 2.2.2 wants it */
    uint32_t group;
    bool allow;
};

struct robots_agent {
    str token;              /* "*" for all */
    uint32_t group;
};

struct robots {
    struct { struct robots_agent *items; uint32_t count, room; } agents;
    struct { struct robots_rule *items; uint32_t count, room; } rules;
    struct { struct robots_delay { uint32_t group; uint32_t milliseconds; } *items; uint32_t count, room; } delays;
    struct { str *items; uint32_t count, room; } sitemaps;
    uint32_t directives, unknown; /* lines understood, and lines with another key */
};

/* Borrows from body where it can; the rest lives in the arena. */
struct robots *robots_parse(str body, struct arena *arena);

/* agent: a product token, letters, hyphens and underscores. address: a whole one, or a path. An empty agent is always allowed. */
bool robots_allows(const struct robots *robots, const char *agent, str address);

/* Milliseconds to leave between two requests (Crawl-delay, which RFC 9309 does not know but many sites write); 0 when not said. */
uint32_t robots_delay(const struct robots *robots, const char *agent);

/* "/a?b" of "https://example.org/a?b#c": what patterns are matched against. */
str robots_path(str address, struct arena *arena);

/* The pattern with "%aa" as "%AA" and bytes over 0x7F percent-encoded. */
str robots_pattern(str written, struct arena *arena);

#endif
