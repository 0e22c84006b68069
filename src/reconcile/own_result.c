/*
 * A paper may print several true marks of one athlete: other attempts, other rounds, last year's. The result is what two other papers
 * agree on, where the paper has it too; else the mark beside the place, or what others have, or the best of a series. A mark that differs
 * from the result is held against its paper only where it must be a misprint: a slip away, nobody else's, and no possible other
 * performance.
 */
#include "own_result.h"
#include "slip.h"

enum {
    LONG_FIGURE = 2000,     /* steps: so long a figure is not a slip away from another race's by chance */
    MARKS_COMPARED = 32,    /* different marks of one athlete and round */
    CLUSTERS_COUNTED = 8,
    CONVERSION_AWAY = 60,   /* bytes between a distance in metres and the same in feet */
    PLACE_AWAY = 24,        /* bytes between a place and its mark: "2. P Aldous (Wexcombe H) 11.02" */
    NAME_LONGEST = 64,      /* bytes of a place with the name beside it */
    WORST_ATTEMPT = 75,     /* per cent of the result: nobody's series has a shorter jump that a paper would print */
    WORST_RACE = 108,       /* per cent of the result */
    FINE_ENOUGH = 10,       /* times the step of the result: a tenth of a second for a hundredth */
};

static struct mark mark_of(const struct race *race, uint32_t index) { return race->statements[index]->mark; }

static bool is_placed(const struct statement *statement) { return statement->place || statement->medal != MEDAL_NONE; }

static bool is_slip_of(const struct race *race, const struct statement *a, const struct statement *b) {
    return slip_of_mark(a, b->mark, race->arena) != SLIP_NONE || slip_of_mark(b, a->mark, race->arena) != SLIP_NONE;
}

static bool is_result_of(const struct race *race, uint32_t i, int32_t runner) {
    return race->runner_of[i] == runner && race->statements[i]->kind == CLAIM_RESULT && mark_is_result(race->statements[i]->mark);
}

bool mark_is_shared(const struct race *race, uint32_t index) {
    for (uint32_t i = 0; i < race->statement_count; i++)
        if (race->voice_of[i] != race->voice_of[index] && race->round_of[i] == race->round_of[index] && is_result_of(race, i, race->runner_of[index]) &&
            marks_agree(mark_of(race, i), mark_of(race, index)))
            return true;
    return false;
}

/* ---- what others have ---- */

struct agreed {
    const struct statement *statement;
    uint32_t clusters[CLUSTERS_COUNTED], count;
};

static void add_cluster(struct agreed *agreed, uint32_t cluster) {
    for (uint32_t i = 0; i < agreed->count; i++)
        if (agreed->clusters[i] == cluster)
            return;
    if (agreed->count < CLUSTERS_COUNTED)
        agreed->clusters[agreed->count++] = cluster;
}

/* Of a series the best is the result; else what most papers have. */
static bool is_likelier(const struct agreed *a, const struct agreed *than) {
    if (mark_is_field(a->statement->mark))
        return mark_beats(a->statement->mark, than->statement->mark);
    return a->count > than->count;
}

/* The mark that at least two independent other papers give the athlete in that round as the result; NULL when there is none, or two. */
static const struct statement *agreed_by_others(const struct race *race, uint32_t index) {
    struct agreed marks[MARKS_COMPARED];
    uint32_t count = 0, own_cluster = race->voices.items[race->voice_of[index]].cluster;
    for (uint32_t i = 0; i < race->statement_count; i++) {
        uint32_t cluster = race->voices.items[race->voice_of[i]].cluster;
        if (cluster == own_cluster || race->round_of[i] != race->round_of[index] || !is_result_of(race, i, race->runner_of[index]))
            continue;
        uint32_t at = 0;
        while (at < count && !marks_agree(marks[at].statement->mark, mark_of(race, i)))
            at++;
        if (at == MARKS_COMPARED)
            continue;
        if (at == count)
            marks[count++] = (struct agreed){.statement = race->statements[i]};
        add_cluster(&marks[at], cluster);
    }
    const struct agreed *best = NULL;
    bool is_tied = false;
    for (uint32_t i = 0; i < count; i++) {
        if (marks[i].count < 2)
            continue;
        if (!best || is_likelier(&marks[i], best)) {
            best = &marks[i];
            is_tied = false;
        } else if (!is_likelier(best, &marks[i])) {
            is_tied = true;
        }
    }
    return best && !is_tied ? best->statement : NULL;
}

/* Is it the other paper's figure too? As exact, or 9.79, of which 9.789 is finer; feet agree with several metric figures. */
static bool is_same_figure(struct mark other, struct mark own) {
    if ((other.flags ^ own.flags) & MARK_CONVERTED && other.amount != own.amount)
        return false;
    return mark_is_result(other) && (other.step == own.step || other.step == own.step * 10) && marks_agree(other, own);
}

