#include "normalise/fold.h"

#include "base/sixteen.h"
#include "base/utf8.h"
#include "normalise/composition.h"

/* ---- which characters are written otherwise */

enum action {
    KEEP,
    COMPOSE,    /* give the cluster that it belongs to to NFC */
    BLANK,
    DROP,
    LONG_DASH,  /* a dash between words: with a blank on either side */
    WRITE,      /* the folded text is in the table */
    FULL_WIDTH, /* U+FF01 to U+FF5E are U+0021 to U+007E */
};

/* Sorted by first. C1 controls are what Windows-1252 text becomes when it is read as Latin-1: 0x91 to 0x97 are its quotes and
 * dashes, and no text means the controls. */
static const struct variant { uint32_t first, last; enum action action; const char *text; } variants[] = {
    {0x0080, 0x0090, BLANK, 0},       {0x0091, 0x0092, WRITE, "'"},   {0x0093, 0x0094, WRITE, "\""},
    {0x0095, 0x0095, BLANK, 0},       {0x0096, 0x0096, WRITE, "-"},   {0x0097, 0x0097, LONG_DASH, 0},
    {0x0098, 0x00A0, BLANK, 0},       {0x00AB, 0x00AB, WRITE, "\""},  {0x00AD, 0x00AD, DROP, 0},
    {0x00B4, 0x00B4, WRITE, "'"},     {0x00BB, 0x00BB, WRITE, "\""},  {0x00D7, 0x00D7, WRITE, "x"},
    {0x0132, 0x0132, WRITE, "IJ"},    {0x0133, 0x0133, WRITE, "ij"},  {0x02B9, 0x02B9, WRITE, "'"},
    {0x02BA, 0x02BA, WRITE, "\""},    {0x02BB, 0x02BD, WRITE, "'"},   {0x034F, 0x034F, DROP, 0},
    {0x061C, 0x061C, DROP, 0},        {0x1680, 0x1680, BLANK, 0},     {0x180E, 0x180E, DROP, 0},
    {0x2000, 0x200A, BLANK, 0},       {0x200B, 0x200F, DROP, 0},      {0x2010, 0x2013, WRITE, "-"},
    {0x2014, 0x2015, LONG_DASH, 0},   {0x2018, 0x201B, WRITE, "'"},   {0x201C, 0x201F, WRITE, "\""},
    {0x2022, 0x2023, BLANK, 0}, /* bullets */
    {0x2024, 0x2024, WRITE, "."},     {0x2025, 0x2025, WRITE, ".."},  {0x2026, 0x2026, WRITE, "..."},
    {0x2028, 0x2029, BLANK, 0},       {0x202A, 0x202E, DROP, 0},      {0x202F, 0x202F, BLANK, 0},
    {0x2032, 0x2032, WRITE, "'"},     {0x2033, 0x2033, WRITE, "\""},  {0x2035, 0x2035, WRITE, "'"},
    {0x2036, 0x2036, WRITE, "\""},    {0x2039, 0x203A, WRITE, "'"},   {0x2043, 0x2043, WRITE, "-"},
    {0x2044, 0x2044, WRITE, "/"},     {0x205F, 0x205F, BLANK, 0},     {0x2060, 0x2064, DROP, 0},
    {0x2066, 0x206F, DROP, 0},        {0x2212, 0x2212, WRITE, "-"},   {0x2215, 0x2215, WRITE, "/"},
    {0x2236, 0x2236, WRITE, ":"},     {0x25A0, 0x25FF, BLANK, 0},     {0x275B, 0x275C, WRITE, "'"},   {0x275D, 0x275E, WRITE, "\""},
    {0x2E3A, 0x2E3B, LONG_DASH, 0},   {0x3000, 0x3000, BLANK, 0},     {0x300C, 0x300F, WRITE, "\""},
    {0x301D, 0x301F, WRITE, "\""},    {0xFB00, 0xFB00, WRITE, "ff"},  {0xFB01, 0xFB01, WRITE, "fi"},
    {0xFB02, 0xFB02, WRITE, "fl"},    {0xFB03, 0xFB03, WRITE, "ffi"}, {0xFB04, 0xFB04, WRITE, "ffl"},
    {0xFB05, 0xFB06, WRITE, "st"},    {0xFE00, 0xFE0F, DROP, 0},      {0xFE58, 0xFE58, LONG_DASH, 0},
    {0xFE63, 0xFE63, WRITE, "-"},     {0xFEFF, 0xFEFF, DROP, 0},      {0xFF01, 0xFF5E, FULL_WIDTH, 0},
    {0xFFF9, 0xFFFB, DROP, 0},        {0xE0001, 0xE01EF, DROP, 0},
};

static const struct variant *variant_of(uint32_t point) {
    size_t low = 0, high = sizeof variants / sizeof *variants;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (variants[middle].last < point)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof variants / sizeof *variants && point >= variants[low].first ? &variants[low] : NULL;
}

/* ---- writing, and the way back */

