/*
 * An outline is all that the directory needs of what one document says: which races it speaks of, who is in them with which mark or place.
 * It is bytes that can be kept beside the document, so that a new article does not have every claim of all others read again.
 *
 *     struct outline outline;
 *     outline_open(&outline, reconciler, arena);
 *     for (each statement of the document, in the order of their ids)
 *         outline_add(&outline, statement);
 *     str bytes = outline_bytes(&outline);            // in the arena; directory_add_outline takes them
 *
 * It depends on the statements and on the reconciler's tables of competitions: with other tables, make it anew. Bytes of a machine that writes
 * its numbers the other way round are refused, like any others that are no outline.
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
    struct table terms, reports;       /* numbers, by text and by what a report says */
    struct { str *items; uint32_t count, room; } texts;
    struct { struct outline_report *items; uint32_t count, room; } report_list;
    struct { struct outline_claim *items; uint32_t count, room; } claims;
    int32_t day;
};

/* Everything is allocated in the arena. Any thread, each with its own outline. */
void outline_open(struct outline *outline, const struct reconciler *reconciler, struct arena *arena);
void outline_add(struct outline *outline, const struct statement *statement);
str outline_bytes(const struct outline *outline);

/* False when the bytes are no outline. Any number of documents, in any order, before directory_settle. */
bool directory_add_outline(struct directory *directory, struct sha256 document, str outline);

/* The races of an outline's statements, as directory_race tells them. */
struct outlined {
    str *races;                        /* keys, each once or more often */
    uint32_t race_count;
    struct outlined_claim {
        uint32_t race;                 /* its place in races */
        uint32_t group;                /* as of directory_group */
    } *claims;                         /* in the order in which they were added */
    uint32_t claim_count;
};
/* Of a document whose outline was added; false when the bytes are no outline. Lives in the arena. Any thread, once settled. */
bool directory_outlined(const struct directory *directory, struct sha256 document, str outline, struct arena *arena, struct outlined *outlined);

#endif
