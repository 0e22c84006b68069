/*
 * Acquire finds documents: files, folders, standard input, containers; it alone knows files, the network and HTML.
 *
 *     struct inputs *inputs;
 *     inputs_open(paths, count, &options, &inputs, &error);
 *     for (;;) {
 *         struct document *document = ARENA_NEW(arena, struct document);
 *         enum input_step step = inputs_next(inputs, arena, document, &error);
 *         if (step == INPUT_END) break;
 *         if (step == INPUT_TROUBLE) { tell(error.text); continue; }   // this item is skipped, the rest goes on
 *         if (content_read(document, words, arena, &content, &error) == OK) ...   // any thread may do this part
 *     }
 *     inputs_close(inputs);
 *
 * inputs_next is cheap (it reads bytes and hashes them) and is called by one thread; content_read does the decoding and is
 * safe to call from many threads at once with their own arenas.
 */
#ifndef PHOTOFINISH_ACQUIRE_ACQUIRE_H
#define PHOTOFINISH_ACQUIRE_ACQUIRE_H

#include "base/error.h"
#include "model/document.h"

struct input_options {
    uint64_t largest;           /* bytes of one document, unpacked; 0: 16 MiB. A larger one is INPUT_TROUBLE, the rest goes on */
};

enum input_step { INPUT_DOCUMENT, INPUT_END, INPUT_TROUBLE };

struct inputs;

/*
 * paths are files, folders or "-". A named file is always read: its format is told by its ending and its first bytes, gzip and
 * Zstandard are undone on the way. Folders are walked in sorted order, hidden files left out; of a folder only files with the endings
 * of articles are read (txt html htm xhtml json jsonl ndjson warc xml rss atom, each also with .gz or .zst), and JSON only where it
 * holds articles; the rest is counted. A folder that links lead to a second time is INPUT_TROUBLE. A path that does not exist is
 * reported by inputs_next, so that the others are still read. The paths are borrowed until inputs_close.
 */
enum status inputs_open(char *const *paths, uint32_t count, const struct input_options *options, struct inputs **inputs,
                        struct error *error);

/* The document's memory is in the arena. INPUT_TROUBLE fills error with the file, the place and the remedy. */
enum input_step inputs_next(struct inputs *inputs, struct arena *arena, struct document *document, struct error *error);

/* Files of a walked folder that hold no article (other endings, JSON of another kind), so far. */
uint32_t inputs_passed_over(const struct inputs *inputs);
/* Bytes read, and bytes in all as far as known (standard input counts 0, a folder its files as soon as it is opened). */
void inputs_progress(const struct inputs *inputs, uint64_t *done, uint64_t *total);
void inputs_close(struct inputs *inputs);

/* Characters, blocks, title, date … of a document, by its format. words: html_words_load (acquire/html.h); may be NULL where no document
 * holds HTML. */
struct html_words;
enum status content_read(const struct document *document, const struct html_words *words, struct arena *arena,
                         struct content *content, struct error *error);

#endif
