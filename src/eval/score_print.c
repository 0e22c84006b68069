#include <stdlib.h>

#include "eval/score.h"
#include "base/memory.h"
#include "base/sort.h"

double tally_precision(struct tally t) { return t.right + t.wrong ? (double)t.right / (t.right + t.wrong) : 0; }
double tally_recall(struct tally t) { return t.right + t.missed ? (double)t.right / (t.right + t.missed) : 0; }

double tally_f1(struct tally tally) {
    double p = tally_precision(tally), r = tally_recall(tally);
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

double share_accuracy(struct share share) { return share.of ? (double)share.right / share.of : 0; }

static void print_tally(struct buffer *out, str name, struct tally t) {
    buffer_print(out, "%-34.*s%10.3f%8.3f%8.3f%7u%7u\n", STR_ARG(name), tally_precision(t), tally_recall(t), tally_f1(t),
                 t.right + t.missed, t.right + t.wrong);
}

static void print_head(struct buffer *out, const char *name) {
    buffer_print(out, "%-34s%10s%8s%8s%7s%7s\n", name, "precision", "recall", "F1", "gold", "found");
}

void score_print(const struct score *score, struct buffer *out) {
    print_head(out, "");
    for (int row = 0; row < ROW_COUNT; row++)
        print_tally(out, str_of(score_row_name((enum score_row)row)), score->rows[row]);
    for (int share = 0; share < SHARE_COUNT; share++)
        buffer_print(out, "%-34saccuracy %.3f  (%u of %u)\n", score_share_name((enum score_share)share),
                     share_accuracy(score->shares[share]), score->shares[share].right, score->shares[share].of);
}

static int by_name(const void *a, const void *b) {
    const struct part *x = a, *y = b;
    return str_compare(x->name, y->name);
}

static int most_wrong_first(const void *a, const void *b) {
    const struct part *x = a, *y = b;
    if (x->tally.wrong != y->tally.wrong)
        return x->tally.wrong > y->tally.wrong ? -1 : 1;
    return by_name(a, b);
}

void score_print_kinds(const struct score *score, struct buffer *out) {
    if (!score->kinds.count)
        return;
    sort_items(score->kinds.items, score->kinds.count, sizeof *score->kinds.items, by_name);
    print_head(out, "marks by kind");
    for (uint32_t i = 0; i < score->kinds.count; i++)
        print_tally(out, score->kinds.items[i].name, score->kinds.items[i].tally);
}

void score_print_rules(const struct score *score, struct buffer *out) {
    if (!score->rules.count)
        return;
    sort_items(score->rules.items, score->rules.count, sizeof *score->rules.items, most_wrong_first);
    buffer_print(out, "%-34s%10s%8s%8s\n", "rules, most wrong first", "precision", "right", "wrong");
    for (uint32_t i = 0; i < score->rules.count; i++) {
        struct tally t = score->rules.items[i].tally;
        buffer_print(out, "%-34.*s%10.3f%8u%8u\n", STR_ARG(score->rules.items[i].name), tally_precision(t), t.right, t.wrong);
    }
}

static void print_note(const struct note *note, struct buffer *out) {
    static const char *const slips[] = {[SLIP_MISSED] = "missed", [SLIP_FALSE] = "false", [SLIP_TOLD_OTHERWISE] = "said"};
    buffer_print(out, "[%s] %.*s: ", note->row, STR_ARG(note->stem));
    if (note->slip == SLIP_TOLD_OTHERWISE)
        buffer_print(out, "%.*s: said %.*s", STR_ARG(note->item), STR_ARG(note->answer));
    else
        buffer_print(out, "%s: %.*s", slips[note->slip], STR_ARG(note->item));
    if (note->rule.size)
        buffer_print(out, " (%.*s)", STR_ARG(note->rule));
    buffer_add_char(out, '\n');
    if (note->context.size)
        buffer_print(out, "    %.*s\n", STR_ARG(note->context));
}

void score_print_notes(const struct score *score, struct buffer *out) {
    for (uint32_t i = 0; i < score->notes.count; i++)
        print_note(&score->notes.items[i], out);
}

/* --- against an earlier run ---------------------------------------------------------------------------------------------- */

static int by_question(const struct note *a, const struct note *b) {
    int order = str_compare(a->stem, b->stem);
    if (!order)
        order = strcmp(a->row, b->row);
    if (!order)
        order = (a->slip > b->slip) - (a->slip < b->slip);
    return order ? order : str_compare(a->item, b->item);
}

static int by_question_qsort(const void *a, const void *b) {
    const struct note *x = *(const struct note *const *)a, *y = *(const struct note *const *)b;
    int order = by_question(x, y);
    return order ? order : str_compare(x->answer, y->answer);
}

static const struct note **sorted_notes(const struct score *score) {
    const struct note **sorted = memory_new(score->notes.count + 1, sizeof *sorted);
    for (uint32_t i = 0; i < score->notes.count; i++)
        sorted[i] = &score->notes.items[i];
    sort_items(sorted, score->notes.count, sizeof *sorted, by_question_qsort);
    return sorted;
}

static void print_change(const char *word, const struct note *note, uint32_t *count, struct buffer *out) {
    buffer_print(out, "%-8s", word);
    print_note(note, out);
    (*count)++;
}

void score_print_changes(const struct score *baseline, const struct score *score, struct buffer *out) {
    const struct note **before = sorted_notes(baseline), **after = sorted_notes(score);
    uint32_t i = 0, j = 0, gained = 0, lost = 0, changed = 0;
    while (before && after && (i < baseline->notes.count || j < score->notes.count)) {
        int order = i == baseline->notes.count ? 1 : j == score->notes.count ? -1 : by_question(before[i], after[j]);
        if (order < 0)
            print_change("gained", before[i], &gained, out);
        else if (order > 0)
            print_change("lost", after[j], &lost, out);
        else if (!str_equal(before[i]->answer, after[j]->answer))
            print_change("changed", after[j], &changed, out);
        i += order <= 0;
        j += order >= 0;
    }
    buffer_print(out, "against the baseline: %u gained, %u lost, %u wrong in another way\n", gained, lost, changed);
    memory_free(before);
    memory_free(after);
}

/* --- the bar --------------------------------------------------------------------------------------------------------------- */

static const enum score_row headline[] = {ROW_ATHLETES, ROW_MARKS, ROW_MARK_ATHLETE, ROW_MARK_EVENT, ROW_PLACINGS, ROW_QUOTES};

static bool row_value(const struct score *score, str name, double *value) {
    for (int row = 0; row < ROW_COUNT; row++)
        if (str_equal(name, str_of(score_row_name((enum score_row)row)))) {
            *value = tally_f1(score->rows[row]);
            return true;
        }
    for (int share = 0; share < SHARE_COUNT; share++)
        if (str_equal(name, str_of(score_share_name((enum score_share)share)))) {
            *value = share_accuracy(score->shares[share]);
            return true;
        }
    return false;
}

static bool bar_number(str text, double *number) {
    char digits[16] = {0}, *end;
    if (!text.size || text.size >= sizeof digits)
        return false;
    memcpy(digits, text.data, text.size);
    *number = strtod(digits, &end);
    return *end == 0 && *number >= 0 && *number <= 1;
}

static void hold_to(str name, double value, double bar, uint32_t *below, struct buffer *out) {
    if (value >= bar)
        return;
    buffer_print(out, "below the bar: %.*s %.4f, wanted %.4f\n", STR_ARG(name), value, bar);
    (*below)++;
}

enum status score_check(const struct score *score, str bar, const char *path, uint32_t *below, struct buffer *out, struct error *error) {
    double least, value;
    *below = 0;
    if (bar_number(str_trim(bar), &least)) {
        for (size_t i = 0; i < sizeof headline / sizeof *headline; i++)
            hold_to(str_of(score_row_name(headline[i])), tally_f1(score->rows[headline[i]]), least, below, out);
        return OK;
    }
    str line;
    for (uint32_t number = 1; str_line(&bar, &line); number++) {
        if (!str_trim(line).size || line.data[0] == '#')
            continue;
        str name = str_trim(str_cut(&line, '\t'));
        if (!row_value(score, name, &value) || !bar_number(str_trim(line), &least))
            return error_set(error, FAILED_INPUT, "%s:%u: a line of a bar is a row of the table, a tab and a number from 0 to 1", path, number);
        hold_to(name, value, least, below, out);
    }
    return OK;
}
