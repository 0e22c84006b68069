#include <stdlib.h>

#include "report/address.h"
#include "report/chart.h"
#include "base/sort.h"
#include "maker.h"

enum { SENTENCE_MOST = 600, EXAMPLES = 3 };

/* --- counting ------------------------------------------------------------------------------------------------------- */

static struct rule_use *use_of(struct maker *maker, struct origin rule) {
    arena_reset(&maker->ledger.scratch);
    str key = str_print(&maker->ledger.scratch, "%.*s:%u", STR_ARG(rule.file), rule.line);
    struct rule_use *use = table_find(&maker->use_by_rule, key);
    if (use)
        return use;
    use = ARENA_NEW(&maker->arena, struct rule_use);
    use->origin = rule;
    use->origin.file = str_copy(rule.file, &maker->arena);
    *table_slot(&maker->use_by_rule, str_copy(key, &maker->arena), &maker->arena) = use;
    *LIST_ADD(&maker->uses, &maker->arena) = use;
    return use;
}

static void keep_example(struct maker *maker, struct rule_use *use, str sentence, str words, struct sha256 document, uint32_t start) {
    if (use->example_count == EXAMPLES || sentence.size > SENTENCE_MOST)
        return;
    use->examples[use->example_count].sentence = ledger_text(&maker->ledger, sentence);
    use->examples[use->example_count].words = ledger_text(&maker->ledger, words);
    use->examples[use->example_count++].address = address_bytes(document, start, &maker->arena);
}

void count_statement(struct maker *maker, const struct statement *s) {
    struct rule_use *use = use_of(maker, s->rule);
    use->claims++;
    keep_example(maker, use, s->sentence.size ? s->sentence : s->quoted, s->quoted, s->document, s->bytes.start);
}

void count_quote(struct maker *maker, const struct utterance *u) {
    struct rule_use *use = use_of(maker, u->rule);
    use->quotes++;
    keep_example(maker, use, u->text, (str){0}, u->document, u->bytes.start);
}

/* --- a file of rules ------------------------------------------------------------------------------------------------ */

/* The rule's own lines, each with its number and its anchor. */
static void write_text(struct html *html, const struct report_rule *rule) {
    html_markup(html, "<pre class=\"code\"><code>");
    str rest = rule->text, line;
    for (uint32_t number = rule->origin.line; str_line(&rest, &line); number++) {
        str digits = str_print(html->arena, "%u", number);
        HTML(html, "<span class=\"line\" id=\"l{}\"><span class=\"no\" aria-hidden=\"true\">{}</span>{}</span>\n", digits, digits, line);
    }
    html_markup(html, "</code></pre>\n");
}

static void write_use(struct page *page, const struct rule_use *use) {
    struct html *html = &page->html;
    HTML(html, "<p class=\"where\">line {}: {}{}{}</p>\n<ul class=\"witnesses\">\n", str_print(html->arena, "%u", use->origin.line),
         html_count(html, use->claims, "statement", "statements"), use->quotes ? STR(", ") : STR(""),
         use->quotes ? html_count(html, use->quotes, "quote", "quotes") : STR(""));
    for (uint32_t i = 0; i < use->example_count; i++) {
        html_markup(html, "<li class=\"witness\"><blockquote>");
        html_escaped_marked(html, use->examples[i].sentence, use->examples[i].words, "plain");
        HTML(html, " <a href=\"{}\">in the article</a></blockquote></li>\n", page_href(page, use->examples[i].address));
    }
    html_markup(html, "</ul>\n");
}

static void write_rule_section(struct page *page, const struct maker *maker, const struct report_rule *rule) {
    struct html *html = &page->html;
    HTML(html, "<section class=\"fact\"><h3>{} {}</h3>\n", rule->is_claim ? STR("claim") : STR("entity"), rule->name);
    write_text(html, rule);
    uint32_t line = rule->origin.line;
    str rest = rule->text, ignored;
    bool used = false;
    for (; str_line(&rest, &ignored); line++) {
        const struct rule_use *use =
            table_find(&maker->use_by_rule, str_print(html->arena, "%.*s:%u", STR_ARG(rule->origin.file), line));
        if (use)
            write_use(page, use);
        used |= use != NULL;
    }
    if (!used && rule->is_claim)
        html_markup(html, "<p class=\"note\">Found nothing in these articles.</p>\n");
    html_markup(html, "</section>\n");
}

