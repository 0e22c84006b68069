/*
 * Records: two papers with two figures for one standing record; a record that does not beat the one it replaces; a record with
 * too much wind behind it (World Athletics Competition Rules 32.13: no more than 2.0 metres a second).
 */
#include "race.h"
#include "slip.h"

enum { WIND_ALLOWED = 2000 /* mm/s */ };

static bool has_code(str codes, str code) {
    while (codes.size)
        if (str_equal(str_cut(&codes, ' '), code))
            return true;
    return false;
}

static bool share_code(str a, str b, str *shared) {
    while (a.size) {
        *shared = str_cut(&a, ' ');
        if (shared->size && has_code(b, *shared))
            return true;
    }
    return false;
}

static bool is_standing(const struct statement *statement) {
    return (statement->kind == CLAIM_RECORD || statement->kind == CLAIM_BEST) && mark_is_result(statement->mark);
}

/* ---- one standing record, two figures ---- */

static bool same_record(const struct race *race, uint32_t a, uint32_t b) {
    const struct statement *x = race->statements[a], *y = race->statements[b];
    str shared;
    bool codes = (!x->record.size && !y->record.size) || share_code(x->record, y->record, &shared) || (x->kind == CLAIM_RECORD && (!x->record.size || !y->record.size));
    return race->runner_of[a] == race->runner_of[b] && x->kind == y->kind && codes && x->mark.unit == y->mark.unit &&
           !(x->year && y->year && x->year != y->year) && !(x->event.size && y->event.size && !str_equal(x->event, y->event));
}

/* Does the voice give one figure only for this record? A paper that tells of the old record and of the one before has two. */
static bool is_only_figure(const struct race *race, uint32_t index) {
    for (uint32_t i = 0; i < race->statement_count; i++)
        if (race->voice_of[i] == race->voice_of[index] && is_standing(race->statements[i]) && race->runner_of[i] == race->runner_of[index] &&
            !marks_agree(race->statements[i]->mark, race->statements[index]->mark))
            return false;
    const struct slot *result = slot_find(race, ATTRIBUTE_MARK, ROUND_FINAL, race->runner_of[index]);
    return !result || !slot_chosen(result) || !marks_agree(slot_chosen(result)->worth.mark, race->statements[index]->mark);
}

void records_gather(struct race *race) {
    bool *is_done = ARENA_ARRAY(race->arena, race->statement_count + 1, bool);
    for (uint32_t i = 0; i < race->statement_count; i++) {
        if (is_done[i] || !is_standing(race->statements[i]) || race->runner_of[i] == NOBODY || !is_only_figure(race, i))
            continue;
        const struct statement *first = race->statements[i];
        struct slot slot = {.attribute = first->kind == CLAIM_RECORD ? ATTRIBUTE_RECORD : ATTRIBUTE_BEST, .runner = race->runner_of[i],
                            .rival = NOBODY, .part = first->record, .chosen = NOTHING};
        for (uint32_t j = i; j < race->statement_count; j++) {
            const struct statement *other = race->statements[j];
            if (is_done[j] || !is_standing(other) || race->runner_of[j] == NOBODY || !same_record(race, i, j) || !is_only_figure(race, j))
                continue;
            is_done[j] = true;
            slot_say(race, &slot, (struct worth){.mark = other->mark, .text = mark_print(other->mark, race->arena)},
                     (struct says){other, race->voice_of[j], other->is_weak || other->in_quote});
        }
        slot_settle(race, &slot);
        *LIST_ADD(&race->slots, race->arena) = slot;
    }
}

/* ---- a record that beats nothing ---- */

/* May the two be about the same record: the same code, sex, event, and for national records and bests the same nation or athlete? */
static bool replaces(const struct race *race, uint32_t result, uint32_t old) {
    const struct statement *x = race->statements[result], *y = race->statements[old];
    str code;
    if (race->voice_of[result] != race->voice_of[old] || !share_code(x->record, y->record, &code) || x->mark.unit != y->mark.unit)
        return false;
    if ((x->sex && y->sex && x->sex != y->sex) || (y->event.size && !str_equal(y->event, race->event)) ||
        ((x->mark.flags ^ y->mark.flags) & (MARK_INDOOR | MARK_HAND | MARK_APPROXIMATE)))
        return false;
    bool same_athlete = race->runner_of[result] != NOBODY && race->runner_of[result] == race->runner_of[old];
    bool is_personal = str_equal(code, STR("PB")) || str_equal(code, STR("SB"));
    if (is_personal)
        return same_athlete;
    if (str_equal(code, STR("NR")))
        return same_athlete || (x->nation.size && str_equal(x->nation, y->nation));
    return y->kind == CLAIM_RECORD;
}

