/*
 * What an article says as JSON lines: the contract of `photofinish extract` (docs/schema/extract.schema.json).
 */
#ifndef PHOTOFINISH_PIPELINE_EXTRACT_LINES_H
#define PHOTOFINISH_PIPELINE_EXTRACT_LINES_H

#include "base/buffer.h"
#include "model/claim.h"

/* Appends one JSON object a line, in reading order: athletes at their first full mention, marks, placings, quotes. Offsets are
 * bytes of the original file; what is not known is null. */
void extract_lines(const struct reading *reading, struct buffer *out, struct arena *arena);

#endif
