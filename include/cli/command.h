/*
 * A command is one row of the table in commands.c: from it come dispatch, usage errors, --help and, with the same words,
 * the manual and the shells' completions.
 *
 *     static int command_text(struct call *call) {
 *         const char *format = call_value(call, "format");     // NULL when it was not given
 *         ...
 *         return EXIT_DONE;
 *     }
 *
 * Data goes to stdout, talk to stderr; what a command returns is how the program ends.
 */
#ifndef PHOTOFINISH_CLI_COMMAND_H
#define PHOTOFINISH_CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

#define PHOTOFINISH_VERSION "0.1.0"

enum exit_code {
    EXIT_DONE = 0,
    EXIT_FINDINGS = 1,  /* done, and there is something to look at */
    EXIT_USAGE = 2,     /* asked for something that makes no sense */
    EXIT_WORLD = 3,     /* a file, a database, the network or the machine did not do what was needed */
};

struct option {
    const char *name;      /* "database", typed --database */
    char letter;           /* 'd', typed -d; 0: none */
    const char *argument;  /* what follows it, as help names it; NULL: a switch */
    const char *help;
};

#define ARGUMENTS_MANY UINT32_MAX /* an enumerator must fit into an int */
enum { OPTIONS_MOST = 24 };

struct call;

struct command {
    const char *name;      /* one word, or group and word: "rules test" */
    int (*run)(struct call *call);
    const char *arguments; /* as help names them; "" for none */
    uint32_t least, most;  /* how many arguments it takes */
    const char *help;      /* one line, without a capital or a full stop */
    const struct option *const *options; /* ends with NULL; NULL: none but --help */
    const char *more;      /* what its own help and manual say besides; NULL: nothing */
};

/* The table, ending with a row without a name. */
extern const struct command commands[];

/* One use of a command: its options and arguments as typed. */
struct call {
    const struct command *command;
    char **arguments;
    uint32_t count;
    const char *values[OPTIONS_MOST]; /* beside command->options; switches that were given are "" */
};

/* Whether the command has such an option at all. */
bool call_knows(const struct call *call, const char *name);

/* What was typed after the option, "" for a switch, NULL when it was not given. name is one of the command's options. */
const char *call_value(const struct call *call, const char *name);
static inline bool call_has(const struct call *call, const char *name) { return call_value(call, name) != NULL; }

/* The option as a whole number from least to most, fallback when it was not given. False, with a message, when it is none. */
bool call_number(const struct call *call, const char *name, int64_t least, int64_t most, int64_t fallback, int64_t *number);

/* Index of the option's value in choices (apart by "|", as in its help: "table|jsonl|csv"), 0 when it was not given; -1,
 * with a message, when it is none of them. */
int call_choice(const struct call *call, const char *name, const char *choices);

/* Reads argv, runs the command and returns how the program ends. */
int command_main(int argc, char **argv);

/* How the program ends after this status; says error on stderr when it is trouble. */
int exit_of(enum status status, const struct error *error);

/* Complains about how the command was called, points to its help and returns EXIT_USAGE. */
int usage_error(const struct command *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
