/*
 * Writing what was fetched: a .warc.gz file, WARC 1.1, each record a gzip member of its own. The file can be killed at any moment and
 * taken up again: a half-written member at its end is cut off when it is opened.
 *
 *     struct warc_writer *writer;
 *     warc_writer_open("news.warc.gz", &writer, &error);
 *     const struct warc_known *known = warc_writer_known(writer, address);     // fetched before?
 *     warc_writer_add(writer, &exchange, &error);
 *     warc_writer_complete(writer, &error);                                    // all that was asked for is in the file
 *     warc_writer_close(writer);
 */
#ifndef PHOTOFINISH_ACQUIRE_WARC_WRITE_H
#define PHOTOFINISH_ACQUIRE_WARC_WRITE_H

#include "base/error.h"
#include "base/str.h"

struct warc_writer;

/* What the file says about an address: its last good (2xx) response. */
struct warc_known {
    str etag, modified;     /* validators for conditional requests; empty when there are none */
    str date;               /* WARC-Date of the record */
    str payload_digest;
    uint32_t run;           /* number of the run that fetched it */
};

/* One request and its answer. head and body without transfer coding. */
struct warc_exchange {
    str address;
    str ip;                 /* of the server, in figures; may be empty */
    str request;            /* head as sent; may be empty */
    str head;               /* status line and fields as received, ending in an empty line */
    str body;
    int status;
};

/* Creates the file or takes it up. FAILED_INPUT when path does not end in ".warc.gz" or holds something else; FAILED_SYSTEM when it
 * can't be written or somebody else writes to it. */
enum status warc_writer_open(const char *path, struct warc_writer **writer, struct error *error);
void warc_writer_close(struct warc_writer *writer);

/* NULL when the file holds no good response from there. Good until the next warc_writer_add. */
const struct warc_known *warc_writer_known(const struct warc_writer *writer, str address);

/* Whether the run that goes on now has it already: nothing in the file says that this run was completed. */
bool warc_writer_has_already(const struct warc_writer *writer, const struct warc_known *known);

/* Whether the body is the one that is known. */
bool warc_writer_is_payload(const struct warc_known *known, str body);

/* Appends the response and its request; an unchanged answer (304, or the digest of the known one) as a revisit without body. */
enum status warc_writer_add(struct warc_writer *writer, const struct warc_exchange *exchange, struct error *error);

/* Marks the run as done and brings all to the disk. */
enum status warc_writer_complete(struct warc_writer *writer, struct error *error);

#endif