/* Does another paper know the mark of this athlete, as whatever, or of another one in this round? Chance does not repeat a misprint, and no
 * clock shows 2:13:64, though it be as long as another's 2:14:04. A figure that the paper firmly gives to the athlete may yet be the slip that
 * made it another's. */
static bool is_known_elsewhere(const struct race *race, uint32_t index) {
    const struct statement *own = race->statements[index];
    if (mark_is_impossible(own->mark))
        return false;
    for (uint32_t i = 0; i < race->statement_count; i++) {
        if (race->voice_of[i] == race->voice_of[index] || !is_same_figure(mark_of(race, i), own->mark))
            continue;
        bool is_anothers = race->round_of[i] == race->round_of[index] && race->statements[i]->kind == CLAIM_RESULT &&
                           mark_of(race, i).amount == own->mark.amount;
        if (race->runner_of[i] == race->runner_of[index] || (is_anothers && own->is_weak))
            return true;
    }
    return false;
}

/* ---- misprint, or another performance? ---- */

/* Does the text of the same paper print the headline's mark, of whomever and as whatever? Then the headline is right. */
static bool is_in_text(const struct race *race, const struct statement *headline) {
    for (uint32_t i = 0; i < race->statement_count; i++) {
        const struct statement *statement = race->statements[i];
        if (!statement->in_title && sha256_equal(statement->document, headline->document) && statement->mark.quantity != QUANTITY_NONE &&
            marks_agree(statement->mark, headline->mark))
            return true;
    }
    return false;
}

/* Two marks of one athlete in one round of one paper: a contradiction (headline against body, or both beside the same place, a slip
 * away from each other), or two different performances? */
static bool is_contradiction(const struct race *race, const struct statement *a, const struct statement *b) {
    if (!is_slip_of(race, a, b))
        return false;
    if (a->in_title != b->in_title)
        return !is_in_text(race, a->in_title ? a : b);
    bool same_place = a->place && a->place == b->place;
    return same_place && !mark_is_field(a->mark);
}

/* Does the paper tell of several rounds of the race; of that runner, or (NOBODY) of anybody? */
static bool speaks_of_several_rounds(const struct race *race, uint32_t voice, int32_t runner) {
    enum round only = ROUND_UNKNOWN;
    for (uint32_t i = 0; i < race->statement_count; i++) {
        if (race->voice_of[i] != voice || race->statements[i]->round == ROUND_UNKNOWN || (runner != NOBODY && race->runner_of[i] != runner))
            continue;
        if (only != ROUND_UNKNOWN && race->statements[i]->round != only)
            return true;
        only = race->statements[i]->round;
    }
    return false;
}

/* So far from the result that no paper would print it as another attempt, or another race, of the same athlete. */
static bool is_beyond_belief(struct mark mark, struct mark result) {
    if (mark_is_field(result))
        return mark_beats(mark, result) || mark.amount * 100 < result.amount * WORST_ATTEMPT;
    if (result.unit != UNIT_MS)
        return false;
    return mark.amount * 100 > result.amount * WORST_RACE || mark.amount * WORST_RACE < result.amount * 100;
}

/* "22.41 metres (75 feet 2 inches)", "It was 22.41m. Not a metric person? Call it 75 feet 2": a distance in metres and the same in feet, with no
 * other figure between; or the only one in metres and the only one in feet that the paper has of the athlete. */
static bool is_converted_into(const struct race *race, uint32_t index, uint32_t other) {
    const struct statement *a = race->statements[index], *b = race->statements[other];
    uint32_t from = a->bytes.end <= b->bytes.start ? a->bytes.end : b->bytes.end, to = a->bytes.end <= b->bytes.start ? b->bytes.start : a->bytes.start;
    bool is_beside = from <= to && to - from <= CONVERSION_AWAY, is_only = true;
    for (uint32_t i = 0; i < race->statement_count; i++) {
        const struct statement *third = race->statements[i];
        if (race->voice_of[i] != race->voice_of[index] || i == index || i == other || !mark_is_result(third->mark))
            continue;
        is_beside &= third->bytes.end <= from || third->bytes.start >= to;
        is_only &= race->runner_of[i] != race->runner_of[index];
    }
    return is_beside || is_only;
}

/* Does the paper have the result in the other measure, where this figure should be the same? */
static bool is_conversion_of(const struct race *race, uint32_t index, struct mark result) {
    for (uint32_t i = 0; i < race->statement_count; i++)
        if (race->voice_of[i] == race->voice_of[index] && is_result_of(race, i, race->runner_of[index]) && marks_agree(mark_of(race, i), result) &&
            (mark_of(race, i).flags ^ mark_of(race, index).flags) & MARK_CONVERTED && is_converted_into(race, index, i))
            return true;
    return false;
}

