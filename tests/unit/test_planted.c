/*
 * What was planted in corpus/articles must be found, and nothing else: here from the gold annotations, so that only reconcile is judged.
 * What gold does not annotate (ages, days, headlines) is left to the measurements over whole articles.
 */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/file.h"
#include "gold_statements.h"
#include "reconcile/names.h"
#include "reconcile_cases.h"

struct planted { str kind, athlete, event, verdict, preferred, values; bool is_found; };
struct planted_list { struct planted *items; uint32_t count, room; };

static void read_planted(struct planted_list *list, struct arena *arena) {
    struct error error = {0};
    str text, line;
    cr_assert(file_read("corpus/planted.tsv", 0, &text, arena, &error) == OK, "%s", error.text);
    for (int number = 0; str_line(&text, &line); number++) {
        str cells[10];
        for (int i = 0; i < 10; i++)
            cells[i] = str_cut(&line, '\t');
        if (number > 1 && cells[0].size)
            *LIST_ADD(list, arena) = (struct planted){cells[0], cells[1], cells[2], cells[5], cells[6], cells[7], false};
    }
}

static bool is_annotated(str kind) {
    return !str_equal(kind, STR("age")) && !str_equal(kind, STR("date")) && !str_equal(kind, STR("event"));
}

static bool asserts(str planted, str found, struct arena *arena) {
    return str_equal(planted, STR("-")) || str_equal(name_fold(planted, arena), name_fold(found, arena));
}

static bool has_values(const struct discrepancy *discrepancy, str values) {
    while (values.size) {
        str value = str_cut(&values, ';');
        bool found = false;
        for (LIST_EACH(struct discrepancy_value, v, &discrepancy->values))
            found |= str_find(v->value, value, 0) < v->value.size || v->value.size == 0;
        if (!found)
            return false;
    }
    return true;
}

static struct planted *planted_for(struct planted_list *list, const struct discrepancy *d, struct arena *arena) {
    for (LIST_EACH(struct planted, p, list))
        if (str_equal(p->kind, str_of(discrepancy_kind_name(d->kind))) && asserts(p->athlete, d->athlete, arena) && asserts(p->event, d->event, arena) &&
            has_values(d, p->values))
            return p;
    return NULL;
}

Test(planted, discrepancies_are_found_and_nothing_else) {
    struct cases cases = {0};
    struct gold_statements gold = {0};
    struct planted_list list = {0};
    read_planted(&list, &cases.arena);
    gold_statements_read("corpus/articles", &gold, &cases.arena);
    for (LIST_EACH(struct statement, statement, &gold.statements))
        *LIST_ADD(&cases.statements, &cases.arena) = *statement;
    for (LIST_EACH(struct document_print, print, &gold.prints))
        *LIST_ADD(&cases.prints, &cases.arena) = *print;
    cases_run(&cases);
    reconcile_quotes(cases.reconciler, gold.utterances.items, gold.utterances.count, gold.prints.items, gold.prints.count, &cases.arena, &cases.findings);
    reconcile_people(cases.reconciler, gold.appearances.items, gold.appearances.count, &cases.arena, &cases.findings);
    for (LIST_EACH(struct discrepancy, d, &cases.findings.discrepancies)) {
        struct planted *planted = planted_for(&list, d, &cases.arena);
        cr_expect(planted != NULL, "nobody planted %s of %.*s in the %.*s: %.*s", discrepancy_kind_name(d->kind), STR_ARG(d->athlete),
                  STR_ARG(d->event), STR_ARG(d->explanation));
        if (!planted)
            continue;
        planted->is_found = true;
        cr_expect(str_equal(planted->verdict, str_of(verdict_name(d->verdict))) &&
                  (str_equal(planted->preferred, STR("-")) ? !d->preferred.size : str_equal(planted->preferred, d->preferred)),
                  "%s of %.*s: hoped for %.*s %.*s, got %s %.*s: %.*s", discrepancy_kind_name(d->kind), STR_ARG(d->athlete), STR_ARG(planted->verdict),
                  STR_ARG(planted->preferred), verdict_name(d->verdict), STR_ARG(d->preferred), STR_ARG(d->explanation));
    }
    for (LIST_EACH(struct planted, p, &list))
        cr_expect(p->is_found || !is_annotated(p->kind), "not found: %.*s of %.*s in the %.*s, %.*s", STR_ARG(p->kind), STR_ARG(p->athlete),
                  STR_ARG(p->event), STR_ARG(p->values));
    cases_close(&cases);
}
