/*
 * The people of an article, and which of them a form of a name means: by the surname or a part of it, the given name, initials, or
 * a misspelling. Found through the words of their names, so that ten thousand people cost no more each than ten.
 */
#include "names.h"

#include "base/utf8.h"

enum {
    FUZZY_LEAST = 6,        /* letters of a name that may be misspelt */
    SURNAME_LEAST = 4,      /* letters of one of two surnames */
    SHORT_FORM_LEAST = 4,   /* letters of a short form of a given name */
    CANDIDATES_MOST = 256,  /* people looked at for one word: who shares it with more is found by the whole name alone */
};

struct candidates {
    uint32_t *items;
    uint32_t count, room;
};

/* For comparing names: no case, no accents, no apostrophes and points; hyphens are blanks. */
static str folded(str text, struct arena *arena) {
    str plain = utf8_fold(text, arena);
    char *out = arena_alloc(arena, plain.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < plain.size; i++) {
        char c = plain.data[i];
        if (c == '\'' || c == '.')
            continue;
        out[size++] = c == '-' ? ' ' : c;
    }
    return (str){out, size};
}

static bool nearly_equal(str a, str b) {
    size_t shorter = a.size < b.size ? a.size : b.size;
    if (shorter < FUZZY_LEAST || a.data[0] != b.data[0] || a.data[1] != b.data[1])
        return false;
    uint32_t limit = shorter >= 9 ? 2 : 1;
    return str_distance(a, b, limit) <= limit;
}

static bool initials_fit(str given, str other) {
    return given.size && other.size && char_lower(given.data[0]) == char_lower(other.data[0]);
}

/* "Will Boit" and "Will Kipsang" Keter: whoever has another middle name is somebody else; an initial or a slip of the pen makes no other. */
static bool middle_names_differ(str given, str other) {
    enum { NAME_LEAST = 3, SLIPS_MOST = 2 };
    str a = str_last_word(given), b = str_last_word(other);
    bool are_middle = a.size < given.size && b.size < other.size && a.size >= NAME_LEAST && b.size >= NAME_LEAST;
    return are_middle && !str_starts_with(a, b) && !str_starts_with(b, a) && str_distance(a, b, SLIPS_MOST) > SLIPS_MOST;
}

static bool given_fits(const struct known *known, str given, bool initials) {
    str a = known->folded_given, b = given;
    if (initials || known->has_initials)
        return initials_fit(a, b);
    if (str_equal(a, b) || str_starts_with(a, b) || str_starts_with(b, a))
        return true;
    if (middle_names_differ(a, b))
        return false;
    /* "Narve Gilje" and "Narve"; a misspelt given name under the same surname */
    size_t blank = str_find_char(a, ' ', 0), other = str_find_char(b, ' ', 0);
    return str_equal(str_slice(a, 0, blank), str_slice(b, 0, other)) || nearly_equal(a, b);
}

void known_count_spelling(struct known *known, str text, struct arena *arena) {
    for (LIST_EACH(struct spelling, s, &known->spellings))
        if (str_equal(s->text, text)) {
            s->times++;
            return;
        }
    *LIST_ADD(&known->spellings, arena) = (struct spelling){text, 1};
}

static bool last_word_equal(str longer, str shorter) {
    return str_ends_with(longer, shorter) && longer.size > shorter.size &&
           (longer.data[longer.size - shorter.size - 1] == ' ' || longer.data[longer.size - shorter.size - 1] == '-');
}

static str first_word(str text) {
    return str_slice(text, 0, str_find_char(text, ' ', 0));
}

/* Misspellings keep the first two letters; the stroke keeps these keys apart from words. */
static str start_key(str surname, struct arena *arena) {
    return str_print(arena, "/%.*s", surname.size < 2 ? (int)surname.size : 2, surname.data);
}

/* Short forms keep the first four letters of the given name. */
static str short_key(str given, struct arena *arena) {
    return given.size < SHORT_FORM_LEAST ? (str){0} : str_print(arena, "~%.*s", SHORT_FORM_LEAST, given.data);
}

static void index_under(struct known_list *list, str word, uint32_t person, struct arena *arena) {
    if (!word.size)
        return;
    void **slot = table_slot(&list->by_word, word, arena);
    if (!*slot)
        *slot = ARENA_NEW(arena, struct candidates);
    struct candidates *candidates = *slot;
    if (candidates->count < CANDIDATES_MOST)
        *LIST_ADD(candidates, arena) = person;
}

static const struct candidates *candidates_of(const struct known_list *list, str word) {
    static const struct candidates none;
    const struct candidates *found = word.size ? table_find(&list->by_word, word) : NULL;
    return found ? found : &none;
}

