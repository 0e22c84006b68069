/*
 * Statements that speak of one thing meet in a slot: a mark, a place, a margin, a part of a race. Every value that differs
 * is an option there; a coarser printing of the same value supports the finer one.
 *
 * Of one document only one value goes into a slot where it can be told which (the best of a series of jumps, the mark beside the
 * place), because a paper may print several true marks of one athlete. The others are set aside: kept, not compared.
 */
#include <stdlib.h>

#include "race.h"
#include "base/sort.h"
#include "model/part.h"
#include "own_result.h"

/* ---- what a statement says ---- */

static int medal_place(enum medal medal) { return medal == MEDAL_NONE ? 0 : (int)medal; }

static str number_text(int64_t number, struct arena *arena) { return str_print(arena, "%lld", (long long)number); }

static struct worth mark_worth(struct mark mark, struct arena *arena) {
    return (struct worth){.mark = mark, .text = mark_print(mark, arena)};
}

static struct worth place_worth(int place, struct arena *arena) {
    return (struct worth){.number = place, .text = number_text(place, arena)};
}

static bool same_part(str a, str b) { return str_equal_ignoring_case(a, b); }

static struct slot *slot_of(struct race *race, const struct slot *wanted) {
    for (LIST_EACH(struct slot, slot, &race->slots))
        if (slot->attribute == wanted->attribute && slot->round == wanted->round && slot->runner == wanted->runner &&
            slot->rival == wanted->rival && same_part(slot->part, wanted->part))
            return slot;
    struct slot *slot = LIST_ADD(&race->slots, race->arena);
    *slot = *wanted;
    slot->chosen = NOTHING;
    return slot;
}

/* ---- options ---- */

/* Coarser printings come after finer ones; a conversion from feet is coarse however it is printed. */
static int64_t coarseness(const struct worth *worth) {
    int64_t step = worth->mark.step;
    if (worth->mark.flags & MARK_CONVERTED)
        step += 26;
    if (worth->mark.flags & (MARK_APPROXIMATE | MARK_HAND))
        step += 100000;
    return step;
}

struct saying {
    struct says says;
    struct worth worth;
};

struct sayings { struct saying *items; uint32_t count, room; };

static int compare_sayings(const void *a, const void *b) {
    const struct saying *x = a, *y = b;
    int64_t cx = coarseness(&x->worth), cy = coarseness(&y->worth);
    if (cx != cy)
        return cx < cy ? -1 : 1;
    int order = str_compare(x->worth.text, y->worth.text);
    if (order)
        return order;
    if (x->says.voice != y->says.voice)
        return x->says.voice < y->says.voice ? -1 : 1;
    return (x->says.statement->bytes.start > y->says.statement->bytes.start) - (x->says.statement->bytes.start < y->says.statement->bytes.start);
}

static bool has_voice(const struct option *option, uint32_t voice) {
    for (LIST_EACH(struct says, says, &option->said))
        if (says->voice == voice)
            return true;
    return false;
}

/* Does the paper print a finer figure that this coarse one agrees with? Then it means that. */
static bool is_said_finer(const struct slot *slot, const struct saying *saying) {
    for (LIST_EACH(struct option, option, &slot->options))
        if (worth_agrees(slot->attribute, &saying->worth, &option->worth) && has_voice(option, saying->says.voice))
            return true;
    return false;
}

static void make_options(const struct race *race, struct slot *slot, struct sayings *sayings) {
    if (sayings->count)
        sort_items(sayings->items, sayings->count, sizeof *sayings->items, compare_sayings);
    for (LIST_EACH(struct saying, saying, sayings)) {
        bool is_placed = false, is_finer = is_said_finer(slot, saying);
        for (LIST_EACH(struct option, option, &slot->options)) {
            if (!worth_agrees(slot->attribute, &saying->worth, &option->worth) || (is_finer && !has_voice(option, saying->says.voice)))
                continue;
            *LIST_ADD(&option->said, race->arena) = saying->says;
            is_placed = true;
        }
        if (is_placed)
            continue;
        struct option *option = LIST_ADD(&slot->options, race->arena);
        *option = (struct option){.worth = saying->worth};
        *LIST_ADD(&option->said, race->arena) = saying->says;
    }
}

