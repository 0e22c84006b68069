/*
 * Matching. At each place where a match may start, every branch that can match there is tried; of the candidates that pass
 * their guards and have something to say the one of highest priority wins, then the longest, then the first written; the
 * search goes on behind it. The engines differ only in how they know which branches to try where.
 */

#include "base/memory.h"
#include "matching.h"

enum {
    MATCH_LIMIT = 200 * 1000,   /* steps of one attempt: thousands of times what a sentence needs */
    DEPTH_LIMIT = 20 * 1000,
    HEAP_LIMIT = 16 * 1024,     /* KiB */
    JIT_STACK_MOST = 1024 * 1024,
};

/* ---- choosing ---- */

static bool is_better(const struct branch *branch, uint32_t end, const struct candidate *best) {
    if (!best->branch)
        return true;
    if (branch->rule->priority != best->branch->rule->priority)
        return branch->rule->priority > best->branch->rule->priority;
    return end > best->end;
}

/* Tries one branch at a place and keeps its match when it is better than the best and stands up to its guards. */
static void consider(struct pass *pass, const struct branch *branch, uint32_t at, struct candidate *best) {
    uint32_t end = attempt(pass, branch, at);
    if (!end || !is_better(branch, end, best) || objecting_guard(pass, branch->rule, at, end))
        return;
    const PCRE2_SIZE *groups = pcre2_get_ovector_pointer(pass->matcher->data);
    struct candidate candidate = {.branch = branch, .start = at, .end = end};
    if (branch->rule->is_claim ? !gives_something(branch, groups) : !make_value(pass, branch, &candidate, groups))
        return;
    *best = candidate;
    memcpy(pass->matcher->best_groups, groups, (branch->captures.count + 1) * 2 * sizeof *groups);
}

/* Where the last match of a rule that overlaps others ends. */
static uint32_t overlap_end(const struct pass *pass, const struct rule *rule) {
    const struct overlap *overlap = &pass->matcher->overlaps[rule->index];
    return overlap->pass == pass->number ? overlap->end : 0;
}

static void set_overlap_end(struct pass *pass, const struct rule *rule, uint32_t end) {
    pass->matcher->overlaps[rule->index] = (struct overlap){pass->number, end};
}

static void accept(struct pass *pass, const struct candidate *best) {
    const struct rule *rule = best->branch->rule;
    pass->matcher->profiles[rule->index].matched++;
    if (rule->is_claim)
        add_hit(pass, best, pass->matcher->best_groups);
    else
        *LIST_ADD(&pass->found, pass->arena) =
            (struct find){.span = text_span(pass->view, best->start, best->end), .entity = rule->entity, .rule = rule,
                          .value = best->value, .person = -1, .extra = -1};
    if (rule->overlaps)
        set_overlap_end(pass, rule, best->end);
    else
        pass->covered = best->end;
}

/* candidates: a bit for each branch of the stage that may match at this place. */
static void settle(struct pass *pass, uint32_t at, const uint64_t *candidates, uint32_t words) {
    struct candidate best = {0}, own = {0};
    for (uint32_t w = 0; w < words; w++)
        for (uint64_t bits = candidates[w]; bits; bits &= bits - 1) {
            const struct branch *branch = pass->stage->branches.items[w * 64 + (uint32_t)__builtin_ctzll(bits)];
            if (!branch->rule->overlaps && at >= pass->covered)
                consider(pass, branch, at, &best);
        }
    if (best.branch)
        accept(pass, &best);
    if (!pass->stage->has_overlaps)
        return;
    for (uint32_t w = 0; w < words; w++)
        for (uint64_t bits = candidates[w]; bits; bits &= bits - 1) {
            const struct branch *branch = pass->stage->branches.items[w * 64 + (uint32_t)__builtin_ctzll(bits)];
            if (own.branch && own.branch->rule != branch->rule) {
                accept(pass, &own);
                own = (struct candidate){0};
            }
            if (branch->rule->overlaps && at >= overlap_end(pass, branch->rule))
                consider(pass, branch, at, &own);
        }
    if (own.branch)
        accept(pass, &own);
}

/* ---- the engines ---- */

static void settle_gated(void *context, uint32_t at, const uint64_t *candidates, uint32_t words) {
    settle(context, at, candidates, words);
}

static void run_gated(struct pass *pass) {
    scan_read(pass->matcher->scan, pass->view);
    scan_run(pass->matcher->scan, pass->stage, settle_gated, pass);
}

