#include <criterion/criterion.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "normalise/composition.h"
#include "normalise/normalise.h"

/* An article whose content is text, one block a line, and whose bytes are the text behind a prefix of seven bytes. */
static void make(str text, struct document *document, struct content *content, struct article *article, struct arena *arena) {
    *document = (struct document){.bytes = str_print(arena, "prefix:%.*s", STR_ARG(text))};
    *content = (struct content){.text = text};
    offsets_add(&content->map, (uint32_t)text.size, span_of(7, 7 + text.size), arena);
    for (size_t at = 0; at < text.size;) {
        size_t end = str_find_char(text, '\n', at);
        *LIST_ADD(&content->blocks, arena) = (struct block){span_of(at, end), BLOCK_PARAGRAPH};
        at = end + 1;
    }
    normalise(document, content, NULL, article, arena);
}

static const struct { const char *shows, *from, *to; } folds[] = {
    {"plain text stays", "Kerr ran 3:29.38 (PB) - what a race!", "Kerr ran 3:29.38 (PB) - what a race!"},
    {"white space of all kinds", "  Kerr\t\tran \xC2\xA0 3:29.38\xE2\x80\xAF m\xE3\x80\x80x  ", "Kerr ran 3:29.38 m x"},
    {"controls are blanks", "a\x01\x02" "b\x7F\xC2\x85" "c", "a b c"},
    {"curly quotes", "\xE2\x80\x9CIt\xE2\x80\x99s\xE2\x80\x9D \xE2\x80\x98so\xE2\x80\x99", "\"It's\" 'so'"},
    {"angled and low quotes", "\xC2\xABoui\xC2\xBB \xE2\x80\x9Eja\xE2\x80\x9C \xE2\x80\xB9o\xE2\x80\xBA", "\"oui\" \"ja\" 'o'"},
    {"typewriter quotes", "``so'' said the dogs' owner", "\"so\" said the dogs' owner"},
    {"hyphens and minus", "4\xE2\x80\x91" "5 3\xE2\x80\x93" "4 \xE2\x88\x92" "1.2", "4-5 3-4 -1.2"},
    {"spaced dashes", "won \xE2\x80\x93 at last \xE2\x80\x94 in", "won - at last - in"},
    {"long dashes stand between words", "title\xE2\x80\x94that\xE2\x80\x94is--his --- yes", "title - that - is - his - yes"},
    {"a long dash at either end", "\xE2\x80\x94 Kerr \xE2\x80\x94", "- Kerr -"},
    {"ellipsis", "well\xE2\x80\xA6 yes", "well... yes"},
    {"soft hyphens and zero widths vanish", "Inge\xC2\xAD" "brigtsen\xE2\x80\x8B,\xEF\xBB\xBF 1", "Ingebrigtsen, 1"},
    {"bidi controls vanish", "\xE2\x80\xAA" "1500m\xE2\x80\xAC \xE2\x81\xA6x\xE2\x81\xA9", "1500m x"},
    {"ligatures", "\xEF\xAC\x81nal o\xEF\xAC\x83" "cial", "final official"},
    {"full width", "\xEF\xBC\x93\xEF\xBC\x9A\xEF\xBC\x92\xEF\xBC\x99", "3:29"},
    {"fractions stay", "22-3\xC2\xBC and \xC2\xBD", "22-3\xC2\xBC and \xC2\xBD"},
    {"times sign", "4\xC3\x97" "400m", "4x400m"},
    {"Windows-1252 read as Latin-1", "\xC2\x93so\xC2\x94 Kerr\xC2\x92s", "\"so\" Kerr's"},
    {"letters with marks are composed", "Norda\xCC\x8Aslund e\xCC\x81t", "Nord\xC3\xA5slund \xC3\xA9t"},
    {"marks in canonical order", "a\xCC\x81\xCC\xA3", "\xE1\xBA\xA1\xCC\x81"},
    {"a mark behind what was folded", "\xEF\xBC\xA1\xCC\x8A", "\xC3\x85"},
    {"a mark behind something dropped", "e\xE2\x80\x8D\xCC\x81", "\xC3\xA9"},
    {"single characters that NFC replaces", "\xE2\x84\xAB \xE2\x84\xAA", "\xC3\x85 K"},
    {"Hangul", "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", "\xEA\xB0\x81"},
    {"composed letters stay", "Nord\xC3\xA5s, \xC5\xBD" "ak", "Nord\xC3\xA5s, \xC5\xBD" "ak"},
    {"malformed bytes", "a\xFF" "b\xC3", "a\xEF\xBF\xBD" "b\xEF\xBF\xBD"},
    {"nothing", " \t ", ""},
};

