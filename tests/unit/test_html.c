#include <criterion/criterion.h>

#include "acquire/html.h"
#include "base/buffer.h"

struct reading_of_page {
    struct arena arena;
    struct html_words *words;
    struct document document;
    struct content content;
};

static struct reading_of_page read_page(str page) {
    struct reading_of_page r = {0};
    struct error error = {0};
    cr_assert_eq(html_words_load("rules", &r.words, &error), OK, "%s", error.text);
    r.document.bytes = page;
    cr_assert_eq(html_content(&r.document, r.words, &r.arena, &r.content, &error), OK, "%s", error.text);
    return r;
}

static void forget(struct reading_of_page *r) {
    html_words_free(r->words);
    arena_close(&r->arena);
}

static bool says(const struct reading_of_page *r, const char *text) {
    return str_find(r->content.text, str_of(text), 0) < r->content.text.size;
}

/* Tags and the references used below taken off, blanks folded: what a checker would do with a slice of the page. */
static str bare(str page, struct arena *arena) {
    static const struct { const char *reference, *character; } references[] = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&ndash;", "–"}, {"&eacute;", "é"}, {"&#8217;", "’"}, {"&#x201C;", "“"}, {"&nbsp;", " "}, {"&copy", "©"}, {"&#46;", "."},
    };
    struct buffer out = {0};
    for (size_t i = 0; i < page.size;) {
        size_t before = i;
        if (page.data[i] == '<' && i + 1 < page.size && !char_is_space(page.data[i + 1])) {
            i = str_find_char(page, '>', i) + 1;
            continue;
        }
        for (size_t r = 0; r < sizeof references / sizeof *references; r++)
            if (str_starts_with(str_slice(page, i, page.size), str_of(references[r].reference))) {
                buffer_add_text(&out, references[r].character);
                i += strlen(references[r].reference);
                break;
            }
        if (i == before)
            buffer_add_char(&out, page.data[i++]);
    }
    str folded = str_copy(buffer_str(&out), arena);
    char *data = (char *)folded.data;
    size_t size = 0;
    for (size_t i = 0; i < folded.size; i++)
        if (!char_is_space(data[i]) || (size && data[size - 1] != ' '))
            data[size++] = char_is_space(data[i]) ? ' ' : data[i];
    buffer_close(&out);
    return str_trim((str){data, size});
}

static const char report[] =
    "<!DOCTYPE html><html lang=en-GB><head><title>Kerr beats the favourite &ndash; The Daily Lap</title>"
    "<meta property='og:title' content='Kerr beats the favourite'>"
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Kerr beats the favourite\","
    "\"datePublished\":\"2023-08-23T20:11:00Z\",\"author\":{\"@type\":\"Person\",\"name\":\"Ann Writer\"},"
    "\"publisher\":{\"name\":\"The Daily Lap\"}}</script></head><body>"
    "<nav class=menu><ul><li><a href=/a>Football</a><li><a href=/b>Tennis &amp; more</a></ul></nav>"
    "<div class=cookie-banner>We use cookies to make this site better. You can read more about that in our policy.</div>"
    "<article><h1>Kerr beats the favourite</h1><p class=byline>By Ann Writer</p>"
    "<div class='article-body'>"
    "<p>Josh Kerr stunned the field to win the 1500m in <b>3:29&#46;38</b>, the fastest time of his caf&eacute;-fuelled year.</p>"
    "<p>&#x201C;I said it wouldn&#8217;t be <i>easy</i>,\xE2\x80\x9D the Scot said &ndash; and\n   smiled, for he had run the race of his life.</p>"
    "<figure><img src=x><figcaption>Kerr crosses the line. Photo: Somebody</figcaption></figure>"
    "<p>Advertisement Hide Ad</p>"
    "<p>Behind him two men fought for silver until the very last step, and a photograph had to tell them apart in the end.</p>"
    "<table><tr><th>1<th>Josh Kerr<th>GBR<th>3:29.38</tr><tr><td>2<td>Some Body<td>NOR<td>3:29.65</tr></table>"
    "<div class=newsletter-signup><p>Sign up for our newsletter to get the latest news from the track each morning.</p></div>"
    "<p>A & B < C, wrote &copy he, and the last lap took 53 seconds, which nobody else in the race could match.</p>"
    "</div></article>"
    "<aside class=related><h2>Related stories</h2><ul><li><a href=/1>Ten great finishes that you must not miss</a></ul></aside>"
    "<footer>Copyright The Daily Lap. All rights reserved.</footer></body></html>";

