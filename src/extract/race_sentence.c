/*
 * What an event that is named in the sentence of a mark or placing is worth to it: what stands in the claim's own clause beats all,
 * and what a relative clause, an apposition or a title tells of somebody counts little outside of it.
 */
#include "extract/around.h"
#include "placings.h"
#include "race_choice.h"
#include "who.h"

/* "wins for Dow (200m) and Ort (400m)": an event in parentheses right behind a name is that name's. NOBODY: it stands in none. */
static int32_t owner_of_parentheses(const struct scene *scene, const struct event_mention *m) {
    const struct view *view = &scene->views[m->sentence];
    for (LIST_EACH(struct find, find, &view->finds))
        if (find->entity == scene->x->id.athlete && find->person >= 0 && find->span.end + 2 == m->span.start &&
            view->text.data[find->span.end + 1] == '(')
            return find->person;
    return NOBODY;
}

/* "10.78 (100), 48.31 (400)": an event in brackets right behind the mark. */
static bool is_in_brackets_behind(const struct asked *asked, const struct event_mention *m) {
    str text = asked->scene->views[asked->sentence].text;
    return !asked->is_placing && m->span.start == asked->local.end + 2 && m->span.end < text.size &&
           text.data[m->span.start - 1] == '(' && (text.data[m->span.end] == ')' || text.data[m->span.end] == ',');
}

/* "the discus (22.40m) and the hammer (31.15m)": a mark in brackets right behind its event. */
static bool has_brackets_behind(const struct asked *asked, const struct event_mention *m) {
    return !asked->is_placing && m->span.end + 2 == asked->local.start && asked->scene->views[asked->sentence].text.data[m->span.end + 1] == '(';
}

/* "second to training partner Fox over 800m", "to Fox, 33, of Malby, in the discus": whoever was in front, with age and club at most. */
static bool names_rivals_only(str between) {
    static const char *const ways[] = {" to ", " behind "}, *const ends[] = {" in ", " in the ", " over ", " over the ", " at "};
    static const char *const onward[] = {"in ", "over ", "of "};
    for (size_t at = str_find(between, STR(", "), 0); at < between.size; at = str_find(between, STR(", "), at + 1)) {
        str behind = str_slice(between, at + 2, between.size);
        if (!(behind.size && (char_is_upper(behind.data[0]) || char_is_digit(behind.data[0]))) && !str_starts_with_any(behind, ALL_OF(onward)))
            return false;
    }
    return str_starts_with_any(between, ALL_OF(ways)) && str_ends_with_any(between, ALL_OF(ends));
}

/* Bytes of what stands between commas, or before the first, and tells of another race. */
enum { ASIDE_MOST = 240 };

/* Where an event begins with the word before it that tells whose race it is: "the women's 800m". */
static uint32_t start_with_sex(const struct asked *asked, struct span event) {
    const struct find *before = event.start > 1 ? scene_find_at(asked->scene, asked->sentence, span_of(event.start - 2, event.start - 1)) : NULL;
    bool is_sex = before && before->entity == asked->scene->x->id.racesex && before->span.end + 1 == event.start;
    return is_sex ? before->span.start : event.start;
}

/* "fifth in the 100": what follows in the same clause before anybody else is named. */
static bool follows_closely(const struct asked *asked, struct span event) {
    const struct entity_ids *id = &asked->scene->x->id;
    const struct view *view = &asked->scene->views[asked->sentence];
    uint32_t end = asked->local.end;
    if (event.start < end)
        return false;
    str between = str_slice(view->text, end, start_with_sex(asked, event));
    bool rivals = between.size <= RIVALS_WITHIN && names_rivals_only(between);
    if (between.size > FOLLOWS_WITHIN && !rivals)
        return false;
    for (LIST_EACH(struct find, find, &view->finds))
        if (find->span.start >= end && find->span.end <= event.start &&
            ((find->entity == id->athlete && !rivals) || find->entity == id->place || find->entity == id->medal))
            return false;
    return rivals || str_starts_with(between, STR(" in ")) || str_starts_with(between, STR(" over ")) ||
           str_find(between, STR(" in the "), 0) < between.size;
}

