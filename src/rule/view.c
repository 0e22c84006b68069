#include "view_memory.h"

/* Where the finds of a view without any begin, and end: adding to NULL is undefined, even nothing (C17 6.5.6). */
static const struct find no_find;

void view_open(struct view *view, str sentence, struct arena *arena) {
    *view = (struct view){.text = sentence, .arena = arena, .memory = ARENA_NEW(arena, struct view_memory)};
    view->finds.items = (struct find *)&no_find;   /* never written: the list has no room */
    view->shadow = arena_alloc(arena, sentence.size + 1);
    view->plain = arena_alloc(arena, sentence.size + 1);
    for (size_t at = 0; at < sentence.size; at++)
        view->plain[at] = byte_in_shadow(sentence.data[at]);
    view_refresh(view);
}

void view_refresh(struct view *view) {
    uint32_t size = 0, at = 0;
    view->memory->changes++;
    for (LIST_EACH(struct find, find, &view->finds)) {
        memcpy(view->shadow + size, view->plain + at, find->span.start - at);
        size += find->span.start - at;
        at = find->span.end;
        find->letter = size;
        view->shadow[size++] = (char)entity_letters[find->entity];
    }
    memcpy(view->shadow + size, view->plain + at, view->text.size - at);
    size += (uint32_t)view->text.size - at;
    view->shadow[size] = 0;
    view->shadow_size = size;
}

uint32_t view_back(const struct view *view, uint32_t at) {
    uint32_t before = 0, behind = view->finds.count;   /* the first find whose letter is not before at */
    while (before < behind) {
        uint32_t middle = (before + behind) / 2;
        if (view->finds.items[middle].letter < at)
            before = middle + 1;
        else
            behind = middle;
    }
    if (!before)
        return at;
    const struct find *find = &view->finds.items[before - 1];
    return find->span.end + (at - find->letter - 1);
}

static bool cuts_character(str text, uint32_t at) {
    return at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

bool view_add(struct view *view, const struct find *find) {
    if (span_is_empty(find->span) || find->span.end > view->text.size || find->entity < 0 ||
        find->entity >= LETTERS_MOST || cuts_character(view->text, find->span.start) ||
        cuts_character(view->text, find->span.end))
        return false;
    uint32_t first = 0;
    while (first < view->finds.count && view->finds.items[first].span.end <= find->span.start)
        first++;
    uint32_t after = first;
    while (after < view->finds.count && view->finds.items[after].span.start < find->span.end) {
        if (!span_contains(find->span, view->finds.items[after].span))
            return false;
        after++;
    }
    struct find copy = *find;
    if (after == first)
        (void)LIST_ADD(&view->finds, view->arena);
    else
        view->finds.count -= after - first - 1;
    uint32_t moved_from = after == first ? first : after, moved_to = first + 1;
    uint32_t count = view->finds.count - moved_to;
    memmove(view->finds.items + moved_to, view->finds.items + moved_from, count * sizeof *view->finds.items);
    view->finds.items[first] = copy;
    return true;
}

void view_remove(struct view *view, uint32_t index) {
    if (index >= view->finds.count)
        return;
    view->finds.count--;
    memmove(view->finds.items + index, view->finds.items + index + 1,
            (view->finds.count - index) * sizeof *view->finds.items);
}