Test(html, finds_the_article_and_leaves_the_rest) {
    struct reading_of_page r = read_page(str_of(report));
    static const char *const with[] = {"win the 1500m in 3:29.38, the fastest time of his café-fuelled year.", "fought for silver",
                                       "“I said it wouldn’t be easy,” the Scot said – and smiled", "2\tSome Body\tNOR\t3:29.65",
                                       "A & B < C, wrote © he"};
    static const char *const without[] = {"Tennis", "cookies", "By Ann", "Somebody", "Hide Ad", "newsletter", "Ten great", "Copyright"};
    for (size_t i = 0; i < sizeof with / sizeof *with; i++)
        cr_expect(says(&r, with[i]), "missing: %s\nin: %.*s", with[i], STR_ARG(r.content.text));
    for (size_t i = 0; i < sizeof without / sizeof *without; i++)
        cr_expect(!says(&r, without[i]), "should not be there: %s\nin: %.*s", without[i], STR_ARG(r.content.text));
    forget(&r);
}

Test(html, the_title_comes_first_as_a_block_of_its_own) {
    struct reading_of_page r = read_page(str_of(report));
    cr_assert(r.content.blocks.count > 4);
    cr_expect_eq(r.content.blocks.items[0].kind, BLOCK_TITLE);
    cr_expect(str_equal(span_str(r.content.text, r.content.blocks.items[0].span), STR("Kerr beats the favourite")));
    forget(&r);
}

struct case_of_make {
    const char *name, *page, *with, *without;
};

#define PROSE_1 "The favourite led from the gun and passed the bell in two minutes and 34 seconds, well inside the pace of the record."
#define PROSE_2 "Behind her the pack had given up the chase, and the crowd rose as she came into the home straight all alone."
#define PROSE_3 "It was her third title in a row, and she said afterwards that no win had ever been as hard as this one."

static const struct case_of_make makes[] = {
    {"paragraphs parted by br alone", "<body><h1>Third title in a row</h1><div>" PROSE_1 "<br><br>" PROSE_2 "<br><br>" PROSE_3 "</div></body>",
     "inside the pace of the record.\nBehind her", NULL},
    {"a long line broken by br is one line", "<body><article><p>" PROSE_1 " She ran<br>and ran until the end. " PROSE_2 "</p></article></body>", "She ran and ran", NULL},
    {"results one a line", "<body><article><p>" PROSE_1 "</p><p>" PROSE_3 "</p><p>1. Ann Fast KEN 3:54.01<br>2. Bea Quick ETH 3:54.40<br>3. Cat Swift GBR 3:55.02</p></article></body>",
     "1. Ann Fast KEN 3:54.01\n2. Bea Quick ETH 3:54.40\n3.", NULL},
    {"a table of results", "<body><main><p>" PROSE_1 "</p><p>" PROSE_2 "</p><table><thead><tr><th>Pos<th>Athlete<th>Time</thead><tr><td>1<td><a href=/a>Ann Fast</a><td>3:54.01"
     "<tr><td>2<td><a href=/b>Bea Quick</a><td>3:54.40<tr><td>3<td><a href=/c>Cat Swift</a><td>3:55.02</table><p>" PROSE_3 "</p></main></body>",
     "1\tAnn Fast\t3:54.01\n2\tBea Quick\t3:54.40\n", NULL},
    {"results as they were typed", "<body><main><p>" PROSE_1 "</p><p>" PROSE_2 "</p><pre>1  Ann Fast    KEN  3:54.01\n2  Bea Quick   ETH  3:54.40</pre><p>" PROSE_3 "</p></main></body>",
     "1\tAnn Fast\tKEN\t3:54.01\n2\tBea Quick", NULL},
    {"an article for browsers without scripts", "<body><div id=app></div><noscript><article><h1>Third title</h1><p>" PROSE_1 "</p><p>" PROSE_2 "</p><p>" PROSE_3
     "</p></article></noscript></body>", "third title in a row", NULL},
    {"AMP", "<html amp><body><amp-sidebar id=sidebar><ul><li><a href=/>Home</a><li><a href=/b>Football</a></ul></amp-sidebar><article><h1>Third title</h1>"
     "<amp-img src=x><noscript><img src=x></noscript></amp-img><p>" PROSE_1 "</p><amp-ad>Buy shoes</amp-ad><p>" PROSE_2 "</p><p>" PROSE_3 "</p></article></body>",
     "the crowd rose", "Football"},
    {"a live blog", "<body><main><h1>Live: the final day</h1><div class=live-updates><div class=update><time>21:04</time><p>" PROSE_1 "</p></div><div class=update><time>21:02</time><p>" PROSE_2
     "</p></div><div class=update><time>20:58</time><p>" PROSE_3 "</p></div></div></main></body>", "the crowd rose", NULL},
    {"no line is said twice", "<body><article><p>" PROSE_1 "</p><p>" PROSE_2 "</p></article><div class=teasers><article><h2><a href=/x>More</a></h2><p>" PROSE_2 "</p></article></div></body>",
     PROSE_2, PROSE_2 "\n" PROSE_2},
};

