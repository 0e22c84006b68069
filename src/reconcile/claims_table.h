/* Plain claims as numbers: who says which of an item's values. Private to the claims engine. */
#ifndef PHOTOFINISH_RECONCILE_CLAIMS_TABLE_H
#define PHOTOFINISH_RECONCILE_CLAIMS_TABLE_H

#include "base/error.h"
#include "base/list.h"
#include "base/str.h"

enum { SOURCES_PAIRED = 64 /* of one item: more are compared with nobody, which bounds the work of a hostile file */ };

struct source_claim {
    uint32_t source, value;   /* value: index into the item's values */
};

struct claimed_value {
    str text;                 /* as first printed */
    str key;                  /* folded: what is compared */
    uint32_t claims;
    double probability;
    struct { uint32_t *items; uint32_t count, room; } parts; /* of a list: indices into the item's parts */
};

struct claimed_part {
    str text;
    uint32_t claims;
    double probability;
};

/* One attribute of one object. */
struct item {
    str object, attribute;
    struct { struct source_claim *items; uint32_t count, room; } claims;   /* one a source, in the order of sources */
    struct { struct claimed_value *items; uint32_t count, room; } values;  /* in the order of keys */
    struct { struct claimed_part *items; uint32_t count, room; } parts;    /* of a list */
    bool is_list;
};

struct claims_table {
    struct { struct item *items; uint32_t count, room; } items;            /* by object and attribute */
    struct { str *items; uint32_t count, room; } sources;                  /* by name */
    struct arena *arena;
};

/* What becomes of several lists that one source gives of one item. */
enum claims_lists { LISTS_UNITED, LISTS_MOST_FREQUENT };

enum status claims_table_read(struct claims_table *table, str csv, const char *path, enum claims_lists lists, struct arena *arena,
                              struct error *error);

/* Probabilities of single values: accuracy of sources and copying between them (claims_single.c). */
void claims_solve_single(struct claims_table *table);
/* Probabilities of the parts of lists (claims_list.c). */
void claims_solve_lists(struct claims_table *table);

#endif
