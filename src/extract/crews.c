/*
 * Who ran for a relay team has the place of the team, and who ran with somebody that of the other: "the quartet of A, B, C and D",
 * "A, who ran the last leg for Italy". The rules tell who ran together; here the crew is tied to the place that the article tells
 * of the team, or of one of them, nearby.
 */
#include "placings.h"

/* With the one who is named apart: "A and her team-mates B, C, D and E". */
enum { CREW_MOST = 5 };
static const char *const member_fields[CREW_MOST] = {"athlete", "athlete2", "athlete3", "athlete4", "athlete5"};

/* So many sentences may stand between the place and the crew, in one paragraph. */
enum { CREW_WITHIN = 2 };
/* Bytes from a place to those with whom it was taken. */
enum { CREW_BESIDE = 8 };

struct crew {
    const struct draft *draft;
    int32_t members[CREW_MOST];
    uint32_t count;
    int32_t team;             /* NOBODY: the rule names none */
};

static struct crew crew_of(const struct scene *scene, const struct draft *draft) {
    struct crew crew = {.draft = draft, .team = who_of_field(scene, draft->sentence, draft_field(draft, "team"))};
    for (int i = 0; i < CREW_MOST; i++) {
        int32_t person = who_of_field(scene, draft->sentence, draft_field(draft, member_fields[i]));
        if (person != NOBODY && !scene->reading->people.items[person].is_team)
            crew.members[crew.count++] = person;
    }
    return crew;
}

static bool is_near(const struct scene *scene, uint32_t a, uint32_t b) {
    const struct sentence *sentences = scene->article->sentences.items;
    uint32_t apart = a < b ? b - a : a - b;
    return apart <= 1 || (apart <= CREW_WITHIN && sentences[a].paragraph == sentences[b].paragraph);
}

/* Of a heat the team's place is told, nobody calls it the runners'. */
static bool tells_of_heats(const struct scene *scene, uint32_t sentence) {
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.round && !str_equal(scene_find_text(scene, sentence, find->span), STR("final")))
            return true;
    return false;
}

/* Whether the relay's place that was told is the crew's: it is their team's, one of theirs, or a team's of whose crew nobody tells more. */
static bool is_place_of(const struct scene *scene, const struct crew *crew, const struct told_place *told) {
    if (!told->event || told->event->class != EVENT_RELAY || !is_near(scene, told->sentence, crew->draft->sentence) ||
        tells_of_heats(scene, told->sentence) || tells_of_heats(scene, crew->draft->sentence))
        return false;
    bool beside = told->sentence == crew->draft->sentence && crew->draft->span.start >= told->span.start &&
                  crew->draft->span.start <= told->span.end + CREW_BESIDE; /* "won relay gold with A and B" */
    if (!scene->reading->people.items[told->person].is_team)
        return (person_is_among(crew->members, crew->count, told->person) && crew->count > 1) || beside;
    return crew->team == told->person || (crew->team == NOBODY && crew->count > 1);
}

/* A team of a country that one of the crew is not of. */
static bool is_of_another_nation(const struct scene *scene, const struct crew *crew, const struct told_place *told) {
    const struct person *people = scene->reading->people.items, *team = &people[told->person];
    for (uint32_t m = 0; m < crew->count; m++)
        if (team->is_team && team->nation.size && people[crew->members[m]].nation.size && !str_equal(team->nation, people[crew->members[m]].nation))
            return true;
    return false;
}

/* "Jamaica's team of A, B, C and D ran 39.15, ahead of Italy": who did it is called by the name of another team. */
static bool is_called_by_another(const struct scene *scene, const struct crew *crew, int32_t team) {
    for (LIST_EACH(struct find, find, &scene->views[crew->draft->sentence].finds))
        if (find->entity == scene->x->id.team && find->person >= 0 && find->person != team && span_overlaps(find->span, crew->draft->span))
            return scene->reading->people.items[team].is_team;
    return false;
}

/* The place told nearest to the crew; NULL: none. */
static const struct told_place *place_of(const struct scene *scene, const struct crew *crew) {
    const struct told_place *nearest = NULL;
    uint32_t least = UINT32_MAX, here = scene_span(scene, crew->draft->sentence, crew->draft->span).start;
    for (LIST_EACH(struct told_place, told, &scene->told_places)) {
        uint32_t at = scene_span(scene, told->sentence, told->span).start, apart = at < here ? here - at : at - here;
        if (apart < least && is_place_of(scene, crew, told) && !is_of_another_nation(scene, crew, told) &&
            !is_called_by_another(scene, crew, told->person)) {
            nearest = told;
            least = apart;
        }
    }
    return nearest;
}

/* "The Indian quartet of A, B, C and D": who did it is called by the team's own name. */
static bool is_called_by_team(const struct scene *scene, const struct crew *crew, int32_t team) {
    for (LIST_EACH(struct find, find, &scene->views[crew->draft->sentence].finds))
        if (find->entity == scene->x->id.team && find->person == team && span_overlaps(find->span, crew->draft->span))
            return true;
    return false;
}

/* "The Indian quartet of A, B, C and D settled for silver": the place is the team's, and its runners are only named. */
static bool is_told_of_team(const struct scene *scene, const struct crew *crew, const struct told_place *told) {
    bool is_here = told->sentence == crew->draft->sentence || is_called_by_team(scene, crew, told->person);
    return scene->reading->people.items[told->person].is_team && crew->team == NOBODY && is_here;
}

