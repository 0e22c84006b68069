/*
 * Private to the claims of marks: one mark in two measures (mark_measures.c).
 */
#ifndef PHOTOFINISH_EXTRACT_MARK_MEASURES_H
#define PHOTOFINISH_EXTRACT_MARK_MEASURES_H

#include "extract/scene.h"

/* "68.99m (226-4)": whether this is the mark before it once more, in feet and inches or in metres. */
bool mark_is_second_measure(const struct scene *scene, uint32_t sentence, const struct find *find);

/* Gives a mark in feet and inches the metres that are printed beside it. */
void mark_take_metres(const struct scene *scene, uint32_t sentence, const struct find *find, struct mark *mark);

#endif
