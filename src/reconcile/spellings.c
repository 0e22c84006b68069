/* One person, spelled two ways: in several papers, or in one. */
#include "race.h"

static uint32_t clusters_of(const struct race *race, const struct spelling *spelling) {
    uint32_t found = 0;
    for (uint32_t i = 0; i < spelling->said.count; i++) {
        bool is_new = true;
        for (uint32_t j = 0; j < i && is_new; j++)
            is_new = race->voices.items[spelling->said.items[j].voice].cluster != race->voices.items[spelling->said.items[i].voice].cluster;
        found += is_new;
    }
    return found;
}

static bool share_voice(const struct spelling *a, const struct spelling *b) {
    for (LIST_EACH(struct says, x, &a->said))
        for (LIST_EACH(struct says, y, &b->said))
            if (x->voice == y->voice)
                return true;
    return false;
}

static const struct spelling *usual_spelling(const struct runner *runner) {
    for (LIST_EACH(struct spelling, spelling, &runner->spellings))
        if (str_equal(spelling->text, runner->name))
            return spelling;
    return NULL;
}

/* All spellings that are the usual one but for accents, order or initials speak for it. */
static uint32_t clusters_for(const struct race *race, const struct runner *runner, const struct spelling *usual) {
    struct spelling all = *usual;
    all.said.items = NULL;
    all.said.count = all.said.room = 0;
    for (LIST_EACH(struct spelling, spelling, &runner->spellings)) {
        if (name_compare(&spelling->name, &usual->name) != NAME_SAME)
            continue;
        for (LIST_EACH(struct says, says, &spelling->said))
            *LIST_ADD(&all.said, race->arena) = *says;
    }
    return clusters_of(race, &all);
}

/* A former champion's name in passing is judged where that paper reports the athlete's race. */
static bool is_reported(const struct spelling *spelling) {
    for (LIST_EACH(struct says, says, &spelling->said))
        if (says->statement->mark.quantity != QUANTITY_NONE)
            return true;
    return false;
}

void spellings_check(struct race *race, struct findings *findings) {
    for (LIST_EACH(struct runner, runner, &race->runners)) {
        const struct spelling *usual = usual_spelling(runner);
        for (LIST_EACH(struct spelling, other, &runner->spellings)) {
            if (!usual || other == usual || name_compare(&other->name, &usual->name) != NAME_MISSPELT ||
                (!is_reported(other) && race->voices.count < 3))
                continue;
            struct discrepancy *discrepancy = discrepancy_add(race, findings, DISCREPANCY_NAME, ROUND_UNKNOWN, runner->name, other->text);
            if (!discrepancy)
                continue;
            uint32_t with = clusters_for(race, runner, usual), against = clusters_of(race, other);
            bool is_clear = with > against, one_paper = share_voice(usual, other) && against == 1;
            discrepancy->verdict = one_paper ? VERDICT_INTERNAL_INCONSISTENCY : is_clear ? VERDICT_RESOLVED : VERDICT_UNRESOLVED;
            if (is_clear || one_paper)
                discrepancy->preferred = usual->text;
            value_add(discrepancy, usual->text, usual->said.items, usual->said.count, race->arena);
            value_add(discrepancy, other->text, other->said.items, other->said.count, race->arena);
            discrepancy->explanation = str_print(race->arena, "%.*s (%.*s) and %.*s (%.*s) are one person: place, mark and event agree, and the names are a slip apart.%s",
                STR_ARG(usual->text), STR_ARG(explain_papers(race, usual->said.items, usual->said.count)), STR_ARG(other->text),
                STR_ARG(explain_papers(race, other->said.items, other->said.count)),
                is_clear ? " More papers have the first." : " Which spelling is right cannot be told.");
            discrepancy->would_change = STR("A start or result list with the name would settle it.");
        }
    }
}
