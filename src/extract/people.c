/*
 * Which capitalised words are people, and which later words mean them again. A name is told by its shape and by what stands
 * around it: places, clubs, offices and bylines have their cues (31-cues.rules) and words (not-names.tsv); the first full form
 * teaches the surname, the given name and their misspellings.
 */

#include "base/utf8.h"
#include "extract/scene.h"

enum { TOKENS_MOST = 8, FUZZY_LEAST = 6 };

struct name_words {
    str text;              /* of the name: "Josh Kerr", possessive left off */
    struct span span;      /* in the sentence */
    struct span tokens[TOKENS_MOST];
    uint32_t count;
    uint32_t sentence;
    bool is_official, is_relative, is_place, is_person, is_credit, in_title, starts_sentence, lacks_lead;
    int32_t person;
};

struct names {
    struct name_words *items;
    uint32_t count, room;
};

struct spelling {
    str text;
    uint32_t times;
};

/* What people_find learns about one person before it says so in the reading. */
struct known {
    str given, surname;          /* of the fullest form; given may be initials */
    str folded_given, folded_surname;
    struct { struct spelling *items; uint32_t count, room; } spellings;
    uint32_t official_cues, relative_cues, mentions;
    uint32_t last_seen;          /* sentence */
    bool has_initials;
};

struct people_work {
    struct scene *scene;
    struct names names;
    struct { struct known *items; uint32_t count, room; } known;
    struct table places;         /* texts that a cue called a place or a byline */
    struct table ordinary;       /* words that were looked for in small letters */
};

static bool token_is_particle(str token) {
    static const char *const particles[] = {"van", "von", "der", "den", "de", "da", "do", "dos", "das", "di", "del", "della", "la", "le",
                                            "el", "al", "bin", "bint", "ben", "ter", "ten", "af", "dela", "du", "e", "y"};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (str_equal(token, str_of(particles[i])))
            return true;
    return false;
}

static bool token_is_initial(str token) {
    if (token.size == 1)
        return char_is_upper(token.data[0]);
    if (token.size > 6 || token.data[token.size - 1] != '.')
        return false;
    for (size_t i = 0; i < token.size; i++)
        if (!char_is_upper(token.data[i]) && token.data[i] != '.' && token.data[i] != '-')
            return false;
    return true;
}

/* "Kerr's" → "Kerr"; "Thomas'" → "Thomas". */
static str without_possessive(str token, bool *was) {
    *was = true;
    if (str_ends_with(token, STR("'s")))
        return str_slice(token, 0, token.size - 2);
    if (str_ends_with(token, STR("s'")) || str_ends_with(token, STR("x'")) || str_ends_with(token, STR("z'")))
        return str_slice(token, 0, token.size - 1);
    *was = false;
    while (token.size && token.data[token.size - 1] == '\'')
        token.size--;
    return token;
}

/* A word of the list as listed ("The"), or all in capitals ("THE"). */
static bool is_listed(const struct table *words, str token) {
    char capitalised[32];
    if (scene_word_in(words, token))
        return true;
    if (token.size < 2 || token.size >= sizeof capitalised || !char_is_upper(token.data[1]))
        return false;
    for (size_t i = 0; i < token.size; i++)
        capitalised[i] = i ? char_lower(token.data[i]) : token.data[i];
    return scene_word_in(words, (str){capitalised, token.size});
}

static bool is_lead_word(const struct scene *scene, str token) {
    return is_listed(&scene->x->lead_words, token);
}

static bool is_not_name(const struct scene *scene, str token) {
    return is_listed(&scene->x->not_names, token) || str_ends_with(token, STR("-based"));
}

/* "Hall" and "Park" name grounds and people: the list says which words are surnames too. */
static bool may_be_surname(const struct scene *scene, str token) {
    uintptr_t row = (uintptr_t)table_find(&scene->x->not_names, token);
    return row && rulebook_list_cell(scene->x->book, STR("not-name"), (uint32_t)row - 1, STR("also")).size;
}

static bool is_given_name(const struct scene *scene, str token) {
    return scene_word_in(&scene->x->given_names, token);
}

/* "In-form James McIlroy", "Corkman Mark Carroll": what is said of a person before the name, with a capital at the start. */
static bool is_epithet(const struct scene *scene, str token, str next) {
    size_t hyphen = str_find_char(token, '-', 0);
    if (hyphen + 1 < token.size && char_is_lower(token.data[hyphen + 1]))
        return true;
    return token.size > 5 && (str_ends_with(token, STR("man")) || str_ends_with(token, STR("woman"))) && is_given_name(scene, next);
}

