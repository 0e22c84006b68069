/* What the tree of a pattern says about every text that it can match. All answers err on the side of "perhaps". */
#include "gate.h"

enum { FIRST_WORDS_MOST = 40000, STRINGS_MOST = 48, STRING_MOST = 160, ALL_OFFSETS = (1 << PREFIX_SIZE) - 1 };

/* The first bytes of a set's members as they stand in a shadow; beyond ASCII any (texts need not be whole UTF-8). */
static struct byte_set set_first_bytes(const struct set *set, bool is_caseless) {
    struct byte_set bytes = {0};
    for (uint32_t i = 0; i < set->ranges.count; i++)
        for (uint32_t c = set->ranges.items[i].low; c < 0x80 && c <= set->ranges.items[i].high; c++) {
            byte_set_add(&bytes, (unsigned char)c);
            if (is_caseless && char_is_letter((char)c))
                byte_set_add(&bytes, (unsigned char)c ^ 0x20);
        }
    for (int entity = 0; entity < LETTERS_MOST; entity++)
        if (set->letters >> entity & 1)
            byte_set_add(&bytes, entity_letters[entity]);
    if (set->ranges.count && set->ranges.items[set->ranges.count - 1].high >= 0x80)
        for (unsigned c = 0x80; c <= 0xF4; c++)
            if (!byte_is_letter((unsigned char)c))
                byte_set_add(&bytes, (unsigned char)c);
    return bytes;
}

static bool set_is_wide(const struct set *set) {
    return set->ranges.count && set->ranges.items[set->ranges.count - 1].high >= 0x80;
}

/* ---- prefix: offsets is a set of places (bit i: i bytes behind the start) where a node may begin ---- */

static void add_at(struct derived *derived, unsigned offsets, const struct byte_set *bytes) {
    for (unsigned i = 0; i < PREFIX_SIZE; i++)
        if (offsets >> i & 1)
            for (unsigned w = 0; w < 4; w++)
                derived->prefix[i].bits[w] |= bytes->bits[w];
}

static unsigned prefix_of_text(struct derived *derived, str text, bool is_caseless, unsigned offsets) {
    for (size_t i = 0; i < text.size && offsets; i++) {
        struct byte_set bytes = {0};
        byte_set_add(&bytes, (unsigned char)text.data[i]);
        if (is_caseless && char_is_letter(text.data[i]))
            byte_set_add(&bytes, (unsigned char)text.data[i] ^ 0x20);
        add_at(derived, offsets, &bytes);
        offsets = offsets << 1 & ALL_OFFSETS;
    }
    return offsets;
}

static unsigned prefix_of_set(struct derived *derived, const struct set *set, bool is_caseless, unsigned offsets) {
    struct byte_set first = set_first_bytes(set, is_caseless), tail = {0};
    add_at(derived, offsets, &first);
    unsigned behind = offsets << 1;
    if (set_is_wide(set)) {
        for (unsigned c = 0x80; c < 0xC0; c++)
            byte_set_add(&tail, (unsigned char)c);
        add_at(derived, (offsets << 1 | offsets << 2 | offsets << 3) & ALL_OFFSETS, &tail);
        behind |= offsets << 2 | offsets << 3 | offsets << 4;
    }
    return behind & ALL_OFFSETS;
}

static unsigned anything_from(struct derived *derived, unsigned offsets) {
    struct byte_set all = {{~UINT64_C(0), ~UINT64_C(0), ~UINT64_C(0), ~UINT64_C(0)}};
    unsigned from = offsets;
    for (unsigned i = 1; i < PREFIX_SIZE; i++)
        from |= from << 1;
    add_at(derived, from & ALL_OFFSETS, &all);
    return from & ALL_OFFSETS;
}

static unsigned prefix_of(struct derived *derived, const struct node *node, unsigned offsets);

