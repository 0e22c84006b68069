/*
 * Places that nobody names because the others leave no choice: "between them came Ray and Orme", where the first and the fourth are
 * told; "Ray put another Briton on the podium", where gold and silver are.
 */
#include "placings.h"

/* So many sentences back the two may be told between whom somebody came. */
enum { BETWEEN_WITHIN = 1 };
enum { BETWEEN_MOST = 3, MEDALS = 3 };

static bool is_before(const struct told_place *told, const struct draft *draft) {
    bool here = told->sentence == draft->sentence && told->span.start < draft->span.start;
    return !told->is_aside && (here || (told->sentence < draft->sentence && told->sentence + BETWEEN_WITHIN >= draft->sentence));
}

/* The place told last before the draft and, in the same race, the one before that of somebody else; false where there are no two. */
static bool last_two(const struct scene *scene, const struct draft *draft, const struct told_place *two[2]) {
    uint32_t count = 0;
    for (uint32_t i = scene->told_places.count; i-- > 0 && count < 2;) {
        const struct told_place *told = &scene->told_places.items[i];
        if (is_before(told, draft) && (!count || (told->event == two[0]->event && told->person != two[0]->person)))
            two[count++] = told;
    }
    return count == 2;
}

/* Those who came between two are as many as the places between theirs. */
static void claim_between(struct scene *scene, const struct draft *draft) {
    static const char *const fields[BETWEEN_MOST] = {"athlete", "athlete2", "athlete3"};
    const struct told_place *two[2];
    if (!last_two(scene, draft, two))
        return;
    int first = two[0]->place < two[1]->place ? two[0]->place : two[1]->place, last = two[0]->place + two[1]->place - first;
    const struct event *event = two[0]->event;
    int32_t people[BETWEEN_MOST];
    int count = 0;
    for (int i = 0; i < BETWEEN_MOST; i++)
        if (draft_field(draft, fields[i]))
            people[count++] = who_of_field(scene, draft->sentence, draft_field(draft, fields[i]));
    if (last - first - 1 != count)
        return;
    for (int i = 0; i < count; i++)
        placings_add(scene, draft, people[i], first + 1 + i, event);
}

/* The medals of the race that nobody is told to have won, into left; how many. None where the subjects are told to have one, or two of a kind. */
static uint32_t medals_left(const struct scene *scene, const struct subjects *subjects, const struct event *event, int left[MEDALS]) {
    int32_t owners[MEDALS + 1] = {NOBODY, NOBODY, NOBODY, NOBODY};
    for (LIST_EACH(struct told_place, told, &scene->told_places)) {
        if (told->is_aside || told->event != event || told->place > MEDALS)
            continue;
        if (person_is_among(subjects->items, subjects->count, told->person) || (owners[told->place] != NOBODY && owners[told->place] != told->person))
            return 0;
        owners[told->place] = told->person;
    }
    uint32_t count = 0;
    for (int place = 1; place <= MEDALS; place++)
        if (owners[place] == NOBODY)
            left[count++] = place;
    return count;
}

/* As many as there are medals left have them in their order. */
static void claim_medals_left(struct scene *scene, const struct draft *draft) {
    struct subjects subjects;
    placing_subjects(scene, draft, &subjects);
    if (subjects.items[0] == NOBODY)
        return;
    const struct event *event = race_event_at(scene, draft->sentence, draft->span, subjects.items[0], NULL, (str){0});
    int left[MEDALS];
    if (medals_left(scene, &subjects, event, left) != subjects.count)
        return;
    for (uint32_t i = 0; i < subjects.count; i++)
        placings_add(scene, draft, subjects.items[i], left[i], event);
}

static bool may_be_of_one_race(const struct scene *scene, int32_t a, int32_t b) {
    enum sex one = scene->reading->people.items[a].sex, other = scene->reading->people.items[b].sex;
    return one == SEX_UNKNOWN || other == SEX_UNKNOWN || one == other;
}

/* Whether the person, or a rival of hers in the first place, is told to have a place in the race. */
static bool has_first(const struct scene *scene, int32_t person, const struct event *event) {
    for (LIST_EACH(struct told_place, told, &scene->told_places)) {
        bool is_hers = told->person == person, is_first = told->place == 1 && may_be_of_one_race(scene, told->person, person);
        if (!told->is_aside && told->event == event && (is_hers || is_first))
            return true;
    }
    return false;
}

/* "Ray's 2.37m brought only bronze: Orme took second": another place is told between. */
static bool has_place_between(const struct scene *scene, const struct draft *draft, const struct told_place *told) {
    const struct view *view = &scene->views[draft->sentence];
    const struct find *end = view->finds.items + view->finds.count;
    for (const struct find *find = placings_find_from(view, draft->span.end); find < end; find++)
        if ((find->entity == scene->x->id.place || find->entity == scene->x->id.medal || find->entity == scene->x->id.title) &&
            (told->sentence > draft->sentence || find->span.end <= told->span.start))
            return true;
    return false;
}

