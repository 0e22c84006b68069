/*
 * From the text of a pattern to its tree. What PCRE2 offers beyond the language of rules/README.md (recursion, verbs,
 * conditions, callouts, numbered references) is refused here, so that nothing unknown reaches the matcher.
 */
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "parser.h"

enum { NODES_MOST = 60000, COUNT_MOST = 1000 };

static struct place place_at(const struct parser *parser, size_t at) {
    struct place place = parser->line->place;
    place.column += (uint32_t)at;
    return place;
}

enum status parser_refuse(const struct parser *parser, size_t at, const char *format, ...) {
    char message[700];
    va_list values;
    va_start(values, format);
    vsnprintf(message, sizeof message, format, values);
    va_end(values);
    struct place place = place_at(parser, at);
    return error_set(parser->error, FAILED_INPUT, "%.*s:%u:%u: %.*s: %s", STR_ARG(place.file), place.line, place.column,
                     STR_ARG(parser->scope->subject), message);
}

struct node *node_new(struct parser *parser, enum node_kind kind, size_t at) {
    enum { NODES_AT_ONCE = 256 };
    struct supplies *supplies = parser->scope->supplies;
    if (!supplies->node_count) {
        supplies->nodes = ARENA_ARRAY(parser->scope->arena, NODES_AT_ONCE, struct node);
        supplies->node_count = NODES_AT_ONCE;
    }
    struct node *node = supplies->nodes++;
    supplies->node_count--;
    node->kind = kind;
    node->line = parser->line;
    node->at = (uint32_t)at;
    node->is_caseless = parser->is_caseless;
    node->has_gap = kind == NODE_GAP;
    node->captured = kind == NODE_ENTITY || kind == NODE_CAPTURE;
    node->depth = 1;
    node->entity = -1;
    ++*parser->nodes;
    return node;
}

void node_fill(struct node *node, struct node *first) {
    node->child = first;
    for (const struct node *child = first; child; child = child->next) {
        node->has_gap |= child->has_gap;
        node->looks_back_ill |= child->looks_back_ill;
        node->captured += child->captured;
        if (child->depth >= node->depth)
            node->depth = child->depth < UINT8_MAX ? child->depth + 1 : UINT8_MAX;
    }
}

static bool is_name_char(char c) { return char_is_letter(c) || char_is_digit(c) || c == '-' || c == '_'; }

str read_name(struct parser *parser) {
    size_t start = parser->at;
    while (!at_end(parser) && is_name_char(parser->text.data[parser->at]))
        parser->at++;
    return str_slice(parser->text, start, parser->at);
}

enum status read_entity(struct parser *parser, int *entity, str *name) {
    const struct scope *scope = parser->scope;
    size_t start = parser->at;
    *name = read_name(parser);
    str whole = *name;
    while (name->size && (*entity = scope->entity(scope->context, *name, NULL)) < 0) {
        size_t cut = name->size;
        while (cut && name->data[cut - 1] != '-')
            cut--;
        *name = str_slice(*name, 0, cut ? cut - 1 : 0);
    }
    if (!name->size) {
        const char *why_not = "";
        scope->entity(scope->context, whole, &why_not);
        return parser_refuse(parser, start - 1, "%s", why_not);
    }
    parser->at = start + name->size;
    parser->uses->entities |= UINT64_C(1) << *entity;
    parser->uses->is_cut |= name->size < whole.size;
    return OK;
}

static enum status parse_entity(struct parser *parser, struct node **result) {
    struct node *node = node_new(parser, NODE_ENTITY, parser->at);
    parser->at++;
    int entity = -1;
    enum status status = read_entity(parser, &entity, &node->text);
    if (status != OK)
        return status;
    node->entity = (int8_t)entity;
    if (peek(parser, 0) == ':' && char_is_letter(peek(parser, 1))) {
        parser->at++;
        node->text = read_name(parser);
    }
    if (parser->role.size)
        node->text = parser->role;
    *result = node;
    return OK;
}

static enum status parse_escape(struct parser *parser, struct node **result) {
    size_t start = parser->at;
    char c = peek(parser, 1);
    parser->at += 2;
    *result = escape_set(parser, start, c);
    if (*result)
        return OK;
    if (c == 'b' || c == 'B') {
        *result = node_new(parser, NODE_EDGE, start);
        (*result)->text = str_slice(parser->text, start, start + 2);
        return OK;
    }
    if (c == 'k' && peek(parser, 0) == '<') {
        parser->at++;
        *result = node_new(parser, NODE_BACK, start);
        (*result)->text = read_name(parser);
        return accept(parser, STR(">")) ? OK : parser_refuse(parser, start, "\\k<name> is never closed");
    }
    if (!c)
        return parser_refuse(parser, start, "a \\ stands at the end; write \\\\ for the sign itself");
    if (char_is_letter(c) || char_is_digit(c) || (unsigned char)c >= 0x80)
        return parser_refuse(
            parser, start,
            "\\%c is not part of the language; \\d \\w \\s \\b, their capitals, \\k<name> and \\ before a sign are",
            (unsigned char)c >= 0x80 ? '?' : c);
    *result = node_new(parser, NODE_BYTES, start);
    (*result)->text = str_slice(parser->text, start + 1, start + 2);
    return OK;
}

