/*
 * Figures whose owner was not understood. "The winner's 3:29.38", "6,810 points to 6,775": a paper prints a figure of this race, and reading it
 * we gave it to the wrong athlete, to nobody, or took it for a standing record. Chance does not repeat so long a figure: where other papers
 * have the same one as the result of one athlete, it is that athlete's here too; and where it is a slip away from what two others have as
 * that, and nobody else's, and the paper does not print that itself, it is a misprint of it. A figure that may well belong where it was read stays
 * there.
 */
#include "own_result.h"
#include "slip.h"

enum {
    FIGURE_LONG = 1000,    /* steps: four digits */
    OWNERS_COMPARED = 64,  /* results of others that one figure is held against */
    PAPERS_COUNTED = 8,
};

/* A result that other papers give somebody. */
struct owned {
    const struct statement *statement;
    int32_t runner;
    enum round round;
    uint32_t clusters[PAPERS_COUNTED], count;
};

struct owners { struct owned items[OWNERS_COMPARED]; uint32_t count; };

static uint32_t cluster_of(const struct race *race, uint32_t index) { return race->voices.items[race->voice_of[index]].cluster; }

static bool is_result(const struct race *race, uint32_t index) {
    return race->statements[index]->kind == CLAIM_RESULT && mark_is_result(race->statements[index]->mark) && race->runner_of[index] != NOBODY;
}

static bool is_same_figure(struct mark a, struct mark b) {
    return a.unit == b.unit && a.amount == b.amount && a.step == b.step;
}

static void count_cluster(struct owned *owned, uint32_t cluster) {
    for (uint32_t i = 0; i < owned->count; i++)
        if (owned->clusters[i] == cluster)
            return;
    if (owned->count < PAPERS_COUNTED)
        owned->clusters[owned->count++] = cluster;
}

/* What independent others give as results, as far as it is near enough to the figure: equal, or a slip away. */
static void find_owners(const struct race *race, uint32_t index, bool equal, struct owners *owners) {
    const struct statement *own = race->statements[index];
    owners->count = 0;
    for (uint32_t i = 0; i < race->statement_count; i++) {
        const struct statement *other = race->statements[i];
        if (cluster_of(race, i) == cluster_of(race, index) || !is_result(race, i) || other->mark.unit != own->mark.unit ||
            !(equal ? is_same_figure(other->mark, own->mark) : slip_of_mark(own, other->mark, race->arena) != SLIP_NONE))
            continue;
        uint32_t at = 0;
        while (at < owners->count && (owners->items[at].runner != race->runner_of[i] || owners->items[at].round != race->round_of[i] ||
                                      !marks_agree(owners->items[at].statement->mark, other->mark)))
            at++;
        if (at == OWNERS_COMPARED)
            continue;
        if (at == owners->count)
            owners->items[owners->count++] = (struct owned){.statement = other, .runner = race->runner_of[i], .round = race->round_of[i]};
        count_cluster(&owners->items[at], cluster_of(race, i));
    }
}

/* The one owner who has that many papers; NULL when there is none, or several. */
static const struct owned *only_owner(const struct owners *owners, uint32_t papers) {
    const struct owned *found = NULL;
    for (uint32_t i = 0; i < owners->count; i++) {
        if (owners->items[i].count < papers)
            continue;
        if (found)
            return NULL;
        found = &owners->items[i];
    }
    return found;
}

/* Does another paper print the figure, of whomever and as whatever? */
static bool is_printed_by_others(const struct race *race, uint32_t index) {
    for (uint32_t i = 0; i < race->statement_count; i++)
        if (cluster_of(race, i) != cluster_of(race, index) && mark_is_result(race->statements[i]->mark) &&
            marks_agree(race->statements[i]->mark, race->statements[index]->mark))
            return true;
    return false;
}

/*
 * Is it certain, or likely, that the figure is not the result of the one it was given to? It was given to nobody; or others have another
 * result of the same athlete in that round, from which it is no slip; or it was given by position only to somebody of whom no other paper
 * knows anything here.
 */
