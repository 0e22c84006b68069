/*
 * Capitalised words cut into names: possessives, words that only lead in and words that no name has are taken off; what stands
 * around a name (31-cues.rules) tells places, offices and bylines.
 */
#include "names.h"

enum { PARENTHESIS_MOST = 80 }; /* bytes looked back for one that opens */

bool name_token_is_particle(const struct scene *scene, str token) {
    return scene_word_in(scene->x->name_particles, token);
}

bool name_token_is_small_particle(const struct scene *scene, str token) {
    return token.size && char_is_lower(token.data[0]) && name_token_is_particle(scene, token);
}

bool name_token_is_initial(str token) {
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
    *was = false;
    if (token.size && token.data[0] == '\'')
        return token; /* a nickname: 'Abs' */
    *was = true;
    if (str_ends_with(token, STR("'s")) || str_ends_with(token, STR("'S")))
        return str_slice(token, 0, token.size - 2);
    if (str_ends_with(token, STR("s'")) || str_ends_with(token, STR("x'")) || str_ends_with(token, STR("z'")))
        return str_slice(token, 0, token.size - 1);
    *was = false;
    while (token.size && token.data[token.size - 1] == '\'')
        token.size--;
    return token;
}

/* A word of the list as listed ("The"), or all in capitals ("THE"). */
static bool is_listed(const struct rule_list *words, str token) {
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
    return is_listed(scene->x->lead_words, token);
}

static bool is_not_name(const struct scene *scene, str token) {
    return is_listed(scene->x->not_names, token) || str_ends_with(token, STR("n't"));
}

/* What a list of words says the word may be besides. */
static bool is_also(const struct scene *scene, const struct rule_list *words, str list, str token, str what) {
    int64_t row = rule_list_row(words, token);
    return row >= 0 && str_equal(rulebook_list_cell(scene->x->book, list, (uint32_t)row, STR("also")), what);
}

/* "Hall" and "Park" name grounds and people: the list says which words are surnames too. */
bool name_may_be_ground(const struct scene *scene, str token) {
    return is_also(scene, scene->x->not_names, STR("not-name"), token, STR("surname"));
}

/* "Wiseman Were", "Chevonne Young": words that lead in elsewhere. */
static bool is_leading_surname(const struct scene *scene, str token) {
    return is_also(scene, scene->x->lead_words, STR("lead-word"), token, STR("surname"));
}

bool name_token_is_given(const struct scene *scene, str token) {
    return is_listed(scene->x->given_names, token);
}

/* "Iten-based Ann Lind", "Addis Ababa-born Eve Orme": where somebody lives ends in front of the name. */
static bool ends_epithet(str token) {
    static const char *const endings[] = {"-based", "-born", "-bred", "-trained", "-raised", "-coached"};
    return str_ends_with_any(token, ALL_OF(endings));
}

/* "In-form Gus Dow", "Corkman Lee Kay", "Trailing Hollister": what is said of a person before the name, with a capital
 * at the start. */
static bool is_epithet(const struct scene *scene, str token, str next) {
    size_t hyphen = str_find_char(token, '-', 0);
    if (hyphen + 1 < token.size && char_is_lower(token.data[hyphen + 1]))
        return true;
    if (token.size > 5 && str_ends_with(token, STR("ing")) && next.size && !name_token_is_given(scene, token))
        return true;
    return token.size > 5 && (str_ends_with(token, STR("man")) || str_ends_with(token, STR("woman"))) && name_token_is_given(scene, next);
}

/* All words that begin with a small letter, hyphenated compounds left out: "Pundits" at the start of a sentence may be one. */
static void collect_small_words(struct name_list *names) {
    enum { BYTES_FOR_ONE = 10, MOST_AT_FIRST = 500 };   /* of text, for each such word that is new */
    str text = names->scene->article->text;
    size_t words = text.size / BYTES_FOR_ONE;
    table_reserve(&names->small_words, words < MOST_AT_FIRST ? (uint32_t)words : MOST_AT_FIRST, names->scene->arena);
    for (size_t at = 0; at < text.size;) {
        size_t end = at;
        while (end < text.size && (char_is_letter(text.data[end]) || (unsigned char)text.data[end] >= 0x80))
            end++;
        bool compound = (at > 0 && text.data[at - 1] == '-') || (end < text.size && text.data[end] == '-');
        if (end > at + 1 && char_is_lower(text.data[at]) && !compound)
            *table_slot(&names->small_words, str_slice(text, at, end), names->scene->arena) = names;
        at = end > at ? end : at + 1;
    }
}

