/*
 * An outline is all that the directory needs of what one document says: which races it speaks of, who is in them with which mark or place.
 * It is bytes that are kept beside the document, so that for a new article not every claim of all others must be read again.
 *
 *     struct outline outline;
 *     outline_open(&outline, reconciler, arena);
 *     for (each statement of the document, in the order of their ids)
 *         outline_add(&outline, statement);
 *     str bytes = outline_bytes(&outline);            // in the arena; directory_add_outline takes them
 *
 * It depends on the statements and on the reconciler's tables of competitions: when the tables change, make it anew. Bytes from a machine of
 * the other byte order are refused, like all that are no outline.
 */
#ifndef PHOTOFINISH_RECONCILE_OUTLINE_H
#define PHOTOFINISH_RECONCILE_OUTLINE_H

#include "base/table.h"
#include "reconcile/reconcile.h"

struct outline_claim;
struct outline_report;

struct outline {
    const struct reconciler *reconciler;
    struct arena *arena;
    struct table terms, reports;       /* text → its number, and what a report says → its number */
    struct { str *items; uint32_t count, room; } texts;
    struct { struct outline_report *items; uint32_t count, room; } report_list;
    struct { struct outline_claim *items; uint32_t count, room; } claims;
    int32_t day;
};

/* Everything is allocated in the arena. Any thread, each with its own outline. */
void outline_open(struct outline *outline, const struct reconciler *reconciler, struct arena *arena);
void outline_add(struct outline *outline, const struct statement *statement);
str outline_bytes(const struct outline *outline);

/* Tells the directory of a document's statements by its outline. False when the bytes are no outline. In any order, before directory_settle. */
bool directory_add_outline(struct directory *directory, struct sha256 document, str outline);

/* The races of an outline's statements, as directory_race tells them. */
struct outlined {
    str *races;                        /* their keys; one may occur more than once */
    uint32_t race_count;
    struct outlined_claim {
        uint32_t race;                 /* index in races */
        uint32_t group;                /* see directory_group */
    } *claims;                         /* in the order in which they were added */
    uint32_t claim_count;
};
/* Fills outlined for a document whose outline was added; false when the bytes are no outline. It lives in the arena. Any thread, once settled. */
bool directory_outlined(const struct directory *directory, struct sha256 document, str outline, struct arena *arena, struct outlined *outlined);

#endif
