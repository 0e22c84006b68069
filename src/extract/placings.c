/*
 * Placings become claims. A rule that names no athlete speaks of the subject of its clause; one that names rivals places them
 * too; the same placing said twice is one.
 */
#include "placings.h"

const struct event *placings_event_of_field(const struct scene *scene, const struct draft *draft) {
    const struct draft_field *field = draft_field(draft, "event");
    if (!field || !field->is_find || field->find.entity != scene->x->id.event)
        return NULL;
    /* As it is meant there: "10,000m" among walkers. */
    const struct event *around = NULL;
    for (uint32_t i = scene->first_event[draft->sentence]; i < scene->first_event[draft->sentence + 1]; i++) {
        const struct event_mention *m = &scene->events.items[i];
        if (m->span.start == field->find.span.start && m->span.end == field->find.span.end)
            return m->event;
        around = !around && span_overlaps(m->span, field->find.span) ? m->event : around;
    }
    const struct event *event = race_event_of_text(scene, scene_find_text(scene, draft->sentence, field->find.span));
    return event ? event : around;
}

/* "Eve Fox was third in the 800m": the rule that reads on to the event tells it also for the rule that only ties the name to the place. */
static const struct event *event_of_place(const struct scene *scene, const struct draft *draft) {
    const struct event *event = placings_event_of_field(scene, draft);
    const struct draft_field *place = draft_field(draft, "place");
    for (uint32_t i = scene->first_draft[draft->sentence]; !event && place && place->is_find && i < scene->first_draft[draft->sentence + 1]; i++) {
        const struct draft *other = &scene->drafts.items[i];
        const struct draft_field *same = str_equal(other->kind, STR("placing")) ? draft_field(other, "place") : NULL;
        if (same && same->is_find && same->find.span.start == place->find.span.start)
            event = placings_event_of_field(scene, other);
    }
    return event;
}

static bool holds_place(const struct scene *scene, const struct draft *draft) {
    const struct view *view = &scene->views[draft->sentence];
    const struct find *end = view->finds.items + view->finds.count;
    for (const struct find *find = placings_find_from(view, draft->span.start); find < end && find->span.start < draft->span.end; find++)
        if (find->entity == scene->x->id.place)
            return true;
    return false;
}

/* The last that tells a place before the draft, in its sentence; NULL. */
static const struct draft *head_of_gap(const struct scene *scene, const struct draft *draft) {
    const struct draft *last = NULL;
    for (uint32_t i = scene->first_draft[draft->sentence]; i < scene->first_draft[draft->sentence + 1]; i++) {
        const struct draft *head = &scene->drafts.items[i];
        bool is_head = str_equal(head->kind, STR("placing")) || str_equal(head->kind, STR("each"));
        if (is_head && head->span.end <= draft->span.start + 1 && draft_field(head, "place") && (!last || head->span.end >= last->span.end))
            last = head;
    }
    return last;
}

/* "B the javelin": the place is that of the sentence's last placing before it, unless it has one of its own, or a list tells it. */
static void claim_gapped(struct scene *scene, const struct draft *draft) {
    const struct draft *head = holds_place(scene, draft) ? NULL : head_of_gap(scene, draft);
    if (!head || str_equal(head->kind, STR("each")))
        return;
    int place = placings_place_of(draft_field(head, "place"));
    placings_add(scene, draft, who_of_field(scene, draft->sentence, draft_field(draft, "athlete")), place, placings_event_of_field(scene, draft));
}

static bool is_same_hit(const struct draft *a, const struct draft *b) {
    return a->sentence == b->sentence && a->rule == b->rule && a->order == b->order && str_equal(a->kind, b->kind);
}

/* "A and B were second and third": the rule that takes both places has told the third, and whose it is. */
static bool is_one_of_several(const struct scene *scene, const struct draft *draft) {
    const struct draft_field *place = draft_field(draft, "place");
    for (uint32_t i = scene->first_draft[draft->sentence]; place && place->is_find && i + 1 < scene->first_draft[draft->sentence + 1]; i++) {
        const struct draft *one = &scene->drafts.items[i];
        const struct draft_field *last = draft_field(one + 1, "place");
        if (is_same_hit(one, one + 1) && !is_same_hit(one, draft) && last && last->is_find && str_equal(one->kind, draft->kind) &&
            span_overlaps(last->find.span, place->find.span))
            return true;
    }
    return false;
}

