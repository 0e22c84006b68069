#include "audit/audit.h"

#include <stdarg.h>
#include <stdio.h>

static const char *const kinds[] = {
    "file changed", "span differs", "rule gone", "value differs", "sum fails", "fact missing", "fact unfounded", "claim deleted",
    "claim unfounded", "decision orphaned", "database damaged",
};

const char *audit_kind_name(enum audit_kind kind) { return kinds[kind]; }

void audit_add(struct audit *audit, enum audit_kind kind, str place, const char *format, ...) {
    char text[2048];
    va_list values;
    va_start(values, format);
    vsnprintf(text, sizeof text, format, values);
    va_end(values);
    *LIST_ADD(&audit->findings, audit->arena) =
        (struct audit_finding){kind, str_copy(place, audit->arena), str_copy(str_of(text), audit->arena)};
}

bool audit_bytes(struct audit *audit, const struct document *stored, str bytes, const char *reason) {
    if (!bytes.data) {
        audit_add(audit, AUDIT_FILE_CHANGED, stored->name, "can't be read any more: %s", reason);
        return false;
    }
    struct sha256 now = sha256_of(bytes);
    if (sha256_equal(now, stored->hash))
        return true;
    char was[65], is[65];
    sha256_print(stored->hash, was);
    sha256_print(now, is);
    audit_add(audit, AUDIT_FILE_CHANGED, stored->name, "its SHA-256 was %.16s…, is %.16s…: run again to read the new words", was, is);
    return false;
}

/* A replaced run is one whole; of a copied one only the bytes in the range count. */
str audit_words(const struct content *content, struct span bytes, struct arena *arena) {
    const struct offsets *map = &content->map;
    char *words = arena_alloc(arena, content->text.size + 1);
    size_t size = 0;
    for (uint32_t i = 0; i < map->count; i++) {
        const struct offset_run *run = &map->items[i];
        uint32_t end = i + 1 < map->count ? map->items[i + 1].start : map->size;
        struct span source = span_of(run->source, run->source + run->source_size), text = span_of(run->start, end);
        if (!span_overlaps(source, bytes))
            continue;
        if (run->source_size == span_size(text)) {
            uint32_t from = bytes.start > source.start ? bytes.start - source.start : 0;
            uint32_t to = bytes.end < source.end ? bytes.end - source.start : run->source_size;
            text = span_of(run->start + from, run->start + to);
        }
        str piece = span_str(content->text, text);
        memcpy(words + size, piece.data, piece.size);
        size += piece.size;
    }
    return (str){words, size};
}
