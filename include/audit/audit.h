/*
 * The audit trusts nothing that is stored. It is given what the database says and what the sources, read again from their bytes, say
 * now, and lists what no longer holds.
 *
 *     struct audit audit = {.arena = &arena};
 *     if (audit_bytes(&audit, &stored, bytes))                              // does the hash still fit?
 *         audit_testimony(&audit, &stored, &fresh, content, has_rule, book);   // words, rules, values
 *     audit_fact(&audit, &fact);                                            // does its value follow from its claims?
 *
 * Findings are in the order in which things were handed in.
 */
#ifndef PHOTOFINISH_AUDIT_AUDIT_H
#define PHOTOFINISH_AUDIT_AUDIT_H

#include "model/testimony.h"

enum audit_kind {
    AUDIT_FILE_CHANGED,      /* the bytes are other bytes, or gone */
    AUDIT_SPAN_DIFFERS,      /* the byte range says something else than is stored */
    AUDIT_RULE_GONE,         /* no rule of that file, line and wording */
    AUDIT_VALUE_DIFFERS,     /* the same words under the same rule give another value */
    AUDIT_SUM_FAILS,         /* the inputs of a derivation do not add up to its value */
    AUDIT_FACT_MISSING,      /* the claims give a fact or a discrepancy that is not stored */
    AUDIT_FACT_UNFOUNDED,    /* stored, but the claims give no such thing */
    AUDIT_CLAIM_DELETED,     /* the document says it, the database does not */
    AUDIT_CLAIM_UNFOUNDED,   /* the database says so, the document does not */
    AUDIT_DECISION_ORPHANED, /* a decision about nothing that is stored */
    AUDIT_DATABASE_DAMAGED,
};

struct audit_finding {
    enum audit_kind kind;
    str place;       /* "path/of/article.txt:120-127" or "fact 12" */
    str text;        /* what was expected and what is there, for people */
};

struct audit {
    struct arena *arena;
    struct { struct audit_finding *items; uint32_t count, room; } findings;
};

/* "file changed", "span differs" … */
const char *audit_kind_name(enum audit_kind kind);

/* Adds a finding; text in the manner of printf. */
void audit_add(struct audit *audit, enum audit_kind kind, str place, const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Whether the bytes have the stored hash; if not, a finding is added. bytes.data NULL: they could not be read, and reason says why. */
bool audit_bytes(struct audit *audit, const struct document *stored, str bytes, const char *reason);

/* The words that the document's bytes in that range stand for, entities and tags resolved by the map of its content. */
str audit_words(const struct content *content, struct span bytes, struct arena *arena);

/* Compares what is stored of a document with what it says when it is read again. has_rule(book, …) tells whether that rule still exists. */
typedef bool audit_has_rule(const void *book, struct origin origin);
void audit_testimony(struct audit *audit, const struct testimony *stored, const struct testimony *fresh, const struct content *content,
                     audit_has_rule *has_rule, const void *book);

/* Whether the fact's value is said by one of the claims for it, or is the sum or difference of the inputs that it is derived from. */
void audit_fact(struct audit *audit, const struct fact *fact);

/* All that a fact or discrepancy says in one text, without row ids, for comparing: equal texts mean equal facts. */
str audit_fact_text(const struct fact *fact, struct arena *arena);
str audit_discrepancy_text(const struct discrepancy *discrepancy, struct arena *arena);

#endif
