/* Marks: where they stand and what they are, whose they are, and of which event. */
#include <stdlib.h>

#include "eval/likeness.h"
#include "score_work.h"

struct marks {
    const struct sheet_mark **items;
    uint32_t count, room;
};

static str show_mark(const struct sheet_mark *mark, struct arena *arena) {
    return str_print(arena, "'%.*s' = %.*s %.*s %.*s %.*s", STR_ARG(mark->surface), STR_ARG(mark->value), STR_ARG(mark->quantity),
                     STR_ARG(mark->kind), STR_ARG(mark->athlete.size ? mark->athlete : STR("nobody")));
}

/* The value as it is compared in sets: "None" for what is no number, as one such is like another. */
static str value_key(str value, struct arena *arena) {
    int64_t number;
    return value_number(value, &number) ? str_print(arena, "%lld.%04d", (long long)(number / 10000), (int)llabs(number % 10000))
                                        : STR("None");
}

static bool same_value(const struct sheet_mark *a, const struct sheet_mark *b) {
    int64_t x, y;
    return value_number(a->value, &x) && value_number(b->value, &y) && x == y;
}

static double overlap(struct span a, struct span b) {
    uint32_t start = a.start > b.start ? a.start : b.start, end = a.end < b.end ? a.end : b.end;
    uint32_t first = a.start < b.start ? a.start : b.start, last = a.end > b.end ? a.end : b.end;
    return start < end ? (double)(end - start) / (double)(last - first) : 0;
}

static void note_unmatched(struct work *work, enum score_row row, const struct marks *found, const struct matches *matches) {
    const struct sheet *gold = work->gold;
    for (uint32_t i = 0; i < gold->marks.count; i++)
        if (matches->of_gold[i] == NOBODY)
            note(work, score_row_name(row), SLIP_MISSED, show_mark(&gold->marks.items[i], work->arena), (str){0}, gold->marks.items[i].span,
                 (str){0});
    for (uint32_t j = 0; j < found->count; j++)
        if (matches->of_found[j] == NOBODY)
            note(work, score_row_name(row), SLIP_FALSE, show_mark(found->items[j], work->arena), (str){0}, found->items[j]->span,
                 found->items[j]->rule);
}

/* What was found for a mark of gold; NULL: nothing. */
static const struct sheet_mark *found_for(const struct marks *found, const struct matches *matches, uint32_t gold) {
    return matches->of_gold[gold] == NOBODY || !found->count ? NULL : found->items[matches->of_gold[gold]];
}

static void count_kinds(struct work *work, const struct marks *found, const struct matches *matches) {
    const struct sheet *gold = work->gold;
    for (uint32_t i = 0; i < gold->marks.count; i++) {
        struct tally *tally = &part_of(work, &work->score->kinds, gold->marks.items[i].kind)->tally;
        const struct sheet_mark *got = found_for(found, matches, i);
        bool is_right = got && str_equal(got->kind, gold->marks.items[i].kind);
        tally->right += is_right;
        tally->missed += !is_right;
    }
    for (uint32_t j = 0; j < found->count; j++) {
        int32_t i = matches->of_found[j];
        bool is_right = i != NOBODY && str_equal(found->items[j]->kind, gold->marks.items[i].kind);
        part_of(work, &work->score->kinds, found->items[j]->kind)->tally.wrong += !is_right;
    }
}

