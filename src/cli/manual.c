/* manual and completions: the table of commands as man pages (roff, man(7)) and for the shells. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/terminal.h"

/* --- roff ---------------------------------------------------------------------------------------------------------- */

/* Text for roff: backslashes and hyphens escaped, and a line never begins with a control character. */
static void add_roff(struct buffer *out, const char *text) {
    for (const char *c = text; *c; c++) {
        bool begins = c == text || c[-1] == '\n';
        if (begins && (*c == '.' || *c == '\''))
            buffer_add_text(out, "\\&");
        if (*c == '\\')
            buffer_add_text(out, "\\e");
        else if (*c == '-')
            buffer_add_text(out, "\\-");
        else
            buffer_add_char(out, *c);
    }
}

static void add_heading(struct buffer *out, const char *name) {
    buffer_print(out, ".SH %s\n", name);
}

static void add_title(struct buffer *out, const char *name) {
    buffer_add_text(out, ".TH ");
    for (; *name; name++)
        buffer_add_char(out, *name == ' ' ? '-' : (char)toupper((unsigned char)*name));
    buffer_add_text(out, " 1 \"\" \"photofinish " PHOTOFINISH_VERSION "\"\n");
}

/* "photofinish-rules-test" */
static void add_page_name(struct buffer *out, const struct command *command) {
    buffer_add_text(out, "photofinish-");
    for (const char *c = command->name; *c; c++)
        buffer_add_char(out, *c == ' ' ? '-' : *c);
}

static void add_options(struct buffer *out, const struct command *command) {
    static const struct option help = {"help", 'h', NULL, "print how the command is called"};
    for (int i = 0;; i++) {
        const struct option *o = command->options ? command->options[i] : NULL;
        bool is_last = !o;
        o = is_last ? &help : o;
        buffer_add_text(out, ".TP\n.B ");
        if (o->letter)
            buffer_print(out, "\\-%c, ", o->letter);
        buffer_add_text(out, "\\-\\-");
        add_roff(out, o->name);
        if (o->argument) {
            buffer_add_char(out, ' ');
            add_roff(out, o->argument);
        }
        buffer_add_char(out, '\n');
        add_roff(out, o->help);
        buffer_add_char(out, '\n');
        if (is_last)
            return;
    }
}

static void add_exit_codes(struct buffer *out) {
    add_heading(out, "EXIT STATUS");
    buffer_add_text(out, "0 done; 1 done, and there are findings; 2 the command was not understood; 3 a file, the database or the network failed.\n");
}

static void write_command_page(const struct command *command, struct buffer *out) {
    struct buffer name = {0};
    add_page_name(&name, command);
    buffer_add_char(&name, 0);
    add_title(out, name.data);
    add_heading(out, "NAME");
    add_roff(out, name.data);
    buffer_add_text(out, " \\- ");
    add_roff(out, command->help);
    buffer_add_char(out, '\n');
    add_heading(out, "SYNOPSIS");
    buffer_print(out, ".B photofinish %s\n", command->name);
    buffer_add_text(out, command->options ? "[OPTION…] " : "");
    add_roff(out, command->arguments);
    buffer_add_char(out, '\n');
    if (command->more) {
        add_heading(out, "DESCRIPTION");
        add_roff(out, command->more);
        buffer_add_char(out, '\n');
    }
    add_heading(out, "OPTIONS");
    add_options(out, command);
    add_exit_codes(out);
    add_heading(out, "SEE ALSO");
    buffer_add_text(out, ".BR photofinish (1)\n");
    buffer_close(&name);
}

static void write_main_page(struct buffer *out) {
    add_title(out, "photofinish");
    add_heading(out, "NAME");
    buffer_add_text(out, "photofinish \\- read news articles about athletics: what they report, where exactly, and where they disagree\n");
    add_heading(out, "SYNOPSIS");
    buffer_add_text(out, ".B photofinish\nCOMMAND [OPTION…] [ARGUMENT…]\n");
    add_heading(out, "COMMANDS");
    for (const struct command *c = commands; c->name; c++) {
        buffer_add_text(out, ".TP\n.B ");
        add_roff(out, c->name);
        buffer_add_char(out, ' ');
        add_roff(out, c->arguments);
        buffer_add_char(out, '\n');
        add_roff(out, c->help);
        buffer_add_char(out, '\n');
    }
    buffer_add_text(out, ".PP\nEach has a page of its own:\n.BR photofinish\\-run (1)\nand so on. An argument \\- is standard input.\n");
    add_heading(out, "ENVIRONMENT");
    buffer_add_text(out, ".TP\n.B PHOTOFINISH_DB\nthe database, where no \\-\\-database names one\n"
                         ".TP\n.B PHOTOFINISH_IMAGE\nthe image of the rules (see photofinish\\-rules\\-image(1)); empty: none\n"
                         ".TP\n.B PHOTOFINISH_RULES\nthe rules folder, where no \\-\\-rules names one\n"
                         ".TP\n.B NO_COLOR\nwhen set, nothing is coloured\n");
    add_exit_codes(out);
}

static enum status write_page(const char *folder, str name, struct buffer *page, struct error *error) {
    struct arena arena = {0};
    enum status status = file_write(str_print(&arena, "%s/%.*s.1", folder, STR_ARG(name)).data, buffer_str(page), error);
    buffer_clear(page);
    arena_close(&arena);
    return status;
}

