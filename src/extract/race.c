/*
 * Which race is meant. An event named in the sentence counts most; else the one last named in the paragraph, the one the
 * athlete was last tied to, and the first of the article (headline, then lead), in that order.
 */
#include "extract/scene.h"

/* An event named so few sentences ago is still the one that is spoken of. */
enum { NEAR_SENTENCES = 1 };
/* So far behind an aside an event may still be what the article is about. */
enum { LEAD_SENTENCES = 4 };
/* So many mentions of events are looked back over, and ahead. */
enum { MENTIONS_AWAY = 256 };
/* Added to the distance of an event that only says of which race a medal is. */
enum { LAST_RESORT = 4096 };
/* Bytes between "record holder" and its event. */
enum { HOLDER_REACH = 12 };
/* An event named in so many sentences is what the article is about, even if only a title or a squad names it. */
enum { LEAD = 3 };
/* So often must a heptathlon be named to be what its disciplines are told for. */
enum { COMBINED_LEAST = 2 };
/* Metres: up to here a road distance may be another race; a longer one in a report of a marathon is a part of it. */
enum { RACES_OF_THEIR_OWN = 12000 };

static enum sex sex_in(str text) {
    if (str_find(text, STR("women"), 0) < text.size || str_find(text, STR("Women"), 0) < text.size ||
        str_find(text, STR("girl"), 0) < text.size || str_find(text, STR("Girl"), 0) < text.size)
        return SEX_FEMALE;
    if (str_find(text, STR("men"), 0) < text.size || str_find(text, STR("Men"), 0) < text.size ||
        str_find(text, STR("boy"), 0) < text.size || str_find(text, STR("Boy"), 0) < text.size)
        return SEX_MALE;
    return SEX_UNKNOWN;
}

static bool has_word(const struct scene *scene, const char *word) {
    str text = scene->article->text;
    return str_find(text, str_of(word), 0) < text.size;
}

/* "long jumper" names the long jump; "3km" in a cross-country report is cross-country, "20km" among walkers a walk. */
static str phrase_in_context(const struct scene *scene, str text) {
    static const struct { const char *noun, *event; } nouns[] = {
        {"jumper", "jump"}, {"vaulter", "vault"}, {"putter", "put"}, {"thrower", "throw"}, {"marathoner", "marathon"}};
    str lower = str_lower(text, scene->arena);
    if (str_find(lower, STR("wheelchair"), 0) < lower.size)
        return STR("wheelchair marathon");
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
        size_t at = str_find(lower, str_of(nouns[i].noun), 0);
        if (at < lower.size)
            return str_print(scene->arena, "%.*s%s", (int)at, lower.data, nouns[i].event);
    }
    return text;
}

static bool is_long_distance(str code) {
    return str_ends_with(code, STR("km")) || str_ends_with(code, STR("5k")) || str_ends_with(code, STR(" miles")) || str_ends_with(code, STR("8k"));
}

static void tell_kind_of_meeting(struct scene *scene) {
    bool cross = has_word(scene, "cross-country") || has_word(scene, "cross country") || has_word(scene, "Cross Country") ||
                 has_word(scene, "Cross-Country") || has_word(scene, "Cross-country");
    scene->is_cross_country = cross && !has_word(scene, "marathon");
    scene->is_walk = has_word(scene, "race walk") || has_word(scene, "Race Walk") || has_word(scene, "walker") || has_word(scene, "-walk");
}

static str code_in_context(const struct scene *scene, str code) {
    if (scene->is_cross_country && is_long_distance(code))
        return STR("cross-country");
    bool walk = scene->is_walk;
    if (walk && (str_equal(code, STR("20km")) || str_equal(code, STR("20k"))))
        return STR("20kmW");
    if (walk && (str_equal(code, STR("35km")) || str_equal(code, STR("35k"))))
        return STR("35kmW");
    if (walk && (str_equal(code, STR("50km")) || str_equal(code, STR("50k"))))
        return STR("50kmW");
    return code;
}

