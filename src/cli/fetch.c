/* fetch: addresses to an archive; also those that run was given. */
#include <string.h>
#include <unistd.h>

#include "acquire/address.h"
#include "acquire/fetch.h"
#include "acquire/follow.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/terminal.h"

static void tell_outcome(void *context, str address, enum fetch_outcome outcome, bool final, const char *text) {
    static const char *const words[] = {"fetched", "unchanged", "had", "refused", "failed"};
    (void)context;
    tell("%s: %.*s: %s", final ? words[outcome] : "waiting", STR_ARG(address), text);
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
    options->tell = tell_outcome;
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

static enum status fetch_into(const char *archive, char *const *addresses, uint32_t count, struct fetch_options *options,
                              struct fetch_summary *summary, struct error *error) {
    options->output = archive;
    enum status status = make_folder_of(archive, error);
    if (status == OK)
        status = fetch(addresses, count, options, summary, error);
    if (status == OK)
        tell("%s: %u fetched, %u unchanged, %u had, %u refused, %u failed, %llu bytes", archive, summary->stored, summary->unchanged,
             summary->had, summary->forbidden, summary->failed, (unsigned long long)summary->bytes);
    return status;
}

/* The pages that the feeds among the inputs, or in archives among them, speak of. */
static enum status follow_feeds(const char *archive, char *const *inputs, uint32_t count, struct fetch_options *options,
                                struct fetch_summary *summary, struct error *error) {
    struct arena arena = {0};
    struct pages pages = {0};
    enum status status = pages_find(inputs, count, NULL, &pages, &arena, error);
    options->were_found = true;
    if (status == OK && pages.count)
        status = fetch_into(archive, pages.items, pages.count, options, summary, error);
    arena_close(&arena);
    return status;
}

static uint32_t missed_of(const struct fetch_summary *summary) {
    return summary->forbidden + summary->failed;
}

int command_fetch(struct call *call) {
    struct fetch_options options = {0};
    struct fetch_summary summary = {0}, pages = {0};
    struct error error = {0};
    const char *archive = call_value(call, "output");
    if (!read_options(call, &options))
        return EXIT_USAGE;
    archive = archive ? archive : "output/fetched.warc.gz";
    enum status status = fetch_into(archive, call->arguments, call->count, &options, &summary, &error);
    if (status == OK && call_has(call, "follow"))
        status = follow_feeds(archive, (char *const *)&archive, 1, &options, &pages, &error);
    if (status != OK)
        return exit_of(status, &error);
    return missed_of(&summary) + missed_of(&pages) ? EXIT_WORLD : EXIT_DONE;
}

static bool exists(const char *path) {
    return access(path, F_OK) == 0;
}

enum status fetch_inputs(struct call *call, const char *database, uint32_t *missed, struct arena *arena, struct error *error) {
    char **addresses = ARENA_ARRAY(arena, call->count, char *), **inputs = ARENA_ARRAY(arena, call->count + 1, char *);
    uint32_t address_count = 0, input_count = 0;
    for (uint32_t i = 0; i < call->count; i++)
        if (address_can_be_fetched(call->arguments[i]))
            addresses[address_count++] = call->arguments[i];
        else
            inputs[input_count++] = call->arguments[i];
    bool follows = call_has(call, "follow");
    *missed = 0;
    if (!address_count && !follows)
        return OK;
    const char *slash = strrchr(database, '/');
    const char *archive = str_print(arena, "%.*sfetched.warc.gz", slash ? (int)(slash - database + 1) : 0, database).data;
    struct fetch_options options = {.stop = interrupt_watch(), .tell = tell_outcome};
    struct fetch_summary summary = {0}, pages = {0};
    enum status status = address_count ? fetch_into(archive, addresses, address_count, &options, &summary, error) : OK;
    inputs[input_count] = (char *)archive;
    if (status == OK && follows)
        status = follow_feeds(archive, inputs, input_count + exists(archive), &options, &pages, error);
    *missed = missed_of(&summary) + missed_of(&pages);
    input_count += exists(archive);
    call->arguments = inputs;
    call->count = input_count;
    return status;
}
