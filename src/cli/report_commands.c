/* report, export, check: what is known, handed on to people and programs. */
#include <stdio.h>

#include "cli/commands.h"
#include "cli/look.h"
#include "cli/workshop.h"
#include "pipeline/report_run.h"

/* --- report -------------------------------------------------------------------------------------------------------- */

int command_report(struct call *call) {
    const char *folder = call_value(call, "output");
    if (!folder)
        return usage_error(call->command, "--output is missing: the folder to write, as in -o site");
    struct workshop workshop;
    int code = workshop_open(&workshop, call);
    if (code == EXIT_DONE) {
        struct error error = {0};
        struct report_summary summary = {0};
        struct report_run_options options = {.database = database_path(call), .folder = folder, .title = call_value(call, "title"),
                                             .version = PHOTOFINISH_VERSION, .tools = &workshop.tools};
        enum status status = report_run(&options, &summary, &error);
        code = exit_of(status, &error);
        if (status == OK)
            tell("%s/index.html: %u pages about %u articles, %u athletes and %u races; %u discrepancies", folder, summary.pages, summary.articles,
                 summary.athletes, summary.races, summary.discrepancies);
    }
    workshop_close(&workshop);
    return code;
}
