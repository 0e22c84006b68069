#include "report/address.h"
#include "maker.h"

enum { SENTENCE_MOST = 3000, NAME_MOST = 200 };

/* --- titles --------------------------------------------------------------------------------------------------------- */

str event_title(const struct maker *maker, str event) {
    str name = maker->feed->event_name ? maker->feed->event_name(maker->feed->context, event) : (str){0};
    return name.size ? name : event;
}

str race_title(const struct maker *maker, str event, str competition, int year, struct arena *arena) {
    str race = event_title(maker, event);
    if (!race.size && !competition.size && !year)
        return STR("Not tied to a race");
    str when = year ? str_print(arena, "%s%d", competition.size ? " " : "", year) : (str){0};
    bool both = race.size && (competition.size || year);
    return str_print(arena, "%.*s%s%.*s%.*s", STR_ARG(race), both ? ", " : "", STR_ARG(competition), STR_ARG(when));
}

str discrepancy_title(const struct maker *maker, const struct ledger_discrepancy *d, struct arena *arena) {
    bool is_quote = d->kind == DISCREPANCY_QUOTE_WORDING || d->kind == DISCREPANCY_QUOTE_SPEAKER;
    str event = is_quote ? (str){0} : event_title(maker, d->event);
    str who = d->athlete.size ? d->athlete : d->competition;
    return str_print(arena, "%.*s%s%.*s%s%.*s", STR_ARG(who), who.size && event.size ? ", " : "", STR_ARG(event),
                     who.size || event.size ? ": " : "", STR_ARG(d->values));
}

str attribute_title(str attribute, struct arena *arena) {
    str rest = attribute, kind = str_cut(&rest, ' ');
    return rest.size ? str_print(arena, "%.*s (%.*s)", STR_ARG(kind), STR_ARG(rest)) : kind;
}

/* --- verdicts ------------------------------------------------------------------------------------------------------- */

static const struct { const char *tone, *meaning; } verdicts[] = {
    [VERDICT_AGREED] = {"stands", "independent sources say the same"},
    [VERDICT_AGREED_LOWER_PRECISION] = {"stands", "sources agree as far as the less exact one goes"},
    [VERDICT_SINGLE_SOURCE] = {"plain", "one source says so, nobody else speaks of it"},
    [VERDICT_RESOLVED] = {"settled", "sources differ, and the evidence settles it"},
    [VERDICT_UNRESOLVED] = {"open", "sources differ, and nothing settles it"},
    [VERDICT_INTERNAL_INCONSISTENCY] = {"falls", "an article is at odds with itself"},
    [VERDICT_ARITHMETIC_MISMATCH] = {"falls", "the figures do not add up"},
    [VERDICT_SUPERSEDED] = {"settled", "a later revision of the same article says otherwise"},
    [VERDICT_REFUTED_BY_REFERENCE] = {"falls", "an official list says otherwise"},
    [VERDICT_NOT_COMPARABLE] = {"plain", "it cannot be told whether the same thing is meant"},
    [VERDICT_EXTRACTION_SUSPECT] = {"open", "the program may have misread this"},
    [VERDICT_DERIVED] = {"settled", "nobody prints it; it follows from other figures"},
};

const char *verdict_meaning(enum verdict verdict) { return verdicts[verdict].meaning; }
const char *verdict_tone(enum verdict verdict) { return verdicts[verdict].tone; }

void write_verdict(struct html *html, enum verdict verdict) {
    HTML(html, "<span class=\"verdict {}\" title=\"{}\">{}</span>", str_of(verdict_tone(verdict)), str_of(verdict_meaning(verdict)),
         str_of(verdict_name(verdict)));
}

/* --- links ---------------------------------------------------------------------------------------------------------- */

void write_athlete(struct page *page, const struct maker *maker, str name) {
    uint32_t athlete = ledger_find_athlete(&maker->ledger, name);
    if (athlete == LEDGER_NONE)
        html_escaped(&page->html, page_clip(page, name, NAME_MOST));
    else
        HTML(&page->html, "<a href=\"{}\">{}</a>", page_href(page, maker->ledger.athletes.items[athlete].address), page_clip(page, name, NAME_MOST));
}

