#include "base/memory.h"
#include "base/region.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void memory_begin(void) {
#ifdef __GLIBC__
    enum { LARGE = 1024 * 1024 };
    mallopt(M_MMAP_THRESHOLD, LARGE);
    mallopt(M_TRIM_THRESHOLD, 2 * LARGE);
#endif
}

_Noreturn void memory_none(size_t size) {
    char wanted[48] = "";
    if (size)
        snprintf(wanted, sizeof wanted, " for %zu bytes", size);
    fprintf(stderr, "photofinish: no memory%s; try fewer threads (-j 1) or smaller inputs\n", wanted);
    exit(3);
}

void *memory_new(size_t count, size_t size) {
    if (size && count > SIZE_MAX / size)
        memory_none(SIZE_MAX);
    void *memory = region_is_recording() ? region_new(count * size) : calloc(count ? count : 1, size ? size : 1);
    if (!memory)
        memory_none(count * size);
    return memory;
}

/* What a region holds cannot grow in its place. */
static void *move_out_of_region(void *old, size_t size) {
    size_t held = region_size(old);
    void *memory = memory_more(NULL, size);
    memcpy(memory, old, held < size ? held : size);
    memory_free(old);
    return memory;
}

void *memory_more(void *old, size_t size) {
    if (!old && region_is_recording())
        return region_new(size);
    if (old && region_has(old))
        return move_out_of_region(old, size);
    void *memory = realloc(old, size ? size : 1);
    if (!memory)
        memory_none(size);
    return memory;
}

void memory_free(void *memory) {
    if (region_has(memory))
        region_free(memory);
    else
        free(memory);
}

void *memory_large_page(void) {
    if (region_is_recording())
        return region_new(MEMORY_LARGE_PAGE);
    void *memory = aligned_alloc(MEMORY_LARGE_PAGE, MEMORY_LARGE_PAGE);
    if (!memory)
        memory_none(MEMORY_LARGE_PAGE);
#ifdef MADV_HUGEPAGE
    (void)madvise(memory, MEMORY_LARGE_PAGE, MADV_HUGEPAGE);   /* without it there are many small ones */
#endif
    return memory;
}

char *memory_copy(const char *text) {
    size_t size = strlen(text) + 1;
    return memcpy(memory_more(NULL, size), text, size);
}

void memory_return(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void *memory_had(void *given) {
    if (!given)
        memory_none(0);
    return given;
}
