/* Statements as a faultless reader would make them: from the gold annotations of a folder. */
#ifndef GOLD_STATEMENTS_H
#define GOLD_STATEMENTS_H

#include "base/list.h"
#include "reconcile/reconcile.h"

struct gold_statements {
    struct { struct statement *items; uint32_t count, room; } statements;
    struct { struct utterance *items; uint32_t count, room; } utterances;
    struct { struct appearance *items; uint32_t count, room; } appearances;
    struct { struct document_print *items; uint32_t count, room; } prints;
};

/* FOLDER/STEM.txt with FOLDER-gold/STEM.json, every pair there is. */
void gold_statements_read(const char *folder, struct gold_statements *gold, struct arena *arena);

#endif
