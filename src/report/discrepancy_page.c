#include "report/address.h"
#include "report/align.h"
#include "report/chart.h"
#include "maker.h"

enum { TEXT_MOST = 4000, VALUE_MOST = 300, VALUES_MOST = 12, WITNESSES_MOST = 40, MARKS_MOST = 16, MARGINS_MOST = 6, OTHERS_MOST = 4 };

struct drawing {
    struct maker *maker;
    const struct discrepancy *discrepancy;
    struct page page;
    struct arena arena;   /* as long as the page */
    uint32_t fact;        /* of the ledger: one whose words are disputed; LEDGER_NONE */
    uint32_t race;
};

static bool is_about_quotes(const struct discrepancy *d) {
    return d->kind == DISCREPANCY_QUOTE_WORDING || d->kind == DISCREPANCY_QUOTE_SPEAKER;
}

static bool is_preferred(const struct discrepancy *d, const struct discrepancy_value *value) {
    return d->preferred.size && str_equal(d->preferred, value->value);
}

static const char *value_tone(const struct discrepancy *d, const struct discrepancy_value *value) {
    return !d->preferred.size ? "open" : is_preferred(d, value) ? "stands" : "falls";
}

/* --- head ----------------------------------------------------------------------------------------------------------- */

static str headline(const struct drawing *w) {
    const struct discrepancy *d = w->discrepancy;
    struct arena *arena = w->page.html.arena;
    if (d->kind == DISCREPANCY_QUOTE_WORDING)
        return STR("One utterance, more than one wording");
    if (d->values.count < 2)
        return d->values.count ? d->values.items[0].value : str_of(discrepancy_kind_name(d->kind));
    str first = page_clip(&w->page, d->values.items[0].value, VALUE_MOST), second = page_clip(&w->page, d->values.items[1].value, VALUE_MOST);
    const char *between = is_preferred(d, &d->values.items[0]) ? ", not " : " or ";
    return str_print(arena, "%.*s%s%.*s%s", STR_ARG(first), between, STR_ARG(second), d->preferred.size ? "" : "?");
}

static void write_head(struct drawing *w) {
    struct html *html = &w->page.html;
    const struct discrepancy *d = w->discrepancy;
    HTML(html, "<p class=\"kicker\">{} ", str_of(discrepancy_kind_name(d->kind)));
    write_verdict(html, d->verdict);
    HTML(html, "</p>\n<h1>{}</h1>\n<p class=\"subject\">", headline(w));
    if (d->athlete.size)
        write_athlete(&w->page, w->maker, d->athlete);
    if (d->event.size || d->competition.size || d->year) {
        if (d->athlete.size)
            html_markup(html, " · ");
        str race = race_title(w->maker, d->event, d->competition, d->year, html->arena);
        if (w->race == LEDGER_NONE)
            html_escaped(html, race);
        else
            HTML(html, "<a href=\"{}\">{}</a>", page_href(&w->page, w->maker->ledger.races.items[w->race].address), race);
    }
    if (round_name(d->round))
        HTML(html, " · {}", str_of(round_name(d->round)));
    html_markup(html, "</p>\n<p class=\"lead\">");
    write_explanation(&w->page, w->maker, page_clip(&w->page, d->explanation, TEXT_MOST));
    html_markup(html, "</p>\n");
    if (!d->would_change.size)
        return;
    html_markup(html, "<p class=\"change\">");
    write_explanation(&w->page, w->maker, page_clip(&w->page, d->would_change, TEXT_MOST));
    html_markup(html, "</p>\n");
}

/* --- the values side by side ---------------------------------------------------------------------------------------- */

/* The words that the first wording does not have are marked; in the first one, those that the second has not. */
static void write_wording(struct drawing *w, str text, str other) {
    struct html *html = &w->page.html;
    struct stretches own = {0};
    align_words(text, other, &own, &w->arena);
    uint32_t at = 0;
    for (LIST_EACH(struct span, stretch, &own)) {
        html_escaped(html, str_slice(text, at, stretch->start));
        HTML(html, "<mark class=\"open\">{}</mark>", span_str(text, *stretch));
        at = stretch->end;
    }
    html_escaped(html, str_slice(text, at, text.size));
}

