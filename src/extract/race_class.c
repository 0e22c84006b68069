/*
 * Of which class a race is where a meeting has several: "the U20 boys' 200m", "the Class Two 400m". Both have winners, over the same
 * distance and of the same sex.
 */
#include "extract/around.h"
#include "race.h"

/* "u20", "under-20s" and "under 20": 20; "class one": one. Empty where the words found name no class. */
static str class_named(const struct scene *scene, uint32_t sentence, const struct find *find) {
    if (find->entity != scene->x->id.noise)
        return (str){0};
    str words = str_lower(scene_find_text(scene, sentence, find->span), scene->arena);
    if (!around_begins(scene, AROUND_CLASS_OF_RACE, words))
        return (str){0};
    size_t from = 0, end = words.size - (str_ends_with(words, STR("s")) ? 1 : 0);
    while (from < end && !char_is_digit(words.data[from]))
        from++;
    return from < end ? str_slice(words, from, end) : str_last_word(words);
}

/* The last class named before the place; else the first behind it. */
static str class_beside(const struct scene *scene, uint32_t sentence, uint32_t at) {
    str beside = {0};
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        if (beside.size && find->span.start >= at)
            break;
        str named = class_named(scene, sentence, find);
        beside = named.size ? named : beside;
    }
    return beside;
}

str race_class(const struct scene *scene, uint32_t sentence, uint32_t at) {
    str named = class_beside(scene, sentence, at);
    for (uint32_t s = sentence; !named.size && s-- > 0 && race_paragraph(scene, s) == race_paragraph(scene, sentence);)
        named = class_beside(scene, s, UINT32_MAX);
    return named;
}

bool race_is_of_other_class(str one, str other) {
    return one.size && other.size && !str_equal(one, other);
}
