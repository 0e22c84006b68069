/* What is shared by the parts that compare one article with its gold: score.c and score_marks.c. */
#ifndef PHOTOFINISH_EVAL_SCORE_WORK_H
#define PHOTOFINISH_EVAL_SCORE_WORK_H

#include "eval/score.h"

struct strings { str *items; uint32_t count, room; };

/* The comparison of one article. */
struct work {
    struct score *score;
    const struct sheet *gold, *found;
    struct strings names;    /* folded names of gold's athletes */
    struct arena *arena;
};

/* Adds a name folded, unless it is there. */
void add_name(struct strings *names, str name, struct arena *arena);
/* The gold name that this name, or its last part, stands for; itself when there is none or more than one. */
str lenient_name(const struct strings *names, str name, struct arena *arena);
/* What a name is compared by. */
str key_of(const struct work *work, str name, bool lenient);

/* Writes down a difference, with some words around the span. */
void note(struct work *work, const char *row, enum slip slip, str item, str answer, struct span span, str rule);
/* The part of a name, which is made when it is new. */
struct part *part_of(struct work *work, struct parts *parts, str name);
void count_rule(struct work *work, str rule, bool is_right);
/* Counts a question of which each one has one answer. */
void ask(struct work *work, enum score_share share, bool is_right, str item, str answer, str wanted, struct span span, str rule);

/* Sets: rows in which each distinct thing of an article counts once. */
struct thing {
    str key;          /* what it is, folded: equal things have equal keys */
    str show;         /* the same for people; empty when the key will do */
    struct span span; /* where one of its kind stands */
    str rule;
};
struct things { struct thing *items; uint32_t count, room; };
/* Counts and notes the difference; both are sets from then on. */
void compare_sets(struct work *work, enum score_row row, struct things *gold, struct things *found);
bool set_holds(const struct things *set, str key);

/* Pairs: one to one, the best first. */
struct pair { uint32_t gold, found; double score; };
struct pairs { struct pair *items; uint32_t count, room; };
enum { NOBODY = -1 };
struct matches {
    int32_t *of_gold;    /* index of the found one, or NOBODY */
    int32_t *of_found;
    uint32_t count;
};
struct matches pair_up(struct pairs *pairs, double least, uint32_t gold, uint32_t found, struct arena *arena);
void count_matches(struct tally *tally, uint32_t matched, uint32_t gold, uint32_t found);

/* score_marks.c */
void score_marks(struct work *work);

#endif
