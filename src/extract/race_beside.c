/*
 * What the marks told with a place say of its race: who was placed 68th in 2:53:26 ran no 1500m, and where a place is told alone, the
 * marks of its sentence or of the next are of the same race.
 */
#include "race_choice.h"

/* Words of the claim's race alone: no other race, place or medal is told there. */
static bool tells_nothing_else(const struct asked *asked, struct span span) {
    const struct entity_ids *id = &asked->scene->x->id;
    for (LIST_EACH(struct find, find, &asked->scene->views[asked->sentence].finds))
        if (span_overlaps(find->span, span) && (find->entity == id->event || find->entity == id->place || find->entity == id->medal))
            return false;
    str text = span_str(asked->scene->views[asked->sentence].text, span);
    return str_find_char(text, ';', 0) == text.size;
}

/* "Greene (47.20) took gold": a mark in brackets behind the name of who is asked for. */
static const struct find *mark_in_brackets(const struct asked *asked) {
    const struct view *view = &asked->scene->views[asked->sentence];
    const struct find *last = NULL;
    for (LIST_EACH(struct find, find, &view->finds))
        if (find->span.end <= asked->local.start && asked->person != NOBODY && find->entity == asked->scene->x->id.athlete)
            last = find;
    if (!last || last->person != asked->person || last + 1 == view->finds.items + view->finds.count || !scene_is_mark(asked->scene, last + 1))
        return NULL;
    bool opens = str_equal(str_slice(view->text, last->span.end, last[1].span.start), STR(" ("));
    return opens && str_starts_with(str_slice(view->text, last[1].span.end, view->text.size), STR(")")) ? last + 1 : NULL;
}

/* Bytes from a time to the place that it was good for: " to finish ". */
enum { PLACE_WITHIN = 11 };

/* "44.97": a time or a length, though its unit is not told. */
static bool has_fraction(const struct asked *asked, const struct find *find) {
    str figure = scene_find_text(asked->scene, asked->sentence, find->span);
    return str_find_char(figure, '.', 0) < figure.size;
}

/* "ran a best of 44.47sec in fourth place", "cleared 1.75m for third": a mark right before the place. */
static const struct find *mark_before(const struct asked *asked) {
    static const char *const joints[] = {" in ", " for ", " to finish ", " to come "};
    const struct view *view = &asked->scene->views[asked->sentence];
    for (LIST_EACH(struct find, find, &view->finds))
        if (find->span.end <= asked->local.start && scene_is_mark(asked->scene, find) &&
            (find->entity != asked->scene->x->id.figure || has_fraction(asked, find)) && !asked->is_title &&
            str_starts_with_any(str_slice(view->text, find->span.end, asked->local.end), ALL_OF(joints)) &&
            asked->local.start - find->span.end <= PLACE_WITHIN)
            return find;
    return NULL;
}

/* "Olympic champion Dow", of games that are over; "the runner-up" may be of the race that is told. */
static bool is_of_honour(const struct asked *asked) {
    for (LIST_EACH(struct find, find, &asked->scene->views[asked->sentence].finds))
        if (asked->is_title && find->entity == asked->scene->x->id.honour && span_overlaps(find->span, asked->local))
            return true;
    return false;
}

/* "placed 68th in 2:53:26", "1. Gus Dow (Cuba) 10.08", "was third behind Fox, clocking 7:27.98": what somebody was placed with, or
 * who came in with him, must fit the race as well. */
const struct find *race_mark_of_placing(const struct asked *asked) {
    static const char *const joints[] = {" in ", " with ",     " (",        " at ",        " of ",   " on ",     " - ",
                                         ", ",   ") ",         "ing ",      " best ",      " record ", " time "};
    const struct view *view = &asked->scene->views[asked->sentence];
    const struct find *before = mark_before(asked);
    if (before)
        return before;
    for (LIST_EACH(struct find, find, &view->finds)) {
        if (!scene_is_mark(asked->scene, find) || find->span.start < asked->local.start || find->span.start > asked->local.end + OWN_MARK_WITHIN)
            continue;
        if (find->span.start < asked->local.end)
            return find;
        /* "Olympic champion Dow equalled his best with 10.34": no mark of the title. */
        if (is_of_honour(asked) && find->span.start > asked->local.end + TITLE_MARK_WITHIN)
            break;
        struct span between = span_of(asked->local.end, find->span.start);
        str words = span_str(view->text, between);
        /* "in an impressive 20.06" */
        bool is_in = str_starts_with(words, STR(" in a")) && str_find_char(words, ',', 0) == words.size;
        if (is_in && tells_nothing_else(asked, between))
            return find;
        for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
            if (str_ends_with(span_str(view->text, between), str_of(joints[i])))
                return tells_nothing_else(asked, between) ? find : NULL;
        break;
    }
    return mark_in_brackets(asked);
}