static void reserve(struct fold *fold, size_t more) {
    if (fold->room - fold->size >= more)
        return;
    size_t room = fold->room * 2 + more;
    fold->data = arena_grow(fold->arena, fold->data, fold->room, room);
    fold->room = room;
}

static void write_replaced(struct fold *fold, str text, struct span source) {
    reserve(fold, text.size);
    if (text.size)
        memcpy(fold->data + fold->size, text.data, text.size);
    fold->size += text.size;
    offsets_add_replaced(fold->map, (uint32_t)text.size, source, fold->arena);
}

static bool ends_in_blank(const struct fold *fold) {
    return fold->size == fold->floor || fold->data[fold->size - 1] == ' ';
}

/* Writes the blank that is due, unless the paragraph begins here. */
static void close_gap(struct fold *fold) {
    if (fold->gap && !ends_in_blank(fold))
        write_replaced(fold, STR(" "), fold->gap_span);
    fold->gap = false;
}

static void open_gap(struct fold *fold, struct span source) {
    fold->gap_span = fold->gap && fold->gap_span.end == source.start ? span_of(fold->gap_span.start, source.end) : source;
    fold->gap = true;
}

/* Copies source[from, to), in which blanks are single. */
static void copy(struct fold *fold, size_t from, size_t to) {
    if (from < to && fold->source.data[from] == ' ' && (fold->gap || ends_in_blank(fold))) {
        open_gap(fold, span_of(from, from + 1));
        from++;
    }
    if (from >= to)
        return;
    close_gap(fold);
    reserve(fold, to - from);
    memcpy(fold->data + fold->size, fold->source.data + from, to - from);
    fold->size += to - from;
    offsets_add(fold->map, (uint32_t)(to - from), span_of(from, to), fold->arena);
}

/* Takes the last count bytes back out of a copied run. */
static void shorten_last_run(struct fold *fold, size_t count) {
    struct offset_run *last = LIST_LAST(fold->map);
    fold->size -= count;
    fold->map->size -= (uint32_t)count;
    last->source_size -= (uint32_t)count;
    if (!last->source_size)
        fold->map->count--;
}

/* Takes back the last character, or the whole of what one replaced character became, into taken; returns where it came from.
 * Takes nothing where that is a letter with marks without end: its cluster was cut on purpose. */
static size_t take_back(struct fold *fold, size_t at, str *taken) {
    struct offset_run *last = LIST_LAST(fold->map);
    size_t run_size = fold->map->size - last->start, source = last->source, size = run_size;
    if (run_size == last->source_size) {
        size = 1;
        while (size < run_size && (fold->data[fold->size - size] & 0xC0) == 0x80)
            size++;
        source += run_size - size;
        shorten_last_run(fold, size);
    } else if (run_size > COMPOSITION_MOST_BEFORE) {
        return at;
    } else {
        if (fold->map->count > 1 && last[-1].source == last->source && last[-1].source_size == last->source_size) {
            size += last->start - last[-1].start; /* the other half, see offsets_add_replaced */
            fold->map->count--;
        }
        fold->size -= size;
        fold->map->size -= (uint32_t)size;
        fold->map->count--;
    }
    *taken = (str){fold->data + fold->size, size};
    return source;
}

/* ---- reading */

/* A character that NFC may change is at at: composes it with the letter before and the marks behind it. Returns what follows. */
static size_t compose(struct fold *fold, size_t at, size_t end) {
    char cluster[COMPOSITION_MOST_BYTES], composed[COMPOSITION_MOST_BYTES];
    str before = {0};
    size_t start = at;
    close_gap(fold);
    if (fold->size > fold->floor)
        start = take_back(fold, at, &before);
    if (before.size)
        memcpy(cluster, before.data, before.size);
    size_t marks_start = at;
    str source = {fold->source.data, end};
    for (int marks = 0; at < end && marks < COMPOSITION_MOST_MARKS; marks++) {
        size_t next = at;
        bool valid = true;
        uint32_t point = utf8_decode(source, &next, &valid);
        if (!valid || composition_is_fixed(point) || variant_of(point))
            break;
        at = next;
    }
    memcpy(cluster + before.size, source.data + marks_start, at - marks_start);
    str whole = {cluster, before.size + at - marks_start};
    str result = {composed, composition_of(whole, composed)};
    if (str_equal(result, str_slice(source, start, at)))
        copy(fold, start, at);
    else
        write_replaced(fold, result, span_of(start, at));
    return at;
}

static void long_dash(struct fold *fold, struct span source) {
    close_gap(fold);
    if (ends_in_blank(fold))
        write_replaced(fold, STR("-"), source);
    else
        write_replaced(fold, STR(" -"), source);
    open_gap(fold, source);
}

