/*
 * A stream reads a file or standard input from front to back through one buffer, and undoes gzip (any number of members) and
 * Zstandard on the way, told by their first bytes. Memory is bounded by the longest line or the most that was asked for.
 *
 *     struct stream *stream;
 *     stream_open("articles.jsonl.gz", &stream, &error);
 *     while (stream_line(stream, limit, &line, &offset, &error) == LINE_READ)
 *         ...                                         // line is good until the next call
 *     stream_close(stream);
 */
#ifndef PHOTOFINISH_ACQUIRE_STREAM_H
#define PHOTOFINISH_ACQUIRE_STREAM_H

#include "base/error.h"
#include "base/str.h"

struct stream;

/* "-" is standard input. Errors name the path and the remedy. */
enum status stream_open(const char *path, struct stream **stream, struct error *error);
void stream_close(struct stream *stream);

/* What is next: at least wanted bytes, fewer only where the stream ends. Good until the next call. FAILED_INPUT when reading or
 * decompressing fails and nothing is left that could be handed out; what came before the damage is handed out first. */
enum status stream_peek(struct stream *stream, size_t wanted, str *bytes, struct error *error);

/* Moves past count bytes that were peeked at. */
void stream_skip(struct stream *stream, size_t count);

enum line_step { LINE_READ, LINE_END, LINE_TOO_LONG, LINE_TROUBLE };

/* The next line without "\n" or "\r\n", and where it begins. One longer than limit is passed over: LINE_TOO_LONG. */
enum line_step stream_line(struct stream *stream, size_t limit, str *line, uint64_t *offset, struct error *error);

/* Bytes of the (uncompressed) content before the next one. */
uint64_t stream_offset(const struct stream *stream);
/* Bytes read from the file so far, for progress. */
uint64_t stream_bytes_read(const struct stream *stream);
/* Whether the content is the file's own bytes. */
bool stream_is_plain(const struct stream *stream);

/* After damage in a gzip stream: goes to the next member that can be found; false when there is none. For files whose members
 * stand alone (WARC). */
bool stream_resume(struct stream *stream);

#endif
