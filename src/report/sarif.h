/* The frame of a SARIF 2.1.0 log, for the export and for check. */
#ifndef PHOTOFINISH_REPORT_SARIF_H
#define PHOTOFINISH_REPORT_SARIF_H

#include "base/buffer.h"
#include "base/span.h"

/* line and column (in code points) count from 1; 0: not known. */
struct sarif_place {
    str uri;
    uint32_t line, column;
    struct span bytes;
    str quoted;
};

/* Up to the opening bracket of the results, and from behind the last of them; results are apart by commas. */
void sarif_begin(struct buffer *out, const char *version);
void sarif_end(struct buffer *out);

/* An element of a list of locations; message may be empty. */
void sarif_location(struct buffer *out, const struct sarif_place *place, str message);

#endif
