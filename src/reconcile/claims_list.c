/*
 * Lists: each part is true or not, a source leaves parts out more often than it makes them up.
 *
 * Zhao, Rubinstein, Gemmell, Han, "A Bayesian approach to discovering truth from conflicting sources for data integration", PVLDB 5(6),
 * 2012, with its priors: a source invents one part in a hundred (10 : 1000) and names half of the true ones (50 : 50), and learns from
 * there. Solved by expectation and maximisation in place of the paper's sampling, so that the answer is the same every time. Sources
 * that share invented parts are one voice; sharing omissions, as sharing true parts, is no sign of copying.
 */
#include <math.h>
#include <stdlib.h>

#include "claims_table.h"
#include "base/sort.h"

static const double INVENTED = 10, NOT_INVENTED = 1000, NAMED = 50, NOT_NAMED = 50, SURELY_FALSE = 0.1;
enum { ROUNDS = 20, OBJECTS_SHARED = 3 /* with one invented part each: then two sources are one voice */ };

struct tally { double named, missed, invented, refrained; };

struct solver {
    struct claims_table *table;
    double *recall, *invention;      /* of each source: P(named | true), P(named | false) */
    struct tally *tallies;
    uint32_t *voice;                 /* of each source: union-find */
    uint32_t *voice_size;            /* scratch, by voice */
};

static uint32_t voice_of(const struct solver *solver, uint32_t source) {
    while (solver->voice[source] != source)
        source = solver->voice[source];
    return source;
}

static bool names_part(const struct item *item, const struct source_claim *claim, uint32_t part) {
    for (LIST_EACH(uint32_t, at, &item->values.items[claim->value].parts))
        if (*at == part)
            return true;
    return false;
}

static void weigh_item(const struct solver *solver, struct item *item) {
    for (LIST_EACH(struct source_claim, claim, &item->claims))
        solver->voice_size[voice_of(solver, claim->source)] = 0;
    for (LIST_EACH(struct source_claim, claim, &item->claims))
        solver->voice_size[voice_of(solver, claim->source)]++;
    for (uint32_t part = 0; part < item->parts.count; part++) {
        double odds = 0;
        for (LIST_EACH(struct source_claim, claim, &item->claims)) {
            double recall = solver->recall[claim->source], invention = solver->invention[claim->source];
            double evidence = names_part(item, claim, part) ? log(recall / invention) : log((1 - recall) / (1 - invention));
            odds += evidence / solver->voice_size[voice_of(solver, claim->source)];
        }
        odds = odds > 50 ? 50 : odds < -50 ? -50 : odds;
        item->parts.items[part].probability = 1 / (1 + exp(-odds));
    }
}

static void count_item(const struct solver *solver, const struct item *item) {
    for (LIST_EACH(struct source_claim, claim, &item->claims)) {
        struct tally *tally = &solver->tallies[claim->source];
        for (uint32_t part = 0; part < item->parts.count; part++) {
            double right = item->parts.items[part].probability;
            if (names_part(item, claim, part)) {
                tally->named += right;
                tally->invented += 1 - right;
            } else {
                tally->missed += right;
                tally->refrained += 1 - right;
            }
        }
    }
}

static void learn(const struct solver *solver) {
    uint32_t sources = solver->table->sources.count;
    for (uint32_t i = 0; i < sources; i++) {
        solver->recall[i] = NAMED / (NAMED + NOT_NAMED);
        solver->invention[i] = INVENTED / (INVENTED + NOT_INVENTED);
    }
    for (int round = 0; round < ROUNDS; round++) {
        memset(solver->tallies, 0, sources * sizeof *solver->tallies);
        for (LIST_EACH(struct item, item, &solver->table->items))
            if (item->is_list) {
                weigh_item(solver, item);
                count_item(solver, item);
            }
        for (uint32_t i = 0; i < sources && round + 1 < ROUNDS; i++) {
            const struct tally *tally = &solver->tallies[i];
            solver->recall[i] = (tally->named + NAMED) / (tally->named + tally->missed + NAMED + NOT_NAMED);
            solver->invention[i] = (tally->invented + INVENTED) / (tally->invented + tally->refrained + INVENTED + NOT_INVENTED);
        }
    }
}

/* ---- who copies ---- */

static int compare_keys(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

struct keys { uint64_t *items; uint32_t count, room; };

/* Pairs of sources that name the same invented part of the item, each pair once; and how many invented parts each source names. */
static void find_shared(const struct item *item, struct keys *keys, uint32_t *invented, struct arena *arena) {
    uint32_t first = keys->count;
    for (uint32_t part = 0; part < item->parts.count; part++) {
        if (item->parts.items[part].probability >= SURELY_FALSE)
            continue;
        uint32_t naming[SOURCES_PAIRED], count = 0;
        for (LIST_EACH(struct source_claim, claim, &item->claims))
            if (names_part(item, claim, part)) {
                invented[claim->source]++;
                if (count < SOURCES_PAIRED)
                    naming[count++] = claim->source;
            }
        for (uint32_t i = 0; i < count; i++)
            for (uint32_t j = i + 1; j < count; j++)
                *LIST_ADD(keys, arena) = (uint64_t)naming[i] << 32 | naming[j];
    }
    if (keys->count - first < 2)
        return;
    sort_items(keys->items + first, keys->count - first, sizeof *keys->items, compare_keys);
    uint32_t kept = first;
    for (uint32_t i = first; i < keys->count; i++)
        if (i == first || keys->items[i] != keys->items[i - 1])
            keys->items[kept++] = keys->items[i];
    keys->count = kept;
}

static void join_copies(const struct solver *solver) {
    struct arena arena = {0};
    struct keys keys = {0};
    uint32_t *invented = ARENA_ARRAY(&arena, solver->table->sources.count + 1, uint32_t);
    for (LIST_EACH(struct item, item, &solver->table->items))
        if (item->is_list)
            find_shared(item, &keys, invented, &arena);
    if (keys.count)
        sort_items(keys.items, keys.count, sizeof *keys.items, compare_keys);
    for (uint32_t first = 0, end; first < keys.count; first = end) {
        for (end = first; end < keys.count && keys.items[end] == keys.items[first]; end++)
            continue;
        uint32_t a = (uint32_t)(keys.items[first] >> 32), b = (uint32_t)keys.items[first];
        uint32_t fewer = invented[a] < invented[b] ? invented[a] : invented[b];
        if (end - first < OBJECTS_SHARED || (end - first) * 2 <= fewer)
            continue;
        a = voice_of(solver, a);
        b = voice_of(solver, b);
        solver->voice[a > b ? a : b] = a > b ? b : a;
    }
    arena_close(&arena);
}

void claims_solve_lists(struct claims_table *table) {
    bool any = false;
    for (LIST_EACH(struct item, item, &table->items))
        any |= item->is_list;
    if (!any)
        return;
    struct arena arena = {0};
    uint32_t sources = table->sources.count;
    struct solver solver = {table, ARENA_ARRAY(&arena, sources + 1, double), ARENA_ARRAY(&arena, sources + 1, double),
                            ARENA_ARRAY(&arena, sources + 1, struct tally), ARENA_ARRAY(&arena, sources + 1, uint32_t),
                            ARENA_ARRAY(&arena, sources + 1, uint32_t)};
    for (uint32_t i = 0; i < sources; i++)
        solver.voice[i] = i;
    learn(&solver);
    join_copies(&solver);
    learn(&solver);
    arena_close(&arena);
}
