/*
 * What somebody was called when he was introduced calls him again: "teenager Ann Lind … the teenager", "Ann Lind, a student at Malby, …
 * the student". Only words right before a name, or in the apposition right behind it, call anybody anything.
 */
#include "extract/around.h"
#include "who.h"

enum { CALLED_BACK = 40, APPOSITION_MOST = 60 };
/* A report of schools has a senior in every other sentence. */
enum { CLASS_BACK = 3 };

/* Whether the words end with that word. */
static bool ends_with_word(str words, str word) {
    if (words.size < word.size || (words.size > word.size && words.data[words.size - word.size - 1] != ' '))
        return false;
    return str_equal_ignoring_case(str_slice(words, words.size - word.size, words.size), word);
}

/* "teenager Lind", "the favourite, Lind,": the word stands right before the name. */
static bool is_called_before(str text, uint32_t name, str noun) {
    str before = str_slice(text, 0, name);
    if (str_ends_with(before, STR(", ")))
        before.size -= 2;
    else if (str_ends_with(before, STR(" ")))
        before.size--;
    else
        return false;
    return ends_with_word(before, noun);
}

/* "Lind, a student at Malby,", "Lind, the favourite, …": the word opens what is told of the name in commas. */
static bool is_called_behind(str text, uint32_t end, str noun) {
    static const char *const openers[] = {", a ", ", an ", ", the ", ", who is a ", ", his ", ", her "};
    str rest = str_slice(text, end, text.size < end + APPOSITION_MOST ? text.size : end + APPOSITION_MOST);
    if (!str_starts_with_any(rest, ALL_OF(openers)))
        return false;
    str words = str_slice(rest, 2, str_find_char(rest, ',', 1));
    for (size_t at = str_find(words, noun, 0); at < words.size; at = str_find(words, noun, at + 1)) {
        bool stands_alone = at > 0 && words.data[at - 1] == ' ' && (at + noun.size == words.size || !char_is_letter(words.data[at + noun.size]));
        if (stands_alone)
            return true;
    }
    return false;
}

int32_t who_called(const struct scene *scene, uint32_t sentence, const struct find *find) {
    /* Titles are many people's; who_described.c asks whose. */
    str noun = str_last_word(scene_find_text(scene, sentence, find->span)), lower = str_lower(noun, scene->arena);
    if (around_is(scene, AROUND_TITLE, lower))
        return NOBODY;
    uint32_t most = around_is(scene, AROUND_CLASS, lower) ? CLASS_BACK : CALLED_BACK;
    for (uint32_t back = 0; noun.size > 2 && back < most && back <= sentence; back++) {
        const struct view *view = &scene->views[sentence - back];
        for (uint32_t i = view->finds.count; i-- > 0;) {
            const struct find *name = &view->finds.items[i];
            bool is_before = back || name->span.end < find->span.start;
            if (is_before && name->entity == scene->x->id.athlete && name->person >= 0 &&
                (is_called_before(view->text, name->span.start, noun) || is_called_behind(view->text, name->span.end, noun)))
                return name->person;
        }
    }
    return NOBODY;
}
