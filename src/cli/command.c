#include "cli/command.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "cli/terminal.h"

/* --- looking things up in the table -------------------------------------------------------------------------------- */

static int option_index(const struct command *command, const char *name) {
    for (int i = 0; command->options && command->options[i]; i++)
        if (strcmp(command->options[i]->name, name) == 0)
            return i;
    return -1;
}

bool call_knows(const struct call *call, const char *name) {
    return option_index(call->command, name) >= 0;
}

const char *call_value(const struct call *call, const char *name) {
    int index = option_index(call->command, name);
    assert(index >= 0);
    return call->values[index];
}

bool call_number(const struct call *call, const char *name, int64_t least, int64_t most, int64_t fallback, int64_t *number) {
    const char *value = call_value(call, name);
    *number = fallback;
    if (!value)
        return true;
    if (str_to_int(str_of(value), number) && *number >= least && *number <= most)
        return true;
    usage_error(call->command, "--%s is %s, but must be a whole number from %lld to %lld", name, value, (long long)least,
                (long long)most);
    return false;
}

int call_choice(const struct call *call, const char *name, const char *choices) {
    const char *value = call_value(call, name);
    if (!value)
        return 0;
    str rest = str_of(choices);
    for (int i = 0; rest.size; i++)
        if (str_equal(str_cut(&rest, '|'), str_of(value)))
            return i;
    usage_error(call->command, "--%s is %s, but must be one of %s", name, value, choices);
    return -1;
}

