/* reference load: official results become a source of their own. */
#include "cli/commands.h"
#include "cli/look.h"
#include "cli/workshop.h"
#include "pipeline/reference_load.h"

static bool read_as_of(const struct call *call, struct date *as_of) {
    const char *typed = call_value(call, "as-of");
    if (!typed || (date_parse(str_of(typed), as_of) && date_is_full(*as_of)))
        return true;
    usage_error(call->command, "--as-of is %s, but must be a day as YYYY-MM-DD", typed);
    return false;
}

int command_reference_load(struct call *call) {
    int64_t trust;
    struct reference_options options = {
        .database = database_path(call), .path = call->arguments[0], .source = call_value(call, "source")};
    if (!read_as_of(call, &options.as_of) || !call_number(call, "trust", 1, 1000, 0, &trust))
        return EXIT_USAGE;
    struct workshop workshop;
    int code = workshop_open(&workshop, call);
    if (code == EXIT_DONE) {
        struct error error = {0};
        struct reference_summary summary = {0};
        options.tools = &workshop.tools;
        options.reconcile = (struct reconcile_run_options){.rules_folder = rulebook_folder(workshop.tools.book),
                                                           .reference_trust = (uint16_t)trust,
                                                           .threads = workshop.intake.threads,
                                                           .stop = workshop.intake.stop};
        enum status status = look_make_room(options.database, &workshop.arena, &error);
        if (status == OK)
            status = reference_load(&options, &summary, &error);
        if (status == OK)
            tell("%llu rows%s; %llu races changed", (unsigned long long)summary.rows,
                 summary.unchanged ? ", the same as before" : "", (unsigned long long)summary.reconciled.changed);
        code = workshop_exit(status, &error, 0);
    }
    workshop_close(&workshop);
    return code;
}
