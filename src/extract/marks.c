/*
 * Marks become claims: the rules of 55-marks say what kind a mark is and whose; where they say nothing, it is a result of the
 * nearest person to its left who is no rival, read as the event of its place reads it.
 */
#include "extract/around.h"
#include "mark_measures.h"
#include "mark_owner.h"
#include "mark_race.h"
#include "mark_shared.h"
#include "model/part.h"
#include "race.h"

/* Bytes before a wind in which its direction is told. */
enum { WIND_TOLD_WITHIN = 24 };

static bool is_claimed(const struct scene *scene, const struct find *find) {
    return scene_is_mark(scene, find) || find->entity == scene->x->id.wind || find->entity == scene->x->id.gap;
}

static enum quantity quantity_wanted(const struct entity_ids *id, const struct find *find, enum claim_kind kind, bool is_reaction) {
    if (kind == CLAIM_MARGIN)
        return QUANTITY_MARGIN;
    if (kind == CLAIM_OTHER && is_reaction)
        return QUANTITY_REACTION;
    if (find->entity == id->wind)
        return QUANTITY_WIND;
    if (find->entity == id->time)
        return QUANTITY_TIME;
    if (find->entity == id->points)
        return QUANTITY_POINTS;
    return QUANTITY_NONE;
}

/* The one part that is no time, where an event is known that counts it. */
static bool is_part_of_total(const struct marked *m) {
    return mark_is_part_of_total(m) && m->event && m->event->quantity == QUANTITY_POINTS;
}

static bool read_mark(const struct scene *scene, const struct marked *m, struct mark *mark) {
    const struct entity_ids *id = &scene->x->id;
    const struct find *find = m->find;
    const struct event *event = m->event;
    enum claim_kind kind = m->kind;
    enum quantity wanted = quantity_wanted(id, find, kind, mark_is_reaction(m));
    const struct event *reader = (kind == CLAIM_SPLIT && !is_part_of_total(m)) || kind == CLAIM_MARGIN || mark_is_reaction(m) ? NULL : event;
    if (find->entity == id->length && event && event->quantity == QUANTITY_HEIGHT && kind != CLAIM_MARGIN)
        wanted = QUANTITY_HEIGHT;
    else if (find->entity == id->length && kind != CLAIM_MARGIN)
        wanted = QUANTITY_DISTANCE;
    if (find->entity == id->figure && kind == CLAIM_SPLIT)
        wanted = is_part_of_total(m) ? QUANTITY_POINTS : QUANTITY_TIME;
    if (mark_is_in_minutes(scene, m) && mark_read(m->text, QUANTITY_TIME, HINT_MINUTES, mark))
        return true;
    /* A misprint of the race's marks is of their kind: 9:15:37 of a marathon are hours. */
    bool is_misprint = kind == CLAIM_RESULT && find->entity != id->wind && event && race_strain(event, NULL, m->text) < 0 &&
                       race_is_digit_away(event, m->text);
    if (is_misprint && mark_read(m->text, event->quantity, event->hints, mark))
        return true;
    if (event_read(reader, m->text, wanted, mark))
        return true;
    if (wanted != QUANTITY_NONE && event_read(NULL, m->text, wanted, mark))
        return true;
    if (find->entity == id->figure && event_read(NULL, m->text, QUANTITY_TIME, mark))
        return true;
    if (find->value.type == VALUE_MARK) {
        *mark = find->value.mark;
        return mark->quantity != QUANTITY_NONE;
    }
    return false;
}

/* "miles of 5:09, 5:08 and 5:11", but no "last lap of 58.2, 4:01.3 in all". */
static bool is_as_long(const struct marked *m, const struct mark *part) {
    struct mark mark;
    return mark_read(m->text, QUANTITY_TIME, HINT_SECONDS, &mark) && mark.amount * 3 < part->amount * 4 && mark.amount * 4 > part->amount * 3;
}

static enum claim_kind kind_of(const struct scene *scene, const struct marked *m) {
    const struct entity_ids *id = &scene->x->id;
    enum claim_kind kind = m->said.kind ? m->said.claim_kind : CLAIM_RESULT;
    const struct claim *before = m->said.kind ? NULL : mark_listed_before(scene, m->sentence, m->find);
    if (m->find->entity == id->gap || (before && before->kind == CLAIM_MARGIN))
        return CLAIM_MARGIN;
    if (before && before->kind == CLAIM_SPLIT && is_as_long(m, &before->mark))
        return CLAIM_SPLIT;
    if (before && before->kind == CLAIM_ATTEMPT) /* "failed at 4.50m and 4.70m" */
        return CLAIM_ATTEMPT;
    if (m->find->entity == id->wind && kind != CLAIM_STANDARD)
        return CLAIM_RESULT;
    bool is_told_so = kind == CLAIM_MARGIN && str_equal(rule_name(m->said.kind->rule), STR("margin-noun"));
    if (kind != CLAIM_MARGIN || is_told_so || m->find->entity != id->time || str_find_char(m->text, ':', 0) == m->text.size)
        return kind;
    /* "his world lead of 1:58.26": a clock time is no gap, unless it was cut by it or somebody was so much behind. */
    str words = scene_find_text(scene, m->sentence, m->said.kind->span);
    bool behind = str_equal(rule_name(m->said.kind->rule), STR("margin-behind")) && str_find_char(m->text, '.', 0) == m->text.size;
    return str_starts_with(words, STR("by ")) || behind ? CLAIM_MARGIN : CLAIM_RESULT;
}