/* "Pundits" at the start of a sentence: the same word stands in small letters elsewhere in the article. */
static bool stands_in_small_letters(const struct scene *scene, str token) {
    str text = scene->article->text;
    char lower[64];
    if (token.size < 2 || token.size >= sizeof lower || !char_is_upper(token.data[0]))
        return false;
    memcpy(lower, token.data, token.size);
    lower[0] = char_lower(lower[0]);
    str word = {lower, token.size};
    for (size_t at = str_find(text, word, 0); at < text.size; at = str_find(text, word, at + 1)) {
        bool left = at == 0 || (!char_is_letter(text.data[at - 1]) && text.data[at - 1] != '-' && (unsigned char)text.data[at - 1] < 0x80);
        size_t end = at + word.size;
        bool right = end >= text.size || (!char_is_letter(text.data[end]) && text.data[end] != '-' && (unsigned char)text.data[end] < 0x80);
        if (left && right)
            return true;
    }
    return false;
}

/* Looked for once, however often it stands there. */
static bool is_ordinary_word(struct people_work *work, str token) {
    void **slot = table_slot(&work->ordinary, token, work->scene->arena);
    if (!*slot)
        *slot = stands_in_small_letters(work->scene, token) ? &work->ordinary : (void *)work;
    return *slot == &work->ordinary;
}

static bool is_nation_code(const struct scene *scene, str token) {
    for (size_t i = 0; i < token.size; i++)
        if (!char_is_upper(token.data[i]))
            return false;
    return token.size == 3 && rulebook_lookup(scene->x->book, STR("nation-code"), token, STR("code")).data != NULL;
}

static void add_name(struct people_work *work, const struct name_words *name) {
    if (!name->count)
        return;
    struct name_words *added = LIST_ADD(&work->names, work->scene->arena);
    *added = *name;
    str sentence = work->scene->views[name->sentence].text;
    added->span = span_of(name->tokens[0].start, name->tokens[name->count - 1].end);
    added->text = span_str(sentence, added->span);
    added->person = NOBODY;
}

/* A headline, by its block or by its look: no full stop, and hardly a word without a capital. */
static bool is_headline(const struct scene *scene, uint32_t sentence) {
    if (scene->article->paragraphs.items[scene->article->sentences.items[sentence].paragraph].kind == BLOCK_TITLE)
        return true;
    str text = scene->views[sentence].text;
    uint32_t words = 0, capitals = 0;
    for (size_t i = 0; i < text.size; i++)
        if ((i == 0 || text.data[i - 1] == ' ') && (char_is_letter(text.data[i]) || (unsigned char)text.data[i] >= 0x80))
            words++, capitals += !char_is_lower(text.data[i]);
    bool list = str_find_char(text, '(', 0) < text.size || str_find_char(text, ';', 0) < text.size;
    return words >= 5 && capitals * 10 >= words * 8 && !list && text.data[text.size - 1] != '.';
}

/* Splits one found sequence at possessives and at words that no name has; drops words that only lead in. */
static void split_sequence(struct people_work *work, uint32_t sentence, struct span found) {
    struct scene *scene = work->scene;
    str text = scene->views[sentence].text;
    struct name_words name = {.sentence = sentence};
    bool in_title = is_headline(scene, sentence);
    name.in_title = in_title;
    bool spoiled = false;
    for (uint32_t at = found.start; at < found.end;) {
        uint32_t end = at;
        while (end < found.end && text.data[end] != ' ')
            end++;
        bool possessive;
        str token = without_possessive(str_slice(text, at, end), &possessive);
        struct span span = span_of(at, at + token.size);
        bool first_of_sentence = at == 0 || (at == 1 && text.data[0] == '"');
        bool lead = is_lead_word(scene, token) || (first_of_sentence && !token_is_initial(token) && is_ordinary_word(work, token));
        bool ends = end >= found.end || possessive;
        bool surname = name.count == 1 && ends && !in_title && may_be_surname(scene, token) &&
                       is_given_name(scene, span_str(text, name.tokens[0]));
        size_t next_end = end + 1 < found.end ? str_find_char(str_slice(text, 0, found.end), ' ', end + 1) : 0;
        str next = next_end ? str_slice(text, end + 1, next_end) : (str){0};
        bool young = lead && name.count == 1 && ends && !in_title && is_given_name(scene, span_str(text, name.tokens[0]));
        if (is_not_name(scene, token) && !surname) {
            spoiled = true;
        } else if (name.count > 1 && is_nation_code(scene, token)) {
            add_name(work, &name);
            name.count = 0, spoiled = false;
        } else if (!name.count && first_of_sentence && is_epithet(scene, token, next)) {
            name.lacks_lead = true;
        } else if (lead && !name.count) {
            name.lacks_lead = true;
        } else if (lead && !young && is_lead_word(scene, token) && name.count) {
            if (!spoiled)
                add_name(work, &name);
            name.count = 0, spoiled = false;
        } else if (name.count < TOKENS_MOST && token.size) {
            if (!name.count)
                name.starts_sentence = first_of_sentence;
            name.tokens[name.count++] = span;
        }
        if (possessive || end >= found.end) {
            /* "El Campo's Oliver Miles": a town or a club owns the name behind it. */
            name.is_place = possessive && end < found.end && str_find_char(str_slice(text, end + 1, found.end), ' ', 0) < found.end - end - 1;
            if (!spoiled)
                add_name(work, &name);
            name.is_place = false;
            name.count = 0, spoiled = false;
        }
        at = end + 1;
    }
}