static bool is_misplaced(const struct race *race, uint32_t index) {
    const struct statement *own = race->statements[index];
    if (race->runner_of[index] == NOBODY)
        return true;
    bool is_known = false, is_denied = false;
    for (uint32_t i = 0; i < race->statement_count; i++) {
        const struct statement *other = race->statements[i];
        if (race->runner_of[i] != race->runner_of[index] || cluster_of(race, i) == cluster_of(race, index))
            continue;
        is_known |= other->kind == CLAIM_RESULT || other->kind == CLAIM_PLACING;
        if (!is_result(race, i) || other->mark.unit != own->mark.unit)
            continue;
        if (marks_agree(other->mark, own->mark) || slip_of_mark(own, other->mark, race->arena) != SLIP_NONE)
            return false;
        is_denied |= race->round_of[i] == race->round_of[index];
    }
    return is_denied || (!is_known && own->is_weak);
}

static bool paper_has(const struct race *race, uint32_t index, struct mark mark) {
    for (uint32_t i = 0; i < race->statement_count; i++)
        if (race->voice_of[i] == race->voice_of[index] && marks_agree(race->statements[i]->mark, mark))
            return true;
    return false;
}

/* "The record of 12.12 was hers already": a paper that gives the athlete no result of that round that others know means the result of it. */
static bool is_record_of(const struct race *race, uint32_t index, const struct owned *owned) {
    if (race->runner_of[index] != owned->runner)
        return false;
    for (uint32_t i = 0; i < race->statement_count; i++)
        if (race->voice_of[i] == race->voice_of[index] && race->runner_of[i] == owned->runner && race->round_of[i] == owned->round && is_result(race, i) &&
            mark_is_shared(race, i))
            return false;
    return true;
}

static const struct owned *home_of(const struct race *race, uint32_t index, struct owners *owners) {
    bool is_record = race->statements[index]->kind == CLAIM_RECORD;
    if (!is_record && !is_misplaced(race, index))
        return NULL;
    find_owners(race, index, true, owners);
    const struct owned *owned = only_owner(owners, 1);
    if (!owned && !owners->count && !is_printed_by_others(race, index)) {
        find_owners(race, index, false, owners);
        owned = only_owner(owners, 2);
        if (owned && paper_has(race, index, owned->statement->mark))
            return NULL;   /* the old best of somebody else may be a slip away from a result */
    }
    return owned && (!is_record || is_record_of(race, index, owned)) ? owned : NULL;
}

struct move { uint32_t index; int32_t runner; enum round round; };
struct moves { struct move *items; uint32_t count, room; };

void figures_take_home(struct race *race) {
    struct owners *owners = ARENA_NEW(race->arena, struct owners);
    struct moves moves = {0};
    for (uint32_t i = 0; i < race->statement_count; i++) {
        const struct statement *statement = race->statements[i];
        bool may_be_result = statement->kind == CLAIM_RESULT || statement->kind == CLAIM_RECORD;
        if (!may_be_result || !mark_is_result(statement->mark) || statement->mark.amount < FIGURE_LONG * statement->mark.step ||
            statement->mark.flags & MARK_APPROXIMATE || race->voices.items[race->voice_of[i]].is_reference)
            continue;
        const struct owned *owned = home_of(race, i, owners);
        if (owned)
            *LIST_ADD(&moves, race->arena) = (struct move){i, owned->runner, owned->round};
    }
    for (LIST_EACH(struct move, move, &moves)) {   /* all were judged in the same state, so that the order does not matter */
        struct statement *anew = ARENA_NEW(race->arena, struct statement);
        *anew = *race->statements[move->index];
        anew->kind = CLAIM_RESULT;
        anew->is_weak = true;
        anew->nation = (str){0};   /* these were told of the other one */
        anew->age = 0;
        race->statements[move->index] = anew;
        race->runner_of[move->index] = move->runner;
        race->round_of[move->index] = move->round;
    }
}
