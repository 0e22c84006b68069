/* What every part of reconcile may look at while it works: the tables, read once. Private to this folder. */
#ifndef PHOTOFINISH_RECONCILE_RECONCILER_H
#define PHOTOFINISH_RECONCILE_RECONCILER_H

#include "model/editions.h"
#include "reconcile/reconcile.h"
#include "reconcile/sources.h"

struct reconciler {
    struct arena arena;
    struct editions editions;
    struct sources sources;
    uint16_t reference_trust;   /* per mille */
};

/* Competition and year as a statement tells them, in the names of the tables. What cannot both be true (Olympic Games of 2023) is not
 * taken: of a mark the competition is doubted, of a title the year. */
struct stated {
    str competition;
    int16_t year;
};
struct stated statement_edition(const struct reconciler *reconciler, const struct statement *statement, struct arena *arena);

/* How to ask for the race that a mark of that athlete was made in: "last year's value". */
struct elsewhere elsewhere_of(str athlete, struct mark mark, struct arena *arena);

#endif
