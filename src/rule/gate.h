/*
 * The gate knows, before PCRE2 is asked, which branches cannot match at a place of a sentence. All of it is derived from the trees of
 * the patterns, never written by hand, and only when a text asks for it:
 *
 * - automata (automaton.h), one for each stage, read from the place on and say which branches may match what stands there; a word
 *   that no branch of a stage can begin with is remembered (vocabulary.h), so that most places are passed by with one look;
 * - needs: any-of sets of words, letters and bytes that a match must have, also behind the "anything up to …" where an automaton stops
 *   reading; a branch is tried only where each is met by what follows in the sentence.
 *
 * A gate may let too much through, never too little: ENGINE_NAIVE is the proof.
 */
#ifndef PHOTOFINISH_RULE_GATE_H
#define PHOTOFINISH_RULE_GATE_H

#include "book.h"

enum { NEEDS_MOST = 6 };

/* One of these must be in the sentence. */
struct need {
    struct byte_set bytes;
    struct { str *items; uint32_t count, room; } words; /* in lower case */
};

/* What every match of a branch must have. */
struct derived {
    struct need needs[NEEDS_MOST];
    uint32_t need_count;
};
void derive_needs(struct derived *derived, const struct node *tree, struct arena *arena);

/* The first bytes of a set's members as they stand in a shadow; beyond ASCII any (texts need not be whole UTF-8). */
struct byte_set set_first_bytes(const struct set *set, bool is_caseless);
/* Has it members beyond ASCII? */
bool set_is_wide(const struct set *set);

/* How a node can begin, or end: a set of these. */
enum { CAN_BE_EMPTY = 1, WITH_WORD_BYTE = 2, WITH_OTHER_BYTE = 4 };
enum side { AT_START, AT_END };
unsigned side_of(const struct node *node, enum side side);

/* What one matcher knows of the sentence at hand. */
struct scan;
struct scan *scan_open(const struct rulebook *book);
void scan_close(struct scan *scan);

/* Forgets the sentence at hand, not what it taught: the scan may go on with another matcher, or, after a rest, in another process
 * (rulebook_rest). */
void scan_hand_on(struct scan *scan);
void scan_rest(struct scan *scan);

/* Looks at the view, unless it is the one looked at last. */
void scan_read(struct scan *scan, const struct view *view);

/* Could the guard's own pattern match from a place of the view on? */
bool scan_may_object(struct scan *scan, const struct view *view, const struct guard *guard, uint32_t from);

/* Calls settle for each place where branches of the stage may match, in order. */
void scan_run(struct scan *scan, const struct stage *stage,
              void (*settle)(void *context, uint32_t at, const uint64_t *candidates, uint32_t words), void *context);

#endif
