/*
 * Placings become claims. A rule that names no athlete speaks of the subject of its clause; one that names rivals places them
 * too; the same placing said twice is one.
 */
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
            old->kind == CLAIM_PLACING && old->person != person && old->place == place && (old->year_is_assumed || old->year == scene->main_year) && event &&
            str_equal(old->event, event->code))
            return true;
    return false;
}

bool placings_is_of_old(const struct scene *scene, const struct draft *draft) {
    static const char *const of_years[] = {"year", "season", "decade"};
    struct claim claim = {.kind = CLAIM_PLACING, .person = NOBODY, .rival = NOBODY, .sentence = draft->sentence};
    race_place_claim(scene, draft->sentence, draft->span, &claim);
    if (claim.year && !claim.year_is_assumed)
        return claim.year != scene->main_year;
    str when = span_is_empty(claim.when) ? (str){0} : span_str(scene->article->text, claim.when);
    return str_holds_any(when, ALL_OF(of_years)) && str_find(when, STR("this"), 0) == when.size;
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
        if (str_equal(severally->kind, STR("severally")) && severally->span.start <= limit && !names_event_behind(scene, sentence, severally->span.start))
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

/* "Wins by Bell and Fox": once the article tells in which race Bell won, that is the same win. */
static void drop_raceless(struct scene *scene, const struct claim *claim) {
    struct reading *reading = scene->reading;
    for (uint32_t i = 0; i < reading->claims.count; i++) {
        const struct claim *old = &reading->claims.items[i];
        bool is_same = old->kind == CLAIM_PLACING && old->person == claim->person && old->place == claim->place && !old->event.size;
        if (!is_same || old->year != claim->year || !told_severally(scene, old->sentence, UINT32_MAX))
            continue;
        memmove(&reading->claims.items[i], &reading->claims.items[i + 1], (reading->claims.count - i - 1) * sizeof *old);
        reading->claims.count--;
        return;
    }
}

/* placings_add, that returns the event; NULL: none is known. */
static const struct event *add_place(struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *told) {
    if (person == NOBODY || !place || is_bystander(scene, person) || reports_nothing(scene, draft))
        return NULL;
    struct claim claim = {.kind = CLAIM_PLACING, .person = person, .rival = NOBODY, .place = (int16_t)place, .sentence = draft->sentence};
    const struct event *event =
        told ? told : race_or_combined(scene, draft, person, race_event_at(scene, draft->sentence, draft->span, person, NULL, (str){0}));
    bool is_team = scene->reading->people.items[person].is_team;
    if (is_team)
        event = relay_at(scene, draft->sentence, event);
    if (is_team && !event)
        return NULL;
    if (!told && !is_team)
        event = free_event(scene, draft, person, place, event);
    *LIST_ADD(&scene->told_places, scene->arena) = (struct told_place){
        .person = person, .place = place, .event = event, .sentence = draft->sentence, .span = draft->span, .is_aside = is_told_aside(scene, draft),
        .is_of_old = placings_is_of_old(scene, draft)};
    claim.competition = competition_of(scene, draft);
    bool title = claim.competition.size && draft_field(draft, "competition")->find.entity == scene->x->id.honour;
    /* "Olympic relay gold medallists": the one that the article names; where it names none, which relay, nobody says. */
    str words = scene_find_text(scene, draft->sentence, draft->span);
    if (!told && !is_team && str_find(words, STR("relay"), 0) < words.size)
        event = relay_at(scene, draft->sentence, event);
    bool several = !told && (placings_is_of_several_races(scene, draft, event) || is_won_severally(scene, draft, person, event));
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
    if (event)
        drop_raceless(scene, &claim);
    *LIST_ADD(&scene->reading->claims, scene->arena) = claim;
    return event;
}

void placings_add(struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *told) {
    (void)add_place(scene, draft, person, place, told);
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

const struct event *placings_event_of_field(const struct scene *scene, const struct draft *draft) {
    const struct draft_field *field = draft_field(draft, "event");
    if (!field || !field->is_find || field->find.entity != scene->x->id.event)
        return NULL;
    /* As it is meant there: "10,000m" among walkers. */
    const struct event *around = NULL;
    for (uint32_t i = scene->first_event[draft->sentence]; i < scene->first_event[draft->sentence + 1]; i++) {
        const struct event_mention *m = &scene->events.items[i];
        if (m->span.start == field->find.span.start && m->span.end == field->find.span.end)
            return m->event;
        around = !around && span_overlaps(m->span, field->find.span) ? m->event : around;
    }
    const struct event *event = race_event_of_text(scene, scene_find_text(scene, draft->sentence, field->find.span));
    return event ? event : around;
}

/* "Eve Fox was third in the 800m": the rule that reads on to the event tells it also for the rule that only ties the name to the place. */
static const struct event *event_of_place(const struct scene *scene, const struct draft *draft) {
    const struct event *event = placings_event_of_field(scene, draft);
    const struct draft_field *place = draft_field(draft, "place");
    for (uint32_t i = scene->first_draft[draft->sentence]; !event && place && place->is_find && i < scene->first_draft[draft->sentence + 1]; i++) {
        const struct draft *other = &scene->drafts.items[i];
        const struct draft_field *same = str_equal(other->kind, STR("placing")) ? draft_field(other, "place") : NULL;
        if (same && same->is_find && same->find.span.start == place->find.span.start)
            event = placings_event_of_field(scene, other);
    }
    return event;
}

static bool holds_place(const struct scene *scene, const struct draft *draft) {
    const struct view *view = &scene->views[draft->sentence];
    const struct find *end = view->finds.items + view->finds.count;
    for (const struct find *find = placings_find_from(view, draft->span.start); find < end && find->span.start < draft->span.end; find++)
        if (find->entity == scene->x->id.place)
            return true;
    return false;
}

/* The last that tells a place before the draft, in its sentence; NULL. */
static const struct draft *head_of_gap(const struct scene *scene, const struct draft *draft) {
    const struct draft *last = NULL;
    for (uint32_t i = scene->first_draft[draft->sentence]; i < scene->first_draft[draft->sentence + 1]; i++) {
        const struct draft *head = &scene->drafts.items[i];
        bool is_head = str_equal(head->kind, STR("placing")) || str_equal(head->kind, STR("each"));
        if (is_head && head->span.end <= draft->span.start + 1 && draft_field(head, "place") && (!last || head->span.end >= last->span.end))
            last = head;
    }
    return last;
}

/* "B the javelin": the place is that of the sentence's last placing before it, unless it has one of its own, or a list tells it. */
static void claim_gapped(struct scene *scene, const struct draft *draft) {
    const struct draft *head = holds_place(scene, draft) ? NULL : head_of_gap(scene, draft);
    if (!head || str_equal(head->kind, STR("each")))
        return;
    int place = placings_place_of(draft_field(head, "place"));
    placings_add(scene, draft, who_of_field(scene, draft->sentence, draft_field(draft, "athlete")), place, placings_event_of_field(scene, draft));
}

static bool is_same_hit(const struct draft *a, const struct draft *b) {
    return a->sentence == b->sentence && a->rule == b->rule && a->order == b->order && str_equal(a->kind, b->kind);
}

/* "A and B were second and third": the rule that takes both places has told the third, and whose it is. */
static bool is_one_of_several(const struct scene *scene, const struct draft *draft) {
    const struct draft_field *place = draft_field(draft, "place");
    for (uint32_t i = scene->first_draft[draft->sentence]; place && place->is_find && i + 1 < scene->first_draft[draft->sentence + 1]; i++) {
        const struct draft *one = &scene->drafts.items[i];
        const struct draft_field *last = draft_field(one + 1, "place");
        if (is_same_hit(one, one + 1) && !is_same_hit(one, draft) && last && last->is_find && str_equal(one->kind, draft->kind) &&
            span_overlaps(last->find.span, place->find.span))
            return true;
    }
    return false;
}

/* Whether only words that tie a place to a name stand between the two. */
static bool stand_together(const struct scene *scene, uint32_t sentence, struct span a, struct span b) {
    struct between gap = a.end <= b.start ? placings_between(scene, sentence, a.end, b.start) : placings_between(scene, sentence, b.end, a.start);
    return gap.part == TIED && !gap.others && !gap.owns;
}

/* "Bell and Fox, sixth in 3:42.04": the place stands behind the name and a comma. */
static bool is_apposed(const struct scene *scene, uint32_t sentence, struct span name, struct span place) {
    return name.end + 2 == place.start && scene->views[sentence].text.data[name.end] == ',';
}

/* "a stride ahead of Fox in fourth": a rule that names whose the place is, right beside it or by a verb between them, knows better than one that leaves it to the clause. */
static bool is_named_elsewhere(const struct scene *scene, const struct draft *draft) {
    const struct draft_field *place = draft_field(draft, "place");
    const struct entity_ids *id = &scene->x->id;
    bool is_place = place && place->is_find && (place->find.entity == id->place || place->find.entity == id->medal || place->find.entity == id->title);
    if (!is_place)
        return false;
    for (uint32_t i = scene->first_draft[draft->sentence]; i < scene->first_draft[draft->sentence + 1]; i++) {
        const struct draft *other = &scene->drafts.items[i];
        const struct draft_field *same = draft_field(other, "place"), *athlete = draft_field(other, "athlete");
        if (str_equal(other->kind, STR("placing")) && athlete && athlete->is_find && same && same->is_find && other->rule != draft->rule &&
            same->find.span.start == place->find.span.start &&
            (draft_field(other, "sure") || (place->find.entity != id->title && (stand_together(scene, draft->sentence, athlete->find.span, same->find.span) ||
                                                                                is_apposed(scene, draft->sentence, athlete->find.span, same->find.span)))))
            return true;
    }
    return false;
}

/* "…was Silus Bell, and in fifth, with a fast 17:37, was Cooper Fox": a comma alone ties less than the verb that another rule has read. */
static bool yields(const struct scene *scene, const struct draft *draft) {
    const struct draft_field *place = draft_field(draft, "place"), *athlete = draft_field(draft, "athlete");
    if (!draft_field(draft, "weak") || !place->is_find || stand_together(scene, draft->sentence, athlete->find.span, place->find.span))
        return false;
    for (uint32_t i = scene->first_draft[draft->sentence]; i < scene->first_draft[draft->sentence + 1]; i++) {
        const struct draft *other = &scene->drafts.items[i];
        const struct draft_field *same = draft_field(other, "place"), *named = draft_field(other, "athlete");
        if (str_equal(other->kind, STR("placing")) && other->rule != draft->rule && same && same->is_find && named && named->is_find &&
            named->find.entity == scene->x->id.athlete && same->find.span.start == place->find.span.start &&
            named->find.span.start != athlete->find.span.start)
            return true;
    }
    return false;
}

/* "Second and third were A and B": the list tells each one's own; places that fall, "seventh, fifth and second", are one's of several years. */
static bool is_ranked(const struct scene *scene, uint32_t sentence, struct span place) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (!str_equal(draft->kind, STR("ranked")))
            continue;
        const struct draft_field *first = draft_field(draft, "first"), *last = draft_field(draft, "last");
        bool is_told = (first && first->is_find && span_overlaps(first->find.span, place)) || (last && last->is_find && span_overlaps(last->find.span, place));
        bool falls = first && last && placings_place_of(last) < placings_place_of(first);
        if (is_told && !falls)
            return true;
    }
    return false;
}

