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
    [AROUND_CREW] = "crew",
    [AROUND_SET_THEN] = "set-then",
    [AROUND_RESPECTIVELY] = "respectively",
    [AROUND_OF_LIST] = "of-list",
    [AROUND_CLASS_OF_RACE] = "class-of-race",
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

static bool use_named(str name, enum around_use *use) {
    for (*use = 0; *use < AROUND_USES; ++*use)
        if (str_equal(name, str_of(names[*use])))
            return true;
    return false;
}

void around_load(struct extractor *x) {
    struct list_cells uses = rulebook_list_cells(x->book, STR("around-word"), STR("use")),
                      phrases = rulebook_list_cells(x->book, STR("around-word"), STR("phrase"));
    enum around_use use;
    for (uint32_t row = 0; row < uses.count; row++)
        if (use_named(list_cell(uses, row), &use))
            *LIST_ADD(&x->around[use], &x->arena) = with_blanks(list_cell(phrases, row), &x->arena);
}

static bool holds(str text, str phrase) { return str_find(text, phrase, 0) < text.size; }

/* The first phrase of the use that is so in the text; data NULL: none. */
static str phrase_that(const struct scene *scene, enum around_use use, str text, bool (*is_so)(str text, str phrase)) {
    for (LIST_EACH(const str, phrase, &scene->x->around[use]))
        if (is_so(text, *phrase))
            return *phrase;
    return (str){0};
}

str around_beginning(const struct scene *scene, enum around_use use, str text) { return phrase_that(scene, use, text, str_starts_with); }
str around_ending(const struct scene *scene, enum around_use use, str text) { return phrase_that(scene, use, text, str_ends_with); }
bool around_begins(const struct scene *scene, enum around_use use, str text) { return around_beginning(scene, use, text).data; }
bool around_ends(const struct scene *scene, enum around_use use, str text) { return around_ending(scene, use, text).data; }
bool around_holds(const struct scene *scene, enum around_use use, str text) { return phrase_that(scene, use, text, holds).data; }
bool around_is(const struct scene *scene, enum around_use use, str text) { return phrase_that(scene, use, text, str_equal).data; }

size_t around_first(const struct scene *scene, enum around_use use, str text) {
    size_t first = SIZE_MAX;
    for (LIST_EACH(const str, phrase, &scene->x->around[use])) {
        size_t at = str_find(text, *phrase, 0);
        first = at < text.size && at < first ? at : first;
    }
    return first;
}
