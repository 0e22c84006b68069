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

/* placing_titles.c. The person whom a description with a title means ("the Olympic champion"), NOBODY where none is known. */
int32_t placings_described(const struct scene *scene, const struct draft *draft);
/* Whether the title was won in several races, and not only in the event that was guessed. */
bool placings_is_of_several_races(const struct scene *scene, const struct draft *draft, const struct event *event);
/* Whether an honour, by its full name, is won in the event; false for NULL. */
bool placings_can_be_title_event(const struct scene *scene, str honour, const struct event *event);

/* Once all else is claimed: those who are named behind, ahead or beaten. */
void rivals_claim(struct scene *scene);
/* Last: those who ran for the teams that have a place. */
void crews_claim(struct scene *scene);

#endif