/* "Pundits" at the start of a sentence: the same word stands in small letters elsewhere in the article. */
bool name_is_ordinary_word(const struct name_list *names, str token) {
    char lower[64];
    if (token.size < 2 || token.size >= sizeof lower || !char_is_upper(token.data[0]))
        return false;
    memcpy(lower, token.data, token.size);
    lower[0] = char_lower(lower[0]);
    return table_find(&names->small_words, (str){lower, token.size}) != NULL;
}

static bool is_nation_code(const struct scene *scene, str token) {
    return token.size == 3 && str_is_upper(token) && rulebook_lookup(scene->x->book, STR("nation-code"), token, STR("code")).data != NULL;
}

static struct name_count *count_slot(struct name_list *names, str text) {
    void **slot = table_slot(&names->counts, text, names->scene->arena);
    if (!*slot)
        *slot = ARENA_NEW(names->scene->arena, struct name_count);
    return *slot;
}

struct name_count name_count_of(const struct name_list *names, str text) {
    const struct name_count *count = table_find(&names->counts, text);
    return count ? *count : (struct name_count){0};
}

static void add_name(struct name_list *names, const struct name_words *name) {
    if (!name->count)
        return;
    struct name_words *added = LIST_ADD(names, names->scene->arena);
    *added = *name;
    str sentence = names->scene->views[name->sentence].text;
    added->span = span_of(name->tokens[0].start, name->tokens[name->count - 1].end);
    added->text = span_str(sentence, added->span);
    added->person = NOBODY;
    str last = span_str(sentence, name->tokens[name->count - 1]);
    if (name->count > 1 && (name_token_is_given(names->scene, span_str(sentence, name->tokens[0])) || is_leading_surname(names->scene, last)))
        *table_slot(&names->surnames, last, names->scene->arena) = names;
}

static uint32_t count_marks(const struct scene *scene, uint32_t sentence) {
    const struct entity_ids *id = &scene->x->id;
    uint32_t marks = 0;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        marks += find->entity == id->time || find->entity == id->figure || find->entity == id->length;
    return marks;
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
    bool list = str_find_char(text, '(', 0) < text.size || str_find_char(text, ';', 0) < text.size || count_marks(scene, sentence) > 1;
    return words >= 5 && capitals * 10 >= words * 8 && !list && text.data[text.size - 1] != '.';
}

/* "Consider Dan Fox": a word that opens the sentence, stands nowhere else with a capital, and is no given name before one. */
static bool is_lone_opener(const struct scene *scene, str token, str next, bool more) {
    if (!more || !name_token_is_given(scene, next) || name_token_is_given(scene, token) || name_token_is_initial(token))
        return false;
    str text = scene->article->text;
    for (size_t at = str_find(text, token, 0); at < text.size; at = str_find(text, token, at + token.size))
        if (at > 1 && text.data[at - 1] == ' ' && char_is_letter(text.data[at - 2]))
            return false;
    return true;
}

/*
 * "A Bell (Harrow AC)", "B Fox, A Dow": an initial, where an article would have a small letter or no parenthesis behind. Behind a
 * dateline it has a capital: "RALEIGH, N.C. - A Durham man won".
 */
static bool is_initial_a(str sentence, struct span found, str token, bool may_open) {
    may_open |= str_ends_with(str_slice(sentence, 0, found.start), STR(" - "));
    return token.size == 1 && (!may_open || (found.end + 1 < sentence.size && sentence.data[found.end + 1] == '('));
}

/*
 * "and Kenzie Long,", "Quin Hall's 44.17", "champion Quin Hall", "Quin Hall, who won", but not "at Quin Hall": whether the words around let the
 * name be a person's.
 */
static bool stands_as_person(str sentence, uint32_t start, uint32_t end, bool possessive) {
    static const char *const before[] = {"and ", ", ", "(", "with ", "by ", "behind ", "over "};
    static const char *const callings[] = {"champion ",  "holder ",   "medallist ",  "medalist ", "winner ",
                                           "team-mate ", "teammate ", "compatriot ", "rival "};
    str lead = str_slice(sentence, 0, start), rest = str_slice(sentence, end, sentence.size);
    if (str_ends_with_any(lead, ALL_OF(callings)) || str_starts_with(rest, STR(", who ")))
        return true;
    if (possessive)
        return rest.size > 1 && rest.data[0] == ' ' && char_is_digit(rest.data[1]);
    return str_ends_with_any(lead, ALL_OF(before)) && rest.size && (rest.data[0] == ',' || rest.data[0] == '(' || str_starts_with(rest, STR(" (")));
}

