/*
 * Which names are people, and which later words mean them again. The first full form teaches the surname, the given name and
 * their misspellings; a name alone is a person when it does what people do.
 */
#include "name_tokens.h"
#include "names.h"

struct people_work {
    struct scene *scene;
    struct name_list names;
    struct known_list known;
    struct table tails;    /* "De Boer" of "Andre De Boer" */
    struct club_list clubs;
};

static bool name_has_particle(const struct people_work *work, const struct name_words *name, uint32_t token) {
    str text = name_token(&work->names, name, token);
    return name_token_is_particle(work->scene, text);
}

static str tail_key(const struct people_work *work, str words) {
    return str_lower(words, work->scene->arena);
}

/* "Chithra P U": how many words stand before the initials that end the name; all of them where none do, or where they begin it. */
static uint32_t before_initials(const struct people_work *work, const struct name_words *name) {
    uint32_t at = name->count;
    while (at > 1 && name_token(&work->names, name, at - 1).size == 1)
        at--;
    return name_token(&work->names, name, 0).size > 2 ? at : name->count;
}

/* In capitals throughout. */
static bool is_shouted(str word) {
    return word.size > 2 && !str_has_lower(word);
}

/* "Plan B", "Class A", "Charles I": what a single letter behind a word counts, and no initial. */
static bool is_counted_by_letter(const struct people_work *work, const struct name_words *name) {
    static const char *const numerals[] = {"I", "V", "X"};
    str first = name_token(&work->names, name, 0), letter = name_token(&work->names, name, name->count - 1);
    uint32_t words = before_initials(work, name);
    bool is_lone = words == 1 && !name->is_person && !name->is_bracketed;
    return words == name->count || name->count > 3 || name->is_determined || is_lone || is_shouted(first) ||
           str_ends_with_any(letter, ALL_OF(numerals)) || name_is_ordinary_word(&work->names, first);
}

/* Index of the first token of the surname: the last one, and the particles before it, or a surname of two words. */
static uint32_t surname_start(const struct people_work *work, const struct name_words *name) {
    uint32_t at = name->count - 1;
    while (at > 1 && name_has_particle(work, name, at - 1))
        at--;
    bool is_double = name->count == 3 && at == 2 && table_find(&work->tails, tail_key(work, name_words(&work->names, name, 1, 3)));
    return is_double ? 1 : at;
}

/* "De Boer" where the article knows an Andre De Boer, "Hunter Bell" by itself where it knows a Georgia Hunter Bell: surnames of two words. */
static void collect_tails(struct people_work *work) {
    struct arena *arena = work->scene->arena;
    struct table pairs = {0};
    for (LIST_EACH(struct name_words, name, &work->names))
        if (name->count == 2 && !name->is_credit)
            *table_slot(&pairs, tail_key(work, name->text), arena) = work;
    for (LIST_EACH(struct name_words, name, &work->names)) {
        if (name->count != 3 || name->in_title || name->is_credit)
            continue;
        str key = tail_key(work, name_words(&work->names, name, 1, 3));
        bool alone = name_token_is_given(work->scene, name_token(&work->names, name, 0)) && table_find(&pairs, key);
        if (alone || name_has_particle(work, name, 1))
            *table_slot(&work->tails, key, arena) = work;
    }
}

static bool is_end_of_longer(const struct people_work *work, const struct name_words *name) {
    return name->count == 2 && table_find(&work->tails, tail_key(work, name->text));
}

/* "A year ago in Daegu Farah led": a town, and whoever is named behind it. */
static bool begins_with_town(const struct people_work *work, const struct name_words *name) {
    const struct scene *scene = work->scene;
    str before = str_slice(scene->views[name->sentence].text, 0, name->span.start), first = name_token(&work->names, name, 0);
    bool is_town = scene_word_in(scene->x->towns, first) || rulebook_lookup(scene->x->book, STR("home-town"), first, STR("code")).size;
    return is_town && !name_token_is_given(scene, first) &&
           (str_ends_with(before, STR("in ")) || str_ends_with(before, STR("In ")) || str_ends_with(before, STR("from ")));
}

