/*
 * What every text that a pattern can match must have: stretches of the pattern that can only be a few texts are listed, and
 * what all of them share, or each has one of, is a need. Answers err on the side of "perhaps".
 */
#include "gate.h"

enum { STRINGS_MOST = 48, STRING_MOST = 160 };

/* The texts that a stretch of the pattern can be. */
struct strings { str *items; uint32_t count, room; };

static bool strings_add(struct strings *strings, str text, struct arena *arena) {
    if (strings->count == STRINGS_MOST || text.size > STRING_MOST)
        return false;
    *LIST_ADD(strings, arena) = text;
    return true;
}

static str joined(str a, str b, struct arena *arena) {
    char *data = arena_alloc(arena, a.size + b.size + 1);
    if (a.size)
        memcpy(data, a.data, a.size);
    if (b.size)
        memcpy(data + a.size, b.data, b.size);
    return (str){data, a.size + b.size};
}

static str of_byte(unsigned char byte, struct arena *arena) {
    const char c = (char)byte;
    return joined((str){&c, 1}, (str){0}, arena);
}

static bool strings_cross(struct strings *strings, const struct strings *behind, struct arena *arena) {
    struct strings crossed = {0};
    for (uint32_t i = 0; i < strings->count; i++)
        for (uint32_t j = 0; j < behind->count; j++)
            if (!strings_add(&crossed, joined(strings->items[i], behind->items[j], arena), arena))
                return false;
    *strings = crossed;
    return true;
}

static bool list_strings(const struct node *node, struct strings *strings, struct arena *arena);

static bool list_set(const struct set *set, struct strings *strings, struct arena *arena) {
    enum { LISTED_SET_MOST = 6 };
    struct byte_set bytes = set_first_bytes(set, false);
    if (set_is_wide(set))
        return false;
    for (unsigned c = 1; c < 256; c++)
        if (byte_set_has(&bytes, (unsigned char)c) &&
            (strings->count == LISTED_SET_MOST ||
             !strings_add(strings, str_lower(of_byte((unsigned char)c, arena), arena), arena)))
            return false;
    return true;
}

static bool list_repeat(const struct node *node, struct strings *strings, struct arena *arena) {
    enum { LISTED_COUNT_MOST = 3 };
    struct strings one = {0}, run = {0};
    if (node->most > LISTED_COUNT_MOST || !list_strings(node->child, &one, arena))
        return false;
    strings_add(&run, STR(""), arena);
    for (uint32_t n = 0;; n++) {
        if (n >= node->least)
            for (uint32_t i = 0; i < run.count; i++)
                if (!strings_add(strings, run.items[i], arena))
                    return false;
        if (n == node->most)
            return true;
        if (!strings_cross(&run, &one, arena))
            return false;
    }
}

/* Adds every text that the node can match, in lower case; false when they are too many or can't be known. */
static bool list_strings(const struct node *node, struct strings *strings, struct arena *arena) {
    switch (node->kind) {
    case NODE_BYTES: return strings_add(strings, str_lower(node->text, arena), arena);
    case NODE_CLASS: return list_set(node->set, strings, arena);
    case NODE_ENTITY: return strings_add(strings, of_byte((unsigned char)entity_letters[node->entity], arena), arena);
    case NODE_EDGE: return strings_add(strings, STR(""), arena);
    case NODE_LOOK:
        return str_equal(node->text, STR("?>")) ? list_strings(node->child, strings, arena)
                                                : strings_add(strings, STR(""), arena);
    case NODE_CAPTURE: return list_strings(node->child, strings, arena);
    case NODE_REPEAT: return list_repeat(node, strings, arena);
    case NODE_PHRASES:
        for (uint32_t i = 0; i < node->phrases->folded_count; i++)
            if (!strings_add(strings, node->phrases->folded[i], arena))
                return false;
        return true;
    case NODE_CHOICE:
        for (const struct node *child = node->child; child; child = child->next)
            if (!list_strings(child, strings, arena))
                return false;
        return true;
    case NODE_SEQUENCE: {
        struct strings all = {0};
        strings_add(&all, STR(""), arena);
        for (const struct node *child = node->child; child; child = child->next) {
            struct strings one = {0};
            if (!list_strings(child, &one, arena) || !strings_cross(&all, &one, arena))
                return false;
        }
        for (uint32_t i = 0; i < all.count; i++)
            if (!strings_add(strings, all.items[i], arena))
                return false;
        return true;
    }
    case NODE_GAP: case NODE_BACK: return false;
    }
    return false;
}

