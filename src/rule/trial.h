/*
 * A trial matches a pattern by its tree, as PCRE2 would match what is emitted of it: the same text, the same captures. Most patterns are
 * tried a few times in a short run, and compiling one costs as much as thousands of trials. Those that are tried often, or take
 * long, are PCRE2's (attempt.c); ENGINE_NAIVE asks nobody else, so that it is the proof.
 */
#ifndef PHOTOFINISH_RULE_TRIAL_H
#define PHOTOFINISH_RULE_TRIAL_H

#include "book.h"

enum outcome { TRIAL_FAILED, TRIAL_MATCHED, TRIAL_TOO_LONG };

/* Matches as the code's kind says at, or from, a place of a subject. groups: room for what is captured, and the whole in front, as in the
 * ovector of PCRE2. steps: what it cost, in nodes looked at. */
enum outcome code_try(const struct code *code, str subject, uint32_t at, PCRE2_SIZE *groups, uint32_t *steps);

#endif
