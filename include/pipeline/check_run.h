/*
 * `photofinish check`: drafts against a database. Each draft is reconciled with what is stored of the races that it tells of; nothing
 * is written. What is stored of the draft itself, of the same bytes or under the same name, has no say.
 */
#ifndef PHOTOFINISH_PIPELINE_CHECK_RUN_H
#define PHOTOFINISH_PIPELINE_CHECK_RUN_H

#include "pipeline/intake.h"
#include "report/check.h"

struct check_run_options {
    const char *database;
    struct intake_options intake;      /* the drafts; trouble is called for those that cannot be read */
    void *context;
    /* Findings of one draft, in the order of its words. */
    void (*findings)(void *context, const struct check_draft *draft, const struct check_findings *findings);
};

struct check_run_summary {
    uint64_t drafts, troubles, findings;
};

enum status check_run(const struct check_run_options *options, struct check_run_summary *summary, struct error *error);

#endif
