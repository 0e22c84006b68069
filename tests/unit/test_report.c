#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "report/report.h"
#include "report_world.h"

/* --- a written site ------------------------------------------------------------------------------------------------- */

struct site {
    struct world world;
    char folder[64];
    struct report_summary summary;
};

static struct site site;

static void open_site(void) {
    world_open(&site.world);
    snprintf(site.folder, sizeof site.folder, "/tmp/photofinish-report-XXXXXX");
    cr_assert(mkdtemp(site.folder) != NULL);
}

static void write_site(void) {
    struct error error = {0};
    struct report_options options = {.folder = site.folder, .feed = &site.world.feed, .version = "test"};
    cr_assert_eq(report_write(&options, &site.summary, &error), OK, "%s", error.text);
}

static void make_site(void) {
    open_site();
    write_site();
}

static void close_site(void) {
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", site.folder);
    cr_expect_eq(system(command), 0);
    world_close(&site.world);
}

static str page(const char *name, struct arena *arena) {
    str bytes = {0};
    struct error error = {0};
    cr_assert_eq(file_read(str_print(arena, "%s/%s", site.folder, name).data, 0, &bytes, arena, &error), OK, "%s", error.text);
    return bytes;
}

typedef void page_visit(str name, str html, struct arena *arena);

/* Calls visit for every HTML page of a folder ("" or "race/"), with its path inside the site. */
static void each_page_of(const char *folder, page_visit *visit) {
    struct arena arena = {0};
    struct paths paths = {0};
    struct error error = {0};
    cr_assert_eq(file_list(str_print(&arena, "%s/%s", site.folder, folder).data, ".html", &paths, &arena, &error), OK, "%s", error.text);
    for (uint32_t k = 0; k < paths.count; k++) {
        str name = str_print(&arena, "%s%s", folder, strrchr(paths.items[k], '/') + 1);
        struct arena scratch = {0};
        visit(name, page(name.data, &scratch), &scratch);
        arena_close(&scratch);
    }
    arena_close(&arena);
}

