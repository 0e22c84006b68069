/*
 * Lists of names: one place for all of them ("silver medallists were A in the 800m and B in the shot"), places in their order ("A, B
 * and C filled the podium", "D and E completed the top five"), and rows of results, where the order of the names is all that is said.
 */
#include "extract/around.h"
#include "placings.h"

/* Bytes between two names of a list, and words between a list and what is said of it. */
enum { GAP_MOST = 80, WORDS_BESIDE = 3 };

static bool is_name(const struct scene *scene, const struct find *find) {
    return (find->entity == scene->x->id.athlete || find->entity == scene->x->id.team) && find->person >= 0;
}

/* "Ann Bell, 2:01.10, Eve Fox, 2:01.33 and": the comma behind the mark parts the names. */
static bool is_mark_between(const struct scene *scene, uint32_t sentence, const struct find *a, const struct find *b) {
    for (const struct find *find = a + 1; find < b; find++)
        if (scene_is_mark(scene, find) && scene->views[sentence].text.data[find->span.end] == ',')
            return true;
    return false;
}

/* The end of the mark that a name is told with, at most a few words behind it; 0: none. */
static uint32_t mark_end(const struct scene *scene, uint32_t sentence, const struct find *name) {
    enum { WORDS_BEFORE_MARK = 5 };
    const struct view *view = &scene->views[sentence];
    const struct find *mark = name + 1, *end = view->finds.items + view->finds.count;
    if (mark < end && mark->entity == scene->x->id.nation)
        mark++;
    if (mark >= end || !scene_is_mark(scene, mark))
        return 0;
    /* "Ann Bell with 14.17m": no clause of anybody's */
    bool leads = str_starts_with(str_slice(view->text, name->span.end, mark->span.start), STR(" with "));
    struct between gap = placings_between(scene, sentence, name->span.end + (leads ? (uint32_t)STR(" with").size : 0), mark->span.start);
    if (gap.part == ENDED || gap.part == PARTED_BY_AND || gap.others + gap.ties > WORDS_BEFORE_MARK)
        return 0;
    str rest = str_slice(view->text, mark->span.end, view->text.size);
    return mark->span.end + (uint32_t)around_beginning(scene, AROUND_UNIT, rest).size;
}

static bool joins(const struct scene *scene, uint32_t sentence, const struct find *a, const struct find *b) {
    if (b->span.start > a->span.end + GAP_MOST || who_opens_clause(scene, sentence, b->span))
        return false;
    struct between gap = placings_between(scene, sentence, a->span.end, b->span.start);
    bool is_parted = gap.part == PARTED || gap.part == PARTED_BY_AND || (gap.part == TIED && is_mark_between(scene, sentence, a, b));
    if (is_parted && !gap.others && !gap.ties)
        return true;
    /* "Ann Bell in a time of 2:01.10 and": what leads to the mark ties nothing to the next name. */
    uint32_t behind = mark_end(scene, sentence, a);
    gap = placings_between(scene, sentence, behind, b->span.start);
    bool is_parted_there = gap.part == PARTED || gap.part == PARTED_BY_AND || (behind && scene->views[sentence].text.data[behind] == ',');
    return behind && is_parted_there && gap.part != ENDED && !gap.others && !gap.ties;
}

/* "Ann Bell won from Eve Fox, and Jo Ray completed the podium": a second name behind ", and" opens a clause, a third one ends a list. */
static bool opens_clause(const struct scene *scene, uint32_t sentence, const struct find *a, const struct find *b) {
    return placings_between(scene, sentence, a->span.end, b->span.start).part == PARTED_BY_AND;
}

/* The last name that ends at the place or, by no more than a gap, before it; NULL: none. */
static const struct find *name_before(const struct scene *scene, uint32_t sentence, uint32_t at) {
    const struct view *view = &scene->views[sentence];
    for (const struct find *find = placings_find_from(view, at); find > view->finds.items && find[-1].span.end + GAP_MOST >= at; find--)
        if (is_name(scene, find - 1))
            return find - 1;
    return NULL;
}

