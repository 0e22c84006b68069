#include "quote_words.h"

#include "base/hash.h"
#include "base/tsv.h"
#include "base/utf8.h"

enum { WORD_LONGEST = 40 };

struct role_row {
    const char *name;
    uint64_t role;
};

static const struct role_row verb_kinds[] = {
    {"say", WORD_SAY}, {"tell", WORD_TELL}, {"call", WORD_CALL}, {"ing", WORD_ING}, {"according", WORD_ACCORDING}, {NULL, 0},
};

static const struct role_row noun_kinds[] = {
    {"person", WORD_NOUN}, {"office", WORD_NOUN | WORD_OFFICE}, {"people", WORD_NOUN | WORD_BODY}, {"body", WORD_NOUN | WORD_BODY}, {"saying", WORD_SAYING}, {NULL, 0},
};

static const struct role_row small_roles[] = {
    {"he", WORD_HE}, {"she", WORD_SHE}, {"they", WORD_THEY}, {"his", WORD_POSSESSIVE}, {"her", WORD_POSSESSIVE},
    {"their", WORD_POSSESSIVE}, {"first", WORD_FIRST}, {"determiner", WORD_DETERMINER}, {"preposition", WORD_PREPOSITION},
    {"relative", WORD_RELATIVE}, {"conjunction", WORD_CONJUNCTION}, {"adverb", WORD_ADVERB}, {"auxiliary", WORD_AUXILIARY},
    {"title-m", WORD_TITLE_M}, {"title-f", WORD_TITLE_F}, {"title", WORD_TITLE}, {"suffix", WORD_SUFFIX},
    {"particle", WORD_PARTICLE}, {"calendar", WORD_CALENDAR}, {"who", WORD_WHO}, {"author", WORD_I}, {"agent", WORD_AGENT}, {"for", WORD_FOR}, {"it", WORD_IT}, {"people", WORD_PEOPLE}, {NULL, 0},
};

static struct quote_word *entry_of(struct quote_words *words, str text, struct arena *arena) {
    void **slot = table_slot(&words->words, text, arena);
    if (!*slot)
        *slot = ARENA_NEW(arena, struct quote_word);
    return *slot;
}

static enum status role_named(const struct tsv *tsv, const struct role_row *rows, str name, uint64_t *role, struct error *error) {
    for (const struct role_row *row = rows; row->name; row++)
        if (str_equal(name, str_of(row->name))) {
            *role = row->role;
            return OK;
        }
    return error_set(error, FAILED_INPUT, "%s:%u: \"%.*s\" is none of the kinds that are known here, such as \"%s\"", tsv->path,
                     tsv->line, STR_ARG(name), rows->name);
}

static struct origin origin_here(const struct tsv *tsv, str file) {
    return (struct origin){.file = file, .line = tsv->line, .hash = hash_bytes(tsv->row)};
}

static enum status open_list(const char *folder, str file, str columns, struct tsv *tsv, struct arena *arena, struct error *error) {
    return tsv_open(str_print(arena, "%s/%.*s", folder, STR_ARG(file)).data, columns, tsv, arena, error);
}

static enum status load_verbs(const char *folder, struct quote_words *words, struct arena *arena, struct error *error) {
    const str file = str_copy(STR("lexicon/say-verbs.tsv"), arena);
    struct tsv tsv;
    enum status status = open_list(folder, file, STR("form kind"), &tsv, arena, error);
    while (status == OK && tsv_next(&tsv)) {
        uint64_t role = 0;
        status = role_named(&tsv, verb_kinds, tsv_cell(&tsv, 1), &role, error);
        struct quote_word *entry = entry_of(words, tsv_cell(&tsv, 0), arena);
        entry->roles |= role;
        entry->origin = origin_here(&tsv, file);
    }
    return status;
}

static enum status load_small_words(const char *folder, struct quote_words *words, struct arena *arena, struct error *error) {
    struct tsv tsv;
    enum status status = open_list(folder, STR("lexicon/quote-words.tsv"), STR("word role"), &tsv, arena, error);
    while (status == OK && tsv_next(&tsv)) {
        uint64_t role = 0;
        status = role_named(&tsv, small_roles, tsv_cell(&tsv, 1), &role, error);
        entry_of(words, tsv_cell(&tsv, 0), arena)->roles |= role;
    }
    return status;
}

/* Words of one column that all play one part: peoples.tsv, lead-words.tsv, not-names.tsv. Names of two words are left to others. */
static enum status load_column(const char *folder, str file, str column, uint64_t role, struct quote_words *words,
                               struct arena *arena, struct error *error) {
    struct tsv tsv;
    enum status status = open_list(folder, file, column, &tsv, arena, error);
    while (status == OK && tsv_next(&tsv))
        entry_of(words, str_lower(tsv_cell(&tsv, 0), arena), arena)->roles |= role;
    return status;
}

