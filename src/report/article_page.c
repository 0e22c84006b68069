/*
 * The article as it was read: its own words, with what the program understood marked in them, and beside each paragraph
 * notes that tell what each mark means, which rule found it and where the fact is. What overlaps without nesting is cut
 * where the inner one ends; only the first piece of anything carries its anchor.
 */
#include "highlights.h"
#include "maker.h"
#include "report/address.h"

struct drawing {
    struct maker *maker;
    const struct report_article *article;
    const struct reading *reading;
    const struct content *content;
    struct page page;
    struct arena arena;
    struct highlights highlights;
    uint32_t last_anchor;   /* byte of the last anchor written + 1: two highlights may begin together */
};

enum { NAME_MOST = 300, SLICE_MOST = 16 * 1024, NOTES_MOST = 400, ALIASES_MOST = 4000 };

/* --- the text ------------------------------------------------------------------------------------------------------- */

static str highlight_href(struct drawing *d, const struct highlight *h) {
    struct arena *arena = d->page.html.arena;
    if (h->kind == HIGHLIGHT_ATHLETE) {
        uint32_t athlete = ledger_find_athlete(&d->maker->ledger, d->highlights.athlete_of_person[h->index]);
        return athlete == LEDGER_NONE ? (str){0} : page_href(&d->page, d->maker->ledger.athletes.items[athlete].address);
    }
    if (h->fact != LEDGER_NONE)
        return page_href(&d->page, fact_address(d->maker, h->fact, arena));
    if (h->kind == HIGHLIGHT_MARK)
        return str_print(arena, "#n%u-%u", h->start, h->index);
    return (str){0};
}

static str mark_title(struct drawing *d, const struct claim *claim) {
    struct arena *arena = d->page.html.arena;
    str who = claim->person >= 0 ? d->reading->people.items[claim->person].name : (str){0};
    return str_print(arena, "%s%s%.*s%s%.*s", claim_kind_name(claim->kind), who.size ? ", " : "", STR_ARG(who), claim->event.size ? ", " : "",
                     STR_ARG(claim->event));
}

static str highlight_title(struct drawing *d, const struct highlight *h) {
    struct arena *arena = d->page.html.arena;
    switch (h->kind) {
    case HIGHLIGHT_MARK:
    case HIGHLIGHT_PLACING:
        return mark_title(d, &d->reading->claims.items[h->index]);
    case HIGHLIGHT_QUOTE: {
        const struct quote *quote = &d->reading->quotes.items[h->index];
        return quote->speaker.size ? str_print(arena, "said by %.*s", STR_ARG(quote->speaker)) : STR("nobody is named for these words");
    }
    case HIGHLIGHT_ATHLETE:
        return d->reading->people.items[h->index].name;
    default:
        return STR("no rule explains this figure");
    }
}

static void open_highlight(struct drawing *d, const struct highlight *h, bool is_first) {
    struct html *html = &d->page.html;
    str href = highlight_layer(h->kind) == LAYER_WORD ? highlight_href(d, h) : (str){0};
    HTML(html, "<{} class=\"{}{}\"", href.size ? STR("a") : STR("span"), str_of(highlight_class(h->kind)),
         h->discrepancy != LEDGER_NONE ? STR(" disputed") : STR(""));
    if (is_first && d->last_anchor != h->start + 1) {
        HTML(html, " id=\"{}\"", str_print(html->arena, "b%u", h->start));
        d->last_anchor = h->start + 1;
    }
    if (href.size)
        HTML(html, " href=\"{}\"", href);
    HTML(html, " title=\"{}\">", page_clip(&d->page, highlight_title(d, h), NAME_MOST));
}

static void close_highlight(struct drawing *d, const struct highlight *h) {
    bool is_link = highlight_layer(h->kind) == LAYER_WORD && highlight_href(d, h).size;
    if (is_link)
        html_markup(&d->page.html, "</a>");
    else
        html_markup(&d->page.html, "</span>");
}

/* The highlight of the layer that covers the place, the one that began first; and where that changes next. */
static const struct highlight *covering(const struct drawing *d, uint32_t first, uint32_t last, enum layer layer, uint32_t at, uint32_t *next) {
    const struct highlight *found = NULL;
    for (uint32_t i = first; i < last; i++) {
        const struct highlight *h = &d->highlights.items[i];
        if (highlight_layer(h->kind) != layer || h->is_hidden)
            continue;
        if (h->span.start > at) {
            *next = h->span.start < *next ? h->span.start : *next;
            break;
        }
        if (!found && span_holds(h->span, at)) {
            found = h;
            *next = h->span.end < *next ? h->span.end : *next;
        }
    }
    return found;
}

