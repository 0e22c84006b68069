/* The sum that settles it: which constraint the wrong value breaks and the right one keeps, with its figures. */
#include "base/buffer.h"
#include "explain.h"

static const char *did(struct mark mark) {
    switch (mark.unit) {
    case UNIT_MS: return "ran";
    case UNIT_POINTS: return "scored";
    default: return "reached";
    }
}

static const struct option *place_of(const struct race *race, enum round round, int32_t runner) {
    const struct slot *slot = slot_find(race, ATTRIBUTE_PLACE, round, runner);
    return slot ? slot_chosen(slot) : NULL;
}

static const struct option *option_at(const struct race *race, const struct constraint *constraint, uint32_t at, const struct slot *slot,
                                      const struct option *instead) {
    const struct slot *own = &race->slots.items[constraint->slots[at]];
    return own == slot ? instead : slot_chosen(own);
}

static bool holds_with(const struct race *race, const struct constraint *constraint, const struct slot *slot, const struct option *instead) {
    const struct option *options[4];
    for (uint32_t i = 0; i < constraint->count; i++)
        options[i] = option_at(race, constraint, i, slot, instead);
    return constraint_holds(race, constraint, options);
}

static bool is_about(const struct race *race, const struct constraint *constraint, const struct slot *slot) {
    for (uint32_t i = 0; i < constraint->count; i++)
        if (&race->slots.items[constraint->slots[i]] == slot)
            return true;
    return false;
}

/* The paper that prints both, or no label. */
static str own_paper(const struct race *race, const struct option *a, const struct option *b) {
    for (LIST_EACH(struct says, x, &a->said))
        for (LIST_EACH(struct says, y, &b->said))
            if (x->voice == y->voice)
                return race->voices.items[x->voice].label;
    return (str){0};
}

/* The mark, printed as finely as the margin: 9.75 and 0.005 make 9.755. */
static struct mark finer(struct mark mark, struct mark margin) {
    mark.step = margin.step < mark.step ? margin.step : mark.step;
    return mark;
}

/* "001's own winning margin of 0.27 added to it gives 3:29.55, but the runner-up ran 3:29.65 (000, 002), and 3:29.65 - 0.27 = 3:29.38." */
static void tell_margin(struct buffer *out, const struct race *race, const struct constraint *constraint, const struct slot *slot,
                        const struct option *wrong, const struct option *right) {
    const struct slot *margin_slot = &race->slots.items[constraint->slots[1]];
    const struct option *margin = option_at(race, constraint, 1, slot, right);
    bool is_first = &race->slots.items[constraint->slots[0]] == slot;
    const struct slot *rival_slot = &race->slots.items[constraint->slots[is_first ? 2 : 0]];
    const struct option *rival = slot_chosen(rival_slot);
    if (margin_slot == slot) {
        const struct option *a = slot_chosen(&race->slots.items[constraint->slots[0]]), *b = slot_chosen(&race->slots.items[constraint->slots[2]]);
        int64_t gap = a->worth.mark.amount - b->worth.mark.amount;
        bool a_is_more = gap > 0;
        buffer_print(out, " %.*s less %.*s is %.*s.", STR_ARG((a_is_more ? a : b)->worth.text), STR_ARG((a_is_more ? b : a)->worth.text),
                     STR_ARG(explain_amount(right->worth.mark, gap < 0 ? -gap : gap, race)));
        return;
    }
    int64_t by = margin->worth.mark.amount, distance = right->worth.mark.amount < rival->worth.mark.amount ? by : -by;
    const struct option *place = place_of(race, slot->round, slot->runner), *rivals = place_of(race, slot->round, rival_slot->runner);
    bool is_winning = (place && place->worth.number == 1) || (rivals && rivals->worth.number == 1);
    bool is_runner_up = rivals && rivals->worth.number == 2 && place && place->worth.number == 1;
    str owner = own_paper(race, wrong, margin);
    if (owner.size)
        buffer_print(out, " %.*s's own %smargin of %.*s", STR_ARG(owner), is_winning ? "winning " : "", STR_ARG(margin->worth.text));
    else
        buffer_print(out, " The %smargin of %.*s (%.*s)", is_winning ? "winning " : "", STR_ARG(margin->worth.text),
                     STR_ARG(explain_papers(race, margin->said.items, margin->said.count)));
    buffer_print(out, " %s it gives %.*s, but %.*s %s %.*s, and %.*s %s %.*s = %.*s.", distance > 0 ? "added to" : "taken from",
                 STR_ARG(explain_amount(finer(wrong->worth.mark, margin->worth.mark), wrong->worth.mark.amount + distance, race)),
                 STR_ARG(is_runner_up ? STR("the runner-up") : explain_family(race, rival_slot->runner)), did(rival->worth.mark), STR_ARG(explain_cited(race, rival)),
                 STR_ARG(rival->worth.text), distance > 0 ? "−" : "+", STR_ARG(margin->worth.text),
                 STR_ARG(explain_amount(right->worth.mark, rival->worth.mark.amount - distance, race)));
}