static void choose_owner(const struct scene *scene, struct marked *m, struct sharers *sharers) {
    const struct claim *before = mark_companion(scene, m->sentence, m->find);
    m->person = before ? before->person : mark_owner(scene, &m->said, m->sentence, m->find);
    *sharers = (struct sharers){.count = 0};
    /* "At 4.73m (15-6¼), … she went out": one height in two measures. */
    if (before && before->kind == CLAIM_ATTEMPT && m->find->entity == scene->x->id.length)
        m->kind = CLAIM_ATTEMPT;
    bool is_gap_of_both = m->said.shared && str_equal(rule_name(m->said.shared->rule), STR("gap-shared"));
    if (!m->said.shared || (m->kind == CLAIM_MARGIN && !is_gap_of_both) || m->find->entity == scene->x->id.wind)
        return;
    mark_sharers(scene, m->sentence, m->find, m->said.shared, m->person, sharers);
    if (sharers->count)
        m->person = sharers->items[0];
}

static bool has_points(const struct scene *scene, uint32_t sentence) {
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.points)
            return true;
    return false;
}

/* "with 98 points, behind St Mark's (121.5)": a half besides whole points is no time, and "18 ahead of St Mark's" no distance. */
static bool is_bare_points(const struct scene *scene, const struct marked *m) {
    bool is_half = m->find->entity == scene->x->id.figure && str_ends_with(m->text, STR(".5")) && m->kind != CLAIM_MARGIN;
    bool is_gap = m->kind == CLAIM_MARGIN && m->text.size && char_is_digit(m->text.data[m->text.size - 1]) && str_find_char(m->text, '.', 0) == m->text.size;
    return (is_half || is_gap) && (has_points(scene, m->sentence) || (is_half && m->sentence && has_points(scene, m->sentence - 1)));
}

/* "Fox opened up a five metre lead": while she ran. */
static bool is_lead_of_runner(const struct scene *scene, const struct marked *m) {
    bool is_lead = around_begins(scene, AROUND_LEAD, str_slice(scene->views[m->sentence].text, m->find->span.end, UINT32_MAX));
    return m->kind == CLAIM_MARGIN && is_lead && m->person != NOBODY && scene_names(scene, m->sentence, m->person);
}

/* "gave him 972 points", in the report of a decathlon: what one of its events brought. */
static bool is_of_one_discipline(const struct scene *scene, const struct marked *m) {
    enum { DISCIPLINE_MOST = 1400 };
    bool is_told = m->find->entity == scene->x->id.points && m->kind == CLAIM_RESULT && !m->said.kind && m->find->value.type == VALUE_MARK;
    return is_told && scene->main_event && scene->main_event->quantity == QUANTITY_POINTS && m->find->value.mark.amount <= DISCIPLINE_MOST;
}

/* "The previous Irish record was 3:24.38", "the Asian record of 2:59.51, run by Japan": whose the words of a standing record say it is; NOBODY. */
static int32_t team_of_record(const struct scene *scene, const struct marked *m) {
    static const char *const by[] = {" by ", " from "};
    enum { HOLDER_MOST = 24 };
    if (m->kind != CLAIM_RECORD || !m->said.kind)
        return NOBODY;
    for (LIST_EACH(struct find, find, &scene->views[m->sentence].finds)) {
        bool is_nation = find->entity == scene->x->id.nation || find->entity == scene->x->id.people || find->entity == scene->x->id.team ||
                         find->entity == scene->x->id.record;
        str before = str_slice(scene->views[m->sentence].text, m->find->span.end, find->span.start);
        bool is_holder = find->span.start > m->find->span.end && before.size <= HOLDER_MOST && str_ends_with_any(before, ALL_OF(by));
        bool is_told = is_nation && (is_holder || span_overlaps(find->span, m->said.kind->span));
        int32_t team = is_told ? teams_named(scene, m->sentence, find->span) : NOBODY;
        if (team != NOBODY)
            return team;
    }
    return NOBODY;
}

