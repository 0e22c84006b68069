/*
 * Races that are named in one breath: "won the 800m (1:46.93) and the 1500m", "the 100m and 200m went to Fox". The rules find such
 * lists; here it is told whether a place is told of all of a list.
 */
#include "extract/around.h"
#include "placings.h"
#include "race.h"
#include "race_choice.h"

static bool is_event_field(const struct draft_field *field) {
    return field->is_find && (str_starts_with(field->name, STR("event")) || str_starts_with(field->name, STR("stretch")));
}

static struct span span_of_list(const struct draft *list) {
    struct span span = draft_field(list, "event")->find.span;
    for (uint32_t i = 0; i < list->field_count; i++)
        if (is_event_field(&list->fields[i]) && list->fields[i].find.span.end > span.end)
            span.end = list->fields[i].find.span.end;
    return span;
}

/* Whether somebody, a place or a medal stands there. */
static bool names_anything(const struct scene *scene, uint32_t sentence, struct span span) {
    const struct entity_ids *id = &scene->x->id;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->span.start >= span.start && find->span.end <= span.end &&
            (find->entity == id->athlete || find->entity == id->place || find->entity == id->medal || find->entity == id->title))
            return true;
    return false;
}

/* "second in", ", 22.38 in the", ", by a whisker, in": what leads from a place to the races it was taken in. */
static bool leads_on(const struct scene *scene, uint32_t sentence, struct span between) {
    static const char *const ways[] = {" in ", " over ", " at ", " of "};
    if (between.end - between.start > FOLLOWS_WITHIN || names_anything(scene, sentence, between))
        return false;
    str words = span_str(scene->views[sentence].text, between);
    if (str_find(words, STR(" will "), 0) < words.size)
        return false; /* "finished fourth, will compete in the" */
    return str_starts_with_any(words, ALL_OF(ways)) || str_find(words, STR(" in the "), 0) < words.size;
}

/* "Won the 100m and the 200m silver medallist": another place is told of the first of them. */
static bool is_told_before(const struct scene *scene, const struct draft *draft, struct span list) {
    for (uint32_t i = scene->first_draft[draft->sentence]; i < scene->first_draft[draft->sentence + 1]; i++) {
        const struct draft *other = &scene->drafts.items[i];
        if (str_equal(other->kind, STR("placing")) && other->span.start < list.start && other->span.end > list.start &&
            other->span.start < draft->span.start)
            return true;
    }
    return false;
}

/* "The 100m and 200m went to Fox": the list opens its clause. */
static bool opens_clause(const struct scene *scene, const struct draft *draft, struct span list) {
    str text = scene->views[draft->sentence].text;
    uint32_t clause = list.start;
    while (clause > 0 && text.data[clause - 1] != ',' && text.data[clause - 1] != ';')
        clause--;
    return !names_anything(scene, draft->sentence, span_of(clause, list.start)) && !is_told_before(scene, draft, list);
}

/* Whether what the draft tells is told of the whole list. */
static bool governs(const struct scene *scene, const struct draft *draft, const struct draft *list) {
    const struct draft_field *head = draft_field(list, "head"), *verb = draft_field(list, "verb");
    struct span events = span_of_list(list);
    if (head)
        return span_overlaps(draft->span, head->find.span) && head->find.entity != scene->x->id.athlete && !is_told_before(scene, draft, events);
    if (verb)
        return draft->span.end > events.end && opens_clause(scene, draft, events);
    if (span_overlaps(draft->span, events))
        return draft->span.start <= events.start || opens_clause(scene, draft, events);
    if (draft->span.end <= events.start)
        return leads_on(scene, draft->sentence, span_of(draft->span.end, events.start));
    str words = scene_find_text(scene, draft->sentence, draft->span),
        behind = str_slice(scene->views[draft->sentence].text, draft->span.end, draft->span.end + 8);
    return str_find(words, STR(" both"), 0) < words.size || str_starts_with(behind, STR(" both")) || str_starts_with(behind, STR(" in both"));
}

