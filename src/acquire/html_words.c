#include "html_words.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/memory.h"

struct phrase {
    str text;
    enum html_phrase kind;
    bool is_whole;
    struct phrase *next;   /* another one with the same first word */
};

struct html_words {
    struct arena arena;
    struct table names;    /* word → (uintptr_t) senses */
    struct table phrases;  /* first word → struct phrase, longest first */
    struct table smells;   /* word → itself */
    struct table months;   /* name → (uintptr_t) number */
    struct table curves;   /* feature → struct html_curve */
};

enum { LONGEST_WORD = 40, LONGEST_PHRASE = 120, SHORTEST_PART = 5 };

static const char *const sense_names[SENSE_COUNT] = {
    "body", "article", "title", "lead", "byline", "caption", "navigation", "aside", "header",
    "footer", "comment", "related", "share", "advert", "consent", "form", "tags", "bio", "hidden",
};

static const struct { const char *name; enum html_phrase kind; bool is_whole; } phrase_kinds[] = {
    {"drop", PHRASE_DROP, true}, {"drop-from", PHRASE_DROP_FROM, false}, {"end", PHRASE_END, true}, {"end-from", PHRASE_END, false},
    {"byline-from", PHRASE_BYLINE, false},
};

/* Calls row for each line of a table that is neither comment, column names nor empty. */
typedef enum status row_reader(struct html_words *words, str line, struct error *error);

static enum status read_table(struct html_words *words, const char *folder, const char *name, row_reader *row, struct error *error) {
    str path = str_print(&words->arena, "%s/html/%s", folder, name), text, line;
    enum status status = file_read(path.data, 0, &text, &words->arena, error);
    bool is_named = false;
    for (int number = 1; status == OK && str_line(&text, &line); number++) {
        if (!line.size || line.data[0] == '#')
            continue;
        if (!is_named) {
            is_named = true;
            continue;
        }
        status = row(words, line, error);
        if (status != OK)
            error_prefix(error, "%s:%d", path.data, number);
    }
    return status;
}

static enum status read_name(struct html_words *words, str line, struct error *error) {
    str word = str_cut(&line, '\t'), sense = str_cut(&line, '\t');
    for (uint32_t i = 0; i < SENSE_COUNT; i++)
        if (str_equal(sense, str_of(sense_names[i]))) {
            void **slot = table_slot(&words->names, word, &words->arena);
            *slot = (void *)((uintptr_t)*slot | (uintptr_t)1 << i);
            return OK;
        }
    return error_set(error, FAILED_INPUT, "no part of a page is called \"%.*s\"; see the first lines of the file", STR_ARG(sense));
}

/* The first word in lower case: phrases are looked up by it. */
static str first_word(str text) {
    size_t end = 0;
    while (end < text.size && !memchr(" :,.!|/-", text.data[end], 8))
        end++;
    return str_slice(text, 0, end);
}

static enum status read_phrase(struct html_words *words, str line, struct error *error) {
    str text = str_cut(&line, '\t'), kind = str_cut(&line, '\t');
    if (str_equal(kind, STR("smell"))) {
        *table_slot(&words->smells, text, &words->arena) = words;
        return OK;
    }
    for (size_t i = 0; i < sizeof phrase_kinds / sizeof *phrase_kinds; i++) {
        if (!str_equal(kind, str_of(phrase_kinds[i].name)))
            continue;
        struct phrase *phrase = ARENA_NEW(&words->arena, struct phrase);
        *phrase = (struct phrase){text, phrase_kinds[i].kind, phrase_kinds[i].is_whole, NULL};
        struct phrase **link = (struct phrase **)table_slot(&words->phrases, first_word(text), &words->arena);
        while (*link && (*link)->text.size >= text.size)
            link = &(*link)->next;
        phrase->next = *link;
        *link = phrase;
        return OK;
    }
    return error_set(error, FAILED_INPUT, "a phrase cannot be \"%.*s\"; it is drop, drop-from, end, end-from, byline-from or smell", STR_ARG(kind));
}

static enum status read_month(struct html_words *words, str line, struct error *error) {
    str name = str_cut(&line, '\t'), number = str_cut(&line, '\t');
    int64_t month;
    if (!str_to_int(number, &month) || month < 1 || month > 12)
        return error_set(error, FAILED_INPUT, "wants a name and the month's number from 1 to 12 apart by a tab");
    *table_slot(&words->months, name, &words->arena) = (void *)(uintptr_t)month;
    return OK;
}

static bool read_float(str text, float *value) {
    char digits[32], *end;
    if (!text.size || text.size >= sizeof digits)
        return false;
    memcpy(digits, text.data, text.size);
    digits[text.size] = 0;
    *value = strtof(digits, &end);
    return !*end;
}

