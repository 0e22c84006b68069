/*
 * A check tells the writer of a draft where it is at odds with what is known, as a compiler would:
 *
 *     draft.txt:12:33: mark: 3:29.28 for Josh Kerr; two sources and the margin say 3:29.38
 *
 * It is given the discrepancies that come of reconciling the draft with everything stored, and tells them from the draft's side.
 */
#ifndef PHOTOFINISH_REPORT_CHECK_H
#define PHOTOFINISH_REPORT_CHECK_H

#include "base/buffer.h"
#include "model/fact.h"

struct check_draft {
    str doc;                /* as messages name it */
    str bytes;              /* all of the file */
    struct sha256 document;
    /* Whether two papers are one voice: of one family, or one text copied from the other. NULL: only what bears the same name is. */
    bool (*is_one_voice)(const void *context, const struct statement *a, const struct statement *b);
    const void *context;
};

struct check_finding {
    enum discrepancy_kind kind;
    struct span bytes;      /* of the draft */
    uint32_t line, column;  /* from 1; columns count code points */
    str quoted;             /* what the draft says there */
    str message;            /* "3:29.28 for Josh Kerr; two sources and the margin say 3:29.38" */
    str explanation;        /* in sentences, for who wants more */
};

struct check_findings { struct check_finding *items; uint32_t count, room; };

/* Adds a finding when the draft prints a value of the discrepancy that is wrong, at the first words that do. facts are those of the same
 * race. Adds nothing where the draft is right, or where our reading itself is in doubt. What is added lives in the arena. */
void check_discrepancy(const struct check_draft *draft, const struct discrepancy *discrepancy, const struct fact *facts, uint32_t fact_count,
                       struct check_findings *findings, struct arena *arena);

/* Sorts the findings by place in the draft, and drops those that are there twice. */
void check_order(struct check_findings *findings);

/* "draft.txt:12:33: mark: …" */
void check_print(const struct check_draft *draft, const struct check_finding *finding, struct buffer *out);

/* SARIF 2.1.0 (docs/EXPORT.md): begin, each draft's findings, end. */
void check_sarif_begin(struct buffer *out, const char *version);
void check_sarif(const struct check_draft *draft, const struct check_finding *finding, struct buffer *out);
void check_sarif_end(struct buffer *out);

#endif
