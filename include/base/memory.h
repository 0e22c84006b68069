/*
 * Memory that lives outside arenas: handles, buffers that grow, what libraries want. The caller frees it with memory_free().
 *
 *     struct walk *walk = MEMORY_NEW(1, struct walk);            // zeroed
 *     detector = memory_had(uchardet_new());                     // a library's word for "no memory" is NULL
 *
 * When the system has none left, the program ends with a message and code 3: nothing above ever sees NULL. What it was writing
 * stays as it was: databases roll back, files are written beside their name and moved there when they are whole.
 */
#ifndef PHOTOFINISH_BASE_MEMORY_H
#define PHOTOFINISH_BASE_MEMORY_H

#include <stddef.h>

/* Once, before any other: what is large goes back to the system when it is freed. The C library would by itself keep ever larger
 * pieces, as large as the largest that it saw freed. */
void memory_begin(void);

/* Zeroed. */
void *memory_new(size_t count, size_t size) __attribute__((returns_nonnull));

/* Like realloc: the first bytes are kept, what is new is not zeroed. */
void *memory_more(void *old, size_t size) __attribute__((returns_nonnull));

/* memory may be NULL. While a region is recorded (base/region.h) memory is of the region; for whoever uses it that makes no difference. */
void memory_free(void *memory);

/* MEMORY_LARGE_PAGE bytes in one page, where the system has such: to ask for it and to walk about in it costs a tenth less time. */
enum { MEMORY_LARGE_PAGE = 2 * 1024 * 1024 };
void *memory_large_page(void) __attribute__((returns_nonnull));

char *memory_copy(const char *text);

/* Gives back what is not NULL. */
void *memory_had(void *given) __attribute__((returns_nonnull));

/* Gives what was freed back to the system, where it can: between two parts of the work that need much, each of its own. */
void memory_return(void);

/* Says so and ends the program; size may be 0, when nobody knows how much was wanted. */
_Noreturn void memory_none(size_t size);

#define MEMORY_NEW(count, type) ((type *)memory_new((count), sizeof(type)))

#endif
