/* Lists are tab-separated files: a comment that says where the list comes from, a line of column names, one row a thing. */
#ifndef PHOTOFINISH_RULE_LISTS_H
#define PHOTOFINISH_RULE_LISTS_H

#include "base/error.h"
#include "base/list.h"
#include "base/table.h"

/* Where a row is found by a cell of it; the hash takes no notice of letter case. */
struct row_slot { uint32_t hash, row; /* + 1; 0: free */ };

/* The phrases of one column. */
struct phrases {
    const struct rule_list *list;
    uint32_t column;
    struct row_slot *slots;   /* open addressing, a power of two; rows of one phrase in their order */
    uint32_t slot_count;
    /* For patterns, and only there: sorted by bytes, each once. */
    str *sorted;          /* as written; NULL where no pattern has asked */
    uint32_t count;
    str *folded;          /* lower-cased */
    uint32_t folded_count;
    struct phrases *next;
};

/* Some of the sorted phrases, those from … to - 1, which have their first bytes in common. */
struct phrase_range { uint32_t from, to; };

struct rule_list {
    str name;
    uint32_t order;       /* of its line in the rules, among all that is written there */
    str *columns;
    uint32_t column_count;
    str *cells;           /* row * column_count + column */
    uint32_t row_count;
    struct phrases *phrases;              /* of columns that were asked for */
    const struct phrases *first_column;   /* ready since the list was loaded */
    struct rule_list *next;
};

struct lists {
    struct rule_list *first, *last;
    struct table by_name;
};

/* Of a range of phrases that are all longer than depth bytes, those that have this byte there. */
struct phrase_range phrases_with(const str *phrases, struct phrase_range range, uint32_t depth, unsigned char byte);

/* Reads folder/file. Errors name file, line and remedy. */
enum status list_load(struct lists *lists, str name, const char *path, struct arena *arena, struct error *error);
struct rule_list *lists_find(const struct lists *lists, str name);
/* Index of the column, or -1. */
int list_column(const struct rule_list *list, str column);
/* The phrases of a column, made ready once: for looking rows up, and for patterns too. */
const struct phrases *list_lookup(struct rule_list *list, uint32_t column, struct arena *arena);
const struct phrases *list_phrases(struct rule_list *list, uint32_t column, struct arena *arena);
/* First row whose cell in the column of the phrases is key; -1. Allocates nothing. */
enum letter_case { CASE_IGNORED, CASE_COUNTS };
int64_t phrases_row(const struct phrases *phrases, str key, enum letter_case letter_case);

#endif
