/*
 * WARC files (ISO 28500, versions 1.0 and 1.1), plain or with each record a gzip member: what crawlers keep.
 *
 *     struct warc *warc = warc_open(stream, "crawl.warc.gz", limit);
 *     while ((step = warc_next(warc, arena, &document, &error)) != INPUT_END) ...
 *     warc_close(warc);                       // the stream is the caller's
 *
 * A document is the body of a response (2xx), a resource or a conversion record whose media type is HTML, plain text or JSON, as it
 * was before codings, or each entry of one that is a feed; its name counts all records of the file from 1 (crawl.warc.gz#5, of a feed #5/1). Revisits, requests, metadata, other media and robots.txt files
 * give nothing. Block and payload digests are checked. A record that is damaged, cut short or differs from its digest is
 * INPUT_TROUBLE, and reading goes on with the next that can be found. Memory: one record at a time.
 */
#ifndef PHOTOFINISH_ACQUIRE_WARC_H
#define PHOTOFINISH_ACQUIRE_WARC_H

#include "acquire/acquire.h"
#include "acquire/stream.h"

struct warc;

/* limit: bytes of one record, and of one body unpacked. path is borrowed. */
struct warc *warc_open(struct stream *stream, const char *path, size_t limit);
void warc_close(struct warc *warc);

/* Fills all of document but source and hash. */
enum input_step warc_next(struct warc *warc, struct arena *arena, struct document *document, struct error *error);

#endif