static unsigned prefix_of_repeat(struct derived *derived, const struct node *node, unsigned offsets) {
    unsigned behind = node->least ? 0 : offsets, at = offsets;
    for (uint32_t n = 1; n <= node->most && at; n++) {
        at = prefix_of(derived, node->child, at);
        if (n < node->least)
            continue;
        if ((behind | at) == behind)
            break;
        behind |= at;
    }
    return behind;
}

static unsigned prefix_of(struct derived *derived, const struct node *node, unsigned offsets) {
    unsigned behind = 0;
    if (!offsets)
        return 0;
    switch (node->kind) {
    case NODE_BYTES: return prefix_of_text(derived, node->text, node->is_caseless, offsets);
    case NODE_CLASS: return prefix_of_set(derived, node->set, node->is_caseless, offsets);
    case NODE_EDGE: return offsets;
    case NODE_BACK: return anything_from(derived, offsets);
    case NODE_REPEAT: return prefix_of_repeat(derived, node, offsets);
    case NODE_CAPTURE: return prefix_of(derived, node->child, offsets);
    case NODE_LOOK: return str_equal(node->text, STR("?>")) ? prefix_of(derived, node->child, offsets) : offsets;
    case NODE_ENTITY: {
        struct byte_set letter = {0};
        byte_set_add(&letter, entity_letters[node->entity]);
        add_at(derived, offsets, &letter);
        return offsets << 1 & ALL_OFFSETS;
    }
    case NODE_GAP:
        for (unsigned at = offsets; at; at = at << 1 & ALL_OFFSETS) {
            behind |= at;
            behind |= prefix_of_set(derived, node->set, false, at);
        }
        return behind;
    case NODE_PHRASES:
        for (uint32_t i = 0; i < node->phrases->count; i++)
            behind |= prefix_of_text(derived, node->phrases->sorted[i], node->is_caseless, offsets);
        return behind;
    case NODE_SEQUENCE:
        for (const struct node *child = node->child; child; child = child->next)
            offsets = prefix_of(derived, child, offsets);
        return offsets;
    case NODE_CHOICE:
        for (const struct node *child = node->child; child; child = child->next)
            behind |= prefix_of(derived, child, offsets);
        return behind;
    }
    return offsets;
}

/* ---- first words ---- */

/* A word that is being spelled: its hash, and how it begins. */
struct spelled { uint64_t hash; uint8_t size; unsigned char start[PREFIX_SIZE]; };
struct spellings { struct spelled *items; uint32_t count, room; };

/* Every way through the pattern spells its first word until it is finished, or until it can't be listed any more (open). */
struct spelling {
    struct derived *derived;
    struct arena *arena;
};

static void open_prefix_add(struct spelling *spelling, unsigned at, unsigned char byte, bool both_cases) {
    byte_set_add(&spelling->derived->open_prefix[at], byte);
    if (both_cases && char_is_letter((char)byte))
        byte_set_add(&spelling->derived->open_prefix[at], byte ^ 0x20);
}

/* Words that begin like this and go on with one of the bytes (NULL: with anything) can't be listed. */
static void open_word(struct spelling *spelling, const struct spelled *word, const struct byte_set *next) {
    static const struct byte_set anything = {{~UINT64_C(0), ~UINT64_C(0), ~UINT64_C(0), ~UINT64_C(0)}};
    struct byte_set *prefix = spelling->derived->open_prefix;
    unsigned at = 0;
    spelling->derived->is_open = true;
    for (; at < word->size && at < PREFIX_SIZE; at++)
        open_prefix_add(spelling, at, word->start[at], true);
    if (word->size > PREFIX_SIZE)
        return;
    for (; at < PREFIX_SIZE; at++, next = NULL)
        for (unsigned w = 0; w < 4; w++)
            prefix[at].bits[w] |= (next ? next : &anything)->bits[w];
}

static void open_words(struct spelling *spelling, const struct spellings *words, const struct byte_set *next) {
    for (uint32_t i = 0; i < words->count; i++)
        open_word(spelling, &words->items[i], next);
}

