/*
 * "Ann Bell of Kenya", "Ann Bell (KEN)", "Ann Bell, of Kenya,": what only tells more of a name is taken up by its letter while the rules of
 * results and roles are run, so that a pattern that has room for a name has room for each of its forms. The nation is known by
 * then. Before anybody else looks at the finds, names are as narrow again as they were printed.
 */
#include "extract/scene.h"

static const char *const openers[] = {" of ", " of the ", " from ", " from the ", ", of ", ", of the ", ", from ", ", from the ", " ("};

/* "Bell, of Kenya, won": the second comma goes with the first, unless it parts the names of a list. */
static bool goes_on(str behind) {
    static const char *const parting[] = {" and ", " or ", " but ", " while ", " with ", " who", " then ", " as ", " ahead ", " followed "};
    return behind.size > 1 && char_is_lower(behind.data[1]) && !str_starts_with_any(behind, ALL_OF(parting));
}

/* The end of what the name takes up when the find behind it is its nation; 0: nothing. */
static uint32_t wide_end(const struct scene *scene, const struct view *view, const struct find *name, const struct find *nation) {
    if (nation->entity != scene->x->id.nation && nation->entity != scene->x->id.code)
        return 0;
    str between = str_slice(view->text, name->span.end, nation->span.start);
    uint32_t end = nation->span.end;
    char next = end < view->text.size ? view->text.data[end] : '.';
    if (!str_equals_any(between, ALL_OF(openers)))
        return 0;
    if (between.data[between.size - 1] == '(')
        return next == ')' ? end + 1 : 0;
    if (between.data[0] == ',' && next != ',' && next != '.' && next != ';' && next != ')')
        return 0;
    if (between.data[0] == ',' && next == ',' && goes_on(str_slice(view->text, end + 1, view->text.size)))
        return end + 1;
    return next == '\'' ? 0 : end;   /* "ahead of Bell from Kenya's Fox" */
}

void names_widen(const struct scene *scene, uint32_t sentence, struct widened *widened) {
    struct view *view = &scene->views[sentence];
    widened->nations.count = 0;
    for (uint32_t i = 0; i + 1 < view->finds.count; i++) {
        struct find name = view->finds.items[i], nation = view->finds.items[i + 1];
        uint32_t end = name.entity == scene->x->id.athlete ? wide_end(scene, view, &name, &nation) : 0;
        if (!end)
            continue;
        *LIST_ADD(&widened->nations, scene->arena) = nation;
        name.extra = (int32_t)name.span.end;
        name.span.end = end;
        view_add(view, &name);
    }
    if (widened->nations.count)
        view_refresh(view);
}

void find_narrow(const struct scene *scene, struct find *find) {
    if (find->entity == scene->x->id.athlete && find->extra > 0) {
        find->span.end = (uint32_t)find->extra;
        find->extra = 0;
    }
}

struct span span_narrow(const struct scene *scene, const struct view *view, struct span span) {
    for (LIST_EACH(const struct find, find, &view->finds))
        if (find->span.end == span.end && find->entity == scene->x->id.athlete && find->extra > 0)
            return span_of(span.start, (uint32_t)find->extra);
    return span;
}

void names_narrow(const struct scene *scene, uint32_t sentence, const struct widened *widened) {
    struct view *view = &scene->views[sentence];
    if (!widened->nations.count)
        return;
    for (LIST_EACH(struct find, find, &view->finds))
        find_narrow(scene, find);
    for (LIST_EACH(struct find, nation, &widened->nations))
        view_add(view, nation);
    view_refresh(view);
}
