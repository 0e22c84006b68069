/* What the parser of patterns is made of: parse.c reads elements, parse_piece.c pieces and lists, parse_set.c sets and the ready-made pieces. */
#ifndef PHOTOFINISH_RULE_PARSER_H
#define PHOTOFINISH_RULE_PARSER_H

#include "pattern.h"

enum { DEPTH_MOST = 60 };   /* groups and pieces inside one another */

struct parser {
    const struct scope *scope;
    const struct source_line *line;
    str text;             /* of the line */
    size_t at;
    bool is_caseless;
    str role;             /* all entities of a {piece:role} */
    unsigned depth;
    uint32_t *nodes;      /* made so far, over all pieces */
    struct entity_uses *uses;   /* of entities so far, in the piece or pattern at hand */
    struct error *error;
};

/* An error at a byte of the text at hand. */
enum status parser_refuse(const struct parser *parser, size_t at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
struct node *node_new(struct parser *parser, enum node_kind kind, size_t at);
/* Puts all that is to stand in a node below it, the first of them leading to the others. */
void node_fill(struct node *node, struct node *first);

static inline bool at_end(const struct parser *parser) { return parser->at >= parser->text.size; }
static inline char peek(const struct parser *parser, size_t ahead) {
    return parser->at + ahead < parser->text.size ? parser->text.data[parser->at + ahead] : 0;
}
static inline bool accept(struct parser *parser, str token) {
    if (!str_starts_with(str_slice(parser->text, parser->at, parser->text.size), token))
        return false;
    parser->at += token.size;
    return true;
}
str read_name(struct parser *parser);

/* Reads the name behind @; "@athlete-led" is @athlete where no entity has the longer name. */
enum status read_entity(struct parser *parser, int *entity, str *name);

/* What stands between | up to the end or to a ) that was not opened in it. */
enum status parse_choice(struct parser *parser, struct node **result);

/* parse_piece.c: {name}, {name:role}, {list.column} */
enum status parse_brace(struct parser *parser, struct node **result);

/* parse_set.c */
enum status parse_set(struct parser *parser, struct node **result);      /* […] */
struct node *escape_set(struct parser *parser, size_t at, char c);       /* \d \D …; NULL when c names no set */
struct node *any_node(struct parser *parser, size_t at, bool with_letters);
struct node *repeat_node(struct parser *parser, size_t at, struct node *child, uint32_t least, uint32_t most);
struct node *builtin_piece(struct parser *parser, size_t at, str name);  /* {word} …; NULL when there is none */

#endif
