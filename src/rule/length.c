/* How many bytes a pattern can match, and whether what looks back in it has one length. */
#include "pattern.h"

uint32_t lengths_multiply(uint32_t a, uint32_t b) {
    if (!a || !b)
        return 0;
    return a == UINT32_MAX || b == UINT32_MAX || a > (UINT32_MAX - 1) / b ? UINT32_MAX : a * b;
}

static struct length phrases_length(const struct phrases *phrases) {
    struct length length = {UINT32_MAX, 0, true};
    for (uint32_t i = 0; i < phrases->count; i++) {
        uint32_t size = (uint32_t)phrases->sorted[i].size;
        if (size < length.least)
            length.least = size;
        if (size > length.most)
            length.most = size;
    }
    return length;
}

static struct length set_length(const struct set *set) {
    struct length length = {4, 1, true};
    if (set->letters || (set->ranges.count && set->ranges.items[0].low < 0x80))
        length.least = 1;
    else if (set->ranges.count)
        length.least = 2;
    if (set->ranges.count && set->ranges.items[set->ranges.count - 1].high >= 0x80)
        length.most = 4;
    return length;
}

static struct length sequence_length(const struct node *sequence) {
    struct length all = {0, 0, true};
    for (const struct node *child = sequence->child; child; child = child->next) {
        struct length length = pattern_length(child);
        all.least = lengths_add(all.least, length.least);
        all.most = lengths_add(all.most, length.most);
        all.is_one &= length.is_one;
    }
    return all;
}

static struct length choice_length(const struct node *choice) {
    struct length all = {UINT32_MAX, 0, true};
    for (const struct node *child = choice->child; child; child = child->next) {
        struct length length = pattern_length(child);
        all.least = length.least < all.least ? length.least : all.least;
        all.most = length.most > all.most ? length.most : all.most;
        all.is_one &= length.is_one;
    }
    return all;
}

/* is_one as far as what stands in the node tells. */
static struct length node_length(const struct node *node) {
    struct length length = {0, 0, true};
    switch (node->kind) {
    case NODE_BYTES: return (struct length){(uint32_t)node->text.size, (uint32_t)node->text.size, true};
    case NODE_CLASS: return set_length(node->set);
    case NODE_ENTITY: return (struct length){1, 1, true};
    case NODE_GAP: return (struct length){0, GAP_MOST, true};
    case NODE_PHRASES: return phrases_length(node->phrases);
    case NODE_BACK: return (struct length){0, UINT32_MAX, true};
    case NODE_EDGE: return length;
    case NODE_LOOK:
        length = pattern_length(node->child);
        return str_equal(node->text, STR("?>")) ? length : (struct length){0, 0, length.is_one};
    case NODE_CAPTURE: return pattern_length(node->child);
    case NODE_REPEAT:
        length = pattern_length(node->child);
        return (struct length){lengths_multiply(length.least, node->least), lengths_multiply(length.most, node->most), length.is_one};
    case NODE_SEQUENCE: return sequence_length(node);
    case NODE_CHOICE: return choice_length(node);
    }
    return length;
}

struct length pattern_length(const struct node *node) {
    struct length length = node_length(node);
    length.is_one &= length.least == length.most;
    return length;
}

bool look_has_lengths(const struct node *look) {
    const struct node *inner = look->child->kind == NODE_CHOICE ? look->child : look;
    for (const struct node *way = inner->child; way; way = way->next)
        if (!pattern_length(way).is_one)
            return false;
    return true;
}
