/* The inside of a rulebook, shared by the loader, the matcher, the gate and the checks. Only this folder knows PCRE2. */
#ifndef PHOTOFINISH_RULE_BOOK_H
#define PHOTOFINISH_RULE_BOOK_H

#include <pthread.h>
#include <stdatomic.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/hash.h"
#include "letter.h"
#include "maker.h"
#include "pattern.h"
#include "rule/rulebook.h"

enum guard_kind { GUARD_NOT_AFTER, GUARD_NOT_BEFORE, GUARD_UNLESS };

/*
 * A pattern that is matched by its tree until it has been tried often (trial.h), and then compiled and turned into machine code. What PCRE2
 * might refuse is compiled at loading.
 */
enum code_kind { CODE_BRANCH, CODE_EXACT_BRANCH, CODE_NOT_AFTER, CODE_NOT_BEFORE, CODE_UNLESS };
struct code {
    enum code_kind kind;
    const struct node *tree;
    const struct capture_names *names;
    struct place place;
    str subject;          /* "claim won", for errors */
    bool is_sure;         /* PCRE2 will not refuse it */
    pcre2_code *pcre;     /* NULL when PCRE2 refused it, or is_made is false */
    atomic_bool is_made, is_machine_code;
    atomic_uint steps;    /* of all trials by its tree */
    struct code *made_before;   /* the next of those that are made, see rulebook.made */
};

struct guard {
    enum guard_kind kind;
    uint32_t number;      /* among all of the book */
    const struct source_line *line;
    struct code *code;
    uint32_t most;        /* of NOT_AFTER: bytes that the guard's own pattern can match, for looking back */
};

struct example {
    bool is_wanted;
    str text;
    str result;           /* behind "=>"; data NULL when there is none */
    struct place place;
};

/* One field of a "gives" line. capture is an index into rule.names, -1: the constant. */
struct give_field { str name; int capture; str constant; bool is_optional; };
struct give {
    str kind;
    struct { struct give_field *items; uint32_t count, room; } fields;
    struct source_line line;
};

/* One pattern line of a rule. */
struct branch {
    struct rule *rule;
    str text;                        /* as written */
    struct node *tree;
    struct code *code;               /* anchored; NULL when phrases do it */
    const struct phrases *phrases;   /* the whole pattern is one list */
    struct phrase_index *index;
    struct capture_names captures;   /* by group - 1 */
    int *names;                      /* by group - 1: index into rule.names */
    struct place place;
};

struct rule {
    const struct rulebook *book;
    str name;
    str text;
    struct origin origin;
    uint32_t index, layer;
    bool is_claim, is_exact, overlaps;
    bool is_provisional;             /* what it finds may become words again */
    int entity;                      /* of entity rules */
    int32_t priority;
    uint32_t maker;                  /* its number, for a book is taken up by other processes, where a function is elsewhere; 0: none */
    struct maker_args args;
    struct { str *items; uint32_t count, room; } names;   /* different names of captures */
    struct { struct branch **items; uint32_t count, room; } branches;
    struct { struct guard *items; uint32_t count, room; } guards;
    struct { struct give *items; uint32_t count, room; } gives;
    struct { struct example *items; uint32_t count, room; } examples;
};

/* Limits that a rule file can meet, with a message, long before they matter to a reader. */
enum { NAMES_MOST = 64, STAGE_WORDS_MOST = 16, STAGE_BRANCHES_MOST = STAGE_WORDS_MOST * 64 };

/* The entity branches, or the claim branches, of one layer. */
struct stage {
    uint32_t number;                 /* among those that have branches, in their order; without branches a stage has none */
    struct { struct branch **items; uint32_t count, room; } branches;
    bool has_overlaps;
};

struct layer {
    str name;                        /* without ".rules" */
    str file;                        /* folder/name, as errors say it */
    int number;
    struct stage stages[2];
};

struct entity { str name; uint32_t layer; struct place place; };

enum { LOADERS_MOST = 4 };           /* threads that read rules */

struct rulebook {
    struct arena arena;
    struct arena loaded[LOADERS_MOST];   /* what each of them has made of rules */
    char *folder;
    struct lists lists;
    struct pieces pieces;
    struct { struct layer *items; uint32_t count, room; } layers;
    struct { struct entity *items; uint32_t count, room; } entities;
    struct table entity_numbers;     /* by name, + 1 */
    struct { struct rule **items; uint32_t count, room; } rules;
    uint32_t guard_count;
    uint32_t stage_count;            /* with branches */
    uint32_t groups_most;            /* of any branch */
    pthread_mutex_t *readying;       /* held while a code is made ready; matchers of other threads wait */
    atomic_uint *scans;              /* opened so far */
    struct scan *_Atomic *handed_on; /* by a matcher, for the next one; or NULL */
    struct code **made;              /* the last code that was made: few are, and closing looks at no others */
};

/* What all patterns are compiled with beside PCRE2_CASELESS and PCRE2_ANCHORED. */
enum { COMPILE_OPTIONS = PCRE2_NEVER_UTF | PCRE2_NEVER_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_DOLLAR_ENDONLY };

/* compile.c: a branch or a guard from its lines; errors begin with the place. */
enum status branch_compile(const struct scope *scope, struct rule *rule, const struct source_line *line, struct error *error);
enum status guard_compile(const struct scope *scope, struct guard *guard, struct error *error);
/* Compiles a code that is not made. The matcher calls it with readying held, the loader when no other thread has the book any more. */
enum status code_make(const struct rulebook *book, struct code *code, struct error *error);
/* The same pattern for a search instead of one position; NULL when PCRE2 has no memory. */
pcre2_code *branch_compile_search(const struct branch *branch);
/* The first count elements of a sequence of the branch, for a search, without the edge at their end. For why_not. */
pcre2_code *branch_compile_start(const struct branch *branch, const struct node *sequence, uint32_t count,
                                 struct arena *arena);

/* phrases.c: finds the longest phrase at a place by its first word. */
struct phrase_index *phrase_index_make(const struct phrases *phrases, bool is_caseless, struct arena *arena);
uint32_t phrase_index_match(const struct phrase_index *index, const char *text, uint32_t size, uint32_t at);

#endif
