#include "reconcile_members.h"

#include <string.h>

#include "base/memory.h"

enum {
    SORT_MEMORY = 12 << 20,
    AHEAD = 8 * PART_CLAIMS,   /* members read at once: races are small, and each time the rest is moved to the front */
};

struct members {
    struct sorter *sorter;
    struct sorter_place place;
    struct membership part[AHEAD];
    uint32_t held, handed;                     /* in part; of them handed out */
    int64_t last_race;
    uint32_t last_part;
    bool ended;
};

static int compare_members(const void *a, const void *b) {
    const struct membership *x = a, *y = b;
    if (x->race != y->race)
        return x->race < y->race ? -1 : 1;
    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    return (x->claim > y->claim) - (x->claim < y->claim);
}

struct members *members_open(void) {
    struct members *members = MEMORY_NEW(1, struct members);
    members->sorter = sorter_open(sizeof(struct membership), SORT_MEMORY, compare_members);
    return members;
}

void members_close(struct members *members) {
    if (!members)
        return;
    sorter_close(members->sorter);
    memory_free(members);
}

uint64_t members_count(const struct members *members) { return sorter_count(members->sorter); }

uint64_t members_done(const struct members *members) { return members->place.next - (members->held - members->handed); }

enum status members_add(struct members *members, const struct membership *member, struct error *error) {
    return sorter_add(members->sorter, member, error);
}

enum status members_finish(struct members *members, struct error *error) { return sorter_finish(members->sorter, error); }

/* ---- handing out ---- */

/* Sees to it that more than a part lies ahead, as long as there is more. */
static enum status fill_part(struct members *members, struct error *error) {
    if (members->ended || members->held - members->handed > PART_CLAIMS)
        return OK;
    memmove(members->part, members->part + members->handed, (members->held - members->handed) * sizeof *members->part);
    members->held -= members->handed;
    members->handed = 0;
    enum status status = OK;
    while (status == OK && !members->ended && members->held < AHEAD) {
        bool more;
        status = sorter_next(members->sorter, &members->place, &members->part[members->held], &more, error);
        members->ended = !more;
        members->held += status == OK && more;
    }
    return status;
}

/* How many of those held are handed out together: a whole race, else whole groups, else whole documents, else all that fit. */
static uint32_t length_of_part(const struct membership *part, uint32_t held) {
    uint32_t count = 1, groups = 0, documents = 0;
    for (; count < held && count <= PART_CLAIMS && part[count].race == part[0].race; count++) {
        bool is_new_group = part[count].group != part[count - 1].group;
        if (is_new_group)
            groups = count;
        if (is_new_group || part[count].document != part[count - 1].document)
            documents = count;
    }
    if (count <= PART_CLAIMS)
        return count;
    return groups ? groups : documents ? documents : PART_CLAIMS;
}

enum status members_next(struct members *members, struct race_part *result, bool *more, struct error *error) {
    enum status status = fill_part(members, error);
    *more = status == OK && members->held > members->handed;
    if (!*more)
        return status;
    const struct membership *part = members->part + members->handed;
    uint32_t held = members->held - members->handed, count = length_of_part(part, held);
    bool continues = members_done(members) > 0 && members->last_race == part->race, goes_on = count < held && part[count].race == part->race;
    members->last_part = continues ? members->last_part + 1 : 0;
    members->last_race = part->race;
    members->handed += count;
    *result = (struct race_part){.race = part->race, .part = members->last_part, .is_whole = !continues && !goes_on, .items = part, .count = count};
    return OK;
}