/* Highlights [first, last) touch the stretch. Elements are nested in the order of layers. */
static void write_stretch(struct drawing *d, struct span stretch, uint32_t first, uint32_t last) {
    const struct highlight *open[LAYERS] = {0};
    for (uint32_t at = stretch.start; at < stretch.end;) {
        const struct highlight *now[LAYERS];
        uint32_t next = stretch.end;
        if (next - at > SLICE_MOST)
            for (next = at + SLICE_MOST; ((unsigned char)d->content->text.data[next] & 0xC0) == 0x80;)
                next--;
        while (first < last && d->highlights.items[first].span.end <= at)
            first++;
        for (int layer = 0; layer < LAYERS; layer++)
            now[layer] = covering(d, first, last, (enum layer)layer, at, &next);
        int same = 0;
        while (same < LAYERS && open[same] == now[same])
            same++;
        for (int layer = LAYERS; layer-- > same;)
            if (open[layer])
                close_highlight(d, open[layer]);
        for (int layer = same; layer < LAYERS; layer++)
            if (now[layer])
                open_highlight(d, now[layer], at == now[layer]->span.start);
        memcpy(open, now, sizeof open);
        html_escaped(&d->page.html, span_str(d->content->text, span_of(at, next)));
        at = next;
    }
    for (int layer = LAYERS; layer-- > 0;)
        if (open[layer])
            close_highlight(d, open[layer]);
}

/* --- the notes ------------------------------------------------------------------------------------------------------ */

/* A hidden one that no drawn one begins together with, and the first of several. */
static bool needs_anchor(const struct drawing *d, const struct highlight *h) {
    const struct highlight *first = h, *end = d->highlights.items + d->highlights.count;
    if (!h->is_hidden)
        return false;
    while (first > d->highlights.items && first[-1].start == h->start)
        first--;
    for (const struct highlight *other = first; other < end && other->start == h->start; other++)
        if (!other->is_hidden || other < h)
            return false;
    return true;
}

static void write_claim_note(struct drawing *d, const struct highlight *h) {
    struct html *html = &d->page.html;
    const struct claim *claim = &d->reading->claims.items[h->index];
    str words = article_words(d->reading->article, claim->span);
    HTML(html, "<li class=\"{}\" id=\"{}\">", str_of(highlight_class(h->kind)), str_print(html->arena, "n%u-%u", h->start, h->index));
    if (needs_anchor(d, h))
        HTML(html, "<span id=\"{}\"></span>", str_print(html->arena, "b%u", h->start));
    str href = h->fact == LEDGER_NONE ? (str){0} : page_href(&d->page, fact_address(d->maker, h->fact, html->arena));
    if (href.size)
        HTML(html, "<a class=\"value\" href=\"{}\">{}</a> ", href, page_clip(&d->page, words, NAME_MOST));
    else
        HTML(html, "<span class=\"value\">{}</span> ", page_clip(&d->page, words, NAME_MOST));
    html_escaped(html, page_clip(&d->page, mark_title(d, claim), NAME_MOST));
    if (claim->place > 0)
        HTML(html, ", place {}", html_number(html, claim->place));
    if (h->discrepancy != LEDGER_NONE)
        HTML(html, " · <a class=\"falls\" href=\"{}\">others differ</a>",
             page_href(&d->page, d->maker->ledger.discrepancies.items[h->discrepancy].address));
    html_markup(html, " · ");
    write_rule(&d->page, d->maker, claim->rule);
    html_markup(html, "</li>\n");
}