void write_rule(struct page *page, const struct maker *maker, struct origin rule) {
    struct arena *arena = page->html.arena;
    str name = rule.line ? str_print(arena, "%.*s:%u", STR_ARG(rule.file), rule.line) : rule.file;
    const str *address = table_find(&maker->rule_lines, name);
    if (address)
        HTML(&page->html, "<a class=\"rule\" href=\"{}\">{}</a>", page_href(page, *address), name);
    else
        HTML(&page->html, "<span class=\"rule\">{}</span>", name);
}

str fact_address(const struct maker *maker, uint32_t fact, struct arena *arena) {
    if (fact == LEDGER_NONE)
        return (str){0};
    const struct ledger_fact *entry = &maker->ledger.facts.items[fact];
    str page = address_page(maker->ledger.races.items[entry->race].address, entry->page, arena);
    return str_print(arena, "%.*s#%.*s", STR_ARG(page), STR_ARG(address_fact_anchor(entry->key, entry->value, entry->twin, arena)));
}

/* --- witnesses ------------------------------------------------------------------------------------------------------ */

void write_place(struct page *page, str source, str doc, struct sha256 document, uint32_t start, struct date published) {
    struct html *html = &page->html;
    HTML(html, "<a href=\"{}\">{}</a>", page_href(page, address_bytes(document, start, html->arena)),
         page_clip(page, source.size ? source : doc.size ? doc : STR("unnamed source"), NAME_MOST));
    str date = date_print(published, html->arena);
    if (date.size)
        HTML(html, ", <time datetime=\"{}\">{}</time>", date, date);
}

void write_witness(struct page *page, const struct maker *maker, const struct statement *s, const char *label, str id) {
    struct html *html = &page->html;
    HTML(html, "<li class=\"witness {}\"", str_of(label));
    if (id.size)
        HTML(html, " id=\"{}\"", id);
    html_markup(html, "><blockquote>");
    const struct ledger_context *context = ledger_context_of(&maker->ledger, words_key(s->document, s->bytes, s->kind));
    if (context && context->before.size)
        HTML(html, "<span class=\"context\">{}</span> ", page_clip(page, context->before, SENTENCE_MOST));
    html_escaped_marked(html, page_clip(page, s->sentence.size ? s->sentence : s->quoted, SENTENCE_MOST), s->quoted, label);
    if (context && context->after.size)
        HTML(html, " <span class=\"context\">{}</span>", page_clip(page, context->after, SENTENCE_MOST));
    html_markup(html, "</blockquote><p class=\"where\">");
    write_place(page, s->source, s->doc, s->document, s->bytes.start, s->published);
    if (*label)
        HTML(html, " · <span class=\"stance\">{}</span>", str_of(label));
    if (s->is_reference)
        html_markup(html, " · official list");
    if (s->in_title)
        html_markup(html, " · in the headline");
    if (s->in_quote)
        html_markup(html, " · in a quote");
    if (s->is_replaced)
        html_markup(html, " · replaced by a later revision");
    HTML(html, " · bytes {}–{} · ", html_number(html, s->bytes.start), html_number(html, s->bytes.end));
    write_rule(page, maker, s->rule);
    html_markup(html, "</p></li>\n");
}

void write_discrepancy_item(struct page *page, const struct maker *maker, const struct ledger_discrepancy *d) {
    struct html *html = &page->html;
    HTML(html, "<li class=\"story\"><p class=\"kicker\">{} ", str_of(discrepancy_kind_name(d->kind)));
    write_verdict(html, d->verdict);
    HTML(html, "</p>\n<h3><a href=\"{}\">{}</a></h3>\n", page_href(page, d->address), discrepancy_title(maker, d, html->arena));
    html_markup(html, "<p>");
    write_explanation(page, maker, page_clip(page, d->explanation, SENTENCE_MOST));
    html_markup(html, "</p>\n");
    str race = race_title(maker, d->event, d->competition, d->year, html->arena);
    HTML(html, "<p class=\"where\">{} · {}</p></li>\n", d->event.size || d->competition.size ? race : STR("quotes"),
         html_count(html, d->document_count, "article", "articles"));
}
