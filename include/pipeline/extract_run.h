/*
 * `photofinish extract`: articles in, JSON lines out, no database.
 */
#ifndef PHOTOFINISH_PIPELINE_EXTRACT_RUN_H
#define PHOTOFINISH_PIPELINE_EXTRACT_RUN_H

#include <stdio.h>

#include "pipeline/intake.h"

struct extract_summary {
    uint64_t articles, errors, bytes;
};

/* Writes the lines of all inputs to out, in input order whatever the number of threads. STOPPED when asked to stop: what was
 * written is whole. */
enum status extract_run(const struct intake_options *options, FILE *out, struct extract_summary *summary, struct error *error);

#endif