/* Whether only words that tie a place to a name stand between the two. */
static bool stand_together(const struct scene *scene, uint32_t sentence, struct span a, struct span b) {
    struct between gap = a.end <= b.start ? placings_between(scene, sentence, a.end, b.start) : placings_between(scene, sentence, b.end, a.start);
    return gap.part == TIED && !gap.others && !gap.owns;
}

/* "Bell and Fox, sixth in 3:42.04": the place stands behind the name and a comma. */
static bool is_apposed(const struct scene *scene, uint32_t sentence, struct span name, struct span place) {
    return name.end + 2 == place.start && scene->views[sentence].text.data[name.end] == ',';
}

/* "a stride ahead of Fox in fourth": a rule that names whose the place is, right beside it or by a verb between them, knows
 * better than one that leaves it to the clause. */
static bool is_named_elsewhere(const struct scene *scene, const struct draft *draft) {
    const struct draft_field *place = draft_field(draft, "place");
    const struct entity_ids *id = &scene->x->id;
    bool is_place = place && place->is_find &&
                    (place->find.entity == id->place || place->find.entity == id->medal || place->find.entity == id->title);
    if (!is_place)
        return false;
    for (uint32_t i = scene->first_draft[draft->sentence]; i < scene->first_draft[draft->sentence + 1]; i++) {
        const struct draft *other = &scene->drafts.items[i];
        const struct draft_field *same = draft_field(other, "place"), *athlete = draft_field(other, "athlete");
        if (str_equal(other->kind, STR("placing")) && athlete && athlete->is_find && same && same->is_find &&
            other->rule != draft->rule && same->find.span.start == place->find.span.start &&
            (draft_field(other, "sure") ||
             (place->find.entity != id->title && (stand_together(scene, draft->sentence, athlete->find.span, same->find.span) ||
                                                  is_apposed(scene, draft->sentence, athlete->find.span, same->find.span)))))
            return true;
    }
    return false;
}

/* "Bell kept pace with Fox, taking silver": the participle is the subject's, not hers who stands before it. */
static bool goes_on_without(const struct scene *scene, uint32_t sentence, struct span name) {
    str text = scene->views[sentence].text;
    return who_opens_participle(str_slice(text, name.end, text.size)) && who_is_object(scene, sentence, name);
}

/* "…was Silus Bell, and in fifth, with a fast 17:37, was Cooper Fox": a comma alone ties less than the verb that another rule has read. */
static bool yields(const struct scene *scene, const struct draft *draft) {
    const struct draft_field *place = draft_field(draft, "place"), *athlete = draft_field(draft, "athlete");
    if (draft_field(draft, "weak") && goes_on_without(scene, draft->sentence, athlete->find.span))
        return true;
    if (!draft_field(draft, "weak") || !place->is_find || stand_together(scene, draft->sentence, athlete->find.span, place->find.span))
        return false;
    for (uint32_t i = scene->first_draft[draft->sentence]; i < scene->first_draft[draft->sentence + 1]; i++) {
        const struct draft *other = &scene->drafts.items[i];
        const struct draft_field *same = draft_field(other, "place"), *named = draft_field(other, "athlete");
        if (str_equal(other->kind, STR("placing")) && other->rule != draft->rule && same && same->is_find && named && named->is_find &&
            named->find.entity == scene->x->id.athlete && same->find.span.start == place->find.span.start &&
            named->find.span.start != athlete->find.span.start)
            return true;
    }
    return false;
}

/* "Second and third were A and B": the list tells each one's own; places that fall, "seventh, fifth and second", are one's of several years. */
static bool is_ranked(const struct scene *scene, uint32_t sentence, struct span place) {
    for (uint32_t i = scene->first_draft[sentence]; i < scene->first_draft[sentence + 1]; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (!str_equal(draft->kind, STR("ranked")))
            continue;
        const struct draft_field *first = draft_field(draft, "first"), *last = draft_field(draft, "last");
        bool is_run = first && first->is_find && last && last->is_find && first->find.span.start < last->find.span.end;
        bool is_told = is_run && span_overlaps(span_of(first->find.span.start, last->find.span.end), place);
        bool falls = first && last && placings_place_of(last) < placings_place_of(first);
        if (is_told && !falls && placings_ranks(scene, draft))
            return true;
    }
    return false;
}

