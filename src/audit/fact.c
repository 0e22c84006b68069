/* Whether a fact follows from its claims. */
#include <stdlib.h>

#include "audit/audit.h"

#include "base/buffer.h"
#include "base/sort.h"

enum { INPUTS_MOST = 8 }; /* 3 to the 8th ways to add or take off */

/* The value that a claim gives to an attribute, in normal form. */
static str value_of(const struct statement *statement, struct arena *arena) {
    if (statement->mark.quantity != QUANTITY_NONE)
        return mark_print(statement->mark, arena);
    return statement->place ? str_print(arena, "%d", statement->place) : (str){0};
}

static bool says(const struct statement *statement, str value, struct arena *arena) {
    if (str_equal(value_of(statement, arena), value))
        return true;
    if (statement->place && str_equal(str_print(arena, "%d", statement->place), value))
        return true;
    const str others[] = {statement->nation, statement->athlete, statement->rival, statement->event, statement->competition,
                          str_of(medal_name(statement->medal)), date_print(statement->date, arena),
                          statement->age ? str_print(arena, "%d", statement->age) : (str){0},
                          statement->year ? str_print(arena, "%d", statement->year) : (str){0}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i].size && str_equal(others[i], value))
            return true;
    return false;
}

/* Whether some of the inputs, added or taken off, give an interval that holds the value as printed. */
static bool adds_up(const struct interval *inputs, uint32_t count, struct interval value) {
    uint32_t ways = 1;
    for (uint32_t i = 0; i < count; i++)
        ways *= 3;
    for (uint32_t way = 1; way < ways; way++) {
        struct interval sum = {0, 0};
        uint32_t rest = way;
        for (uint32_t i = 0; i < count; i++, rest /= 3) {
            if (rest % 3 == 1)
                sum = (struct interval){sum.low + inputs[i].low, sum.high + inputs[i].high};
            if (rest % 3 == 2)
                sum = (struct interval){sum.low - inputs[i].high, sum.high - inputs[i].low};
        }
        if (interval_overlaps(sum, value))
            return true;
    }
    return false;
}

static void check_sum(struct audit *audit, const struct fact *fact, str place) {
    struct interval inputs[INPUTS_MOST];
    uint32_t count = 0;
    struct mark value = {0};
    for (LIST_EACH(const struct fact_support, support, &fact->support)) {
        struct mark mark = support->statement->mark;
        if (support->stance != STANCE_INPUT || mark.quantity == QUANTITY_NONE || count == INPUTS_MOST)
            continue;
        inputs[count++] = mark_interval(mark);
        if (mark.quantity != QUANTITY_MARGIN || value.quantity == QUANTITY_NONE)
            mark_read(fact->value, mark.quantity, HINT_NONE, &value);
    }
    if (!count)
        audit_add(audit, AUDIT_SUM_FAILS, place, "%.*s %.*s is derived, but from nothing that is stored", STR_ARG(fact->attribute),
                  STR_ARG(fact->value));
    else if (value.quantity != QUANTITY_NONE && !adds_up(inputs, count, mark_interval(value)))
        audit_add(audit, AUDIT_SUM_FAILS, place, "%.*s %.*s is no sum and no difference of the %u marks that it is derived from",
                  STR_ARG(fact->attribute), STR_ARG(fact->value), count);
}

static str fact_place(const struct fact *fact, struct arena *arena) {
    return str_print(arena, "fact %lld (%.*s, %.*s)", (long long)fact->id, STR_ARG(fact->athlete), STR_ARG(fact->event));
}

void audit_fact(struct audit *audit, const struct fact *fact) {
    str place = fact_place(fact, audit->arena);
    if (fact->verdict == VERDICT_DERIVED) {
        check_sum(audit, fact, place);
        return;
    }
    for (LIST_EACH(const struct fact_support, support, &fact->support))
        if (support->stance == STANCE_SUPPORTS && says(support->statement, fact->value, audit->arena))
            return;
    if (!fact->support.count)
        audit_add(audit, AUDIT_FACT_UNFOUNDED, place, "%.*s %.*s rests on no claim", STR_ARG(fact->attribute), STR_ARG(fact->value));
    else
        audit_add(audit, AUDIT_VALUE_DIFFERS, place, "%.*s is stored as %.*s, which none of its claims says", STR_ARG(fact->attribute),
                  STR_ARG(fact->value));
}

