/*
 * Fetching from the network into an archive, politely (docs/INPUTS.md says how): robots.txt is obeyed, each host has one connection and
 * pauses, time, size and redirects are limited. Every exchange is written to a WARC file, and it is this file that gets read afterwards;
 * nothing else in the program touches the network.
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

/* A field that is 0 stands for the default that is named beside it. */
struct fetch_options {
    const char *output;          /* file.warc.gz; must be given */
    bool allow_private;          /* redirects from public to private addresses are followed */
    bool were_found;             /* the addresses were found in documents and not typed by people: private ones are refused */
    uint32_t hosts_at_once;      /* 16 */
    uint32_t pause_ms;           /* between two requests to a host, unless its robots.txt asks for more: 1000 */
    uint32_t longest_pause_ms;   /* a server that asks for more (Retry-After, Crawl-delay) is left alone: 120000 */
    uint32_t connect_ms;         /* 15000 */
    uint32_t whole_ms;           /* for one exchange: 60000 */
    uint64_t largest;            /* bytes of an answer, as sent and unpacked: 16 MiB */
    uint32_t redirects;          /* in a row: 10 */
    uint32_t tries;              /* 3 */
    const volatile sig_atomic_t *stop;   /* set by a signal handler: end after the exchanges in hand; may be NULL */
    /* Told of each address when its outcome is known (final), and before that with FETCH_FAILED of each trouble after which it is tried again. */
    void (*tell)(void *context, str address, enum fetch_outcome outcome, bool final, const char *text);
    void *context;
};

struct fetch_summary {
    uint32_t stored, unchanged, had, forbidden, failed;
    uint64_t bytes;              /* received */
};

/* STOPPED when options->stop was set; FAILED_SYSTEM when the archive can't be written. An address that can't be fetched is no error: tell hears
 * of it, and it is counted. */
enum status fetch(char *const *addresses, uint32_t count, const struct fetch_options *options, struct fetch_summary *summary,
                  struct error *error);

#endif