static void write_quote_note(struct drawing *d, const struct highlight *h) {
    struct html *html = &d->page.html;
    const struct quote *quote = &d->reading->quotes.items[h->index];
    HTML(html, "<li class=\"quote\" id=\"{}\">quote, ", str_print(html->arena, "q%u-%u", h->start, h->index));
    if (needs_anchor(d, h))
        HTML(html, "<span id=\"{}\"></span>", str_print(html->arena, "b%u", h->start));
    str name = quote->person >= 0 ? d->highlights.athlete_of_person[quote->person] : (str){0};
    write_athlete(&d->page, d->maker, name.size ? name : quote->speaker.size ? quote->speaker : STR("no speaker found"));
    if (h->discrepancy != LEDGER_NONE)
        HTML(html, " · <a class=\"falls\" href=\"{}\">others differ</a>",
             page_href(&d->page, d->maker->ledger.discrepancies.items[h->discrepancy].address));
    html_markup(html, " · ");
    write_rule(&d->page, d->maker, quote->rule);
    html_markup(html, "</li>\n");
}

static void write_finding_note(struct drawing *d, const struct highlight *h) {
    const struct finding *finding = &d->reading->findings.items[h->index];
    HTML(&d->page.html, "<li class=\"unknown\"><span class=\"value\">{}</span> {}</li>\n",
         page_clip(&d->page, article_words(d->reading->article, finding->span), NAME_MOST),
         finding->text.size ? page_clip(&d->page, finding->text, NAME_MOST) : STR("no rule explains this"));
}

static void write_notes(struct drawing *d, uint32_t first, uint32_t last, struct span stretch) {
    struct html *html = &d->page.html;
    bool open = false;
    uint32_t shown = 0;
    for (uint32_t i = first; i < last && shown < NOTES_MOST; i++) {
        const struct highlight *h = &d->highlights.items[i];
        if (h->kind == HIGHLIGHT_ATHLETE || !span_holds(stretch, h->span.start))
            continue;
        if (!open)
            html_markup(html, "<ul class=\"notes\" aria-label=\"What was understood here\">\n");
        open = true;
        shown++;
        if (h->kind == HIGHLIGHT_QUOTE)
            write_quote_note(d, h);
        else if (h->kind == HIGHLIGHT_UNKNOWN)
            write_finding_note(d, h);
        else
            write_claim_note(d, h);
    }
    if (open)
        html_markup(html, "</ul>\n");
}

/* --- paragraphs ----------------------------------------------------------------------------------------------------- */

static const struct { const char *open, *close; } blocks[] = {
    [BLOCK_TITLE] = {"<p class=\"headline\">", "</p>"}, [BLOCK_PARAGRAPH] = {"<p>", "</p>"}, [BLOCK_HEADING] = {"<p class=\"crosshead\">", "</p>"},
    [BLOCK_ITEM] = {"<p class=\"item\">", "</p>"}, [BLOCK_ROW] = {"<p class=\"tabular\">", "</p>"}, [BLOCK_CAPTION] = {"<p class=\"caption\">", "</p>"},
};

static void open_text(struct drawing *d) {
    str language = d->content->language;
    if (language.size)
        HTML(&d->page.html, "<div class=\"text\" lang=\"{}\">\n", language);
    else
        html_markup(&d->page.html, "<div class=\"text\">\n");
}

/* Other pages lead to words by the name of the first page: from there it goes on to where they are. */
static void write_later_anchors(struct drawing *d, uint32_t first) {
    struct html *html = &d->page.html;
    str next = page_href(&d->page, address_page(d->page.address, d->page.number + 1, html->arena));
    html_markup(html, "<details class=\"later\"><summary>Figures on the following pages</summary>\n");
    uint32_t last = LEDGER_NONE, written = 0;
    for (uint32_t i = first; i < d->highlights.count && written < ALIASES_MOST; i++) {
        const struct highlight *h = &d->highlights.items[i];
        uint32_t start = h->start;
        bool is_known = h->fact != LEDGER_NONE || h->discrepancy != LEDGER_NONE || h->kind == HIGHLIGHT_QUOTE;
        if (!is_known || start == last)
            continue;
        written++;
        last = start;
        str anchor = str_print(html->arena, "b%u", start);
        HTML(html, "<a id=\"{}\" href=\"{}#{}\">{}</a>\n", anchor, next, anchor,
             page_clip(&d->page, span_str(d->content->text, h->span), 40));
    }
    html_markup(html, "</details>\n");
}

