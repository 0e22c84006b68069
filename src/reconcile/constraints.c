/*
 * What must hold in every race: winner and margin make the rival's mark, better places have marks at least as good, parts
 * are shorter than the whole and grow, two halves make the whole.
 */
#include <stdlib.h>

#include "base/sort.h"
#include "model/part.h"
#include "own_result.h"
#include "race.h"
#include "slip.h"

enum {
    WINDOW = 4,            /* places apart in the order of the round: an order that is wrong is wrong between neighbours */
    PLACES_APART = 20,     /* in a mass race of men and women, young and old, nothing follows from places farther apart */
    TIMES_APART = 106,     /* per cent: a better place with a time so much worse is another race's */
    LENGTHS_APART = 130,
    SAME_MOMENT = 1,       /* steps by which the sum of two rounded parts may miss the rounded whole */
};

/* ---- holding ---- */

static bool margin_holds(struct mark a, struct mark margin, struct mark b) {
    if (a.unit != b.unit || a.unit != margin.unit)
        return true;
    struct mark difference = {QUANTITY_MARGIN, a.unit, a.amount > b.amount ? a.amount - b.amount : b.amount - a.amount,
                              a.step > b.step ? a.step : b.step, (a.flags | b.flags) & (MARK_CONVERTED | MARK_APPROXIMATE)};
    int64_t gap = difference.amount > margin.amount ? difference.amount - margin.amount : margin.amount - difference.amount;
    if (margin.step < difference.step)   /* thousandths from the photo: both marks were rounded */
        return gap < difference.step + (difference.flags ? 26 : 0);
    return marks_agree(difference, margin);
}

/* Marks so far apart are of two races under one roof, men's and women's: nothing follows from their places. */
static bool are_of_one_race(struct mark a, struct mark b) {
    int64_t less = a.amount < b.amount ? a.amount : b.amount, more = a.amount < b.amount ? b.amount : a.amount;
    return more * 100 <= less * (a.unit == UNIT_MS ? TIMES_APART : LENGTHS_APART);
}

/* In a championship's final one place is one mark, too. */
static bool order_holds(const struct race *race, const struct constraint *constraint, const struct option *const *options) {
    const struct option *place_a = options[0], *mark_a = options[1], *place_b = options[2], *mark_b = options[3];
    int64_t ahead = place_b->worth.number - place_a->worth.number;
    if (mark_a->worth.mark.unit != mark_b->worth.mark.unit || !are_of_one_race(mark_a->worth.mark, mark_b->worth.mark))
        return true;
    if (!ahead)
        return !race->is_championship || race->slots.items[constraint->slots[0]].round != ROUND_FINAL ||
               marks_agree(mark_a->worth.mark, mark_b->worth.mark);
    struct mark first = ahead > 0 ? mark_a->worth.mark : mark_b->worth.mark, second = ahead > 0 ? mark_b->worth.mark : mark_a->worth.mark;
    return !mark_beats(second, first) || marks_agree(first, second);
}

static bool sum_holds(struct mark a, struct mark b, struct mark whole) {
    int64_t step = a.step > b.step ? a.step : b.step;
    step = whole.step > step ? whole.step : step;
    int64_t gap = a.amount + b.amount - whole.amount;
    return (gap < 0 ? -gap : gap) <= SAME_MOMENT * step;
}

bool constraint_holds(const struct race *race, const struct constraint *constraint, const struct option *const *options) {
    for (uint32_t i = 0; i < constraint->count; i++)
        if (!options[i])
            return true;
    switch (constraint->kind) {
    case CONSTRAINT_MARGIN:
        return margin_holds(options[0]->worth.mark, options[1]->worth.mark, options[2]->worth.mark);
    case CONSTRAINT_ORDER:
        return order_holds(race, constraint, options);
    case CONSTRAINT_SPLIT:
        return options[0]->worth.mark.amount < options[1]->worth.mark.amount + options[1]->worth.mark.step;
    case CONSTRAINT_SPLIT_SUM:
        return sum_holds(options[0]->worth.mark, options[1]->worth.mark, options[2]->worth.mark);
    }
    return true;
}

/* ---- gathering ---- */

static void add(struct race *race, enum constraint_kind kind, uint32_t count, const uint32_t *slots) {
    struct constraint *constraint = LIST_ADD(&race->constraints, race->arena);
    constraint->kind = kind;
    constraint->count = count;
    for (uint32_t i = 0; i < count; i++)
        constraint->slots[i] = slots[i];
}

static uint32_t index_of(const struct race *race, const struct slot *slot) { return (uint32_t)(slot - race->slots.items); }

/* Does the slot allow that place, by any option? */
static bool may_be_place(const struct slot *slot, int place) {
    for (uint32_t i = 0; slot && i < slot->options.count; i++)
        if (slot->options.items[i].worth.number == place)
            return true;
    return false;
}

