/*
 * Normalise turns a document's content into an article: matching text, paragraphs, sentences, and the way back.
 * It never fails: what can't be helped (malformed characters) was already replaced and counted by acquire.
 *
 *     struct sentence_words *words;                             // once, shared by all threads
 *     sentence_words_load("rules", &words, &error);
 *     normalise(&document, &content, words, &article, arena);
 *
 * Paragraphs that a page has cut inside a sentence ("run for the 100" and "metres hurdles.") are one.
 *
 * The article borrows from document and content. Its text has one blank between words and between paragraphs (no line ends: a
 * paragraph's span tells where it stops), is valid UTF-8 in NFC and holds no byte below 0x20. fold.h says what is written otherwise.
 */
#ifndef PHOTOFINISH_NORMALISE_NORMALISE_H
#define PHOTOFINISH_NORMALISE_NORMALISE_H

#include "model/article.h"
#include "normalise/sentence_words.h"

/* words may be NULL: then every full stop before a capital letter ends a sentence. */
void normalise(const struct document *document, const struct content *content, const struct sentence_words *words,
               struct article *article, struct arena *arena);

#endif
