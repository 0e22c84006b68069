/*
 * What the directory hears of one statement; and how the clues of one document are written down. Private to this folder.
 */
#ifndef PHOTOFINISH_RECONCILE_CLUE_H
#define PHOTOFINISH_RECONCILE_CLUE_H

#include "reconcile/outline.h"

struct clue {
    str event, competition;            /* the competition in the name of the tables */
    int16_t year;
    enum sex sex;
    bool is_standing;                  /* a record or a best: it tells of no race of its own */
    bool has_mark, in_title, is_converted;
    bool may_stray;                    /* a mark of a race, which may be another race's than the one that is named beside it */
    uint32_t word, given;              /* hashes of the last and the first word of the name; 0: nobody is named */
    uint64_t value;                    /* as of struct entry */
};

struct clue clue_of(const struct reconciler *reconciler, const struct statement *statement, struct arena *arena);

/* One competition, year, event and sex of a document. */
struct outline_report {
    uint32_t event, competition;       /* places among the terms, from 1; 0: unknown */
    int16_t year;
    uint16_t results;                  /* UINT16_MAX: that many or more */
    uint8_t sex, is_standing, has_marks, only_title;
};

struct outline_claim {
    uint64_t value;
    uint32_t word, given;
    uint32_t report : 31;
    uint32_t may_stray : 1;
    uint32_t is_converted;             /* 1: a mark from feet and inches */
};

/* Where things lie in the bytes of an outline. */
struct outline_view {
    uint32_t term_count, report_count, claim_count;
    int32_t day;
    const char *claims, *reports, *ends, *texts;
};

/* False when the bytes are no outline: nothing in them then leads outside. */
bool outline_view(str bytes, struct outline_view *view);
struct outline_claim outline_claim(const struct outline_view *view, uint32_t at);
struct outline_report outline_report(const struct outline_view *view, uint32_t at);
str outline_term(const struct outline_view *view, uint32_t number);   /* empty for 0 */

#endif
