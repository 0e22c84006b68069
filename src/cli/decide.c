/* decide: what a person knows better. */
#include "cli/commands.h"
#include "cli/look.h"

struct wanted {
    struct arena *arena;
    const struct decision *decision;
    str key;       /* copied; empty while nothing was found */
};

static enum status take_fact(void *context, const struct fact *fact, struct error *error) {
    struct wanted *wanted = context;
    (void)error;
    wanted->key = str_copy(fact->key, wanted->arena);
    return OK;
}

/* A value that nobody says would decide nothing. */
static enum status check_value(const struct discrepancy *discrepancy, str wanted, struct arena *arena, struct error *error) {
    str said = STR("");
    for (LIST_EACH(const struct discrepancy_value, value, &discrepancy->values)) {
        if (str_equal(value->value, wanted))
            return OK;
        said = str_print(arena, "%.*s%s%.*s", STR_ARG(said), said.size ? " and " : "", STR_ARG(value->value));
    }
    return error_set(error, FAILED_USAGE, "nobody says %.*s; what is said is %.*s", STR_ARG(wanted), STR_ARG(said));
}

static enum status take_discrepancy(void *context, const struct discrepancy *discrepancy, struct error *error) {
    struct wanted *wanted = context;
    wanted->key = str_copy(discrepancy->key, wanted->arena);
    bool is_value = wanted->decision->kind == DECISION_VALUE;
    return is_value ? check_value(discrepancy, wanted->decision->value, wanted->arena, error) : OK;
}

/* "accept", "reject", "value=3:29.38" */
static bool read_decision(str word, struct decision *decision) {
    static const str value = {"value=", 6};
    if (str_equal(word, STR("accept")))
        decision->kind = DECISION_ACCEPT;
    else if (str_equal(word, STR("reject")))
        decision->kind = DECISION_REJECT;
    else if (str_starts_with(word, value) && word.size > value.size) {
        decision->kind = DECISION_VALUE;
        decision->value = str_slice(word, value.size, word.size);
    } else
        return false;
    return true;
}

static enum status find_key(struct store *store, char letter, int64_t id, const char *word, struct wanted *wanted, struct error *error) {
    struct store_filter filter = {.id = id};
    enum status status = OK;
    if (letter != 'd')
        status = store_facts(store, &filter, take_fact, wanted, error);
    if (status == OK && letter != 'f' && !wanted->key.size)
        status = store_discrepancies(store, &filter, take_discrepancy, wanted, error);
    if (status == OK && !wanted->key.size)
        return error_set(error, FAILED_INPUT, "no fact and no discrepancy has the ID %s", word);
    return status;
}

int command_decide(struct call *call) {
    char letter;
    int64_t id;
    struct decision decision = {.note = str_of(call_value(call, "note"))};
    if (!look_id(str_of(call->arguments[0]), &letter, &id) || letter == 'q')
        return usage_error(call->command, "%s is no ID of a fact or a discrepancy; one is 12, f12 or d4", call->arguments[0]);
    if (!read_decision(str_of(call->arguments[1]), &decision))
        return usage_error(call->command, "%s is no decision; one is accept, reject or value=V", call->arguments[1]);
    struct arena arena = {0};
    struct error error = {0};
    struct store *store = NULL;
    struct wanted wanted = {.arena = &arena, .decision = &decision};
    enum status status = look_open(call, STORE_WRITE, &store, &error);
    if (status == OK)
        status = find_key(store, letter, id, call->arguments[0], &wanted, &error);
    decision.key = wanted.key;
    if (status == OK)
        status = store_decide(store, &decision, &error);
    if (status == OK)
        status = store_commit(store, &error);
    store_close(store);
    arena_close(&arena);
    if (status == OK)
        tell("kept; `photofinish reconcile -d %s` applies it", database_path(call));
    return exit_of(status, &error);
}
