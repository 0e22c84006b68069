/* Which race a mark is of, and what its size tells of its kind where no rule does. */
#include "mark_race.h"
#include "race.h"

/* Shorter than these milliseconds, a time is no part of a race that a report would time. */
enum { SPLIT_LEAST = 9000 };
/* In a race that takes longer than these, nobody tells a part of less than a minute without saying which. */
enum { LONG_RACE = 480000 };

/* A mark that is so weak for an event is hardly of it (race_strain). */
enum { WEAK_STRAIN = 2 };

/* So many mentions of events back, a paragraph may have named the race that a time could be a leg of. */
enum { MENTIONS_BACK = 64 };

/* Sentences back to a field event that a length without one is told of. */
enum { LENGTH_TOLD_WITHIN = 8 };

static struct mark first_reading(const struct scene *scene, const struct find *find) {
    const struct entity_ids *id = &scene->x->id;
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

/* Whether the sentence is about the event, and does not only mention it in passing. */
static bool is_about(const struct scene *scene, uint32_t sentence, const struct event *event) {
    for (uint32_t i = scene->first_event[sentence]; i < scene->first_event[sentence + 1]; i++) {
        const struct event_mention *m = &scene->events.items[i];
        if (m->event == event && event_mention_is_outright(m))
            return true;
    }
    return false;
}

/* "She leapt 6.58m" between a shot and a javelin: what was done outweighs an event that does not go with it. */
static const struct event *event_done(const struct scene *scene, const struct marked *m, const struct event *event) {
    const struct draft *discipline = m->said.discipline;
    const struct draft_field *guess = discipline ? draft_field(discipline, "events") : NULL;
    const struct draft_field *codes = guess || !discipline ? guess : draft_field(discipline, "only");
    /* "The shot put saw Bell settle for silver in 19.39" */
    bool is_overruled = discipline && draft_field(discipline, "weak") && event && is_about(scene, m->sentence, event);
    if (!codes || is_overruled)
        return event;
    str rest = codes->constant;
    bool is_race = str_equal(rest, STR("races"));
    const struct event *example = is_race ? NULL : event_find(scene->x->events, str_cut(&rest, ','));
    struct mark mark;
    bool timed = is_race || (example && example->quantity == QUANTITY_TIME);
    if (!event_read(timed ? example : NULL, m->text, timed ? QUANTITY_TIME : QUANTITY_DISTANCE, &mark))
        return event;
    if (event && race_is_among(codes->constant, event))
        return event;
    /* A vaulter leaps, too, but whoever leaps where no vault is named jumps; a long jumper may clear 6.55m, but no bar's 2.10m. */
    const struct draft_field *also = draft_field(discipline, "also");
    if (event && also && race_strain(event, &mark, (str){0}) < WEAK_STRAIN &&
        race_event_among(scene, m->sentence, also->constant, &mark, false) == event)
        return event;
    const struct event *done = race_event_among(scene, m->sentence, codes->constant, &mark, guess != NULL);
    bool impossible = event && (is_race || example) && (event->quantity == QUANTITY_TIME) != timed;
    return done || impossible ? done : event;
}

/* "It fell to Fox (44.17)", in a report of a relay: what a runner takes for a fourth of it is a leg. */
static bool is_leg(const struct scene *scene, const struct marked *m, const struct event *relay) {
    struct mark mark;
    if (m->person == NOBODY || !relay || relay != scene->main_event || relay->class != EVENT_RELAY ||
        (m->event && m->event->class == EVENT_RELAY) || !mark_read(m->text, QUANTITY_TIME, HINT_SECONDS, &mark))
        return false;
    /* "He clocked 9.91 in Friday's final": a race of his own. */
    for (LIST_EACH(struct find, find, &scene->views[m->sentence].finds))
        if (find->entity == scene->x->id.round)
            return false;
    uint32_t paragraph = scene->article->sentences.items[m->sentence].paragraph;
    uint32_t behind = scene->first_event[m->sentence + 1];
    for (uint32_t i = behind; i-- > 0 && behind - i <= MENTIONS_BACK;) {
        const struct event_mention *named = &scene->events.items[i];
        if (scene->article->sentences.items[named->sentence].paragraph != paragraph)
            break;
        if (named->event == m->event && !named->is_aside)
            return false;
    }
    return mark.amount * 5 > relay->low && mark.amount * 2 < relay->low;
}

/* "The first measured 29-1¼": of the event that the lengths before were of. */
static const struct event *event_of_lengths(const struct scene *scene, const struct marked *m) {
    const struct reading *reading = scene->reading;
    for (uint32_t i = reading->claims.count; i-- > 0;) {
        const struct claim *claim = &reading->claims.items[i];
        if (claim->kind == CLAIM_PLACING || m->sentence - claim->sentence > LENGTH_TOLD_WITHIN)
            return NULL;
        const struct event *event = claim->event.size ? event_find(scene->x->events, claim->event) : NULL;
        bool measured = event && (event->quantity == QUANTITY_DISTANCE || event->quantity == QUANTITY_HEIGHT);
        if (measured && race_event_among(scene, claim->sentence, event->code, &m->find->value.mark, true))
            return event;
    }
    return NULL;
}

/* "winning in a time of 55.83": of the race, whichever it is. */
static bool is_winning_time(const struct scene *scene, const struct marked *m) {
    enum { TOLD_WITHIN = 26 };
    uint32_t from = m->find->span.start > TOLD_WITHIN ? m->find->span.start - TOLD_WITHIN : 0;
    return race_words_hold(scene, WORD_WON_IN, str_slice(scene->views[m->sentence].text, from, m->find->span.start));
}

/* What a result that no rule speaks of is by its size: a part of the race, a leg, a gap. */
static void reconsider(const struct scene *scene, struct marked *m) {
    const struct event *race = race_event_of_split(scene, m->sentence, m->person);
    enum claim_kind by_size = m->event ? CLAIM_OTHER : kind_by_size(race, m->text);
    if (by_size == CLAIM_OTHER && is_leg(scene, m, race))
        by_size = CLAIM_SPLIT;
    if (by_size == CLAIM_OTHER && race_is_part_of_main(scene, m->sentence, m->event)) {
        by_size = CLAIM_SPLIT;
        race = scene->main_event;
    }
    if (by_size == CLAIM_OTHER || (by_size == CLAIM_SPLIT && is_winning_time(scene, m)))
        return;
    m->kind = by_size;
    m->event = race;
}

/* "won in 1:47.62 from Fox, who was 0.3 behind": of the race of the mark before, where no other is named between; NULL: not so. */
static const struct event *race_of_mark_before(const struct scene *scene, const struct marked *m) {
    const struct event *told = race_told_last(scene, m->sentence, true);
    if (!told || m->kind != CLAIM_MARGIN)
        return NULL;
    uint32_t behind = LIST_LAST(&scene->reading->claims)->span.end - scene->article->sentences.items[m->sentence].span.start;
    for (uint32_t i = scene->first_event[m->sentence]; i < scene->first_event[m->sentence + 1]; i++) {
        struct span named = scene->events.items[i].span;
        if (named.start >= behind && named.end <= m->find->span.start)
            return NULL;
    }
    return told;
}

static const struct event *race_of_margin(const struct scene *scene, const struct marked *m) {
    const struct event *before = race_of_mark_before(scene, m);
    struct mark margin = {.quantity = QUANTITY_MARGIN};
    const struct event *event = before ? before : race_event_at(scene, m->sentence, m->find->span, m->person, &margin, (str){0});
    bool measured = str_find(m->text, STR("inch"), 0) < m->text.size || str_find(m->text, STR("cm"), 0) < m->text.size ||
                    str_find(m->text, STR("centimet"), 0) < m->text.size;
    const struct event *field = measured && event && event->quantity == QUANTITY_TIME ? event_of_lengths(scene, m) : NULL;
    if (field || (measured && event && event->quantity == QUANTITY_TIME))
        return field;   /* nobody runs a centimetre ahead */
    bool points = str_find(m->text, STR("point"), 0) < m->text.size;
    if (!event || !points || event->quantity == QUANTITY_POINTS)
        return event;
    const struct event *combined = race_event_among(scene, m->sentence, STR("heptathlon,decathlon,pentathlon"), NULL, false);
    return combined ? combined : event;
}

static const struct event *race_of_result(const struct scene *scene, const struct marked *m) {
    const struct entity_ids *id = &scene->x->id;
    struct mark shape = first_reading(scene, m->find);
    bool primes = str_find_char(m->text, '\'', 0) < m->text.size; /* 12'07.9: to a thrower feet and inches */
    bool bare = m->find->entity == id->figure || (m->find->entity == id->time && !primes);
    const struct event *in_series = race_in_series(scene, m->sentence, m->find);
    if (in_series)
        return in_series;
    const struct event *event = race_event_at(scene, m->sentence, m->find->span, m->person, &shape, bare ? m->text : (str){0});
    if (!event || event->quantity != QUANTITY_POINTS)
        event = event_done(scene, m, event);
    return event || m->find->entity != id->length ? event : event_of_lengths(scene, m);
}

bool mark_is_part_of_total(const struct marked *m) {
    return m->kind == CLAIM_SPLIT && m->said.kind && str_equal(rule_name(m->said.kind->rule), STR("split-points"));
}

/* "A reaction time of 0.131": too short for any race, and of the one that is spoken of. */
bool mark_is_reaction(const struct marked *m) {
    return m->said.kind && str_equal(rule_name(m->said.kind->rule), STR("reaction"));
}

void mark_choose_race(const struct scene *scene, struct marked *m) {
    const struct entity_ids *id = &scene->x->id;
    if (m->kind == CLAIM_SPLIT && !mark_is_part_of_total(m))
        m->event = race_event_of_split(scene, m->sentence, m->person);
    else if (m->kind == CLAIM_MARGIN || mark_is_reaction(m))
        m->event = race_of_margin(scene, m);
    else
        m->event = race_of_result(scene, m);
    bool is_clock = m->find->entity == id->figure || m->find->entity == id->time;
    if (is_clock && m->kind == CLAIM_RESULT && !m->said.kind)
        reconsider(scene, m);
    if (is_clock && mark_is_leg_told(scene, m))
        m->kind = CLAIM_SPLIT;
}
