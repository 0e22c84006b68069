/* The inside of the matcher: one attempt of one branch, what objects to it, and what it says. */
#ifndef PHOTOFINISH_RULE_MATCHING_H
#define PHOTOFINISH_RULE_MATCHING_H

#include "gate.h"

/* Where the last match of a rule ends, in one pass. */
struct overlap { uint64_t pass; uint32_t end; };

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
    struct overlap *overlaps;        /* by rule */
    uint64_t passes;                 /* so far */
    int *limits;                     /* by rule: the PCRE2 error it met, or 0 */
    struct rule_profile *profiles;   /* by rule */
};

/* One run over one sentence. */
struct pass {
    struct matcher *matcher;
    uint64_t number;
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

static inline str shadow_str(const struct view *view) { return (str){view->shadow, view->shadow_size}; }
static inline struct span text_span(const struct view *view, size_t start, size_t end) {
    return (struct span){view_back(view, (uint32_t)start), view_back(view, (uint32_t)end)};
}

/* attempt.c */
/* Runs a code at (or, when it is not anchored, from) a place of the subject: a PCRE2 code, negative when there is no match. */
int execute(struct matcher *matcher, const pcre2_code *code, pcre2_match_data *data, str subject, uint32_t at);
/* Remembers that a rule met a limit, for matcher_warning. */
void note_limit(struct matcher *matcher, const struct rule *rule, int code);
/* The end of the branch's match at a place, or 0. Its groups are in matcher->data. */
uint32_t attempt(struct pass *pass, const struct branch *branch, uint32_t at);
/* The first guard that speaks against a match, or NULL. */
const struct guard *objecting_guard(struct pass *pass, const struct rule *rule, uint32_t start, uint32_t end);

/* saying.c: groups is the ovector of the match. */
bool make_value(struct pass *pass, const struct branch *branch, struct candidate *candidate, const PCRE2_SIZE *groups);
bool gives_something(const struct branch *branch, const PCRE2_SIZE *groups);
void add_hit(struct pass *pass, const struct candidate *candidate, const PCRE2_SIZE *groups);

#endif