Test(normalise, folds_what_is_only_typography) {
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof folds / sizeof *folds; i++) {
        struct document document;
        struct content content;
        struct article article;
        make(str_of(folds[i].from), &document, &content, &article, &arena);
        cr_expect(str_equal(article.text, str_of(folds[i].to)), "%s: hoped \"%s\", got \"%.*s\"", folds[i].shows, folds[i].to,
                  STR_ARG(article.text));
    }
    arena_close(&arena);
}

static struct span find(const struct article *article, const char *needle) {
    size_t at = str_find(article->text, str_of(needle), 0);
    cr_assert_lt(at, article->text.size, "no \"%s\" in \"%.*s\"", needle, STR_ARG(article->text));
    return span_of(at, at + strlen(needle));
}

static const struct { const char *from, *needle, *words; } ways_back[] = {
    {"He ran \xE2\x80\x93 oh yes \xE2\x80\x93 3:29.38.", "3:29.38", "3:29.38"},
    {"Narve Norda\xCC\x8As ran", "Nord\xC3\xA5s", "Norda\xCC\x8As"},
    {"a\xE2\x80\xA6 b", ".", "\xE2\x80\xA6"},
    {"a\xE2\x80\xA6 b", "...", "\xE2\x80\xA6"},
    {"won\xE2\x80\x94 and", "-", "\xE2\x80\x94"},
    {"\xE2\x80\x9CI won,\xE2\x80\x9D he", "I won,", "I won,"},
    {"\xE2\x80\x9CI won,\xE2\x80\x9D he", "\"", "\xE2\x80\x9C"},
    {"22ft  3\xC2\xA0 in", "22ft 3 in", "22ft  3\xC2\xA0 in"},
    {"the \xEF\xAC\x81nal", "i", "\xEF\xAC\x81"},
    {"first\nsecond \xE2\x80\x98so\xE2\x80\x99", "'so'", "\xE2\x80\x98so\xE2\x80\x99"},
};

Test(normalise, every_span_leads_back_to_the_words_and_the_bytes) {
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof ways_back / sizeof *ways_back; i++) {
        struct document document;
        struct content content;
        struct article article;
        make(str_of(ways_back[i].from), &document, &content, &article, &arena);
        struct span span = find(&article, ways_back[i].needle);
        str hoped = str_of(ways_back[i].words), said = article_words(&article, span);
        str bytes = span_str(document.bytes, article_bytes(&article, span));
        cr_expect(str_equal(said, hoped), "\"%s\": hoped \"%s\", got \"%.*s\"", ways_back[i].needle, hoped.data, STR_ARG(said));
        cr_expect(str_equal(bytes, hoped), "\"%s\": hoped bytes \"%s\", got \"%.*s\"", ways_back[i].needle, hoped.data, STR_ARG(bytes));
    }
    arena_close(&arena);
}

/* Paragraphs that a page has cut inside a sentence are one; those that lost a name, and what stands behind headings, stay apart. */
static const struct { const char *shows, *text; uint32_t paragraphs; } breaks[] = {
    {"a sentence that goes on", "Kerr set the fastest time of the year for the 100\nmetres hurdles on Friday.\n", 1},
    {"a sentence that has ended", "Kerr set the fastest time of the year for the 100.\nmetres are short.\n", 2},
    {"a capital begins another", "Kerr set the fastest time of the year for the 100\nMetres are short.\n", 2},
    {"what is open is a heading", "Men's 100 metres\nfast times were run.\n", 2},
    {"a name is lost", "It rained. The former champion over this long distance\nwon in 7.27 seconds.\n", 2},
};