static void write_paragraph(struct drawing *d, const struct paragraph *paragraph, uint32_t *first) {
    struct html *html = &d->page.html;
    struct span stretch = offsets_source(&d->reading->article->map, paragraph->span);
    while (*first < d->highlights.count && d->highlights.items[*first].span.end <= stretch.start)
        (*first)++;
    for (uint32_t at = stretch.start; at < stretch.end;) {
        enum { PIECE_MOST = 24 * 1024 };
        uint32_t end = stretch.end;
        if (end - at > PIECE_MOST)
            for (end = at + PIECE_MOST; ((unsigned char)d->content->text.data[end] & 0xC0) == 0x80;)
                end--;
        uint32_t from = *first, last;
        while (from < d->highlights.count && d->highlights.items[from].span.end <= at && highlight_layer(d->highlights.items[from].kind) == LAYER_WORD)
            from++;
        for (last = from; last < d->highlights.count && d->highlights.items[last].span.start < end;)
            last++;
        if (page_is_full(&d->page)) {
            html_markup(html, "</div>\n");
            write_later_anchors(d, from);
            page_turn(&d->page);
            open_text(d);
        }
        html_markup(html, "<div class=\"row\">");
        buffer_add_text(&html->out, blocks[paragraph->kind].open);
        write_stretch(d, span_of(at, end), from, last);
        buffer_add_text(&html->out, blocks[paragraph->kind].close);
        html_markup(html, "\n");
        write_notes(d, from, last, span_of(at, end));
        html_markup(html, "</div>\n");
        arena_reset(&d->page.scratch);
        at = end;
    }
}

/* --- the page ------------------------------------------------------------------------------------------------------- */

static void write_toggles(struct html *html) {
    static const struct { const char *id, *name; } toggles[] = {
        {"t-mark", "marks"}, {"t-placing", "placings"}, {"t-athlete", "athletes"}, {"t-quote", "quotes"}, {"t-unknown", "not understood"},
        {"t-notes", "notes"},
    };
    html_markup(html, "<fieldset class=\"toggles\"><legend>Show</legend>\n");
    for (size_t i = 0; i < sizeof toggles / sizeof *toggles; i++)
        HTML(html, "<label class=\"{}\"><input type=\"checkbox\" id=\"{}\" checked> {}</label>\n", str_of(toggles[i].id), str_of(toggles[i].id),
             str_of(toggles[i].name));
    html_markup(html, "</fieldset>\n");
}

static void write_head(struct page *page, const struct report_article *article, str title) {
    struct html *html = &page->html;
    str date = date_print(article->published, html->arena);
    HTML(html, "<p class=\"kicker\">{}{}", page_clip(page, article->source, NAME_MOST), article->source.size && date.size ? STR(", ") : STR(""));
    if (date.size)
        HTML(html, "<time datetime=\"{}\">{}</time>", date, date);
    HTML(html, "</p>\n<h1>{}</h1>\n<p class=\"where\">{}", title, page_clip(page, article->author, NAME_MOST));
    HTML(html, "{}<span class=\"file\">{}</span>", article->author.size ? STR(" · ") : STR(""), page_clip(page, article->doc, NAME_MOST));
    if (address_is_web(article->uri))
        HTML(html, " · <a rel=\"noreferrer noopener nofollow external\" href=\"{}\">where it was published</a>", article->uri);
    char hex[65];
    sha256_print(article->document, hex);
    HTML(html, "{}</p>\n<p class=\"where hash\">SHA-256 {}</p>\n",
         article->revision ? str_print(html->arena, " · revision %u", article->revision) : STR(""), str_of(hex));
}

static void write_own_discrepancies(struct drawing *d) {
    enum { SHOWN = 50 };
    uint32_t shown[SHOWN], count = 0;
    for (uint32_t i = 0; i < d->highlights.count && count < SHOWN; i++) {
        uint32_t index = d->highlights.items[i].discrepancy, at = 0;
        while (at < count && shown[at] != index)
            at++;
        if (index == LEDGER_NONE || at < count)
            continue;
        if (!count)
            html_markup(&d->page.html, "<section aria-labelledby=\"differ\"><h2 id=\"differ\">Where this article and others differ</h2>\n<ul class=\"brief\">\n");
        shown[count++] = index;
        const struct ledger_discrepancy *entry = &d->maker->ledger.discrepancies.items[index];
        HTML(&d->page.html, "<li>{}: <a href=\"{}\">{}</a> ", str_of(discrepancy_kind_name(entry->kind)), page_href(&d->page, entry->address),
             discrepancy_title(d->maker, entry, d->page.html.arena));
        write_verdict(&d->page.html, entry->verdict);
        html_markup(&d->page.html, "</li>\n");
    }
    if (count)
        html_markup(&d->page.html, "</ul></section>\n");
}

