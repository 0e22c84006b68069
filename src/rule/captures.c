/* What a pattern captures: the names of its groups, and the gaps that stop at what it captures. */
#include "pattern.h"

/* How many captures a role has on one way through the pattern: the first of a role in the chain counts. Nothing in a chain is changed, so
 * alternatives start from the same one. */
struct role_count { str role; uint32_t count; const struct role_count *next; };
struct role_counts { const struct role_count *last; uint32_t total; };

static uint32_t count_of(const struct role_count *count, str role) {
    for (; count; count = count->next)
        if (str_equal(count->role, role))
            return count->count;
    return 0;
}

static void count_set(struct role_counts *counts, str role, uint32_t number, struct arena *arena) {
    struct role_count *count = ARENA_NEW(arena, struct role_count);
    *count = (struct role_count){.role = role, .count = number, .next = counts->last};
    counts->last = count;
}

/* What an alternative has counted since before, where it is more. */
static void counts_raise(struct role_counts *counts, const struct role_counts *other, const struct role_counts *before,
                         struct arena *arena) {
    if (other->total > counts->total)
        counts->total = other->total;
    for (const struct role_count *count = other->last; count != before->last; count = count->next)
        if (count->count > count_of(counts->last, count->role))
            count_set(counts, count->role, count->count, arena);
}

struct naming {
    struct role_counts counts;     /* on the way at hand */
    struct capture_names *names;
    struct arena *arena, *scratch; /* of names, of counts */
};

static str numbered(str role, uint32_t number, struct arena *arena) {
    char digits[STR_INT_MOST];
    return number > 1 ? str_join(role, str_of_int(number, digits), (str){0}, arena) : role;
}

static void name_capture(struct naming *naming, str name, int entity) {
    naming->names->items[naming->names->count++] = (struct capture_name){name, entity};
    naming->counts.total++;
}

/* role: of all entities, from a {piece:role} around them, or empty. */
static void name_captures(struct naming *naming, const struct node *node, str role);

static void name_children(struct naming *naming, const struct node *node, str role) {
    if (node->kind != NODE_CHOICE) {
        for (const struct node *child = node->child; child; child = child->next)
            name_captures(naming, child, role);
        return;
    }
    struct role_counts before = naming->counts, most = naming->counts;
    for (const struct node *child = node->child; child; child = child->next) {
        if (!child->captured)
            continue;
        naming->counts = before;
        name_captures(naming, child, role);
        counts_raise(&most, &naming->counts, &before, naming->scratch);
    }
    naming->counts = most;
}

static void name_captures(struct naming *naming, const struct node *node, str role) {
    if (!node->captured)
        return;
    if (node->kind == NODE_ENTITY) {
        str name = role.size ? role : node->text;
        uint32_t number = count_of(naming->counts.last, name) + 1;
        count_set(&naming->counts, name, number, naming->scratch);
        name_capture(naming, numbered(name, number, naming->arena), node->entity);
    }
    if (node->kind == NODE_CAPTURE)
        name_capture(naming, node->text, -1);
    if (node->kind == NODE_SEQUENCE && node->text.size)
        role = node->text;
    name_children(naming, node, role);
}

uint32_t pattern_captures(const struct node *tree, struct capture_names *captures, struct arena *arena) {
    struct arena scratch = {0};
    struct naming naming = {.names = captures, .arena = arena, .scratch = &scratch};
    *captures = (struct capture_names){.items = ARENA_ARRAY(arena, tree->captured, struct capture_name)};
    name_captures(&naming, tree, (str){0});
    arena_close(&scratch);
    return naming.counts.total;
}

static uint64_t captured_letters(const struct node *node) {
    uint64_t letters = node->kind == NODE_ENTITY ? UINT64_C(1) << node->entity : 0;
    for (const struct node *child = node->child; child; child = child->next)
        letters |= captured_letters(child);
    return letters;
}

static void close_gaps(struct node *node, uint64_t letters) {
    if (!node->has_gap)
        return;
    if (node->kind == NODE_GAP)
        node->set->letters &= ~letters;
    for (struct node *child = node->child; child; child = child->next)
        close_gaps(child, letters);
}

void pattern_close_gaps(struct node *tree) {
    if (tree->has_gap)
        close_gaps(tree, captured_letters(tree));
}

