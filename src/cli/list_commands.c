/* facts, quotes, discrepancies: what the database holds, as tables for people and as lines for programs. */
#include <stdio.h>

#include "base/json.h"
#include "cli/commands.h"
#include "cli/look.h"

/* What a command holds while it prints rows of the database. */
struct printing {
    struct store_filter filter;
    struct listing listing;
    struct store *store;
    enum status status;
    struct error error;
};

/* False, with a message, when the options are wrong; else close it, whatever the status. */
static bool printing_open(struct printing *p, struct call *call, struct store_filter filter, const struct column *columns, uint32_t count) {
    *p = (struct printing){.filter = filter};
    int format = call_choice(call, "format", LISTING_FORMATS);
    if (format < 0 || !look_filter(call, &p->filter))
        return false;
    listing_open(&p->listing, columns, count, (enum listing_format)format);
    p->status = look_open(call, STORE_READ, &p->store, &p->error);
    return true;
}

static int printing_close(struct printing *p) {
    listing_close(&p->listing);
    store_close(p->store);
    return exit_of(p->status, &p->error);
}

/* --- facts --------------------------------------------------------------------------------------------------------- */

static const struct column fact_columns[] = {
    {"id", COLUMN_NUMBER, 0},      {"athlete", COLUMN_TEXT, 26},   {"event", COLUMN_TEXT, 14}, {"competition", COLUMN_TEXT, 24},
    {"year", COLUMN_NUMBER, 0},    {"round", COLUMN_TEXT, 10},     {"attribute", COLUMN_TEXT, 18}, {"value", COLUMN_TEXT, 20},
    {"verdict", COLUMN_TEXT, 0},   {"confidence", COLUMN_NUMBER, 0}, {"sources", COLUMN_NUMBER, 0},
};
enum { FACT_COLUMNS = sizeof fact_columns / sizeof *fact_columns };

static void add_year(struct listing *listing, int16_t year) {
    if (year)
        listing_add_number(listing, year);
    else
        listing_add(listing, (str){0});
}

static void add_word(struct listing *listing, str word) {
    listing_add(listing, word.size ? word : (str){0});
}

static enum status list_fact(void *context, const struct fact *fact, struct error *error) {
    struct listing *listing = context;
    char confidence[8];
    (void)error;
    snprintf(confidence, sizeof confidence, "%u.%03u", fact->confidence / 1000u, fact->confidence % 1000u);
    listing_add_number(listing, fact->id);
    add_word(listing, fact->athlete);
    add_word(listing, fact->event);
    add_word(listing, fact->competition);
    add_year(listing, fact->year);
    add_word(listing, str_of(round_name(fact->round)));
    add_word(listing, fact->attribute);
    add_word(listing, fact->value);
    add_word(listing, str_of(verdict_name(fact->verdict)));
    listing_add(listing, str_of(confidence));
    listing_add_number(listing, fact->source_count);
    return OK;
}

int command_facts(struct call *call) {
    struct printing p;
    if (!printing_open(&p, call, (struct store_filter){.for_lists = true}, fact_columns, FACT_COLUMNS))
        return EXIT_USAGE;
    if (p.status == OK)
        p.status = store_facts(p.store, &p.filter, list_fact, &p.listing, &p.error);
    return printing_close(&p);
}

/* --- quotes -------------------------------------------------------------------------------------------------------- */

static const struct column quote_columns[] = {
    {"id", COLUMN_NUMBER, 0}, {"speaker", COLUMN_TEXT, 26}, {"doc", COLUMN_TEXT, 36}, {"start", COLUMN_NUMBER, 0},
    {"end", COLUMN_NUMBER, 0}, {"text", COLUMN_TEXT, 100},
};
enum { QUOTE_COLUMNS = sizeof quote_columns / sizeof *quote_columns };

static enum status list_quote(void *context, const struct utterance *quote, struct error *error) {
    struct listing *listing = context;
    (void)error;
    listing_add_number(listing, quote->id);
    add_word(listing, quote->speaker);
    listing_add(listing, quote->doc);
    listing_add_number(listing, quote->bytes.start);
    listing_add_number(listing, quote->bytes.end);
    listing_add(listing, quote->text);
    return OK;
}

