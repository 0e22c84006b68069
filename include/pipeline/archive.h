/*
 * An archive gives a stored document's bytes again: from the file, or the record of a file, that they came from.
 *
 *     struct archive archive = {.options = &input_options};
 *     if (!archive_find(&archive, stored, arena, &document, &reason)) …
 *     archive_close(&archive);
 *
 * Documents of one file that are asked for in the order of its records cost one pass over it.
 */
#ifndef PHOTOFINISH_PIPELINE_ARCHIVE_H
#define PHOTOFINISH_PIPELINE_ARCHIVE_H

#include "acquire/acquire.h"
#include "base/table.h"

struct archive {
    const struct input_options *options;
    struct inputs *inputs;       /* of path, partly read; NULL: none is open */
    char *path;
    bool from_start;             /* inputs were opened for the document in hand */
    bool names_known;            /* a whole pass went by: names holds every record of path */
    struct table names;
    struct arena arena;          /* path and names */
    struct arena scratch;
};

/* The document of that name as it is today, in the arena; false with a reason (in the arena) when it is there no more. Its bytes may have
 * changed: compare the hash. */
bool archive_find(struct archive *archive, const struct document *stored, struct arena *arena, struct document *document, const char **reason);
void archive_close(struct archive *archive);

#endif
