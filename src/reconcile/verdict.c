/*
 * From chosen options to facts and discrepancies.
 *
 * A slot with several options is a discrepancy only when the losing ones can be blamed on a paper: what was read by position only is
 * suspected first, and a mark that is no slip of the right one, stands beside no place and is nobody else's may simply be another
 * performance. False alarms are worse than misses.
 */
#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "race.h"
#include "slip.h"

/* 0 … 1000 from a lead in thousandths of a nat. */
static uint16_t confidence_of(int64_t gap) {
    if (gap > 20000)
        return 999;
    return (uint16_t)lround(1000.0 / (1.0 + exp(-(double)gap / 1000.0)));
}

static const char *round_text(enum round round) {
    const char *name = round_name(round);
    return name ? name : "";
}

/* 32 hexadecimal digits over the texts. */
static str content_key(struct arena *arena, const char *kind, const struct race *race, enum round round, str who, str attribute) {
    str text = str_print(arena, "%s|%.*s|%s|%.*s|%.*s", kind, STR_ARG(race->key), round_text(round), STR_ARG(name_fold(who, arena)),
                         STR_ARG(attribute));
    char digits[65];
    sha256_print(sha256_of(text), digits);
    return str_copy((str){digits, 32}, arena);
}

static const struct decision *decision_for(const struct race *race, str key) {
    for (uint32_t i = 0; i < race->evidence->decision_count; i++)
        if (str_equal(race->evidence->decisions[i].key, key))
            return &race->evidence->decisions[i];
    return NULL;
}

struct discrepancy *discrepancy_add(const struct race *race, struct findings *findings, enum discrepancy_kind kind, enum round round,
                                    str athlete, str attribute) {
    str key = content_key(race->arena, discrepancy_kind_name(kind), race, round, athlete, attribute);
    const struct decision *decision = decision_for(race, key);
    if (decision && decision->kind == DECISION_REJECT)
        return NULL;
    struct discrepancy *discrepancy = LIST_ADD(&findings->discrepancies, race->arena);
    *discrepancy = (struct discrepancy){.key = key, .kind = kind, .athlete = athlete, .event = race->event,
                                        .competition = race->competition, .year = race->year, .round = round};
    return discrepancy;
}

void value_add(struct discrepancy *discrepancy, str value, const struct says *said, uint32_t count, struct arena *arena) {
    struct discrepancy_value *added = LIST_ADD(&discrepancy->values, arena);
    added->value = value;
    for (uint32_t i = 0; i < count; i++)
        *LIST_ADD(&added->statements, arena) = said[i].statement;
}

/* ---- verdicts ---- */

static uint32_t clusters_of(const struct race *race, const struct says *said, uint32_t count) {
    uint32_t found = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool is_new = !race->voices.items[said[i].voice].is_replaced;
        for (uint32_t j = 0; j < i && is_new; j++)
            is_new = race->voices.items[said[j].voice].cluster != race->voices.items[said[i].voice].cluster;
        found += is_new;
    }
    return found;
}

static bool is_coarser_somewhere(const struct option *option) {
    if (option->worth.mark.quantity == QUANTITY_NONE) /* a nation or a date has no precision, though its sentence may hold a mark */
        return false;
    for (LIST_EACH(struct says, says, &option->said))
        if (says->statement->mark.quantity != QUANTITY_NONE && says->statement->mark.step > option->worth.mark.step)
            return true;
    return false;
}

static enum verdict verdict_alone(const struct race *race, const struct option *option) {
    if (option_is_replaced(race, option))
        return VERDICT_SUPERSEDED;
    if (clusters_of(race, option->said.items, option->said.count) < 2)
        return VERDICT_SINGLE_SOURCE;
    return is_coarser_somewhere(option) ? VERDICT_AGREED_LOWER_PRECISION : VERDICT_AGREED;
}

static struct fact *fact_add(const struct race *race, struct findings *findings, const struct slot *slot, const struct option *option,
                             enum verdict verdict) {
    str athlete = slot->runner == NOBODY ? (str){0} : race->runners.items[slot->runner].name;
    struct fact *fact = LIST_ADD(&findings->facts, race->arena);
    *fact = (struct fact){.athlete = athlete, .event = race->event, .competition = race->competition, .sex = race->sex, .year = race->year,
                          .round = slot->round, .attribute = slot_attribute(slot, race->arena), .verdict = verdict};
    if (slot->runner != NOBODY && race->sex == SEX_UNKNOWN)
        fact->sex = race->runners.items[slot->runner].sex;
    if (slot->attribute == ATTRIBUTE_MARGIN && slot->rival != NOBODY && !slot->rival_is_guessed)
        fact->attribute = str_print(race->arena, "margin to %.*s", STR_ARG(race->runners.items[slot->rival].name));
    fact->key = content_key(race->arena, "fact", race, slot->round, athlete, fact->attribute);
    fact->value = option->worth.text;
    fact->confidence = confidence_of(slot->gap > 0 ? slot->gap : option->weight);
    return fact;
}