static enum status parse_named(struct parser *parser, size_t start, struct node **node) {
    *node = node_new(parser, NODE_CAPTURE, start);
    (*node)->text = read_name(parser);
    if (!(*node)->text.size || !accept(parser, STR(">")))
        return parser_refuse(parser, start, "(?<name>…) wants a name of letters, digits, - and _");
    return OK;
}

static enum status parse_group(struct parser *parser, struct node **result) {
    static const char *const looks[] = {"?=", "?!", "?<=", "?<!", "?>"};
    size_t start = parser->at++;
    bool outer_caseless = parser->is_caseless;
    struct node *wrap = NULL;
    if (peek(parser, 0) == '*')
        return parser_refuse(parser, start, "(*…) is not part of the language");
    if (peek(parser, 0) == '?') {
        for (size_t i = 0; !wrap && i < sizeof looks / sizeof *looks; i++)
            if (accept(parser, str_of(looks[i]))) {
                wrap = node_new(parser, NODE_LOOK, start);
                wrap->text = str_slice(parser->text, start + 1, parser->at);
            }
        if (wrap || accept(parser, STR("?:"))) {
        } else if (accept(parser, STR("?-i:"))) {
            parser->is_caseless = false;
        } else if (accept(parser, STR("?i:"))) {
            parser->is_caseless = true;
        } else if (accept(parser, STR("?<"))) {
            enum status status = parse_named(parser, start, &wrap);
            if (status != OK)
                return status;
        } else {
            return parser_refuse(parser, start, "(? may be followed by : <name> = ! <= <! > i: or -i:");
        }
    }
    struct node *inner;
    enum status status = parse_choice(parser, &inner);
    if (status != OK)
        return status;
    if (!accept(parser, STR(")")))
        return parser_refuse(parser, start, "this ( is never closed");
    parser->is_caseless = outer_caseless;
    if (wrap)
        node_fill(wrap, inner);
    if (wrap && wrap->kind == NODE_LOOK && str_starts_with(wrap->text, STR("?<")))
        wrap->looks_back_ill |= !look_has_lengths(wrap);
    *result = wrap ? wrap : inner;
    return OK;
}

/* Does it mean itself? */
static bool is_plain(char c) {
    switch (c) {
    case '(': case ')': case '{': case '}': case '[': case ']': case '|': case '\\': case '.': case '^': case '$': case '@':
    case '*': case '+': case '?': case 0: return false;
    default: return true;
    }
}

static bool counts_begin(const struct parser *parser) {
    return peek(parser, 0) == '{' && (char_is_digit(peek(parser, 1)) || peek(parser, 1) == ',');
}

static bool repetition_begins(const struct parser *parser) {
    return peek(parser, 0) == '*' || peek(parser, 0) == '+' || peek(parser, 0) == '?' || counts_begin(parser);
}

static void pass_character(struct parser *parser) {
    if ((unsigned char)peek(parser, 0) < 0x80)
        parser->at++;
    else
        utf8_decode(parser->text, &parser->at, NULL);
}

/* Reads a character and those beside it that mean themselves; the last is left to what repeats it. */
static void read_plain(struct parser *parser) {
    pass_character(parser);
    size_t last = parser->at;
    while (!at_end(parser) && is_plain(peek(parser, 0))) {
        last = parser->at;
        pass_character(parser);
    }
    if (repetition_begins(parser))
        parser->at = last;
}

static enum status parse_literal(struct parser *parser, struct node **result) {
    size_t start = parser->at;
    char c = peek(parser, 0);
    if (c == '*' || c == '+' || c == '?')
        return parser_refuse(parser, start,
                             "there is nothing before this %c to repeat; write \\%c for the sign itself", c, c);
    if (c == '}' || c == ']')
        return parser_refuse(parser, start, "this %c closes nothing; write \\%c for the sign itself", c, c);
    read_plain(parser);
    *result = node_new(parser, NODE_BYTES, start);
    (*result)->text = str_slice(parser->text, start, parser->at);
    return OK;
}

static enum status parse_atom(struct parser *parser, struct node **result) {
    if (*parser->nodes > NODES_MOST)
        return parser_refuse(parser, parser->at, "the pattern grows too large here; use fewer or smaller pieces");
    switch (peek(parser, 0)) {
    case '(': return parse_group(parser, result);
    case '[': return parse_set(parser, result);
    case '{': return parse_brace(parser, result);
    case '\\': return parse_escape(parser, result);
    case '.':
        *result = any_node(parser, parser->at++, false);
        return OK;
    case '^': case '$':
        *result = node_new(parser, NODE_EDGE, parser->at);
        (*result)->text = str_slice(parser->text, parser->at, parser->at + 1);
        parser->at++;
        return OK;
    case '@':
        if (char_is_letter(peek(parser, 1)))
            return parse_entity(parser, result);
        return parser_refuse(parser, parser->at, "an entity's name is wanted after @; write \\@ for the sign itself");
    default: return parse_literal(parser, result);
    }
}

