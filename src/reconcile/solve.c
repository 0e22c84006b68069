/*
 * Which options can be true together? Every assignment of the slots that are in doubt is tried, rejecting all of a slot's options
 * included; the cheapest wins, where rejecting a voice costs its weight. Exact, because the part of a race that is in doubt is small;
 * where it is not (somebody's hostile page), the slots keep their heaviest options and constraints have no say.
 */
#include <stdlib.h>

#include "race.h"

enum {
    DOUBTS_MOST = 16,
    TRIES_MOST = 400000,
    NONE_EXTRA = 1,        /* that a slot has a value is a little likelier than that it has none */
};

struct search {
    struct race *race;
    uint32_t slots[DOUBTS_MOST];         /* in doubt */
    uint32_t count;
    struct constraint **constraints;     /* that touch them, in the order in which they can be judged */
    uint32_t constraint_count;
    uint32_t judged_at[DOUBTS_MOST + 1]; /* at each position in slots: the first of those that can be judged after it */
    int32_t picks[DOUBTS_MOST];
    int64_t best;
    int32_t best_picks[DOUBTS_MOST];
    uint32_t tries;
};

static int64_t total_weight(const struct slot *slot) {
    int64_t total = 0;
    for (LIST_EACH(struct option, option, &slot->options))
        total += option->weight;
    return total;
}

static int position_of(const struct search *search, uint32_t slot) {
    for (uint32_t i = 0; i < search->count; i++)
        if (search->slots[i] == slot)
            return (int)i;
    return -1;
}

static const struct option *value_of(const struct search *search, uint32_t slot) {
    int at = position_of(search, slot);
    const struct slot *found = &search->race->slots.items[slot];
    int32_t pick = at < 0 ? found->chosen : search->picks[at];
    return pick == NOTHING ? NULL : &found->options.items[pick];
}

static bool holds(const struct search *search, const struct constraint *constraint) {
    const struct option *options[4];
    for (uint32_t i = 0; i < constraint->count; i++)
        options[i] = value_of(search, constraint->slots[i]);
    return constraint_holds(search->race, constraint, options);
}

static void note_whole(struct search *search, int64_t cost) {
    for (uint32_t i = 0; i < search->count; i++) {
        struct slot *slot = &search->race->slots.items[search->slots[i]];
        int64_t *least = search->picks[i] == NOTHING ? &slot->cost_of_none : &slot->options.items[search->picks[i]].cost;
        if (cost < *least)
            *least = cost;
    }
    if (cost < search->best) {
        search->best = cost;
        memcpy(search->best_picks, search->picks, sizeof search->picks);
    }
}

static void try_from(struct search *search, uint32_t at, int64_t cost) {
    if (search->tries++ > TRIES_MOST)
        return;
    if (at == search->count) {
        note_whole(search, cost);
        return;
    }
    const struct slot *slot = &search->race->slots.items[search->slots[at]];
    int64_t total = total_weight(slot);
    for (int32_t pick = 0; pick <= (int32_t)slot->options.count; pick++) {
        bool is_none = pick == (int32_t)slot->options.count;
        search->picks[at] = is_none ? NOTHING : pick;
        bool possible = true;
        for (uint32_t c = search->judged_at[at]; c < search->judged_at[at + 1] && possible; c++)
            possible = holds(search, search->constraints[c]);
        if (possible)
            try_from(search, at + 1, cost + (is_none ? total + NONE_EXTRA : total - slot->options.items[pick].weight));
    }
}

static bool touches(const struct constraint *constraint, uint32_t slot) {
    for (uint32_t i = 0; i < constraint->count; i++)
        if (constraint->slots[i] == slot)
            return true;
    return false;
}

static bool add_doubt(struct search *search, uint32_t slot) {
    if (position_of(search, slot) >= 0)
        return true;
    if (search->count == DOUBTS_MOST)
        return false;
    search->slots[search->count++] = slot;
    return true;
}

