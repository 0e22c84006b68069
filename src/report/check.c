#include "report/check.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "exporter.h"
#include "sarif.h"

/* --- who says what -------------------------------------------------------------------------------------------------- */

/* Words of the draft for a value of a discrepancy. */
struct said {
    const struct discrepancy_value *value;
    struct span bytes;
    str quoted;
};

static bool is_of(const struct check_draft *draft, struct sha256 document) { return sha256_equal(draft->document, document); }

/* The first words of the draft for the value; false when it does not print it. */
static bool said_by(const struct check_draft *draft, const struct discrepancy_value *value, struct said *said) {
    bool found = false;
    for (uint32_t i = 0; i < value->statements.count; i++) {
        const struct statement *s = value->statements.items[i];
        if (is_of(draft, s->document) && (!found || s->bytes.start < said->bytes.start))
            *said = (struct said){value, s->bytes, s->quoted}, found = true;
    }
    for (uint32_t i = 0; i < value->utterances.count; i++) {
        const struct utterance *u = value->utterances.items[i];
        if (is_of(draft, u->document) && (!found || u->bytes.start < said->bytes.start))
            *said = (struct said){value, u->bytes, u->text}, found = true;
    }
    return found;
}

/* Who else prints a value. */
struct backing {
    uint32_t voices;     /* independent ones: copies of one text are one voice, however many print it */
    uint32_t papers;
    bool is_official;    /* a result list says so */
};

/* Papers are told by outlet; what names no outlet is one by itself. */
static str paper_of(const struct statement *s) { return s->source.size ? s->source : s->doc; }

enum { PAPERS_MOST = 64 };

static bool is_known_paper(const struct statement *const *papers, uint32_t count, const struct statement *s) {
    for (uint32_t i = 0; i < count; i++)
        if (str_equal(paper_of(papers[i]), paper_of(s)))
            return true;
    return false;
}

static bool repeats(const struct check_draft *draft, const struct statement *const *papers, uint32_t count, const struct statement *s) {
    for (uint32_t i = 0; draft->is_one_voice && i < count; i++)
        if (draft->is_one_voice(draft->context, papers[i], s))
            return true;
    return false;
}

static void add_paper(const struct check_draft *draft, const struct statement **papers, struct backing *backing, const struct statement *s) {
    if (backing->papers == PAPERS_MOST || is_of(draft, s->document) || is_known_paper(papers, backing->papers, s))
        return;
    backing->voices += !repeats(draft, papers, backing->papers, s);
    papers[backing->papers++] = s;
}

/* Others than the draft that print the value. */
static struct backing backing_of(const struct check_draft *draft, const struct discrepancy_value *value) {
    const struct statement *papers[PAPERS_MOST];
    struct statement quoting[PAPERS_MOST];
    struct backing backing = {0};
    for (uint32_t i = 0; i < value->statements.count; i++) {
        const struct statement *s = value->statements.items[i];
        if (!s->is_reference)
            add_paper(draft, papers, &backing, s);
        else
            backing.is_official |= !is_of(draft, s->document);
    }
    for (uint32_t i = 0; i < value->utterances.count && i < PAPERS_MOST; i++) {
        const struct utterance *u = value->utterances.items[i];
        quoting[i] = (struct statement){.document = u->document, .doc = u->doc, .source = u->source};
        add_paper(draft, papers, &backing, &quoting[i]);
    }
    return backing;
}

/* --- the margin ----------------------------------------------------------------------------------------------------- */

static const struct mark *mark_of(const struct fact *facts, uint32_t count, str athlete, const struct fact *like) {
    for (uint32_t i = 0; i < count; i++)
        if (str_equal(facts[i].attribute, STR("mark")) && str_equal(facts[i].athlete, athlete) && facts[i].round == like->round &&
            facts[i].support.count && facts[i].support.items[0].stance == STANCE_SUPPORTS)
            return &facts[i].support.items[0].statement->mark;
    return NULL;
}

static bool spans(const struct mark *a, const struct mark *b, const struct mark *margin) {
    int64_t gap = a->amount > b->amount ? a->amount - b->amount : b->amount - a->amount;
    return a->unit == b->unit && a->unit == margin->unit && gap == margin->amount;
}