/* Handles the character at at, which is no plain one. Returns what follows it. */
static size_t fold_character(struct fold *fold, const struct variant *variant, uint32_t point, struct span source) {
    char wide = (char)(point - 0xFEE0);
    switch (variant->action) {
    case BLANK:
        open_gap(fold, source);
        break;
    case LONG_DASH:
        long_dash(fold, source);
        break;
    case WRITE:
        close_gap(fold);
        write_replaced(fold, str_of(variant->text), source);
        break;
    case FULL_WIDTH:
        close_gap(fold);
        write_replaced(fold, (str){&wide, 1}, source);
        break;
    case KEEP:
    case COMPOSE:
    case DROP:
        break;
    }
    return source.end;
}

/* ASCII that is not simply copied: controls and blanks, runs of hyphens, typewriter quotes `` and ''. */
static size_t fold_ascii(struct fold *fold, size_t at, size_t end) {
    const char *s = fold->source.data;
    size_t next = at + 1;
    if (char_is_space(s[at]) || (unsigned char)s[at] < 0x20 || s[at] == 0x7F) {
        while (next < end && ((unsigned char)s[next] <= 0x20 || s[next] == 0x7F))
            next++;
        open_gap(fold, span_of(at, next));
        return next;
    }
    while (next < end && s[next] == s[at] && (s[at] == '-' || next == at + 1))
        next++;
    if (s[at] == '-') {
        long_dash(fold, span_of(at, next));
        return next;
    }
    close_gap(fold);
    if (next - at == 2)
        write_replaced(fold, STR("\""), span_of(at, next));
    else
        write_replaced(fold, STR("'"), span_of(at, next));
    return next;
}

static bool is_plain(const char *s, size_t at, size_t end) {
    unsigned char c = (unsigned char)s[at];
    if (c < 0x20 || c >= 0x7F || c == '`')
        return false;
    return !((c == ' ' || c == '-' || c == '\'') && at + 1 < end && s[at + 1] == s[at]);
}

/* Whether sixteen bytes, each with the one behind it, are plain. */
static bool sixteen_are_plain(const char *s) {
    sixteen bytes = sixteen_load(s), behind = sixteen_load(s + 1);
    sixteen_answers twice = (bytes == behind) & ((bytes == ' ') | (bytes == '-') | (bytes == '\''));
    return !sixteen_any((bytes < 0x20) | (bytes >= 0x7F) | (bytes == '`') | twice);
}

/* Index of the first byte at or after at that is no plain ASCII character. */
static size_t plain_end(const char *s, size_t at, size_t end) {
    for (;;) {
        while (end - at > 16 && sixteen_are_plain(s + at))
            at += 16;
        for (size_t stop = end - at > 16 ? at + 16 : end; at < stop; at++)
            if (!is_plain(s, at, end))
                return at;
        if (at == end)
            return end;
    }
}

static void fold_paragraph(struct fold *fold, size_t at, size_t end) {
    str source = {fold->source.data, end};
    size_t run = at; /* source[run, at) is to be copied */
    while ((at = plain_end(source.data, at, end)) < end) {
        size_t next = at;
        if ((unsigned char)source.data[at] < 0x80) {
            copy(fold, run, at);
            run = at = fold_ascii(fold, at, end);
            continue;
        }
        bool valid = true;
        uint32_t point = utf8_decode(source, &next, &valid);
        const struct variant *variant = variant_of(point);
        if (valid && !variant && composition_is_fixed(point)) {
            at = next;
            continue;
        }
        copy(fold, run, at);
        if (!valid) {
            close_gap(fold);
            write_replaced(fold, STR("\xEF\xBF\xBD"), span_of(at, next));
        } else if (variant) {
            next = fold_character(fold, variant, point, span_of(at, next));
        } else {
            next = compose(fold, at, end);
        }
        run = at = next;
    }
    copy(fold, run, end);
}

/* ---- the contract */

void fold_open(struct fold *fold, str source, struct offsets *map, struct arena *arena) {
    size_t room = source.size + source.size / 64 + 64;
    *fold = (struct fold){.source = source, .arena = arena, .map = map, .data = arena_alloc(arena, room), .room = room};
}

struct span fold_add(struct fold *fold, struct span paragraph) {
    size_t before = fold->size;
    struct offsets map_before = *fold->map;
    struct offset_run last_before = map_before.count ? *LIST_LAST(&map_before) : (struct offset_run){0};
    if (before) { /* the line end of the paragraph before it */
        size_t at = paragraph.start ? paragraph.start - 1 : 0;
        write_replaced(fold, STR(" "), span_of(at, at + 1));
    }
    fold->floor = fold->size;
    fold->gap = false;
    fold_paragraph(fold, paragraph.start, paragraph.end);
    fold->gap = false;
    if (fold->size > fold->floor && fold->data[fold->size - 1] == ' ')
        shorten_last_run(fold, 1);
    if (fold->size == fold->floor) { /* nothing but blanks: take the separator back as well */
        fold->size = before;
        fold->map->count = map_before.count;
        fold->map->size = map_before.size;
        if (map_before.count)
            *LIST_LAST(fold->map) = last_before;
        return span_of(before, before);
    }
    return span_of(fold->floor, fold->size);
}

str fold_text(const struct fold *fold) {
    return (str){fold->data, fold->size};
}