/* "Won the 800m and the 1500m": the same place in each race of a list. */
static void add_in_each(struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *told) {
    const struct event *event = add_place(scene, draft, person, place, told);
    struct listed_events listed;
    race_listed(scene, draft, event, &listed);
    bool is_team = person != NOBODY && scene->reading->people.items[person].is_team; /* which only runs relays */
    for (uint32_t i = 0; i < listed.count; i++)
        if (listed.items[i] != event && (!is_team || listed.items[i]->class == EVENT_RELAY))
            placings_add(scene, draft, person, place, listed.items[i]);
}

/* "A and B won the 100m and the 200m": each one's own. False: there are not as many. */
static bool add_one_each(struct scene *scene, const struct draft *draft, const struct subjects *subjects, int place, const struct event *told) {
    const struct event *event = told ? told : race_event_at(scene, draft->sentence, draft->span, subjects->items[0], NULL, (str){0});
    struct listed_events listed;
    race_listed(scene, draft, event, &listed);
    if (subjects->count < 2 || listed.count != subjects->count)
        return false;
    for (uint32_t i = 0; i < subjects->count; i++)
        placings_add(scene, draft, subjects->items[i], place, listed.items[i]);
    return true;
}

/* "A and B took silver and bronze" gives each one's own; "A and B won gold" gives both the same. */
static void claim_for_subjects(struct scene *scene, const struct draft *draft, int place, const struct event *event) {
    uint32_t index = (uint32_t)(draft - scene->drafts.items), first = index, end = index + 1;
    while (first > 0 && is_same_hit(draft - (index - first) - 1, draft))
        first--;
    while (end < scene->drafts.count && is_same_hit(&scene->drafts.items[end], draft))
        end++;
    struct subjects subjects;
    placing_subjects(scene, draft, &subjects);
    bool pairwise = subjects.count == end - first;
    if (subjects.count > 1 && !pairwise && is_one_of_several(scene, draft))
        return;
    if (end - first == 1 && add_one_each(scene, draft, &subjects, place, event))
        return;
    for (uint32_t i = 0; i < subjects.count; i++)
        if (pairwise ? i == index - first : end - first == 1 || i == subjects.count - 1)
            add_in_each(scene, draft, subjects.items[i], place, event);
}

