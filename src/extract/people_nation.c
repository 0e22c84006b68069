/*
 * Nations that are told less plainly than by "Kenya's": for lists, by national records, by "the first Briton to", by compatriots,
 * and last by descriptions such as "the Norwegian". What stands right beside a name has been learnt before (people_facts.c) and is
 * never overruled; of hints that differ the commoner one counts. A step that knows less comes later, and compatriots learn
 * from one another after each.
 */
#include "extract/around.h"
#include "extract/scene.h"

enum { MEMBERS_MOST = 5, DESCRIPTION_ROUNDS = 2 };

/* A hint of how somebody may be from, and how often it was given. */
struct hint {
    int32_t person;
    str code;
    uint32_t times;
};

struct hints {
    struct hint *items;
    uint32_t count, room;
};

/* People of one nation, whichever it is. */
struct compatriots {
    int32_t items[MEMBERS_MOST];
    uint32_t count;
};

struct nations {
    struct scene *scene;
    struct { struct compatriots *items; uint32_t count, room; } ties;
};

static struct person *person_at(const struct nations *n, int32_t person) {
    return &n->scene->reading->people.items[person];
}

/* "South American", "Pan Asian": a word with a capital in front makes another name of it; "The British" and "Team Italy" are none. */
static bool is_part_of_name(str text, size_t start) {
    size_t before = start;
    while (before > 1 && text.data[before - 2] != ' ')
        before--;
    str word = start ? str_slice(text, before - 1, start - 1) : (str){0};
    return word.size && char_is_upper(word.data[0]) && !str_equal(word, STR("The")) && !str_equal(word, STR("Team"));
}

/* "Aviva UK Championships": a sponsor stands before an abbreviation, no given name. */
static bool is_abbreviation(str text, size_t start) {
    size_t end = start;
    while (end < text.size && char_is_upper(text.data[end]))
        end++;
    return end > start + 1 && (end == text.size || text.data[end] == ' ');
}

str people_nation_in(const struct scene *scene, str text) {
    static const char *const lists[] = {"people-name", "nation-name"};
    for (size_t start = 0; start < text.size; start = str_find_char(text, ' ', start) + 1)
        for (size_t stop = text.size;
             stop > start && char_is_upper(text.data[start]) && (!is_part_of_name(text, start) || is_abbreviation(text, start));
             stop--) {
            if (stop < text.size && text.data[stop] != ' ' && text.data[stop] != '\'')
                continue;
            for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
                str code = rulebook_lookup(scene->x->book, str_of(lists[i]), str_slice(text, start, stop), STR("code"));
                if (code.data)
                    return code;
            }
        }
    return (str){0};
}

/* The nation that a draft names: by a people, a country, or the words of a record. */
static str nation_of_draft(const struct nations *n, const struct draft *draft) {
    const struct draft_field *people = draft_field(draft, "people"), *nation = draft_field(draft, "nation");
    const struct draft_field *record = draft_field(draft, "record"), *home = draft_field(draft, "home");
    if (home && home->is_find)
        return home->find.value.text;
    if (people && people->is_find)
        return people->find.value.text;
    if (nation && nation->is_find)
        return nation->find.value.text;
    return record && record->is_find ? people_nation_in(n->scene, scene_find_text(n->scene, draft->sentence, record->find.span)) : (str){0};
}

static void add_hint(const struct nations *n, struct hints *hints, int32_t person, str code) {
    if (person == NOBODY || !code.size || person_at(n, person)->is_team || !person_at(n, person)->is_athlete)
        return;
    for (LIST_EACH(struct hint, hint, hints))
        if (hint->person == person && str_equal(hint->code, code)) {
            hint->times++;
            return;
        }
    *LIST_ADD(hints, n->scene->arena) = (struct hint){person, code, 1};
}

static void share_among_compatriots(const struct nations *n) {
    for (bool changed = true; changed;) {
        changed = false;
        for (LIST_EACH(struct compatriots, tie, &n->ties)) {
            str code = {0};
            for (uint32_t i = 0; i < tie->count && !code.size; i++)
                code = person_at(n, tie->items[i])->nation;
            for (uint32_t i = 0; i < tie->count && code.size; i++) {
                struct person *person = person_at(n, tie->items[i]);
                changed |= !person->nation.size;
                person->nation = person->nation.size ? person->nation : code;
            }
        }
    }
}

/* Who has no nation yet takes the one most often hinted at, of equals the first. */
static void believe(const struct nations *n, const struct hints *hints) {
    for (LIST_EACH(struct hint, hint, hints)) {
        const struct hint *best = hint;
        for (LIST_EACH(struct hint, other, hints))
            if (other->person == hint->person && other->times > best->times)
                best = other;
        struct person *person = person_at(n, hint->person);
        if (!person->nation.size)
            person->nation = best->code;
    }
    share_among_compatriots(n);
}