/* Fourth or fifth? "Her 6.95 beats the 6.81 of Brume, who was fifth." */
static void tell_order(struct buffer *out, const struct race *race, const struct constraint *constraint, const struct slot *slot,
                       const struct option *wrong) {
    bool is_first = constraint->slots[0] == (uint32_t)(slot - race->slots.items) || constraint->slots[1] == (uint32_t)(slot - race->slots.items);
    uint32_t own = is_first ? 0 : 2, other = is_first ? 2 : 0;
    const struct slot *rival_slot = &race->slots.items[constraint->slots[other]];
    const struct option *place = option_at(race, constraint, own, slot, wrong), *mark = option_at(race, constraint, own + 1, slot, wrong);
    const struct option *rival_place = slot_chosen(rival_slot), *rival_mark = slot_chosen(&race->slots.items[constraint->slots[other + 1]]);
    if (!place || !mark || !rival_place || !rival_mark)
        return;
    str rival = explain_family(race, rival_slot->runner);
    if (place->worth.number == rival_place->worth.number) {
        str nth = explain_opening(explain_ordinal(place->worth.number, race->arena), race->arena);
        buffer_print(out, " %.*s was %.*s with %.*s, and %.*s is %s.", STR_ARG(nth), STR_ARG(rival), STR_ARG(explain_cited(race, rival_mark)), STR_ARG(mark->worth.text),
                     mark_beats(mark->worth.mark, rival_mark->worth.mark) ? "better" : "worse");
        return;
    }
    bool is_behind = place->worth.number > rival_place->worth.number;
    buffer_print(out, " With %.*s in %.*s place %.*s would be %s %.*s, %.*s with %.*s, although the mark is %s.", STR_ARG(mark->worth.text),
                 STR_ARG(explain_ordinal(place->worth.number, race->arena)), STR_ARG(explain_family(race, slot->runner)), is_behind ? "behind" : "ahead of",
                 STR_ARG(rival), STR_ARG(explain_ordinal(rival_place->worth.number, race->arena)), STR_ARG(explain_cited(race, rival_mark)),
                 is_behind ? "better" : "worse");
}

static void tell_split(struct buffer *out, const struct race *race, const struct constraint *constraint, const struct slot *slot,
                       const struct option *wrong, const struct option *right) {
    if (constraint->kind == CONSTRAINT_SPLIT) {
        const struct option *part = option_at(race, constraint, 0, slot, wrong), *whole = option_at(race, constraint, 1, slot, wrong);
        if (part && whole)
            buffer_print(out, " A part of the race in %.*s does not fit into %.*s.", STR_ARG(part->worth.text), STR_ARG(whole->worth.text));
        return;
    }
    const struct option *with_right[3], *with_wrong[3];
    for (uint32_t i = 0; i < 3; i++) {
        with_right[i] = option_at(race, constraint, i, slot, right);
        with_wrong[i] = option_at(race, constraint, i, slot, wrong);
        if (!with_right[i] || !with_wrong[i])
            return;
    }
    struct mark sum = with_wrong[2]->worth.mark;
    buffer_print(out, " %.*s and %.*s make %.*s; %.*s and %.*s would make %.*s.", STR_ARG(with_right[0]->worth.text), STR_ARG(with_right[1]->worth.text),
                 STR_ARG(with_right[2]->worth.text), STR_ARG(with_wrong[0]->worth.text), STR_ARG(with_wrong[1]->worth.text),
                 STR_ARG(explain_amount(sum, with_wrong[0]->worth.mark.amount + with_wrong[1]->worth.mark.amount, race)));
}

/* The first constraint that the wrong value breaks and the right one keeps. */
bool explain_reason(struct buffer *out, const struct race *race, const struct slot *slot, const struct option *wrong, const struct option *right) {
    for (LIST_EACH(struct constraint, constraint, &race->constraints)) {
        if (!is_about(race, constraint, slot) || holds_with(race, constraint, slot, wrong) || !holds_with(race, constraint, slot, right))
            continue;
        if (constraint->kind == CONSTRAINT_MARGIN)
            tell_margin(out, race, constraint, slot, wrong, right);
        else if (constraint->kind == CONSTRAINT_ORDER)
            tell_order(out, race, constraint, slot, wrong);
        else
            tell_split(out, race, constraint, slot, wrong, right);
        return true;
    }
    return false;
}
