/*
 * Single values: accuracy and copying, each from the other, in rounds.
 *
 * Dong, Berti-Équille, Srivastava, "Integrating conflicting data: the role of source dependence", PVLDB 2(1), 2009. Two sources that
 * share values that are probably false are probably one voice; sharing true ones says little. A source's vote is the logarithm of its
 * odds times the share of it that is not explained as copied from a more accurate source with the same value. The constants are the
 * paper's (copy rate 0.8, prior of copying 0.2, initial accuracy 0.8); five false values beside each true one: with more, two honest sources that share a contested value look like copies.
 */
#include <math.h>
#include <stdlib.h>

#include "claims_table.h"
#include "base/memory.h"
#include "base/sort.h"

static const double COPY_RATE = 0.8, COPY_PRIOR = 0.2, ACCURACY = 0.8, FALSE_VALUES = 5, PRIOR_CLAIMS = 4, SETTLED = 0.0005;
enum { ROUNDS_MOST = 30, SHARED_LEAST = 3 };

struct pair {
    uint32_t a, b;        /* sources, a < b */
    uint32_t shared;
    double odds;          /* logarithm: that one copies from the other */
};

struct pairs { struct pair *items; uint32_t count, room; };

static bool is_single(const struct item *item) { return !item->is_list && item->claims.count > 1; }

static uint32_t paired(const struct item *item) { return item->claims.count < SOURCES_PAIRED ? item->claims.count : SOURCES_PAIRED; }

static int compare_keys(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* Pairs of sources that share enough items to tell; where nobody disagrees there is nothing to learn about copying. */
static void find_pairs(const struct claims_table *table, struct pairs *pairs, struct arena *arena) {
    size_t total = 0, found = 0;
    for (LIST_EACH(struct item, item, &table->items))
        if (is_single(item))
            total += (size_t)paired(item) * (paired(item) - 1) / 2;
    uint64_t *keys = memory_new(total + 1, sizeof *keys);
    for (LIST_EACH(struct item, item, &table->items))
        for (uint32_t i = 0; is_single(item) && i < paired(item); i++)
            for (uint32_t j = i + 1; j < paired(item); j++)
                keys[found++] = (uint64_t)item->claims.items[i].source << 32 | item->claims.items[j].source;
    sort_items(keys, found, sizeof *keys, compare_keys);
    for (size_t first = 0, end; first < found; first = end) {
        for (end = first; end < found && keys[end] == keys[first]; end++)
            continue;
        if (end - first >= SHARED_LEAST)
            *LIST_ADD(pairs, arena) = (struct pair){(uint32_t)(keys[first] >> 32), (uint32_t)keys[first], (uint32_t)(end - first), 0};
    }
    memory_free(keys);
}

static struct pair *pair_find(const struct pairs *pairs, const uint32_t *first_of, uint32_t a, uint32_t b) {
    if (!pairs->count)
        return NULL;
    uint32_t low = first_of[a], high = first_of[a + 1];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (pairs->items[middle].b < b)
            low = middle + 1;
        else
            high = middle;
    }
    return low < first_of[a + 1] && pairs->items[low].b == b ? &pairs->items[low] : NULL;
}

struct solver {
    struct claims_table *table;
    struct pairs pairs;
    uint32_t *first_of;       /* pairs by their first source */
    double *accuracy;
};

/* Evidence for copying from every item that two sources share. */
static void weigh_copying(struct solver *solver) {
    for (LIST_EACH(struct pair, pair, &solver->pairs))
        pair->odds = log(COPY_PRIOR / (1 - COPY_PRIOR));
    for (LIST_EACH(struct item, item, &solver->table->items))
        for (uint32_t i = 0; is_single(item) && i < paired(item); i++)
            for (uint32_t j = i + 1; j < paired(item); j++) {
                const struct source_claim *x = &item->claims.items[i], *y = &item->claims.items[j];
                struct pair *pair = pair_find(&solver->pairs, solver->first_of, x->source, y->source);
                if (!pair)
                    continue;
                if (x->value != y->value) {
                    pair->odds += log(1 - COPY_RATE);
                    continue;
                }
                double a = solver->accuracy[x->source], b = solver->accuracy[y->source];
                double both_right = a * b, both_wrong = (1 - a) * (1 - b) / FALSE_VALUES, right = item->values.items[x->value].probability;
                pair->odds += right * log((a * COPY_RATE + both_right * (1 - COPY_RATE)) / both_right) +
                              (1 - right) * log(((1 - a) * COPY_RATE + both_wrong * (1 - COPY_RATE)) / both_wrong);
            }
}

static double chance(double odds) { return 1 / (1 + exp(-odds)); }