static void find_clubs(struct people_work *work) {
    clubs_find(&work->names, &work->clubs);
    uint32_t at = 0;
    for (LIST_EACH(struct name_words, name, &work->names)) {
        while (at < work->clubs.count && (work->clubs.items[at].sentence < name->sentence ||
                                          (work->clubs.items[at].sentence == name->sentence && work->clubs.items[at].span.end <= name->span.start)))
            at++;
        name->is_club = at < work->clubs.count && work->clubs.items[at].sentence == name->sentence &&
                        span_overlaps(work->clubs.items[at].span, name->span);
    }
}

/* Words of a name, those that are only initials left out: "K. H. G. T. S. Diva" has one more than "Diva". */
static uint32_t count_words(const struct people_work *work, const struct name_words *name) {
    uint32_t words = 0;
    for (uint32_t i = 0; i < name->count; i++)
        words += i == 0 || !name_token_is_initial(name_token(&work->names, name, i));
    return words;
}

/* "WGAK Orlowa won": capitals without points are the initials of whoever does what people do, and the short name of an office or a club elsewhere. */
static bool is_initials_in_a_row(const struct people_work *work, const struct name_words *name) {
    str last = name_token(&work->names, name, name->count - 1);
    return name->count == 2 && (name->is_person || name->is_bracketed) && !name->is_determined && !name->is_place && !str_ends_with(last, STR("s")) &&
           !is_shouted(last) && !name_count_of(&work->names, name_token(&work->names, name, 0)).mentions;
}

/* Towns, counties and states of the lists of places and of homes. */
static bool is_listed_place(const struct scene *scene, str text) {
    return scene_word_in(scene->x->towns, text) || rulebook_lookup(scene->x->book, STR("home-town"), text, STR("code")).size;
}

static bool is_full_name(const struct people_work *work, const struct name_words *name) {
    enum { WORDS_MOST = 5 };
    if (name->is_club)
        return false;
    if (name->count < 2 || count_words(work, name) > WORDS_MOST || name->is_credit || name->in_title || is_end_of_longer(work, name) ||
        begins_with_town(work, name))
        return false;
    bool given = name_token_is_given(work->scene, name_token(&work->names, name, 0));
    if (name_is_place(&work->names, name->text) && !name->is_official && !(given && !name_stands_in_parentheses(work->scene, name)))
        return false;
    const struct rule_list *towns = work->scene->x->towns;
    struct name_count count = name_count_of(&work->names, name->text);
    if ((count.town_cues * 2 >= count.mentions && count.town_cues && !given) || count.home_cues == count.mentions)
        return false;
    if (count.school_cues && (count.school_cues + count.home_cues) * 2 >= count.mentions)
        return false;
    /* "of Cameron Blazers": the first word of a club may be a given name. */
    if (count.town_cues && count.town_cues == count.mentions && str_ends_with(name->text, STR("s")))
        return false;
    if (count.other_cues && !count.person_cues && name_may_be_ground(work->scene, name_token(&work->names, name, name->count - 1)))
        return false; /* "in Grant Park" */
    if (is_listed_place(work->scene, name->text) || scene_word_in(towns, name_words(&work->names, name, 0, 2)) ||
        (scene_word_in(towns, name_token(&work->names, name, name->count - 1)) && !given && !name->is_person))
        return false;
    str last = name_token(&work->names, name, name->count - 1);
    if (name_token_is_small_particle(work->scene, last) || (last.size < 2 && is_counted_by_letter(work, name)))
        return false;
    for (uint32_t i = 0; i < name->count; i++) {
        str token = name_token(&work->names, name, i);
        bool acronym = i == 0 && token.size > 2 && token.size <= 4 && str_is_upper(token) && !(given && is_shouted(last)); /* "TOM REED" */
        if (acronym && !name_token_is_initial(token) && !is_initials_in_a_row(work, name))
            return false;
    }
    return true;
}

/* "Josh Kerr Wins", but "Mohamad Orwan Dahal from Sabah": whether the words behind the first two may be none of the name. */
static bool may_be_no_name(const struct people_work *work, const struct name_words *name) {
    str third = name_token(&work->names, name, 2);
    return name->in_title || str_ends_with(third, STR("s")) || name_is_ordinary_word(&work->names, third);
}

