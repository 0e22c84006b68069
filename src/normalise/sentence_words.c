#include "normalise/sentence_words.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/table.h"

struct sentence_words {
    struct arena arena;
    struct table abbreviations; /* as written → a row of kinds */
    struct table openers;       /* as written → itself */
};

static const struct kind { const char *name; enum abbreviation abbreviation; } kinds[] = {
    {"goes-on", GOES_ON}, {"number-follows", NUMBER_FOLLOWS}, {"may-end", MAY_END}, {"proper", PROPER}};

static const struct kind *kind_of(str name) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_equal(name, str_of(kinds[i].name)))
            return &kinds[i];
    return NULL;
}

/* Calls for one row: its first two cells. False when the row is no good. */
typedef bool add_row(struct sentence_words *words, str first, str second);

static bool add_abbreviation(struct sentence_words *words, str first, str second) {
    const struct kind *kind = kind_of(second);
    if (!kind)
        return false;
    if (str_ends_with(first, STR(".")))
        first.size--;
    *table_slot(&words->abbreviations, first, &words->arena) = (void *)kind;
    return true;
}

static bool add_opener(struct sentence_words *words, str first, str second) {
    (void)second;
    *table_slot(&words->openers, first, &words->arena) = words;
    return true;
}

static enum status load_rows(struct sentence_words *words, const char *folder, const char *name, add_row *add,
                             struct error *error) {
    str path = str_print(&words->arena, "%s/lexicon/%s", folder, name), bytes, line;
    enum status status = file_read(path.data, 0, &bytes, &words->arena, error);
    bool columns_seen = false;
    for (int number = 1; status == OK && str_line(&bytes, &line); number++) {
        if (!line.size || line.data[0] == '#')
            continue;
        str first = str_cut(&line, '\t'), second = str_cut(&line, '\t');
        if (columns_seen && !add(words, first, second))
            status = error_set(error, FAILED_INPUT,
                               "%s:%d: \"%.*s\" is no kind of abbreviation; goes-on, number-follows, may-end and proper are", path.data,
                               number, STR_ARG(second));
        columns_seen = true;
    }
    return status;
}

enum status sentence_words_load(const char *rules_folder, struct sentence_words **words, struct error *error) {
    struct arena arena = {0};
    struct sentence_words *loaded = ARENA_NEW(&arena, struct sentence_words);
    loaded->arena = arena;
    enum status status = load_rows(loaded, rules_folder, "abbreviations.tsv", add_abbreviation, error);
    if (status == OK)
        status = load_rows(loaded, rules_folder, "openers.tsv", add_opener, error);
    if (status == OK)
        *words = loaded;
    else
        sentence_words_free(loaded);
    return status;
}

void sentence_words_free(struct sentence_words *words) {
    if (!words)
        return;
    struct arena arena = words->arena; /* the words themselves live in it */
    arena_close(&arena);
}

/* "ST" as "St": headlines shout. */
static str capitalised(str word, char *out) {
    for (size_t i = 0; i < word.size; i++) {
        if (!char_is_upper(word.data[i]))
            return (str){0};
        out[i] = i ? char_lower(word.data[i]) : word.data[i];
    }
    return (str){out, word.size};
}

enum abbreviation sentence_words_abbreviation(const struct sentence_words *words, str word) {
    enum { LONGEST = 16 };
    char other[LONGEST];
    if (!words || word.size > LONGEST)
        return NO_ABBREVIATION;
    const struct kind *kind = table_find(&words->abbreviations, word);
    if (!kind && word.size > 1)
        kind = table_find(&words->abbreviations, capitalised(word, other));
    return kind ? kind->abbreviation : NO_ABBREVIATION;
}

bool sentence_words_opens(const struct sentence_words *words, str word) {
    return words && table_find(&words->openers, word);
}
