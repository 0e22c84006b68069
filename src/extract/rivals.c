/*
 * Who is named ahead of somebody, behind or beaten has a place too: it is counted from the place of the other. "Third behind Fox
 * and Bell" makes them first and second; "second ahead of Fox" makes her third; "won by a stride, with Fox followed by Ray" leaves
 * nobody without a place. Rules say who stands on which side (rivals_order.c); here the places are counted, first from what is told
 * of either side (rivals_told.c), then, where nothing is told of any, from what the words suppose: who beat somebody to the line has
 * won.
 */
#include "placings.h"
#include "rivals.h"

enum { PODIUM = 3 };

/* A place that was counted from what other sentences tell yields to one that is told outright. */
static void add_counted(struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *event) {
    if (person != NOBODY && !event)
        event = rivals_race_of(scene, draft, person);
    if (person != NOBODY && place > 0 && !placings_is_placed(scene, draft, person, event))
        placings_add(scene, draft, person, place, event);
}

static void place_in_turn(struct scene *scene, const struct draft *draft, const struct side *ahead, int place, const struct event *event) {
    bool taken[SIDE_MOST + 2] = {false};
    int own[SIDE_MOST], next = 1;
    for (uint32_t i = 0; i < ahead->count; i++) {
        own[i] = rivals_own_place(scene, draft, ahead->items[i], place);
        taken[own[i]] = true;
    }
    for (uint32_t i = 0; i < ahead->count; i++) {
        while (!own[i] && taken[next])
            next++;
        placings_add(scene, draft, ahead->items[i], own[i] ? own[i] : next, event);
        next += !own[i];
    }
}

/* "Third behind Fox and Bell": only where as many are named as finished before. Of "fifth behind Fox" nobody knows her place. */
static void place_all_before(struct scene *scene, const struct draft *draft, const struct order *order, int place, const struct event *event) {
    const struct side *ahead = &order->ahead;
    if (order->is_next && ahead->count == 1)
        add_counted(scene, draft, ahead->items[0], place - 1, event);
    else if (ahead->count + 1 == (uint32_t)place)
        place_in_turn(scene, draft, ahead, place, event);
    else if (ahead->count == 1 && ahead->items[0] != NOBODY) {
        event = event ? event : rivals_race_of(scene, draft, ahead->items[0]);
        add_counted(scene, draft, ahead->items[0], rivals_place_left(scene, draft, ahead->items[0], place, event), event);
    }
}

/* By a name, which leaves no doubt, unlike "him" or "the Kenyan". */
static bool is_named_outright(const struct scene *scene, const struct draft *draft) {
    int entity = draft_field(draft, "athlete")->find.entity;
    return entity == scene->x->id.athlete || entity == scene->x->id.team;
}

/* "Silver, three tenths behind Fox" tells the subject's place as well, unless the subject stands behind: "fifth, seconds adrift of Fox, was Ray". */
static void claim_own(struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *event) {
    static const char *const inverted[] = {", was ", ", came ", ", were "};
    const struct draft_field *told_as = draft_field(draft, "place");
    bool is_title = told_as && told_as->is_find && told_as->find.entity == scene->x->id.title; /* whose it is, its own rules know better */
    str text = scene->views[draft->sentence].text, rest = str_slice(text, draft->span.end, text.size);
    if (place < 2 || is_title || draft->span.start == 0 || str_starts_with_any(rest, ALL_OF(inverted)))
        return;
    if (rivals_is_told_of_anybody(scene, draft, told_as))
        add_counted(scene, draft, person, place, event);
    else
        placings_add(scene, draft, person, place, event);
}

static bool claim_counted(struct scene *scene, const struct draft *draft, const struct order *order);

/* "Second in the 100m and 200m to Fox": in each race in which the same words tell the place, she is in front. */
static void place_before_in_each(struct scene *scene, const struct draft *draft, const struct order *order, int place, const struct told_place *own) {
    const struct told_place first = *own; /* a copy: the list grows */
    for (uint32_t i = 0, count = scene->told_places.count; i < count; i++) {
        struct told_place told = scene->told_places.items[i];
        bool is_same = told.person == first.person && told.place == place && told.sentence == first.sentence && told.span.start == first.span.start;
        if (is_same && !told.is_aside && told.event != first.event)
            place_all_before(scene, draft, order, place, told.event);
    }
}