int command_manual(struct call *call) {
    const char *folder = call->arguments[0];
    struct error error = {0};
    struct buffer page = {0}, name = {0};
    enum status status = file_make_folder(folder, &error);
    write_main_page(&page);
    if (status == OK)
        status = write_page(folder, STR("photofinish"), &page, &error);
    for (const struct command *c = commands; c->name && status == OK; c++) {
        buffer_clear(&name);
        add_page_name(&name, c);
        write_command_page(c, &page);
        status = write_page(folder, buffer_str(&name), &page, &error);
    }
    buffer_close(&page);
    buffer_close(&name);
    return exit_of(status, &error);
}

/* --- shells -------------------------------------------------------------------------------------------------------- */

/* 'text' for a shell: single quotes inside are closed, escaped and opened again. */
static void add_quoted(struct buffer *out, const char *text) {
    buffer_add_char(out, '\'');
    for (; *text; text++)
        if (*text == '\'')
            buffer_add_text(out, "'\\''");
        else
            buffer_add_char(out, *text);
    buffer_add_char(out, '\'');
}

static void add_option_words(struct buffer *out, const struct command *command) {
    for (int i = 0; command->options && command->options[i]; i++)
        buffer_print(out, "--%s ", command->options[i]->name);
    buffer_add_text(out, "--help");
}

static bool is_first_of_group(const struct command *command, const char *space) {
    size_t size = (size_t)(space - command->name);
    for (const struct command *c = commands; c != command; c++)
        if (strncmp(c->name, command->name, size + 1) == 0)
            return false;
    return true;
}

/* First words, each once. */
static void add_command_words(struct buffer *out) {
    for (const struct command *c = commands; c->name; c++) {
        const char *space = strchr(c->name, ' ');
        if (!space)
            buffer_print(out, "%s ", c->name);
        else if (is_first_of_group(c, space))
            buffer_print(out, "%.*s ", (int)(space - c->name), c->name);
    }
    buffer_add_text(out, "help");
}

static void write_bash(struct buffer *out) {
    buffer_add_text(out, "# bash completion of photofinish\n_photofinish() {\n    local word=${COMP_WORDS[COMP_CWORD]} words=\n"
                         "    case \"${COMP_WORDS[1]} ${COMP_WORDS[2]}\" in\n");
    for (int groups = 1; groups >= 0; groups--)
        for (const struct command *c = commands; c->name; c++) {
            if ((strchr(c->name, ' ') != NULL) != groups)
                continue;
            buffer_print(out, groups ? "    \"%s\") words='" : "    \"%s \"*) words='", c->name);
            add_option_words(out, c);
            buffer_add_text(out, "' ;;\n");
        }
    for (const struct command *c = commands; c->name; c++) {
        const char *space = strchr(c->name, ' ');
        if (!space || !is_first_of_group(c, space))
            continue;
        buffer_print(out, "    \"%.*s \"*) words='", (int)(space - c->name), c->name);
        for (const struct command *other = c; other->name; other++)
            if (strncmp(other->name, c->name, (size_t)(space - c->name) + 1) == 0)
                buffer_print(out, "%s ", strchr(other->name, ' ') + 1);
        buffer_add_text(out, "' ;;\n");
    }
    buffer_add_text(out, "    esac\n    [ \"$COMP_CWORD\" = 1 ] && words='");
    add_command_words(out);
    buffer_add_text(out, "'\n    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
                         "    case $word in -*) ;; *) [ \"$COMP_CWORD\" = 1 ] || COMPREPLY+=($(compgen -f -- \"$word\")) ;; esac\n"
                         "}\ncomplete -o filenames -F _photofinish photofinish\n");
}

static void write_fish(struct buffer *out) {
    buffer_add_text(out, "# fish completion of photofinish\n");
    for (const struct command *c = commands; c->name; c++) {
        const char *space = strchr(c->name, ' ');
        char group[32] = "";
        if (space)
            snprintf(group, sizeof group, "%.*s", (int)(space - c->name), c->name);
        if (space && is_first_of_group(c, space))
            buffer_print(out, "complete -c photofinish -n __fish_use_subcommand -f -a %s\n", group);
        if (space)
            buffer_print(out, "complete -c photofinish -n '__fish_seen_subcommand_from %s' -a %s -d ", group, space + 1);
        else
            buffer_print(out, "complete -c photofinish -n __fish_use_subcommand -f -a %s -d ", c->name);
        add_quoted(out, c->help);
        buffer_add_char(out, '\n');
        for (int i = 0; c->options && c->options[i]; i++) {
            const struct option *o = c->options[i];
            buffer_print(out, "complete -c photofinish -n '__fish_seen_subcommand_from %s' -l %s", space ? space + 1 : c->name, o->name);
            if (o->letter)
                buffer_print(out, " -s %c", o->letter);
            buffer_add_text(out, o->argument ? " -r -d " : " -d ");
            add_quoted(out, o->help);
            buffer_add_char(out, '\n');
        }
    }
}

/* zsh understands the completions of bash when asked to. */
static void write_zsh(struct buffer *out) {
    buffer_add_text(out, "#compdef photofinish\nautoload -U bashcompinit && bashcompinit\n");
    write_bash(out);
}

int command_completions(struct call *call) {
    static const struct { const char *name; void (*write)(struct buffer *out); } shells[] = {
        {"bash", write_bash}, {"zsh", write_zsh}, {"fish", write_fish},
    };
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
        if (strcmp(shells[i].name, call->arguments[0]) != 0)
            continue;
        struct buffer out = {0};
        shells[i].write(&out);
        terminal_write(buffer_str(&out));
        buffer_close(&out);
        return EXIT_DONE;
    }
    return usage_error(call->command, "no completions are known for %s, but for bash, zsh and fish", call->arguments[0]);
}