/* "Josh Kerr Wins": what stands elsewhere as a name by itself ends where it ends there. */
static void cut_tails(struct people_work *work) {
    struct table pairs = {0};
    for (LIST_EACH(struct name_words, name, &work->names))
        if (name->count == 2 && !name->in_title && !name->is_credit)
            *table_slot(&pairs, name->text, work->scene->arena) = work;
    for (LIST_EACH(struct name_words, name, &work->names)) {
        if (name->count <= 2 || !table_find(&pairs, name_words(&work->names, name, 0, 2)) || !may_be_no_name(work, name))
            continue;
        name->text = name_words(&work->names, name, 0, 2);
        name->span.end = name->tokens[1].end;
        name->count = 2;
    }
}

/* A full name in two. initials: all that is known of the given name, in front of the other or behind it: "S Dhanalakshmi", "Reegan G". */
struct full_name {
    str given, surname;
    bool initials;
};

static struct full_name cut_full_name(const struct people_work *work, const struct name_words *name) {
    const struct name_list *names = &work->names;
    uint32_t end = before_initials(work, name);
    if (end == 1 && name->count > 1)
        return (struct full_name){name_words(names, name, 1, name->count), name_words(names, name, 0, 1), true};
    struct name_words rest = *name;
    rest.count = end;
    uint32_t cut = surname_start(work, &rest);
    return (struct full_name){cut ? name_words(names, name, 0, cut) : (str){0}, name_words(names, name, cut, end),
                              name_token_is_initial(name_token(names, name, 0))};
}

static struct known *find_full(struct people_work *work, const struct name_words *name) {
    struct full_name full = cut_full_name(work, name);
    struct known *known = known_find_full(&work->known, full.given, full.surname, full.initials, work->scene->arena);
    if (known || full.initials || name->count != 2)
        return known;
    /* "Mohamad Orwan" of Mohamad Orwan Dahal: two given names */
    int32_t person = known_find_short(&work->known, name->text, false, work->scene->arena);
    return person == NOBODY ? NULL : &work->known.items[person];
}

static void learn_full_names(struct people_work *work) {
    struct arena *arena = work->scene->arena;
    cut_tails(work);
    collect_tails(work);
    for (LIST_EACH(struct name_words, name, &work->names)) {
        if (!is_full_name(work, name))
            continue;
        struct full_name full = cut_full_name(work, name);
        struct known *known = find_full(work, name);
        if (!known) {
            known = known_add(&work->known, full.given, full.surname, full.initials, arena);
        } else if (known->has_initials && !full.initials) {
            known_rename_given(&work->known, known, full.given, arena);
            known->has_initials = false;
        }
        known_count_spelling(known, name->text, arena);
        known->official_cues += name->is_official;
        known->relative_cues += name->is_relative;
        known->athlete_cues += name->was_athlete;
        known->mentions++;
        name->person = (int32_t)(known - work->known.items);
    }
}

/* Of which full name the given name at n shares the surname: of the one behind it, or behind two more; NULL: of none. */
static const struct name_words *sibling_of(const struct people_work *work, uint32_t n) {
    enum { NAMES_MOST = 3 };
    str text = work->scene->views[work->names.items[n].sentence].text;
    for (uint32_t next = n + 1; next < work->names.count && next <= n + NAMES_MOST; next++) {
        const struct name_words *name = &work->names.items[next - 1], *other = &work->names.items[next];
        str between = other->sentence == name->sentence ? str_slice(text, name->span.end, other->span.start) : (str){0};
        bool is_given = name_token_is_given(work->scene, name_token(&work->names, other, 0));
        if (str_equal(between, STR(" and ")))
            return other->person != NOBODY && other->count == 2 && is_given ? other : NULL;
        if (!str_equal(between, STR(", ")) || other->count != 1 || !is_given)
            return NULL;
    }
    return NULL;
}