static enum status load_nouns(const char *folder, struct quote_words *words, struct arena *arena, struct error *error) {
    struct tsv tsv;
    enum status status = open_list(folder, STR("lexicon/roles.tsv"), STR("noun kind"), &tsv, arena, error);
    while (status == OK && tsv_next(&tsv)) {
        uint64_t role = 0;
        status = role_named(&tsv, noun_kinds, tsv_cell(&tsv, 1), &role, error);
        entry_of(words, tsv_cell(&tsv, 0), arena)->roles |= role;
    }
    return status;
}

static enum status load_capitals(const char *folder, struct quote_words *words, struct arena *arena, struct error *error) {
    enum status status = load_column(folder, STR("lexicon/peoples.tsv"), STR("phrase"), WORD_PEOPLE, words, arena, error);
    if (status == OK)
        status = load_column(folder, STR("lexicon/lead-words.tsv"), STR("phrase"), WORD_LEAD, words, arena, error);
    return status == OK ? load_column(folder, STR("lexicon/not-names.tsv"), STR("phrase"), WORD_NO_NAME, words, arena, error) : status;
}

static enum status load_mechanisms(const char *folder, struct quote_words *words, struct arena *arena, struct error *error) {
    const str file = str_copy(STR("lexicon/quote-rules.tsv"), arena);
    struct tsv tsv;
    enum status status = open_list(folder, file, STR("mechanism"), &tsv, arena, error);
    while (status == OK && tsv_next(&tsv)) {
        struct origin *origin = ARENA_NEW(arena, struct origin);
        *origin = origin_here(&tsv, file);
        *table_slot(&words->mechanisms, tsv_cell(&tsv, 0), arena) = origin;
    }
    return status;
}

static enum status load_given_names(const char *folder, struct quote_words *words, struct arena *arena, struct error *error) {
    struct tsv tsv;
    enum status status = open_list(folder, STR("lexicon/given-names.tsv"), STR("phrase sex"), &tsv, arena, error);
    if (status == OK)
        table_reserve(&words->given_names, str_line_count(tsv.rest), arena);
    while (status == OK && tsv_next(&tsv))
        *table_slot(&words->given_names, str_lower(tsv_cell(&tsv, 0), arena), arena) = (void *)tsv_cell(&tsv, 1).data;
    return status;
}

enum status quote_words_load(const char *rules_folder, struct quote_words *words, struct arena *arena, struct error *error) {
    static enum status (*const loaders[])(const char *, struct quote_words *, struct arena *, struct error *) = {
        load_verbs, load_small_words, load_nouns, load_capitals, load_mechanisms, load_given_names,
    };
    *words = (struct quote_words){0};
    enum status status = OK;
    for (size_t i = 0; status == OK && i < sizeof loaders / sizeof *loaders; i++)
        status = loaders[i](rules_folder, words, arena, error);
    return status;
}

struct origin quote_mechanism(const struct quote_words *lexicon, const char *name) {
    const struct origin *origin = table_find(&lexicon->mechanisms, str_of(name));
    return origin ? *origin : (struct origin){.file = STR("lexicon/quote-rules.tsv"), .line = 1};
}

/* ---- cutting ---- */

static bool is_word_byte(char c) {
    return char_is_letter(c) || char_is_digit(c) || (unsigned char)c >= 0x80 || c == '$';
}

/* "Mr.", "J.K.", "U.S.": a point that belongs to the word. */
static bool point_belongs(str text, size_t start, size_t at) {
    bool next_is_letter = at + 1 < text.size && char_is_letter(text.data[at + 1]);
    bool single = at - start == 1 || text.data[at - 2] == '.';
    return char_is_letter(text.data[at - 1]) && single && (next_is_letter || char_is_upper(text.data[at - 1]));
}

/* Whether the sign at at joins what stands around it into one word: O'Brien, re-elect, 26.5, J.K. */
static bool joins(str text, size_t start, size_t at, size_t end) {
    bool inside = at + 1 < end && is_word_byte(text.data[at + 1]);
    switch (text.data[at]) {
    case '-': case '\'':
        return inside;
    case '.':
        return at > start && (point_belongs(text, start, at)
                              || (inside && char_is_digit(text.data[at - 1]) && char_is_digit(text.data[at + 1])));
    default:
        return false;
    }
}

static size_t word_end(str text, size_t start, size_t end) {
    size_t at = start;
    while (at < end && (is_word_byte(text.data[at]) || joins(text, start, at, end)))
        at++;
    return at;
}

static uint16_t gap_of(char c) {
    switch (c) {
    case ',': return GAP_COMMA;
    case '.': case '!': case '?': return GAP_STOP;
    case ':': return GAP_COLON;
    case ';': return GAP_SEMICOLON;
    case '-': return GAP_DASH;
    case '(': case '[': return GAP_OPEN;
    case ')': case ']': return GAP_CLOSE;
    case '"': return GAP_QUOTE;
    default: return 0;
    }
}

