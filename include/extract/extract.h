/*
 * Extract reads an article with a rulebook and says what it reports: people, claims, quotes.
 *
 *     struct extractor *extractor = extractor_open(book, &events, &quote_words, ENGINE_GATED);   // one per thread
 *     extract(extractor, &article, &reading, arena);
 */
#ifndef PHOTOFINISH_EXTRACT_EXTRACT_H
#define PHOTOFINISH_EXTRACT_EXTRACT_H

#include "model/claim.h"
#include "extract/quotes.h"
#include "model/event.h"
#include "rule/rulebook.h"

struct extractor;
struct extractor *extractor_open(const struct rulebook *book, const struct events *events, const struct quote_words *quote_words,
                                 enum engine engine);
void extractor_close(struct extractor *extractor);

/* A text of more bytes than this is read in parts, cut between paragraphs, each like an article of its own: what one part tells of a race or
 * a surname, the others do not know. People of the same name are one. No newspaper prints articles of this size; parts keep hostile texts
 * from costing more than their length. */
enum { EXTRACT_PART_MOST = 64 * 1024 };

/* Everything in reading lives in the arena and borrows from the article and the rulebook. */
void extract(struct extractor *extractor, const struct article *article, struct reading *reading, struct arena *arena);


/* The matcher that the extractor uses, for its warnings and its profile; it is closed with the extractor. */
struct matcher *extractor_matcher(struct extractor *extractor);

#endif
