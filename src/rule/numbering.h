/*
 * Finds the number that a thing has by the hash of what it says: open addressing, two layers. What rests is only read, since a page
 * of an image (base/region.h) that is written to must be copied first; what was added since is apart.
 *
 *     uint32_t number = numbering_find(&numbering, hash, is_same, context, &wanted);
 *     if (!number)
 *         numbering_add(&numbering, hash, number = add(&wanted));
 */
#ifndef PHOTOFINISH_RULE_NUMBERING_H
#define PHOTOFINISH_RULE_NUMBERING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct numbered { uint32_t hash, number; };                    /* number 0: nothing */
struct numbered_layer { struct numbered *slots; uint32_t room, count; };
struct numbering { struct numbered_layer rested, fresh; };     /* zeroed: empty */

/* Does the thing of that number say what is wanted? */
typedef bool numbering_is_same(const void *context, uint32_t number, const void *wanted);

static inline uint32_t numbered_in(const struct numbered_layer *layer, uint32_t hash, numbering_is_same *is_same, const void *context,
                                   const void *wanted) {
    if (!layer->room)
        return 0;
    for (uint32_t at = hash & (layer->room - 1); layer->slots[at].number; at = (at + 1) & (layer->room - 1))
        if (layer->slots[at].hash == hash && is_same(context, layer->slots[at].number, wanted))
            return layer->slots[at].number;
    return 0;
}

/* The number, or 0. */
static inline uint32_t numbering_find(const struct numbering *numbering, uint32_t hash, numbering_is_same *is_same, const void *context,
                                      const void *wanted) {
    uint32_t number = numbered_in(&numbering->rested, hash, is_same, context, wanted);
    return number ? number : numbered_in(&numbering->fresh, hash, is_same, context, wanted);
}

/* A number that is not there yet. */
void numbering_add(struct numbering *numbering, uint32_t hash, uint32_t number);

/* All that is there rests from now on. */
void numbering_rest(struct numbering *numbering);

size_t numbering_held(const struct numbering *numbering);    /* bytes */
void numbering_close(struct numbering *numbering);

#endif
