/*
 * Words of open classes (nouns, verbs, endings of words) that C looks for around what rules have found. Which they are is written in
 * rules/lexicon/around-words.tsv, so that one more needs no C; what each use is asked for is told there. Words of closed classes ("and", "of",
 * "who") stand where they are asked for.
 *
 *     if (around_begins(scene, AROUND_LEAD, behind))      // " lead by", " advantage"
 *
 * Letter case counts. A text may begin or end with a blank, and so may a phrase.
 */
#ifndef PHOTOFINISH_EXTRACT_AROUND_H
#define PHOTOFINISH_EXTRACT_AROUND_H

#include "extract/scene.h"

bool around_begins(const struct scene *scene, enum around_use use, str text);
bool around_ends(const struct scene *scene, enum around_use use, str text);
bool around_holds(const struct scene *scene, enum around_use use, str text);   /* anywhere, also inside of words */
size_t around_first(const struct scene *scene, enum around_use use, str text);  /* where the first of them begins; SIZE_MAX: none does */
bool around_is(const struct scene *scene, enum around_use use, str text);

/* The phrase that the text begins or ends with, the first that is listed; empty: none. */
str around_beginning(const struct scene *scene, enum around_use use, str text);
str around_ending(const struct scene *scene, enum around_use use, str text);

/* Reads the list when the extractor opens. What is written under a use that nobody asks for is passed over: a test looks for such. */
void around_load(struct extractor *x);

/* As the list writes it. */
const char *around_use_name(enum around_use use);

#endif