/* Relays are run by teams. */
static void give_to_team(const struct scene *scene, struct marked *m) {
    bool is_relay = m->event && m->event->class == EVENT_RELAY;
    bool is_of_one = m->person != NOBODY && !scene->reading->people.items[m->person].is_team;
    int32_t team;
    if (!is_relay && is_of_one && m->kind == CLAIM_RESULT && mark_is_of_crew(scene, m->sentence, m->find, &team))
        m->person = team;
    if (!is_relay || m->kind == CLAIM_SPLIT || m->kind == CLAIM_STANDARD || is_lead_of_runner(scene, m))
        return;
    int32_t holder = team_of_record(scene, m);
    m->person = holder != NOBODY ? holder : teams_near(scene, m->sentence, m->find->span.start, m->person);
}

/* "won the meeting with 128 points", "with 121.5", "a two-point win over Orme": what teams have is no performance. */
static bool is_of_teams(const struct scene *scene, const struct marked *m) {
    enum { LEAST_OF_ATHLETE = 300 };   /* even one discipline of a combined event mostly brings more, and a day of it thousands */
    bool is_of_points_event = m->event && m->event->quantity == QUANTITY_POINTS;
    if (is_bare_points(scene, m) && !is_of_points_event)
        return true;
    bool is_margin = m->kind == CLAIM_MARGIN && (str_ends_with(m->text, STR("points")) || str_ends_with(m->text, STR("-point")));
    bool is_points = m->find->entity == scene->x->id.points && (m->kind == CLAIM_RESULT || m->find->value.mark.amount < LEAST_OF_ATHLETE);
    return (is_points || is_margin) && !is_of_points_event;
}

/* "49.96", and "49,96" or "49,0" where the comma is the decimal point; but "6,810" is whole. */
static bool has_decimals(str figure) {
    size_t comma = str_find_char(figure, ',', 0);
    return str_find_char(figure, '.', 0) < figure.size || (comma < figure.size && figure.size - comma <= sizeof ",96" - 1);
}

/* "30 metres", "6,810": figures that are marks only where an event takes them. */
static bool is_figure_of_nothing(const struct scene *scene, const struct marked *m) {
    bool digits_only = !has_decimals(m->text);
    if (m->find->entity == scene->x->id.figure && digits_only)
        return !m->event || m->event->quantity != QUANTITY_POINTS || (m->kind == CLAIM_SPLIT && !is_part_of_total(m));
    bool round = m->find->entity == scene->x->id.length && digits_only && str_find(m->text, STR("m"), 0) < m->text.size;
    return round && !m->event && m->kind == CLAIM_RESULT;
}

/* "a headwind of 2.1m/s", "into a wind of 0.7m/s": against the runners, though printed without a sign. */
static bool is_headwind(const struct scene *scene, const struct marked *m) {
    if (m->find->entity != scene->x->id.wind || str_find_char(m->text, '+', 0) < m->text.size || str_find_char(m->text, '-', 0) < m->text.size)
        return false;
    uint32_t from = m->find->span.start > WIND_TOLD_WITHIN ? m->find->span.start - WIND_TOLD_WITHIN : 0;
    str words = scene_find_text(scene, m->sentence, span_of(from, m->find->span.end));
    str behind = str_slice(scene->views[m->sentence].text, m->find->span.end, UINT32_MAX);
    return str_find(words, STR("headwind"), 0) < words.size || str_find(words, STR("head wind"), 0) < words.size ||
           str_starts_with(behind, STR(" headwind")) || str_starts_with(behind, STR(" head wind")) ||
           str_find(words, STR("into a wind"), 0) < words.size;
}

static void add_told(const struct scene *scene, const struct marked *m, struct claim *claim) {
    const struct draft *told = m->said.kind ? m->said.kind : m->said.whose;
    claim->rule = told ? rule_origin(told->rule) : m->find->rule ? rule_origin(m->find->rule) : (struct origin){0};
    claim->evidence = told ? scene_span(scene, m->sentence, told->span) : claim->span;
    claim->is_weak = !m->said.whose;
    const struct draft_field *part = m->kind == CLAIM_SPLIT && m->said.kind ? draft_field(m->said.kind, "part") : NULL;
    if (part && part->is_find)
        claim->part = part_name(scene_find_text(scene, m->sentence, part->find.span), scene->arena);
    const struct draft_field *record = m->said.record ? draft_field(m->said.record, "record") : NULL;
    if (record && record->is_find)
        claim->record = mark_record_code(scene, scene_find_text(scene, m->sentence, record->find.span));
}

