/*
 * A placing becomes a claim, unless something speaks against it: nobody in particular is meant, it is only hoped for, it was told before,
 * somebody else has the place. In which race it was, its words say, or the race is found out.
 */
#include "extract/around.h"
#include "placings.h"

enum { PLACE_MOST = INT16_MAX };

int placings_place_of(const struct draft_field *field) {
    int64_t place = 0;
    if (!field)
        return 0;
    if (!field->is_find)
        return str_to_int(field->constant, &place) ? (int)place : 0;
    if (field->find.value.type == VALUE_NUMBER)
        place = field->find.value.number;
    else
        str_to_int(field->find.value.text, &place);
    return place > 0 && place < PLACE_MOST ? (int)place : 0;
}

static bool has_medal_word(const struct scene *scene, const struct draft *draft) {
    for (uint32_t i = 0; i < draft->field_count; i++)
        if (draft->fields[i].is_find && draft->fields[i].find.entity == scene->x->id.medal)
            return true;
    str words = scene_find_text(scene, draft->sentence, draft->span);
    return str_find(words, STR("medal"), 0) < words.size;
}

static str competition_of(const struct scene *scene, const struct draft *draft) {
    const struct draft_field *field = draft_field(draft, "competition");
    if (!field || !field->is_find)
        return (str){0};
    if (field->find.entity == scene->x->id.honour)
        return field->find.value.text;
    str name = scene_find_text(scene, draft->sentence, field->find.span);
    return str_starts_with(name, STR("the ")) ? str_slice(name, 4, name.size) : name;
}

static bool same_placing(const struct claim *a, const struct claim *b) {
    return a->kind == CLAIM_PLACING && a->person == b->person && a->place == b->place && str_equal(a->event, b->event);
}

/* Somebody else who is said to have taken this place in what the article reports: two can't have. */
bool placings_is_taken(const struct scene *scene, int32_t person, int place, const struct event *event) {
    enum sex sex = scene->reading->people.items[person].sex;
    for (LIST_EACH(struct claim, old, &scene->reading->claims))
        if (sex != SEX_UNKNOWN && old->person >= 0 && scene->reading->people.items[old->person].sex == sex &&
            old->kind == CLAIM_PLACING && old->person != person && old->place == place &&
            (old->year_is_assumed || old->year == scene->main_year) && event && str_equal(old->event, event->code))
            return true;
    return false;
}

bool placings_is_of_old(const struct scene *scene, const struct draft *draft) {
    struct claim claim = {.kind = CLAIM_PLACING, .person = NOBODY, .rival = NOBODY, .sentence = draft->sentence};
    race_place_claim(scene, draft->sentence, draft->span, &claim);
    if (claim.year && !claim.year_is_assumed)
        return claim.year != scene->main_year;
    str when = span_is_empty(claim.when) ? (str){0} : span_str(scene->article->text, claim.when);
    return around_holds(scene, AROUND_YEARS, when) && str_find(when, STR("this"), 0) == when.size;
}

bool placings_is_placed(const struct scene *scene, const struct draft *draft, int32_t person, const struct event *event) {
    bool is_of_old = placings_is_of_old(scene, draft);
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (told->person == person && told->event == event && !told->is_aside && (told->is_of_old == is_of_old || told->sentence == draft->sentence))
            return true;
    return false;
}

static bool names_event(const struct scene *scene, uint32_t sentence) {
    return scene->first_event[sentence] < scene->first_event[sentence + 1];
}

/* Where the race was only guessed and its place is taken, the race named last is meant instead. */
static const struct event *free_event(const struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *event) {
    bool is_title = str_starts_with(rule_name(draft->rule), STR("title-"));
    if (is_title || names_event(scene, draft->sentence) || !placings_is_taken(scene, person, place, event))
        return event;
    for (uint32_t i = scene->first_event[draft->sentence]; i-- > 0;) {
        const struct event_mention *m = &scene->events.items[i];
        bool is_part = event && event->class == EVENT_COMBINED && race_is_discipline_of(scene, m->event, event);
        if (!m->is_aside && !m->in_relative && !is_part && m->event != event && !placings_is_taken(scene, person, place, m->event))
            return m->event;
        if (!m->is_aside)
            break;
    }
    return event;
}

