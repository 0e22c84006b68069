/*
 * A str borrows bytes that somebody else owns; it is never freed and need not end in NUL.
 *
 *     str line = STR("3:29.38 Kerr");
 *     str mark = str_cut(&line, ' ');       // "3:29.38", and line keeps the rest
 *
 * Print one with "%.*s" and STR_ARG(s). An empty str may have data NULL.
 */
#ifndef PHOTOFINISH_BASE_STR_H
#define PHOTOFINISH_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

typedef struct str {
    const char *data;
    size_t size;
} str;

#define STR(literal) ((str){"" literal, sizeof(literal) - 1})
#define STR_ARG(s) (int)(s).size, (s).data ? (s).data : ""

/* A str of a NUL-terminated string; NULL gives the empty str. */
static inline str str_of(const char *text) { return text ? (str){text, strlen(text)} : (str){0}; }

/* The bytes from start up to end; both are clamped to the size of s. */
static inline str str_slice(str s, size_t start, size_t end) {
    if (end > s.size)
        end = s.size;
    return start < end ? (str){s.data + start, end - start} : (str){s.data, 0};
}

static inline bool str_equal(str a, str b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}
bool str_equal_ignoring_case(str a, str b); /* ASCII letters only */
int str_compare(str a, str b);              /* by bytes, shorter first: an order for sorting */
static inline bool str_starts_with(str s, str prefix) {
    return s.size >= prefix.size && (!prefix.size || memcmp(s.data, prefix.data, prefix.size) == 0);
}
bool str_ends_with(str s, str suffix);

/* Is one of a few texts equal to s, its beginning, or its end?
 *
 *     static const char *const openers[] = {", who ", ", whose "};
 *     bool opens = str_starts_with_any(rest, ALL_OF(openers));
 */
bool str_equals_any(str s, const char *const *texts, size_t count);
bool str_equals_any_ignoring_case(str s, const char *const *texts, size_t count);
bool str_starts_with_any(str s, const char *const *texts, size_t count);
bool str_ends_with_any(str s, const char *const *texts, size_t count);
bool str_holds_any(str s, const char *const *texts, size_t count);
bool str_has_lower(str s);                  /* ASCII letters only */
bool str_is_upper(str s);                   /* ASCII capitals and nothing else; not the empty one */
#define ALL_OF(texts) (texts), sizeof(texts) / sizeof *(texts)

/* Index of the first occurrence at or after from, or s.size when there is none. */
size_t str_find(str s, str needle, size_t from);
size_t str_find_char(str s, char c, size_t from);

/* Takes off and returns what stands before the first separator; rest keeps what follows it (nothing when it is absent). */
str str_cut(str *rest, char separator);

/* The next line without its "\n" or "\r\n"; false when nothing is left. */
bool str_line(str *rest, str *line);
uint32_t str_line_count(str s); /* how often str_line gives one */

/* Where the line that begins at at ends, before its "\n", "\r\n" or "\r" (line ends of old) or with the text; and where the one behind
 * such an end begins. */
size_t str_line_end(str s, size_t at);
size_t str_line_behind(str s, size_t end);

str str_trim(str s); /* without blanks, tabs and line ends on either side */

str str_last_word(str s); /* what stands behind the last blank; all of it where there is none */

/* Least number of bytes put in, left out, changed or swapped with a neighbour (optimal string alignment), at most limit + 1. For names:
 * what is long (64 bytes) is taken for far apart. */
uint32_t str_distance(str a, str b, uint32_t limit);

/* A whole decimal number without sign; false when s is anything else or does not fit. */
bool str_to_int(str s, int64_t *value);

str str_copy(str s, struct arena *arena);
char *str_to_c(str s, struct arena *arena); /* a NUL-terminated copy */
str str_lower(str s, struct arena *arena);  /* ASCII letters only */

str str_join(str a, str b, str c, struct arena *arena); /* one behind the other, and a NUL behind them (not counted) */

/* The number in decimal, in digits. */
enum { STR_INT_MOST = 24 };
str str_of_int(int64_t value, char digits[STR_INT_MOST]);

/* In the manner of printf; the result also ends in NUL (not counted). */
str str_print(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

static inline bool char_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool char_is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool char_is_lower(char c) { return c >= 'a' && c <= 'z'; }
static inline bool char_is_letter(char c) { return char_is_upper(c) || char_is_lower(c); }
static inline bool char_is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }
static inline char char_lower(char c) { return char_is_upper(c) ? (char)(c + 32) : c; }

#endif
