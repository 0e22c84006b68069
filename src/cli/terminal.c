#include "cli/terminal.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "cli/command.h"

/* Line by line to a terminal, and that is how is_terminal knows it again: asking the system for each word would take longer than writing it. */
void terminal_open(void) {
    setvbuf(stdout, NULL, isatty(STDOUT_FILENO) ? _IOLBF : _IOFBF, 1 << 16);
}

static bool is_terminal(FILE *file) {
    return file == stdout ? __flbf(stdout) : isatty(fileno(file));
}

bool terminal_is_tty(void) {
    return is_terminal(stdout);
}

uint32_t terminal_columns(void) {
    struct winsize size;
    if (!terminal_is_tty())
        return 0;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 80;
}

/* Bidirectional controls (UAX 9) can make a line read as what it does not say; C1 controls are escapes of one byte. */
static bool is_harmful(uint32_t point) {
    return (point < 0x20 && point != '\n' && point != '\t') || (point >= 0x7F && point < 0xA0) || point == 0x061C ||
           point == 0x200E || point == 0x200F || (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

/* Appends text without controls (but line ends and tabs), escapes and marks that change the direction of writing. */
static void add_clean(str text, struct buffer *out) {
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        bool valid = true;
        uint32_t point = utf8_decode(text, &at, &valid);
        if (valid && !is_harmful(point))
            buffer_add(out, str_slice(text, start, at));
    }
}

uint32_t text_columns(str text) {
    uint32_t columns = 0;
    for (size_t at = 0; at < text.size;) {
        bool is_simple = text.data[at] >= 0x20 && text.data[at] < 0x7F;
        columns += is_simple ? 1 : (uint32_t)utf8_width(utf8_decode(text, &at, NULL));
        at += is_simple;
    }
    return columns;
}

/* To stdout or stderr, cleaned when a person looks at it. */
static void write_to(FILE *file, str text) {
    if (!text.size)
        return;
    if (!is_terminal(file)) {
        fwrite_unlocked(text.data, 1, text.size, file);   /* only one thread talks */
        return;
    }
    struct buffer clean = {0};
    add_clean(text, &clean);
    fwrite(clean.data ? clean.data : "", 1, clean.size, file);
    buffer_close(&clean);
}

void terminal_write(str text) {
    write_to(stdout, text);
}

static void print_values(FILE *file, const char *format, va_list values) {
    char *text = NULL;
    int size = vasprintf(&text, format, values);
    if (size < 0)
        memory_none(0);
    write_to(file, (str){text, (size_t)size});
    free(text);
}

void terminal_print(const char *format, ...) {
    va_list values;
    va_start(values, format);
    print_values(stdout, format, values);
    va_end(values);
}

static bool is_color_refused(void) {
    const char *no_color = getenv("NO_COLOR");
    return no_color && *no_color;
}

void terminal_tone(enum tone tone, str text) {
    static const char *const codes[] = {
        [TONE_BOLD] = "1", [TONE_FAINT] = "2", [TONE_GOOD] = "32", [TONE_BAD] = "31", [TONE_DOUBT] = "33",
    };
    bool is_colored = tone != TONE_PLAIN && terminal_is_tty() && !is_color_refused();
    if (is_colored)
        printf("\033[%sm", codes[tone]);
    terminal_write(text);
    if (is_colored)
        fputs("\033[0m", stdout);
}

/* Whatever line of progress stands there goes first. */
static void clear_line(void) {
    if (isatty(STDERR_FILENO))
        fputs("\r\033[K", stderr);
}

void tell(const char *format, ...) {
    fflush(stdout);
    clear_line();
    fputs("photofinish: ", stderr);
    va_list values;
    va_start(values, format);
    print_values(stderr, format, values);
    va_end(values);
    fputc('\n', stderr);
}

bool progress_is_due(struct progress *progress) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int64_t passed = (int64_t)(now.tv_sec - progress->last.tv_sec) * 1000 + (now.tv_nsec - progress->last.tv_nsec) / 1000000;
    if (passed < 100 || !isatty(STDERR_FILENO))
        return false;
    progress->last = now;
    return true;
}

void progress_print(const char *format, ...) {
    clear_line();
    va_list values;
    va_start(values, format);
    print_values(stderr, format, values);
    va_end(values);
    fflush(stderr);
}

int terminal_close(int code) {
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return code;
    tell("standard output: %s", errno ? file_reason(errno) : "could not take everything; what came out is not whole");
    return EXIT_WORLD;
}
