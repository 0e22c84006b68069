/* The bytes that a choice can begin with, so that its alternatives need not be asked one by one. */
#include "gate.h"

static void add_both_cases(struct byte_set *bytes, const struct node *node, char c) {
    bool is_beyond_ascii = (unsigned char)c >= BEYOND_ASCII && !byte_is_letter((unsigned char)c);
    byte_set_add(bytes, is_beyond_ascii ? BEYOND_ASCII : (unsigned char)c);
    if (node->is_caseless && char_is_letter(c))
        byte_set_add(bytes, (unsigned char)c ^ 0x20);
}

static void add_set(struct byte_set *bytes, const struct byte_set *more) {
    for (unsigned w = 0; w < 4; w++)
        bytes->bits[w] |= more->bits[w];
}

/* What is known of how a node begins: with one of some bytes; with one of them, or it is empty; nothing. */
enum beginning { WITH_SOME, WITH_SOME_OR_EMPTY, WITH_ANYTHING };

static enum beginning add_first(struct byte_set *bytes, const struct node *node) {
    enum beginning beginning = WITH_SOME_OR_EMPTY;
    switch (node->kind) {
    case NODE_BYTES:
        if (node->text.size)
            add_both_cases(bytes, node, node->text.data[0]);
        return node->text.size ? WITH_SOME : WITH_SOME_OR_EMPTY;
    case NODE_CLASS: {
        struct byte_set own = set_first_bytes(node->set, node->is_caseless);
        add_set(bytes, &own);
        return WITH_SOME;
    }
    case NODE_ENTITY: byte_set_add(bytes, entity_letters[node->entity]); return WITH_SOME;
    case NODE_PHRASES:
        for (uint32_t i = 0; i < node->phrases->count; i++)
            add_both_cases(bytes, node, node->phrases->sorted[i].data[0]);
        return WITH_SOME;
    case NODE_CAPTURE: return add_first(bytes, node->child);
    case NODE_REPEAT:
        beginning = add_first(bytes, node->child);
        return beginning == WITH_SOME && !node->least ? WITH_SOME_OR_EMPTY : beginning;
    case NODE_CHOICE:
        if (!node->first)
            return WITH_ANYTHING;
        add_set(bytes, node->first);
        return WITH_SOME;
    case NODE_SEQUENCE:
        for (const struct node *child = node->child; child && beginning == WITH_SOME_OR_EMPTY; child = child->next)
            beginning = add_first(bytes, child);
        return beginning;
    case NODE_LOOK: return str_equal(node->text, STR("?>")) ? add_first(bytes, node->child) : WITH_SOME_OR_EMPTY;
    case NODE_EDGE: return WITH_SOME_OR_EMPTY;
    case NODE_GAP: case NODE_BACK: return WITH_ANYTHING;
    }
    return WITH_ANYTHING;
}

void choice_find_first(struct node *choice, struct arena *arena) {
    struct byte_set bytes = {0};
    for (const struct node *child = choice->child; child; child = child->next)
        if (add_first(&bytes, child) != WITH_SOME)
            return;
    struct byte_set *first = ARENA_NEW(arena, struct byte_set);
    *first = bytes;
    choice->first = first;
}
