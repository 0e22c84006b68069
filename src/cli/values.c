#include "cli/commands.h"
#include "cli/rules_folder.h"
#include "cli/terminal.h"
#include "model/event.h"

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
    enum status status = load_events(call, &events, &arena, &error);
    if (status == OK)
        status = find_event(call, &events, &event, &arena, &error);
    int code = status == OK ? print_mark(str_of(call->arguments[0]), event, &arena) : exit_of(status, &error);
    arena_close(&arena);
    return code;
}

int command_event(struct call *call) {
    struct arena arena = {0};
    struct error error = {0};
    struct events events = {0};
    enum status status = load_events(call, &events, &arena, &error);
    int code = exit_of(status, &error);
    str phrase = str_of(call->arguments[0]);
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