Test(html, reads_pages_of_other_makes) {
    for (size_t i = 0; i < sizeof makes / sizeof *makes; i++) {
        struct reading_of_page r = read_page(str_of(makes[i].page));
        cr_expect(says(&r, makes[i].with), "%s: \"%s\" is not in: %.*s", makes[i].name, makes[i].with, STR_ARG(r.content.text));
        cr_expect(!makes[i].without || !says(&r, makes[i].without), "%s: \"%s\" is in: %.*s", makes[i].name, makes[i].without, STR_ARG(r.content.text));
        forget(&r);
    }
}

struct case_of_metadata {
    const char *name, *head, *body, *title, *date, *author;
};

static const struct case_of_metadata metadata[] = {
    {"JSON-LD", "<script type='application/ld+json'>[{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"Gold at last\",\"datePublished\":"
     "\"2023-08-27\",\"author\":[{\"@id\":\"#a\"},{\"name\":\"Ben Lane\"}]},{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"Ann Track\"}]}]</script>",
     "", "Gold at last", "2023-08-27", "Ann Track; Ben Lane"},
    {"meta tags", "<meta property=og:title content='Gold at last - The Lap'><meta property=og:site_name content='The Lap'>"
     "<meta property=article:published_time content=2023-08-27T21:00:00Z><meta name=author content='By Ann Track'>", "", "Gold at last",
     "2023-08-27T21:00:00Z", "Ann Track"},
    {"what people see", "<title>The Lap</title>", "<h1><a href=/>The Lap</a></h1><h2 class=entry-title>Gold at last for the Scot</h2><p class=byline>By Ann Track</p>"
     "<p class=date>27. August 2023</p>", "Gold at last for the Scot", "2023-08-27", "Ann Track"},
    {"a kicker is no title", "<meta property=og:title content='Gold at last'>", "<h1><span>Athletics</span> <span>Gold at last</span></h1>", "Gold at last", "", ""},
    {"a heading that leads to a folder names the folder", "<title>Daily Lap --Gold at last</title>", "<h2><a href='/lap/'>Daily Lap</a></h2><p>27 August 2023</p>"
     "<a href='/lap/about.html'>About</a> <a href='/lap/media.html'>Media</a> <a href='/lap/search.html'>Search</a>", "Gold at last", "2023-08-27", ""},
    {"one that leads to the article is its title", "<title>Gold at last | Blog</title>", "<h2><a href='/gold-at-last/'>Gold at last</a></h2>"
     "<a href='/gold-at-last/#1'>One</a> <a href='/gold-at-last/#2'>Two</a> <a href='/gold-at-last/#3'>Three</a>", "Gold at last", "", ""},
    {"the day that is shown, not that of UTC", "<meta property=article:published_time content=2023-08-28T01:10:00Z>",
     "<h1>Gold at last</h1><p>August 27, 2023 9:10pm</p>", "Gold at last", "2023-08-27", ""},
    {"time and rel=author", "", "<h1>Gold at last</h1><time datetime='2023-08-27T21:10:00+02:00'>Sunday</time><a rel=author href=/ann>Ann Track</a>",
     "Gold at last", "2023-08-27T21:10:00+02:00", "Ann Track"},
    {"the address tells the day", "<link rel=canonical href='https://example.org/2023/08/27/gold.html'>", "<h1>Gold at last</h1>", "Gold at last", "2023-08-27", ""},
    {"nothing told, nothing invented", "", "", "", "", ""},
};

