/* Makers turn what an entity rule matched into a value: "as clock". One table, maker.c. */
#ifndef PHOTOFINISH_RULE_MAKER_H
#define PHOTOFINISH_RULE_MAKER_H

#include "lists.h"
#include "rule/rulebook.h"

/* What a maker may look at. */
struct making {
    str text;                       /* the matched words */
    const struct view *view;        /* for the values of captured finds */
    const struct capture *captures; /* span and find of each named group */
    uint32_t capture_count;
    struct arena *arena;
};

struct maker_args {
    str text;                       /* as written behind the name */
    const struct phrases *phrases;  /* lookup */
    uint32_t column;
    uint32_t hints;                 /* clock */
};

struct maker {
    const char *name;
    const char *help;
    /* Checks and reads what is written behind the name. */
    enum status (*read)(struct maker_args *args, struct lists *lists, struct arena *arena, struct error *error);
    /* False refuses the match. */
    bool (*make)(const struct maker_args *args, const struct making *making, struct value *value);
};

/* Makers have numbers from 1. 0 when no maker has that name; nearest then holds a close one or NULL. */
uint32_t maker_find(str name, const char **nearest);
const struct maker *maker_at(uint32_t number);  /* NULL behind the last */

/* A whole number in digits or English words: "8,961", "first", "21st", "twenty-two", "two hundred and six". */
bool number_read(str text, int64_t *value);

#endif
