/* The same address later said something else: the new figure holds, the old one is shown beside it. */
#include "race.h"

static const struct says *saying_of(const struct option *option, uint32_t voice) {
    for (LIST_EACH(struct says, says, &option->said))
        if (says->voice == voice)
            return says;
    return NULL;
}

/* What the later revisions of the same address say in the slot; NULL when nothing. */
static const struct option *later_option(const struct race *race, const struct slot *slot, const struct voice *old, const struct says **said) {
    for (LIST_EACH(struct option, option, &slot->options))
        for (LIST_EACH(struct says, says, &option->said)) {
            const struct voice *voice = &race->voices.items[says->voice];
            if (!voice->is_replaced && str_equal(voice->first->uri, old->first->uri)) {
                *said = says;
                return option;
            }
        }
    return NULL;
}

/* Papers other than this page that say so: their sayings, in order. */
struct others { struct says *items; uint32_t count, room; };

static struct others others_of(const struct race *race, const struct option *option, uint32_t cluster) {
    struct others others = {0};
    for (LIST_EACH(struct says, says, &option->said))
        if (race->voices.items[says->voice].cluster != cluster && !race->voices.items[says->voice].is_replaced)
            *LIST_ADD(&others, race->arena) = *says;
    return others;
}

/* Who has the new figure, too; or, where the correction made it worse, who has another one. */
static void tell_others(struct discrepancy *discrepancy, const struct race *race, const struct slot *slot, const struct option *was,
                        const struct option *now, uint32_t cluster) {
    const struct option *chosen = slot_chosen(slot);
    struct others agree = others_of(race, now, cluster), differ = {0};
    if (chosen && chosen != now)
        differ = others_of(race, chosen, cluster);
    if (agree.count)
        discrepancy->explanation = str_print(race->arena, "%.*s The new figure is also that of %.*s.", STR_ARG(discrepancy->explanation),
                                             STR_ARG(explain_papers(race, agree.items, agree.count)));
    if (!differ.count || chosen->clusters < 2)
        return;
    discrepancy->preferred = chosen->worth.text;
    str papers = explain_papers(race, differ.items, differ.count);
    discrepancy->explanation = chosen == was
        ? str_print(race->arena, "%.*s But %.*s is also that of %.*s: the first figure was right, and the change is the error.",
                    STR_ARG(discrepancy->explanation), STR_ARG(chosen->worth.text), STR_ARG(papers))
        : str_print(race->arena, "%.*s Neither is what others have: %.*s (%.*s).", STR_ARG(discrepancy->explanation), STR_ARG(chosen->worth.text), STR_ARG(papers));
}

void revisions_check(struct race *race, struct findings *findings) {
    for (LIST_EACH(struct slot, slot, &race->slots))
        for (uint32_t v = 0; v < race->voices.count; v++) {
            const struct voice *old = &race->voices.items[v];
            if (!old->is_replaced || !old->first->uri.size)
                continue;
            for (LIST_EACH(struct option, option, &slot->options)) {
                const struct says *said = saying_of(option, v), *now_said = NULL;
                const struct option *now = said ? later_option(race, slot, old, &now_said) : NULL;
                if (!now || saying_of(now, v))
                    continue;
                str athlete = slot->runner == NOBODY ? (str){0} : race->runners.items[slot->runner].name;
                str attribute = slot_attribute(slot, race->arena);
                struct discrepancy *discrepancy = discrepancy_add(race, findings, DISCREPANCY_REVISION, slot->round, athlete,
                                                                  str_print(race->arena, "%.*s %.*s", STR_ARG(attribute), STR_ARG(old->first->uri)));
                if (!discrepancy)
                    continue;
                discrepancy->verdict = VERDICT_SUPERSEDED;
                discrepancy->preferred = now->worth.text;
                value_add(discrepancy, now->worth.text, now_said, 1, race->arena);
                value_add(discrepancy, option->worth.text, said, 1, race->arena);
                discrepancy->explanation = str_print(race->arena, "%.*s gave the %.*s as %.*s; a later version of the same page (%.*s) has %.*s.",
                    STR_ARG(old->label), STR_ARG(attribute), STR_ARG(option->worth.text), STR_ARG(race->voices.items[now_said->voice].label),
                    STR_ARG(now->worth.text));
                tell_others(discrepancy, race, slot, option, now, old->cluster);
                discrepancy->would_change = STR("A further revision of the page would change this.");
            }
        }
}