static void spellings_add(struct spelling *spelling, struct spellings *words, struct spelled word) {
    if (words->count >= FIRST_WORDS_MOST)
        open_word(spelling, &word, NULL);
    else
        *LIST_ADD(words, spelling->arena) = word;
}

static void spellings_add_all(struct spelling *spelling, struct spellings *words, const struct spellings *more) {
    for (uint32_t i = 0; i < more->count; i++)
        spellings_add(spelling, words, more->items[i]);
}

static void spell_byte(struct spelled *word, unsigned char byte) {
    word->hash = word_hash_add(word->hash, byte);
    if (word->size < PREFIX_SIZE)
        word->start[word->size] = byte;
    if (word->size <= PREFIX_SIZE)
        word->size++;
}

/* A byte that is no part of words ends them; the empty word was none. */
static void finish(struct spelling *spelling, const struct spellings *words) {
    for (uint32_t i = 0; i < words->count; i++)
        if (words->items[i].size)
            *LIST_ADD(&spelling->derived->first_words, spelling->arena) = words->items[i].hash;
}

/* Goes on with a text; the words that its end leaves unfinished are added to behind. */
static void spell_text(struct spelling *spelling, str text, const struct spellings *words, struct spellings *behind) {
    size_t end = 0;
    while (end < text.size && byte_is_word((unsigned char)text.data[end]))
        end++;
    for (uint32_t i = 0; i < words->count; i++) {
        struct spelled word = words->items[i];
        for (size_t at = 0; at < end; at++)
            spell_byte(&word, (unsigned char)text.data[at]);
        if (end == text.size)
            spellings_add(spelling, behind, word);
        else if (word.size)
            *LIST_ADD(&spelling->derived->first_words, spelling->arena) = word.hash;
    }
}

enum { SPELLED_SET_MOST = 4, ROUNDS_MOST = 4 };

static struct spellings spell_set(struct spelling *spelling, const struct node *node, const struct spellings *words) {
    struct spellings behind = {0};
    struct byte_set bytes = set_first_bytes(node->set, false), in_words = {0};
    unsigned word_bytes = 0;
    bool any_others = false;
    for (unsigned c = 0; c < 256; c++) {
        if (!byte_set_has(&bytes, (unsigned char)c))
            continue;
        if (!byte_is_word((unsigned char)c)) {
            any_others = true;
            continue;
        }
        byte_set_add(&in_words, (unsigned char)c);
        if (node->is_caseless && char_is_letter((char)c))
            byte_set_add(&in_words, (unsigned char)c ^ 0x20);
        word_bytes++;
    }
    if (any_others)
        finish(spelling, words);
    if (set_is_wide(node->set) || word_bytes > SPELLED_SET_MOST) {
        open_words(spelling, words, &in_words);
        return behind;
    }
    for (unsigned c = 0; c < 256; c++)
        if (byte_set_has(&bytes, (unsigned char)c) && byte_is_word((unsigned char)c))
            for (uint32_t i = 0; i < words->count; i++) {
                struct spelled word = words->items[i];
                spell_byte(&word, (unsigned char)c);
                spellings_add(spelling, &behind, word);
            }
    return behind;
}

static struct spellings spell(struct spelling *spelling, const struct node *node, struct spellings words);

static struct spellings spell_repeat(struct spelling *spelling, const struct node *node, struct spellings words) {
    struct spellings behind = {0}, at = words;
    if (!node->least)
        spellings_add_all(spelling, &behind, &words);
    for (uint32_t n = 1; n <= node->most && at.count; n++) {
        if (n > ROUNDS_MOST) {
            open_words(spelling, &at, NULL);
            break;
        }
        at = spell(spelling, node->child, at);
        if (n >= node->least)
            spellings_add_all(spelling, &behind, &at);
    }
    return behind;
}

