/*
 * Where the article names events, and what for. An event that only tells what kind of athlete
 * somebody is, what he once won, or how long a part of the race was is an aside: it says little of what the sentence reports.
 */
#include "extract/around.h"
#include "race.h"

/* Bytes between one part's time and the next part: ", and ". */
enum { PARTS_APART = 6 };
/* Bytes between "record holder" and its event. */
enum { HOLDER_REACH = 12 };
/* Bytes that a heading has besides its event. */
enum { HEADING_BESIDES = 24 };
/* Bytes behind an event that may tell of its year. */
enum { DATED_WITHIN = 60 };

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

/* "reigning 60m world indoor champion": nothing but honours stands between the event and the title. */
static bool is_before_title(const struct scene *scene, uint32_t sentence, struct span span) {
    const struct entity_ids *id = &scene->x->id;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        if (find->span.start != span.end + 1)
            continue;
        if (find->entity == id->title)
            return true;
        if (find->entity == id->honour || find->entity == id->competition || find->entity == id->racesex)
            span.end = find->span.end;
    }
    return false;
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
    return str_equals_any(between, ALL_OF(joints));
}

/* "Fox, also the runner-up over 20km, was second again": what somebody is, between commas behind the name. */
static bool is_in_apposition(const struct scene *scene, uint32_t sentence, size_t comma, str clause) {
    static const char *const heads[] = {", the ", ", a ", ", an ", ", also ", ", once ", ", twice ", ", formerly ", ", already ", ", himself ",
                                        ", herself ", ", last year's ", ", champion ", ", winner ", ", runner-up ", ", second ", ", third "};
    if (!str_starts_with_any(clause, ALL_OF(heads)))
        return false;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if ((find->entity == scene->x->id.athlete || find->entity == scene->x->id.age) && find->span.end == comma)
            return true;
    return false;
}

/* The month that the words name, 1 to 12; 0: none. */
static int month_of(const struct scene *scene, str word) {
    int64_t month = 0;
    bool is_month = str_equal(rulebook_lookup(scene->x->book, STR("date-word"), word, STR("role")), STR("month"));
    return is_month && str_to_int(rulebook_lookup(scene->x->book, STR("date-word"), word, STR("value")), &month) ? (int)month : 0;
}

/* "in February": of an article of July; but a report may be printed the month after. */
static bool is_of_other_month(const struct scene *scene, str words) {
    enum { MONTHS = 12 };
    const struct date *printed = &scene->article->date;
    if (!printed->month || !str_equal(str_cut(&words, ' '), STR("in")))
        return false;
    int month = month_of(scene, str_cut(&words, ' '));
    return month && month != printed->month && month % MONTHS + 1 != printed->month;
}

/* "won the 100 metres in Montreal 36 years ago", "the long jump in 1968": what its own clause dates years back. */
static bool is_long_ago(const struct scene *scene, uint32_t sentence, struct span span) {
    const struct view *view = &scene->views[sentence];
    str behind = str_slice(view->text, span.end, view->text.size);
    behind = str_slice(behind, 0, DATED_WITHIN < behind.size ? DATED_WITHIN : behind.size);
    size_t end = str_find_char(behind, ';', 0), comma = str_find_char(behind, ',', 0);
    behind = str_slice(behind, 0, comma < end ? comma : end);
    if (around_holds(scene, AROUND_AGO, behind) || str_ends_with(behind, STR(" last year")) || str_ends_with(behind, STR(" last year.")))
        return true;
    for (LIST_EACH(struct find, find, &view->finds)) {
        if (find->span.start < span.end || find->span.end > span.end + behind.size)
            continue;
        str words = scene_find_text(scene, sentence, find->span);
        int year = find->entity == scene->x->id.year          ? find->value.number
                   : find->entity == scene->x->id.competition ? race_year_in(words)
                                                              : 0;
        if (year && year < scene->article->date.year)
            return true;
        if (find->entity == scene->x->id.date && is_of_other_month(scene, words))
            return true;
    }
    return false;
}

/* "The other gold went to Fox, who ran away from Bell to win the 800m": what ends a sentence that names no other race is its news. */
static bool is_news_at_end(const struct scene *scene, uint32_t sentence, size_t comma, struct span span) {
    static const char *const pasts[] = {", who had ", ", who has ", ", who was ", ", who is ", ", who will ", ", whose ", ", which "};
    const struct view *view = &scene->views[sentence];
    str behind = str_slice(view->text, span.end, view->text.size), clause = str_slice(view->text, comma, span.start);
    if (str_starts_with_any(clause, ALL_OF(pasts)) || str_find_char(behind, ',', 0) < behind.size || is_long_ago(scene, sentence, span) ||
        race_is_of_other_meeting(scene, sentence, span) || !race_is_reported(scene, sentence))
        return false;
    for (LIST_EACH(struct find, find, &view->finds)) {
        bool is_event = find->entity == scene->x->id.event && find->span.start != span.start;
        if (is_event || (find->entity == scene->x->id.competition && find->span.start > comma) || find->entity == scene->x->id.place)
            return false;
    }
    return true;
}

