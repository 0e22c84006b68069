/* What a single word of a name may be: by the lists of words, and by its look. */
#include "extract/around.h"
#include "name_tokens.h"

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
str name_token_without_possessive(str token, bool *was) {
    *was = false;
    if (token.size && token.data[0] == '\'')
        return token; /* a nickname: 'Abs' */
    *was = true;
    if (str_ends_with(token, STR("'s")) || str_ends_with(token, STR("'S")))
        return str_slice(token, 0, token.size - 2);
    if (str_ends_with(token, STR("s'")) || str_ends_with(token, STR("x'")) || str_ends_with(token, STR("z'")))
        return str_slice(token, 0, token.size - 1);
    *was = false;
    while (token.size && (token.data[token.size - 1] == '\'' || token.data[token.size - 1] == '-'))
        token.size--;
    return token;
}

bool name_token_is_possessive(str text) {
    bool was;
    name_token_without_possessive(text, &was);
    return was;
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

bool name_token_is_lead(const struct scene *scene, str token) {
    return is_listed(scene->x->lead_words, token);
}

bool name_token_is_barred(const struct scene *scene, str token) {
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

bool name_token_ends_school(const struct scene *scene, str token) {
    return is_also(scene, scene->x->not_names, STR("not-name"), token, STR("school"));
}

/* "Wiseman Were", "Chevonne Young": words that lead in elsewhere. */
bool name_token_is_leading_surname(const struct scene *scene, str token) {
    return is_also(scene, scene->x->lead_words, STR("lead-word"), token, STR("surname"));
}

/* "Khi-Anthony": a name of two that ends with a given name is one, too. */
bool name_token_is_given(const struct scene *scene, str token) {
    if (is_listed(scene->x->given_names, token))
        return true;
    size_t hyphen = str_find_char(token, '-', 0);
    return hyphen < token.size && is_listed(scene->x->given_names, str_slice(token, hyphen + 1, token.size));
}

/* "Iten-based Ann Lind", "Addis Ababa-born Eve Orme": where somebody lives ends in front of the name. */
bool name_token_ends_epithet(const struct scene *scene, str token) {
    return around_ends(scene, AROUND_BORN, token);
}

/* "In-form Gus Dow", "Corkman Lee Kay", "Trailing Hollister": what is said of a person before the name, with a capital
 * at the start. */
bool name_token_is_epithet(const struct scene *scene, str token, str next) {
    size_t hyphen = str_find_char(token, '-', 0);
    if (hyphen + 1 < token.size && char_is_lower(token.data[hyphen + 1]))
        return true;
    if (token.size > 5 && str_ends_with(token, STR("ing")) && next.size && !name_token_is_given(scene, token))
        return true;
    return token.size > 5 && (str_ends_with(token, STR("man")) || str_ends_with(token, STR("woman"))) && name_token_is_given(scene, next);
}

bool name_token_is_nation_code(const struct scene *scene, str token) {
    return token.size == 3 && str_is_upper(token) && rulebook_lookup(scene->x->book, STR("nation-code"), token, STR("code")).data != NULL;
}

/* "Winnipegger", "Vancouverite": a listed town, and an ending for who lives there. */
static bool is_of_town(const struct scene *scene, str token) {
    enum { ENDING_LEAST = 2, ENDING_MOST = 4, TOWN_LEAST = 5 };
    for (size_t ending = ENDING_LEAST; ending <= ENDING_MOST && ending + TOWN_LEAST <= token.size; ending++) {
        str town = str_slice(token, 0, token.size - ending);
        if (scene_word_in(scene->x->towns, town) || rulebook_lookup(scene->x->book, STR("home-town"), town, STR("code")).size)
            return around_ends(scene, AROUND_TOWNSMAN, token);
    }
    return false;
}

/* "Marylanders Joel Dow", "Olympians Ann Bell", "Malbyer Ann Bell": of which people or town somebody is. */
bool name_token_is_people(const struct scene *scene, str token, str next, uint32_t behind) {
    enum { ONE_LEAST = 7 };
    if (behind < 2 || name_token_is_given(scene, token))
        return false;
    return around_ends(scene, AROUND_PEOPLES, token) ||
           (token.size >= ONE_LEAST && around_ends(scene, AROUND_TOWNSMAN, token) && (name_token_is_given(scene, next) || is_of_town(scene, token)));
}

/* "Donore Harrier John Dow", "Malby Senior Ann Bell": a word for one of a club or a class, behind which a name begins. */
bool name_token_is_member(const struct scene *scene, str token, str next, uint32_t behind) {
    bool is_member = is_also(scene, scene->x->not_names, STR("not-name"), token, STR("member"));
    return behind >= 2 && name_token_is_lead(scene, token) && (is_member || name_token_is_given(scene, next));
}
