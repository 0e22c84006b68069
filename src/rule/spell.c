#include "spell.h"

#include "base/utf8.h"
#include "letter.h"

enum { TEXT_MOST = 300, NODES_MOST = 4000 };

struct speller {
    enum spelling spelling;
    uint32_t most;
    uint32_t nodes;         /* looked at so far: pieces in pieces are many */
    struct arena *arena;
};

static bool spell(struct speller *speller, const struct node *node, struct spellings *all);

/* False when there is no room; some are as good as all where only some are wanted. */
static bool add(const struct speller *speller, struct spellings *all, str text) {
    if (all->count >= speller->most || text.size > TEXT_MOST)
        return speller->spelling == SPELL_SOME;
    *LIST_ADD(all, speller->arena) = text;
    return true;
}

static str joined(str a, str b, struct arena *arena) {
    if (!a.size || !b.size)
        return a.size ? a : b;
    return str_print(arena, "%.*s%.*s", STR_ARG(a), STR_ARG(b));
}

static bool cross(const struct speller *speller, struct spellings *first, const struct spellings *others) {
    struct spellings crossed = {0};
    bool is_whole = (uint64_t)first->count * others->count <= speller->most;
    uint32_t longer = first->count > others->count ? first->count : others->count, count = first->count * others->count;
    if (!is_whole && speller->spelling == SPELL_ALL)
        return false;
    /* Where not all have room, each stands there once, with some of the others. */
    for (uint32_t i = 0; i < (is_whole || !count ? count : longer); i++) {
        str a = first->items[is_whole ? i / others->count : i % first->count], b = others->items[i % others->count];
        if (!add(speller, &crossed, joined(a, b, speller->arena)))
            return false;
    }
    *first = crossed;
    return true;
}

static str of_byte(unsigned char byte, struct arena *arena) {
    char *data = arena_alloc(arena, 2);
    data[0] = (char)byte;
    return (str){data, 1};
}

static bool spell_some_of_set(struct speller *speller, const struct set *set, struct spellings *all) {
    static const char usual[] = "e5E ";
    for (size_t i = 0; usual[i]; i++)
        if (set_has(set, (unsigned char)usual[i]))
            return add(speller, all, of_byte((unsigned char)usual[i], speller->arena));
    if (set->ranges.count && set->ranges.items[0].low < 0x80)
        return add(speller, all, of_byte((unsigned char)set->ranges.items[0].low, speller->arena));
    for (int entity = 0; entity < LETTERS_MOST; entity++)
        if (set->letters >> entity & 1)
            return add(speller, all, of_byte(entity_letters[entity], speller->arena));
    return add(speller, all, STR(""));   /* only characters beyond ASCII */
}

static bool spell_set(struct speller *speller, const struct set *set, struct spellings *all) {
    enum { SET_MOST = 6 };
    if (speller->spelling == SPELL_SOME)
        return spell_some_of_set(speller, set, all);
    uint32_t count = 0;
    for (LIST_EACH(const struct range, range, &set->ranges)) {
        if (set->letters || range->high >= 0x80 || range->high - range->low + count >= SET_MOST)
            return false;
        for (uint32_t c = range->low; c <= range->high; c++, count++)
            if (!add(speller, all, of_byte((unsigned char)c, speller->arena)))
                return false;
    }
    return count > 0;
}

/* Some: once without it, where that may be, and once with it. */
static bool spell_repeat(struct speller *speller, const struct node *node, struct spellings *all) {
    enum { TIMES_MOST = 3 };
    bool is_some = speller->spelling == SPELL_SOME;
    uint32_t most = is_some ? node->least ? node->least : 1 : node->most;
    struct spellings one = {0}, run = {0};
    if (!most)
        return add(speller, all, STR(""));
    if ((!is_some && most > TIMES_MOST) || !spell(speller, node->child, &one))
        return false;
    add(speller, &run, STR(""));
    for (uint32_t times = 0;; times++) {
        for (uint32_t i = 0; (times >= node->least || times == TIMES_MOST) && i < run.count; i++)
            if (!add(speller, all, run.items[i]))
                return false;
        if (times == most || times == TIMES_MOST)
            return true;
        if (!cross(speller, &run, &one))
            return false;
    }
}

static bool spell_phrases(struct speller *speller, const struct phrases *phrases, struct spellings *all) {
    enum { SOME_PHRASES = 3 };
    uint32_t count = phrases->count;
    if (speller->spelling == SPELL_SOME && count > SOME_PHRASES)
        count = SOME_PHRASES;
    for (uint32_t i = 0; i < count; i++)
        if (!add(speller, all, phrases->sorted[i]))
            return false;
    return true;
}

static bool spell_sequence(struct speller *speller, const struct node *node, struct spellings *all) {
    struct spellings whole = {0};
    add(speller, &whole, STR(""));
    for (const struct node *child = node->child; child; child = child->next) {
        struct spellings one = {0};
        if (!spell(speller, child, &one) || !cross(speller, &whole, &one))
            return false;
    }
    for (uint32_t i = 0; i < whole.count; i++)
        if (!add(speller, all, whole.items[i]))
            return false;
    return true;
}

static bool spell(struct speller *speller, const struct node *node, struct spellings *all) {
    bool is_some = speller->spelling == SPELL_SOME;
    if (++speller->nodes > NODES_MOST)
        return is_some;
    switch (node->kind) {
    case NODE_BYTES: return add(speller, all, node->text);
    case NODE_CLASS: return spell_set(speller, node->set, all);
    case NODE_ENTITY: return add(speller, all, of_byte(entity_letters[node->entity], speller->arena));
    case NODE_EDGE: return add(speller, all, STR(""));
    case NODE_LOOK:
        return str_equal(node->text, STR("?>")) ? spell(speller, node->child, all) : add(speller, all, STR(""));
    case NODE_CAPTURE: return spell(speller, node->child, all);
    case NODE_REPEAT: return spell_repeat(speller, node, all);
    case NODE_PHRASES: return spell_phrases(speller, node->phrases, all);
    case NODE_SEQUENCE: return spell_sequence(speller, node, all);
    case NODE_CHOICE:
        for (const struct node *child = node->child; child; child = child->next)
            if (!spell(speller, child, all))
                return false;
        return true;
    case NODE_GAP: case NODE_BACK: return is_some && add(speller, all, STR(""));
    }
    return false;
}

bool node_spell(const struct node *node, enum spelling spelling, uint32_t most, struct spellings *all, struct arena *arena) {
    struct speller speller = {.spelling = spelling, .most = most, .arena = arena};
    return spell(&speller, node, all);
}

bool spellings_cross(struct spellings *first, const struct spellings *others, uint32_t most, struct arena *arena) {
    const struct speller speller = {.spelling = SPELL_ALL, .most = most, .arena = arena};
    return cross(&speller, first, others);
}
