/*
 * Folding writes the matching text: NFC, one blank between words, typographic variants as the plain characters that rules
 * are written in, and for each byte the way back to what was folded.
 *
 *     struct fold fold;
 *     fold_open(&fold, content->text, &article->map, arena);
 *     struct span paragraph = fold_add(&fold, block->span);    // bytes of the folded text; empty when nothing is left of it
 *     article->text = fold_text(&fold);
 *
 * Folded: white space of every kind (NBSP, thin, controls) to one blank; curly and angled quotes to " and '; hyphens and dashes to
 * "-" ("a—b" and "a--b" to "a - b", for a long dash stands between words, not inside one); minus to "-"; … to "..."; ligatures,
 * full-width forms, × to their letters. Dropped: soft hyphens, zero-width characters, bidi controls, variation selectors.
 * Kept: everything else, fractions such as ½ among it. The text holds no byte below 0x20 and is valid UTF-8.
 */
#ifndef PHOTOFINISH_NORMALISE_FOLD_H
#define PHOTOFINISH_NORMALISE_FOLD_H

#include "base/offsets.h"

struct fold {
    str source;
    struct arena *arena;
    struct offsets *map;     /* folded text → source */
    char *data;
    size_t size, room;
    size_t floor;            /* where the paragraph in hand begins */
    bool gap;                /* a blank is due before the next character, made from gap_span */
    struct span gap_span;
};

void fold_open(struct fold *fold, str source, struct offsets *map, struct arena *arena);

/* Appends one paragraph, a blank between it and the one before; returns its place in the folded text. */
struct span fold_add(struct fold *fold, struct span paragraph);

str fold_text(const struct fold *fold);

#endif
