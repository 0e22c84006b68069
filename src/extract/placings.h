/*
 * Private to placings: how drafts become claims of places (placings.c), who took the places around somebody's (rivals.c), and
 * who ran for a relay team (crews.c).
 */
#ifndef PHOTOFINISH_EXTRACT_PLACINGS_H
#define PHOTOFINISH_EXTRACT_PLACINGS_H

#include "extract/scene.h"

/* The place that a field of a draft says; 0: none, or none that can be. field may be NULL. */
int placings_place_of(const struct draft_field *field);
/* Claims the place for the person unless it is NOBODY, or known already. told: the event that the words name, NULL to find it out. */
void placings_add(struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *told);
/* Somebody else is said to have taken this place in what the article reports: two can't have. */
bool placings_is_taken(const struct scene *scene, int32_t person, int place, const struct event *event);
/* Once all else is claimed: those who are named behind, ahead or beaten. */
void rivals_claim(struct scene *scene);
/* Last: those who ran for the teams that have a place. */
void crews_claim(struct scene *scene);

#endif