const struct event *race_event_of_text(const struct scene *scene, str text) {
    text = phrase_in_context(scene, text);
    str code = event_of_phrase(scene->x->events, text, scene->arena);
    if (!code.size)
        return NULL;
    code = code_in_context(scene, code);
    const struct event *event = event_find(scene->x->events, code);
    if (event)
        return event;
    /* The same event each time it is named. */
    for (uint32_t i = 0; i < scene->events.count; i++)
        if (str_equal(scene->events.items[i].event->code, code))
            return scene->events.items[i].event;
    struct event *other = ARENA_NEW(scene->arena, struct event);
    *other = (struct event){.code = code, .class = EVENT_TRACK, .quantity = QUANTITY_TIME, .low = 5000, .high = INT64_MAX};
    return other;
}

/* "the hurdles", "the relay": which one, the rest of the article tells. */
static const struct event *unspecific(const struct scene *scene, str text) {
    bool hurdles = str_find(text, STR("hurdles"), 0) < text.size, relay = str_find(text, STR("relay"), 0) < text.size;
    for (uint32_t i = scene->events.count; i-- > 0;) {
        const struct event *event = scene->events.items[i].event;
        if ((hurdles && event->class == EVENT_HURDLES) || (relay && event->class == EVENT_RELAY))
            return event;
    }
    return NULL;
}

/* "the Olympic 800m champion", "her 100m gold", "400m runners": an event that only tells what somebody once won or is sets no scene. */
static bool is_aside(const struct scene *scene, uint32_t sentence, struct span span, bool *is_of_medal) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (str_starts_with(rule_name(draft->rule), STR("title-")) && span_overlaps(draft->span, span))
            return true;
        const struct draft_field *event = str_equal(draft->kind, STR("aside")) ? draft_field(draft, "event") : NULL;
        *is_of_medal |= event && span_overlaps(event->find.span, span);
    }
    return *is_of_medal;
}

/* "Irish record holder at 3km": the record's letter ends in its holder. */
static bool is_of_holder(const struct scene *scene, uint32_t sentence, struct span span) {
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        str words = scene_find_text(scene, sentence, find->span);
        if (find->entity == scene->x->id.record && find->span.end < span.start && span.start - find->span.end <= HOLDER_REACH &&
            (str_ends_with(words, STR("holder")) || str_ends_with(words, STR("holders"))))
            return true;
    }
    return false;
}

/* "3km, 5km and 10km": said in one breath with the event before it. */
static bool is_listed_with(const struct scene *scene, const struct event_mention *before, uint32_t sentence, struct span span) {
    static const char *const joints[] = {", ", " and ", ", and ", " and the ", ", the ", " & ", ", and the "};
    if (before->sentence != sentence || before->span.end > span.start)
        return false;
    str between = str_slice(scene->views[sentence].text, before->span.end, span.start);
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (str_equal(between, str_of(joints[i])))
            return true;
    return false;
}

/* Whether the clause that holds the span begins with ", who", ", whose" or ", which". */
static bool is_in_relative(const struct scene *scene, uint32_t sentence, struct span span) {
    str text = scene->views[sentence].text;
    size_t comma = span.start;
    while (comma > 0 && text.data[comma] != ',')
        comma--;
    str clause = str_slice(text, comma, span.start);
    return str_starts_with(clause, STR(", who ")) || str_starts_with(clause, STR(", whose ")) || str_starts_with(clause, STR(", which "));
}

/* Letters that may have swallowed an event's. */
static bool holds_events(const struct scene *scene, const struct find *find) {
    return find->entity == scene->x->id.record || find->entity == scene->x->id.description;
}

