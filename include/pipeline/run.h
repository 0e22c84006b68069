/*
 * `photofinish run`: inputs to a finished database. Documents that are known are skipped, those that were read with other rules are
 * read again, then the races that changed are reconciled.
 *
 *     struct reading_tools tools;
 *     reading_tools_open("rules", ENGINE_GATED, &tools, &error);
 *     struct run_options options = {.database = "facts.db", .intake = {.paths = paths, .path_count = 1, .tools = &tools, .threads = 2}};
 *     status = run_corpus(&options, &summary, &error);
 */
#ifndef PHOTOFINISH_PIPELINE_RUN_H
#define PHOTOFINISH_PIPELINE_RUN_H

#include "pipeline/intake.h"
#include "pipeline/reconcile_run.h"

struct run_options {
    const char *database;
    struct intake_options intake;                     /* reconcile's tables are read from the folder of its tools' rules */
    uint16_t reference_trust;                         /* per mille; 0: reconcile's own */
    /* After the last document: the tools are not needed any more, and may be closed. NULL: they stay. Called with intake.context. */
    void (*has_read)(void *context);
    /* Races looked at and in all, after the last document; NULL: nobody asks. Called with intake.context. */
    void (*reconciling)(void *context, uint64_t done, uint64_t total);
};

struct run_summary {
    uint64_t articles;      /* read or skipped, without those in trouble */
    uint64_t fresh;         /* never seen before */
    uint64_t revised;       /* a known address with other words */
    uint64_t reread;        /* known, but read with other rules */
    uint64_t unchanged;
    uint64_t errors;        /* inputs that could not be read */
    uint64_t passed_over;   /* files of folders that hold no article */
    uint64_t bytes;
    struct reconcile_run_summary reconciled;
    struct store_counts stored; /* everything that the database holds now */
};

/* STOPPED when asked to stop: what was read is stored, the next run goes on from there. The summary is filled in any case. */
enum status run_corpus(const struct run_options *options, struct run_summary *summary, struct error *error);

/* `photofinish reconcile`: the last step alone, over all that is stored. */
enum status run_reconcile(const char *database, const struct reconcile_run_options *options, struct run_summary *summary, struct error *error);

#endif
