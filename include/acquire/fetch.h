/*
 * Fetching from the network into an archive, politely: robots.txt is asked first and obeyed, one connection a host with a pause
 * between requests, hosts in parallel, Retry-After and growing pauses after trouble, limits on time and size, redirects bounded and
 * each one checked anew. Every exchange is written to a WARC file, which is what gets read afterwards; nothing else touches the
 * network.
 *
 *     struct fetch_options options = {.output = "news.warc.gz"};
 *     struct fetch_summary summary;
 *     fetch(addresses, count, &options, &summary, &error);
 *
 * Interrupted, the same call goes on where it stopped. Called again after it was done, it asks only for what has changed (ETag,
 * Last-Modified): the archive then grows by small "revisit" records.
 */
#ifndef PHOTOFINISH_ACQUIRE_FETCH_H
#define PHOTOFINISH_ACQUIRE_FETCH_H

#include <signal.h>

#include "base/error.h"
#include "base/str.h"

enum fetch_outcome {
    FETCH_STORED,        /* a good answer, new or changed */
    FETCH_UNCHANGED,     /* the server says so, or the same bytes came */
    FETCH_HAD,           /* an interrupted run had fetched it */
    FETCH_FORBIDDEN,     /* by robots.txt, by the rules about private addresses, or no address at all */
    FETCH_FAILED,        /* no good answer, however often it was tried */
};

/* Zeros mean the defaults that are given here. */
struct fetch_options {
    const char *output;          /* file.warc.gz; must be given */
    bool allow_private;          /* redirects from public to private addresses are followed */
    bool were_found;             /* the addresses stood in something that was read: private ones are refused as such redirects are */
    uint32_t hosts_at_once;      /* 16 */
    uint32_t pause_ms;           /* between two requests to a host, unless its robots.txt asks for more: 1000 */
    uint32_t longest_pause_ms;   /* that a server may ask for (Retry-After, Crawl-delay); it is left alone otherwise: 120000 */
    uint32_t connect_ms;         /* 15000 */
    uint32_t whole_ms;           /* for one exchange: 60000 */
    uint64_t largest;            /* bytes of an answer, as sent and unpacked: 16 MiB */
    uint32_t redirects;          /* in a row: 10 */
    uint32_t tries;              /* 3 */
    const volatile sig_atomic_t *stop;   /* set by a signal handler: end after the exchanges in hand; may be NULL */
    /* Called for each address when its outcome is known, and with FETCH_FAILED texts for trouble that is tried again (final false). */
    void (*tell)(void *context, str address, enum fetch_outcome outcome, bool final, const char *text);
    void *context;
};

struct fetch_summary {
    uint32_t stored, unchanged, had, forbidden, failed;
    uint64_t bytes;              /* received */
};

/* STOPPED when options->stop was set; FAILED_SYSTEM when the archive can't be written. Addresses that can't be had are no error: they
 * are told and counted. */
enum status fetch(char *const *addresses, uint32_t count, const struct fetch_options *options, struct fetch_summary *summary,
                  struct error *error);

#endif
