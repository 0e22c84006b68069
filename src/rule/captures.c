/* What a pattern captures: the names of its groups, and the gaps that stop at what it captures. */
#include "pattern.h"

/* A rule that has more names, or captures more on one way than a byte can count, is refused; until then roles beyond these are counted
 * as if they were the last. */
enum { ROLES_MOST = 64 };

struct role_counts {
    uint8_t of[ROLES_MOST];
    uint32_t total;                /* of all captures, also those that are no entities */
};

struct naming {
    str roles[ROLES_MOST];         /* of entities, each once */
    uint32_t role_count;
    struct role_counts counts;     /* on the way at hand */
    struct capture_names *names;
    struct arena *arena;
};

static uint32_t role_number(struct naming *naming, str role) {
    uint32_t number = 0;
    while (number < naming->role_count && !str_equal(naming->roles[number], role))
        number++;
    if (number == ROLES_MOST)
        return ROLES_MOST - 1;
    if (number == naming->role_count)
        naming->roles[naming->role_count++] = role;
    return number;
}

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

static void counts_raise(struct role_counts *most, const struct role_counts *counts, uint32_t role_count) {
    for (uint32_t i = 0; i < role_count; i++)
        most->of[i] = counts->of[i] > most->of[i] ? counts->of[i] : most->of[i];
    most->total = counts->total > most->total ? counts->total : most->total;
}

/* Each alternative counts on from what was counted before the choice; behind it the most counts. */
static void name_alternatives(struct naming *naming, const struct node *choice, str role) {
    struct role_counts before = naming->counts, most = naming->counts;
    for (const struct node *way = choice->child; way; way = way->next) {
        if (!way->captured)
            continue;
        naming->counts = before;
        name_captures(naming, way, role);
        counts_raise(&most, &naming->counts, naming->role_count);
    }
    naming->counts = most;
}

static void name_captures(struct naming *naming, const struct node *node, str role) {
    if (node->kind == NODE_ENTITY) {
        str name = role.size ? role : node->text;
        uint32_t number = ++naming->counts.of[role_number(naming, name)];
        name_capture(naming, numbered(name, number, naming->arena), node->entity);
    }
    if (node->kind == NODE_CAPTURE)
        name_capture(naming, node->text, -1);
    if (node->kind == NODE_SEQUENCE && node->text.size)
        role = node->text;
    const struct node *child = node->child;
    while (child && !child->captured)
        child = child->next;
    if (child && node->kind == NODE_CHOICE && child->captured != node->captured) {
        name_alternatives(naming, node, role);
        return;
    }
    for (; child; child = child->next)
        if (child->captured)
            name_captures(naming, child, role);
}

uint32_t pattern_captures(const struct node *tree, struct capture_names *captures, struct arena *arena) {
    struct naming naming = {.names = captures, .arena = arena};
    *captures = (struct capture_names){.items = ARENA_ARRAY(arena, tree->captured, struct capture_name)};
    name_captures(&naming, tree, (str){0});
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

