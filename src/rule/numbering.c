#include "numbering.h"

#include "base/memory.h"

enum { ROOM_AT_FIRST = 64 };   /* a power of two, as all room is */

static bool is_full(const struct numbered_layer *layer) { return layer->count >= layer->room / 4 * 3; }

static void add(struct numbered_layer *layer, struct numbered one) {
    uint32_t at = one.hash & (layer->room - 1);
    while (layer->slots[at].number)
        at = (at + 1) & (layer->room - 1);
    layer->slots[at] = one;
    layer->count++;
}

static void move(struct numbered_layer *from, struct numbered_layer *to) {
    for (uint32_t i = 0; i < from->room; i++)
        if (from->slots[i].number)
            add(to, from->slots[i]);
    memory_free(from->slots);
    *from = (struct numbered_layer){0};
}

static struct numbered_layer layer_with_room(uint32_t room) {
    return (struct numbered_layer){.slots = memory_new(room, sizeof(struct numbered)), .room = room};
}

void numbering_add(struct numbering *numbering, uint32_t hash, uint32_t number) {
    struct numbered_layer *fresh = &numbering->fresh;
    if (is_full(fresh)) {
        struct numbered_layer larger = layer_with_room(fresh->room ? fresh->room * 2 : ROOM_AT_FIRST);
        move(fresh, &larger);
        *fresh = larger;
    }
    add(fresh, (struct numbered){hash, number});
}

void numbering_rest(struct numbering *numbering) {
    if (!numbering->fresh.count)
        return;
    uint32_t count = numbering->rested.count + numbering->fresh.count, room = ROOM_AT_FIRST;
    while (room / 4 * 3 < count)
        room *= 2;
    struct numbered_layer all = layer_with_room(room);
    move(&numbering->rested, &all);
    move(&numbering->fresh, &all);
    numbering->rested = all;
}

size_t numbering_held(const struct numbering *numbering) {
    return ((size_t)numbering->rested.room + numbering->fresh.room) * sizeof(struct numbered);
}

void numbering_close(struct numbering *numbering) {
    memory_free(numbering->rested.slots);
    memory_free(numbering->fresh.slots);
    *numbering = (struct numbering){0};
}
