/*
 * Trouble with the world, a file, a rule, a database, is a status and a filled struct error.
 *
 *     struct error error = {0};
 *     if (file_read(path, &bytes, arena, &error) != OK)
 *         ... error.text says what, where and what to do about it ...
 *
 * A mistake of ours is an assert; running out of memory ends the program inside the arena; a doubt about what
 * an article says is a finding, never an error.
 */
#ifndef PHOTOFINISH_BASE_ERROR_H
#define PHOTOFINISH_BASE_ERROR_H

enum status {
    OK = 0,
    FAILED_USAGE,    /* the caller asked for something that makes no sense */
    FAILED_INPUT,    /* a file, a rule or a page is broken, missing or forbidden */
    FAILED_STORE,    /* the database could not do it */
    FAILED_NETWORK,  /* the other end could not be reached or misbehaved */
    FAILED_SYSTEM,   /* no disk, no permission, no thread */
    STOPPED,         /* somebody asked us to stop (SIGINT, SIGTERM) */
};

enum { ERROR_SIZE = 1024 };

/* The text names the place and the remedy in one or more lines; it never ends in a newline. */
struct error {
    char text[ERROR_SIZE];
};

/* Fills error (which may be NULL) in the manner of printf and returns status. Overlong texts end in "...". */
enum status error_set(struct error *error, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
#ifdef __clang_analyzer__   /* which sees one file at a time, and would think that OK can come back */
#define error_set(error, status, ...) (error_set(error, status, __VA_ARGS__), (status))
#endif

/* Puts "PREFIX: " in front of what error already says, to add the place a lower floor could not know. */
void error_prefix(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
