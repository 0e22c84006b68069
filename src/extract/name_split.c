/*
 * Capitalised words cut into names: possessives, words that only lead in and words that no name has are taken off.
 */
#include "extract/around.h"
#include "name_tokens.h"
#include "names.h"

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
    if (name->count > 1 && (name_token_is_given(names->scene, span_str(sentence, name->tokens[0])) || name_token_is_leading_surname(names->scene, last)))
        *table_slot(&names->surnames, last, names->scene->arena) = names;
}

/*
 * "A Bell (Harrow AC)", "B Fox, A Dow": an initial, where an article would have a small letter or no parenthesis behind. Behind a
 * dateline it has a capital: "RALEIGH, N.C. - A Durham man won".
 */
static bool is_initial_a(str sentence, struct span found, str token, bool may_open) {
    may_open |= str_ends_with(str_slice(sentence, 0, found.start), STR(" - "));
    return token.size == 1 && (!may_open || (found.end + 1 < sentence.size && sentence.data[found.end + 1] == '('));
}

/* "(KEN)", ", 24,", " of Kenya": what only a person's name goes on with. */
static bool goes_on_as_person(const struct scene *scene, str rest) {
    enum { CODE_AT = 2, CODE = 3 };
    str behind = rest.size > CODE_AT + CODE ? str_slice(rest, CODE_AT + CODE, rest.size) : (str){0};
    if (str_starts_with(rest, STR(" (")) && behind.size && (behind.data[0] == ')' || behind.data[0] == ','))
        return name_token_is_nation_code(scene, str_slice(rest, CODE_AT, CODE_AT + CODE));
    return rest.size > 5 && str_starts_with(rest, STR(", ")) && char_is_digit(rest.data[2]) && char_is_digit(rest.data[3]) && rest.data[4] == ',';
}

/*
 * "and Kenzie Long,", "Quin Hall's 44.17", "champion Quin Hall", "Quin Hall, who won", but not "at Quin Hall": whether the words around let the
 * name be a person's.
 */
