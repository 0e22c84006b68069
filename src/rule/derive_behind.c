/*
 * What may stand behind the first word of a match: "the" alone says little where half of all sentences have one, "the m" says
 * more. Only matches that begin with a word are meant; answers err on the side of "perhaps".
 *
 * A node is walked from a set of states to the set of those behind it. Words that derive_starts lists and those that it can't are told
 * apart, for of the latter any word may come.
 */
#include "gate.h"

enum {
    AT_FIRST = 1,           /* nothing is read yet */
    IN_LISTED = 2,          /* some of the first word is */
    IN_OPEN = 4,
    BEHIND_LISTED = 8,      /* and from here on, bit by bit, so many bytes behind it */
    BEHIND_OPEN = BEHIND_LISTED << PREFIX_SIZE,
    END = BEHIND_OPEN << PREFIX_SIZE,
    ALL_BEHIND = END - BEHIND_LISTED,
};

static void note(struct derived *derived, unsigned states, const struct byte_set *bytes) {
    for (unsigned rest = (states & ALL_BEHIND) / BEHIND_LISTED; rest; rest &= rest - 1) {
        unsigned at = (unsigned)__builtin_ctz(rest);
        struct byte_set *set = at < PREFIX_SIZE ? &derived->behind[at] : &derived->open_behind[at - PREFIX_SIZE];
        for (unsigned w = 0; w < 4; w++)
            set->bits[w] |= bytes->bits[w];
    }
}

/* Reads one byte out of a set; is_listed: words that have it are spelled out. */
static unsigned read_byte(struct derived *derived, const struct byte_set *bytes, bool is_listed, unsigned states) {
    struct byte_set others;
    bool any_word = false, any_other = false;
    for (unsigned w = 0; w < 4; w++) {
        others.bits[w] = bytes->bits[w] & ~word_bytes.bits[w];
        any_word |= bytes->bits[w] != others.bits[w];
        any_other |= others.bits[w] != 0;
    }
    /* The last byte that matters of those behind listed words has none behind it. */
    unsigned last = (unsigned)BEHIND_OPEN >> 1 | (unsigned)END >> 1;
    unsigned behind = (states & ALL_BEHIND & ~last) << 1;
    if (any_word && states & (AT_FIRST | IN_LISTED))
        behind |= is_listed ? IN_LISTED : IN_OPEN;
    if (any_word && states & IN_OPEN)
        behind |= IN_OPEN;
    unsigned ended = any_other ? (states & IN_LISTED ? BEHIND_LISTED : 0) | (states & IN_OPEN ? BEHIND_OPEN : 0) : 0;
    if (ended)
        note(derived, ended, &others);
    if (states & ALL_BEHIND)
        note(derived, states & ALL_BEHIND, bytes);
    return behind | ended << 1;
}

static unsigned read_text(struct derived *derived, str text, bool is_caseless, unsigned states) {
    for (size_t i = 0; i < text.size && states; i++) {
        bool is_inside = states == IN_LISTED || states == IN_OPEN;
        if (is_inside && byte_is_word((unsigned char)text.data[i]))
            continue;
        struct byte_set bytes = {0};
        byte_set_add(&bytes, (unsigned char)text.data[i]);
        if (is_caseless && char_is_letter(text.data[i]))
            byte_set_add(&bytes, (unsigned char)text.data[i] ^ 0x20);
        states = read_byte(derived, &bytes, true, states);
    }
    return states;
}

static unsigned read_set(struct derived *derived, const struct set *set, bool is_caseless, unsigned states) {
    struct byte_set first = set_first_bytes(set, is_caseless), plain = set_first_bytes(set, false), tail = {0};
    int word_count = 0;
    for (unsigned w = 0; w < 4; w++)
        word_count += __builtin_popcountll(plain.bits[w] & word_bytes.bits[w]);
    bool is_wide = set_is_wide(set);
    unsigned behind = read_byte(derived, &first, !is_wide && word_count <= SPELLED_SET_MOST, states);
    if (!is_wide)
        return behind;
    for (unsigned c = 0x80; c < 0xC0; c++)
        byte_set_add(&tail, (unsigned char)c);
    for (unsigned i = 0, at = behind; i < 3; i++)
        behind |= at = read_byte(derived, &tail, false, at);
    return behind;
}

static unsigned read_anything(struct derived *derived, unsigned states) {
    static const struct byte_set anything = {{~UINT64_C(0), ~UINT64_C(0), ~UINT64_C(0), ~UINT64_C(0)}};
    for (unsigned before = 0; before != states;) {
        before = states;
        states |= read_byte(derived, &anything, false, states);
    }
    return states;
}

static unsigned read_node(struct derived *derived, const struct node *node, unsigned states);

static unsigned read_repeat(struct derived *derived, const struct node *node, unsigned states) {
    unsigned behind = node->least ? 0 : states, at = states;
    for (uint32_t n = 1; n <= node->most && at; n++) {
        unsigned next = read_node(derived, node->child, at);
        if (n >= node->least) {
            if ((behind | next) == behind)
                break;
            behind |= next;
        } else if (next == at) {
            return behind | next;   /* more rounds say nothing new */
        }
        at = next;
    }
    return behind;
}

static unsigned read_node(struct derived *derived, const struct node *node, unsigned states) {
    unsigned behind = 0;
    if (!states)
        return 0;
    switch (node->kind) {
    case NODE_BYTES: return read_text(derived, node->text, node->is_caseless, states);
    case NODE_CLASS: return read_set(derived, node->set, node->is_caseless, states);
    case NODE_EDGE: return states;
    case NODE_BACK: return read_anything(derived, states);
    case NODE_REPEAT: return read_repeat(derived, node, states);
    case NODE_CAPTURE: return read_node(derived, node->child, states);
    case NODE_LOOK: return str_equal(node->text, STR("?>")) ? read_node(derived, node->child, states) : states;
    case NODE_ENTITY: {
        struct byte_set letter = {0};
        byte_set_add(&letter, entity_letters[node->entity]);
        return read_byte(derived, &letter, true, states);
    }
    case NODE_GAP:
        for (unsigned before = 0; before != states;) {
            before = states;
            states |= read_set(derived, node->set, false, states);
        }
        return states;
    case NODE_PHRASES:
        for (uint32_t i = 0; i < node->phrases->count; i++)
            behind |= read_text(derived, node->phrases->sorted[i], node->is_caseless, states);
        return behind;
    case NODE_SEQUENCE:
        for (const struct node *child = node->child; child; child = child->next)
            states = read_node(derived, child, states);
        return states;
    case NODE_CHOICE:
        for (const struct node *child = node->child; child; child = child->next)
            behind |= read_node(derived, child, states);
        return behind;
    }
    return states;
}

void derive_behind(struct derived *derived, const struct node *tree) {
    unsigned states = read_node(derived, tree, AT_FIRST);
    /* The end of a match is an edge: where the first word is all of it, anything but a word goes on. */
    if (states & (IN_LISTED | IN_OPEN)) {
        struct byte_set others;
        for (unsigned w = 0; w < 4; w++)
            others.bits[w] = ~word_bytes.bits[w];
        states |= read_byte(derived, &others, true, states & (IN_LISTED | IN_OPEN));
    }
    read_anything(derived, states & ALL_BEHIND);
    for (unsigned i = 0; derived->opens_listed && i < PREFIX_SIZE; i++)
        for (unsigned w = 0; w < 4; w++)
            derived->open_behind[i].bits[w] |= derived->behind[i].bits[w];
}