/* Adds what the doubts of the search touch: other slots of a constraint one of whose slots is in doubt and which some choice would break. */
static bool widen(struct search *search, bool *is_done) {
    struct race *race = search->race;
    for (uint32_t i = 0; i < search->count; i++)
        for (LIST_EACH(struct constraint, constraint, &race->constraints)) {
            if (!touches(constraint, search->slots[i]))
                continue;
            const struct slot *slot = &race->slots.items[search->slots[i]];
            bool may_break = false;
            for (int32_t pick = 0; pick < (int32_t)slot->options.count && !may_break; pick++) {
                const struct option *options[4];
                for (uint32_t k = 0; k < constraint->count; k++) {
                    const struct slot *other = &race->slots.items[constraint->slots[k]];
                    options[k] = constraint->slots[k] == search->slots[i] ? &slot->options.items[pick] : slot_chosen(other);
                }
                may_break = !constraint_holds(race, constraint, options);
            }
            for (uint32_t k = 0; k < constraint->count && may_break; k++) {
                is_done[constraint->slots[k]] = true;
                if (!add_doubt(search, constraint->slots[k]))
                    return false;
            }
        }
    return true;
}

/* The last of its slots in the search; -1: it has none there. */
static int last_slot_of(const struct search *search, const struct constraint *constraint) {
    int last = -1;
    for (uint32_t i = 0; i < constraint->count; i++) {
        int at = position_of(search, constraint->slots[i]);
        last = at > last ? at : last;
    }
    return last;
}

static void find_constraints(struct search *search) {
    struct race *race = search->race;
    int *last_of = ARENA_ARRAY(race->arena, race->constraints.count, int);
    for (uint32_t i = 0; i < race->constraints.count; i++) {
        last_of[i] = last_slot_of(search, &race->constraints.items[i]);
        if (last_of[i] >= 0)
            search->judged_at[last_of[i] + 1]++;
    }
    for (uint32_t at = 0; at < DOUBTS_MOST; at++)   /* from how many at each to the first of each */
        search->judged_at[at + 1] += search->judged_at[at];
    search->constraint_count = search->judged_at[DOUBTS_MOST];
    search->constraints = ARENA_ARRAY(race->arena, search->constraint_count, struct constraint *);
    uint32_t next[DOUBTS_MOST];
    memcpy(next, search->judged_at, sizeof next);
    for (uint32_t i = 0; i < race->constraints.count; i++)
        if (last_of[i] >= 0)
            search->constraints[next[last_of[i]]++] = &race->constraints.items[i];
}

static void set_gaps(struct search *search) {
    for (uint32_t i = 0; i < search->count; i++) {
        struct slot *slot = &search->race->slots.items[search->slots[i]];
        slot->chosen = search->best_picks[i];
        int64_t next = slot->chosen == NOTHING ? INT64_MAX : slot->cost_of_none;
        for (int32_t pick = 0; pick < (int32_t)slot->options.count; pick++)
            if (pick != slot->chosen && slot->options.items[pick].cost < next)
                next = slot->options.items[pick].cost;
        slot->gap = next == INT64_MAX ? WEIGHT_DECIDED : next - search->best;
        slot->is_constrained = search->constraint_count > 0;
    }
}

static void search_from(struct race *race, uint32_t first, bool *is_done) {
    struct search search = {.race = race, .best = INT64_MAX};
    add_doubt(&search, first);
    is_done[first] = true;
    bool fits = widen(&search, is_done);
    if (!fits)
        search.count = 1;
    for (uint32_t i = 0; i < search.count; i++) {
        struct slot *slot = &race->slots.items[search.slots[i]];
        slot->cost_of_none = INT64_MAX;
        for (LIST_EACH(struct option, option, &slot->options))
            option->cost = INT64_MAX;
    }
    if (fits)
        find_constraints(&search);
    try_from(&search, 0, 0);
    if (search.best != INT64_MAX && search.tries <= TRIES_MOST)
        set_gaps(&search);
}

static bool is_broken(const struct race *race, const struct constraint *constraint) {
    const struct option *options[4];
    for (uint32_t i = 0; i < constraint->count; i++)
        options[i] = slot_chosen(&race->slots.items[constraint->slots[i]]);
    return !constraint_holds(race, constraint, options);
}

void race_solve(struct race *race) {
    bool *is_done = ARENA_ARRAY(race->arena, race->slots.count + 1, bool);
    for (LIST_EACH(struct slot, slot, &race->slots)) {   /* where nothing is in doubt */
        slot->chosen = slot->options.count ? 0 : NOTHING;
        slot->gap = slot->options.count ? slot->options.items[0].weight : 0;
    }
    for (uint32_t i = 0; i < race->slots.count; i++)
        if (race->slots.items[i].options.count > 1 && !is_done[i])
            search_from(race, i, is_done);
    for (LIST_EACH(struct constraint, constraint, &race->constraints))
        if (is_broken(race, constraint) && !is_done[constraint->slots[0]])
            search_from(race, constraint->slots[0], is_done);
}
