#include "trial.h"

enum {
    STEPS_MOST = 20 * 1000, /* nodes looked at in one trial: what takes longer is left to PCRE2 */
    DEPTH_MOST = 2000,      /* and what has more of them waiting on the stack */
    SAVED_MOST = 16,        /* captures inside something that is not tried again */
};

/* What is to be matched behind a place: backtracking goes back by returning. */
enum then_kind {
    THEN_END,      /* nothing: the pattern is matched */
    THEN_STOP,     /* nothing of this group, which is not tried again */
    THEN_NODES,    /* a node and its siblings */
    THEN_ROUND,    /* perhaps another round of a REPEAT */
    THEN_CLOSE,    /* the end of a capture */
};
struct then {
    enum then_kind kind;
    const struct node *node;
    uint32_t group;            /* captures before the node; of CLOSE: its own number */
    uint32_t count, from;      /* ROUND: rounds so far, and where the last began; CLOSE: where the capture began */
    const struct then *behind;
};

struct trial {
    const struct code *code;
    str text;
    uint32_t start, end, steps, depth;
    PCRE2_SIZE *groups;
};

static bool match_node(struct trial *trial, const struct node *node, uint32_t group, uint32_t at, const struct then *then);
static bool match_rounds(struct trial *trial, const struct node *repeat, uint32_t group, uint32_t count, uint32_t at,
                         const struct then *behind);

static bool is_too_long(const struct trial *trial) { return trial->steps > STEPS_MOST; }

static unsigned char byte_at(const struct trial *trial, uint32_t at) {
    return at < trial->text.size ? (unsigned char)trial->text.data[at] : 0;
}

static unsigned char byte_before(const struct trial *trial, uint32_t at) {
    return at ? (unsigned char)trial->text.data[at - 1] : 0;
}

static bool at_edge(const struct trial *trial, uint32_t at) {
    return is_edge(byte_before(trial, at), byte_at(trial, at));
}

/* ---- nodes that have no other way ---- */

static bool same_bytes(const char *a, const char *b, size_t size, bool is_caseless) {
    for (size_t i = 0; i < size; i++)
        if (is_caseless ? char_lower(a[i]) != char_lower(b[i]) : a[i] != b[i])
            return false;
    return true;
}

static bool is_wide(const struct set *set) {
    return set->ranges.count && LIST_LAST(&set->ranges)->high >= 0x80;
}

/* Has the set a byte that is a character, or a letter, by itself? */
static bool has_single(const struct set *set, bool is_caseless, unsigned char byte) {
    if (byte_is_letter(byte) && set->letters >> letter_entity(byte) & 1)
        return true;
    return byte < 0x80 && (set_has(set, byte) || (is_caseless && char_is_letter((char)byte) && set_has(set, byte ^ 0x20u)));
}

/* Bytes of the character of the set at a place, or 0; as_byte: beyond ASCII any byte is one (emit.c says when). */
static uint32_t set_size_at(const struct trial *trial, const struct set *set, bool is_caseless, bool as_byte, uint32_t at) {
    unsigned char lead = byte_at(trial, at);
    if (at >= trial->text.size)
        return 0;
    if (lead < 0x80 || byte_is_letter(lead))
        return has_single(set, is_caseless, lead);
    if (!is_wide(set) || (lead < 0xC2 && !as_byte))
        return 0;
    if (as_byte)
        return 1;
    uint32_t size = 1, point = lead < 0xE0 ? lead & 0x1Fu : lead < 0xF0 ? lead & 0x0Fu : lead & 0x07u;
    if (set_has_all_beyond_ascii(set)) {
        while ((byte_at(trial, at + size) & 0xC0) == 0x80)
            size++;
        return size;
    }
    uint32_t wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    for (; size < wanted; size++) {
        if ((byte_at(trial, at + size) & 0xC0) != 0x80)
            return 0;
        point = point << 6 | (byte_at(trial, at + size) & 0x3Fu);
    }
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    return point >= least[size] && set_has(set, point) ? size : 0;
}

static bool edge_holds(const struct trial *trial, str edge, uint32_t at) {
    bool before = byte_is_word(byte_before(trial, at)), behind = byte_is_word(byte_at(trial, at));
    switch (edge.data[edge.size - 1]) {
    case '^': return at == 0;
    case '$': return at == trial->text.size;
    case 'b': return before != behind;
    default: return before == behind;
    }
}

