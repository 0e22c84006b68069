/*
 * `photofinish reference load`: an official list of results becomes a document of the store, each row with its bytes.
 */
#ifndef PHOTOFINISH_PIPELINE_REFERENCE_LOAD_H
#define PHOTOFINISH_PIPELINE_REFERENCE_LOAD_H

#include "model/event.h"
#include "model/testimony.h"
#include "pipeline/reconcile_run.h"
#include "pipeline/reading_tools.h"

struct reference_options {
    const char *database;
    const char *path;                  /* a CSV file with the columns of reconcile/reference.h */
    const char *source;                /* who published it; NULL: the file's name */
    struct date as_of;                 /* when it was right; unknown: it counts as always right */
    const struct reading_tools *tools;
    struct reconcile_run_options reconcile;
};

struct reference_summary {
    uint64_t rows;
    bool unchanged;                    /* these very bytes were loaded before */
    struct reconcile_run_summary reconciled;
};

/* Stores the list, and reconciles what it speaks of. */
enum status reference_load(const struct reference_options *options, struct reference_summary *summary, struct error *error);

/* For the audit: the stored list's file as it is today; false with a reason when it can't be read. And what its rows say. */
bool reference_find(const struct document *stored, struct arena *arena, struct document *document, const char **reason);
bool reference_testimony(const struct document *document, const struct events *events, struct date as_of, struct testimony *testimony,
                         struct arena *arena, const char **reason);

#endif