static void write_utterance(struct drawing *w, const struct utterance *u, str other) {
    struct html *html = &w->page.html;
    html_markup(html, "<li class=\"witness\"><blockquote class=\"spoken\">“");
    str text = page_clip(&w->page, u->text, TEXT_MOST);
    if (other.size && w->discrepancy->kind == DISCREPANCY_QUOTE_WORDING)
        write_wording(w, text, page_clip(&w->page, other, TEXT_MOST));
    else
        html_escaped(html, text);
    HTML(html, "”</blockquote><p class=\"where\">{}{}", page_clip(&w->page, u->speaker, VALUE_MOST), u->speaker.size ? STR(", in ") : STR(""));
    write_place(&w->page, u->source, u->doc, u->document, u->bytes.start, u->published);
    html_markup(html, " · ");
    write_rule(&w->page, w->maker, u->rule);
    html_markup(html, "</p></li>\n");
}

/* The wording that the one of value number v is compared with. */
static str compared_with(const struct discrepancy *d, uint32_t v) {
    uint32_t other = v ? 0 : 1;
    if (other >= d->values.count || !d->values.items[other].utterances.count)
        return (str){0};
    return d->values.items[other].utterances.items[0]->text;
}

static void write_value(struct drawing *w, uint32_t v) {
    struct html *html = &w->page.html;
    const struct discrepancy *d = w->discrepancy;
    const struct discrepancy_value *value = &d->values.items[v];
    uint32_t witnesses = value->statements.count + value->utterances.count, shown = 0;
    HTML(html, "<section class=\"side {}\"><h3><span class=\"value\">{}</span>{}</h3>\n<ul class=\"witnesses\">\n", str_of(value_tone(d, value)),
         page_clip(&w->page, value->value, VALUE_MOST), is_preferred(d, value) ? STR(" stands") : STR(""));
    for (uint32_t i = 0; i < value->statements.count && shown < WITNESSES_MOST && !page_is_full(&w->page); i++, shown++)
        write_witness(&w->page, w->maker, value->statements.items[i], value_tone(d, value), (str){0});
    for (uint32_t i = 0; i < value->utterances.count && shown < WITNESSES_MOST && !page_is_full(&w->page); i++, shown++)
        write_utterance(w, value->utterances.items[i], compared_with(d, v));
    html_markup(html, "</ul>\n");
    if (!witnesses)
        html_markup(html, "<p class=\"note\">Nobody prints this value; it follows from others.</p>\n");
    if (shown < witnesses)
        HTML(html, "<p class=\"note\">and {}</p>\n", html_count(html, witnesses - shown, "more voice", "more voices"));
    html_markup(html, "</section>\n");
}

/* --- the figures on an axis ----------------------------------------------------------------------------------------- */

struct figure {
    struct chart_mark marks[MARKS_MOST];
    uint32_t mark_count;
    struct chart_margin margins[MARGINS_MOST];
    uint32_t margin_count;
};

static str outlets(const struct drawing *w, const struct discrepancy_value *value) {
    str first = value->statements.items[0]->source;
    uint32_t others = 0;
    for (uint32_t i = 1; i < value->statements.count; i++) {
        bool known = false;
        for (uint32_t k = 0; k < i && !known; k++)
            known = str_equal(value->statements.items[k]->source, value->statements.items[i]->source);
        others += !known;
    }
    return others ? str_print(w->page.html.arena, "%.*s and %s", STR_ARG(first), html_count(&w->page.html, others, "other", "others").data) : first;
}

static void add_values(struct drawing *w, struct figure *figure) {
    const struct discrepancy *d = w->discrepancy;
    static const enum chart_tone tones[] = {TONE_OPEN, TONE_STANDS, TONE_FALLS};
    for (uint32_t v = 0; v < d->values.count && figure->mark_count < MARKS_MOST - OTHERS_MOST; v++) {
        const struct discrepancy_value *value = &d->values.items[v];
        if (!value->statements.count || value->statements.items[0]->mark.quantity == QUANTITY_NONE)
            continue;
        figure->marks[figure->mark_count++] = (struct chart_mark){
            .label = page_clip(&w->page, value->value, VALUE_MOST), .detail = outlets(w, value), .mark = value->statements.items[0]->mark,
            .tone = tones[!d->preferred.size ? 0 : is_preferred(d, value) ? 1 : 2]};
    }
}

static bool is_in_this_race(const struct drawing *w, const struct ledger_fact *fact) {
    const struct ledger_fact *here = &w->maker->ledger.facts.items[w->fact];
    return fact->sex == here->sex && fact->round == here->round;
}