static uint32_t support_of(const struct slot *slot, int place) {
    for (uint32_t i = 0; i < slot->options.count; i++)
        if (slot->options.items[i].worth.number == place)
            return slot->options.items[i].said.count;
    return 0;
}

/* The only runner of the round who may have taken the place, or the one of several whom at least twice as many words put there; else
 * NOBODY. */
static int32_t runner_at(const struct race *race, enum round round, int place) {
    int32_t found = NOBODY;
    uint32_t most = 0, next = 0;
    for (LIST_EACH(struct slot, slot, &race->slots)) {
        if (slot->attribute != ATTRIBUTE_PLACE || slot->round != round || !may_be_place(slot, place))
            continue;
        const struct option *chosen = slot_chosen(slot);
        if (chosen && chosen->worth.number != place && slot->options.count > 1)
            continue;
        uint32_t support = support_of(slot, place);
        next = support > most ? most : support > next ? support : next;
        if (support > most) {
            most = support;
            found = slot->runner;
        }
    }
    return most >= 2 * next ? found : NOBODY;
}

/* Two winners with different marks: classes, age groups or heats under one roof. Nothing can be concluded across them. */
static bool is_mixture(const struct race *race, enum round round) {
    const struct option *first = NULL;
    bool seen = false;
    for (LIST_EACH(struct slot, slot, &race->slots)) {
        if (slot->attribute != ATTRIBUTE_PLACE || slot->round != round || slot->heat.size || !slot->options.count ||
            slot_chosen(slot)->worth.number != 1)
            continue;
        struct slot *mark = slot_find(race, ATTRIBUTE_MARK, round, slot->runner);
        const struct option *own = mark ? slot_chosen(mark) : NULL;
        /* One sentence that gives a second winner no mark may speak of another year. */
        if (!own && slot_chosen(slot)->said.count == 1)
            continue;
        if (seen && (!own || !first || !marks_agree(own->worth.mark, first->worth.mark)))
            return true;
        seen = true;
        first = own;
    }
    return false;
}

static struct slot *margin_find(const struct race *race, const struct slot *like, int32_t rival) {
    for (LIST_EACH(struct slot, slot, &race->slots))
        if (slot != like && slot->attribute == ATTRIBUTE_MARGIN && slot->round == like->round && slot->runner == like->runner && slot->rival == rival)
            return slot;
    return NULL;
}

static bool speaks_of(const struct option *option, const struct slot *slot) {
    for (LIST_EACH(struct option, other, &slot->options))
        if (marks_agree(option->worth.mark, other->worth.mark) || slip_between(option->worth.text, other->worth.text) != SLIP_NONE)
            return true;
    return false;
}

/* A winner's margin without a rival is one to the second; where another paper names the rival, the two are one slot if the figures are
 * equal or a slip apart (else it may be a margin to a record). */
static void guess_rivals(struct race *race) {
    for (LIST_EACH(struct slot, slot, &race->slots)) {
        if (slot->attribute != ATTRIBUTE_MARGIN || slot->rival != NOBODY || !slot->options.count || runner_at(race, slot->round, 1) != slot->runner)
            continue;
        int32_t rival = runner_at(race, slot->round, 2);
        struct slot *told = rival == NOBODY ? NULL : margin_find(race, slot, rival);
        if (!told) {
            slot->rival = rival;
            slot->rival_is_guessed = true;
            continue;
        }
        if (slot->options.count > 1 || !speaks_of(&slot->options.items[0], told))
            continue;
        for (LIST_EACH(struct says, says, &slot->options.items[0].said))
            slot_say(race, told, slot->options.items[0].worth, *says);
        slot->options.count = 0;
        slot->chosen = NOTHING;
        slot_weigh(race, told);
    }
}

/* 6,810 less 6,775 is 35: the two marks speak for that margin as a paper would. */
static void add_margin(struct race *race, uint32_t own, uint32_t margin, uint32_t other) {
    struct slot *slot = &race->slots.items[margin];
    const struct option *a = slot_chosen(&race->slots.items[own]), *b = slot_chosen(&race->slots.items[other]);
    for (LIST_EACH(struct option, option, &slot->options))
        if (a && b && slot->options.count > 1 && margin_holds(a->worth.mark, option->worth.mark, b->worth.mark))
            option->weight += WEIGHT_PAPER;
    add(race, CONSTRAINT_MARGIN, 3, (uint32_t[]){own, margin, other});
}

static void gather_margins(struct race *race) {
    for (uint32_t i = 0; i < race->slots.count; i++) {
        const struct slot *slot = &race->slots.items[i];
        if (slot->attribute != ATTRIBUTE_MARGIN || !slot->options.count)
            continue;
        int32_t rival = slot->rival;
        const struct slot *own = slot_find(race, ATTRIBUTE_MARK, slot->round, slot->runner);
        const struct slot *other = rival == NOBODY ? NULL : slot_find(race, ATTRIBUTE_MARK, slot->round, rival);
        if (own && other && own != other && own->options.count && other->options.count)
            add_margin(race, index_of(race, own), i, index_of(race, other));
    }
}

