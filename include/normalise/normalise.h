/*
 * Normalise turns a document's content into an article: matching text, paragraphs, sentences, and the way back.
 * It never fails: what can't be helped (malformed characters) was already replaced and counted by acquire.
 */
#ifndef PHOTOFINISH_NORMALISE_NORMALISE_H
#define PHOTOFINISH_NORMALISE_NORMALISE_H

#include "model/article.h"

void normalise(const struct document *document, const struct content *content, struct article *article, struct arena *arena);

#endif
