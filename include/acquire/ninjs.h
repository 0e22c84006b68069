/*
 * ninjs, the IPTC's news items in JSON: versions 1 (headline, body_text, body_xhtml …), 2 and 3 (headlines and bodies as lists).
 * https://iptc.org/standards/ninjs/ . Offsets count in the JSON as it stands, through its escapes and the body's tags.
 */
#ifndef PHOTOFINISH_ACQUIRE_NINJS_H
#define PHOTOFINISH_ACQUIRE_NINJS_H

#include "acquire/html.h"

/* Fills content from a document of FORMAT_NINJS: of several bodies the main one, as HTML where there is such. FAILED_INPUT names the
 * place where it is no JSON; an item without text (a picture, a planned event) gives content without blocks but the title. */
enum status ninjs_content(const struct document *document, const struct html_words *words, struct arena *arena, struct content *content,
                          struct error *error);

#endif
