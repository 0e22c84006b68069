/* audit: does everything that is stored still stand? */
#include "audit/audit.h"

#include "cli/commands.h"
#include "cli/listing.h"
#include "cli/look.h"
#include "cli/workshop.h"
#include "pipeline/audit_run.h"

static const struct column columns[] = {{"finding", COLUMN_TEXT, 0}, {"place", COLUMN_TEXT, 0}, {"text", COLUMN_TEXT, 0}};
enum { COLUMNS = sizeof columns / sizeof *columns };

struct auditing {
    struct workshop workshop;
    struct listing listing;
    enum listing_format format;
};

/* For people as a compiler would: "articles/a.txt:132-139: span differs: …". */
static void print_finding(void *context, const struct audit_finding *finding) {
    struct auditing *auditing = context;
    str kind = str_of(audit_kind_name(finding->kind));
    if (auditing->format != LISTING_TABLE) {
        listing_add(&auditing->listing, kind);
        listing_add(&auditing->listing, finding->place);
        listing_add(&auditing->listing, finding->text);
        return;
    }
    terminal_tone(TONE_BOLD, finding->place);
    terminal_write(STR(": "));
    terminal_tone(TONE_BAD, kind);
    terminal_print(": %.*s\n", STR_ARG(finding->text));
}

static void show_auditing(void *context, uint64_t done, uint64_t total) {
    struct auditing *auditing = context;
    if (progress_is_due(&auditing->workshop.progress))
        progress_print("audited %llu of %llu documents", (unsigned long long)done, (unsigned long long)total);
}

static int audit_database(struct call *call, struct auditing *auditing) {
    struct error error = {0};
    struct store *store = NULL;
    struct audit_run_summary summary = {0};
    struct audit_run_options options = {
        .database = database_path(call), .inputs = auditing->workshop.intake.inputs, .tools = &auditing->workshop.tools,
        .threads = auditing->workshop.intake.threads, .stop = auditing->workshop.intake.stop, .context = auditing,
        .finding = print_finding, .progress = show_auditing};
    enum status status = look_open(call, STORE_READ, &store, &error); /* one that is not there is not made */
    store_close(store);
    if (status == OK)
        status = audit_run(&options, &summary, &error);
    int code = workshop_exit(status, &error, 0);
    if (code != EXIT_DONE)
        return code;
    tell("%llu documents, %llu claims, %llu quotes, %llu facts, %llu discrepancies looked at: %llu %s",
         (unsigned long long)summary.documents, (unsigned long long)summary.claims, (unsigned long long)summary.quotes,
         (unsigned long long)summary.facts, (unsigned long long)summary.discrepancies, (unsigned long long)summary.findings,
         summary.findings == 1 ? "finding" : "findings");
    return summary.findings ? EXIT_FINDINGS : EXIT_DONE;
}

int command_audit(struct call *call) {
    struct auditing auditing = {0};
    int format = call_choice(call, "format", LISTING_FORMATS);
    if (format < 0)
        return EXIT_USAGE;
    auditing.format = (enum listing_format)format;
    int code = workshop_open(&auditing.workshop, call);
    if (code == EXIT_DONE) {
        listing_open(&auditing.listing, columns, COLUMNS, auditing.format);
        code = audit_database(call, &auditing);
        listing_close(&auditing.listing);
    }
    workshop_close(&auditing.workshop);
    return code;
}