static void add_event(struct scene *scene, uint32_t sentence, const struct find *find, const struct event *event, enum sex sex) {
    struct span span = find->span;
    const struct paragraph *paragraph = &scene->article->paragraphs.items[scene->article->sentences.items[sentence].paragraph];
    bool headlined = find->entity == scene->x->id.record && paragraph->kind == BLOCK_TITLE;
    bool is_of_medal = false;
    bool aside = (holds_events(scene, find) && !headlined) || is_aside(scene, sentence, span, &is_of_medal) || is_of_holder(scene, sentence, span);
    bool relative = is_in_relative(scene, sentence, span);
    const struct event_mention *before = scene->events.count ? &scene->events.items[scene->events.count - 1] : NULL;
    if (before && is_listed_with(scene, before, sentence, span)) {
        aside |= before->is_aside;
        relative |= before->in_relative;
    }
    *LIST_ADD(&scene->events, scene->arena) =
        (struct event_mention){.sentence = sentence, .span = span, .event = event, .sex = sex,
                               .in_title = paragraph->kind == BLOCK_TITLE, .in_heading = paragraph->kind == BLOCK_HEADING, .is_aside = aside, .is_of_medal = is_of_medal,
                               .in_relative = relative};
}

/* "… Marathon", "… Cross Country", "the Norborough Mile": the competition's name carries the event. */
static const struct event *event_of_competition(const struct scene *scene, str name) {
    static const struct { const char *word, *code; } carried[] = {
        {"half marathon", "half-marathon"}, {"half-marathon", "half-marathon"}, {"marathon", "marathon"},
        {"cross country", "cross-country"}, {"cross-country", "cross-country"}, {" mile", "mile"}, {"10k", "10k"}, {"5k", "5k"}};
    str lower = str_lower(name, scene->arena);
    for (size_t i = 0; i < sizeof carried / sizeof *carried; i++)
        if (str_find(lower, str_of(carried[i].word), 0) < lower.size)
            return event_find(scene->x->events, str_of(carried[i].code));
    return NULL;
}

/* "the Irish 1500m record", "the heptathlon champion": the longest run of words in it that names an event. */
static const struct event *event_inside(const struct scene *scene, str name) {
    for (size_t start = 0; start < name.size; start = str_find_char(name, ' ', start) + 1)
        for (size_t end = name.size; end > start; end--)
            if ((end == name.size || name.data[end] == ' ')) {
                str code = event_of_phrase(scene->x->events, str_slice(name, start, end), scene->arena);
                if (code.size)
                    return event_find(scene->x->events, code);
            }
    return NULL;
}

static void note_find(struct scene *scene, uint32_t sentence, const struct find *find) {
    str text = scene_find_text(scene, sentence, find->span);
    const struct event *event = NULL;
    if (find->entity == scene->x->id.event) {
        event = race_event_of_text(scene, text);
        if (!event)
            event = unspecific(scene, text);
    } else if (find->entity == scene->x->id.competition) {
        event = event_of_competition(scene, text);
    } else if (holds_events(scene, find)) {
        event = event_inside(scene, text);
    }
    if (event)
        add_event(scene, sentence, find, event, sex_in(text));
}

/* Who tells of disciplines and of the heptathlon they belong to tells of the heptathlon. */
static void prefer_combined(struct scene *scene) {
    const struct event *combined = NULL;
    uint32_t times = 0;
    bool is_told = false;
    for (LIST_EACH(struct event_mention, m, &scene->events))
        if (m->event->class == EVENT_COMBINED && (!combined || m->event == combined)) {
            combined = m->event;
            is_told |= !m->is_aside;
            times++;
        }
    bool counts_points = false;
    for (uint32_t i = 0; i < scene->article->sentences.count && !counts_points; i++)
        for (LIST_EACH(struct find, find, &scene->views[i].finds))
            counts_points |= find->entity == scene->x->id.points;
    if ((times >= COMBINED_LEAST && is_told) || (times && counts_points))
        scene->main_event = combined;
}

