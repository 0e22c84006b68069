#include "extract/around.h"

static const char *const names[] = {
    [AROUND_RELAY] = "relay",
    [AROUND_RUNNERS] = "runners",
    [AROUND_LEAD] = "lead",
    [AROUND_WIN] = "win",
    [AROUND_SAID_OF_OPENER] = "said-of-opener",
    [AROUND_CALLING] = "calling",
    [AROUND_BORN] = "born",
    [AROUND_PEOPLES] = "peoples",
    [AROUND_TOWNSMAN] = "townsman",
    [AROUND_CHAMPIONSHIPS] = "championships",
    [AROUND_TRIALS] = "trials",
    [AROUND_TRIALS_AND] = "trials-and",
    [AROUND_THREE] = "three",
    [AROUND_GROUP] = "group",
    [AROUND_TITLE] = "title",
    [AROUND_YEARS] = "years",
    [AROUND_UNIT] = "unit",
    [AROUND_MADE_UP] = "made-up",
    [AROUND_RACE] = "race",
    [AROUND_RUN] = "run",
    [AROUND_AGO] = "ago",
    [AROUND_HERE] = "here",
    [AROUND_END] = "end",
    [AROUND_THIS_RACE] = "this-race",
    [AROUND_THEIR_MARKS] = "their-marks",
    [AROUND_LOST] = "lost",
    [AROUND_APART] = "apart",
    [AROUND_COMPARED] = "compared",
    [AROUND_EARLIER] = "earlier",
    [AROUND_HELD_BY] = "held-by",
    [AROUND_RECORD_OF] = "record-of",
    [AROUND_ALL_THREE] = "all-three",
    [AROUND_CLASS] = "class",
    [AROUND_FOLLOWED] = "followed",
    [AROUND_NO_SUBJECT] = "no-subject",
    [AROUND_FEMALE] = "female",
    [AROUND_MALE] = "male",
    [AROUND_OPENS_ASIDE] = "opens-aside",
};
_Static_assert(sizeof names / sizeof *names == AROUND_USES, "each use has a name");

const char *around_use_name(enum around_use use) { return names[use]; }

/* A blank at either end is written as _, for cells lose theirs. */
static str with_blanks(str cell, struct arena *arena) {
    char *text = arena_alloc(arena, cell.size + 1);
    for (size_t i = 0; i < cell.size; i++)
        text[i] = cell.data[i] == '_' ? ' ' : cell.data[i];
    return (str){text, cell.size};
}

void around_load(struct extractor *x) {
    str list = STR("around-word");
    uint32_t rows = rulebook_list_count(x->book, list);
    for (int use = 0; use < AROUND_USES; use++) {
        struct around_words *words = &x->around[use];
        words->items = ARENA_ARRAY(&x->arena, rows, str);
        for (uint32_t row = 0; row < rows; row++)
            if (str_equal(rulebook_list_cell(x->book, list, row, STR("use")), str_of(names[use])))
                words->items[words->count++] = with_blanks(rulebook_list_cell(x->book, list, row, STR("phrase")), &x->arena);
    }
}

str around_beginning(const struct scene *scene, enum around_use use, str text) {
    const struct around_words *words = &scene->x->around[use];
    for (uint32_t i = 0; i < words->count; i++)
        if (str_starts_with(text, words->items[i]))
            return words->items[i];
    return (str){0};
}

static bool any_is_so(const struct scene *scene, enum around_use use, str text, bool (*is_so)(str text, str phrase)) {
    const struct around_words *words = &scene->x->around[use];
    for (uint32_t i = 0; i < words->count; i++)
        if (is_so(text, words->items[i]))
            return true;
    return false;
}

static bool holds(str text, str phrase) { return str_find(text, phrase, 0) < text.size; }

size_t around_first(const struct scene *scene, enum around_use use, str text) {
    const struct around_words *words = &scene->x->around[use];
    size_t first = SIZE_MAX;
    for (uint32_t i = 0; i < words->count; i++) {
        size_t at = str_find(text, words->items[i], 0);
        first = at < text.size && at < first ? at : first;
    }
    return first;
}

str around_ending(const struct scene *scene, enum around_use use, str text) {
    const struct around_words *words = &scene->x->around[use];
    for (uint32_t i = 0; i < words->count; i++)
        if (str_ends_with(text, words->items[i]))
            return words->items[i];
    return (str){0};
}

bool around_begins(const struct scene *scene, enum around_use use, str text) { return any_is_so(scene, use, text, str_starts_with); }
bool around_ends(const struct scene *scene, enum around_use use, str text) { return any_is_so(scene, use, text, str_ends_with); }
bool around_holds(const struct scene *scene, enum around_use use, str text) { return any_is_so(scene, use, text, holds); }
bool around_is(const struct scene *scene, enum around_use use, str text) { return any_is_so(scene, use, text, str_equal); }
