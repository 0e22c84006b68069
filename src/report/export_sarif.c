/*
 * SARIF 2.1.0 (OASIS Standard, 2020): one run, a result for each discrepancy, at the words that do not stand (at all of
 * them, when nobody can tell), the others as related locations. Regions are bytes of the document.
 */
#include "base/json.h"
#include "exporter.h"
#include "sarif.h"

static const struct { enum discrepancy_kind kind; const char *text; } kinds[] = {
    {DISCREPANCY_MARK, "Sources give different marks for one performance."},
    {DISCREPANCY_PLACE, "Sources give different places for one performance."},
    {DISCREPANCY_MARGIN, "A margin does not fit the marks that it lies between."},
    {DISCREPANCY_ORDER, "The order of places is not the order of marks."},
    {DISCREPANCY_SPLIT, "A split does not fit the result or another split."},
    {DISCREPANCY_RECORD, "Sources give different records."},
    {DISCREPANCY_NAME, "One person is spelled in different ways."},
    {DISCREPANCY_NATION, "Sources give different nations for one person."},
    {DISCREPANCY_AGE, "Sources give different ages for one person."},
    {DISCREPANCY_DATE, "Sources give different days for one competition."},
    {DISCREPANCY_EVENT, "One performance is told of different events."},
    {DISCREPANCY_QUOTE_WORDING, "One utterance is quoted in different words."},
    {DISCREPANCY_QUOTE_SPEAKER, "The same words are given to different speakers."},
    {DISCREPANCY_REVISION, "A later revision of the same page says otherwise."},
};

static void write_rule(struct buffer *out, const char *id, const char *text) {
    put_comma(out);
    buffer_add_char(out, '{');
    put_word(out, "id", id);
    put_object(out, "shortDescription");
    put_word(out, "text", text);
    buffer_add_text(out, "}}");
}

void sarif_begin(struct buffer *out, const char *version) {
    buffer_add_text(out, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{");
    put_word(out, "name", "photofinish");
    if (version)
        put_word(out, "version", version);
    put_list(out, "rules");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        write_rule(out, discrepancy_kind_name(kinds[i].kind), kinds[i].text);
    buffer_add_text(out, "]}},\"columnKind\":\"unicodeCodePoints\",\"results\":[");
}

void sarif_end(struct buffer *out) { buffer_add_text(out, "\n]}]}\n"); }

void sarif_location(struct buffer *out, const struct sarif_place *place, str message) {
    put_comma(out);
    buffer_add_text(out, "{\"physicalLocation\":{\"artifactLocation\":{");
    json_write_member(out, "uri", place->uri);
    buffer_add_char(out, '}');
    put_object(out, "region");
    if (place->line) {
        json_write_member_int(out, "startLine", place->line);
        json_write_member_int(out, "startColumn", place->column);
    }
    json_write_member_int(out, "byteOffset", place->bytes.start);
    json_write_member_int(out, "byteLength", span_size(place->bytes));
    put_object(out, "snippet");
    json_write_member(out, "text", place->quoted);
    buffer_add_text(out, "}}}");
    if (message.size) {
        put_object(out, "message");
        json_write_member(out, "text", message);
        buffer_add_char(out, '}');
    }
    buffer_add_char(out, '}');
}

static void write_places(struct exporter *x, const struct discrepancy *d, bool of_preferred) {
    for (uint32_t v = 0; v < d->values.count; v++) {
        const struct discrepancy_value *value = &d->values.items[v];
        bool is_preferred = d->preferred.size && str_equal(value->value, d->preferred);
        if (is_preferred != of_preferred)
            continue;
        for (uint32_t i = 0; i < value->statements.count; i++) {
            const struct statement *s = value->statements.items[i];
            struct sarif_place place = {.uri = document_reference(s->uri, s->doc, &x->scratch), .bytes = s->bytes, .quoted = s->quoted};
            sarif_location(&x->out, &place, value->value);
        }
        for (uint32_t i = 0; i < value->utterances.count; i++) {
            const struct utterance *u = value->utterances.items[i];
            struct sarif_place place = {.uri = document_reference(u->uri, u->doc, &x->scratch), .bytes = u->bytes, .quoted = u->text};
            sarif_location(&x->out, &place, u->speaker);
        }
    }
}

static enum status write_result(void *taker, const struct discrepancy *d, struct error *error) {
    struct exporter *x = taker;
    struct buffer *out = &x->out;
    char hex[65];
    sha256_print(sha256_of(d->key), hex);
    if (x->number++)
        buffer_add_char(out, ',');
    buffer_add_text(out, "\n{");
    put_word(out, "ruleId", discrepancy_kind_name(d->kind));
    put_word(out, "level", d->preferred.size ? "error" : "warning");
    put_object(out, "message");
    json_write_member(out, "text", d->explanation.size ? d->explanation : d->athlete);
    buffer_add_char(out, '}');
    put_list(out, "locations");
    write_places(x, d, false);
    buffer_add_char(out, ']');
    if (d->preferred.size) {
        put_list(out, "relatedLocations");
        write_places(x, d, true);
        buffer_add_char(out, ']');
    }
    put_object(out, "partialFingerprints");
    json_write_member(out, "photofinishDiscrepancy/v1", (str){hex, 64});
    buffer_add_char(out, '}');
    put_object(out, "properties");
    put_word(out, "verdict", verdict_name(d->verdict));
    json_write_member(out, "preferred", or_null(d->preferred));
    json_write_member(out, "athlete", or_null(d->athlete));
    json_write_member(out, "event", or_null(d->event));
    json_write_member(out, "competition", or_null(d->competition));
    put_number(out, "year", d->year);
    buffer_add_text(out, "}}");
    export_flush(x);
    return export_trouble(x, error);
}

enum status export_sarif(struct exporter *x, struct error *error) {
    x->number = 0;
    export_open(x, STR("discrepancies.sarif"));
    sarif_begin(&x->out, x->options->version);
    enum status status = x->feed->each_discrepancy(x->feed->context, write_result, x, error);
    sarif_end(&x->out);
    export_close(x);
    return status;
}
