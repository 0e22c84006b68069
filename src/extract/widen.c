/*
 * "Ann Bell of Kenya", "Ann Bell (KEN)", "Ann Bell, of Kenya,", "Ann Bell, 24,": what only tells more of a name is taken
 * up by its letter while the rules of titles, results and roles are run, so that a pattern that has room for a name has room for each of
 * its forms. Nations are found by then. Before anybody else looks at the finds, names are as narrow again as they were printed.
 */
#include "extract/scene.h"

static const char *const openers[] = {" of ", " of the ", " from ", " from the ", ", of ", ", of the ", ", from ", ", from the ", " (",
                                      ", also of ", ", also from "};

/* "Bell, of Kenya, won": the second comma goes with the first, unless it parts the names of a list. */
static bool goes_on(str behind) {
    static const char *const parting[] = {" and ", " or ", " but ", " while ", " with ", " who", " then ", " as ", " ahead ", " followed ",
                                         " the ", " a ", " an "};
    return behind.size > 1 && char_is_lower(behind.data[1]) && !str_starts_with_any(behind, ALL_OF(parting));
}

/* Where what tells the origin ends, which begins with the opener; 0: commas or what is owned make it none. */
static uint32_t closed_end(const struct view *view, str opener, uint32_t end) {
    char next = end < view->text.size ? view->text.data[end] : '.';
    if (opener.data[opener.size - 1] == '(')
        return next == ')' ? end + 1 : 0;
    bool goes_on_with_who = str_starts_with(str_slice(view->text, end, view->text.size), STR(" who "));
    if (opener.data[0] == ',' && next != ',' && next != '.' && next != ';' && next != ')' && !goes_on_with_who)
        return 0;
    if (opener.data[0] == ',' && next == ',' && goes_on(str_slice(view->text, end + 1, view->text.size)))
        return end + 1;
    return next == '\'' ? 0 : end;   /* "ahead of Bell from Kenya's Fox" */
}

/* "Bell, 24, won": where the age ends that stands right behind the name; 0: none does. */
static uint32_t age_end(const struct scene *scene, const struct find *name, const struct find *age) {
    return age->entity == scene->x->id.age && age->span.start == name->span.end ? age->span.end : 0;
}

/* The end of what belongs to the name, or to what ends at the byte behind it, when the find next to it is its nation; 0: nothing. */
static uint32_t nation_end(const struct scene *scene, const struct view *view, uint32_t from, const struct find *nation) {
    if (nation->entity != scene->x->id.nation && nation->entity != scene->x->id.code)
        return 0;
    str between = str_slice(view->text, from, nation->span.start);
    return str_equals_any(between, ALL_OF(openers)) ? closed_end(view, between, nation->span.end) : 0;
}

static bool is_letter_at(str text, uint32_t at) {
    return at < text.size && (char_is_letter(text.data[at]) || (unsigned char)text.data[at] >= 0x80);
}

/* The end of the word that begins at the place with a capital, or of "of" before such a word: "University of Malby"; 0: none does. */
static uint32_t capital_end(str text, uint32_t at) {
    if (str_starts_with(str_slice(text, at, text.size), STR("of ")))
        at += sizeof "of " - 1;
    if (at >= text.size || !char_is_upper(text.data[at]))
        return 0;
    bool plural = false;
    while (is_letter_at(text, at) || (at < text.size && (text.data[at] == '-' || char_is_digit(text.data[at])))) {
        plural = text.data[at] == 's';
        at++;
    }
    /* "Girls' School" */
    return at + (plural && str_starts_with(str_slice(text, at, text.size), STR("' ")) && at + 2 < text.size && char_is_upper(text.data[at + 2]));
}

/* "of Malby Harriers", ", of Kenya Police,", "from Great Malby": words with capitals in which at most nations were found; 0: none stand there. */
static uint32_t club_end(const struct scene *scene, const struct view *view, uint32_t from, const struct find *next) {
    enum { CLUB_MOST = 60 };
    const struct entity_ids *id = &scene->x->id;
    str rest = str_slice(view->text, from, view->text.size), opener = {0};
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (str_starts_with(rest, str_of(openers[i])) && str_of(openers[i]).size > opener.size)
            opener = str_slice(rest, 0, str_of(openers[i]).size);
    if (!opener.size || opener.data[opener.size - 1] == '(')
        return 0;
    const struct find *last = view->finds.items + view->finds.count;
    uint32_t end = 0;
    for (uint32_t at = from + (uint32_t)opener.size, to; (to = capital_end(view->text, at)) != 0; at = to + 1) {
        while (next < last && next->span.end <= at)
            next++;
        bool is_nation = next < last && next->span.start == at &&
                         (next->entity == id->nation || next->entity == id->people || next->entity == id->home);
        if (is_nation && to < next->span.end)
            to = next->span.end;
        if (next < last && next->span.start < to && !is_nation)
            break;
        end = to;
        if (to >= view->text.size || view->text.data[to] != ' ' || to > from + CLUB_MOST)
            break;
    }
    return end ? closed_end(view, opener, end) : 0;
}

/* Where the words end that tell whence the person comes, behind what ends at the byte; 0: none do. */
static uint32_t origin_end(const struct scene *scene, const struct view *view, uint32_t from, const struct find *next) {
    bool is_find = next < view->finds.items + view->finds.count;
    uint32_t nation = is_find ? nation_end(scene, view, from, next) : 0, club = club_end(scene, view, from, next);
    return nation > club ? nation : club;
}

/* Where all ends that only tells more of the name: "Bell, 24, of Malby Harriers,"; 0: nothing does. */
static uint32_t told_end(const struct scene *scene, const struct view *view, const struct find *name) {
    const struct find *next = name + 1;
    uint32_t age = next < view->finds.items + view->finds.count ? age_end(scene, name, next) : 0;
    if (!age)
        return origin_end(scene, view, name->span.end, next);
    uint32_t end = origin_end(scene, view, age, next + 1);
    return end ? end : closed_end(view, STR(", "), age);
}

/* Takes up the words behind the name as far as the end, and what was found in them. */
static void widen(const struct scene *scene, struct view *view, uint32_t name_at, uint32_t end, struct widened *widened) {
    struct find name = view->finds.items[name_at];
    for (uint32_t i = name_at + 1; i < view->finds.count && view->finds.items[i].span.start < end; i++)
        *LIST_ADD(&widened->taken, scene->arena) = view->finds.items[i];
    name.extra = (int32_t)name.span.end;
    name.span.end = end;
    view_add(view, &name);
    widened->count++;
}

void names_widen(const struct scene *scene, uint32_t sentence, struct widened *widened) {
    struct view *view = &scene->views[sentence];
    widened->taken.count = widened->count = 0;
    for (uint32_t i = 0; i < view->finds.count; i++) {
        const struct find *name = &view->finds.items[i];
        if (name->entity != scene->x->id.athlete)
            continue;
        uint32_t end = told_end(scene, view, name);
        if (end)
            widen(scene, view, i, end, widened);
    }
    if (widened->count)
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
    if (!widened->count)
        return;
    for (LIST_EACH(struct find, find, &view->finds))
        find_narrow(scene, find);
    for (LIST_EACH(struct find, taken, &widened->taken))
        view_add(view, taken);
    view_refresh(view);
}
