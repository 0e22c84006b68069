/*
 * Who is named ahead of somebody, behind or beaten has a place too: it is counted from the place of the other. "Third behind Fox
 * and Bell" makes them first and second; "second ahead of Fox" makes her third; "won by a stride, with Fox followed by Ray" leaves
 * nobody without a place. Rules say who stands on which side; here the places are counted, first from what is told of either side,
 * then, where nothing is told of any, from what the words suppose: who beat somebody to the line has won.
 */
#include "placings.h"
#include "race.h"

/* Behind so many, who is named next is seldom who came home next. */
enum { SIDE_MOST = 3, BEFORE_MOST = 10, PODIUM = 3 };

/* People in the order in which they finished, one right behind the other. */
struct side {
    int32_t items[SIDE_MOST];
    uint32_t count;
};

/* What a draft tells of an order: ahead finished right before behind. Places are 0 where the words do not tell them. */
struct order {
    struct side ahead, behind;
    int place_ahead;      /* of the last of ahead: "second ahead of Fox" */
    int place_behind;     /* of the first of behind: "third behind Fox", "beat Fox into third" */
    int assumed;          /* of the first of ahead, where nobody's place is known */
    bool is_listed_behind; /* the rule lists those behind, and one is ahead */
    bool is_open;         /* others may have finished between the two */
    bool is_next;         /* told as neighbours */
    int apart;            /* "two places behind": 2; 0 where no number is told */
};

static const char *const named_fields[SIDE_MOST] = {"athlete", "athlete2", "athlete3"};

/* A nation is somebody where its relay team is meant. */
static int32_t who_is_named(struct scene *scene, const struct draft *draft, const struct draft_field *field) {
    const struct find *find = scene_find_at(scene, draft->sentence, field->find.span);
    if (find && (find->entity == scene->x->id.nation || find->entity == scene->x->id.people))
        return teams_bind(scene, draft->sentence, find);
    return who_of_field(scene, draft->sentence, field);
}

/* Whose place was told last before the draft: "Fox won in 2:01, with Bell two seconds back". */
static int32_t told_last(const struct scene *scene, const struct draft *draft) {
    const struct told_place *last = NULL;
    for (LIST_EACH(struct told_place, told, &scene->told_places)) {
        bool is_before = told->sentence + 1 == draft->sentence || (told->sentence == draft->sentence && told->span.start <= draft->span.start);
        if (told->is_aside || !is_before)
            continue;
        if (!last || told->sentence > last->sentence || (told->sentence == last->sentence && told->span.start >= last->span.start))
            last = told;
    }
    return last ? last->person : NOBODY;
}

/* "Fourth-placed Fox and the teenager behind her": of all who were named, she whose place the sentence has just told. */
static int32_t who_stands_there(struct scene *scene, const struct draft *draft, const struct draft_field *field) {
    int32_t person = field->is_find ? who_of_field(scene, draft->sentence, field) : NOBODY;
    if (person != NOBODY && field->find.entity != scene->x->id.pronoun)
        return person;
    const struct person *people = scene->reading->people.items;
    int32_t last = told_last(scene, draft);
    bool may_be_she = person == NOBODY || (last != NOBODY && !people[last].is_team && people[last].sex == people[person].sex);
    return may_be_she ? last : person;
}

static void name_side(struct scene *scene, const struct draft *draft, struct side *side) {
    bool counts_from_her = draft_field(draft, "apart") || draft_field(draft, "next"); /* "two places behind her" */
    for (int i = 0; i < SIDE_MOST; i++) {
        const struct draft_field *field = draft_field(draft, named_fields[i]);
        /* "ahead of Fox, and Bell won": Bell is none of those. */
        if (field && i > 0 && who_opens_clause(scene, draft->sentence, field->find.span))
            break;
        bool is_she = field && field->is_find && field->find.entity == scene->x->id.pronoun;
        if (field)
            side->items[side->count++] = is_she && counts_from_her ? who_stands_there(scene, draft, field) : who_is_named(scene, draft, field);
    }
}

/* "Kita and Wing edged Fox to take gold and silver": two have beaten her, and the place that the words begin with is the first one's. */
static bool is_place_of_first(struct scene *scene, const struct draft *draft) {
    const struct draft_field *place = draft_field(draft, "place");
    struct subjects subjects;
    if (!place || !place->is_find || draft_field(draft, "other"))
        return false;
    placing_subjects(scene, draft, &subjects);
    const struct view *view = &scene->views[draft->sentence];
    const struct find *next = placings_find_from(view, place->find.span.end + 1);
    bool is_pair = next < view->finds.items + view->finds.count && next->entity == place->find.entity &&
                   str_equal(scene_find_text(scene, draft->sentence, span_of(place->find.span.end, next->span.start)), STR(" and "));
    return subjects.count > 1 && is_pair;
}

