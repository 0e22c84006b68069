/* Nations, ages and days: what no arithmetic binds, decided by independent voices alone. */
#include "race.h"

enum { BIRTHDAY = 7 /* days: ages told further apart may differ by a birthday */ };

static struct slot *add_slot(struct race *race, enum attribute attribute, int32_t runner) {
    struct slot *slot = LIST_ADD(&race->slots, race->arena);
    *slot = (struct slot){.attribute = attribute, .round = ROUND_UNKNOWN, .runner = runner, .rival = NOBODY, .chosen = NOTHING};
    return slot;
}

static bool is_team(const struct race *race) {
    return str_starts_with(race->event, STR("4x")) || str_equal(race->event, STR("DMR"));
}

/* One saying per voice is enough: a paper has a person's nation from one place. */
static bool voice_has_spoken(const struct slot *slot, uint32_t voice) {
    for (LIST_EACH(struct option, option, &slot->options))
        for (LIST_EACH(struct says, says, &option->said))
            if (says->voice == voice)
                return true;
    return false;
}

static int64_t first_day(const struct race *race) {
    int64_t first = INT64_MAX;
    for (LIST_EACH(struct voice, voice, &race->voices))
        if (date_is_full(voice->first->published) && date_to_days(voice->first->published) < first)
            first = date_to_days(voice->first->published);
    return first;
}

static bool is_near(const struct statement *statement, int64_t first) {
    return first == INT64_MAX || !date_is_full(statement->published) || date_to_days(statement->published) <= first + BIRTHDAY;
}

/* Statements of one runner, in order. */
struct of_runner { uint32_t *items; uint32_t count, room; };

static void gather_persons(struct race *race) {
    struct of_runner *lists = ARENA_ARRAY(race->arena, race->runners.count + 1, struct of_runner);
    for (uint32_t i = 0; i < race->statement_count; i++)
        if (race->runner_of[i] != NOBODY)
            *LIST_ADD(&lists[race->runner_of[i]], race->arena) = i;
    int64_t first = first_day(race);
    for (uint32_t r = 0; r < race->runners.count; r++) {
        struct slot *nations = add_slot(race, ATTRIBUTE_NATION, (int32_t)r);
        for (LIST_EACH(uint32_t, at, &lists[r])) {
            const struct statement *statement = race->statements[*at];
            if (statement->nation.size && !is_team(race) && !voice_has_spoken(nations, race->voice_of[*at]))
                slot_say(race, nations, (struct worth){.text = statement->nation}, (struct says){statement, race->voice_of[*at], false});
        }
        slot_settle(race, nations);
        struct slot *ages = add_slot(race, ATTRIBUTE_AGE, (int32_t)r);
        for (LIST_EACH(uint32_t, at, &lists[r])) {
            const struct statement *statement = race->statements[*at];
            if (statement->age && is_near(statement, first) && !voice_has_spoken(ages, race->voice_of[*at]))
                slot_say(race, ages, (struct worth){.number = statement->age, .text = str_print(race->arena, "%d", statement->age)},
                         (struct says){statement, race->voice_of[*at], false});
        }
        slot_settle(race, ages);
    }
}

/* "… inside her own mark of 49.24, set on Feb 18": the day of a record or best that the sentence tells as well. */
static bool is_day_of_record(const struct race *race, uint32_t index) {
    for (uint32_t i = 0; i < race->statement_count; i++) {
        const struct statement *other = race->statements[i];
        bool is_standing = other->kind == CLAIM_RECORD || other->kind == CLAIM_BEST;
        if (race->voice_of[i] == race->voice_of[index] && is_standing && statements_share_sentence(other, race->statements[index]) &&
            date_compare(other->date, race->statements[index]->date) == 0)
            return true;
    }
    return false;
}

/* The only full day that a voice gives for this round; false when it gives several or none. */
static bool day_of_voice(const struct race *race, uint32_t voice, enum round round, uint32_t *where) {
    bool found = false;
    for (uint32_t i = 0; i < race->statement_count; i++) {
        const struct statement *statement = race->statements[i];
        if (race->voice_of[i] != voice || race->round_of[i] != round || !date_is_full(statement->date) || statement->kind == CLAIM_RECORD ||
            statement->kind == CLAIM_BEST || statement->kind == CLAIM_STANDARD || !race->is_firm[i] || is_day_of_record(race, i))
            continue;
        if (found && date_compare(statement->date, race->statements[*where]->date) != 0)
            return false;
        *where = i;
        found = true;
    }
    return found;
}

