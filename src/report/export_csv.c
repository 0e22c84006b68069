/*
 * Tables in the words of the database's views, as CSV (RFC 4180), and csv-metadata.json, which says what each column holds
 * (CSV on the Web: W3C Metadata Vocabulary for Tabular Data, 2015). A stream gets the table of facts alone.
 */
#include "base/csv.h"
#include "base/json.h"
#include "exporter.h"

struct column { const char *name, *datatype, *description; };

static const struct column fact_columns[] = {
    {"fact_id", "integer", "number of the fact in this export"},
    {"athlete", "string", "who, or which team"},
    {"event", "string", "code of the event: 1500m, 110mH, LJ"},
    {"sex", "string", "of the race: M, F or X"},
    {"competition", "string", "canonical name"},
    {"year", "gYear", "of the competition"},
    {"round", "string", "final, semi-final, heat"},
    {"attribute", "string", "what is told: mark, place, margin, split with its part, record, nation"},
    {"value", "string", "in normal form"},
    {"verdict", "string", "what reconciling found"},
    {"confidence", "decimal", "0 to 1"},
    {"explanation", "string", "why, where it needs saying"},
};
static const struct column source_columns[] = {
    {"fact_id", "integer", "the fact"},
    {"sha256", "hexBinary", "of the document's bytes"},
    {"uri", "anyURI", "where the document was published, or its path"},
    {"byte_start", "integer", "first byte of the words in the document"},
    {"byte_end", "integer", "byte behind the words"},
    {"quoted", "string", "what those bytes say"},
    {"rule", "string", "file and line of the rule that found it"},
    {"supports", "boolean", "false: it says otherwise"},
    {"stance", "string", "supports, contradicts, or input of a derivation"},
};
static const struct column discrepancy_columns[] = {
    {"kind", "string", "what disagrees: mark, place, nation"},
    {"athlete", "string", "who"},
    {"event", "string", "code of the event"},
    {"competition", "string", "canonical name"},
    {"year", "gYear", "of the competition"},
    {"verdict", "string", "what reconciling found"},
    {"preferred", "string", "the value that stands; empty when nobody can tell"},
    {"values", "string", "all values, the preferred one first, apart by semicolons"},
    {"explanation", "string", "in sentences"},
};
static const struct column quote_columns[] = {
    {"sha256", "hexBinary", "of the document's bytes"}, {"uri", "anyURI", "where the document was published, or its path"},
    {"speaker", "string", "who said it"},               {"text", "string", "the words, without quote marks"},
    {"byte_start", "integer", "first byte in the document"}, {"byte_end", "integer", "byte behind the words"},
};
static const struct column document_columns[] = {
    {"sha256", "hexBinary", "of the document's bytes"}, {"uri", "anyURI", "where it was published, or its path"},
    {"doc", "string", "the input's path, or path#record"}, {"source", "string", "outlet"},
    {"published", "string", "ISO 8601 date, as far as known"}, {"title", "string", "headline"}, {"author", "string", "byline"},
};

#define TABLE(file, columns, key) {file, columns, sizeof columns / sizeof *columns, key}
static const struct { const char *file; const struct column *columns; size_t count; const char *key; } tables[] = {
    TABLE("facts.csv", fact_columns, "fact_id"), TABLE("fact_sources.csv", source_columns, NULL),
    TABLE("discrepancies.csv", discrepancy_columns, NULL), TABLE("quotes.csv", quote_columns, NULL),
    TABLE("documents.csv", document_columns, NULL),
};
enum { FACTS, SOURCES, DISCREPANCIES, QUOTES, DOCUMENTS, TABLES };

/* --- cells ---------------------------------------------------------------------------------------------------------- */

static void cell(struct exporter *x, str text) { csv_write(&x->out, text); }
static void word(struct exporter *x, const char *text) { csv_write(&x->out, str_of(text)); }
static void number(struct exporter *x, int64_t value) { csv_write(&x->out, str_print(&x->scratch, "%lld", (long long)value)); }
static void year(struct exporter *x, int value) { csv_write(&x->out, value ? str_print(&x->scratch, "%04d", value) : (str){0}); }

static void hash(struct exporter *x, struct sha256 of) {
    char hex[65];
    sha256_print(of, hex);
    csv_write(&x->out, (str){hex, 64});
}

static void end_row(struct exporter *x) {
    csv_write_end(&x->out);
    export_flush(x);
}

static void open_table(struct exporter *x, int table) {
    export_open(x, str_of(tables[table].file));
    for (size_t i = 0; i < tables[table].count; i++)
        word(x, tables[table].columns[i].name);
    end_row(x);
}

/* --- rows ----------------------------------------------------------------------------------------------------------- */

static enum status fact_row(void *taker, const struct fact *fact, struct error *error) {
    struct exporter *x = taker;
    number(x, (int64_t)++x->number);
    cell(x, fact->athlete);
    cell(x, fact->event);
    word(x, sex_name(fact->sex));
    cell(x, fact->competition);
    year(x, fact->year);
    word(x, round_name(fact->round));
    cell(x, fact->attribute);
    cell(x, fact->value);
    word(x, verdict_name(fact->verdict));
    cell(x, str_print(&x->scratch, "%u.%03u", fact->confidence / 1000u, fact->confidence % 1000u));
    cell(x, fact->explanation);
    end_row(x);
    return export_trouble(x, error);
}