/* "Anna and Eva Holm", "Anna, Ina and Eva Holm": given names and one surname. Each is called as she stands there until a fuller form comes. */
static void learn_siblings(struct people_work *work) {
    struct scene *scene = work->scene;
    for (uint32_t n = 0; n + 1 < work->names.count; n++) {
        struct name_words *name = &work->names.items[n];
        if (name->person != NOBODY || name->count != 1 || name->in_title || name->is_credit || name->is_club || name->is_place ||
            name->text.size < 3 || !name_token_is_given(scene, name->text))
            continue;
        const struct name_words *next = sibling_of(work, n);
        if (!next || known_find_short(&work->known, name->text, false, scene->arena) != NOBODY)
            continue;
        struct known *known = known_add(&work->known, name->text, name_token(&work->names, next, 1), false, scene->arena);
        known_count_spelling(known, name->text, scene->arena);
        known->mentions++;
        known->official_cues += next->is_official;
        known->relative_cues += name->is_relative || next->is_relative;
        name->person = (int32_t)(known - work->known.items);
    }
}

/* "Cheptegei won": a name alone is a person when it does what people do, twice, or once what only athletes do, and no fuller
 * form explains it. */
static void learn_single_names(struct people_work *work) {
    enum { SURNAME_LEAST = 3, SHORT_NAME = 4 }; /* "ahead of Coe" */
    struct scene *scene = work->scene;
    for (LIST_EACH(struct name_words, name, &work->names)) {
        if (name->person != NOBODY || name->is_club || name->count != 1 || !name->is_person || name->is_determined ||
            name->in_title || name->text.size < (name->is_performer ? SURNAME_LEAST : SHORT_NAME))
            continue;
        struct name_count count = name_count_of(&work->names, name->text);
        bool code_like = count.town_cues || count.school_cues || count.several_cues || count.other_cues * 2 >= count.mentions || is_listed_place(scene, name->text) ||
                         name_is_ordinary_word(&work->names, name->text) ||
                         known_find_short(&work->known, name->text, true, scene->arena) != NOBODY;
        bool all_caps = name->text.size > 1 && char_is_upper(name->text.data[1]);
        if (count.person_cues + count.performer_cues + (count.mentions > 2) < 2 || code_like || all_caps)
            continue;
        struct known *known = known_add(&work->known, (str){0}, name->text, false, scene->arena);
        known_count_spelling(known, name->text, scene->arena);
        known->official_cues += name->is_official;
        name->person = (int32_t)(known - work->known.items);
    }
}

/* "Her sister Lisa, the champion": kin whose surname needs no telling. */
static void learn_kin(struct people_work *work) {
    struct scene *scene = work->scene;
    for (LIST_EACH(struct name_words, name, &work->names)) {
        bool may_be_given = name->count == 1 && name->is_kin && !name->is_club && !name->is_place && !name->is_credit && !name->in_title &&
                            name->text.size > 2 && !is_shouted(name->text);
        if (name->person != NOBODY || !may_be_given || known_find_short(&work->known, name->text, false, scene->arena) != NOBODY)
            continue;
        struct known *known = known_add(&work->known, (str){0}, name->text, false, scene->arena);
        known_count_spelling(known, name->text, scene->arena);
        name->person = (int32_t)(known - work->known.items);
        known->athlete_cues += name->was_athlete;
        known->mentions++;
    }
}

/* "Fox's time", "said Fox": behind a lost subject a surname alone is enough, see lost_subjects.c. */
static void learn_lost_names(struct people_work *work) {
    struct scene *scene = work->scene;
    for (LIST_EACH(struct name_words, name, &work->names)) {
        if (name->person != NOBODY || name->count != 1 || name->in_title || name->is_credit || name->is_place || name->text.size < 4 ||
            !lost_subject_may_be_meant(scene, name->sentence))
            continue;
        str behind = str_slice(scene->views[name->sentence].text, name->span.end, name->span.end + 4);
        bool owns = str_starts_with(behind, STR("'s ")) && !char_is_upper(behind.data[3]);
        bool known_word = name_is_place(&work->names, name->text) || is_listed_place(scene, name->text) ||
                          (!owns && name_is_ordinary_word(&work->names, name->text)) || char_is_upper(name->text.data[1]) ||
                          known_find_short(&work->known, name->text, false, scene->arena) != NOBODY;
        if ((!name->is_person && !name->is_voice && !owns) || known_word)
            continue;
        struct known *known = known_add(&work->known, (str){0}, name->text, false, scene->arena);
        known_count_spelling(known, name->text, scene->arena);
        known->official_cues += name->is_official;
        name->person = (int32_t)(known - work->known.items);
    }
}

