#include "gate.h"

void set_add(struct set *set, uint32_t low, uint32_t high, struct arena *arena) {
    (void)LIST_ADD(&set->ranges, arena);
    uint32_t at = set->ranges.count - 1;
    for (; at && set->ranges.items[at - 1].low > low; at--)
        set->ranges.items[at] = set->ranges.items[at - 1];
    set->ranges.items[at] = (struct range){low, high};
    uint32_t kept = 0;
    for (uint32_t i = 1; i < set->ranges.count; i++) {
        struct range *last = &set->ranges.items[kept], next = set->ranges.items[i];
        if (next.low <= last->high + 1)
            last->high = next.high > last->high ? next.high : last->high;
        else
            set->ranges.items[++kept] = next;
    }
    set->ranges.count = kept + 1;
    for (uint32_t c = low; c < 0x80 && c <= high; c++)
        set->ascii[c / 64] |= UINT64_C(1) << c % 64;
}

bool set_has(const struct set *set, uint32_t point) {
    if (point < 0x80)
        return set->ascii[point / 64] >> point % 64 & 1;
    for (uint32_t i = 0; i < set->ranges.count; i++)
        if (point >= set->ranges.items[i].low && point <= set->ranges.items[i].high)
            return true;
    return false;
}

bool set_has_all_beyond_ascii(const struct set *set) {
    if (!set->ranges.count)
        return false;
    struct range last = set->ranges.items[set->ranges.count - 1];
    return last.low <= 0x80 && last.high == 0x10FFFF;
}

void set_blocks(const struct set *set, uint64_t blocks[SET_BLOCKS]) {
    memset(blocks, 0, SET_BLOCKS * sizeof *blocks);
    for (LIST_EACH(const struct range, range, &set->ranges)) {
        uint32_t high = range->high < 0x800 ? range->high : 0x7FF;
        for (uint32_t from = range->low, to; from <= high; from = to + 1) {
            to = (from | 63) < high ? from | 63 : high;
            blocks[from / 64] |= UINT64_MAX >> (63 - (to - from)) << from % 64;
        }
    }
}

struct byte_set set_first_bytes(const struct set *set, bool is_caseless) {
    const uint64_t upper = UINT64_C(0x7FFFFFE), lower = upper << 32;      /* of the bytes from 0x40 on */
    const uint64_t beyond_ascii[] = {UINT64_MAX, UINT64_C(0x1FFFFFFFFFFFFC)};   /* 0x80 to 0xF4, without 0xC0 and 0xC1 */
    struct byte_set bytes = {{set->ascii[0], set->ascii[1], 0, 0}};
    if (is_caseless)
        bytes.bits[1] |= (set->ascii[1] & upper) << 32 | (set->ascii[1] & lower) >> 32;
    /* of a negated set all bits are set, also those of no letter */
    for (uint64_t letters = set->letters & ((UINT64_C(1) << LETTERS_MOST) - 1); letters; letters &= letters - 1)
        byte_set_add(&bytes, entity_letters[__builtin_ctzll(letters)]);
    if (set_is_wide(set)) {
        bytes.bits[2] |= beyond_ascii[0];
        bytes.bits[3] |= beyond_ascii[1];
    }
    return bytes;
}

bool set_is_wide(const struct set *set) {
    return set->ranges.count && set->ranges.items[set->ranges.count - 1].high >= 0x80;
}
