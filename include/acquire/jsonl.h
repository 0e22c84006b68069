/*
 * Articles as JSON objects, one a line (JSONL), or one in a file: `text`, and where present `url`, `title`, `date`, `source`, `author`,
 * `publisher`, `language`. Offsets count in the line (or file) as it stands, through its escapes.
 */
#ifndef PHOTOFINISH_ACQUIRE_JSONL_H
#define PHOTOFINISH_ACQUIRE_JSONL_H

#include "base/error.h"
#include "model/document.h"

/* Fills content from a document of FORMAT_JSON_LINE. words may be NULL, as in text.h. FAILED_INPUT names the place where the line is no JSON, or has no text. */
struct html_words;
enum status json_line_content(const struct document *document, const struct html_words *words, struct arena *arena,
                              struct content *content, struct error *error);

/* Finds the named members of the object that line holds, without parsing what it need not: each value as written (a string without
 * its quotes), data NULL where there is none. False when line is no complete object. Reads several GB/s. */
bool json_line_members(str line, const char *const *names, str *values, uint32_t count);

/* Whether an object has members that hold an article: "text", or those of ninjs (*ninjs is set). Works on the beginning of one. */
bool json_holds_article(str object, bool *ninjs);

#endif
