#include <criterion/criterion.h>

#include "acquire/feed.h"

static const char rss[] =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>"
    "<title>The Daily Lap</title><link>https://example.org/</link><language>en-gb</language>"
    "<item><title>Kerr &amp;amp; Co win</title><link>https://example.org/kerr</link><pubDate>Wed, 23 Aug 2023 20:11:00 +0200</pubDate>"
    "<dc:creator><![CDATA[Ann Track]]></dc:creator><description>Short.</description>"
    "<content:encoded><![CDATA[<p>Josh Kerr won the 1500m in <b>3:29.38</b>.</p><p>He said &ldquo;thanks&rdquo;.</p>]]></content:encoded></item>"
    "<item><title>Second</title><guid isPermaLink=\"true\">https://example.org/2</guid>"
    "<description>&lt;p&gt;She ran 10.65 &amp;amp; smiled.&lt;/p&gt;</description></item>"
    "</channel></rss>";

static const char atom[] =
    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>Lap</title><entry><title>Gold</title>"
    "<link rel=\"self\" href=\"https://example.org/self\"/><link rel=\"alternate\" href=\"https://example.org/gold?a=1&amp;b=2\"/>"
    "<published>2023-08-27T21:00:00Z</published><author><name>Ann Track</name><uri>x</uri></author>"
    "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>A throw of 88.17m was enough.</p></div></content></entry></feed>";

struct case_of_entry {
    const char *name, *feed;
    int index;
    const char *link, *title, *date, *author, *text, *bytes_of_text;
};

static const struct case_of_entry entries[] = {
    {"full content in CDATA", rss, 0, "https://example.org/kerr", "Kerr & Co win", "2023-08-23", "Ann Track", "1500m in 3:29.38.", "1500m in <b>3:29.38</b>."},
    {"references of the content", rss, 0, "https://example.org/kerr", "Kerr & Co win", "2023-08-23", "Ann Track", "said “thanks”", "said &ldquo;thanks&rdquo;"},
    {"escaped HTML in a description", rss, 1, "https://example.org/2", "Second", "", "", "10.65 & smiled.", "10.65 &amp;amp; smiled."},
    {"XHTML in Atom", atom, 0, "https://example.org/gold?a=1&b=2", "Gold", "2023-08-27T21:00:00Z", "Ann Track", "88.17m was", "88.17m was"},
};

Test(feed, entries_are_articles_and_their_words_lead_to_the_bytes_of_the_feed) {
    struct html_words *words;
    struct error error = {0};
    cr_assert_eq(html_words_load("rules", &words, &error), OK, "%s", error.text);
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        const struct case_of_entry *c = &entries[i];
        struct arena arena = {0};
        struct feed feed;
        struct document document;
        cr_assert_eq(feed_open(&feed, str_of(c->feed), (str){0}, &arena), OK);
        for (int n = 0; n <= c->index; n++)
            cr_assert(feed_next(&feed, &document, &arena), "%s", c->name);
        struct content content;
        cr_assert_eq(feed_entry_content(&document, words, &arena, &content, &error), OK);
        cr_expect(str_equal(document.uri, str_of(c->link)), "%s", c->name);
        cr_expect(str_equal(content.title, str_of(c->title)), "%s: title %.*s", c->name, STR_ARG(content.title));
        cr_expect(str_equal(content.date, str_of(c->date)), "%s: date %.*s", c->name, STR_ARG(content.date));
        cr_expect(str_equal(content.author, str_of(c->author)), "%s: author %.*s", c->name, STR_ARG(content.author));
        size_t found = str_find(content.text, str_of(c->text), 0);
        cr_assert(found < content.text.size, "%s: not in: %.*s", c->name, STR_ARG(content.text));
        struct span source = offsets_source(&content.map, span_of(found, found + strlen(c->text)));
        cr_expect(str_equal(span_str(document.bytes, source), str_of(c->bytes_of_text)), "%s: from \"%.*s\"", c->name,
                  STR_ARG(span_str(document.bytes, source)));
        cr_expect_eq(content.map.size, content.text.size, "%s", c->name);
        arena_close(&arena);
    }
    html_words_free(words);
}

Test(feed, its_head_names_the_outlet_and_the_charset) {
    struct arena arena = {0};
    struct feed feed;
    cr_assert_eq(feed_open(&feed, str_of(rss), STR("text/xml; charset=iso-8859-1"), &arena), OK);
    cr_expect(str_equal(feed.title, STR("The Daily Lap")));
    cr_expect(str_equal(feed.content_type, STR("application/xml; charset=utf-8")), "what it says itself is nearer than what the server said");
    cr_assert_eq(feed_open(&feed, str_of(atom), STR("text/xml; charset=iso-8859-1"), &arena), OK);
    cr_expect(str_equal(feed.content_type, STR("text/xml; charset=iso-8859-1")));
    arena_close(&arena);
}

Test(feed, broken_feeds_end) {
    static const char *const broken[] = {"<rss><item>", "<item><![CDATA[", "<item", "<item><item><item", "<entry/><entry/>", "<item>&#x;&#;&#99999999;</item>",
                                         "<item><content:encoded>&lt;", "<!--<item></item>"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct arena arena = {0};
        struct feed feed;
        struct document document;
        struct error error;
        cr_assert_eq(feed_open(&feed, str_of(broken[i]), (str){0}, &arena), OK);
        while (feed_next(&feed, &document, &arena)) {
            struct content content;
            cr_expect_eq(feed_entry_content(&document, NULL, &arena, &content, &error), OK, "%s", broken[i]);
        }
        cr_expect(feed.entry < 3, "%s", broken[i]);
        arena_close(&arena);
    }
}
