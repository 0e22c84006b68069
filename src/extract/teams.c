/*
 * Relay teams: "Italy", "the Italian quartet" and "the quartet" are one person where a relay is meant, called by the name of the
 * nation.
 */
#include "extract/scene.h"

/* So many sentences back "the quartet" may have been named. */
enum { TEAM_BACK = 4 };

static struct person *people(const struct scene *scene) {
    return scene->reading->people.items;
}

/* The first name that the list of nations gives to the code. */
static str full_name(const struct scene *scene, str code) {
    struct list_cells codes = rulebook_list_cells(scene->x->book, STR("nation-name"), STR("code"));
    for (uint32_t row = 0; row < codes.count; row++)
        if (str_equal(list_cell(codes, row), code))
            return rulebook_list_cell(scene->x->book, STR("nation-name"), row, STR("phrase"));
    return (str){0};
}

/* England, Scotland …: one country by their code, and two teams at some games. */
static bool is_home_nation(const struct scene *scene, str name) {
    return rulebook_lookup(scene->x->book, STR("home-nation"), name, STR("code")).size;
}

/*
 * What the team is called: the nation as the text writes it; its full name where that is an adjective ("British"), goes with
 * "Team" ("Team GB") or is cut short ("Britain").
 */
static str name_in(const struct scene *scene, str text, str code) {
    str full = full_name(scene, code);
    for (size_t start = 0; start < text.size; start = str_find_char(text, ' ', start) + 1)
        for (size_t end = text.size; end > start; end--) {
            str words = str_slice(text, start, end);
            bool is_whole = end == text.size || text.data[end] == ' ' || text.data[end] == '\'';
            if (!is_whole || !str_equal(rulebook_lookup(scene->x->book, STR("nation-name"), words, STR("code")), code))
                continue;
            bool is_short = words.size <= 2 || str_find_char(words, '.', 0) < words.size ||
                            str_starts_with(words, STR("Team ")) || str_ends_with(full, words);
            if (str_starts_with(words, STR("the ")) || str_starts_with(words, STR("The ")))
                words = str_slice(words, 4, words.size);
            if (is_home_nation(scene, words))
                return words;
            return is_short || str_ends_with(str_slice(text, 0, start), STR("Team ")) ? full : words;
        }
    return full;
}

/* What the article calls the nation for short, where that will do for a team: "the USA", in an article of "the US team". */
static str written_elsewhere(const struct scene *scene, str code, str full) {
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds)) {
            if (find->entity != scene->x->id.nation || !str_equal(find->value.text, code))
                continue;
            str name = name_in(scene, scene_find_text(scene, s, find->span), code);
            if (!str_equal(name, full) && str_is_upper(name))
                return name;
        }
    return full;
}

/* What clubs.c has found has its own words for a value, and they are a name: "the quartet" of 45-descriptions.rules is none. */
bool teams_is_club(const struct scene *scene, const struct find *find) {
    str text = find->value.text;
    return find->entity == scene->x->id.team && find->value.type == VALUE_TEXT && text.size && !char_is_lower(text.data[0]) &&
           !str_starts_with(text, STR("The ")) && !people_nation_in(scene, text).size;
}

/* "England won from Scotland". */
static bool is_other_home(const struct scene *scene, str a, str b) {
    return !str_equal(a, b) && is_home_nation(scene, a) && is_home_nation(scene, b);
}

int32_t teams_named(const struct scene *scene, uint32_t sentence, struct span span) {
    str text = scene_find_text(scene, sentence, span), code = people_nation_in(scene, text);
    const struct find *find = scene_find_at(scene, sentence, span);
    if (!code.size && !(find && teams_is_club(scene, find)))
        return NOBODY;
    str name = code.size ? name_in(scene, text, code) : find->value.text, full = full_name(scene, code);
    for (uint32_t i = 0; i < scene->reading->people.count; i++)
        if (people(scene)[i].is_team && str_equal(people(scene)[i].nation, code) &&
            (code.size ? !is_other_home(scene, people(scene)[i].name, name) : str_equal(people(scene)[i].name, name)))
            return (int32_t)i;
    if (code.size && str_equal(name, full) && str_find(text, full, 0) == text.size)
        name = written_elsewhere(scene, code, full);
    struct person *team = LIST_ADD(&scene->reading->people, scene->arena);
    *team = (struct person){.name = name, .nation = code, .is_team = true, .span = scene_span(scene, sentence, span)};
    return (int32_t)(scene->reading->people.count - 1);
}

/* "recorded 37.47, which only Jamaica has bettered": a clause on what stands before it. */
static bool is_in_relative_behind(str between) {
    return str_find(between, STR(", which "), 0) < between.size || str_find(between, STR(", that "), 0) < between.size;
}

/* "Italy (the title had been Jamaica's) won": what is named in brackets that have closed again. */
static bool is_in_closed_brackets(str between) {
    size_t close = str_find_char(between, ')', 0);
    return close < between.size && close < str_find_char(between, '(', 0);
}

/* "with South Africa also timed at 2:57.83", "and Italy third": told of besides. */
static bool is_told_besides(str text, struct span team) {
    static const char *const joints[] = {" with ", " and ", " while ", "; "};
    return str_ends_with_any(str_slice(text, 0, team.start), ALL_OF(joints));
}

/* "The relay team", of which the sentences before have told whose it is. */
static int32_t team_meant(const struct scene *scene, uint32_t sentence, const struct find *find) {
    int32_t named = teams_named(scene, sentence, find->span);
    bool is_bound = find->entity == scene->x->id.team && find->person >= 0 && people(scene)[find->person].is_team;
    return named == NOBODY && is_bound ? find->person : named;
}