static void check_replaced(struct race *race, struct findings *findings) {
    for (uint32_t i = 0; i < race->statement_count; i++) {
        const struct statement *result = race->statements[i];
        if (result->kind != CLAIM_RESULT || !result->record.size || !mark_is_result(result->mark) || result->is_weak)
            continue;
        for (uint32_t j = 0; j < race->statement_count; j++) {
            const struct statement *old = race->statements[j];
            if (!is_standing(old) || old->is_weak || !replaces(race, i, j) || marks_agree(old->mark, result->mark) ||
                !mark_beats(old->mark, result->mark))
                continue;
            str old_text = mark_print(old->mark, race->arena), new_text = mark_print(result->mark, race->arena), code;
            share_code(result->record, old->record, &code);
            str athlete = race->runner_of[i] == NOBODY ? (str){0} : race->runners.items[race->runner_of[i]].name;
            struct discrepancy *discrepancy = discrepancy_add(race, findings, DISCREPANCY_RECORD, race->round_of[i], athlete,
                                                              str_print(race->arena, "%.*s %.*s", STR_ARG(code), STR_ARG(old_text)));
            if (!discrepancy)
                continue;
            discrepancy->verdict = VERDICT_ARITHMETIC_MISMATCH;
            struct says new_says = {result, race->voice_of[i], false}, old_says = {old, race->voice_of[j], false};
            value_add(discrepancy, new_text, &new_says, 1, race->arena);
            value_add(discrepancy, old_text, &old_says, 1, race->arena);
            discrepancy->explanation = str_print(race->arena, "%.*s calls %.*s by %.*s a record (%.*s) and gives the old one as %.*s, which is better: a record must beat the one it replaces.",
                STR_ARG(race->voices.items[race->voice_of[i]].label), STR_ARG(new_text), STR_ARG(athlete), STR_ARG(code), STR_ARG(old_text));
            discrepancy->would_change = STR("An independent figure for the old record would show which of the two is misprinted.");
        }
    }
}

/* ---- wind ---- */

static void check_wind(struct race *race, struct findings *findings) {
    for (uint32_t i = 0; i < race->statement_count; i++) {
        const struct statement *result = race->statements[i];
        if (result->kind != CLAIM_RESULT || !result->record.size || !mark_is_result(result->mark) || race->runner_of[i] == NOBODY)
            continue;
        const struct slot *winds = slot_find(race, ATTRIBUTE_WIND, race->round_of[i], race->runner_of[i]);
        const struct option *wind = winds ? slot_chosen(winds) : NULL;
        if (!wind || wind->worth.mark.amount <= WIND_ALLOWED)
            continue;
        str athlete = race->runners.items[race->runner_of[i]].name, text = mark_print(result->mark, race->arena);
        struct discrepancy *discrepancy = discrepancy_add(race, findings, DISCREPANCY_RECORD, race->round_of[i], athlete, STR("wind"));
        if (!discrepancy)
            continue;
        discrepancy->verdict = VERDICT_ARITHMETIC_MISMATCH;
        struct says says = {result, race->voice_of[i], result->is_weak};
        value_add(discrepancy, text, &says, 1, race->arena);
        value_add(discrepancy, wind->worth.text, wind->said.items, wind->said.count, race->arena);
        discrepancy->explanation = str_print(race->arena, "%.*s by %.*s is called a record (%.*s), but the wind was %.*s metres a second; over +2.0 a mark cannot be a record.",
            STR_ARG(text), STR_ARG(athlete), STR_ARG(result->record), STR_ARG(wind->worth.text));
        discrepancy->would_change = STR("A wind of +2.0 or less in the official list would change this.");
        return;
    }
}

void records_check(struct race *race, struct findings *findings) {
    check_replaced(race, findings);
    check_wind(race, findings);
}