static size_t least_of(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Letters that must be changed, added, left out or swapped with their neighbour to make a of b; for "did you mean". */
static size_t distance(const char *a, const char *b) {
    enum { MOST = 32 };
    size_t cost[MOST + 1][MOST + 1], a_size = strlen(a), b_size = strlen(b);
    if (a_size > MOST || b_size > MOST)
        return SIZE_MAX;
    for (size_t i = 0; i <= a_size; i++)
        for (size_t j = 0; j <= b_size; j++) {
            if (!i || !j) {
                cost[i][j] = i + j;
                continue;
            }
            size_t change = cost[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            cost[i][j] = least_of(change, least_of(cost[i - 1][j], cost[i][j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost[i][j] = least_of(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    return cost[a_size][b_size];
}

static bool is_near(const char *typed, const char *name) {
    size_t most = strlen(name) > 4 ? 2 : 1;
    return distance(typed, name) <= most;
}

/* The command whose name is the first word, or the first two. *words is how many of them it took. */
static const struct command *find_command(int argc, char **argv, int *words) {
    char pair[64];
    for (const struct command *c = commands; argc > 1 && c->name; c++) {
        snprintf(pair, sizeof pair, "%s %s", argv[0], argv[1]);
        if (strcmp(c->name, pair) == 0) {
            *words = 2;
            return c;
        }
    }
    for (const struct command *c = commands; c->name; c++)
        if (strcmp(c->name, argv[0]) == 0) {
            *words = 1;
            return c;
        }
    return NULL;
}

static bool is_of_group(const struct command *command, const char *group) {
    size_t size = strlen(group);
    return strncmp(command->name, group, size) == 0 && command->name[size] == ' ';
}

static bool is_group(const char *word) {
    for (const struct command *c = commands; c->name; c++)
        if (is_of_group(c, word))
            return true;
    return false;
}

/* --- help ---------------------------------------------------------------------------------------------------------- */

static void print_row(const char *left, int width, const char *right) {
    int columns = (int)text_columns(str_of(left));
    terminal_print("  ");
    terminal_tone(TONE_BOLD, str_of(left));
    terminal_print("%*s%s\n", columns < width ? width - columns + 2 : 2, "", right);
}

static void print_commands(const char *group) {
    char left[96];
    int width = 0;
    for (int pass = 0; pass < 2; pass++)
        for (const struct command *c = commands; c->name; c++) {
            if (group && !is_of_group(c, group))
                continue;
            snprintf(left, sizeof left, "%s%s%s", c->name, *c->arguments ? " " : "", c->arguments);
            int columns = (int)text_columns(str_of(left));
            if (pass)
                print_row(left, width, c->help);
            else if (columns > width && columns < 34)
                width = columns;
        }
}

static void print_help(void) {
    terminal_print("photofinish reads news articles about athletics: what they report, where exactly, and where they disagree.\n\n"
                   "usage: photofinish COMMAND [OPTION…] [ARGUMENT…]\n\n");
    print_commands(NULL);
    terminal_print("\n`photofinish COMMAND --help` explains one. An argument - is standard input. Exit codes: 0 done; 1 done, and\n"
                   "there are findings; 2 the command was not understood; 3 a file, the database or the network failed.\n");
}

static void print_command_help(const struct command *command) {
    terminal_print("usage: photofinish %s%s%s%s\n\n", command->name, command->options ? " [OPTION…]" : "",
                   *command->arguments ? " " : "", command->arguments);
    terminal_print("%c%s.\n", command->help[0] >= 'a' && command->help[0] <= 'z' ? command->help[0] - 32 : command->help[0],
                   command->help + 1);
    if (command->more)
        terminal_print("\n%s\n", command->more);
    terminal_print("\n");
    for (int i = 0; command->options && command->options[i]; i++) {
        const struct option *o = command->options[i];
        char letter[] = {'-', o->letter, ',', 0}, left[64];
        snprintf(left, sizeof left, "%-3s --%s%s%s", o->letter ? letter : "", o->name, o->argument ? " " : "",
                 o->argument ? o->argument : "");
        print_row(left, 26, o->help);
    }
    print_row("-h, --help", 26, "print this");
}

int usage_error(const struct command *command, const char *format, ...) {
    char text[512];
    va_list values;
    va_start(values, format);
    vsnprintf(text, sizeof text, format, values);
    va_end(values);
    if (command)
        tell("%s: %s\n`photofinish %s --help` explains the command", command->name, text, command->name);
    else
        tell("%s\n`photofinish --help` lists the commands", text);
    return EXIT_USAGE;
}

/* --- reading what was typed ---------------------------------------------------------------------------------------- */

static int no_option(const struct command *command, const char *typed) {
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(typed, "="), typed);
    for (int i = 0; command->options && command->options[i]; i++)
        if (strncmp(name, "--", 2) == 0 && is_near(name + 2, command->options[i]->name))
            return usage_error(command, "no option is called %s; did you mean --%s?", name, command->options[i]->name);
    return usage_error(command, "no option is called %s", name);
}

/* Index of the option that word names; *value is what stands behind it in the same word, or NULL. */
static int match_option(const struct command *command, const char *word, const char **value) {
    *value = NULL;
    for (int i = 0; command->options && command->options[i]; i++) {
        const struct option *o = command->options[i];
        size_t size = strlen(o->name);
        if (word[1] == '-' && strncmp(word + 2, o->name, size) == 0 && (word[2 + size] == 0 || word[2 + size] == '=')) {
            *value = word[2 + size] ? word + 3 + size : NULL;
            return i;
        }
        if (o->letter && word[1] == o->letter) {
            *value = word[2] ? word + 2 : NULL;
            return i;
        }
    }
    return -1;
}

static bool is_help(const char *word) {
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

/* -1.2, which is a wind and no option. */
static bool is_negative(const char *word) {
    return char_is_digit(word[1]) || (word[1] == '.' && char_is_digit(word[2]));
}

static int read_option(struct call *call, char **words, int *at, int count) {
    const char *value;
    int index = match_option(call->command, words[*at], &value);
    if (index < 0)
        return no_option(call->command, words[*at]);
    const struct option *option = call->command->options[index];
    if (!option->argument && value)
        return usage_error(call->command, "--%s takes no value", option->name);
    if (option->argument && !value && *at + 1 < count)
        value = words[++*at];
    if (option->argument && !value)
        return usage_error(call->command, "--%s wants %s behind it", option->name, option->argument);
    call->values[index] = option->argument ? value : "";
    return EXIT_DONE;
}

static int run_command(const struct command *command, char **words, int count) {
    struct call call = {.command = command, .arguments = words};
    bool options_ended = false;
    for (int i = 0; i < count; i++) {
        bool is_option = !options_ended && words[i][0] == '-' && words[i][1] && !is_negative(words[i]);
        if (!is_option) {
            words[call.count++] = words[i]; /* arguments move to the front, over options that were read */
        } else if (strcmp(words[i], "--") == 0) {
            options_ended = true;
        } else if (is_help(words[i])) {
            print_command_help(command);
            return EXIT_DONE;
        } else {
            int code = read_option(&call, words, &i, count);
            if (code != EXIT_DONE)
                return code;
        }
    }
    if (call.count < command->least)
        return usage_error(command, "it wants %s", command->arguments);
    if (call.count > command->most)
        return usage_error(command, "%s is too much; it wants %s", call.arguments[command->most],
                           *command->arguments ? command->arguments : "no arguments");
    return command->run(&call);
}

static int no_command(const char *typed) {
    for (const struct command *c = commands; c->name; c++)
        if (is_near(typed, c->name))
            return usage_error(NULL, "no command is called %s; did you mean %s?", typed, c->name);
    return usage_error(NULL, "no command is called %s", typed);
}

int command_main(int argc, char **argv) {
    if (argc < 2)
        return usage_error(NULL, "what is to be done? A command is wanted");
    if (is_help(argv[1]) || (strcmp(argv[1], "help") == 0 && argc == 2)) {
        print_help();
        return EXIT_DONE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        terminal_print("photofinish " PHOTOFINISH_VERSION "\n");
        return EXIT_DONE;
    }
    bool wants_help = strcmp(argv[1], "help") == 0;
    argc -= 1 + wants_help;
    argv += 1 + wants_help;
    int words = 0;
    const struct command *command = find_command(argc, argv, &words);
    if (!command && is_group(argv[0]) && (argc == 1 || wants_help || is_help(argv[1]))) {
        terminal_print("usage: photofinish %s WHAT\n\n", argv[0]);
        print_commands(argv[0]);
        return argc == 1 && !wants_help ? EXIT_USAGE : EXIT_DONE;
    }
    if (!command && is_group(argv[0]))
        return usage_error(NULL, "%s %s: no command is called that; `photofinish %s --help` lists what there is", argv[0], argv[1],
                           argv[0]);
    if (!command)
        return no_command(argv[0]);
    if (wants_help) {
        print_command_help(command);
        return EXIT_DONE;
    }
    return run_command(command, argv + words, argc - words);
}

int exit_of(enum status status, const struct error *error) {
    if (status == OK)
        return EXIT_DONE;
    tell("%s", error && error->text[0] ? error->text : "stopped");
    return status == FAILED_USAGE ? EXIT_USAGE : EXIT_WORLD;
}