int command_quotes(struct call *call) {
    struct printing p;
    if (!printing_open(&p, call, (struct store_filter){0}, quote_columns, QUOTE_COLUMNS))
        return EXIT_USAGE;
    if (p.status == OK)
        p.status = store_quotes(p.store, &p.filter, list_quote, &p.listing, &p.error);
    return printing_close(&p);
}

/* --- discrepancies ------------------------------------------------------------------------------------------------- */

/* Documents that give the value. */
static void value_docs(const struct discrepancy_value *value, struct names *docs, struct arena *arena) {
    for (uint32_t i = 0; i < value->statements.count; i++)
        names_add(docs, value->statements.items[i]->doc, arena);
    for (uint32_t i = 0; i < value->utterances.count; i++)
        names_add(docs, value->utterances.items[i]->doc, arena);
}

static str or_null(str word) {
    return word.size ? word : (str){0};
}

static void write_year(struct buffer *out, int16_t year) {
    if (year)
        json_write_member_int(out, "year", year);
    else
        json_write_member_raw(out, "year", "null");
}

static void write_json(const struct discrepancy *d, struct buffer *out, struct arena *arena) {
    buffer_add_char(out, '{');
    json_write_member(out, "kind", str_of(discrepancy_kind_name(d->kind)));
    json_write_member(out, "athlete", or_null(d->athlete));
    json_write_member(out, "event", or_null(d->event));
    json_write_member(out, "competition", or_null(d->competition));
    write_year(out, d->year);
    json_write_member(out, "verdict", str_of(verdict_name(d->verdict)));
    json_write_member(out, "preferred", or_null(d->preferred));
    json_write_member_raw(out, "values", "[");
    for (uint32_t i = 0; i < d->values.count; i++) {
        struct names docs = {0};
        value_docs(&d->values.items[i], &docs, arena);
        buffer_add_text(out, i ? ",{" : "{");
        json_write_member(out, "value", d->values.items[i].value);
        json_write_member_raw(out, "docs", "[");
        for (uint32_t j = 0; j < docs.count; j++) {
            buffer_add_text(out, j ? "," : "");
            json_write_text(out, docs.items[j]);
        }
        buffer_add_text(out, "]}");
    }
    buffer_add_char(out, ']');
    json_write_member(out, "explanation", d->explanation);
    json_write_member_int(out, "id", d->id);
    json_write_member(out, "round", str_of(round_name(d->round)));
    json_write_member(out, "would_change", or_null(d->would_change));
    buffer_add(out, STR("}\n"));
}

static enum tone verdict_tone(enum verdict verdict) {
    switch (verdict) {
    case VERDICT_AGREED: case VERDICT_AGREED_LOWER_PRECISION: case VERDICT_RESOLVED: case VERDICT_DERIVED:
    case VERDICT_SUPERSEDED: return TONE_GOOD;
    case VERDICT_UNRESOLVED: case VERDICT_INTERNAL_INCONSISTENCY: case VERDICT_ARITHMETIC_MISMATCH:
    case VERDICT_REFUTED_BY_REFERENCE: return TONE_BAD;
    default: return TONE_DOUBT;
    }
}

void discrepancy_print(const struct discrepancy *d, bool with_docs, struct arena *arena) {
    terminal_tone(TONE_FAINT, str_print(arena, "d%-4lld", (long long)d->id));
    terminal_tone(TONE_BOLD, str_print(arena, "%s of %.*s", discrepancy_kind_name(d->kind),
                                       STR_ARG(look_subject(d->athlete, d->event, d->competition, d->year, d->round, arena))));
    terminal_write(STR(": "));
    terminal_tone(verdict_tone(d->verdict), str_of(verdict_name(d->verdict)));
    if (d->preferred.size)
        terminal_print(", %.*s", STR_ARG(d->preferred));
    terminal_write(STR("\n"));
    uint32_t width = 0;
    for (uint32_t i = 0; i < d->values.count; i++) {
        uint32_t columns = text_columns(d->values.items[i].value);
        width = columns > width && columns < 30 ? columns : width;
    }
    for (uint32_t i = 0; i < d->values.count && with_docs; i++) {
        struct names docs = {0};
        value_docs(&d->values.items[i], &docs, arena);
        str value = d->values.items[i].value;
        uint32_t columns = text_columns(value);
        terminal_print("     %.*s%*s  ", STR_ARG(value), columns < width ? (int)(width - columns) : 0, "");
        terminal_tone(TONE_FAINT, names_join(&docs, arena));
        terminal_write(STR("\n"));
    }
    look_paragraph(TONE_PLAIN, 5, d->explanation);
}

