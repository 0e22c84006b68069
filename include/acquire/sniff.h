/* What a file holds, told by its ending and its first bytes. */
#ifndef PHOTOFINISH_ACQUIRE_SNIFF_H
#define PHOTOFINISH_ACQUIRE_SNIFF_H

#include "base/str.h"

enum holding {
    HOLDS_NOTHING,
    HOLDS_BINARY,
    HOLDS_TEXT,
    HOLDS_HTML,
    HOLDS_JSON,    /* one object */
    HOLDS_JSONL,   /* one object a line */
    HOLDS_FEED,
    HOLDS_WARC,
};

enum { SNIFF_SIZE = 64 * 1024 };

/* head: the first SNIFF_SIZE bytes, unpacked, or all there is. */
enum holding sniff(str path, str head);

/* What binary content is and what to do about it, for a message: "a PDF; convert it with pdftotext". */
const char *sniff_binary(str head);

/* Whether a file of a folder may hold articles, by its ending. */
bool sniff_ending_is_known(str path);

#endif
