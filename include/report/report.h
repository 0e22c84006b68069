/*
 * The report writes a folder of static HTML about everything that is known: an overview, a page for every discrepancy,
 * article, athlete, race and rule file, and an index with search. It opens from disk, asks nothing of any network, works
 * without JavaScript and prints.
 *
 * The report knows no database and no files but its own. It asks a feed for what it needs, some of it twice, and keeps of
 * each fact, voice and article a few dozen bytes; one race, one article or one discrepancy at a time is held whole:
 *
 *     struct report_feed feed = {.context = &mine, .each_fact = my_facts, ...};
 *     struct report_options options = {.folder = "site", .feed = &feed};
 *     report_write(&options, &summary, &error);
 *
 * Pages are made in FOLDER.partial, which takes the place of FOLDER when all of it is there; a folder that holds anything
 * but an older report is left alone. The same feed gives the same bytes: no page tells when it was made.
 */
#ifndef PHOTOFINISH_REPORT_REPORT_H
#define PHOTOFINISH_REPORT_REPORT_H

#include "base/error.h"
#include "model/fact.h"

/* An article, read again from its bytes where they can be had. */
struct report_article {
    int64_t document_id;           /* as in statements; 0 when not stored */
    struct sha256 document;
    str doc, uri, source, title, author;
    struct date published;
    uint32_t revision;             /* as in struct statement */
    const struct reading *reading; /* NULL when the bytes cannot be had or are others */
    str trouble;                   /* why reading is NULL, for people */
    const struct statement *statements; /* what is stored of it; shown where reading is NULL */
    uint32_t statement_count;
};

/* A rule as written. */
struct report_rule {
    struct origin origin;
    str name;
    bool is_claim;
    str text;
};

/* What the feed hands over lives until the taker returns; the feed stops and returns what the taker gave when that is not OK. */
typedef enum status report_fact_take(void *taker, const struct fact *fact, struct error *error);
typedef enum status report_discrepancy_take(void *taker, const struct discrepancy *discrepancy, struct error *error);
typedef enum status report_quote_take(void *taker, const struct utterance *utterance, struct error *error);
typedef enum status report_article_take(void *taker, const struct report_article *article, struct error *error);

/* Asked several times each; always the same things in the same order. */
struct report_feed {
    void *context;
    /* Facts of one race (event, competition, year) one behind the other, with all their support. */
    enum status (*each_fact)(void *context, report_fact_take *take, void *taker, struct error *error);
    enum status (*each_discrepancy)(void *context, report_discrepancy_take *take, void *taker, struct error *error);
    enum status (*each_quote)(void *context, report_quote_take *take, void *taker, struct error *error);
    enum status (*each_article)(void *context, report_article_take *take, void *taker, struct error *error);
    /* Rules as they are now. May be NULL with rule_count 0. */
    const struct report_rule *rules;
    uint32_t rule_count;
    /* The event's name for people ("long jump" for LJ), empty for none. May be NULL. */
    str (*event_name)(void *context, str code);
    /* Which of these documents are one text, printed more than once: same_as[i] is the least index of its group. May be NULL. */
    enum status (*copies)(void *context, const int64_t *document_ids, uint32_t count, uint32_t *same_as, struct error *error);
    /* metadata.json for showing the database that the feed comes from with Datasette; empty: there is none. For the export. */
    str datasette;
};

struct report_options {
    const char *folder;
    const char *title;   /* of the whole; NULL: "Photofinish" */
    const char *version; /* of the program, for the foot of the pages; NULL: none is named */
    const struct report_feed *feed;
};

struct report_summary {
    uint32_t pages, articles, athletes, races, discrepancies, facts;
    uint32_t unread;     /* articles whose bytes could not be had, or are others: their pages show what is stored */
    uint64_t bytes;      /* of all files */
};

/* FAILED_USAGE for a folder that holds something else, FAILED_SYSTEM for a full disk and the like; FOLDER is then as it was. */
enum status report_write(const struct report_options *options, struct report_summary *summary, struct error *error);

#endif
