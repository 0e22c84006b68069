/* report, export, check: what is known, handed on to people and programs. */
#include <stdio.h>

#include "cli/commands.h"
#include "cli/look.h"
#include "cli/workshop.h"
#include "pipeline/check_run.h"
#include "pipeline/store_feed.h"
#include "report/export.h"

/* Rules and database, for all that hand on. The code is that of the message that was printed; close either way. */
static int open_both(struct workshop *workshop, struct call *call, struct store_feed **stored) {
    struct error error = {0};
    struct store *store = NULL;
    int code = workshop_open(workshop, call);
    if (code != EXIT_DONE)
        return code;
    enum status status = look_open(call, STORE_READ, &store, &error); /* says what to do when there is none */
    store_close(store);
    if (status == OK)
        status = store_feed_open(database_path(call), &workshop->tools, stored, &error);
    return exit_of(status, &error);
}

static void close_both(struct workshop *workshop, struct store_feed *stored) {
    if (stored)
        store_feed_close(stored);
    workshop_close(workshop);
}

/* Paths are stored as they were given: from another folder they lead nowhere. */
static void tell_unread(uint32_t unread, const char *consequence) {
    if (unread)
        tell("%u %s not be read again (moved, changed, or named relative to another folder) and %s; `photofinish audit` names each",
             unread, unread == 1 ? "article could" : "articles could", consequence);
}

/* --- report -------------------------------------------------------------------------------------------------------- */

int command_report(struct call *call) {
    const char *folder = call_value(call, "output");
    if (!folder)
        return usage_error(call->command, "--output is missing: the folder to write, as in -o site");
    struct workshop workshop;
    struct store_feed *stored = NULL;
    int code = open_both(&workshop, call, &stored);
    if (code == EXIT_DONE) {
        struct error error = {0};
        struct report_summary summary = {0};
        struct report_options options = {.folder = folder, .title = call_value(call, "title"), .version = PHOTOFINISH_VERSION,
                                         .feed = store_feed(stored)};
        enum status status = report_write(&options, &summary, &error);
        code = exit_of(status, &error);
        if (status == OK)
            tell("%s/index.html: %u pages about %u articles, %u athletes and %u races; %u %s", folder, summary.pages, summary.articles,
                 summary.athletes, summary.races, summary.discrepancies, summary.discrepancies == 1 ? "discrepancy" : "discrepancies");
        tell_unread(summary.unread, summary.unread == 1 ? "is shown without its text" : "are shown without their text");
    }
    close_both(&workshop, stored);
    return code;
}

/* --- export -------------------------------------------------------------------------------------------------------- */

/* "jsonl,csv" as bits; 0, with a message, when a name is none. */
static uint32_t read_formats(struct call *call) {
    const char *value = call_value(call, "format");
    uint32_t formats = 0;
    for (str rest = str_of(value ? value : "jsonl"); rest.size;) {
        str name = str_trim(str_cut(&rest, ','));
        uint32_t format = export_format_of(name);
        if (!format) {
            usage_error(call->command, "--format %.*s is none of jsonl, csv, brat, webannotation, prov, sarif, claimreview, datasette", STR_ARG(name));
            return 0;
        }
        formats |= format;
    }
    return formats;
}

int command_export(struct call *call) {
    struct export_options options = {.folder = call_value(call, "output"), .stream = stdout, .version = PHOTOFINISH_VERSION};
    options.formats = read_formats(call);
    if (!options.formats)
        return EXIT_USAGE;
    struct workshop workshop;
    struct store_feed *stored = NULL;
    int code = open_both(&workshop, call, &stored);
    if (code == EXIT_DONE) {
        struct error error = {0};
        uint32_t unread = 0;
        options.feed = store_feed(stored);
        options.unread = &unread;
        code = exit_of(export_write(&options, &error), &error);
        tell_unread(unread, unread == 1 ? "was left out" : "were left out");
    }
    close_both(&workshop, stored);
    return code;
}

/* --- check --------------------------------------------------------------------------------------------------------- */

struct checking {
    bool as_sarif;
    struct buffer out;
};

static void print_findings(void *context, const struct check_draft *draft, const struct check_findings *findings) {
    struct checking *checking = context;
    for (uint32_t i = 0; i < findings->count; i++) {
        if (checking->as_sarif)
            check_sarif(draft, &findings->items[i], &checking->out);
        else
            check_print(draft, &findings->items[i], &checking->out);
    }
    if (checking->as_sarif)
        return;
    terminal_write(buffer_str(&checking->out));
    buffer_clear(&checking->out);
}

static int check_drafts(struct call *call, struct workshop *workshop, bool as_sarif) {
    struct checking checking = {.as_sarif = as_sarif};
    struct check_run_options options = {.database = database_path(call), .intake = workshop->intake, .context = &checking, .findings = print_findings};
    struct check_run_summary summary = {0};
    struct error error = {0};
    if (as_sarif)
        check_sarif_begin(&checking.out, PHOTOFINISH_VERSION);
    enum status status = check_run(&options, &summary, &error);
    if (as_sarif && status == OK) {
        check_sarif_end(&checking.out);
        terminal_write(buffer_str(&checking.out));
    }
    buffer_close(&checking.out);
    int code = workshop_exit(status, &error, summary.troubles);
    return code == EXIT_DONE && summary.findings ? EXIT_FINDINGS : code;
}

int command_check(struct call *call) {
    int format = call_choice(call, "format", "text|sarif");
    if (format < 0)
        return EXIT_USAGE;
    struct workshop workshop;
    struct error error = {0};
    struct store *store = NULL;
    int code = workshop_open(&workshop, call);
    if (code == EXIT_DONE) {
        code = exit_of(look_open(call, STORE_READ, &store, &error), &error); /* says what to do when there is none */
        store_close(store);
    }
    if (code == EXIT_DONE)
        code = check_drafts(call, &workshop, format == 1);
    workshop_close(&workshop);
    return code;
}