/*
 * "Wiseman Were Obuya", "France's Just Mathey": a word that the article also writes small has no capital inside a sentence, unless it is
 * part of a name; its first word only behind an owner, for elsewhere things have such names: "the Good Causes".
 */
static bool is_word_in_name(const struct name_list *names, str sentence, struct span found, str token, uint32_t at, uint32_t words, bool ends) {
    if (ends || !name_is_ordinary_word(names, token) || token.size < 4)
        return false;
    bool is_owned = at == found.start && str_ends_with(str_slice(sentence, 0, at), STR("'s "));
    return words == 1 || (!words && is_owned);
}

/* "won", "scribbled", "'s record", ", 22, ": what somebody's surname goes on with, where it opens a sentence. */
static bool does_something(const struct scene *scene, str rest) {
    static const char *const others[] = {"'s ", "' ", ", ", " who ", " then ", " also "};
    return str_starts_with_any(rest, ALL_OF(others)) || scene_goes_on_with_verb(scene, rest);
}

/* "Young was the first": a word of no name, or one that only leads in, that is the surname of somebody whose full name the article has told. */
static bool is_surname_again(const struct name_list *names, str sentence, struct span found, str token, bool opens_sentence) {
    static const char *const when[] = {" in ", " In ",   " of ",   " since ", " until ", " by ",
                                       " on ", " last ", " next ", " early ", " late ",  " this "};
    bool alone = found.start + token.size <= found.end &&
                 str_find_char(str_slice(sentence, found.start, found.end), ' ', 0) == found.end - found.start;
    if (!alone || token.size < 3 || !table_find(&names->surnames, token))
        return false;
    return opens_sentence ? does_something(names->scene, str_slice(sentence, found.start + token.size, sentence.size))
                          : !str_ends_with_any(str_slice(sentence, 0, found.start), ALL_OF(when)); /* "in May" */
}

static uint32_t tokens_behind(str text, size_t at, size_t end) {
    uint32_t count = 0;
    for (at = str_find_char(str_slice(text, 0, end), ' ', at); at < end; at = str_find_char(str_slice(text, 0, end), ' ', at + 1))
        count++;
    return count;
}

/* Where the sequence begins behind words in capitals that a full name in small ones follows: "PITREAVIE ATHLETE Ann Bell", but "CALLUM Dow"
 * and "RIO DE JANEIRO". */
static uint32_t behind_capitals(str text, struct span found) {
    enum { WORD_LEAST = 3 };
    uint32_t at = found.start;
    size_t longest = 0;
    while (at < found.end) {
        size_t behind = str_find_char(str_slice(text, 0, found.end), ' ', at);
        if (str_has_lower(str_slice(text, at, behind)))
            break;
        longest = behind - at > longest ? behind - at : longest;
        at = (uint32_t)behind + 1;
    }
    return at < found.end && longest >= WORD_LEAST && tokens_behind(text, at, found.end) >= 1 ? at : found.start;
}

/* "Marylanders Joel Dow", "Olympians Ann Bell": of which people somebody is. */
static bool is_people(const struct scene *scene, str token, uint32_t behind) {
    static const char *const ends[] = {"landers", "ians", "icans", "ankans"};
    return behind >= 2 && str_ends_with_any(token, ALL_OF(ends)) && !name_token_is_given(scene, token);
}

/* "Donore Harrier John Dow", "Malby Senior Ann Bell": a word for one of a club or a class, behind which a name begins. */
static bool is_member_word(const struct scene *scene, str token, str next, uint32_t behind) {
    bool is_member = is_also(scene, scene->x->not_names, STR("not-name"), token, STR("member"));
    return behind >= 2 && is_lead_word(scene, token) && (is_member || name_token_is_given(scene, next));
}

