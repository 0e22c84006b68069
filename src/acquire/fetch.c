#include "acquire/fetch.h"

#include <stdio.h>
#include <time.h>

#include "acquire/exchange.h"
#include "acquire/hosts.h"
#include "acquire/http.h"

static const char agent[] = "photofinish";
static const char user_agent[] = "photofinish/1.0 (reads news about athletics; obeys robots.txt)";

struct fetcher {
    struct fetch_options options;       /* with the defaults filled in */
    struct exchange_limits limits;
    struct fetch_summary *summary;
    struct hosts hosts;
    struct warc_writer *writer;
    struct network network;
    CURLM *multi;
    uint32_t running;
    struct arena arena;                 /* jobs and robots.txt files: what grows with what is asked for */
};

static int64_t milliseconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- outcomes */

static void tell(struct fetcher *f, const struct job *job, enum fetch_outcome outcome, bool final, const char *text) {
    uint32_t *counts[] = {&f->summary->stored, &f->summary->unchanged, &f->summary->had, &f->summary->forbidden, &f->summary->failed};
    if (final)
        ++*counts[outcome];
    if (f->options.tell)
        f->options.tell(f->options.context, job->asked, outcome, final, text);
}

/* The job can't be done. For a robots.txt this means that nothing of its authority may be fetched. */
static void give_up(struct fetcher *f, struct job *job, enum fetch_outcome outcome, const char *text) {
    if (job->rules_of)
        job->rules_of->rules = RULES_OUT_OF_REACH;
    tell(f, job, outcome, !job->rules_of, text);
}

static void queue(struct fetcher *f, struct job *job, enum job_place place) {
    hosts_add(hosts_find(&f->hosts, job->address, f->options.pause_ms), job, place);
}

/* Once more, after what the server asks for or a pause that doubles. */
static void try_again(struct fetcher *f, struct host *host, struct job *job, int64_t wanted_ms, const char *text) {
    char why[512];
    uint32_t growing = (f->options.pause_ms ? f->options.pause_ms : 1) << (job->tries < 16 ? job->tries : 16);
    int64_t wait = wanted_ms > growing ? wanted_ms : growing;
    job->tries++;
    host->ready = milliseconds_now() + wait;
    if (job->tries >= f->options.tries) {
        give_up(f, job, FETCH_FAILED, text);
        return;
    }
    snprintf(why, sizeof why, "%s; waiting %.1f s", text, (double)wait / 1000);
    tell(f, job, FETCH_FAILED, false, why);
    hosts_add(host, job, JOB_FIRST);
}

/* Retry-After: seconds, or a date (RFC 9110, 10.2.3). */
static int64_t retry_after(const struct network *network, str head) {
    str value = http_field(head, "Retry-After");
    int64_t seconds;
    char text[64];
    if (str_to_int(value, &seconds))
        return seconds > 1000000 ? 1000000000 : seconds * 1000;
    snprintf(text, sizeof text, "%.*s", STR_ARG(value));
    time_t then = value.size ? network->getdate(text, NULL) : -1, now = time(NULL);
    return then > now ? (int64_t)(then - now) * 1000 : 0;
}

static void follow(struct fetcher *f, struct job *job, const struct warc_exchange *answer, bool was_public) {
    str target = exchange_address(&f->network, http_field(answer->head, "Location"), answer->address, &f->arena);
    uint32_t most = job->rules_of && f->options.redirects > 5 ? 5 : f->options.redirects; /* RFC 9309, 2.3.1.2 */
    if (!target.size) {
        give_up(f, job, FETCH_FORBIDDEN, "is redirected to something that is no http or https address");
    } else if (job->redirects >= most) {
        give_up(f, job, FETCH_FAILED, "is redirected too often");
    } else {
        job->redirects++;
        job->tries = 0;
        job->from_public |= was_public;
        job->address = target;
        queue(f, job, JOB_FIRST);
    }
}

static void take_rules(struct fetcher *f, struct job *job, const struct warc_exchange *answer) {
    struct http_response response = {answer->status, answer->head, answer->body, false};
    str body;
    job->rules_of->rules = RULES_KNOWN;
    if (answer->status / 100 != 2 || http_body(&response, ROBOTS_MOST_BYTES, &f->arena, &body, NULL) != OK)
        return; /* 4xx: there are no rules (RFC 9309, 2.3.1.3) */
    job->rules_of->robots = robots_parse(str_copy(body, &f->arena), &f->arena);
    uint32_t delay = robots_delay(job->rules_of->robots, agent);
    struct host *owner = hosts_find(&f->hosts, job->rules_of->name, f->options.pause_ms);
    if (delay > owner->pause) {
        owner->pause = delay;
        owner->ready = milliseconds_now() + delay; /* the robots.txt itself counts */
    }
}

