/*
 * Why, in sentences that a sports editor would print: who contradicts whom, the sum that settles it, what kind of slip it is, what else
 * was weighed, and what would change the verdict.
 */
#include <stdlib.h>

#include "base/buffer.h"
#include "race.h"
#include "slip.h"

/* ---- words ---- */

static uint32_t papers_of(const struct option *option) {
    uint32_t found = 0;
    for (uint32_t i = 0; i < option->said.count; i++) {
        bool is_new = true;
        for (uint32_t j = 0; j < i && is_new; j++)
            is_new = option->said.items[j].voice != option->said.items[i].voice;
        found += is_new;
    }
    return found;
}

/* "3:29.38 (000 and 002)" */
static str cited(const struct race *race, const struct option *option) {
    return str_print(race->arena, "%.*s (%.*s)", STR_ARG(option->worth.text),
                     STR_ARG(explain_papers(race, option->said.items, option->said.count)));
}

/* A value as a sentence calls it: "fifth place", "an age of 22", "8 October 2023". */
static str value_words(const struct race *race, const struct slot *slot, const struct option *option) {
    switch (slot->attribute) {
    case ATTRIBUTE_PLACE:
        return str_print(race->arena, "%.*s place", STR_ARG(explain_ordinal(option->worth.number, race->arena)));
    case ATTRIBUTE_AGE:
        return str_print(race->arena, "an age of %.*s", STR_ARG(option->worth.text));
    case ATTRIBUTE_DATE:
        return explain_day(date_from_days(option->worth.number), race->arena);
    default:
        return option->worth.text;
    }
}

static str name_of(const struct race *race, int32_t runner) {
    return runner == NOBODY ? STR("the athlete") : race->runners.items[runner].name;
}

static str family_of(const struct race *race, int32_t runner) {
    str name = name_of(race, runner);
    for (size_t i = name.size; i > 0; i--)
        if (name.data[i - 1] == ' ')
            return str_slice(name, i, name.size);
    return name;
}

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

static str amount_text(struct mark like, int64_t amount, const struct race *race) {
    like.amount = amount;
    return mark_print(like, race->arena);
}

/* ---- the sum that settles it ---- */

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
                     STR_ARG(amount_text(right->worth.mark, gap < 0 ? -gap : gap, race)));
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
                 STR_ARG(amount_text(wrong->worth.mark, wrong->worth.mark.amount + distance, race)),
                 STR_ARG(is_runner_up ? STR("the runner-up") : family_of(race, rival_slot->runner)), did(rival->worth.mark), STR_ARG(cited(race, rival)),
                 STR_ARG(rival->worth.text), distance > 0 ? "−" : "+", STR_ARG(margin->worth.text),
                 STR_ARG(amount_text(right->worth.mark, rival->worth.mark.amount - distance, race)));
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
    str rival = family_of(race, rival_slot->runner);
    if (place->worth.number == rival_place->worth.number) {
        buffer_print(out, " The %.*s place was taken by %.*s with %.*s, %s which %.*s stands.", STR_ARG(explain_ordinal(place->worth.number, race->arena)),
                     STR_ARG(rival), STR_ARG(cited(race, rival_mark)), mark_beats(mark->worth.mark, rival_mark->worth.mark) ? "above" : "below",
                     STR_ARG(mark->worth.text));
        return;
    }
    bool is_behind = place->worth.number > rival_place->worth.number;
    buffer_print(out, " With %.*s in %.*s place %.*s would be %s %.*s, %.*s with %.*s, although the mark is %s.", STR_ARG(mark->worth.text),
                 STR_ARG(explain_ordinal(place->worth.number, race->arena)), STR_ARG(family_of(race, slot->runner)), is_behind ? "behind" : "ahead of",
                 STR_ARG(rival), STR_ARG(explain_ordinal(rival_place->worth.number, race->arena)), STR_ARG(cited(race, rival_mark)),
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
                 STR_ARG(amount_text(sum, with_wrong[0]->worth.mark.amount + with_wrong[1]->worth.mark.amount, race)));
}

