/*
 * The outliner makes the outline of each document that is stored (reconcile/outline.h). When the tables or the program have changed, it makes
 * the stored ones anew.
 *
 *     struct outliner outliner;
 *     outliner_open(store, rules_folder, trust, &outliner, &error);
 *     store_add(store, &testimony, &print, outliner_outline(&outliner, &testimony, arena), …);      // the outline on any thread
 *     outliner_renew(&outliner, store, &error);                                                    // before they are read
 *     outliner_close(&outliner);
 */
#ifndef PHOTOFINISH_PIPELINE_OUTLINER_H
#define PHOTOFINISH_PIPELINE_OUTLINER_H

#include "reconcile/outline.h"
#include "store/store.h"

struct outliner {
    struct arena arena;
    struct reconcile_options tables;     /* their texts lie in the arena */
    struct reconciler *reconciler;
    str seal;                            /* hash of what an outline is made with */
    bool is_current;                     /* the outlines in the store were made with that */
};

/* Reads the tables, and writes the seal into an empty store. trust: per mille, as in reconcile_options. Close it also after a failure. */
enum status outliner_open(struct store *store, const char *rules_folder, uint16_t trust, struct outliner *outliner, struct error *error);
void outliner_close(struct outliner *outliner);

/* The document's outline; empty when it claims nothing, or when all outlines will be made anew anyway. Any thread. */
str outliner_outline(const struct outliner *outliner, const struct testimony *testimony, struct arena *arena);

/* Before outlines are read: makes all anew from the claims, unless they are current. */
enum status outliner_renew(struct outliner *outliner, struct store *store, struct error *error);

#endif
