/*
 * Memory at an address that is the same in every process, so that what was made in one of them can be written to a file and taken up by
 * another as it lies, with all pointers: a start need not make again what the last one made.
 *
 *     region_begin(&error);                      // from now on memory_new and its like hand out memory of the region
 *     struct plan *plan = plan_make();
 *     region_end();
 *     region_write("plan.image", key, plan, &error);
 *
 *     struct plan *plan = region_take("plan.image", key);       // in another process; NULL: make it
 *     …
 *     region_close();
 *
 * Whoever records answers for it that nothing in the region leads out of it: a pointer to a function, to a literal, to what a library
 * has allocated, is another one in the next process. Two recordings of the same are the same bytes, wherever the system puts programs
 * and libraries, and that shows that none does.
 *
 * There is one region in a process at a time. One thread records; what is taken may be used by many.
 */
#ifndef PHOTOFINISH_BASE_REGION_H
#define PHOTOFINISH_BASE_REGION_H

#include "base/error.h"
#include "base/str.h"

/* Fails where the address is taken already, by another region or by what the system has put there. */
enum status region_begin(struct error *error);
void region_end(void);
bool region_is_recording(void);

/*
 * Writes what was recorded, whole or not at all. The key says what it was made by and of: it is taken up only by those who ask with
 * the same. root is an address of the region that leads to all else.
 */
enum status region_write(const char *path, str key, const void *root, struct error *error);

/*
 * The root of the region that the file holds; NULL, and nothing has happened, when there is no such file, when it was written with
 * another key or is not whole, when its address is taken, or when others than the user and root may have written it: bytes with pointers
 * are trusted as the program itself is.
 */
void *region_take(const char *path, str key);

/* Gives back all memory of the region. */
void region_close(void);

/* For memory.c alone. What is freed is zeroed while recording, and takes no room in the file; it is not used again. */
bool region_has(const void *memory);
void *region_new(size_t size) __attribute__((returns_nonnull));   /* zeroed; only while recording */
size_t region_size(const void *memory);                           /* at least what region_new was asked for */
void region_free(void *memory);

#endif
