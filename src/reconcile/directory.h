/*
 * The inside of the directory: reports, and how they become races. Private to directory*.c.
 */
#ifndef PHOTOFINISH_RECONCILE_DIRECTORY_H
#define PHOTOFINISH_RECONCILE_DIRECTORY_H

#include "race.h"

enum {
    DAYS_AFTER_EDITION = 21,   /* an undated report of a competition is of the edition that ended so many days ago, at most */
    DAYS_OF_ONE_STORY = 10,    /* two papers on the same day's races appear within so many days */
    CANDIDATES_MOST = 16,
    NAMESAKES_MOST = 4096,     /* entries of one word that are looked at */
    NO_DAY = INT32_MIN,
    MARKS_OF_ONE_RACE = 2,     /* equal ones that make two reports one race */
    MARKS_OF_ONE_RACE_AT_ANY_TIME = 3,
    NEIGHBOURS = 8,            /* reports with an equal mark that are paired with each */
    VOTERS_MOST = 500,
    MODELS_MOST = 16,          /* races of one document and event that another report of it is tried with */
    TELLING = 2,               /* bits of an entry's value */
    LONG = 4,
};

enum { DOCUMENT_DIGITS = 32 /* of its hash, that a key begins with */ };

struct report {
    str key;                   /* document, event, sex, competition, year: as stated */
    str document;              /* first bytes of key */
    str event, competition;
    struct parts { str event, competition; int16_t year; uint8_t sex; } stated;   /* as the document has them */
    str race;                  /* the answer */
    int32_t day, last_day;     /* of publication, NO_DAY when unknown; of all reports that were joined to it */
    uint32_t parent;           /* union-find, by index in the sorted order */
    uint32_t results;          /* results, placings, splits and margins */
    uint32_t marks;
    uint32_t first_entry, entry_count; /* in directory.by_report */
    int16_t year;
    uint8_t sex;
    bool only_title;
};

/* One athlete's mark or place in a report, once for the first word of the name and once for the last. */
struct entry {
    uint64_t word;
    uint64_t value;            /* of a mark, or of a place (then the lowest bit is set) */
    uint32_t report;
    bool is_given_name;
};

struct directory {
    const struct reconciler *reconciler;
    struct arena arena, scratch;
    struct table by_key;       /* struct report */
    struct { struct report **items; uint32_t count, room; } reports;
    struct { struct entry *items; uint32_t count, room; } entries;  /* once settled: by word and value; malloc, for it grows large */
    struct table terms;        /* events and competitions, each once: a str */
    uint32_t *by_report;       /* indices of entries, report by report */
};

/* ---- reports (directory_reports.c) ---- */

/* The report that leads those joined with this one. */
uint32_t report_root(const struct directory *directory, uint32_t index);
struct report *report_leader(const struct directory *directory, uint32_t index);
/* Is anything known of both different, or would the two together make an edition that never was? */
bool reports_clash(const struct directory *directory, const struct report *a, const struct report *b);
bool texts_clash(str a, str b);
int report_known_parts(const struct report *report);
bool report_is_complete(const struct report *report);
/* What is known of the one is known of both from now on. */
void reports_join(struct directory *directory, uint32_t from, uint32_t to);
/* Were they published within days of each other, as far as one knows? */
bool reports_appeared_together(const struct report *a, const struct report *b);
/* First entry with the word, in the order of entries. */
uint32_t entries_with_word(const struct directory *directory, uint64_t word);
int entries_compare(const void *a, const void *b);

/* ---- joining, in this order ---- */

void directory_put_in_order(struct directory *directory);        /* directory_reports.c */
void directory_join_within_documents(struct directory *directory); /* directory_documents.c */
void directory_join_by_marks(struct directory *directory);       /* directory_marks.c */
void directory_join_by_knowledge(struct directory *directory);   /* directory_known.c */

#endif
