/*
 * Two wordings of one utterance, word by word: which words does only one of them have? By the longest common subsequence of
 * words, compared without case and punctuation.
 */
#ifndef PHOTOFINISH_REPORT_ALIGN_H
#define PHOTOFINISH_REPORT_ALIGN_H

#include "base/list.h"
#include "base/span.h"

struct stretches { struct span *items; uint32_t count, room; };

/* Appends to own the stretches of text that other does not have, in order, neighbouring words joined. Nothing for texts over 500 words. */
void align_words(str text, str other, struct stretches *own, struct arena *arena);

#endif