static void support_add(const struct race *race, struct fact *fact, const struct says *said, uint32_t count, enum stance stance) {
    for (uint32_t i = 0; i < count; i++) {
        struct fact_support *support = (struct fact_support *)LIST_ADD(&fact->support, race->arena);
        *support = (struct fact_support){said[i].statement, stance};
    }
}

static void support_slot(const struct race *race, struct fact *fact, const struct slot *slot, const struct option *chosen) {
    for (LIST_EACH(struct option, option, &slot->options))
        support_add(race, fact, option->said.items, option->said.count, option == chosen ? STANCE_SUPPORTS : STANCE_CONTRADICTS);
}

/* Do all papers that print the wrong values print the right one too, or does one paper say it all? */
static bool is_internal(const struct option *right, const struct option *const *wrong, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        for (LIST_EACH(struct says, says, &wrong[i]->said))
            if (!option_has_voice(right, says->voice))
                return false;
    return true;
}

static bool breaks_a_margin(const struct race *race, const struct slot *slot, const struct option *option) {
    for (LIST_EACH(struct constraint, constraint, &race->constraints)) {
        if (constraint->kind != CONSTRAINT_MARGIN || &race->slots.items[constraint->slots[1]] != slot)
            continue;
        const struct option *options[4] = {slot_chosen(&race->slots.items[constraint->slots[0]]), option,
                                           slot_chosen(&race->slots.items[constraint->slots[2]])};
        if (!constraint_holds(race, constraint, options))
            return true;
    }
    return false;
}

static const enum discrepancy_kind kind_of[] = {
    [ATTRIBUTE_MARK] = DISCREPANCY_MARK, [ATTRIBUTE_PLACE] = DISCREPANCY_PLACE, [ATTRIBUTE_MARGIN] = DISCREPANCY_MARGIN,
    [ATTRIBUTE_SPLIT] = DISCREPANCY_SPLIT, [ATTRIBUTE_WIND] = DISCREPANCY_MARK, [ATTRIBUTE_RECORD] = DISCREPANCY_RECORD,
    [ATTRIBUTE_BEST] = DISCREPANCY_RECORD, [ATTRIBUTE_DATE] = DISCREPANCY_DATE, [ATTRIBUTE_NATION] = DISCREPANCY_NATION,
    [ATTRIBUTE_AGE] = DISCREPANCY_AGE, [ATTRIBUTE_OTHER] = DISCREPANCY_MARK,
};

static enum verdict verdict_of_conflict(const struct race *race, const struct slot *slot, const struct option *right,
                                        const struct option *const *wrong, uint32_t count) {
    if (slot->attribute == ATTRIBUTE_MARGIN && breaks_a_margin(race, slot, wrong[0]))
        return VERDICT_ARITHMETIC_MISMATCH;
    if (is_internal(right, wrong, count))
        return VERDICT_INTERNAL_INCONSISTENCY;
    if (slot->gap < GAP_RESOLVED)
        return VERDICT_UNRESOLVED;
    return option_has_reference(race, right) ? VERDICT_REFUTED_BY_REFERENCE : VERDICT_RESOLVED;
}

/* A person's decision overrules: the option of that value is right, whatever the votes. */
/* What a person decided about the fact, or about what disagrees. */
static void decide_by(const struct race *race, struct slot *slot, const char *kind, str athlete) {
    str key = content_key(race->arena, kind, race, slot->round, athlete, slot_attribute(slot, race->arena));
    const struct decision *decision = decision_for(race, key);
    if (!decision || decision->kind != DECISION_VALUE)
        return;
    for (uint32_t i = 0; i < slot->options.count; i++)
        if (str_equal(slot->options.items[i].worth.text, decision->value)) {
            slot->chosen = (int32_t)i;
            slot->gap = WEIGHT_DECIDED;
        }
}

static void report_conflict(struct race *race, const struct slot *slot, const struct option *right, const struct option *const *wrong,
                            uint32_t count, struct fact *fact, struct findings *findings) {
    enum verdict verdict = verdict_of_conflict(race, slot, right, wrong, count);
    fact->verdict = verdict;
    bool is_open = slot->gap < GAP_RESOLVED;
    str athlete = slot->runner == NOBODY ? (str){0} : race->runners.items[slot->runner].name;
    struct discrepancy *discrepancy = discrepancy_add(race, findings, kind_of[slot->attribute], slot->round, athlete, fact->attribute);
    if (!discrepancy)
        return;
    discrepancy->verdict = verdict;
    if (!is_open)
        discrepancy->preferred = right->worth.text;
    value_add(discrepancy, right->worth.text, right->said.items, right->said.count, race->arena);
    for (uint32_t i = 0; i < count; i++)
        value_add(discrepancy, wrong[i]->worth.text, wrong[i]->said.items, wrong[i]->said.count, race->arena);
    explain_conflict(race, slot, right, wrong, count, discrepancy);
    fact->explanation = discrepancy->explanation;
}

