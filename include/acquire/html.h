/*
 * The article of a web page: its main text cut into blocks, title, date, author, publisher, language, and for every byte of
 * the text the bytes of the page that say it, through entities, tags and charset.
 *
 *     struct html_words *words;
 *     html_words_load("rules", &words, &error);                       // once; then read by any number of threads
 *     html_content(&document, words, arena, &content, &error);
 *     struct span bytes = offsets_source(&content.map, span);         // slice the page here: the words, tags between them
 *
 * How it is found: docs/HTML.md. Nothing here knows any site; the words of class names and phrases stand in rules/html.
 * Pages built to hurt (a million tags deep, a million attributes) are read in linear time: html_guard.h.
 */
#ifndef PHOTOFINISH_ACQUIRE_HTML_H
#define PHOTOFINISH_ACQUIRE_HTML_H

#include "base/error.h"
#include "model/document.h"

struct html_words;

/* Reads FOLDER/html/names.tsv, phrases.tsv, months.tsv and weights.tsv. */
enum status html_words_load(const char *rules_folder, struct html_words **words, struct error *error);
void html_words_free(struct html_words *words);

/* Fills content from document->bytes, with document->content_type as a hint at the charset. Everything lives in the arena,
 * and so does the page's tree (some ten times the page). A page without any article gives content without blocks. FAILED_INPUT
 * when the page is larger than 4 GiB - 1. */
enum status html_content(const struct document *document, const struct html_words *words, struct arena *arena,
                         struct content *content, struct error *error);

/* All text of a piece of HTML that is known to be an article's body: of a feed's entry, of a ninjs body. text is valid UTF-8,
 * map leads from it to the document's bytes. The blocks are appended to content. */
void html_append(str text, const struct offsets *map, const struct html_words *words, struct arena *arena, struct content *content);

/* The same for a headline that may hold tags and references: it becomes a title block of content, which has no text yet. */
void html_append_title(str text, const struct offsets *map, struct arena *arena, struct content *content);

#endif
