/* What the passes of an audit share: over the documents, then over the facts. */
#ifndef PHOTOFINISH_PIPELINE_AUDIT_SESSION_H
#define PHOTOFINISH_PIPELINE_AUDIT_SESSION_H

#include "pipeline/archive.h"
#include "pipeline/audit_run.h"
#include "pipeline/reconcile_run.h"
#include "store/store.h"

struct audit_session {
    const struct audit_run_options *options;
    struct audit_run_summary *summary;
    struct store *store;             /* what is audited */
    struct store *scratch;           /* what the sources give now */
    struct archive archive;
    struct table rules;              /* every rule of today, by file, line and hash */
    struct arena arena;
    int64_t last_document;
    uint64_t total;
    bool races_are_current;          /* stored races were reconciled with today's tables and decisions, by this program */
};

/* Hands findings to whoever asked for the audit, and counts them. */
void audit_tell(struct audit_session *session, const struct audit *audit);

/* How the stores of this audit are reconciled, and verified to have been. */
struct reconcile_run_options audit_reconcile_options(const struct audit_session *session);

/* Finds each stored document again, hashes it, reads it by the rules of today, compares, and fills the scratch store with what it says now. */
enum status audit_documents(struct audit_session *session, struct error *error);

/* Reconciles the scratch store and compares what comes of it with the stored facts, discrepancies and decisions. */
enum status audit_facts(struct audit_session *session, struct error *error);

/* Behind audit_facts: what is kept of races to tell which must be reconciled again. */
enum status audit_races(struct audit_session *session, struct error *error);

#endif
