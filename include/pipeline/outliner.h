/*
 * The outliner makes the outline of each document that is stored (reconcile/outline.h), and sees to it that those kept were made with the
 * tables and sources of today.
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
    bool is_current;                     /* those that the store has are made so */
};

/* Reads the tables; of an empty store it notes that its outlines will be made with them. trust: per mille, 0: reconcile's own. Close it also
 * after a failure. */
enum status outliner_open(struct store *store, const char *rules_folder, uint16_t trust, struct outliner *outliner, struct error *error);
void outliner_close(struct outliner *outliner);

/* Empty when nothing is claimed, or when all will be made anew anyway. */
str outliner_outline(const struct outliner *outliner, const struct testimony *testimony, struct arena *arena);

/* Makes all outlines anew unless they are current: reads every claim once. */
enum status outliner_renew(struct outliner *outliner, struct store *store, struct error *error);

#endif
