/*
 * Canonical composition (NFC, Unicode Standard Annex 15) of what ordinary text hardly ever holds: text is copied as it is until
 * a code point comes that NFC could change, and only that cluster is given to utf8proc.
 */
#ifndef PHOTOFINISH_NORMALISE_COMPOSITION_H
#define PHOTOFINISH_NORMALISE_COMPOSITION_H

#include "base/str.h"

/* Whether the code point begins a cluster and stays as it is: NFC_Quick_Check is Yes and its combining class 0. */
bool composition_is_fixed(uint32_t point);

/* As UAX 15's Stream-Safe Text Format: no more marks than these are composed with one letter, so that marks without end cost
 * no more than other text. */
enum { COMPOSITION_MOST_MARKS = 30, COMPOSITION_MOST_BEFORE = 32, COMPOSITION_MOST_BYTES = 1024 };

/* The composed form of a cluster: at most COMPOSITION_MOST_BEFORE bytes of what stands before, then that many marks. out holds it,
 * its size is returned. */
size_t composition_of(str cluster, char out[COMPOSITION_MOST_BYTES]);

#endif
