/*
 * The inside of the directory: reports, and how they become races. Private to directory*.c.
 *
 * There may be many millions of reports: one takes 4 bytes of memory. What is known of reports lies on a shelf, most of it in a temporary
 * file once there are many; the words and marks that join them lie sorted in another and are read from the first to the last, a few times.
 * So nothing here may look from a report to all its namesakes, and whoever changes a report gets it and puts it back.
 */
#ifndef PHOTOFINISH_RECONCILE_DIRECTORY_H
#define PHOTOFINISH_RECONCILE_DIRECTORY_H

#include <pthread.h>

#include "base/shelf.h"
#include "base/sorter.h"
#include "race.h"

enum {
    DAYS_AFTER_EDITION = 21,   /* an undated report of a competition is of the edition that ended so many days ago, at most */
    DAYS_OF_ONE_STORY = 10,    /* two papers on the same day's races appear within so many days */
    CANDIDATES_MOST = 16,
    NO_DAY = INT32_MIN,
    MARKS_OF_ONE_RACE = 2,     /* equal ones that make two reports one race */
    MARKS_OF_ONE_RACE_AT_ANY_TIME = 3,
    NEIGHBOURS = 8,            /* reports with an equal mark that are paired with each */
    VOTERS_MOST = 500,
    BESIDE_MOST = 256,         /* reports of one document that are looked at beside another one of it */
    MODELS_MOST = 16,          /* races of one document and event that another report of it is tried with */
    NAMESAKES_MOST = 1 << 20,  /* entries of one word that are looked at together; the others join by marks only */
    RACES_OF_NAMESAKES_MOST = 4096,
    ACQUAINTANCES_MOST = 1 << 18,
    ACQUAINTANCES_COMPARED = 64,
    DOCUMENT_DIGITS = 32,      /* of its hash, that a race's key ends with */
    DOCUMENT_BYTES = DOCUMENT_DIGITS / 2,
    ENTRIES_MEMORY = 16 << 20,
    REPORTS_MEMORY = 16 << 20, /* while they are sorted */
    ADDED_MEMORY = 1 << 20,    /* of what is only written down in the order in which it comes */
    PAIRS_MEMORY = 8 << 20,
    REPORTS_HELD = 1 << 20,    /* reports in memory, of 40 bytes */
    DOCUMENTS_HELD = 1 << 18,  /* of 20 bytes */
    SIGNPOST_EVERY = SORTER_AHEAD / 16,   /* entries: as many as are read at a time */
};

/* What one document says under one competition, year, event and sex, as far as it tells them. Terms are numbered in the order of their
 * texts, so that an order of numbers is one by content. */
struct report {
    uint32_t event, competition;       /* numbers of terms, 0: unknown; of a leader: what is known of all that were joined with it */
    uint32_t stated_event, stated_competition;
    int16_t year, stated_year;
    uint16_t results;                  /* results, placings, splits and margins; UINT16_MAX: that many or more */
    uint8_t sex, stated_sex : 4, has_marks : 1, only_title : 1;
    uint32_t document;                 /* its number, by hash */
    uint32_t coverage;                 /* the first report of the same document and event, once directory_join_by_marks has begun */
    int32_t day, last_day;             /* of publication, NO_DAY when unknown; of all reports that were joined to it */
};

_Static_assert(sizeof(struct report) == 40, "reports hold no gaps");

/* What is asked of every report again and again, and so lies in memory. */
struct link {
    uint32_t parent : 28;              /* union-find, by number in the order of reports */
    uint32_t is_complete : 1;          /* event, competition, year and sex are known */
    uint32_t has_company : 1;          /* a report of the same coverage is joined with another document's */
    uint32_t is_marked : 1;            /* two marks for the step in hand; nobody else's */
    uint32_t is_noted : 1;
};

enum { REPORTS_MOST = (1 << 28) - 1 };

/* One athlete's mark or place in a report, once for the first word of the name and once for the last. */
struct entry {
    uint64_t value;                    /* of a mark, or of a place (then the lowest bit is set); 1: neither */
    uint32_t word;                     /* hash */
    uint32_t report : 30;
    uint32_t is_given_name : 1;
    uint32_t is_converted : 1;         /* from feet and inches */
};

_Static_assert(sizeof(struct entry) == 16, "as many entries are read at a time as lie between signposts");

/* An entry's value: the lowest bits tell what it is, then comes the quantity, then the amount of the mark. */
enum { VALUE_PLACE = 1, VALUE_TELLING = 2, VALUE_LONG = 4, VALUE_QUANTITY = 3 /* bits below it */, VALUE_AMOUNT = 6 };

/* A mark that is another race's than the report it stands in. */
struct stray {
    uint32_t report, word;
    uint64_t value;
    uint32_t root;                     /* the leader of its race */
};

/* A document that has one mark of another document's report: too little to make them one race, but not nothing. */
struct acquaintance { uint32_t document, report; };

/* Finds the number of a term by its text. */
struct numbers {
    uint32_t *slots;                   /* open addressing; 0 is free */
    uint32_t room;
};

struct directory_document {
    unsigned char hash[DOCUMENT_BYTES];
    uint32_t first_report;
};

enum { DOCUMENTS_A_POST = 32 };         /* of which memory holds the beginning of one hash, to find the others by */

struct term {
    str text;
    bool has_editions;                 /* a competition of the table */
};