/* "I have had so many silvers": not of this day. */
static bool is_of_many_medals(const struct scene *scene, const struct draft *draft) {
    const struct draft_field *place = draft_field(draft, "place");
    return place && place->is_find && place->find.entity == scene->x->id.medal &&
           str_ends_with(scene_find_text(scene, draft->sentence, place->find.span), STR("s"));
}

/* A title, or what a relative clause tells of another day: it does not say what the person does in this article. */
static bool is_told_aside(const struct scene *scene, const struct draft *draft) {
    if (str_starts_with(rule_name(draft->rule), STR("title-")) || draft_field(draft, "past") || is_of_many_medals(scene, draft))
        return true;
    for (uint32_t i = scene->first_event[draft->sentence]; i < scene->first_event[draft->sentence + 1]; i++)
        if (scene->events.items[i].in_relative && span_overlaps(scene->events.items[i].span, draft->span))
            return true;
    return false;
}

/* A team only runs relays: the last that is named up to here. */
static const struct event *relay_at(const struct scene *scene, uint32_t sentence, const struct event *event) {
    for (uint32_t i = scene->first_event[sentence + 1]; i-- > 0 && (!event || event->class != EVENT_RELAY);)
        event = scene->events.items[i].event;
    return event && event->class == EVENT_RELAY ? event : NULL;
}

/* "This time we won," said the chairman. */
static bool is_bystander(const struct scene *scene, int32_t person) {
    return !scene->reading->people.items[person].is_athlete && !scene->reading->people.items[person].is_team;
}

/* "Did the champion win?", "Had Fox been here to defend her title": the title is held all the same. */
static bool reports_nothing(const struct scene *scene, const struct draft *draft) {
    if (str_starts_with(rule_name(draft->rule), STR("title-")) || str_equal(rule_name(draft->rule), STR("holds-title")))
        return false;
    const struct draft_field *told = draft_field(draft, "place");
    return unreal_at(scene, draft->sentence, told && told->is_find ? told->find.span : draft->span) ||
           (str_starts_with(rule_name(draft->rule), STR("list-")) && scene->lists_starters);
}

/* "A and B won, while C took the 800m": what is told of somebody else is no race of theirs. */
static bool names_event_behind(const struct scene *scene, uint32_t sentence, uint32_t at) {
    size_t end = str_find(scene->views[sentence].text, STR(" while "), at);
    for (uint32_t i = scene->first_event[sentence]; i < scene->first_event[sentence + 1]; i++)
        if (scene->events.items[i].span.start >= at && scene->events.items[i].span.start < end && !scene->events.items[i].is_aside)
            return true;
    return false;
}

/* Whether the words up to a place of the sentence tell wins of several, without their races. */
static bool told_severally(const struct scene *scene, uint32_t sentence, uint32_t limit) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *severally = &scene->drafts.items[i];
        if (str_equal(severally->kind, STR("severally")) && severally->span.start <= limit &&
            !names_event_behind(scene, sentence, severally->span.start))
            return true;
    }
    return false;
}

/* "long jumper Fox": the event stands right before the name. */
static bool is_said_of_name(const struct scene *scene, uint32_t sentence, int32_t person, const struct event *event) {
    for (uint32_t i = scene->first_event[sentence]; i < scene->first_event[sentence + 1]; i++)
        for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
            if (find->person == person && scene->events.items[i].event == event && find->span.start == scene->events.items[i].span.end + 1)
                return true;
    return false;
}