Test(normalise, a_sentence_that_a_page_has_cut_is_one) {
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++) {
        struct document document;
        struct content content;
        struct article article;
        make(str_of(breaks[i].text), &document, &content, &article, &arena);
        cr_expect_eq(article.paragraphs.count, breaks[i].paragraphs, "%s: got %u", breaks[i].shows, article.paragraphs.count);
    }
    arena_close(&arena);
}

Test(normalise, paragraphs_keep_their_kinds_and_sentences) {
    struct arena arena = {0};
    struct document document;
    struct content content;
    struct article article;
    make(STR("Kerr wins.\n \nHe ran. It rained.\n"), &document, &content, &article, &arena);
    cr_assert(str_equal(article.text, STR("Kerr wins. He ran. It rained.")));
    cr_assert_eq(article.paragraphs.count, 2);
    cr_assert_eq(article.sentences.count, 3);
    cr_assert_eq(article.paragraphs.items[1].first_sentence, 1);
    cr_assert_eq(article.paragraphs.items[1].sentence_count, 2);
    cr_assert_eq(article.sentences.items[2].paragraph, 1);
    arena_close(&arena);
}

Test(normalise, the_quick_check_table_misses_no_code_point_that_composition_changes) {
    for (uint32_t point = 0x80; point <= 0x10FFFF; point++) {
        if ((point >= 0xD800 && point <= 0xDFFF) || !composition_is_fixed(point))
            continue;
        const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)point);
        cr_assert_eq(property->combining_class, 0, "U+%04X", point);
        char bytes[4], composed[COMPOSITION_MOST_BYTES];
        str alone = {bytes, utf8_encode(point, bytes)};
        cr_assert_eq(composition_of(alone, composed), alone.size, "U+%04X", point);
        cr_assert_eq(memcmp(composed, bytes, alone.size), 0, "U+%04X", point);
    }
    for (uint32_t point = 0xC0; point <= 0x2FFFF; point++) { /* nothing that stands second in a decomposition is fixed */
        utf8proc_int32_t parts[16];
        int boundary = 0;
        if (utf8proc_get_property((utf8proc_int32_t)point)->decomp_type != 0)
            continue;
        utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)point, parts, 16, UTF8PROC_DECOMPOSE, &boundary);
        for (utf8proc_ssize_t i = 1; i < count; i++)
            cr_assert(!composition_is_fixed((uint32_t)parts[i]), "U+%04X in U+%04X", (unsigned)parts[i], point);
    }
}

/* ---- properties, on random text */

static const char *const pieces[] = {"a", "Kerr", " ", "  ", "\t", ".", "-", "--", "'", "''", "`", "\"", "\n", "1", "3:29.38", "\xCC\x81",
    "\xCC\xA3", "e", "\xE2\x80\x94", "\xE2\x80\xA6", "\xE2\x80\x9C", "\xE2\x80\x99", "\xC2\xA0", "\xC2\xAD", "\xE2\x80\x8B", "\xEF\xAC\x83",
    "\xEF\xBC\xA1", "\xE1\x84\x80", "\xE1\x85\xA1", "\xE1\x86\xA8", "\xC3\xA9", "\xF0\x9F\x8F\x83", "\xFF", "\xC0", "\xED\xA0\x80", "\x01", "\x7F",
    "\xF0\x9D\x85\x9E", "\xE2\x84\xAB", "! ", "? \"", "\xC2\xBD", "\xCD\x84"};