static void take_article(struct fetcher *f, struct job *job, const struct warc_exchange *answer, bool unchanged) {
    struct arena arena = {0};
    struct http_response response = {answer->status, answer->head, answer->body, false};
    struct error reason = {0};
    str body;
    char text[64];
    snprintf(text, sizeof text, "%zu bytes", answer->body.size);
    if (unchanged)
        tell(f, job, FETCH_UNCHANGED, true, "unchanged");
    else if (http_body(&response, f->options.largest, &arena, &body, &reason) != OK)
        tell(f, job, FETCH_FAILED, true, reason.text);
    else
        tell(f, job, FETCH_STORED, true, text);
    arena_close(&arena);
}

static bool is_redirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static bool may_pass(int status) {
    return status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
}

/* An answer came, whatever it says: it is stored, then acted upon. */
static enum status answered(struct fetcher *f, struct host *host, struct job *job, const struct exchange *exchange, struct error *error) {
    const struct warc_exchange *answer = exchange_answer(exchange);
    const struct warc_known *known = warc_writer_known(f->writer, answer->address);
    bool same = known && answer->status == 200 && warc_writer_is_payload(known, answer->body);
    char text[64];
    enum status status = warc_writer_add(f->writer, answer, error);
    if (status != OK)
        return status;
    f->summary->bytes += answer->body.size;
    snprintf(text, sizeof text, "answered %d", answer->status);
    if (is_redirect(answer->status))
        follow(f, job, answer, exchange_was_public(exchange));
    else if (may_pass(answer->status))
        try_again(f, host, job, retry_after(&f->network, answer->head), text);
    else if (job->rules_of)
        take_rules(f, job, answer);
    else if (answer->status / 100 == 2 || (answer->status == 304 && known))
        take_article(f, job, answer, same || answer->status == 304);
    else
        give_up(f, job, FETCH_FAILED, text);
    return OK;
}

static enum status finish(struct fetcher *f, struct host *host, CURLcode code, struct error *error) {
    struct exchange *exchange = host->exchange;
    struct job *job = host->job;
    enum status status = OK;
    f->running--;
    hosts_done(host, milliseconds_now());
    switch (exchange_finish(exchange, f->multi, code)) {
    case EXCHANGE_ANSWERED:
        status = answered(f, host, job, exchange, error);
        break;
    case EXCHANGE_FAILED:
        try_again(f, host, job, 0, exchange_trouble(exchange));
        break;
    case EXCHANGE_REFUSED:
        give_up(f, job, FETCH_FORBIDDEN, exchange_trouble(exchange));
        break;
    }
    exchange_close(exchange);
    return status;
}

/* ---- the loop */

static void start(struct fetcher *f, struct host *host, struct job *job) {
    const struct warc_known *known = job->rules_of ? NULL : warc_writer_known(f->writer, job->address);
    if (known && warc_writer_has_already(f->writer, known)) {
        host->job = NULL;
        tell(f, job, FETCH_HAD, true, "is in the archive already");
        return;
    }
    struct exchange_request request = {
        .address = job->address,
        .etag = known ? known->etag : (str){0},
        .modified = known ? known->modified : (str){0},
        .reach = job->from_public && !f->options.allow_private ? REACH_PUBLIC : REACH_ALL,
    };
    host->exchange = exchange_open(&f->network, &request, &f->limits);
    exchange_start(host->exchange, f->multi);
    f->running++;
}

/* Gives a host all it may do now. Returns whether something is left to do; *when is lowered to the next moment that counts. */
static bool serve(struct fetcher *f, struct host *host, int64_t *when) {
    for (;;) {
        int64_t now = milliseconds_now(), moment;
        struct job *job;
        if (f->running >= f->options.hosts_at_once)
            return host->job || host->jobs;
        switch (hosts_step(&f->hosts, host, now, &job, &moment)) {
        case HOST_START:
            start(f, host, job);
            break;
        case HOST_FORBIDDEN:
            give_up(f, job, FETCH_FORBIDDEN, "robots.txt does not allow it");
            break;
        case HOST_NO_RULES:
            give_up(f, job, FETCH_FAILED, "its robots.txt can't be had, so nothing may be fetched; try again later");
            break;
        case HOST_BUSY:
            if (moment && moment - now > f->options.longest_pause_ms) {
                for (; host->jobs; host->jobs = host->jobs->next)
                    give_up(f, host->jobs, FETCH_FAILED, "the server wants to be left alone for longer than we wait; try again later");
                return false;
            }
            if (moment && moment < *when)
                *when = moment;
            return host->job || host->jobs;
        }
    }
}

