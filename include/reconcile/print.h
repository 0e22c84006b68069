/*
 * A print is what is kept of a document to tell whether another was copied from it: hashes of its word shingles, quotes
 * left out (all papers quote the same words), a fixed share of them chosen by hash so that containment can be estimated
 * from what is kept (Broder, "On the resemblance and containment of documents", SEQUENCES 1997).
 */
#ifndef PHOTOFINISH_RECONCILE_PRINT_H
#define PHOTOFINISH_RECONCILE_PRINT_H

#include "model/article.h"
#include "model/fact.h"

enum {
    PRINT_WORDS = 6,   /* words of a shingle */
    PRINT_SHARE = 2,   /* one in so many shingles is kept */
    PRINT_MOST = 4096, /* kept of one document: a book is told by its first pages */
    PRINT_COPIED = 250,/* per mille of containment from which a text is a copy; independent reports of one race share below 30 */
};

/* The print of a text (paragraphs apart by line ends); quote marks of all kinds are understood. The shingles live in the arena. */
struct document_print print_of(struct sha256 document, str source, str text, struct arena *arena);

/* Was one copied from the other, or both from one agency that they credit (reconcile/credits.h)? */
bool prints_are_copies(const struct document_print *a, const struct document_print *b);

/* Share of the smaller print's shingles that the other has too, per mille; 0 when either is too short to tell. */
uint32_t print_containment(const struct document_print *a, const struct document_print *b);

#endif
