#include "acquire/acquire.h"

#include <sys/stat.h>

#include "base/memory.h"
#include "acquire/reader.h"
#include "acquire/walk.h"

struct inputs {
    char *const *paths;
    uint32_t count, next;      /* of the paths as named */
    struct input_options options;
    struct walk *walk;         /* through the folder in hand */
    struct reader *reader;     /* of the file in hand */
    char *path;                /* of that file */
    uint32_t passed_over;      /* files that held no article after all */
    uint64_t bytes_done;       /* of the files before it */
    uint64_t bytes_named;      /* of the named files */
};

enum status inputs_open(char *const *paths, uint32_t count, const struct input_options *options, struct inputs **inputs,
                        struct error *error) {
    if (!count)
        return error_set(error, FAILED_USAGE, "no input; name files or folders, or - for standard input");
    struct inputs *opened = MEMORY_NEW(1, struct inputs);
    opened->paths = paths;
    opened->count = count;
    opened->options = options ? *options : (struct input_options){0};
    opened->walk = walk_open();
    for (uint32_t i = 0; i < count; i++) {
        struct stat about;
        if (strcmp(paths[i], "-") != 0 && stat(paths[i], &about) == 0 && S_ISREG(about.st_mode))
            opened->bytes_named += (uint64_t)about.st_size;
    }
    *inputs = opened;
    return OK;
}

static void close_reader(struct inputs *inputs) {
    if (inputs->reader)
        inputs->bytes_done += reader_bytes_read(inputs->reader);
    reader_close(inputs->reader);
    memory_free(inputs->path);
    inputs->reader = NULL;
    inputs->path = NULL;
}

static enum status open_reader(struct inputs *inputs, const char *path, enum reader_strictness strictness, struct error *error) {
    inputs->path = memory_copy(path);
    enum status status = reader_open(inputs->path, strictness, &inputs->options, &inputs->reader, error);
    inputs->passed_over += status == OK && !inputs->reader;
    if (!inputs->reader)
        close_reader(inputs);
    return status;
}

static bool is_folder(const char *path) {
    struct stat about;
    return strcmp(path, "-") != 0 && stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* Opens the next file, or enters the next folder. */
static enum input_step advance(struct inputs *inputs, struct error *error) {
    const char *path;
    switch (walk_next(inputs->walk, &path, error)) {
    case WALK_TROUBLE:
        return INPUT_TROUBLE;
    case WALK_FILE:
        return open_reader(inputs, path, READ_ARTICLES, error) == OK ? INPUT_DOCUMENT : INPUT_TROUBLE;
    case WALK_END:
        break;
    }
    if (inputs->next == inputs->count)
        return INPUT_END;
    path = inputs->paths[inputs->next++];
    enum status status = is_folder(path) ? walk_enter(inputs->walk, path, error) : open_reader(inputs, path, READ_ANYTHING, error);
    return status == OK ? INPUT_DOCUMENT : INPUT_TROUBLE;
}

enum input_step inputs_next(struct inputs *inputs, struct arena *arena, struct document *document, struct error *error) {
    for (;;) {
        if (inputs->reader) {
            enum input_step step = reader_next(inputs->reader, arena, document, error);
            if (step != INPUT_END)
                return step;
            close_reader(inputs);
        }
        enum input_step step = advance(inputs, error);
        if (step != INPUT_DOCUMENT)
            return step;
    }
}

uint32_t inputs_passed_over(const struct inputs *inputs) {
    return inputs->passed_over + walk_passed_over(inputs->walk);
}

void inputs_progress(const struct inputs *inputs, uint64_t *done, uint64_t *total) {
    *done = inputs->bytes_done + (inputs->reader ? reader_bytes_read(inputs->reader) : 0);
    *total = inputs->bytes_named + walk_bytes(inputs->walk);
}

void inputs_close(struct inputs *inputs) {
    if (!inputs)
        return;
    close_reader(inputs);
    walk_close(inputs->walk);
    memory_free(inputs);
}
