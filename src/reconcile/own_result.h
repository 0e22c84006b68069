/* Of one document, which of an athlete's marks in one round is the result? Private to this folder. */
#ifndef PHOTOFINISH_RECONCILE_OWN_RESULT_H
#define PHOTOFINISH_RECONCILE_OWN_RESULT_H

#include "race.h"

struct own { uint32_t index; bool is_kept; };    /* statement; is it the result, or a misprint of it? */
struct owns { struct own *items; uint32_t count, room; };

/* Marks those of a document's results of one athlete and round that are compared with other papers'. */
void own_results_keep(const struct race *race, struct owns *owns);

/* Has another voice this mark of the athlete in that round? */
bool mark_is_shared(const struct race *race, uint32_t index);

/* "3. Ivana Španović SRB 7.08": is the mark told together with a place of that runner? Then it is the result. */
bool mark_stands_beside_place(const struct race *race, const struct statement *mark, int32_t runner);

/* A figure that is no possible result was read as a split, of no part of the race that is told, or as a margin to nobody: where it is a
 * misprint of the result it becomes one. */
void results_take_misprints(struct race *race);

/* Is it a slip away from what two other papers agree on, and nobody else's? */
bool mark_is_misprint_of_others(const struct race *race, uint32_t index);

#endif
