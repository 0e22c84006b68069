#include "acquire/exchange.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "acquire/address.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "size_text.h"

enum { TROUBLE_SIZE = 256, IP_SIZE = 64, HEAD_MOST = 256 * 1024 };

struct exchange {
    const struct network *network;
    CURL *easy;
    struct curl_slist *fields;
    struct buffer request, head, body;
    struct warc_exchange answer;
    uint64_t largest;
    enum exchange_reach reach;
    bool out_of_reach, too_large, was_public;
    char *address;
    char ip[IP_SIZE];
    char reason[CURL_ERROR_SIZE];
    char trouble[TROUBLE_SIZE + CURL_ERROR_SIZE];
};

/* ---- what curl calls */

/* Before a connection is made: the address that the name has now, not the one it had when somebody looked. */
static curl_socket_t open_socket(void *data, curlsocktype purpose, struct curl_sockaddr *address) {
    struct exchange *e = data;
    (void)purpose;
    if (e->reach == REACH_PUBLIC && !address_is_public(&address->addr)) {
        e->out_of_reach = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* Before the request is sent: a connection that another request had opened is checked as well. */
static int before_request(void *data, char *server, char *local, int server_port, int local_port) {
    struct exchange *e = data;
    (void)local, (void)server_port, (void)local_port;
    snprintf(e->ip, sizeof e->ip, "%s", server ? server : "");
    e->was_public = address_text_is_public(e->ip);
    if (e->reach == REACH_PUBLIC && !e->was_public) {
        e->out_of_reach = true;
        return CURL_PREREQFUNC_ABORT;
    }
    return CURL_PREREQFUNC_OK;
}

static size_t take_head(char *bytes, size_t size, size_t count, void *data) {
    struct exchange *e = data;
    str line = {bytes, size * count};
    if (str_starts_with(line, STR("HTTP/")))
        buffer_clear(&e->head); /* what came before was an interim answer (100, 103) */
    if (e->head.size + line.size > HEAD_MOST)
        return 0;
    buffer_add(&e->head, line);
    return line.size;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *data) {
    struct exchange *e = data;
    str part = {bytes, size * count};
    if (e->body.size + part.size > e->largest) {
        e->too_large = true;
        return 0;
    }
    buffer_add(&e->body, part);
    return part.size;
}

static int take_request(CURL *easy, curl_infotype type, char *bytes, size_t size, void *data) {
    struct exchange *e = data;
    (void)easy;
    if (type == CURLINFO_HEADER_OUT)
        buffer_add(&e->request, (str){bytes, size});
    return 0;
}

/* ---- the contract */

str exchange_address(const struct network *network, str address, str base, struct arena *arena) {
    CURLU *url = network->url();
    str result = {0};
    char *text = NULL, *scheme = NULL, *host = NULL;
    bool ok = url && (!base.size || network->url_set(url, CURLUPART_URL, str_to_c(base, arena), 0) == CURLUE_OK) &&
              network->url_set(url, CURLUPART_URL, str_to_c(address, arena), CURLU_URLENCODE) == CURLUE_OK &&
              network->url_get(url, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK && (!strcmp(scheme, "http") || !strcmp(scheme, "https"));
    static const CURLUPart dropped[] = {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS, CURLUPART_FRAGMENT};
    for (size_t i = 0; ok && i < sizeof dropped / sizeof *dropped; i++)
        ok = network->url_set(url, dropped[i], NULL, 0) == CURLUE_OK;
    if (ok && network->url_get(url, CURLUPART_HOST, &host, 0) == CURLUE_OK) /* curl leaves it in the case it was written in */
        ok = network->url_set(url, CURLUPART_HOST, str_to_c(str_lower(str_of(host), arena), arena), 0) == CURLUE_OK;
    if (ok && network->url_get(url, CURLUPART_URL, &text, CURLU_NO_DEFAULT_PORT) == CURLUE_OK)
        result = str_copy(str_of(text), arena);
    network->free(text);
    network->free(scheme);
    network->free(host);
    network->url_cleanup(url);
    return result;
}

static void add_field(struct exchange *e, const char *name, str value) {
    struct buffer field = {0};
    buffer_print(&field, "%s: %.*s", name, STR_ARG(value));
    buffer_add_char(&field, 0);
    if (value.size)
        e->fields = memory_had(e->network->slist_append(e->fields, field.data));
    buffer_close(&field);
}

struct exchange *exchange_open(const struct network *network, const struct exchange_request *request, const struct exchange_limits *limits) {
    struct exchange *e = MEMORY_NEW(1, struct exchange);
    e->network = network;
    e->easy = memory_had(network->easy_init());
    e->address = memory_had(strndup(request->address.data, request->address.size));
    e->largest = limits->largest;
    e->reach = request->reach;
    add_field(e, "Accept", STR("text/html,application/xhtml+xml,application/json;q=0.9,text/plain;q=0.8,*/*;q=0.1"));
    add_field(e, "Accept-Encoding", STR("gzip, deflate, zstd, br")); /* undone when the archive is read, so that it keeps what was sent */
    add_field(e, "If-None-Match", request->etag);
    add_field(e, "If-Modified-Since", request->modified);
    CURL *c = e->easy;
    network->easy_setopt(c, CURLOPT_URL, e->address);
    network->easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
    network->easy_setopt(c, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    network->easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
    network->easy_setopt(c, CURLOPT_PROXY, "");
    network->easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    network->easy_setopt(c, CURLOPT_HTTPHEADER, e->fields);
    network->easy_setopt(c, CURLOPT_USERAGENT, limits->user_agent);
    network->easy_setopt(c, CURLOPT_HTTP_CONTENT_DECODING, 0L);
    network->easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, (long)limits->connect_ms);
    network->easy_setopt(c, CURLOPT_TIMEOUT_MS, (long)limits->whole_ms);
    network->easy_setopt(c, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)limits->largest);
    network->easy_setopt(c, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    network->easy_setopt(c, CURLOPT_OPENSOCKETDATA, e);
    network->easy_setopt(c, CURLOPT_PREREQFUNCTION, before_request);
    network->easy_setopt(c, CURLOPT_PREREQDATA, e);
    network->easy_setopt(c, CURLOPT_HEADERFUNCTION, take_head);
    network->easy_setopt(c, CURLOPT_HEADERDATA, e);
    network->easy_setopt(c, CURLOPT_WRITEFUNCTION, take_body);
    network->easy_setopt(c, CURLOPT_WRITEDATA, e);
    network->easy_setopt(c, CURLOPT_VERBOSE, 1L);
    network->easy_setopt(c, CURLOPT_DEBUGFUNCTION, take_request);
    network->easy_setopt(c, CURLOPT_DEBUGDATA, e);
    network->easy_setopt(c, CURLOPT_ERRORBUFFER, e->reason);
    return e;
}

void exchange_start(struct exchange *e, CURLM *multi) {
    e->network->multi_add_handle(multi, e->easy);
}

enum exchange_end exchange_finish(struct exchange *e, CURLM *multi, CURLcode code) {
    long status = 0;
    e->network->easy_getinfo(e->easy, CURLINFO_RESPONSE_CODE, &status);
    e->network->multi_remove_handle(multi, e->easy);
    e->answer = (struct warc_exchange){str_of(e->address), str_of(e->ip), buffer_str(&e->request), buffer_str(&e->head), buffer_str(&e->body),
                                       (int)status};
    if (e->out_of_reach) {
        snprintf(e->trouble, sizeof e->trouble, "leads to a private address; --allow-private permits it");
        return EXCHANGE_REFUSED;
    }
    if (e->too_large || code == CURLE_FILESIZE_EXCEEDED) {
        snprintf(e->trouble, sizeof e->trouble, "is larger than %s", size_text(e->largest).text);
        return EXCHANGE_REFUSED;
    }
    if (code == CURLE_OK && status)
        return EXCHANGE_ANSWERED;
    snprintf(e->trouble, sizeof e->trouble, "%s", e->reason[0] ? e->reason : e->network->easy_strerror(code));
    return code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_URL_MALFORMAT || code == CURLE_PEER_FAILED_VERIFICATION ? EXCHANGE_REFUSED
                                                                                                                       : EXCHANGE_FAILED;
}

void exchange_close(struct exchange *e) {
    if (!e)
        return;
    e->network->easy_cleanup(e->easy);
    e->network->slist_free_all(e->fields);
    buffer_close(&e->request);
    buffer_close(&e->head);
    buffer_close(&e->body);
    free(e->address);
    memory_free(e);
}

CURL *exchange_handle(const struct exchange *e) {
    return e->easy;
}

const struct warc_exchange *exchange_answer(const struct exchange *e) {
    return &e->answer;
}

const char *exchange_trouble(const struct exchange *e) {
    return e->trouble;
}

bool exchange_was_public(const struct exchange *e) {
    return e->was_public;
}
