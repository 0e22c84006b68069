/* extract: inputs to JSON lines, without a database. */
#include <stdio.h>

#include "cli/commands.h"
#include "cli/workshop.h"
#include "pipeline/extract_run.h"

int command_extract(struct call *call) {
    struct workshop workshop;
    int code = workshop_open(&workshop, call);
    if (code == EXIT_DONE) {
        struct error error = {0};
        struct extract_summary summary = {0};
        enum status status = extract_run(&workshop.intake, stdout, &summary, &error);
        code = workshop_exit(status, &error, summary.errors);
    }
    workshop_close(&workshop);
    return code;
}
