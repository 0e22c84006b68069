/*
 * A testimony is what one document says, detached from its text: what the store keeps and the audit compares. Spans are
 * byte ranges of the document; indexes lead into the lists of the same testimony.
 *
 *     struct testimony testimony;
 *     testimony_of(&reading, &testimony, arena);     // copies all but the document, so that the article may go
 */
#ifndef PHOTOFINISH_MODEL_TESTIMONY_H
#define PHOTOFINISH_MODEL_TESTIMONY_H

#include "model/fact.h"

struct surface {
    str text;
    struct span bytes;
};

struct testimony_person {
    str name;
    enum sex sex;
    str nation;
    int16_t age;
    bool is_athlete, is_team;
    struct span bytes;     /* first full mention */
    struct { struct surface *items; uint32_t count, room; } surfaces;
};

struct testimony_sentence {
    struct span bytes;
    str text;              /* as the page prints it */
};

struct testimony_claim {
    struct statement statement;
    int32_t person, rival; /* -1: nobody */
    uint32_t sentence;
};

struct testimony_quote {
    struct utterance utterance;
    int32_t person;        /* -1: nobody of the people */
};

struct testimony {
    const struct document *document;
    str title, author, language;
    struct date published;
    uint32_t repaired;
    bool is_athletics;
    struct { struct testimony_person *items; uint32_t count, room; } people;
    struct { struct testimony_sentence *items; uint32_t count, room; } sentences; /* only those that hold a claim */
    struct { struct testimony_claim *items; uint32_t count, room; } claims;       /* in reading order */
    struct { struct testimony_quote *items; uint32_t count, room; } quotes;       /* in reading order */
};

void testimony_of(const struct reading *reading, struct testimony *testimony, struct arena *arena);

/* The same for rows of an official list, which nobody extracted: bytes, quoted, rule and the claim's own fields of each
 * statement are the caller's, the document's are filled in here. Each row is its own sentence. */
void testimony_of_list(const struct document *document, struct date as_of, const struct statement *rows, uint32_t count,
                       struct testimony *testimony, struct arena *arena);

/* The fields of a statement that come from its document. */
void statement_set_document(struct statement *statement, const struct document *document, struct date published);

#endif
