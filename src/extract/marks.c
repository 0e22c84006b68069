/*
 * Marks become claims: the rules of 55-marks say what kind a mark is and whose; where they say nothing, it is a result of the
 * nearest person to its left who is no rival, read as the event of its place reads it.
 */
#include "mark_owner.h"

/* Shorter than these milliseconds, a time is no part of a race that a report would time. */
enum { SPLIT_LEAST = 9000 };
/* In a race that takes longer than these, nobody tells a part of less than a minute without saying which. */
enum { LONG_RACE = 480000 };

static bool is_mark(const struct entity_ids *id, const struct find *find) {
    return find->entity == id->time || find->entity == id->figure || find->entity == id->length || find->entity == id->points ||
           find->entity == id->wind || find->entity == id->gap;
}

static enum quantity quantity_wanted(const struct entity_ids *id, const struct find *find, enum claim_kind kind) {
    if (kind == CLAIM_MARGIN)
        return QUANTITY_MARGIN;
    if (find->entity == id->wind)
        return QUANTITY_WIND;
    if (find->entity == id->time)
        return QUANTITY_TIME;
    if (find->entity == id->points)
        return QUANTITY_POINTS;
    return QUANTITY_NONE;
}

static struct mark first_reading(const struct scene *scene, const struct find *find, enum claim_kind kind) {
    const struct entity_ids *id = &scene->x->id;
    if (kind == CLAIM_MARGIN)
        return (struct mark){.quantity = QUANTITY_MARGIN};
    if (find->entity == id->time)
        return (struct mark){.quantity = QUANTITY_TIME, .unit = UNIT_MS, .amount = find->value.mark.amount};
    if (find->entity == id->length && find->value.type == VALUE_MARK)
        return find->value.mark;
    if (find->entity == id->points)
        return find->value.mark;
    if (find->entity == id->wind)
        return (struct mark){.quantity = QUANTITY_WIND};
    return (struct mark){0};
}

static bool read_mark(const struct scene *scene, const struct find *find, str text, enum claim_kind kind, const struct event *event,
                      struct mark *mark) {
    const struct entity_ids *id = &scene->x->id;
    enum quantity wanted = quantity_wanted(id, find, kind);
    const struct event *reader = kind == CLAIM_SPLIT || kind == CLAIM_MARGIN ? NULL : event;
    if (find->entity == id->length && event && event->quantity == QUANTITY_HEIGHT && kind != CLAIM_MARGIN)
        wanted = QUANTITY_HEIGHT;
    else if (find->entity == id->length && kind != CLAIM_MARGIN)
        wanted = QUANTITY_DISTANCE;
    if (find->entity == id->figure && kind == CLAIM_SPLIT)
        wanted = QUANTITY_TIME;
    if (event_read(reader, text, wanted, mark))
        return true;
    if (wanted != QUANTITY_NONE && event_read(NULL, text, wanted, mark))
        return true;
    if (find->entity == id->figure && event_read(NULL, text, QUANTITY_TIME, mark))
        return true;
    if (find->value.type == VALUE_MARK) {
        *mark = find->value.mark;
        return mark->quantity != QUANTITY_NONE;
    }
    return false;
}

/*
 * A time that no race of the article takes is a part of the race that is spoken of when it is too short for it, and a gap when it
 * is over in less than a second. CLAIM_OTHER: neither.
 */
static enum claim_kind kind_by_size(const struct event *race, str text) {
    struct mark mark;
    if (!race || race->quantity != QUANTITY_TIME || !mark_read(text, QUANTITY_TIME, HINT_SECONDS, &mark))
        return CLAIM_OTHER;
    if (mark.amount < 1000 || ((race->low >= LONG_RACE || race->class == EVENT_CROSS_COUNTRY) && mark.amount < 60000))
        return CLAIM_MARGIN;
    return mark.amount >= SPLIT_LEAST && mark.amount < race->low ? CLAIM_SPLIT : CLAIM_OTHER;
}

