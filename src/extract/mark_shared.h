/*
 * Private to the claims of marks: who share one (mark_shared.c).
 */
#ifndef PHOTOFINISH_EXTRACT_MARK_SHARED_H
#define PHOTOFINISH_EXTRACT_MARK_SHARED_H

#include "mark_said.h"

/* "Both ran 1:58.21", "all three were timed at 1:58.21". */
enum { SHARERS_MOST = 3 };
struct sharers {
    int32_t items[SHARERS_MOST]; /* in the order of the text */
    uint32_t count;
};

/* Those who share a mark: whom the rule captured, beside the owner where it captured only whom he shares it with, else those named last. */
void mark_sharers(const struct scene *scene, uint32_t sentence, const struct find *find, const struct draft *shared, int32_t owner,
                  struct sharers *sharers);

/* The people named last before the place, so many as are wanted, in the order of the text; none where fewer are named. */
void mark_latest(const struct scene *scene, uint32_t sentence, uint32_t before, uint32_t wanted, struct sharers *latest);

#endif
