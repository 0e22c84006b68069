/*
 * At most how large a pattern gets when PCRE2 compiles it: what is surely small enough need not be compiled before it is tried. Sizes are
 * those of PCRE2's opcodes with links of two bytes, rounded up; a test compares.
 */
#include "pattern.h"

enum {
    CLASS_SIZE = 35,        /* 256 bits, reckoned with a little more before it is compiled */
    TIMES_SIZE = 6,         /* how often it is repeated */
    GROUP_SIZE = 6,         /* the beginning and end of a group */
    FRAME_SIZE = 8,         /* and its number */
    MAYBE_SIZE = 1,         /* it may be missing */
    LETTER_SIZE = 2,
    ROUND_SIZE = 16,        /* of a repeated group: another one around what may be missing */
    CASE_SIZE = 8,          /* a group in which letter case is treated in the other way */
    ALTERNATIVE_SIZE = 3,   /* its mark; what begins alike is put together only where that saves room (factor.c) */
    EDGE_SIZE = 5 * CLASS_SIZE,
    BACK_TIMES = 4,         /* what looks back may have some 2000 alternatives in all: as if they were larger */
};

/* Beyond ASCII there is a class for all lead bytes of two that lead to the same, and dozens for a long range of longer ones. */
static uint32_t compiled_set_size(const struct set *set) {
    enum { LONG_CLASSES = 40, SHORT_CLASSES = 2 };   /* beyond U+0800; of a short range only the last byte varies, in two runs at most */
    enum { PAIR_SIZE = ALTERNATIVE_SIZE + LETTER_SIZE + CLASS_SIZE };
    if (!set->ranges.count && set->letters && !(set->letters & (set->letters - 1)))
        return LETTER_SIZE;
    if (!set->ranges.count || LIST_LAST(&set->ranges)->high < 0x80)
        return CLASS_SIZE;
    uint32_t size = GROUP_SIZE + CLASS_SIZE;
    if (set_has_all_beyond_ascii(set))
        return size + ALTERNATIVE_SIZE + 2 * CLASS_SIZE;
    uint64_t blocks[SET_BLOCKS + 1] = {0};
    set_blocks(set, blocks);
    for (uint32_t block = 2; block < SET_BLOCKS; block++)
        if (blocks[block] && blocks[block] != blocks[block - 1])
            size += blocks[block] == blocks[block + 1] ? PAIR_SIZE + CLASS_SIZE : PAIR_SIZE;
    for (LIST_EACH(const struct range, range, &set->ranges))
        if (range->high >= 0x800)
            size += PAIR_SIZE * (range->low >= 0x800 && range->high - range->low < 64 ? SHORT_CLASSES : LONG_CLASSES);
    return size;
}

bool repeat_is_of_bytes(const struct node *repeat) {
    const struct node *child = repeat->child;
    const struct set *set = child && child->kind == NODE_CLASS ? child->set : NULL;
    bool is_narrow = set && (!set->ranges.count || LIST_LAST(&set->ranges)->high < 0x80);
    return set && (is_narrow || (repeat->least != repeat->most && repeat->most > 1 && set_has_all_beyond_ascii(set)));
}

/* Of sorted phrases what two that follow one another begin with is written once; behind that they part in a group. */
static uint32_t phrases_size(const str *phrases, uint32_t count) {
    uint32_t size = GROUP_SIZE, before = 0;   /* bytes in common with the one before */
    for (uint32_t i = 0; i < count; i++) {
        str next = i + 1 < count ? phrases[i + 1] : (str){0};
        uint32_t common = 0;
        while (common < phrases[i].size && common < next.size && phrases[i].data[common] == next.data[common])
            common++;
        uint32_t own = 2 * ((uint32_t)phrases[i].size - before) + ALTERNATIVE_SIZE;
        size = lengths_add(size, common > before ? own + GROUP_SIZE : own);
        before = common;
    }
    return size;
}

static uint32_t own_size(const struct node *node, bool is_caseless) {
    uint32_t size = FRAME_SIZE;
    switch (node->kind) {
    case NODE_SEQUENCE: case NODE_CHOICE: return 0;
    case NODE_BYTES: return 2 * (uint32_t)node->text.size + (node->is_caseless == is_caseless ? 0 : CASE_SIZE);
    case NODE_CLASS: return compiled_set_size(node->set);
    case NODE_ENTITY: return FRAME_SIZE + LETTER_SIZE;
    case NODE_GAP: return FRAME_SIZE + compiled_set_size(node->set) + EDGE_SIZE;
    case NODE_EDGE: return FRAME_SIZE + EDGE_SIZE;
    case NODE_REPEAT:
        if (repeat_is_of_bytes(node))
            return CLASS_SIZE + TIMES_SIZE;
        if (node->most != 1 && node->most != UINT32_MAX)
            return ROUND_SIZE;
        return GROUP_SIZE + (node->is_possessive ? FRAME_SIZE : MAYBE_SIZE);
    case NODE_PHRASES:
        return size + (node->is_caseless ? phrases_size(node->phrases->folded, node->phrases->folded_count)
                                         : phrases_size(node->phrases->sorted, node->phrases->count));
    default: return size;
    }
}

/* At most so many bytes of compiled pattern. A tree is part of patterns that are all caseless, or all not. */
static uint32_t compiled_size(struct node *node, bool is_caseless) {
    uint32_t known = __atomic_load_n(&node->compiled_size, __ATOMIC_RELAXED);   /* threads share trees, and find the same */
    if (known)
        return known - 1;
    uint32_t size = own_size(node, is_caseless);
    bool is_of_bytes = node->kind == NODE_REPEAT && repeat_is_of_bytes(node);   /* one class, whatever its set */
    for (struct node *child = is_of_bytes ? NULL : node->child; child; child = child->next) {
        /* A choice needs a group of its own only beside others: a repeat, a capture and what looks around are groups. */
        uint32_t around = node->kind == NODE_CHOICE                                       ? ALTERNATIVE_SIZE
                          : node->kind == NODE_SEQUENCE && child->kind == NODE_CHOICE ? GROUP_SIZE
                                                                                      : 0;
        size = lengths_add(size, lengths_add(compiled_size(child, is_caseless), around));
    }
    if (node->kind == NODE_REPEAT && !is_of_bytes) {
        uint32_t times = node->most == UINT32_MAX ? node->least : node->most;   /* those without an end go round in one place */
        size = lengths_multiply(size, times ? times : 1);
    }
    if (node->kind == NODE_LOOK && str_starts_with(node->text, STR("?<")))
        size = lengths_multiply(size, BACK_TIMES);
    __atomic_store_n(&node->compiled_size, lengths_add(size, 1), __ATOMIC_RELAXED);
    return size;
}

bool pattern_is_sure(struct node *tree, bool is_caseless) {
    enum { SURE_MOST = 65 * 1000 };   /* PCRE2 takes 65,536 with the links that it is usually built with, 500 of them for the edges */
    return compiled_size(tree, is_caseless) <= SURE_MOST && !tree->looks_back_ill;
}
