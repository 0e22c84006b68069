/* What reading the files and compiling their rules share. */
#ifndef PHOTOFINISH_RULE_LOAD_H
#define PHOTOFINISH_RULE_LOAD_H

#include "book.h"

enum directive_kind { DIRECTIVE_PIECE, DIRECTIVE_LIST, DIRECTIVE_ENTITY, DIRECTIVE_CLAIM };

/* A line in the first column and the indented lines below it. */
struct directive {
    enum directive_kind kind;
    str name;
    struct source_line rest;    /* behind the name */
    struct source_lines lines;
    struct place place;
    uint32_t layer;
    uint32_t order;             /* among all, from 1 */
    str text;                   /* all of it as written */
    struct directive *next;
};
struct directives { struct directive *first, *last; };

/* One for each thread. */
struct loading {
    struct rulebook *book;
    struct arena *arena;        /* for what is kept */
    struct scope scope;
    struct supplies supplies;
    uint32_t layer;             /* of the directive at hand */
    bool in_piece;              /* pieces may name entities of any layer; their users may not */
    char why_not[256];
    struct arena scratch;       /* for the directive at hand */
    struct error *error;
};

/* "piece", "list" … by kind. */
extern const char *const directive_names[4];

/* An error at a place, in the name of the directive at hand. */
enum status loading_refuse(struct loading *loading, struct place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A part of a line, without the blanks around it. */
struct source_line line_part(struct source_line line, size_t from, size_t to);
/* Is it a letter and then letters, digits, - and _? */
bool is_rule_name(str name);
/* Where the word that begins at from ends. */
size_t word_end(str text, size_t from);

/* A loading is closed by closing its scratch. What is kept lies in arena; making is as in struct scope. */
void loading_open(struct loading *loading, struct rulebook *book, struct arena *arena, pthread_mutex_t *making, struct error *error);
/* Makes ready for a directive. */
void loading_turn_to(struct loading *loading, const struct directive *directive);

/* load_rules.c: all entities and claims, once all that they may refer to is there. */
enum status load_rules(struct loading *loading, const struct directives *directives);

/* load_rule.c: an entity or a claim. */
enum status load_rule(struct loading *loading, const struct directive *directive, struct rule *rule);

#endif
