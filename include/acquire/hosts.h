/*
 * Whom to ask what, and when: a queue of jobs for each host, the robots.txt of each authority (scheme, host and port), and the moment
 * before which a host is left in peace. There is no network and no clock in here: the caller says what time it is, in milliseconds.
 *
 *     switch (hosts_step(&hosts, host, now, &job, &when)) {
 *     case HOST_START: …                     // fetch job->address; then hosts_done(host, now)
 *     case HOST_BUSY:  …                     // ask again at the moment when
 *     case HOST_FORBIDDEN: case HOST_NO_RULES: …   // the job is over
 *     }
 */
#ifndef PHOTOFINISH_ACQUIRE_HOSTS_H
#define PHOTOFINISH_ACQUIRE_HOSTS_H

#include "acquire/robots.h"

struct authority {
    str name;                /* "https://example.org:8443" */
    enum { RULES_NOT_ASKED, RULES_ASKED, RULES_KNOWN, RULES_OUT_OF_REACH } rules;
    struct robots *robots;   /* if RULES_KNOWN; NULL: all is allowed */
    struct authority *next;
};

struct job {
    str address;             /* to be fetched now */
    str asked;               /* the address asked for, before any redirect */
    struct authority *rules_of;  /* the job fetches the robots.txt of that authority; NULL: it fetches an article */
    uint32_t redirects, tries;
    bool from_public;        /* a public address led here */
    struct job *next;
};

struct host {
    str name;
    struct job *jobs;        /* waiting, in order */
    struct authority *authorities;
    struct job *job;         /* in hand, or NULL */
    void *exchange;          /* for whoever fetches the job in hand */
    int64_t ready;           /* the host is asked nothing before this moment, ms */
    uint32_t pause;          /* to leave after each exchange, ms */
    struct host *next;
};

struct hosts {
    struct host *first, **last;
    struct arena *arena;
    const char *agent;       /* product token for robots.txt */
};

struct hosts hosts_open(const char *agent, struct arena *arena);

/* The host of an address in the normal form of exchange_address; made, with that pause, when it is new. And the authority of the address
 * at that host, made likewise. */
struct host *hosts_find(struct hosts *hosts, str address, uint32_t pause);
struct authority *hosts_authority(struct hosts *hosts, struct host *host, str address);

/* Puts a job at the end of its host's queue, or in front of it. */
enum job_place { JOB_FIRST, JOB_LAST };
void hosts_add(struct host *host, struct job *job, enum job_place place);

enum host_step {
    HOST_BUSY,        /* nothing to do before the moment *when; 0: an exchange is running, or nothing is waiting */
    HOST_START,       /* *job may be fetched now and is in hand */
    HOST_FORBIDDEN,   /* robots.txt does not want *job fetched; it is out of the queue */
    HOST_NO_RULES,    /* robots.txt can't be had, so *job must not be fetched; it is out of the queue */
};

/* What is to be done with the host now. Before an article, the robots.txt of its authority is asked for, as a job of its own. */
enum host_step hosts_step(struct hosts *hosts, struct host *host, int64_t now, struct job **job, int64_t *when);

/* The job in hand is done; the host rests. */
void hosts_done(struct host *host, int64_t now);

#endif
