/* From the tree of a pattern to the text that PCRE2 compiles, in bytes: no UTF mode, no UCP, captures by number only. */
#include "letter.h"
#include "pattern.h"

enum { EMITTED_MOST = 400 * 1000 };

static void put(struct emission *out, const char *text) { buffer_add_text(&out->text, text); }

static void put_byte(struct emission *out, unsigned char byte) {
    static const char digits[] = "0123456789ABCDEF";
    const char escaped[] = {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
    if (char_is_letter((char)byte) || char_is_digit((char)byte) || byte == ' ')
        buffer_add_char(&out->text, (char)byte);
    else
        buffer_add(&out->text, (str){escaped, sizeof escaped});
}

void pattern_emit_edge(struct emission *out) {
    put(out, "(?:(?<![" WORD_CLASS "])|(?![" WORD_CLASS "]))");
}

static void emit_bytes(struct emission *out, str text) {
    for (size_t i = 0; i < text.size; i++)
        put_byte(out, (unsigned char)text.data[i]);
}

static void put_byte_range(struct emission *out, uint32_t low, uint32_t high) {
    put_byte(out, (unsigned char)low);
    if (high > low) {
        put(out, "-");
        put_byte(out, (unsigned char)high);
    }
}

/* The single bytes of a set: ASCII and letters. Only the entities that exist have a letter that occurs. */
static bool emit_single_bytes(struct emission *out, const struct set *set) {
    bool any = false;
    for (uint32_t i = 0; i < set->ranges.count && set->ranges.items[i].low < 0x80; i++) {
        struct range range = set->ranges.items[i];
        put_byte_range(out, range.low, range.high < 0x80 ? range.high : 0x7F);
        any = true;
    }
    for (int entity = 0; entity < LETTERS_MOST; entity++)
        if (set->letters >> entity & 1) {
            put_byte(out, entity_letters[entity]);
            any = true;
        }
    return any;
}

/* Code points low…high of equal UTF-8 size, where all but the first byte run over their whole range or are equal. */
static void emit_sequence(struct emission *out, uint32_t low, uint32_t high, unsigned size) {
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    put(out, "|");
    for (unsigned i = 0; i < size; i++) {
        unsigned shift = 6 * (size - 1 - i);
        uint32_t from = low >> shift, to = high >> shift;
        if (i) {
            from = 0x80 | (from & 0x3F);
            to = 0x80 | (to & 0x3F);
        } else {
            from |= lead[size];
            to |= lead[size];
        }
        if (to > from)
            put(out, "[");
        put_byte_range(out, from, to);
        if (to > from)
            put(out, "]");
    }
}

static void emit_range(struct emission *out, uint32_t low, uint32_t high) {
    static const uint32_t ends[] = {0x7F, 0x7FF, 0xFFFF, 0x10FFFF};
    for (unsigned size = 2; size <= 4; size++) {
        uint32_t from = low > ends[size - 2] ? low : ends[size - 2] + 1,
                 to = high < ends[size - 1] ? high : ends[size - 1];
        while (from <= to) {
            /* The largest aligned block that starts at from and fits. */
            uint32_t until = from;
            for (unsigned shift = 6; shift <= 6 * (size - 1); shift += 6) {
                uint32_t mask = (UINT32_C(1) << shift) - 1;
                if ((from & mask) != 0)
                    break;
                uint32_t blocks = (to + 1 - from) >> shift;
                uint32_t left = shift == 6 * (size - 1) ? blocks : 64 - ((from >> shift) & 63);
                if (!blocks)
                    break;
                until = from + ((blocks < left ? blocks : left) << shift) - 1;
            }
            if (until == from) {
                until = from | 0x3F;
                if (until > to)
                    until = to;
            }
            emit_sequence(out, from, until, size);
            from = until + 1;
        }
    }
}

/* Below U+0800 scattered characters (every second one is a capital) share a lead byte: one class for all that lead to the same. */
static void emit_two_bytes(struct emission *out, const struct set *set) {
    uint64_t blocks[SET_BLOCKS];
    set_blocks(set, blocks);
    for (uint32_t from = 2, to; from < SET_BLOCKS; from = to) {
        for (to = from + 1; to < SET_BLOCKS && blocks[to] == blocks[from]; to++)
            continue;
        if (!blocks[from])
            continue;
        put(out, to - from > 1 ? "|[" : "|");
        put_byte_range(out, 0xC0 | from, 0xC0 | (to - 1));
        put(out, to - from > 1 ? "][" : "[");
        for (uint32_t low = 0, high; low < 64; low = high + 1) {
            for (high = low; high < 64 && blocks[from] >> high & 1; high++)
                continue;
            if (high > low)
                put_byte_range(out, 0x80 | low, 0x80 | (high - 1));
        }
        put(out, "]");
    }
}

static void emit_wide(struct emission *out, const struct set *set) {
    emit_two_bytes(out, set);
    for (uint32_t i = 0; i < set->ranges.count; i++)
        if (set->ranges.items[i].high >= 0x800)
            emit_range(out, set->ranges.items[i].low < 0x800 ? 0x800 : set->ranges.items[i].low,
                       set->ranges.items[i].high);
}

/* A character of a set as one unit; as_bytes where any number of them follow one another and halves can't be told apart. */
static void emit_set(struct emission *out, const struct set *set, bool as_bytes) {
    bool has_more = set->ranges.count && set->ranges.items[set->ranges.count - 1].high >= 0x80;
    if (!has_more || (as_bytes && set_has_all_beyond_ascii(set))) {
        put(out, "[");
        emit_single_bytes(out, set);
        put(out, has_more ? "\\x80-\\xBF\\xC2-\\xF4]" : "]");
        return;
    }
    put(out, "(?:[");
    size_t before = out->text.size;
    if (!emit_single_bytes(out, set)) {
        out->text.size = before - 1;
        put(out, "(?!)");
    } else {
        put(out, "]");
    }
    if (set_has_all_beyond_ascii(set))
        put(out, "|[\\xC2-\\xF4][\\x80-\\xBF]*+");
    else
        emit_wide(out, set);
    put(out, ")");
}

/* Phrases low…high (sorted) share their first depth bytes; longer ones come before the one that ends here. */
static void emit_phrases(struct emission *out, const str *phrases, uint32_t low, uint32_t high, size_t depth) {
    size_t common = phrases[low].size;
    if (high - low > 1) {
        str first = phrases[low], last = phrases[high - 1];
        common = depth;
        while (common < first.size && common < last.size && first.data[common] == last.data[common])
            common++;
    }
    emit_bytes(out, str_slice(phrases[low], depth, common));
    if (high - low <= 1 || out->text.size > EMITTED_MOST)
        return;
    bool ends_here = phrases[low].size == common;
    put(out, "(?:");
    for (uint32_t from = low + ends_here, to; from < high; from = to) {
        for (to = from + 1; to < high && phrases[to].data[common] == phrases[from].data[common]; to++)
            continue;
        if (from > low + ends_here)
            put(out, "|");
        emit_phrases(out, phrases, from, to, common);
    }
    put(out, ends_here ? "|)" : ")");
}

static void emit_repeat(struct emission *out, const struct node *node) {
    const struct node *child = node->child;
    if (child->kind == NODE_CLASS) {
        emit_set(out, child->set, node->least != node->most && node->most > 1);
    } else {
        put(out, "(?:");
        pattern_emit(out, child);
        put(out, ")");
    }
    if (node->most == UINT32_MAX && node->least < 2)
        put(out, node->least ? "+" : "*");
    else if (node->least == 0 && node->most == 1)
        put(out, "?");
    else if (node->most == UINT32_MAX)
        buffer_print(&out->text, "{%u,}", node->least);
    else
        buffer_print(&out->text, "{%u,%u}", node->least, node->most);
    if (node->is_lazy || node->is_possessive)
        put(out, node->is_lazy ? "?" : "+");
}

static void emit_edge(struct emission *out, str edge) {
    if (str_equal(edge, STR("^")))
        put(out, "\\A");
    else if (str_equal(edge, STR("$")))
        put(out, "\\z");
    else if (str_equal(edge, STR("\\b")))
        put(out, "(?:(?<=[" WORD_CLASS "])(?![" WORD_CLASS "])|(?<![" WORD_CLASS "])(?=[" WORD_CLASS "]))");
    else
        put(out, "(?:(?<=[" WORD_CLASS "])(?=[" WORD_CLASS "])|(?<![" WORD_CLASS "])(?![" WORD_CLASS "]))");
}

static void emit_back(struct emission *out, str name) {
    for (uint32_t i = 0; i < out->captured; i++)
        if (str_equal(out->names->items[i].name, name)) {
            buffer_print(&out->text, "(?:\\g{%u})", i + 1);
            return;
        }
    put(out, "(?!)");
}

static void emit_gap(struct emission *out, const struct node *node) {
    pattern_emit_edge(out);
    emit_set(out, node->set, true);
    buffer_print(&out->text, "{0,%d}?", GAP_MOST);
    pattern_emit_edge(out);
}

static void emit_children(struct emission *out, const struct node *node, const char *between) {
    for (const struct node *child = node->child; child; child = child->next) {
        bool group = child->kind == NODE_CHOICE && node->kind == NODE_SEQUENCE;
        put(out, group ? "(?:" : "");
        pattern_emit(out, child);
        put(out, group ? ")" : "");
        if (child->next)
            put(out, between);
    }
}

static void emit_choice(struct emission *out, const struct node *node) {
    enum { FACTORED_MOST = 40 };   /* choices inside one another; PCRE2 takes 250 */
    bool is_factored = !out->looks_back && out->depth < FACTORED_MOST;
    out->depth++;
    emit_children(out, is_factored ? pattern_factor(node, out->is_caseless, out->arena) : node, "|");
    out->depth--;
}

static void emit_look(struct emission *out, const struct node *node) {
    bool before = out->looks_back;
    out->looks_back |= str_starts_with(node->text, STR("?<"));
    buffer_print(&out->text, "(%.*s", STR_ARG(node->text));
    pattern_emit(out, node->child);
    put(out, ")");
    out->looks_back = before;
}

static void emit_node(struct emission *out, const struct node *node) {
    switch (node->kind) {
    case NODE_BYTES: emit_bytes(out, node->text); break;
    case NODE_CLASS: emit_set(out, node->set, false); break;
    case NODE_GAP: emit_gap(out, node); break;
    case NODE_EDGE: emit_edge(out, node->text); break;
    case NODE_BACK: emit_back(out, node->text); break;
    case NODE_REPEAT: emit_repeat(out, node); break;
    case NODE_SEQUENCE: emit_children(out, node, ""); break;
    case NODE_CHOICE: emit_choice(out, node); break;
    case NODE_ENTITY:
        out->captured++;
        buffer_print(&out->text, "(\\x%02X)", entity_letters[node->entity]);
        break;
    case NODE_PHRASES: {
        const struct phrases *phrases = node->phrases;
        put(out, "(?:");
        emit_phrases(out, node->is_caseless ? phrases->folded : phrases->sorted, 0,
                     node->is_caseless ? phrases->folded_count : phrases->count, 0);
        put(out, ")");
        break;
    }
    case NODE_CAPTURE:
        out->captured++;
        put(out, "(");
        pattern_emit(out, node->child);
        put(out, ")");
        break;
    case NODE_LOOK: emit_look(out, node); break;
    }
}

static bool has_case(const struct node *node) {
    return node->kind == NODE_BYTES || node->kind == NODE_CLASS || node->kind == NODE_PHRASES ||
           node->kind == NODE_BACK;
}

bool pattern_emit(struct emission *out, const struct node *node) {
    if (out->text.size > EMITTED_MOST)
        return false;
    *LIST_ADD(&out->places, out->arena) = (struct emitted_at){out->text.size, node_place(node)};
    /* A repeated set is emitted by its REPEAT, so that is where its case is switched. */
    const struct node *speaker = node->kind == NODE_REPEAT && node->child->kind == NODE_CLASS ? node->child : node;
    if (has_case(speaker) && speaker->is_caseless != out->is_caseless) {
        put(out, speaker->is_caseless ? "(?i:" : "(?-i:");
        emit_node(out, node);
        put(out, ")");
    } else {
        emit_node(out, node);
    }
    return out->text.size <= EMITTED_MOST;
}

struct place emission_place(const struct emission *out, size_t offset) {
    struct place place = out->places.count ? out->places.items[0].place : (struct place){0};
    for (uint32_t i = 0; i < out->places.count && out->places.items[i].offset <= offset; i++)
        place = out->places.items[i].place;
    return place;
}