static void each_page(page_visit *visit) {
    static const char *const folders[] = {"", "article/", "athlete/", "discrepancy/", "race/", "rule/"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        each_page_of(folders[i], visit);
}

/* The one page of a folder that holds the text; data NULL when none does. */
static str page_with(const char *folder, const char *text, struct arena *arena) {
    struct paths paths = {0};
    struct error error = {0};
    cr_assert_eq(file_list(str_print(arena, "%s/%s", site.folder, folder).data, ".html", &paths, arena, &error), OK, "%s", error.text);
    for (uint32_t i = 0; i < paths.count; i++) {
        str bytes = {0};
        cr_assert_eq(file_read(paths.items[i], 0, &bytes, arena, &error), OK);
        if (str_find(bytes, str_of(text), 0) < bytes.size)
            return bytes;
    }
    return (str){0};
}

static bool has(str html, const char *text) { return str_find(html, str_of(text), 0) < html.size; }

/* --- links ---------------------------------------------------------------------------------------------------------- */

static str attribute(str html, const char *name, size_t *at) {
    size_t start = str_find(html, str_of(name), *at);
    if (start == html.size) {
        *at = start;
        return (str){0};
    }
    start += strlen(name);
    *at = str_find_char(html, '"', start);
    return str_slice(html, start, *at);
}

/* Links of a page mostly lead to the same few pages. */
static str page_again(str name) {
    static struct arena arena;
    static str last, html;
    if (!str_equal(name, last)) {
        arena_reset(&arena);
        last = str_copy(name, &arena);
        html = page(str_to_c(name, &arena), &arena);
    }
    return html;
}

static void check_link(str from, str html, str href, struct arena *arena) {
    str anchor = href, path = str_cut(&anchor, '#');
    str target = html;
    if (path.size) {
        str folder = str_slice(from, 0, str_find_char(from, '/', 0));
        bool up = str_starts_with(path, STR("../"));
        bool inside = folder.size < from.size;
        str name = up ? str_slice(path, 3, path.size) : inside ? str_print(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(path)) : path;
        str full = str_print(arena, "%s/%.*s", site.folder, STR_ARG(name));
        cr_expect_eq(access(full.data, R_OK), 0, "%.*s leads to %.*s, which is not there", STR_ARG(from), STR_ARG(href));
        if (access(full.data, R_OK) != 0 || !anchor.size)
            return;
        target = page_again(name);
    }
    str id = str_print(arena, "id=\"%.*s\"", STR_ARG(anchor));
    cr_expect(has(target, id.data), "%.*s leads to %.*s, where nothing has that name", STR_ARG(from), STR_ARG(href));
}

static void check_links(str name, str html, struct arena *arena) {
    uint32_t links = 0;
    for (size_t at = 0; at < html.size;) {
        str href = attribute(html, "href=\"", &at);
        if (!href.data || str_starts_with(href, STR("https://")))
            continue;
        links++;
        check_link(name, html, href, arena);
    }
    cr_expect(links > 5, "%.*s has hardly a link", STR_ARG(name));
}

Test(report, every_link_leads_somewhere, .init = make_site, .fini = close_site) { each_page(check_links); }

static void check_page(str name, str html, struct arena *arena) {
    (void)arena;
    cr_expect(has(html, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"), "%.*s", STR_ARG(name));
    cr_expect(has(html, "<html lang=\"en\">") && has(html, "<title>") && has(html, "<h1>") && has(html, "<main id=\"main\""), "%.*s", STR_ARG(name));
    cr_expect(!has(html, " style="), "%.*s: a style attribute is against the policy", STR_ARG(name));
    cr_expect(html.size < 1000 * 1000, "%.*s has %zu bytes", STR_ARG(name), html.size);
    size_t at = 0, scripts = 0;
    while ((at = str_find(html, STR("<script"), at)) < html.size)
        at++, scripts++;
    cr_expect_eq(scripts, 1, "%.*s has %zu scripts", STR_ARG(name), scripts);
}

Test(report, every_page_is_whole_and_has_the_policy, .init = make_site, .fini = close_site) { each_page(check_page); }

static void make_crowded_site(void) {
    open_site();
    world_crowd(&site.world, 3000);
    write_site();
}

static void make_long_site(void) {
    open_site();
    world_lengthen(&site.world, 6000);
    write_site();
}

static uint32_t pages_of(const char *folder, const char *ending) {
    struct arena arena = {0};
    struct paths paths = {0};
    struct error error = {0};
    cr_assert_eq(file_list(str_print(&arena, "%s/%s", site.folder, folder).data, ending, &paths, &arena, &error), OK);
    uint32_t count = paths.count;
    arena_close(&arena);
    return count;
}

Test(report, a_race_of_three_thousand_goes_over_several_pages, .init = make_crowded_site, .fini = close_site) {
    cr_expect_gt(pages_of("race", "-2.html"), 0);
    cr_expect_gt(pages_of("race", "-3.html"), 0);
    cr_expect_gt(pages_of("", "athletes-7.html"), 0);
    each_page_of("", check_page);
    each_page_of("race/", check_page);
    each_page_of("race/", check_links);
}

Test(report, a_book_of_an_article_goes_over_several_pages, .init = make_long_site, .fini = close_site) {
    cr_expect_gt(pages_of("article", "-3.html"), 0);
    each_page_of("article/", check_page);
    each_page_of("article/", check_links);
    each_page_of("race/", check_links);
}

/* --- what pages tell ------------------------------------------------------------------------------------------------ */

static void expect_all(str html, const char *const *texts, size_t count) {
    cr_assert(html.data != NULL, "there is no such page");
    for (size_t i = 0; i < count; i++)
        cr_expect(has(html, texts[i]), "hoped for %s", texts[i]);
}
#define EXPECT_ALL(html, ...) expect_all((html), (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

Test(report, the_overview_puts_discrepancies_first_and_counts_what_outlets_said, .init = make_site, .fini = close_site) {
    struct arena arena = {0};
    str html = page("index.html", &arena);
    EXPECT_ALL(html, "4 articles from 4 outlets were read", "Josh Kerr, 1500m: 3:29.38 or 3:29.28", ">resolved</span>");
    size_t stories = str_find(html, STR("gravest first"), 0), outlets = str_find(html, STR("The outlets"), 0);
    cr_expect(stories < outlets && outlets < html.size);
    /* The Tribune: its margin stands alone, its time was refuted. */
    size_t tribune = str_find(html, STR("Lakeside Tribune</th><td class=\"count\">1</td>"), 0);
    cr_assert(tribune < html.size);
    str row = str_slice(html, tribune, str_find(html, STR("</tr>"), tribune));
    EXPECT_ALL(row, "<span class=\"count\">0</span>", "<span class=\"count\">1</span><svg", "<rect class=\"falls\"", "1 of 1</td>");
    arena_close(&arena);
}

Test(report, a_discrepancy_shows_values_words_figures_and_copies, .init = make_site, .fini = close_site) {
    struct arena arena = {0};
    str html = page_with("discrepancy", "3:29.38, not 3:29.28", &arena);
    EXPECT_ALL(html, "3:29.65 - 0.27 = 3:29.38.", "An official list with 3:29.28.", "<mark class=\"falls\">3 minutes, 29.28 seconds</mark>",
               "<mark class=\"stands\">3:29.38</mark>", "It was over quickly.", "Nobody had seen it coming.", "50-results.rules:3", "<svg",
               "3:29.28 + 0.27 = 3:29.55</span> <span class=\"detail\">misses Ingebrigtsen’s 3:29.65",
               "3:29.38 + 0.27 = 3:29.65</span> <span class=\"detail\">meets Ingebrigtsen’s 3:29.65",
               "One text, printed more than once", "<strong class=\"falls\">3:29.28</strong>");
    arena_close(&arena);
}

Test(report, wordings_of_a_quote_are_aligned, .init = make_site, .fini = close_site) {
    struct arena arena = {0};
    str html = page_with("discrepancy", "more than one wording", &arena);
    EXPECT_ALL(html, "I ran my race and <mark class=\"open\">I</mark> knew it was mine,", "I ran my <mark class=\"open\">own</mark> race and knew it was mine,");
    arena_close(&arena);
}

Test(report, an_article_shows_what_was_understood_and_what_was_not, .init = make_site, .fini = close_site) {
    struct arena arena = {0};
    str html = page_with("article", "A crowd of", &arena);
    EXPECT_ALL(html, ">3min 29.38sec</a>", "<span class=\"unknown\"", ">21,400</span>", "50-results.rules:3</a>", "said by Josh Kerr",
               "<span class=\"placing\"", "where it was published", "<input type=\"checkbox\" id=\"t-mark\" checked>");
    cr_expect(has(html, "Kerr’s late charge"), "the page prints what the paper printed, not what was matched");
    arena_close(&arena);
}

Test(report, an_athlete_has_facts_and_quotes, .init = make_site, .fini = close_site) {
    struct arena arena = {0};
    EXPECT_ALL(page_with("athlete", "<h1>Josh Kerr</h1>", &arena), "3:29.38", "I knew it was mine", "other versions, aligned", "World Athletics Championships 2023");
    arena_close(&arena);
}

Test(report, a_rule_shows_its_text_and_what_it_found, .init = make_site, .fini = close_site) {
    struct arena arena = {0};
    EXPECT_ALL(page_with("rule", "<h1>50-results.rules</h1>", &arena), "id=\"l3\"", "{ran}", "# &lt;&amp;&gt;", "statements");
    arena_close(&arena);
}

/* --- harm ----------------------------------------------------------------------------------------------------------- */

static void check_harmless(str name, str html, struct arena *arena) {
    (void)arena;
    static const char *const never[] = {"<img", "<b>", "href=\"javascript:", "onerror=alert(1)>", "\xE2\x80\xAE", "alert('title')"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        cr_expect(!has(html, never[i]), "%.*s holds %s", STR_ARG(name), never[i]);
}

Test(report, hostile_text_stays_text, .init = make_site, .fini = close_site) {
    each_page(check_harmless);
    struct arena arena = {0};
    str html = page_with("article", "alert(&#39;title&#39;)", &arena);
    EXPECT_ALL(html, "&lt;img src=x onerror=alert(1)&gt;", "[U+202E]backwards");
    cr_expect(!has(page("data/1.js", &arena), "\xE2\x80\xAE"));
    arena_close(&arena);
}

Test(report, the_same_feed_gives_the_same_bytes, .init = make_site, .fini = close_site) {
    struct arena arena = {0};
    str before = page("index.html", &arena);
    struct report_summary first = site.summary;
    write_site();
    cr_expect(str_equal(before, page("index.html", &arena)));
    cr_expect_eq(first.bytes, site.summary.bytes);
    cr_expect_eq(first.pages, site.summary.pages);
    arena_close(&arena);
}

Test(report, a_folder_with_other_things_is_left_alone, .init = open_site, .fini = close_site) {
    struct error error = {0};
    struct arena arena = {0};
    cr_assert_eq(file_write(str_print(&arena, "%s/thesis.txt", site.folder).data, STR("years of work"), &error), OK);
    struct report_options options = {.folder = site.folder, .feed = &site.world.feed};
    cr_expect_eq(report_write(&options, &site.summary, &error), FAILED_USAGE);
    cr_expect(strstr(error.text, "choose another folder") != NULL, "%s", error.text);
    cr_expect(str_equal(page("thesis.txt", &arena), STR("years of work")));
    arena_close(&arena);
}

static enum status broken_quotes(void *context, report_quote_take *take, void *taker, struct error *error) {
    (void)context, (void)take, (void)taker;
    return error_set(error, FAILED_STORE, "the database went away");
}

Test(report, trouble_leaves_the_old_report_in_place, .init = make_site, .fini = close_site) {
    struct error error = {0};
    struct arena arena = {0};
    str before = page("index.html", &arena);
    site.world.feed.each_quote = broken_quotes;
    struct report_options options = {.folder = site.folder, .feed = &site.world.feed};
    cr_expect_eq(report_write(&options, &site.summary, &error), FAILED_STORE);
    cr_expect_str_eq(error.text, "the database went away");
    cr_expect(str_equal(before, page("index.html", &arena)));
    cr_expect_neq(access(str_print(&arena, "%s.partial", site.folder).data, F_OK), 0, "what was begun is cleared away");
    arena_close(&arena);
}
