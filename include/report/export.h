/*
 * The export hands on what is known in formats that other programs read: docs/EXPORT.md describes each.
 *
 *     struct export_options options = {.folder = "handed-on", .formats = EXPORT_JSONL | EXPORT_CSV, .feed = &feed};
 *     status = export_write(&options, &error);
 *
 * It asks the same feed as the report. Files depend on the feed's content alone; a folder appears when all of it is there, as
 * the report's does. Memory does not grow with the articles, but for a hundred bytes a claim where PROV is asked for.
 */
#ifndef PHOTOFINISH_REPORT_EXPORT_H
#define PHOTOFINISH_REPORT_EXPORT_H

#include <stdio.h>

#include "report/report.h"

enum export_format {
    EXPORT_JSONL = 1,           /* facts, discrepancies, quotes, documents: one JSON object a line */
    EXPORT_CSV = 2,             /* the same as tables (RFC 4180), described by CSV on the Web metadata */
    EXPORT_BRAT = 4,            /* brat standoff, as eval reads it */
    EXPORT_WEBANNOTATION = 8,   /* W3C Web Annotation Data Model, JSON-LD */
    EXPORT_PROV = 16,           /* PROV-JSON (W3C member submission of 2013) */
    EXPORT_SARIF = 32,          /* OASIS SARIF 2.1.0: discrepancies as results */
    EXPORT_CLAIMREVIEW = 64,    /* schema.org ClaimReview, JSON-LD: discrepancies */
    EXPORT_DATASETTE = 128,     /* metadata.json for Datasette */
};

/* The format of that name ("jsonl", "webannotation" …), 0 for none. */
uint32_t export_format_of(str name);

struct export_options {
    const char *folder;         /* NULL: to stream */
    FILE *stream;               /* one format, and not brat, which is many files */
    uint32_t formats;           /* of enum export_format */
    const char *version;        /* of the program, for PROV and SARIF; NULL: none is named */
    const struct report_feed *feed;
    uint32_t *unread;           /* gets the number of articles that brat and Web Annotation lack because their bytes could not be read; may be NULL */
};

enum status export_write(const struct export_options *options, struct error *error);

#endif