/* The first name that begins at the place or behind it. */
static const struct find *name_after(const struct scene *scene, uint32_t sentence, uint32_t at) {
    const struct view *view = &scene->views[sentence];
    const struct find *end = view->finds.items + view->finds.count;
    for (const struct find *find = placings_find_from(view, at); find < end && find->span.start <= at + GAP_MOST; find++)
        if (is_name(scene, find) && find->span.start >= at)
            return find;
    return NULL;
}

/* The list whose last name ends before the place, its last names if it has more than so many. */
static void names_before(const struct scene *scene, uint32_t sentence, uint32_t at, uint32_t most, struct name_row *names) {
    const struct find *reversed[NAMES_MOST], *last = name_before(scene, sentence, at);
    *names = (struct name_row){.count = 0};
    if (!last || scene_is_possessive(scene, sentence, last))
        return;
    struct between gap = placings_between(scene, sentence, last->span.end, at);
    if (gap.others + gap.ties > WORDS_BESIDE || gap.part == ENDED)
        return;
    uint32_t count = 0;
    for (const struct find *name = last; count < most;) {
        reversed[count++] = name;
        const struct find *before = name_before(scene, sentence, name->span.start);
        if (!before || !joins(scene, sentence, before, name))
            break;
        const struct find *third = name_before(scene, sentence, before->span.start);
        if (opens_clause(scene, sentence, before, name) && !(name == last && third && joins(scene, sentence, third, before)))
            break;
        name = before;
    }
    while (count > 0)
        names->items[names->count++] = reversed[--count];
}

/* "A and B, A in his second race": who has been named is told more of, and ends the list. */
static bool is_listed(const struct name_row *names, int32_t person) {
    for (uint32_t i = 0; i < names->count; i++)
        if (names->items[i]->person == person)
            return true;
    return false;
}

/* The list whose first name begins behind the place. */
static void names_after(const struct scene *scene, uint32_t sentence, uint32_t at, struct name_row *names) {
    *names = (struct name_row){.count = 0};
    const struct find *name = name_after(scene, sentence, at);
    while (name && scene_is_possessive(scene, sentence, name))
        name = name_after(scene, sentence, name->span.end);
    if (!name || placings_between(scene, sentence, at, name->span.start).others > WORDS_BESIDE)
        return;
    while (name && names->count < NAMES_MOST && !is_listed(names, name->person)) {
        names->items[names->count++] = name;
        /* "completing the podium was A, and B won": who has a verb is none of the list. */
        const struct find *next = name_after(scene, sentence, name->span.end);
        name = next && joins(scene, sentence, name, next) && !scene_has_role(scene, sentence, "opening", "subject", next->span) ? next : NULL;
    }
}

void placings_names_behind(const struct scene *scene, uint32_t sentence, struct span first, struct name_row *names) {
    names_after(scene, sentence, first.start, names);
    if (names->count < 2) {
        names->count = 0;
        return;
    }
    /* A list that does not end with "and" may go on with anything. */
    const struct find *last = names->items[names->count - 1], *before = names->items[names->count - 2];
    str between = str_slice(scene->views[sentence].text, before->span.end, last->span.start);
    bool is_closed = str_find(between, STR(" and "), 0) < between.size || str_find(between, STR(" & "), 0) < between.size;
    names->count = is_closed ? names->count - 1 : 0;
    memmove(names->items, names->items + 1, names->count * sizeof *names->items);
}

void placings_names_beside(const struct scene *scene, const struct draft *draft, uint32_t most, struct name_row *names) {
    const struct draft_field *side = draft_field(draft, "side");
    if (side && str_equal(side->constant, STR("after")))
        names_after(scene, draft->sentence, draft->span.end, names);
    else
        names_before(scene, draft->sentence, draft->span.start, most, names);
}