/* The side that the rule does not list: named apart, told last, or the subject of the clause. */
static int32_t other_side(struct scene *scene, const struct draft *draft) {
    const struct draft_field *other = draft_field(draft, "other");
    if (other)
        return who_stands_there(scene, draft, other);
    struct subjects subjects;
    placing_subjects(scene, draft, &subjects);
    return subjects.items[subjects.count - 1];
}

/* "two places behind": 2; 0 where the words are no number. */
static int number_of(const struct draft_field *field) {
    static const char *const words[] = {"two", "three", "four", "five", "six", "seven", "eight"};
    if (!field)
        return 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal(field->find.value.text, str_of(words[i])))
            return (int)i + 2;
    return placings_place_of(field);
}

/* "Bell, Fox, Ray and Orme held off Jamaica": who beats a team, or comes behind one, is a team, the one that is spoken of. */
static int32_t team_of_runner(const struct scene *scene, const struct draft *draft, int32_t person, const struct side *teams) {
    const struct person *people = scene->reading->people.items;
    if (person == NOBODY || people[person].is_team || !teams->count || teams->items[0] == NOBODY || !people[teams->items[0]].is_team)
        return person;
    int32_t team = draft->sentence ? teams_near(scene, draft->sentence - 1, UINT32_MAX, NOBODY) : NOBODY;
    return team == teams->items[0] ? NOBODY : team;
}

/* "Passed 15 metres from the line" decides a race, "caught at 600m" does not; true where no such stretch is told. */
static bool is_at_the_end(const struct scene *scene, const struct draft *draft) {
    static const char *const ends[] = {" from the line", " from the tape", " from the finish", " from home", " short of ", " out"};
    const struct draft_field *within = draft_field(draft, "within");
    if (!within || !within->is_find)
        return true;
    str words = scene_find_text(scene, draft->sentence, within->find.span);
    uint32_t digits = 0;
    for (size_t i = 0; i < words.size; i++)
        digits += char_is_digit(words.data[i]);
    return digits <= 2 && str_holds_any(words, ALL_OF(ends));
}

static bool read_order(struct scene *scene, const struct draft *draft, struct order *order) {
    bool listed_behind = str_equal(draft->kind, STR("ahead"));
    *order = (struct order){.is_listed_behind = listed_behind,
                            .place_ahead = placings_place_of(draft_field(draft, listed_behind ? "place" : "into")),
                            .place_behind = placings_place_of(draft_field(draft, listed_behind ? "into" : "place")),
                            .assumed = placings_place_of(draft_field(draft, "else")),
                            .is_open = draft_field(draft, "open"),
                            .is_next = draft_field(draft, "next"),
                            .apart = number_of(draft_field(draft, "apart"))};
    if (listed_behind && order->place_ahead && is_place_of_first(scene, draft))
        order->place_ahead = order->assumed = 0;
    struct side *listed = listed_behind ? &order->behind : &order->ahead, *one = listed_behind ? &order->ahead : &order->behind;
    name_side(scene, draft, listed);
    one->items[one->count++] = team_of_runner(scene, draft, other_side(scene, draft), listed);
    return listed->count && !person_is_among(listed->items, listed->count, one->items[0]) && is_at_the_end(scene, draft);
}

static const struct event *race_of(const struct scene *scene, const struct draft *draft, int32_t person) {
    return race_event_at(scene, draft->sentence, draft->span, person, NULL, (str){0});
}

/*
 * What the place of the other is counted from: the place told of the person in the same sentence, the nearest before the draft;
 * else in the same race. NULL: none. With a place, only that one in the same sentence will do.
 */
static const struct told_place *told_of(const struct scene *scene, const struct draft *draft, int32_t person, int place) {
    if (person == NOBODY)
        return NULL;
    const struct told_place *here = NULL, *before = NULL;
    const struct event *event = place ? NULL : race_of(scene, draft, person);
    bool is_of_old = placings_is_of_old(scene, draft);
    for (LIST_EACH(struct told_place, told, &scene->told_places)) {
        if (told->person != person || told->is_aside || told->sentence > draft->sentence || (place && told->place != place))
            continue;
        /* "won, and was 17th overall, ahead of Fox"; the places of a sentence are not found in its order */
        bool is_lesser = here && here->event == told->event ? told->place > BEFORE_MOST : here && told->span.start < here->span.start;
        /* "who was fifth last year, won to dethrone Fox": of the two the one of this year */
        if (here && here->is_of_old != told->is_of_old)
            is_lesser = told->is_of_old != is_of_old;
        if (told->sentence == draft->sentence && (told->event == event || told->span.start <= draft->span.start) && !is_lesser)
            here = told;
        else if (told->event == event && !place && (told->is_of_old == is_of_old || (!is_of_old && told->sentence + 1 == draft->sentence)))
            before = told;
    }
    return here ? here : before;
}

