/*
 * Intake turns inputs into loads of documents for a conveyor, and reads each: content, article, what it says.
 */
#ifndef PHOTOFINISH_PIPELINE_INTAKE_H
#define PHOTOFINISH_PIPELINE_INTAKE_H

#include <signal.h>

#include "acquire/acquire.h"
#include "pipeline/reading_tools.h"

struct intake_options {
    char *const *paths;             /* files, folders, "-" */
    uint32_t path_count;
    struct input_options inputs;
    const struct reading_tools *tools;
    uint32_t threads;
    const volatile sig_atomic_t *stop;
    void *context;
    /* Something that could not be read, with the remedy: the rest goes on. In input order. */
    void (*trouble)(void *context, const char *text);
    /* A rule that met a limit of the matcher somewhere, each once, at the end; NULL: nobody asks. */
    void (*warning)(void *context, const char *text);
    /* Bytes read and in all (0: unknown), articles so far; NULL: nobody asks. */
    void (*progress)(void *context, uint64_t done, uint64_t total, uint64_t articles);
};

struct intake {
    const struct intake_options *options;
    struct inputs *inputs;
    uint64_t documents, troubles, bytes;
    struct { str *items; uint32_t count, room; } warnings; /* of desks that were left, each once */
    struct arena arena;
    /* Clerk: whether the document is known and needs no reading; NULL: all are read. */
    enum status (*skip)(void *context, const struct document *document, bool *skipped, struct error *error);
    void *skip_context;
};

struct intake_item {
    struct document document;
    const char *trouble;            /* NULL: it could be read */
};

/* A desk is where one thread reads articles. The arena holds what becomes of one article; it is reset for the next, so that a load keeps
 * only bytes and results. */
struct desk {
    const struct reading_tools *tools;
    struct extractor *extractor;
    struct arena arena;
    struct content content;
    struct article article;
    struct reading reading;
};

struct desk *desk_open(const struct reading_tools *tools);
void desk_close(struct desk *desk);

struct intake_load {
    struct { struct intake_item *items; uint32_t count, room; } list;
};

/* Clerk: a desk where articles of this intake were read is left, and closed. */
void intake_leave(struct intake *intake, struct desk *desk);

enum status intake_open(struct intake *intake, const struct intake_options *options, struct error *error);
/* Tells the warnings of all desks that were left. */
void intake_close(struct intake *intake);

/* Clerk: some documents more. */
enum status intake_fill(struct intake *intake, struct intake_load *load, struct arena *arena, bool *more, struct error *error);

/* Any thread: bytes to desk->reading, which lasts until the next article; false with item->trouble, in the arena, when the bytes
 * can't be read. */
bool desk_read(struct desk *desk, struct intake_item *item, struct arena *arena);

/* What is kept of the document just read to tell whether another was copied from it; its shingles live in the arena. */
struct document_print desk_print(const struct desk *desk, const struct document *document, struct arena *arena);

/* Clerk, when a load is finished: tells of troubles, counts. */
void intake_tell(struct intake *intake, const struct intake_load *load);

#endif