static void gather_day(struct race *race) {
    if (str_ends_with(race->event, STR("athlon")))   /* two days */
        return;
    struct slot *days = add_slot(race, ATTRIBUTE_DATE, NOBODY);
    days->round = ROUND_FINAL;
    for (uint32_t v = 0; v < race->voices.count; v++) {
        uint32_t where = 0;
        if (!day_of_voice(race, v, ROUND_FINAL, &where))
            continue;
        struct date date = race->statements[where]->date;
        slot_say(race, days, (struct worth){.number = date_to_days(date), .text = date_print(date, race->arena)},
                 (struct says){race->statements[where], v, false});
    }
    slot_settle(race, days);
}

void traits_gather(struct race *race) {
    gather_persons(race);
    gather_day(race);
}

/* A headline may name another event than the text below it. */
void events_check(struct race *race, struct findings *findings) {
    for (uint32_t i = 0; i < race->statement_count; i++) {
        const struct statement *statement = race->statements[i];
        if (!statement->event.size || !race->event.size || str_equal(statement->event, race->event) || !statement->in_title)
            continue;
        struct says wrong = {statement, race->voice_of[i], false}, right = wrong;
        for (uint32_t j = 0; j < race->statement_count; j++)
            if (race->voice_of[j] == race->voice_of[i] && str_equal(race->statements[j]->event, race->event))
                right.statement = race->statements[j];
        str athlete = race->runner_of[i] == NOBODY ? (str){0} : race->runners.items[race->runner_of[i]].name;
        struct discrepancy *discrepancy = discrepancy_add(race, findings, DISCREPANCY_EVENT, ROUND_UNKNOWN, athlete, statement->event);
        if (!discrepancy)
            continue;
        discrepancy->verdict = VERDICT_INTERNAL_INCONSISTENCY;
        discrepancy->preferred = race->event;
        value_add(discrepancy, race->event, &right, 1, race->arena);
        value_add(discrepancy, statement->event, &wrong, 1, race->arena);
        discrepancy->explanation = str_print(race->arena, "The headline of %.*s has the %.*s, its text the %.*s.",
                                             STR_ARG(race->voices.items[race->voice_of[i]].label), STR_ARG(statement->event), STR_ARG(race->event));
        discrepancy->would_change = STR("A correction by the paper would settle it.");
        return;   /* once a race */
    }
}

/* "On Monday" counts from the day that the page gives; where that is wrong, the day is no error of the report. */
static bool told_by_publication(const struct option *day) {
    for (LIST_EACH(struct says, says, &day->said)) {
        struct date published = says->statement->published;
        if (!date_is_full(published) || date_to_days(published) < day->worth.number || date_to_days(published) > day->worth.number + 7)
            return false;
    }
    return true;
}

/* A day on which the competition was not held. */
void editions_check(struct race *race, struct findings *findings) {
    const struct edition *edition = editions_find(&race->reconciler->editions, race->competition, race->year);
    if (!edition)
        return;
    for (LIST_EACH(struct slot, slot, &race->slots)) {
        const struct option *day = slot->attribute == ATTRIBUTE_DATE ? slot_chosen(slot) : NULL;
        bool is_same_year = day && date_from_days(day->worth.number).year == edition->first.year;
        if (!is_same_year || slot->options.count > 1 || told_by_publication(day) ||
            (day->worth.number >= date_to_days(edition->first) - 1 && day->worth.number <= date_to_days(edition->last) + 1))
            continue;
        struct discrepancy *discrepancy = discrepancy_add(race, findings, DISCREPANCY_DATE, slot->round, (str){0}, STR("edition"));
        if (!discrepancy)
            return;
        discrepancy->verdict = VERDICT_ARITHMETIC_MISMATCH;
        value_add(discrepancy, day->worth.text, day->said.items, day->said.count, race->arena);
        discrepancy->explanation = str_print(race->arena, "%.*s dates the race %.*s, but %.*s %d were held from %.*s to %.*s.",
                                             STR_ARG(explain_papers(race, day->said.items, day->said.count)), STR_ARG(day->worth.text),
                                             STR_ARG(race->competition), (int)race->year, STR_ARG(date_print(edition->first, race->arena)),
                                             STR_ARG(date_print(edition->last, race->arena)));
        discrepancy->would_change = STR("Another edition of the competition, if that is what the paper means, would explain it.");
    }
}
