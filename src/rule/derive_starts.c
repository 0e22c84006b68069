/* How every text that a pattern can match begins: its first bytes and its first word. Answers err on the side of "perhaps". */
#include "gate.h"

enum { FIRST_WORDS_MOST = 40000, ALL_OFFSETS = (1 << PREFIX_SIZE) - 1 };

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
struct spelled { uint64_t hash, head; uint8_t size; unsigned char start[PREFIX_SIZE]; };
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
    if (word->size >= HEAD_SIZE) {
        if (!spelling->derived->heads.count || *LIST_LAST(&spelling->derived->heads) != word->head)
            *LIST_ADD(&spelling->derived->heads, spelling->arena) = word->head;
        return;
    }
    for (; at < word->size && at < PREFIX_SIZE; at++)
        open_prefix_add(spelling, at, word->start[at], true);
    for (; at < PREFIX_SIZE; at++, next = NULL)
        for (unsigned w = 0; w < 4; w++)
            prefix[at].bits[w] |= (next ? next : &anything)->bits[w];
}

/* next NULL: not because of what follows, but because it would be too many. */
static void open_words(struct spelling *spelling, const struct spellings *words, const struct byte_set *next) {
    spelling->derived->opens_listed |= !next && words->count;
    for (uint32_t i = 0; i < words->count; i++)
        open_word(spelling, &words->items[i], next);
}

static void spellings_add(struct spelling *spelling, struct spellings *words, struct spelled word) {
    if (words->count >= FIRST_WORDS_MOST) {
        spelling->derived->opens_listed = true;
        open_word(spelling, &word, NULL);
    } else
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
    if (word->size == HEAD_SIZE)
        word->head = head_hash(word->hash);
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

enum { ROUNDS_MOST = 4, CROSSED_MOST = 200 };

static struct spellings spell_set(struct spelling *spelling, const struct node *node, const struct spellings *words) {
    struct spellings behind = {0};
    struct byte_set bytes = set_first_bytes(node->set, false), in_words = {0};
    unsigned word_count = 0;
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
        word_count++;
    }
    if (any_others)
        finish(spelling, words);
    if (set_is_wide(node->set) || word_count > SPELLED_SET_MOST) {
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
    /* Many beginnings times many endings would be too many: what goes on from here is not listed. */
    bool is_many = node->kind == NODE_CHOICE || node->kind == NODE_REPEAT || node->kind == NODE_PHRASES;
    if (is_many && words.count > CROSSED_MOST && side_of(node, AT_START) & WITH_WORD_BYTE) {
        open_words(spelling, &words, NULL);
        return side_of(node, AT_START) & CAN_BE_EMPTY ? words : behind;
    }
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

void derive_starts(struct derived *derived, const struct node *tree, struct arena *arena) {
    unsigned rest = prefix_of(derived, tree, 1);
    if (rest)
        anything_from(derived, rest);
    struct spelling spelling = {.derived = derived, .arena = arena};
    struct spellings start = {0};
    spellings_add(&spelling, &start, (struct spelled){.hash = word_hash_empty});
    struct spellings behind = spell(&spelling, tree, start);
    finish(&spelling, &behind);
}
