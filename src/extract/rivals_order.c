/* What a draft tells of an order of finish: who is named ahead and who behind, and the places that its own words tell. */
#include "extract/around.h"
#include "placings.h"
#include "rivals.h"

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

/* The last draft before this one, in its sentence or the one before, that tells of coming home in a mark; NULL: none. */
static const struct draft *home_before(const struct scene *scene, const struct draft *draft, uint32_t sentences_back) {
    const struct draft *home = NULL;
    for (LIST_EACH(struct draft, other, &scene->drafts)) {
        if (!str_equal(other->kind, STR("in-front")) || !draft_field(other, "mark"))
            continue;
        bool is_here = other->sentence == draft->sentence && other->span.start < draft->span.start;
        bool is_before = other->sentence < draft->sentence && other->sentence + sentences_back >= draft->sentence && !draft_field(other, "here");
        bool is_later = home && (other->sentence > home->sentence || (other->sentence == home->sentence && other->span.start > home->span.start));
        if ((is_here || is_before) && (!home || is_later))
            home = other;
    }
    return home;
}

static bool is_place_told_since(const struct scene *scene, const struct draft *home, const struct draft *draft) {
    for (LIST_EACH(struct told_place, told, &scene->told_places)) {
        bool is_after = told->sentence > home->sentence || (told->sentence == home->sentence && told->span.start > home->span.start);
        bool is_before = told->sentence < draft->sentence || (told->sentence == draft->sentence && told->span.start < draft->span.start);
        if (!told->is_aside && is_after && is_before)
            return true;
    }
    return false;
}

/* "Fox stopped the clock at 48.42, with Bell just 0.03 adrift": who came home in a mark, and no place is told since; NOBODY: nobody. */
static int32_t who_came_home(struct scene *scene, const struct draft *draft, uint32_t sentences_back) {
    const struct draft *home = home_before(scene, draft, sentences_back);
    if (!home || is_place_told_since(scene, home, draft))
        return NOBODY;
    if (draft_field(home, "athlete"))
        return who_of_field(scene, home->sentence, draft_field(home, "athlete"));
    struct subjects subjects;
    placing_subjects(scene, home, &subjects);
    return subjects.count == 1 ? subjects.items[0] : NOBODY;
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
        if (str_equal_ignoring_case(field->find.value.text, str_of(words[i])))
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
    const struct draft_field *within = draft_field(draft, "within");
    if (!within || !within->is_find)
        return true;
    str words = scene_find_text(scene, draft->sentence, within->find.span);
    uint32_t digits = 0;
    for (size_t i = 0; i < words.size; i++)
        digits += char_is_digit(words.data[i]);
    return digits <= 2 && around_holds(scene, AROUND_END, words);
}

/* Who came home in a mark, in front of those who are named behind, has won, unless a place is told. */
static void assume_home(struct scene *scene, const struct draft *draft, struct order *order) {
    if (!order->is_listed_behind || order->place_ahead || order->place_behind || order->assumed || order->is_open || order->apart)
        return;
    const struct draft_field *other = draft_field(draft, "other");
    bool counts_from_last = other && !other->is_find;
    int32_t home = who_came_home(scene, draft, counts_from_last ? 1 : 0);
    if (home != NOBODY && counts_from_last)
        order->ahead.items[0] = home;
    order->assumed = home != NOBODY && order->ahead.items[0] == home;
}

bool rivals_read_order(struct scene *scene, const struct draft *draft, struct order *order) {
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
    assume_home(scene, draft, order);
    return listed->count && !person_is_among(listed->items, listed->count, one->items[0]) && is_at_the_end(scene, draft);
}

bool rivals_is_counted_on(const struct draft *draft) {
    return str_equal(draft->kind, STR("next")) || str_equal(draft->kind, STR("listed"));
}

const struct draft **rivals_orders(const struct scene *scene, uint32_t *count) {
    const struct draft **orders = ARENA_ARRAY(scene->arena, scene->drafts.count + 1, const struct draft *);
    *count = 0;
    for (uint32_t i = 0; i < scene->drafts.count; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (!str_equal(draft->kind, STR("ahead")) && !str_equal(draft->kind, STR("behind")) && !rivals_is_counted_on(draft))
            continue;
        uint32_t at = (*count)++;
        for (; at > 0 && orders[at - 1]->sentence == draft->sentence && orders[at - 1]->span.start > draft->span.start; at--)
            orders[at] = orders[at - 1];
        orders[at] = draft;
    }
    return orders;
}
