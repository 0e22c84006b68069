/*
 * A store, and the files it was made from, as the feed of report and export. Statements of a fact or a value come in the order of
 * their documents' names, whatever the order in which they were read.
 *
 *     struct store_feed *stored;
 *     store_feed_open("facts.db", &tools, &stored, &error);
 *     report_write(&(struct report_options){.feed = store_feed(stored), …}, …);
 *     store_feed_close(stored);
 */
#ifndef PHOTOFINISH_PIPELINE_STORE_FEED_H
#define PHOTOFINISH_PIPELINE_STORE_FEED_H

#include "pipeline/reading_tools.h"
#include "report/report.h"

struct store_feed;

/* Borrows the tools. */
enum status store_feed_open(const char *database, const struct reading_tools *tools, struct store_feed **stored, struct error *error);
const struct report_feed *store_feed(const struct store_feed *stored);
void store_feed_close(struct store_feed *stored);

#endif
