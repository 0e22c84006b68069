/*
 * Sixteen bytes at once, in the vector types of gcc and clang: on every machine that has such registers a question about sixteen bytes
 * costs as much as one about one.
 *
 *     sixteen bytes = sixteen_load(text);
 *     if (sixteen_any((bytes == '.') | (bytes == '"'))) ...
 */
#ifndef PHOTOFINISH_BASE_SIXTEEN_H
#define PHOTOFINISH_BASE_SIXTEEN_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef unsigned char sixteen __attribute__((vector_size(16)));
typedef signed char sixteen_answers __attribute__((vector_size(16)));   /* -1: yes, 0: no */

static inline sixteen sixteen_load(const char *text) {
    sixteen bytes;
    memcpy(&bytes, text, sizeof bytes);
    return bytes;
}

static inline bool sixteen_any(sixteen_answers answers) {
    uint64_t halves[2];
    memcpy(halves, &answers, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

#endif
