/* One JSON object for each thing that an article says. */
#include "pipeline/extract_lines.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/sort.h"

/* Things that begin at the same byte come in this order. */
enum line_kind { LINE_ATHLETE, LINE_MARK, LINE_PLACING, LINE_QUOTE };

struct line {
    uint32_t start, end;   /* in the article's text */
    enum line_kind kind;
    uint32_t index;        /* into the reading's people, claims or quotes */
};

static int compare_lines(const void *a, const void *b) {
    const struct line *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->end != y->end)
        return x->end < y->end ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

/* NULL in JSON for what is not told. */
static str or_null(str text) { return text.size ? text : (str){0}; }

static void write_number(struct buffer *out, const char *key, int64_t number) {
    if (number)
        json_write_member_int(out, key, number);
    else
        json_write_member(out, key, (str){0});
}

static void write_name(struct buffer *out, const char *key, const char *name) {
    json_write_member(out, key, str_of(name));
}

static void begin(const struct reading *reading, const char *type, struct buffer *out) {
    buffer_add_char(out, '{');
    json_write_member(out, "doc", reading->article->document->name);
    write_name(out, "type", type);
}

static void write_bytes(const struct reading *reading, struct span span, struct buffer *out) {
    struct span bytes = article_bytes(reading->article, span);
    uint64_t offset = reading->article->document->file_offset;
    json_write_member_int(out, "start", (int64_t)(offset + bytes.start));
    json_write_member_int(out, "end", (int64_t)(offset + bytes.end));
}

static void write_rule(struct origin rule, struct buffer *out, struct arena *arena) {
    str place = {0};
    if (rule.file.size) {
        char line[STR_INT_MOST];
        place = str_join(rule.file, STR(":"), str_of_int(rule.line, line), arena);
    }
    json_write_member(out, "rule", place);
}

static void write_athlete(const struct reading *reading, const struct person *person, struct buffer *out) {
    begin(reading, "athlete", out);
    json_write_member(out, "name", person->name);
    write_name(out, "sex", sex_name(person->sex));
    json_write_member(out, "nation", or_null(person->nation));
    write_bytes(reading, person->span, out);
}

static str name_of(const struct reading *reading, int32_t person) {
    return person < 0 ? (str){0} : or_null(reading->people.items[person].name);
}

static void write_mark(const struct reading *reading, const struct claim *claim, struct buffer *out, struct arena *arena) {
    begin(reading, "mark", out);
    json_write_member(out, "surface", article_words(reading->article, claim->span));
    write_bytes(reading, claim->span, out);
    json_write_member(out, "value", mark_print(claim->mark, arena));
    write_name(out, "quantity", quantity_name(claim->mark.quantity));
    write_name(out, "kind", claim_kind_name(claim->kind));
    json_write_member(out, "athlete", name_of(reading, claim->person));
    json_write_member(out, "event", or_null(claim->event));
    json_write_member(out, "part", or_null(claim->part));
    write_number(out, "place", claim->place);
    json_write_member(out, "competition", or_null(claim->competition));
    write_number(out, "year", claim->year);
    write_name(out, "round", round_name(claim->round));
    json_write_member(out, "record", or_null(claim->record));
    write_rule(claim->rule, out, arena);
}

static void write_placing(const struct reading *reading, const struct claim *claim, struct buffer *out, struct arena *arena) {
    begin(reading, "placing", out);
    json_write_member(out, "athlete", name_of(reading, claim->person));
    json_write_member(out, "event", or_null(claim->event));
    write_number(out, "place", claim->place);
    write_name(out, "medal", medal_name(claim->medal));
    json_write_member(out, "competition", or_null(claim->competition));
    write_number(out, "year", claim->year);
    write_name(out, "round", round_name(claim->round));
    write_bytes(reading, claim->span, out);
    write_rule(claim->rule, out, arena);
}

static void write_quote(const struct reading *reading, const struct quote *quote, struct buffer *out, struct arena *arena) {
    str named = name_of(reading, quote->person);
    begin(reading, "quote", out);
    json_write_member(out, "text", article_words(reading->article, quote->span));
    json_write_member(out, "speaker", named.size ? named : or_null(quote->speaker));
    write_bytes(reading, quote->span, out);
    write_rule(quote->rule, out, arena);
}

static void write_line(const struct reading *reading, const struct line *line, struct buffer *out, struct arena *arena) {
    switch (line->kind) {
    case LINE_ATHLETE: write_athlete(reading, &reading->people.items[line->index], out); break;
    case LINE_MARK:    write_mark(reading, &reading->claims.items[line->index], out, arena); break;
    case LINE_PLACING: write_placing(reading, &reading->claims.items[line->index], out, arena); break;
    case LINE_QUOTE:   write_quote(reading, &reading->quotes.items[line->index], out, arena); break;
    }
    buffer_add(out, STR("}\n"));
}

void extract_lines(const struct reading *reading, struct buffer *out, struct arena *arena) {
    uint32_t count = 0;
    struct line *lines = ARENA_ARRAY(arena, reading->people.count + reading->claims.count + reading->quotes.count + 1, struct line);
    for (uint32_t i = 0; i < reading->people.count; i++) {
        const struct person *person = &reading->people.items[i];
        if (person->is_athlete && !person->is_team)
            lines[count++] = (struct line){person->span.start, person->span.end, LINE_ATHLETE, i};
    }
    for (uint32_t i = 0; i < reading->claims.count; i++) {
        const struct claim *claim = &reading->claims.items[i];
        enum line_kind kind = claim->mark.quantity == QUANTITY_NONE ? LINE_PLACING : LINE_MARK;
        lines[count++] = (struct line){claim->span.start, claim->span.end, kind, i};
    }
    for (uint32_t i = 0; i < reading->quotes.count; i++) {
        struct span span = reading->quotes.items[i].span;
        lines[count++] = (struct line){span.start, span.end, LINE_QUOTE, i};
    }
    sort_items(lines, count, sizeof *lines, compare_lines);
    for (uint32_t i = 0; i < count; i++)
        write_line(reading, &lines[i], out, arena);
}
