/*
 * Intake turns inputs into loads of documents for a conveyor, and reads each of them: content, article, what it says.
 *
 *     intake_open(&intake, &options, &error);
 *     …                                       // a conveyor whose steps call intake_fill, desk_read for each item, and intake_tell
 *     intake_close(&intake);
 *
 * As in pipeline/conveyor.h, "clerk" means: only the thread that runs the conveyor may call this.
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
    /* Told of each input that could not be read, with the remedy, in input order; the rest goes on. */
    void (*trouble)(void *context, const char *text);
    /* Told of each rule that met a limit of the matcher, once, at the end. May be NULL. */
    void (*warning)(void *context, const char *text);
    /* Told how far reading has come: bytes read, bytes in all (0: unknown), articles. May be NULL. */
    void (*progress)(void *context, uint64_t done, uint64_t total, uint64_t articles);
};

struct intake {
    const struct intake_options *options;
    struct inputs *inputs;
    uint64_t documents, troubles, bytes;
    struct { str *items; uint32_t count, room; } warnings; /* of desks that are closed by now, each once */
    struct arena arena;
    /* Clerk: sets *skipped when the document is known and need not be read. NULL: all are read. */
    enum status (*skip)(void *context, const struct document *document, bool *skipped, struct error *error);
    void *skip_context;
};

struct intake_item {
    struct document document;
    const char *trouble;            /* NULL: it could be read */
};

/* A desk is what one thread reads articles with. Its arena holds all that is made of one article and is reset for the next, so that
 * a load keeps only bytes and results. */
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

/* Clerk: closes a desk at which articles of this intake were read, and keeps its warnings. */
void intake_leave(struct intake *intake, struct desk *desk);

enum status intake_open(struct intake *intake, const struct intake_options *options, struct error *error);
/* Tells the warnings of all desks that were closed with intake_leave. */
void intake_close(struct intake *intake);

/* Clerk: fills the load with the next documents; their memory is in the arena. *more is false when there were none. */
enum status intake_fill(struct intake *intake, struct intake_load *load, struct arena *arena, bool *more, struct error *error);

/* Any thread: reads the item's bytes into desk->reading, which is good until the next article is read at this desk. False when they can't be
 * read: item->trouble, in the arena, then says why. */
bool desk_read(struct desk *desk, struct intake_item *item, struct arena *arena);

/* The print of the document just read, by which copies are told (reconcile/print.h). Its shingles live in the arena. */
struct document_print desk_print(const struct desk *desk, const struct document *document, struct arena *arena);

/* Clerk, when a load is finished: tells of its troubles, and counts. */
void intake_tell(struct intake *intake, const struct intake_load *load);

#endif