static const struct column discrepancy_columns[] = {
    {"id", COLUMN_NUMBER, 0}, {"kind", COLUMN_TEXT, 0}, {"athlete", COLUMN_TEXT, 0}, {"event", COLUMN_TEXT, 0},
    {"competition", COLUMN_TEXT, 0}, {"year", COLUMN_NUMBER, 0}, {"round", COLUMN_TEXT, 0}, {"verdict", COLUMN_TEXT, 0},
    {"preferred", COLUMN_TEXT, 0}, {"values", COLUMN_TEXT, 0}, {"explanation", COLUMN_TEXT, 0},
};
enum { DISCREPANCY_COLUMNS = sizeof discrepancy_columns / sizeof *discrepancy_columns };

/* "3:29.38 (a.txt, b.txt); 3:29.28 (c.txt)" */
static str values_in_a_line(const struct discrepancy *d, struct arena *arena) {
    str line = {0};
    for (uint32_t i = 0; i < d->values.count; i++) {
        struct names docs = {0};
        value_docs(&d->values.items[i], &docs, arena);
        line = str_print(arena, "%.*s%s%.*s (%.*s)", STR_ARG(line), i ? "; " : "", STR_ARG(d->values.items[i].value),
                         STR_ARG(names_join(&docs, arena)));
    }
    return line;
}

struct discrepancy_output {
    enum listing_format format;
    struct listing *csv;
    struct buffer line;
    struct arena arena;
    uint64_t count;
};

static void list_csv(struct listing *csv, const struct discrepancy *d, struct arena *arena) {
    listing_add_number(csv, d->id);
    add_word(csv, str_of(discrepancy_kind_name(d->kind)));
    add_word(csv, d->athlete);
    add_word(csv, d->event);
    add_word(csv, d->competition);
    add_year(csv, d->year);
    add_word(csv, str_of(round_name(d->round)));
    add_word(csv, str_of(verdict_name(d->verdict)));
    add_word(csv, d->preferred);
    add_word(csv, values_in_a_line(d, arena));
    add_word(csv, d->explanation);
}

static enum status list_discrepancy(void *context, const struct discrepancy *d, struct error *error) {
    struct discrepancy_output *output = context;
    (void)error;
    if (output->format == LISTING_CSV) {
        list_csv(output->csv, d, &output->arena);
    } else if (output->format == LISTING_JSONL) {
        write_json(d, &output->line, &output->arena);
        terminal_write(buffer_str(&output->line));
        buffer_clear(&output->line);
    } else {
        if (output->count)
            terminal_write(STR("\n"));
        discrepancy_print(d, true, &output->arena);
    }
    output->count++;
    arena_reset(&output->arena);
    return OK;
}

int command_discrepancies(struct call *call) {
    struct store_filter filter = {.for_lists = true};
    int format = call_choice(call, "format", LISTING_FORMATS);
    enum discrepancy_kind kind;
    if (format < 0 || !look_filter(call, &filter))
        return EXIT_USAGE;
    if (filter.kind.size && !discrepancy_kind_of(filter.kind, &kind))
        return usage_error(call->command, "no kind of discrepancy is called %.*s", STR_ARG(filter.kind));
    struct error error = {0};
    struct store *store = NULL;
    struct listing csv;
    struct discrepancy_output output = {.format = (enum listing_format)format, .csv = &csv};
    enum status status = look_open(call, STORE_READ, &store, &error);
    if (status == OK && format == LISTING_CSV)
        listing_open(&csv, discrepancy_columns, DISCREPANCY_COLUMNS, LISTING_CSV);
    if (status == OK) {
        status = store_discrepancies(store, &filter, list_discrepancy, &output, &error);
        if (format == LISTING_CSV)
            listing_close(&csv);
        if (status == OK && format == LISTING_TABLE && !output.count)
            tell("nothing disagrees");
    }
    buffer_close(&output.line);
    arena_close(&output.arena);
    store_close(store);
    return exit_of(status, &error);
}