/* "Merritt, who took bronze in the 400m, was sixth": an event inside a closed relative clause says nothing of what stands outside. */
static bool is_in_other_relative(const struct asked *asked, const struct event_mention *m) {
    return m->in_relative && asked->local.start > str_find_char(asked->scene->views[m->sentence].text, ',', m->span.end);
}

/* "won gold to set beside the bronze he took in the 200m": somebody's other place stands between, so the event is that one's. */
static bool has_other_medal(const struct asked *asked, struct span between) {
    const struct entity_ids *id = &asked->scene->x->id;
    uint32_t other = 0;
    for (LIST_EACH(struct find, find, &asked->scene->views[asked->sentence].finds)) {
        if (find->span.start < between.start || find->span.end > between.end)
            continue;
        if (find->entity == id->medal || find->entity == id->place)
            other = find->span.end;
        if (other && (find->entity == id->pronoun || find->entity == id->athlete))
            return true;
    }
    return false;
}

/* "Second on that occasion, he must hope for better when he defends his 5,000m title": what follows in a clause of its own. */
static bool is_in_later_clause(const struct asked *asked, struct span event) {
    static const char *const openers[] = {";",     ", when ",   ", who ",  ", whose ", ", where ", ", while ",
                                          " but ", ", before ", " until ", " after ",  " since ",
                                          ", having ", ", just as ", ", as in ", ", following "};
    static const char *const other_races[] = {", just as ", ", as in ", ", as she ", ", as he ", ", having ", ", like in ", " as in ", " just as "};
    if (event.start <= asked->local.end)
        return false;
    if (event.start - asked->local.end > CLAUSES_WITHIN)
        return true;
    str between = str_slice(asked->scene->views[asked->sentence].text, asked->local.end, event.start);
    if (str_starts_with(between, STR(", who")) && race_words_begin(asked->scene, WORD_HELD, str_slice(between, 5, between.size)))
        return true;
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
        size_t at = str_find(between, str_of(openers[i]), 0);
        if (at < between.size && at > 0)
            return true;
    }
    return str_starts_with_any(between, ALL_OF(other_races)) || has_other_medal(asked, span_of(asked->local.end, event.start));
}

/* "to pass Fox, who'd thrown 129-10; and she won the javelin": what is told anew. */
static bool is_behind_semicolon(const struct asked *asked, struct span event) {
    if (event.start <= asked->local.end || event.start - asked->local.end > CLAUSES_WITHIN)
        return false;
    str between = str_slice(asked->scene->views[asked->sentence].text, asked->local.end, event.start);
    return str_find_char(between, ';', 0) < between.size;
}

/* "60m world indoor champion Dow", "the women's 5000m champion with a time of": an aside, but just what the claim is told with. */
static bool is_of_own_title(const struct asked *asked, const struct event_mention *m) {
    const struct entity_ids *id = &asked->scene->x->id;
    uint32_t end = m->span.end, start = asked->local.start;
    if (end > start || start - end > (asked->is_title ? 1 : OWN_TITLE_WITHIN) || (asked->is_placing && !asked->is_title))
        return false;
    for (LIST_EACH(struct find, find, &asked->scene->views[asked->sentence].finds))
        if (find->span.start >= end && find->span.end <= start && (find->entity == id->athlete || find->entity == id->event))
            return false;
    /* "the cross-country champion, was second in 30:49": an apposition that is over. */
    str between = str_slice(asked->scene->views[asked->sentence].text, end, start);
    return asked->is_title || str_find_char(between, ',', 0) == between.size;
}

/* "discus thrower Fox and hurdler Bell": of each the word before the name tells what he does, and of the one not the other's. */
static bool is_kind_of_other(const struct asked *asked, int32_t kind_of) {
    const struct scene *scene = asked->scene;
    if (kind_of == NOBODY || kind_of == asked->person)
        return false;
    for (uint32_t i = scene->first_event[asked->sentence]; i < scene->first_event[asked->sentence + 1]; i++)
        if (race_kind_of(scene, &scene->events.items[i]) == asked->person)
            return true;
    return false;
}

