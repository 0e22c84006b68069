/*
 * Who may be blamed for a figure that loses: the paper that prints it, our reading of the paper, or nobody, because it may simply be
 * another performance.
 */
#include "race.h"
#include "slip.h"

bool option_is_replaced(const struct race *race, const struct option *option) {
    for (LIST_EACH(struct says, says, &option->said))
        if (!race->voices.items[says->voice].is_replaced)
            return false;
    return true;
}

bool option_is_weak(const struct option *option) {
    for (LIST_EACH(struct says, says, &option->said))
        if (!says->is_weak)
            return false;
    return true;
}

bool option_has_voice(const struct option *option, uint32_t voice) {
    for (LIST_EACH(struct says, says, &option->said))
        if (says->voice == voice)
            return true;
    return false;
}

bool option_has_reference(const struct race *race, const struct option *option) {
    for (LIST_EACH(struct says, says, &option->said))
        if (race->voices.items[says->voice].is_reference)
            return true;
    return false;
}

/* Has the option a paper that the other has not? */
static bool is_said_by_more(const struct option *option, const struct option *than) {
    for (LIST_EACH(struct says, says, &option->said))
        if (!option_has_voice(than, says->voice))
            return true;
    return false;
}

/* "Both in 20.72": what one paper alone says of two athletes is neither's known mark. */
static const struct option *mark_of_another(const struct slot *other, const struct slot *slot, const struct option *option) {
    const struct option *own = other->attribute == ATTRIBUTE_MARK && other->round == slot->round && other->runner != slot->runner ? slot_chosen(other) : NULL;
    bool is_loose = own && (own->worth.mark.flags | option->worth.mark.flags) & MARK_CONVERTED;   /* feet agree with much */
    return own && marks_agree(own->worth.mark, option->worth.mark) && !(is_loose && own->worth.mark.amount != option->worth.mark.amount) &&
           is_said_by_more(own, option) ? own : NULL;
}

static bool is_anothers_mark(const struct race *race, const struct slot *slot, const struct option *option) {
    for (LIST_EACH(struct slot, other, &race->slots))
        if (mark_of_another(other, slot, option))
            return true;
    return false;
}

/* A paper that gives the mark to its real owner too was probably misread, unless it says firmly that both ran it; one that gives it to the
 * wrong athlete alone is wrong. */
static bool is_also_given_to_owner(const struct race *race, const struct slot *slot, const struct option *option) {
    for (LIST_EACH(struct slot, other, &race->slots)) {
        const struct option *own = mark_of_another(other, slot, option);
        if (!own)
            continue;
        for (LIST_EACH(struct says, says, &option->said))
            if (says->is_weak && option_has_voice(own, says->voice))
                return true;
    }
    return false;
}

/* Does a paper put the mark beside the place that the athlete is known to have taken? Then it means this performance. */
static bool stands_beside_the_place(const struct race *race, const struct slot *slot, const struct option *option) {
    const struct slot *places = slot_find(race, ATTRIBUTE_PLACE, slot->round, slot->runner);
    const struct option *place = places ? slot_chosen(places) : NULL;
    if (!place)
        return false;
    for (LIST_EACH(struct says, says, &option->said)) {
        const struct statement *statement = says->statement;
        bool told = statement->medal != MEDAL_NONE || (statement->place && statement->round != ROUND_UNKNOWN);
        if (told && (statement->place == place->worth.number || (int64_t)statement->medal == place->worth.number))
            return true;
    }
    return false;
}

/* Does a paper put the place beside the mark that the athlete is known to have made? */
static bool stands_beside_the_mark(const struct race *race, const struct slot *slot, const struct option *option) {
    const struct slot *marks = slot_find(race, ATTRIBUTE_MARK, slot->round, slot->runner);
    const struct option *mark = marks ? slot_chosen(marks) : NULL;
    for (LIST_EACH(struct says, says, &option->said))
        if (mark && says->statement->mark.quantity != QUANTITY_NONE && marks_agree(says->statement->mark, mark->worth.mark))
            return true;
    return false;
}

/* Do all papers with the wrong value have the right one too? Of places one paper may well tell two, of two races. */
static bool also_say(const struct option *right, const struct option *wrong) {
    for (LIST_EACH(struct says, says, &wrong->said))
        if (!option_has_voice(right, says->voice))
            return false;
    return true;
}

/* Does a paper with the value also have the athlete's known mark, in the same sentence where that is asked for? */
static bool tells_the_mark(const struct race *race, const struct slot *slot, const struct option *option, bool in_same_sentence) {
    const struct slot *marks = slot_find(race, ATTRIBUTE_MARK, slot->round, slot->runner);
    const struct option *mark = marks ? slot_chosen(marks) : NULL;
    for (LIST_EACH(struct says, says, &option->said))
        for (uint32_t i = 0; mark && i < mark->said.count; i++)
            if (mark->said.items[i].voice == says->voice &&
                (!in_same_sentence || statements_share_sentence(mark->said.items[i].statement, says->statement)))
                return true;
    return false;
}

