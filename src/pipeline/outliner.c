#include "pipeline/outliner.h"

#include "pipeline/reconcile_tables.h"

/* Hash of the sources that reconcile: others may read something else in the same claims. */
static const char reconcile_seal[] =
#include "pipeline/reconcile.seal"
;

static str seal_of(const struct reconcile_options *tables, struct arena *arena) {
    str competitions = tables->competitions, names = tables->competition_names;
    return str_print(arena, "%s %016llx %016llx", reconcile_seal, (unsigned long long)store_hash(competitions), (unsigned long long)store_hash(names));
}

enum status outliner_open(struct store *store, const char *rules_folder, uint16_t trust, struct outliner *outliner, struct error *error) {
    *outliner = (struct outliner){.tables.reference_trust = trust};
    bool is_empty = false;
    str kept = {0};
    enum status status = reconcile_tables_read(rules_folder, &outliner->tables, &outliner->arena, error);
    if (status == OK)
        status = reconciler_open(&outliner->tables, &outliner->reconciler, error);
    if (status == OK)
        status = store_setting(store, STORE_OUTLINED_SETTING, &kept, &outliner->arena, error);
    if (status == OK)
        status = store_is_empty(store, &is_empty, error);
    if (status != OK)
        return status;
    outliner->seal = seal_of(&outliner->tables, &outliner->arena);
    outliner->is_current = is_empty || str_equal(kept, outliner->seal);
    return is_empty ? store_set(store, STORE_OUTLINED_SETTING, outliner->seal, error) : OK;
}

void outliner_close(struct outliner *outliner) {
    reconciler_close(outliner->reconciler);
    arena_close(&outliner->arena);
    *outliner = (struct outliner){0};
}

str outliner_outline(const struct outliner *outliner, const struct testimony *testimony, struct arena *arena) {
    struct outline outline;
    if (!outliner->is_current || !testimony->claims.count)
        return (str){0};
    outline_open(&outline, outliner->reconciler, arena);
    for (LIST_EACH(const struct testimony_claim, claim, &testimony->claims))
        outline_add(&outline, &claim->statement);
    return outline_bytes(&outline);
}

/* ---- all anew ---- */

struct renewal {
    struct store *store;
    const struct reconciler *reconciler;
    struct arena arena;
    struct outline outline;          /* of the document in hand */
    struct stored_outline stored;    /* document_id 0: none is in hand */
};

static enum status finish_document(struct renewal *renewal, struct error *error) {
    if (!renewal->stored.document_id)
        return OK;
    renewal->stored.bytes = outline_bytes(&renewal->outline);
    return store_outline(renewal->store, &renewal->stored, error);
}

/* A statement lives until the next one, an outline borrows its words: those are copied. */
static struct statement keep(const struct statement *statement, struct arena *arena) {
    struct statement kept = *statement;
    kept.event = str_copy(statement->event, arena);
    kept.competition = str_copy(statement->competition, arena);
    return kept;
}

/* A document's statements follow one another: they were stored at once. */
static enum status add_to_outline(void *context, const struct statement *statement, struct error *error) {
    struct renewal *renewal = context;
    if (statement->document_id != renewal->stored.document_id) {
        enum status status = finish_document(renewal, error);
        if (status != OK)
            return status;
        arena_reset(&renewal->arena);
        renewal->stored = (struct stored_outline){.document_id = statement->document_id, .first_claim = statement->id};
        outline_open(&renewal->outline, renewal->reconciler, &renewal->arena);
    }
    struct statement kept = keep(statement, &renewal->arena);
    outline_add(&renewal->outline, &kept);
    return OK;
}

enum status outliner_renew(struct outliner *outliner, struct store *store, struct error *error) {
    struct renewal renewal = {.store = store, .reconciler = outliner->reconciler};
    if (outliner->is_current)
        return OK;
    enum status status = store_drop_outlines(store, error);
    if (status == OK)
        status = store_each_statement(store, add_to_outline, &renewal, error);
    if (status == OK)
        status = finish_document(&renewal, error);
    if (status == OK)
        status = store_set(store, STORE_OUTLINED_SETTING, outliner->seal, error);
    arena_close(&renewal.arena);
    outliner->is_current = status == OK;
    return status;
}