/* "From 30km to 35km", in a marathon: a distance by its length alone is a part of the race. */
static void set_parts_aside(struct scene *scene) {
    for (LIST_EACH(struct event_mention, m, &scene->events)) {
        bool by_length = str_ends_with(m->event->code, STR("km")) || str_ends_with(m->event->code, STR(" miles"));
        bool in_race = !m->event->metres || (m->event->metres > RACES_OF_THEIR_OWN && m->event->metres < scene->main_event->metres);
        m->is_aside |= m->event != scene->main_event && by_length && in_race;
    }
}

static void choose_main_event(struct scene *scene) {
    const struct event_mention *first = NULL, *title = NULL;
    for (LIST_EACH(struct event_mention, m, &scene->events)) {
        if (m->in_title && !title)
            title = m;
        if (!m->in_title && (!first || (first->is_aside && !m->is_aside && m->sentence - first->sentence <= LEAD_SENTENCES)))
            first = m;
    }
    /* "Britain's 4x100m relay squad": better than the first event of the last paragraph. */
    const struct event_mention *lead = scene->events.count ? &scene->events.items[0] : NULL;
    if (first && lead && lead->sentence < LEAD && first->sentence > 2 * LEAD)
        first = lead;
    const struct event_mention *chosen = title ? title : first;
    if (!chosen)
        return;
    scene->main_event = chosen->event;
    if (!title)
        prefer_combined(scene);
    if (scene->main_event->class == EVENT_ROAD)
        set_parts_aside(scene);
    uint32_t same = 0;
    for (LIST_EACH(struct event_mention, m, &scene->events))
        same += m->event == scene->main_event;
    scene->one_event = same * 2 >= scene->events.count;
}

void race_find_events(struct scene *scene) {
    tell_kind_of_meeting(scene);
    uint32_t sentences = scene->article->sentences.count;
    scene->first_event = ARENA_ARRAY(scene->arena, sentences + 2, uint32_t);
    for (uint32_t s = 0; s < sentences; s++) {
        scene->first_event[s] = scene->events.count;
        for (LIST_EACH(struct find, find, &scene->views[s].finds))
            note_find(scene, s, find);
    }
    scene->first_event[sentences] = scene->events.count;
    choose_main_event(scene);
}

static bool event_fits(const struct event *event, const struct mark *mark, str figure) {
    if (!event)
        return false;
    if (figure.size) {
        struct mark read;
        return event_read(event, figure, QUANTITY_NONE, &read) && event_takes(event, read);
    }
    if (!mark || mark->quantity == QUANTITY_NONE || mark->quantity == QUANTITY_MARGIN)
        return true;
    if (mark->quantity == QUANTITY_WIND)
        return event->class == EVENT_TRACK || event->class == EVENT_HURDLES || event->class == EVENT_HORIZONTAL_JUMP ||
               event->class == EVENT_COMBINED;
    bool length = mark->quantity == QUANTITY_DISTANCE || mark->quantity == QUANTITY_HEIGHT;
    bool event_length = event->quantity == QUANTITY_DISTANCE || event->quantity == QUANTITY_HEIGHT;
    if (length != event_length && mark->quantity != event->quantity)
        return false;
    struct mark as_event = *mark;
    if (length)
        as_event.quantity = event->quantity;
    return event_takes(event, as_event);
}

/* "wins for Dow (200m) and Ort (400m)": an event in parentheses right behind a name is that name's. */
static const struct event *in_parentheses(const struct scene *scene, uint32_t sentence, int32_t person) {
    const struct view *view = &scene->views[sentence];
    for (uint32_t i = scene->first_event[sentence]; person != NOBODY && i < scene->first_event[sentence + 1]; i++) {
        const struct event_mention *m = &scene->events.items[i];
        for (LIST_EACH(struct find, find, &view->finds))
            if (find->person == person && find->span.end + 2 == m->span.start && view->text.data[find->span.end + 1] == '(')
                return m->event;
    }
    return NULL;
}

