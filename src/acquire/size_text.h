/* Sizes in messages. Private to this folder. */
#ifndef PHOTOFINISH_ACQUIRE_SIZE_TEXT_H
#define PHOTOFINISH_ACQUIRE_SIZE_TEXT_H

#include <stdint.h>

/* "16 MiB", "100 bytes": size_text(limit).text */
struct size_text { char text[32]; };
struct size_text size_text(uint64_t bytes);

#endif
