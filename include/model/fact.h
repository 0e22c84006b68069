/*
 * Facts and discrepancies: what reconcile makes of the claims of many articles.
 *
 * A statement is a claim as reconcile and the store know it: detached from its article's memory, keyed by content, so that
 * the same words under the same rule are the same statement in every run and on every machine.
 */
#ifndef PHOTOFINISH_MODEL_FACT_H
#define PHOTOFINISH_MODEL_FACT_H

#include "model/claim.h"

/* One claim with its provenance. All strs live in the arena of whoever made it. */
struct statement {
    int64_t id;            /* the store's; 0 before it is stored */
    struct sha256 document;/* hash of the document's bytes */
    int64_t document_id;   /* the store's; 0 before it is stored */
    str doc;               /* document.name */
    str uri;
    str source;            /* outlet */
    struct date published;
    struct span bytes;     /* byte range in the document */
    str quoted;            /* what those bytes say */
    str sentence;          /* the sentence around it, for people; empty where nobody asked for it */
    int64_t sentence_id;   /* which one of its document: the store's, or any number that no other sentence has; 0: not told */
    struct origin rule;
    bool is_reference;     /* a row of an official result list */
    bool in_quote;
    bool is_weak;
    bool in_title;
    uint32_t revision;     /* of its uri in the order of retrieval, 1 the first; 0: only one is known */
    bool is_replaced;      /* a later revision of the uri is known, whatever that one says */

    enum claim_kind kind;
    str athlete, rival;    /* as the article names them, fullest form; empty when nobody */
    enum sex sex;
    str nation;
    int16_t age;
    str event;
    str competition;
    int16_t year;
    struct date date;
    enum round round;
    str heat;              /* "Heat 3", where a list tells it; else empty */
    int16_t place;
    enum medal medal;
    struct mark mark;
    str part;
    str record;
};

/* One version of somebody's words. */
struct utterance {
    int64_t id;
    int64_t document_id;
    struct sha256 document;
    str doc, uri, source;
    struct date published;
    str speaker;
    str text;
    struct span bytes;
    struct origin rule;
};

/* A person as one document names them: the fullest form, and one of the other forms that it uses (a row for each). */
struct appearance {
    struct sha256 document;
    int64_t document_id;
    str doc, uri, source;
    struct date published;
    str name, surface;
    bool is_athlete;
    enum sex sex;
    str nation;
    int16_t age;
    struct span bytes;     /* of the surface */
};

/* What is kept of a document's words to tell later whether another was copied from it: see reconcile/print.h. */
struct document_print {
    struct sha256 document;
    str source;
    const uint32_t *shingles; /* ascending, each once */
    uint32_t count;
};

/* What a person decided about a discrepancy or a fact; keyed by content, so that it survives extracting again. */
enum decision_kind { DECISION_ACCEPT, DECISION_REJECT, DECISION_VALUE };
struct decision {
    str key;               /* of the fact or the discrepancy */
    enum decision_kind kind;
    str value;             /* DECISION_VALUE: the right value */
    str note;
};

enum verdict {
    VERDICT_AGREED, VERDICT_AGREED_LOWER_PRECISION, VERDICT_SINGLE_SOURCE, VERDICT_RESOLVED, VERDICT_UNRESOLVED,
    VERDICT_INTERNAL_INCONSISTENCY, VERDICT_ARITHMETIC_MISMATCH, VERDICT_SUPERSEDED, VERDICT_REFUTED_BY_REFERENCE,
    VERDICT_NOT_COMPARABLE, VERDICT_EXTRACTION_SUSPECT, VERDICT_DERIVED,
};

enum discrepancy_kind {
    DISCREPANCY_MARK, DISCREPANCY_PLACE, DISCREPANCY_MARGIN, DISCREPANCY_ORDER, DISCREPANCY_SPLIT, DISCREPANCY_RECORD,
    DISCREPANCY_NAME, DISCREPANCY_NATION, DISCREPANCY_AGE, DISCREPANCY_DATE, DISCREPANCY_EVENT,
    DISCREPANCY_QUOTE_WORDING, DISCREPANCY_QUOTE_SPEAKER, DISCREPANCY_REVISION,
};

enum stance { STANCE_SUPPORTS, STANCE_CONTRADICTS, STANCE_INPUT /* of a derivation */ };

/* One statement about the world. */
struct fact {
    int64_t id;
    str key;               /* stable: hash over what it is about, not over its value */
    str athlete, event, competition;
    enum sex sex;
    int16_t year;
    enum round round;
    str attribute;         /* "mark", "place", "margin", "split last 200m", "record NR", "best PB", "nation", … */
    str value;             /* normal form */
    enum verdict verdict;
    uint16_t confidence;   /* per mille */
    uint32_t source_count; /* documents that say so: as the store tells, 0 before it is stored */
    str explanation;       /* empty where agreed or single */
    struct { struct fact_support { const struct statement *statement; enum stance stance; } *items; uint32_t count, room; } support;
};

struct discrepancy_value {
    str value;
    struct { const struct statement **items; uint32_t count, room; } statements;
    struct { const struct utterance **items; uint32_t count, room; } utterances;
};

struct discrepancy {
    int64_t id;
    str key;               /* stable, like a fact's */
    enum discrepancy_kind kind;
    str athlete, event, competition;
    int16_t year;
    enum round round;
    enum verdict verdict;
    str preferred;         /* empty when undetermined */
    struct { struct discrepancy_value *items; uint32_t count, room; } values; /* preferred first, then by number of independent sources */
    str explanation;       /* for a sports editor, whole sentences */
    str would_change;      /* what would change the verdict */
};

/* Do both stand in one sentence, as far as that is told? */
bool statements_share_sentence(const struct statement *a, const struct statement *b);

const char *verdict_name(enum verdict verdict);
const char *discrepancy_kind_name(enum discrepancy_kind kind);
bool verdict_of(str name, enum verdict *verdict);
bool discrepancy_kind_of(str name, enum discrepancy_kind *kind);

#endif