/* "fifth in the 100": what follows in the same clause before anybody else is named. */
static bool follows_closely(const struct scene *scene, uint32_t sentence, struct span local, struct span event) {
    const struct view *view = &scene->views[sentence];
    if (event.start < local.end || event.start - local.end > 44)
        return false;
    for (LIST_EACH(struct find, find, &view->finds))
        if (find->span.start >= local.end && find->span.end <= event.start &&
            (find->entity == scene->x->id.athlete || find->entity == scene->x->id.place || find->entity == scene->x->id.medal))
            return false;
    str between = str_slice(view->text, local.end, event.start);
    return str_starts_with(between, STR(" in ")) || str_starts_with(between, STR(" over ")) || str_find(between, STR(" in the "), 0) < between.size;
}

/* "Merritt, who took bronze in the 400m, was sixth": an event inside a closed relative clause says nothing of what stands outside. */
static bool is_in_other_relative(const struct scene *scene, const struct event_mention *m, struct span local) {
    return m->in_relative && local.start > str_find_char(scene->views[m->sentence].text, ',', m->span.end);
}

/* "Second on that occasion, he must hope for better when he defends his 5,000m title": what follows in a clause of its own. */
static bool is_in_later_clause(const struct scene *scene, uint32_t sentence, struct span event, struct span local) {
    static const char *const openers[] = {";", ", when ", ", who ", ", whose ", ", where ", ", while ", " but ", ", before ", " until "};
    if (event.start <= local.end)
        return false;
    str between = str_slice(scene->views[sentence].text, local.end, event.start);
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
        size_t at = str_find(between, str_of(openers[i]), 0);
        if (at < between.size && at > 0)
            return true;
    }
    return false;
}

static const struct event *in_sentence(const struct scene *scene, uint32_t sentence, struct span local, const struct mark *mark, str figure) {
    const struct event *best = NULL;
    uint32_t best_distance = UINT32_MAX;
    for (uint32_t i = scene->first_event[sentence]; i < scene->first_event[sentence + 1]; i++) {
        const struct event_mention *m = &scene->events.items[i];
        bool is_told_of = m->is_aside && !span_overlaps(m->span, local);
        if ((is_told_of && (mark || figure.size || !m->is_of_medal)) || !event_fits(m->event, mark, figure))
            continue;
        if (!mark && !figure.size && (is_in_other_relative(scene, m, local) || is_in_later_clause(scene, sentence, m->span, local)))
            continue;
        /* What stands before tends to govern; what follows counts a little farther away. */
        uint32_t distance = m->span.end <= local.start ? local.start - m->span.end
                            : m->span.start >= local.end ? (m->span.start - local.end) * 3 / 2 + 4
                                                         : 0;
        if (!mark && !figure.size && follows_closely(scene, sentence, local, m->span))
            distance = 0;
        if (is_told_of)
            distance += LAST_RESORT;
        if (distance < best_distance) {
            best = m->event;
            best_distance = distance;
        }
    }
    return best;
}

/* "Fox, who clocked 6.61 over 60m": the event of the relative clause on the person's name, for what is said of her later. */
static const struct event *event_of_relative(const struct scene *scene, uint32_t sentence, int32_t person) {
    uint32_t before = scene->first_event[sentence], oldest = before > MENTIONS_AWAY ? before - MENTIONS_AWAY : 0;
    for (uint32_t i = before; i-- > oldest && person != NOBODY;) {
        const struct event_mention *m = &scene->events.items[i];
        if (!m->in_relative || m->is_aside)
            continue;
        const struct view *view = &scene->views[m->sentence];
        for (LIST_EACH(struct find, find, &view->finds))
            if (find->person == person && find->span.end < m->span.start && str_starts_with(str_slice(view->text, find->span.end, m->span.start), STR(", who ")) &&
                str_find_char(view->text, ',', find->span.end + 1) > m->span.start)
                return m->event;
    }
    return NULL;
}

