/*
 * Private to rivals.c and its rivals_….c: what a draft tells of an order of finish, and what is told elsewhere of those in it.
 *
 *     struct order order;
 *     if (rivals_read_order(scene, draft, &order) && order.place_behind)   // "third behind Fox": ahead is Fox, place_behind 3
 *
 * People are NOBODY where the words name none, places 0 where none is told, events NULL where nobody knows which. A told place that
 * is handed out is borrowed from scene->told_places, only until placings_add adds another.
 */
#ifndef PHOTOFINISH_EXTRACT_RIVALS_H
#define PHOTOFINISH_EXTRACT_RIVALS_H

#include "extract/scene.h"

/* Behind so many, who is named next is seldom who came home next. */
enum { SIDE_MOST = 3, BEFORE_MOST = 10 };

/* People in the order in which they finished, one right behind the other. */
struct side {
    int32_t items[SIDE_MOST];
    uint32_t count;
};

/* What a draft tells of an order: ahead finished right before behind. Places are 0 where the words do not tell them. */
struct order {
    struct side ahead, behind;
    int place_ahead;       /* of the last of ahead: "second ahead of Fox" */
    int place_behind;      /* of the first of behind: "third behind Fox", "beat Fox into third" */
    int assumed;           /* of the first of ahead, where nobody's place is known */
    bool is_listed_behind; /* the rule lists those behind, and one is ahead */
    bool is_open;          /* others may have finished between the two */
    bool is_next;          /* told as neighbours */
    int apart;             /* "two places behind": 2; 0 where no number is told */
};

/* rivals_order.c */
/* False: the draft tells no order of a finish. */
bool rivals_read_order(struct scene *scene, const struct draft *draft, struct order *order);
/* The drafts of orders, and of those who come next, as the text tells them: "won from Fox, with Ray a second back" counts Ray from
 * Fox, whatever rules found them. In the scene's arena. */
const struct draft **rivals_orders(const struct scene *scene, uint32_t *count);
/* The draft tells of those behind the place that was told last (placing_next.c). */
bool rivals_is_counted_on(const struct draft *draft);

/* rivals_told.c */
/* The race that the words around the draft tell of the person. */
const struct event *rivals_race_of(const struct scene *scene, const struct draft *draft, int32_t person);
/*
 * What the place of the other is counted from: the place told of the person in the same sentence, the nearest before the draft;
 * else in the same race. NULL: none. With a place, only that one in the same sentence will do.
 */
const struct told_place *rivals_told_of(const struct scene *scene, const struct draft *draft, int32_t person, int place);
/* Whether somebody else is told to have taken the place in this race; a title of his is of another day. */
enum taken { TAKEN_SURELY, TAKEN_PERHAPS };   /* perhaps: where nothing tells that they were man and woman */
bool rivals_is_taken(const struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *event, enum taken least);
/* "Third, a second behind Fox", and Bell won: of all who finished before, Fox is the one whose place nobody has told. 0: nobody knows. */
int rivals_place_left(const struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *event);
/* "Third behind Bell and the winner, Fox": who of those in front is called so has that place, and the others the ones that are left. */
int rivals_own_place(const struct scene *scene, const struct draft *draft, int32_t person, int place);
/* "Ahead of Fox, who had to settle for bronze": others came between; "from Fox and Bell, who shared second": nobody did. */
bool rivals_is_told_otherwise(const struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *event);
/* "To win and edge Fox to second": who is told to have the place before does not take this one. */
bool rivals_has_place_before(const struct scene *scene, const struct draft *draft, int32_t front, int place);
/* "won, beating Fox to second place": who has the place before it already has not taken this one, so it is Fox's. */
bool rivals_is_told_right_before(const struct scene *scene, const struct draft *draft, int32_t person, int place);
/* "won, good for 19th overall, ahead of Fox": among those of her own race she has a better place. */
bool rivals_is_place_overall(const struct scene *scene, const struct draft *draft, const struct order *told, int32_t front);
/* Whether the place that stands there in the draft's sentence is told of somebody by another rule. place may be NULL. */
bool rivals_is_told_of_anybody(const struct scene *scene, const struct draft *draft, const struct draft_field *place);
/* "A centimetre down on winner Fox". */
bool rivals_is_called_winner(const struct scene *scene, const struct draft *draft, int32_t person);

#endif
