/*
 * The documents of a store, read again from the files they came from: for commands that show or export the words around what is stored.
 */
#ifndef PHOTOFINISH_PIPELINE_SOURCES_AGAIN_H
#define PHOTOFINISH_PIPELINE_SOURCES_AGAIN_H

#include "pipeline/reading_tools.h"
#include "store/store.h"

struct source_again {
    int64_t document_id;
    const struct testimony *testimony; /* what is stored of it */
    const struct reading *reading;     /* what it says now; NULL when the bytes cannot be had or are others */
    str trouble;                       /* why reading is NULL, for people */
};

typedef enum status source_again_take(void *context, const struct source_again *source, struct error *error);

/* Calls take for each document in the order of the store. What it gets lives until it returns. */
enum status sources_again(struct store *store, const struct reading_tools *tools, source_again_take *take, void *context, struct error *error);

#endif
