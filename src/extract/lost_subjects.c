/*
 * Pages lose words, most often a name in bold: a paragraph then begins with a small letter, "won the 800m in 1:46.68." What it says
 * is of somebody whom nobody knows, not of the subject before, until the text goes on about him by his surname: "Fox's time …",
 * "said Fox". Nobody introduces a surname by itself; so the first who is called by nothing else, and not before, is the lost one.
 */
#include "extract/scene.h"

/* So many sentences may go on about a lost name. */
enum { STRETCH_MOST = 12 };

bool lost_subject_opens(const struct scene *scene, uint32_t sentence) {
    const struct sentence *here = &scene->article->sentences.items[sentence];
    str text = scene->views[sentence].text;
    bool opens = sentence > 0 && scene->article->sentences.items[sentence - 1].paragraph != here->paragraph;
    bool headless = text.size && (char_is_lower(text.data[0]) || str_starts_with(text, STR(", ")));
    return opens && headless && scene->article->paragraphs.items[here->paragraph].kind == BLOCK_PARAGRAPH;
}

bool lost_subject_may_be_meant(const struct scene *scene, uint32_t sentence) {
    for (uint32_t back = 0; back < STRETCH_MOST && back <= sentence; back++)
        if (lost_subject_opens(scene, sentence - back))
            return true;
    return false;
}

/* Whether the article knows the person by a surname alone and does not name him before this sentence. */
static bool is_first_named(const struct scene *scene, const struct find *find, uint32_t sentence) {
    const struct person *person = &scene->reading->people.items[find->person];
    return str_find_char(person->name, ' ', 0) == person->name.size && !person->is_team &&
           person->span.start >= scene->article->sentences.items[sentence].span.start;
}

int32_t lost_subject(const struct scene *scene, uint32_t sentence) {
    for (uint32_t s = sentence; s < scene->article->sentences.count && s < sentence + STRETCH_MOST; s++) {
        if (s > sentence && lost_subject_opens(scene, s))
            return NOBODY;
        for (LIST_EACH(struct find, find, &scene->views[s].finds))
            if (find->entity == scene->x->id.athlete && find->person >= 0 && is_first_named(scene, find, sentence))
                return find->person;
    }
    return NOBODY;
}