/* The mark of somebody else in the same race, as far as it is settled. */
static const struct ledger_fact *mark_of(const struct drawing *w, str name) {
    const struct ledger *ledger = &w->maker->ledger;
    const struct ledger_race *race = &ledger->races.items[w->race];
    const struct ledger_fact *found = NULL;
    for (uint32_t i = 0; i < race->fact_count; i++) {
        const struct ledger_fact *fact = &ledger->facts.items[race->first_fact + i];
        bool is_mark = fact->athlete != LEDGER_NONE && str_equal(fact->attribute, STR("mark")) && is_in_this_race(w, fact);
        if (is_mark && fact->mark.quantity != QUANTITY_NONE && str_equal(ledger->athletes.items[fact->athlete].name, name) &&
            (!found || fact->confidence > found->confidence))
            found = fact;
    }
    return found;
}

/* "won by 0.27" names nobody: it is the one who came second, and for everybody else the winner. */
static str neighbour_of(const struct drawing *w, str self) {
    const struct ledger *ledger = &w->maker->ledger;
    const struct ledger_race *race = &ledger->races.items[w->race];
    str first = {0}, second = {0};
    for (uint32_t i = 0; i < race->fact_count; i++) {
        const struct ledger_fact *fact = &ledger->facts.items[race->first_fact + i];
        if (fact->athlete == LEDGER_NONE || !str_equal(fact->attribute, STR("place")) || !is_in_this_race(w, fact))
            continue;
        if (str_equal(fact->value, STR("1")))
            first = ledger->athletes.items[fact->athlete].name;
        if (str_equal(fact->value, STR("2")))
            second = ledger->athletes.items[fact->athlete].name;
    }
    return str_equal(first, self) ? second : first;
}

/* Room is short on a phone, and the axis has the whole name already. */
static str last_word(str name) {
    for (size_t i = name.size; i-- > 0;)
        if (name.data[i] == ' ')
            return str_slice(name, i + 1, name.size);
    return name;
}

/* A margin laid from each disputed value, and whether it leads to what the other one did. */
static void add_margin(struct drawing *w, struct figure *figure, const struct ledger_fact *margin, const struct ledger_fact *other) {
    struct arena *arena = w->page.html.arena;
    str name = last_word(w->maker->ledger.athletes.items[other->athlete].name);
    uint32_t values = figure->mark_count;
    for (uint32_t i = 0; i < values && figure->margin_count < MARGINS_MOST; i++) {
        const struct chart_mark *value = &figure->marks[i];
        if (value->tone == TONE_OTHER || value->mark.unit != margin->mark.unit || other->mark.unit != value->mark.unit)
            continue;
        bool is_time = value->mark.unit == UNIT_MS;
        struct chart_margin *drawn = &figure->margins[figure->margin_count++];
        *drawn = (struct chart_margin){.from = value->mark, .margin = margin->mark,
                                       .ahead = is_time ? other->mark.amount < value->mark.amount : other->mark.amount > value->mark.amount};
        struct mark landing = chart_landing(drawn);
        bool fits = interval_overlaps(mark_interval(landing), mark_interval(other->mark));
        drawn->tone = fits ? TONE_STANDS : TONE_FALLS;
        drawn->target = other->mark;
        bool adds = is_time != drawn->ahead;
        drawn->label = str_print(arena, "%.*s %s %.*s = %.*s", STR_ARG(value->label), adds ? "+" : "−", STR_ARG(margin->value),
                                 STR_ARG(mark_print(landing, arena)));
        drawn->detail = str_print(arena, "%s %.*s’s %.*s", fits ? "meets" : "misses", STR_ARG(name), STR_ARG(other->value));
    }
}

static bool is_drawn(const struct figure *figure, str name) {
    for (uint32_t i = 0; i < figure->mark_count; i++)
        if (str_equal(figure->marks[i].detail, name))
            return true;
    return false;
}

static void add_other(struct drawing *w, struct figure *figure, const struct ledger_fact *fact) {
    str name = w->maker->ledger.athletes.items[fact->athlete].name;
    if (figure->mark_count == MARKS_MOST || is_drawn(figure, name) || fact->mark.unit != figure->marks[0].mark.unit)
        return;
    figure->marks[figure->mark_count++] = (struct chart_mark){.label = fact->value, .detail = name, .mark = fact->mark, .tone = TONE_OTHER};
}