static bool read_count(struct parser *parser, uint32_t *count) {
    size_t start = parser->at;
    uint64_t value = 0;
    while (char_is_digit(peek(parser, 0)) && parser->at - start < 6)
        value = value * 10 + (uint64_t)(parser->text.data[parser->at++] - '0');
    *count = (uint32_t)value;
    return parser->at > start;
}

/* {2} {2,} {2,3} {,3}: braces that begin with a digit or a comma. */
static enum status read_counts(struct parser *parser, uint32_t *least, uint32_t *most) {
    size_t start = parser->at++;
    bool has_least = read_count(parser, least), has_most = has_least;
    *most = *least;
    if (accept(parser, STR(","))) {
        has_most = read_count(parser, most);
        if (!has_most)
            *most = UINT32_MAX;
    }
    if (!accept(parser, STR("}")) || (!has_least && !has_most))
        return parser_refuse(parser, start, "a count is {2}, {2,} or {2,3}");
    if (*least > COUNT_MOST || (*most != UINT32_MAX && *most > COUNT_MOST))
        return parser_refuse(parser, start, "a count may be at most %d", COUNT_MOST);
    return *least <= *most ? OK : parser_refuse(parser, start, "the first count is larger than the second");
}

static enum status parse_quantified(struct parser *parser, struct node **result) {
    size_t start = parser->at;
    enum status status = parse_atom(parser, result);
    uint32_t least = 0, most = UINT32_MAX;
    assert(status != OK || *result);
    if (status != OK || at_end(parser))
        return status;
    if (accept(parser, STR("*"))) {
    } else if (accept(parser, STR("+"))) {
        least = 1;
    } else if (accept(parser, STR("?"))) {
        most = 1;
    } else if (counts_begin(parser)) {
        status = read_counts(parser, &least, &most);
        if (status != OK)
            return status;
    } else {
        return OK;
    }
    struct node *repeat = repeat_node(parser, start, *result, least, most);
    if (accept(parser, STR("?")))
        repeat->is_lazy = true;
    else if (accept(parser, STR("+")))
        repeat->is_possessive = true;
    if ((*result)->kind == NODE_EDGE || ((*result)->kind == NODE_LOOK && !str_equal((*result)->text, STR("?>"))))
        return parser_refuse(parser, start, "this matches no text, so it can't be repeated");
    *result = repeat;
    return OK;
}

/* "a" "b" "c" → "abc": what stands side by side in the source is one literal. */
static void join_literals(struct node *first) {
    for (struct node *node = first; node; node = node->next)
        while (node->kind == NODE_BYTES && node->next && node->next->kind == NODE_BYTES &&
               node->is_caseless == node->next->is_caseless &&
               node->text.data + node->text.size == node->next->text.data) {
            node->text.size += node->next->text.size;
            node->source.end = node->next->source.end;
            node->next = node->next->next;
        }
}

/* What stands alone inside a group needs no sequence around it; but a group may hold what matches no text, and be repeated. */
static enum status parse_sequence(struct parser *parser, struct node **result) {
    struct node *first = NULL, **tail = &first;
    size_t from = parser->at;
    while (!at_end(parser) && peek(parser, 0) != '|' && peek(parser, 0) != ')') {
        struct node *element = NULL;
        size_t start = parser->at;
        enum status status = parse_quantified(parser, &element);
        if (status != OK)
            return status;
        element->source = span_of(start, parser->at);
        *tail = element;
        tail = &element->next;
    }
    join_literals(first);
    bool is_inside = parser->depth > 1;
    bool is_sole = first && !first->next && first->kind != NODE_EDGE && first->kind != NODE_LOOK;
    if (is_inside && is_sole) {
        *result = first;
        return OK;
    }
    *result = node_new(parser, NODE_SEQUENCE, from);
    node_fill(*result, first);
    return OK;
}

enum status parse_choice(struct parser *parser, struct node **result) {
    if (++parser->depth > DEPTH_MOST)
        return parser_refuse(parser, parser->at, "more than %d groups and pieces inside one another", DEPTH_MOST);
    size_t from = parser->at;
    struct node *first = NULL, **tail = &first;
    do {
        enum status status = parse_sequence(parser, tail);
        if (status != OK)
            return status;
        tail = &(*tail)->next;
    } while (accept(parser, STR("|")));
    parser->depth--;
    *result = first;
    if (first->next) {
        *result = node_new(parser, NODE_CHOICE, from);
        node_fill(*result, first);
        choice_find_first(*result, parser->scope->arena);
    }
    return OK;
}

enum status pattern_parse(const struct scope *scope, const struct source_line *line, bool is_caseless, struct node **tree,
                          struct error *error) {
    uint32_t nodes = 0;
    struct entity_uses uses = {0};
    struct parser parser = {.scope = scope,
                            .line = line,
                            .text = line->text,
                            .is_caseless = is_caseless,
                            .nodes = &nodes,
                            .uses = &uses,
                            .error = error};
    enum status status = parse_choice(&parser, tree);
    if (status == OK && !at_end(&parser))
        status = parser_refuse(&parser, parser.at, "there is no ( for this )");
    return status;
}