/* Is it the athlete's mark of another round? A paper that has both only had its rounds confused, by itself or by us. */
static bool is_of_another_round(const struct race *race, const struct slot *slot, const struct option *option) {
    for (LIST_EACH(struct slot, other, &race->slots))
        if (other->attribute == ATTRIBUTE_MARK && other->runner == slot->runner && other->round != slot->round && slot_chosen(other) &&
            marks_agree(slot_chosen(other)->worth.mark, option->worth.mark))
            return true;
    return false;
}

/* Is the wrong value a slip of the right one, in the words of a paper that prints it? */
static bool option_slips_from(const struct race *race, const struct option *wrong, const struct option *right) {
    if (slip_between(wrong->worth.text, right->worth.text) != SLIP_NONE)
        return true;
    for (LIST_EACH(struct says, says, &wrong->said))
        for (LIST_EACH(struct says, other, &right->said))
            if (slip_of_mark(says->statement, other->statement->mark, race->arena) != SLIP_NONE)
                return true;
    return false;
}

/* "9.81 in the semi-final, 9.91 in the final": figures of which each is told by two independent papers, and both by one of them, are of two
 * performances, whatever rounds we read. */
static bool are_two_performances(const struct option *a, const struct option *b) {
    if (a->clusters < 2 || b->clusters < 2)
        return false;
    for (LIST_EACH(struct says, says, &a->said))
        for (LIST_EACH(struct says, other, &b->said))
            if (says->voice == other->voice && says->statement != other->statement)   /* one coarse figure may agree with both */
                return true;
    return false;
}

/* A place without a mark may be an old title or another race's: it is held against its paper only where two independent others agree on
 * another place and the paper has the athlete's mark in the same sentence, and never when it is a bare victory. */
static enum blame blame_for_place(const struct race *race, const struct slot *slot, const struct option *right, const struct option *wrong) {
    if (option_is_weak(wrong) || also_say(right, wrong))
        return BLAME_EXTRACTOR;
    if (stands_beside_the_mark(race, slot, wrong))
        return BLAME_PAPER;
    bool is_outvoted = right->clusters > 1 && wrong->worth.number != 1 && slot->gap >= GAP_RESOLVED;
    return is_outvoted && tells_the_mark(race, slot, wrong, true) ? BLAME_PAPER : BLAME_NOBODY;
}

/* "0.5 metres a second, into their faces": a wind that is printed without a sign tells how strong it was, not whence it blew. */
static bool is_unsigned(const struct option *wind) {
    for (LIST_EACH(struct says, says, &wind->said))
        if (str_find(says->statement->quoted, STR("+"), 0) < says->statement->quoted.size || str_find(says->statement->quoted, STR("-"), 0) < says->statement->quoted.size ||
            str_find(says->statement->quoted, STR("−"), 0) < says->statement->quoted.size)
            return false;
    return true;
}

enum blame blame_for(const struct race *race, const struct slot *slot, const struct option *right, const struct option *wrong) {
    bool is_figure = slot->attribute == ATTRIBUTE_MARK || slot->attribute == ATTRIBUTE_SPLIT || slot->attribute == ATTRIBUTE_MARGIN ||
                     slot->attribute == ATTRIBUTE_WIND;
    bool is_slip = is_figure && option_slips_from(race, wrong, right);
    bool is_swap = slot->attribute == ATTRIBUTE_MARK && is_anothers_mark(race, slot, wrong);
    if (slot->attribute == ATTRIBUTE_PLACE)
        return blame_for_place(race, slot, right, wrong);
    if (slot->attribute == ATTRIBUTE_WIND && (also_say(right, wrong) || !tells_the_mark(race, slot, wrong, false)))
        return BLAME_NOBODY;   /* heats are run again, and winds blow in other races too */
    if (slot->attribute == ATTRIBUTE_WIND && wrong->worth.mark.amount == -right->worth.mark.amount && (is_unsigned(wrong) || is_unsigned(right)))
        return BLAME_NOBODY;
    if (slot->attribute == ATTRIBUTE_MARK && are_two_performances(right, wrong))
        return BLAME_NOBODY;
    if (slot->attribute == ATTRIBUTE_MARK && also_say(right, wrong) && is_of_another_round(race, slot, wrong))
        return BLAME_NOBODY;
    if (slot->attribute == ATTRIBUTE_NATION && slot->gap < GAP_RESOLVED)
        return BLAME_EXTRACTOR;
    if (option_is_weak(wrong) && !slot_confirms(race, slot, wrong))
        return is_slip && !is_swap ? BLAME_PAPER : BLAME_EXTRACTOR;
    if (is_swap && is_also_given_to_owner(race, slot, wrong))
        return BLAME_EXTRACTOR;
    if (mark_is_impossible(wrong->worth.mark))
        return BLAME_PAPER;
    if (slot->attribute != ATTRIBUTE_MARK)
        return is_slip || !is_figure ? BLAME_PAPER : BLAME_NOBODY;
    return is_slip || stands_beside_the_place(race, slot, wrong) ? BLAME_PAPER : BLAME_NOBODY;
}
