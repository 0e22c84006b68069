/*
 * Nations told by meetings that only one country's athletes enter: its trials, its national and its schools' championships. Who competes
 * there is of that country, unless the article tells of another. A guess by the article's subject alone is none: champions from elsewhere
 * are named everywhere without their nation.
 */
#include "extract/around.h"
#include "extract/scene.h"

/* Sentences that tell what is reported; places that make a country the article's, and how many times as many as any other's. */
enum { OPENING = 3, NAMINGS_LEAST = 2, NAMINGS_TIMES = 2 };

/* A country and how many of its places the article names. */
struct tally {
    str code;
    uint32_t times;
};

static bool has_word_of(const struct scene *scene, str text, const char *scope) {
    str lower = str_lower(text, scene->arena);
    for (size_t start = 0; start < lower.size; start = str_find_char(lower, ' ', start) + 1)
        for (size_t stop = lower.size; stop > start; stop--) {
            bool is_whole = stop == lower.size || lower.data[stop] == ' ' || lower.data[stop] == '\'';
            if (is_whole &&
                str_equal(rulebook_lookup(scene->x->book, STR("domestic-word"), str_slice(lower, start, stop), STR("scope")),
                          str_of(scope)))
                return true;
        }
    return false;
}

static bool ends_with_kind(const struct scene *scene, str competition) {
    return around_ends(scene, AROUND_CHAMPIONSHIPS, str_lower(competition, scene->arena));
}

/* "Indoor Trials and UK Championships" too. */
static bool is_trial(const struct scene *scene, str competition) {
    str lower = str_lower(competition, scene->arena);
    return around_ends(scene, AROUND_TRIALS, lower) || around_holds(scene, AROUND_TRIALS_AND, lower);
}

/* The country that a meeting's name tells of: "the Irish Championships", "the SA Senior Championships". */
static str nation_of_name(const struct scene *scene, str competition) {
    str code = people_nation_in(scene, competition);
    while (!code.size && competition.size) {
        str word = str_cut(&competition, ' ');
        if (str_is_upper(word))
            code = rulebook_lookup(scene->x->book, STR("nation-abbreviation"), word, STR("code"));
    }
    return code;
}

/* "the US Olympic trials", "Kenya Police championships", "inter-State meet": only one country's athletes enter. */
static bool is_domestic(const struct scene *scene, str competition) {
    if (is_trial(scene, competition))
        return true;
    if (has_word_of(scene, competition, "world"))
        return false;
    return has_word_of(scene, competition, "country") || (ends_with_kind(scene, competition) && nation_of_name(scene, competition).size);
}

/* "Trinidad and Tobago's Olympic trials", "the Kenyan national championships": the country right before the meeting's name, or in it. */
static str owner_of_meeting(const struct scene *scene, uint32_t sentence, const struct find *meeting) {
    const struct view *view = &scene->views[sentence];
    str code = nation_of_name(scene, scene_find_text(scene, sentence, meeting->span));
    for (LIST_EACH(struct find, find, &view->finds)) {
        bool names_country = find->entity == scene->x->id.nation || find->entity == scene->x->id.people;
        str between = find->span.end < meeting->span.start ? str_slice(view->text, find->span.end, meeting->span.start) : (str){0};
        bool owns = str_equal(between, STR(" ")) || str_equal(between, STR("'s ")) || str_equal(between, STR("' "));
        if (!code.size && names_country && owns)
            code = find->value.text;
    }
    return code;
}

static struct tally *tally_of(struct tally *tallies, uint32_t *count, uint32_t most, str code) {
    for (uint32_t i = 0; i < *count; i++)
        if (str_equal(tallies[i].code, code))
            return &tallies[i];
    if (*count == most)
        return NULL;
    tallies[*count] = (struct tally){code, 0};
    return &tallies[(*count)++];
}

