#include "base/file.h"
#include "cli/commands.h"
#include "cli/rules_folder.h"
#include "cli/terminal.h"
#include "model/event.h"
#include "resolve/dates.h"

enum { STRING_MOST = 64 * 1024 };

/* What was typed; for - what stands in standard input. */
static enum status string_of(const struct call *call, str *text, struct arena *arena, struct error *error) {
    *text = str_of(call->arguments[0]);
    if (!str_equal(*text, STR("-")))
        return OK;
    enum status status = file_read("/dev/stdin", STRING_MOST, text, arena, error);
    *text = str_trim(*text);
    return status;
}

static enum status load_events(const struct call *call, struct events *events, struct arena *arena, struct error *error) {
    const char *folder;
    enum status status = rules_folder_find(call_value(call, "rules"), &folder, arena, error);
    return status == OK ? events_load(folder, events, arena, error) : status;
}

/* The event of --event, by code or by any other way of writing it; NULL when none was asked for. */
static enum status find_event(const struct call *call, const struct events *events, const struct event **event, struct arena *arena,
                              struct error *error) {
    const char *typed = call_value(call, "event");
    *event = typed ? event_find(events, str_of(typed)) : NULL;
    if (typed && !*event)
        *event = event_find(events, event_of_phrase(events, str_of(typed), arena));
    if (typed && !*event)
        return error_set(error, FAILED_USAGE, "mark: %s is no event that rules/lexicon/events.tsv lists", typed);
    return OK;
}

static int print_mark(str text, const struct event *event, struct arena *arena) {
    struct mark mark;
    if (!mark_describe(text, event, &mark)) {
        tell("%.*s is no mark%s", STR_ARG(text), event ? " of that event" : "");
        return EXIT_FINDINGS;
    }
    terminal_print("%.*s\t%s\n", STR_ARG(mark_print(mark, arena)), quantity_name(mark.quantity));
    return EXIT_DONE;
}

int command_mark(struct call *call) {
    struct arena arena = {0};
    struct error error = {0};
    struct events events = {0};
    const struct event *event;
    str text;
    enum status status = load_events(call, &events, &arena, &error);
    if (status == OK)
        status = find_event(call, &events, &event, &arena, &error);
    if (status == OK)
        status = string_of(call, &text, &arena, &error);
    int code = status == OK ? print_mark(text, event, &arena) : exit_of(status, &error);
    arena_close(&arena);
    return code;
}

int command_event(struct call *call) {
    struct arena arena = {0};
    struct error error = {0};
    struct events events = {0};
    str phrase;
    enum status status = load_events(call, &events, &arena, &error);
    if (status == OK)
        status = string_of(call, &phrase, &arena, &error);
    int code = exit_of(status, &error);
    str found = status == OK ? event_of_phrase(&events, phrase, &arena) : (str){0};
    if (found.size) {
        terminal_print("%.*s\n", STR_ARG(found));
    } else if (status == OK) {
        tell("%.*s names no event", STR_ARG(phrase));
        code = EXIT_FINDINGS;
    }
    arena_close(&arena);
    return code;
}

static enum status load_dates(const struct call *call, struct date_words *words, struct arena *arena, struct error *error) {
    const char *folder;
    enum status status = rules_folder_find(call_value(call, "rules"), &folder, arena, error);
    return status == OK ? date_words_load(folder, words, arena, error) : status;
}

int command_resolve_date(struct call *call) {
    const char *typed = call_value(call, "reference");
    struct date reference = {0};
    if (typed && (!date_parse(str_of(typed), &reference) || !date_is_full(reference)))
        return usage_error(call->command, "--reference is %s, but must be a day as YYYY-MM-DD", typed);
    struct arena arena = {0};
    struct error error = {0};
    struct date_words words = {0};
    struct date_range range;
    str phrase;
    enum status status = load_dates(call, &words, &arena, &error);
    if (status == OK)
        status = string_of(call, &phrase, &arena, &error);
    int code = exit_of(status, &error);
    if (code == EXIT_DONE && date_resolve(phrase, reference, &words, &range)) {
        terminal_print("%.*s\n", STR_ARG(date_range_print(range, &arena)));
    } else if (code == EXIT_DONE) {
        tell("%.*s says no date%s", STR_ARG(phrase), typed ? "" : " by itself; --reference YYYY-MM-DD says when it was written");
        code = EXIT_FINDINGS;
    }
    arena_close(&arena);
    return code;
}
