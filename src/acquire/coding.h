/* Content codings of HTTP (RFC 9110, 8.4.1): gzip, deflate, zstd (RFC 8878), br (RFC 7932). */
#ifndef PHOTOFINISH_ACQUIRE_CODING_H
#define PHOTOFINISH_ACQUIRE_CODING_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

/* Undoes one coding by its name, at most limit bytes; what does not look coded is given back as it is. FAILED_INPUT with the reason for
 * what is cut short, damaged, too large or coded otherwise. */
enum status coding_undo(str name, str bytes, size_t limit, struct arena *arena, str *result, struct error *error);

#endif