/* The places that the names of a list have, in their order. */
struct place_row {
    int items[NAMES_MOST];
    uint32_t count;
};

/* "Fifth, sixth and thirteenth": those that the words of the draft name, where it ends its list with the last of them. */
static void places_named(const struct scene *scene, const struct draft *draft, struct place_row *places) {
    const struct draft_field *first = draft_field(draft, "first"), *last = draft_field(draft, "last");
    *places = (struct place_row){.count = 0};
    if (!first || !first->is_find || !last || !last->is_find)
        return;
    const struct view *view = &scene->views[draft->sentence];
    for (LIST_EACH(struct find, find, &view->finds)) {
        const struct draft_field place = {.is_find = true, .find = *find};
        bool is_listed = find->entity == first->find.entity && find->span.start >= first->find.span.start && find->span.end <= last->find.span.end;
        if (is_listed && places->count < NAMES_MOST)
            places->items[places->count++] = placings_place_of(&place);
    }
}

/* From the first place on, or up to the last; as many as the names if one end is not told. */
static void places_in_turn(int first, int last, uint32_t names, struct place_row *places) {
    if (!first)
        first = last - (int)names + 1;
    places->count = last >= first && last - first < NAMES_MOST ? (uint32_t)(last - first) + 1 : names;
    for (uint32_t i = 0; i < places->count; i++)
        places->items[i] = first + (int)i;
}

/* "1-2-4": rising numbers. */
static void places_in_run(const struct draft_field *run, struct place_row *places) {
    *places = (struct place_row){.count = 0};
    str rest = run->is_find ? run->find.value.text : run->constant;
    while (rest.size && places->count < NAMES_MOST) {
        size_t end = str_find_char(rest, '-', 0);
        int64_t place = 0;
        bool rises = str_to_int(str_slice(rest, 0, end), &place) && place > (places->count ? places->items[places->count - 1] : 0);
        if (!rises) {
            places->count = 0;
            return;
        }
        places->items[places->count++] = (int)place;
        rest = str_slice(rest, end + 1, rest.size);
    }
}

/* The names that the draft ranks, each with its place. False: the sentence has not as many names as places. */
static bool read_ranks(const struct scene *scene, const struct draft *draft, struct name_row *names, struct place_row *places) {
    int first = placings_place_of(draft_field(draft, "first")), last = placings_place_of(draft_field(draft, "last"));
    const struct draft_field *run = draft_field(draft, "run");
    if (run)
        places_in_run(run, places);
    else
        places_named(scene, draft, places);
    if (places->count < 2 && first && last)
        places_in_turn(first, last, NAMES_MOST, places);
    placings_names_beside(scene, draft, places->count ? places->count : NAMES_MOST, names);
    if (!places->count)
        places_in_turn(first, last, names->count, places);
    return names->count && places->items[0] > 0 && places->count == names->count;
}

bool placings_ranks(const struct scene *scene, const struct draft *draft) {
    struct name_row names;
    struct place_row places;
    return read_ranks(scene, draft, &names, &places);
}

void placings_claim_ranked(struct scene *scene, const struct draft *draft) {
    struct name_row names;
    struct place_row places;
    if (!read_ranks(scene, draft, &names, &places))
        return;
    const struct event *event = placings_event_of_field(scene, draft);
    for (uint32_t i = 0; i < names.count; i++) {
        struct draft one = *draft;
        if (names.items[i]->span.start < one.span.start)
            one.span.start = names.items[i]->span.start;
        if (names.items[i]->span.end > one.span.end)
            one.span.end = names.items[i]->span.end;
        placings_add(scene, &one, names.items[i]->person, places.items[i], event);
    }
}

