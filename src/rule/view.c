#include "letter.h"
#include "rule/rulebook.h"

void view_open(struct view *view, str sentence, struct arena *arena) {
    *view = (struct view){.text = sentence, .arena = arena};
    view->shadow = arena_alloc(arena, sentence.size + 1);
    view->back = ARENA_ARRAY(arena, sentence.size + 1, uint32_t);
    view_refresh(view);
}

void view_refresh(struct view *view) {
    uint32_t size = 0, at = 0;
    for (uint32_t i = 0; i <= view->finds.count; i++) {
        const struct find *find = i < view->finds.count ? &view->finds.items[i] : NULL;
        uint32_t until = find ? find->span.start : (uint32_t)view->text.size;
        for (; at < until; at++) {
            view->shadow[size] = byte_in_shadow(view->text.data[at]);
            view->back[size++] = at;
        }
        if (find) {
            view->shadow[size] = (char)entity_letters[find->entity];
            view->back[size++] = at;
            at = find->span.end;
        }
    }
    view->shadow[size] = 0;
    view->back[size] = (uint32_t)view->text.size;
    view->shadow_size = size;
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
