/*
 * A buffer is text that grows while it is written; it owns its bytes until buffer_close.
 *
 *     struct buffer out = {0};
 *     buffer_print(&out, "%d rows\n", rows);
 *     str text = buffer_str(&out);   // valid until the next write
 *     buffer_clear(&out);            // empty again, memory kept
 */
#ifndef PHOTOFINISH_BASE_BUFFER_H
#define PHOTOFINISH_BASE_BUFFER_H

#include "base/str.h"

/* A zeroed buffer is ready for use. */
struct buffer {
    char *data;
    size_t size;
    size_t room;
};

void buffer_reserve(struct buffer *buffer, size_t more);
void buffer_add(struct buffer *buffer, str text);
void buffer_add_char(struct buffer *buffer, char c);
void buffer_add_text(struct buffer *buffer, const char *text);
void buffer_print(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
static inline str buffer_str(const struct buffer *buffer) { return (str){buffer->data, buffer->size}; }
static inline void buffer_clear(struct buffer *buffer) { buffer->size = 0; }
void buffer_close(struct buffer *buffer);

#endif
