/* How a node can begin and end: where words of a pattern are whole. */
#include "gate.h"

static unsigned side_of_byte(unsigned char byte) { return byte_is_word(byte) ? WITH_WORD_BYTE : WITH_OTHER_BYTE; }

static unsigned side_of_text(str text, enum side side) {
    return text.size ? side_of_byte((unsigned char)text.data[side == AT_START ? 0 : text.size - 1]) : CAN_BE_EMPTY;
}

enum { ANY_SIDE = CAN_BE_EMPTY | WITH_WORD_BYTE | WITH_OTHER_BYTE };

static unsigned side_of_set(const struct byte_set *bytes) {
    unsigned answer = 0;
    for (unsigned w = 0; w < 4; w++)
        for (uint64_t rest = bytes->bits[w]; rest && answer != (WITH_WORD_BYTE | WITH_OTHER_BYTE); rest &= rest - 1)
            answer |= side_of_byte((unsigned char)(w * 64 + (unsigned)__builtin_ctzll(rest)));
    return answer;
}

static unsigned side_of_sequence(const struct node *node, enum side side) {
    unsigned answer = CAN_BE_EMPTY;
    for (const struct node *child = node->child; child; child = child->next) {
        unsigned own = side_of(child, side);
        if (side == AT_END)
            answer = own & CAN_BE_EMPTY ? answer | (own & ~(unsigned)CAN_BE_EMPTY) : own;
        else if (answer & CAN_BE_EMPTY)
            answer = (answer & ~(unsigned)CAN_BE_EMPTY) | own;
    }
    return answer;
}

unsigned side_of(const struct node *node, enum side side) {
    unsigned answer = 0;
    switch (node->kind) {
    case NODE_BYTES: return side_of_text(node->text, side);
    case NODE_ENTITY:
    case NODE_GAP: return WITH_OTHER_BYTE;   /* it begins and ends at an edge, whatever it holds */
    case NODE_EDGE: return CAN_BE_EMPTY;
    case NODE_BACK: return ANY_SIDE;
    case NODE_CAPTURE: return side_of(node->child, side);
    case NODE_LOOK: return str_equal(node->text, STR("?>")) ? side_of(node->child, side) : CAN_BE_EMPTY;
    case NODE_REPEAT: return side_of(node->child, side) | (node->least ? 0 : CAN_BE_EMPTY);
    case NODE_SEQUENCE: return side_of_sequence(node, side);
    case NODE_CLASS: {
        struct byte_set bytes = set_first_bytes(node->set, node->is_caseless);
        return side_of_set(&bytes);
    }
    case NODE_PHRASES:
        for (uint32_t i = 0; i < node->phrases->count; i++)
            answer |= side_of_text(node->phrases->sorted[i], side);
        return answer;
    case NODE_CHOICE:
        for (const struct node *child = node->child; child && answer != ANY_SIDE; child = child->next)
            answer |= side_of(child, side);
        return answer;
    }
    return answer;
}