/* A place that was counted from what other sentences tell yields to one that is told outright. */
static void add_counted(struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *event) {
    if (person != NOBODY && !event)
        event = race_of(scene, draft, person);
    if (person != NOBODY && place > 0 && !placings_is_placed(scene, draft, person, event))
        placings_add(scene, draft, person, place, event);
}

/* "In the men's race Fox beat Bell": another one than the races of other paragraphs. */
static bool opens_race(const struct scene *scene, uint32_t sentence) {
    const struct view *view = &scene->views[sentence];
    if (str_starts_with(view->text, STR("In the ")))
        for (LIST_EACH(struct find, find, &view->finds))
            if (find->span.start == sizeof "In the " - 1)
                return find->entity == scene->x->id.racesex || find->entity == scene->x->id.event;
    return false;
}

/* Whether somebody else is told to have taken the place in this race; a title of his is of another day. */
enum taken { TAKEN_SURELY, TAKEN_PERHAPS };   /* perhaps: where nothing tells that they were man and woman */
static bool is_taken(const struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *event, enum taken least) {
    const struct person *people = scene->reading->people.items;
    bool is_of_old = placings_is_of_old(scene, draft), opens = opens_race(scene, draft->sentence);
    for (LIST_EACH(struct told_place, told, &scene->told_places)) {
        if (opens && race_paragraph(scene, told->sentence) != race_paragraph(scene, draft->sentence))
            continue;
        enum sex own = people[person].sex, other = people[told->person].sex;
        bool is_doubtful = own == SEX_UNKNOWN || other == SEX_UNKNOWN;
        bool is_rival = told->person != person && (is_doubtful ? least == TAKEN_PERHAPS : own == other);
        if (is_rival && told->place == place && told->event == event && !told->is_aside && told->is_of_old == is_of_old)
            return true;
    }
    return false;
}

/* "Third, a second behind Fox", and Bell won: of all who finished before, Fox is the one whose place nobody has told. 0: nobody knows. */
static int place_left_before(const struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *event) {
    int left = 0;
    for (int before = 1; before < place && place <= BEFORE_MOST; before++)
        if (!is_taken(scene, draft, person, before, event, TAKEN_PERHAPS) && !placings_is_taken(scene, person, before, event)) {
            if (left)
                return 0;
            left = before;
        }
    return left;
}

/* "Third behind Bell and the winner, Fox": who of those in front is called so has that place, and the others the ones that are left. */
static int own_place_before(const struct scene *scene, const struct draft *draft, int32_t person, int place) {
    static const char *const of_this_race[] = {"winner ", "runner-up ", "eventual "};
    for (LIST_EACH(struct told_place, told, &scene->told_places)) {
        if (told->person != person || told->sentence != draft->sentence || told->place >= place || !span_overlaps(told->span, draft->span))
            continue;
        str words = scene_find_text(scene, told->sentence, told->span);
        if (str_holds_any(words, ALL_OF(of_this_race)))
            return told->place;
    }
    return 0;
}

static void place_in_turn(struct scene *scene, const struct draft *draft, const struct side *ahead, int place, const struct event *event) {
    bool taken[SIDE_MOST + 2] = {false};
    int own[SIDE_MOST], next = 1;
    for (uint32_t i = 0; i < ahead->count; i++) {
        own[i] = own_place_before(scene, draft, ahead->items[i], place);
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
        event = event ? event : race_of(scene, draft, ahead->items[0]);
        add_counted(scene, draft, ahead->items[0], place_left_before(scene, draft, ahead->items[0], place, event), event);
    }
}

/* By a name, which leaves no doubt, unlike "him" or "the Kenyan". */
static bool is_named_outright(const struct scene *scene, const struct draft *draft) {
    int entity = draft_field(draft, "athlete")->find.entity;
    return entity == scene->x->id.athlete || entity == scene->x->id.team;
}

/* "Ahead of Fox, who had to settle for bronze": others came between; "from Fox and Bell, who shared second": nobody did. */
static bool is_told_otherwise(const struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *event) {
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (told->person == person && told->sentence == draft->sentence && told->span.start >= draft->span.end &&
            told->place != place && !told->is_aside && !told->is_of_old && (!event || told->event == event))
            return true;
    return false;
}