/* The athletes that a draft captures. */
static struct compatriots athletes_of(const struct nations *n, const struct draft *draft) {
    static const char *const fields[] = {"athlete", "athlete2", "athlete3", "athlete4", "other"};
    struct compatriots found = {0};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        int32_t person = who_of_field(n->scene, draft->sentence, draft_field(draft, fields[i]));
        if (person != NOBODY && !person_at(n, person)->is_team)
            found.items[found.count++] = person;
    }
    return found;
}

/* Whose compatriot somebody is where the words name nobody: the person named right before, else whom the sentence is about. */
static int32_t other_of(const struct nations *n, const struct draft *draft, const struct compatriots *tie) {
    const struct view *view = &n->scene->views[draft->sentence];
    for (uint32_t i = view->finds.count; i-- > 0;) {
        const struct find *find = &view->finds.items[i];
        if (find->span.end <= draft->span.start && who_is_one(n->scene, find) && find->person >= 0 &&
            !person_is_among(tie->items, tie->count, find->person))
            return find->person;
    }
    int32_t subject = who_subject_at(n->scene, draft->sentence, 0);
    return subject == NOBODY || person_is_among(tie->items, tie->count, subject) || person_at(n, subject)->is_team ? NOBODY : subject;
}

static void collect_compatriots(struct nations *n, struct hints *hints) {
    for (LIST_EACH(struct draft, draft, &n->scene->drafts)) {
        if (!str_equal(draft->kind, STR("compatriot")))
            continue;
        struct compatriots tie = athletes_of(n, draft);
        int32_t other = draft_field(draft, "other") ? NOBODY : other_of(n, draft, &tie);
        if (other != NOBODY && tie.count < MEMBERS_MOST)
            tie.items[tie.count++] = other;
        for (uint32_t i = 0; i < tie.count; i++)
            add_hint(n, hints, tie.items[i], nation_of_draft(n, draft));
        *LIST_ADD(&n->ties, n->scene->arena) = tie;
    }
}

/* "Americans", "the Greek pair": more than one. */
static bool is_plural(const struct scene *scene, str word) {
    return around_ends(scene, AROUND_GROUP, word) || str_ends_with(word, STR("s")) || str_ends_with(word, STR("men")) ||
           str_ends_with(word, STR("women"));
}

static void collect_lists(const struct nations *n, struct hints *hints) {
    for (LIST_EACH(struct draft, draft, &n->scene->drafts)) {
        bool plural = str_equal(draft->kind, STR("listed-plural"));
        if (!plural && !str_equal(draft->kind, STR("listed")))
            continue;
        if (plural && !is_plural(n->scene, scene_find_text(n->scene, draft->sentence, draft_field(draft, "people")->find.span)))
            continue;
        struct compatriots listed = athletes_of(n, draft);
        for (uint32_t i = 0; i < listed.count; i++)
            add_hint(n, hints, listed.items[i], nation_of_draft(n, draft));
    }
}

/* "The gold medallist from Berlin" won there. */
static bool tells_where_won(const struct nations *n, const struct draft *draft) {
    const struct draft_field *athlete = draft_field(draft, "athlete");
    if (!draft_field(draft, "home") || !athlete || athlete->find.entity != n->scene->x->id.description)
        return false;
    return around_ends(n->scene, AROUND_TITLE, scene_find_text(n->scene, draft->sentence, athlete->find.span));
}

/* Whom a hint is about: "in bringing down Kerr and became the first Briton" goes on about the subject, not about the rival. */
static int32_t hinted(const struct nations *n, const struct draft *draft) {
    const struct draft_field *athlete = draft_field(draft, "athlete");
    if (!athlete)
        return who_subject_at(n->scene, draft->sentence, draft->span.start);
    if (tells_where_won(n, draft))
        return NOBODY;
    bool is_rival = who_is_object(n->scene, draft->sentence, athlete->find.span) && athlete->find.span.start == draft->span.start &&
                    !who_has_relative(n->scene, draft->sentence, &athlete->find);
    return is_rival ? who_subject_at(n->scene, draft->sentence, draft->span.start) : who_of_field(n->scene, draft->sentence, athlete);
}

static void collect_hints(const struct nations *n, struct hints *hints) {
    str host = people_host_nation(n->scene);
    for (LIST_EACH(struct draft, draft, &n->scene->drafts)) {
        if (str_equal(draft->kind, STR("hint")))
            add_hint(n, hints, hinted(n, draft), nation_of_draft(n, draft));
        else if (str_equal(draft->kind, STR("at-home")))
            add_hint(n, hints, hinted(n, draft), host);
    }
}

/* "The Greek pair", "Belgian sprinter suspended". */
static void collect_groups(const struct nations *n, struct hints *hints) {
    for (LIST_EACH(struct draft, draft, &n->scene->drafts)) {
        int32_t group[GROUP_MOST];
        bool tells = str_equal(draft->kind, STR("group")) || str_equal(draft->kind, STR("headline")) || str_equal(draft->kind, STR("introduced"));
        uint32_t count = tells ? people_of_group(n->scene, draft, group) : 0;
        for (uint32_t i = 0; i < count; i++)
            add_hint(n, hints, group[i], nation_of_draft(n, draft));
    }
}

