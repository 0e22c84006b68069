#include "score_work.h"

#include <stdlib.h>

#include "base/sort.h"
#include "eval/likeness.h"

static bool is_lenient(enum score_row row) {
    return row == ROW_ATHLETES_LENIENT || row == ROW_MARK_ATHLETE_LENIENT || row == ROW_PLACINGS_LENIENT;
}

/* --- names --------------------------------------------------------------------------------------------------------- */

static bool holds(const struct strings *names, str key) {
    for (uint32_t i = 0; i < names->count; i++)
        if (str_equal(names->items[i], key))
            return true;
    return false;
}

void add_name(struct strings *names, str name, struct arena *arena) {
    str key = plain_name(name, arena);
    if (key.data && !holds(names, key))
        *LIST_ADD(names, arena) = key;
}

static bool ends_with_word(str name, str word) {
    return name.size > word.size && str_ends_with(name, word) && name.data[name.size - word.size - 1] == ' ';
}

str lenient_name(const struct strings *names, str name, struct arena *arena) {
    str key = plain_name(name, arena);
    if (!key.size || holds(names, key))
        return key;
    const str *same = NULL;
    for (uint32_t i = 0; i < names->count; i++) {
        if (!ends_with_word(names->items[i], key) && !ends_with_word(key, names->items[i]))
            continue;
        if (same)
            return key;
        same = &names->items[i];
    }
    return same ? *same : key;
}

str key_of(const struct work *work, str name, bool lenient) {
    return lenient ? lenient_name(&work->names, name, work->arena) : plain_name(name, work->arena);
}

/* --- notes --------------------------------------------------------------------------------------------------------- */

/* Some words on either side of the span, on one line. */
static str context_of(str text, struct span span, struct arena *arena) {
    enum { AROUND = 60 };
    if (span_is_empty(span) || span.end > text.size)
        return (str){0};
    size_t start = span.start > AROUND ? span.start - AROUND : 0, end = span.end + AROUND < text.size ? span.end + AROUND : text.size;
    while (start && ((unsigned char)text.data[start] & 0xC0) == 0x80)
        start--;
    while (end < text.size && ((unsigned char)text.data[end] & 0xC0) == 0x80)
        end++;
    str line = str_print(arena, "…%.*s[%.*s]%.*s…", STR_ARG(str_slice(text, start, span.start)), STR_ARG(span_str(text, span)),
                         STR_ARG(str_slice(text, span.end, end)));
    char *copy = str_to_c(line, arena);
    for (size_t i = 0; i < line.size; i++)
        if ((unsigned char)copy[i] < 0x20)
            copy[i] = ' ';
    return (str){copy, line.size};
}

void note(struct work *work, const char *row, enum slip slip, str item, str answer, struct span span, str rule) {
    *LIST_ADD(&work->score->notes, work->arena) = (struct note){
        .row = row, .slip = slip, .stem = work->gold->stem, .item = item, .answer = answer,
        .context = context_of(work->gold->text, span, work->arena), .rule = rule,
    };
}

struct part *part_of(struct work *work, struct parts *parts, str name) {
    for (uint32_t i = 0; i < parts->count; i++)
        if (str_equal(parts->items[i].name, name))
            return &parts->items[i];
    struct part *part = LIST_ADD(parts, work->arena);
    part->name = name.size ? name : STR("(none)");
    return part;
}

void count_rule(struct work *work, str rule, bool is_right) {
    struct tally *tally = &part_of(work, &work->score->rules, rule.size ? rule : STR("(none)"))->tally;
    if (is_right)
        tally->right++;
    else
        tally->wrong++;
}

/* --- sets: rows in which each distinct thing of an article counts once --------------------------------------------------- */

static int by_key(const void *a, const void *b) {
    const struct thing *x = a, *y = b;
    return str_compare(x->key, y->key);
}

/* Sorted, each once. */
static void make_set(struct things *things) {
    if (!things->count)
        return;
    sort_items(things->items, things->count, sizeof *things->items, by_key);
    uint32_t kept = 1;
    for (uint32_t i = 1; i < things->count; i++)
        if (!str_equal(things->items[i].key, things->items[kept - 1].key))
            things->items[kept++] = things->items[i];
    things->count = kept;
}

void compare_sets(struct work *work, enum score_row row, struct things *gold, struct things *found) {
    make_set(gold);
    make_set(found);
    struct tally *tally = &work->score->rows[row];
    uint32_t i = 0, j = 0;
    while (i < gold->count || j < found->count) {
        int order = i == gold->count ? 1 : j == found->count ? -1 : str_compare(gold->items[i].key, found->items[j].key);
        const struct thing *thing = order <= 0 ? &gold->items[i] : &found->items[j];
        if (order == 0)
            tally->right++;
        else if (order < 0)
            tally->missed++;
        else
            tally->wrong++;
        if (order && !is_lenient(row))
            note(work, score_row_name(row), order < 0 ? SLIP_MISSED : SLIP_FALSE, thing->show.size ? thing->show : thing->key, (str){0},
                 thing->span, thing->rule);
        i += order <= 0;
        j += order >= 0;
    }
}

bool set_holds(const struct things *set, str key) {
    return set->count && bsearch(&(struct thing){.key = key}, set->items, set->count, sizeof *set->items, by_key);
}

/* --- pairs: one to one, the best first ----------------------------------------------------------------------------------- */

static int best_first(const void *a, const void *b) {
    const struct pair *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (x->gold != y->gold)
        return x->gold < y->gold ? -1 : 1;
    return (x->found > y->found) - (x->found < y->found);
}

struct matches pair_up(struct pairs *pairs, double least, uint32_t gold, uint32_t found, struct arena *arena) {
    struct matches matches = {ARENA_ARRAY(arena, gold + 1, int32_t), ARENA_ARRAY(arena, found + 1, int32_t), 0};
    for (uint32_t i = 0; i < gold; i++)
        matches.of_gold[i] = NOBODY;
    for (uint32_t j = 0; j < found; j++)
        matches.of_found[j] = NOBODY;
    if (pairs->count)
        sort_items(pairs->items, pairs->count, sizeof *pairs->items, best_first);
    for (uint32_t k = 0; k < pairs->count; k++) {
        struct pair pair = pairs->items[k];
        if (pair.score < least || matches.of_gold[pair.gold] != NOBODY || matches.of_found[pair.found] != NOBODY)
            continue;
        matches.of_gold[pair.gold] = (int32_t)pair.found;
        matches.of_found[pair.found] = (int32_t)pair.gold;
        matches.count++;
    }
    return matches;
}

void count_matches(struct tally *tally, uint32_t matched, uint32_t gold, uint32_t found) {
    tally->right += matched;
    tally->missed += gold - matched;
    tally->wrong += found - matched;
}

void ask(struct work *work, enum score_share share, bool is_right, str item, str answer, str wanted, struct span span, str rule) {
    struct share *counts = &work->score->shares[share];
    counts->right += is_right;
    counts->of++;
    if (is_right || share == SHARE_SPEAKER_LENIENT)
        return;
    str said = str_print(work->arena, "%.*s, wanted %.*s", STR_ARG(answer.size ? answer : STR("nothing")),
                         STR_ARG(wanted.size ? wanted : STR("nothing")));
    note(work, score_share_name(share), SLIP_TOLD_OTHERWISE, item, said, span, rule);
}
