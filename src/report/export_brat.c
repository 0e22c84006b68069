/*
 * brat standoff (brat.nlplab.org/standoff.html): STEM.txt and STEM.ann for each article, in the words that `photofinish eval
 * --gold` reads: text-bound Athlete, Mark, Placing, Quote; attributes Sex, Nation, Value, Quantity, Kind, Event, Place, Medal;
 * relations By and SaidBy. Places count characters of STEM.txt, which is the file itself where it is plain text, else the
 * words of the page without markup.
 */
#include <stdlib.h>

#include "base/sort.h"
#include "base/utf8.h"
#include "exporter.h"
#include "report/address.h"

struct annotation {
    struct span span;      /* bytes of the text that is written */
    enum { ATHLETE, MARK, PLACING, QUOTE } type;
    uint32_t index;        /* of the reading's people, claims or quotes */
    uint32_t id;           /* T1, T2 … */
};

struct standoff {
    const struct reading *reading;
    str text;
    bool is_source;        /* the text is the document's bytes */
    struct { struct annotation *items; uint32_t count, room; } list;
    uint32_t *athlete_ids; /* T number of each person, 0 for none */
    uint32_t attributes, relations, notes;
    struct code_points points;
};

static const char *const types[] = {"Athlete", "Mark", "Placing", "Quote"};

static struct span place_of(const struct standoff *s, struct span span) {
    return s->is_source ? article_bytes(s->reading->article, span) : offsets_source(&s->reading->article->map, span);
}

static void add(struct standoff *s, int type, uint32_t index, struct span span, struct arena *arena) {
    struct annotation *annotation = LIST_ADD(&s->list, arena);
    annotation->span = place_of(s, span);
    annotation->type = type;
    annotation->index = index;
}

static int by_place(const void *a, const void *b) {
    const struct annotation *x = a, *y = b;
    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    if (x->span.end != y->span.end)
        return x->span.end < y->span.end ? -1 : 1;
    return x->type != y->type ? (x->type > y->type) - (x->type < y->type) : (x->index > y->index) - (x->index < y->index);
}

static void collect(struct standoff *s, struct arena *arena) {
    const struct reading *reading = s->reading;
    for (uint32_t i = 0; i < reading->people.count; i++)
        if (reading->people.items[i].is_athlete && !reading->people.items[i].is_team && !span_is_empty(reading->people.items[i].span))
            add(s, ATHLETE, i, reading->people.items[i].span, arena);
    for (uint32_t i = 0; i < reading->claims.count; i++)
        add(s, reading->claims.items[i].mark.quantity == QUANTITY_NONE ? PLACING : MARK, i, reading->claims.items[i].span, arena);
    for (uint32_t i = 0; i < reading->quotes.count; i++)
        add(s, QUOTE, i, reading->quotes.items[i].span, arena);
    if (s->list.count)
        sort_items(s->list.items, s->list.count, sizeof *s->list.items, by_place);
    s->athlete_ids = ARENA_ARRAY(arena, reading->people.count + 1, uint32_t);
    for (uint32_t i = 0; i < s->list.count; i++) {
        s->list.items[i].id = i + 1;
        if (s->list.items[i].type == ATHLETE)
            s->athlete_ids[s->list.items[i].index] = i + 1;
    }
}

/* "12 19", or "12 19;20 25" where the words go over a line end, which brat wants in pieces. */
static void write_bound(struct standoff *s, const struct annotation *a, struct buffer *out) {
    buffer_print(out, "T%u\t%s ", a->id, types[a->type]);
    str words = span_str(s->text, a->span);
    bool first = true;
    for (size_t at = 0; at < words.size;) {
        size_t end = str_find_char(words, '\n', at);
        if (end > at)
            buffer_print(out, "%s%zu %zu", first ? "" : ";", code_points_at(&s->points, a->span.start + at),
                         code_points_at(&s->points, a->span.start + end));
        first = first && end == at;
        at = end + 1;
    }
    buffer_add_char(out, '\t');
    for (size_t i = 0; i < words.size; i++)
        buffer_add_char(out, words.data[i] == '\n' || words.data[i] == '\t' || words.data[i] == '\r' ? ' ' : words.data[i]);
    buffer_add_char(out, '\n');
}

static void write_attribute(struct standoff *s, const struct annotation *a, const char *name, str value, struct buffer *out) {
    if (value.size)
        buffer_print(out, "A%u\t%s T%u %.*s\n", ++s->attributes, name, a->id, STR_ARG(value));
}

/* A name that the text holds as an annotation is a relation; another one is a note. */
static void write_who(struct standoff *s, const struct annotation *a, int32_t person, str name, struct buffer *out) {
    bool is_quote = a->type == QUOTE;
    if (person >= 0 && s->athlete_ids[person])
        buffer_print(out, "R%u\t%s Arg1:T%u Arg2:T%u\n", ++s->relations, is_quote ? "SaidBy" : "By", a->id, s->athlete_ids[person]);
    else if (name.size)
        buffer_print(out, "#%u\tAnnotatorNotes T%u\t%s: %.*s\n", ++s->notes, a->id, is_quote ? "speaker" : "athlete", STR_ARG(name));
}

