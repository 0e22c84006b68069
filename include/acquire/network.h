/*
 * libcurl, opened by whoever fetches something. It brings thirty libraries along, and linking them takes longer than reading an
 * article: too long for all the commands that speak to nobody.
 *
 *     struct network network;
 *     if (network_open(&network, &error) == OK)
 *         CURLM *multi = network.multi_init();      // the names of <curl/curl.h>, without "curl_"
 */
#ifndef PHOTOFINISH_ACQUIRE_NETWORK_H
#define PHOTOFINISH_ACQUIRE_NETWORK_H

#include <curl/curl.h>

#include "base/error.h"

#define NETWORK_CALLS(CALL)                                                                                                     \
    CALL(easy_cleanup) CALL(easy_getinfo) CALL(easy_init) CALL(easy_setopt) CALL(easy_strerror) CALL(free) CALL(getdate)        \
    CALL(global_init) CALL(multi_add_handle) CALL(multi_cleanup) CALL(multi_info_read) CALL(multi_init) CALL(multi_perform)     \
    CALL(multi_poll) CALL(multi_remove_handle) CALL(multi_setopt) CALL(slist_append) CALL(slist_free_all) CALL(url)             \
    CALL(url_cleanup) CALL(url_get) CALL(url_set)

struct network {
#define NETWORK_CALL(name) __typeof__(curl_##name) *name;
    NETWORK_CALLS(NETWORK_CALL)
#undef NETWORK_CALL
};

/* FAILED_SYSTEM when the library is not there. It stays open until the program ends. */
enum status network_open(struct network *network, struct error *error);

#endif