/* Whether a printed margin lies exactly between the value and what a rival is known to have done. */
static bool margin_says(const struct fact *facts, uint32_t count, str athlete, const struct discrepancy_value *value) {
    if (!value->statements.count || value->statements.items[0]->mark.quantity == QUANTITY_NONE)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const struct fact *fact = &facts[i];
        if (!str_equal(fact->attribute, STR("margin")) || !fact->support.count)
            continue;
        const struct statement *s = fact->support.items[0].statement;
        str other = str_equal(fact->athlete, athlete) ? s->rival : fact->athlete;
        bool is_about = str_equal(fact->athlete, athlete) || str_equal(s->rival, athlete) || !s->rival.size;
        const struct mark *mark = is_about && other.size && !str_equal(other, athlete) ? mark_of(facts, count, other, fact) : NULL;
        if (mark && spans(&value->statements.items[0]->mark, mark, &s->mark))
            return true;
    }
    return false;
}

/* --- the message ---------------------------------------------------------------------------------------------------- */

static str in_words(uint32_t number, struct arena *arena) {
    static const char *const words[] = {"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
    return number < sizeof words / sizeof *words ? str_of(words[number]) : str_print(arena, "%u", number);
}

/* "two sources", "one source (printed by three papers)" */
static str sources_in_words(const struct backing *backing, struct arena *arena) {
    str sources = str_print(arena, "%.*s source%s", STR_ARG(in_words(backing->voices, arena)), backing->voices == 1 ? "" : "s");
    if (backing->papers == backing->voices)
        return sources;
    return str_print(arena, "%.*s (printed by %.*s papers)", STR_ARG(sources), STR_ARG(in_words(backing->papers, arena)));
}

static str who_says(const struct check_draft *draft, const struct discrepancy *d, const struct discrepancy_value *value, const struct fact *facts,
                    uint32_t count, struct arena *arena) {
    struct backing backing = backing_of(draft, value);
    bool margin = d->kind == DISCREPANCY_MARK && margin_says(facts, count, d->athlete, value);
    str parts[3];
    uint32_t number = 0;
    if (backing.is_official)
        parts[number++] = STR("the result list");
    if (backing.voices)
        parts[number++] = sources_in_words(&backing, arena);
    if (margin)
        parts[number++] = STR("the margin");
    bool is_one = number == 1 && (backing.is_official || margin || backing.voices == 1);
    if (!number)
        return STR("the figures around it say");
    str list = parts[0];
    for (uint32_t i = 1; i < number; i++)
        list = str_print(arena, "%.*s%s%.*s", STR_ARG(list), i + 1 == number ? " and " : ", ", STR_ARG(parts[i]));
    return str_print(arena, "%.*s %s", STR_ARG(list), is_one ? "says" : "say");
}

/* The value that the draft's is measured by: the one that stands, else the one that most independent others print. */
static const struct discrepancy_value *other_value(const struct check_draft *draft, const struct discrepancy *d,
                                                   const struct discrepancy_value *own) {
    const struct discrepancy_value *best = NULL;
    uint32_t most = 0;
    for (uint32_t v = 0; v < d->values.count; v++) {
        const struct discrepancy_value *value = &d->values.items[v];
        if (value == own)
            continue;
        if (d->preferred.size && str_equal(value->value, d->preferred))
            return value;
        struct backing backing = backing_of(draft, value);
        uint32_t weight = backing.voices + (backing.is_official ? 100 : 0);
        if (!best || weight > most)
            best = value, most = weight;
    }
    return best;
}

static str subject_of(const struct discrepancy *d, struct arena *arena) {
    if (d->athlete.size)
        return str_print(arena, " for %.*s", STR_ARG(d->athlete));
    return d->event.size ? str_print(arena, " for the %.*s", STR_ARG(d->event)) : (str){0};
}

static str quoted_short(str text, struct arena *arena) {
    enum { MOST = 120 };
    size_t size = text.size < MOST ? text.size : MOST;
    while (size < text.size && size && ((unsigned char)text.data[size] & 0xC0) == 0x80)
        size--;
    return size < text.size ? str_print(arena, "%.*s…", (int)size, text.data) : text;
}

static str line_of_second(const struct check_draft *draft, struct span bytes, struct arena *arena) {
    uint32_t line = 1;
    for (size_t i = 0; i < bytes.start && i < draft->bytes.size; i++)
        line += draft->bytes.data[i] == '\n';
    return str_print(arena, "line %u", line);
}

static str message_of(const struct check_draft *draft, const struct discrepancy *d, const struct said *own, const struct fact *facts,
                      uint32_t count, struct arena *arena) {
    const struct discrepancy_value *other = other_value(draft, d, own->value);
    str value = quoted_short(own->value->value, arena), subject = subject_of(d, arena);
    if (!other)
        return str_print(arena, "%.*s%.*s: %.*s", STR_ARG(value), STR_ARG(subject), STR_ARG(quoted_short(d->explanation, arena)));
    struct said second;
    struct backing backing = backing_of(draft, other);
    str otherwise = quoted_short(other->value, arena);
    if (said_by(draft, other, &second) && !backing.papers && !backing.is_official)
        return str_print(arena, "%.*s%.*s, but %.*s in %.*s", STR_ARG(value), STR_ARG(subject), STR_ARG(otherwise),
                         STR_ARG(line_of_second(draft, second.bytes, arena)));
    return str_print(arena, "%.*s%.*s; %.*s %.*s", STR_ARG(value), STR_ARG(subject), STR_ARG(who_says(draft, d, other, facts, count, arena)),
                     STR_ARG(otherwise));
}

/* --- findings ------------------------------------------------------------------------------------------------------- */

static void find_place(const struct check_draft *draft, struct check_finding *finding) {
    size_t line_start = 0;
    finding->line = 1;
    for (size_t i = 0; i < finding->bytes.start && i < draft->bytes.size; i++)
        if (draft->bytes.data[i] == '\n') {
            finding->line++;
            line_start = i + 1;
        }
    finding->column = 1 + (uint32_t)utf8_length(str_slice(draft->bytes, line_start, finding->bytes.start));
}

void check_discrepancy(const struct check_draft *draft, const struct discrepancy *d, const struct fact *facts, uint32_t fact_count,
                       struct check_findings *findings, struct arena *arena) {
    if (d->verdict == VERDICT_EXTRACTION_SUSPECT || d->verdict == VERDICT_NOT_COMPARABLE)
        return;
    struct said own = {0}, said;
    for (uint32_t v = 0; v < d->values.count && !own.value; v++) {
        const struct discrepancy_value *value = &d->values.items[v];
        bool stands = d->preferred.size && str_equal(value->value, d->preferred);
        if (!stands && said_by(draft, value, &said))
            own = said;
    }
    if (!own.value)
        return;
    struct check_finding *finding = LIST_ADD(findings, arena);
    *finding = (struct check_finding){.kind = d->kind, .bytes = own.bytes, .quoted = str_copy(own.quoted, arena),
                                      .message = str_copy(message_of(draft, d, &own, facts, fact_count, arena), arena),
                                      .explanation = str_copy(d->explanation, arena)};
    find_place(draft, finding);
}

static int by_place(const void *a, const void *b) {
    const struct check_finding *x = a, *y = b;
    if (x->bytes.start != y->bytes.start)
        return x->bytes.start < y->bytes.start ? -1 : 1;
    return x->kind != y->kind ? (x->kind > y->kind) - (x->kind < y->kind) : str_compare(x->message, y->message);
}

void check_order(struct check_findings *findings) {
    if (!findings->count)
        return;
    sort_items(findings->items, findings->count, sizeof *findings->items, by_place);
    uint32_t kept = 1;
    for (uint32_t i = 1; i < findings->count; i++)
        if (by_place(&findings->items[i], &findings->items[kept - 1]) != 0)
            findings->items[kept++] = findings->items[i];
    findings->count = kept;
}

void check_print(const struct check_draft *draft, const struct check_finding *finding, struct buffer *out) {
    buffer_print(out, "%.*s:%u:%u: %s: ", STR_ARG(draft->doc), finding->line, finding->column, discrepancy_kind_name(finding->kind));
    for (size_t i = 0; i < finding->message.size; i++)
        buffer_add_char(out, finding->message.data[i] == '\n' || finding->message.data[i] == '\t' ? ' ' : finding->message.data[i]);
    buffer_add_char(out, '\n');
}

/* --- SARIF ---------------------------------------------------------------------------------------------------------- */

void check_sarif_begin(struct buffer *out, const char *version) { sarif_begin(out, version); }
void check_sarif_end(struct buffer *out) { sarif_end(out); }

void check_sarif(const struct check_draft *draft, const struct check_finding *finding, struct buffer *out) {
    struct arena arena = {0};
    put_comma(out);
    buffer_add_text(out, "\n{");
    put_word(out, "ruleId", discrepancy_kind_name(finding->kind));
    put_word(out, "level", "warning");
    put_object(out, "message");
    json_write_member(out, "text", str_print(&arena, "%.*s. %.*s", STR_ARG(finding->message), STR_ARG(finding->explanation)));
    buffer_add_char(out, '}');
    put_list(out, "locations");
    struct sarif_place place = {.uri = document_reference((str){0}, draft->doc, &arena), .line = finding->line, .column = finding->column,
                                .bytes = finding->bytes, .quoted = finding->quoted};
    sarif_location(out, &place, (str){0});
    buffer_add_text(out, "]}");
    arena_close(&arena);
}
