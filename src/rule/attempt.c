/* One attempt of one branch at one place, and the guards that may speak against what it matched. */
#include <time.h>

#include "base/memory.h"
#include "matching.h"
#include "trial.h"

enum { LOOK_BACK = 300 };   /* bytes that "unless" and an unbounded "not after" look back */

int execute(struct matcher *matcher, const pcre2_code *code, pcre2_match_data *data, str subject, uint32_t at) {
    PCRE2_SPTR text = (PCRE2_SPTR)subject.data;
    int code_found = PCRE2_ERROR_JIT_BADOPTION;
    if (matcher->has_jit)
        code_found = pcre2_jit_match(code, text, subject.size, at, PCRE2_NOTEMPTY, data, matcher->context);
    if (code_found == PCRE2_ERROR_JIT_BADOPTION)
        code_found = pcre2_match(code, text, subject.size, at, PCRE2_NOTEMPTY, data, matcher->context);
    if (code_found == PCRE2_ERROR_NOMEMORY)
        memory_none(0);
    return code_found;
}

/* Nobody matches with a code before it is ready, so nobody sees it change. */
static void make_ready(const struct matcher *matcher, struct code *code, atomic_bool *is_ready) {
    struct error error;
    pthread_mutex_lock(matcher->book->readying);
    if (!atomic_load_explicit(&code->is_made, memory_order_relaxed))
        (void)code_make(matcher->book, code, &error);
    if (is_ready == &code->is_machine_code && !atomic_load_explicit(is_ready, memory_order_relaxed)) {
        (void)pcre2_jit_compile(code->pcre, PCRE2_JIT_COMPLETE);
        atomic_store_explicit(is_ready, true, memory_order_release);
    }
    pthread_mutex_unlock(matcher->book->readying);
}

/*
 * Compiling a pattern, and making machine code of it, costs as much as thousands of trials by its tree. No trial is a long one: what takes
 * more is left to PCRE2, so that one limit holds for all attempts, however often a pattern was tried before.
 */
static int execute_code(struct matcher *matcher, struct code *code, pcre2_match_data *data, str subject, uint32_t at) {
    enum { STEPS_MOST = 100 * 1000 };   /* about what compiling costs, so that at most twice the best is spent */
    bool is_new = !atomic_load_explicit(&code->is_machine_code, memory_order_acquire);
    if (is_new && matcher->engine == ENGINE_GATED && atomic_load_explicit(&code->steps, memory_order_relaxed) < STEPS_MOST) {
        uint32_t steps;
        enum outcome outcome = code_try(code, subject, at, pcre2_get_ovector_pointer(data), &steps);
        atomic_fetch_add_explicit(&code->steps, steps, memory_order_relaxed);
        if (outcome != TRIAL_TOO_LONG)
            return outcome == TRIAL_MATCHED ? 1 : PCRE2_ERROR_NOMATCH;
    }
    if (!atomic_load_explicit(&code->is_made, memory_order_acquire))
        make_ready(matcher, code, &code->is_made);
    if (!code->pcre)
        return PCRE2_ERROR_NULL;
    if (is_new && matcher->has_jit)
        make_ready(matcher, code, &code->is_machine_code);
    return execute(matcher, code->pcre, data, subject, at);
}

void note_limit(struct matcher *matcher, const struct rule *rule, int code) {
    if (code < 0 && code != PCRE2_ERROR_NOMATCH)
        matcher->limits[rule->index] = code;
}

static uint32_t attempt_once(struct pass *pass, const struct branch *branch, uint32_t at) {
    struct matcher *matcher = pass->matcher;
    if (branch->index) {
        uint32_t size = phrase_index_match(branch->index, pass->view->shadow, pass->view->shadow_size, at);
        PCRE2_SIZE *groups = pcre2_get_ovector_pointer(matcher->data);
        groups[0] = at;
        groups[1] = at + size;
        return size ? at + size : 0;
    }
    int code = execute_code(matcher, branch->code, matcher->data, shadow_str(pass->view), at);
    if (code < 0) {
        note_limit(matcher, branch->rule, code);
        return 0;
    }
    return (uint32_t)pcre2_get_ovector_pointer(matcher->data)[1];
}

uint32_t attempt(struct pass *pass, const struct branch *branch, uint32_t at) {
    if (!pass->matcher->is_profiling)
        return attempt_once(pass, branch, at);
    struct rule_profile *profile = &pass->matcher->profiles[branch->rule->index];
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    uint32_t end = attempt_once(pass, branch, at);
    clock_gettime(CLOCK_MONOTONIC, &to);
    profile->tried++;
    profile->nanoseconds += (uint64_t)((to.tv_sec - from.tv_sec) * 1000000000LL + (to.tv_nsec - from.tv_nsec));
    return end;
}

static bool is_clause_mark(str shadow, uint32_t at) {
    char c = shadow.data[at];
    if (c == ';' || c == '(' || c == ')' || c == '"')
        return true;
    if (c == '-' && at > 0 && shadow.data[at - 1] == ' ' && at + 1 < shadow.size && shadow.data[at + 1] == ' ')
        return true;
    /* Inside 8,961 and 3:29 they are no marks. */
    return (c == ',' || c == ':') && (at + 1 >= shadow.size || shadow.data[at + 1] == ' ');
}

static uint32_t clause_start(str shadow, uint32_t at) {
    uint32_t least = at > LOOK_BACK ? at - LOOK_BACK : 0;
    for (; at > least; at--) {
        if (is_clause_mark(shadow, at - 1))
            return at;
        if (at >= 5 && str_equal_ignoring_case(str_slice(shadow, at - 5, at), STR(" but ")))
            return at;
    }
    return least;
}

static bool guard_objects(struct pass *pass, const struct rule *rule, const struct guard *guard, uint32_t start, uint32_t end) {
    struct matcher *matcher = pass->matcher;
    str shadow = shadow_str(pass->view);
    uint32_t from = end;
    if (guard->kind == GUARD_NOT_AFTER) {
        uint32_t back = guard->most >= LOOK_BACK ? LOOK_BACK : guard->most + 1;
        from = start > back ? start - back : 0;
        shadow.size = start;
    } else if (guard->kind == GUARD_UNLESS) {
        from = clause_start(shadow, start);
        shadow.size = end;
    }
    if (matcher->scan && !scan_may_object(matcher->scan, pass->view, guard, from))
        return false;
    int code = execute_code(matcher, guard->code, matcher->guard_data, shadow, from);
    note_limit(matcher, rule, code);
    return code >= 0;
}

const struct guard *objecting_guard(struct pass *pass, const struct rule *rule, uint32_t start, uint32_t end) {
    for (LIST_EACH(struct guard, guard, &rule->guards))
        if (guard_objects(pass, rule, guard, start, end))
            return guard;
    return NULL;
}