/* ---- captures ---- */

struct saved { PCRE2_SIZE groups[2 * SAVED_MOST]; };

/* Those inside a node, to be put back when what follows fails. False when they are too many. */
static bool save_groups(struct trial *trial, const struct node *node, uint32_t group, struct saved *saved) {
    if (node->captured > SAVED_MOST) {
        trial->steps = STEPS_MOST + 1;
        return false;
    }
    memcpy(saved->groups, trial->groups + 2 * (group + 1), node->captured * 2 * sizeof *saved->groups);
    return true;
}

static bool restore_groups(struct trial *trial, const struct node *node, uint32_t group, const struct saved *saved) {
    memcpy(trial->groups + 2 * (group + 1), saved->groups, node->captured * 2 * sizeof *saved->groups);
    return false;
}

/* ---- what follows ---- */

static bool match_nodes(struct trial *trial, const struct node *node, uint32_t group, uint32_t at, const struct then *then);

static bool finish(struct trial *trial, uint32_t at) {
    if (!at_edge(trial, at))
        return false;
    if (trial->code->kind == CODE_NOT_AFTER) {
        at += byte_at(trial, at) == ' ';
        if (at != trial->text.size)
            return false;
    }
    trial->end = at;
    return at > trial->start;
}

/* The capture is what stands between; unless what follows fails. */
static bool capture(struct trial *trial, uint32_t group, uint32_t from, uint32_t to, const struct then *then);

static bool resume(struct trial *trial, const struct then *then, uint32_t at) {
    switch (then->kind) {
    case THEN_END: return finish(trial, at);
    case THEN_STOP: trial->end = at; return true;
    case THEN_NODES: return match_nodes(trial, then->node, then->group, at, then->behind);
    case THEN_ROUND:
        /* A round that took nothing is the last. */
        if (at == then->from && then->count >= then->node->least)
            return resume(trial, then->behind, at);
        return match_rounds(trial, then->node, then->group, then->count, at, then->behind);
    case THEN_CLOSE: return capture(trial, then->group, then->from, at, then->behind);
    }
    return false;
}

static bool capture(struct trial *trial, uint32_t group, uint32_t from, uint32_t to, const struct then *then) {
    PCRE2_SIZE *pair = trial->groups + 2 * group, before[] = {pair[0], pair[1]};
    pair[0] = from;
    pair[1] = to;
    if (resume(trial, then, to))
        return true;
    pair[0] = before[0];
    pair[1] = before[1];
    return false;
}

/* ---- nodes that have several ways ---- */

static bool match_set_repeat(struct trial *trial, const struct node *repeat, bool as_byte, uint32_t at, const struct then *then) {
    const struct node *child = repeat->child;
    uint32_t most = 0;
    while (most < repeat->most && set_size_at(trial, child->set, child->is_caseless, as_byte, at + most))
        most++;
    trial->steps += most / 4;
    if (most < repeat->least)
        return false;
    if (repeat->is_possessive)
        return resume(trial, then, at + most);
    for (uint32_t i = 0; i <= most - repeat->least && !is_too_long(trial); i++)
        if (resume(trial, then, at + (repeat->is_lazy ? repeat->least + i : most - i)))
            return true;
    return false;
}

static bool match_rounds(struct trial *trial, const struct node *repeat, uint32_t group, uint32_t count, uint32_t at,
                         const struct then *behind) {
    struct then round = {.kind = THEN_ROUND, .node = repeat, .group = group, .count = count + 1, .from = at, .behind = behind};
    bool has_more = count < repeat->most;
    if (count < repeat->least)
        return match_node(trial, repeat->child, group, at, &round);
    if (repeat->is_lazy)
        return resume(trial, behind, at) || (has_more && match_node(trial, repeat->child, group, at, &round));
    return (has_more && match_node(trial, repeat->child, group, at, &round)) || resume(trial, behind, at);
}

