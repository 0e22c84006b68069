#include "normalise/sentence_words.h"

#include "base/table.h"
#include "base/tsv.h"

struct sentence_words {
    struct arena arena;
    struct table abbreviations; /* as written → enum abbreviation */
    struct table openers;       /* as written → itself */
};

static const struct { const char *name; enum abbreviation abbreviation; } kinds[] = {
    {"goes-on", GOES_ON}, {"number-follows", NUMBER_FOLLOWS}, {"may-end", MAY_END}, {"proper", PROPER}};

static enum abbreviation kind_of(str name) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_equal(name, str_of(kinds[i].name)))
            return kinds[i].abbreviation;
    return NO_ABBREVIATION;
}

static enum status load_abbreviations(struct sentence_words *words, const char *folder, struct error *error) {
    struct tsv tsv;
    str path = str_print(&words->arena, "%s/lexicon/abbreviations.tsv", folder);
    enum status status = tsv_open(path.data, STR("word kind"), &tsv, &words->arena, error);
    while (status == OK && tsv_next(&tsv)) {
        str word = tsv_cell(&tsv, 0), name = tsv_cell(&tsv, 1);
        enum abbreviation kind = kind_of(name);
        if (kind == NO_ABBREVIATION)
            return error_set(error, FAILED_INPUT,
                             "%s:%u: \"%.*s\" is no kind of abbreviation; goes-on, number-follows, may-end and proper are", path.data,
                             tsv.line, STR_ARG(name));
        if (str_ends_with(word, STR(".")))
            word.size--;
        *table_slot(&words->abbreviations, word, &words->arena) = (void *)(uintptr_t)kind;
    }
    return status;
}

static enum status load_openers(struct sentence_words *words, const char *folder, struct error *error) {
    struct tsv tsv;
    str path = str_print(&words->arena, "%s/lexicon/openers.tsv", folder);
    enum status status = tsv_open(path.data, STR("word"), &tsv, &words->arena, error);
    while (status == OK && tsv_next(&tsv))
        *table_slot(&words->openers, tsv_cell(&tsv, 0), &words->arena) = words;
    return status;
}

enum status sentence_words_load(const char *rules_folder, struct sentence_words **words, struct error *error) {
    struct arena arena = {0};
    struct sentence_words *loaded = ARENA_NEW(&arena, struct sentence_words);
    loaded->arena = arena;
    enum status status = load_abbreviations(loaded, rules_folder, error);
    if (status == OK)
        status = load_openers(loaded, rules_folder, error);
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
    void *kind = table_find(&words->abbreviations, word);
    if (!kind && word.size > 1)
        kind = table_find(&words->abbreviations, capitalised(word, other));
    return (enum abbreviation)(uintptr_t)kind;
}

bool sentence_words_opens(const struct sentence_words *words, str word) {
    return words && table_find(&words->openers, word);
}