/* How many clauses end between the event and the claim: "put the shot 18.03m, and Hinds, third last year, cleared 2.10m". */
static int clauses_between(const struct asked *asked, struct span event) {
    static const char *const ends[] = {"; ", ", and ", ", but ", ", while ", " while ", " but ", ", then "};
    str text = asked->scene->views[asked->sentence].text;
    bool before = event.end <= asked->local.start;
    struct span between = before ? span_of(event.end, asked->local.start) : span_of(asked->local.end, event.start);
    int count = 0;
    if (between.end > between.start + CLAUSES_WITHIN)
        return CLAUSES_MOST;
    for (size_t i = 0; i < sizeof ends / sizeof *ends && between.start < between.end; i++)
        for (size_t at = str_find(span_str(text, between), str_of(ends[i]), 0); at < between.end - between.start;
             at = str_find(span_str(text, between), str_of(ends[i]), at + 1))
            count++;
    return count < CLAUSES_MOST ? count : CLAUSES_MOST;
}

/* "broke her own 60m hurdles record by clocking 8.06, which left her third": no race is named besides the record's. */
static bool is_only_record(const struct asked *asked, const struct event_mention *m) {
    const struct scene *scene = asked->scene;
    const struct find *find = scene_find_at(scene, m->sentence, m->span);
    if (!find || find->entity != scene->x->id.record || m->is_of_title || asked->is_title)
        return false;
    str words = scene_find_text(scene, m->sentence, find->span);
    if (str_find(words, STR("holder"), 0) < words.size)
        return false;
    for (uint32_t i = scene->first_event[m->sentence]; i < scene->first_event[m->sentence + 1]; i++)
        if (scene->events.items[i].event != m->event)
            return false;
    return true;
}

/* "With Olympic champion Fox away, and Bell set on the 5000m": behind another name, it is no race of the title; but whom the champion beat is in
 * the same race: "Olympic champion Fox edged Bell over 5000m". */
static bool is_behind_other_name(const struct asked *asked, struct span event) {
    if (event.start < asked->local.end || names_rivals_only(str_slice(asked->scene->views[asked->sentence].text, asked->local.end, event.start)))
        return false;
    for (LIST_EACH(struct find, find, &asked->scene->views[asked->sentence].finds))
        if (find->entity == asked->scene->x->id.athlete && find->person != asked->person &&
            find->span.start >= asked->local.end && find->span.end <= event.start && !who_is_object(asked->scene, asked->sentence, find->span))
            return true;
    return false;
}

/* "Bell won the meeting again, and Fox became the youngest winner of the heptathlon": what somebody else did. */
static bool is_of_other_clause(const struct asked *asked, struct span event) {
    return event.start > asked->local.end && event.start - asked->local.end <= CLAUSES_WITHIN &&
           race_is_others_clause(asked->scene, asked->sentence, asked->person, span_of(asked->local.end, event.start));
}

/* "Bell and 1500m record holder Fox were third and fourth": what one of them holds is not what both have run. */
static bool is_held(const struct scene *scene, const struct event_mention *m) {
    const struct find *find = scene_find_at(scene, m->sentence, m->span);
    str words = find ? scene_find_text(scene, m->sentence, find->span) : (str){0};
    return find && find->entity == scene->x->id.record && str_find(words, STR("holder"), 0) < words.size;
}

/* Whether the words tell of a place, or turn from one race to another: "fresh from winning the 800m", "bronze medallist in the 800m". */
static bool tells_of_other(const struct asked *asked, struct span words, struct span event) {
    const struct entity_ids *id = &asked->scene->x->id;
    const struct view *view = &asked->scene->views[asked->sentence];
    const struct find *find = placings_find_from(view, words.start), *end = view->finds.items + view->finds.count;
    bool is_other = false;
    for (; find < end && find->span.end <= words.end; find++) {
        if (find->entity == id->round)
            return false;   /* "after winning her heat of the 800m": of the same race */
        is_other |= find->span.end <= event.start && (find->entity == id->place || find->entity == id->medal || find->entity == id->title);
    }
    str before = span_str(view->text, span_of(words.start, event.start));
    return is_other || race_words_hold(asked->scene, WORD_OTHER_RACE, str_lower(before, asked->scene->arena));
}

