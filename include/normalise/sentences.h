/*
 * Where sentences end, in folded text (straight quotes, "..." for an ellipsis, single blanks).
 *
 * A sentence ends at . ! ? and the closing quotes and brackets behind them, when what follows begins like a sentence. It does not
 * end inside numbers (3.29.38), after initials (D.J. Warren) and abbreviations, at the number of a list entry (1. Name), or before
 * a lower-case word ("Yes!" he said). A sentence of more than SENTENCE_MOST bytes is cut at a blank: no writer ends there, a
 * hostile page might.
 */
#ifndef PHOTOFINISH_NORMALISE_SENTENCES_H
#define PHOTOFINISH_NORMALISE_SENTENCES_H

#include "model/article.h"
#include "normalise/sentence_words.h"

enum { SENTENCE_MOST = 4 * 1024 };

/* Appends the paragraph's sentences to article->sentences and fills first_sentence and sentence_count. words may be NULL. */
void sentences_find(struct article *article, uint32_t paragraph, const struct sentence_words *words, struct arena *arena);

#endif