/* An event behind "and" is not that of the name before it, unless the list has an event for each name there. */
static bool begins_clause(const struct scene *scene, uint32_t sentence, const struct find *name, const struct find *event, enum part part) {
    str between = str_slice(scene->views[sentence].text, name->span.end, event->span.start);
    return name->entity == scene->x->id.athlete && (part == PARTED_BY_AND || part == ENDED || str_find(between, STR(" and "), 0) < between.size);
}

static const struct find *next_name(const struct scene *scene, const struct find *find, const struct find *end) {
    while (find < end && find->entity != scene->x->id.athlete)
        find++;
    return find < end ? find : NULL;
}

/* Everybody named in the list behind its head up to the next place (with the field strict: only while no other words come), each
 * with the events that follow the name, with that of the head, or with the nearest. */
static void claim_each(struct scene *scene, const struct draft *draft) {
    const struct entity_ids *id = &scene->x->id;
    const struct view *view = &scene->views[draft->sentence];
    int place = placings_place_of(draft_field(draft, "place"));
    struct draft one = *draft;
    int32_t person = NOBODY;
    uint32_t people = 0;
    bool has_event = false, is_strict = draft_field(draft, "strict");
    const struct event *of_head = placings_event_of_field(scene, draft);
    const struct find *last = NULL, *leading = NULL, *end = view->finds.items + view->finds.count;
    for (const struct find *find = placings_find_from(view, draft->span.end); find < end; find++) {
        bool is_athlete = find->entity == id->athlete;
        if (person != NOBODY && (find->entity == id->place || find->entity == id->medal)) {
            /* "silver went to A, with B in third": B's is the place behind her. */
            if (people > 1 && !has_event && placings_between(scene, draft->sentence, last->span.end, find->span.start).part == TIED)
                person = NOBODY;
            break;
        }
        if (person != NOBODY && is_athlete && who_opens_clause(scene, draft->sentence, find->span))
            break;
        if (!is_athlete && find->entity != id->event)
            continue;
        struct between gap = last ? placings_between(scene, draft->sentence, last->span.end, find->span.start) : (struct between){0};
        bool is_clause = gap.part == PARTED_BY_AND && gap.others; /* "while Ned Ash" */
        if (is_clause || (is_strict && (gap.others || gap.ties > WORDS_BESIDE)))
            break;
        /* "Silver went to A, and B won the 800m": B's event is another clause's. */
        if (!is_athlete && gap.others && people > 1) {
            person = NOBODY;
            break;
        }
        /* "A in the shot, hurdler B": the next name's event. */
        if (!is_athlete && find + 1 < end && next_name(scene, find + 1, end) &&
            placings_leads_to_name(scene, draft->sentence, last, find, next_name(scene, find + 1, end))) {
            leading = last = find;
            continue;
        }
        /* "Silver went to A, and the 800m title to B": so is the event. */
        if (person != NOBODY && !is_athlete && begins_clause(scene, draft->sentence, last, find, gap.part))
            break;
        last = find;
        people += is_athlete;
        if (is_athlete && person != NOBODY && !has_event)
            placings_add(scene, &one, person, place, of_head);
        if (is_athlete) {
            person = find->person;
            one.span = find->span;
            if (leading)
                placings_add(scene, &one, person, place, race_event_of_text(scene, scene_find_text(scene, draft->sentence, leading->span)));
        } else if (person != NOBODY) {
            placings_add(scene, &one, person, place, race_event_of_text(scene, scene_find_text(scene, draft->sentence, find->span)));
        }
        has_event = !is_athlete || leading;
        leading = NULL;
    }
    if (person != NOBODY && !has_event)
        placings_add(scene, &one, person, place, of_head);
}

void placings_claim_each(struct scene *scene, const struct draft *draft) {
    uint32_t since = scene->reading->claims.count;
    claim_each(scene, draft);
    placings_cover(scene, since, draft->span);
}

