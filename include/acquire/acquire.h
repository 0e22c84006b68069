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
 *         if (content_read(document, arena, &content, &error) == OK) ...   // any thread may do this part
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
    uint64_t largest;           /* bytes of one document; 0: 256 MiB */
    const char *rules_folder;   /* for rules/html vocabulary; NULL: none is read */
};

enum input_step { INPUT_DOCUMENT, INPUT_END, INPUT_TROUBLE };

struct inputs;

/* paths are files, folders (walked in sorted order, links to folders not followed twice) or "-". A path that does not exist is
 * reported by inputs_next, so that the others are still read. */
enum status inputs_open(char *const *paths, uint32_t count, const struct input_options *options, struct inputs **inputs,
                        struct error *error);

/* The document's memory is in the arena. INPUT_TROUBLE fills error with the file, the place and the remedy. */
enum input_step inputs_next(struct inputs *inputs, struct arena *arena, struct document *document, struct error *error);

/* Files of a walked folder that hold no article (other endings, JSON of another kind), so far. */
uint32_t inputs_passed_over(const struct inputs *inputs);
/* Bytes read, and bytes in all where known (0 for standard input): for progress. */
void inputs_progress(const struct inputs *inputs, uint64_t *done, uint64_t *total);
void inputs_close(struct inputs *inputs);

/* Characters, blocks, title, date … of a document, by its format. */
enum status content_read(const struct document *document, struct arena *arena, struct content *content, struct error *error);

#endif