static void narrow(struct name_words *name, str text, uint32_t from, uint32_t size) {
    memmove(name->tokens, name->tokens + from, size * sizeof *name->tokens);
    name->count = size;
    name->span = span_of(name->tokens[0].start, name->tokens[size - 1].end);
    name->text = text;
}

/* The whole, then ever shorter tails and heads: "Favourite Mahuchikh", title case around a surname. */
static void match_parts(struct people_work *work, struct name_words *name) {
    uint32_t count = name->count;
    /* "Cameron Blazers" is not Kashieka Cameron. */
    uint32_t least = name->is_town ? count : 1;
    for (uint32_t size = count; size >= least && size > 0 && name->person == NOBODY; size--)
        for (uint32_t from = 0; from + size <= count && name->person == NOBODY; from++) {
            str part = name_words(&work->names, name, from, from + size);
            bool whole = size == count;
            if (size > 1) {
                struct name_words sub = *name;
                sub.count = size;
                memmove(sub.tokens, name->tokens + from, size * sizeof *sub.tokens);
                struct known *known = find_full(work, &sub);
                if (known)
                    name->person = (int32_t)(known - work->known.items);
            }
            if (name->person == NOBODY && (whole || name->in_title || name->lacks_lead || size == 1))
                name->person = known_find_short(&work->known, part, whole && count == 1, work->scene->arena);
            if (name->person != NOBODY && !whole)
                narrow(name, part, from, size);
        }
}

/* In reading order, for of two people who share a surname the one seen latest is meant. */
static void match_short_names(struct people_work *work) {
    uint32_t seen = 0;
    for (uint32_t n = 0; n < work->names.count; n++) {
        struct name_words *name = &work->names.items[n];
        for (; seen < work->names.count && work->names.items[seen].sentence <= name->sentence; seen++)
            if (work->names.items[seen].person != NOBODY)
                work->known.items[work->names.items[seen].person].last_seen = work->names.items[seen].sentence + 1;
        if (name->person != NOBODY || name->is_credit || name->is_club)
            continue;
        match_parts(work, name);
        if (name->person != NOBODY) {
            struct known *known = &work->known.items[name->person];
            known->last_seen = name->sentence + 1;
            known->relative_cues += name->is_relative;
            known->athlete_cues += name->was_athlete;
            known->mentions++;
            /* Of a surname that stands alone all spellings count: the first may be the misprint. */
            if (!known->given.size)
                known_count_spelling(known, name->text, work->scene->arena);
        }
    }
}

static void say_people(struct people_work *work) {
    struct scene *scene = work->scene;
    for (LIST_EACH(struct known, k, &work->known)) {
        struct person *person = LIST_ADD(&scene->reading->people, scene->arena);
        person->name = known_best_spelling(k);
        person->is_athlete = k->athlete_cues || (!k->official_cues && (!k->relative_cues || k->relative_cues < k->mentions));
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
    bool *placed = ARENA_ARRAY(scene->arena, scene->reading->people.count + 1, bool);
    for (LIST_EACH(struct name_words, name, &work->names)) {
        if (name->person == NOBODY || name->count < 2 || name->in_title || is_end_of_longer(work, name) || placed[name->person])
            continue;
        scene->reading->people.items[name->person].span = scene_span(scene, name->sentence, name->span);
        placed[name->person] = true;
    }
}

static void put_letters(struct people_work *work) {
    struct scene *scene = work->scene;
    uint32_t at = 0, club = 0;
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
        for (; club < work->clubs.count && work->clubs.items[club].sentence == s; club++) {
            struct span span = work->clubs.items[club].span;
            struct find find = {.span = span, .person = NOBODY, .entity = scene->x->id.team,
                                .value = {.type = VALUE_TEXT, .text = span_str(view->text, work->clubs.items[club].name)}};
            if (!scene_find_at(scene, s, span))
                view_add(view, &find);
        }
        view_refresh(view);
    }
}

void people_find(struct scene *scene) {
    struct people_work work = {.scene = scene};
    names_cut(&work.names, scene);
    find_clubs(&work);
    learn_full_names(&work);
    learn_siblings(&work);
    learn_single_names(&work);
    learn_lost_names(&work);
    learn_kin(&work);
    match_short_names(&work);
    say_people(&work);
    put_letters(&work);
}