/* From a place that the same words tell. */
static void claim_told(struct scene *scene, const struct draft *draft, const struct order *told) {
    int32_t front = told->ahead.items[told->ahead.count - 1];
    struct order corrected = *told;
    if (rivals_is_place_overall(scene, draft, told, front)) {
        corrected.place_ahead = 0;
        claim_counted(scene, draft, &corrected);
        return;
    }
    const struct order *order = &corrected;
    if (told->is_listed_behind && told->place_ahead && rivals_has_place_before(scene, draft, front, told->place_ahead)) {
        corrected.place_behind = told->place_ahead;
        corrected.place_ahead = 0;
    }
    int place = order->place_ahead ? order->place_ahead : order->place_behind;
    const struct told_place *own = rivals_told_of(scene, draft, order->place_ahead ? front : order->behind.items[0], place);
    const struct event *event = own ? own->event : NULL;
    if (!order->place_ahead && !order->is_listed_behind) {
        claim_own(scene, draft, order->behind.items[0], place, event);
        if (own && own->sentence == draft->sentence)
            place_before_in_each(scene, draft, order, place, own);
        place_all_before(scene, draft, order, place, event);
        return;
    }
    int first_behind = order->place_ahead && !rivals_is_told_right_before(scene, draft, front, place) ? place + 1 : place;
    bool is_named = is_named_outright(scene, draft);
    for (uint32_t i = 0; i < order->behind.count; i++)
        if (!rivals_is_told_otherwise(scene, draft, order->behind.items[i], first_behind + (int)i, event))
            (is_named ? placings_add : add_counted)(scene, draft, order->behind.items[i], first_behind + (int)i, event);
    /* "beat Fox into third" is said by who took the medal before; "relegated him to fourth", "pushed him down to third" leave her any */
    if (order->place_ahead || first_behind <= (order->is_open ? 2 : PODIUM))
        add_counted(scene, draft, front, first_behind - 1, event);
}

/* Counted from the place of the first of behind. */
static void claim_around(struct scene *scene, const struct draft *draft, const struct order *order, int place, const struct event *event) {
    for (uint32_t i = 0; i < order->ahead.count; i++)
        add_counted(scene, draft, order->ahead.items[i], place - (int)order->ahead.count + (int)i, event);
    for (uint32_t i = 0; i < order->behind.count; i++)
        add_counted(scene, draft, order->behind.items[i], place + (int)i, event);
}

/* "Two places behind Fox": from whichever of the two places is told. */
static void claim_apart(struct scene *scene, const struct draft *draft, int32_t ahead, int32_t behind, int apart) {
    const struct told_place *front = rivals_told_of(scene, draft, ahead, 0), *back = rivals_told_of(scene, draft, behind, 0);
    if (front)
        add_counted(scene, draft, behind, front->place + apart, front->event);
    else if (back)
        add_counted(scene, draft, ahead, back->place - apart, back->event);
}

/* "Bell was a second behind, with Fox third": who comes before the next one that is told, and behind somebody, is the one between. */
static void claim_before_next(struct scene *scene, const struct draft *draft, const struct side *behind) {
    const struct event *event = rivals_race_of(scene, draft, behind->items[0]);
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (told->sentence == draft->sentence && told->span.start >= draft->span.end && !told->is_aside && told->event == event &&
            told->place == (int)behind->count + 2) {
            for (uint32_t i = 0; i < behind->count; i++)
                add_counted(scene, draft, behind->items[i], (int)i + 2, event);
            return;
        }
}

