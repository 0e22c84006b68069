/* report: the database as a folder of HTML. */
#include "cli/commands.h"
#include "cli/look.h"
#include "cli/workshop.h"
#include "pipeline/report_run.h"

int command_report(struct call *call) {
    const char *folder = call_value(call, "output");
    if (!folder)
        return usage_error(call->command, "--output DIR says where the pages go");
    struct workshop workshop;
    int code = workshop_open(&workshop, call);
    if (code == EXIT_DONE) {
        struct error error = {0};
        struct store *store = NULL;
        struct report_summary summary = {0};
        struct report_run_options options = {.database = database_path(call), .folder = folder, .title = call_value(call, "title"),
                                             .version = PHOTOFINISH_VERSION, .tools = &workshop.tools};
        enum status status = look_open(call, STORE_READ, &store, &error); /* one that is not there is not made */
        store_close(store);
        if (status == OK)
            status = report_run(&options, &summary, &error);
        if (status == OK)
            tell("%s/index.html: %u pages about %u articles, %u races, %u athletes and %u discrepancies", folder, summary.pages,
                 summary.articles, summary.races, summary.athletes, summary.discrepancies);
        code = workshop_exit(status, &error, 0);
    }
    workshop_close(&workshop);
    return code;
}
