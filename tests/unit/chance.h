/* Chance that is the same everywhere: xorshift64*, from a state that is not 0. */
#ifndef PHOTOFINISH_UNIT_CHANCE_H
#define PHOTOFINISH_UNIT_CHANCE_H

#include <stdint.h>

struct chance { uint64_t state; };

static inline uint32_t chance_below(struct chance *chance, uint32_t limit) {
    chance->state ^= chance->state >> 12;
    chance->state ^= chance->state << 25;
    chance->state ^= chance->state >> 27;
    return (uint32_t)((chance->state * UINT64_C(2685821657736338717)) >> 33) % limit;
}

#endif