/* Splits one found sequence at possessives and at words that no name has; drops words that only lead in. */
static void split_sequence(struct name_list *names, uint32_t sentence, struct span found, bool in_title) {
    struct scene *scene = names->scene;
    str text = scene->views[sentence].text;
    struct name_words name = {.sentence = sentence, .in_title = in_title};
    bool spoiled = false;
    found.start = behind_capitals(text, found);
    for (uint32_t at = found.start; at < found.end;) {
        uint32_t end = at;
        while (end < found.end && text.data[end] != ' ')
            end++;
        bool possessive;
        str token = without_possessive(str_slice(text, at, end), &possessive);
        struct span span = span_of(at, at + token.size);
        bool first_of_sentence = at == 0 || (at == 1 && text.data[0] == '"');
        bool ends = end >= found.end || possessive;
        bool opens = first_of_sentence && !name_token_is_initial(token) && name_is_ordinary_word(names, token) &&
                     (ends || !name_token_is_given(scene, token));
        /* "for Will Kessel", "Will Kessel, the champion, led.", but "Will Kessel win?" */
        bool asks = first_of_sentence && text.data[text.size - 1] == '?';
        bool given_inside = !asks && !in_title && !ends && name_token_is_given(scene, token);
        bool inside = !in_title && !first_of_sentence && is_word_in_name(names, text, found, token, at, name.count, ends);
        bool again = !in_title && is_surname_again(names, text, found, token, first_of_sentence);
        bool lead = !again && (opens || (is_lead_word(scene, token) && !given_inside && !inside &&
                                         !is_initial_a(text, found, token, first_of_sentence || in_title)));
        bool surname = name.count == 1 && ends && !in_title && name_may_be_ground(scene, token) &&
                       (name_token_is_given(scene, span_str(text, name.tokens[0])) || stands_as_person(text, name.tokens[0].start, end, possessive));
        /* "Lake won": of her whose full name the article has told. */
        surname |= again && !name.count && ends && name_may_be_ground(scene, token);
        size_t next_end = end + 1 < found.end ? str_find_char(str_slice(text, 0, found.end), ' ', end + 1) : 0;
        str next = next_end ? str_slice(text, end + 1, next_end) : (str){0};
        bool young = lead && name.count == 1 && ends && !in_title &&
                     (name_token_is_given(scene, span_str(text, name.tokens[0])) || is_leading_surname(scene, token));
        uint32_t behind = tokens_behind(text, end, found.end);
        bool is_barred = is_not_name(scene, token) && !surname;
        bool is_member = is_barred && !in_title && is_member_word(scene, token, next, behind);
        /* "European Champion Dina Fox", "Senior Emma Dow": whatever stands before, a name may begin behind it. */
        if (ends_epithet(token) || (!name.count && is_people(scene, token, behind)) || (lead && !name.count) || is_member) {
            name.count = 0, spoiled = false, name.lacks_lead = true;
        } else if (is_barred) {
            spoiled = true;
        } else if (name.count > 1 && is_nation_code(scene, token)) {
            add_name(names, &name);
            name.count = 0, spoiled = false;
        } else if (!name.count && first_of_sentence && !in_title && !possessive &&
                   (is_epithet(scene, token, next) || is_lone_opener(scene, token, next, next_end < found.end))) {
            name.lacks_lead = true;
        } else if (lead && !young && is_lead_word(scene, token) && name.count) {
            if (!spoiled)
                add_name(names, &name);
            name.count = 0, spoiled = false;
        } else if (name.count < NAME_TOKENS_MOST && token.size) {
            if (!name.count)
                name.starts_sentence = first_of_sentence;
            name.tokens[name.count++] = span;
        }
        if (possessive || end >= found.end) {
            /* "El Campo's Oliver Dow": a town or a club owns the name behind it; "Mo Fox's Oregon Project" is a person's. */
            bool full = name.count > 1 && name_token_is_given(scene, span_str(text, name.tokens[0]));
            name.is_town = possessive && !full && end < found.end && str_find_char(str_slice(text, end + 1, found.end), ' ', 0) < found.end - end - 1;
            if (!spoiled)
                add_name(names, &name);
            name.is_town = false;
            name.count = 0, spoiled = false;
        }
        at = end + 1;
    }
}

/* The first name of the sentence (from … to - 1) that ends behind the place. */
static uint32_t first_ending_behind(const struct name_list *names, uint32_t from, uint32_t to, uint32_t place) {
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        if (names->items[middle].span.end > place)
            to = middle;
        else
            from = middle + 1;
    }
    return from;
}

static bool is_possessive(str text) {
    bool was;
    without_possessive(text, &was);
    return was;
}

/* "of Holy Cross College, Gampa", "of St Ann's, Gampa": behind a word that no person has, or a saint's, one word is a town; whoever comes next
 * in a list has two. */
