/*
 * The ledger is what the report remembers of everything while it writes page after page: of each fact and each voice for or
 * against it a few dozen bytes, of texts one copy. Indexes lead into its lists; LEDGER_NONE leads nowhere.
 *
 *     ledger_add_discrepancy(&ledger, discrepancy);   // all of them, then
 *     ledger_add_fact(&ledger, fact);                 // all of them, one race behind the other, then
 *     ledger_settle(&ledger);                         // and it can be asked
 */
#ifndef PHOTOFINISH_REPORT_LEDGER_H
#define PHOTOFINISH_REPORT_LEDGER_H

#include "base/table.h"
#include "model/fact.h"

#define LEDGER_NONE UINT32_MAX

/* An outlet, and what became of what it printed: a fact counts once for each outlet that speaks of it. */
struct ledger_source {
    str name;
    uint32_t documents;
    uint32_t agreed;   /* others print the same */
    uint32_t alone;    /* nobody else prints it */
    uint32_t refuted;  /* it printed another value than the one that stands */
    uint32_t open;     /* values differ and nobody can tell */
};

struct ledger_document {
    struct sha256 hash;
    int64_t id;
    str doc, title;
    struct date published;
    uint32_t source;
    uint32_t facts, discrepancies;
    uint32_t last_fact;  /* index + 1 of the fact counted last, so that each counts once however often the document says it */
    bool has_page;
};

struct ledger_voice {
    uint32_t document;
    uint32_t start;    /* byte of the document */
    enum stance stance;
    str value;         /* what it says where it contradicts; else empty */
};

struct ledger_fact {
    str key, value, attribute, rival;
    uint32_t race, athlete;           /* athlete may be LEDGER_NONE */
    uint32_t next_of_athlete;
    uint32_t first_voice, voice_count;
    uint32_t discrepancy;             /* the one that its words are part of, or LEDGER_NONE */
    enum sex sex;
    enum round round;
    enum verdict verdict;
    uint16_t confidence;
    uint16_t page;                    /* the page of its race on which it stands: 1, 2, … */
    uint16_t twin;                    /* how many facts before it have the same key and value, so that addresses differ */
    struct mark mark;                 /* quantity NONE where it is no mark */
    struct date date;                 /* of the performance, as far as told */
};

/* One event at one competition in one year. Rounds and sexes are not parted, because papers often leave open which they mean. */
struct ledger_race {
    str event, competition, address;
    int16_t year;
    uint32_t first_fact, fact_count, discrepancies;
};

struct ledger_athlete {
    str name, nation, address;
    enum sex sex;
    uint32_t first_fact;              /* chain by next_of_athlete, in the order of the feed */
    uint32_t last_fact;
    uint32_t fact_count, discrepancies;
};

struct ledger_discrepancy {
    str key, address;
    enum discrepancy_kind kind;
    enum verdict verdict;
    str athlete, event, competition, preferred;
    int16_t year;
    enum round round;
    str values;                       /* "3:29.38 or 3:29.28" */
    str explanation;                  /* its first sentence */
    uint32_t document_count;
    uint32_t gravity;                 /* 0 the gravest */
};

/* Words of a document that a fact or a discrepancy rests on. */
struct ledger_words {
    uint64_t key;                     /* words_key: hash of document, byte range and kind of claim */
    uint32_t index;                   /* of the fact or discrepancy */
};

/* Sentences around disputed words, taken when the article is read. */
struct ledger_context {
    uint64_t key;
    str before, after;
};

struct ledger {
    struct arena arena;
    struct arena scratch;
    struct table texts;               /* one copy of each */
    struct table source_ids, document_ids, race_ids, athlete_ids; /* values are index + 1 */
    struct { struct ledger_source *items; uint32_t count, room; } sources;
    struct { struct ledger_document *items; uint32_t count, room; } documents;
    struct { struct ledger_fact *items; uint32_t count, room; } facts;
    struct { struct ledger_voice *items; uint32_t count, room; } voices;
    struct { struct ledger_race *items; uint32_t count, room; } races;
    struct { struct ledger_athlete *items; uint32_t count, room; } athletes;
    struct { struct ledger_discrepancy *items; uint32_t count, room; } discrepancies;
    struct { struct ledger_words *items; uint32_t count, room; } fact_words, disputed_words;
    struct { struct ledger_context *items; uint32_t count, room; } contexts;
};

void ledger_close(struct ledger *ledger);

/* One copy of the text, for the life of the ledger. */
str ledger_text(struct ledger *ledger, str text);

void ledger_add_discrepancy(struct ledger *ledger, const struct discrepancy *discrepancy);

/* After the last discrepancy and before the first fact. */
void ledger_settle_disputes(struct ledger *ledger);

/* Index of the new fact. */
uint32_t ledger_add_fact(struct ledger *ledger, const struct fact *fact);
void ledger_settle(struct ledger *ledger);

uint32_t ledger_source(struct ledger *ledger, str name);
uint32_t ledger_document(struct ledger *ledger, struct sha256 hash, int64_t id, str doc, str source, struct date published);
/* LEDGER_NONE when nothing is known of that name or race. */
uint32_t ledger_find_athlete(const struct ledger *ledger, str name);
uint32_t ledger_find_race(const struct ledger *ledger, str event, str competition, int year);

/* Where words stand and what kind of claim they make; kind WORDS_QUOTE for quotes. */
enum { WORDS_QUOTE = 100 };
uint64_t words_key(struct sha256 document, struct span bytes, int kind);

/* Facts that rest on the words of this key: *count entries, beginning at the result. And the discrepancy that does, or LEDGER_NONE. */
const struct ledger_words *ledger_facts_of(const struct ledger *ledger, uint64_t key, uint32_t *count);
uint32_t ledger_discrepancy_of(const struct ledger *ledger, uint64_t key);

/* The sentences around the words, or NULL when they were not read. After ledger_settle_contexts. */
void ledger_add_context(struct ledger *ledger, uint64_t key, str before, str after);
void ledger_settle_contexts(struct ledger *ledger);
const struct ledger_context *ledger_context_of(const struct ledger *ledger, uint64_t key);

#endif