static struct host *host_of_handle(struct fetcher *f, CURL *handle) {
    struct host *host = f->hosts.first;
    while (host && !(host->exchange && exchange_handle(host->exchange) == handle))
        host = host->next;
    return host;
}

static bool is_stopped(const struct fetcher *f) {
    return f->options.stop && *f->options.stop;
}

static enum status run(struct fetcher *f, struct error *error) {
    enum { LONGEST_WAIT = 1000 }; /* so that a signal is seen in time */
    for (bool left = true; left;) {
        if (is_stopped(f))
            return error_set(error, STOPPED, "stopped; the same command goes on");
        int64_t now = milliseconds_now(), when = now + LONGEST_WAIT;
        left = false;
        for (struct host *host = f->hosts.first; host; host = host->next)
            left |= serve(f, host, &when);
        int running, waiting;
        f->network.multi_perform(f->multi, &running);
        for (CURLMsg *message; (message = f->network.multi_info_read(f->multi, &waiting));) {
            struct host *host = host_of_handle(f, message->easy_handle);
            enum status status = finish(f, host, message->data.result, error);
            if (status != OK)
                return status;
            when = 0;
        }
        now = milliseconds_now();
        if (left && when > now)
            f->network.multi_poll(f->multi, NULL, 0, (int)(when - now), NULL);
    }
    return OK;
}

static void ask_for(struct fetcher *f, char *const *addresses, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        struct job *job = ARENA_NEW(&f->arena, struct job);
        job->asked = str_of(addresses[i]);
        job->from_public = f->options.were_found;
        job->address = exchange_address(&f->network, job->asked, (str){0}, &f->arena);
        if (job->address.size)
            queue(f, job, JOB_LAST);
        else
            give_up(f, job, FETCH_FORBIDDEN, "is no http or https address");
    }
}

static struct fetch_options with_defaults(const struct fetch_options *given) {
    struct fetch_options o = *given;
    o.hosts_at_once = o.hosts_at_once ? o.hosts_at_once : 16;
    o.pause_ms = o.pause_ms ? o.pause_ms : 1000;
    o.longest_pause_ms = o.longest_pause_ms ? o.longest_pause_ms : 120000;
    o.connect_ms = o.connect_ms ? o.connect_ms : 15000;
    o.whole_ms = o.whole_ms ? o.whole_ms : 60000;
    o.largest = o.largest ? o.largest : 16u << 20;
    o.redirects = o.redirects ? o.redirects : 10;
    o.tries = o.tries ? o.tries : 3;
    return o;
}

enum status fetch(char *const *addresses, uint32_t count, const struct fetch_options *options, struct fetch_summary *summary,
                  struct error *error) {
    *summary = (struct fetch_summary){0};
    struct fetcher f = {.options = with_defaults(options), .summary = summary};
    f.limits = (struct exchange_limits){f.options.largest, f.options.connect_ms, f.options.whole_ms, user_agent};
    enum status status = network_open(&f.network, error);
    if (status == OK)
        status = warc_writer_open(options->output, &f.writer, error);
    if (status != OK)
        return status;
    if (f.network.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || !(f.multi = f.network.multi_init())) {
        status = error_set(error, FAILED_SYSTEM, "the network library can't start");
        goto done;
    }
    f.network.multi_setopt(f.multi, CURLMOPT_MAX_HOST_CONNECTIONS, 1L);
    f.hosts = hosts_open(agent, &f.arena);
    ask_for(&f, addresses, count);
    status = run(&f, error);
    for (struct host *host = f.hosts.first; host; host = host->next) /* in the middle of something when it was stopped */
        if (host->exchange) {
            exchange_finish(host->exchange, f.multi, CURLE_ABORTED_BY_CALLBACK);
            exchange_close(host->exchange);
        }
    if (status == OK)
        status = warc_writer_complete(f.writer, error);
done:
    f.network.multi_cleanup(f.multi);
    warc_writer_close(f.writer);
    arena_close(&f.arena);
    return status;
}