/* ---- as texts ---- */

static int compare_texts(const void *a, const void *b) {
    return str_compare(*(const str *)a, *(const str *)b);
}

struct texts {
    str *items;
    uint32_t count, room;
};

/* Claims by what they are, not by their row: in an order of their own. */
static void add_sorted(struct buffer *out, struct texts *texts) {
    if (texts->count)
        sort_items(texts->items, texts->count, sizeof *texts->items, compare_texts);
    for (LIST_EACH(str, text, texts))
        buffer_add(out, *text);
}

static str provenance(struct sha256 document, struct span bytes, struct origin rule, const char *role, struct arena *arena) {
    char hash[65];
    sha256_print(document, hash);
    return str_print(arena, "\n  %s %.16s:%u-%u %.*s:%u", role, hash, bytes.start, bytes.end, STR_ARG(rule.file), rule.line);
}

/* Of an article that was printed again, which version speaks, and whether a later one holds. */
static str provenance_of(const struct statement *s, const char *role, struct arena *arena) {
    str place = provenance(s->document, s->bytes, s->rule, role, arena);
    if (s->revision <= 1 && !s->is_replaced)
        return place;
    return str_print(arena, "%.*s revision %d%s", STR_ARG(place), (int)s->revision, s->is_replaced ? ", replaced" : "");
}

str audit_fact_text(const struct fact *fact, struct arena *arena) {
    static const char *const stances[] = {"for", "against", "input"};
    struct buffer out = {0};
    struct texts texts = {0};
    buffer_print(&out, "%.*s | %.*s | %.*s | %s | %d | %s | %.*s = %.*s: %s, %u per mille. %.*s", STR_ARG(fact->athlete), STR_ARG(fact->event),
                 STR_ARG(fact->competition), sex_name(fact->sex) ? sex_name(fact->sex) : "-", fact->year,
                 round_name(fact->round) ? round_name(fact->round) : "-", STR_ARG(fact->attribute), STR_ARG(fact->value),
                 verdict_name(fact->verdict), fact->confidence, STR_ARG(fact->explanation));
    for (LIST_EACH(const struct fact_support, support, &fact->support))
        *LIST_ADD(&texts, arena) = provenance_of(support->statement, stances[support->stance], arena);
    add_sorted(&out, &texts);
    str text = str_copy(buffer_str(&out), arena);
    buffer_close(&out);
    return text;
}

str audit_discrepancy_text(const struct discrepancy *d, struct arena *arena) {
    struct buffer out = {0};
    buffer_print(&out, "%s | %.*s | %.*s | %.*s | %d: %s, %.*s. %.*s %.*s", discrepancy_kind_name(d->kind), STR_ARG(d->athlete),
                 STR_ARG(d->event), STR_ARG(d->competition), d->year, verdict_name(d->verdict), STR_ARG(d->preferred),
                 STR_ARG(d->explanation), STR_ARG(d->would_change));
    for (LIST_EACH(struct discrepancy_value, value, &d->values)) {
        struct texts texts = {0};
        buffer_print(&out, "\n %.*s", STR_ARG(value->value));
        for (uint32_t i = 0; i < value->statements.count; i++) {
            *LIST_ADD(&texts, arena) = provenance_of(value->statements.items[i], "says", arena);
        }
        for (uint32_t i = 0; i < value->utterances.count; i++) {
            const struct utterance *u = value->utterances.items[i];
            *LIST_ADD(&texts, arena) = provenance(u->document, u->bytes, u->rule, "quotes", arena);
        }
        add_sorted(&out, &texts);
    }
    str text = str_copy(buffer_str(&out), arena);
    buffer_close(&out);
    return text;
}
