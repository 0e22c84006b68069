/* run and reconcile: from inputs to a finished database. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/look.h"
#include "cli/rules_folder.h"
#include "cli/workshop.h"
#include "pipeline/run.h"

/* --- run ----------------------------------------------------------------------------------------------------------- */

static void show_reconciling(void *context, uint64_t done, uint64_t total) {
    struct workshop *workshop = context;
    if (progress_is_due(&workshop->progress))
        progress_print("reconciling: %llu of %llu races", (unsigned long long)done, (unsigned long long)total);
}

static void print_count(const char *name, int64_t count, const char *more) {
    terminal_print("  %-14s%8lld%s%s\n", name, (long long)count, *more ? "   " : "", more);
}

/* ", 3 unchanged" where there are any. */
static void add_count(char *out, size_t room, uint64_t count, const char *word) {
    size_t at = strlen(out);
    if (count)
        snprintf(out + at, room - at, "%s%llu %s", at ? ", " : "", (unsigned long long)count, word);
}

static void print_summary(const char *database, const struct run_summary *s) {
    char more[160] = "";
    add_count(more, sizeof more, s->fresh, "new");
    add_count(more, sizeof more, s->revised, "revised");
    add_count(more, sizeof more, s->reread, "read again with other rules");
    add_count(more, sizeof more, s->unchanged, "unchanged");
    add_count(more, sizeof more, s->errors, "could not be read");
    terminal_tone(TONE_BOLD, str_of(database));
    terminal_write(STR("\n"));
    print_count("articles", s->stored.documents, more);
    print_count("", s->stored.athletics, "about athletics");
    print_count("people", s->stored.people, "");
    print_count("claims", s->stored.claims, "");
    print_count("marks", s->stored.marks, "of those claims");
    print_count("quotes", s->stored.quotes, "");
    print_count("facts", s->stored.facts, "");
    print_count("discrepancies", s->stored.discrepancies, "");
}

struct shown {
    struct arena arena;
    uint64_t count;
};

static enum status print_discrepancy(void *context, const struct discrepancy *discrepancy, struct error *error) {
    struct shown *shown = context;
    (void)error;
    terminal_write(STR("\n"));
    discrepancy_print(discrepancy, false, &shown->arena);
    shown->count++;
    arena_reset(&shown->arena);
    return OK;
}

/* As many as fit a screen, with what was said of each. */
static enum status print_first_discrepancies(const char *database, int64_t all, struct error *error) {
    enum { FIT_A_SCREEN = 10 };
    struct store *store = NULL;
    struct shown shown = {0};
    struct store_filter filter = {.limit = FIT_A_SCREEN, .for_lists = true};
    enum status status = store_open(database, STORE_READ, &store, error);
    if (status == OK)
        status = store_discrepancies(store, &filter, print_discrepancy, &shown, error);
    store_close(store);
    arena_close(&shown.arena);
    if (status == OK && all > (int64_t)shown.count)
        terminal_print("\n%lld more: photofinish discrepancies -d %s\n", (long long)(all - (int64_t)shown.count), database);
    return status;
}

/* What was not compared is not kept silent. */
static void tell_parted(const struct run_summary *summary) {
    if (summary->reconciled.parted)
        tell("%llu races are spoken of too often to compare every claim with every other: they were compared in parts, each with some of the "
             "athletes; what disagrees between parts is not found", (unsigned long long)summary->reconciled.parted);
}

/* The rules, and what they are compiled to, are larger than what is reconciled at a time. */
static void close_tools(void *context) {
    struct workshop *workshop = context;
    reading_tools_close(&workshop->tools);
}

int command_run(struct call *call) {
    struct workshop workshop = {0};
    struct arena arena = {0}; /* for the inputs, if some are fetched */
    struct error error = {0};
    const char *database = database_path(call);
    uint32_t missed;
    int code = exit_of(fetch_inputs(call, database, &missed, &arena, &error), &error);
    if (code == EXIT_DONE)
        code = workshop_open(&workshop, call);
    if (code == EXIT_DONE) {
        struct run_summary summary = {0};
        struct run_options options = {.database = database, .intake = workshop.intake, .has_read = close_tools, .reconciling = show_reconciling};
        enum status status = look_make_room(database, &workshop.arena, &error);
        if (status == OK)
            status = run_corpus(&options, &summary, &error);
        double seconds = workshop_seconds(&workshop);
        if (status == OK) {
            tell("%llu articles, %.1f MB in %.2f s (%.1f MB/s)%s", (unsigned long long)summary.articles, (double)summary.bytes / 1e6, seconds,
                 seconds > 0 ? (double)summary.bytes / 1e6 / seconds : 0, summary.passed_over ? ", files that hold no article passed over" : "");
            tell_parted(&summary);
            print_summary(database, &summary);
            status = print_first_discrepancies(database, summary.stored.discrepancies, &error);
        }
        code = workshop_exit(status, &error, summary.errors + missed);
    }
    workshop_close(&workshop);
    arena_close(&arena);
    return code;
}

/* --- reconcile ----------------------------------------------------------------------------------------------------- */

static enum status reconcile_database(const struct call *call, uint32_t jobs, struct error *error) {
    struct arena arena = {0};
    struct workshop workshop = {0}; /* for the progress alone */
    struct run_summary summary = {0};
    struct reconcile_run_options options = {
        .always = true, .threads = jobs, .stop = interrupt_watch(), .context = &workshop, .progress = show_reconciling};
    const char *database = database_path(call);
    struct store *store = NULL;
    enum status status = look_open(call, STORE_READ, &store, error); /* one that is not there is no reason to make one */
    store_close(store);
    if (status == OK)
        status = rules_folder_find(call_value(call, "rules"), &options.rules_folder, &arena, error);
    if (status == OK)
        status = run_reconcile(database, &options, &summary, error);
    if (status == OK) {
        tell("%llu races, %llu changed, %llu gone", (unsigned long long)summary.reconciled.races,
             (unsigned long long)summary.reconciled.changed, (unsigned long long)summary.reconciled.gone);
        tell_parted(&summary);
        print_summary(database, &summary);
    }
    arena_close(&arena);
    return status;
}

int command_reconcile(struct call *call) {
    if (call_has(call, "claims"))
        return reconcile_claims(call);
    uint32_t jobs;
    if (!workshop_jobs(call, &jobs))
        return EXIT_USAGE;
    struct error error = {0};
    enum status status = reconcile_database(call, jobs, &error);
    return workshop_exit(status, &error, 0);
}