/* Where the branch matches next, as PCRE2 finds it by itself; the size of the shadow when nowhere. */
static uint32_t search(struct pass *pass, const struct branch *branch, uint32_t from) {
    struct matcher *matcher = pass->matcher;
    const struct view *view = pass->view;
    if (branch->index) {
        for (; from < view->shadow_size; from++)
            if (phrase_index_match(branch->index, view->shadow, view->shadow_size, from))
                return from;
        return view->shadow_size;
    }
    const struct rule *rule = branch->rule;
    uint32_t own = 0;
    while (rule->branches.items[own] != branch)
        own++;
    const pcre2_code *code = matcher->searches[matcher->first_search[rule->index] + own];
    int found = code ? execute(matcher, code, matcher->data, shadow_str(view), from) : PCRE2_ERROR_NOMATCH;
    note_limit(matcher, rule, found);
    return found < 0 ? view->shadow_size : (uint32_t)pcre2_get_ovector_pointer(matcher->data)[0];
}

static void run_naive(struct pass *pass) {
    uint32_t size = pass->view->shadow_size, count = pass->stage->branches.count, *next = pass->matcher->next_start;
    for (uint32_t b = 0; b < count; b++)
        next[b] = search(pass, pass->stage->branches.items[b], 0);
    for (;;) {
        uint32_t at = size;
        uint64_t candidates[STAGE_WORDS_MOST] = {0};
        for (uint32_t b = 0; b < count; b++)
            if (next[b] < at)
                at = next[b];
        if (at == size)
            return;
        for (uint32_t b = 0; b < count; b++)
            if (next[b] == at)
                candidates[b / 64] |= UINT64_C(1) << b % 64;
        settle(pass, at, candidates, (count + 63) / 64);
        for (uint32_t b = 0; b < count; b++) {
            const struct branch *branch = pass->stage->branches.items[b];
            uint32_t from = branch->rule->overlaps ? overlap_end(pass, branch->rule) : pass->covered;
            if (from <= at)
                from = at + 1;
            if (next[b] < from)
                next[b] = search(pass, branch, from);
        }
    }
}

static void run(struct pass *pass) {
    if (pass->matcher->engine == ENGINE_NAIVE)
        run_naive(pass);
    else
        run_gated(pass);
}

/* ---- public ---- */

static void compile_searches(struct matcher *matcher) {
    const struct rulebook *book = matcher->book;
    uint32_t total = 0;
    for (uint32_t i = 0; i < book->rules.count; i++)
        total += book->rules.items[i]->branches.count;
    matcher->searches = memory_new(total + 1, sizeof *matcher->searches);
    total = 0;
    for (uint32_t i = 0; i < book->rules.count; i++) {
        matcher->first_search[i] = total;
        for (uint32_t b = 0; b < book->rules.items[i]->branches.count; b++)
            matcher->searches[total++] = branch_compile_search(book->rules.items[i]->branches.items[b]);
    }
}

struct matcher *matcher_open(const struct rulebook *book, enum engine engine) {
    struct matcher *matcher = MEMORY_NEW(1, struct matcher);
    size_t rules = book->rules.count + 1;
    uint32_t has_jit = 0;
    matcher->book = book;
    matcher->engine = engine;
    matcher->has_jit = pcre2_config(PCRE2_CONFIG_JIT, &has_jit) >= 0 && has_jit;
    matcher->data = memory_had(pcre2_match_data_create(book->groups_most + 1, NULL));
    matcher->guard_data = memory_had(pcre2_match_data_create(book->groups_most + 1, NULL));
    matcher->context = memory_had(pcre2_match_context_create(NULL));
    matcher->best_groups = memory_new((book->groups_most + 1) * 2, sizeof *matcher->best_groups);
    matcher->next_start = memory_new(STAGE_WORDS_MOST * 64, sizeof *matcher->next_start);
    matcher->first_search = memory_new(rules, sizeof *matcher->first_search);
    matcher->overlaps = memory_new(rules, sizeof *matcher->overlaps);
    matcher->limits = memory_new(rules, sizeof *matcher->limits);
    matcher->profiles = memory_new(rules, sizeof *matcher->profiles);
    pcre2_set_match_limit(matcher->context, MATCH_LIMIT);
    pcre2_set_depth_limit(matcher->context, DEPTH_LIMIT);
    pcre2_set_heap_limit(matcher->context, HEAP_LIMIT);
    if (matcher->has_jit)
        matcher->stack = memory_had(pcre2_jit_stack_create(32 * 1024, JIT_STACK_MOST, NULL));
    if (matcher->stack)
        pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
    if (engine == ENGINE_NAIVE)
        compile_searches(matcher);
    else if (!(matcher->scan = atomic_exchange(book->handed_on, NULL)))
        matcher->scan = scan_open(book);
    return matcher;
}

