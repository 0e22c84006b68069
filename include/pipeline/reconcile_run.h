/*
 * Reconciles what a store holds, race by race: only races whose claims, tables or decisions changed since they were last reconciled.
 */
#ifndef PHOTOFINISH_PIPELINE_RECONCILE_RUN_H
#define PHOTOFINISH_PIPELINE_RECONCILE_RUN_H

#include <signal.h>

#include "pipeline/outliner.h"
#include "store/store.h"

/* The store's word about what its races were reconciled with; anything else than that, "no" say, has them looked at again. */
#define RECONCILED_SETTING "reconciled"

struct reconcile_run_options {
    bool always;                        /* also when nothing has changed since */
    const char *rules_folder;
    uint16_t reference_trust;           /* per mille; 0: reconcile's own */
    uint32_t threads;
    const volatile sig_atomic_t *stop;  /* may be NULL */
    void *context;
    /* Races done and in all; NULL: nobody asks. */
    void (*progress)(void *context, uint64_t done, uint64_t total);
};

struct reconcile_run_summary {
    uint64_t races, changed, gone;      /* all 0 when nothing had changed */
    uint64_t parted;                    /* races of which too much is said to compare all of it with all: compared in parts */
};

/* The store is open for writing and has its document indexes (store_index). outliner: the one that documents were stored with, NULL: none was.
 * STOPPED leaves whole races behind; run again to go on. */
enum status reconcile_run(struct store *store, const struct reconcile_run_options *options, struct outliner *outliner,
                          struct reconcile_run_summary *summary, struct error *error);

/*
 * Whether each race is kept as of the claims that the store holds, so that a later run notices when they change. Tells each race that is
 * not: key is what it is about. Writes nothing. Where tables, decisions or the program are others than those that the races were
 * reconciled with, a later run looks at all of them again: then nothing is told, and *is_current is false.
 */
typedef void reconcile_differs(void *context, int64_t race, str key);
enum status reconcile_verify(struct store *store, const struct reconcile_run_options *options, reconcile_differs *differs, bool *is_current,
                             struct error *error);

#endif