/* For discrepancy pages: the sentences before and after the one with the disputed words. */
static void keep_contexts(struct drawing *d) {
    const struct article *article = d->reading->article;
    enum { CONTEXT_MOST = 400 };
    for (uint32_t i = 0; i < d->reading->claims.count; i++) {
        const struct claim *claim = &d->reading->claims.items[i];
        uint64_t key = words_key(d->article->document, article_bytes(article, claim->span), claim->kind);
        if (ledger_discrepancy_of(&d->maker->ledger, key) == LEDGER_NONE)
            continue;
        str around[2] = {{0}, {0}};
        for (int side = 0; side < 2; side++) {
            int64_t other = (int64_t)claim->sentence + (side ? 1 : -1);
            if (other < 0 || other >= article->sentences.count || claim->sentence >= article->sentences.count ||
                article->sentences.items[other].paragraph != article->sentences.items[claim->sentence].paragraph)
                continue;
            str words = article_words(article, article->sentences.items[other].span);
            around[side] = words.size <= CONTEXT_MOST ? words : (str){0};
        }
        ledger_add_context(&d->maker->ledger, key, around[0], around[1]);
    }
}

static void write_reading(struct drawing *d) {
    highlights_find(&d->maker->ledger, d->reading, &d->highlights, &d->arena);
    keep_contexts(d);
    write_own_discrepancies(d);
    if (!d->reading->is_athletics)
        html_markup(&d->page.html, "<p class=\"note\">This does not look like athletics, so no results were taken from it.</p>\n");
    write_toggles(&d->page.html);
    open_text(d);
    uint32_t first = 0;
    const struct article *article = d->reading->article;
    for (uint32_t i = 0; i < article->paragraphs.count; i++)
        write_paragraph(d, &article->paragraphs.items[i], &first);
    html_markup(&d->page.html, "</div>\n");
}

static void write_stored(struct drawing *d) {
    struct html *html = &d->page.html;
    const struct report_article *article = d->article;
    HTML(html, "<p class=\"note\">{}</p>\n", article->trouble.size ? page_clip(&d->page, article->trouble, NAME_MOST)
                                                              : STR("The text could not be read again; this is what is stored of it."));
    html_markup(html, "<ul class=\"witnesses\">\n");
    for (uint32_t i = 0; i < article->statement_count; i++) {
        if (page_is_full(&d->page)) {
            html_markup(html, "</ul>\n");
            page_turn(&d->page);
            html_markup(html, "<ul class=\"witnesses\">\n");
        }
        const struct statement *s = &article->statements[i];
        bool is_first = d->last_anchor != s->bytes.start + 1;
        d->last_anchor = s->bytes.start + 1;
        write_witness(&d->page, d->maker, s, "", is_first ? str_print(html->arena, "b%u", s->bytes.start) : (str){0});
        arena_reset(&d->page.scratch);
    }
    html_markup(html, "</ul>\n");
}

enum status article_page(struct maker *maker, const struct report_article *article, struct error *error) {
    struct ledger *ledger = &maker->ledger;
    struct drawing d = {.maker = maker, .article = article, .reading = article->reading};
    d.content = d.reading ? d.reading->article->content : NULL;
    uint32_t index = ledger_document(ledger, article->document, article->document_id, article->doc, article->source, article->published);
    struct ledger_document *document = &ledger->documents.items[index];
    str title = article->title.size ? article->title : article->doc.size ? article->doc : STR("Untitled");
    enum { TITLE_KEPT = 300 };
    bool is_second = document->has_page; /* the same bytes from another place: one page for both */
    document->has_page = true;
    if (is_second)
        return OK;
    ledger->sources.items[document->source].documents++;
    page_open(&d.page, &maker->site, address_article(article->document, &d.arena), title, SECTION_ARTICLES);
    title = page_clip(&d.page, title, TITLE_KEPT);
    document->title = str_copy(title, &ledger->arena);
    write_head(&d.page, article, title);
    if (d.reading)
        write_reading(&d);
    else
        write_stored(&d);
    arena_close(&d.arena);
    return page_close(&d.page, error);
}
