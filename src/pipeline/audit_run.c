/* All passes: over the documents, over the facts, over the races. The file itself comes first: what SQLite finds damaged is not worth comparing. */
#include "audit_session.h"

void audit_tell(struct audit_session *session, const struct audit *audit) {
    for (LIST_EACH(struct audit_finding, finding, &audit->findings)) {
        session->summary->findings++;
        session->options->finding(session->options->context, finding);
    }
}

struct reconcile_run_options audit_reconcile_options(const struct audit_session *session) {
    const struct audit_run_options *options = session->options;
    return (struct reconcile_run_options){.rules_folder = rulebook_folder(options->tools->book), .reference_trust = options->reference_trust,
                                          .threads = options->threads, .stop = options->stop};
}

static enum status audit_database(struct audit_session *session, struct error *error) {
    str complaint;
    struct store_counts counts;
    enum status status = store_check(session->store, &complaint, &session->arena, error);
    if (status == OK)
        status = store_count(session->store, &counts, error);
    if (status != OK)
        return status;
    session->total = (uint64_t)counts.documents;
    struct audit audit = {.arena = &session->arena};
    if (complaint.size)
        audit_add(&audit, AUDIT_DATABASE_DAMAGED, str_of(session->options->database), "%.*s", STR_ARG(complaint));
    audit_tell(session, &audit);
    return OK;
}

enum status audit_run(const struct audit_run_options *options, struct audit_run_summary *summary, struct error *error) {
    struct audit_session session = {.options = options, .summary = summary, .archive = {.options = &options->inputs}};
    *summary = (struct audit_run_summary){0};
    enum status status = store_open(options->database, STORE_READ, &session.store, error);
    if (status == OK)
        status = store_hold(session.store, error);
    if (status == OK)
        status = audit_database(&session, error);
    if (status == OK)
        status = store_open("what was read again", STORE_SCRATCH, &session.scratch, error);
    if (status == OK)
        status = reading_tools_begin(options->tools, session.scratch, error);
    if (status == OK)
        status = audit_documents(&session, error);
    if (status == OK)
        status = audit_facts(&session, error);
    if (status == OK)
        status = audit_races(&session, error);
    archive_close(&session.archive);
    store_close(session.scratch);
    store_close(session.store);
    arena_close(&session.arena);
    return status;
}