static enum status read_weight(struct html_words *words, str line, struct error *error) {
    str feature = str_cut(&line, '\t'), from = str_cut(&line, '\t'), weight = str_cut(&line, '\t');
    struct html_weight row;
    if (!read_float(from, &row.from) || !read_float(weight, &row.weight))
        return error_set(error, FAILED_INPUT, "wants feature, from and weight apart by tabs, the last two numbers");
    void **slot = table_slot(&words->curves, feature, &words->arena);
    if (!*slot)
        *slot = ARENA_NEW(&words->arena, struct html_curve);
    struct html_curve *curve = *slot;
    if (curve->count && LIST_LAST(curve)->from >= row.from)
        return error_set(error, FAILED_INPUT, "the values of %.*s must grow from row to row", STR_ARG(feature));
    *LIST_ADD(curve, &words->arena) = row;
    return OK;
}

enum status html_words_load(const char *rules_folder, struct html_words **words, struct error *error) {
    struct html_words *w = *words = MEMORY_NEW(1, struct html_words);
    enum status status = read_table(w, rules_folder, "names.tsv", read_name, error);
    if (status == OK)
        status = read_table(w, rules_folder, "phrases.tsv", read_phrase, error);
    if (status == OK)
        status = read_table(w, rules_folder, "months.tsv", read_month, error);
    if (status == OK)
        status = read_table(w, rules_folder, "weights.tsv", read_weight, error);
    if (status != OK) {
        html_words_free(w);
        *words = NULL;
    }
    return status;
}

void html_words_free(struct html_words *words) {
    if (!words)
        return;
    arena_close(&words->arena);
    memory_free(words);
}

static uint32_t senses_of(const struct html_words *words, const char *word, size_t size) {
    return (uint32_t)(uintptr_t)table_find(&words->names, (str){word, size});
}

/* Words written together ("relatedstories"): the longest known beginning and the longest known end. */
static uint32_t senses_of_parts(const struct html_words *words, const char *word, size_t size) {
    uint32_t senses = 0;
    for (size_t n = size - 1; n >= SHORTEST_PART && !senses; n--)
        senses = senses_of(words, word, n);
    uint32_t last = 0;
    for (size_t n = size - 1; n >= SHORTEST_PART && !last; n--)
        last = senses_of(words, word + size - n, n);
    return senses | last;
}

uint32_t html_words_senses(const struct html_words *words, str name) {
    uint32_t senses = 0;
    char word[LONGEST_WORD * 2];         /* the word before and this one, so that pairs are looked up as one */
    size_t before = 0, size = 0;
    for (size_t i = 0; i <= name.size; i++) {
        char c = i < name.size ? name.data[i] : ' ';
        bool is_edge = !char_is_letter(c);
        bool is_hump = char_is_upper(c) && i && char_is_lower(name.data[i - 1]);
        if ((is_edge || is_hump) && size > before) {
            size_t own = size - before;
            uint32_t pair = before ? senses_of(words, word, size) : 0;
            if (pair)
                senses |= pair;
            uint32_t single = senses_of(words, word + before, own);
            if (!single && !pair && own > SHORTEST_PART)
                single = senses_of_parts(words, word + before, own);
            senses |= pair ? 0 : single;
            memmove(word, word + before, own);
            before = size = own;
        }
        if (is_edge && (char_is_space(c) || i == name.size))
            before = size = 0;
        if (!is_edge && size < sizeof word)
            word[size++] = char_lower(c);
        if (size == sizeof word)
            before = size = 0;
    }
    return senses;
}

enum html_phrase html_words_phrase(const struct html_words *words, str block, struct arena *arena) {
    if (!words)
        return PHRASE_NONE;
    str text = str_lower(str_slice(block, 0, LONGEST_PHRASE), arena);
    bool is_all = block.size <= LONGEST_PHRASE;
    while (text.size && memchr(":.!>|-*[]( ", text.data[text.size - 1], 11))
        text.size--;
    for (const struct phrase *p = table_find(&words->phrases, first_word(text)); p; p = p->next)
        if (str_starts_with(text, p->text) && (p->is_whole ? is_all && text.size == p->text.size
                                                           : text.size == p->text.size || !char_is_letter(text.data[p->text.size])))
            return p->kind;
    return PHRASE_NONE;
}

bool html_words_smells(const struct html_words *words, str word) {
    return words && table_find(&words->smells, word);
}

int html_words_month(const struct html_words *words, str name) {
    return words ? (int)(uintptr_t)table_find(&words->months, name) : 0;
}

const struct html_curve *html_words_curve(const struct html_words *words, str feature) {
    return words ? table_find(&words->curves, feature) : NULL;
}
