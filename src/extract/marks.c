/*
 * Marks become claims: the rules of 55-marks say what kind a mark is and whose; where they say nothing, it is a result of the
 * nearest person to its left who is no rival, read as the event of its place reads it.
 */
#include "mark_said.h"

/* Shorter than these milliseconds, a time is no part of a race that a report would time. */
enum { SPLIT_LEAST = 9000 };

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

/* Who won the race that this place of the text is about: of several winners of the event the one of the meeting that is reported. */
static int32_t winner_of(const struct scene *scene, uint32_t sentence, const struct find *find) {
    const struct event *event = race_event_at(scene, sentence, find->span, NOBODY, NULL, (str){0});
    const struct claim *winner = NULL;
    bool here = false;
    for (LIST_EACH(struct claim, claim, &scene->reading->claims)) {
        if (claim->kind != CLAIM_PLACING || claim->place != 1 || !event || !str_equal(claim->event, event->code))
            continue;
        bool reported = (!claim->year || claim->year == scene->main_year) && str_equal(claim->competition, scene->main_competition);
        if (!winner || (reported && !here)) {
            winner = claim;
            here = reported;
        }
    }
    return winner ? winner->person : who_subject_at(scene, sentence, find->span.start);
}

/* "4.60m (15-1)", "12.06 (+2.5m/s)": a companion in parentheses belongs to whom the mark before it belongs. */
static const struct claim *companion(const struct scene *scene, uint32_t sentence, const struct find *find) {
    const struct view *view = &scene->views[sentence];
    if (!scene->reading->claims.count || find == view->finds.items)
        return NULL;
    const struct claim *last = LIST_LAST(&scene->reading->claims);
    uint32_t start = scene->article->sentences.items[sentence].span.start;
    if (last->kind == CLAIM_PLACING || last->sentence != sentence || last->span.end <= start)
        return NULL;
    uint32_t end = last->span.end - start;
    if (end > find->span.start || find->span.start - end > 18)
        return NULL;
    str between = str_slice(view->text, end, find->span.start);
    bool opened = str_find_char(between, '(', 0) < between.size || (find->span.start < view->text.size && view->text.data[find->span.start] == '(');
    for (LIST_EACH(struct find, other, &view->finds))
        if (other->span.start >= end && other->span.end <= find->span.start)
            return NULL;
    return opened && str_find_char(between, ',', 0) == between.size ? last : NULL;
}

static int32_t owner_of(const struct scene *scene, const struct said *said, uint32_t sentence, const struct find *find) {
    if (said->claim_kind == CLAIM_STANDARD)
        return NOBODY;
    const struct draft_field *owner = said->whose ? draft_field(said->whose, "athlete") : NULL;
    if (owner && !owner->is_find)
        return str_equal(owner->constant, STR("winner")) ? winner_of(scene, sentence, find) : NOBODY;
    if (said->whose && !(said->claim_kind == CLAIM_MARGIN && said->kind && str_equal(rule_name(said->whose->rule), STR("mark-of-next")))) {
        int32_t person = who_of_field(scene, sentence, draft_field(said->whose, "athlete"));
        if (person != NOBODY)
            return person;
    }
    int32_t speaker;
    if (speakers_says(scene, sentence, find->span, &speaker) && !said->near)
        return speaker;
    const struct draft_field *near = said->near ? draft_field(said->near, "athlete") : NULL;
    if (near && near->is_find && !who_is_object(scene, sentence, near->find.span)) {
        int32_t person = who_of_field(scene, sentence, near);
        if (person != NOBODY)
            return person;
    }
    return said->claim_kind == CLAIM_RECORD ? who_owner_at(scene, sentence, find->span.start)
                                             : who_subject_at(scene, sentence, find->span.start);
}

/* "Both men were timed at 20.12": the two people named last, in the order of the text. */
static void latest_two(const struct scene *scene, uint32_t sentence, uint32_t before, int32_t pair[2]) {
    pair[0] = pair[1] = NOBODY;
    for (uint32_t s = sentence + 1; s-- > 0 && sentence - s < 3;)
        for (uint32_t i = scene->views[s].finds.count; i-- > 0;) {
            const struct find *find = &scene->views[s].finds.items[i];
            if (find->entity != scene->x->id.athlete || (s == sentence && find->span.start >= before) || find->person == pair[1])
                continue;
            if (pair[1] != NOBODY) {
                pair[0] = find->person;
                return;
            }
            pair[1] = find->person;
        }
}

/*
 * A time that no race of the article takes is a part of the race that is spoken of when it is too short for it, and a gap when it
 * is over in less than a second. CLAIM_OTHER: neither.
 */
static enum claim_kind kind_by_size(const struct event *race, str text) {
    struct mark mark;
    if (!race || race->quantity != QUANTITY_TIME || !mark_read(text, QUANTITY_TIME, HINT_SECONDS, &mark))
        return CLAIM_OTHER;
    if (mark.amount < 1000)
        return CLAIM_MARGIN;
    return mark.amount >= SPLIT_LEAST && mark.amount < race->low ? CLAIM_SPLIT : CLAIM_OTHER;
}

/* The two who share a mark: those whom the rule captured, else the two named last. */
static void sharers(const struct scene *scene, uint32_t sentence, const struct find *find, const struct draft *shared, int32_t pair[2]) {
    pair[0] = who_of_field(scene, sentence, draft_field(shared, "athlete"));
    pair[1] = who_of_field(scene, sentence, draft_field(shared, "athlete2"));
    if (pair[0] == NOBODY)
        latest_two(scene, sentence, find->span.start, pair);
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
    const struct claim *before = companion(scene, sentence, find);
    int32_t person = before ? before->person : owner_of(scene, &said, sentence, find);
    int32_t pair[2] = {NOBODY, NOBODY};
    if (said.shared && kind != CLAIM_MARGIN && find->entity != id->wind)
        sharers(scene, sentence, find, said.shared, pair);
    if (pair[0] != NOBODY)
        person = pair[0];
    struct mark shape = first_reading(scene, find, kind);
    bool primes = str_find_char(text, '\'', 0) < text.size; /* 12'07.9: to a thrower feet and inches */
    bool bare = (find->entity == id->figure || (find->entity == id->time && !primes)) && kind != CLAIM_SPLIT && kind != CLAIM_MARGIN;
    const struct mark *fitting = kind == CLAIM_SPLIT || kind == CLAIM_MARGIN ? NULL : &shape;
    const struct event *event = kind == CLAIM_SPLIT ? race_event_of_split(scene, sentence, person)
                                                    : race_event_at(scene, sentence, find->span, person, fitting, bare ? text : (str){0});
    if (kind != CLAIM_SPLIT && kind != CLAIM_MARGIN && (!event || event->quantity != QUANTITY_POINTS))
        event = event_done(scene, sentence, &said, text, event);
    bool is_clock = find->entity == id->figure || find->entity == id->time;
    if (!event && is_clock && kind == CLAIM_RESULT && !said.kind) {
        const struct event *race = race_event_of_split(scene, sentence, person);
        enum claim_kind by_size = kind_by_size(race, text);
        if (by_size != CLAIM_OTHER) {
            kind = by_size;
            event = race;
        }
    }
    if (is_clock && kind == CLAIM_RESULT && !said.kind && race_is_part_of_main(scene, sentence, event)) {
        kind = CLAIM_SPLIT;
        event = scene->main_event;
    }
    if (event && event->class == EVENT_RELAY && kind != CLAIM_SPLIT && kind != CLAIM_STANDARD)
        person = who_team_near(scene, sentence, find->span.start, person);
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