/* A fact of its own for a value that must not be compared with the slot's. */
static void keep_apart(const struct race *race, struct findings *findings, const struct slot *slot, const struct option *option,
                       enum verdict verdict) {
    struct fact *fact = fact_add(race, findings, slot, option, verdict);
    fact->key = content_key(race->arena, "apart", race, slot->round, fact->athlete,
                            str_print(race->arena, "%.*s %.*s", STR_ARG(fact->attribute), STR_ARG(option->worth.text)));
    fact->confidence = verdict == VERDICT_EXTRACTION_SUSPECT ? 300 : 600;
    support_add(race, fact, option->said.items, option->said.count, STANCE_SUPPORTS);
}

/* A figure that no clock shows is a finding even when nobody else has the mark. */
static void report_impossible(struct race *race, const struct slot *slot, const struct option *option, struct fact *fact, struct findings *findings) {
    str athlete = slot->runner == NOBODY ? (str){0} : race->runners.items[slot->runner].name;
    struct discrepancy *discrepancy = discrepancy_add(race, findings, DISCREPANCY_MARK, slot->round, athlete, fact->attribute);
    if (!discrepancy)
        return;
    discrepancy->verdict = fact->verdict = VERDICT_ARITHMETIC_MISMATCH;
    value_add(discrepancy, option->worth.text, option->said.items, option->said.count, race->arena);
    bool is_tape = option->worth.mark.flags & MARK_OVER_INCH;
    discrepancy->explanation = is_tape
        ? str_print(race->arena, "No tape shows %.*s (%.*s): there is no such fraction of an inch. Nobody else gives the mark, so nothing tells which digit is wrong.",
                    STR_ARG(option->said.items[0].statement->quoted), STR_ARG(explain_papers(race, option->said.items, option->said.count)))
        : str_print(race->arena, "No clock shows %.*s (%.*s), for it holds more than 59 %s. Nobody else gives the mark, so nothing tells which digit is wrong.",
                                         STR_ARG(option->worth.text), STR_ARG(explain_papers(race, option->said.items, option->said.count)),
                                         option->worth.mark.flags & MARK_OVER_SECONDS ? "seconds" : "minutes");
    discrepancy->would_change = STR("Any other report of the mark, or a result list, would settle it.");
    fact->explanation = discrepancy->explanation;
}

static void judge_slot(struct race *race, struct slot *slot, struct findings *findings) {
    str athlete = slot->runner == NOBODY ? (str){0} : race->runners.items[slot->runner].name;
    if (race->evidence->decision_count) {
        decide_by(race, slot, "fact", athlete);
        decide_by(race, slot, discrepancy_kind_name(kind_of[slot->attribute]), athlete);
    }
    bool is_rejected = slot->chosen == NOTHING;
    const struct option *right = is_rejected ? &slot->options.items[0] : slot_chosen(slot);
    const struct option **wrong = ARENA_ARRAY(race->arena, slot->options.count + 1, const struct option *);
    uint32_t count = 0;
    for (LIST_EACH(struct option, option, &slot->options)) {
        if (option == right || option_is_replaced(race, option))
            continue;
        enum blame blame = blame_for(race, slot, right, option);
        if (blame == BLAME_PAPER)
            wrong[count++] = option;
        else
            keep_apart(race, findings, slot, option, blame == BLAME_NOBODY ? VERDICT_NOT_COMPARABLE : VERDICT_EXTRACTION_SUSPECT);
    }
    struct fact *fact = fact_add(race, findings, slot, right, verdict_alone(race, right));
    if (!count)
        support_add(race, fact, right->said.items, right->said.count, STANCE_SUPPORTS);
    else
        support_slot(race, fact, slot, right);
    if (is_rejected && !count)
        fact->verdict = VERDICT_ARITHMETIC_MISMATCH;
    if (count)
        report_conflict(race, slot, right, wrong, count, fact, findings);
    else if (mark_is_impossible(right->worth.mark) && !option_is_replaced(race, right))
        report_impossible(race, slot, right, fact, findings);
}

/* ---- what was set aside ---- */

