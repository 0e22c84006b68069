/*
 * W3C Web Annotation Data Model (Recommendation 2017) as JSON-LD: one AnnotationPage for each article. Each annotation says
 * where twice: by the words with those around them (TextQuoteSelector) and by place in code points (TextPositionSelector)
 * of the text: the file itself where it is plain text, else the words of the page without markup.
 */
#include "base/json.h"
#include "base/utf8.h"
#include "exporter.h"
#include "report/address.h"

enum { AROUND = 32 /* bytes of prefix and suffix, at most */ };

struct pages {
    struct exporter *x;
    const struct report_article *article;
    str text;
    bool is_source;
    struct code_points points;
    char hex[65];
    uint32_t number;
};

static struct span place_of(const struct pages *p, struct span span) {
    const struct article *article = p->article->reading->article;
    return p->is_source ? article_bytes(article, span) : offsets_source(&article->map, span);
}

static bool is_inside_character(str text, size_t at) { return at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80; }

static void write_selectors(struct pages *p, struct span span) {
    struct buffer *out = &p->x->out;
    size_t before = span.start > AROUND ? span.start - AROUND : 0, after = span.end + AROUND < p->text.size ? span.end + AROUND : p->text.size;
    while (is_inside_character(p->text, before))
        before++;
    while (is_inside_character(p->text, after))
        after--;
    put_object(out, "target");
    json_write_member(out, "source", document_reference(p->article->uri, p->article->doc, &p->x->scratch));
    put_list(out, "selector");
    buffer_add_char(out, '{');
    put_word(out, "type", "TextQuoteSelector");
    json_write_member(out, "exact", span_str(p->text, span));
    json_write_member(out, "prefix", str_slice(p->text, before, span.start));
    json_write_member(out, "suffix", str_slice(p->text, span.end, after));
    buffer_add_text(out, "},{");
    put_word(out, "type", "TextPositionSelector");
    json_write_member_int(out, "start", (int64_t)code_points_at(&p->points, span.start));
    json_write_member_int(out, "end", (int64_t)code_points_at(&p->points, span.end));
    buffer_add_text(out, "}]}");
}

static void begin(struct pages *p, const char *motivation) {
    struct buffer *out = &p->x->out;
    put_comma(out);
    buffer_add_text(out, p->x->folder ? "\n{" : "{");
    json_write_member(out, "id", str_print(&p->x->scratch, "urn:photofinish:annotation:%s:%u", p->hex, ++p->number));
    put_word(out, "type", "Annotation");
    put_word(out, "motivation", motivation);
    put_object(out, "body");
    put_word(out, "type", "TextualBody");
    put_word(out, "format", "text/plain");
    put_word(out, "purpose", motivation);
}

static void member(struct buffer *out, const char *key, str value) {
    if (value.size)
        json_write_member(out, key, value);
}

static void write_claim(struct pages *p, const struct claim *claim) {
    struct buffer *out = &p->x->out;
    struct arena *arena = &p->x->scratch;
    bool is_mark = claim->mark.quantity != QUANTITY_NONE;
    str who = claim->person >= 0 ? p->article->reading->people.items[claim->person].name : (str){0};
    str what = is_mark ? mark_print(claim->mark, arena) : claim->place > 0 ? str_print(arena, "place %d", claim->place) : str_of(medal_name(claim->medal));
    begin(p, "describing");
    json_write_member(out, "value", str_print(arena, "%s: %.*s%s%.*s%s%.*s", claim_kind_name(claim->kind), STR_ARG(what), who.size ? ", " : "",
                                              STR_ARG(who), claim->event.size ? ", " : "", STR_ARG(claim->event)));
    put_word(out, "pf:kind", claim_kind_name(claim->kind));
    if (is_mark) {
        json_write_member(out, "pf:value", what);
        put_word(out, "pf:quantity", quantity_name(claim->mark.quantity));
    }
    member(out, "pf:athlete", who);
    member(out, "pf:event", claim->event);
    member(out, "pf:competition", claim->competition);
    if (claim->year)
        json_write_member_int(out, "pf:year", claim->year);
    if (claim->place > 0)
        json_write_member_int(out, "pf:place", claim->place);
    member(out, "pf:rule", rule_place(claim->rule, arena));
    buffer_add_char(out, '}');
    write_selectors(p, place_of(p, claim->span));
    buffer_add_char(out, '}');
}

static void write_reading(struct pages *p) {
    const struct reading *reading = p->article->reading;
    struct buffer *out = &p->x->out;
    for (LIST_EACH(struct person, person, &reading->people)) {
        if (!person->is_athlete || person->is_team || span_is_empty(person->span))
            continue;
        begin(p, "identifying");
        json_write_member(out, "value", person->name);
        put_word(out, "pf:kind", "athlete");
        member(out, "pf:nation", person->nation);
        member(out, "pf:sex", str_of(sex_name(person->sex)));
        buffer_add_char(out, '}');
        write_selectors(p, place_of(p, person->span));
        buffer_add_char(out, '}');
    }
    for (LIST_EACH(struct claim, claim, &reading->claims))
        write_claim(p, claim);
    for (LIST_EACH(struct quote, quote, &reading->quotes)) {
        str who = quote->person >= 0 ? reading->people.items[quote->person].name : quote->speaker;
        begin(p, "describing");
        json_write_member(out, "value", str_print(&p->x->scratch, "quote%s%.*s", who.size ? ", " : "", STR_ARG(who)));
        put_word(out, "pf:kind", "quote");
        member(out, "pf:speaker", who);
        member(out, "pf:rule", rule_place(quote->rule, &p->x->scratch));
        buffer_add_char(out, '}');
        write_selectors(p, place_of(p, quote->span));
        buffer_add_char(out, '}');
    }
}

void export_webannotation(struct exporter *x, const struct report_article *article) {
    const struct article *read = article->reading->article;
    struct pages p = {.x = x, .article = article};
    p.is_source = read->document->format == FORMAT_TEXT && utf8_check(read->document->bytes) == read->document->bytes.size;
    p.text = p.is_source ? read->document->bytes : read->content->text;
    p.points.text = p.text;
    sha256_print(article->document, p.hex);
    str page = address_article(article->document, &x->scratch);
    str stem = str_slice(page, sizeof "article/" - 1, page.size - (sizeof ".html" - 1));
    export_open(x, str_print(&x->scratch, "webannotation/%.*s.jsonld", STR_ARG(stem)));
    buffer_add_text(&x->out, "{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",{\"pf\":\"urn:photofinish:\"}]");
    json_write_member(&x->out, "id", str_print(&x->scratch, "urn:photofinish:annotations:%s", p.hex));
    put_word(&x->out, "type", "AnnotationPage");
    put_list(&x->out, "items");
    write_reading(&p);
    buffer_add_text(&x->out, x->folder ? "\n]}\n" : "]}\n");
    export_close(x);
}
