#include "base/buffer.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>

void buffer_reserve(struct buffer *buffer, size_t more) {
    if (more > SIZE_MAX / 2 - buffer->size)
        memory_none(more);
    size_t needed = buffer->size + more;
    if (needed <= buffer->room)
        return;
    size_t room = buffer->room ? buffer->room : 256;
    while (room < needed)
        room *= 2;
    buffer->data = memory_more(buffer->data, room);
    buffer->room = room;
}

void buffer_add(struct buffer *buffer, str text) {
    if (!text.size)
        return;
    buffer_reserve(buffer, text.size);
    memcpy(buffer->data + buffer->size, text.data, text.size);
    buffer->size += text.size;
}

void buffer_add_char(struct buffer *buffer, char c) {
    if (buffer->size == buffer->room)
        buffer_reserve(buffer, 1);
    buffer->data[buffer->size++] = c;
}

void buffer_add_text(struct buffer *buffer, const char *text) {
    buffer_add(buffer, str_of(text));
}

void buffer_print(struct buffer *buffer, const char *format, ...) {
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    size_t room = buffer->room - buffer->size;
    int size = vsnprintf(room ? buffer->data + buffer->size : NULL, room, format, values);
    va_end(values);
    if (size > 0 && (size_t)size >= room) {
        buffer_reserve(buffer, (size_t)size + 1);
        vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, again);
    }
    buffer->size += size > 0 ? (size_t)size : 0;
    va_end(again);
}

void buffer_close(struct buffer *buffer) {
    memory_free(buffer->data);
    *buffer = (struct buffer){0};
}
