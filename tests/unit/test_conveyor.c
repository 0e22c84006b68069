#include <criterion/criterion.h>

#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "pipeline/conveyor.h"

/* Numbers go in, their squares come out. */
struct job {
    uint32_t count, filled, finished, dropped;
    atomic_uint tools;
    uint32_t fail_at;      /* finish fails there; 0: never */
    volatile sig_atomic_t stop;
    uint32_t stop_at;
    bool in_order;
};

struct load {
    uint32_t number;
    uint32_t *square;      /* in the arena of the load */
    void *tool;
};

static enum status fill(void *context, void *argument, struct arena *arena, bool *more, struct error *error) {
    (void)error;
    struct job *job = context;
    struct load *load = argument;
    *more = job->filled < job->count;
    if (!*more)
        return OK;
    load->number = ++job->filled;
    load->square = ARENA_NEW(arena, uint32_t);
    if (job->stop_at == job->filled)
        job->stop = 1;
    return OK;
}

static void work(void *context, void *tool, void *argument, struct arena *arena) {
    (void)context, (void)arena;
    struct load *load = argument;
    if (load->number % 7 == 0)  /* some take longer, so that later ones are done first */
        nanosleep(&(struct timespec){0, 300000}, NULL);
    *load->square = load->number * load->number;
    load->tool = tool;
}

static enum status finish(void *context, void *argument, struct error *error) {
    struct job *job = context;
    struct load *load = argument;
    job->finished++;
    job->in_order = job->in_order && load->number == job->finished && *load->square == load->number * load->number && load->tool;
    return job->fail_at == load->number ? error_set(error, FAILED_SYSTEM, "as asked") : OK;
}

static void drop(void *argument) {
    (void)argument;
}

static void tool_close(void *context, void *tool) {
    (void)context;
    free(tool);
}

static void *tool_open(void *context) {
    atomic_fetch_add(&((struct job *)context)->tools, 1);
    return malloc(1);
}

static enum status run(struct job *job, uint32_t threads) {
    struct conveyor conveyor = {.context = job, .load_size = sizeof(struct load), .fill = fill, .work = work, .finish = finish,
                                .drop = drop, .tool_open = tool_open, .tool_close = tool_close, .stop = &job->stop};
    job->in_order = true;
    return conveyor_run(&conveyor, threads, NULL);
}

Test(conveyor, loads_are_finished_in_the_order_of_filling_by_any_number_of_threads) {
    static const uint32_t threads[] = {0, 1, 2, 3, 8, 1000};
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
        struct job job = {.count = 200};
        cr_expect_eq(run(&job, threads[i]), OK);
        cr_expect(job.in_order && job.finished == 200, "%u threads: %u finished", threads[i], job.finished);
        uint32_t tools = job.tools, most = threads[i] == 0 ? 1 : threads[i] > 256 ? 256 : threads[i];
        cr_expect(tools >= 1 && tools <= most, "%u tools for %u threads", tools, threads[i]);
    }
}

Test(conveyor, nothing_to_do_is_done_at_once) {
    struct job job = {0};
    cr_expect_eq(run(&job, 2), OK);
    cr_expect_eq(job.finished, 0);
    cr_expect_eq(job.tools, 0, "a tool that nobody needs is not made");
}

Test(conveyor, a_stop_finishes_what_is_in_flight_and_fills_no_more) {
    for (uint32_t threads = 1; threads <= 4; threads++) {
        struct job job = {.count = 1000, .stop_at = 20};
        cr_expect_eq(run(&job, threads), STOPPED);
        cr_expect(job.in_order && job.filled == 20 && job.finished == 20, "%u filled, %u finished", job.filled, job.finished);
    }
}

Test(conveyor, a_failure_ends_the_run_and_is_told) {
    for (uint32_t threads = 1; threads <= 4; threads++) {
        struct job job = {.count = 1000, .fail_at = 10};
        cr_expect_eq(run(&job, threads), FAILED_SYSTEM);
        cr_expect_eq(job.finished, 10);
    }
}