/* "home victories for Bell, Fox and Orme": each in another race, unless the sentence names it or the headline is about one. */
static bool is_won_severally(const struct scene *scene, const struct draft *draft, int32_t person, const struct event *event) {
    bool is_headline = scene->main_in_title && event == scene->main_event;
    if (!event || is_headline || is_said_of_name(scene, draft->sentence, person, event))
        return false;
    return told_severally(scene, draft->sentence, draft->span.end);
}

/* "The women scored 72.33 points in placing fourth behind Georgia": a place in the meeting, not in a relay. */
static bool is_by_team_points(const struct scene *scene, uint32_t sentence) {
    enum { LEAST_OF_ATHLETE = 1000 }; /* a combined event brings more, a meeting never as much */
    str text = scene->views[sentence].text;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.points && find->value.mark.amount < LEAST_OF_ATHLETE)
            return true;
    size_t points = str_find(text, STR(" points"), 0);
    return points < text.size && points > 2 && text.data[points - 3] == '.'; /* 72.33 points */
}

const struct event *placings_add_event(struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *told) {
    if (person == NOBODY || !place || is_bystander(scene, person) || reports_nothing(scene, draft))
        return NULL;
    struct claim claim = {.kind = CLAIM_PLACING, .person = person, .rival = NOBODY, .place = (int16_t)place, .sentence = draft->sentence};
    const struct event *event =
        told ? told : race_or_combined(scene, draft, person, race_event_at(scene, draft->sentence, draft->span, person, NULL, (str){0}));
    bool is_team = scene->reading->people.items[person].is_team;
    if (is_team)
        event = relay_at(scene, draft->sentence, event);
    if (is_team && (!event || is_by_team_points(scene, draft->sentence)))
        return NULL;
    if (!told && !is_team)
        event = free_event(scene, draft, person, place, event);
    const struct event *own = !told && !is_team && event ? placings_own_event(scene, draft, person, event) : event;
    bool is_anothers = event && !own;
    event = own;
    *LIST_ADD(&scene->told_places, scene->arena) = (struct told_place){
        .person = person, .place = place, .event = event, .sentence = draft->sentence, .span = draft->span, .is_aside = is_told_aside(scene, draft),
        .is_of_old = placings_is_of_old(scene, draft)};
    claim.competition = competition_of(scene, draft);
    bool title = claim.competition.size && draft_field(draft, "competition")->find.entity == scene->x->id.honour;
    /* "Olympic relay gold medallists": the one that the article names; where it names none, which relay, nobody says. */
    str words = scene_find_text(scene, draft->sentence, draft->span);
    if (!told && !is_team && str_find(words, STR("relay"), 0) < words.size)
        event = relay_at(scene, draft->sentence, event);
    bool several = is_anothers || (!told && (placings_is_of_several_races(scene, draft, event) || is_won_severally(scene, draft, person, event)));
    if (several || (!told && !is_team && title && !placings_can_be_title_event(scene, claim.competition, event)))
        event = NULL;
    claim.event = event ? event->code : (str){0};
    const struct draft_field *year = draft_field(draft, "year");
    if (year && year->is_find && year->find.entity == scene->x->id.year)
        claim.year = (int16_t)year->find.value.number;
    claim.span = claim.evidence = scene_span(scene, draft->sentence, draft->span);
    claim.rule = rule_origin(draft->rule);
    if (place <= 3 && (title || has_medal_word(scene, draft)))
        claim.medal = (enum medal)place;
    /* "the first to win since Coe" may be told of games that lie ahead: then they are not where Coe won. */
    if (!title && !draft_field(draft, "past"))
        race_place_claim(scene, draft->sentence, draft->span, &claim);
    /* "the defending champion": of which edition, the title alone does not say. */
    if (claim.year_is_assumed && str_starts_with(rule_name(draft->rule), STR("title-"))) {
        claim.year = 0;
        claim.year_is_assumed = false;
        claim.when = (struct span){0};
    }
    claim.is_weak = !claim.year && str_starts_with(rule_name(draft->rule), STR("title-"));
    /* Another winner of the same race: then it was another edition, and which one nobody says. */
    if (claim.year_is_assumed && placings_is_taken(scene, person, place, event)) {
        claim.year = 0;
        claim.year_is_assumed = false;
    }
    /* "his first at the 2028 Games": nobody has taken a place that lies ahead. */
    if (scene->article->date.year && claim.year > scene->article->date.year)
        return NULL;
    /* "now has eight gold medals": of a place told before, and no race told with it, nothing is new. */
    for (LIST_EACH(struct claim, old, &scene->reading->claims))
        if (!event && !several && old->kind == CLAIM_PLACING && old->person == person && old->place == place)
            return NULL;
    for (LIST_EACH(struct claim, old, &scene->reading->claims))
        if (same_placing(old, &claim) && (old->year == claim.year || !old->year || !claim.year || !title))
            return event;
    if (event && !title && !is_told_aside(scene, draft))
        scene->person_event[person] = event;
    *LIST_ADD(&scene->reading->claims, scene->arena) = claim;
    return event;
}

