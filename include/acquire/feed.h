/*
 * RSS (0.9x, 1.0, 2.0) and Atom (RFC 4287): each entry is a document whose bytes are the entry as it stands in the feed.
 *
 *     struct feed_head head;
 *     feed_head_read(feed, &head, arena);
 *     for (size_t at = 0; feed_next(feed, &at, &entry);)
 *         ... document.bytes = span_str(feed, entry), document.uri = feed_entry_link(document.bytes, arena) ...
 *
 * The entry's own words are its article: content:encoded or content, else description or summary. Reading the page that it
 * links to is the caller's affair.
 */
#ifndef PHOTOFINISH_ACQUIRE_FEED_H
#define PHOTOFINISH_ACQUIRE_FEED_H

#include "acquire/html.h"

struct feed_head {
    str title;        /* of the feed: the outlet's name */
    str language;
    str content_type; /* "application/xml; charset=…", to be each entry's: only the feed's head declares it */
};

void feed_head_read(str feed, struct feed_head *head, struct arena *arena);

/* The span of the next entry at or after *at. False when there is none. */
bool feed_next(str feed, size_t *at, struct span *entry);

/* The address of the entry's page; empty when it has none. */
str feed_entry_link(str entry, struct arena *arena);

/* Fills content from a document of FORMAT_FEED_ENTRY. */
enum status feed_entry_content(const struct document *document, const struct html_words *words, struct arena *arena,
                               struct content *content, struct error *error);

#endif