/* "Champion Fox and Bell led", "Bell and Fox, the champion, led": one champion, two people. */
static bool is_second_of_one_title(const struct scene *scene, const struct draft *draft, const struct draft_field *athlete) {
    const struct draft_field *title = draft_field(draft, "place");
    bool is_told_last = str_equal(athlete->name, STR("athlete")); /* "Runner-up to Lind, Gard led": the pattern says whose it is */
    if (is_told_last || !str_starts_with(rule_name(draft->rule), STR("title-")) || !title || !title->is_find)
        return false;
    bool is_second = title->find.span.start > athlete->find.span.start;
    for (LIST_EACH(struct find, find, &scene->views[draft->sentence].finds))
        is_second |= find->entity == scene->x->id.athlete && find->span.start > title->find.span.end && find->span.end < athlete->find.span.start;
    str words = scene_find_text(scene, draft->sentence, title->find.span);
    return is_second && !str_ends_with(words, STR("s")) && !str_starts_with(words, STR("runners"));
}

static void claim_in_event(struct scene *scene, const struct draft *draft, const struct draft_field *athlete, const struct event *event) {
    int place = placings_place_of(draft_field(draft, "place"));
    if (!athlete)
        claim_for_subjects(scene, draft, place, event);
    else
        add_in_each(scene, draft, athlete->is_find ? who_of_field(scene, draft->sentence, athlete) : placings_described(scene, draft), place, event);
}