struct standing { uint32_t place_slot, mark_slot; int64_t place; bool is_contested; };

static int compare_standings(const void *a, const void *b) {
    const struct standing *x = a, *y = b;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    return (x->place_slot > y->place_slot) - (x->place_slot < y->place_slot);
}

/* A mark that no paper puts beside a place may be one of the qualification. */
static bool is_placed(const struct race *race, const struct slot *mark) {
    for (LIST_EACH(struct option, option, &mark->options))
        for (LIST_EACH(struct says, says, &option->said))
            if (mark_stands_beside_place(race, says->statement, mark->runner))
                return true;
    return false;
}

/* Men and women, where the race is not told apart: one sex that is known and one that is not may be two. */
static bool may_be_of_two_races(const struct race *race, const struct slot *a, const struct slot *b) {
    return race->sex == SEX_UNKNOWN && race->runners.items[a->runner].sex != race->runners.items[b->runner].sex;
}

static bool same_start(const struct slot *a, const struct slot *b) {
    if (a->heat.size && b->heat.size)
        return str_equal(a->heat, b->heat);
    return a->round == ROUND_FINAL || (a->round == ROUND_QUALIFICATION && !a->heat.size && !b->heat.size);
}

static void gather_order(struct race *race, enum round round) {
    struct standing *standings = ARENA_ARRAY(race->arena, race->slots.count + 1, struct standing);
    uint32_t count = 0;
    for (uint32_t i = 0; i < race->slots.count; i++) {
        const struct slot *place = &race->slots.items[i];
        if (place->attribute != ATTRIBUTE_PLACE || place->round != round || !place->options.count)
            continue;
        const struct slot *mark = slot_find(race, ATTRIBUTE_MARK, round, place->runner);
        if (mark && mark->options.count && is_placed(race, mark))
            standings[count++] = (struct standing){i, index_of(race, mark), slot_chosen(place)->worth.number,
                                                   place->options.count > 1 || mark->options.count > 1};
    }
    sort_items(standings, count, sizeof *standings, compare_standings);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = i + 1; j < count; j++) {
            const struct standing *a = &standings[i], *b = &standings[j];
            if (j > i + WINDOW && !a->is_contested && !b->is_contested)
                continue;
            if (b->place > a->place + PLACES_APART && !race->is_championship)
                continue;
            const struct slot *first = &race->slots.items[a->place_slot], *second = &race->slots.items[b->place_slot];
            if (same_start(first, second) && !may_be_of_two_races(race, first, second))
                add(race, CONSTRAINT_ORDER, 4, (uint32_t[]){a->place_slot, a->mark_slot, b->place_slot, b->mark_slot});
        }
}

static bool is_from_start(int64_t part) { return part > 0 && part <= PART_FIRST_HALF; }

static void gather_splits(struct race *race) {
    for (uint32_t i = 0; i < race->slots.count; i++) {
        const struct slot *split = &race->slots.items[i];
        if (split->attribute != ATTRIBUTE_SPLIT || !split->options.count || split->options.items[0].worth.mark.unit != UNIT_MS)
            continue;
        int64_t part = part_metres(split->part);
        const struct slot *whole = slot_find(race, ATTRIBUTE_MARK, split->round, split->runner);
        bool has_whole = whole && whole->options.count && whole->options.items[0].worth.mark.unit == UNIT_MS;
        if (has_whole)
            add(race, CONSTRAINT_SPLIT, 2, (uint32_t[]){i, index_of(race, whole)});
        for (uint32_t j = 0; j < race->slots.count && part; j++) {
            const struct slot *other = &race->slots.items[j];
            if (other->attribute != ATTRIBUTE_SPLIT || other->round != split->round || other->runner != split->runner || !other->options.count)
                continue;
            int64_t longer = part_metres(other->part);
            bool both_metres = part != PART_FIRST_HALF && longer != PART_FIRST_HALF;
            if (is_from_start(part) && is_from_start(longer) && both_metres && part < longer)
                add(race, CONSTRAINT_SPLIT, 2, (uint32_t[]){i, j});
            if (has_whole && part == PART_FIRST_HALF && longer == PART_SECOND_HALF)
                add(race, CONSTRAINT_SPLIT_SUM, 3, (uint32_t[]){i, j, index_of(race, whole)});
        }
    }
}

void constraints_gather(struct race *race) {
    if (race->slots.count > 20000)   /* no race has so many; what claims it is no race */
        return;
    guess_rivals(race);
    gather_margins(race);
    gather_splits(race);
    for (int round = ROUND_FINAL; round <= ROUND_PRELIMINARY; round++)
        if (!is_mixture(race, (enum round)round))
            gather_order(race, (enum round)round);
}
