#include "pipeline/reference_load.h"

#include "base/file.h"
#include "reconcile/reference.h"

static enum status read_list(const char *path, struct document *document, struct arena *arena, struct error *error) {
    enum status status = file_read(path, 0, &document->bytes, arena, error);
    if (status == OK)
        document->hash = sha256_of(document->bytes);
    return status;
}

bool reference_find(const struct document *stored, struct arena *arena, struct document *document, const char **reason) {
    struct error error = {{0}};
    *document = *stored;
    if (read_list(str_to_c(stored->path, arena), document, arena, &error) == OK)
        return true;
    *reason = str_to_c(str_of(error.text), arena);
    return false;
}

static enum status read_rows(const struct document *document, const struct events *events, struct date as_of, struct testimony *testimony,
                             struct arena *arena, struct error *error) {
    struct reference_rows rows = {0};
    enum status status = reference_read(document->bytes, str_to_c(document->path, arena), events, &rows, arena, error);
    if (status == OK)
        testimony_of_list(document, as_of, rows.items, rows.count, testimony, arena);
    return status;
}

bool reference_testimony(const struct document *document, const struct events *events, struct date as_of, struct testimony *testimony,
                         struct arena *arena, const char **reason) {
    struct error error = {{0}};
    if (read_rows(document, events, as_of, testimony, arena, &error) == OK)
        return true;
    *reason = str_to_c(str_of(error.text), arena);
    return false;
}

static enum status store_list(struct store *store, const struct reference_options *options, const struct testimony *testimony,
                              struct outliner *outliner, struct arena *arena, struct reference_summary *summary, struct error *error) {
    const struct reconcile_run_options *reconcile = &options->reconcile;
    enum store_known known = STORE_NEW;
    enum status status = outliner_open(store, reconcile->rules_folder, reconcile->reference_trust, outliner, error);
    if (status == OK)
        status = reading_tools_begin(options->tools, store, error);
    if (status == OK)
        status = store_set(store, RECONCILED_SETTING, STR("no"), error);
    if (status == OK)
        status = store_add(store, testimony, NULL, outliner_outline(outliner, testimony, arena), &known, error);
    if (status == OK)
        status = store_commit(store, error);
    if (status == OK)
        status = store_index(store, error);
    if (status == OK)
        status = reconcile_run(store, reconcile, outliner, &summary->reconciled, error);
    summary->rows = testimony->claims.count;
    summary->unchanged = known == STORE_UNCHANGED;
    return status == OK ? store_end(store, error) : status;
}

enum status reference_load(const struct reference_options *options, struct reference_summary *summary, struct error *error) {
    struct arena arena = {0};
    struct store *store = NULL;
    struct outliner outliner = {0};
    struct testimony testimony;
    str path = str_of(options->path);
    struct document document = {.name = path, .uri = path, .path = path, .source = str_of(options->source ? options->source : options->path),
                                .content_type = STR("text/csv")};
    *summary = (struct reference_summary){0};
    enum status status = read_list(options->path, &document, &arena, error);
    if (status == OK)
        status = read_rows(&document, &options->tools->events, options->as_of, &testimony, &arena, error);
    if (status == OK)
        status = store_open(options->database, STORE_WRITE, &store, error);
    if (status == OK)
        status = store_list(store, options, &testimony, &outliner, &arena, summary, error);
    outliner_close(&outliner);
    store_close(store);
    arena_close(&arena);
    return status;
}