/* "completed the sprint double": the events that are named by the same words. */
static void add_double(const struct scene *scene, const struct draft *draft, const struct event *event, struct listed_events *listed) {
    uint32_t first = scene->first_event[draft->sentence], end = scene->first_event[draft->sentence + 1];
    for (uint32_t i = first; i < end; i++) {
        struct span here = scene->events.items[i].span;
        if (scene->events.items[i].event != event || !span_overlaps(here, draft->span))
            continue;
        for (uint32_t j = first; j < end; j++) {
            struct span other = scene->events.items[j].span;
            if (i != j && here.start == other.start && here.end == other.end && listed->count < LISTED_MOST)
                listed->items[listed->count++] = scene->events.items[j].event;
        }
    }
}

void race_listed(const struct scene *scene, const struct draft *draft, const struct event *event, struct listed_events *listed) {
    listed->count = 0;
    if (!event)
        return;
    add_double(scene, draft, event, listed);
    if (listed->count)
        return;
    for (uint32_t i = scene->first_draft[draft->sentence]; i < scene->first_draft[draft->sentence + 1]; i++) {
        const struct draft *list = &scene->drafts.items[i];
        if (!str_equal(list->kind, STR("one-breath")) || !governs(scene, draft, list))
            continue;
        bool is_member = false;
        listed->count = 0;
        for (uint32_t f = 0; f < list->field_count && listed->count < LISTED_MOST; f++) {
            const struct event *meant =
                is_event_field(&list->fields[f]) ? scene_event_within(scene, draft->sentence, list->fields[f].find.span) : NULL;
            is_member |= meant == event;
            if (meant)
                listed->items[listed->count++] = meant;
        }
        if (is_member)
            return;
    }
    listed->count = 0;
}

uint32_t race_list_races(const struct scene *scene, const struct draft *list, const struct event *races[LISTED_MOST]) {
    uint32_t count = 0;
    for (uint32_t f = 0; f < list->field_count && count < LISTED_MOST; f++) {
        if (!is_event_field(&list->fields[f]))
            continue;
        const struct event *race = scene_event_within(scene, list->sentence, list->fields[f].find.span);
        if (!race || race->class == EVENT_RELAY)
            return 0;
        races[count++] = race;
    }
    return count;
}

/* Whether a name goes on with the row that the one before it (NULL: there is none) belongs to. */
static bool goes_on_in_row(const struct scene *scene, uint32_t sentence, const struct find *before, const struct find *name) {
    if (!before)
        return false;
    struct between gap = placings_between(scene, sentence, before->span.end, name->span.start);
    return gap.part != ENDED && !gap.ties && gap.others <= 1 && !gap.owns;
}

/* Where the person stands in the row of names, "Bell, Kenya's Fox and Orme": -1 in none; *count: how many the row has. */
static int place_in_row(const struct scene *scene, uint32_t sentence, int32_t person, uint32_t *count) {
    const struct find *before = NULL;
    int at = -1;
    *count = 0;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        if (find->entity != scene->x->id.athlete)
            continue;
        if (!goes_on_in_row(scene, sentence, before, find)) {
            if (at >= 0)
                return at;
            *count = 0;
        }
        if (find->person == person)
            at = (int)*count;
        ++*count;
        before = find;
    }
    return at;
}

const struct event *race_shared_out(const struct scene *scene, uint32_t sentence, int32_t person, const struct event *event) {
    if (!event || !around_holds(scene, AROUND_RESPECTIVELY, scene->views[sentence].text))
        return event;
    uint32_t names;
    int at = place_in_row(scene, sentence, person, &names);
    for (uint32_t i = scene->first_draft[sentence]; at >= 0 && i < scene->first_draft[sentence + 1]; i++) {
        const struct event *races[LISTED_MOST];
        const struct draft *list = &scene->drafts.items[i];
        uint32_t count = str_equal(list->kind, STR("one-breath")) ? race_list_races(scene, list, races) : 0;
        if (count < 2 || count != names)
            continue;
        for (uint32_t r = 0; r < count; r++)
            if (races[r] == event)
                return races[at];
    }
    return event;
}
