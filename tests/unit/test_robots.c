#include <criterion/criterion.h>

#include "acquire/robots.h"
#include "base/buffer.h"

/* What a robots.txt says to an agent about paths: "+/a" is allowed, "-/a" is not. The behaviours are those of RFC 9309 and of the
 * test vectors that Google publishes with its parser, in texts of our own. */
static const struct { const char *shows, *text, *agent, *paths; } cases[] = {
    {"no file, all allowed", "", "pf", "+/ +/a"},
    {"no agent, all allowed", "user-agent: pf\ndisallow: /\n", "", "+/ +/a"},
    {"an empty address is the root", "user-agent: pf\ndisallow: /\n", "pf", "-"},
    {"key, colon, value", "user-agent: pf\ndisallow: /\n", "pf", "-/a/b"},
    {"unknown keys", "agent: pf\nrefuse: /\n", "pf", "+/a/b"},
    {"forgotten colons", "user-agent pf\ndisallow /\n", "pf", "-/a/b"},
    {"three words are no rule", "user-agent: pf\ndisallow /a or-not\n", "pf", "+/a"},
    {"misspellings", "useragent: pf\ndissallow: /a\ndisalow: /b\ndiasllow: /c\n", "pf", "-/a -/b -/c +/d"},
    {"groups of the same agent are one, rules outside are none",
     "allow: /free/\n\nuser-agent: pf\ndisallow: /\nallow: /a/\nuser-agent: other\ndisallow: /\nallow: /b/\n\n\nallow: /c/\nuser-agent: third\n\n"
     "user-agent: pf\nallow: /d/\ndisallow: /\n", "pf", "+/a/x +/d/x -/b/x -/free/"},
    {"the neighbour's group",
     "user-agent: pf\ndisallow: /\nallow: /a/\nuser-agent: other\ndisallow: /\nallow: /b/\n\n\nallow: /c/\nuser-agent: third\n", "other",
     "+/b/x +/c/x -/d/x"},
    {"agents in a row share a group", "user-agent: third\n\nuser-agent: pf\nallow: /d/\ndisallow: /\n", "third", "+/d/x -/free/"},
    {"a sitemap between agents closes no group", "User-agent: pf\nSitemap: https://example.org/map\nUser-agent: *\nDisallow: /\n", "pf", "-/"},
    {"nor does a line of an unknown key", "User-agent: pf\nColour: red\nUser-agent: *\nDisallow: /\n", "pf", "-/"},
    {"keys in any case", "USER-AGENT: pf\nAlLoW: /a/\nDISALLOW: /\n", "pf", "+/a/b -/c"},
    {"agents in any case, up to the first blank", "User-Agent: PF Five\nAllow: /a/\nDisallow: /\n", "pf", "+/a/b -/c"},
    {"an agent of two words is none", "User-Agent: *\nDisallow: /\nUser-Agent: pf five\nAllow: /a/\nDisallow: /\n", "pf five", "-/a/b"},
    {"versions do not count", "User-Agent: pf/2.1\nDisallow: /\n", "pf", "-/a"},
    {"a longer name is another agent", "User-Agent: pf-news\nDisallow: /\n", "pf", "+/a"},
    {"all others get the group for all", "user-agent: *\nallow: /\nuser-agent: pf\ndisallow: /\n", "other", "+/a"},
    {"the named do not", "user-agent: *\nallow: /\nuser-agent: pf\ndisallow: /\n", "pf", "-/a"},
    {"no group for you, all allowed", "user-agent: a\nallow: /\nuser-agent: b\ndisallow: /\n", "pf", "+/a"},
    {"a star before a blank is for all", "user-agent: * x\ndisallow: /\n", "pf", "-/a"},
    {"your own group replaces the one for all", "User-agent: *\nDisallow: /a/\nUser-agent: pf\nDisallow: /b/\n", "pf", "+/a/x -/b/x"},
    {"paths in their case", "user-agent: pf\ndisallow: /A/\n", "pf", "+/a/b -/A/b"},
    {"the longer rule wins", "user-agent: pf\ndisallow: /a/page.html\nallow: /a/\n", "pf", "-/a/page.html +/a/b"},
    {"also when it allows", "user-agent: pf\nallow: /a/page.html\ndisallow: /a/\n", "pf", "+/a/page.html -/a/"},
    {"nothing is no rule", "user-agent: pf\ndisallow: \nallow: \n", "pf", "+/a"},
    {"nothing alone, too", "user-agent: pf\ndisallow:\n", "pf", "+/a"},
    {"of two alike the one that allows", "user-agent: pf\ndisallow: /a\nallow: /a\n", "pf", "+/a"},
    {"a slash is a byte more", "user-agent: pf\ndisallow: /a\nallow: /a/\n", "pf", "-/a +/a/"},
    {"length with stars", "user-agent: pf\nallow: /page\ndisallow: /*.html\n", "pf", "-/page.html +/page"},
    {"length with stars, the other way", "user-agent: pf\nallow: /a/page.\ndisallow: /*.html\n", "pf", "+/a/page.html -/a/b.html"},
    {"addresses in queries", "User-agent: pf\nDisallow: /\nAllow: /a/b?c=d&e=http://example.org?f&g\n", "pf", "+/a/b?c=d&e=http://example.org?f&g -/a/b"},
    {"bytes over ASCII are encoded in rules", "User-agent: pf\nDisallow: /\nAllow: /a/\xC3\xA5\n", "pf", "+/a/%C3%A5 -/a/\xC3\xA5"},
    {"encoded bytes in small letters", "User-agent: pf\nDisallow: /\nAllow: /a/%c3%a5\n", "pf", "+/a/%C3%A5"},
    {"needless encoding stays", "User-agent: pf\nDisallow: /\nAllow: /a/%62\n", "pf", "-/a/b +/a/%62"},
    {"stars", "User-agent: pf\nDisallow: /a/b/c\nAllow: /a/*/d\n", "pf", "-/a/b/c +/a/c +/a//c +/a/x/c"},
    {"the end", "User-agent: pf\nDisallow: /a/b$\nAllow: /a/b/c\n", "pf", "-/a/b +/a/b/c +/a/b/ +/a/b/d"},
    {"a dollar inside is a dollar", "User-agent: pf\nDisallow: /a$b\n", "pf", "-/a$b +/a"},
    {"comments", "User-agent: pf # us\n# Disallow: /\nDisallow: /a/c#d\nAllow: /\n", "pf", "+/a/b -/a/c"},
    {"an index is its folder", "User-Agent: *\nAllow: /in/index.html\nDisallow: /\n", "pf", "+/in/ -/in/index.htm +/in/index.html -/out"},
    {"beginnings", "user-agent: pf\ndisallow: /\nallow: /run\n", "pf", "-/bar +/run +/run.html +/run/far.html +/runners +/run.html?id=a -/Run.asp -/outrun -/?id=run"},
    {"a star at the end changes nothing", "user-agent: pf\ndisallow: /\nallow: /run*\n", "pf", "-/bar +/run +/run.html +/runners/far -/Run.bar -/outrun"},
    {"a slash at the end does", "user-agent: pf\ndisallow: /\nallow: /run/\n", "pf", "+/run/ +/run/far +/run/?far -/run -/run.html -/Run/Far.html"},
    {"endings anywhere", "user-agent: pf\ndisallow: /\nallow: /*.php\n", "pf",
     "-/bar +/a.php +/b/a.php +/b/a.php?c +//b/any.php.file.html +/a.php/ +/index?f=a.php/ -/php/ -/index?php -/a.PHP"},
    {"endings at the end", "user-agent: pf\ndisallow: /\nallow: /*.php$\n", "pf", "-/bar +/a.php +/b/a.php -/a.php?c -/a.php/ -/a.php5 -/php/ -/a?php -/aphpa -//a.PHP"},
    {"a star inside", "user-agent: pf\ndisallow: /\nallow: /run*.php\n", "pf", "-/bar +/run.php +/runs/far.php?a -/Run.PHP"},
    {"a shorter path of more weight", "user-agent: pf\nallow: /p\ndisallow: /\n", "pf", "+/page"},
    {"the root alone", "user-agent: pf\nallow: /$\ndisallow: /\n", "pf", "+/ -/page.html"},
    {"a byte order mark", "\xEF\xBB\xBFuser-agent: pf\ndisallow: /\n", "pf", "-/a"},
    {"two thirds of one", "\xEF\xBBuser-agent: pf\ndisallow: /\n", "pf", "-/a"},
    {"a third of one", "\xEFuser-agent: pf\ndisallow: /\n", "pf", "-/a"},
    {"a broken one hides its line", "\xEF\x11\xBFuser-agent: pf\ndisallow: /\n", "pf", "+/a"},
    {"one in the middle hides its line", "user-agent: pf\n\xEF\xBB\xBF" "disallow: /\n", "pf", "+/a"},
    {"line ends of old systems", "user-agent: pf\rdisallow: /a\r\rallow: /a/b\r", "pf", "-/a +/a/b"},
    {"mixed line ends, none at the end", "user-agent: pf\ndisallow: /b\r\n\r\n\nallow: /b/c\ndisallow: /d", "pf", "-/b +/b/c -/d"},
};