static bool match_repeat(struct trial *trial, const struct node *repeat, uint32_t group, uint32_t at, const struct then *then) {
    const struct node *child = repeat->child;
    if (child->kind == NODE_CLASS) {
        bool as_byte = repeat->least != repeat->most && repeat->most > 1 && set_has_all_beyond_ascii(child->set);
        if (!is_wide(child->set) || as_byte)
            return match_set_repeat(trial, repeat, as_byte, at, then);
    }
    if (!repeat->is_possessive)
        return match_rounds(trial, repeat, group, 0, at, then);
    struct saved saved;
    struct then stop = {.kind = THEN_STOP};
    if (!save_groups(trial, repeat, group, &saved))
        return false;
    if (match_rounds(trial, repeat, group, 0, at, &stop) && resume(trial, then, trial->end))
        return true;
    return restore_groups(trial, repeat, group, &saved);
}

/* Each alternative of what looks back has one length. */
static bool looks_back_at(struct trial *trial, const struct node *node, uint32_t group, uint32_t at) {
    struct then stop = {.kind = THEN_STOP};
    if (node->kind == NODE_CHOICE) {
        for (const struct node *way = node->child; way; group += way->captured, way = way->next)
            if (looks_back_at(trial, way, group, at))
                return true;
        return false;
    }
    uint32_t length = pattern_length(node).least;
    return length <= at && match_node(trial, node, group, at - length, &stop);
}

static bool match_look(struct trial *trial, const struct node *look, uint32_t group, uint32_t at, const struct then *then) {
    struct saved saved;
    struct then stop = {.kind = THEN_STOP};
    bool is_back = look->text.data[1] == '<', is_negative = look->text.data[look->text.size - 1] == '!';
    if (!save_groups(trial, look, group, &saved))
        return false;
    bool is_there = is_back ? looks_back_at(trial, look->child, group, at) : match_node(trial, look->child, group, at, &stop);
    if (is_too_long(trial))
        return false;
    uint32_t behind = look->text.data[1] == '>' ? trial->end : at;
    if (is_negative && is_there)
        restore_groups(trial, look, group, &saved);
    if (is_there != is_negative && resume(trial, then, behind))
        return true;
    return restore_groups(trial, look, group, &saved);
}

static bool match_gap(struct trial *trial, const struct node *gap, uint32_t at, const struct then *then) {
    if (!at_edge(trial, at))
        return false;
    for (uint32_t size = 0; size <= GAP_MOST && !is_too_long(trial); size++) {
        if (size && !set_size_at(trial, gap->set, false, true, at + size - 1))
            return false;
        trial->steps++;
        if (at_edge(trial, at + size) && resume(trial, then, at + size))
            return true;
    }
    return false;
}

static bool match_back(struct trial *trial, const struct node *back, uint32_t group, uint32_t at, const struct then *then) {
    for (uint32_t i = 0; i < group; i++) {
        if (!str_equal(trial->code->names->items[i].name, back->text))
            continue;
        const PCRE2_SIZE *pair = trial->groups + 2 * (i + 1);
        if (pair[0] == PCRE2_UNSET || pair[1] - pair[0] > trial->text.size - at)
            return false;
        size_t size = pair[1] - pair[0];
        return same_bytes(trial->text.data + pair[0], trial->text.data + at, size, back->is_caseless) &&
               resume(trial, then, at + (uint32_t)size);
    }
    return false;
}

/* Phrases from … to - 1 have depth bytes in common, which are matched; the longest is wanted. */
static bool match_phrases(struct trial *trial, const struct node *node, uint32_t from, uint32_t to, uint32_t depth, uint32_t at,
                          const struct then *then) {
    const str *phrases = node->is_caseless ? node->phrases->folded : node->phrases->sorted;
    bool ends_here = phrases[from].size == depth;
    unsigned char byte = byte_at(trial, at + depth);
    byte = node->is_caseless ? (unsigned char)char_lower((char)byte) : byte;
    struct phrase_range going_on = {0};
    trial->steps++;
    if (at + depth < trial->text.size)
        going_on = phrases_with(phrases, (struct phrase_range){from + ends_here, to}, depth, byte);
    if (going_on.from < going_on.to && match_phrases(trial, node, going_on.from, going_on.to, depth + 1, at, then))
        return true;
    return ends_here && resume(trial, then, at + depth);
}