/* Facts of statements that are no evidence about this race: each under the competition and year that it names itself. */
static void judge_set_aside(struct race *race, const struct slot *slot, struct findings *findings) {
    for (uint32_t i = 0; i < slot->set_aside.count; i++) {
        const struct says *says = &slot->set_aside.items[i];
        const struct statement *statement = says->statement;
        str text = slot->attribute == ATTRIBUTE_PLACE ? str_print(race->arena, "%d", statement->place ? statement->place : (int)statement->medal)
                                                      : mark_print(statement->mark, race->arena);
        struct option option = {.worth = {.mark = statement->mark, .text = text}};
        bool is_first = true;
        for (uint32_t j = 0; j < slot->set_aside.count; j++) {
            const struct statement *other = slot->set_aside.items[j].statement;
            bool same = other->place == statement->place && other->medal == statement->medal && other->mark.amount == statement->mark.amount &&
                        other->year == statement->year && str_equal(other->competition, statement->competition);
            is_first &= !(same && j < i);
            if (same)
                *LIST_ADD(&option.said, race->arena) = slot->set_aside.items[j];
        }
        if (!is_first)
            continue;
        struct slot apart = *slot;
        apart.gap = 0;
        keep_apart(race, findings, &apart, &option, VERDICT_NOT_COMPARABLE);
        struct fact *fact = LIST_LAST(&findings->facts);
        struct stated stated = statement_edition(race->reconciler, statement, race->arena);
        fact->competition = stated.competition;
        fact->year = stated.year;
        fact->round = statement->round;
        if (!slot->options.count)
            fact->verdict = verdict_alone(race, &option);
    }
}

/* ---- derivations ---- */

static int64_t place_at(const struct race *race, enum round round, int32_t runner) {
    const struct slot *slot = slot_find(race, ATTRIBUTE_PLACE, round, runner);
    const struct option *chosen = slot ? slot_chosen(slot) : NULL;
    return chosen ? chosen->worth.number : 0;
}

/* A rival's mark that nobody prints, where winner and margin tell it: 22.20 and two hundredths behind make 22.22. */
static void derive_marks(struct race *race, struct findings *findings) {
    uint32_t count = race->slots.count;
    for (uint32_t i = 0; i < count; i++) {
        const struct slot *margin = &race->slots.items[i];
        if (margin->attribute != ATTRIBUTE_MARGIN || margin->rival == NOBODY || margin->rival_is_guessed || !slot_chosen(margin))
            continue;
        const struct slot *own = slot_find(race, ATTRIBUTE_MARK, margin->round, margin->runner);
        const struct slot *other = slot_find(race, ATTRIBUTE_MARK, margin->round, margin->rival);
        bool has_own = own && slot_chosen(own), has_other = other && slot_chosen(other);
        if (has_own == has_other)
            continue;
        const struct option *known = slot_chosen(has_own ? own : other), *gap = slot_chosen(margin);
        int32_t missing = has_own ? margin->rival : margin->runner, with_mark = has_own ? margin->runner : margin->rival;
        int64_t a = place_at(race, margin->round, with_mark), b = place_at(race, margin->round, missing);
        bool is_exact = gap->worth.mark.step <= known->worth.mark.step && !(gap->worth.mark.flags & MARK_APPROXIMATE);
        if (!a || !b || a == b || !is_exact || gap->worth.mark.unit != known->worth.mark.unit)
            continue;
        bool is_worse = a < b, is_time = known->worth.mark.unit == UNIT_MS;
        struct mark mark = known->worth.mark;
        mark.amount += is_worse == is_time ? gap->worth.mark.amount : -gap->worth.mark.amount;
        struct slot made = {.attribute = ATTRIBUTE_MARK, .round = margin->round, .runner = missing, .rival = NOBODY, .chosen = NOTHING};
        struct option option = {.worth = {.mark = mark, .text = mark_print(mark, race->arena)}, .weight = gap->weight};
        struct fact *fact = fact_add(race, findings, &made, &option, VERDICT_DERIVED);
        fact->explanation = str_print(race->arena, "%.*s and a margin of %.*s make %.*s.", STR_ARG(known->worth.text),
                                      STR_ARG(gap->worth.text), STR_ARG(option.worth.text));
        support_add(race, fact, known->said.items, known->said.count, STANCE_INPUT);
        support_add(race, fact, gap->said.items, gap->said.count, STANCE_INPUT);
    }
}

void verdicts_give(struct race *race, struct findings *findings) {
    for (uint32_t i = 0; i < race->slots.count; i++) {
        if (race->slots.items[i].options.count)
            judge_slot(race, &race->slots.items[i], findings);
        judge_set_aside(race, &race->slots.items[i], findings);
    }
    broken_constraints_judge(race, findings);
    derive_marks(race, findings);
}
