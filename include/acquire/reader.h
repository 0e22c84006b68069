/*
 * A reader takes the documents out of one file, whatever it holds: acquire opens one file after the other and asks its reader.
 * What a file holds decides the functions (reader.c has the table).
 */
#ifndef PHOTOFINISH_ACQUIRE_READER_H
#define PHOTOFINISH_ACQUIRE_READER_H

#include "acquire/acquire.h"
#include "acquire/sniff.h"
#include "acquire/stream.h"

struct reader;

/* Opens the file at path ("-": standard input). strict: a file that holds no article is an error; otherwise *reader is NULL then. */
enum reader_strictness { READ_ANYTHING, READ_ARTICLES };
enum status reader_open(const char *path, enum reader_strictness strictness, const struct input_options *options,
                        struct reader **reader, struct error *error);

enum input_step reader_next(struct reader *reader, struct arena *arena, struct document *document, struct error *error);
uint64_t reader_bytes_read(const struct reader *reader);
void reader_close(struct reader *reader);

#endif
