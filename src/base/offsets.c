#include "base/offsets.h"

static uint32_t run_end(const struct offsets *map, uint32_t index) {
    return index + 1 < map->count ? map->items[index + 1].start : map->size;
}

static bool is_copied(const struct offsets *map, uint32_t index) {
    return run_end(map, index) - map->items[index].start == map->items[index].source_size;
}

void offsets_add(struct offsets *map, uint32_t size, struct span source, struct arena *arena) {
    if (!size)
        return;
    if (map->count && size == span_size(source) && is_copied(map, map->count - 1)) {
        struct offset_run *last = LIST_LAST(map);
        if (last->source + last->source_size == source.start) {
            last->source_size += size;
            map->size += size;
            return;
        }
    }
    *LIST_ADD(map, arena) = (struct offset_run){map->size, source.start, span_size(source)};
    map->size += size;
}

void offsets_add_replaced(struct offsets *map, uint32_t size, struct span source, struct arena *arena) {
    if (size > 1 && size == span_size(source)) { /* two runs that each lead to all of source: neither looks copied */
        *LIST_ADD(map, arena) = (struct offset_run){map->size, source.start, span_size(source)};
        map->size++;
        size--;
    }
    offsets_add(map, size, source, arena);
}

static uint32_t run_at(const struct offsets *map, uint32_t at) {
    uint32_t low = 0, high = map->count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (map->items[middle].start <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The same, looked for from a run on that was right a moment ago: maps are mostly walked from front to back. */
static uint32_t run_near(const struct offsets *map, uint32_t at, uint32_t guess) {
    enum { STEPS = 8 };
    if (guess >= map->count || map->items[guess].start > at)
        return run_at(map, at);
    for (uint32_t step = 0; step < STEPS; step++, guess++)
        if (guess + 1 >= map->count || map->items[guess + 1].start > at)
            return guess;
    return run_at(map, at);
}

static struct span byte_source(const struct offsets *map, uint32_t run, uint32_t at) {
    const struct offset_run *r = &map->items[run];
    if (is_copied(map, run)) {
        uint32_t from = r->source + (at - r->start);
        return span_of(from, from + 1);
    }
    return span_of(r->source, r->source + r->source_size);
}

struct span offsets_source(const struct offsets *map, struct span text) {
    if (!map->count || span_is_empty(text)) {
        uint32_t at = 0;
        if (map->count && text.start < map->size)
            at = byte_source(map, run_at(map, text.start), text.start).start;
        else if (map->count)
            at = LIST_LAST(map)->source + LIST_LAST(map)->source_size;
        return span_of(at, at);
    }
    uint32_t first = run_at(map, text.start), last = run_at(map, text.end - 1);
    struct span head = byte_source(map, first, text.start), tail = byte_source(map, last, text.end - 1);
    struct span whole = {head.start < tail.start ? head.start : tail.start, head.end > tail.end ? head.end : tail.end};
    for (uint32_t i = first + 1; i < last; i++) {
        const struct offset_run *r = &map->items[i];
        if (r->source < whole.start)
            whole.start = r->source;
        if (r->source + r->source_size > whole.end)
            whole.end = r->source + r->source_size;
    }
    return whole;
}

void offsets_compose(const struct offsets *first, const struct offsets *second, struct offsets *result, struct arena *arena) {
    uint32_t run = 0;
    for (uint32_t i = 0; i < first->count; i++) {
        const struct offset_run *r = &first->items[i];
        uint32_t size = run_end(first, i) - r->start;
        if (!is_copied(first, i)) {
            struct span source = span_of(r->source, r->source + r->source_size);
            run = second->count ? run_near(second, r->source, run) : 0;
            bool inside_one = second->count && r->source_size && is_copied(second, run) && source.end <= run_end(second, run);
            uint32_t from = inside_one ? second->items[run].source + (source.start - second->items[run].start) : 0;
            source = inside_one ? span_of(from, from + r->source_size) : offsets_source(second, source);
            offsets_add_replaced(result, size, source, arena);
            continue;
        }
        for (uint32_t done = 0; done < size;) {
            uint32_t at = r->source + done;
            run = run_near(second, at, run);
            uint32_t rest = run_end(second, run) - at;
            uint32_t part = rest && rest < size - done ? rest : size - done;
            struct span source = byte_source(second, run, at);
            if (is_copied(second, run))
                offsets_add(result, part, span_of(source.start, source.start + part), arena);
            else
                offsets_add_replaced(result, part, source, arena);
            done += part;
        }
    }
}
