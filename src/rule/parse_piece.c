/*
 * {piece} and {list}: a piece is parsed once, for whoever needs it first, and its tree stands in all patterns that use it.
 * Threads that read rules side by side do so in turn.
 */
#include "parser.h"

static enum status parse_lines(struct parser *parser, const struct piece *piece, str role, struct node **result) {
    struct node *choice = node_new(parser, NODE_CHOICE, parser->at), *first = NULL, **tail = &first;
    for (uint32_t i = 0; i < piece->line_count; i++) {
        struct parser inner = *parser;
        inner.line = &piece->lines[i];
        inner.text = inner.line->text;
        inner.at = 0;
        inner.depth++;
        if (role.size)
            inner.role = role;
        enum status status = parse_choice(&inner, tail);
        if (status == OK && !at_end(&inner))
            status = parser_refuse(&inner, inner.at, "there is no ( for this )");
        if (status != OK)
            return status;
        while (*tail)
            tail = &(*tail)->next;
    }
    node_fill(choice, first);
    choice_find_first(choice, parser->scope->arena);
    *result = piece->line_count == 1 ? first : choice;
    return OK;
}

/* The tree of a piece stands in each of its uses below a node of its own, which has the siblings, the line and the role of this use. */
static struct node *use_of(struct parser *parser, struct node *root, str role) {
    struct node *use = node_new(parser, NODE_SEQUENCE, parser->at);
    use->text = role;
    node_fill(use, root);
    return use;
}

static bool can_use(const struct parser *parser, const struct piece_tree *tree) {
    return tree->is_shared && parser->depth + tree->root->depth <= DEPTH_MOST &&
           parser->scope->entities(parser->scope->context, tree->uses.entities);
}

static enum status parse_shared(struct parser *parser, const struct piece *piece, struct piece_tree *tree) {
    struct parser own = *parser;
    uint32_t before = *parser->nodes;
    own.role = (str){0};
    own.uses = &tree->uses;
    enum status status = parse_lines(&own, piece, (str){0}, &tree->root);
    tree->is_shared = status == OK && tree->root && !tree->uses.is_cut && !tree->root->has_gap;
    tree->nodes = *parser->nodes - before;
    *parser->nodes = before;
    atomic_store_explicit(&tree->is_parsed, status == OK, memory_order_release);
    return status;
}

/* Whoever needs the tree first parses it for all. */
static enum status parse_once(struct parser *parser, const struct piece *piece, struct piece_tree *tree) {
    if (atomic_load_explicit(&tree->is_parsed, memory_order_acquire))
        return OK;
    pthread_mutex_lock(parser->scope->making);
    enum status status = atomic_load(&tree->is_parsed) ? OK : parse_shared(parser, piece, tree);
    pthread_mutex_unlock(parser->scope->making);
    return status;
}

static enum status parse_piece(struct parser *parser, const struct piece *piece, str role, struct node **result) {
    struct piece_tree *tree = &piece->trees[parser->is_caseless];
    enum status status = parse_once(parser, piece, tree);
    if (status != OK)
        return status;
    if (can_use(parser, tree)) {
        *parser->nodes += tree->nodes;
        parser->uses->entities |= tree->uses.entities;
        *result = use_of(parser, tree->root, role);
        return OK;
    }
    struct node *root;
    status = parse_lines(parser, piece, role, &root);
    *result = status == OK ? use_of(parser, root, (str){0}) : NULL;
    return status;
}

static enum status refuse_unknown_piece(struct parser *parser, size_t at, str name) {
    struct nearest nearest = {.name = name};
    for (const struct piece *piece = parser->scope->pieces->newest; piece; piece = piece->next)
        if (piece->order < parser->scope->order)
            nearest_try(&nearest, piece->name);
    for (const struct rule_list *list = parser->scope->lists->first; list; list = list->next)
        if (list->order < parser->scope->order)
            nearest_try(&nearest, list->name);
    if (nearest.best.size)
        return parser_refuse(parser, at, "no piece or list is called {%.*s}; did you mean {%.*s}?", STR_ARG(name),
                             STR_ARG(nearest.best));
    return parser_refuse(parser, at, "no piece or list is called {%.*s}; one must be written before it is used",
                         STR_ARG(name));
}

/* {list} or {list.column}. */
static enum status parse_phrases(struct parser *parser, size_t at, struct rule_list *list, str column,
                                 struct node **result) {
    int index = column.size ? list_column(list, column) : 0;
    if (index < 0)
        return parser_refuse(parser, at, "list %.*s has no column called %.*s", STR_ARG(list->name), STR_ARG(column));
    struct node *node = node_new(parser, NODE_PHRASES, at);
    pthread_mutex_lock(parser->scope->making);
    node->phrases = list_phrases(list, (uint32_t)index, parser->scope->arena);
    pthread_mutex_unlock(parser->scope->making);
    if (!node->phrases->count)
        return parser_refuse(parser, at, "list %.*s has nothing in that column", STR_ARG(list->name));
    *result = node;
    return OK;
}

enum status parse_brace(struct parser *parser, struct node **result) {
    size_t start = parser->at++;
    str name = read_name(parser), role = {0}, column = {0};
    if (!name.size)
        return parser_refuse(parser, start, "a name is wanted after {; write \\{ for the sign itself");
    if (accept(parser, STR(".")))
        column = read_name(parser);
    if (accept(parser, STR(":")))
        role = read_name(parser);
    if (!accept(parser, STR("}")))
        return parser_refuse(parser, start, "this { is never closed");
    const struct piece *piece = column.size ? NULL : table_find(&parser->scope->pieces->by_name, name);
    if (piece && piece->order < parser->scope->order)
        return parse_piece(parser, piece, role.size ? role : parser->role, result);
    struct rule_list *list = lists_find(parser->scope->lists, name);
    if (list && list->order < parser->scope->order)
        return parse_phrases(parser, start, list, column, result);
    *result = builtin_piece(parser, start, name);
    return *result ? OK : refuse_unknown_piece(parser, start, name);
}

enum status pattern_parse_piece(const struct scope *scope, const struct piece *piece, struct error *error) {
    uint32_t nodes = 0;
    struct entity_uses uses = {0};
    struct parser parser = {
        .scope = scope, .line = piece->lines, .is_caseless = true, .nodes = &nodes, .uses = &uses, .error = error};
    return parse_shared(&parser, piece, &piece->trees[true]);
}
