/* JSON lines: docs/schema/ describes each kind of line. */
#include "base/json.h"
#include "exporter.h"

/* --- facts ---------------------------------------------------------------------------------------------------------- */

static void write_support(struct exporter *x, const struct fact_support *support) {
    struct buffer *out = &x->out;
    const struct statement *s = support->statement;
    put_comma(out);
    buffer_add_char(out, '{');
    json_write_member(out, "doc", s->doc);
    json_write_member(out, "uri", or_null(s->uri));
    put_hash(out, "sha256", s->document);
    json_write_member(out, "source", or_null(s->source));
    json_write_member(out, "published", or_null(date_print(s->published, &x->scratch)));
    json_write_member_int(out, "start", s->bytes.start);
    json_write_member_int(out, "end", s->bytes.end);
    json_write_member(out, "quoted", s->quoted);
    json_write_member(out, "rule", rule_place(s->rule, &x->scratch));
    put_word(out, "stance", stance_name(support->stance));
    buffer_add_char(out, '}');
}

static void write_confidence(struct buffer *out, uint16_t per_mille) {
    char number[8];
    snprintf(number, sizeof number, "%u.%03u", per_mille / 1000u % 10u, per_mille % 1000u);
    json_write_member_raw(out, "confidence", number);
}

static enum status write_fact(void *taker, const struct fact *fact, struct error *error) {
    struct exporter *x = taker;
    struct buffer *out = &x->out;
    buffer_add_char(out, '{');
    put_word(out, "type", "fact");
    json_write_member(out, "key", fact->key);
    json_write_member(out, "athlete", or_null(fact->athlete));
    json_write_member(out, "event", or_null(fact->event));
    put_word(out, "sex", sex_name(fact->sex));
    json_write_member(out, "competition", or_null(fact->competition));
    put_number(out, "year", fact->year);
    put_word(out, "round", round_name(fact->round));
    json_write_member(out, "attribute", fact->attribute);
    json_write_member(out, "value", fact->value);
    put_word(out, "verdict", verdict_name(fact->verdict));
    write_confidence(out, fact->confidence);
    json_write_member(out, "explanation", or_null(fact->explanation));
    put_list(out, "sources");
    for (uint32_t i = 0; i < fact->support.count; i++)
        write_support(x, &fact->support.items[i]);
    buffer_add_text(out, "]}\n");
    export_flush(x);
    return export_trouble(x, error);
}

/* --- discrepancies, in the words of `photofinish discrepancies` ----------------------------------------------------- */

struct names { str *items; uint32_t count, room; };

static void add_name(struct names *names, str name, struct arena *arena) {
    for (uint32_t i = 0; i < names->count; i++)
        if (str_equal(names->items[i], name))
            return;
    *LIST_ADD(names, arena) = name;
}

static void write_value(struct exporter *x, const struct discrepancy_value *value) {
    struct buffer *out = &x->out;
    struct names docs = {0};
    for (uint32_t i = 0; i < value->statements.count; i++)
        add_name(&docs, value->statements.items[i]->doc, &x->scratch);
    for (uint32_t i = 0; i < value->utterances.count; i++)
        add_name(&docs, value->utterances.items[i]->doc, &x->scratch);
    put_comma(out);
    buffer_add_char(out, '{');
    json_write_member(out, "value", value->value);
    put_list(out, "docs");
    for (uint32_t i = 0; i < docs.count; i++) {
        put_comma(out);
        json_write_text(out, docs.items[i]);
    }
    buffer_add_text(out, "]}");
}

static enum status write_discrepancy(void *taker, const struct discrepancy *d, struct error *error) {
    struct exporter *x = taker;
    struct buffer *out = &x->out;
    buffer_add_char(out, '{');
    put_word(out, "kind", discrepancy_kind_name(d->kind));
    json_write_member(out, "athlete", or_null(d->athlete));
    json_write_member(out, "event", or_null(d->event));
    json_write_member(out, "competition", or_null(d->competition));
    put_number(out, "year", d->year);
    put_word(out, "verdict", verdict_name(d->verdict));
    json_write_member(out, "preferred", or_null(d->preferred));
    put_list(out, "values");
    for (uint32_t i = 0; i < d->values.count; i++)
        write_value(x, &d->values.items[i]);
    buffer_add_char(out, ']');
    json_write_member(out, "explanation", d->explanation);
    put_word(out, "round", round_name(d->round));
    json_write_member(out, "would_change", or_null(d->would_change));
    buffer_add_text(out, "}\n");
    export_flush(x);
    return export_trouble(x, error);
}

/* --- quotes and documents ------------------------------------------------------------------------------------------- */

static enum status write_quote(void *taker, const struct utterance *u, struct error *error) {
    struct exporter *x = taker;
    struct buffer *out = &x->out;
    buffer_add_char(out, '{');
    put_word(out, "type", "quote");
    json_write_member(out, "doc", u->doc);
    json_write_member(out, "uri", or_null(u->uri));
    put_hash(out, "sha256", u->document);
    json_write_member(out, "text", u->text);
    json_write_member(out, "speaker", or_null(u->speaker));
    json_write_member_int(out, "start", u->bytes.start);
    json_write_member_int(out, "end", u->bytes.end);
    json_write_member(out, "rule", rule_place(u->rule, &x->scratch));
    buffer_add_text(out, "}\n");
    export_flush(x);
    return export_trouble(x, error);
}

static void write_documents(struct exporter *x) {
    for (LIST_EACH(struct exported_document, d, &x->documents)) {
        struct buffer *out = &x->out;
        buffer_add_char(out, '{');
        put_word(out, "type", "document");
        json_write_member(out, "doc", d->doc);
        json_write_member(out, "uri", or_null(d->uri));
        put_hash(out, "sha256", d->hash);
        json_write_member(out, "source", or_null(d->source));
        json_write_member(out, "published", or_null(d->published));
        json_write_member(out, "title", or_null(d->title));
        json_write_member(out, "author", or_null(d->author));
        buffer_add_text(out, "}\n");
        export_flush(x);
    }
}

enum status export_jsonl(struct exporter *x, struct error *error) {
    const struct report_feed *feed = x->feed;
    export_open(x, STR("facts.jsonl"));
    enum status status = feed->each_fact(feed->context, write_fact, x, error);
    export_close(x);
    if (status != OK)
        return status;
    export_open(x, STR("discrepancies.jsonl"));
    status = feed->each_discrepancy(feed->context, write_discrepancy, x, error);
    export_close(x);
    if (status != OK)
        return status;
    export_open(x, STR("quotes.jsonl"));
    status = feed->each_quote(feed->context, write_quote, x, error);
    export_close(x);
    export_open(x, STR("documents.jsonl"));
    write_documents(x);
    export_close(x);
    return status;
}
