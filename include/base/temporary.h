/*
 * Temporary files without a name, in $TMPDIR or /tmp: each is gone when its descriptor is closed, or when the program ends, however it ends.
 */
#ifndef PHOTOFINISH_BASE_TEMPORARY_H
#define PHOTOFINISH_BASE_TEMPORARY_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* FAILED_SYSTEM when the file can't be made, written or read; the message names the folder and the remedy. */
enum status temporary_open(int *file, struct error *error);
enum status temporary_write(int file, uint64_t at, const void *bytes, size_t size, struct error *error);
/* Any thread. All those bytes were written before. */
enum status temporary_read(int file, uint64_t at, void *bytes, size_t size, struct error *error);

#endif
