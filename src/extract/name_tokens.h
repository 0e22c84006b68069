/*
 * What a single word of a name may be. A token is a word as the text writes it, without blanks; next is the one behind it in the same
 * sequence of capitalised words, empty at its end; behind says how many words of the sequence follow.
 */
#ifndef PHOTOFINISH_EXTRACT_NAME_TOKENS_H
#define PHOTOFINISH_EXTRACT_NAME_TOKENS_H

#include "extract/scene.h"

bool name_token_is_particle(const struct scene *scene, str token);       /* "de", and "De" in "Andre De Boer" */
bool name_token_is_small_particle(const struct scene *scene, str token); /* "de" alone */
bool name_token_is_initial(str token);                                   /* "J", "J.-P." */
bool name_token_is_given(const struct scene *scene, str token);          /* "Ann", by the list of given names */
bool name_token_is_nation_code(const struct scene *scene, str token);    /* "KEN" */

/* "Kerr's" → "Kerr", "Thomas'" → "Thomas"; *was: there was one. */
str name_token_without_possessive(str token, bool *was);
bool name_token_is_possessive(str text);

/* Words that only lead in ("The", "Senior"), words that no name has ("Championships"), and those of either list that are surnames, too. */
bool name_token_is_lead(const struct scene *scene, str token);
bool name_token_is_barred(const struct scene *scene, str token);
bool name_token_is_leading_surname(const struct scene *scene, str token); /* "Wiseman Were", "Chevonne Young" */
bool name_token_ends_school(const struct scene *scene, str token);        /* "High", "University", "Harriers" */
bool name_may_be_ground(const struct scene *scene, str token);            /* "Park", "Hall" */

/* What is said of a person before the name. */
bool name_token_ends_epithet(const struct scene *scene, str token);                /* "Iten-based Ann Lind" */
bool name_token_is_epithet(const struct scene *scene, str token, str next);        /* "In-form Gus Dow", "Trailing Hollister" */
bool name_token_is_people(const struct scene *scene, str token, str next, uint32_t behind); /* "Marylanders Joel Dow" */
bool name_token_is_member(const struct scene *scene, str token, str next, uint32_t behind); /* "Donore Harrier John Dow" */

#endif