Test(robots, are_obeyed) {
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct robots *robots = robots_parse(str_of(cases[i].text), &arena);
        for (str rest = str_of(cases[i].paths), path; (path = str_cut(&rest, ' ')).size;) {
            str plain = str_slice(path, 1, path.size);
            str address = plain.size ? str_print(&arena, "https://www.example.org%.*s", STR_ARG(plain)) : plain;
            bool hoped = path.data[0] == '+';
            cr_expect_eq(robots_allows(robots, cases[i].agent, address), hoped, "%s: %.*s", cases[i].shows, STR_ARG(path));
        }
    }
    arena_close(&arena);
}

static const struct { const char *address, *path; } paths[] = {
    {"", "/"}, {"http://www.example.org", "/"}, {"http://www.example.org/", "/"}, {"http://www.example.org/a", "/a"},
    {"http://www.example.org/a/b?c=http://d.e/", "/a/b?c=http://d.e/"}, {"http://www.example.org/a/b?c=d&e=f#g", "/a/b?c=d&e=f"},
    {"a", "/"}, {"a/", "/"}, {"/a", "/a"}, {"a/b", "/b"}, {"example.org", "/"}, {"example.org/", "/"}, {"example.org/a/b?c=d", "/a/b?c=d"}, {"//a/b/c", "/b/c"}, {"http://www.example.org?a", "/?a"},
    {"http://www.example.org/a;b#c", "/a;b"}, {"http://www.example.org#a", "/"}, {"//www.example.org/a", "/a"}, {"example.org?a://b", "/?a://b"},
};

