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

bool placings_are_same(const struct claim *a, const struct claim *b) {
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
        if (told->person == person && told->event == event && !told->is_aside && (told->is_of_old == is_of_old || (told->sentence == draft->sentence && is_of_old)))
            return true;
    return false;
}

static bool names_event(const struct scene *scene, uint32_t sentence) {
    return scene->first_event[sentence] < scene->first_event[sentence + 1];
}

/* Where the race was only guessed and its place is taken, the race named last is meant instead, if the mark beside the place can be of it. */
static const struct event *free_event(const struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *event) {
    bool is_title = str_starts_with(rule_name(draft->rule), STR("title-"));
    if (is_title || names_event(scene, draft->sentence) || !placings_is_taken(scene, person, place, event))
        return event;
    for (uint32_t i = scene->first_event[draft->sentence]; i-- > 0;) {
        const struct event_mention *m = &scene->events.items[i];
        bool is_part = event && event->class == EVENT_COMBINED && race_is_discipline_of(scene, m->event, event);
        if (!m->is_aside && !m->in_relative && !is_part && m->event != event && !placings_is_taken(scene, person, place, m->event) &&
            race_takes_mark_of_placing(scene, draft->sentence, draft->span, person, m->event))
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

static bool is_numbered_paragraph(const struct scene *scene, uint32_t paragraph) {
    const struct article *article = scene->article;
    return paragraph < article->paragraphs.count && article->paragraphs.items[paragraph].sentence_count &&
           char_is_digit(scene->views[article->paragraphs.items[paragraph].first_sentence].text.data[0]);
}

/* "3. Fox over Bell, again": a heading that counts what the text tells, with text in front and behind; a row of results has a mark and few words. */
static bool is_numbered_heading(const struct scene *scene, const struct draft *draft) {
    uint32_t at = scene->article->sentences.items[draft->sentence].paragraph;
    str text = scene->views[draft->sentence].text;
    bool has_mark = false, has_words = false;
    size_t mark = text.size;
    for (LIST_EACH(struct find, find, &scene->views[draft->sentence].finds)) {
        mark = !has_mark && scene_is_mark(scene, find) ? find->span.start : mark;
        has_mark |= scene_is_mark(scene, find);
    }
    for (size_t i = draft->span.end + 1; i + 1 < mark; i++)
        has_words |= text.data[i - 1] == ' ' && char_is_lower(text.data[i]) && char_is_lower(text.data[i + 1]);
    bool stands_alone = (at == 0 || !is_numbered_paragraph(scene, at - 1)) && !is_numbered_paragraph(scene, at + 1);
    return stands_alone && is_numbered_paragraph(scene, at) && draft->span.start == 0 && (!has_mark || has_words);
}

/* "Did the champion win?", "Had Fox been here to defend her title": the title is held all the same. */
static bool reports_nothing(const struct scene *scene, const struct draft *draft) {
    if (str_starts_with(rule_name(draft->rule), STR("title-")) || str_equal(rule_name(draft->rule), STR("holds-title")))
        return false;
    const struct draft_field *told = draft_field(draft, "place");
    return unreal_at(scene, draft->sentence, told && told->is_find ? told->find.span : draft->span) ||
           (str_starts_with(rule_name(draft->rule), STR("list-")) && (scene->lists_starters || is_numbered_heading(scene, draft)));
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
    return placings_are_told_severally(scene, draft->sentence, draft->span.end);
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

/* In which race the place was taken: told, or found out; only relays for a team. NULL: nobody knows; *is_anothers: it is somebody else's race. */
static const struct event *event_of_place(struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *told,
                                          bool *is_anothers) {
    *is_anothers = false;
    const struct event *event =
        told ? told : race_or_combined(scene, draft, person, race_event_at(scene, draft->sentence, draft->span, person, NULL, (str){0}));
    if (scene->reading->people.items[person].is_team)
        return relay_at(scene, draft->sentence, event);
    if (told)
        return told;
    event = free_event(scene, draft, person, place, event);
    const struct event *own = event ? placings_own_event(scene, draft, person, event) : NULL;
    *is_anothers = event && !own;
    return own;
}

/* "Olympic relay gold medallists", "the quartet of A, B, C and D took gold": the one that the article names; where it names none, which relay
 * nobody says. */
static const struct event *relay_if_told(const struct scene *scene, const struct draft *draft, const struct event *event) {
    str words = scene_find_text(scene, draft->sentence, draft->span);
    if (str_find(words, STR("relay"), 0) < words.size)
        return relay_at(scene, draft->sentence, event);
    str before = str_slice(scene->views[draft->sentence].text, 0, draft->span.start);
    const struct event *relay = str_find(before, STR("quartet of "), 0) < before.size ? relay_at(scene, draft->sentence, event) : NULL;
    return relay ? relay : event;
}

/* "Fifth in Daegu in 2011 and sixth in Moscow in 2013": of the words for both, those that date the one. */
static struct span dated_alone(const struct scene *scene, const struct draft *draft) {
    const struct draft_field *place = draft_field(draft, "place");
    const struct view *view = &scene->views[draft->sentence];
    bool is_dated = false;
    if (!place || !place->is_find)
        return draft->span;
    for (const struct find *find = placings_find_from(view, place->find.span.end); find < view->finds.items + view->finds.count; find++) {
        if (find->span.end > draft->span.end)
            break;
        if (is_dated && find->entity == place->find.entity)
            return span_of(place->find.span.start, find->span.start);
        is_dated |= find->entity == scene->x->id.year;
    }
    return draft->span;
}

/* When and where the place was taken, what it brought and which words say so. is_title: an honour by its name ("Olympic champion"). */
static void fill_claim(const struct scene *scene, const struct draft *draft, const struct event *event, bool is_title, struct claim *claim) {
    bool is_of_title_rule = str_starts_with(rule_name(draft->rule), STR("title-"));
    const struct draft_field *year = draft_field(draft, "year");
    if (year && year->is_find && year->find.entity == scene->x->id.year)
        claim->year = (int16_t)year->find.value.number;
    claim->span = claim->evidence = scene_span(scene, draft->sentence, draft->span);
    claim->rule = rule_origin(draft->rule);
    if (claim->place <= 3 && (is_title || has_medal_word(scene, draft)))
        claim->medal = (enum medal)claim->place;
    /* "the first to win since Coe" may be told of games that lie ahead: then they are not where Coe won. */
    if (!is_title && !draft_field(draft, "past"))
        race_place_claim(scene, draft->sentence, dated_alone(scene, draft), claim);
    /* "the defending champion": of which edition, the title alone does not say. */
    if (claim->year_is_assumed && is_of_title_rule) {
        claim->year = 0;
        claim->year_is_assumed = false;
        claim->when = (struct span){0};
    }
    claim->is_weak = !claim->year && is_of_title_rule;
    /* Another winner of the same race: then it was another edition, and which one nobody says. */
    if (claim->year_is_assumed && placings_is_taken(scene, claim->person, claim->place, event)) {
        claim->year = 0;
        claim->year_is_assumed = false;
    }
}

/* "now has eight gold medals": of a place told before, and no race told with it, nothing is new. */
static bool is_placed_already(const struct scene *scene, const struct claim *claim) {
    for (LIST_EACH(struct claim, old, &scene->reading->claims))
        if (old->kind == CLAIM_PLACING && old->person == claim->person && old->place == claim->place)
            return true;
    return false;
}

static bool is_claimed_already(const struct scene *scene, const struct claim *claim) {
    for (LIST_EACH(struct claim, old, &scene->reading->claims))
        if (placings_are_same(old, claim) && (old->year == claim->year || !old->year || !claim->year || (old->year_is_assumed && claim->year_is_assumed)))
            return true;
    return false;
}

const struct event *placings_add_event(struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *told) {
    if (person == NOBODY || !place || is_bystander(scene, person) || reports_nothing(scene, draft))
        return NULL;
    bool is_team = scene->reading->people.items[person].is_team, is_anothers;
    const struct event *event = race_shared_out(scene, draft->sentence, person, event_of_place(scene, draft, person, place, told, &is_anothers));
    if (is_team && (!event || is_by_team_points(scene, draft->sentence)))
        return NULL;
    bool is_aside = is_told_aside(scene, draft);
    *LIST_ADD(&scene->told_places, scene->arena) = (struct told_place){
        .person = person, .place = place, .event = event, .sentence = draft->sentence, .span = draft->span, .is_aside = is_aside,
        .is_of_old = placings_is_of_old(scene, draft)};
    str competition = competition_of(scene, draft);
    bool is_title = competition.size && draft_field(draft, "competition")->find.entity == scene->x->id.honour;
    if (!told && !is_team)
        event = relay_if_told(scene, draft, event);
    bool several = is_anothers || (!told && (placings_is_of_several_races(scene, draft, event) || is_won_severally(scene, draft, person, event)));
    if (several || (!told && !is_team && is_title && !placings_can_be_title_event(scene, competition, event)))
        event = NULL;
    struct claim claim = {.kind = CLAIM_PLACING, .person = person, .rival = NOBODY, .place = (int16_t)place, .sentence = draft->sentence,
                          .competition = competition, .event = event ? event->code : (str){0}};
    fill_claim(scene, draft, event, is_title, &claim);
    /* "his first at the 2028 Games": nobody has taken a place that lies ahead. */
    if (scene->article->date.year && claim.year > scene->article->date.year)
        return NULL;
    if (!event && !several && is_placed_already(scene, &claim))
        return NULL;
    if (is_claimed_already(scene, &claim))
        return event;
    if (event && !is_title && !is_aside)
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