/* "Won the 800m and the 1500m": the same place in each race of a list, unless the rule says that it was taken in one alone. */
static void add_in_each(struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *told) {
    const struct event *event = placings_add_event(scene, draft, person, place, told);
    if (draft_field(draft, "alone"))
        return;
    struct listed_events listed;
    race_listed(scene, draft, event, &listed);
    bool is_team = person != NOBODY && scene->reading->people.items[person].is_team; /* which only runs relays */
    for (uint32_t i = 0; i < listed.count; i++)
        if (listed.items[i] != event && (!is_team || listed.items[i]->class == EVENT_RELAY))
            placings_add(scene, draft, person, place, listed.items[i]);
}

/* "A and B won the 100m and the 200m": each one's own. False: there are not as many. */
static bool add_one_each(struct scene *scene, const struct draft *draft, const struct subjects *subjects, int place, const struct event *told) {
    const struct event *event = told ? told : race_event_at(scene, draft->sentence, draft->span, subjects->items[0], NULL, (str){0});
    struct listed_events listed;
    race_listed(scene, draft, event, &listed);
    if (subjects->count < 2 || listed.count != subjects->count)
        return false;
    for (uint32_t i = 0; i < subjects->count; i++)
        placings_add(scene, draft, subjects->items[i], place, listed.items[i]);
    return true;
}

/* "A and B took silver and bronze" gives each one's own; "A and B won gold" gives both the same. */
static void claim_for_subjects(struct scene *scene, const struct draft *draft, int place, const struct event *event) {
    uint32_t index = (uint32_t)(draft - scene->drafts.items), first = index, end = index + 1;
    while (first > 0 && is_same_hit(draft - (index - first) - 1, draft))
        first--;
    while (end < scene->drafts.count && is_same_hit(&scene->drafts.items[end], draft))
        end++;
    struct subjects subjects;
    placing_subjects(scene, draft, &subjects);
    bool pairwise = subjects.count == end - first;
    if (subjects.count > 1 && !pairwise && is_one_of_several(scene, draft))
        return;
    if (end - first == 1 && add_one_each(scene, draft, &subjects, place, event))
        return;
    for (uint32_t i = 0; i < subjects.count; i++)
        if (pairwise ? i == index - first : end - first == 1 || i == subjects.count - 1)
            add_in_each(scene, draft, subjects.items[i], place, event);
}

/* "Champion Fox and Bell led", "Bell and Fox, the champion, led": one champion, two people. */
static bool is_second_of_one_title(const struct scene *scene, const struct draft *draft, const struct draft_field *athlete) {
    const struct draft_field *title = draft_field(draft, "place");
    bool is_told_last = str_equal(athlete->name, STR("athlete")); /* "Runner-up to Lind, Gard led": the pattern says whose it is */
    if (is_told_last || !str_starts_with(rule_name(draft->rule), STR("title-")) || !title || !title->is_find)
        return false;
    bool is_second = title->find.span.start > athlete->find.span.start;
    for (LIST_EACH(struct find, find, &scene->views[draft->sentence].finds))
        is_second |= find->entity == scene->x->id.athlete && find->span.start > title->find.span.end && find->span.end < athlete->find.span.start;
    str words = scene_find_text(scene, draft->sentence, title->find.span);
    return is_second && !str_ends_with(words, STR("s")) && !str_starts_with(words, STR("runners"));
}

static void claim_in_event(struct scene *scene, const struct draft *draft, const struct draft_field *athlete, const struct event *event) {
    int place = placings_place_of(draft_field(draft, "place"));
    if (!athlete)
        claim_for_subjects(scene, draft, place, event);
    else
        add_in_each(scene, draft, athlete->is_find ? who_of_field(scene, draft->sentence, athlete) : placings_described(scene, draft), place, event);
}

/* "A fierce fight for third, which Fox won": what was won there is not the race; the rule that tells what says so. */
static bool is_overruled(const struct scene *scene, const struct draft *draft) {
    const struct draft_field *place = draft_field(draft, "place");
    if (!place || place->is_find)
        return false;
    for (uint32_t i = scene->first_draft[draft->sentence]; i < scene->first_draft[draft->sentence + 1]; i++)
        if (draft_field(&scene->drafts.items[i], "over") && span_overlaps(scene->drafts.items[i].span, draft->span))
            return true;
    return false;
}

