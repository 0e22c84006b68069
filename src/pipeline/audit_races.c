/*
 * The races pass: what is kept of each race besides its facts, so that a later run tells whether it must be reconciled again. What a race
 * asked of others, and what they answered, must come out again from the sources; its signature must be that of the claims as stored.
 */
#include "audit_session.h"

static void tell_race(struct audit_session *session, int64_t race, str key, enum audit_kind kind, const char *what) {
    struct arena arena = {0};
    struct audit audit = {.arena = &arena};
    audit_add(&audit, kind, str_print(&arena, "race %lld", (long long)race), "%.*s: %s", STR_ARG(key), what);
    audit_tell(session, &audit);
    arena_close(&arena);
}

static void compare_race(struct audit_session *session, const struct store_race *was, const struct store_race *is) {
    if (!str_equal(was->key, is->key))
        tell_race(session, was->id, was->key, AUDIT_VALUE_DIFFERS, "the claims of this number are about another race");
    else if (session->races_are_current && (was->answers != is->answers || !str_equal(was->asked, is->asked)))
        tell_race(session, was->id, was->key, AUDIT_VALUE_DIFFERS, "what it depends on in other races is stored otherwise than the claims give it");
}

/* Both stores hold races in the order of their ids. */
static enum status compare_races(struct audit_session *session, struct error *error) {
    struct store_race was, is;
    bool more_was = true, more_is = true;
    int64_t from = INT64_MIN;
    enum status status = OK;
    while (status == OK) {
        if (more_was)
            status = store_race_at(session->store, from, &was, &more_was, error);
        if (status == OK && more_is)
            status = store_race_at(session->scratch, from, &is, &more_is, error);
        if (status != OK || (!more_was && !more_is))
            break;
        if (!more_is || (more_was && was.id < is.id))
            tell_race(session, was.id, was.key, AUDIT_FACT_UNFOUNDED, "the race is stored, but nothing is claimed of it");
        else if (!more_was || is.id < was.id)
            tell_race(session, is.id, is.key, AUDIT_FACT_MISSING, "something is claimed of the race, but it is not stored");
        else
            compare_race(session, &was, &is);
        int64_t least = more_was && (!more_is || was.id < is.id) ? was.id : is.id;
        if (least == INT64_MAX)
            break;
        from = least + 1;
    }
    return status;
}

static void tell_signature(void *context, int64_t race, str key) {
    tell_race(context, race, key, AUDIT_VALUE_DIFFERS, "it is not stored as of the claims that the database holds");
}

enum status audit_races(struct audit_session *session, struct error *error) {
    struct reconcile_run_options again = audit_reconcile_options(session);
    again.context = session;
    struct error damage = {0};
    enum status status = reconcile_verify(session->store, &again, tell_signature, &session->races_are_current, &damage);
    if (status != OK && status != STOPPED) {
        struct audit audit = {.arena = &session->arena};
        audit_add(&audit, AUDIT_DATABASE_DAMAGED, str_of(session->options->database), "%s", damage.text);
        audit_tell(session, &audit);
        status = OK;
    }
    return status == OK ? compare_races(session, error) : status;
}
