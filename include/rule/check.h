/*
 * What `photofinish rules test` and `explain --why-not` do: run the examples of the rules, find words of patterns that can never match, and say why
 * a rule does not match a text.
 *
 *     struct rule_check check = rulebook_test(book, print_failure, NULL);
 *     // check.failed examples did not do what they say
 */
#ifndef PHOTOFINISH_RULE_CHECK_H
#define PHOTOFINISH_RULE_CHECK_H

#include "rule/rulebook.h"

enum check_finding { CHECK_EXAMPLE_FAILED, CHECK_NO_EXAMPLE, CHECK_NO_COUNTER_EXAMPLE, CHECK_DEAD_WORD };

struct check_failure {
    enum check_finding finding;
    const struct rule *rule;
    str place;               /* "rules/20-marks.rules:14" */
    str message;             /* what was hoped for and what came instead */
};

struct rule_check {
    uint32_t examples, failed;
    uint32_t rules, without_example, without_counter_example;
    uint32_t dead_words;     /* words of patterns that can never match, because an earlier layer always makes a letter of them */
};

/* Compiles every pattern; otherwise only those are compiled that a text needs. The error is the first pattern that PCRE2 refuses. */
enum status rulebook_compile_all(const struct rulebook *book, struct error *error);

/* Runs all examples and looks for dead words. Calls report (which may be NULL) for each finding, in the order of the files; its texts are
 * good during the call. */
struct rule_check rulebook_test(const struct rulebook *book,
                                void (*report)(void *context, const struct check_failure *failure), void *context);

/*
 * Marks up a view as an example does: "with [athlete Kerr] settling for [medal silver]" becomes the text without brackets and a
 * find for each. [entity=value text] gives the find that value; without one its own rules make it when one matches all of it,
 * else it is the text. \[ is the sign itself. An error says what is wrong with the brackets.
 */
enum status view_open_marked(struct view *view, const struct rulebook *book, struct matcher *matcher, str example,
                             struct arena *arena, struct error *error);
bool example_is_marked(str example);

/* The value of a find as examples and reports write it. */
str value_print(const struct value *value, str words, struct arena *arena);

/* Says how far the rule gets in the text (marked up like an example, or plain), and what would have had to follow. Several lines.
 * An error says what is wrong with the marks. */
enum status rule_why_not(const struct rulebook *book, const struct rule *rule, str text, str *said, struct arena *arena,
                         struct error *error);

/* What the wanted example of that number says (from 0), without the signs of its marks; data is NULL behind the last. */
str rule_example_text(const struct rule *rule, uint32_t number, struct matcher *matcher, struct arena *arena);

/* For "rules list". */
uint32_t rule_example_count(const struct rule *rule, bool wanted);
/* What a sentence must have before the rule is tried: "needs @athlete and one of won, took; starts with @athlete". */
str rule_gate(const struct rule *rule, struct arena *arena);

#endif
