/*
 * Private to who.c and its who_….c: who is meant where no name stands.
 */
#ifndef PHOTOFINISH_EXTRACT_WHO_H
#define PHOTOFINISH_EXTRACT_WHO_H

#include "extract/scene.h"

/* Whose words stand somewhere: what the narrator calls "he" is nobody of whom only direct speech has spoken. */
enum voice { VOICE_NARRATOR, VOICE_SPEAKER };

/* Sentences that a subject may lie back. */
enum { SENTENCES_BACK = 12 };

static inline struct person *people(const struct scene *scene) {
    return scene->reading->people.items;
}

/* who.c */
enum voice who_voice_at(const struct scene *scene, uint32_t sentence, uint32_t at);
bool who_may_be(const struct person *person, enum sex sex); /* somebody of that sex, where it is told, is no team */
/* Whether words of that voice know of the find: the narrator does not hear what speakers say. */
bool who_hears(const struct scene *scene, uint32_t sentence, enum voice voice, const struct find *find);

/* Who is the subject before the place of the sentence, of those whom it names. */
int32_t who_subject_in_sentence(const struct scene *scene, uint32_t sentence, uint32_t before, enum sex sex);

/* who_carried.c: how often the article names each person, scene.namings */
void who_count_namings(struct scene *scene);
/* Whom the sentences before are about; *where, if wanted, the one that tells. NOBODY. */
int32_t who_subject_before(const struct scene *scene, uint32_t sentence, enum sex sex, enum voice voice, uint32_t *where);
/*
 * Whom "he" means, or "the 24-year-old". "Vell won by a second. Anna Kord was third. / She had …": a new paragraph goes on about whom
 * the one before or the article is about, not about somebody who was named in passing at its end; behind a paragraph about nobody,
 * about whom the article is about. NOBODY.
 */
int32_t who_subject_carried(const struct scene *scene, uint32_t sentence, enum sex sex, enum voice voice);

/* who_described.c: the drafts that give somebody a title, for "the Olympic champion"; then who each description means. */
void who_collect_titles(struct scene *scene);
void who_bind_description(struct scene *scene, uint32_t sentence, struct find *find);

/* "Behind Fox, the Olympic champion took silver": a verb follows the description, and the name behind a preposition is no subject. */
bool who_is_beside_subject(const struct scene *scene, uint32_t sentence, const struct find *name, const struct find *description);

/* who_placed.c */
/*
 * "Fox won from Bell. The Kenyan was second": whether the sentences of the paragraph before give the person another place than the words behind the
 * description tell.
 */
bool who_is_placed_otherwise(const struct scene *scene, uint32_t sentence, struct span description, int32_t person);
/* Whom "the winner", "the runner-up" means; NOBODY: the words tell no place, or nobody has it. */
int32_t who_placed(const struct scene *scene, uint32_t sentence, const struct find *find);

/* who_called.c */
/* Whom the article has called by the last word of the description before: "teenager Ann Lind", "Ann Lind, a student,"; NOBODY. */
int32_t who_called(const struct scene *scene, uint32_t sentence, const struct find *find);

#endif