/* What is drawn so far reaches from low to high. */
static struct interval extent(const struct figure *figure) {
    struct interval all = mark_interval(figure->marks[0].mark);
    for (uint32_t i = 0; i < figure->mark_count + figure->margin_count; i++) {
        bool is_mark = i < figure->mark_count;
        struct interval one = mark_interval(is_mark ? figure->marks[i].mark : chart_landing(&figure->margins[i - figure->mark_count]));
        all.low = one.low < all.low ? one.low : all.low;
        all.high = one.high > all.high ? one.high : all.high;
    }
    return all;
}

/* Others of the race as far as they do not push what is disputed into a corner. */
static void add_neighbours(struct drawing *w, struct figure *figure) {
    enum { WIDER = 3 };
    const struct ledger *ledger = &w->maker->ledger;
    const struct ledger_race *race = &ledger->races.items[w->race];
    struct interval all = extent(figure);
    int64_t reach = (all.high - all.low) * WIDER;
    uint32_t drawn = 0;
    for (uint32_t i = 0; i < race->fact_count && drawn < OTHERS_MOST; i++) {
        const struct ledger_fact *fact = &ledger->facts.items[race->first_fact + i];
        bool is_mark = fact->athlete != LEDGER_NONE && str_equal(fact->attribute, STR("mark")) && fact->mark.quantity != QUANTITY_NONE;
        if (!is_mark || !is_in_this_race(w, fact) || str_equal(ledger->athletes.items[fact->athlete].name, w->discrepancy->athlete) ||
            fact->mark.amount < all.low - reach || fact->mark.amount > all.high + reach)
            continue;
        add_other(w, figure, fact);
        drawn++;
    }
}

static void add_rivals(struct drawing *w, struct figure *figure) {
    const struct ledger *ledger = &w->maker->ledger;
    const struct ledger_race *race = &ledger->races.items[w->race];
    str self = w->discrepancy->athlete;
    for (uint32_t i = 0; i < race->fact_count; i++) {
        const struct ledger_fact *fact = &ledger->facts.items[race->first_fact + i];
        if (!str_equal(fact->attribute, STR("margin")) || fact->mark.quantity == QUANTITY_NONE || fact->athlete == LEDGER_NONE ||
            !is_in_this_race(w, fact))
            continue;
        str name = ledger->athletes.items[fact->athlete].name;
        bool of_self = str_equal(name, self), to_self = str_equal(fact->rival, self);
        str rival = to_self ? name : !of_self ? (str){0} : fact->rival.size ? fact->rival : neighbour_of(w, self);
        const struct ledger_fact *other = rival.size ? mark_of(w, rival) : NULL;
        if (!other)
            continue;
        add_other(w, figure, other);
        add_margin(w, figure, fact, other);
    }
    add_neighbours(w, figure);
}

static void write_figure(struct drawing *w) {
    struct figure figure = {0};
    struct html *html = &w->page.html;
    add_values(w, &figure);
    if (!figure.mark_count)
        return;
    if (w->discrepancy->kind == DISCREPANCY_MARK && w->fact != LEDGER_NONE)
        add_rivals(w, &figure);
    struct chart_axis axis = {.marks = figure.marks, .mark_count = figure.mark_count, .margins = figure.margins,
                              .margin_count = figure.margin_count};
    size_t before = html->out.size;
    html_markup(html, "<figure><h2>The figures on one axis</h2>\n");
    if (chart_axis(html, &axis))
        HTML(html, "<figcaption>The line of a mark is the figure as printed; its band holds every measured value that may have been printed so.{}"
                   "</figcaption></figure>\n",
             figure.margin_count ? STR(" A dashed line is a margin laid from a mark: it should end on the dotted one, where the other finished.")
                                 : STR(""));
    else
        html->out.size = before;
}

/* --- copies --------------------------------------------------------------------------------------------------------- */

