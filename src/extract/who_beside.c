/* "Vallortigara, the Italian,", "the man they had feared was Fox": a description and the name beside it. */
#include "extract/around.h"
#include "who.h"

/* "Ignoring the false starts of Bell and Fox, the champion …", "Watched by Fox, the Ethiopian …": what stands before the subject,
 * up to the comma. */
static bool is_in_opening_aside(const struct scene *scene, str text, uint32_t at) {
    static const char *const openers[] = {"In", "With", "Without", "Despite", "Behind", "After", "Against", "Unlike"};
    str word = str_slice(text, 0, str_find_char(text, ' ', 0));
    bool opens = str_ends_with(word, STR("ing")) || str_equals_any(word, ALL_OF(openers)) || around_is(scene, AROUND_OPENS_ASIDE, word);
    return opens && str_find_char(str_slice(text, 0, at), ',', 0) == at;
}

/* "the 22-year-old from Ashford produced": where the words "from" and a name behind a description end; else where it ends itself. */
static uint32_t end_of_origin(str text, uint32_t at) {
    str from = STR(" from ");
    if (!str_starts_with(str_slice(text, at, text.size), from))
        return at;
    return (uint32_t)str_find_char(text, ' ', at + from.size);
}

bool who_is_beside_subject(const struct scene *scene, uint32_t sentence, const struct find *name, const struct find *find) {
    str text = scene->views[sentence].text;
    uint32_t end = end_of_origin(text, find->span.end);
    bool acts = scene_goes_on_with_verb(scene, str_slice(text, end, text.size));
    return acts && (who_is_governed(scene, sentence, name->span) || is_in_opening_aside(scene, text, name->span.end));
}

/* "Vallortigara, the Italian," and "the Kenyan, Okello,": the name stands right beside it. */
int32_t who_named_beside(const struct scene *scene, uint32_t sentence, const struct find *find) {
    const struct view *view = &scene->views[sentence];
    uint32_t at = (uint32_t)(find - view->finds.items);
    const struct find *before = at > 0 ? find - 1 : NULL, *after = at + 1 < view->finds.count ? find + 1 : NULL;
    if (before && before->entity == scene->x->id.athlete && before->span.end + 2 == find->span.start &&
        view->text.data[before->span.end] == ',' && !who_is_beside_subject(scene, sentence, before, find))
        return before->person;
    if (after && after->entity == scene->x->id.athlete && find->span.end + 2 == after->span.start && view->text.data[find->span.end] == ',')
        return after->person;
    return NOBODY;
}

/* "The man they had feared was Fox": who the description turns out to be. */
int32_t who_named_behind_was(const struct scene *scene, uint32_t sentence, const struct find *find) {
    enum { RELATIVE_MOST = 60 };
    const struct view *view = &scene->views[sentence];
    for (const struct find *next = find + 1; next < view->finds.items + view->finds.count; next++) {
        if (next->entity == scene->x->id.nation || next->entity == scene->x->id.people)
            continue;
        str between = str_slice(view->text, find->span.end, next->span.start);
        bool is_said = str_find_char(between, ',', 0) == between.size && between.size <= RELATIVE_MOST &&
                       (str_find(between, STR(" was "), 0) < between.size || str_find(between, STR(" is "), 0) < between.size);
        /* "was Kenya's Fox", but "was pushed by Kenya's Fox" */
        str before = next[-1].entity == scene->x->id.nation && str_ends_with(between, STR("'s "))
                         ? str_slice(view->text, find->span.end, next[-1].span.start)
                         : between;
        bool is_beside = str_ends_with(before, STR("was ")) || str_ends_with(before, STR("is "));
        if (next->entity == scene->x->id.athlete)
            return is_said && is_beside ? next->person : NOBODY;
        if (who_is_one(scene, next) && next->entity != scene->x->id.pronoun)
            return NOBODY;
    }
    return NOBODY;
}