/* "opened with a 70.99m win": as far as nobody is in front of anybody, so it was the winner's throw. */
static bool is_winning_mark(const struct scene *scene, const struct marked *m) {
    struct mark mark;
    if (m->kind != CLAIM_MARGIN || m->find->entity != scene->x->id.length || !m->event || !has_decimals(m->text) ||
        !str_equal(rule_name(m->said.kind ? m->said.kind->rule : m->find->rule), STR("margin")))
        return false;
    str words = str_slice(scene->views[m->sentence].text, m->find->span.end, UINT32_MAX);
    return around_begins(scene, AROUND_WIN, words) && event_read(m->event, m->text, m->event->quantity, &mark) && event_takes(m->event, mark);
}

/* "a record of 226-4 (68.99)": the same mark once more, of the same race and kind, and whose it was. */
static void follow_first_measure(const struct scene *scene, struct marked *m) {
    const struct claim *first = scene->reading->claims.count ? LIST_LAST(&scene->reading->claims) : NULL;
    if (!first || first->kind == CLAIM_PLACING || !mark_is_second_measure(scene, m->sentence, m->find) ||
        first->span.start != scene_span(scene, m->sentence, m->find[-1].span).start)
        return;
    m->kind = first->kind;
    m->person = first->person;
    m->event = first->event.size ? event_find(scene->x->events, first->event) : NULL;
}

/* "winning in a world-leading 37.29 ahead of Italy": a bare figure that is a good mark of the race, as it stands, parts nobody. */
static bool is_good_mark(const struct scene *scene, const struct marked *m) {
    bool is_told_behind = m->said.kind && str_equal(rule_name(m->said.kind->rule), STR("margin-behind"));
    if (m->kind != CLAIM_MARGIN || !is_told_behind || m->find->entity != scene->x->id.figure || !m->event || !has_decimals(m->text))
        return false;
    struct mark read, seconds;
    bool is_time = m->event->quantity == QUANTITY_TIME;
    if (is_time && (!event_read(m->event, m->text, QUANTITY_TIME, &read) || !mark_read(m->text, QUANTITY_TIME, HINT_SECONDS, &seconds) ||
                    read.amount != seconds.amount))
        return false; /* "2.10 ahead" is no 2:10 */
    bool is_bounded = m->event->high < INT64_MAX && m->event->class != EVENT_CROSS_COUNTRY;
    return is_bounded && race_strain_of_find(scene, m->event, m->sentence, m->find) == 0;
}

static void claim_mark(struct scene *scene, uint32_t sentence, const struct find *find) {
    struct marked m = {.sentence = sentence,
                       .find = find,
                       .text = scene_find_text(scene, sentence, find->span),
                       .said = mark_said(scene, sentence, find)};
    struct mark mark;
    struct sharers sharers;
    m.kind = kind_of(scene, &m);
    choose_owner(scene, &m, &sharers);
    mark_choose_race(scene, &m);
    if (is_winning_mark(scene, &m) || is_good_mark(scene, &m))
        m.kind = CLAIM_RESULT;
    if (is_of_one_discipline(scene, &m)) {
        m.kind = CLAIM_SPLIT;
        m.event = scene->main_event;
    }
    give_to_team(scene, &m);
    follow_first_measure(scene, &m);
    if (is_of_teams(scene, &m) || is_figure_of_nothing(scene, &m) || unreal_mark_at(scene, sentence) || !read_mark(scene, &m, &mark))
        return;
    if (mark.quantity == QUANTITY_MARGIN)
        m.kind = CLAIM_MARGIN;
    if (m.kind == CLAIM_RESULT && unreal_best_at(scene, sentence))
        m.kind = CLAIM_BEST;
    mark_take_metres(scene, sentence, find, &mark);
    if (is_headwind(scene, &m))
        mark.amount = -mark.amount;
    struct claim claim = {.kind = m.kind, .person = m.person, .rival = NOBODY, .mark = mark, .sentence = sentence,
                          .span = scene_span(scene, sentence, find->span), .event = m.event ? m.event->code : (str){0}};
    add_told(scene, &m, &claim);
    race_place_claim(scene, sentence, find->span, &claim);
    if (claim.kind == CLAIM_RESULT && mark_is_standing_record(scene, &claim, find->span))
        claim.kind = CLAIM_RECORD;
    if (m.person != NOBODY && m.event && claim.kind == CLAIM_RESULT)
        scene->person_event[m.person] = m.event;
    *LIST_ADD(&scene->reading->claims, scene->arena) = claim;
    for (uint32_t i = 1; i < sharers.count; i++) {
        claim.person = sharers.items[i];
        *LIST_ADD(&scene->reading->claims, scene->arena) = claim;
    }
}

void marks_claim(struct scene *scene) {
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        for (uint32_t i = 0; i < scene->views[s].finds.count; i++)
            if (is_claimed(scene, &scene->views[s].finds.items[i]))
                claim_mark(scene, s, &scene->views[s].finds.items[i]);
}
