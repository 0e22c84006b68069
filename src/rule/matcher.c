/*
 * Matching. At each place where a match may start, every branch that can match there is tried; of the candidates that pass
 * their guards and have something to say the one of highest priority wins, then the longest, then the first written; the
 * search goes on behind it. The engines differ only in how they know which branches to try where.
 */
#include <stdlib.h>
#include <time.h>

#include "gate.h"

enum {
    MATCH_LIMIT = 200 * 1000,   /* steps of one attempt: thousands of times what a sentence needs */
    DEPTH_LIMIT = 20 * 1000,
    HEAP_LIMIT = 16 * 1024,     /* KiB */
    JIT_STACK_MOST = 1024 * 1024,
    LOOK_BACK = 300,            /* bytes that "unless" and an unbounded "not after" look back */
};

struct matcher {
    const struct rulebook *book;
    enum engine engine;
    bool has_jit, is_profiling;
    struct scan *scan;               /* gated */
    pcre2_match_data *data, *guard_data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
    PCRE2_SIZE *best_groups;         /* the ovector of the best candidate so far */
    pcre2_code **searches;           /* naive: by rule, then branch; NULL where phrases do it */
    uint32_t *first_search;          /* by rule: index of its first branch's search */
    uint32_t *next_start;            /* naive: where each branch of the stage matches next */
    uint32_t *overlap_end;           /* by rule */
    int *limits;                     /* by rule: the PCRE2 error it met, or 0 */
    struct rule_profile *profiles;   /* by rule */
};

/* One run over one sentence. */
struct pass {
    struct matcher *matcher;
    const struct stage *stage;
    const struct view *view;
    struct arena *arena;
    uint32_t covered;                /* end of the last match that others must not overlap */
    struct { struct find *items; uint32_t count, room; } found;
    struct hits *hits;               /* claims */
};

struct candidate {
    const struct branch *branch;
    uint32_t start, end;             /* of the shadow */
    struct value value;
};

/* ---- one attempt ---- */

static int execute(struct matcher *matcher, const pcre2_code *code, pcre2_match_data *data, str subject, uint32_t at) {
    PCRE2_SPTR text = (PCRE2_SPTR)subject.data;
    int code_found = PCRE2_ERROR_JIT_BADOPTION;
    if (matcher->has_jit)
        code_found = pcre2_jit_match(code, text, subject.size, at, PCRE2_NOTEMPTY, data, matcher->context);
    if (code_found == PCRE2_ERROR_JIT_BADOPTION)
        code_found = pcre2_match(code, text, subject.size, at, PCRE2_NOTEMPTY, data, matcher->context);
    return code_found;
}

static void note_limit(struct matcher *matcher, const struct rule *rule, int code) {
    if (code < 0 && code != PCRE2_ERROR_NOMATCH)
        matcher->limits[rule->index] = code;
}

static str shadow_str(const struct view *view) { return (str){view->shadow, view->shadow_size}; }

/* The end of the branch's match at a place, or 0. Its groups are in matcher->data. */
static uint32_t attempt(struct pass *pass, const struct branch *branch, uint32_t at) {
    struct matcher *matcher = pass->matcher;
    if (branch->index) {
        uint32_t size = phrase_index_match(branch->index, pass->view->shadow, pass->view->shadow_size, at);
        PCRE2_SIZE *groups = pcre2_get_ovector_pointer(matcher->data);
        groups[0] = at;
        groups[1] = at + size;
        return size ? at + size : 0;
    }
    int code = execute(matcher, branch->code, matcher->data, shadow_str(pass->view), at);
    if (code < 0) {
        note_limit(matcher, branch->rule, code);
        return 0;
    }
    return (uint32_t)pcre2_get_ovector_pointer(matcher->data)[1];
}

static uint32_t profiled_attempt(struct pass *pass, const struct branch *branch, uint32_t at) {
    if (!pass->matcher->is_profiling)
        return attempt(pass, branch, at);
    struct rule_profile *profile = &pass->matcher->profiles[branch->rule->index];
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    uint32_t end = attempt(pass, branch, at);
    clock_gettime(CLOCK_MONOTONIC, &to);
    profile->tried++;
    profile->nanoseconds += (uint64_t)((to.tv_sec - from.tv_sec) * 1000000000LL + (to.tv_nsec - from.tv_nsec));
    return end;
}

/* ---- guards ---- */

