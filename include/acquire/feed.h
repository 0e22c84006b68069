/*
 * RSS (0.9x, 1.0, 2.0) and Atom (RFC 4287): each entry is a document whose bytes are the entry as it stands in the feed.
 *
 *     struct feed feed;
 *     feed_open(&feed, bytes, STR(""), arena);
 *     while (feed_next(&feed, &document, arena)) ...
 *
 * The entry's own words are its article: content:encoded or content, else description or summary. The page that it links to is
 * not read here (acquire/follow.h finds it).
 */
#ifndef PHOTOFINISH_ACQUIRE_FEED_H
#define PHOTOFINISH_ACQUIRE_FEED_H

#include "acquire/html.h"

struct feed {
    str bytes;           /* as they came */
    str text;            /* the same, unless characters have 16 or 32 bits */
    struct offsets map;  /* text → bytes, then */
    str title;           /* of the feed: the outlet's name */
    str content_type;    /* "application/xml; charset=…", to be each entry's: only the feed's head declares it */
    size_t at;           /* in text, behind the last entry */
    uint32_t entry;      /* number of the last entry, from 1 */
};

/* bytes are borrowed, the arena's memory must live as long as the feed. content_type: as declared outside (HTTP), or empty. FAILED_INPUT
 * for more than 4 GiB. */
enum status feed_open(struct feed *feed, str bytes, str content_type, struct arena *arena);

/* Fills format, bytes, content_type, uri (the page that the entry links to; empty where it has none), source (the feed's title) and
 * file_offset (of the entry in feed->bytes). False when there is no further entry. */
bool feed_next(struct feed *feed, struct document *document, struct arena *arena);

/* Fills content from a document of FORMAT_FEED_ENTRY. */
enum status feed_entry_content(const struct document *document, const struct html_words *words, struct arena *arena,
                               struct content *content, struct error *error);

#endif
