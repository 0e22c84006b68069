/*
 * Which round a statement is about, and whether it is firm enough to contradict another.
 *
 * A medal is won in a final. Else an untold round is the one of which the same paper tells that athlete's other words, where no other mark
 * of the athlete belongs to it; or the one whose known mark of that athlete is the same, unless the document speaks of the final only.
 * Of what is left, a mark that is a slip away from what two others have in one round is meant for that one; and papers say so when they
 * tell of heats, so that the rest is the final, except where a paper reports nothing but heats. What is still open is ROUND_UNKNOWN, a
 * round of its own that is compared with nothing but itself.
 */
#include "race.h"
#include "slip.h"

enum { ROUNDS = ROUND_PRELIMINARY + 1 };

static bool is_of_race(const struct statement *statement) {
    return statement->kind == CLAIM_RESULT || statement->kind == CLAIM_PLACING || statement->kind == CLAIM_SPLIT ||
           statement->kind == CLAIM_MARGIN || statement->kind == CLAIM_ATTEMPT;
}

static bool has_result(const struct statement *statement) {
    return statement->kind == CLAIM_RESULT && mark_is_result(statement->mark);
}

/* Rounds in which statements of a known round give the same athlete the same mark: a bit for each. */
static uint32_t rounds_with_mark(const struct race *race, uint32_t index) {
    uint32_t found = 0;
    for (uint32_t i = 0; i < race->statement_count; i++)
        if (race->runner_of[i] == race->runner_of[index] && race->round_of[i] != ROUND_UNKNOWN && has_result(race->statements[i]) &&
            race->statements[i]->mark.step == race->statements[index]->mark.step &&
            marks_agree(race->statements[i]->mark, race->statements[index]->mark))
            found |= 1u << race->round_of[i];
    return found;
}

static enum round only_one(uint32_t bits) {
    for (int round = 1; round < ROUNDS; round++)
        if (bits == 1u << round)
            return (enum round)round;
    return ROUND_UNKNOWN;
}

static bool is_told(const struct statement *statement, enum round *round) {
    *round = statement->medal != MEDAL_NONE ? ROUND_FINAL : statement->round;
    return *round != ROUND_UNKNOWN;
}


/* The only round that the same paper tells of the same athlete, where the places do not clash: "won gold … Her 48.76 was …". A round of
 * which it has another mark of the athlete is that mark's: "… had run 37.68 in the heats". */
static enum round own_round(const struct race *race, uint32_t index) {
    uint32_t bits = 0, taken = 0;
    int16_t place = race->statements[index]->place;
    for (uint32_t i = 0; i < race->statement_count; i++) {
        const struct statement *other = race->statements[i];
        enum round told;
        bool is_result = other->kind == CLAIM_RESULT || other->kind == CLAIM_PLACING;
        if (race->voice_of[i] != race->voice_of[index] || race->runner_of[i] != race->runner_of[index] || !is_result || !is_told(other, &told))
            continue;
        if (has_result(other) && !marks_agree(other->mark, race->statements[index]->mark)) {
            taken |= 1u << told;
            continue;
        }
        int16_t others = other->place ? other->place : (int16_t)other->medal;
        bits |= place && others && place != others ? 1u << ROUND_UNKNOWN : 1u << told;
    }
    return only_one(bits & ~taken);
}

static void take_own_rounds(struct race *race) {
    enum round *own = ARENA_ARRAY(race->arena, race->statement_count + 1, enum round);
    for (uint32_t i = 0; i < race->statement_count; i++)
        if (race->round_of[i] == ROUND_UNKNOWN && has_result(race->statements[i]) && race->runner_of[i] != NOBODY)
            own[i] = own_round(race, i);
    for (uint32_t i = 0; i < race->statement_count; i++)
        if (own[i] != ROUND_UNKNOWN)
            race->round_of[i] = own[i];
}

/* Has another paper the figure for the athlete, in whatever round? Chance does not repeat a misprint. */
static bool is_printed_elsewhere(const struct race *race, uint32_t index) {
    for (uint32_t i = 0; i < race->statement_count; i++)
        if (race->runner_of[i] == race->runner_of[index] && race->voice_of[i] != race->voice_of[index] && has_result(race->statements[i]) &&
            race->statements[i]->mark.step == race->statements[index]->mark.step && marks_agree(race->statements[i]->mark, race->statements[index]->mark))
            return true;
    return false;
}

/* The only round in which two other papers have a mark of the athlete from which this one is a slip away. */
static enum round round_by_slip(const struct race *race, uint32_t index) {
    uint32_t once = 0, twice = 0, last = UINT32_MAX;
    str own = mark_print(race->statements[index]->mark, race->arena);
    for (uint32_t i = 0; i < race->statement_count; i++) {
        if (race->runner_of[i] != race->runner_of[index] || race->voice_of[i] == race->voice_of[index] || race->voice_of[i] == last ||
            race->round_of[i] == ROUND_UNKNOWN || !has_result(race->statements[i]) ||
            slip_between(own, mark_print(race->statements[i]->mark, race->arena)) == SLIP_NONE)
            continue;
        last = race->voice_of[i];
        twice |= once & 1u << race->round_of[i];
        once |= 1u << race->round_of[i];
    }
    return once == twice ? only_one(twice) : ROUND_UNKNOWN;
}