/* The country of by far the most towns and counties that the article names, each counted once; its own name counts as one. Empty. */
static str country_told_of(const struct scene *scene) {
    enum { COUNTRIES_MOST = 32 };
    struct tally tallies[COUNTRIES_MOST];
    struct table seen = {0};
    uint32_t count = 0;
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds)) {
            bool is_place = find->entity == scene->x->id.home || find->entity == scene->x->id.nation;
            void **slot = is_place ? table_slot(&seen, scene_find_text(scene, s, find->span), scene->arena) : NULL;
            struct tally *tally = slot && !*slot ? tally_of(tallies, &count, COUNTRIES_MOST, find->value.text) : NULL;
            if (slot)
                *slot = &seen;
            if (tally)
                tally->times++;
        }
    const struct tally *best = NULL;
    for (uint32_t i = 0; i < count; i++)
        best = !best || tallies[i].times > best->times ? &tallies[i] : best;
    for (uint32_t i = 0; i < count && best; i++)
        if (&tallies[i] != best && tallies[i].times * NAMINGS_TIMES > best->times)
            return (str){0};
    return best && best->times >= NAMINGS_LEAST ? best->code : (str){0};
}

/* Another naming of the article's meeting: its name is a part of it, or says "national" as it does. */
static bool is_main_meeting(const struct scene *scene, str name) {
    str main = scene->main_competition;
    return str_find(name, main, 0) < name.size || str_find(main, name, 0) < main.size;
}

/* "Trials notebook": the headline says so, whatever meeting is named besides. */
static bool title_tells_trials(const struct scene *scene) {
    const struct article *article = scene->article;
    bool has_title = article->sentences.count && article->paragraphs.items[article->sentences.items[0].paragraph].kind == BLOCK_TITLE;
    str title = has_title ? str_lower(scene->views[0].text, scene->arena) : (str){0};
    return str_starts_with(title, STR("trials ")) || str_find(title, STR(" trials"), 0) < title.size;
}

/* The country whose meeting the article is about; empty where it is about none, or about two. */
static str domestic_nation(const struct scene *scene) {
    str code = {0};
    bool about_one = is_domestic(scene, scene->main_competition) || title_tells_trials(scene);
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds)) {
            str name = scene_find_text(scene, s, find->span);
            if (find->entity != scene->x->id.competition || (about_one ? !is_main_meeting(scene, name) : s >= OPENING))
                continue;
            if (!about_one && !is_domestic(scene, name))
                continue;
            str here = owner_of_meeting(scene, s, find);
            if (!about_one && (!here.size || (code.size && !str_equal(code, here))))
                return (str){0}; /* "the World Championships" too */
            code = code.size ? code : here;
        }
    if (about_one && !code.size)
        code = nation_of_name(scene, scene->main_competition);
    if (about_one && !code.size)
        code = country_told_of(scene);
    return code.size || !about_one ? code : people_host_nation(scene);
}

/* Whether a rule has understood whom the find is about: it casts no doubt on others of its sentence. */
static bool is_said_of_somebody(const struct scene *scene, uint32_t sentence, const struct find *find) {
    static const char *const fields[] = {"nation", "people", "code", "printed"};
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (!str_equal(draft->kind, STR("nation")) || !draft_field(draft, "athlete"))
            continue;
        for (size_t f = 0; f < sizeof fields / sizeof *fields; f++) {
            const struct draft_field *field = draft_field(draft, fields[f]);
            if (field && span_overlaps(field->find.span, find->span))
                return true;
        }
    }
    return false;
}

/* Somebody's nation may be told here in words that no rule has understood. */
static bool names_other_nation(const struct scene *scene, uint32_t sentence, str code) {
    const struct entity_ids *id = &scene->x->id;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        bool tells = find->entity == id->nation || find->entity == id->people || find->entity == id->description;
        str other = !tells ? (str){0} : find->entity == id->description ? people_nation_in(scene, scene_find_text(scene, sentence, find->span))
                                                                       : find->value.text;
        if (other.size && !str_equal(other, code) && !is_said_of_somebody(scene, sentence, find))
            return true;
    }
    return false;
}