static void check_whole(const struct article *article) {
    str text = article->text;
    cr_assert_eq(utf8_check(text), text.size);
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        cr_assert(c >= 0x20 && c != 0x7F && c != 0xC0 && c != 0xC1 && c < 0xF5, "byte %02x", c);
        cr_assert(c != ' ' || i == 0 || text.data[i - 1] != ' ', "two blanks at %zu", i);
    }
    uint32_t at = 0, sentence = 0;
    for (LIST_EACH(const struct paragraph, p, &article->paragraphs)) {
        cr_assert(p->span.start == at + (at > 0) && p->span.end > p->span.start && p->first_sentence == sentence);
        at = p->span.end;
        uint32_t inside = p->span.start;
        for (; sentence < p->first_sentence + p->sentence_count; sentence++) {
            struct span s = article->sentences.items[sentence].span;
            cr_assert(s.start >= inside && s.start <= inside + 1 && span_contains(p->span, s) && !span_is_empty(s));
            inside = s.end;
        }
        cr_assert_eq(inside, p->span.end);
    }
    cr_assert_eq(at, text.size);
    cr_assert_eq(article->map.size, text.size);
    cr_assert_eq(article->byte_map.size, text.size);
}

/* Folding what a span leads back to gives the span again, where it does not begin or end inside a replaced stretch. */
static void check_span(const struct document *document, const struct article *article, struct span span, struct arena *arena) {
    str words = article_words(article, span);
    struct span bytes = article_bytes(article, span);
    cr_assert(bytes.start <= bytes.end && bytes.end <= document->bytes.size);
    cr_assert(str_equal(words, span_str(document->bytes, bytes)));
    struct span around = span;
    struct offsets map = article->map;
    for (uint32_t i = 0; i < map.count; i++) { /* widen to all that was made from the same characters */
        struct span run = span_of(map.items[i].start, i + 1 < map.count ? map.items[i + 1].start : map.size);
        struct span source = span_of(map.items[i].source, map.items[i].source + map.items[i].source_size);
        bool copied = span_size(run) == map.items[i].source_size;
        if (!copied && span_overlaps(source, offsets_source(&map, span)))
            around = span_of(run.start < around.start ? run.start : around.start, run.end > around.end ? run.end : around.end);
    }
    struct document again_document;
    struct content again_content;
    struct article again;
    str around_words = article_words(article, around);
    make(around_words, &again_document, &again_content, &again, arena);
    str hoped = str_trim(span_str(article->text, around));
    cr_assert(str_equal(again.text, hoped), "hoped \"%.*s\", got \"%.*s\" from \"%.*s\"", STR_ARG(hoped), STR_ARG(again.text),
              STR_ARG(around_words));
}

Test(normalise, keeps_its_promises_on_random_text) {
    struct arena arena = {0};
    srand(20260101);
    for (int round = 0; round < 20000; round++) {
        arena_reset(&arena);
        struct buffer text = {0};
        for (int i = rand() % 24; i >= 0; i--)
            buffer_add_text(&text, pieces[(size_t)rand() % (sizeof pieces / sizeof *pieces)]);
        struct document document;
        struct content content;
        struct article article;
        make(buffer_str(&text), &document, &content, &article, &arena);
        check_whole(&article);
        if (article.text.size) {
            uint32_t a = (uint32_t)rand() % (uint32_t)article.text.size, b = (uint32_t)rand() % (uint32_t)article.text.size;
            struct span span = span_of(a < b ? a : b, (a < b ? b : a) + 1);
            while (span.start && ((unsigned char)article.text.data[span.start] & 0xC0) == 0x80)
                span.start--;
            while (span.end < article.text.size && ((unsigned char)article.text.data[span.end] & 0xC0) == 0x80)
                span.end++;
            if (utf8_check(content.text) == content.text.size)
                check_span(&document, &article, span, &arena);
        }
        buffer_close(&text);
    }
    arena_close(&arena);
}

Test(normalise, marks_without_end_cost_no_more_than_other_text) {
    struct arena arena = {0};
    struct buffer text = {0};
    buffer_add_char(&text, 'a');
    for (int i = 0; i < 500000; i++)
        buffer_add_text(&text, i % 2 ? "\xCC\x81" : "\xCC\xA3");
    struct document document;
    struct content content;
    struct article article;
    make(buffer_str(&text), &document, &content, &article, &arena);
    cr_assert_eq(utf8_check(article.text), article.text.size);
    buffer_close(&text);
    arena_close(&arena);
}
