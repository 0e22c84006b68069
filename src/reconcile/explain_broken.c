/* Constraints that no choice of figures could keep, in sentences. */
#include "base/buffer.h"
#include "explain.h"
#include "slip.h"

static const struct option *first_option(const struct race *race, const struct constraint *constraint, uint32_t at) {
    return &race->slots.items[constraint->slots[at]].options.items[0];
}

static int32_t runner_of(const struct race *race, const struct constraint *constraint, uint32_t at) {
    return race->slots.items[constraint->slots[at]].runner;
}

static void tell_broken_margin(struct buffer *out, const struct race *race, const struct constraint *constraint) {
    const struct option *a = first_option(race, constraint, 0), *margin = first_option(race, constraint, 1), *b = first_option(race, constraint, 2);
    int64_t gap = a->worth.mark.amount - b->worth.mark.amount;
    const struct option *more = gap > 0 ? a : b, *less = gap > 0 ? b : a;
    str real = explain_amount(margin->worth.mark, gap < 0 ? -gap : gap, race);
    buffer_print(out, "The margin between %.*s and %.*s is given as %.*s, but %.*s less %.*s is %.*s.", STR_ARG(explain_name(race, runner_of(race, constraint, 0))),
                 STR_ARG(explain_name(race, runner_of(race, constraint, 2))), STR_ARG(explain_cited(race, margin)), STR_ARG(explain_cited(race, more)),
                 STR_ARG(explain_cited(race, less)), STR_ARG(real));
    const char *apart = slip_apart(slip_between(margin->worth.text, real));
    if (*apart)
        buffer_print(out, " %s, so the margin is probably a misprint.", apart);
}

static void tell_broken_order(struct buffer *out, const struct race *race, const struct constraint *constraint) {
    const struct option *place_a = first_option(race, constraint, 0), *mark_a = first_option(race, constraint, 1);
    const struct option *place_b = first_option(race, constraint, 2), *mark_b = first_option(race, constraint, 3);
    buffer_print(out, "%.*s is placed %.*s with %.*s and %.*s %.*s with %.*s: the better mark stands %s.", STR_ARG(explain_name(race, runner_of(race, constraint, 0))),
                 STR_ARG(explain_ordinal(place_a->worth.number, race->arena)), STR_ARG(explain_cited(race, mark_a)), STR_ARG(explain_name(race, runner_of(race, constraint, 2))),
                 STR_ARG(explain_ordinal(place_b->worth.number, race->arena)), STR_ARG(explain_cited(race, mark_b)),
                 place_a->worth.number == place_b->worth.number ? "in the same place" : "behind");
    const char *slip = slip_sentence(slip_between(mark_a->worth.text, mark_b->worth.text));
    if (*slip)
        buffer_print(out, " %s, so one of the marks is probably a misprint.", slip_apart(slip_between(mark_a->worth.text, mark_b->worth.text)));
}

static void tell_broken_split(struct buffer *out, const struct race *race, const struct constraint *constraint) {
    const struct option *a = first_option(race, constraint, 0), *b = first_option(race, constraint, 1);
    if (constraint->kind == CONSTRAINT_SPLIT_SUM) {
        const struct option *whole = first_option(race, constraint, 2);
        buffer_print(out, "The halves of %.*s do not make the whole: %.*s and %.*s are %.*s, not %.*s.", STR_ARG(explain_name(race, runner_of(race, constraint, 0))),
                     STR_ARG(explain_cited(race, a)), STR_ARG(explain_cited(race, b)), STR_ARG(explain_amount(whole->worth.mark, a->worth.mark.amount + b->worth.mark.amount, race)),
                     STR_ARG(explain_cited(race, whole)));
        return;
    }
    buffer_print(out, "%.*s is given %.*s for %.*s of the race, which is more than the %.*s of the longer stretch.", STR_ARG(explain_name(race, runner_of(race, constraint, 0))),
                 STR_ARG(explain_cited(race, a)), STR_ARG(race->slots.items[constraint->slots[0]].part), STR_ARG(explain_cited(race, b)));
}

void explain_broken(const struct race *race, const struct constraint *constraint, struct discrepancy *discrepancy) {
    struct buffer out = {0};
    if (constraint->kind == CONSTRAINT_MARGIN)
        tell_broken_margin(&out, race, constraint);
    else if (constraint->kind == CONSTRAINT_ORDER)
        tell_broken_order(&out, race, constraint);
    else
        tell_broken_split(&out, race, constraint);
    buffer_add_text(&out, " Which of the figures is wrong cannot be told from these reports.");
    discrepancy->explanation = str_copy(buffer_str(&out), race->arena);
    buffer_close(&out);
    discrepancy->would_change = STR("A result list, or an independent report of one of these figures, would settle it.");
}