static void claim_placing(struct scene *scene, const struct draft *draft) {
    if (is_overruled(scene, draft))
        return;
    const struct draft_field *athlete = draft_field(draft, "athlete");
    for (uint32_t f = 0; f < draft->field_count && !athlete; f++)
        if (str_starts_with(draft->fields[f].name, STR("athlete")))
            athlete = &draft->fields[f];
    const struct draft_field *told = draft_field(draft, "place");
    if (athlete && is_second_of_one_title(scene, draft, athlete))
        return;
    struct chained_place *chained = told && told->is_find ? placings_chained(scene, draft->sentence, told->find.span) : NULL;
    if (chained) {
        chained->draft = draft;
        placings_add(scene, draft, chained->name->person, placings_place_of(told), event_of_place(scene, draft));
        return;
    }
    if (told && told->is_find && is_ranked(scene, draft->sentence, told->find.span))
        return;
    if (athlete ? yields(scene, draft) : is_named_elsewhere(scene, draft) || placings_is_told_in_pairs(scene, draft))
        return;
    claim_in_event(scene, draft, athlete, event_of_place(scene, draft));
}

/* "Fox got the bronze, and Bell missed it": the medal told last, in this sentence or the one before; 0: none. */
static int medal_before(const struct scene *scene, const struct draft *draft) {
    for (uint32_t back = 0; back <= 1 && back <= draft->sentence; back++) {
        const struct view *view = &scene->views[draft->sentence - back];
        for (uint32_t i = view->finds.count; i-- > 0;) {
            const struct draft_field medal = {.is_find = true, .find = view->finds.items[i]};
            if (medal.find.entity == scene->x->id.medal && (back || medal.find.span.end <= draft->span.start))
                return placings_place_of(&medal);
        }
    }
    return 0;
}

/* "Missed bronze by a hundredth": fourth; silver: third. */
static void claim_missed(struct scene *scene, const struct draft *draft) {
    enum { WORST_MEDAL = 3 };
    int missed = draft_field(draft, "it") ? medal_before(scene, draft) : placings_place_of(draft_field(draft, "gone"));
    if (draft_field(draft, "it") && !missed)
        return;
    claim_for_subjects(scene, draft, (missed ? missed : WORST_MEDAL) + 1, event_of_place(scene, draft));
}

/* Whether a rule that says more has told the place that this draft tells. */
static bool is_told_better(const struct scene *scene, const struct draft *draft) {
    static const char *const kinds[] = {"placing", "behind", "ahead", "each"};
    const struct draft_field *place = draft_field(draft, "place");
    struct span cue = place && place->is_find ? place->find.span : draft->span;
    for (uint32_t i = scene->first_draft[draft->sentence]; i < scene->first_draft[draft->sentence + 1]; i++)
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
            if (str_equal(scene->drafts.items[i].kind, str_of(kinds[k])) && span_overlaps(scene->drafts.items[i].span, cue))
                return true;
    return false;
}

void placings_claim(struct scene *scene) {
    placings_find_chains(scene);
    placings_claim_rows(scene);
    for (uint32_t i = 0; i < scene->drafts.count; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (str_equal(draft->kind, STR("each")))
            placings_claim_each(scene, draft);
        if (str_equal(draft->kind, STR("each-before")))
            placings_claim_each_before(scene, draft);
        if (str_equal(draft->kind, STR("ranked")))
            placings_claim_ranked(scene, draft);
        if (str_equal(draft->kind, STR("gapped")))
            claim_gapped(scene, draft);
        if (str_equal(draft->kind, STR("missed")))
            claim_missed(scene, draft);
        if (!str_equal(draft->kind, STR("placing")))
            continue;
        claim_placing(scene, draft);
    }
    placings_claim_chained(scene);
    placings_claim_front(scene);
    placings_claim_numbered(scene);
    for (uint32_t i = 0; i < scene->drafts.count; i++)
        if (str_equal(scene->drafts.items[i].kind, STR("held")) && !is_told_better(scene, &scene->drafts.items[i]))
            claim_placing(scene, &scene->drafts.items[i]);
    rivals_claim(scene); /* what a place of theirs is told of outright, is told better */
    placings_claim_left(scene);
    crews_claim(scene);
    placings_tell_in_each(scene);
    placings_leave_race(scene);
    placings_drop_raceless(scene);
}
