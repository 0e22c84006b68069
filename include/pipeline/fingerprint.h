/* What decides what is found in an article, as one hash: rules and words, not what only reconcile or people read. */
#ifndef PHOTOFINISH_PIPELINE_FINGERPRINT_H
#define PHOTOFINISH_PIPELINE_FINGERPRINT_H

#include "base/error.h"
#include "base/hash.h"

/* Of the files of the rules folder that are read when articles are: their names and all their bytes. */
enum status fingerprint_of_rules(const char *rules_folder, struct sha256 *rules, struct error *error);

/* Of these rules in the hands of what has that name. */
struct sha256 fingerprint_with(str name, const struct sha256 *rules);

#endif
