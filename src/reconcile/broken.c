/* Constraints that no choice of figures could keep: margins, orders and sums that do not fit what everybody says. */
#include "race.h"
#include "slip.h"

static bool was_broken(const struct race *race, const struct constraint *constraint, bool *has_rejected) {
    const struct option *options[4];
    *has_rejected = false;
    for (uint32_t i = 0; i < constraint->count; i++) {
        const struct slot *slot = &race->slots.items[constraint->slots[i]];
        *has_rejected |= slot->chosen == NOTHING;
        options[i] = slot->chosen == NOTHING && slot->options.count ? &slot->options.items[0] : slot_chosen(slot);
        if (options[i] && option_is_weak(options[i]))
            return false;   /* suspect the reading first */
    }
    return !constraint_holds(race, constraint, options);
}

/* A paper that puts two athletes on one place tells of two rounds, which we have not understood. */
static bool is_two_rounds_of_one_paper(const struct race *race, const struct constraint *constraint) {
    if (constraint->kind != CONSTRAINT_ORDER)
        return false;
    const struct option *a = &race->slots.items[constraint->slots[0]].options.items[0], *b = &race->slots.items[constraint->slots[2]].options.items[0];
    if (a->worth.number != b->worth.number)
        return false;
    for (LIST_EACH(struct says, says, &a->said))
        if (option_has_voice(b, says->voice))
            return true;
    return false;
}

/* A margin that nobody says to whom may be one to a record or to the third: believed only where it is a slip of the right one. */
static bool margin_is_believable(const struct race *race, const struct constraint *constraint) {
    const struct slot *margin = &race->slots.items[constraint->slots[1]];
    if (constraint->kind != CONSTRAINT_MARGIN || !margin->rival_is_guessed)
        return true;
    struct mark a = race->slots.items[constraint->slots[0]].options.items[0].worth.mark;
    struct mark b = race->slots.items[constraint->slots[2]].options.items[0].worth.mark;
    struct mark difference = margin->options.items[0].worth.mark;
    difference.amount = a.amount > b.amount ? a.amount - b.amount : b.amount - a.amount;
    return slip_between(margin->options.items[0].worth.text, mark_print(difference, race->arena)) != SLIP_NONE;
}

static bool is_one_voice(const struct race *race, const struct constraint *constraint) {
    uint32_t voice = UINT32_MAX;
    for (uint32_t i = 0; i < constraint->count; i++)
        for (LIST_EACH(struct says, says, &race->slots.items[constraint->slots[i]].options.items[0].said)) {
            if (voice != UINT32_MAX && says->voice != voice)
                return false;
            voice = says->voice;
        }
    return true;
}

static void report_broken(struct race *race, const struct constraint *constraint, struct findings *findings) {
    static const enum discrepancy_kind kinds[] = {
        [CONSTRAINT_MARGIN] = DISCREPANCY_MARGIN, [CONSTRAINT_ORDER] = DISCREPANCY_ORDER, [CONSTRAINT_SPLIT] = DISCREPANCY_SPLIT,
        [CONSTRAINT_SPLIT_SUM] = DISCREPANCY_SPLIT,
    };
    static const uint32_t shown[][3] = { /* slots whose values are shown, the one in question first */
        [CONSTRAINT_MARGIN] = {1, 0, 2}, [CONSTRAINT_ORDER] = {1, 3, 3}, [CONSTRAINT_SPLIT] = {0, 1, 1}, [CONSTRAINT_SPLIT_SUM] = {0, 1, 2},
    };
    const struct slot *first = &race->slots.items[constraint->slots[shown[constraint->kind][0]]];
    str athlete = race->runners.items[first->runner].name;
    struct discrepancy *discrepancy = discrepancy_add(race, findings, kinds[constraint->kind], first->round, athlete,
                                                      slot_attribute(first, race->arena));
    if (!discrepancy)
        return;
    discrepancy->verdict = constraint->kind == CONSTRAINT_ORDER && is_one_voice(race, constraint) ? VERDICT_INTERNAL_INCONSISTENCY
                                                                                                   : VERDICT_ARITHMETIC_MISMATCH;
    for (uint32_t i = 0; i < 3; i++) {
        const struct slot *slot = &race->slots.items[constraint->slots[shown[constraint->kind][i]]];
        const struct option *option = &slot->options.items[0];
        if (i < 2 || shown[constraint->kind][2] != shown[constraint->kind][1])
            value_add(discrepancy, option->worth.text, option->said.items, option->said.count, race->arena);
    }
    explain_broken(race, constraint, discrepancy);
}

void broken_constraints_judge(struct race *race, struct findings *findings) {
    bool *is_told = ARENA_ARRAY(race->arena, race->slots.count + 1, bool);
    for (LIST_EACH(struct constraint, constraint, &race->constraints)) {
        bool has_rejected;
        if (!was_broken(race, constraint, &has_rejected) || !has_rejected || !margin_is_believable(race, constraint) ||
            is_two_rounds_of_one_paper(race, constraint))
            continue;
        bool is_new = false;
        for (uint32_t i = 0; i < constraint->count; i++) {   /* one finding for each rejected slot */
            uint32_t slot = constraint->slots[i];
            if (race->slots.items[slot].chosen != NOTHING)
                continue;
            is_new |= !is_told[slot];
            is_told[slot] = true;
        }
        if (is_new)
            report_broken(race, constraint, findings);
    }
}
