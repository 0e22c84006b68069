/* A span is a stretch of bytes, end exclusive: [start, end). What it counts in is said where it stands. */
#ifndef PHOTOFINISH_BASE_SPAN_H
#define PHOTOFINISH_BASE_SPAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct span {
    uint32_t start;
    uint32_t end;
};

static inline struct span span_of(size_t start, size_t end) { return (struct span){(uint32_t)start, (uint32_t)end}; }
static inline uint32_t span_size(struct span s) { return s.end - s.start; }
static inline bool span_is_empty(struct span s) { return s.end <= s.start; }
static inline bool span_holds(struct span s, uint32_t at) { return at >= s.start && at < s.end; }
static inline bool span_contains(struct span outer, struct span inner) { return inner.start >= outer.start && inner.end <= outer.end; }
static inline bool span_overlaps(struct span a, struct span b) { return a.start < b.end && b.start < a.end; }
static inline str span_str(str text, struct span s) { return str_slice(text, s.start, s.end); }

#endif