/* Whether the clause that holds the span begins with ", who", ", whose" or ", which", or tells of another day. */
static bool is_in_relative(const struct scene *scene, uint32_t sentence, struct span span) {
    str text = scene->views[sentence].text;
    size_t comma = span.start;
    while (comma > 0 && text.data[comma] != ',')
        comma--;
    str clause = str_slice(text, comma, span.start);
    if (str_starts_with(clause, STR(", who ")) || str_starts_with(clause, STR(", whose ")) || str_starts_with(clause, STR(", which ")))
        return !is_news_at_end(scene, sentence, comma, span);
    if (str_find_char(text, ',', span.end) < text.size && is_in_apposition(scene, sentence, comma, clause))
        return true;
    return scene_has_role(scene, sentence, "another-day", "event", span);
}

/* "will run in the 4x100m team": a squad, not a race. */
static bool is_of_squad(const struct scene *scene, uint32_t sentence, const struct find *find) {
    static const char *const prepositions[] = {" in ", " for ", " of ", " with ", " from ", " by ", " to ", " as "};
    if (find->entity != scene->x->id.team)
        return false;
    str before = str_slice(scene->views[sentence].text, 0, find->span.start);
    return str_ends_with_any(before, ALL_OF(prepositions));
}

/* Whether the sentence reports something: a mark, or a place that is not a title. */
bool race_is_reported(const struct scene *scene, uint32_t sentence) {
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.time || find->entity == scene->x->id.figure || find->entity == scene->x->id.length)
            return true;
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++)
        if (str_equal(scene->drafts.items[i].kind, STR("placing")) && !str_starts_with(rule_name(scene->drafts.items[i].rule), STR("title-")))
            return true;
    return false;
}

static const struct find *athlete_described(const struct scene *scene, uint32_t sentence, struct span span) {
    if (!race_word_says(scene, WORD_ATHLETE, scene_find_text(scene, sentence, span)).size)
        return NULL;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.athlete && find->span.start == span.end + 1)
            return find;
    return NULL;
}

/* "decathlete Dale Fox", "Birmingham long jumper Fox": what kind of athlete is named, right before the name. */
static bool is_kind_of_athlete(const struct scene *scene, uint32_t sentence, struct span span) {
    return athlete_described(scene, sentence, span) != NULL;
}

int32_t race_kind_of(const struct scene *scene, const struct event_mention *m) {
    const struct find *find = athlete_described(scene, m->sentence, m->span);
    return find ? find->person : NOBODY;
}

bool race_is_runner(const struct scene *scene, str word) {
    word = str_ends_with(word, STR("s")) ? str_slice(word, 0, word.size - 1) : word;
    for (const struct event_word *runner = scene->x->event_words_of[WORD_RUNNER]; runner; runner = runner->next)
        if (str_equal(runner->phrase, word))
            return true;
    return false;
}

/* "the 800m man", "400m specialists": what somebody is, behind the event; "the 400m hurdler" has it within. */
static bool is_what_somebody_is(const struct scene *scene, uint32_t sentence, struct span span) {
    str text = scene->views[sentence].text, own = span_str(text, span), behind = str_slice(text, span.end, text.size);
    size_t last = own.size;
    while (last > 0 && char_is_letter(own.data[last - 1]))
        last--;
    if (last > 0 && race_is_runner(scene, str_slice(own, last, own.size)))
        return true;
    if (!str_starts_with(behind, STR(" ")))
        return false;
    size_t end = 1;
    while (end < behind.size && char_is_letter(behind.data[end]))
        end++;
    return race_is_runner(scene, str_slice(behind, 1, end));
}

/* "Women's javelin": a paragraph that says hardly more than the event heads those behind it. */
static bool is_heading(const struct scene *scene, uint32_t sentence, struct span span) {
    str text = scene->views[sentence].text;
    uint32_t paragraph = scene->article->sentences.items[sentence].paragraph;
    bool alone = (!sentence || scene->article->sentences.items[sentence - 1].paragraph != paragraph) &&
                 (sentence + 1 == scene->article->sentences.count || scene->article->sentences.items[sentence + 1].paragraph != paragraph);
    return alone && text.size <= span.end - span.start + HEADING_BESIDES && !str_ends_with(text, STR("."));
}

