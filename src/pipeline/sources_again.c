#include "pipeline/sources_again.h"

#include <stdlib.h>

#include "pipeline/intake.h"

/* A stored document, and whether it has been handed out. */
struct stored {
    struct source_again again;
    bool seen;
    struct stored *twin;    /* another document of the same bytes: the same file under two addresses */
};

struct sources_again {
    struct store *store;
    const struct reading_tools *tools;
    struct arena arena;
    struct { struct stored **items; uint32_t count, room; } list;
    struct { char **items; uint32_t count, room; } paths;
    struct table by_hash, by_path;
};

static str key_of(const struct sha256 *hash) { return (str){(const char *)hash->bytes, sizeof hash->bytes}; }

static void note_path(struct sources_again *again, str path) {
    if (!path.size || str_equal(path, STR("-")) || table_find(&again->by_path, path))
        return;
    char *copy = str_to_c(path, &again->arena);
    *table_slot(&again->by_path, str_of(copy), &again->arena) = copy;
    *LIST_ADD(&again->paths, &again->arena) = copy;
}

static enum status note_document(void *context, int64_t id, struct sha256 rules, const struct testimony *testimony, struct error *error) {
    struct sources_again *again = context;
    const struct document *document = testimony->document;
    struct arena *arena = &again->arena;
    (void)rules, (void)error;
    struct stored *stored = ARENA_NEW(arena, struct stored);
    stored->again = (struct source_again){
        .document_id = id, .document = document->hash, .doc = str_copy(document->name, arena), .uri = str_copy(document->uri, arena),
        .source = str_copy(document->source, arena), .title = str_copy(testimony->title, arena), .author = str_copy(testimony->author, arena),
        .published = testimony->published};
    *LIST_ADD(&again->list, arena) = stored;
    struct stored **slot = (struct stored **)table_slot(&again->by_hash, key_of(&stored->again.document), arena);
    stored->twin = *slot;
    *slot = stored;
    note_path(again, document->path);
    return OK;
}

enum status sources_again_open(struct store *store, const struct reading_tools *tools, struct sources_again **result, struct error *error) {
    struct sources_again *again = calloc(1, sizeof *again);
    if (!again)
        return error_set(error, FAILED_SYSTEM, "no memory");
    again->store = store;
    again->tools = tools;
    enum status status = store_each_testimony(store, note_document, again, error);
    if (status != OK)
        sources_again_close(again);
    else
        *result = again;
    return status;
}

void sources_again_close(struct sources_again *again) {
    arena_close(&again->arena);
    free(again);
}

static enum status hand_out(struct sources_again *again, struct intake_item *item, struct extractor *extractor, struct arena *arena,
                            source_again_take *take, void *context, struct error *error) {
    enum status status = OK;
    struct stored *stored = table_find(&again->by_hash, key_of(&item->document.hash));
    if (!stored || stored->seen || !intake_read(again->tools, item, extractor, arena))
        return OK;
    for (; stored && status == OK; stored = stored->twin) {
        struct source_again found = stored->again;
        found.reading = &item->reading;
        stored->seen = true;
        status = take(context, &found, error);
    }
    return status;
}

static enum status walk_files(struct sources_again *again, source_again_take *take, void *context, struct error *error) {
    struct inputs *inputs = NULL;
    struct input_options options = {0};
    enum status status = inputs_open(again->paths.items, again->paths.count, &options, &inputs, error);
    if (status != OK)
        return status;
    struct extractor *extractor = extractor_open(again->tools->book, &again->tools->events, again->tools->engine);
    struct arena arena = {0};
    while (status == OK) {
        struct intake_item item = {0};
        enum input_step step = inputs_next(inputs, &arena, &item.document, NULL);
        if (step == INPUT_END)
            break;
        if (step == INPUT_DOCUMENT)
            status = hand_out(again, &item, extractor, &arena, take, context, error);
        arena_reset(&arena);
    }
    arena_close(&arena);
    extractor_close(extractor);
    inputs_close(inputs);
    return status;
}

struct missing {
    struct sources_again *again;
    source_again_take *take;
    void *context;
    uint32_t next;
};

/* Testimonies come in the order in which they were noted. */
static enum status hand_out_missing(void *context, int64_t id, struct sha256 rules, const struct testimony *testimony, struct error *error) {
    struct missing *missing = context;
    (void)id, (void)rules;
    if (missing->next == missing->again->list.count)
        return OK;
    const struct stored *stored = missing->again->list.items[missing->next++];
    if (stored->seen)
        return OK;
    struct source_again found = stored->again;
    found.testimony = testimony;
    found.trouble = STR("The file is not there any more, or says something else now; this is what is stored of it.");
    return missing->take(missing->context, &found, error);
}

enum status sources_again_each(struct sources_again *again, source_again_take *take, void *context, struct error *error) {
    for (uint32_t i = 0; i < again->list.count; i++)
        again->list.items[i]->seen = false;
    enum status status = again->paths.count ? walk_files(again, take, context, error) : OK;
    bool any = false;
    for (uint32_t i = 0; i < again->list.count && !any; i++)
        any = !again->list.items[i]->seen;
    struct missing missing = {again, take, context, 0};
    return status == OK && any ? store_each_testimony(again->store, hand_out_missing, &missing, error) : status;
}