void placings_add(struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *told) {
    (void)placings_add_event(scene, draft, person, place, told);
}

void placings_cover(struct scene *scene, uint32_t since, struct span local) {
    for (uint32_t i = since; i < scene->reading->claims.count; i++) {
        struct claim *claim = &scene->reading->claims.items[i];
        struct span told = scene_span(scene, claim->sentence, local);
        claim->span.start = told.start < claim->span.start ? told.start : claim->span.start;
        claim->span.end = told.end > claim->span.end ? told.end : claim->span.end;
        claim->evidence = claim->span;
    }
}

/* Who took which place when: what makes two claims the same win. */
struct win {
    int32_t person;
    int16_t place, year;
};

static str win_key(const struct claim *claim, struct arena *arena) {
    struct win *win = ARENA_NEW(arena, struct win);
    *win = (struct win){claim->person, claim->place, claim->year};
    return (str){(const char *)win, sizeof *win};
}

/* The races that the article tells such wins of. */
struct won {
    str event;
    bool in_several;
};

/* "Double Olympic champion": no race is named, and two may be told elsewhere. */
static bool is_raceless(const struct claim *claim) {
    return claim->kind == CLAIM_PLACING && !claim->event.size;
}

static bool has_raceless(const struct scene *scene) {
    for (LIST_EACH(struct claim, claim, &scene->reading->claims))
        if (is_raceless(claim))
            return true;
    return false;
}

static void note_race(struct table *raced, const struct claim *claim, struct arena *arena) {
    void **slot = table_slot(raced, win_key(claim, arena), arena);
    struct won *won = *slot;
    if (!won) {
        *slot = won = ARENA_NEW(arena, struct won);
        *won = (struct won){.event = claim->event};
    }
    won->in_several |= !str_equal(won->event, claim->event);
}

/* Whether the races in which it was won are told elsewhere: the one of "wins for Bell and Fox", or both of a double. */
static bool is_told_with_race(const struct scene *scene, const struct table *raced, const struct claim *claim) {
    const struct won *won = is_raceless(claim) ? table_find(raced, win_key(claim, scene->arena)) : NULL;
    return won && (won->in_several || told_severally(scene, claim->sentence, UINT32_MAX));
}

void placings_drop_raceless(struct scene *scene) {
    struct reading *reading = scene->reading;
    struct table raced = {0};
    if (!has_raceless(scene))
        return;
    for (LIST_EACH(struct claim, claim, &reading->claims))
        if (claim->kind == CLAIM_PLACING && claim->event.size)
            note_race(&raced, claim, scene->arena);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < reading->claims.count; i++) {
        const struct claim *claim = &reading->claims.items[i];
        if (!is_told_with_race(scene, &raced, claim))
            reading->claims.items[kept++] = *claim;
    }
    reading->claims.count = kept;
}