Test(robots, match_the_path_of_an_address) {
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        cr_expect(str_equal(robots_path(str_of(paths[i].address), &arena), str_of(paths[i].path)), "%s", paths[i].address);
    arena_close(&arena);
}

static const struct { const char *written, *encoded; } patterns[] = {
    {"http://www.example.org", "http://www.example.org"}, {"/a/b/c", "/a/b/c"}, {"\xC3\xA1", "%C3%A1"}, {"%aa", "%AA"}, {"%aA%", "%AA%"}, {"%a", "%a"},
};

Test(robots, encode_patterns_like_addresses) {
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        cr_expect(str_equal(robots_pattern(str_of(patterns[i].written), &arena), str_of(patterns[i].encoded)), "%s", patterns[i].written);
    arena_close(&arena);
}

static const struct { const char *text; uint32_t directives, unknown; } counts[] = {
    {"User-Agent: a\nAllow: /b\nUser-Agent: c\n\n\nDisallow: /\n", 4, 0},
    {"User-Agent: a\r\nAllow: /b\r\nUser-Agent: c\r\n\r\n\r\nDisallow: /\r\n", 4, 0},
    {"User-Agent: a\rAllow: /b\rUser-Agent: c\r\r\rDisallow: /\r", 4, 0},
    {"User-Agent: a\nAllow: /b\r\nUser-Agent: c\n\r\n\nDisallow: /", 4, 0},
    {"\xEF\xBB\xBFUser-Agent: a\nAllow: /b\n", 2, 0},
    {"\xEF\x11\xBFUser-Agent: a\nAllow: /b\n", 1, 1},
    {"User-Agent: a\n\xEF\xBB\xBF" "Allow: /b\n", 1, 1},
};

Test(robots, are_read_line_by_line) {
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct robots *robots = robots_parse(str_of(counts[i].text), &arena);
        cr_expect(robots->directives == counts[i].directives && robots->unknown == counts[i].unknown, "%s: %u and %u", counts[i].text,
                  robots->directives, robots->unknown);
    }
    struct robots *robots = robots_parse(STR("Sitemap: https://example.org/map.xml\nUser-Agent: a\n"), &arena);
    cr_assert(robots->sitemaps.count == 1 && str_equal(robots->sitemaps.items[0], STR("https://example.org/map.xml")));
    arena_close(&arena);
}

Test(robots, lines_without_end_are_cut) {
    struct arena arena = {0};
    struct buffer text = {0}, path = {0};
    buffer_add_text(&path, "/x/");
    while (path.size < 2083 * 8 - 3 - 10 + 1)
        buffer_add_char(&path, 'a');
    buffer_print(&text, "user-agent: pf\ndisallow: %.*s/tail\n", STR_ARG(buffer_str(&path)));
    struct robots *robots = robots_parse(buffer_str(&text), &arena);
    cr_expect(robots_allows(robots, "pf", STR("http://example.org/y")));
    cr_expect(!robots_allows(robots, "pf", str_print(&arena, "http://example.org%.*s/fail", STR_ARG(buffer_str(&path)))));
    buffer_close(&text);
    buffer_close(&path);
    arena_close(&arena);
}

static const struct { const char *text, *agent; uint32_t delay; } delays[] = {
    {"user-agent: *\ncrawl-delay: 5\n", "pf", 5000},
    {"user-agent: *\ncrawl-delay: 5\nuser-agent: pf\ndisallow: /a\ncrawl-delay: 0.5\n", "pf", 5000}, /* no rule between: one group */
    {"user-agent: *\ndisallow: /b\ncrawl-delay: 5\nuser-agent: pf\ndisallow: /a\ncrawl-delay: 0.5\n", "pf", 500},
    {"user-agent: *\ncrawl-delay: often\n", "pf", 0},
    {"user-agent: *\ncrawl-delay: 999999999\n", "pf", 86400000},
    {"crawl-delay: 7\n", "pf", 0},
};

Test(robots, ask_for_a_pause) {
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof delays / sizeof *delays; i++)
        cr_expect_eq(robots_delay(robots_parse(str_of(delays[i].text), &arena), delays[i].agent), delays[i].delay, "%s", delays[i].text);
    arena_close(&arena);
}