/* ---- what papers speak of ---- */

struct coverage {
    uint32_t told;     /* rounds that the paper names, a bit for each */
    bool has_winner;   /* somebody wins, and no heat is named: a victory in a heat is told as one */
};

static struct coverage *coverages_of(const struct race *race) {
    struct coverage *coverages = ARENA_ARRAY(race->arena, race->voices.count + 1, struct coverage);
    for (uint32_t i = 0; i < race->statement_count; i++) {
        struct coverage *coverage = &coverages[race->voice_of[i]];
        if (race->round_of[i] != ROUND_UNKNOWN)
            coverage->told |= 1u << race->round_of[i];
        else
            coverage->has_winner |= is_of_race(race->statements[i]) && race->statements[i]->place == 1;
    }
    return coverages;
}

static void take_rounds_of_equal_marks(struct race *race, const struct coverage *coverages) {
    enum round *same = ARENA_ARRAY(race->arena, race->statement_count + 1, enum round);
    for (uint32_t i = 0; i < race->statement_count; i++)
        if (race->round_of[i] == ROUND_UNKNOWN && has_result(race->statements[i]) && race->runner_of[i] != NOBODY) {
            same[i] = only_one(rounds_with_mark(race, i));
            /* a report of the final that never speaks of heats means the final, even with the heat's mark */
            if (coverages[race->voice_of[i]].told == 1u << ROUND_FINAL && same[i] != ROUND_FINAL)
                same[i] = ROUND_UNKNOWN;
        }
    for (uint32_t i = 0; i < race->statement_count; i++)
        if (same[i] != ROUND_UNKNOWN)
            race->round_of[i] = same[i];
}

static bool reports_final(const struct coverage *coverage) {
    return coverage->has_winner || coverage->told & 1u << ROUND_FINAL || !coverage->told;
}

/* Has the paper another mark of the athlete in the final? */
static bool has_other_final(const struct race *race, uint32_t index) {
    for (uint32_t i = 0; i < race->statement_count; i++)
        if (race->voice_of[i] == race->voice_of[index] && race->runner_of[i] == race->runner_of[index] && race->round_of[i] == ROUND_FINAL &&
            has_result(race->statements[i]) && has_result(race->statements[index]) && !mark_is_field(race->statements[i]->mark) &&
            !marks_agree(race->statements[i]->mark, race->statements[index]->mark))
            return true;
    return false;
}

/* The round of a statement that neither its own paper nor an equal mark tells. */
static enum round guess_round(const struct race *race, uint32_t index, const struct coverage *coverage, enum round only) {
    const struct statement *statement = race->statements[index];
    if (has_result(statement) && race->runner_of[index] != NOBODY && !is_printed_elsewhere(race, index)) {
        enum round by_slip = round_by_slip(race, index);
        if (by_slip != ROUND_UNKNOWN)
            return by_slip;
    }
    if (reports_final(coverage))
        return has_other_final(race, index) ? ROUND_UNKNOWN : ROUND_FINAL;
    /* splits and margins are told of the race reported */
    return statement->kind != CLAIM_RESULT && statement->kind != CLAIM_PLACING ? only : ROUND_UNKNOWN;
}

void rounds_decide(struct race *race) {
    uint32_t count = race->statement_count, told = 0;
    race->round_of = ARENA_ARRAY(race->arena, count + 1, enum round);
    for (uint32_t i = 0; i < count; i++)
        if (is_of_race(race->statements[i]) && is_told(race->statements[i], &race->round_of[i]))
            told |= 1u << race->round_of[i];
    enum round only = only_one(told);
    if (!told || only == ROUND_FINAL) {   /* nobody speaks of heats */
        for (uint32_t i = 0; i < count; i++)
            race->round_of[i] = ROUND_FINAL;
        return;
    }
    const struct coverage *coverages = coverages_of(race);
    take_rounds_of_equal_marks(race, coverages);
    take_own_rounds(race);
    take_rounds_of_equal_marks(race, coverages);
    enum round *guesses = ARENA_ARRAY(race->arena, count + 1, enum round);
    for (uint32_t i = 0; i < count; i++)
        if (race->round_of[i] == ROUND_UNKNOWN && is_of_race(race->statements[i]))
            guesses[i] = guess_round(race, i, &coverages[race->voice_of[i]], only);
    for (uint32_t i = 0; i < count; i++)
        if (guesses[i] != ROUND_UNKNOWN)
            race->round_of[i] = guesses[i];
}