static bool draft_says(const struct scene *scene, uint32_t sentence, struct span span, const char *kind) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (!str_equal(draft->kind, str_of(kind)))
            continue;
        const struct draft_field *field = draft_field(draft, "name"), *owner = draft_field(draft, "owner");
        /* "Smiles from Anna Hall": only what stands behind a full name is where that person is from. */
        str owner_text = owner ? scene_find_text(scene, sentence, owner->find.span) : (str){0};
        if (owner && str_find_char(owner_text, ' ', 0) == owner_text.size)
            continue;
        if (field && field->is_find && span_overlaps(field->find.span, span))
            return true;
    }
    return false;
}

/* How often a text was called a place or a byline. */
static void *cue_slot(struct people_work *work, str text) {
    void **slot = table_slot(&work->places, text, work->scene->arena);
    if (!*slot)
        *slot = ARENA_NEW(work->scene->arena, uint32_t);
    return *slot;
}

static bool is_place_text(const struct people_work *work, str text) {
    const uint32_t *cues = table_find(&work->places, text);
    if (!cues)
        return false;
    uint32_t mentions = 0;
    for (LIST_EACH(struct name_words, name, &work->names))
        mentions += str_equal(name->text, text);
    return *cues * 2 > mentions;
}

/* "A Baddeley (Harrow & Wealdstone)": behind a name, parentheses hold a club or a town. */
static bool stands_in_parentheses(const struct scene *scene, const struct name_words *name) {
    const struct view *view = &scene->views[name->sentence];
    uint32_t at = name->tokens[0].start;
    while (at > 0 && view->text.data[at - 1] != '(' && view->text.data[at - 1] != ')')
        at--;
    if (at < 2 || view->text.data[at - 1] != '(')
        return false;
    for (LIST_EACH(struct find, find, &view->finds))
        if (find->entity == scene->x->id.name && (find->span.end + 2 == at || find->span.end + 4 == at))
            return true;
    return false;
}

static void collect_names(struct people_work *work) {
    struct scene *scene = work->scene;
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds))
            if (find->entity == scene->x->id.name)
                split_sequence(work, s, find->span);
    for (LIST_EACH(struct name_words, name, &work->names)) {
        name->is_official = draft_says(scene, name->sentence, name->span, "official");
        name->is_relative = draft_says(scene, name->sentence, name->span, "relative");
        name->is_credit = draft_says(scene, name->sentence, name->span, "credit");
        name->is_place |= draft_says(scene, name->sentence, name->span, "place") || stands_in_parentheses(scene, name);
        name->is_person = draft_says(scene, name->sentence, name->span, "person");
        /* Only the first part of a split sequence stands right behind a cue: "in Rome's Josh Kerr". */
        if (name->is_credit || (name->is_place && !name->is_person))
            (*(uint32_t *)cue_slot(work, name->text)) += 1;
    }
}

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

static str token_of(const struct people_work *work, const struct name_words *name, uint32_t index) {
    return span_str(work->scene->views[name->sentence].text, name->tokens[index]);
}

/* Index of the first token of the surname: the last one, and the particles before it. */
static uint32_t surname_start(const struct people_work *work, const struct name_words *name) {
    uint32_t at = name->count - 1;
    while (at > 1 && token_is_particle(token_of(work, name, at - 1)))
        at--;
    return at;
}