/* "She leapt 6.58m" between a shot and a javelin: what was done outweighs an event that does not go with it. */
static const struct event *event_done(const struct scene *scene, uint32_t sentence, const struct said *said, str text,
                                      const struct event *event) {
    const struct draft_field *guess = said->discipline ? draft_field(said->discipline, "events") : NULL;
    const struct draft_field *codes = guess || !said->discipline ? guess : draft_field(said->discipline, "only");
    if (!codes)
        return event;
    str rest = codes->constant, first = str_cut(&rest, ',');
    const struct event *example = event_find(scene->x->events, first);
    struct mark mark;
    bool timed = example && example->quantity == QUANTITY_TIME;
    if (!event_read(timed ? example : NULL, text, timed ? QUANTITY_TIME : QUANTITY_DISTANCE, &mark))
        return event;
    rest = codes->constant;
    while (event && rest.size)
        if (str_equal(str_cut(&rest, ','), event->code))
            return event;
    const struct event *done = race_event_among(scene, sentence, codes->constant, &mark, guess != NULL);
    bool impossible = event && example && (event->quantity == QUANTITY_TIME) != timed;
    return done || impossible ? done : event;
}

/* "It fell to Fox (44.17)", in a report of a relay: what a runner takes for a fourth of it is a leg. */
static bool is_leg(const struct scene *scene, uint32_t sentence, const struct event *event, int32_t person, str text) {
    const struct event *relay = race_event_of_split(scene, sentence, person);
    struct mark mark;
    if (person == NOBODY || !relay || relay != scene->main_event || relay->class != EVENT_RELAY || (event && event->class == EVENT_RELAY) || !mark_read(text, QUANTITY_TIME, HINT_SECONDS, &mark))
        return false;
    for (uint32_t i = scene->first_event[sentence]; i < scene->first_event[sentence + 1]; i++)
        if (scene->events.items[i].event == event && !scene->events.items[i].is_aside)
            return false;
    return mark.amount * 5 > relay->low && mark.amount * 2 < relay->low;
}