struct need_list { struct need *items; uint32_t count, room; };

static bool says_nothing(const struct strings *run) { return run->count == 1 && !run->items[0].size; }

static bool need_is_empty(const struct need *need) {
    return !need->words.count &&
           !(need->bytes.bits[0] | need->bytes.bits[1] | need->bytes.bits[2] | need->bytes.bits[3]);
}

/* Blanks are not looked for. */
static void needs_add(struct need_list *needs, const struct need *need, struct arena *arena) {
    if (!need_is_empty(need) && !byte_set_has(&need->bytes, ' '))
        *LIST_ADD(needs, arena) = *need;
}

/* The longest word of text that is whole: one at an end is so only when the pattern stops there. */
static str longest_word(str text, bool left_is_edge, bool right_is_edge) {
    str best = {0};
    for (size_t start = 0, end; start < text.size; start = end + 1) {
        for (end = start; end < text.size && byte_is_word((unsigned char)text.data[end]); end++)
            continue;
        bool is_whole = (start || left_is_edge) && (end < text.size || right_is_edge);
        if (is_whole && end - start > best.size)
            best = str_slice(text, start, end);
    }
    return best;
}

static struct byte_set bytes_of(str text) {
    struct byte_set bytes = {0};
    for (size_t i = 0; i < text.size; i++)
        if (!byte_is_word((unsigned char)text.data[i]) && text.data[i] != ' ')
            byte_set_add(&bytes, (unsigned char)text.data[i]);
    return bytes;
}

/* What all of the strings have, or each of them has one of. */
static void needs_of_strings(const struct strings *strings, bool left_is_edge, bool right_is_edge,
                             struct need_list *needs, struct arena *arena) {
    struct need words = {0}, signs = {0};
    struct byte_set common = {{~UINT64_C(0), ~UINT64_C(0), ~UINT64_C(0), ~UINT64_C(0)}};
    bool all_have_words = true, all_have_signs = true;
    for (uint32_t i = 0; i < strings->count; i++) {
        str word = longest_word(strings->items[i], left_is_edge, right_is_edge);
        struct byte_set bytes = bytes_of(strings->items[i]);
        struct need some = {.bytes = bytes};
        all_have_words &= word.size > 0;
        all_have_signs &= !need_is_empty(&some);
        if (word.size)
            *LIST_ADD(&words.words, arena) = word;
        for (unsigned w = 0; w < 4; w++) {
            signs.bytes.bits[w] |= bytes.bits[w];
            common.bits[w] &= bytes.bits[w];
        }
    }
    bool any_common = false;
    for (unsigned w = 0; w < 4; w++)
        for (uint64_t rest = common.bits[w]; rest; rest &= rest - 1) {
            struct need one = {0};
            one.bytes.bits[w] = rest & -rest;
            needs_add(needs, &one, arena);
            any_common = true;
        }
    if (!any_common && all_have_signs)
        needs_add(needs, &signs, arena);
    if (all_have_words)
        needs_add(needs, &words, arena);
}

/* The elements of a sequence with groups and captures opened up. */
struct elements { const struct node **items; uint32_t count, room; };

static void flatten(const struct node *node, struct elements *elements, struct arena *arena) {
    bool is_transparent = node->kind == NODE_SEQUENCE || node->kind == NODE_CAPTURE ||
                          (node->kind == NODE_LOOK && str_equal(node->text, STR("?>"))) ||
                          (node->kind == NODE_CHOICE && node->child && !node->child->next);
    if (!is_transparent) {
        *LIST_ADD(elements, arena) = node;
        return;
    }
    for (const struct node *child = node->child; child; child = child->next)
        flatten(child, elements, arena);
}

/* Is it sure that no word byte stands before (behind) a node? */
struct edges { bool left, right; };

static void needs_of(const struct node *node, struct edges edges, struct need_list *needs, struct arena *arena);

/* Letters say most, then words, then signs; the fewer the better. */
static unsigned need_cost(const struct need *need) {
    unsigned letters = 0, others = 0;
    for (unsigned w = 0; w < 4; w++)
        for (uint64_t rest = need->bytes.bits[w]; rest; rest &= rest - 1)
            ++*(byte_is_letter((unsigned char)(w * 64 + (unsigned)__builtin_ctzll(rest))) ? &letters : &others);
    return letters + 3 * need->words.count + 20 * others;
}

static const struct need *cheapest(const struct need_list *needs) {
    const struct need *best = NULL;
    for (uint32_t i = 0; i < needs->count; i++)
        if (!best || need_cost(&needs->items[i]) < need_cost(best))
            best = &needs->items[i];
    return best;
}