static void score_mark_mentions(struct work *work, const struct marks *found) {
    const struct sheet *gold = work->gold;
    struct score *score = work->score;
    struct pairs same = {0}, any = {0};
    for (uint32_t i = 0; i < gold->marks.count; i++)
        for (uint32_t j = 0; j < found->count; j++) {
            double common = overlap(gold->marks.items[i].span, found->items[j]->span);
            if (common <= 0)
                continue;
            *LIST_ADD(&any, work->arena) = (struct pair){i, j, common};
            if (same_value(&gold->marks.items[i], found->items[j]))
                *LIST_ADD(&same, work->arena) = (struct pair){i, j, common};
        }
    struct matches matched = pair_up(&same, 0, gold->marks.count, found->count, work->arena);
    struct matches placed = pair_up(&any, 0, gold->marks.count, found->count, work->arena);
    uint32_t same_quantity = 0;
    for (uint32_t i = 0; i < gold->marks.count; i++) {
        const struct sheet_mark *wanted = &gold->marks.items[i];
        const struct sheet_mark *got = found_for(found, &matched, i);
        if (!got)
            continue;
        same_quantity += str_equal(wanted->quantity, got->quantity);
        if (!str_equal(wanted->quantity, got->quantity))
            note(work, score_row_name(ROW_MARK_QUANTITY), SLIP_TOLD_OTHERWISE, show_mark(wanted, work->arena), got->quantity, wanted->span, got->rule);
        ask(work, SHARE_KIND, str_equal(wanted->kind, got->kind), wanted->surface, got->kind, wanted->kind, wanted->span, got->rule);
        ask(work, SHARE_MARK_ATHLETE, str_equal(plain_name(wanted->athlete, work->arena), plain_name(got->athlete, work->arena)),
            wanted->surface, got->athlete, wanted->athlete, wanted->span, got->rule);
    }
    count_matches(&score->rows[ROW_MARKS], matched.count, gold->marks.count, found->count);
    count_matches(&score->rows[ROW_MARKS_ANY_VALUE], placed.count, gold->marks.count, found->count);
    count_matches(&score->rows[ROW_MARK_QUANTITY], same_quantity, gold->marks.count, found->count);
    note_unmatched(work, ROW_MARKS, found, &matched);
    count_kinds(work, found, &matched);
}

static str pair_key(str value, str who, struct arena *arena) {
    return str_print(arena, "%.*s %.*s", STR_ARG(value_key(value, arena)), STR_ARG(who));
}

/* A mark with its athlete, or with its event. */
static struct thing pair_of(const struct sheet_mark *mark, str key, str said, struct arena *arena) {
    return (struct thing){
        .key = pair_key(mark->value, key, arena),
        .show = str_print(arena, "%.*s: %.*s", STR_ARG(mark->value), STR_ARG(said)),
        .span = mark->span,
        .rule = mark->rule,
    };
}

static void score_mark_athletes(struct work *work, const struct marks *found) {
    const struct sheet *gold = work->gold;
    for (int lenient = 0; lenient < 2; lenient++) {
        struct things wanted = {0}, got = {0};
        for (uint32_t i = 0; i < gold->marks.count; i++) {
            const struct sheet_mark *mark = &gold->marks.items[i];
            if (mark->athlete.size)
                *LIST_ADD(&wanted, work->arena) = pair_of(mark, plain_name(mark->athlete, work->arena), mark->athlete, work->arena);
        }
        for (uint32_t j = 0; j < found->count; j++) {
            const struct sheet_mark *mark = found->items[j];
            if (mark->athlete.size)
                *LIST_ADD(&got, work->arena) = pair_of(mark, key_of(work, mark->athlete, lenient), mark->athlete, work->arena);
        }
        compare_sets(work, lenient ? ROW_MARK_ATHLETE_LENIENT : ROW_MARK_ATHLETE, &wanted, &got);
        for (uint32_t j = 0; j < found->count && !lenient; j++) {
            const struct sheet_mark *mark = found->items[j];
            if (mark->athlete.size)
                count_rule(work, mark->rule, set_holds(&wanted, pair_key(mark->value, plain_name(mark->athlete, work->arena), work->arena)));
        }
    }
}

static void score_mark_events(struct work *work, const struct marks *found) {
    const struct sheet *gold = work->gold;
    struct things wanted = {0}, got = {0};
    for (uint32_t i = 0; i < gold->marks.count; i++) {
        const struct sheet_mark *mark = &gold->marks.items[i];
        if (mark->event.size)
            *LIST_ADD(&wanted, work->arena) = pair_of(mark, mark->event, mark->event, work->arena);
    }
    for (uint32_t j = 0; j < found->count; j++) {
        const struct sheet_mark *mark = found->items[j];
        if (mark->event.size)
            *LIST_ADD(&got, work->arena) = pair_of(mark, mark->event, mark->event, work->arena);
    }
    compare_sets(work, ROW_MARK_EVENT, &wanted, &got);
}

void score_marks(struct work *work) {
    uint32_t body = (uint32_t)sheet_body_start(work->gold->text);
    struct marks found = {0};
    for (uint32_t j = 0; j < work->found->marks.count; j++) {
        const struct sheet_mark *mark = &work->found->marks.items[j];
        if (span_is_empty(mark->span) || mark->span.end > body)
            *LIST_ADD(&found, work->arena) = mark;
    }
    score_mark_mentions(work, &found);
    score_mark_athletes(work, &found);
    score_mark_events(work, &found);
}
