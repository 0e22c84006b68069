/*
 * What people see: data on stdout, talk on stderr, colour and progress on a terminal only. What an article says may hold
 * escape sequences or letters that turn the line around; on a terminal they are left out, in files and pipes nothing is.
 *
 *     terminal_open();
 *     terminal_write(STR("3:29.38\n"));
 *     tell("%s: no such file", path);        // photofinish: corpus/x: no such file
 *     return terminal_close(EXIT_DONE);      // a full disk under stdout is found out here
 */
#ifndef PHOTOFINISH_CLI_TERMINAL_H
#define PHOTOFINISH_CLI_TERMINAL_H

#include <stdbool.h>
#include <time.h>

#include "base/buffer.h"

enum tone { TONE_PLAIN, TONE_BOLD, TONE_FAINT, TONE_GOOD, TONE_BAD, TONE_DOUBT };

void terminal_open(void);

bool terminal_is_tty(void);     /* stdout is one */
uint32_t terminal_columns(void);/* of stdout; 0 when it is no terminal: nothing needs to be shortened */

/* Data, to stdout. */
void terminal_write(str text);
void terminal_print(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same in a tone, where stdout is a terminal and NO_COLOR (no-color.org) is not set. */
void terminal_tone(enum tone tone, str text);

/* Talk, to stderr: one message, "photofinish: " in front, a line end behind. */
void tell(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* One line at the bottom of a terminal that is written over; the next message takes it away.
 *
 *     if (progress_is_due(&progress))
 *         progress_print("%d articles", done);
 */
struct progress {
    struct timespec last; /* when it was printed */
};
/* At most ten times a second, and never when stderr is no terminal. */
bool progress_is_due(struct progress *progress);
void progress_print(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Writes out what is left. The code, or EXIT_WORLD with a message when stdout could not take everything. */
int terminal_close(int code);

/* Columns that text takes on a terminal. */
uint32_t text_columns(str text);

#endif