/* The first constraint that the wrong value breaks and the right one keeps. */
static bool tell_reason(struct buffer *out, const struct race *race, const struct slot *slot, const struct option *wrong, const struct option *right) {
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

/* ---- what kind of slip it is ---- */

/* Feet and inches slip in the paper's own figures, not in the metres that we make of them. */
static enum slip slip_as_printed(const struct race *race, const struct option *wrong, const struct option *right) {
    enum slip slip = slip_between(wrong->worth.text, right->worth.text);
    for (uint32_t i = 0; slip == SLIP_NONE && mark_is_result(right->worth.mark) && i < wrong->said.count; i++)
        slip = slip_of_mark(wrong->said.items[i].statement, right->worth.mark, race->arena);
    return slip;
}

/* Whose mark, or of what round, the wrong figure is besides; false when it is nobody's. */
static bool tell_whose(struct buffer *out, const struct race *race, const struct slot *slot, const struct option *wrong, bool is_decided) {
    for (LIST_EACH(struct slot, other, &race->slots)) {
        const struct option *chosen = other->attribute == ATTRIBUTE_MARK ? slot_chosen(other) : NULL;
        if (!chosen || !marks_agree(chosen->worth.mark, wrong->worth.mark) || chosen->worth.mark.step != wrong->worth.mark.step)
            continue;
        if (other->runner == slot->runner && other->round != slot->round && round_name(other->round)) {
            buffer_print(out, " %.*s is the mark of the %s (%.*s).", STR_ARG(wrong->worth.text), round_name(other->round),
                         STR_ARG(explain_papers(race, chosen->said.items, chosen->said.count)));
            return true;
        }
        if (other->runner != slot->runner && other->round == slot->round) {
            buffer_print(out, " %.*s is the mark of %.*s, %s the wrong athlete.", STR_ARG(wrong->worth.text), STR_ARG(name_of(race, other->runner)),
                         is_decided ? "given to" : "and may have been given to");
            return true;
        }
    }
    return false;
}

static bool tell_old_figure(struct buffer *out, const struct race *race, const struct slot *slot, const struct option *wrong) {
    struct elsewhere *asked = LIST_ADD(&race->findings->asked, race->arena);
    *asked = elsewhere_of(name_of(race, slot->runner), wrong->worth.mark, race->arena);
    str elsewhere = directory_answer(race->directory, asked, race->key, race->arena);
    str competition = str_cut(&elsewhere, '|'), year = str_cut(&elsewhere, '|');
    if (!competition.size || !year.size)
        return false;
    buffer_print(out, " %.*s is the mark of the %.*s of %.*s: an old figure.", STR_ARG(wrong->worth.text), STR_ARG(competition), STR_ARG(year));
    return true;
}

static uint32_t papers_in(const struct race *race, const struct slot *slot) {
    uint32_t found = 0;
    bool *seen = ARENA_ARRAY(race->arena, race->voices.count + 1, bool);
    for (LIST_EACH(struct option, option, &slot->options))
        for (LIST_EACH(struct says, says, &option->said)) {
            found += !seen[says->voice];
            seen[says->voice] = true;
        }
    return found;
}

static void tell_slip(struct buffer *out, const struct race *race, const struct slot *slot, const struct option *wrong, const struct option *right) {
    if (slot->attribute == ATTRIBUTE_MARK && (tell_whose(out, race, slot, wrong, true) || tell_old_figure(out, race, slot, wrong)))
        return;
    if (mark_is_impossible(wrong->worth.mark))
        buffer_print(out, " No clock shows %.*s.", STR_ARG(wrong->worth.text));
    bool is_turned = slot->attribute == ATTRIBUTE_WIND && wrong->worth.mark.amount == -right->worth.mark.amount;
    const char *slip = slot->attribute == ATTRIBUTE_PLACE ? "" : is_turned ? "The wind is turned round: the one is a headwind, the other blew from behind."
                                                                           : slip_sentence(slip_as_printed(race, wrong, right));
    if (*slip)
        buffer_print(out, " %s", slip);
}

/* Nothing decides: what is known is said, and that it does not tell which of the two is wrong. */
static void tell_doubt(struct buffer *out, const struct race *race, const struct slot *slot, const struct option *wrong, const struct option *right) {
    if (slot->attribute == ATTRIBUTE_MARK && !tell_whose(out, race, slot, wrong, false) && !tell_old_figure(out, race, slot, wrong))
        tell_whose(out, race, slot, right, false);
    const char *apart = slot->attribute == ATTRIBUTE_PLACE ? "" : slip_apart(slip_as_printed(race, wrong, right));
    bool is_alone = papers_in(race, slot) == 1;
    if (*apart)
        buffer_print(out, " %s, so one of them is probably a misprint; %s which.", apart,
                     is_alone ? "nobody else reports it, so nothing says"
                              : "nothing else that is reported of this race, no margin, no rival's mark and no result list, says");
    else if (is_alone)
        buffer_add_text(out, " Nobody else reports it, so nothing tells which is right.");
    else
        buffer_add_text(out, " Nothing else that is reported of this race, no margin, no rival's mark and no result list, tells which is right.");
}

/* Why papers of one option are one voice: KIN_NONE where there are several reasons. */
static enum kin kin_of(const struct race *race, const struct option *option) {
    enum kin found = KIN_NONE;
    for (LIST_EACH(struct says, says, &option->said)) {
        enum kin kin = race->voices.items[says->voice].kin;
        if (kin != KIN_NONE && found != KIN_NONE && kin != found)
            return KIN_NONE;
        found = kin != KIN_NONE ? kin : found;
    }
    return found;
}

/* Papers that count as one voice are named, so that nobody counts them again. */
static void tell_copies(struct buffer *out, const struct race *race, const struct option *option) {
    static const char *const reasons[] = {
        [KIN_NONE] = "are not independent of each other", [KIN_ADDRESS] = "are versions of one page", [KIN_OUTLET] = "belong to one outlet",
        [KIN_CREDIT] = "credit one agency", [KIN_WORDS] = "share most of their words", [KIN_ERRORS] = "share other errors as well",
    };
    uint32_t papers = papers_of(option);
    if (papers <= option->clusters || papers < 2 || !option->clusters)
        return;
    str names = explain_papers(race, option->said.items, option->said.count);
    if (option->clusters == 1)
        buffer_print(out, " %.*s %s, so they count as one.", STR_ARG(names), reasons[kin_of(race, option)]);
    else
        buffer_print(out, " %.*s are %.*s papers, some of which %s, so they count as %.*s.", STR_ARG(names), STR_ARG(explain_count(papers, race->arena)),
                     reasons[kin_of(race, option)], STR_ARG(explain_count(option->clusters, race->arena)));
}

static bool has_reference(const struct race *race, const struct option *option, str *label, struct date *date) {
    for (LIST_EACH(struct says, says, &option->said))
        if (race->voices.items[says->voice].is_reference) {
            *label = race->voices.items[says->voice].label;
            *date = says->statement->published;
            return true;
        }
    return false;
}

static bool says_in_title(const struct option *option) {
    for (LIST_EACH(struct says, says, &option->said))
        if (says->statement->in_title)
            return true;
    return false;
}

static void tell_opening(struct buffer *out, const struct race *race, const struct slot *slot, const struct option *right,
                         const struct option *wrong, const struct discrepancy *discrepancy) {
    str wrong_words = value_words(race, slot, wrong), right_words = value_words(race, slot, right), label;
    str wrong_opening = explain_opening(wrong_words, race->arena), right_opening = explain_opening(right_words, race->arena);
    str wrong_papers = explain_papers(race, wrong->said.items, wrong->said.count);
    str right_papers = explain_papers(race, right->said.items, right->said.count);
    const char *say = papers_of(wrong) > 1 ? "say" : "says", *their = papers_of(wrong) > 1 ? "their" : "its";
    struct date date;
    if (discrepancy->verdict == VERDICT_INTERNAL_INCONSISTENCY) {
        bool title_is_wrong = says_in_title(wrong) && !says_in_title(right), title_is_right = says_in_title(right) && !says_in_title(wrong);
        if (title_is_wrong || title_is_right)
            buffer_print(out, "%.*s %s %.*s in %s headline and %.*s in %s text.", STR_ARG(wrong_papers), say,
                         STR_ARG(title_is_wrong ? wrong_words : right_words), their, STR_ARG(title_is_wrong ? right_words : wrong_words), their);
        else
            buffer_print(out, "%.*s %s both %.*s and %.*s.", STR_ARG(wrong_papers), say, STR_ARG(wrong_words), STR_ARG(right_words));
        if (papers_of(right) > 1)
            buffer_print(out, " %.*s is what %.*s have.", STR_ARG(right_opening), STR_ARG(right_papers));
    } else if (has_reference(race, right, &label, &date)) {
        str as_of = date_print(date, race->arena);
        buffer_print(out, "The official list (%.*s%s%.*s) has %.*s; %.*s %s %.*s.", STR_ARG(label), as_of.size ? ", as of " : "", STR_ARG(as_of),
                     STR_ARG(right_words), STR_ARG(wrong_papers), say, STR_ARG(wrong_words));
    } else if (discrepancy->preferred.size) {
        buffer_print(out, "%.*s (%.*s) is contradicted by %.*s (%.*s).", STR_ARG(wrong_opening), STR_ARG(wrong_papers), STR_ARG(right_words), STR_ARG(right_papers));
    } else {
        buffer_print(out, "%.*s (%.*s) and %.*s (%.*s) cannot both be right.", STR_ARG(right_opening), STR_ARG(right_papers), STR_ARG(wrong_words), STR_ARG(wrong_papers));
    }
}

static void tell_change(const struct race *race, const struct slot *slot, const struct option *right, const struct option *wrong,
                        struct discrepancy *discrepancy) {
    str words = value_words(race, slot, wrong);
    if (slot->gap >= WEIGHT_DECIDED / 2)
        discrepancy->would_change = STR("It was decided by hand; withdrawing that decision would open it again.");
    else if (!discrepancy->preferred.size)
        discrepancy->would_change = str_print(race->arena, "A result list, or one more independent report of %.*s or of %.*s, would settle it.",
                                              STR_ARG(value_words(race, slot, right)), STR_ARG(words));
    else {
        int64_t needed = slot->gap / WEIGHT_PAPER + 1;
        discrepancy->would_change = str_print(race->arena, "A result list with %.*s, or %.*s more independent report%s of it, would change this.",
                                              STR_ARG(words), STR_ARG(explain_count((uint32_t)needed, race->arena)), needed == 1 ? "" : "s");
    }
}

void explain_conflict(const struct race *race, const struct slot *slot, const struct option *right, const struct option *const *wrong,
                      uint32_t wrong_count, struct discrepancy *discrepancy) {
    struct buffer out = {0};
    for (uint32_t i = 0; i < wrong_count && i < 5; i++) {
        if (i)
            buffer_add_char(&out, ' ');
        tell_opening(&out, race, slot, right, wrong[i], discrepancy);
        bool is_decided = discrepancy->preferred.size, has_reason = is_decided && tell_reason(&out, race, slot, wrong[i], right);
        if (!has_reason && is_decided && right->clusters > wrong[i]->clusters && wrong[i]->clusters)
            buffer_print(&out, " %.*s independent reports stand against %.*s.", STR_ARG(explain_opening(explain_count(right->clusters, race->arena), race->arena)),
                         STR_ARG(explain_count(wrong[i]->clusters, race->arena)));
        tell_copies(&out, race, wrong[i]);
        if (is_decided)
            tell_slip(&out, race, slot, wrong[i], right);
        else
            tell_doubt(&out, race, slot, wrong[i], right);
    }
    if (wrong_count > 5)
        buffer_print(&out, " There are %u further values.", wrong_count - 5);
    tell_copies(&out, race, right);
    discrepancy->explanation = str_copy(buffer_str(&out), race->arena);
    buffer_close(&out);
    tell_change(race, slot, right, wrong[0], discrepancy);
}

/* ---- constraints that no choice could keep ---- */

static const struct option *first_option(const struct race *race, const struct constraint *constraint, uint32_t at) {
    return &race->slots.items[constraint->slots[at]].options.items[0];
}

static int32_t runner_of(const struct race *race, const struct constraint *constraint, uint32_t at) {
    return race->slots.items[constraint->slots[at]].runner;
}

static void tell_broken_margin(struct buffer *out, const struct race *race, const struct constraint *constraint) {
    const struct option *a = first_option(race, constraint, 0), *margin = first_option(race, constraint, 1), *b = first_option(race, constraint, 2);
    int64_t gap = a->worth.mark.amount - b->worth.mark.amount;
    const struct option *more = gap > 0 ? a : b, *less = gap > 0 ? b : a;
    str real = amount_text(margin->worth.mark, gap < 0 ? -gap : gap, race);
    buffer_print(out, "The margin between %.*s and %.*s is given as %.*s, but %.*s less %.*s is %.*s.", STR_ARG(name_of(race, runner_of(race, constraint, 0))),
                 STR_ARG(name_of(race, runner_of(race, constraint, 2))), STR_ARG(cited(race, margin)), STR_ARG(cited(race, more)),
                 STR_ARG(cited(race, less)), STR_ARG(real));
    const char *apart = slip_apart(slip_between(margin->worth.text, real));
    if (*apart)
        buffer_print(out, " %s, so the margin is probably a misprint.", apart);
}

static void tell_broken_order(struct buffer *out, const struct race *race, const struct constraint *constraint) {
    const struct option *place_a = first_option(race, constraint, 0), *mark_a = first_option(race, constraint, 1);
    const struct option *place_b = first_option(race, constraint, 2), *mark_b = first_option(race, constraint, 3);
    buffer_print(out, "%.*s is placed %.*s with %.*s and %.*s %.*s with %.*s: the better mark stands %s.", STR_ARG(name_of(race, runner_of(race, constraint, 0))),
                 STR_ARG(explain_ordinal(place_a->worth.number, race->arena)), STR_ARG(cited(race, mark_a)), STR_ARG(name_of(race, runner_of(race, constraint, 2))),
                 STR_ARG(explain_ordinal(place_b->worth.number, race->arena)), STR_ARG(cited(race, mark_b)),
                 place_a->worth.number == place_b->worth.number ? "in the same place" : "behind");
    const char *slip = slip_sentence(slip_between(mark_a->worth.text, mark_b->worth.text));
    if (*slip)
        buffer_print(out, " %s, so one of the marks is probably a misprint.", slip_apart(slip_between(mark_a->worth.text, mark_b->worth.text)));
}

static void tell_broken_split(struct buffer *out, const struct race *race, const struct constraint *constraint) {
    const struct option *a = first_option(race, constraint, 0), *b = first_option(race, constraint, 1);
    if (constraint->kind == CONSTRAINT_SPLIT_SUM) {
        const struct option *whole = first_option(race, constraint, 2);
        buffer_print(out, "The halves of %.*s do not make the whole: %.*s and %.*s are %.*s, not %.*s.", STR_ARG(name_of(race, runner_of(race, constraint, 0))),
                     STR_ARG(cited(race, a)), STR_ARG(cited(race, b)), STR_ARG(amount_text(whole->worth.mark, a->worth.mark.amount + b->worth.mark.amount, race)),
                     STR_ARG(cited(race, whole)));
        return;
    }
    buffer_print(out, "%.*s is given %.*s for %.*s of the race, which is more than the %.*s of the longer stretch.", STR_ARG(name_of(race, runner_of(race, constraint, 0))),
                 STR_ARG(cited(race, a)), STR_ARG(race->slots.items[constraint->slots[0]].part), STR_ARG(cited(race, b)));
}

void explain_broken(const struct race *race, const struct constraint *constraint, struct discrepancy *discrepancy) {
    struct buffer out = {0};
    if (constraint->kind == CONSTRAINT_MARGIN)
        tell_broken_margin(&out, race, constraint);
    else if (constraint->kind == CONSTRAINT_ORDER)
        tell_broken_order(&out, race, constraint);
    else
        tell_broken_split(&out, race, constraint);
    buffer_add_text(&out, " Which of the figures is wrong cannot be told from these reports.");
    discrepancy->explanation = str_copy(buffer_str(&out), race->arena);
    buffer_close(&out);
    discrepancy->would_change = STR("A result list, or an independent report of one of these figures, would settle it.");
}
