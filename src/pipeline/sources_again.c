#include "pipeline/sources_again.h"

#include "pipeline/archive.h"
#include "pipeline/intake.h"

struct session {
    struct store *store;
    struct archive archive;
    struct desk *desk;
    source_again_take *take;
    void *context;
};

/* NULL with a reason when the bytes are not those that were stored. */
static const struct reading *read_again(struct session *session, const struct document *stored, struct intake_item *item, str *trouble,
                                        struct arena *arena) {
    const char *reason = NULL;
    if (!archive_find(&session->archive, stored, arena, &item->document, &reason)) {
        *trouble = str_of(reason);
        return NULL;
    }
    if (!sha256_equal(item->document.hash, stored->hash)) {
        *trouble = STR("The file says something else now than when it was read; this is what is stored of it.");
        return NULL;
    }
    if (!desk_read(session->desk, item, arena)) {
        *trouble = str_of(item->trouble);
        return NULL;
    }
    return &session->desk->reading;
}

static enum status next(struct session *session, int64_t *after, bool *more, struct arena *arena, struct error *error) {
    struct stored_testimony stored = {0};
    enum status status = store_testimony(session->store, *after, &stored, arena, error);
    *more = status == OK && stored.document_id;
    if (!*more)
        return status;
    *after = stored.document_id;
    struct intake_item item = {0};
    struct source_again again = {.document_id = stored.document_id, .testimony = &stored.testimony};
    again.reading = read_again(session, stored.testimony.document, &item, &again.trouble, arena);
    return session->take(session->context, &again, error);
}

enum status sources_again(struct store *store, const struct reading_tools *tools, source_again_take *take, void *context, struct error *error) {
    struct input_options inputs = {0};
    struct session session = {.store = store, .archive = {.options = &inputs}, .take = take, .context = context};
    session.desk = desk_open(tools);
    struct arena arena = {0};
    enum status status = store_hold(store, error);
    int64_t after = 0;
    for (bool more = true; status == OK && more;) {
        status = next(&session, &after, &more, &arena, error);
        arena_reset(&arena);
    }
    arena_close(&arena);
    archive_close(&session.archive);
    desk_close(session.desk);
    return status;
}