static bool is_clause_mark(str shadow, uint32_t at) {
    char c = shadow.data[at];
    if (c == ';' || c == '(' || c == ')' || c == '"')
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

static bool guard_objects(struct matcher *matcher, const struct rule *rule, const struct guard *guard, str shadow, uint32_t start, uint32_t end) {
    uint32_t from = end;
    if (guard->kind == GUARD_NOT_AFTER) {
        uint32_t back = guard->most >= LOOK_BACK ? LOOK_BACK : guard->most + 1;
        from = start > back ? start - back : 0;
        shadow.size = start;
    } else if (guard->kind == GUARD_UNLESS) {
        from = clause_start(shadow, start);
        shadow.size = end;
    }
    int code = execute(matcher, guard->code, matcher->guard_data, shadow, from);
    note_limit(matcher, rule, code);
    return code >= 0;
}

static bool any_guard_objects(struct pass *pass, const struct rule *rule, uint32_t start, uint32_t end) {
    for (LIST_EACH(struct guard, guard, &rule->guards))
        if (guard_objects(pass->matcher, rule, guard, shadow_str(pass->view), start, end))
            return true;
    return false;
}

/* ---- captures, values and gives ---- */

static struct span text_span(const struct view *view, size_t start, size_t end) {
    return (struct span){view->back[start], view->back[end]};
}

static int32_t find_starting_at(const struct view *view, uint32_t at) {
    uint32_t low = 0, high = view->finds.count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (view->finds.items[middle].span.start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < view->finds.count && view->finds.items[low].span.start == at ? (int32_t)low : -1;
}

static bool is_captured(const PCRE2_SIZE *groups, uint32_t group) { return groups[2 * group] != PCRE2_UNSET; }

/* Captures that took part, in the order of the pattern; of two with one name (alternatives) the first. */
static uint32_t read_captures(const struct branch *branch, const struct view *view, const PCRE2_SIZE *groups, struct capture *captures,
                              int *index_of_name) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < branch->rule->name_count; i++)
        index_of_name[i] = -1;
    for (uint32_t g = 1; g <= branch->captures.count && count < CAPTURES_MOST; g++) {
        int name = branch->names[g - 1];
        if (!is_captured(groups, g) || index_of_name[name] >= 0)
            continue;
        struct span span = text_span(view, groups[2 * g], groups[2 * g + 1]);
        bool is_letter = branch->captures.items[g - 1].entity >= 0;
        index_of_name[name] = (int)count;
        captures[count++] = (struct capture){.name = branch->rule->names[name], .span = span,
                                             .find = is_letter ? find_starting_at(view, span.start) : -1};
    }
    return count;
}

static bool make_value(struct pass *pass, const struct branch *branch, struct candidate *candidate, const PCRE2_SIZE *groups) {
    struct capture captures[CAPTURES_MOST];
    int index_of_name[NAMES_MOST];
    struct making making = {
        .text = span_str(pass->view->text, text_span(pass->view, candidate->start, candidate->end)),
        .view = pass->view, .captures = captures, .arena = pass->arena,
        .capture_count = read_captures(branch, pass->view, groups, captures, index_of_name)};
    candidate->value = (struct value){0};
    return branch->rule->maker->make(&branch->rule->args, &making, &candidate->value);
}

static bool give_is_complete(const struct give *give, const int *index_of_name) {
    for (LIST_EACH(struct give_field, field, &give->fields))
        if (field->capture >= 0 && !field->is_optional && index_of_name[field->capture] < 0)
            return false;
    return true;
}

static bool gives_something(const struct branch *branch, const PCRE2_SIZE *groups) {
    int present[NAMES_MOST];
    for (uint32_t i = 0; i < branch->rule->name_count; i++)
        present[i] = -1;
    for (uint32_t g = 1; g <= branch->captures.count; g++)
        if (is_captured(groups, g))
            present[branch->names[g - 1]] = 0;
    for (LIST_EACH(struct give, give, &branch->rule->gives))
        if (give_is_complete(give, present))
            return true;
    return false;
}

static void read_given(struct given *given, const struct give *give, const int *index_of_name) {
    given->kind = give->kind;
    for (LIST_EACH(struct give_field, field, &give->fields)) {
        int index = field->capture >= 0 ? index_of_name[field->capture] : -1;
        if (field->capture >= 0 && index < 0)
            continue;
        given->fields[given->field_count++] = (struct given_field){
            .name = field->name, .capture = index, .constant = field->capture >= 0 ? (str){0} : field->constant};
    }
}