/* Who runs for a country's team is of that country; of those who only ran together the team must stand before them. */
static void tell_nation(struct scene *scene, const struct crew *crew, const struct told_place *told, bool only_mates) {
    struct person *people = scene->reading->people.items;
    bool before = told && told->sentence == crew->draft->sentence && told->span.start < crew->draft->span.start;
    bool by_team = told && people[told->person].is_team && (before || !only_mates);
    str nation = crew->team != NOBODY ? people[crew->team].nation : by_team ? people[told->person].nation : (str){0};
    for (uint32_t m = 0; m < crew->count; m++)
        if (!people[crew->members[m]].nation.size)
            people[crew->members[m]].nation = nation;
}

/* Those who are told to have taken one place of a relay by the same words. */
static struct crew crew_placed(const struct scene *scene, const struct draft *draft, const struct told_place **place) {
    struct crew crew = {.draft = draft, .team = NOBODY};
    for (LIST_EACH(struct told_place, told, &scene->told_places)) {
        bool is_here = told->sentence == draft->sentence && told->span.start == draft->span.start && told->span.end == draft->span.end;
        bool is_runner = told->event && told->event->class == EVENT_RELAY && !scene->reading->people.items[told->person].is_team;
        if (!is_here || !is_runner || told->is_aside || crew.count >= CREW_MOST || person_is_among(crew.members, crew.count, told->person))
            continue;
        crew.members[crew.count++] = told->person;
        *place = told;
    }
    return crew;
}

/* "… for Italy", "to Italy's collection": the sentence names the country, and not as a rival. */
static bool is_named_in(const struct scene *scene, uint32_t sentence, str nation) {
    static const char *const leads[] = {" for ", " for the "};
    str text = scene->views[sentence].text;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        bool is_country = find->entity == scene->x->id.nation || find->entity == scene->x->id.team || find->entity == scene->x->id.people;
        if (is_country && str_equal(people_nation_in(scene, scene_find_text(scene, sentence, find->span)), nation) &&
            (scene_is_possessive(scene, sentence, find) || str_ends_with_any(str_slice(text, 0, find->span.start), ALL_OF(leads))))
            return true;
    }
    return false;
}

/* "Relay gold", "the Olympic relay": of a medal each of the four has his own, of any other place only the team. */
static bool tells_of_medal(const struct scene *scene, const struct draft *draft) {
    const struct entity_ids *id = &scene->x->id;
    for (LIST_EACH(struct find, find, &scene->views[draft->sentence].finds))
        if (find->entity == id->medal || find->entity == id->title || (find->entity == id->honour && span_overlaps(find->span, draft->span)))
            return true;
    return str_starts_with(rule_name(draft->rule), STR("title-"));
}

/* Takes back what the draft told of each of them. */
static void drop_placed(struct scene *scene, const struct draft *draft, const struct crew *crew) {
    struct reading *reading = scene->reading;
    uint32_t start = scene_span(scene, draft->sentence, draft->span).start, kept = 0;
    for (uint32_t i = 0; i < reading->claims.count; i++) {
        const struct claim *claim = &reading->claims.items[i];
        if (claim->kind != CLAIM_PLACING || claim->span.start != start || !person_is_among(crew->members, crew->count, claim->person))
            reading->claims.items[kept++] = *claim;
    }
    reading->claims.count = kept;
}

/* "Bell, Fox, Ray and Orme took silver for Italy": the place is the team's, where it is named so, or one of the four is known to
 * be of the country. */
static void claim_for_team(struct scene *scene, const struct draft *draft) {
    enum { CREW_LEAST = 3 };
    const struct told_place *told = NULL;
    struct crew crew = crew_placed(scene, draft, &told);
    if (crew.count < CREW_LEAST || tells_of_heats(scene, draft->sentence))
        return;
    int32_t team = teams_near(scene, draft->sentence, draft->span.start, NOBODY);
    const struct person *people = scene->reading->people.items;
    bool is_known = team != NOBODY && people[team].nation.size && is_named_in(scene, draft->sentence, people[team].nation);
    for (uint32_t m = 0; m < crew.count && team != NOBODY && people[team].nation.size; m++)
        is_known |= str_equal(people[crew.members[m]].nation, people[team].nation);
    struct told_place of_team = {.person = team};
    if (is_known && !is_of_another_nation(scene, &crew, &of_team) && !placings_is_placed(scene, draft, team, told->event))
        placings_add(scene, draft, team, told->place, told->event);
    if (!tells_of_medal(scene, draft))
        drop_placed(scene, draft, &crew);
}

void crews_claim(struct scene *scene) {
    for (uint32_t i = 0; i < scene->drafts.count; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        bool mates = str_equal(draft->kind, STR("mates"));
        if (str_equal(draft->kind, STR("placing")))
            claim_for_team(scene, draft);
        if (!mates && !str_equal(draft->kind, STR("crew")))
            continue;
        struct crew crew = crew_of(scene, draft);
        const struct told_place *told = place_of(scene, &crew);
        tell_nation(scene, &crew, told, mates);
        if (!told || mates || is_told_of_team(scene, &crew, told))
            continue;
        int place = told->place;
        const struct event *event = told->event;
        struct span where = told->sentence == draft->sentence ? told->span : draft->span;
        uint32_t since = scene->reading->claims.count;
        for (uint32_t m = 0; m < crew.count; m++)
            placings_add(scene, draft, crew.members[m], place, event);
        placings_cover(scene, since, where);
    }
}
