/* Statements for tests, one line each:  paper | kind | athlete | mark | place | other fields as name=value. */
#ifndef RECONCILE_CASES_H
#define RECONCILE_CASES_H

#include "base/buffer.h"
#include "base/list.h"
#include "reconcile/reconcile.h"

struct cases {
    struct arena arena;
    struct { struct statement *items; uint32_t count, room; } statements;
    struct { struct document_print *items; uint32_t count, room; } prints;
    struct findings findings;
    struct reconciler *reconciler;
    struct directory *directory;
};

/* "000 result 'Josh Kerr' 3:29.38 place=1": words apart by blanks, quoted where they hold blanks. Known names: place, medal, round, part,
 * rival, nation, age, record, event, competition, year, sex, published, date, uri, source, wind, revision, sentence, and the flags title, weak,
 * quoted, reference, replaced, time where a figure was read as one, and impossible
 * where no clock shows it. What is not told is the men's 1500m final of the World Athletics
 * Championships 2023. */
void cases_add(struct cases *cases, const char *line);
void cases_run(struct cases *cases);
void cases_close(struct cases *cases);

/* The only discrepancy of the kind, or NULL. */
const struct discrepancy *cases_discrepancy(const struct cases *cases, enum discrepancy_kind kind);
const struct fact *cases_fact(const struct cases *cases, const char *athlete, const char *attribute);
/* All discrepancies as text, for messages. */
const char *cases_tell(struct cases *cases);

#endif