static void needs_of_choice(const struct node *node, struct edges edges, struct need_list *needs, struct arena *arena) {
    struct need any = {0};
    for (const struct node *child = node->child; child; child = child->next) {
        struct need_list own = {0};
        needs_of(child, edges, &own, arena);
        const struct need *best = cheapest(&own);
        if (!best)
            return;
        for (unsigned w = 0; w < 4; w++)
            any.bytes.bits[w] |= best->bytes.bits[w];
        for (uint32_t i = 0; i < best->words.count; i++)
            *LIST_ADD(&any.words, arena) = best->words.items[i];
    }
    needs_add(needs, &any, arena);
}

/* An element whose texts can't be listed. */
static void needs_of_element(const struct node *node, struct edges edges, struct need_list *needs, struct arena *arena) {
    enum { SELECTIVE_MOST = 60 };
    if (node->kind == NODE_CHOICE)
        needs_of_choice(node, edges, needs, arena);
    if (node->kind == NODE_REPEAT && node->least)
        needs_of(node->child, (struct edges){false, false}, needs, arena);
    if (node->kind == NODE_CLASS) {
        struct need one = {.bytes = set_first_bytes(node->set, node->is_caseless)};
        if (need_cost(&one) <= 20 * SELECTIVE_MOST)
            needs_add(needs, &one, arena);
    }
}

static bool left_is_edge(const struct elements *elements, uint32_t index, bool outer) {
    while (index--) {
        unsigned end = side_of(elements->items[index], AT_END);
        if (end & WITH_WORD_BYTE)
            return false;
        if (!(end & CAN_BE_EMPTY))
            return true;
    }
    return outer;
}

static bool right_is_edge(const struct elements *elements, uint32_t index, bool outer) {
    for (; index < elements->count; index++) {
        unsigned start = side_of(elements->items[index], AT_START);
        if (start & WITH_WORD_BYTE)
            return false;
        if (!(start & CAN_BE_EMPTY))
            return true;
    }
    return outer;
}

static void needs_of(const struct node *node, struct edges edges, struct need_list *needs, struct arena *arena) {
    struct elements elements = {0};
    struct strings run = {0};
    uint32_t run_start = 0;
    strings_add(&run, STR(""), arena);
    flatten(node, &elements, arena);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct strings own = {0};
        bool is_listed = list_strings(elements.items[i], &own, arena);
        if (is_listed && strings_cross(&run, &own, arena))
            continue;
        if (!says_nothing(&run))
            needs_of_strings(&run, left_is_edge(&elements, run_start, edges.left),
                             right_is_edge(&elements, i, edges.right), needs, arena);
        run = own;
        run_start = i;
        if (!is_listed) {
            run = (struct strings){0};
            strings_add(&run, STR(""), arena);
            run_start = i + 1;
            struct edges inner = {left_is_edge(&elements, i, edges.left), right_is_edge(&elements, i + 1, edges.right)};
            needs_of_element(elements.items[i], inner, needs, arena);
        }
    }
    if (!says_nothing(&run))
        needs_of_strings(&run, left_is_edge(&elements, run_start, edges.left), edges.right, needs, arena);
}

static void keep_best_needs(struct derived *derived, struct need_list *needs) {
    while (derived->need_count < NEEDS_MOST) {
        const struct need *best = cheapest(needs);
        if (!best)
            return;
        derived->needs[derived->need_count++] = *best;
        *(struct need *)best = needs->items[--needs->count];
    }
}

/* What a match begins with is asked of each place by its first words, so a choice there is no need beside. */
static const struct node *behind_first_choice(const struct node *tree, struct node *copy) {
    while ((tree->kind == NODE_SEQUENCE || tree->kind == NODE_CHOICE) && tree->child && !tree->child->next)
        tree = tree->child;
    if (tree->kind != NODE_SEQUENCE || !tree->child)
        return tree;
    const struct node *first = tree->child;
    while ((first->kind == NODE_SEQUENCE || first->kind == NODE_CHOICE) && first->child && !first->child->next)
        first = first->child;
    if (first->kind != NODE_CHOICE)
        return tree;
    *copy = *tree;
    copy->child = tree->child->next;
    return copy;
}

void derive_needs(struct derived *derived, const struct node *tree, struct arena *arena) {
    struct need_list needs = {0};
    struct node rest;
    const struct node *behind = behind_first_choice(tree, &rest);
    needs_of(behind, (struct edges){behind != &rest, true}, &needs, arena);
    keep_best_needs(derived, &needs);
}