/* "Fox, fresh from winning the 800m, was third": what stands between commas behind a name, and the claim does not. */
static bool is_in_closed_aside(const struct asked *asked, struct span event) {
    const struct view *view = &asked->scene->views[asked->sentence];
    uint32_t first = event.start > ASIDE_MOST ? event.start - ASIDE_MOST : 0, open = event.start;
    size_t limit = event.end + ASIDE_MOST < view->text.size ? event.end + ASIDE_MOST : view->text.size;
    size_t close = str_find_char(str_slice(view->text, 0, limit), ',', event.end);
    while (open > first && view->text.data[open] != ',')
        open--;
    bool spans = asked->local.start < open && asked->local.end > close;   /* "Fox, fresh from winning the 800m, was third" in one match */
    if (view->text.data[open] != ',' || close == limit || (!spans && asked->local.start < close && asked->local.end > open))
        return false;
    bool is_named = false;
    const struct find *end = view->finds.items + view->finds.count;
    for (const struct find *find = placings_find_from(view, open > ASIDE_MOST ? open - ASIDE_MOST : 0); find < end && find->span.end <= open; find++)
        if (find->person >= 0)
            is_named |= str_find_char(str_slice(view->text, find->span.end, open), ',', 0) == open - find->span.end ||
                        (asked->person == find->person && open - find->span.end <= APPOSED_WITHIN);
    return is_named && tells_of_other(asked, span_of(open, (uint32_t)close), event);
}

/* "After second place in the 800m on Friday, Fox won here": told of before the comma, by a phrase that opens the sentence. */
static bool is_in_opening_phrase(const struct asked *asked, struct span event) {
    enum { SUBJECT_WITHIN = 16 };
    const struct view *view = &asked->scene->views[asked->sentence];
    uint32_t comma = (uint32_t)str_find_char(str_slice(view->text, 0, ASIDE_MOST), ',', 0);
    if (comma >= ASIDE_MOST || comma >= asked->local.start || event.end > comma || !race_words_begin_with(asked->scene, WORD_OPENER, view->text))
        return false;
    bool is_subject_next = false;   /* but "third in the 800m, with a time of 2:11, was Fox" */
    const struct find *find = placings_find_from(view, comma), *end = view->finds.items + view->finds.count;
    for (; find < end && find->span.start <= comma + SUBJECT_WITHIN; find++)
        is_subject_next |= find->person >= 0 && find->span.start > comma;
    return is_subject_next && tells_of_other(asked, span_of(0, comma), event);
}

/* "Ran the 800m on Friday and was sixth, but was third here". */
static bool is_here(const struct asked *asked) {
    str text = asked->scene->views[asked->sentence].text;
    return asked->is_placing && !asked->is_title && around_begins(asked->scene, AROUND_HERE, str_slice(text, asked->local.end, text.size));
}

/* "World 1500m champion Fox settled for second": what she is champion of, nothing else being named. */
static bool is_title_of_subject(const struct asked *asked, const struct event_mention *m) {
    const struct view *view = &asked->scene->views[m->sentence];
    if (!m->is_of_title || !asked->is_placing || asked->is_title || asked->person == NOBODY)
        return false;
    for (LIST_EACH(struct find, find, &view->finds))
        if (find > view->finds.items && find->person == asked->person && find->entity == asked->scene->x->id.athlete &&
            find[-1].entity == asked->scene->x->id.title && find[-1].span.start == m->span.end + 1 && find->span.start == find[-1].span.end + 1)
            return find->span.end < asked->local.start;
    return false;
}

/* "Fox, the Uruguayan 800m runner, became champion in 1:47.05": what she is, between commas behind her name, for what she has run. */
static bool is_own_apposition(const struct asked *asked, const struct event_mention *m) {
    str text = asked->scene->views[asked->sentence].text;
    if (asked->is_placing || asked->person == NOBODY || !m->is_passing || str_find_char(text, ',', m->span.end) >= asked->local.start)
        return false;
    for (LIST_EACH(struct find, find, &asked->scene->views[asked->sentence].finds)) {
        if (find->person != asked->person || find->span.end >= m->span.start)
            continue;
        str between = str_slice(text, find->span.end, m->span.start);
        if (str_starts_with(between, STR(", ")) && str_find_char(between, ',', 1) == between.size)
            return true;
    }
    return false;
}

/* "Fox, the Olympic high jump finalist, who was tenth", "Fox, a 60m finalist in Rome, in which she was eighth": nobody is called so whose place in
 * another race follows. */
