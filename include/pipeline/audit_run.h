/*
 * `photofinish audit`: everything that is stored is read again from its sources, reconciled again, and compared.
 */
#ifndef PHOTOFINISH_PIPELINE_AUDIT_RUN_H
#define PHOTOFINISH_PIPELINE_AUDIT_RUN_H

#include "audit/audit.h"
#include "pipeline/intake.h"

struct audit_run_options {
    const char *database;
    struct input_options inputs;
    const struct reading_tools *tools;
    uint16_t reference_trust;           /* per mille; 0: reconcile's own */
    uint32_t threads;
    const volatile sig_atomic_t *stop;
    void *context;
    void (*finding)(void *context, const struct audit_finding *finding);
    void (*progress)(void *context, uint64_t done, uint64_t total); /* documents; NULL: nobody asks */
};

struct audit_run_summary {
    uint64_t documents, claims, quotes, facts, discrepancies, decisions;
    uint64_t findings;
};

/* OK also when there are findings. The database is only read; what is read again goes into a scratch database. */
enum status audit_run(const struct audit_run_options *options, struct audit_run_summary *summary, struct error *error);

#endif