/* Positions of the item's claims, most accurate source first. */
static void order_claims(const struct solver *solver, const struct item *item, uint32_t *order) {
    for (uint32_t i = 0; i < item->claims.count; i++) {
        uint32_t at = i;
        double own = solver->accuracy[item->claims.items[i].source];
        for (; at && solver->accuracy[item->claims.items[order[at - 1]].source] < own; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
}

/* How much of the claim at position at is not copied from a better source before it. */
static double independence(const struct solver *solver, const struct item *item, const uint32_t *order, uint32_t at) {
    const struct source_claim *own = &item->claims.items[order[at]];
    double share = 1;
    for (uint32_t i = 0; i < at; i++) {
        const struct source_claim *other = &item->claims.items[order[i]];
        if (other->value != own->value)
            continue;
        uint32_t a = own->source < other->source ? own->source : other->source, b = own->source < other->source ? other->source : own->source;
        const struct pair *pair = pair_find(&solver->pairs, solver->first_of, a, b);
        if (pair)
            share *= 1 - COPY_RATE * chance(pair->odds);
    }
    return share;
}

static void vote(const struct solver *solver, struct item *item, uint32_t *order) {
    for (LIST_EACH(struct claimed_value, value, &item->values))
        value->probability = 0;   /* holds the vote until it is normalised */
    order_claims(solver, item, order);
    for (uint32_t i = 0; i < item->claims.count; i++) {
        const struct source_claim *claim = &item->claims.items[order[i]];
        double accuracy = solver->accuracy[claim->source];
        double share = i < SOURCES_PAIRED ? independence(solver, item, order, i) : 1;
        item->values.items[claim->value].probability += share * log(FALSE_VALUES * accuracy / (1 - accuracy));
    }
    double most = 0, sum = 0;
    for (LIST_EACH(struct claimed_value, value, &item->values))
        most = value->probability > most ? value->probability : most;
    for (LIST_EACH(struct claimed_value, value, &item->values))
        sum += value->probability = exp(value->probability - most);
    double unseen = FALSE_VALUES + 1 - item->values.count;
    sum += unseen > 0 ? unseen * exp(-most) : 0;
    for (LIST_EACH(struct claimed_value, value, &item->values))
        value->probability /= sum;
}

/* The mean probability of what a source says, with a prior of a few claims; gives the greatest change. */
static double learn_accuracy(struct solver *solver, double *sums, uint32_t *counts) {
    uint32_t sources = solver->table->sources.count;
    memset(sums, 0, sources * sizeof *sums);
    memset(counts, 0, sources * sizeof *counts);
    for (LIST_EACH(struct item, item, &solver->table->items))
        for (uint32_t i = 0; !item->is_list && i < item->claims.count; i++) {
            sums[item->claims.items[i].source] += item->values.items[item->claims.items[i].value].probability;
            counts[item->claims.items[i].source]++;
        }
    double change = 0;
    for (uint32_t i = 0; i < sources; i++) {
        double next = (sums[i] + PRIOR_CLAIMS * ACCURACY) / (counts[i] + PRIOR_CLAIMS);
        next = next < 0.01 ? 0.01 : next > 0.99 ? 0.99 : next;
        change = fmax(change, fabs(next - solver->accuracy[i]));
        solver->accuracy[i] = next;
    }
    return change;
}

static void start(const struct claims_table *table) {
    for (LIST_EACH(struct item, item, &table->items))
        for (LIST_EACH(struct claimed_value, value, &item->values))
            value->probability = item->claims.count ? (double)value->claims / item->claims.count : 1.0 / item->values.count;
}

void claims_solve_single(struct claims_table *table) {
    struct arena arena = {0};
    struct solver solver = {.table = table};
    uint32_t sources = table->sources.count, most = 1;
    start(table);
    find_pairs(table, &solver.pairs, &arena);
    solver.first_of = ARENA_ARRAY(&arena, sources + 2, uint32_t);
    for (LIST_EACH(struct pair, pair, &solver.pairs))
        solver.first_of[pair->a + 1]++;
    for (uint32_t i = 0; i < sources; i++)
        solver.first_of[i + 1] += solver.first_of[i];
    solver.accuracy = ARENA_ARRAY(&arena, sources + 1, double);
    for (uint32_t i = 0; i < sources; i++)
        solver.accuracy[i] = ACCURACY;
    for (LIST_EACH(struct item, item, &table->items))
        most = item->claims.count > most ? item->claims.count : most;
    uint32_t *order = ARENA_ARRAY(&arena, most, uint32_t), *counts = ARENA_ARRAY(&arena, sources + 1, uint32_t);
    double *sums = ARENA_ARRAY(&arena, sources + 1, double);
    for (int round = 0; round < ROUNDS_MOST; round++) {
        weigh_copying(&solver);
        for (LIST_EACH(struct item, item, &table->items))
            if (!item->is_list && item->claims.count)
                vote(&solver, item, order);
        if (learn_accuracy(&solver, sums, counts) < SETTLED)
            break;
    }
    arena_close(&arena);
}