static bool is_town_of_school(const struct scene *scene, const struct draft *draft, const struct name_words *name) {
    str school = scene_find_text(scene, draft->sentence, draft_field(draft, "school")->find.span);
    size_t last = school.size;
    while (last > 0 && school.data[last - 1] != ' ')
        last--;
    bool is_saint = str_starts_with(school, STR("St ")) || str_starts_with(school, STR("St. "));
    return name->count == 1 && (scene_word_in(scene->x->not_names, str_slice(school, last, school.size)) || (is_saint && is_possessive(school)));
}

/* What a cue of 31-cues.rules says of the names that it covers; from … to - 1 are the names of its sentence. */
static void take_cue(struct name_list *names, const struct draft *draft, uint32_t from, uint32_t to) {
    const struct draft_field *field = draft_field(draft, "name"), *owner = draft_field(draft, "owner");
    /* "Smiles from Anna Hall": only what stands behind a full name, or a surname that the article has told, is where that person is from. */
    str owner_text = owner ? scene_find_text(names->scene, draft->sentence, owner->find.span) : (str){0};
    bool is_word = owner && str_find_char(owner_text, ' ', 0) == owner_text.size && !table_find(&names->surnames, owner_text);
    if (!field || !field->is_find || is_word)
        return;
    for (uint32_t i = first_ending_behind(names, from, to, field->find.span.start); i < to; i++) {
        struct name_words *name = &names->items[i];
        if (!span_overlaps(field->find.span, name->span))
            return;
        /* "Fox's former coach at": of somebody else */
        bool owns = field->find.span.start == draft->span.start && is_possessive(scene_find_text(names->scene, draft->sentence, field->find.span));
        if (draft_field(draft, "full") && name->count < 2)
            continue; /* a surname there may be misspelt: one such cue is not enough */
        if (draft_field(draft, "school") && !is_town_of_school(names->scene, draft, name))
            continue;
        name->is_official |= str_equal(draft->kind, STR("official")) && !owns;
        name->is_relative |= str_equal(draft->kind, STR("relative"));
        name->is_credit |= str_equal(draft->kind, STR("credit"));
        bool is_several = name->count > 1 || str_ends_with(name->text, STR("s")); /* "the Hilltoppers" */
        name->is_place |= str_equal(draft->kind, STR("place")) || (str_equal(draft->kind, STR("determined")) && is_several);
        name->is_determined |= str_equal(draft->kind, STR("determined")) && name->count == 1;
        name->is_town |= str_equal(draft->kind, STR("town")) || owner;
        name->is_home |= owner && str_ends_with(str_slice(names->scene->views[draft->sentence].text, 0, field->find.span.start), STR(" of "));
        name->is_performer |= str_equal(draft->kind, STR("performer"));
        name->is_performer |= str_equal(draft->kind, STR("possessor")) &&
                              is_possessive(scene_find_text(names->scene, draft->sentence, field->find.span));
        name->is_person |= str_equal(draft->kind, STR("person")) || name->is_performer;
        name->is_bracketed |= str_equal(draft->kind, STR("bracketed"));
        name->was_athlete |= str_equal(draft->kind, STR("former")) || str_equal(draft->kind, STR("kin"));
        name->is_kin |= str_equal(draft->kind, STR("kin"));
        name->is_voice |= str_equal(draft->kind, STR("voice"));
    }
}

/* "A Bell (Harrow & Wealdstone)": behind a name, parentheses hold a club or a town. */
bool name_stands_in_parentheses(const struct scene *scene, const struct name_words *name) {
    const struct view *view = &scene->views[name->sentence];
    uint32_t at = name->tokens[0].start;
    uint32_t least = at > PARENTHESIS_MOST ? at - PARENTHESIS_MOST : 0;
    while (at > least && view->text.data[at - 1] != '(' && view->text.data[at - 1] != ')')
        at--;
    if (at < 2 || view->text.data[at - 1] != '(')
        return false;
    for (LIST_EACH(struct find, find, &view->finds))
        if (find->entity == scene->x->id.name && (find->span.end + 2 == at || find->span.end + 4 == at))
            return true;
    return false;
}

bool name_is_place(const struct name_list *names, str text) {
    struct name_count count = name_count_of(names, text);
    return count.other_cues && count.other_cues * 2 > count.mentions;
}

str name_words(const struct name_list *names, const struct name_words *name, uint32_t from, uint32_t to) {
    return str_slice(names->scene->views[name->sentence].text, name->tokens[from].start, name->tokens[to - 1].end);
}

str name_token(const struct name_list *names, const struct name_words *name, uint32_t index) {
    return span_str(names->scene->views[name->sentence].text, name->tokens[index]);
}