/* Does any paper, somewhere else, give the runner of a statement that result in its round? */
static bool has_result_elsewhere(const struct race *race, uint32_t index, struct mark result) {
    for (uint32_t i = 0; i < race->statement_count; i++)
        if (i != index && race->round_of[i] == race->round_of[index] && is_result_of(race, i, race->runner_of[index]) && marks_agree(mark_of(race, i), result))
            return true;
    return false;
}

/* "Both men were given 9.89": one figure for two athletes of the round whose result is the same, a slip away. Such a figure is of no other
 * race: both would have to have run it twice. */
static bool is_of_two_with(const struct race *race, uint32_t index, struct mark result) {
    for (uint32_t i = 0; i < race->statement_count; i++)
        if (race->voice_of[i] == race->voice_of[index] && race->statements[i]->bytes.start == race->statements[index]->bytes.start &&
            race->round_of[i] == race->round_of[index] && race->runner_of[i] != NOBODY && race->runner_of[i] != race->runner_of[index] &&
            is_result_of(race, i, race->runner_of[i]) && has_result_elsewhere(race, i, result))
            return true;
    return false;
}

/* The first statement of the race that does not stand before this one in its document; the order of statements is by document and byte. */
static uint32_t where_it_stands(const struct race *race, const struct statement *statement) {
    uint32_t low = 0, high = race->statement_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = memcmp(race->statements[middle]->document.bytes, statement->document.bytes, sizeof statement->document.bytes);
        if (order < 0 || (!order && race->statements[middle]->bytes.start < statement->bytes.start))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool mark_stands_beside_place(const struct race *race, const struct statement *mark, int32_t runner) {
    if (is_placed(mark))
        return true;
    for (uint32_t i = where_it_stands(race, mark); i-- > 0;) {
        const struct statement *before = race->statements[i];
        if (!sha256_equal(before->document, mark->document) || before->bytes.start + PLACE_AWAY + NAME_LONGEST < mark->bytes.start)
            return false;
        if (is_placed(before))   /* the nearest place, and it is his */
            return race->runner_of[i] == runner && before->bytes.end <= mark->bytes.start && mark->bytes.start - before->bytes.end <= PLACE_AWAY &&
                   statements_share_sentence(before, mark);
    }
    return false;
}

/* A slip away from the result, nobody else's, and no possible other performance: a record is set once, and one distance may stand there
 * in metres and in feet. Short figures (9.91) and papers that tell of heats are given the benefit of the doubt. */
static bool is_misprint(const struct race *race, uint32_t index, const struct statement *result) {
    const struct statement *own = race->statements[index];
    if (slip_of_mark(own, result->mark, race->arena) == SLIP_NONE || is_known_elsewhere(race, index))
        return false;
    if (is_beyond_belief(own->mark, result->mark) || own->record.size || is_conversion_of(race, index, result->mark) ||
        is_of_two_with(race, index, result->mark) || mark_stands_beside_place(race, own, race->runner_of[index]))
        return true;
    if (mark_is_field(own->mark))
        return false;
    if (own->round != ROUND_UNKNOWN && own->round == race->round_of[index])   /* "at 9.75 in the final" */
        return !speaks_of_several_rounds(race, race->voice_of[index], race->runner_of[index]);
    bool is_long = own->mark.amount >= LONG_FIGURE * own->mark.step;
    return (is_long || (!own->is_weak && !own->in_quote)) && !speaks_of_several_rounds(race, race->voice_of[index], NOBODY);
}

bool mark_is_misprint_of_others(const struct race *race, uint32_t index) {
    const struct statement *result = agreed_by_others(race, index);
    return result && slip_of_mark(race->statements[index], result->mark, race->arena) != SLIP_NONE && !is_known_elsewhere(race, index);
}

void results_take_misprints(struct race *race) {
    for (uint32_t i = 0; i < race->statement_count; i++) {
        const struct statement *statement = race->statements[i];
        bool may_be_result = (statement->kind == CLAIM_SPLIT && !statement->part.size) || (statement->kind == CLAIM_MARGIN && !statement->rival.size);
        if (!may_be_result || race->runner_of[i] == NOBODY || !mark_is_misprint_of_others(race, i))
            continue;
        struct statement *result = ARENA_NEW(race->arena, struct statement);
        *result = *statement;
        result->kind = CLAIM_RESULT;
        result->mark.quantity = agreed_by_others(race, i)->mark.quantity;
        race->statements[i] = result;
    }
}

/* ---- which is the result? ---- */

static bool any_kept(const struct owns *owns) {
    for (LIST_EACH(struct own, own, owns))
        if (own->is_kept)
            return true;
    return false;
}

/* Each with each: 9.784 and 9.789 both agree with 9.79. */
static bool all_agree(const struct race *race, const struct owns *owns) {
    for (uint32_t i = 0; i < owns->count; i++)
        for (uint32_t j = i + 1; j < owns->count && j <= i + MARKS_COMPARED; j++)
            if (!marks_agree(mark_of(race, owns->items[i].index), mark_of(race, owns->items[j].index)))
                return false;
    return true;
}

static bool is_best(const struct race *race, const struct owns *owns, uint32_t index) {
    for (LIST_EACH(struct own, other, owns))
        if (mark_beats(mark_of(race, other->index), mark_of(race, index)) && !marks_agree(mark_of(race, other->index), mark_of(race, index)))
            return false;
    return true;
}

static bool beats_kept(const struct race *race, const struct owns *owns, const struct statement *statement) {
    for (LIST_EACH(struct own, own, owns))
        if (own->is_kept && mark_beats(mark_of(race, own->index), statement->mark))
            return false;
    return true;
}

/* 9.784 and 9.789 are both 9.79: the second is somebody else's. */
static bool differs_from_kept(const struct race *race, const struct owns *owns, uint32_t index) {
    for (LIST_EACH(struct own, own, owns))
        if (own->index != index && own->is_kept && !marks_agree(mark_of(race, own->index), mark_of(race, index)))
            return true;
    return false;
}

/* Others agree on the result: the paper has it too, perhaps with a misprint beside it; or has a misprint of it. "16m", which somebody hopes
 * for, agrees with 15.74 and does not tell it. */
static bool keep_by_others(const struct race *race, struct owns *owns, const struct statement *result) {
    bool has_result = false;
    for (LIST_EACH(struct own, own, owns)) {
        own->is_kept = marks_agree(mark_of(race, own->index), result->mark) && !differs_from_kept(race, owns, own->index);
        has_result |= own->is_kept && mark_of(race, own->index).step <= result->mark.step * FINE_ENOUGH;
    }
    for (LIST_EACH(struct own, own, owns)) {
        if (own->is_kept || marks_agree(mark_of(race, own->index), result->mark))
            continue;
        bool is_slip = slip_of_mark(race->statements[own->index], result->mark, race->arena) != SLIP_NONE;
        if (is_slip)
            own->is_kept = has_result ? is_misprint(race, own->index, result) : !is_known_elsewhere(race, own->index);
    }
    return has_result || any_kept(owns);
}

/* Nobody helps: the mark beside the place, or what another paper has, or the best of a series; and what contradicts it. */
static void keep_alone(const struct race *race, struct owns *owns) {
    bool is_field = mark_is_field(mark_of(race, owns->items[0].index));
    for (LIST_EACH(struct own, own, owns))
        own->is_kept = is_placed(race->statements[own->index]);
    if (!any_kept(owns) && !is_field)
        for (LIST_EACH(struct own, own, owns))
            own->is_kept = mark_is_shared(race, own->index);
    if (is_field) {
        bool any = any_kept(owns);
        for (LIST_EACH(struct own, own, owns))
            own->is_kept = any ? own->is_kept && beats_kept(race, owns, race->statements[own->index]) : is_best(race, owns, own->index);
    }
    for (LIST_EACH(struct own, own, owns))
        for (LIST_EACH(struct own, other, owns))
            if (!own->is_kept && other->is_kept && is_contradiction(race, race->statements[own->index], race->statements[other->index]))
                own->is_kept = true;
    /* several marks beside places that are no slip of each other are several races: compare none that nobody else has */
    for (LIST_EACH(struct own, own, owns))
        for (LIST_EACH(struct own, other, owns))
            if (own->is_kept && other->is_kept && !marks_agree(mark_of(race, own->index), mark_of(race, other->index)) &&
                !is_contradiction(race, race->statements[own->index], race->statements[other->index]) && !mark_is_shared(race, own->index))
                own->is_kept = false;
}

/* The headline's mark against the text's, whoever agrees. */
static void keep_headline(const struct race *race, struct owns *owns) {
    for (LIST_EACH(struct own, own, owns))
        for (LIST_EACH(struct own, other, owns)) {
            const struct statement *a = race->statements[own->index], *b = race->statements[other->index];
            if (!own->is_kept && other->is_kept && a->in_title != b->in_title && is_contradiction(race, a, b))
                own->is_kept = true;
        }
}

void own_results_keep(const struct race *race, struct owns *owns) {
    if (all_agree(race, owns)) {
        for (LIST_EACH(struct own, own, owns))
            own->is_kept = true;
        return;
    }
    const struct statement *result = agreed_by_others(race, owns->items[0].index);
    if (!result || !keep_by_others(race, owns, result))
        keep_alone(race, owns);
    keep_headline(race, owns);
}
