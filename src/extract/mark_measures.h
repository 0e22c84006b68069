/*
 * Private to the claims of marks: what a figure measures where itself does not tell (mark_measures.c).
 */
#ifndef PHOTOFINISH_EXTRACT_MARK_MEASURES_H
#define PHOTOFINISH_EXTRACT_MARK_MEASURES_H

#include "mark_said.h"

/* "68.99m (226-4)": whether this is the mark before it once more, in feet and inches or in metres. */
bool mark_is_second_measure(const struct scene *scene, uint32_t sentence, const struct find *find);

/* "through 10k in 28.58": nobody runs so far in so many seconds. */
bool mark_is_in_minutes(const struct scene *scene, const struct marked *m);

/* Gives a mark in feet and inches the metres that are printed beside it. */
void mark_take_metres(const struct scene *scene, uint32_t sentence, const struct find *find, struct mark *mark);

#endif