/* "To win and edge Fox to second": who is told to have the place before does not take this one. */
static bool has_place_before(const struct scene *scene, const struct draft *draft, int32_t front, int place) {
    const struct told_place *own = place > 1 ? told_of(scene, draft, front, place - 1) : NULL;
    return own && own->sentence == draft->sentence && own->span.start < draft->span.start;
}

/* "won, beating Fox to second place": who has the place before it already has not taken this one, so it is Fox's. */
static bool is_told_right_before(const struct scene *scene, const struct draft *draft, int32_t person, int place) {
    const struct told_place *own = told_of(scene, draft, person, 0);
    return own && own->sentence == draft->sentence && own->place == place - 1;
}

/* "won, good for 19th overall, ahead of Fox": among those of her own race she has a better place. */
static bool is_place_overall(const struct scene *scene, const struct draft *draft, const struct order *told, int32_t front) {
    const struct told_place *own = told->place_ahead > BEFORE_MOST ? told_of(scene, draft, front, 0) : NULL;
    return own && own->sentence == draft->sentence && own->place <= BEFORE_MOST;
}

/* Whether the place that stands there in the draft's sentence is told of somebody by another rule. */
static bool is_told_of_anybody(const struct scene *scene, const struct draft *draft, const struct draft_field *place) {
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (place && place->is_find && told->sentence == draft->sentence && told->place == placings_place_of(place) &&
            span_overlaps(told->span, place->find.span))
            return true;
    return false;
}

/* "Silver, three tenths behind Fox" tells the subject's place as well, unless the subject stands behind: "fifth, seconds adrift of Fox, was Ray". */
static void claim_own(struct scene *scene, const struct draft *draft, int32_t person, int place, const struct event *event) {
    static const char *const inverted[] = {", was ", ", came ", ", were "};
    const struct draft_field *told_as = draft_field(draft, "place");
    bool is_title = told_as && told_as->is_find && told_as->find.entity == scene->x->id.title; /* whose it is, its own rules know better */
    str text = scene->views[draft->sentence].text, rest = str_slice(text, draft->span.end, text.size);
    if (place < 2 || is_title || draft->span.start == 0 || str_starts_with_any(rest, ALL_OF(inverted)))
        return;
    if (is_told_of_anybody(scene, draft, told_as))
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
    if (is_place_overall(scene, draft, told, front)) {
        corrected.place_ahead = 0;
        claim_counted(scene, draft, &corrected);
        return;
    }
    const struct order *order = &corrected;
    if (told->is_listed_behind && told->place_ahead && has_place_before(scene, draft, front, told->place_ahead)) {
        corrected.place_behind = told->place_ahead;
        corrected.place_ahead = 0;
    }
    int place = order->place_ahead ? order->place_ahead : order->place_behind;
    const struct told_place *own = told_of(scene, draft, order->place_ahead ? front : order->behind.items[0], place);
    const struct event *event = own ? own->event : NULL;
    if (!order->place_ahead && !order->is_listed_behind) {
        claim_own(scene, draft, order->behind.items[0], place, event);
        if (own && own->sentence == draft->sentence)
            place_before_in_each(scene, draft, order, place, own);
        place_all_before(scene, draft, order, place, event);
        return;
    }
    int first_behind = order->place_ahead && !is_told_right_before(scene, draft, front, place) ? place + 1 : place;
    bool is_named = is_named_outright(scene, draft);
    for (uint32_t i = 0; i < order->behind.count; i++)
        if (!is_told_otherwise(scene, draft, order->behind.items[i], first_behind + (int)i, event))
            (is_named ? placings_add : add_counted)(scene, draft, order->behind.items[i], first_behind + (int)i, event);
    /* "beat Fox into third" is said by who took the medal before; "relegated him to fourth" leaves her any of three */
    if (order->place_ahead || first_behind <= PODIUM)
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
    const struct told_place *front = told_of(scene, draft, ahead, 0), *back = told_of(scene, draft, behind, 0);
    if (front)
        add_counted(scene, draft, behind, front->place + apart, front->event);
    else if (back)
        add_counted(scene, draft, ahead, back->place - apart, back->event);
}

/* "Bell was a second behind, with Fox third": who comes before the next one that is told, and behind somebody, is the one between. */
static void claim_before_next(struct scene *scene, const struct draft *draft, const struct side *behind) {
    const struct event *event = race_of(scene, draft, behind->items[0]);
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (told->sentence == draft->sentence && told->span.start >= draft->span.end && !told->is_aside && told->event == event &&
            told->place == (int)behind->count + 2) {
            for (uint32_t i = 0; i < behind->count; i++)
                add_counted(scene, draft, behind->items[i], (int)i + 2, event);
            return;
        }
}

