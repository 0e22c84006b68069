/* fetch: addresses to an archive. */
#include <stdio.h>

#include "acquire/fetch.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/interrupt.h"

static void tell(void *context, str address, enum fetch_outcome outcome, bool final, const char *text) {
    static const char *const words[] = {"fetched", "unchanged", "had", "refused", "failed"};
    (void)context;
    fprintf(stderr, "%s: %.*s: %s\n", final ? words[outcome] : "waiting", STR_ARG(address), text);
}

static bool read_options(struct call *call, struct fetch_options *options) {
    int64_t pause, longest_pause, timeout, largest, tries, hosts;
    bool ok = call_number(call, "pause", 0, 86400000, 1000, &pause) &&
              call_number(call, "longest-pause", 0, 86400000, 120000, &longest_pause) &&
              call_number(call, "timeout", 1, 86400000, 60000, &timeout) &&
              call_number(call, "largest", 1, INT64_MAX, 16 << 20, &largest) && call_number(call, "tries", 1, 100, 3, &tries) &&
              call_number(call, "hosts", 1, 1000, 16, &hosts);
    if (!ok)
        return false;
    options->allow_private = call_has(call, "allow-private");
    options->pause_ms = pause ? (uint32_t)pause : 1; /* 0 is the default there */
    options->longest_pause_ms = longest_pause ? (uint32_t)longest_pause : 1;
    options->whole_ms = (uint32_t)timeout;
    options->connect_ms = timeout < 15000 ? (uint32_t)timeout : 15000;
    options->largest = (uint64_t)largest;
    options->tries = (uint32_t)tries;
    options->hosts_at_once = (uint32_t)hosts;
    options->stop = interrupt_watch();
    options->tell = tell;
    return true;
}

static enum status make_folder_of(const char *path, struct error *error) {
    struct arena arena = {0};
    const char *slash = strrchr(path, '/');
    enum status status = OK;
    if (slash && slash > path)
        status = file_make_folder(str_to_c((str){path, (size_t)(slash - path)}, &arena), error);
    arena_close(&arena);
    return status;
}

int command_fetch(struct call *call) {
    struct fetch_options options = {.output = call_value(call, "output")};
    struct fetch_summary summary = {0};
    struct error error = {0};
    if (!options.output)
        options.output = "output/fetched.warc.gz";
    if (!read_options(call, &options))
        return EXIT_USAGE;
    enum status status = make_folder_of(options.output, &error);
    if (status == OK)
        status = fetch(call->arguments, call->count, &options, &summary, &error);
    if (status != OK)
        return exit_of(status, &error);
    fprintf(stderr, "%s: %u fetched, %u unchanged, %u had, %u refused, %u failed, %llu bytes\n", options.output, summary.stored,
            summary.unchanged, summary.had, summary.forbidden, summary.failed, (unsigned long long)summary.bytes);
    return summary.forbidden || summary.failed ? EXIT_WORLD : EXIT_DONE;
}
