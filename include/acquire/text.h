/*
 * Plain text: optional header lines, a headline, paragraphs.
 *
 *     url: https://example.org/a        known headers (url, date, title, author, source, language), any order, before a blank line;
 *     date: 2024-08-07                  or the file begins "date 2024-08-07 First words of the body …"
 *
 *     7th August 2024                   a first line that is nothing but a date is the article's date
 *
 *     Kerr wins at last                 a short first line without a full stop, apart by a blank line, is the title
 *
 *     Paragraphs are apart by blank lines. A single line end also parts two, unless the text is hard-wrapped: then it is a blank.
 */
#ifndef PHOTOFINISH_ACQUIRE_TEXT_H
#define PHOTOFINISH_ACQUIRE_TEXT_H

#include "base/error.h"
#include "model/document.h"

/* Spans of the bytes given; empty where there is no such header. */
struct text_headers {
    struct span uri, date, title, author, source, language;
    uint32_t body;   /* where the body begins */
};

void text_headers_read(str text, struct text_headers *headers);

/* Fills content from the document's bytes, whatever their charset. words knows the months; it may be NULL. */
struct html_words;
enum status text_content(const struct document *document, const struct html_words *words, struct arena *arena, struct content *content,
                         struct error *error);

/* Appends a title block to content, which has no text yet, and makes it its title. map leads from title, which is valid UTF-8, to the
 * document's bytes. Nothing happens when the title is blank. */
void text_append_title(str title, const struct offsets *map, struct arena *arena, struct content *content);

/* Appends the blocks of text to content, and where it has no title yet, the first line when that reads like one. map leads from
 * text, which is valid UTF-8, to the document's bytes. For every format whose body is plain text. */
void text_append(str text, const struct offsets *map, struct arena *arena, struct content *content);

#endif