/* "Fox won and Bell was second. She pipped Ray": the sentence that tells her place tells who came next, and it is somebody else. */
static bool is_next_told_with(const struct scene *scene, const struct told_place *own, const struct draft *draft, int32_t behind) {
    if (own->sentence == draft->sentence)
        return false;
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (told->sentence == own->sentence && told->event == own->event && told->place == own->place + 1 && told->person != behind &&
            !told->is_aside && told->is_of_old == own->is_of_old)
            return true;
    return false;
}

/* Who was close to the winner came second, where nobody else is told to have. */
static void claim_second(struct scene *scene, const struct draft *draft, int32_t person) {
    const struct event *event = person == NOBODY ? NULL : rivals_race_of(scene, draft, person);
    if (event && !rivals_is_taken(scene, draft, person, 2, event, TAKEN_PERHAPS))
        add_counted(scene, draft, person, 2, event);
}

/* True when a place of somebody in the order was told. */
static bool claim_counted(struct scene *scene, const struct draft *draft, const struct order *order) {
    int32_t ahead = order->ahead.items[order->ahead.count - 1], behind = order->behind.items[0];
    if (order->apart) {
        claim_apart(scene, draft, ahead, behind, order->apart);
        return true;
    }
    const struct told_place *own = rivals_told_of(scene, draft, ahead, 0);
    if (own && !order->is_open && own->place <= BEFORE_MOST && !is_next_told_with(scene, own, draft, behind))
        claim_around(scene, draft, order, own->place + 1, own->event);
    if (own)
        return true;
    if (!order->is_open && !order->is_listed_behind && rivals_is_called_winner(scene, draft, ahead))
        claim_second(scene, draft, behind);
    own = rivals_told_of(scene, draft, behind, 0);
    if (!own && ahead == NOBODY && order->is_listed_behind)
        claim_before_next(scene, draft, &order->behind);
    if (!own)
        return false;
    /* "Ahead of Fox, who was third", "beat Fox, who was third": of the two in front of her nobody knows which; but "was third. She was
     * beaten by Fox and Bell" names them all. */
    bool are_all_ahead = !order->is_open && order->ahead.count > 1 && own->place == (int)order->ahead.count + 1;
    if ((order->is_next && !order->is_open) || own->place == 2 || are_all_ahead)
        claim_around(scene, draft, order, own->place, own->event);
    else if (order->is_open && ahead != NOBODY && order->ahead.count == 1)
        add_counted(scene, draft, ahead, rivals_place_left(scene, draft, ahead, own->place, own->event), own->event);
    return true;
}

static void claim_assumed(struct scene *scene, const struct draft *draft, const struct order *order) {
    int32_t first = order->ahead.items[0];
    /* All of them ran the same race. */
    int32_t one = first != NOBODY ? first : order->behind.items[0];
    const struct event *event = one == NOBODY ? NULL : rivals_race_of(scene, draft, one);
    if (order->assumed && !(first != NOBODY && rivals_is_taken(scene, draft, first, order->assumed, event, TAKEN_SURELY)))
        claim_around(scene, draft, order, order->assumed + (int)order->ahead.count, event);
}

/* What is told comes before what is counted, and what is counted before what is only supposed. */
void rivals_claim(struct scene *scene) {
    struct order order;
    uint32_t count;
    const struct draft **drafts = rivals_orders(scene, &count);
    for (uint32_t i = 0; i < count; i++)
        if (str_equal(drafts[i]->kind, STR("next"))) {
            placings_claim_next(scene, drafts[i]);
        } else if (str_equal(drafts[i]->kind, STR("listed"))) {
            placings_claim_listed(scene, drafts[i]);
        } else if (rivals_read_order(scene, drafts[i], &order)) {
            if (order.place_ahead || order.place_behind)
                claim_told(scene, drafts[i], &order);
            else
                claim_counted(scene, drafts[i], &order);
        }
    for (uint32_t i = 0; i < count; i++)
        if (!rivals_is_counted_on(drafts[i]) && rivals_read_order(scene, drafts[i], &order) && !order.place_ahead &&
            !order.place_behind && order.assumed && !claim_counted(scene, drafts[i], &order))
            claim_assumed(scene, drafts[i], &order);
}
