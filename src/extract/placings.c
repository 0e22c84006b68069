/*
 * Placings become claims. A rule that names no athlete speaks of the subject of its clause; one that names rivals places them
 * too; the same placing said twice is one.
 */
#include "extract/scene.h"

static int place_of_field(const struct draft_field *field) {
    int64_t place = 0;
    if (!field)
        return 0;
    if (!field->is_find)
        return str_to_int(field->constant, &place) ? (int)place : 0;
    if (field->find.value.type == VALUE_NUMBER)
        place = field->find.value.number;
    else
        str_to_int(field->find.value.text, &place);
    return place > 0 && place < 1000 ? (int)place : 0;
}

static int32_t athlete_of(const struct scene *scene, const struct draft *draft, const struct draft_field *field) {
    if (field && field->is_find)
        return who_of_field(scene, draft->sentence, field);
    if (field) { /* athlete=self: the description that holds the title is the person */
        const struct find *find = scene_find_at(scene, draft->sentence, draft->span);
        if (find && (find->entity == scene->x->id.description) && find->person >= 0)
            return find->person;
        return NOBODY;
    }
    int32_t speaker;
    if (speakers_says(scene, draft->sentence, draft->span, &speaker))
        return speaker;
    return who_subject_at(scene, draft->sentence, draft->span.start);
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
static bool is_taken(const struct scene *scene, int32_t person, int place, const struct event *event) {
    enum sex sex = scene->reading->people.items[person].sex;
    for (LIST_EACH(struct claim, old, &scene->reading->claims))
        if (sex != SEX_UNKNOWN && old->person >= 0 && scene->reading->people.items[old->person].sex == sex &&
            old->kind == CLAIM_PLACING && old->person != person && old->place == place && (old->year_is_assumed || old->year == scene->main_year) && event &&
            str_equal(old->event, event->code))
            return true;
    return false;
}

static bool names_event(const struct scene *scene, uint32_t sentence) {
    return scene->first_event[sentence] < scene->first_event[sentence + 1];
}

/* Where the race was only guessed and its place is taken, the race named last is meant instead. */
static const struct event *free_event(const struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *event) {
    if (names_event(scene, draft->sentence) || !is_taken(scene, person, place, event))
        return event;
    for (uint32_t i = scene->first_event[draft->sentence]; i-- > 0;) {
        const struct event_mention *m = &scene->events.items[i];
        if (!m->is_aside && m->event != event && !is_taken(scene, person, place, m->event))
            return m->event;
        if (!m->is_aside)
            break;
    }
    return event;
}

/* In a combined event the disciplines only lead up to the placing, unless the clause itself goes on "in the 100m hurdles heat". */
static const struct event *combined_or(const struct scene *scene, const struct draft *draft, const struct event *told, const struct event *event) {
    if (told || !event || event->class == EVENT_COMBINED || !scene->main_event || scene->main_event->class != EVENT_COMBINED)
        return event;
    for (uint32_t i = scene->first_event[draft->sentence]; i < scene->first_event[draft->sentence + 1]; i++) {
        const struct event_mention *m = &scene->events.items[i];
        if (m->event == event && m->span.start >= draft->span.end && m->span.start <= draft->span.end + 24)
            return event;
    }
    return scene->main_event;
}

static void add_placing(struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *told) {
    if (person == NOBODY || !place)
        return;
    struct claim claim = {.kind = CLAIM_PLACING, .person = person, .rival = NOBODY, .place = (int16_t)place, .sentence = draft->sentence};
    const struct event *event = told ? told : race_event_at(scene, draft->sentence, draft->span, person, NULL, (str){0});
    event = combined_or(scene, draft, told, event);
    if (!told)
        event = free_event(scene, draft, person, place, event);
    str words = scene_find_text(scene, draft->sentence, draft->span);
    if (!told && str_find(words, STR("relay"), 0) < words.size)
        event = NULL;
    claim.event = event ? event->code : (str){0};
    claim.competition = competition_of(scene, draft);
    const struct draft_field *year = draft_field(draft, "year");
    if (year && year->is_find && year->find.entity == scene->x->id.year)
        claim.year = (int16_t)year->find.value.number;
    claim.span = claim.evidence = scene_span(scene, draft->sentence, draft->span);
    claim.rule = rule_origin(draft->rule);
    bool title = claim.competition.size && draft_field(draft, "competition")->find.entity == scene->x->id.honour;
    if (place <= 3 && (title || has_medal_word(scene, draft)))
        claim.medal = (enum medal)place;
    if (!title)
        race_place_claim(scene, draft->sentence, draft->span, &claim);
    /* Another winner of the same race: then it was another edition, and which one nobody says. */
    if (claim.year_is_assumed && is_taken(scene, person, place, event)) {
        claim.year = 0;
        claim.year_is_assumed = false;
    }
    /* "his first at the 2028 Games": nobody has taken a place that lies ahead. */
    if (scene->article->date.year && claim.year > scene->article->date.year)
        return;
    for (LIST_EACH(struct claim, old, &scene->reading->claims))
        if (same_placing(old, &claim) && (old->year == claim.year || !old->year || !claim.year || !title))
            return;
    if (event && !title)
        scene->person_event[person] = event;
    *LIST_ADD(&scene->reading->claims, scene->arena) = claim;
}

static const struct event *event_of_field(const struct scene *scene, const struct draft *draft) {
    const struct draft_field *field = draft_field(draft, "event");
    if (!field || !field->is_find || field->find.entity != scene->x->id.event)
        return NULL;
    str text = scene_find_text(scene, draft->sentence, field->find.span);
    const struct event *event = race_event_of_text(scene, text);
    if (event)
        return event;
    for (uint32_t i = scene->first_event[draft->sentence]; i < scene->first_event[draft->sentence + 1]; i++)
        if (span_overlaps(scene->events.items[i].span, field->find.span))
            return scene->events.items[i].event;
    return NULL;
}

/* Everybody named behind the head of a list, each with the event that stands nearest. */
static void claim_each(struct scene *scene, const struct draft *draft) {
    const struct view *view = &scene->views[draft->sentence];
    int place = place_of_field(draft_field(draft, "place"));
    for (LIST_EACH(struct find, find, &view->finds)) {
        if (find->span.start < draft->span.end || find->entity != scene->x->id.athlete)
            continue;
        struct draft one = *draft;
        one.span = find->span;
        add_placing(scene, &one, find->person, place, NULL);
    }
}

static void claim_rivals(struct scene *scene, const struct draft *draft, bool ahead) {
    const struct draft_field *first = draft_field(draft, "athlete"), *second = draft_field(draft, "athlete2");
    int32_t a = who_of_field(scene, draft->sentence, first), b = who_of_field(scene, draft->sentence, second);
    if (ahead) {
        add_placing(scene, draft, a, 2, NULL);
        if (second)
            add_placing(scene, draft, b, 3, NULL);
        return;
    }
    int place = place_of_field(draft_field(draft, "place"));
    if (place == 2)
        add_placing(scene, draft, a, 1, NULL);
    else if (place == 3 && second) {
        add_placing(scene, draft, a, 1, NULL);
        add_placing(scene, draft, b, 2, NULL);
    }
}

/* Names with their marks and no other words: the rows of a list of results stand in the order of the places. */
static bool is_results_row(const struct scene *scene, uint32_t sentence) {
    const struct entity_ids *id = &scene->x->id;
    const struct view *view = &scene->views[sentence];
    uint32_t people = 0, marks = 0, at = 0;
    for (LIST_EACH(struct find, find, &view->finds)) {
        for (; at < find->span.start; at++)
            if (char_is_letter(view->text.data[at]) || char_is_digit(view->text.data[at]))
                return false;
        at = find->span.end;
        people += find->entity == id->athlete;
        marks += find->entity == id->time || find->entity == id->figure || find->entity == id->length || find->entity == id->points;
    }
    for (; at < view->text.size; at++)
        if (char_is_letter(view->text.data[at]))
            return false;
    return people >= 3 && people == marks;
}

static void claim_results_row(struct scene *scene, uint32_t sentence) {
    int place = 0;
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (str_equal(draft->kind, STR("whose")) && str_equal(rule_name(draft->rule), STR("mark-of-owner")))
            add_placing(scene, draft, who_of_field(scene, sentence, draft_field(draft, "athlete")), ++place, NULL);
    }
}

void placings_claim(struct scene *scene) {
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        if (is_results_row(scene, s))
            claim_results_row(scene, s);
    for (uint32_t i = 0; i < scene->drafts.count; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (str_equal(draft->kind, STR("behind")) || str_equal(draft->kind, STR("ahead"))) {
            claim_rivals(scene, draft, str_equal(draft->kind, STR("ahead")));
            continue;
        }
        if (str_equal(draft->kind, STR("each")))
            claim_each(scene, draft);
        if (!str_equal(draft->kind, STR("placing")))
            continue;
        const struct draft_field *athlete = draft_field(draft, "athlete");
        for (uint32_t f = 0; f < draft->field_count && !athlete; f++)
            if (str_starts_with(draft->fields[f].name, STR("athlete")))
                athlete = &draft->fields[f];
        int place = place_of_field(draft_field(draft, "place"));
        add_placing(scene, draft, athlete_of(scene, draft, athlete), place, event_of_field(scene, draft));
    }
}
