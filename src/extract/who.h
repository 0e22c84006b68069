/*
 * Private to who.c and its who_….c: who is meant where no name stands. What a name is in its clause (who_roles.c, who_clause.c, who_aside.c)
 * tells who is the subject of a sentence (who_subject.c), and of those that follow (who_carried.c); pronouns (who_pronoun.c) and descriptions
 * (who_described.c) are bound by these, and who.c does it for a whole article. Each asks only those before it. People are NOBODY where nobody is
 * meant or nobody can tell.
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

/* who_roles.c */
enum voice who_voice_at(const struct scene *scene, uint32_t sentence, uint32_t at);
bool who_may_be(const struct person *person, enum sex sex); /* somebody of that sex, where it is told, is no team */
/* Whether words of that voice know of the find: the narrator does not hear what speakers say. */
bool who_hears(const struct scene *scene, uint32_t sentence, enum voice voice, const struct find *find);
/* "Fox caught her on the line", "Fox followed him home": the rule that compares two and has found the pronoun to be one of them; NULL. */
const struct draft *who_comparison_at(const struct scene *scene, uint32_t sentence, struct span pronoun);
/* "Carroll's" in "McSweeney broke Carroll's record in 7.37". */
bool who_is_possessor(const struct view *view, const struct find *find);
/* "he", "she": the forms of who does something, not of who owns it or has it done to him. */
bool who_is_subject_form(const struct scene *scene, uint32_t sentence, const struct find *pronoun);

/* who_aside.c */
/* Where the clause that begins at the place as an aside has ended before the limit; 0: it goes on. "…, who won in Rome, by a second" */
uint32_t who_end_of_aside(str text, uint32_t opens, uint32_t limit);
/* "Fox, who had trained with Bell all year, was fourth": whether Bell stands in a clause that has ended before the limit. */
bool who_is_in_ended_aside(const struct scene *scene, uint32_t sentence, const struct find *find, uint32_t limit);
/* Whether a mark stands between two places of the sentence: what was told of the first person is told. */
bool who_is_mark_between(const struct scene *scene, uint32_t sentence, uint32_t from, uint32_t to);

/* who_subject.c */
/* Who is the subject before the place of the sentence, of those whom it names. */
int32_t who_subject_in_sentence(const struct scene *scene, uint32_t sentence, uint32_t before, enum sex sex);
/* The same where who owns something counts as much as anybody. */
int32_t who_owner_in_sentence(const struct scene *scene, uint32_t sentence, uint32_t before);
/* The first who is named from the place on and is no object; NOBODY. */
int32_t who_first_in_sentence_after(const struct scene *scene, uint32_t sentence, uint32_t from);

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

/* who_pronoun.c: binds "he" and "her" to whom they mean, and takes their sex for his. */
void who_bind_pronoun(struct scene *scene, uint32_t sentence, struct find *find);

/* who_described.c: binds "the Norwegian", "the 24-year-old" to whom they mean. */
void who_bind_description(struct scene *scene, uint32_t sentence, struct find *find);

/* who_traits.c: what the words of a description, or those around it, tell of whom it means; 0 and SEX_UNKNOWN: nothing. */
int who_age_in(const struct scene *scene, uint32_t sentence, struct span span);
enum sex who_sex_told(const struct scene *scene, uint32_t sentence, struct span local);
/* "Having shaken off his rivals, the Scot won": whose they are is told behind the comma. */
bool who_is_of_subject_to_come(const struct scene *scene, uint32_t sentence, const struct find *pronoun, struct span local);

/* who_beside.c */
/* "Behind Fox, the Olympic champion took silver": a verb follows the description, and the name behind a preposition is no subject. */
bool who_is_beside_subject(const struct scene *scene, uint32_t sentence, const struct find *name, const struct find *description);
/* "Vallortigara, the Italian," and "the Kenyan, Okello,": the name stands right beside it; NOBODY. */
int32_t who_named_beside(const struct scene *scene, uint32_t sentence, const struct find *find);
/* "The man they had feared was Fox": who the description turns out to be; NOBODY. */
int32_t who_named_behind_was(const struct scene *scene, uint32_t sentence, const struct find *find);

/* who_titled.c: the drafts that give somebody a title, for "the Olympic champion". */
void who_collect_titles(struct scene *scene);
/*
 * The honours that titles have given: "the Olympic champion" is who was called so; NOBODY when the article has long spoken of
 * somebody else (subject).
 */
int32_t who_titled(const struct scene *scene, uint32_t sentence, const struct find *find, int32_t subject);
/*
 * "Bol won again, while Kenya's Ann Fox missed the record. / The three-time champion …": a title that opens a sentence goes on about whom the
 * last clause of the one before has brought in, or about the only one whom it names; NOBODY.
 */
int32_t who_just_titled(const struct scene *scene, uint32_t sentence, str words);

/* who_of_two.c */
/* "the latter", "the former": of the two who were named last, in this sentence or the one before. NOBODY: it is neither, or nobody knows. */
int32_t who_of_two(const struct scene *scene, uint32_t sentence, const struct find *find, str words);
/*
 * "Fox missed out, with Bell diving over the line to edge out the reigning champion", "Bell pulled away from Fox to beat the 2019 winner":
 * who is beaten is the other one whom the sentence has named; NOBODY.
 */
int32_t who_beaten_of_two(const struct scene *scene, uint32_t sentence, const struct find *find, enum sex sex);
/*
 * "Fox overtook Bell, but the champion came again", "She led at the bell. … Fox ran 4:41; the teenager 4:40": a description that
 * stands against the clause before it means another than whom that is about, the latest who is named and fits; NOBODY.
 */
int32_t who_other_than_before(const struct scene *scene, uint32_t sentence, const struct find *find, enum sex sex);

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
