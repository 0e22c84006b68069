/*
 * One request over the network and its answer, run by a curl multi handle. Redirects are not followed: whoever asked decides.
 *
 *     struct exchange *exchange = exchange_open(&network, &request, &limits);
 *     exchange_start(exchange, multi);               // until curl_multi_info_read names exchange_handle(exchange)
 *     enum exchange_end end = exchange_finish(exchange, multi, code);
 *     ... exchange_answer(exchange) ...
 *     exchange_close(exchange);
 *
 * Only http and https, HTTP/1.1, TLS certificates checked, no proxy (through one, the address behind a name can't be checked),
 * no cookies, no credentials.
 */
#ifndef PHOTOFINISH_ACQUIRE_EXCHANGE_H
#define PHOTOFINISH_ACQUIRE_EXCHANGE_H

#include "acquire/network.h"
#include "acquire/warc_write.h"

struct exchange_limits {
    uint64_t largest;          /* bytes of a body as sent */
    uint32_t connect_ms;       /* to connect */
    uint32_t whole_ms;         /* for all of it */
    const char *user_agent;
};

enum exchange_reach { REACH_ALL, REACH_PUBLIC };

struct exchange_request {
    str address;
    str etag, modified;        /* for If-None-Match, If-Modified-Since; may be empty */
    enum exchange_reach reach; /* which network addresses may be spoken to */
};

enum exchange_end {
    EXCHANGE_ANSWERED,         /* whatever the status */
    EXCHANGE_FAILED,           /* no whole answer; trying again may help */
    EXCHANGE_REFUSED,          /* too large, or a network address out of reach: trying again won't help */
};

struct exchange;

/* Borrows the network. */
struct exchange *exchange_open(const struct network *network, const struct exchange_request *request, const struct exchange_limits *limits);
void exchange_start(struct exchange *exchange, CURLM *multi);
enum exchange_end exchange_finish(struct exchange *exchange, CURLM *multi, CURLcode code);
void exchange_close(struct exchange *exchange);

CURL *exchange_handle(const struct exchange *exchange);
const struct warc_exchange *exchange_answer(const struct exchange *exchange);

/* Why it failed or was refused. */
const char *exchange_trouble(const struct exchange *exchange);

/* Whether the server's network address was public. */
bool exchange_was_public(const struct exchange *exchange);

/* The address without fragment, user and password, in normal form, as relative to base (may be empty). Empty for what is no http or
 * https address. */
str exchange_address(const struct network *network, str address, str base, struct arena *arena);

#endif