/* word in lower letters, into a buffer of WORD_LONGEST bytes; empty when it is too long to be in any list. */
static str lower(str word, char *room) {
    if (word.size > WORD_LONGEST - 1)
        return (str){0};
    for (size_t i = 0; i < word.size; i++)
        room[i] = char_lower(word.data[i]);
    return (str){room, word.size};
}

static const struct quote_word *look_up(const struct quote_words *lexicon, str word, bool with_point) {
    char room[WORD_LONGEST];
    str small = lower(word, room);
    const struct quote_word *found = table_find(&lexicon->words, small);
    if (!found && with_point && small.size) {
        room[small.size] = '.';
        found = table_find(&lexicon->words, (str){room, small.size + 1});
    }
    return found;
}

char given_name_sex(const struct quote_words *lexicon, str name) {
    char room[WORD_LONGEST];
    const char *sex = table_find(&lexicon->given_names, lower(name, room));
    return sex && (*sex == 'M' || *sex == 'F') ? *sex : 0;
}

static bool is_shouted(str word) {
    return word.size >= 4 && str_is_upper(word);
}

static bool first_is_capital(str word) {
    size_t at = 0;
    return word.size && utf8_is_upper(utf8_decode(word, &at, NULL));
}

static void add_word(const struct article *article, const struct quote_words *lexicon, struct span span, struct word_list *words,
                     struct arena *arena) {
    str text = span_str(article->text, span);
    struct word word = {.span = span, .stretch = -1};
    if (str_ends_with(text, STR("'s")) && text.size > 2) {
        word.span.end -= 2;
        word.roles |= WORD_GENITIVE;
        text = span_str(article->text, word.span);
    }
    bool plural = span.end + 1 < article->text.size && article->text.data[span.end] == '\'' && article->text.data[span.end + 1] == ' ';
    if (plural && str_ends_with(text, STR("s")))
        word.roles |= WORD_GENITIVE;
    bool point = span.end < article->text.size && article->text.data[span.end] == '.';
    word.entry = look_up(lexicon, text, point);
    word.roles |= word.entry ? word.entry->roles : 0;
    word.roles |= first_is_capital(text) ? WORD_CAPITAL : 0;
    word.roles |= is_shouted(text) ? WORD_SHOUT : 0;
    word.roles |= char_is_digit(text.data[0]) ? WORD_DIGITS : 0;
    if (str_ends_with(text, STR("ly")) && !(word.roles & WORD_CAPITAL))
        word.roles |= WORD_ADVERB;
    if (str_ends_with(text, STR("n't")))
        word.roles |= WORD_AUXILIARY;
    *LIST_ADD(words, arena) = word;
}

/* "said Will Tarn", "with April Moss": a given name in front of another capital, inside a sentence, is no small word or month. */
static void note_given_name(const struct article *article, const struct quote_words *lexicon, struct word_list *words) {
    struct word *last = LIST_LAST(words), *before = words->count > 1 ? last - 1 : NULL;
    bool beside = before && !last->gap && (last->roles & WORD_CAPITAL) && (before->roles & WORD_CAPITAL);
    if (beside && (before->roles & (WORD_SMALL | WORD_CALENDAR)) && !(before->gap & (GAP_STOP | GAP_PARAGRAPH)) &&
        given_name_sex(lexicon, span_str(article->text, before->span)))
        before->roles &= ~(uint64_t)(WORD_SMALL | WORD_CALENDAR);
}

void words_cut(const struct article *article, const struct quote_words *lexicon, struct word_list *words, struct arena *arena) {
    str text = article->text;
    uint32_t sentence = 0;
    for (uint32_t p = 0; p < article->paragraphs.count; p++) {
        struct span paragraph = article->paragraphs.items[p].span;
        uint16_t gap = GAP_PARAGRAPH;
        for (size_t at = paragraph.start; at < paragraph.end;) {
            if (!is_word_byte(text.data[at])) {
                bool of_title = text.data[at] == '.' && words->count && LIST_LAST(words)->span.end == at
                                && (LIST_LAST(words)->roles & (WORD_TITLES | WORD_SUFFIX));
                gap |= of_title ? 0 : gap_of(text.data[at]);
                at++;
                continue;
            }
            size_t end = word_end(text, at, paragraph.end);
            while (sentence + 1 < article->sentences.count && article->sentences.items[sentence].span.end <= at)
                sentence++;
            add_word(article, lexicon, span_of(at, end), words, arena);
            LIST_LAST(words)->gap = gap;
            LIST_LAST(words)->paragraph = p;
            LIST_LAST(words)->sentence = sentence;
            note_given_name(article, lexicon, words);
            gap = 0;
            at = end;
        }
    }
}

uint32_t words_at(const struct word_list *words, uint32_t at) {
    uint32_t low = 0, high = words->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (words->items[middle].span.start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