static enum status source_rows(void *taker, const struct fact *fact, struct error *error) {
    struct exporter *x = taker;
    x->number++;
    for (uint32_t i = 0; i < fact->support.count; i++) {
        const struct statement *s = fact->support.items[i].statement;
        number(x, (int64_t)x->number);
        hash(x, s->document);
        cell(x, document_reference(s->uri, s->doc, &x->scratch));
        number(x, s->bytes.start);
        number(x, s->bytes.end);
        cell(x, s->quoted);
        cell(x, rule_place(s->rule, &x->scratch));
        word(x, fact->support.items[i].stance == STANCE_CONTRADICTS ? "false" : "true");
        word(x, stance_name(fact->support.items[i].stance));
        end_row(x);
    }
    return export_trouble(x, error);
}

static enum status discrepancy_row(void *taker, const struct discrepancy *d, struct error *error) {
    struct exporter *x = taker;
    str values = {0};
    for (uint32_t i = 0; i < d->values.count; i++)
        values = str_print(&x->scratch, "%.*s%s%.*s", STR_ARG(values), i ? ";" : "", STR_ARG(d->values.items[i].value));
    word(x, discrepancy_kind_name(d->kind));
    cell(x, d->athlete);
    cell(x, d->event);
    cell(x, d->competition);
    year(x, d->year);
    word(x, verdict_name(d->verdict));
    cell(x, d->preferred);
    cell(x, values);
    cell(x, d->explanation);
    end_row(x);
    return export_trouble(x, error);
}

static enum status quote_row(void *taker, const struct utterance *u, struct error *error) {
    struct exporter *x = taker;
    hash(x, u->document);
    cell(x, document_reference(u->uri, u->doc, &x->scratch));
    cell(x, u->speaker);
    cell(x, u->text);
    number(x, u->bytes.start);
    number(x, u->bytes.end);
    end_row(x);
    return export_trouble(x, error);
}

static void document_rows(struct exporter *x) {
    for (LIST_EACH(struct exported_document, d, &x->documents)) {
        hash(x, d->hash);
        cell(x, document_reference(d->uri, d->doc, &x->scratch));
        cell(x, d->doc);
        cell(x, d->source);
        cell(x, d->published);
        cell(x, d->title);
        cell(x, d->author);
        end_row(x);
    }
}

/* --- metadata ------------------------------------------------------------------------------------------------------- */

static void describe_column(struct buffer *out, const struct column *column) {
    put_comma(out);
    buffer_add_char(out, '{');
    put_word(out, "name", column->name);
    put_word(out, "titles", column->name);
    put_word(out, "datatype", column->datatype);
    put_word(out, "dc:description", column->description);
    buffer_add_char(out, '}');
}

static void write_metadata(struct exporter *x) {
    struct buffer *out = &x->out;
    export_open(x, STR("csv-metadata.json"));
    buffer_add_text(out, "{\"@context\":\"http://www.w3.org/ns/csvw\",\"dialect\":{\"lineTerminators\":\"\\r\\n\"},\"tables\":[");
    for (int t = 0; t < TABLES; t++) {
        put_comma(out);
        buffer_add_text(out, "\n{");
        put_word(out, "url", tables[t].file);
        put_object(out, "tableSchema");
        put_list(out, "columns");
        for (size_t i = 0; i < tables[t].count; i++)
            describe_column(out, &tables[t].columns[i]);
        buffer_add_char(out, ']');
        if (tables[t].key)
            put_word(out, "primaryKey", tables[t].key);
        if (t == SOURCES)
            json_write_member_raw(out, "foreignKeys",
                                  "[{\"columnReference\":\"fact_id\",\"reference\":{\"resource\":\"facts.csv\",\"columnReference\":\"fact_id\"}}]");
        buffer_add_text(out, "}}");
    }
    buffer_add_text(out, "\n]}\n");
    export_close(x);
}

enum status export_csv(struct exporter *x, struct error *error) {
    const struct report_feed *feed = x->feed;
    x->number = 0;
    open_table(x, FACTS);
    enum status status = feed->each_fact(feed->context, fact_row, x, error);
    export_close(x);
    if (status != OK || !x->folder)
        return status;
    x->number = 0;
    open_table(x, SOURCES);
    status = feed->each_fact(feed->context, source_rows, x, error);
    export_close(x);
    if (status != OK)
        return status;
    open_table(x, DISCREPANCIES);
    status = feed->each_discrepancy(feed->context, discrepancy_row, x, error);
    export_close(x);
    if (status != OK)
        return status;
    open_table(x, QUOTES);
    status = feed->each_quote(feed->context, quote_row, x, error);
    export_close(x);
    open_table(x, DOCUMENTS);
    document_rows(x);
    export_close(x);
    write_metadata(x);
    return status;
}
