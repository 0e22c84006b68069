/* Outlets, the families they belong to, and how far they are trusted. Papers of one family are one voice. */
#ifndef PHOTOFINISH_RECONCILE_SOURCES_H
#define PHOTOFINISH_RECONCILE_SOURCES_H

#include "base/error.h"
#include "base/table.h"

struct outlet {
    str family;      /* empty: stands for itself */
    uint16_t trust;  /* per mille that a figure of it is right; 0: not told */
};

struct sources {
    struct table by_name; /* lower case domain and lower case name: struct outlet */
};

/* Reads a table with the columns domain, name, family, trust (0.000 to 1.000 or empty). An empty text is no table. */
enum status sources_read(struct sources *sources, str text, struct arena *arena, struct error *error);

/* By name or domain; NULL when the table does not have it. */
const struct outlet *sources_find(const struct sources *sources, str source);

#endif