static str words_from(const struct people_work *work, const struct name_words *name, uint32_t from, uint32_t to) {
    str text = work->scene->views[name->sentence].text;
    return str_slice(text, name->tokens[from].start, name->tokens[to - 1].end);
}

/* Optimal string alignment distance (Damerau 1964, adjacent transpositions), at most limit + 1; bytes of folded names. */
static uint32_t name_distance(str a, str b, uint32_t limit) {
    uint32_t rows[3][64];
    if (a.size >= 63 || b.size >= 63)
        return limit + 1;
    for (uint32_t j = 0; j <= b.size; j++)
        rows[1][j] = j;
    for (uint32_t i = 1; i <= a.size; i++) {
        uint32_t *before = rows[(i + 2) % 3], *above = rows[i % 3], *row = rows[(i + 1) % 3];
        row[0] = i;
        for (uint32_t j = 1; j <= b.size; j++) {
            uint32_t cost = a.data[i - 1] != b.data[j - 1];
            uint32_t best = above[j] + 1;
            best = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
            best = above[j - 1] + cost < best ? above[j - 1] + cost : best;
            if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] && a.data[i - 2] == b.data[j - 1] && before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            row[j] = best;
        }
    }
    return rows[(a.size + 1) % 3][b.size];
}

static bool nearly_equal(str a, str b) {
    size_t shorter = a.size < b.size ? a.size : b.size;
    if (shorter < FUZZY_LEAST || a.data[0] != b.data[0] || a.data[1] != b.data[1])
        return false;
    uint32_t limit = shorter >= 9 ? 2 : 1;
    return name_distance(a, b, limit) <= limit;
}

static bool initials_fit(str given, str other) {
    return given.size && other.size && char_lower(given.data[0]) == char_lower(other.data[0]);
}

/* given is folded. */
static bool given_fits(const struct known *known, str given, bool initials) {
    str a = known->folded_given, b = given;
    if (initials || known->has_initials)
        return initials_fit(a, b);
    if (str_equal(a, b) || str_starts_with(a, b) || str_starts_with(b, a))
        return true;
    /* "Narve Gilje" and "Narve"; a misspelt given name under the same surname */
    size_t blank = str_find_char(a, ' ', 0), other = str_find_char(b, ' ', 0);
    return str_equal(str_slice(a, 0, blank), str_slice(b, 0, other)) || nearly_equal(a, b);
}