/* Goes on spelling the words through the node; what is finished or open on the way is noted and dropped. */
static struct spellings spell(struct spelling *spelling, const struct node *node, struct spellings words) {
    struct spellings behind = {0};
    if (!words.count)
        return behind;
    switch (node->kind) {
    case NODE_BYTES: spell_text(spelling, node->text, &words, &behind); return behind;
    case NODE_CLASS: return spell_set(spelling, node, &words);
    case NODE_EDGE: return words;
    case NODE_REPEAT: return spell_repeat(spelling, node, words);
    case NODE_CAPTURE: return spell(spelling, node->child, words);
    case NODE_LOOK: return str_equal(node->text, STR("?>")) ? spell(spelling, node->child, words) : words;
    case NODE_ENTITY: finish(spelling, &words); return behind;
    case NODE_GAP: case NODE_BACK: open_words(spelling, &words, NULL); return behind;
    case NODE_PHRASES:
        for (uint32_t i = 0; i < node->phrases->folded_count; i++)
            spell_text(spelling, node->phrases->folded[i], &words, &behind);
        return behind;
    case NODE_SEQUENCE:
        for (const struct node *child = node->child; child; child = child->next)
            words = spell(spelling, child, words);
        return words;
    case NODE_CHOICE:
        for (const struct node *child = node->child; child; child = child->next) {
            struct spellings one = spell(spelling, child, words);
            spellings_add_all(spelling, &behind, &one);
        }
        return behind;
    }
    return behind;
}

/* ---- word edges inside a pattern ---- */

/* How a node can end, and how it can begin. */
enum { CAN_BE_EMPTY = 1, WITH_WORD_BYTE = 2, WITH_OTHER_BYTE = 4 };
enum side { AT_START, AT_END };

static unsigned side_of_byte(unsigned char byte) { return byte_is_word(byte) ? WITH_WORD_BYTE : WITH_OTHER_BYTE; }

static unsigned side_of(const struct node *node, enum side side);

