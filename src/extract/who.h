/*
 * Private to who.c and who_described.c: who is meant where no name stands.
 */
#ifndef PHOTOFINISH_EXTRACT_WHO_H
#define PHOTOFINISH_EXTRACT_WHO_H

#include "extract/scene.h"

/* Whose words stand somewhere: what the narrator calls "he" is nobody of whom only direct speech has spoken. */
enum voice { VOICE_NARRATOR, VOICE_SPEAKER };

/* who.c */
enum voice who_voice_at(const struct scene *scene, uint32_t sentence, uint32_t at);
bool who_sex_fits(enum sex a, enum sex b); /* alike, or one is not known */

/* The draft of that kind in the sentence whose field stands at the place; NULL. */
const struct draft *who_draft_at(const struct scene *scene, uint32_t sentence, const char *kind, const char *name, struct span local);

/* Whom the sentences before are about. */
int32_t who_subject_carried(const struct scene *scene, uint32_t sentence, enum sex sex, enum voice voice);

/* Who is the subject before the place of the sentence, of those whom it names. */
int32_t who_subject_in_sentence(const struct scene *scene, uint32_t sentence, uint32_t before, enum sex sex);

/* who_described.c: the drafts that give somebody a title, for "the Olympic champion"; then who each description means. */
void who_collect_titles(struct scene *scene);
void who_bind_description(struct scene *scene, uint32_t sentence, struct find *find);

#endif
