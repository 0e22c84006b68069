#include "cli/workshop.h"

#include <stdio.h>
#include <unistd.h>

#include "cli/interrupt.h"
#include "cli/rules_folder.h"
#include "pipeline/reading_image.h"

enum { JOBS_MOST = 256 };

double workshop_seconds(const struct workshop *workshop) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - workshop->started.tv_sec) + (double)(now.tv_nsec - workshop->started.tv_nsec) / 1e9;
}

static void tell_trouble(void *context, const char *text) {
    struct workshop *workshop = context;
    workshop->troubles++;
    tell("%s", text);
}

/* The rest was found: no reason to end with another code. */
static void tell_warning(void *context, const char *text) {
    (void)context;
    tell("warning: %s", text);
}

static void show_progress(void *context, uint64_t done, uint64_t total, uint64_t articles) {
    struct workshop *workshop = context;
    if (!progress_is_due(&workshop->progress))
        return;
    double seconds = workshop_seconds(workshop), speed = seconds > 0 ? (double)done / seconds : 0;
    char rest[48] = "";
    if (total > done && speed > 0)
        snprintf(rest, sizeof rest, ", %.0f %% done, %.0f s to go", 100.0 * (double)done / (double)total, (double)(total - done) / speed);
    progress_print("%llu articles, %.1f MB/s%s%s", (unsigned long long)articles, speed / 1e6, rest,
                   workshop->troubles ? ", some could not be read" : "");
}

bool workshop_jobs(const struct call *call, uint32_t *jobs) {
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    int64_t number;
    if (!call_number(call, "jobs", 1, JOBS_MOST, processors < 1 ? 1 : processors > JOBS_MOST ? JOBS_MOST : processors, &number))
        return false;
    *jobs = (uint32_t)number;
    return true;
}

int workshop_open(struct workshop *workshop, struct call *call) {
    *workshop = (struct workshop){0};
    clock_gettime(CLOCK_MONOTONIC, &workshop->started);
    int engine = call_knows(call, "engine") ? call_choice(call, "engine", "gated|naive") : 0;
    int64_t largest = 0;
    uint32_t jobs = 1;
    if (engine < 0 || (call_knows(call, "jobs") && !workshop_jobs(call, &jobs)) ||
        (call_knows(call, "largest") && !call_number(call, "largest", 1, UINT32_MAX - 1, 0, &largest)))
        return EXIT_USAGE;
    struct error error = {0};
    const char *folder;
    enum status status = rules_folder_find(call_value(call, "rules"), &folder, &workshop->arena, &error);
    bool is_ready = status == OK && !engine && reading_image_take(rules_image_path(&workshop->arena), folder, &workshop->tools);
    if (status == OK && !is_ready)
        status = reading_tools_open(folder, engine ? ENGINE_NAIVE : ENGINE_GATED, &workshop->tools, &error);
    workshop->intake = (struct intake_options){
        .paths = call->arguments,
        .path_count = call->count,
        .inputs = {.largest = (uint64_t)largest},
        .tools = &workshop->tools,
        .threads = jobs,
        .stop = interrupt_watch(),
        .context = workshop,
        .trouble = tell_trouble,
        .warning = tell_warning,
        .progress = show_progress,
    };
    return exit_of(status, &error);
}

int workshop_exit(enum status status, const struct error *error, uint64_t troubles) {
    if (status == STOPPED)
        tell("stopped when asked to; the same command goes on where this one ended");
    int code = status == STOPPED ? EXIT_WORLD : exit_of(status, error);
    return code == EXIT_DONE && troubles ? EXIT_WORLD : code;
}

void workshop_close(struct workshop *workshop) {
    reading_tools_close(&workshop->tools);
    arena_close(&workshop->arena);
}