struct directory {
    const struct reconciler *reconciler;
    struct arena arena, scratch;
    struct { struct term *items; uint32_t count, room; } terms;        /* events and competitions, each once, by number; 0 is no term; malloc */
    struct numbers terms_by_text;
    struct sorter *added_reports;      /* reports as they came (directory_reports.c) */
    struct sorter *added;              /* and their entries, until they are sorted */
    struct shelf *reports;             /* in the order of documents, once settled */
    struct link *links;                /* of each */
    struct shelf *documents;           /* by hash */
    uint32_t report_count, document_count;
    struct { uint64_t *items; uint32_t count, room; } posts;           /* the first bytes of every DOCUMENTS_A_POST-th hash */
    struct { struct stray *items; uint32_t count, room; } strays;      /* by report, word and value */
    struct { struct acquaintance *items; uint32_t count, room; } acquaintances;   /* by document and report, once strays are moved */
    struct sorter *entries;            /* by word, value and report */
    struct { struct entry *items; uint32_t count, room; } signposts;   /* every SIGNPOST_EVERY-th of them, to find the others by */
    pthread_mutex_t mutex;             /* for trouble, once many threads ask */
    enum status status;                /* of the temporary files: the first trouble is kept till somebody asks for it */
    struct error trouble;
};

/* ---- reports (directory_reports.c) ---- */

/* After trouble with the temporary file a report of which nothing is known. */
struct report report_read(const struct directory *directory, uint32_t index);
static inline struct report report_at(const struct directory *directory, uint32_t index) {
    const void *held = shelf_held(directory->reports, index);
    return held ? *(const struct report *)held : report_read(directory, index);
}
void report_put(struct directory *directory, uint32_t index, const struct report *report);

/* The number of the report that leads those joined with this one. Asked more often than anything else, like the next. */
uint32_t report_far_root(const struct directory *directory, uint32_t index);
static inline uint32_t report_root(const struct directory *directory, uint32_t index) {
    uint32_t parent = directory->links[index].parent;
    return parent == index || directory->links[parent].parent == parent ? parent : report_far_root(directory, index);
}
static inline struct report report_leader(const struct directory *directory, uint32_t index) {
    return report_at(directory, report_root(directory, index));
}
void reports_unmark(struct directory *directory);

static inline bool terms_clash(uint32_t a, uint32_t b) { return a && b && a != b; }
/* Would the two together make an edition that never was? */
bool reports_make_no_edition(const struct directory *directory, const struct report *a, const struct report *b);
/* Is anything known of both different, or would the two together make an edition that never was? */
static inline bool reports_clash(const struct directory *directory, const struct report *a, const struct report *b) {
    return terms_clash(a->event, b->event) || terms_clash(a->competition, b->competition) || (a->year && b->year && a->year != b->year) ||
           (a->sex && b->sex && a->sex != b->sex) || reports_make_no_edition(directory, a, b);
}
int report_known_parts(const struct report *report);
bool report_is_complete(const struct report *report);   /* all that can be; of one on the shelf its link says so */
str term_text(const struct directory *directory, uint32_t number);
/* What is known of the one is known of both from now on. */
void reports_join(struct directory *directory, uint32_t from, uint32_t to);
/* Were they published within days of each other, as far as one knows? */
bool reports_appeared_together(const struct report *a, const struct report *b);
/* An order of what documents state, by content alone. */
int reports_compare(const struct report *a, const struct report *b);
int entries_compare(const void *a, const void *b);
/* Beyond the last one: that its reports begin behind all. */
struct directory_document document_at(const struct directory *directory, uint32_t number);
/* What a hash is found by: its first bytes, as a number in the order of hashes. */
static inline uint64_t document_post(const unsigned char *hash) {
    uint64_t post = 0;
    for (int i = 0; i < 8; i++)
        post = post << 8 | hash[i];
    return post;
}
/* The end of the reports of the document. */
uint32_t document_end(const struct directory *directory, uint32_t document);

/* ---- entries of one word after the other (directory_namesakes.c) ---- */

struct namesakes {
    struct { struct entry *items; uint32_t count, room; } entries;   /* by value and report */
    struct sorter_place place;
    struct entry next;
    bool has_next;
};

/* The next word that more than one entry has. False at the end, and after trouble. */
bool namesakes_next(struct directory *directory, struct namesakes *namesakes);
void namesakes_close(struct namesakes *namesakes);
/* Keeps the first trouble; true when all is well. Any thread. */
bool directory_tried(const struct directory *directory, enum status status, const struct error *error);
/* False at the end, and after trouble, which is kept. */
bool directory_next(struct directory *directory, const struct sorter *sorter, struct sorter_place *place, void *record);
/* In rising order and each once; how many are left. */
uint32_t sort_and_thin(uint32_t *numbers, uint32_t count);

/* ---- joining, in this order ---- */

/* directory_reports.c: a report of the document, with terms by the numbers that they have until all is added. */
struct sorter *added_reports_open(void);
void directory_add_report(struct directory *directory, const unsigned char *hash, const struct report *report);

void directory_put_in_order(struct directory *directory);          /* directory_reports.c */
void directory_join_within_documents(struct directory *directory); /* directory_documents.c */
void directory_join_by_marks(struct directory *directory);         /* directory_marks.c */
void directory_join_by_knowledge(struct directory *directory);     /* directory_known.c */
void directory_move_strays(struct directory *directory);           /* directory_strays.c */

/* directory_slips.c. Is the entry's mark, as it may have been printed, a slip away from the other value? */
bool entry_slips_from(const struct entry *entry, uint64_t right_value, struct arena *scratch);

/* directory_strays.c. The race's report of a mark of that name: the report itself, unless the mark strayed. */
uint32_t directory_stray_home(const struct directory *directory, uint32_t report, uint32_t word, uint64_t value);

#endif
