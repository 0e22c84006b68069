/*
 * Private to placings: how drafts become claims of places (placings.c, placing_add.c), which place each of a list of names has (placing_lists.c,
 * placing_chains.c, placing_numbers.c), who took the places around somebody's (rivals.c), and who ran for a relay team (crews.c).
 */
#ifndef PHOTOFINISH_EXTRACT_PLACINGS_H
#define PHOTOFINISH_EXTRACT_PLACINGS_H

#include "extract/scene.h"

/* placing_add.c. The place that a field of a draft says; 0: none, or none that can be. field may be NULL. */
int placings_place_of(const struct draft_field *field);
/* Claims the place for the person unless it is NOBODY, or known already. told: the event that the words name, NULL to find it out. */
void placings_add(struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *told);
/* The same, and the event that it is claimed in; NULL: nothing is claimed, or nobody knows the event. */
const struct event *placings_add_event(struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *told);
/* Whether both tell the same place of the same person in the same event. */
bool placings_are_same(const struct claim *a, const struct claim *b);
/* The evidence of the claims made since there were so many covers that span of their sentence, too: the words that tell the place stand there. */
void placings_cover(struct scene *scene, uint32_t since, struct span local);
/* Whether the words around the draft date what it tells before the year of the article's races: "seven years ago", "in 2011". */
bool placings_is_of_old(const struct scene *scene, const struct draft *draft);
/* Whom the article places outright, on the day that the draft tells of, needs no counting. */
bool placings_is_placed(const struct scene *scene, const struct draft *draft, int32_t person, const struct event *event);
/* Somebody else is said to have taken this place in what the article reports: two can't have. */
bool placings_is_taken(const struct scene *scene, int32_t person, int place, const struct event *event);

/* placings.c. The event that the draft's own words name; NULL: none. */
const struct event *placings_event_of_field(const struct scene *scene, const struct draft *draft);

/* placing_in_each.c. "Beat Fox in the 100m and 200m": the places that stand before a list of races are told of each. */
void placings_tell_in_each(struct scene *scene);

/* placing_own.c. The event, or, where the draft gives several the place and names no race, the one that is the person's own; NULL: it is
 * another's, and in which the person took the place nobody says. */
const struct event *placings_own_event(struct scene *scene, const struct draft *draft, int32_t person, const struct event *event);

/* placing_guessed.c. "Bell won twice, and Fox took the 800m": where only one can have the place, the race is hers whose words name it; the other's nobody tells. */
void placings_leave_race(struct scene *scene);

/* placing_raceless.c. Whether the words up to a place of the sentence tell wins of several, without their races. */
bool placings_are_told_severally(const struct scene *scene, uint32_t sentence, uint32_t limit);
/* "Wins by Bell and Fox", "the double champion": once the article tells in which race Bell won, or both of the double, the claim without a race
 * tells nothing new and goes. Call it last. */
void placings_drop_raceless(struct scene *scene);

/* placing_lists.c. kind "each": the same place for all names behind the draft, up to the next place, or, where the draft has a
 * field strict, as long as only the words of a list stand between them. */
void placings_claim_each(struct scene *scene, const struct draft *draft);
/* The names of a list, in the order of the text. */
enum { NAMES_MOST = 12 };
struct name_row {
    const struct find *items[NAMES_MOST];
    uint32_t count;
};
/* Those that follow the first name of a list which ends with "and"; none, where it does not. */
void placings_names_behind(const struct scene *scene, uint32_t sentence, struct span first, struct name_row *names);
/* The list of names on the field side's side of the draft ("before", "after"); of more than so many before it the last. */
void placings_names_beside(const struct scene *scene, const struct draft *draft, uint32_t most, struct name_row *names);
/* kind "ranked": the list of names on the field side's side ("before", "after") has the places from the field first on, or those
 * that end with the field last; with both fields it has as many names. */
