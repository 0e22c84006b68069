/*
 * Alternatives that begin alike, put together: won|wins|win|was becomes w(?:on|in(?:s|)|as). PCRE2 tries alternatives one after the
 * other, and a piece may have two hundred. What is matched, and which alternative is preferred, stays the same: those that
 * begin with different bytes can't both match, and those that begin alike keep their order. What is put together is never larger for PCRE2
 * than what it was made of (size.c relies on that).
 */
#include "pattern.h"

/* The bytes that a node is sure to begin with; empty when there are none. */
static const struct node *head_of(const struct node *node) {
    if (node->kind == NODE_SEQUENCE && node->child)
        node = node->child;
    return node->kind == NODE_BYTES && node->text.size ? node : NULL;
}

static bool captures(const struct node *node) {
    if (node->kind == NODE_ENTITY || node->kind == NODE_CAPTURE || node->kind == NODE_BACK)
        return true;
    for (const struct node *child = node->child; child; child = child->next)
        if (captures(child))
            return true;
    return false;
}

/* No text begins with a letter, so alternatives that do may stand between others that are put together. */
static bool begins_with_letter(const struct node *node) {
    while (node->kind == NODE_SEQUENCE && node->child)
        node = node->child;
    return node->kind == NODE_ENTITY;
}

static bool same_byte(const struct node *a, const struct node *b, size_t at) {
    if (a->is_caseless != b->is_caseless || at >= a->text.size || at >= b->text.size)
        return false;
    return a->is_caseless ? char_lower(a->text.data[at]) == char_lower(b->text.data[at]) : a->text.data[at] == b->text.data[at];
}

static struct node *copy_of(const struct node *node, struct arena *arena) {
    struct node *copy = ARENA_NEW(arena, struct node);
    *copy = *node;
    copy->next = NULL;
    return copy;
}

/* The alternative behind the first bytes of its head. */
static struct node *rest_of(const struct node *node, size_t cut, struct arena *arena) {
    struct node *rest = copy_of(node, arena);
    const struct node *head = head_of(node);
    struct node *less = copy_of(head, arena);
    less->text = str_slice(head->text, cut, head->text.size);
    less->next = head == node ? NULL : head->next;
    if (head == node)
        return less;
    rest->child = less->text.size ? less : less->next;
    return rest;
}

struct alternatives { const struct node **items; uint32_t count, room; };
struct numbers { uint32_t *items; uint32_t count, room; };

/* A choice that is one alternative of another is as good as its own alternatives. */
static void gather(const struct node *choice, struct alternatives *all, struct arena *arena) {
    for (const struct node *child = choice->child; child; child = child->next) {
        const struct node *one = child;
        while ((one->kind == NODE_SEQUENCE || one->kind == NODE_CHOICE) && one->child && !one->child->next)
            one = one->child;
        if (one->kind == NODE_CHOICE)
            gather(one, all, arena);
        else
            *LIST_ADD(all, arena) = one;
    }
}

/* Those from first on, up to one that might match what they match, which begin like first; *group takes them, and *numbers their places. */
static void gather_group(const struct alternatives *all, uint32_t first, const bool *is_taken, struct alternatives *group,
                         struct numbers *numbers, struct arena *arena) {
    const struct node *head = head_of(all->items[first]);
    for (uint32_t i = first; i < all->count; i++) {
        const struct node *other = head_of(all->items[i]);
        if (is_taken[i] || begins_with_letter(all->items[i]))
            continue;
        if (!other || captures(all->items[i]) || other->is_caseless != head->is_caseless)
            return;
        if (!same_byte(head, other, 0))
            continue;
        *LIST_ADD(numbers, arena) = i;
        *LIST_ADD(group, arena) = all->items[i];
    }
}

/* How many bytes all of a group begin with. */
static size_t bytes_in_common(const struct alternatives *group) {
    const struct node *head = head_of(group->items[0]);
    size_t common = head->text.size;
    for (uint32_t i = 1; i < group->count; i++) {
        size_t same = 0;
        while (same < common && same_byte(head, head_of(group->items[i]), same))
            same++;
        common = same;
    }
    return common;
}

/* A byte takes two of PCRE2's, a group of its own six, and another one where letter case is treated in the other way eight. */
static bool saves_room(const struct alternatives *group, size_t common, bool is_caseless) {
    size_t costs = head_of(group->items[0])->is_caseless == is_caseless ? 6 : 6 + 8;
    return 2 * common * (group->count - 1) >= costs;
}

static struct node *put_together(const struct node *choice, const struct alternatives *group, size_t common, struct arena *arena) {
    const struct node *head = head_of(group->items[0]);
    struct node *together = copy_of(choice, arena), *rests = copy_of(choice, arena), **end = &rests->child;
    together->kind = NODE_SEQUENCE;
    together->text = (str){0};   /* and no more what a choice begins with */
    together->child = copy_of(head, arena);
    together->child->text.size = common;
    together->child->next = rests;
    for (uint32_t i = 0; i < group->count; i++, end = &(*end)->next)
        *end = rest_of(group->items[i], common, arena);
    *end = NULL;
    return together;
}

struct node *pattern_factor(const struct node *choice, bool is_caseless, struct arena *arena) {
    struct alternatives all = {0};
    gather(choice, &all, arena);
    bool *is_taken = ARENA_ARRAY(arena, all.count + 1, bool);
    struct node *factored = copy_of(choice, arena), **end = &factored->child;
    for (uint32_t i = 0; i < all.count; i++) {
        struct alternatives group = {0};
        struct numbers numbers = {0};
        if (is_taken[i])
            continue;
        if (head_of(all.items[i]) && !captures(all.items[i]))
            gather_group(&all, i, is_taken, &group, &numbers, arena);
        size_t common = group.count > 1 ? bytes_in_common(&group) : 0;
        if (common && saves_room(&group, common, is_caseless)) {
            for (LIST_EACH(uint32_t, number, &numbers))
                is_taken[*number] = true;
            *end = put_together(choice, &group, common, arena);
        } else {
            *end = copy_of(all.items[i], arena);
        }
        end = &(*end)->next;
    }
    *end = NULL;
    return factored;
}