static void count_spelling(struct known *known, str text, struct arena *arena) {
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

static struct known *find_full(struct people_work *work, const struct name_words *name, uint32_t cut) {
    struct arena *arena = work->scene->arena;
    str given = folded(words_from(work, name, 0, cut), arena), surname = folded(words_from(work, name, cut, name->count), arena);
    bool initials = token_is_initial(token_of(work, name, 0));
    for (LIST_EACH(struct known, k, &work->known)) {
        bool same_surname = str_equal(k->folded_surname, surname) || last_word_equal(k->folded_surname, surname) ||
                            last_word_equal(surname, k->folded_surname);
        if (same_surname && given_fits(k, given, initials))
            return k;
        if (!initials && !k->has_initials && nearly_equal(k->folded_surname, surname) && str_equal(k->folded_given, given))
            return k;
    }
    return NULL;
}

static bool is_full_name(const struct people_work *work, const struct name_words *name) {
    if (name->count < 2 || name->count > 5 || name->is_credit || name->in_title)
        return false;
    bool given = is_given_name(work->scene, token_of(work, name, 0));
    if (is_place_text(work, name->text) && !name->is_official && !(given && !stands_in_parentheses(work->scene, name)))
        return false;
    const struct table *towns = &work->scene->x->towns;
    if (scene_word_in(towns, name->text) || scene_word_in(towns, words_from(work, name, 0, 2)) ||
        (scene_word_in(towns, token_of(work, name, name->count - 1)) && !given && !name->is_person))
        return false;
    str last = token_of(work, name, name->count - 1);
    if (last.size < 2 || token_is_particle(last))
        return false;
    for (uint32_t i = 0; i < name->count; i++) {
        str token = token_of(work, name, i);
        bool acronym = token.size >= 2 && token.size <= 4 && i == 0;
        for (size_t c = 0; c < token.size && acronym; c++)
            acronym = char_is_upper(token.data[c]);
        if (acronym && !token_is_initial(token) && token.size > 2)
            return false;
    }
    return true;
}

/* "Josh Kerr Wins": what stands elsewhere as a name by itself ends where it ends there. */
static void cut_tails(struct people_work *work) {
    struct table alone = {0};
    for (LIST_EACH(struct name_words, name, &work->names))
        if (name->count == 2 && !name->in_title && !name->is_credit)
            *table_slot(&alone, name->text, work->scene->arena) = name;
    for (LIST_EACH(struct name_words, name, &work->names)) {
        const struct name_words *other = name->count > 2 ? table_find(&alone, words_from(work, name, 0, 2)) : NULL;
        if (!other)
            continue;
        name->count = 2;
        name->span.end = name->tokens[1].end;
        name->text = other->text;
    }
}

static void know_given(struct known *known, str given, struct arena *arena) {
    known->given = given;
    known->folded_given = folded(given, arena);
}

static void learn_full_names(struct people_work *work) {
    struct arena *arena = work->scene->arena;
    cut_tails(work);
    for (LIST_EACH(struct name_words, name, &work->names)) {
        if (!is_full_name(work, name))
            continue;
        uint32_t cut = surname_start(work, name);
        struct known *known = find_full(work, name, cut);
        if (!known) {
            known = LIST_ADD(&work->known, arena);
            know_given(known, words_from(work, name, 0, cut), arena);
            known->surname = words_from(work, name, cut, name->count);
            known->folded_surname = folded(known->surname, arena);
            known->has_initials = token_is_initial(token_of(work, name, 0));
        } else if (known->has_initials && !token_is_initial(token_of(work, name, 0))) {
            know_given(known, words_from(work, name, 0, cut), arena);
            known->has_initials = false;
        }
        count_spelling(known, name->text, arena);
        known->official_cues += name->is_official;
        known->relative_cues += name->is_relative;
        known->mentions++;
        known->last_seen = name->sentence;
        name->person = (int32_t)(known - work->known.items);
    }
}

/* The latest sentence up to this one that names the person, and one more; 0: none does. */
static uint32_t last_seen(const struct people_work *work, int32_t person, uint32_t sentence) {
    for (uint32_t n = work->names.count; n-- > 0;)
        if (work->names.items[n].person == person && work->names.items[n].sentence <= sentence)
            return work->names.items[n].sentence + 1;
    return 0;
}

/* The person a short form means: by surname, then by given name; the one named latest before it when several fit. */
static int32_t find_short(struct people_work *work, str text, uint32_t sentence, bool fuzzy) {
    struct arena *arena = work->scene->arena;
    if (text.size < 2)
        return NOBODY;
    str word = folded(text, arena);
    int32_t best = NOBODY;
    uint32_t best_seen = 0;
    int best_rank = 0;
    for (uint32_t i = 0; i < work->known.count; i++) {
        struct known *k = &work->known.items[i];
        str given = k->folded_given;
        int rank = str_equal(k->folded_surname, word) || last_word_equal(k->folded_surname, word) ? 3
                   : str_equal(given, word) || (str_starts_with(given, word) && given.size > word.size && given.data[word.size] == ' ')
                       ? 2
                   : fuzzy && nearly_equal(k->folded_surname, word) ? 1
                                                                    : 0;
        if (!rank || rank < best_rank)
            continue;
        uint32_t seen = last_seen(work, (int32_t)i, sentence);
        if (rank > best_rank || (rank && rank == best_rank && seen > best_seen)) {
            best = (int32_t)i;
            best_rank = rank;
            best_seen = seen;
        }
    }
    return best;
}

/* "Cheptegei won": a name alone is a person when it does what people do, twice, and no fuller form explains it. */
static void learn_single_names(struct people_work *work) {
    struct scene *scene = work->scene;
    for (LIST_EACH(struct name_words, name, &work->names)) {
        if (name->person != NOBODY || name->count != 1 || !name->is_person || name->in_title || name->text.size < 4)
            continue;
        uint32_t cues = 0, mentions = 0;
        for (LIST_EACH(struct name_words, other, &work->names))
            if (str_equal(other->text, name->text))
                cues += other->is_person, mentions++;
        bool code_like = is_place_text(work, name->text) || scene_word_in(&scene->x->towns, name->text) ||
                         is_ordinary_word(work, name->text) || find_short(work, name->text, name->sentence, true) != NOBODY;
        bool all_caps = name->text.size > 1 && char_is_upper(name->text.data[1]);
        if (cues + (mentions > 2) < 2 || code_like || all_caps)
            continue;
        struct known *known = LIST_ADD(&work->known, scene->arena);
        known->surname = name->text;
        known->folded_surname = folded(name->text, scene->arena);
        count_spelling(known, name->text, scene->arena);
        known->official_cues += name->is_official;
        name->person = (int32_t)(known - work->known.items);
    }
}

static void match_short_names(struct people_work *work) {
    for (uint32_t n = 0; n < work->names.count; n++) {
        struct name_words *name = &work->names.items[n];
        if (name->person != NOBODY || name->is_credit)
            continue;
        /* The whole, then ever shorter tails and heads: "Favourite Mahuchikh", title case around a surname. */
        for (uint32_t size = name->count; size > 0 && name->person == NOBODY; size--)
            for (uint32_t from = 0; from + size <= name->count && name->person == NOBODY; from++) {
                str part = words_from(work, name, from, from + size);
                bool whole = size == name->count;
                if (size > 1) {
                    struct name_words sub = *name;
                    sub.count = size;
                    memmove(sub.tokens, name->tokens + from, size * sizeof *sub.tokens);
                    struct known *known = find_full(work, &sub, surname_start(work, &sub));
                    if (known)
                        name->person = (int32_t)(known - work->known.items);
                }
                if (name->person == NOBODY && (whole || name->in_title || name->lacks_lead || size == 1))
                    name->person = find_short(work, part, name->sentence, whole && name->count == 1);
                if (name->person != NOBODY && !whole) {
                    memmove(name->tokens, name->tokens + from, size * sizeof *name->tokens);
                    name->count = size;
                    name->span = span_of(name->tokens[0].start, name->tokens[size - 1].end);
                    name->text = part;
                }
            }
        if (name->person != NOBODY) {
            struct known *known = &work->known.items[name->person];
            known->relative_cues += name->is_relative;
            known->mentions++;
        }
    }
}

static str best_spelling(const struct known *known) {
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

static void say_people(struct people_work *work) {
    struct scene *scene = work->scene;
    for (LIST_EACH(struct known, k, &work->known)) {
        struct person *person = LIST_ADD(&scene->reading->people, scene->arena);
        person->name = best_spelling(k);
        person->is_athlete = !k->official_cues && (!k->relative_cues || k->relative_cues < k->mentions);
    }
    for (LIST_EACH(struct name_words, name, &work->names)) {
        if (name->person == NOBODY)
            continue;
        struct person *person = &scene->reading->people.items[name->person];
        struct span span = scene_span(scene, name->sentence, name->span);
        if (span_is_empty(person->span) || (name->count > 1 && person->surfaces.count && !person->span.end))
            person->span = span;
        bool known_surface = false;
        for (LIST_EACH(str, s, &person->surfaces))
            known_surface |= str_equal(*s, name->text);
        if (!known_surface)
            *LIST_ADD(&person->surfaces, scene->arena) = name->text;
    }
    /* The person's own place is the first full mention in the body, else the first of all. */
    for (uint32_t n = work->names.count; n-- > 0;) {
        const struct name_words *name = &work->names.items[n];
        if (name->person != NOBODY && name->count > 1 && !name->in_title)
            scene->reading->people.items[name->person].span = scene_span(scene, name->sentence, name->span);
    }
}

static void put_letters(struct people_work *work) {
    struct scene *scene = work->scene;
    uint32_t at = 0;
    for (uint32_t s = 0; s < scene->article->sentences.count; s++) {
        struct view *view = &scene->views[s];
        for (uint32_t i = view->finds.count; i-- > 0;)
            if (view->finds.items[i].entity == scene->x->id.name)
                view_remove(view, i);
        for (; at < work->names.count && work->names.items[at].sentence == s; at++) {
            const struct name_words *name = &work->names.items[at];
            if (name->person == NOBODY)
                continue;
            const struct person *person = &scene->reading->people.items[name->person];
            struct find find = {.span = name->span, .person = name->person,
                                .entity = person->is_athlete ? scene->x->id.athlete : scene->x->id.official,
                                .value = {.type = VALUE_TEXT, .text = person->name}};
            view_add(view, &find);
        }
        view_refresh(view);
    }
}

void people_find(struct scene *scene) {
    struct people_work work = {.scene = scene};
    collect_names(&work);
    learn_full_names(&work);
    learn_single_names(&work);
    match_short_names(&work);
    say_people(&work);
    put_letters(&work);
}
