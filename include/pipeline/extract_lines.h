/*
 * `photofinish extract`: articles in, JSON lines out, no database. The format is the contract of docs/FORMATS.md.
 */
#ifndef PHOTOFINISH_PIPELINE_EXTRACT_LINES_H
#define PHOTOFINISH_PIPELINE_EXTRACT_LINES_H

#include <stdio.h>

#include "base/buffer.h"
#include "pipeline/intake.h"

/* Appends what the article says, one JSON object a line, in reading order: athletes at their first full mention, marks, placings,
 * quotes. Offsets are bytes of the original file. */
void extract_lines(const struct reading *reading, struct buffer *out, struct arena *arena);

struct extract_summary {
    uint64_t articles, errors, bytes;
};

/* Writes the lines of all inputs to out, in input order whatever the number of threads. STOPPED when asked to stop: what was
 * written is whole. */
enum status extract_run(const struct intake_options *options, FILE *out, struct extract_summary *summary, struct error *error);

#endif