struct known *known_add(struct known_list *list, str given, str surname, bool initials, struct arena *arena) {
    struct known *known = LIST_ADD(list, arena);
    uint32_t person = list->count - 1;
    *known = (struct known){.given = given, .surname = surname, .folded_surname = folded(surname, arena), .has_initials = initials};
    index_under(list, str_last_word(known->folded_surname), person, arena);
    index_under(list, start_key(known->folded_surname, arena), person, arena);
    if (str_find_char(known->folded_surname, ' ', 0) < known->folded_surname.size)
        index_under(list, first_word(known->folded_surname), person, arena);
    known_rename_given(list, known, given, arena);
    return known;
}

void known_rename_given(struct known_list *list, struct known *known, str given, struct arena *arena) {
    known->given = given;
    known->folded_given = folded(given, arena);
    index_under(list, first_word(known->folded_given), (uint32_t)(known - list->items), arena);
    index_under(list, short_key(known->folded_given, arena), (uint32_t)(known - list->items), arena);
    if (str_find_char(known->folded_given, ' ', 0) < known->folded_given.size)
        index_under(list, str_last_word(known->folded_given), (uint32_t)(known - list->items), arena);
}

struct known *known_find_full(const struct known_list *list, str given, str surname, bool initials, struct arena *arena) {
    given = folded(given, arena);
    surname = folded(surname, arena);
    const struct candidates *namesakes = candidates_of(list, str_last_word(surname)), *others = candidates_of(list, first_word(given));
    struct known *best = NULL;
    for (LIST_EACH(uint32_t, i, namesakes)) {
        struct known *k = &list->items[*i];
        bool same = str_equal(k->folded_surname, surname) || last_word_equal(k->folded_surname, surname) ||
                    last_word_equal(surname, k->folded_surname);
        if (same && given_fits(k, given, initials)) {
            best = k;
            break;
        }
    }
    for (LIST_EACH(uint32_t, i, others)) {
        struct known *k = &list->items[*i];
        if ((!best || k < best) && !initials && !k->has_initials && str_equal(k->folded_given, given) &&
            nearly_equal(k->folded_surname, surname))
            best = k;
    }
    return best;
}

/* How well a word names a person: 4 by the surname, 3 by its last part, 2 by the given name, 1 misspelt, 0 not. */
static int rank_of(const struct known *known, str word, bool fuzzy) {
    if (str_equal(known->folded_surname, word))
        return 4;
    if (last_word_equal(known->folded_surname, word))
        return 3;
    str given = known->folded_given;
    if (str_equal(given, word) || (str_starts_with(given, word) && given.size > word.size && given.data[word.size] == ' '))
        return 2;
    /* "García" for "Kimberly García León": the father's surname */
    str first = first_word(known->folded_surname);
    bool is_double = first.size < known->folded_surname.size && str_equal(first, word);
    if (word.size >= SURNAME_LEAST && (is_double || last_word_equal(given, word)))
        return 1;
    /* "Jess" for "Jessica Quick" */
    bool is_short_form = fuzzy && word.size >= SHORT_FORM_LEAST && str_starts_with(given, word);
    return is_short_form || (fuzzy && nearly_equal(known->folded_surname, word)) ? 1 : 0;
}

int32_t known_find_short(const struct known_list *list, str text, bool fuzzy, struct arena *arena) {
    if (text.size < 2)
        return NOBODY;
    str word = folded(text, arena);
    const struct candidates *places[] = {candidates_of(list, str_last_word(word)), candidates_of(list, first_word(word)),
                                         candidates_of(list, fuzzy ? start_key(word, arena) : (str){0}),
                                         candidates_of(list, fuzzy ? short_key(word, arena) : (str){0})};
    int32_t best = NOBODY;
    int best_rank = 0;
    for (size_t p = 0; p < sizeof places / sizeof *places; p++)
        for (LIST_EACH(uint32_t, i, places[p])) {
            const struct known *k = &list->items[*i];
            int rank = rank_of(k, word, fuzzy);
            bool later = rank && rank == best_rank && k->last_seen > list->items[best].last_seen;
            bool earlier = rank && rank == best_rank && k->last_seen == list->items[best].last_seen && (int32_t)*i < best;
            if (rank > best_rank || later || earlier) {
                best = (int32_t)*i;
                best_rank = rank;
            }
        }
    return best;
}

str known_best_spelling(const struct known *known) {
    const struct spelling *best = known->spellings.items;
    for (LIST_EACH(struct spelling, s, &known->spellings)) {
        bool fuller = str_find_char(s->text, ' ', str_find_char(s->text, ' ', 0) + 1) < s->text.size &&
                      str_find_char(best->text, ' ', str_find_char(best->text, ' ', 0) + 1) >= best->text.size;
        bool best_initial = best->text.size > 1 && (best->text.data[1] == '.' || best->text.data[1] == ' ');
        bool initial = s->text.size > 1 && (s->text.data[1] == '.' || s->text.data[1] == ' ');
        if (initial != best_initial ? best_initial : s->times > best->times || (fuller && s->times >= best->times))
            best = s;
    }
    return best->text;
}
