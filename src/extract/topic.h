/*
 * What speaks for athletics and what against it, in words and in what rules have found. For topic.c, topic_words.c, topic_finds.c.
 */
#ifndef PHOTOFINISH_EXTRACT_TOPIC_H
#define PHOTOFINISH_EXTRACT_TOPIC_H

#include "extract/scene.h"

/* For athletics; for a contest of whatever sport: medals, laps, records; for another sport, or no sport at all. */
enum topic_side { TOPIC_ATHLETICS, TOPIC_ANY, TOPIC_OTHER, TOPIC_SIDES };

struct topic_evidence {
    int64_t weights[TOPIC_SIDES];
    int64_t words;   /* how many the text has */
};

/* topic_words.c: the words and phrases of rules/lexicon/topic.tsv in the article. */
void topic_count_words(const struct scene *scene, struct topic_evidence *evidence);
/* The weight that the list gives to this one word or phrase, in small letters, for athletics; -1: the list does not have it. */
int64_t topic_weight_of(const struct scene *scene, str phrase);

/* topic_finds.c: races and contests by name, marks of a kind that only athletics has. */
void topic_count_finds(const struct scene *scene, struct topic_evidence *evidence);

#endif
