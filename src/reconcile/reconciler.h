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

/* The race a mark of that athlete was made in, other than race: "last year's value". Empty when there is none or several. */
str directory_elsewhere(const struct directory *directory, str athlete, struct mark mark, str race);

#endif