void matcher_close(struct matcher *matcher) {
    if (!matcher)
        return;
    uint32_t total = 0;
    for (uint32_t i = 0; i < matcher->book->rules.count; i++)
        total += matcher->book->rules.items[i]->branches.count;
    for (uint32_t i = 0; matcher->searches && i < total; i++)
        pcre2_code_free(matcher->searches[i]);
    pcre2_match_data_free(matcher->data);
    pcre2_match_data_free(matcher->guard_data);
    pcre2_match_context_free(matcher->context);
    pcre2_jit_stack_free(matcher->stack);
    scan_close(matcher->scan);
    memory_free(matcher->best_groups);
    memory_free(matcher->searches);
    memory_free(matcher->next_start);
    memory_free(matcher->first_search);
    memory_free(matcher->overlaps);
    memory_free(matcher->limits);
    memory_free(matcher->profiles);
    memory_free(matcher);
}

void matcher_hand_on(struct matcher *matcher) {
    scan_hand_on(matcher->scan);
    scan_close(atomic_exchange(matcher->book->handed_on, matcher->scan));
    matcher->scan = NULL;
}

/* The new finds are in order and apart, and each holds older ones wholly or not at all. */
static void merge_finds(struct view *view, const struct find *found, uint32_t count) {
    uint32_t older = view->finds.count, room = older + count, kept = 0, o = 0;
    struct find *merged = ARENA_ARRAY(view->arena, room, struct find);
    for (uint32_t i = 0; i < count; i++) {
        while (o < older && view->finds.items[o].span.end <= found[i].span.start)
            merged[kept++] = view->finds.items[o++];
        while (o < older && view->finds.items[o].span.start < found[i].span.end)
            o++;
        merged[kept++] = found[i];
    }
    while (o < older)
        merged[kept++] = view->finds.items[o++];
    view->finds.items = merged;
    view->finds.count = kept;
    view->finds.room = room;
}

void matcher_find(struct matcher *matcher, uint32_t layer, struct view *view) {
    struct pass pass = {.matcher = matcher,
                        .number = ++matcher->passes,
                        .stage = &matcher->book->layers.items[layer].stages[0],
                        .view = view,
                        .arena = view->arena};
    if (!pass.stage->branches.count)
        return;
    run(&pass);
    if (!pass.found.count)
        return;
    merge_finds(view, pass.found.items, pass.found.count);
    view_refresh(view);
}

void matcher_claim(struct matcher *matcher, uint32_t layer, const struct view *view, struct hits *hits,
                   struct arena *arena) {
    struct pass pass = {.matcher = matcher,
                        .number = ++matcher->passes,
                        .stage = &matcher->book->layers.items[layer].stages[1],
                        .view = view,
                        .arena = arena,
                        .hits = hits};
    if (pass.stage->branches.count)
        run(&pass);
}

static const char *limit_name(int code) {
    switch (code) {
    case PCRE2_ERROR_MATCHLIMIT: return "match limit";
    case PCRE2_ERROR_DEPTHLIMIT: return "depth limit";
    case PCRE2_ERROR_HEAPLIMIT: return "heap limit";
    case PCRE2_ERROR_JIT_STACKLIMIT: return "stack limit";
    default: return "matcher's refusal";
    }
}

str matcher_warning(struct matcher *matcher, struct arena *arena) {
    struct buffer text = {0};
    for (uint32_t i = 0; i < matcher->book->rules.count; i++) {
        const struct rule *rule = matcher->book->rules.items[i];
        if (!matcher->limits[i])
            continue;
        buffer_print(&text, "%s%.*s:%u: %s %.*s met the %s and found nothing there; make its repeats shorter",
                     text.size ? "\n" : "", STR_ARG(rule->origin.file), rule->origin.line,
                     rule->is_claim ? "claim" : "entity", STR_ARG(rule->name), limit_name(matcher->limits[i]));
        matcher->limits[i] = 0;
    }
    str warning = text.size ? str_copy(buffer_str(&text), arena) : (str){0};
    buffer_close(&text);
    return warning;
}

void matcher_profile(struct matcher *matcher, bool on) { matcher->is_profiling = on; }

struct rule_profile matcher_rule_profile(const struct matcher *matcher, uint32_t rule) {
    return matcher->profiles[rule];
}