static bool is_of_finalist(const struct asked *asked, const struct event_mention *m) {
    static const char *const joints[] = {", who ", ", in which ", ", where ", " who "};
    str text = asked->scene->views[asked->sentence].text, behind = str_slice(text, m->span.end, text.size);
    uint32_t end = asked->local.end;
    if (!asked->is_placing || asked->is_title || end <= m->span.end || !str_starts_with(behind, STR(" finalist")))
        return false;
    str between = str_slice(text, m->span.end, end);
    return str_holds_any(between, ALL_OF(joints));
}

int race_points_in_sentence(const struct asked *asked, const struct event_mention *m) {
    int32_t owner = asked->person == NOBODY ? NOBODY : owner_of_parentheses(asked->scene, m);
    if (owner != NOBODY && owner == asked->person)
        return POINTS_IN_BRACKETS;
    bool is_aside = is_in_closed_aside(asked, m->span);
    bool within = !is_aside && span_overlaps(m->span, asked->local) && (asked->is_title || (!m->is_of_title && !is_held(asked->scene, m)));
    bool outside = is_in_other_relative(asked, m) || is_aside || is_in_opening_phrase(asked, m->span) ||
                   (is_here(asked) && m->span.end < asked->local.start && clauses_between(asked, m->span)) ||
                   (asked->is_placing && (is_in_later_clause(asked, m->span) || is_of_other_clause(asked, m->span))) ||
                   (asked->is_title && is_behind_other_name(asked, m->span));
    if (within)
        return POINTS_BESIDE;
    if (is_of_finalist(asked, m))
        return POINTS_OWN_TITLE;
    int32_t kind_of = asked->person == NOBODY ? NOBODY : race_kind_of(asked->scene, m);
    if (is_kind_of_other(asked, kind_of))
        return POINTS_ELSEWHERE;
    if ((m->is_passing && kind_of != NOBODY && kind_of == asked->person) || is_own_apposition(asked, m))
        return POINTS_OWN_TITLE;
    if (m->is_aside && is_of_own_title(asked, m))
        return asked->is_title ? POINTS_BESIDE : POINTS_OWN_TITLE;
    if (m->is_aside && asked->is_title && m->is_of_title)
        return m->span.start < asked->local.start ? POINTS_OTHER_TITLE : POINTS_ELSEWHERE;
    if (m->is_aside && is_title_of_subject(asked, m))
        return POINTS_SUBJECTS_TITLE;
    if (m->is_aside)
        return m->is_of_medal && asked->is_placing && !outside ? POINTS_OF_MEDAL : is_only_record(asked, m) ? POINTS_OF_RECORD : POINTS_ASIDE;
    if (outside || m->is_left_out || (!asked->is_placing && is_behind_semicolon(asked, m->span)))
        return POINTS_ELSEWHERE;
    if (asked->is_placing && follows_closely(asked, m->span))
        return POINTS_FOLLOWS;
    if (asked->is_placing && !asked->is_title && m->span.end + 1 == asked->local.start)
        return POINTS_LEADS_TO;
    bool is_past_comma = m->span.start >= asked->local.end &&
                         str_find_char(asked->scene->views[m->sentence].text, ',', asked->local.end) < m->span.start;
    if (m->is_passing && is_past_comma)
        return POINTS_ELSEWHERE;   /* "trailed in fourth, and will join her in the Olympic marathon squad" */
    /* What stands before tends to govern; what follows counts a little farther away. */
    uint32_t distance = m->span.end <= asked->local.start ? asked->local.start - m->span.end
                                                          : (m->span.start - asked->local.end) * 3 / 2 + 4;
    bool is_of_mark = !asked->is_placing && m->span.start == asked->local.end + 1; /* "finished with a 24.02 200m" */
    if (has_brackets_behind(asked, m))
        return POINTS_IN_BRACKETS;
    if (is_of_mark || is_in_brackets_behind(asked, m))
        return POINTS_BESIDE;
    return POINTS_SENTENCE - (int)(distance < DISTANCE_COUNTED ? distance : DISTANCE_COUNTED) / 4 - LOST_BY_CLAUSE * clauses_between(asked, m->span);
}
