/*
 * What the commands share that read articles: the rules loaded, threads, limits, troubles told, progress shown.
 *
 *     struct workshop workshop;
 *     int code = workshop_open(&workshop, call);
 *     if (code == EXIT_DONE) ... extract_run(&workshop.intake, …) ...
 *     workshop_close(&workshop);
 */
#ifndef PHOTOFINISH_CLI_WORKSHOP_H
#define PHOTOFINISH_CLI_WORKSHOP_H

#include <time.h>

#include "cli/command.h"
#include "cli/terminal.h"
#include "pipeline/intake.h"

struct workshop {
    struct reading_tools tools;
    struct intake_options intake;
    struct progress progress;
    struct timespec started;
    uint64_t troubles;
    struct arena arena;
};

/* Reads --rules, --engine, --jobs and --largest where the command has them; the arguments are the inputs. The code is that of the
 * message that was printed. workshop_close must be called either way. */
int workshop_open(struct workshop *workshop, struct call *call);
void workshop_close(struct workshop *workshop);

/* How the program ends: trouble with single inputs leaves the rest done, and is still told by the code. */
int workshop_exit(enum status status, const struct error *error, uint64_t troubles);

double workshop_seconds(const struct workshop *workshop);

/* --jobs, all processors when it was not given. False, with a message, when it makes no sense. */
bool workshop_jobs(const struct call *call, uint32_t *jobs);

#endif