static int compare_options(const void *a, const void *b) {
    const struct option *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return str_compare(x->worth.text, y->worth.text);
}

/* What was attached by position only is believed when another paper has the same figure: chance does not repeat a mark. Places are small
 * numbers, and chance does. */
bool slot_confirms(const struct race *race, const struct slot *slot, const struct option *option) {
    if (slot->attribute == ATTRIBUTE_PLACE || slot->attribute == ATTRIBUTE_NATION || slot->attribute == ATTRIBUTE_AGE)
        return false;
    for (LIST_EACH(struct says, says, &option->said))
        if (race->voices.items[says->voice].cluster != race->voices.items[option->said.items[0].voice].cluster)
            return true;
    return false;
}

/* A cluster has one vote; where its papers differ, each part of it has a share. A replaced revision has none. */
void slot_weigh(const struct race *race, struct slot *slot) {
    struct ballot { uint32_t cluster, option, papers, weight; } *ballots = NULL;
    uint32_t count = 0, room = 0;
    for (uint32_t o = 0; o < slot->options.count; o++) {
        struct option *option = &slot->options.items[o];
        bool is_confirmed = slot_confirms(race, slot, option);
        option->weight = option->clusters = 0;
        uint32_t last_voice = UINT32_MAX;
        for (LIST_EACH(struct says, says, &option->said)) {
            const struct voice *voice = &race->voices.items[says->voice];
            if (voice->is_replaced)
                continue;
            uint32_t weight = says->is_weak && !is_confirmed && voice->weight > WEIGHT_WEAK ? WEIGHT_WEAK : voice->weight;
            if (mark_is_impossible(says->statement->mark))
                weight = WEIGHT_IMPOSSIBLE;
            uint32_t at = 0;
            while (at < count && !(ballots[at].cluster == voice->cluster && ballots[at].option == o))
                at++;
            if (at == count) {
                if (count == room) {
                    uint32_t more = room ? room * 2 : 16;
                    ballots = arena_grow(race->arena, ballots, room * sizeof *ballots, more * sizeof *ballots);
                    room = more;
                }
                ballots[count++] = (struct ballot){voice->cluster, o, 0, 0};
            }
            ballots[at].papers += says->voice != last_voice;
            last_voice = says->voice;
            if (weight > ballots[at].weight)
                ballots[at].weight = weight;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t papers = 0;
        for (uint32_t j = 0; j < count; j++)
            papers += ballots[j].cluster == ballots[i].cluster ? ballots[j].papers : 0;
        struct option *option = &slot->options.items[ballots[i].option];
        option->weight += (uint32_t)((uint64_t)ballots[i].weight * ballots[i].papers / (papers ? papers : 1));
        option->clusters++;
    }
    if (slot->options.count > 1)
        sort_items(slot->options.items, slot->options.count, sizeof *slot->options.items, compare_options);
    slot->chosen = slot->options.count ? 0 : NOTHING;
}

void slot_settle(const struct race *race, struct slot *slot) {
    slot_weigh(race, slot);
    if (slot->options.count)
        slot->gap = slot->options.items[0].weight - (slot->options.count > 1 ? slot->options.items[1].weight : 0);
}

void slot_say(const struct race *race, struct slot *slot, struct worth worth, struct says says) {
    struct option *option = NULL;
    for (LIST_EACH(struct option, other, &slot->options))
        if (worth_agrees(slot->attribute, &worth, &other->worth)) {
            option = other;
            break;
        }
    if (!option) {
        option = LIST_ADD(&slot->options, race->arena);
        *option = (struct option){.worth = worth};
    }
    *LIST_ADD(&option->said, race->arena) = says;
}

const struct option *slot_chosen(const struct slot *slot) {
    return slot->chosen == NOTHING ? NULL : &slot->options.items[slot->chosen];
}

struct slot *slot_find(const struct race *race, enum attribute attribute, enum round round, int32_t runner) {
    for (LIST_EACH(struct slot, slot, &race->slots))
        if (slot->attribute == attribute && slot->round == round && slot->runner == runner)
            return slot;
    return NULL;
}

str slot_attribute(const struct slot *slot, struct arena *arena) {
    static const char *const names[] = {"mark", "place", "margin", "split", "wind", "record", "best", "date", "nation", "age", "other"};
    if (slot->part.size)
        return str_print(arena, "%s %.*s", names[slot->attribute], STR_ARG(slot->part));
    return str_of(names[slot->attribute]);
}

/* ---- firmness ---- */

/* "Fifth at 22-9 1/2": is the place told with the athlete's mark, which another paper has of this race? */
static bool is_told_with_shared_mark(const struct race *race, uint32_t index) {
    if (race->statements[index]->kind != CLAIM_PLACING || race->runner_of[index] == NOBODY)
        return false;
    for (uint32_t i = 0; i < race->statement_count; i++)
        if (race->voice_of[i] == race->voice_of[index] && race->runner_of[i] == race->runner_of[index] && race->statements[i]->kind == CLAIM_RESULT &&
            mark_is_result(race->statements[i]->mark) && statements_share_sentence(race->statements[i], race->statements[index]) && mark_is_shared(race, i))
            return true;
    return false;
}

/* May the statement contradict others? What was read by position only may, with little weight; what is not tied to this competition and
 * year by its own words may only when its paper otherwise reports this race. */
static bool is_firm(const struct race *race, uint32_t index) {
    const struct statement *statement = race->statements[index];
    if (statement->mark.flags & MARK_APPROXIMATE && statement->kind != CLAIM_MARGIN)
        return false;
    if (statement->kind == CLAIM_SPLIT || statement->kind == CLAIM_MARGIN)
        return true;
    if (statement->kind == CLAIM_PLACING && statement->is_weak)   /* "the defending champion" */
        return is_told_with_shared_mark(race, index);
    struct stated stated = statement_edition(race->reconciler, statement, race->arena);
    bool is_mark = statement->kind == CLAIM_RESULT && statement->mark.quantity != QUANTITY_NONE;
    bool is_anchored = is_mark && race->voices.items[race->voice_of[index]].is_anchored;
    bool is_elsewhere = (stated.competition.size && race->competition.size && !str_equal(stated.competition, race->competition)) ||
                        (stated.year && race->year && stated.year != race->year);
    bool is_misprint = is_mark && race->runner_of[index] != NOBODY && mark_is_misprint_of_others(race, index);
    if (is_elsewhere)   /* what the directory brought home is a slip of this race's */
        return is_anchored || is_misprint;
    bool is_tied = (stated.competition.size || !race->competition.size || is_mark) && (stated.year || !race->year);
    return is_tied || is_anchored || is_told_with_shared_mark(race, index) || is_misprint;
}

/* A voice is anchored when one of its marks here is another voice's mark of the same athlete too. */
static void anchor_voices(struct race *race) {
    for (uint32_t i = 0; i < race->statement_count; i++) {
        struct voice *voice = &race->voices.items[race->voice_of[i]];
        if (!voice->is_anchored && race->runner_of[i] != NOBODY && race->statements[i]->kind == CLAIM_RESULT &&
            mark_is_result(race->statements[i]->mark))
            voice->is_anchored = mark_is_shared(race, i);
    }
}

/* ---- gathering ---- */

/* A mark beside the athlete's place, as lists have them, is as good as one of which a rule says whose it is. */
static void add_says(const struct race *race, struct sayings *sayings, uint32_t index, struct worth worth) {
    const struct statement *statement = race->statements[index];
    bool is_placed = statement->kind == CLAIM_RESULT && mark_is_result(statement->mark) && mark_stands_beside_place(race, statement, race->runner_of[index]);
    *LIST_ADD(sayings, race->arena) = (struct saying){
        .says = {statement, race->voice_of[index], (statement->is_weak && !is_placed) || statement->in_quote}, .worth = worth};
}

static void set_aside(const struct race *race, struct slot *slot, uint32_t index) {
    *LIST_ADD(&slot->set_aside, race->arena) = (struct says){race->statements[index], race->voice_of[index], true};
}

/* Statements in the order of runner, round and voice; the index breaks ties, so that a document's own order stays. */
struct order { int32_t runner; enum round round; uint32_t voice, index; };

static int compare_order(const void *a, const void *b) {
    const struct order *x = a, *y = b;
    if (x->runner != y->runner)
        return x->runner < y->runner ? -1 : 1;
    if (x->round != y->round)
        return x->round < y->round ? -1 : 1;
    if (x->voice != y->voice)
        return x->voice < y->voice ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

/* Adds the sayings that are not firm where they agree with an option; else they are set aside. */
static void add_unfirm(struct race *race, struct slot *slot, const struct sayings *unfirm) {
    for (LIST_EACH(struct saying, saying, unfirm)) {
        struct option *agreeing = NULL;
        for (LIST_EACH(struct option, option, &slot->options))
            if (worth_agrees(slot->attribute, &saying->worth, &option->worth)) {
                agreeing = option;
                break;
            }
        if (agreeing)
            *LIST_ADD(&agreeing->said, race->arena) = saying->says;
        else
            *LIST_ADD(&slot->set_aside, race->arena) = saying->says;
    }
}

static void gather_marks(struct race *race, const struct order *order, uint32_t count) {
    struct slot wanted = {.attribute = ATTRIBUTE_MARK, .round = order->round, .runner = order->runner, .rival = NOBODY};
    struct slot *slot = NULL;
    struct sayings firm = {0}, unfirm = {0};
    for (uint32_t first = 0, end; first < count; first = end) {
        struct owns owns = {0};
        for (end = first; end < count && order[end].voice == order[first].voice; end++) {
            const struct statement *statement = race->statements[order[end].index];
            if (statement->kind == CLAIM_RESULT && mark_is_result(statement->mark))
                *LIST_ADD(&owns, race->arena) = (struct own){order[end].index, false};
        }
        if (!owns.count)
            continue;
        slot = slot_of(race, &wanted);
        own_results_keep(race, &owns);
        for (LIST_EACH(struct own, own, &owns)) {
            bool is_of_series = mark_is_field(race->statements[own->index]->mark);
            if (!own->is_kept && is_of_series && mark_is_shared(race, own->index))
                add_says(race, &unfirm, own->index, mark_worth(race->statements[own->index]->mark, race->arena));
            else if (!own->is_kept)
                set_aside(race, slot, own->index);
            else
                add_says(race, race->is_firm[own->index] ? &firm : &unfirm, own->index, mark_worth(race->statements[own->index]->mark, race->arena));
            if (!slot->heat.size)
                slot->heat = race->statements[own->index]->heat;
        }
    }
    if (!slot)
        return;
    make_options(race, slot, &firm);
    add_unfirm(race, slot, &unfirm);
}

/* Does another voice give this place to the athlete in this round? */
static bool place_is_shared(const struct race *race, const struct order *order, uint32_t count, uint32_t voice, int place) {
    for (uint32_t i = 0; i < count; i++) {
        const struct statement *statement = race->statements[order[i].index];
        if (race->voices.items[order[i].voice].cluster != race->voices.items[voice].cluster && race->is_firm[order[i].index] &&
            (statement->place == place || medal_place(statement->medal) == place))
            return true;
    }
    return false;
}

static int place_of(const struct statement *statement) {
    if (statement->kind != CLAIM_RESULT && statement->kind != CLAIM_PLACING)
        return 0;
    return statement->place ? statement->place : medal_place(statement->medal);
}

static void gather_places(struct race *race, const struct order *order, uint32_t count) {
    struct slot wanted = {.attribute = ATTRIBUTE_PLACE, .round = order->round, .runner = order->runner, .rival = NOBODY};
    struct slot *slot = NULL;
    struct sayings firm = {0}, unfirm = {0};
    for (uint32_t first = 0, end; first < count; first = end) {
        int only = 0;
        bool several = false;
        for (end = first; end < count && order[end].voice == order[first].voice; end++) {
            int place = place_of(race->statements[order[end].index]);
            if (!place || !race->is_firm[order[end].index])
                continue;
            several |= only && only != place;
            only = place;
        }
        for (uint32_t i = first; i < end; i++) {
            const struct statement *statement = race->statements[order[i].index];
            int place = place_of(statement);
            if (!place)
                continue;
            slot = slot_of(race, &wanted);
            if (!slot->heat.size)
                slot->heat = statement->heat;
            bool is_clear = !several || place_is_shared(race, order, count, order[i].voice, place);
            bool is_old_title = !race->is_firm[order[i].index] && only && place != only;   /* "the defending champion was second" */
            if (is_clear && !is_old_title)
                add_says(race, race->is_firm[order[i].index] ? &firm : &unfirm, order[i].index, place_worth(place, race->arena));
            else
                set_aside(race, slot, order[i].index);
        }
    }
    if (!slot)
        return;
    make_options(race, slot, &firm);
    add_unfirm(race, slot, &unfirm);
}

/* Splits of no part that is told, and margins to nobody: one paper with several of them tells of several parts, or rivals, and none can be
 * compared. */
static bool is_one_of_many(const struct race *race, const struct order *order, uint32_t count, uint32_t at) {
    const struct statement *own = race->statements[order[at].index];
    bool is_open = own->kind == CLAIM_SPLIT ? !own->part.size : own->kind == CLAIM_MARGIN && race->rival_of[order[at].index] == NOBODY;
    if (!is_open)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const struct statement *other = race->statements[order[i].index];
        bool is_like = other->kind == own->kind && (own->kind == CLAIM_SPLIT ? !other->part.size : race->rival_of[order[i].index] == NOBODY);
        if (order[i].voice == order[at].voice && is_like && !marks_agree(other->mark, own->mark))
            return true;
    }
    return false;
}

/* Margins, splits, winds: what has few values and no series. */
static void gather_plain(struct race *race, const struct order *order, uint32_t count, enum claim_kind kind, enum attribute attribute) {
    struct sayings *of_slot = NULL;
    uint32_t room = 0, first_new = race->slots.count;
    for (uint32_t i = 0; i < count; i++) {
        const struct statement *statement = race->statements[order[i].index];
        bool is_wind = statement->mark.quantity == QUANTITY_WIND;
        if (statement->kind != kind || statement->mark.quantity == QUANTITY_NONE || is_wind != (attribute == ATTRIBUTE_WIND))
            continue;
        struct slot wanted = {.attribute = attribute, .round = order->round, .runner = order->runner,
                              .rival = attribute == ATTRIBUTE_MARGIN ? race->rival_of[order[i].index] : NOBODY,
                              .part = attribute == ATTRIBUTE_SPLIT ? part_name(statement->part, race->arena) : (str){0}};
        struct slot *slot = slot_of(race, &wanted);
        uint32_t at = (uint32_t)(slot - race->slots.items) - first_new;
        if (at >= room) {
            uint32_t more = (at + 1) * 2;
            of_slot = arena_grow(race->arena, of_slot, room * sizeof *of_slot, more * sizeof *of_slot);
            room = more;
        }
        if (is_one_of_many(race, order, count, i))
            set_aside(race, slot, order[i].index);
        else
            add_says(race, &of_slot[at], order[i].index, mark_worth(statement->mark, race->arena));
    }
    for (uint32_t i = first_new; i < race->slots.count; i++)
        make_options(race, &race->slots.items[i], &of_slot[i - first_new]);
}

void slots_gather(struct race *race) {
    uint32_t count = 0;
    struct order *order = ARENA_ARRAY(race->arena, race->statement_count + 1, struct order);
    race->is_firm = ARENA_ARRAY(race->arena, race->statement_count + 1, bool);
    anchor_voices(race);
    for (uint32_t i = 0; i < race->statement_count; i++) {
        race->is_firm[i] = is_firm(race, i);
        if (race->runner_of[i] != NOBODY)
            order[count++] = (struct order){race->runner_of[i], race->round_of[i], race->voice_of[i], i};
    }
    sort_items(order, count, sizeof *order, compare_order);
    for (uint32_t first = 0, end; first < count; first = end) {
        for (end = first; end < count && order[end].runner == order[first].runner && order[end].round == order[first].round; end++)
            continue;
        gather_marks(race, order + first, end - first);
        gather_places(race, order + first, end - first);
        gather_plain(race, order + first, end - first, CLAIM_MARGIN, ATTRIBUTE_MARGIN);
        gather_plain(race, order + first, end - first, CLAIM_SPLIT, ATTRIBUTE_SPLIT);
        gather_plain(race, order + first, end - first, CLAIM_RESULT, ATTRIBUTE_WIND);
    }
    for (LIST_EACH(struct slot, slot, &race->slots))
        slot_weigh(race, slot);
}
