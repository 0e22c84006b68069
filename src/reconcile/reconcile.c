#include "reconcile/reconcile.h"
#include "base/memory.h"
#include "base/sort.h"


#include "own_result.h"

enum { TRUST_OF_REFERENCES = 990 };

enum status reconciler_open(const struct reconcile_options *options, struct reconciler **reconciler, struct error *error) {
    struct reconciler *made = MEMORY_NEW(1, struct reconciler);
    made->reference_trust = options->reference_trust ? options->reference_trust : TRUST_OF_REFERENCES;
    enum status status = editions_read(&made->editions, options->competitions, options->competition_names, &made->arena, error);
    if (status == OK)
        status = sources_read(&made->sources, options->sources, &made->arena, error);
    if (status != OK) {
        reconciler_close(made);
        return status;
    }
    *reconciler = made;
    return OK;
}

void reconciler_close(struct reconciler *reconciler) {
    if (!reconciler)
        return;
    arena_close(&reconciler->arena);
    memory_free(reconciler);
}

/* An order that depends on what statements say and where, never on when they came. */
static int compare_statements(const void *a, const void *b) {
    const struct statement *x = *(const struct statement *const *)a, *y = *(const struct statement *const *)b;
    int order = memcmp(x->document.bytes, y->document.bytes, sizeof x->document.bytes);
    if (order)
        return order;
    if (x->bytes.start != y->bytes.start)
        return x->bytes.start < y->bytes.start ? -1 : 1;
    if (x->bytes.end != y->bytes.end)
        return x->bytes.end < y->bytes.end ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if ((order = str_compare(x->athlete, y->athlete)) || (order = str_compare(x->part, y->part)) || (order = str_compare(x->rival, y->rival)))
        return order;
    if (x->mark.amount != y->mark.amount)
        return x->mark.amount < y->mark.amount ? -1 : 1;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

/* Votes of the statements for a text; the one with most wins, the first in the order of bytes among equals. */
static str most_common(const struct race *race, str (*of)(const struct race *, const struct statement *)) {
    str best = {0};
    uint32_t best_count = 0;
    for (uint32_t i = 0; i < race->statement_count && i < 1000; i++) {
        str text = of(race, race->statements[i]);
        if (!text.size || str_equal(text, best))
            continue;
        uint32_t count = 0;
        for (uint32_t j = 0; j < race->statement_count && j < 1000; j++)
            count += str_equal(of(race, race->statements[j]), text);
        if (count > best_count || (count == best_count && str_compare(text, best) < 0)) {
            best = text;
            best_count = count;
        }
    }
    return best;
}

static str event_of(const struct race *race, const struct statement *statement) {
    (void)race;
    return statement->event;
}

static str competition_of(const struct race *race, const struct statement *statement) {
    int16_t year = statement->year;
    return editions_name(&race->reconciler->editions, statement->competition, statement->event, &year, race->arena);
}

/* What the race is called: by the directory's key, or by what most statements say. */
static void name_race(struct race *race) {
    if (race->directory) {
        race->key = directory_race(race->directory, race->statements[0], race->arena);
        str rest = race->key;
        race->competition = str_cut(&rest, '|');
        str year = str_cut(&rest, '|');
        int64_t number;
        race->year = str_to_int(year, &number) ? (int16_t)number : 0;
        race->event = str_cut(&rest, '|');
        race->sex = sex_of(str_cut(&rest, '|'));
    } else {
        race->competition = most_common(race, competition_of);
        race->event = most_common(race, event_of);
        for (uint32_t i = 0; i < race->statement_count; i++) {
            const struct statement *statement = race->statements[i];
            int16_t year = statement->year;
            editions_name(&race->reconciler->editions, statement->competition, statement->event, &year, race->arena);
            if (!race->year && statement->kind != CLAIM_RECORD && statement->kind != CLAIM_BEST)
                race->year = editions_year(&race->reconciler->editions, race->competition, year);
            if (!race->sex)
                race->sex = statement->sex;
        }
        const char *sex = sex_name(race->sex);
        race->key = str_print(race->arena, "%.*s|%d|%.*s|%s", STR_ARG(race->competition), (int)race->year, STR_ARG(race->event), sex ? sex : "");
    }
    race->is_championship = editions_find(&race->reconciler->editions, race->competition, race->year) != NULL;
}

/* ---- figures in another unit ---- */

enum { UNITS = UNIT_MM_PER_S + 1, RESULTS_LEAST = 4, OF_ONE_UNIT = 75 /* per cent */ };

static bool is_bare_figure(str text) {
    bool has_digit = false;
    for (size_t i = 0; i < text.size; i++) {
        if (!char_is_digit(text.data[i]) && text.data[i] != '.')
            return false;
        has_digit |= char_is_digit(text.data[i]);
    }
    return has_digit;
}

/* The unit and quantity that most results of the race have; UNIT_NONE where it is a mixture. */
static struct mark usual_mark(const struct race *race) {
    uint32_t counts[UNITS] = {0}, total = 0;
    struct mark usual[UNITS] = {{0}};
    for (uint32_t i = 0; i < race->statement_count; i++) {
        struct mark mark = race->statements[i]->mark;
        if (race->statements[i]->kind != CLAIM_RESULT || !mark_is_result(mark))
            continue;
        counts[mark.unit]++;
        total++;
        if (usual[mark.unit].quantity == QUANTITY_NONE)
            usual[mark.unit] = mark;
    }
    for (int unit = 0; unit < UNITS; unit++)
        if (total >= RESULTS_LEAST && counts[unit] * 100 >= total * OF_ONE_UNIT)
            return usual[unit];
    return (struct mark){0};
}

/* "6.02" is no height that anybody jumps, so it was taken for a time: among the results of a high jump it is a height, and wrong. */
static void read_bare_figures_anew(struct race *race) {
    struct mark usual = usual_mark(race);
    for (uint32_t i = 0; i < race->statement_count && usual.unit != UNIT_NONE; i++) {
        const struct statement *statement = race->statements[i];
        struct mark mark;
        if (statement->kind != CLAIM_RESULT || !mark_is_result(statement->mark) || statement->mark.unit == usual.unit ||
            !is_bare_figure(statement->quoted) || !mark_read(statement->quoted, usual.quantity, HINT_NONE, &mark))
            continue;
        struct statement *anew = ARENA_NEW(race->arena, struct statement);
        *anew = *statement;
        anew->mark = mark;
        race->statements[i] = anew;
    }
}

static int compare_facts(const void *a, const void *b) {
    const struct fact *x = a, *y = b;
    int order = str_compare(x->athlete, y->athlete);
    if (order || (order = (int)x->round - (int)y->round) || (order = str_compare(x->attribute, y->attribute)) ||
        (order = str_compare(x->value, y->value)))
        return order;
    return str_compare(x->key, y->key);
}

static int compare_discrepancies(const void *a, const void *b) {
    const struct discrepancy *x = a, *y = b;
    int order = (int)x->kind - (int)y->kind;
    if (order || (order = str_compare(x->athlete, y->athlete)) || (order = (int)x->round - (int)y->round) ||
        (order = str_compare(x->key, y->key)))
        return order;
    return x->values.count && y->values.count ? str_compare(x->values.items[0].value, y->values.items[0].value) : 0;
}

void reconcile_race(const struct reconciler *reconciler, const struct directory *directory, const struct evidence *evidence,
                    struct arena *arena, struct findings *findings) {
    if (!evidence->statement_count)
        return;
    struct race race = {.reconciler = reconciler, .directory = directory, .evidence = evidence, .findings = findings, .arena = arena,
                        .statement_count = evidence->statement_count};
    race.statements = ARENA_ARRAY(arena, race.statement_count, const struct statement *);
    memcpy(race.statements, evidence->statements, race.statement_count * sizeof *race.statements);
    sort_items(race.statements, race.statement_count, sizeof *race.statements, compare_statements);
    uint32_t first_fact = findings->facts.count, first_discrepancy = findings->discrepancies.count;

    name_race(&race);
    read_bare_figures_anew(&race);
    voices_gather(&race);
    runners_gather(&race);
    rounds_decide(&race);
    figures_take_home(&race);
    results_take_misprints(&race);
    slots_gather(&race);
    constraints_gather(&race);
    race_solve(&race);
    if (voices_join_by_errors(&race)) {
        for (LIST_EACH(struct slot, slot, &race.slots))
            slot_weigh(&race, slot);
        race_solve(&race);
    }
    traits_gather(&race);
    records_gather(&race);
    verdicts_give(&race, findings);
    spellings_check(&race, findings);
    events_check(&race, findings);
    editions_check(&race, findings);
    records_check(&race, findings);
    revisions_check(&race, findings);

    if (findings->facts.count > first_fact)
        sort_items(findings->facts.items + first_fact, findings->facts.count - first_fact, sizeof *findings->facts.items, compare_facts);
    if (findings->discrepancies.count > first_discrepancy)
        sort_items(findings->discrepancies.items + first_discrepancy, findings->discrepancies.count - first_discrepancy,
              sizeof *findings->discrepancies.items, compare_discrepancies);
}
