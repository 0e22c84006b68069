#include "acquire/hosts.h"

struct hosts hosts_open(const char *agent, struct arena *arena) {
    return (struct hosts){.arena = arena, .agent = agent};
}

/* "https://example.org:8443" of "https://example.org:8443/a". */
static str authority_of(str address) {
    size_t start = str_find(address, STR("://"), 0) + 3, end = start;
    while (end < address.size && !strchr("/?#", address.data[end]))
        end++;
    return str_slice(address, 0, end);
}

/* "example.org" of the same. */
static str host_of(str authority) {
    str host = str_slice(authority, str_find(authority, STR("://"), 0) + 3, authority.size);
    size_t bracket = str_find_char(host, ']', 0), from = bracket < host.size ? bracket : 0;
    return str_slice(host, 0, str_find_char(host, ':', from));
}

struct host *hosts_find(struct hosts *hosts, str address, uint32_t pause) {
    str name = host_of(authority_of(address));
    if (!hosts->last)
        hosts->last = &hosts->first;
    for (struct host *host = hosts->first; host; host = host->next)
        if (str_equal_ignoring_case(host->name, name))
            return host;
    struct host *host = ARENA_NEW(hosts->arena, struct host);
    host->name = str_copy(name, hosts->arena);
    host->pause = pause;
    *hosts->last = host;
    hosts->last = &host->next;
    return host;
}

struct authority *hosts_authority(struct hosts *hosts, struct host *host, str address) {
    str name = authority_of(address);
    for (struct authority *a = host->authorities; a; a = a->next)
        if (str_equal_ignoring_case(a->name, name))
            return a;
    struct authority *a = ARENA_NEW(hosts->arena, struct authority);
    a->name = str_copy(name, hosts->arena);
    a->next = host->authorities;
    return host->authorities = a;
}

void hosts_add(struct host *host, struct job *job, enum job_place place) {
    struct job **link = &host->jobs;
    while (place == JOB_LAST && *link)
        link = &(*link)->next;
    job->next = *link;
    *link = job;
}

static struct job *rules_job(struct hosts *hosts, struct authority *authority, bool from_public) {
    struct job *job = ARENA_NEW(hosts->arena, struct job);
    job->address = job->asked = str_print(hosts->arena, "%.*s/robots.txt", STR_ARG(authority->name));
    job->rules_of = authority;
    job->from_public = from_public;
    authority->rules = RULES_ASKED;
    return job;
}

/* The first job that need not wait for a robots.txt, out of the queue; NULL when all must. One for a robots.txt comes of it where
 * nobody has asked for that yet. */
static struct job *take(struct hosts *hosts, struct host *host, struct authority **authority) {
    for (struct job **link = &host->jobs; *link; link = &(*link)->next) {
        struct job *job = *link;
        *authority = job->rules_of ? NULL : hosts_authority(hosts, host, job->address);
        if (*authority && (*authority)->rules == RULES_NOT_ASKED)
            return rules_job(hosts, *authority, job->from_public);
        if (*authority && (*authority)->rules == RULES_ASKED)
            continue;
        *link = job->next;
        job->next = NULL;
        return job;
    }
    return NULL;
}

enum host_step hosts_step(struct hosts *hosts, struct host *host, int64_t now, struct job **job, int64_t *when) {
    *when = 0;
    if (host->job || !host->jobs)
        return HOST_BUSY;
    struct authority *authority = NULL;
    if (host->ready > now) {
        *when = host->ready;
        return HOST_BUSY;
    }
    *job = take(hosts, host, &authority);
    if (!*job)
        return HOST_BUSY;
    if (!(*job)->rules_of && authority->rules == RULES_OUT_OF_REACH)
        return HOST_NO_RULES;
    if (!(*job)->rules_of && authority->robots && !robots_allows(authority->robots, hosts->agent, (*job)->address))
        return HOST_FORBIDDEN;
    host->job = *job;
    return HOST_START;
}

void hosts_done(struct host *host, int64_t now) {
    host->job = NULL;
    host->exchange = NULL;
    if (host->ready < now + host->pause)
        host->ready = now + host->pause;
}