const struct event *race_event_at(const struct scene *scene, uint32_t sentence, struct span local, int32_t person,
                                  const struct mark *mark, str figure) {
    const struct event *event = in_parentheses(scene, sentence, person);
    if (!event_fits(event, mark, figure))
        event = in_sentence(scene, sentence, local, mark, figure);
    if (event)
        return event;
    uint32_t paragraph = scene->article->sentences.items[sentence].paragraph;
    const struct event *latest = NULL, *unfit = NULL;
    uint32_t latest_sentence = 0;
    uint32_t before = scene->first_event[sentence], oldest = before > MENTIONS_AWAY ? before - MENTIONS_AWAY : 0;
    for (uint32_t i = before; i-- > oldest;) {
        const struct event_mention *m = &scene->events.items[i];
        if (m->is_aside || m->in_relative || m->event == unfit)
            continue;
        if (!event_fits(m->event, mark, figure)) {
            unfit = m->event;
            continue;
        }
        if (!latest) {
            latest = m->event;
            latest_sentence = m->sentence;
        }
        if (scene->article->sentences.items[m->sentence].paragraph == paragraph)
            return m->event;
        if (m->in_heading)
            return m->event;
    }
    const struct event *own = event_of_relative(scene, sentence, person);
    if (own && event_fits(own, mark, figure))
        return own;
    if (person != NOBODY && scene->person_event && event_fits(scene->person_event[person], mark, figure))
        return scene->person_event[person];
    if (latest && sentence - latest_sentence <= NEAR_SENTENCES)
        return latest;
    if (scene->one_event && event_fits(scene->main_event, mark, figure))
        return scene->main_event;
    if (latest)
        return latest;
    if (event_fits(scene->main_event, mark, figure))
        return scene->main_event;
    for (uint32_t i = 0; i < before && i < MENTIONS_AWAY; i++)
        if (scene->events.items[i].is_aside && event_fits(scene->events.items[i].event, mark, figure))
            return scene->events.items[i].event;
    uint32_t behind = scene->first_event[sentence + 1];
    for (uint32_t i = behind; i < scene->events.count && i < behind + MENTIONS_AWAY; i++) {
        const struct event *next = scene->events.items[i].event;
        if (next != unfit && event_fits(next, mark, figure))
            return next;
        unfit = next;
    }
    return NULL;
}

const struct event *race_event_of_split(const struct scene *scene, uint32_t sentence, int32_t person) {
    if (scene->one_event && scene->main_event)
        return scene->main_event;
    if (person != NOBODY && scene->person_event[person])
        return scene->person_event[person];
    for (uint32_t i = scene->first_event[sentence + 1]; i-- > 0;)
        if (!scene->events.items[i].is_aside && scene->events.items[i].event->metres >= 400)
            return scene->events.items[i].event;
    return scene->main_event;
}

static bool is_among(str codes, str code) {
    while (codes.size)
        if (str_equal(str_cut(&codes, ' '), code))
            return true;
    return false;
}

const struct event *race_event_among(const struct scene *scene, uint32_t sentence, str codes, const struct mark *mark, bool may_guess) {
    uint32_t behind = scene->first_event[sentence + 1];
    for (uint32_t i = behind; i-- > 0 && behind - i <= MENTIONS_AWAY;) {
        const struct event *event = scene->events.items[i].event;
        if (is_among(codes, event->code) && event_fits(event, mark, (str){0}))
            return event;
    }
    for (uint32_t i = behind; i < scene->events.count && i - behind < MENTIONS_AWAY; i++) {
        const struct event *event = scene->events.items[i].event;
        if (is_among(codes, event->code) && event_fits(event, mark, (str){0}))
            return event;
    }
    const struct event *lowest = NULL;
    while (may_guess && codes.size) {
        const struct event *event = event_find(scene->x->events, str_cut(&codes, ' '));
        if (event && event_fits(event, mark, (str){0}) && (!lowest || event->high < lowest->high))
            lowest = event;
    }
    return lowest;
}