bool race_takes_mark_of_placing(const struct scene *scene, uint32_t sentence, struct span local, int32_t person, const struct event *event) {
    struct asked asked = {scene, sentence, local, person, .is_placing = true};
    const struct find *own = race_mark_of_placing(&asked);
    return !own || own->entity == scene->x->id.points || race_strain_of_find(scene, event, sentence, own) >= 0;
}

/* Whether an event is named there outright, and not only what somebody is or once won. */
static bool names_outright(const struct scene *scene, uint32_t sentence) {
    for (uint32_t i = scene->first_event[sentence]; i < scene->first_event[sentence + 1]; i++)
        if (event_mention_is_outright(&scene->events.items[i]))
            return true;
    return false;
}

/* The first marks of a sentence. */
struct marks_told {
    uint32_t sentence, count;
    const struct find *items[MARKS_BESIDE];
};

/* "led through the three-quarters in 2:59": of a part. */
static bool is_of_part(const struct scene *scene, uint32_t sentence, const struct find *mark) {
    const struct find *first = scene->views[sentence].finds.items;
    return mark > first && mark[-1].entity == scene->x->id.stretch && mark->span.start - mark[-1].span.end <= PART_WITHIN;
}

static struct marks_told marks_in(const struct scene *scene, uint32_t sentence) {
    struct marks_told marks = {.sentence = sentence};
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (marks.count < MARKS_BESIDE && !is_of_part(scene, sentence, find) && scene_is_mark(scene, find))
            marks.items[marks.count++] = find;
    return marks;
}

/* "Dow was second. Fox won in 3:28.82": a place of which no event is told goes with the marks of its sentence, else of the next. */
static struct marks_told marks_beside(const struct asked *asked) {
    const struct scene *scene = asked->scene;
    uint32_t next = asked->sentence + 1;
    struct marks_told marks = marks_in(scene, asked->sentence);
    if (marks.count || next >= scene->article->sentences.count || scene->first_event[next] < scene->first_event[next + 1])
        return marks;
    bool goes_on = race_paragraph(scene, next) == race_paragraph(scene, asked->sentence) || scene_names(scene, next, asked->person);
    return goes_on ? marks_in(scene, next) : marks;
}

/* "Fox ran 19.68. It was good for silver": else with those of the sentence before that are the person's. */
static struct marks_told marks_around(const struct asked *asked) {
    struct marks_told marks = marks_beside(asked);
    uint32_t here = asked->sentence;
    bool goes_on = !marks.count && !asked->is_title && here > 0 && race_paragraph(asked->scene, here - 1) == race_paragraph(asked->scene, here);
    return goes_on && scene_names(asked->scene, here - 1, asked->person) ? marks_in(asked->scene, here - 1) : marks;
}

/* How far from the best ever the nearest of the marks is for the event; STRAIN_NONE where it takes none. "44.47sec, with Fox sixth in 44.52":
 * where the unit of one is told, a bare figure that might be metres as well tells nothing. */
static int strain_of_nearest(const struct scene *scene, const struct marks_told *marks, const struct event *event) {
    int least = STRAIN_NONE;
    bool tells_unit = false;
    for (uint32_t i = 0; i < marks->count; i++)
        tells_unit |= marks->items[i]->entity != scene->x->id.figure;
    for (uint32_t i = 0; i < marks->count; i++) {
        if (tells_unit && marks->items[i]->entity == scene->x->id.figure)
            continue;
        int strain = race_strain_of_find(scene, event, marks->sentence, marks->items[i]);
        least = strain >= 0 && strain < least ? strain : least;
    }
    return least;
}

/* What the events lose that take none of the marks beside a place or a gap, or only as far worse ones than another. */
void race_weigh_marks_beside(const struct asked *asked, struct candidates *candidates) {
    bool is_gap = asked->mark && asked->mark->quantity == QUANTITY_MARGIN;
    if ((!asked->is_placing && !is_gap) || names_outright(asked->scene, asked->sentence))
        return;
    struct marks_told marks = marks_around(asked);
    bool is_next = marks.sentence != asked->sentence;
    int strains[CANDIDATES_MOST], least = STRAIN_NONE;
    for (uint32_t i = 0; i < candidates->count; i++) {
        const struct candidate *candidate = &candidates->items[i];
        strains[i] = candidate->strain < 0 ? STRAIN_NONE : strain_of_nearest(asked->scene, &marks, candidate->event);
        least = strains[i] < least ? strains[i] : least;
    }
    for (uint32_t i = 0; i < candidates->count && least < STRAIN_NONE; i++)
        candidates->items[i].beside = strains[i] == STRAIN_NONE ? -(is_next ? LOST_BY_NEXT_MARKS : LOST_BY_MARKS)
                                      : strains[i] > least + 1  ? -LOST_BY_WEAK_MARKS
                                                                : 0;
}
