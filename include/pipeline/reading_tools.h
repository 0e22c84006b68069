/*
 * Everything that turns an article's bytes into a reading: rules, events, words. Loaded once from the rules folder, shared by all
 * threads, changed by none.
 */
#ifndef PHOTOFINISH_PIPELINE_READING_TOOLS_H
#define PHOTOFINISH_PIPELINE_READING_TOOLS_H

#include "acquire/html.h"
#include "extract/extract.h"
#include "normalise/normalise.h"
#include "reconcile/credits.h"
#include "resolve/meeting.h"
#include "store/store.h"

struct reading_tools {
    struct rulebook *book;
    struct events events;
    struct quote_words quote_words;
    struct meeting_tables meetings;
    struct html_words *html_words;
    struct sentence_words *sentence_words;
    struct credits credits;
    enum engine engine;
    struct arena arena;        /* holds the events and the words of quotes */
    bool is_image;             /* all of it lies in a region (pipeline/reading_image.h), */
    struct sha256 rules;       /* and was made of rules with this fingerprint */
};

enum status reading_tools_open(const char *rules_folder, enum engine engine, struct reading_tools *tools, struct error *error);
void reading_tools_close(struct reading_tools *tools);

/* store_begin, with a hash of all files that decide what is found: with another one, documents are read again. */
enum status reading_tools_begin(const struct reading_tools *tools, struct store *store, struct error *error);

#endif
