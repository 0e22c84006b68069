/*
 * What is marked in an article's text: claims, quotes, people and figures that no rule explains, as spans of its own words.
 * Highlights nest: a quote may hold a placing's evidence, which may hold marks and names. Each of the three is a layer; within
 * a layer the first and longest is drawn, and what lies under it is hidden.
 */
#ifndef PHOTOFINISH_REPORT_HIGHLIGHTS_H
#define PHOTOFINISH_REPORT_HIGHLIGHTS_H

#include "report/ledger.h"

enum layer { LAYER_QUOTE, LAYER_PLACING, LAYER_WORD, LAYERS };

enum highlight_kind { HIGHLIGHT_QUOTE, HIGHLIGHT_PLACING, HIGHLIGHT_MARK, HIGHLIGHT_ATHLETE, HIGHLIGHT_UNKNOWN };

struct highlight {
    struct span span;       /* bytes of content.text */
    enum highlight_kind kind;
    uint32_t index;         /* of the claim, quote, person or finding */
    uint32_t start;         /* byte of the document */
    uint32_t fact, discrepancy;
    bool is_hidden;         /* lies under another of its layer: it has a note, and there its anchor, but no mark of its own */
};

struct highlights {
    struct highlight *items;    /* by place, longer ones first */
    uint32_t count, room;
    str *athlete_of_person;     /* as facts call the people of the reading; empty where no fact speaks of them */
};

/* The layer of a kind, and its name as a class of style.css. */
enum layer highlight_layer(enum highlight_kind kind);
const char *highlight_class(enum highlight_kind kind);

/* All of a reading, with the facts and discrepancies that rest on them. The ledger is settled. */
void highlights_find(const struct ledger *ledger, const struct reading *reading, struct highlights *highlights, struct arena *arena);

#endif