void placings_claim_ranked(struct scene *scene, const struct draft *draft);
/* Whether the draft ranks as many names as it has places; else they are places of one, "second, third and fifth in three years". */
bool placings_ranks(const struct scene *scene, const struct draft *draft);
/* Sentences of names and marks alone tell the places by their order; kind "event-row", an event with one name, behind a head of
 * kind "winners", tells who won it. */
void placings_claim_rows(struct scene *scene);

/* placing_pairs.c. kind "each-before": the same place for two or more names before the draft, each with its own event beside it. */
void placings_claim_each_before(struct scene *scene, const struct draft *draft);
/* Whether such a list says already what the draft, which names nobody, would say of its last name. */
bool placings_is_told_in_pairs(const struct scene *scene, const struct draft *draft);
/* "Fox in the 800m, hurdler Bell": whether an event between two names belongs to the next. before: the find before it in the list, or NULL. */
bool placings_leads_to_name(const struct scene *scene, uint32_t sentence, const struct find *before, const struct find *event,
                            const struct find *next);

/* placing_numbers.c. kind "numbered": the numbers in brackets behind names, where all of them together are no ages. */
void placings_claim_numbered(struct scene *scene);

/* placing_next.c. kind "next": who comes behind the place that was told last; with a field here, in the same sentence; with a
 * field list, all who are named in a row. */
void placings_claim_next(struct scene *scene, const struct draft *draft);
/* kind "listed": the list on the field side's side came home in its order, behind the field front, who has won where no place of hers is told,
 * or else behind the place that was told last. */
void placings_claim_listed(struct scene *scene, const struct draft *draft);

/* placing_left.c. kinds "between-places", who came between the two told last; "duel", of two who came home together one has won
 * (with a field won only counted from who is told to have won, with lost only from the subject's second place);
 * "on-podium", the subjects have the medals that are left. */
void placings_claim_left(struct scene *scene);

/* kind "in-front": whose mark is told before the second of the race has won it, where nobody else has; with a field here, in one sentence. */
void placings_claim_front(struct scene *scene);

/* placing_words.c. The first find that ends behind the place, or the end of the finds. */
const struct find *placings_find_from(const struct view *view, uint32_t at);

/* How strongly words part what stands on either side: not at all; by a comma or "and"; by both, "with" or "while"; by a semicolon. */
enum part { TIED, PARTED, PARTED_BY_AND, ENDED };

/* What stands between two places of a sentence, but for finds and brackets. */
struct between {
    enum part part;
    uint32_t ties, others;   /* words that tie a name to its place ("was", "took"); words that say something else */
    bool owns;               /* an apostrophe: "Fox's third" */
};
struct between placings_between(const struct scene *scene, uint32_t sentence, uint32_t from, uint32_t to);

/* placing_chains.c. Ties names and places that follow one another by turns, before anything is claimed. */
void placings_find_chains(struct scene *scene);
/* The link of a chain whose place stands there; NULL: it is in none. */
struct chained_place *placings_chained(const struct scene *scene, uint32_t sentence, struct span place);
/* Claims those places of chains that no rule has told, where a rule has told another of the same chain. */
void placings_claim_chained(struct scene *scene);

/* placing_titles.c. The person whom a description with a title means ("the Olympic champion"), NOBODY where none is known. */
int32_t placings_described(const struct scene *scene, const struct draft *draft);
/* Whether the title was won in several races, and not only in the event that was guessed. */
bool placings_is_of_several_races(const struct scene *scene, const struct draft *draft, const struct event *event);
/* Whether an honour, by its full name, is won in the event; false for NULL. */
bool placings_can_be_title_event(const struct scene *scene, str honour, const struct event *event);

/* rivals.c. Once all else is claimed: those who are named behind, ahead or beaten. */
void rivals_claim(struct scene *scene);
/* crews.c. Last: those who ran for the teams that have a place. */
void crews_claim(struct scene *scene);

#endif
