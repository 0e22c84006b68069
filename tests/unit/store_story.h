/*
 * A story is a small load that a store goes through from an empty file to the end: documents, races, indexes. It is told in steps
 * that can be cut off anywhere and told again.
 */
#ifndef STORE_STORY_H
#define STORE_STORY_H

#include "store/store.h"

enum { STORY_DOCUMENTS = 40, STORY_BATCH = 3 };

/* From wherever the file is to the end. Stops at the first failure. */
enum status story_tell(const char *path, struct error *error);

/* All that is stored, as one text, and whether the file is sound. */
str story_read(const char *path, struct arena *arena);

#endif
