/*
 * A conveyor moves loads through three steps: the clerk fills a load, any thread works on it, the clerk finishes it. Loads are
 * finished in the order in which they were filled, so the output does not depend on the number of threads.
 *
 *     struct conveyor conveyor = {.context = &run, .load_size = sizeof(struct load), .fill = fill, .work = work, .finish = finish, …};
 *     status = conveyor_run(&conveyor, threads, &error);
 *
 * The clerk is the calling thread: it alone touches what can't be shared (inputs, database, output), and it works on loads itself
 * when it has nothing better to do. So -j 1 is one thread, and -j N keeps N busy. Loads in flight are bounded, each has an arena that is
 * reset when it is finished: memory does not grow with what passes.
 */
#ifndef PHOTOFINISH_PIPELINE_CONVEYOR_H
#define PHOTOFINISH_PIPELINE_CONVEYOR_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct conveyor {
    void *context;
    size_t load_size;  /* of the caller's struct; zeroed before each fill */

    /* Clerk. *more is false when there was nothing left: the load is then dropped. */
    enum status (*fill)(void *context, void *load, struct arena *arena, bool *more, struct error *error);
    /* Any thread; tool is that thread's own. */
    void (*work)(void *context, void *tool, void *load, struct arena *arena);
    /* Clerk, in order. */
    enum status (*finish)(void *context, void *load, struct error *error);
    /* Clerk: gives back what a load holds outside its arena, after finish or, when the run ended before, instead of it. May be NULL. */
    void (*drop)(void *load);

    /* One tool for each thread that works: made by it when it has the first load, unmade by the clerk. NULL when no tools are wanted. */
    void *(*tool_open)(void *context);
    void (*tool_close)(void *context, void *tool);

    /* While the arenas of the loads in flight hold more bytes than this, no new load is filled. 0: no limit. */
    size_t memory_most;

    /* Set by a signal handler: nothing is filled any more, what is in flight is finished. May be NULL. */
    const volatile sig_atomic_t *stop;
};

/* STOPPED after a stop, else the first failure of fill or finish: what is in flight is then dropped. */
enum status conveyor_run(const struct conveyor *conveyor, uint32_t threads, struct error *error);

#endif