/* "Decided against the 800m", "skipped the 800m", "switched from the 800m": a race that was not run. */
static bool is_not_run(const struct scene *scene, uint32_t sentence, struct span span) {
    static const char *const articles[] = {"the ", "his ", "her ", "a "};
    str before = str_slice(scene->views[sentence].text, 0, span.start);
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.racesex && find->span.end + 1 == before.size)
            before = str_slice(before, 0, find->span.start);
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (str_ends_with(before, str_of(articles[i]))) {
            before = str_slice(before, 0, before.size - strlen(articles[i]));
            break;
        }
    return race_words_end(scene, WORD_NOT_RUN, before);
}

static void add_event(struct scene *scene, uint32_t sentence, const struct find *find, const struct event *event) {
    const struct paragraph *paragraph = &scene->article->paragraphs.items[scene->article->sentences.items[sentence].paragraph];
    struct event_mention *before = scene->events.count ? LIST_LAST(&scene->events) : NULL;
    struct event_mention m = {.sentence = sentence,
                              .span = find->span,
                              .event = event,
                              .in_title = paragraph->kind == BLOCK_TITLE,
                              .in_heading = paragraph->kind == BLOCK_HEADING || is_heading(scene, sentence, find->span)};
    bool headlined = find->entity == scene->x->id.record && m.in_title;
    m.sex = race_sex_of_words(scene, scene_find_text(scene, sentence, find->span));
    if (m.sex == SEX_UNKNOWN)
        m.sex = race_sex_before(scene, sentence, find->span);
    m.is_aside = (race_holds_events(scene, find) && find->entity != scene->x->id.team && !headlined) || is_of_squad(scene, sentence, find) ||
                 is_aside(scene, sentence, find->span, &m.is_of_medal) ||
                 is_of_holder(scene, sentence, find->span) || is_before_title(scene, sentence, find->span);
    m.is_of_title = find->entity == scene->x->id.description || is_before_title(scene, sentence, find->span);
    m.in_relative = is_in_relative(scene, sentence, find->span);
    m.is_of_medal &= !scene_has_role(scene, sentence, "another-day", "event", find->span);
    bool is_kind = is_kind_of_athlete(scene, sentence, find->span);
    m.is_passing = is_kind && (event->class == EVENT_COMBINED || !race_is_reported(scene, sentence));
    m.is_left_out = is_not_run(scene, sentence, find->span);
    m.is_passing |= m.is_left_out;
    m.is_passing |= !m.in_title && (is_long_ago(scene, sentence, find->span) || is_what_somebody_is(scene, sentence, find->span) ||
                                    race_is_of_other_meeting(scene, sentence, find->span));
    m.is_aside |= m.is_passing && is_kind && event->class == EVENT_COMBINED;
    if (before && is_listed_with(scene, before, sentence, find->span)) {
        m.is_aside = before->is_aside = before->is_aside || m.is_aside;
        m.in_relative |= before->in_relative;
    }
    *LIST_ADD(&scene->events, scene->arena) = m;
}

/* "the sprint hurdles": they are named, but not how far apart they stand. */
static bool is_bare_hurdles(const struct scene *scene, uint32_t sentence, const struct find *find) {
    str text = scene_find_text(scene, sentence, find->span);
    return find->entity == scene->x->id.event && str_find(text, STR("hurdles"), 0) < text.size && !race_event_of_text(scene, text);
}

/*
 * "The high hurdlers stepped up for their 100 metres", "swept the hurdles, the 110s and the 400s": the words before tell of hurdles, but
 * not how far apart. "The sprint hurdles, the long jump and the 400m" are three.
 */
static bool tells_hurdles_before(const struct scene *scene, uint32_t sentence, const struct find *find) {
    str text = scene->views[sentence].text, before = str_lower(str_slice(text, 0, find->span.start), scene->arena);
    bool is_kind = str_ends_with(scene_find_text(scene, sentence, find->span), STR("0s"));
    const struct find *last = NULL;
    if (str_find(before, STR("hurdlers"), 0) < before.size)
        return true;
    for (const struct find *other = scene->views[sentence].finds.items; other < find; other++) {
        if (is_kind && is_bare_hurdles(scene, sentence, other))
            return true;
        last = other->entity == scene->x->id.event ? other : last;
    }
    if (!last || !is_bare_hurdles(scene, sentence, last))
        return false;
    str between = str_slice(text, last->span.end, find->span.start);
    return str_find_char(between, ',', 0) == between.size && str_find(between, STR(" and "), 0) == between.size;
}

str race_of_stretch(const struct scene *scene, uint32_t sentence, const struct find *find) {
    static const char *const joints[] = {"and the ", "and "};
    str text = scene_find_text(scene, sentence, find->span);
    if (find->entity != scene->x->id.stretch || !str_starts_with(text, STR("and ")))
        return (str){0};
    for (const struct find *before = find; before > scene->views[sentence].finds.items; before--)
        if (before[-1].entity == scene->x->id.stretch)
            return (str){0};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (str_starts_with(text, str_of(joints[i])))
            return str_slice(text, str_of(joints[i]).size, text.size);
    return (str){0};
}

