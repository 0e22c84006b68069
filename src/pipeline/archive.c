#include "pipeline/archive.h"

#include <string.h>

static void forget_path(struct archive *archive) {
    inputs_close(archive->inputs);
    archive->inputs = NULL;
    archive->path = NULL;
    archive->names_known = false;
    archive->names = (struct table){0};
    arena_reset(&archive->arena);
}

void archive_close(struct archive *archive) {
    if (archive->inputs)
        inputs_close(archive->inputs);
    arena_close(&archive->arena);
    arena_close(&archive->scratch);
    *archive = (struct archive){0};
}

static bool open_path(struct archive *archive, struct error *error) {
    if (archive->inputs)
        inputs_close(archive->inputs);
    archive->inputs = NULL;
    archive->from_start = true;
    return inputs_open(&archive->path, 1, archive->options, &archive->inputs, error) == OK;
}

static void copy_document(const struct document *found, struct arena *arena, struct document *document) {
    *document = *found;
    str *texts[] = {&document->name, &document->uri, &document->source, &document->path, &document->retrieved, &document->content_type,
                    &document->bytes};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = str_copy(*texts[i], arena);
}

/* Reads on until the name comes by. false: the file has ended. */
static bool read_on(struct archive *archive, str name, struct arena *arena, struct document *document, const char **reason) {
    for (;;) {
        struct document found = {0};
        struct error error = {{0}};
        arena_reset(&archive->scratch);
        enum input_step step = inputs_next(archive->inputs, &archive->scratch, &found, &error);
        if (step == INPUT_END)
            return false;
        if (step == INPUT_TROUBLE) {
            *reason = str_to_c(str_of(error.text), arena);
            continue;
        }
        if (archive->from_start)
            *table_slot(&archive->names, str_copy(found.name, &archive->arena), &archive->arena) = archive;
        if (str_equal(found.name, name)) {
            copy_document(&found, arena, document);
            return true;
        }
    }
}

bool archive_find(struct archive *archive, const struct document *stored, struct arena *arena, struct document *document, const char **reason) {
    struct error error = {{0}};
    *reason = "the file no longer holds it";
    if (str_equal(stored->path, STR("-"))) {
        *reason = "it came from standard input";
        return false;
    }
    if (!archive->path || !str_equal(str_of(archive->path), stored->path)) {
        forget_path(archive);
        archive->path = str_to_c(stored->path, &archive->arena);
    }
    archive->from_start = false;
    if (archive->inputs && read_on(archive, stored->name, arena, document, reason))
        return true;
    /* A whole pass from the start, once; after that its names are known. */
    if (archive->names_known && !table_find(&archive->names, stored->name))
        return false;
    if (!open_path(archive, &error)) {
        *reason = str_to_c(str_of(error.text), arena);
        return false;
    }
    if (read_on(archive, stored->name, arena, document, reason))
        return true;
    archive->names_known = true;
    return false;
}