static bool match_choice(struct trial *trial, const struct node *choice, uint32_t group, uint32_t at, const struct then *then) {
    unsigned char byte = byte_at(trial, at);
    if (choice->first && !byte_set_has(choice->first, byte >= 0x80 && !byte_is_letter(byte) ? BEYOND_ASCII : byte))
        return false;
    for (const struct node *way = choice->child; way; group += way->captured, way = way->next)
        if (match_node(trial, way, group, at, then))
            return true;
    return false;
}

static bool match_kind(struct trial *trial, const struct node *node, uint32_t group, uint32_t at, const struct then *then) {
    switch (node->kind) {
    case NODE_BYTES:
        return node->text.size <= trial->text.size - at &&
               same_bytes(node->text.data, trial->text.data + at, node->text.size, node->is_caseless) &&
               resume(trial, then, at + (uint32_t)node->text.size);
    case NODE_CLASS: {
        uint32_t size = set_size_at(trial, node->set, node->is_caseless, false, at);
        return size && resume(trial, then, at + size);
    }
    case NODE_ENTITY:
        return byte_at(trial, at) == entity_letters[node->entity] && at < trial->text.size &&
               capture(trial, group + 1, at, at + 1, then);
    case NODE_EDGE: return edge_holds(trial, node->text, at) && resume(trial, then, at);
    case NODE_GAP: return match_gap(trial, node, at, then);
    case NODE_BACK: return match_back(trial, node, group, at, then);
    case NODE_LOOK: return match_look(trial, node, group, at, then);
    case NODE_REPEAT: return match_repeat(trial, node, group, at, then);
    case NODE_CHOICE: return match_choice(trial, node, group, at, then);
    case NODE_SEQUENCE: return match_nodes(trial, node->child, group, at, then);
    case NODE_PHRASES:
        return match_phrases(trial, node, 0, node->is_caseless ? node->phrases->folded_count : node->phrases->count, 0, at, then);
    case NODE_CAPTURE: {
        struct then close = {.kind = THEN_CLOSE, .group = group + 1, .from = at, .behind = then};
        return match_node(trial, node->child, group + 1, at, &close);
    }
    }
    return false;
}

static bool match_node(struct trial *trial, const struct node *node, uint32_t group, uint32_t at, const struct then *then) {
    if (trial->depth == DEPTH_MOST)
        trial->steps = STEPS_MOST;
    if (++trial->steps > STEPS_MOST)
        return false;
    trial->depth++;
    bool is_matched = match_kind(trial, node, group, at, then);
    trial->depth--;
    return is_matched;
}

static bool match_nodes(struct trial *trial, const struct node *node, uint32_t group, uint32_t at, const struct then *then) {
    if (!node)
        return resume(trial, then, at);
    if (!node->next)
        return match_node(trial, node, group, at, then);
    struct then rest = {.kind = THEN_NODES, .node = node->next, .group = group + node->captured, .behind = then};
    return match_node(trial, node, group, at, &rest);
}

/* ---- public ---- */

/* One match that begins at start; the pattern itself at, which a guard may put behind a blank. */
static bool match_at(struct trial *trial, uint32_t start, uint32_t at) {
    struct then end = {.kind = THEN_END};
    trial->start = start;
    trial->steps++;
    if (!at_edge(trial, at) || !match_node(trial, trial->code->tree, 0, at, &end))
        return false;
    trial->groups[0] = start;
    trial->groups[1] = trial->end;
    return true;
}

enum outcome code_try(const struct code *code, str subject, uint32_t at, PCRE2_SIZE *groups, uint32_t *steps) {
    struct trial trial = {.code = code, .text = subject, .groups = groups};
    for (uint32_t i = 0; i <= code->names->count; i++)   /* what fails puts them back */
        groups[2 * i] = groups[2 * i + 1] = PCRE2_UNSET;
    bool is_search = code->kind == CODE_NOT_AFTER || code->kind == CODE_UNLESS, is_found = false;
    if (code->kind == CODE_NOT_BEFORE && byte_at(&trial, at) == ' ')
        is_found = match_at(&trial, at, at + 1);
    for (uint32_t from = at; !is_found && !is_too_long(&trial); from++) {
        is_found = match_at(&trial, from, from);
        if (!is_search || from >= subject.size)
            break;
    }
    *steps = trial.steps;
    return is_too_long(&trial) ? TRIAL_TOO_LONG : is_found ? TRIAL_MATCHED : TRIAL_FAILED;
}
