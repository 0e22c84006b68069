/* A small world for the tests of report, export and check: three papers on one race, one of them wrong by a digit. */
#ifndef PHOTOFINISH_TESTS_REPORT_WORLD_H
#define PHOTOFINISH_TESTS_REPORT_WORLD_H

#include "report/report.h"

enum { WORLD_DOCUMENTS = 4 };

struct world_document {
    struct document document;
    struct content content;
    struct article article;
    struct reading reading;
};

struct world {
    struct arena arena;
    struct world_document documents[WORLD_DOCUMENTS];
    struct { struct statement *items; uint32_t count, room; } statements;
    struct { struct fact *items; uint32_t count, room; } facts;
    struct { struct discrepancy *items; uint32_t count, room; } discrepancies;
    struct { struct utterance *items; uint32_t count, room; } utterances;
    struct report_rule rules[2];
    struct report_feed feed;
};

/* Three papers, a fourth document of hostile text. Large: it lives in static memory of the test. */
void world_open(struct world *world);
void world_close(struct world *world);

/* The statement's fields that come from the words: the first place where they stand in the document. */
struct statement world_says(struct world *world, int document, const char *words, enum claim_kind kind, const char *athlete);

/* So many more athletes in the same race, each with a mark. */
void world_crowd(struct world *world, uint32_t athletes);

/* Makes the fourth document one of so many paragraphs, each with a mark of its own; every hundredth is a fact, too. */
void world_lengthen(struct world *world, uint32_t paragraphs);

#endif