/* A byline: one of the first paragraphs, or of the last, that holds a name and perhaps a date, and no other word. */
static bool is_byline(const struct scene *scene, uint32_t sentence) {
    enum { BESIDE_THE_EDGE = 3 };
    uint32_t paragraph = scene->article->sentences.items[sentence].paragraph, names = 0, at = 0;
    if (paragraph >= BESIDE_THE_EDGE && paragraph + BESIDE_THE_EDGE <= scene->article->paragraphs.count)
        return false;
    const struct view *view = &scene->views[sentence];
    struct span whole = scene->article->paragraphs.items[paragraph].span;
    if (scene->article->paragraphs.items[paragraph].kind != BLOCK_PARAGRAPH || span_size(whole) > view->text.size + 1)
        return false;
    for (LIST_EACH(struct find, find, &view->finds)) {
        for (; at < find->span.start; at++)
            if (char_is_letter(view->text.data[at]))
                return false;
        at = find->span.end > at ? find->span.end : at;
        bool is_when = find->entity == scene->x->id.date || find->entity == scene->x->id.year || find->entity == scene->x->id.noise;
        names += find->entity == scene->x->id.name;
        if (!is_when && find->entity != scene->x->id.name)
            return false;
    }
    for (; at < view->text.size; at++)
        if (char_is_letter(view->text.data[at]))
            return false;
    return names == 1;
}

/* ", April 10" of "KUALA LUMPUR, April 10 -": where it ends; from, if no date stands there. */
static uint32_t behind_date(const struct scene *scene, const struct view *view, uint32_t from) {
    for (LIST_EACH(struct find, find, &view->finds))
        if (find->entity == scene->x->id.date && find->span.start == from + 2 &&
            str_starts_with(str_slice(view->text, from, find->span.start), STR(", ")))
            return find->span.end;
    return from;
}

/* "ADDIS ABABA -", "KALABURAGI:", "DONETSK (Ukraine):", "KUALA LUMPUR, April 10 -": where the article was written, not who. */
static bool is_dateline(const struct scene *scene, const struct name_words *name) {
    enum { FIRST_PARAGRAPHS = 4, PARENTHESIS = 20 };
    if (name->span.start > 0 || scene->article->sentences.items[name->sentence].paragraph >= FIRST_PARAGRAPHS || name->text.size < 4 ||
        str_has_lower(name->text))
        return false;
    const struct view *view = &scene->views[name->sentence];
    str rest = str_slice(view->text, behind_date(scene, view, name->span.end), view->text.size);
    size_t close = str_starts_with(rest, STR(" (")) ? str_find_char(rest, ')', 0) : rest.size;
    if (close < PARENTHESIS && close < rest.size)
        rest = str_slice(rest, close + 1, rest.size);
    return str_starts_with(rest, STR(" -")) || str_starts_with(rest, STR(":"));
}

static void cut_sentence(struct name_list *names, uint32_t sentence) {
    const struct scene *scene = names->scene;
    uint32_t from = names->count;
    bool in_title = is_headline(scene, sentence);
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.name)
            split_sequence(names, sentence, find->span, in_title);
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++)
        take_cue(names, &scene->drafts.items[i], from, names->count);
    if (names->count > from && is_dateline(scene, &names->items[from]))
        names->items[from].is_credit = true;
    if (names->count == from + 1 && names->items[from].count > 1 && is_byline(scene, sentence))
        names->items[from].is_credit = true;
}

/* "the Razorbacks", "The Razorbacks won": a team by its nickname. */
static bool is_several(const struct scene *scene, const struct name_words *name) {
    str before = str_slice(scene->views[name->sentence].text, 0, name->span.start);
    return name->count == 1 && str_ends_with(name->text, STR("s")) && (name->is_determined || str_equal(before, STR("The ")));
}

void names_cut(struct name_list *names, struct scene *scene) {
    *names = (struct name_list){.scene = scene};
    collect_small_words(names);
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        cut_sentence(names, s);
    for (LIST_EACH(struct name_words, name, names)) {
        name->is_place |= name->is_town || name_stands_in_parentheses(scene, name);
        name->is_person &= !name->is_town;
        struct name_count *count = count_slot(names, name->text);
        count->mentions++;
        count->person_cues += name->is_person;
        count->performer_cues += name->is_performer;
        count->other_cues += name->is_credit || (name->is_place && !name->is_person);
        count->town_cues += name->is_town;
        count->several_cues += is_several(scene, name);
        count->home_cues += name->is_home;
    }
}