static void add_hit(struct pass *pass, const struct candidate *candidate, const PCRE2_SIZE *groups) {
    const struct rule *rule = candidate->branch->rule;
    int index_of_name[NAMES_MOST];
    struct hit *hit = LIST_ADD(pass->hits, pass->arena);
    hit->rule = rule;
    hit->span = text_span(pass->view, candidate->start, candidate->end);
    hit->capture_count = read_captures(candidate->branch, pass->view, groups, hit->captures, index_of_name);
    for (LIST_EACH(struct give, give, &rule->gives))
        if (give_is_complete(give, index_of_name))
            read_given(LIST_ADD(&hit->gives, pass->arena), give, index_of_name);
}

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
    uint32_t end = profiled_attempt(pass, branch, at);
    if (!end || !is_better(branch, end, best) || any_guard_objects(pass, branch->rule, at, end))
        return;
    const PCRE2_SIZE *groups = pcre2_get_ovector_pointer(pass->matcher->data);
    struct candidate candidate = {.branch = branch, .start = at, .end = end};
    if (branch->rule->is_claim ? !gives_something(branch, groups) : !make_value(pass, branch, &candidate, groups))
        return;
    *best = candidate;
    memcpy(pass->matcher->best_groups, groups, (branch->captures.count + 1) * 2 * sizeof *groups);
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
        pass->matcher->overlap_end[rule->index] = best->end;
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
            if (branch->rule->overlaps && at >= pass->matcher->overlap_end[branch->rule->index])
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
            uint32_t from = branch->rule->overlaps ? pass->matcher->overlap_end[branch->rule->index] : pass->covered;
            if (from <= at)
                from = at + 1;
            if (next[b] < from)
                next[b] = search(pass, branch, from);
        }
    }
}

static void run(struct pass *pass) {
    for (uint32_t i = 0; pass->stage->has_overlaps && i < pass->stage->branches.count; i++)
        pass->matcher->overlap_end[pass->stage->branches.items[i]->rule->index] = 0;
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
    matcher->searches = calloc(total + 1, sizeof *matcher->searches);
    total = 0;
    for (uint32_t i = 0; i < book->rules.count; i++) {
        matcher->first_search[i] = total;
        for (uint32_t b = 0; b < book->rules.items[i]->branches.count; b++)
            matcher->searches[total++] = branch_compile_search(book->rules.items[i]->branches.items[b]);
    }
}

struct matcher *matcher_open(const struct rulebook *book, enum engine engine) {
    struct matcher *matcher = calloc(1, sizeof *matcher);
    size_t rules = book->rules.count + 1;
    uint32_t has_jit = 0;
    matcher->book = book;
    matcher->engine = engine;
    matcher->has_jit = pcre2_config(PCRE2_CONFIG_JIT, &has_jit) >= 0 && has_jit;
    matcher->data = pcre2_match_data_create(book->groups_most + 1, NULL);
    matcher->guard_data = pcre2_match_data_create(book->groups_most + 1, NULL);
    matcher->context = pcre2_match_context_create(NULL);
    matcher->best_groups = calloc((book->groups_most + 1) * 2, sizeof *matcher->best_groups);
    matcher->next_start = calloc(STAGE_WORDS_MOST * 64, sizeof *matcher->next_start);
    matcher->first_search = calloc(rules, sizeof *matcher->first_search);
    matcher->overlap_end = calloc(rules, sizeof *matcher->overlap_end);
    matcher->limits = calloc(rules, sizeof *matcher->limits);
    matcher->profiles = calloc(rules, sizeof *matcher->profiles);
    pcre2_set_match_limit(matcher->context, MATCH_LIMIT);
    pcre2_set_depth_limit(matcher->context, DEPTH_LIMIT);
    pcre2_set_heap_limit(matcher->context, HEAP_LIMIT);
    if (matcher->has_jit)
        matcher->stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK_MOST, NULL);
    if (matcher->stack)
        pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
    if (engine == ENGINE_NAIVE)
        compile_searches(matcher);
    else
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
    free(matcher->best_groups);
    free(matcher->searches);
    free(matcher->next_start);
    free(matcher->first_search);
    free(matcher->overlap_end);
    free(matcher->limits);
    free(matcher->profiles);
    free(matcher);
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
    struct pass pass = {.matcher = matcher, .stage = &matcher->book->layers.items[layer].stages[0], .view = view, .arena = view->arena};
    if (!pass.stage->branches.count)
        return;
    run(&pass);
    if (!pass.found.count)
        return;
    merge_finds(view, pass.found.items, pass.found.count);
    view_refresh(view);
}

void matcher_claim(struct matcher *matcher, uint32_t layer, const struct view *view, struct hits *hits, struct arena *arena) {
    struct pass pass = {.matcher = matcher, .stage = &matcher->book->layers.items[layer].stages[1], .view = view, .arena = arena,
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
        buffer_print(&text, "%s%.*s:%u: %s %.*s met the %s and found nothing there; make its repeats shorter", text.size ? "\n" : "",
                     STR_ARG(rule->origin.file), rule->origin.line, rule->is_claim ? "claim" : "entity", STR_ARG(rule->name),
                     limit_name(matcher->limits[i]));
        matcher->limits[i] = 0;
    }
    str warning = text.size ? str_copy(buffer_str(&text), arena) : (str){0};
    buffer_close(&text);
    return warning;
}

void matcher_profile(struct matcher *matcher, bool on) { matcher->is_profiling = on; }

struct rule_profile matcher_rule_profile(const struct matcher *matcher, uint32_t rule) { return matcher->profiles[rule]; }
