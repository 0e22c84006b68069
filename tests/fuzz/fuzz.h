/*
 * Fuzz targets: each takes any bytes and must come back, with what it promises about them kept. `make fuzz` feeds them from libFuzzer,
 * `make test` replays the seeds and everything that was ever found (replay.c).
 *
 *     A new one: a row here, a function in one of the files beside this, seeds/NAME/ and words/NAME.dict.
 */
#ifndef PHOTOFINISH_TESTS_FUZZ_H
#define PHOTOFINISH_TESTS_FUZZ_H

#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"

#define FUZZ_TARGETS(X)                                                                        \
    X(normalise) /* text of any charset: characters, blocks, matching text, the way back */    \
    X(html)      /* a page */                                                                  \
    X(jsonl)     /* a line of JSON with an article, and ninjs */                               \
    X(feed)      /* RSS and Atom */                                                            \
    X(warc)      /* an archive, or whatever a file turns out to hold */                        \
    X(rule)      /* a rule file, and what its rules find by either engine */                   \
    X(mark)      /* marks, events and dates as people type them */                             \
    X(claims)    /* CSV of claims, and of official results */                                  \
    X(gold)      /* annotations as JSON, brat standoff and extract's lines */                  \
    X(extract)   /* an article from bytes to JSON lines by either engine */

typedef void fuzz_target(str bytes);
#define X(name) fuzz_target fuzz_##name;
FUZZ_TARGETS(X)
#undef X

/* NULL when no target has that name. */
fuzz_target *fuzz_target_of(const char *name);

/* A broken promise ends the program, whatever the build: the fuzzer keeps the bytes that did it. */
#define REQUIRE(promise)                                                                       \
    do {                                                                                       \
        if (!(promise)) {                                                                      \
            fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #promise);              \
            abort();                                                                           \
        }                                                                                      \
    } while (0)

/* The rules of this repository, or PHOTOFINISH_RULES. */
const char *fuzz_rules(void);

#endif
