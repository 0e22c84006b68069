/*
 * Whom to ask what, and when: a queue of jobs for each host, the robots.txt of each authority (scheme, host and port), and the moment
 * before which a host is left in peace. No network here, and no clock: the time is told, in milliseconds.
 */
#ifndef PHOTOFINISH_ACQUIRE_HOSTS_H
#define PHOTOFINISH_ACQUIRE_HOSTS_H

#include "acquire/robots.h"

struct authority {
    str name;                /* "https://example.org:8443" */
    enum { RULES_NOT_ASKED, RULES_ASKED, RULES_KNOWN, RULES_OUT_OF_REACH } rules;
    struct robots *robots;   /* when known; may be NULL: all is allowed */
    struct authority *next;
};

struct job {
    str address;             /* to fetch now */
    str asked;               /* that was asked for: where redirects began */
    struct authority *rules_of;  /* this fetches the robots.txt of that authority; NULL for articles */
    uint32_t redirects, tries;
    bool from_public;        /* a public address led here */
    struct job *next;
};

struct host {
    str name;
    struct job *jobs;        /* waiting, in order */
    struct authority *authorities;
    struct job *job;         /* in hand */
    void *exchange;          /* of the job in hand; whoever runs it keeps it here */
    int64_t ready;           /* not before this moment */
    uint32_t pause;          /* to leave after each exchange */
    struct host *next;
};

struct hosts {
    struct host *first, **last;
    struct arena *arena;
    const char *agent;       /* product token for robots.txt */
};

struct hosts hosts_open(const char *agent, struct arena *arena);

/* The host of an address that exchange_address made; made when it is new, with that pause. */
struct host *hosts_find(struct hosts *hosts, str address, uint32_t pause);
struct authority *hosts_authority(struct hosts *hosts, struct host *host, str address);

/* Puts a job at the end of its host's queue, or in front of it. */
enum job_place { JOB_FIRST, JOB_LAST };
void hosts_add(struct host *host, struct job *job, enum job_place place);

enum host_step {
    HOST_BUSY,        /* an exchange is running, nothing is waiting, or the moment has not come: see *when (0: no moment) */
    HOST_START,       /* *job may be fetched now and is in hand */
    HOST_FORBIDDEN,   /* robots.txt does not want *job fetched; it is out of the queue */
    HOST_NO_RULES,    /* robots.txt can't be had, so *job must not be fetched; it is out of the queue */
};

/* What the host should do now. A robots.txt that is needed first is asked for before its articles. */
enum host_step hosts_step(struct hosts *hosts, struct host *host, int64_t now, struct job **job, int64_t *when);

/* The job in hand is done; the host rests. */
void hosts_done(struct host *host, int64_t now);

#endif
