/*
 * Whole files into memory and folders into sorted lists; streams belong to acquire. Every failure names the file and
 * what to do about it.
 */
#ifndef PHOTOFINISH_BASE_FILE_H
#define PHOTOFINISH_BASE_FILE_H

#include "base/error.h"
#include "base/list.h"
#include "base/str.h"

/* Reads all of path; at most limit bytes (0: 4 GiB - 1). The bytes live in the arena and are followed by a NUL. */
enum status file_read(const char *path, size_t limit, str *bytes, struct arena *arena, struct error *error);

/* Reads so many bytes of an open file from that place on. False, and errno says why (EIO: it ends before), when they can't be had. */
bool file_read_at(int handle, uint64_t at, void *bytes, size_t size);

/* Writes to PATH.partial, flushes it to disk and renames: readers see the old file or the new one, never half. */
enum status file_write(const char *path, str bytes, struct error *error);

struct paths {
    char **items;
    uint32_t count, room;
};

/* The regular files directly in folder whose names end in suffix, sorted by bytes, as folder/name. */
enum status file_list(const char *folder, const char *suffix, struct paths *paths, struct arena *arena, struct error *error);

/* Makes the folder and its parents where they are missing. */
enum status file_make_folder(const char *path, struct error *error);

/* "rules/20-marks.rules" → "20-marks.rules" */
str file_name(str path);

/* What strerror says, in a sentence with the remedy where there is a common one. */
const char *file_reason(int code);

#endif
