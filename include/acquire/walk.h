/*
 * A walk goes through folders in the order of their names, one folder's names in memory at a time for each level of depth.
 *
 *     struct walk *walk = walk_open();
 *     walk_enter(walk, "articles", &error);
 *     while ((step = walk_next(walk, &path, &error)) != WALK_END)
 *         if (step == WALK_FILE) ...               // path is good until the next call
 *     walk_close(walk);
 */
#ifndef PHOTOFINISH_ACQUIRE_WALK_H
#define PHOTOFINISH_ACQUIRE_WALK_H

#include "base/error.h"
#include "base/str.h"

struct walk;

struct walk *walk_open(void);
void walk_close(struct walk *walk);

/* Puts a folder on top; FAILED_INPUT when it can't be read, or was entered before (links that go round in a circle). */
enum status walk_enter(struct walk *walk, const char *folder, struct error *error);

enum walk_step { WALK_FILE, WALK_END, WALK_TROUBLE };

/* The next file that may hold articles. Folders inside are entered; one that can't be is WALK_TROUBLE, and the walk goes on. */
enum walk_step walk_next(struct walk *walk, const char **path, struct error *error);

/* Files that hold no articles by their endings, and bytes of those that may, in the folders entered so far. */
uint32_t walk_passed_over(const struct walk *walk);
uint64_t walk_bytes(const struct walk *walk);

#endif
