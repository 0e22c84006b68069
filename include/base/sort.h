/* Sorting arrays that may be empty. */
#ifndef PHOTOFINISH_BASE_SORT_H
#define PHOTOFINISH_BASE_SORT_H

#include <stdint.h>
#include <stdlib.h>

/* qsort, but an empty array may be NULL: a list that nothing was added to is one, and C17 7.22.5 forbids it there. */
static inline void sort_items(void *items, size_t count, size_t size, int (*compare)(const void *, const void *)) {
    if (count > 1)
        qsort(items, count, size, compare);
}

/* In rising order. Made for some dozens that are sorted very often: qsort asks for each comparison by a call. */
void sort_numbers(uint32_t *numbers, size_t count);

#endif
