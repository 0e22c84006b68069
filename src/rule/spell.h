/*
 * Spelling a part of a pattern out: "(this|last) years?" is this year, this years, last year, last years. A letter is its byte; what
 * looks around, and edges, are nothing.
 */
#ifndef PHOTOFINISH_RULE_SPELL_H
#define PHOTOFINISH_RULE_SPELL_H

#include "pattern.h"

struct spellings { str *items; uint32_t count, room; };

/* ALL: every text that the node matches, or none when there are more than most, or not only these few. SOME: at most so many, with each
 * alternative, each word and one member of each set among them where there is room. */
enum spelling { SPELL_ALL, SPELL_SOME };

/* Adds to all; false when it can't be done. */
bool node_spell(const struct node *node, enum spelling spelling, uint32_t most, struct spellings *all, struct arena *arena);

/* Each of the first followed by each of the others, in the place of the first; false, and nothing done, when they would be too many. */
bool spellings_cross(struct spellings *first, const struct spellings *others, uint32_t most, struct arena *arena);

#endif
