/*
 * Which edition of which competition a claim is about, and when: the article's own words ("the Sydney Games", "last year's worlds",
 * "two years ago") against the table of editions, the names of competitions and the article's date. What can't be told stays unknown.
 *
 *     struct meeting_tables tables;
 *     meeting_tables_load("rules", &tables, arena, error);      // once
 *     meeting_resolve(&reading, &tables, arena);                // after extract
 */
#ifndef PHOTOFINISH_RESOLVE_MEETING_H
#define PHOTOFINISH_RESOLVE_MEETING_H

#include "model/claim.h"
#include "model/editions.h"
#include "resolve/dates.h"

struct meeting_row; /* of competition-words.tsv */

struct meeting_tables {
    struct editions editions;
    struct date_words dates;
    struct { struct meeting_row *items; uint32_t count, room; } rows;
};

/* Reads FOLDER/lexicon/competitions.tsv, competition-names.tsv, competition-words.tsv and dates.tsv. */
enum status meeting_tables_load(const char *rules_folder, struct meeting_tables *tables, struct arena *arena, struct error *error);

/* Fills competition, year and date of each claim of the reading. */
void meeting_resolve(struct reading *reading, const struct meeting_tables *tables, struct arena *arena);

/* The canonical name for what an article of that day calls a competition; *year is filled where the words tell the edition. */
str meeting_name(const struct meeting_tables *tables, str words, str event, struct date published, int16_t *year, struct arena *arena);

#endif
