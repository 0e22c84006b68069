/* What decides what is found in an article, as one hash: rules and words, not what only reconcile or people read. */
#ifndef PHOTOFINISH_PIPELINE_FINGERPRINT_H
#define PHOTOFINISH_PIPELINE_FINGERPRINT_H

#include "base/error.h"
#include "base/hash.h"

/* Of a name, and of the files of the rules folder that are read when articles are: their names and all their bytes. */
enum status fingerprint_take(str name, const char *rules_folder, struct sha256 *fingerprint, struct error *error);

#endif