/* Rules of a file stand together in the feed. Returns the index behind the file's last rule. */
static uint32_t write_file(struct maker *maker, uint32_t first, struct error *error, enum status *status) {
    str file = maker->feed->rules[first].origin.file;
    struct page page;
    struct arena arena = {0};
    page_open(&page, &maker->site, address_rules(file, &arena), file, SECTION_RULES);
    HTML(&page.html, "<h1>{}</h1>\n", file);
    uint32_t i = first;
    for (; i < maker->feed->rule_count && str_equal(maker->feed->rules[i].origin.file, file); i++) {
        if (page_is_full(&page))
            page_turn(&page);
        write_rule_section(&page, maker, &maker->feed->rules[i]);
        arena_reset(&page.scratch);
    }
    *status = page_close(&page, error);
    arena_close(&arena);
    return i;
}

/* --- the list of rules ---------------------------------------------------------------------------------------------- */

static int by_use(const void *a, const void *b) {
    const struct rule_use *first = *(struct rule_use *const *)a, *second = *(struct rule_use *const *)b;
    uint32_t x = first->claims + first->quotes, y = second->claims + second->quotes;
    if (x != y)
        return x > y ? -1 : 1;
    int files = str_compare(first->origin.file, second->origin.file);
    return files ? files : (first->origin.line > second->origin.line) - (first->origin.line < second->origin.line);
}

/* The rule that has the line: their lines of one file do not mix. NULL for what C or a lexicon finds. */
static const struct report_rule *rule_at(const struct report_feed *feed, struct origin origin) {
    const struct report_rule *found = NULL;
    for (uint32_t i = 0; i < feed->rule_count; i++)
        if (str_equal(feed->rules[i].origin.file, origin.file) && feed->rules[i].origin.line <= origin.line)
            found = &feed->rules[i];
    return found;
}

static void write_files(struct page *page, const struct report_feed *feed) {
    struct html *html = &page->html;
    html_markup(html, "<h2>Files</h2>\n<ul class=\"brief files\">\n");
    for (uint32_t i = 0; i < feed->rule_count;) {
        str file = feed->rules[i].origin.file;
        uint32_t first = i;
        while (i < feed->rule_count && str_equal(feed->rules[i].origin.file, file))
            i++;
        HTML(html, "<li><a href=\"{}\">{}</a> <span class=\"where\">{}</span></li>\n", address_rules(file, html->arena), file,
             html_count(html, i - first, "rule", "rules"));
    }
    html_markup(html, "</ul>\n");
}

static void write_use_row(struct page *page, const struct maker *maker, const struct rule_use *use, uint32_t most) {
    struct html *html = &page->html;
    const struct report_rule *rule = rule_at(maker->feed, use->origin);
    html_markup(html, "<tr><th scope=\"row\">");
    write_rule(page, maker, use->origin);
    HTML(html, "</th><td>{}</td><td class=\"count\">{}</td><td class=\"count\">{}</td><td class=\"bar\">", rule ? rule->name : STR(""),
         html_number(html, use->claims), html_number(html, use->quotes));
    struct chart_share share = {"plain", use->claims + use->quotes};
    chart_shares(html, &share, 1, most);
    html_markup(html, "</td></tr>\n");
}

enum status rules_pages(struct maker *maker, struct error *error) {
    const struct report_feed *feed = maker->feed;
    struct page page;
    page_open(&page, &maker->site, STR("rules.html"), STR("Rules"), SECTION_RULES);
    struct html *html = &page.html;
    html_markup(html, "<h1>Rules</h1>\n<p class=\"lead\">Every statement was found by a rule that can be read. These found what is in this report.</p>\n");
    if (feed->rule_count)
        write_files(&page, feed);
    if (maker->uses.count)
        sort_items(maker->uses.items, maker->uses.count, sizeof *maker->uses.items, by_use);
    html_markup(html, "<h2>Which rule found what</h2>\n<div class=\"wide\"><table class=\"sortable multiples\"><thead><tr><th scope=\"col\">Rule</th>"
                      "<th scope=\"col\">Name</th><th scope=\"col\" class=\"count\">Statements</th><th scope=\"col\" class=\"count\">Quotes</th>"
                      "<td></td></tr></thead><tbody>\n");
    uint32_t most = maker->uses.count ? maker->uses.items[0]->claims + maker->uses.items[0]->quotes : 0;
    for (uint32_t i = 0; i < maker->uses.count && !page_is_full(&page); i++)
        write_use_row(&page, maker, maker->uses.items[i], most);
    html_markup(html, "</tbody></table></div>\n");
    enum status status = page_close(&page, error);
    for (uint32_t i = 0; i < feed->rule_count && status == OK;)
        i = write_file(maker, i, error, &status);
    return status;
}
