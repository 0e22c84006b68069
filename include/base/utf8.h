/*
 * UTF-8 as RFC 3629 defines it: no overlong forms, no surrogates, nothing above U+10FFFF.
 * Decoding, class questions and widths; NFC lives in normalise.
 */
#ifndef PHOTOFINISH_BASE_UTF8_H
#define PHOTOFINISH_BASE_UTF8_H

#include <stdbool.h>

#include "base/str.h"

enum { UTF8_REPLACEMENT = 0xFFFD };

/* Reads the code point at *at and moves past it. A malformed byte gives UTF8_REPLACEMENT, moves one "maximal subpart"
 * (Unicode 15, 3.9, U+FFFD substitution) and clears *valid when that is not NULL. *at must be below s.size. */
uint32_t utf8_decode(str s, size_t *at, bool *valid);

/* Writes the code point and returns its 1 to 4 bytes; what is no scalar value is written as UTF8_REPLACEMENT. */
size_t utf8_encode(uint32_t point, char out[4]);

/* Index of the first malformed byte, or s.size when all is well. */
size_t utf8_check(str s);

/* Bytes of the byte order mark that s begins with: 3, or 0 where there is none. */
uint32_t utf8_mark_size(str s);

/* Number of code points; malformed bytes count as one each. */
size_t utf8_length(str s);

bool utf8_is_letter(uint32_t point);
bool utf8_is_upper(uint32_t point);
bool utf8_is_lower(uint32_t point);
bool utf8_is_number(uint32_t point); /* digits of any script, and numbers like ² and Ⅳ */
bool utf8_is_space(uint32_t point); /* all of White_Space, and the zero-width space */
uint32_t utf8_lower(uint32_t point);

/* Lower case, compatibility forms resolved, accents taken off: "Nordås" and "NORDAS" both give "nordas". Letters that Unicode
 * does not take apart (ø, ł, đ) stay as they are. For comparing, never for showing. */
str utf8_fold(str text, struct arena *arena);

/* Columns on a terminal: 0 for combining marks and controls, 2 for wide East Asian characters, else 1. */
int utf8_width(uint32_t point);

#endif
