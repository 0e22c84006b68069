/*
 * Private to the claims of marks: what the rules said about one mark (mark_said.c), before marks.c makes a claim of it.
 */
#ifndef PHOTOFINISH_EXTRACT_MARK_SAID_H
#define PHOTOFINISH_EXTRACT_MARK_SAID_H

#include "extract/scene.h"

/* What the drafts of one sentence say about one mark. */
struct said {
    const struct draft *kind, *whose, *near, *shared, *record, *discipline;
    enum claim_kind claim_kind;
    bool is_unowned;           /* a record that was bettered, and nobody told whose it was */
};

/* One mark on its way to a claim. */
struct marked {
    uint32_t sentence;
    const struct find *find;
    str text;                  /* as printed */
    struct said said;
    enum claim_kind kind;
    int32_t person;            /* whose */
    const struct event *event; /* NULL: not told */
};

struct said mark_said(const struct scene *scene, uint32_t sentence, const struct find *find);

/* "British record" NR, "season's best" SB …, empty when it is no record of a known kind. */
str mark_record_code(const struct scene *scene, str words);

/* Whether a result at this place of its sentence is what a record stood at: told of its holder, or of a year gone by beside a record. */
bool mark_is_standing_record(const struct scene *scene, const struct claim *claim, struct span local);

#endif