/* "The Greek doctors", "the Finnish city", "the Italian who …, Jacobs": words behind it make it no name for one person of before. */
static bool stands_alone(const struct scene *scene, const struct view *view, const struct find *find) {
    str text = span_str(view->text, find->span), rest = str_slice(view->text, find->span.end, view->text.size);
    if (is_plural(scene, text) || str_starts_with(rest, STR(" who")))
        return false;
    str next = rest.size && rest.data[0] == ' ' ? str_slice(rest, 1, str_find_char(rest, ' ', 1)) : (str){0};
    bool is_adjective = str_ends_with(text, STR("sh")) || str_ends_with(text, STR("ch"));
    bool is_verb = str_equal(next, STR("was")) || str_equal(next, STR("has")) || str_equal(next, STR("is")) || str_equal(next, STR("wins"));
    return !is_adjective && (is_verb || !str_ends_with(next, STR("s")));
}

/* Somebody else of that nation is named in the sentence or the one before: the description may mean them. */
static bool means_another(const struct nations *n, uint32_t sentence, int32_t person, str code) {
    for (uint32_t s = sentence ? sentence - 1 : 0; s <= sentence; s++)
        for (LIST_EACH(struct find, find, &n->scene->views[s].finds))
            if (find->entity == n->scene->x->id.athlete && find->person >= 0 && find->person != person &&
                str_equal(person_at(n, find->person)->nation, code))
                return true;
    return false;
}

/* "Holm led, but the Scot", "Holm was third, where the Scot": the words between name and description set one against the other. */
static bool is_contrast(str between) {
    static const char *const words[] = {" but ", " while ", " with ", " before ", " until ", " where ", " when ", " than "};
    return str_holds_any(between, ALL_OF(words));
}

/*
 * "He beat Holm to end the Swede's run": of those meant in front of the description the only one whose nation nobody has told.
 * NOBODY where there is none, or more than one, or where somebody else may be meant.
 */
static int32_t only_stranger_before(const struct nations *n, uint32_t sentence, const struct find *description) {
    const struct scene *scene = n->scene;
    const struct view *view = &scene->views[sentence];
    int32_t stranger = NOBODY, others = 0;
    uint32_t end = 0;
    for (LIST_EACH(struct find, find, &view->finds)) {
        if (find->span.start >= description->span.start)
            break;
        if (find->entity == scene->x->id.pronoun && str_equal(scene_find_text(scene, sentence, find->span), STR("him")))
            return NOBODY;
        if (find->person < 0 || find->person == stranger || find->entity == scene->x->id.description || !who_is_one(scene, find) ||
            person_at(n, find->person)->is_team)
            continue;
        if (person_at(n, find->person)->nation.size) {
            others++;
        } else if (stranger != NOBODY || find->entity == scene->x->id.pronoun) {
            return NOBODY; /* "He was at the Norwegian's shoulder": two people */
        } else {
            stranger = find->person;
            end = find->span.end;
        }
    }
    bool contrast = stranger != NOBODY && (is_contrast(str_slice(view->text, end, description->span.start)) ||
                                           who_is_object(scene, sentence, description->span));
    return contrast && !others ? NOBODY : stranger;
}

/* "The Norwegian" is a Norwegian: the only one in the sentence who may be, else whom who.c has found to be meant. */
static void collect_descriptions(const struct nations *n, struct hints *hints) {
    const struct scene *scene = n->scene;
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds)) {
            if (find->entity != scene->x->id.description || !stands_alone(scene, &scene->views[s], find))
                continue;
            str code = people_nation_in(scene, scene_find_text(scene, s, find->span));
            if (!code.size) /* "the Dundee star" */
                code = people_country_in(scene, scene_find_text(scene, s, find->span));
            int32_t stranger = only_stranger_before(n, s, find), person = stranger != NOBODY ? stranger : find->person;
            if (person != NOBODY && !means_another(n, s, person, code))
                add_hint(n, hints, person, code);
        }
}

void people_settle_nations(struct scene *scene) {
    struct nations n = {.scene = scene};
    struct hints lists = {0}, hints = {0}, groups = {0};
    collect_compatriots(&n, &hints);
    collect_lists(&n, &lists);
    collect_hints(&n, &hints);
    share_among_compatriots(&n);
    believe(&n, &lists);
    believe(&n, &hints);
    collect_groups(&n, &groups);
    believe(&n, &groups);
    /* Whom one description has told of is no stranger to the next. */
    for (int round = 0; round < DESCRIPTION_ROUNDS; round++) {
        struct hints descriptions = {0};
        collect_descriptions(&n, &descriptions);
        believe(&n, &descriptions);
    }
}