static enum status write_copies(struct drawing *w, struct error *error) {
    enum { DOCUMENTS_MOST = 40 };
    const struct report_feed *feed = w->maker->feed;
    const struct discrepancy *d = w->discrepancy;
    int64_t ids[DOCUMENTS_MOST];
    const struct statement *statements[DOCUMENTS_MOST];
    uint32_t groups[DOCUMENTS_MOST], count = 0;
    for (uint32_t v = 0; v < d->values.count; v++)
        for (uint32_t i = 0; i < d->values.items[v].statements.count && count < DOCUMENTS_MOST; i++) {
            const struct statement *s = d->values.items[v].statements.items[i];
            uint32_t at = 0;
            while (at < count && ids[at] != s->document_id)
                at++;
            if (at < count)
                continue;
            ids[count] = s->document_id;
            groups[count] = count;
            statements[count++] = s;
        }
    if (!feed->copies || count < 2)
        return OK;
    enum status status = feed->copies(feed->context, ids, count, groups, error);
    if (status != OK)
        return status;
    struct html *html = &w->page.html;
    bool any = false;
    for (uint32_t first = 0; first < count; first++) {
        uint32_t members = 0;
        for (uint32_t i = first; i < count; i++)
            members += groups[i] == first;
        if (groups[first] != first || members < 2)
            continue;
        if (!any)
            html_markup(html, "<section><h2>One text, printed more than once</h2>\n<p>These articles share so much of their wording that they "
                              "count as one voice.</p>\n<ul class=\"brief\">\n");
        any = true;
        html_markup(html, "<li>");
        for (uint32_t i = first, written = 0; i < count; i++) {
            if (groups[i] != first)
                continue;
            if (written++)
                html_markup(html, " · ");
            write_place(&w->page, statements[i]->source, statements[i]->doc, statements[i]->document, statements[i]->bytes.start,
                        statements[i]->published);
        }
        html_markup(html, "</li>\n");
    }
    if (any)
        html_markup(html, "</ul></section>\n");
    return OK;
}

/* --- the page ------------------------------------------------------------------------------------------------------- */

/* Of the facts that rest on the words, one about what is disputed: the mark, not the place that its sentence also tells. */
static uint32_t fact_of(const struct drawing *w, const struct statement *s) {
    const struct ledger *ledger = &w->maker->ledger;
    uint32_t count, found = LEDGER_NONE;
    const struct ledger_words *words = ledger_facts_of(ledger, words_key(s->document, s->bytes, s->kind), &count);
    str kind = str_of(discrepancy_kind_name(w->discrepancy->kind));
    for (uint32_t i = 0; i < count; i++) {
        str attribute = ledger->facts.items[words[i].index].attribute;
        if (str_equal(str_cut(&attribute, ' '), kind))
            return words[i].index;
        found = found == LEDGER_NONE ? words[i].index : found;
    }
    return found;
}

/* The race that the disputed words belong to, by the facts that rest on them; else by name. */
static void find_race(struct drawing *w) {
    const struct discrepancy *d = w->discrepancy;
    w->fact = LEDGER_NONE;
    for (uint32_t v = 0; v < d->values.count && w->fact == LEDGER_NONE; v++)
        for (uint32_t i = 0; i < d->values.items[v].statements.count && w->fact == LEDGER_NONE; i++)
            w->fact = fact_of(w, d->values.items[v].statements.items[i]);
    w->race = w->fact != LEDGER_NONE ? w->maker->ledger.facts.items[w->fact].race
                                     : ledger_find_race(&w->maker->ledger, d->event, d->competition, d->year);
}

enum status discrepancy_page(struct maker *maker, const struct discrepancy *discrepancy, struct error *error) {
    struct drawing w = {.maker = maker, .discrepancy = discrepancy};
    find_race(&w);
    str kind = str_of(discrepancy_kind_name(discrepancy->kind));
    str title = str_print(&w.arena, "%.*s%s%.*s", STR_ARG(discrepancy->athlete), discrepancy->athlete.size ? ": " : "", STR_ARG(kind));
    page_open(&w.page, &maker->site, address_discrepancy(discrepancy->key, &w.arena), title, SECTION_DISCREPANCIES);
    struct html *html = &w.page.html;
    write_head(&w);
    html_markup(html, "<h2>Side by side</h2>\n<div class=\"sides\">\n");
    uint32_t values = discrepancy->values.count;
    for (uint32_t v = 0; v < values && v < VALUES_MOST; v++)
        write_value(&w, v);
    html_markup(html, "</div>\n");
    if (values > VALUES_MOST)
        HTML(html, "<p class=\"note\">and {}</p>\n", html_count(html, values - VALUES_MOST, "more value", "more values"));
    write_figure(&w);
    if (w.race != LEDGER_NONE && !is_about_quotes(discrepancy)) {
        size_t before = html->out.size;
        html_markup(html, "<section><h2>The race</h2>\n");
        size_t empty = html->out.size;
        write_race_tables(&w.page, maker, w.race, w.fact, discrepancy->athlete);
        if (html->out.size > empty)
            html_markup(html, "</section>\n");
        else
            html->out.size = before;
    }
    enum status status = write_copies(&w, error);
    enum status closed = page_close(&w.page, status == OK ? error : NULL);
    arena_close(&w.arena);
    return status != OK ? status : closed;
}
