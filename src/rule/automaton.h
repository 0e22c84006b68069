/*
 * An automaton reads a text once for many patterns and says which of them may match from there. It is derived from the trees of the
 * patterns while texts are read (nothing is built before a text asks for it), so a start costs nothing and what is
 * never met is never made:
 *
 * - a cell is a place inside a pattern, with what comes behind it (as in Antimirov's partial derivatives, 1996, and the
 *   position automata of Glushkov and McNaughton-Yamada);
 * - a state is the set of cells that are alive after some bytes, and the patterns that are known by then to be possible; states are
 *   kept, with the state that each byte leads to (lazy subset construction, as in Thompson's grep and RE2).
 *
 * It may say "perhaps" too often, never too rarely. What looks around is left out; a repeat of a class that has a blank ("anything
 * up to …"), and \k<name>, are taken for "perhaps" as soon as they begin; bytes beyond ASCII are all alike.
 *
 *     struct automaton_budget budget = {.credit = 1000 * 1000};
 *     struct automaton *automaton = automaton_open(trees, 12, &budget);
 *     uint32_t start = automaton_start(automaton, at == 0);
 *     uint32_t state = automaton_finish(automaton, start, shadow, at);
 *     const uint64_t *possible = automaton_possible(automaton, state);   // bit i: tree i may match at this place
 */
#ifndef PHOTOFINISH_RULE_AUTOMATON_H
#define PHOTOFINISH_RULE_AUTOMATON_H

#include "pattern.h"

/*
 * What all automata of a matcher may still do: looking at one cell, or at one alternative in it, takes one credit. Whoever gives them
 * texts adds some for each byte, so that a text that is nothing but surprises costs a bounded time a byte: when there is
 * no credit, what is alive is possible.
 */
struct automaton_budget {
    int64_t credit;
    size_t held;    /* bytes of memory that they hold */
    size_t kept;    /* bytes of these that an earlier matcher has left to this one */
    bool is_full;   /* they hold too much, or one of them has too many states: whoever opened them lets them forget */
};

/* A tree may be NULL: its bit is never set. */
struct automaton;
struct automaton *automaton_open(const struct node *const *trees, uint32_t count, struct automaton_budget *budget);
void automaton_close(struct automaton *automaton);

/* Forgets all cells and states, which are made again when they are needed. */
void automaton_forget(struct automaton *automaton);

/* Leaves what it knows to another process or time, which will change as little of it as can be (cells_rest). */
void automaton_rest(struct automaton *automaton);

/*
 * A state is where an automaton stands after some bytes. It is good until the automaton forgets. STATE_UNKNOWN: it could not be made.
 *
 *     uint32_t state = automaton_start(automaton, false);
 *     state = automaton_read(automaton, state, STR("wins"));                      // no pattern goes on: STATE_NOTHING
 *     state = automaton_finish(automaton, state, shadow, 4);
 */
enum { STATE_UNKNOWN, STATE_NOTHING, STATE_DECIDED = 0x800000 };   /* and above: nothing is left to be read, some are possible */

/* Before a match, at the start of a text or inside it. A match begins at a word edge, and so must the place. */
uint32_t automaton_start(struct automaton *automaton, bool at_text_start);

/* Reads bytes; NUL is the end of a text. */
uint32_t automaton_read(struct automaton *automaton, uint32_t state, str bytes);

/* Reads on from a place of a shadow until all is decided or may not be found out: the state where it stopped. */
uint32_t automaton_finish(struct automaton *automaton, uint32_t state, str shadow, uint32_t at);

/* The patterns that may match where automaton_finish came to a state, as a mask that is good until the next call of any of these,
 * and behind it as many words that say which of them could be read to their ends; NULL when there are none. */
const uint64_t *automaton_possible(struct automaton *automaton, uint32_t state);

#endif