/* "Ray crossed the line in 1:58.20, with Orme second": whom the words name before the second, and nobody as first. */
static void claim_front(struct scene *scene, const struct draft *draft) {
    struct subjects subjects = {.items = {who_of_field(scene, draft->sentence, draft_field(draft, "athlete"))}, .count = 1};
    if (!draft_field(draft, "athlete"))
        placing_subjects(scene, draft, &subjects);
    int32_t person = subjects.items[0];
    if (subjects.count > 1 || person == NOBODY)
        return;
    const struct event *event = race_event_at(scene, draft->sentence, draft->span, person, NULL, (str){0});
    if (!event || has_first(scene, person, event))
        return;
    uint32_t last = draft->sentence + (draft_field(draft, "here") ? 0 : 1);
    for (uint32_t i = 0; i < scene->told_places.count; i++) {
        const struct told_place *told = &scene->told_places.items[i];
        bool behind = told->sentence == draft->sentence ? told->span.start > draft->span.start
                                                        : told->sentence > draft->sentence && told->sentence <= last;
        if (behind && told->place == 2 && told->event == event && !told->is_aside && may_be_of_one_race(scene, told->person, person) &&
            !has_place_between(scene, draft, told)) {
            placings_add(scene, draft, person, 1, event);
            return;
        }
    }
}

void placings_claim_front(struct scene *scene) {
    for (uint32_t i = 0; i < scene->drafts.count; i++)
        if (str_equal(scene->drafts.items[i].kind, STR("in-front")))
            claim_front(scene, &scene->drafts.items[i]);
}

/* The place told of the person in this sentence or the next; NULL: none. */
static const struct told_place *told_near(const struct scene *scene, const struct draft *draft, int32_t person) {
    for (LIST_EACH(struct told_place, told, &scene->told_places))
        if (told->person == person && !told->is_aside && told->sentence >= draft->sentence && told->sentence <= draft->sentence + 1)
            return told;
    return NULL;
}

/* The two who raced each other; the one whom the words do not name is the subject. False: they are not two. */
static bool read_duel(struct scene *scene, const struct draft *draft, int32_t two[2]) {
    two[1] = who_of_field(scene, draft->sentence, draft_field(draft, "athlete2"));
    if (draft_field(draft, "athlete")) {
        two[0] = who_of_field(scene, draft->sentence, draft_field(draft, "athlete"));
    } else {
        struct subjects subjects;
        placing_subjects(scene, draft, &subjects);
        two[0] = subjects.count == 1 ? subjects.items[0] : NOBODY;
    }
    return two[0] != NOBODY && two[1] != NOBODY && two[0] != two[1];
}

/* "Fox and Bell fought out the finish, Fox getting home by a tenth": of two who came home together the other is right beside. */
static void claim_duel(struct scene *scene, const struct draft *draft) {
    enum { DUEL_LAST = 2 };
    int32_t two[2];
    if (!read_duel(scene, draft, two))
        return;
    const struct told_place *one = told_near(scene, draft, two[0]), *other = told_near(scene, draft, two[1]);
    const struct told_place *told = one ? one : other;
    if (!told || (one && other) || told->place > (draft_field(draft, "won") ? 1 : DUEL_LAST))
        return;
    if (draft_field(draft, "lost") && !(one && one->place == 2))
        return;
    /* "saw off Bell, who won in 1999": another race */
    if (told->is_of_old && told->sentence == draft->sentence && told->span.start >= draft->span.end)
        return;
    int32_t person = one ? two[1] : two[0];
    bool is_of_race = told->event == race_event_at(scene, draft->sentence, draft->span, person, NULL, (str){0}) &&
                      told->is_of_old == placings_is_of_old(scene, draft);
    if (draft_field(draft, "won") && !is_of_race)
        return;
    int place = told->place == 1 ? 2 : 1;
    if (told->place == 2 && placings_is_taken(scene, person, 1, told->event))
        place = 3;
    if (told->event && told->event->class == EVENT_RELAY && !scene->reading->people.items[person].is_team)
        return;
    if (!placings_is_placed(scene, draft, person, told->event) && !placings_is_taken(scene, person, place, told->event))
        placings_add(scene, draft, person, place, told->event);
}

void placings_claim_left(struct scene *scene) {
    for (uint32_t i = 0; i < scene->drafts.count; i++) {
        const struct draft *draft = &scene->drafts.items[i];
        if (str_equal(draft->kind, STR("between-places")))
            claim_between(scene, draft);
        if (str_equal(draft->kind, STR("duel")))
            claim_duel(scene, draft);
        if (str_equal(draft->kind, STR("on-podium")))
            claim_medals_left(scene, draft);
    }
}