/* The last team that is the subject of something before the place, else the first after it. */
static int32_t team_in_sentence(const struct scene *scene, uint32_t sentence, uint32_t at) {
    const struct entity_ids *id = &scene->x->id;
    int32_t before = NOBODY, after = NOBODY;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        /* "Jamaica's world record" is one letter, and Jamaica's. */
        str words = scene_find_text(scene, sentence, find->span);
        bool owns = find->entity == id->record && str_find(words, STR("'s "), 0) < words.size;
        /* "Cuba's Diaz", sentences ago: that nation ran no relay. */
        str behind = str_slice(scene->views[sentence].text, find->span.end, find->span.end + 3);
        bool has_athlete = at == UINT32_MAX && find->entity == id->nation && str_starts_with(behind, STR("'s "));
        if ((find->entity != id->nation && find->entity != id->team && !owns) || has_athlete || who_is_object(scene, sentence, find->span))
            continue;
        str text = scene->views[sentence].text;
        bool is_aside = find->span.start < at ? is_in_closed_brackets(str_slice(text, find->span.end, at < text.size ? at : text.size))
                                              : is_in_relative_behind(str_slice(text, at, find->span.start));
        if (is_aside && at != UINT32_MAX)
            continue;
        if (find->span.start < at)
            before = team_meant(scene, sentence, find);
        else if (after == NOBODY && find->span.start > at && !is_told_besides(text, find->span))
            after = team_meant(scene, sentence, find);
    }
    return before != NOBODY ? before : after;
}

/*
 * "from Italy (42.15)", "won in 41.90, well clear of Italy in 42.15": what stands in brackets, or behind a mark of the others, is hers, though she
 * is a rival.
 */
static int32_t team_before_mark(const struct scene *scene, uint32_t sentence, uint32_t at) {
    static const char *const joints[] = {" in ", " at ", " with "};
    const struct entity_ids *id = &scene->x->id;
    bool after_mark = false;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        if (find->span.end > at)
            break;
        str between = str_slice(scene->views[sentence].text, find->span.end, at);
        bool is_team = find->entity == id->nation || find->entity == id->team;
        if (is_team && (find->span.end + 2 == at ||
                        (after_mark && str_equals_any(between, ALL_OF(joints)) && who_is_object(scene, sentence, find->span))))
            return teams_named(scene, sentence, find->span);
        after_mark |= scene_is_mark(scene, find);
    }
    return NOBODY;
}

/* "Jefferson brought the baton home in 41.85": the team of the nation that she is known to run for, where the article tells of it. */
static int32_t team_of_runner(const struct scene *scene, int32_t person) {
    for (uint32_t i = 0; person != NOBODY && people(scene)[person].nation.size && i < scene->reading->people.count; i++)
        if (people(scene)[i].is_team && str_equal(people(scene)[i].nation, people(scene)[person].nation))
            return (int32_t)i;
    return NOBODY;
}

static bool names_runner(const struct scene *scene, uint32_t sentence) {
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.athlete && find->person >= 0)
            return true;
    return false;
}

int32_t teams_near(const struct scene *scene, uint32_t sentence, uint32_t at, int32_t person) {
    int32_t beside = team_before_mark(scene, sentence, at);
    if (beside != NOBODY)
        return beside;
    if (person != NOBODY && people(scene)[person].is_team)
        return person;
    int32_t own = team_of_runner(scene, person);
    if (own != NOBODY)
        return own;
    int32_t near = team_in_sentence(scene, sentence, at);
    if (near != NOBODY)
        return near;
    /* "Bell brought the baton home in 41.85": a paragraph about runners of some team is not about the last that the one before has named of several. */
    const struct sentence *sentences = scene->article->sentences.items;
    bool has_runner = names_runner(scene, sentence);
    int32_t latest = NOBODY;
    for (uint32_t back = 1; back <= TEAM_BACK && back <= sentence; back++) {
        int32_t team = team_in_sentence(scene, sentence - back, UINT32_MAX);
        bool is_here = sentences[sentence - back].paragraph == sentences[sentence].paragraph;
        if (team != NOBODY && (is_here || !has_runner))
            return team;
        if (team != NOBODY && latest != NOBODY && team != latest)
            return NOBODY;
        latest = team != NOBODY ? team : latest;
    }
    return latest; /* NOBODY: a club's or a school's, and none of its runners' alone */
}

/* Whether the sentence names a race outright, not only what somebody is or once won. */
static bool names_race(const struct scene *scene, uint32_t sentence) {
    for (uint32_t i = scene->first_event[sentence]; i < scene->first_event[sentence + 1]; i++)
        if (!scene->events.items[i].is_aside)
            return true;
    return false;
}

/* The relay that is run where a nation stands; NULL: none. In a report of one a nation runs it, unless the sentence names another race. */
static const struct event *relay_of(const struct scene *scene, uint32_t sentence, const struct find *find) {
    const struct event *event = race_event_at(scene, sentence, find->span, NOBODY, NULL, (str){0});
    if (scene->main_event && scene->main_event->class == EVENT_RELAY && !names_race(scene, sentence))
        event = scene->main_event;
    return event && event->class == EVENT_RELAY ? event : NULL;
}

int32_t teams_bind(struct scene *scene, uint32_t sentence, const struct find *find) {
    if (!relay_of(scene, sentence, find))
        return NOBODY;
    int32_t team = teams_named(scene, sentence, find->span);
    return team != NOBODY ? team : teams_near(scene, sentence, find->span.start, NOBODY);
}