static void write_claim(struct standoff *s, const struct annotation *a, struct buffer *out, struct arena *arena) {
    const struct claim *claim = &s->reading->claims.items[a->index];
    if (a->type == MARK) {
        write_attribute(s, a, "Value", mark_print(claim->mark, arena), out);
        write_attribute(s, a, "Quantity", str_of(quantity_name(claim->mark.quantity)), out);
        write_attribute(s, a, "Kind", str_of(claim_kind_name(claim->kind)), out);
    }
    write_attribute(s, a, "Event", claim->event, out);
    write_attribute(s, a, "Place", claim->place > 0 ? str_print(arena, "%d", claim->place) : (str){0}, out);
    write_attribute(s, a, "Medal", str_of(medal_name(claim->medal)), out);
    write_who(s, a, claim->person, claim->person >= 0 ? s->reading->people.items[claim->person].name : (str){0}, out);
}

static void write_annotation(struct standoff *s, const struct annotation *a, struct buffer *out, struct arena *arena) {
    write_bound(s, a, out);
    if (a->type == ATHLETE) {
        const struct person *person = &s->reading->people.items[a->index];
        write_attribute(s, a, "Sex", str_of(sex_name(person->sex)), out);
        write_attribute(s, a, "Nation", person->nation, out);
    } else if (a->type == QUOTE) {
        const struct quote *quote = &s->reading->quotes.items[a->index];
        write_who(s, a, quote->person, quote->person >= 0 ? s->reading->people.items[quote->person].name : quote->speaker, out);
    } else {
        write_claim(s, a, out, arena);
    }
}

/* The file's own name where it tells one article, so that eval finds what belongs together. */
static str stem_of(const struct report_article *article, struct arena *arena) {
    str doc = article->doc;
    for (size_t i = 0; i < doc.size; i++)
        if (doc.data[i] == '/') {
            doc = str_slice(doc, i + 1, doc.size);
            i = (size_t)-1;
        }
    str stem = str_ends_with(doc, STR(".txt")) ? str_slice(doc, 0, doc.size - 4) : doc;
    bool is_plain = stem.size > 0 && stem.size < 200 && stem.data[0] != '.';
    for (size_t i = 0; i < stem.size; i++)
        is_plain = is_plain && (char_is_letter(stem.data[i]) || char_is_digit(stem.data[i]) || strchr("-_.", stem.data[i]));
    str page = address_article(article->document, arena);
    return is_plain ? stem : str_slice(page, sizeof "article/" - 1, page.size - (sizeof ".html" - 1));
}

void export_brat(struct exporter *x, const struct report_article *article) {
    const struct article *read = article->reading->article;
    struct standoff s = {.reading = article->reading};
    s.is_source = read->document->format == FORMAT_TEXT && utf8_check(read->document->bytes) == read->document->bytes.size;
    s.text = s.is_source ? read->document->bytes : read->content->text;
    s.points.text = s.text;
    collect(&s, &x->scratch);
    str stem = stem_of(article, &x->scratch);
    if (table_find(&x->stems, stem)) { /* two files of one name, in two folders */
        str page = address_article(article->document, &x->scratch);
        stem = str_slice(page, sizeof "article/" - 1, page.size - (sizeof ".html" - 1));
    }
    str kept = str_copy(stem, &x->arena);
    *table_slot(&x->stems, kept, &x->arena) = x;
    export_open(x, str_print(&x->scratch, "brat/%.*s.txt", STR_ARG(stem)));
    buffer_add(&x->out, s.text);
    export_close(x);
    export_open(x, str_print(&x->scratch, "brat/%.*s.ann", STR_ARG(stem)));
    for (uint32_t i = 0; i < s.list.count; i++)
        write_annotation(&s, &s.list.items[i], &x->out, &x->scratch);
    export_close(x);
}

void export_brat_configuration(struct exporter *x) {
    export_open(x, STR("brat/annotation.conf"));
    buffer_add_text(&x->out, "[entities]\nAthlete\nMark\nPlacing\nQuote\n\n[relations]\nBy Arg1:Mark|Placing, Arg2:Athlete\nSaidBy Arg1:Quote, "
                             "Arg2:Athlete\n\n[events]\n\n[attributes]\nSex Arg:Athlete\nNation Arg:Athlete\nValue Arg:Mark\nQuantity Arg:Mark\n"
                             "Kind Arg:Mark\nEvent Arg:Mark|Placing\nPlace Arg:Mark|Placing\nMedal Arg:Mark|Placing\n");
    export_close(x);
}