static void claim_placing(struct scene *scene, const struct draft *draft) {
    const struct draft_field *athlete = draft_field(draft, "athlete");
    for (uint32_t f = 0; f < draft->field_count && !athlete; f++)
        if (str_starts_with(draft->fields[f].name, STR("athlete")))
            athlete = &draft->fields[f];
    const struct draft_field *told = draft_field(draft, "place");
    if (athlete && is_second_of_one_title(scene, draft, athlete))
        return;
    struct chained_place *chained = told && told->is_find ? placings_chained(scene, draft->sentence, told->find.span) : NULL;
    if (chained) {
        chained->draft = draft;
        placings_add(scene, draft, chained->name->person, placings_place_of(told), event_of_place(scene, draft));
        return;
    }
    if (told && told->is_find && is_ranked(scene, draft->sentence, told->find.span))
        return;
    if (athlete ? yields(scene, draft) : is_named_elsewhere(scene, draft) || placings_is_told_in_pairs(scene, draft))
        return;
    claim_in_event(scene, draft, athlete, event_of_place(scene, draft));
}

/* "Missed bronze by a hundredth": fourth; silver: third. */
static void claim_missed(struct scene *scene, const struct draft *draft) {
    enum { WORST_MEDAL = 3 };
    int missed = placings_place_of(draft_field(draft, "gone"));
    claim_for_subjects(scene, draft, (missed ? missed : WORST_MEDAL) + 1, event_of_place(scene, draft));
}

/* Whether a rule that says more has told the place that this draft tells. */
static bool is_told_better(const struct scene *scene, const struct draft *draft) {
    static const char *const kinds[] = {"placing", "behind", "ahead", "each"};
    const struct draft_field *place = draft_field(draft, "place");
    struct span cue = place && place->is_find ? place->find.span : draft->span;
    for (uint32_t i = scene->first_draft[draft->sentence]; i < scene->first_draft[draft->sentence + 1]; i++)
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
            if (str_equal(scene->drafts.items[i].kind, str_of(kinds[k])) && span_overlaps(scene->drafts.items[i].span, cue))
                return true;
    return false;
}

void placings_claim(struct scene *scene) {
    placings_find_chains(scene);
    placings_claim_rows(scene);
    for (uint32_t i = 0; i < scene->drafts.count; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (str_equal(draft->kind, STR("each")))
            placings_claim_each(scene, draft);
        if (str_equal(draft->kind, STR("each-before")))
            placings_claim_each_before(scene, draft);
        if (str_equal(draft->kind, STR("ranked")))
            placings_claim_ranked(scene, draft);
        if (str_equal(draft->kind, STR("gapped")))
            claim_gapped(scene, draft);
        if (str_equal(draft->kind, STR("missed")))
            claim_missed(scene, draft);
        if (!str_equal(draft->kind, STR("placing")))
            continue;
        claim_placing(scene, draft);
    }
    placings_claim_chained(scene);
    placings_claim_front(scene);
    placings_claim_numbered(scene);
    for (uint32_t i = 0; i < scene->drafts.count; i++)
        if (str_equal(scene->drafts.items[i].kind, STR("held")) && !is_told_better(scene, &scene->drafts.items[i]))
            claim_placing(scene, &scene->drafts.items[i]);
    rivals_claim(scene); /* what a place of theirs is told of outright, is told better */
    placings_claim_left(scene);
    crews_claim(scene);
}
