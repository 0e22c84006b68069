/*
 * A shelf is an array of records that may outgrow memory. Up to a number of records all lie in memory; beyond it they lie in a temporary
 * file (base/temporary.h), and only some pages of it are in memory.
 *
 *     struct shelf *shelf = shelf_open(sizeof(struct item), 1 << 20);
 *     shelf_put(shelf, 0, &item, &error);                // a record that is there, or the one behind the last
 *     shelf_get(shelf, 0, &item, &error);
 *     shelf_share(shelf, &error);                        // from now on any thread may get, and nobody puts
 *     shelf_close(shelf);
 *
 * Records are plain bytes of one size. To change one, get it, and put it back.
 */
#ifndef PHOTOFINISH_BASE_SHELF_H
#define PHOTOFINISH_BASE_SHELF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct shelf {
    size_t size;                  /* of a record */
    uint64_t count;
    unsigned char *records;       /* those in memory: all, or some pages */
    bool is_shared;
    uint64_t room, held_most;     /* records for which there is memory now, and at most */
    struct shelf_page *pages;     /* the pages in memory, by page number modulo their count; NULL: all records are */
    int file;
};

/* held: records in memory at most, rounded up to a power of two. Ends the program when there is no memory. */
struct shelf *shelf_open(size_t record_size, uint64_t held);
void shelf_close(struct shelf *shelf);   /* NULL is allowed */

/* FAILED_SYSTEM when the temporary file can't be written or read; the record is then unknown. */
enum status shelf_put(struct shelf *shelf, uint64_t at, const void *record, struct error *error);
enum status shelf_get(struct shelf *shelf, uint64_t at, void *record, struct error *error);
/* Reads count records that follow one another. */
enum status shelf_get_all(struct shelf *shelf, uint64_t first, uint64_t count, void *records, struct error *error);

enum status shelf_share(struct shelf *shelf, struct error *error);

static inline bool shelf_is_whole(const struct shelf *shelf) { return !shelf->pages; }   /* all records are in memory */

/* A pointer to the record when all are in memory, good until a record is added; else NULL, and shelf_get must be used. */
static inline const void *shelf_held(const struct shelf *shelf, uint64_t at) {
    return shelf_is_whole(shelf) ? shelf->records + at * shelf->size : NULL;
}

#endif
