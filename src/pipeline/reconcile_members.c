#include "reconcile_members.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sort.h"

enum {
    SORT_MEMORY = 12 << 20,
    AHEAD = 8 * PART_CLAIMS,   /* members read at once: races are small, and each time the rest is moved to the front */
};

struct document_race {
    int64_t document, race;
};

struct members {
    struct sorter *sorter;
    struct sorter_place place;
    struct { struct document_race *items; size_t count, room; } lowest;
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
    free(members->lowest.items);
    free(members);
}

uint64_t members_count(const struct members *members) { return sorter_count(members->sorter); }

uint64_t members_done(const struct members *members) { return members->place.next - (members->held - members->handed); }

/* ---- collecting ---- */

static void note_document(struct members *members, int64_t document, int64_t race) {
    if (members->lowest.count) {
        struct document_race *last = &members->lowest.items[members->lowest.count - 1];
        if (last->document == document) {
            last->race = race < last->race ? race : last->race;
            return;
        }
    }
    if (members->lowest.count == members->lowest.room) {
        members->lowest.room = members->lowest.room ? members->lowest.room + members->lowest.room / 4 : 1024;
        members->lowest.items = memory_more(members->lowest.items, members->lowest.room * sizeof *members->lowest.items);
    }
    members->lowest.items[members->lowest.count++] = (struct document_race){document, race};
}

enum status members_add(struct members *members, int64_t race, uint32_t group, const struct statement *statement, struct error *error) {
    struct membership member = {.race = race, .claim = statement->id * 2 + statement->is_replaced, .group = group};
    memcpy(&member.document, statement->document.bytes, sizeof member.document);
    note_document(members, statement->document_id, race);
    return sorter_add(members->sorter, &member, error);
}

static int compare_lowest(const void *a, const void *b) {
    const struct document_race *x = a, *y = b;
    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    return (x->race > y->race) - (x->race < y->race);
}

/* A document that was read again has its claims in two places: the lowest race of both counts. */
enum status members_finish(struct members *members, struct error *error) {
    size_t kept = 0;
    sort_items(members->lowest.items, members->lowest.count, sizeof *members->lowest.items, compare_lowest);
    for (size_t i = 0; i < members->lowest.count; i++)
        if (!kept || members->lowest.items[kept - 1].document != members->lowest.items[i].document)
            members->lowest.items[kept++] = members->lowest.items[i];
    members->lowest.count = kept;
    return sorter_finish(members->sorter, error);
}

static int compare_document(const void *key, const void *item) {
    int64_t document = *(const int64_t *)key, other = ((const struct document_race *)item)->document;
    return (document > other) - (document < other);
}

bool members_is_lowest(const struct members *members, int64_t document, int64_t race) {
    const struct document_race *found = members->lowest.count
        ? bsearch(&document, members->lowest.items, members->lowest.count, sizeof *members->lowest.items, compare_document) : NULL;
    return found && found->race == race;
}

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