/* "A centimetre down on winner Fox". */
static bool is_called_winner(const struct scene *scene, const struct draft *draft, int32_t person) {
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (told->person == person && told->sentence == draft->sentence && told->place == 1 &&
            span_overlaps(told->span, draft->span) &&
            str_starts_with_any(scene_find_text(scene, told->sentence, told->span),
                                (const char *const[]){"winner ", "eventual winner ", "race winner "}, 3))
            return true;
    return false;
}

/* Who was close to the winner came second, where nobody else is told to have. */
static void claim_second(struct scene *scene, const struct draft *draft, int32_t person) {
    const struct event *event = person == NOBODY ? NULL : race_of(scene, draft, person);
    if (event && !is_taken(scene, draft, person, 2, event, TAKEN_PERHAPS))
        add_counted(scene, draft, person, 2, event);
}

/* True when a place of somebody in the order was told. */
static bool claim_counted(struct scene *scene, const struct draft *draft, const struct order *order) {
    int32_t ahead = order->ahead.items[order->ahead.count - 1], behind = order->behind.items[0];
    if (order->apart) {
        claim_apart(scene, draft, ahead, behind, order->apart);
        return true;
    }
    const struct told_place *own = told_of(scene, draft, ahead, 0);
    if (own && !order->is_open && own->place <= BEFORE_MOST)
        claim_around(scene, draft, order, own->place + 1, own->event);
    if (own)
        return true;
    if (!order->is_open && !order->is_listed_behind && is_called_winner(scene, draft, ahead))
        claim_second(scene, draft, behind);
    own = told_of(scene, draft, behind, 0);
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
        add_counted(scene, draft, ahead, place_left_before(scene, draft, ahead, own->place, own->event), own->event);
    return true;
}

static void claim_assumed(struct scene *scene, const struct draft *draft, const struct order *order) {
    int32_t first = order->ahead.items[0];
    /* All of them ran the same race. */
    int32_t one = first != NOBODY ? first : order->behind.items[0];
    const struct event *event = one == NOBODY ? NULL : race_of(scene, draft, one);
    if (order->assumed && !(first != NOBODY && is_taken(scene, draft, first, order->assumed, event, TAKEN_SURELY)))
        claim_around(scene, draft, order, order->assumed + (int)order->ahead.count, event);
}

/* Those behind the place that was told last. */
static bool is_counted_on(const struct draft *draft) {
    return str_equal(draft->kind, STR("next")) || str_equal(draft->kind, STR("listed"));
}

/* The drafts of orders as the text tells them: "won from Fox, with Ray a second back" counts Ray from Fox, whatever rules found them. */
static const struct draft **in_reading_order(const struct scene *scene, uint32_t *count) {
    const struct draft **orders = ARENA_ARRAY(scene->arena, scene->drafts.count + 1, const struct draft *);
    *count = 0;
    for (uint32_t i = 0; i < scene->drafts.count; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (!str_equal(draft->kind, STR("ahead")) && !str_equal(draft->kind, STR("behind")) && !is_counted_on(draft))
            continue;
        uint32_t at = (*count)++;
        for (; at > 0 && orders[at - 1]->sentence == draft->sentence && orders[at - 1]->span.start > draft->span.start; at--)
            orders[at] = orders[at - 1];
        orders[at] = draft;
    }
    return orders;
}

/* What is told comes before what is counted, and what is counted before what is only supposed. */
void rivals_claim(struct scene *scene) {
    struct order order;
    uint32_t count;
    const struct draft **drafts = in_reading_order(scene, &count);
    for (uint32_t i = 0; i < count; i++)
        if (str_equal(drafts[i]->kind, STR("next"))) {
            placings_claim_next(scene, drafts[i]);
        } else if (str_equal(drafts[i]->kind, STR("listed"))) {
            placings_claim_listed(scene, drafts[i]);
        } else if (read_order(scene, drafts[i], &order)) {
            if (order.place_ahead || order.place_behind)
                claim_told(scene, drafts[i], &order);
            else
                claim_counted(scene, drafts[i], &order);
        }
    for (uint32_t i = 0; i < count; i++)
        if (!is_counted_on(drafts[i]) && read_order(scene, drafts[i], &order) && !order.place_ahead &&
            !order.place_behind && order.assumed && !claim_counted(scene, drafts[i], &order))
            claim_assumed(scene, drafts[i], &order);
}
