/*
 * schema.org ClaimReview as JSON-LD: for each value of a discrepancy, each article that prints it is the appearance of a claim, rated 1
 * when the value falls, 5 when it stands and 3 when nobody can tell.
 */
#include "base/json.h"
#include "exporter.h"

struct reviewed {
    str uri, source, published;
};

static void write_claim(struct exporter *x, const struct discrepancy *d, str value) {
    struct arena *arena = &x->scratch;
    str year = d->year ? str_print(arena, " %d", d->year) : (str){0};
    json_write_member(&x->out, "claimReviewed",
                      str_print(arena, "%.*s%s%.*s%s%.*s%.*s: %s %.*s", STR_ARG(d->athlete), d->event.size ? ", " : "", STR_ARG(d->event),
                                d->competition.size ? ", " : "", STR_ARG(d->competition), STR_ARG(year), discrepancy_kind_name(d->kind),
                                STR_ARG(value)));
}

static void write_rating(struct buffer *out, const struct discrepancy *d, str value) {
    bool is_known = d->preferred.size > 0, stands = is_known && str_equal(value, d->preferred);
    put_object(out, "reviewRating");
    put_word(out, "@type", "Rating");
    json_write_member_int(out, "ratingValue", !is_known ? 3 : stands ? 5 : 1);
    json_write_member_int(out, "bestRating", 5);
    json_write_member_int(out, "worstRating", 1);
    put_word(out, "alternateName", !is_known ? "undetermined" : stands ? "stands" : "refuted");
    buffer_add_char(out, '}');
}

static void write_review(struct exporter *x, const struct discrepancy *d, str value, const struct reviewed *by) {
    struct buffer *out = &x->out;
    if (x->number++)
        buffer_add_char(out, ',');
    buffer_add_text(out, "\n{");
    put_word(out, "@type", "ClaimReview");
    write_claim(x, d, value);
    put_object(out, "itemReviewed");
    put_word(out, "@type", "Claim");
    put_object(out, "appearance");
    put_word(out, "@type", "NewsArticle");
    json_write_member(out, "url", by->uri);
    if (by->published.size)
        json_write_member(out, "datePublished", by->published);
    if (by->source.size) {
        put_object(out, "publisher");
        put_word(out, "@type", "Organization");
        json_write_member(out, "name", by->source);
        buffer_add_char(out, '}');
    }
    buffer_add_text(out, "}}");
    put_object(out, "author");
    put_word(out, "@type", "Organization");
    put_word(out, "name", "photofinish");
    buffer_add_char(out, '}');
    write_rating(out, d, value);
    json_write_member(out, "reviewBody", d->explanation);
    buffer_add_char(out, '}');
    export_flush(x);
}

static enum status write_discrepancy(void *taker, const struct discrepancy *d, struct error *error) {
    struct exporter *x = taker;
    for (uint32_t v = 0; v < d->values.count; v++) {
        const struct discrepancy_value *value = &d->values.items[v];
        for (uint32_t i = 0; i < value->statements.count; i++) {
            const struct statement *s = value->statements.items[i];
            struct reviewed by = {document_reference(s->uri, s->doc, &x->scratch), s->source, date_print(s->published, &x->scratch)};
            write_review(x, d, value->value, &by);
        }
        for (uint32_t i = 0; i < value->utterances.count; i++) {
            const struct utterance *u = value->utterances.items[i];
            struct reviewed by = {document_reference(u->uri, u->doc, &x->scratch), u->source, date_print(u->published, &x->scratch)};
            write_review(x, d, value->value, &by);
        }
    }
    return export_trouble(x, error);
}

enum status export_claimreview(struct exporter *x, struct error *error) {
    x->number = 0;
    export_open(x, STR("claimreview.jsonld"));
    buffer_add_text(&x->out, "{\"@context\":\"https://schema.org\",\"@graph\":[");
    enum status status = x->feed->each_discrepancy(x->feed->context, write_discrepancy, x, error);
    buffer_add_text(&x->out, "\n]}\n");
    export_close(x);
    return status;
}