static bool stands_as_person(const struct scene *scene, str sentence, uint32_t start, uint32_t end, bool possessive) {
    static const char *const before[] = {"and ", ", ", "(", "with ", "by ", "behind ", "over "};
    str lead = str_slice(sentence, 0, start), rest = str_slice(sentence, end, sentence.size);
    if (around_ends(scene, AROUND_CALLING, lead) || str_starts_with(rest, STR(", who ")) || goes_on_as_person(scene, rest))
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

/* "in May" */
static bool is_behind_when(str sentence, uint32_t at) {
    static const char *const when[] = {" in ", " In ",   " of ",   " since ", " until ", " by ",
                                       " on ", " last ", " next ", " early ", " late ",  " this "};
    return str_ends_with_any(str_slice(sentence, 0, at), ALL_OF(when));
}

/* "Young was the first": a word of no name, or one that only leads in, that is the surname of somebody whose full name the article has told. */
static bool is_surname_again(const struct name_list *names, str sentence, struct span found, str token, bool opens_sentence) {
    bool alone = found.start + token.size <= found.end &&
                 str_find_char(str_slice(sentence, found.start, found.end), ' ', 0) == found.end - found.start;
    if (!alone || token.size < 3 || !table_find(&names->surnames, token))
        return false;
    return opens_sentence ? does_something(names->scene, str_slice(sentence, found.start + token.size, sentence.size))
                          : !is_behind_when(sentence, found.start);
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

/* "Chennai, Aug 20 (PTI) Unheralded Ann Bell": where the first words of a paragraph are a place, a day and an agency; 0 where none stand. */
static uint32_t dateline_end(const struct scene *scene, uint32_t sentence, uint32_t before) {
    enum { FIRST_PARAGRAPHS = 4, BYTES_MOST = 60 };
    static const char *const ends[] = {": ", " - ", ") "};
    str head = str_slice(scene->views[sentence].text, 0, before);
    if (before < 4 || before > BYTES_MOST || scene->article->sentences.items[sentence].paragraph >= FIRST_PARAGRAPHS ||
        !str_ends_with_any(head, ALL_OF(ends)) || (sentence && scene->article->sentences.items[sentence - 1].paragraph ==
                                                                   scene->article->sentences.items[sentence].paragraph))
        return 0;
    for (size_t i = 0; i < head.size; i++)
        if (char_is_lower(head.data[i]) && (i == 0 || head.data[i - 1] == ' '))
            return 0;
    return before;
}

/* A sequence of capitalised words that is being cut, and the name gathered from it so far. */
struct cut {
    struct name_list *names;
    str text;              /* of the sentence */
    struct span found;     /* the sequence in it */
    uint32_t opening;      /* where the sentence begins, behind a dateline */
    struct name_words name;
    bool spoiled;          /* by a word that no name has */
};

/* One word of it. */
struct piece {
    str token;             /* possessive left off */
    str next;              /* the word behind it; empty for the last */
    uint32_t at, end;      /* in the sentence, with the possessive */
    bool possessive;
    bool ends;             /* the last one, or a possessive: behind it another name begins */
    bool opens_sentence;
    bool is_last_but_one;  /* or the last */
};

static struct piece piece_at(const struct cut *cut, uint32_t at) {
    str sequence = str_slice(cut->text, 0, cut->found.end);
    struct piece piece = {.at = at, .end = (uint32_t)str_find_char(sequence, ' ', at)};
    piece.token = name_token_without_possessive(str_slice(sequence, at, piece.end), &piece.possessive);
    piece.ends = piece.end >= cut->found.end || piece.possessive;
    piece.opens_sentence = at == cut->opening || (at == 1 && cut->text.data[0] == '"');
    size_t next_end = piece.end + 1 < cut->found.end ? str_find_char(sequence, ' ', piece.end + 1) : cut->found.end;
    if (piece.end < cut->found.end)
        piece.next = str_slice(sequence, piece.end + 1, next_end);
    piece.is_last_but_one = next_end >= cut->found.end;
    return piece;
}

/* "Presumably Milan Roth", where the article also writes "Milan Roth" without the word before it. */
static bool stands_alone(str text, str word, str name) {
    for (size_t at = str_find(text, name, 0); at < text.size; at = str_find(text, name, at + name.size)) {
        bool is_whole = at + name.size == text.size || !char_is_letter(text.data[at + name.size]);
        str before = str_trim(str_slice(text, 0, at));
        bool is_tail = char_is_upper(str_last_word(before).data[0]) && at && text.data[at - 1] == ' '; /* "Serefi Ann Bell", too */
        if (is_whole && !is_tail && !str_ends_with(before, word))
            return true;
    }
    return false;
}

/*
 * "Consider Dan Fox", "Unheralded Milan Roth": a word that opens the sentence, stands nowhere else with a capital, and is no given name, before
 * one, or before a name that stands alone elsewhere, or said of what somebody is or does by its ending.
 */
static bool is_lone_opener(const struct cut *cut, const struct piece *piece) {
    enum { ENDED_LEAST = 6 };
    const struct scene *scene = cut->names->scene;
    bool was_possessive;
    str token = piece->token, rest = name_token_without_possessive(str_slice(cut->text, piece->end + 1, cut->found.end), &was_possessive);
    if (piece->is_last_but_one || name_token_is_given(scene, token) || name_token_is_initial(token) ||
        name_token_is_particle(scene, token))
        return false;
    str text = scene->article->text;
    bool is_ended = token.size >= ENDED_LEAST && around_ends(scene, AROUND_SAID_OF_OPENER, token);
    if (!is_ended && !name_token_is_given(scene, piece->next) && !stands_alone(text, token, rest))
        return false;
    for (size_t at = str_find(text, token, 0); at < text.size; at = str_find(text, token, at + token.size))
        if (at > 1 && text.data[at - 1] == ' ' && char_is_letter(text.data[at - 2]))
            return false;
    return true;
}

static bool begins_with_given_name(const struct cut *cut) {
    return name_token_is_given(cut->names->scene, span_str(cut->text, cut->name.tokens[0]));
}

/* "An Yulan": before a consonant stands no article; "An NCAA champion" is read by its letters. */
static bool is_surname_an(const struct piece *piece) {
    static const char consonants[] = "BCDFGJKLMNPQRSTVWXYZ";
    return str_equal(piece->token, STR("An")) && piece->next.size > 1 && strchr(consonants, piece->next.data[0]) && char_is_lower(piece->next.data[1]);
}

/* "Pundits", "The", "Young": the word leads in to a name. again: it is the surname of somebody. */
static bool leads_in(const struct cut *cut, const struct piece *piece, bool again) {
    const struct scene *scene = cut->names->scene;
    bool is_given = name_token_is_given(scene, piece->token), in_title = cut->name.in_title;
    if (again || is_surname_an(piece))
        return false;
    if (piece->opens_sentence && !name_token_is_initial(piece->token) && name_is_ordinary_word(cut->names, piece->token) &&
        (piece->ends || !is_given))
        return true;
    /* "for Will Kessel", "Will Kessel, the champion, led.", but "Will Kessel win?" */
    bool asks = piece->opens_sentence && cut->text.data[cut->text.size - 1] == '?';
    /* "Said Aouita won", but "Said Kerr:" */
    str behind = str_slice(cut->text, cut->found.end, cut->text.size);
    bool speaks = piece->opens_sentence && str_equal(piece->token, STR("Said")) && !scene_goes_on_with_verb(scene, behind);
    bool given_inside = !asks && !speaks && !in_title && !piece->ends && is_given;
    bool inside = !in_title && !piece->opens_sentence &&
                  is_word_in_name(cut->names, cut->text, cut->found, piece->token, piece->at, cut->name.count, piece->ends);
    return name_token_is_lead(scene, piece->token) && !given_inside && !inside &&
           !is_initial_a(cut->text, cut->found, piece->token, piece->opens_sentence || in_title);
}

/* "Quin Hall": the name of a ground is the surname here. again: of somebody whose full name the article has told, "Lake won". */
static bool is_surname_of_grounds(const struct cut *cut, const struct piece *piece, bool again) {
    if (!piece->ends || !name_may_be_ground(cut->names->scene, piece->token))
        return false;
    if (again && !cut->name.count)
        return true;
    return cut->name.count == 1 && !cut->name.in_title &&
           (begins_with_given_name(cut) || stands_as_person(cut->names->scene, cut->text, cut->name.tokens[0].start, piece->end, piece->possessive));
}

/* "Chevonne Young", "Yasmin Best (TUR)": a word that leads in elsewhere is the surname here. */
static bool is_leading_word_as_surname(const struct cut *cut, const struct piece *piece) {
    return cut->name.count == 1 && piece->ends && !cut->name.in_title &&
           (begins_with_given_name(cut) || name_token_is_leading_surname(cut->names->scene, piece->token) ||
            goes_on_as_person(cut->names->scene, str_slice(cut->text, piece->end, cut->text.size)));
}

/* "June Croft was second", but "in June Croft was second" and "20 June Croft won": a month or season that is a given name. */
static bool is_given_before_surname(const struct cut *cut, const struct piece *piece) {
    bool is_dated = piece->at > 1 && char_is_digit(cut->text.data[piece->at - 2]);
    return !cut->name.count && !cut->name.in_title && !piece->ends && piece->at == cut->found.start && !is_dated &&
           name_token_is_given(cut->names->scene, piece->token) && name_may_be_ground(cut->names->scene, piece->token) &&
           !name_token_is_barred(cut->names->scene, piece->next) && !is_behind_when(cut->text, piece->at) &&
           !str_starts_with(str_slice(cut->text, 0, piece->at), STR("In "));
}

static void begin_anew(struct cut *cut) {
    cut->name.count = 0;
    cut->spoiled = false;
}

static void end_name(struct cut *cut) {
    if (!cut->spoiled)
        add_name(cut->names, &cut->name);
    begin_anew(cut);
}

/* What has been gathered of the name so far is a school's or a club's. */
static void count_school(struct cut *cut) {
    uint32_t last = cut->name.count - 1;
    name_count_slot(cut->names, str_slice(cut->text, cut->name.tokens[0].start, cut->name.tokens[last].end))->school_cues++;
}

/* "Edwin Orme's Ann Fox": behind a full name with 's stands another, of two or three words, and no "Oregon Project" or "Hawks". */
static bool owns_full_name(const struct cut *cut, const struct piece *piece) {
    str rest = str_slice(cut->text, 0, cut->found.end);
    uint32_t behind = tokens_behind(rest, piece->end, cut->found.end);
    bool is_name = name_token_is_given(cut->names->scene, piece->next) || behind == 3;
    return piece->possessive && cut->name.count > 1 && !cut->spoiled && is_name && (behind == 2 || behind == 3) &&
           !name_token_is_barred(cut->names->scene, str_last_word(rest)) && !str_ends_with(rest, STR("s"));
}

/* Puts the word into the name, or leaves it out, with all before it or alone. */
static void take_piece(struct cut *cut, const struct piece *piece) {
    const struct scene *scene = cut->names->scene;
    str token = piece->token;
    bool is_empty = !cut->name.count, opens_text = piece->opens_sentence && !cut->name.in_title;
    bool again = !cut->name.in_title && is_surname_again(cut->names, cut->text, cut->found, token, piece->opens_sentence);
    bool lead = leads_in(cut, piece, again);
    bool is_barred = name_token_is_barred(scene, token) && !is_surname_of_grounds(cut, piece, again) && !is_given_before_surname(cut, piece);
    uint32_t behind = tokens_behind(cut->text, piece->end, cut->found.end);
    bool is_member = is_barred && !cut->name.in_title && name_token_is_member(scene, token, piece->next, behind);
    bool is_of_school = is_barred && !is_empty && name_token_ends_school(scene, token);
    if (is_of_school)
        count_school(cut);
    /* "Donore Harriers Ann Fox" */
    is_member |= is_of_school && !cut->name.in_title && behind >= 2 && name_token_is_given(scene, piece->next);
    /* "European Champion Dina Fox", "Senior Emma Dow": whatever stands before, a name may begin behind it. */
    if (name_token_ends_epithet(scene, token) || (is_empty && (lead || name_token_is_people(scene, token, piece->next, behind))) || is_member) {
        begin_anew(cut);
        cut->name.lacks_lead = true;
    } else if (is_barred) {
        cut->spoiled = true;
    } else if (cut->name.count > 1 && name_token_is_nation_code(scene, token)) {
        add_name(cut->names, &cut->name);
        begin_anew(cut);
    } else if (is_empty && opens_text && !piece->possessive &&
               (name_token_is_epithet(scene, token, piece->next) || is_lone_opener(cut, piece))) {
        cut->name.lacks_lead = true;
    } else if (!is_empty && lead && name_token_is_lead(scene, token) && !is_leading_word_as_surname(cut, piece)) {
        end_name(cut);
    } else if (cut->name.count < NAME_TOKENS_MOST && token.size) {
        if (is_empty)
            cut->name.starts_sentence = piece->opens_sentence;
        cut->name.tokens[cut->name.count++] = span_of(piece->at, piece->at + token.size);
    }
}

void names_split(struct name_list *names, uint32_t sentence, struct span found, bool in_title) {
    str text = names->scene->views[sentence].text;
    found.start = behind_capitals(text, found);
    struct cut cut = {.names = names, .text = text, .found = found, .name = {.sentence = sentence, .in_title = in_title}};
    cut.opening = dateline_end(names->scene, sentence, found.start);
    for (uint32_t at = found.start; at < found.end;) {
        struct piece piece = piece_at(&cut, at);
        take_piece(&cut, &piece);
        if (piece.ends) {
            /* "El Campo's Oliver Dow": a town or a club owns the name behind it; "Mo Fox's Oregon Project" is a person's. */
            bool full = cut.name.count > 1 && begins_with_given_name(&cut);
            cut.name.is_town = piece.possessive && !full && piece.end < found.end && !piece.is_last_but_one;
            if (owns_full_name(&cut, &piece))
                count_school(&cut);
            end_name(&cut);
            cut.name.is_town = false;
        }
        at = piece.end + 1;
    }
}
