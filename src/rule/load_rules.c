/*
 * All entities and claims. Most of a start goes into their patterns, and no rule needs to know what another says: so threads read them side by
 * side, each into an arena of its own, and what counts over all of them is told at the end, in the order in which they are written.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#include "base/file.h"
#include "base/region.h"
#include "load.h"

enum { RULES_OF_LOADER = 50 };   /* a thread for fewer costs more than it does */

/* What the loaders share. */
struct team {
    const struct directive **directives;
    struct rule **rules;
    uint32_t count;
    atomic_uint next;
    atomic_uint failed;          /* the first that could not be read; count: none */
};

struct loader {
    struct team *team;
    struct loading loading;
    enum status status;
    struct error error;
    uint32_t failed;             /* the rule that it is about */
    pthread_t thread;
};

static struct rule *rule_new(struct rulebook *book, const struct directive *directive) {
    struct rule *rule = ARENA_NEW(&book->arena, struct rule);
    *rule = (struct rule){.book = book,
                          .name = directive->name,
                          .text = directive->text,
                          .origin = {.file = file_name(directive->place.file), .line = directive->place.line},
                          .index = book->rules.count,
                          .layer = directive->layer,
                          .is_claim = directive->kind == DIRECTIVE_CLAIM,
                          .entity = directive->kind == DIRECTIVE_ENTITY ? rulebook_entity(book, directive->name) : -1};
    *LIST_ADD(&book->rules, &book->arena) = rule;
    return rule;
}

static enum status refuse_second_claim(struct loading *loading, const struct directive *directive, const struct rule *first) {
    loading_turn_to(loading, directive);
    return loading_refuse(loading, directive->place, "there is a claim of this name in %.*s:%u already", STR_ARG(first->origin.file),
                          first->origin.line);
}

static enum status name_rules(struct loading *loading, const struct directives *directives, struct team *team) {
    struct rulebook *book = loading->book;
    struct table claims = {0};   /* by name */
    for (const struct directive *directive = directives->first; directive; directive = directive->next)
        team->count += directive->kind == DIRECTIVE_ENTITY || directive->kind == DIRECTIVE_CLAIM;
    team->directives = ARENA_ARRAY(&book->arena, team->count, const struct directive *);
    for (const struct directive *directive = directives->first; directive; directive = directive->next) {
        if (directive->kind != DIRECTIVE_ENTITY && directive->kind != DIRECTIVE_CLAIM)
            continue;
        team->directives[book->rules.count] = directive;
        struct rule *rule = rule_new(book, directive);
        void **first = rule->is_claim ? table_slot(&claims, rule->name, &book->arena) : NULL;
        if (first && *first)
            return refuse_second_claim(loading, directive, *first);
        if (first)
            *first = rule;
    }
    team->rules = book->rules.items;
    atomic_store(&team->failed, team->count);
    return OK;
}

/* Others may have failed at later ones meanwhile: those before the first are still read, so that the first error is always the same. */
static void fail_at(struct loader *loader, uint32_t number, enum status status) {
    loader->failed = number;
    loader->status = status;
    uint32_t first = atomic_load(&loader->team->failed);
    while (number < first && !atomic_compare_exchange_weak(&loader->team->failed, &first, number)) {
    }
}

static void *load_some(void *context) {
    struct loader *loader = context;
    struct team *team = loader->team;
    for (uint32_t number; (number = atomic_fetch_add(&team->next, 1)) < atomic_load(&team->failed);) {
        loading_turn_to(&loader->loading, team->directives[number]);
        enum status status = load_rule(&loader->loading, team->directives[number], team->rules[number]);
        if (status != OK)
            fail_at(loader, number, status);
    }
    return NULL;
}

/* What is recorded has to lie in the same order each time. */
static uint32_t loader_count(uint32_t rules) {
    if (region_is_recording())
        return 1;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    uint32_t most = rules / RULES_OF_LOADER + 1, count = processors > 0 ? (uint32_t)processors : 1;
    count = count < most ? count : most;
    return count < LOADERS_MOST ? count : LOADERS_MOST;
}

static void loader_open(struct loader *loader, struct team *team, struct loading *loading, uint32_t number) {
    *loader = (struct loader){.team = team, .failed = team->count};
    loading_open(&loader->loading, loading->book, &loading->book->loaded[number], loading->scope.making, &loader->error);
}

/* Loaders are as many as could be had; the first is this thread itself. */
static enum status load_side_by_side(struct loading *loading, struct team *team) {
    struct loader loaders[LOADERS_MOST];
    uint32_t wanted = loader_count(team->count), count = 1;
    loader_open(&loaders[0], team, loading, 0);
    for (; count < wanted; count++) {
        loader_open(&loaders[count], team, loading, count);
        if (pthread_create(&loaders[count].thread, NULL, load_some, &loaders[count]) != 0)
            break;
    }
    load_some(&loaders[0]);
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            pthread_join(loaders[i].thread, NULL);
        arena_close(&loaders[i].loading.scratch);
    }
    for (uint32_t i = 0; i < count; i++)
        if (loaders[i].failed < team->count && loaders[i].failed == atomic_load(&team->failed)) {
            *loading->error = loaders[i].error;
            return loaders[i].status;
        }
    return OK;
}

/* What PCRE2 might refuse is shown to it now, and not in the middle of an article; and not before all are read, for trees are shared. */
static enum status enter_code(struct loading *loading, struct code *code) {
    if (code->names->count > loading->book->groups_most)
        loading->book->groups_most = code->names->count;
    return code->is_sure ? OK : code_make(loading->book, code, loading->error);
}

/* What the book knows of all rules together. */
static enum status enter(struct loading *loading, const struct directive *directive, struct rule *rule) {
    struct rulebook *book = loading->book;
    struct stage *stage = &book->layers.items[rule->layer].stages[rule->is_claim];
    enum status status = OK;
    for (uint32_t i = 0; status == OK && i < rule->guards.count; i++) {
        rule->guards.items[i].number = book->guard_count++;
        status = enter_code(loading, rule->guards.items[i].code);
    }
    stage->has_overlaps |= rule->overlaps;
    if (stage->branches.count + rule->branches.count > STAGE_BRANCHES_MOST) {
        loading_turn_to(loading, directive);
        return loading_refuse(loading, directive->place, "more than %d patterns in one layer; split the file", STAGE_BRANCHES_MOST);
    }
    for (uint32_t i = 0; status == OK && i < rule->branches.count; i++) {
        struct branch *branch = rule->branches.items[i];
        if (branch->code)
            status = enter_code(loading, branch->code);
        *LIST_ADD(&stage->branches, &book->arena) = branch;
    }
    return status;
}

enum status load_rules(struct loading *loading, const struct directives *directives) {
    struct rulebook *book = loading->book;
    struct team team = {0};
    enum status status = name_rules(loading, directives, &team);
    if (status == OK)
        status = load_side_by_side(loading, &team);
    for (uint32_t i = 0; status == OK && i < team.count; i++)
        status = enter(loading, team.directives[i], team.rules[i]);
    for (LIST_EACH(struct layer, layer, &book->layers))
        for (struct stage *stage = layer->stages; stage < layer->stages + 2; stage++)
            if (stage->branches.count)
                stage->number = book->stage_count++;
    return status;
}
