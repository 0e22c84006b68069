/*
 * Why, in sentences that a sports editor would print: who contradicts whom, the sum that settles it, what kind of slip it is, what else
 * was weighed, and what would change the verdict.
 */
#include "base/buffer.h"
#include "explain.h"
#include "slip.h"

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
            buffer_print(out, " %.*s is %.*s’s mark of the %s (%.*s).", STR_ARG(wrong->worth.text), STR_ARG(explain_family(race, slot->runner)),
                         round_name(other->round), STR_ARG(explain_papers(race, chosen->said.items, chosen->said.count)));
            return true;
        }
        if (other->runner != slot->runner && other->round == slot->round) {
            buffer_print(out, " %.*s is the mark of %.*s, %s the wrong athlete.", STR_ARG(wrong->worth.text), STR_ARG(explain_name(race, other->runner)),
                         is_decided ? "given to" : "and may have been given to");
            return true;
        }
    }
    return false;
}

static bool tell_old_figure(struct buffer *out, const struct race *race, const struct slot *slot, const struct option *wrong) {
    struct elsewhere *asked = LIST_ADD(&race->findings->asked, race->arena);
    *asked = elsewhere_of(explain_name(race, slot->runner), wrong->worth.mark, race->arena);
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
    if (wrong->worth.mark.flags & MARK_OVER_INCH)
        buffer_print(out, " No tape shows %.*s.", STR_ARG(wrong->said.items[0].statement->quoted));
    else if (mark_is_impossible(wrong->worth.mark))
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
    uint32_t papers = explain_paper_count(race, option);
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

struct says_list { struct says *items; uint32_t count, room; };

/* The sayings of papers that do not have the wrong value as well. */
static struct says_list others_than(const struct race *race, const struct option *right, const struct option *wrong) {
    struct says_list others = {0};
    for (LIST_EACH(struct says, says, &right->said))
        if (!option_has_voice(wrong, says->voice))
            *LIST_ADD(&others, race->arena) = *says;
    return others;
}

static void tell_opening(struct buffer *out, const struct race *race, const struct slot *slot, const struct option *right,
                         const struct option *wrong, const struct discrepancy *discrepancy) {
    str wrong_words = explain_value(race, slot, wrong), right_words = explain_value(race, slot, right), label;
    str wrong_opening = explain_opening(wrong_words, race->arena), right_opening = explain_opening(right_words, race->arena);
    str wrong_papers = explain_papers(race, wrong->said.items, wrong->said.count);
    str right_papers = explain_papers(race, right->said.items, right->said.count);
    const char *say = explain_paper_count(race, wrong) > 1 ? "say" : "says", *their = explain_paper_count(race, wrong) > 1 ? "their" : "its";
    struct date date;
    if (discrepancy->verdict == VERDICT_INTERNAL_INCONSISTENCY) {
        bool title_is_wrong = says_in_title(wrong) && !says_in_title(right), title_is_right = says_in_title(right) && !says_in_title(wrong);
        if (title_is_wrong || title_is_right)
            buffer_print(out, "%.*s %s %.*s in %s headline and %.*s in %s text.", STR_ARG(wrong_papers), say,
                         STR_ARG(title_is_wrong ? wrong_words : right_words), their, STR_ARG(title_is_wrong ? right_words : wrong_words), their);
        else
            buffer_print(out, "%.*s %s %.*s in one place and %.*s in another.", STR_ARG(wrong_papers), say, STR_ARG(wrong_words), STR_ARG(right_words));
        struct says_list others = others_than(race, right, wrong);
        if (others.count)
            buffer_print(out, " %.*s is also the figure of %.*s.", STR_ARG(right_opening), STR_ARG(explain_papers(race, others.items, others.count)));
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
    str words = explain_value(race, slot, wrong);
    if (slot->gap >= WEIGHT_DECIDED / 2)
        discrepancy->would_change = STR("It was decided by hand; withdrawing that decision would open it again.");
    else if (!discrepancy->preferred.size)
        discrepancy->would_change = str_print(race->arena, "A result list, or one more independent report of %.*s or of %.*s, would settle it.",
                                              STR_ARG(explain_value(race, slot, right)), STR_ARG(words));
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
        bool is_decided = discrepancy->preferred.size, has_reason = is_decided && explain_reason(&out, race, slot, wrong[i], right);
        bool is_internal = discrepancy->verdict == VERDICT_INTERNAL_INCONSISTENCY;   /* one paper on both sides: no reports against reports */
        if (!has_reason && is_decided && !is_internal && right->clusters > wrong[i]->clusters && wrong[i]->clusters)
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