static void claim_mark(struct scene *scene, uint32_t sentence, const struct find *find) {
    const struct entity_ids *id = &scene->x->id;
    struct said said = mark_said(scene, sentence, find);
    enum claim_kind kind = said.kind ? said.claim_kind : CLAIM_RESULT;
    if (find->entity == id->gap)
        kind = CLAIM_MARGIN;
    if (find->entity == id->wind && kind != CLAIM_STANDARD)
        kind = CLAIM_RESULT;
    str text = scene_find_text(scene, sentence, find->span);
    /* "his world lead of 1:58.26": a clock time is no gap, unless it was cut by it. */
    bool by = said.kind && str_starts_with(scene_find_text(scene, sentence, said.kind->span), STR("by "));
    if (kind == CLAIM_MARGIN && find->entity == id->time && str_find_char(text, ':', 0) < text.size && !by)
        kind = CLAIM_RESULT;
    const struct claim *before = mark_companion(scene, sentence, find);
    int32_t person = before ? before->person : mark_owner(scene, &said, sentence, find);
    int32_t pair[2] = {NOBODY, NOBODY};
    if (said.shared && kind != CLAIM_MARGIN && find->entity != id->wind)
        mark_sharers(scene, sentence, find, said.shared, pair);
    if (pair[0] != NOBODY)
        person = pair[0];
    struct mark shape = first_reading(scene, find, kind);
    bool primes = str_find_char(text, '\'', 0) < text.size; /* 12'07.9: to a thrower feet and inches */
    bool bare = (find->entity == id->figure || (find->entity == id->time && !primes)) && kind != CLAIM_SPLIT && kind != CLAIM_MARGIN;
    const struct event *event = kind == CLAIM_SPLIT ? race_event_of_split(scene, sentence, person)
                                                    : race_event_at(scene, sentence, find->span, person, &shape, bare ? text : (str){0});
    if (kind != CLAIM_SPLIT && kind != CLAIM_MARGIN && (!event || event->quantity != QUANTITY_POINTS))
        event = event_done(scene, sentence, &said, text, event);
    if (kind == CLAIM_MARGIN && event && event->quantity != QUANTITY_POINTS && str_find(text, STR("point"), 0) < text.size) {
        const struct event *combined = race_event_among(scene, sentence, STR("heptathlon,decathlon,pentathlon"), NULL, false);
        event = combined ? combined : event;
    }
    bool is_clock = find->entity == id->figure || find->entity == id->time;
    if (!event && is_clock && kind == CLAIM_RESULT && !said.kind) {
        const struct event *race = race_event_of_split(scene, sentence, person);
        enum claim_kind by_size = kind_by_size(race, text);
        if (by_size != CLAIM_OTHER) {
            kind = by_size;
            event = race;
        }
    }
    if (is_clock && kind == CLAIM_RESULT && !said.kind && is_leg(scene, sentence, event, person, text)) {
        kind = CLAIM_SPLIT;
        event = race_event_of_split(scene, sentence, person);
    }
    if (is_clock && kind == CLAIM_RESULT && !said.kind && race_is_part_of_main(scene, sentence, event)) {
        kind = CLAIM_SPLIT;
        event = scene->main_event;
    }
    if (event && event->class == EVENT_RELAY && kind != CLAIM_SPLIT && kind != CLAIM_STANDARD)
        person = teams_near(scene, sentence, find->span.start, person);
    struct mark mark;
    bool digits_only = find->entity == id->figure && str_find_char(text, '.', 0) == text.size;
    bool team_points = find->entity == id->points && kind == CLAIM_RESULT && !(event && event->quantity == QUANTITY_POINTS);
    /* A team's points come from many events; from one where the meeting has no other. */
    if (team_points) {
        person = NOBODY;
        event = scene->is_cross_country && scene->one_event ? scene->main_event : NULL;
    }
    if (digits_only && !(event && event->quantity == QUANTITY_POINTS && kind != CLAIM_SPLIT))
        return;
    if (!read_mark(scene, find, text, kind, event, &mark))
        return;
    if (kind != CLAIM_MARGIN && mark.quantity == QUANTITY_MARGIN)
        kind = CLAIM_MARGIN;
    struct claim claim = {.kind = kind, .person = person, .rival = NOBODY, .mark = mark, .sentence = sentence};
    claim.span = scene_span(scene, sentence, find->span);
    claim.event = event ? event->code : (str){0};
    const struct draft *told = said.kind ? said.kind : said.whose;
    claim.rule = told ? rule_origin(told->rule) : find->rule ? rule_origin(find->rule) : (struct origin){0};
    claim.evidence = told ? scene_span(scene, sentence, told->span) : claim.span;
    claim.is_weak = !said.whose;
    if (kind == CLAIM_SPLIT && said.kind) {
        const struct draft_field *part = draft_field(said.kind, "part");
        if (part && part->is_find)
            claim.part = scene_find_text(scene, sentence, part->find.span);
    }
    if (said.record) {
        const struct draft_field *record = draft_field(said.record, "record");
        if (record->is_find)
            claim.record = mark_record_code(scene, scene_find_text(scene, sentence, record->find.span));
    }
    race_place_claim(scene, sentence, find->span, &claim);
    if (kind == CLAIM_RESULT && mark_is_standing_record(scene, &claim, find->span))
        kind = claim.kind = CLAIM_RECORD;
    if (person != NOBODY && event && kind == CLAIM_RESULT)
        scene->person_event[person] = event;
    *LIST_ADD(&scene->reading->claims, scene->arena) = claim;
    if (pair[1] == NOBODY || pair[1] == person)
        return;
    claim.person = pair[1];
    *LIST_ADD(&scene->reading->claims, scene->arena) = claim;
}

void marks_claim(struct scene *scene) {
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        for (uint32_t i = 0; i < scene->views[s].finds.count; i++)
            if (is_mark(&scene->x->id, &scene->views[s].finds.items[i]))
                claim_mark(scene, s, &scene->views[s].finds.items[i]);
}
