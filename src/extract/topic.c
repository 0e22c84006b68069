/*
 * Is this an article about athletics at all? What speaks for it is weighed, in proportion to the article's length, and must be more
 * than what speaks for another sport that knows times, distances and medals (swimming, cycling, skating, motor and horse racing) or for
 * no sport.
 */
#include "topic.h"

enum { WEIGHT_PER_THOUSAND_WORDS = 10, LEAST_WEIGHT = 5 };
/* Words of another sport that weigh more than a half of those of athletics decide for it: athletes swim and cycle besides. */
enum { OTHER_SPORT_TIMES = 2 };
/* Medals, records and laps are of all sports: they count up to so many times what is of athletics alone, and nothing without it. */
enum { ANY_TIMES = 2 };

static bool is_dense(int64_t weight, int64_t words) { return weight * 1000 >= WEIGHT_PER_THOUSAND_WORDS * words; }

bool topic_is_athletics(const struct scene *scene) {
    struct topic_evidence evidence = {0};
    topic_count_words(scene, &evidence);
    int64_t other = evidence.weights[TOPIC_OTHER];
    /* Races of some hundred metres and hundredths of seconds speak for athletics only where words do not speak for another sport. */
    if (other * OTHER_SPORT_TIMES > evidence.weights[TOPIC_ATHLETICS] && is_dense(other, evidence.words))
        return false;
    topic_count_finds(scene, &evidence);
    int64_t ours = evidence.weights[TOPIC_ATHLETICS], any = evidence.weights[TOPIC_ANY];
    int64_t total = ours + (any < ours * ANY_TIMES ? any : ours * ANY_TIMES);
    return total >= LEAST_WEIGHT && is_dense(total, evidence.words);
}