/* Where "Results of the shot put:" ends; 0: the sentence has no such head. */
static uint32_t head_end(const struct scene *scene, uint32_t sentence) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++)
        if (str_equal(scene->drafts.items[i].kind, STR("results-head")))
            return scene->drafts.items[i].span.end;
    return 0;
}

/* Behind its head, if it has one, names with their marks and no other words: how many; 0 where anything else stands there, also a place. */
static uint32_t names_with_marks(const struct scene *scene, uint32_t sentence) {
    const struct entity_ids *id = &scene->x->id;
    const struct view *view = &scene->views[sentence];
    uint32_t people = 0, marks = 0, at = head_end(scene, sentence);
    bool in_brackets = false;   /* "(SSCB)", "(Malby Harriers)": whose colours they wear */
    const struct find *end = view->finds.items + view->finds.count;
    for (const struct find *find = placings_find_from(view, at); find < end; find++) {
        for (; at < find->span.start; at++) {
            char c = view->text.data[at];
            in_brackets = people && c != ')' && (in_brackets || c == '(');
            if (char_is_digit(c) || (char_is_letter(c) && !in_brackets))
                return 0;
        }
        bool is_of_another_order = find->entity == id->record && !people; /* "season's bests:" */
        if (find->entity == id->place || find->entity == id->medal || is_of_another_order)
            return 0;
        at = find->span.end;
        people += find->entity == id->athlete;
        marks += scene_is_mark(scene, find);
    }
    for (; at < view->text.size; at++)
        if (char_is_letter(view->text.data[at]))
            return 0;
    return people == marks ? people : 0;
}

/* The names of the sentence with the places behind the last. */
static int claim_row(struct scene *scene, uint32_t sentence, int last) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (str_equal(draft->kind, STR("whose")) && str_equal(rule_name(draft->rule), STR("mark-of-owner")))
            placings_add(scene, draft, who_of_field(scene, sentence, draft_field(draft, "athlete")), ++last, NULL);
    }
    return last;
}

/* "Gus Dow, 20.10. Al Orme, 20.11." or all in one sentence: from the first on, as far as the paragraph has nothing else. */
static void claim_results(struct scene *scene, uint32_t first) {
    enum { LEAST_IN_ONE = 3, LEAST_IN_MANY = 2 };
    const struct sentence *sentences = scene->article->sentences.items;
    uint32_t end = first, names = 0;
    while (end < scene->article->sentences.count && sentences[end].paragraph == sentences[first].paragraph) {
        uint32_t more = names_with_marks(scene, end);
        if (!more || (end > first && head_end(scene, end)))
            break;
        names += more;
        end++;
    }
    if (names < (end - first > 1 ? LEAST_IN_MANY : LEAST_IN_ONE))
        return;
    for (uint32_t s = first, last = 0; s < end; s++)
        last = (uint32_t)claim_row(scene, s, (int)last);
}

/* "Other winners: 400mH: Dom Farr 57.9; hammer: Al Orme 45.11m": rows behind the head, as long as they go on. */
static void claim_winner_rows(struct scene *scene) {
    bool is_headed = false;
    uint32_t last = 0;
    for (uint32_t i = 0; i < scene->drafts.count; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        bool is_head = str_equal(draft->kind, STR("winners"));
        if (is_head || str_equal(draft->kind, STR("event-row"))) {
            is_headed = is_head || (is_headed && draft->sentence <= last + 1);
            last = draft->sentence;
        }
        if (is_headed && !is_head && str_equal(draft->kind, STR("event-row")))
            placings_add(scene, draft, who_of_field(scene, draft->sentence, draft_field(draft, "athlete")), 1, placings_event_of_field(scene, draft));
    }
}

void placings_claim_rows(struct scene *scene) {
    claim_winner_rows(scene);
    const struct sentence *sentences = scene->article->sentences.items;
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        if (!s || sentences[s - 1].paragraph != sentences[s].paragraph || !names_with_marks(scene, s - 1) || head_end(scene, s))
            claim_results(scene, s);
}