Test(html, says_what_the_page_says_about_itself) {
    for (size_t i = 0; i < sizeof metadata / sizeof *metadata; i++) {
        struct buffer page = {0};
        buffer_print(&page, "<html lang=en><head>%s</head><body><article>%s<p>He ran the last lap in 53 seconds, and nobody, not even the champion, "
                     "could stay with him when it mattered most.</p></article></body></html>", metadata[i].head, metadata[i].body);
        struct reading_of_page r = read_page(buffer_str(&page));
        cr_expect(str_equal(r.content.title, str_of(metadata[i].title)), "%s: title %.*s", metadata[i].name, STR_ARG(r.content.title));
        cr_expect(str_equal(r.content.date, str_of(metadata[i].date)), "%s: date %.*s", metadata[i].name, STR_ARG(r.content.date));
        cr_expect(str_equal(r.content.author, str_of(metadata[i].author)), "%s: author %.*s", metadata[i].name, STR_ARG(r.content.author));
        forget(&r);
        buffer_close(&page);
    }
}

Test(html, any_words_of_a_block_are_what_their_bytes_of_the_page_say) {
    struct reading_of_page r = read_page(str_of(report));
    for (LIST_EACH(struct block, b, &r.content.blocks))
        for (uint32_t start = b->span.start; start < b->span.end; start++)
            for (uint32_t end = start + 1; end <= b->span.end; end++) {
                unsigned char first = (unsigned char)r.content.text.data[start], behind = (unsigned char)r.content.text.data[end];
                if ((first & 0xC0) == 0x80 || (behind & 0xC0) == 0x80 || b->kind == BLOCK_ROW)
                    continue;
                str words = str_trim(span_str(r.content.text, span_of(start, end)));
                str slice = span_str(r.document.bytes, offsets_source(&r.content.map, span_of(start, end)));
                str got = bare(slice, &r.arena);
                cr_assert(str_equal(got, words), "\"%.*s\" comes from \"%.*s\"", STR_ARG(words), STR_ARG(slice));
            }
    cr_expect_eq(r.content.map.size, r.content.text.size);
    forget(&r);
}

Test(html, hostile_pages_are_read_in_bounded_time_and_space) {
    static const struct { const char *name, *unit; size_t times; } pages[] = {
        {"a million elements deep", "<div>", 1000000},
        {"a million formats never closed", "<b><i>", 500000},
        {"formats that open again in every paragraph", "<p><b id=x><font y><i>x", 100000},
        {"a tag of a million attributes", "<a b", 1},
        {"tables in tables", "<table><tr><td>", 300000},
        {"only end tags", "</p></div>", 500000},
        {"an attribute of ten megabytes", "<p class=\"", 1},
        {"nothing but openings", "<", 3000000},
        {"comments never closed", "<!--<!--", 500000},
        {"half references", "&am&#x&#", 500000},
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct buffer page = {0};
        for (size_t n = 0; n < pages[i].times; n++)
            buffer_add_text(&page, pages[i].unit);
        if (pages[i].times == 1)
            for (int n = 0; n < 1000000; n++)
                buffer_print(&page, " a%d=b", n);
        struct reading_of_page r = read_page(buffer_str(&page));
        cr_expect_eq(r.content.map.size, r.content.text.size, "%s", pages[i].name);
        forget(&r);
        buffer_close(&page);
    }
}

Test(html, a_control_character_does_not_blur_the_words_beside_it) {
    struct reading_of_page r = read_page(STR("<p>He ran \x1D" "and ran, mile after mile, until nobody could follow, and then he ran on.</p>"));
    size_t at = str_find(r.content.text, STR("mile after"), 0);
    cr_expect(says(&r, "He ran and ran"));
    cr_assert(at < r.content.text.size);
    struct span source = offsets_source(&r.content.map, span_of(at, at + 10));
    cr_expect(str_equal(span_str(r.document.bytes, source), STR("mile after")));
    forget(&r);
}

Test(html, nul_bytes_and_cut_characters_do_no_harm) {
    struct reading_of_page r = read_page(STR("<p>Before\0after the start of the race, they all ran and ran and ran until the end.</p>\xE2\x80"));
    cr_expect_eq(r.content.map.size, r.content.text.size);
    forget(&r);
}
