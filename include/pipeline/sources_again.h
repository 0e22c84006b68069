/*
 * The documents of a store, read again from where they lay: for everybody who shows or exports the words around what is stored.
 *
 *     struct sources_again *again;
 *     sources_again_open(store, &tools, &again, &error);
 *     sources_again_each(again, mine, take, &error);       // once for each stored document
 *     sources_again_close(again);
 *
 * Files are walked once, in the order in which the store first met them; a document is told by the hash of its bytes. One
 * that is not there any more, or has other bytes now, comes without reading and with the reason, after those that could be read.
 */
#ifndef PHOTOFINISH_PIPELINE_SOURCES_AGAIN_H
#define PHOTOFINISH_PIPELINE_SOURCES_AGAIN_H

#include "pipeline/reading_tools.h"
#include "store/store.h"

struct source_again {
    int64_t document_id;
    struct sha256 document;
    str doc, uri, source, title, author;
    struct date published;
    const struct reading *reading;     /* NULL: see trouble */
    str trouble;
    const struct testimony *testimony; /* what is stored of it; only where reading is NULL */
};

typedef enum status source_again_take(void *context, const struct source_again *source, struct error *error);

struct sources_again;

/* Borrows the store and the tools. Keeps some 300 bytes a document. */
enum status sources_again_open(struct store *store, const struct reading_tools *tools, struct sources_again **again, struct error *error);
/* What the taker gets lives until it returns; it may not ask the store for testimonies meanwhile. */
enum status sources_again_each(struct sources_again *again, source_again_take *take, void *context, struct error *error);
void sources_again_close(struct sources_again *again);

#endif
