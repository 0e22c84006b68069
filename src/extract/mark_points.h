/*
 * Private to the claims of marks: the points of teams that stand bare behind those of another (mark_points.c).
 */
#ifndef PHOTOFINISH_EXTRACT_MARK_POINTS_H
#define PHOTOFINISH_EXTRACT_MARK_POINTS_H

#include "extract/scene.h"

/* Adds them behind all claims of marks, each with the rule that found the points before it. */
void mark_points_claim(struct scene *scene);

#endif