/* "passed 200m in 20.5 seconds, 300m in 31.0": the next part after one, told in the same way. */
static bool is_next_part(const struct scene *scene, uint32_t sentence, const struct find *find) {
    const struct view *view = &scene->views[sentence];
    const struct find *items = view->finds.items, *end = items + view->finds.count;
    bool has_own_time = find + 1 < end && (find[1].entity == scene->x->id.time || find[1].entity == scene->x->id.figure) &&
                        str_equal(span_str(view->text, span_of(find->span.end, find[1].span.start)), STR(" in "));
    bool follows_time = find - items >= 2 && (find[-1].entity == scene->x->id.time || find[-1].entity == scene->x->id.figure) &&
                        find[-2].entity == scene->x->id.stretch && find->span.start - find[-1].span.end <= PARTS_APART;
    return has_own_time && follows_time;
}

/* "Kenya swept the steeplechase. Bell won the 3,000-metre race": over the barriers that were named last, where nobody has run so far on the flat. */
static const struct event *over_same_barriers(const struct scene *scene, uint32_t sentence, const struct find *find, const struct event *event) {
    enum { SENTENCES_BACK = 2 };
    str text = scene->views[sentence].text, behind = str_slice(text, find->span.end, text.size);
    bool is_several = str_starts_with(behind, STR(" races")) || str_starts_with(behind, STR(" events"));
    if (event->class != EVENT_TRACK || !scene->events.count || !around_begins(scene, AROUND_RUN, behind) || is_several)
        return event;
    const struct event_mention *last = LIST_LAST(&scene->events);
    bool is_over = (last->event->class == EVENT_HURDLES || last->event->class == EVENT_STEEPLECHASE) && last->event->metres == event->metres;
    if (!is_over || sentence - last->sentence > SENTENCES_BACK || !event_mention_is_outright(last))
        return event;
    for (LIST_EACH(struct event_mention, m, &scene->events))
        if (m->event == event)
            return event;
    return last->event;
}

static void note_find(struct scene *scene, uint32_t sentence, const struct find *find) {
    str text = scene_find_text(scene, sentence, find->span);
    const struct event *event = NULL;
    if (find->entity == scene->x->id.event && !is_next_part(scene, sentence, find)) {
        event = race_event_of_text(scene, text);
        if (!event)
            event = race_meant(scene, sentence, find->span, text);
        const struct event *hurdled = event ? race_over_hurdles(scene, event) : NULL;
        if (hurdled && tells_hurdles_before(scene, sentence, find))
            event = hurdled;
        event = event ? over_same_barriers(scene, sentence, find, event) : NULL;
    } else if (race_of_stretch(scene, sentence, find).size) {
        event = race_event_of_text(scene, race_of_stretch(scene, sentence, find));
    } else if (find->entity == scene->x->id.racesex) {
        event = race_of_sex(scene, sentence, find);
    } else if (find->entity == scene->x->id.competition) {
        event = race_event_of_competition(scene, text);
    } else if (race_holds_events(scene, find)) {
        event = race_event_inside(scene, text);
        if (!event)
            event = race_meant(scene, sentence, find->span, text);
    }
    if (event)
        add_event(scene, sentence, find, race_walked(scene, sentence, event));
}

/* "completed the sprint double": two events by one name. */
static void note_double(struct scene *scene, uint32_t sentence) {
    str text = scene->views[sentence].text, says;
    if (str_find(text, STR("double"), 0) == text.size)
        return;
    struct find find = {.entity = scene->x->id.event, .person = NOBODY};
    find.span = race_word_at(scene, WORD_DOUBLE, str_lower(text, scene->arena), &says);
    while (says.size) {
        const struct event *event = event_find(scene->x->events, str_cut(&says, ','));
        if (!event)
            continue;
        add_event(scene, sentence, &find, event);
        /* They count for what is told of the double, and for little else. */
        LIST_LAST(&scene->events)->is_aside = true;
        LIST_LAST(&scene->events)->in_title = false;
    }
}

void race_find_events(struct scene *scene) {
    race_tell_kind_of_meeting(scene);
    race_find_sections(scene);
    uint32_t sentences = scene->article->sentences.count;
    scene->first_event = ARENA_ARRAY(scene->arena, sentences + 2, uint32_t);
    for (uint32_t s = 0; s < sentences; s++) {
        scene->first_event[s] = scene->events.count;
        for (LIST_EACH(struct find, find, &scene->views[s].finds))
            note_find(scene, s, find);
        note_double(scene, s);
    }
    scene->first_event[sentences] = scene->events.count;
    race_announce_wheelchairs(scene);
    race_choose_main(scene);
}