static unsigned side_of_text(str text, enum side side) {
    return text.size ? side_of_byte((unsigned char)text.data[side == AT_START ? 0 : text.size - 1]) : CAN_BE_EMPTY;
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

static unsigned side_of(const struct node *node, enum side side) {
    unsigned answer = 0;
    switch (node->kind) {
    case NODE_BYTES: return side_of_text(node->text, side);
    case NODE_ENTITY: return WITH_OTHER_BYTE;
    case NODE_GAP: return WITH_OTHER_BYTE;   /* it begins and ends at an edge, whatever it holds */
    case NODE_EDGE: return CAN_BE_EMPTY;
    case NODE_BACK: return CAN_BE_EMPTY | WITH_WORD_BYTE | WITH_OTHER_BYTE;
    case NODE_CAPTURE: return side_of(node->child, side);
    case NODE_LOOK: return str_equal(node->text, STR("?>")) ? side_of(node->child, side) : CAN_BE_EMPTY;
    case NODE_REPEAT: return side_of(node->child, side) | (node->least ? 0 : CAN_BE_EMPTY);
    case NODE_SEQUENCE: return side_of_sequence(node, side);
    case NODE_CLASS: {
        struct byte_set bytes = set_first_bytes(node->set, node->is_caseless);
        for (unsigned c = 0; c < 256; c++)
            answer |= byte_set_has(&bytes, (unsigned char)c) ? side_of_byte((unsigned char)c) : 0;
        return answer;
    }
    case NODE_PHRASES:
        for (uint32_t i = 0; i < node->phrases->count; i++)
            answer |= side_of_text(node->phrases->sorted[i], side);
        return answer;
    case NODE_CHOICE:
        for (const struct node *child = node->child; child; child = child->next)
            answer |= side_of(child, side);
        return answer;
    }
    return answer;
}

/* ---- needs: the texts that a stretch of the pattern can be, as long as they are few ---- */

struct strings { str *items; uint32_t count, room; };

static bool strings_add(struct strings *strings, str text, struct arena *arena) {
    if (strings->count == STRINGS_MOST || text.size > STRING_MOST)
        return false;
    *LIST_ADD(strings, arena) = text;
    return true;
}

static bool strings_cross(struct strings *strings, const struct strings *behind, struct arena *arena) {
    struct strings crossed = {0};
    for (uint32_t i = 0; i < strings->count; i++)
        for (uint32_t j = 0; j < behind->count; j++)
            if (!strings_add(&crossed, str_print(arena, "%.*s%.*s", STR_ARG(strings->items[i]), STR_ARG(behind->items[j])), arena))
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
            (strings->count == LISTED_SET_MOST || !strings_add(strings, str_lower(str_print(arena, "%c", (int)c), arena), arena)))
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
    case NODE_ENTITY: return strings_add(strings, str_print(arena, "%c", entity_letters[node->entity]), arena);
    case NODE_EDGE: return strings_add(strings, STR(""), arena);
    case NODE_LOOK:
        return str_equal(node->text, STR("?>")) ? list_strings(node->child, strings, arena) : strings_add(strings, STR(""), arena);
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

struct needs { struct need *items; uint32_t count, room; };

static bool need_is_empty(const struct need *need) {
    return !need->words.count && !(need->bytes.bits[0] | need->bytes.bits[1] | need->bytes.bits[2] | need->bytes.bits[3]);
}

static void needs_add(struct needs *needs, const struct need *need, struct arena *arena) {
    if (!need_is_empty(need))
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
static void needs_of_strings(const struct strings *strings, bool left_is_edge, bool right_is_edge, struct needs *needs, struct arena *arena) {
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
    for (unsigned c = 0; c < 256; c++)
        if (byte_set_has(&common, (unsigned char)c)) {
            struct need one = {0};
            byte_set_add(&one.bytes, (unsigned char)c);
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

static void needs_of(const struct node *node, struct edges edges, struct needs *needs, struct arena *arena);

/* Letters say most, then words, then signs; the fewer the better. */
static unsigned need_cost(const struct need *need) {
    unsigned letters = 0, others = 0;
    for (unsigned c = 0; c < 256; c++)
        if (byte_set_has(&need->bytes, (unsigned char)c))
            ++*(byte_is_letter((unsigned char)c) ? &letters : &others);
    return letters + 3 * need->words.count + 20 * others;
}

static const struct need *cheapest(const struct needs *needs) {
    const struct need *best = NULL;
    for (uint32_t i = 0; i < needs->count; i++)
        if (!best || need_cost(&needs->items[i]) < need_cost(best))
            best = &needs->items[i];
    return best;
}

static void needs_of_choice(const struct node *node, struct edges edges, struct needs *needs, struct arena *arena) {
    struct need any = {0};
    for (const struct node *child = node->child; child; child = child->next) {
        struct needs own = {0};
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
static void needs_of_element(const struct node *node, struct edges edges, struct needs *needs, struct arena *arena) {
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

static void needs_of(const struct node *node, struct edges edges, struct needs *needs, struct arena *arena) {
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
        needs_of_strings(&run, left_is_edge(&elements, run_start, edges.left), right_is_edge(&elements, i, edges.right), needs, arena);
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
    needs_of_strings(&run, left_is_edge(&elements, run_start, edges.left), edges.right, needs, arena);
}

static void keep_best_needs(struct derived *derived, struct needs *needs) {
    while (derived->need_count < NEEDS_MOST) {
        const struct need *best = cheapest(needs);
        if (!best)
            return;
        derived->needs[derived->need_count++] = *best;
        *(struct need *)best = needs->items[--needs->count];
    }
}

void derive(struct derived *derived, const struct node *tree, struct arena *arena) {
    struct needs needs = {0};
    needs_of(tree, (struct edges){true, true}, &needs, arena);
    keep_best_needs(derived, &needs);
    unsigned rest = prefix_of(derived, tree, 1);
    if (rest)
        anything_from(derived, rest);
    struct spelling spelling = {.derived = derived, .arena = arena};
    struct spellings start = {0};
    spellings_add(&spelling, &start, (struct spelled){.hash = word_hash_empty});
    struct spellings behind = spell(&spelling, tree, start);
    finish(&spelling, &behind);
}