/* The country whose team the article tells of, where its opening and two sentences more speak of choosing; empty. */
static str choosing_nation(const struct scene *scene) {
    enum { SELECTIONS_LEAST = 3, TEAM_OPENING = 4 };
    str code = {0};
    uint32_t sentences = 0, last = UINT32_MAX;
    bool opens = false;
    for (LIST_EACH(struct draft, draft, &scene->drafts)) {
        if (!str_equal(draft->kind, STR("selection")))
            continue;
        const struct draft_field *people = draft_field(draft, "people"), *nation = draft_field(draft, "nation");
        const struct draft_field *named = people ? people : nation;
        str here = named && named->is_find ? named->find.value.text : (str){0};
        if (here.size && code.size && !str_equal(code, here))
            return (str){0}; /* two countries' teams */
        code = code.size ? code : here;
        sentences += draft->sentence != last;
        opens |= draft->sentence < TEAM_OPENING;
        last = draft->sentence;
    }
    if (!opens || sentences < SELECTIONS_LEAST)
        return (str){0};
    return code.size ? code : country_told_of(scene);
}

static void settle(struct person *person, str code) {
    if (person->is_athlete && !person->is_team && !person->nation.size)
        person->nation = code;
}

/* Whoever the sentence names is of the country, unless it names another. */
static void settle_sentence(struct scene *scene, uint32_t sentence, str code) {
    if (names_other_nation(scene, sentence, code))
        return;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.athlete && find->person >= 0)
            settle(&scene->reading->people.items[find->person], code);
}

/* "100m: A Lind (Malby AC), B Orme (Foxdale).": a row of a team list, with two clubs at least behind names. */
static bool lists_members(const struct scene *scene, uint32_t sentence) {
    const struct view *view = &scene->views[sentence];
    uint32_t clubs = 0;
    for (LIST_EACH(struct find, find, &view->finds)) {
        str rest = str_slice(view->text, find->span.end, find->span.end + 3);
        clubs += find->entity == scene->x->id.athlete && rest.size == 3 && str_starts_with(rest, STR(" (")) && char_is_upper(rest.data[2]);
    }
    return clubs > 1;
}

/* Who is named where somebody is chosen or passed over, or in the list of the team. */
static void settle_chosen(struct scene *scene) {
    str code = choosing_nation(scene);
    for (uint32_t s = 0; code.size && s < scene->article->sentences.count; s++) {
        bool chooses = false;
        for (uint32_t i = scene->first_draft[s]; i < scene->first_draft[s + 1]; i++)
            chooses |= str_equal(scene->drafts.items[i].kind, STR("selection"));
        if (chooses || lists_members(scene, s))
            settle_sentence(scene, s, code);
    }
}

void people_settle_domestic(struct scene *scene) {
    settle_chosen(scene);
    str code = domestic_nation(scene);
    if (!code.size)
        return;
    uint32_t count = scene->reading->people.count;
    bool *competes = ARENA_ARRAY(scene->arena, count + 1, bool), *doubted = ARENA_ARRAY(scene->arena, count + 1, bool);
    for (LIST_EACH(struct claim, claim, &scene->reading->claims)) {
        bool is_main = !claim->competition.size || race_is_main_meeting(scene, claim->competition);
        bool here = is_main || (is_domestic(scene, claim->competition) && str_equal(nation_of_name(scene, claim->competition), code));
        if (claim->person >= 0 && here && !claim->in_quote)
            competes[claim->person] |= claim->kind == CLAIM_RESULT || claim->kind == CLAIM_PLACING;
    }
    for (uint32_t s = 0; s < scene->article->sentences.count; s++) {
        bool other = names_other_nation(scene, s, code);
        for (LIST_EACH(struct find, find, &scene->views[s].finds))
            if (other && find->entity == scene->x->id.athlete && find->person >= 0)
                doubted[find->person] = true;
    }
    for (uint32_t i = 0; i < count; i++)
        if (competes[i] && !doubted[i])
            settle(&scene->reading->people.items[i], code);
}
