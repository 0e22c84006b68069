/*
 * Private to the claims of marks: which race a mark is of (mark_race.c, mark_legs.c).
 */
#ifndef PHOTOFINISH_EXTRACT_MARK_RACE_H
#define PHOTOFINISH_EXTRACT_MARK_RACE_H

#include "mark_said.h"

/* Sets the event; the kind too, where no rule told it and the mark is too short for the race. */
void mark_choose_race(const struct scene *scene, struct marked *m);

/* "reacted in 0.131": how fast somebody left the blocks. */
bool mark_is_reaction(const struct marked *m);

/* "a first-day score of 4,150": points of a part, of the event that counts them. */
bool mark_is_part_of_total(const struct marked *m);

/* mark_legs.c: "Six legs of 6.4K: Fox 19:55, Bell 20:04": a result that is a leg of a relay without a code. */
bool mark_is_leg_told(const struct scene *scene, const struct marked *m);

#endif
