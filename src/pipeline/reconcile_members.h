/*
 * Which claims are about which race, in the order of races: collected in any order, then handed out race by race. What does not fit into
 * little memory lies in a temporary file.
 *
 * A race of which more is said than can be compared at once is handed out in parts: an athlete's claims stay together as long as there are
 * not too many even of those.
 */
#ifndef PHOTOFINISH_PIPELINE_RECONCILE_MEMBERS_H
#define PHOTOFINISH_PIPELINE_RECONCILE_MEMBERS_H

#include "base/sorter.h"

enum { PART_CLAIMS = 2000 /* that are compared with each other at most */ };

/* A claim and the race that it is about. */
struct membership {
    int64_t race;
    int64_t claim;         /* its id, and below it two bits: MEMBER_… */
    uint32_t group;        /* of claims that may be about one athlete */
    uint32_t document;     /* the first bytes of its hash */
};

/* A later revision replaced the claim's document; no claim of the document is about a lower race: there its people are looked at even when it
 * is alone. */
enum { MEMBER_IS_REPLACED = 1, MEMBER_IN_LOWEST = 2, MEMBER_BITS = 2 };

static inline int64_t member_claim(const struct membership *member) { return member->claim >> MEMBER_BITS; }

struct members;
struct members *members_open(void);
void members_close(struct members *members);   /* NULL is allowed */

enum status members_add(struct members *members, const struct membership *member, struct error *error);
/* After the last members_add and before anything else. */
enum status members_finish(struct members *members, struct error *error);

uint64_t members_count(const struct members *members);
/* So many were handed out. */
uint64_t members_done(const struct members *members);

struct race_part {
    int64_t race;
    uint32_t part;                    /* 0 the first */
    bool is_whole;
    const struct membership *items;   /* until the next one is asked for */
    uint32_t count;
};
enum status members_next(struct members *members, struct race_part *part, bool *more, struct error *error);

#endif
