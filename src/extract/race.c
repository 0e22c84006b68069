/*
 * Which race is meant. Every event that the article names near the claim, the athlete's own and the article's main one are
 * candidates. What cannot have given the mark is none. The others collect points: for the nearest place where they are named, for
 * being the athlete's event, for being what the article is about; and lose some where the mark would be a weak one, the race is
 * the other sex's, or the words that name them look aside (a relative clause, a bracket, another year). The best of them is meant.
 */
#include "race.h"

/* Points. What stands in the claim's own clause beats all; what was said last in its paragraph beats the athlete's event. */
enum {
    POINTS_BESIDE = 130,      /* "Dow (200m)", or the claim's own words hold it */
    POINTS_FOLLOWS = 112,     /* "fifth in the 100m" */
    POINTS_SENTENCE = 110,    /* less a quarter of the distance in bytes, 33 at most */
    POINTS_OWN_TITLE = 90,    /* "the women's 5000m champion with a time of" */
    POINTS_OF_MEDAL = 66,     /* an aside in the placing's sentence, where no race is named outright */
    POINTS_OF_RECORD = 60,    /* of the record that the sentence speaks of, where it names nothing else */
    POINTS_NAMED_HERE = 76,   /* more than this only mentions in the sentence have */
    POINTS_OTHER_TITLE = 70,  /* "Dow, the 100m champion, and Fox, the silver medallist" */
    POINTS_ELSEWHERE = 20,    /* in the sentence, but in a clause that the claim stands outside */
    POINTS_PARAGRAPH = 75,    /* named last in the paragraph; also in a heading above it */
    POINTS_PARAGRAPH_OLDER = 52,
    POINTS_NEAR = 41,         /* named last, less three for each sentence since */
    POINTS_MEDAL_BEFORE = 43, /* "claimed heptathlon gold" earlier in the paragraph */
    POINTS_OLDER = 15,
    POINTS_ASIDE = 8,
    POINTS_LATER_BESIDE = 18, /* further on in the paragraph */
    POINTS_LATER = 4,
    POINTS_LATER_PASSED = -20, /* of a mark, where events were named before: it tells of one of those, or of a part */
    POINTS_OWN_RELATIVE = 60, /* "Fox, who clocked 6.61 over 60m", for what is said of her later */
    POINTS_PERSON = 45,       /* what the person's latest claim is about */
    POINTS_PERSON_LATER = 30, /* or another one */
    POINTS_PERSON_ELSEWHERE = 20, /* what else the article says that the person does */
    POINTS_TOLD_HERE = 110,   /* the mark before in the sentence came from it */
    POINTS_TOLD_BESIDE = 74,  /* … in the paragraph */
    POINTS_MAIN = 10, POINTS_ONE_EVENT = 20, POINTS_IN_TITLE = 5,
    LOST_BY_SEX = 20,
    LOST_BY_OTHER_SEX = 40,   /* men run no 100m hurdles */
    LOST_BY_CLAUSE = 10,      /* for each clause that ends between, two at most */
    LOST_BY_MARKS = 45,       /* where it takes none of the marks that a place is told with, and another does */
    LOST_BY_WEAK_MARKS = 30,  /* where they would be weak ones */
    POINTS_LEAST = -20,       /* below: nothing fits */
    POINTS_SECOND_BEST = 40,  /* at least, where a title can't be of the event that most speaks for */
};

/* By how much farther the mark is from the best ever than in the event where it is nearest. */
enum { STRAIN_MOST = 3, STRAIN_NONE, WEAK_MARK = 2 };
static const int lost_by_strain[STRAIN_MOST + 1] = {0, 10, 60, 90};

enum {
    LATEST_WITHIN = 7,        /* sentences since an event was named last: then it is no more what is spoken of */
    SOON = 2,                 /* sentences ahead that an event may be named in for the first time */
    MENTIONS_AWAY = 64,       /* so many mentions of events are looked back over, and ahead */
    CANDIDATES_MOST = 64,
    OTHERS_BESIDE_NAMED = 4,  /* where the sentence names the race, all else counts a quarter */
    OWN_TITLE_WITHIN = 30,    /* bytes from a title's event to the mark that it is told with */
    OWN_MARK_WITHIN = 60,     /* bytes from a placing to the mark it was taken with */
    FOLLOWS_WITHIN = 44,      /* bytes from the claim to the event that follows it closely */
    MARKS_BESIDE = 6,         /* marks of a sentence that are asked whether an event takes them */
    CLAUSES_MOST = 2,
    CLAUSES_WITHIN = 300,     /* bytes between claim and event; farther away is another clause, whatever stands between */
    DISTANCE_COUNTED = 132,
};

/* A place of the text whose race is asked for. */
struct asked {
    const struct scene *scene;
    uint32_t sentence;
    struct span local;
    int32_t person;
    const struct mark *mark;  /* what the race gave, read or as printed */
    str figure;
    bool is_placing, is_title;
};

struct candidate {
    const struct event *event;
    int strain;               /* -1: the mark can't come from it */
    int named, others;        /* points for the best place that names it, and for all else; of those it can't come from, only named */
    int beside;               /* for the marks that a place is told with */
    bool is_named;
};

struct candidates {
    struct candidate items[CANDIDATES_MOST];
    uint32_t count;
};

/* NULL: too many are named. Nations run relays alone. */
static struct candidate *any_candidate(const struct asked *asked, struct candidates *candidates, const struct event *event) {
    for (uint32_t i = 0; i < candidates->count; i++)
        if (candidates->items[i].event == event)
            return &candidates->items[i];
    if (!event || candidates->count == CANDIDATES_MOST)
        return NULL;
    struct candidate *added = &candidates->items[candidates->count++];
    bool is_teams = asked->person != NOBODY && asked->scene->reading->people.items[asked->person].is_team;
    bool is_for_one = event->quantity == QUANTITY_TIME && event->class != EVENT_RELAY && event->class != EVENT_CROSS_COUNTRY;
    *added = (struct candidate){.event = event, .strain = is_teams && is_for_one ? -1 : race_strain(event, asked->mark, asked->figure)};
    return added;
}

/* NULL: the mark can't come from the event, or too many are named. */
static struct candidate *candidate_of(const struct asked *asked, struct candidates *candidates, const struct event *event) {
    struct candidate *candidate = any_candidate(asked, candidates, event);
    return candidate && candidate->strain >= 0 ? candidate : NULL;
}

/* "wins for Dow (200m) and Ort (400m)": an event in parentheses right behind a name is that name's. */
static bool is_in_parentheses_of(const struct asked *asked, const struct event_mention *m) {
    const struct view *view = &asked->scene->views[asked->sentence];
    if (asked->person == NOBODY || m->sentence != asked->sentence)
        return false;
    for (LIST_EACH(struct find, find, &view->finds))
        if (find->person == asked->person && find->span.end + 2 == m->span.start && view->text.data[find->span.end + 1] == '(')
            return true;
    return false;
}

/* "10.78 (100), 48.31 (400)": an event in brackets right behind the mark. */
static bool is_in_brackets_behind(const struct asked *asked, const struct event_mention *m) {
    str text = asked->scene->views[asked->sentence].text;
    return !asked->is_placing && m->span.start == asked->local.end + 2 && m->span.end < text.size &&
           text.data[m->span.start - 1] == '(' && text.data[m->span.end] == ')';
}

/* "fifth in the 100": what follows in the same clause before anybody else is named. */
static bool follows_closely(const struct asked *asked, struct span event) {
    const struct entity_ids *id = &asked->scene->x->id;
    const struct view *view = &asked->scene->views[asked->sentence];
    uint32_t end = asked->local.end;
    if (event.start < end || event.start - end > FOLLOWS_WITHIN)
        return false;
    for (LIST_EACH(struct find, find, &view->finds))
        if (find->span.start >= end && find->span.end <= event.start &&
            (find->entity == id->athlete || find->entity == id->place || find->entity == id->medal))
            return false;
    str between = str_slice(view->text, end, event.start);
    return str_starts_with(between, STR(" in ")) || str_starts_with(between, STR(" over ")) || str_find(between, STR(" in the "), 0) < between.size;
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
    static const char *const openers[] = {";", ", when ", ", who ", ", whose ", ", where ", ", while ", " but ", ", before ", " until ", " after ", " since "};
    if (event.start <= asked->local.end)
        return false;
    if (event.start - asked->local.end > CLAUSES_WITHIN)
        return true;
    str between = str_slice(asked->scene->views[asked->sentence].text, asked->local.end, event.start);
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
        size_t at = str_find(between, str_of(openers[i]), 0);
        if (at < between.size && at > 0)
            return true;
    }
    return has_other_medal(asked, span_of(asked->local.end, event.start));
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

/* "decathlete Dan Dow, who came fourth": what the person asked for does is said right before the name. */
static bool is_kind_of_person(const struct asked *asked, const struct event_mention *m) {
    for (LIST_EACH(struct find, find, &asked->scene->views[m->sentence].finds))
        if (m->is_passing && asked->person != NOBODY && find->person == asked->person && find->span.start == m->span.end + 1)
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

static int points_in_sentence(const struct asked *asked, const struct event_mention *m) {
    if (is_in_parentheses_of(asked, m))
        return POINTS_BESIDE;
    bool within = span_overlaps(m->span, asked->local) && (asked->is_title || !m->is_of_title);
    bool outside = is_in_other_relative(asked, m) || (asked->is_placing && is_in_later_clause(asked, m->span));
    if (within)
        return POINTS_BESIDE;
    if (is_kind_of_person(asked, m))
        return POINTS_OWN_TITLE;
    if (m->is_aside && is_of_own_title(asked, m))
        return asked->is_title ? POINTS_BESIDE : POINTS_OWN_TITLE;
    if (m->is_aside && asked->is_title && m->is_of_title)
        return POINTS_OTHER_TITLE;
    if (m->is_aside)
        return m->is_of_medal && asked->is_placing && !outside ? POINTS_OF_MEDAL : is_only_record(asked, m) ? POINTS_OF_RECORD : POINTS_ASIDE;
    if (outside)
        return POINTS_ELSEWHERE;
    if (asked->is_placing && follows_closely(asked, m->span))
        return POINTS_FOLLOWS;
    /* What stands before tends to govern; what follows counts a little farther away. */
    uint32_t distance = m->span.end <= asked->local.start ? asked->local.start - m->span.end
                                                          : (m->span.start - asked->local.end) * 3 / 2 + 4;
    if (is_in_brackets_behind(asked, m))
        return POINTS_BESIDE;
    return POINTS_SENTENCE - (int)(distance < DISTANCE_COUNTED ? distance : DISTANCE_COUNTED) / 4 - LOST_BY_CLAUSE * clauses_between(asked, m->span);
}

/* "Fox, who clocked 6.61 over 60m": the mention stands in a relative clause on the name of the person asked for. */
static bool is_in_relative_on_person(const struct asked *asked, const struct event_mention *m) {
    const struct view *view = &asked->scene->views[m->sentence];
    if (!m->in_relative || m->is_aside || asked->person == NOBODY)
        return false;
    for (LIST_EACH(struct find, find, &view->finds))
        if (find->person == asked->person && find->span.end < m->span.start &&
            str_starts_with(str_slice(view->text, find->span.end, m->span.start), STR(", who ")) &&
            str_find_char(view->text, ',', find->span.end + 1) > m->span.start)
            return true;
    return false;
}

/* For a mention in an earlier sentence; is_latest: nothing that fits stands between. */
static int points_before(const struct asked *asked, const struct event_mention *m, bool is_latest) {
    if (asked->sentence - m->sentence < LATEST_WITHIN && is_in_relative_on_person(asked, m))
        return POINTS_OWN_RELATIVE;
    bool same_paragraph = race_paragraph(asked->scene, m->sentence) == race_paragraph(asked->scene, asked->sentence);
    if (m->is_of_medal && !m->in_relative && asked->is_placing && same_paragraph)
        return POINTS_MEDAL_BEFORE;
    if (m->is_aside || m->in_relative || m->is_passing)
        return POINTS_ASIDE;
    if (same_paragraph)
        return is_latest ? POINTS_PARAGRAPH : POINTS_PARAGRAPH_OLDER;
    if (m->in_heading)
        return is_latest ? POINTS_PARAGRAPH : POINTS_OLDER;
    if (!is_latest)
        return POINTS_OLDER;
    uint32_t since = asked->sentence - m->sentence;
    return since < LATEST_WITHIN ? POINTS_NEAR - 3 * (int)since : POINTS_OLDER;
}

/* "Olympic champion Dow", in an article about the mile: a title that names no race is of one that it can be of. */
static bool is_ruled_out(const struct asked *asked, const struct candidate *candidate) {
    bool told_outright = candidate->is_named && candidate->named >= (asked->is_title ? POINTS_BESIDE : POINTS_FOLLOWS);
    return asked->is_placing && !told_outright &&
           !race_place_may_be_of(asked->scene, asked->sentence, asked->local, asked->is_title, asked->person, candidate->event);
}

static enum sex sex_asked(const struct asked *asked) {
    return asked->person == NOBODY ? SEX_UNKNOWN : asked->scene->reading->people.items[asked->person].sex;
}

static void name(const struct asked *asked, struct candidate *candidate, const struct event_mention *m, int points) {
    enum sex sex = sex_asked(asked);
    if (sex != SEX_UNKNOWN && m->sex != SEX_UNKNOWN && sex != m->sex)
        points -= LOST_BY_SEX;
    if (points > candidate->named || !candidate->is_named)
        candidate->named = points;
    candidate->is_named = true;
}

static void name_all(const struct asked *asked, struct candidates *candidates) {
    const struct scene *scene = asked->scene;
    uint32_t here = scene->first_event[asked->sentence], behind = scene->first_event[asked->sentence + 1];
    for (uint32_t i = here; i < behind; i++) {
        const struct event_mention *m = &scene->events.items[i];
        struct candidate *candidate = any_candidate(asked, candidates, m->event);
        if (candidate)
            name(asked, candidate, m, points_in_sentence(asked, m));
    }
    bool is_latest = true;
    for (uint32_t i = here; i-- > 0 && here - i <= MENTIONS_AWAY;) {
        const struct event_mention *m = &scene->events.items[i];
        struct candidate *candidate = m->is_part ? NULL : any_candidate(asked, candidates, m->event);
        if (!candidate)
            continue;
        name(asked, candidate, m, points_before(asked, m, is_latest));
        if (candidate->strain < 0)
            continue;
        is_latest &= m->is_aside || m->in_relative || m->is_passing;
    }
    for (uint32_t i = behind; i < scene->events.count && i - behind < MENTIONS_AWAY; i++) {
        const struct event_mention *m = &scene->events.items[i];
        struct candidate *candidate = m->is_part ? NULL : candidate_of(asked, candidates, m->event);
        bool beside = race_paragraph(scene, m->sentence) == race_paragraph(scene, asked->sentence) && m->sentence - asked->sentence <= SOON;
        if (candidate)
            name(asked, candidate, m, beside ? POINTS_LATER_BESIDE : here && !asked->is_placing ? POINTS_LATER_PASSED : POINTS_LATER);
    }
}

static void favour(const struct asked *asked, struct candidates *candidates, const struct event *event, int points) {
    struct candidate *candidate = candidate_of(asked, candidates, event);
    if (candidate)
        candidate->others += points;
}

static bool is_title(const struct asked *asked) {
    for (uint32_t i = asked->scene->first_draft[asked->sentence]; i < asked->scene->first_draft[asked->sentence + 1]; i++) {
        const struct draft *draft = &asked->scene->drafts.items[i];
        if (draft->span.start == asked->local.start && draft->span.end == asked->local.end && str_starts_with(rule_name(draft->rule), STR("title-")))
            return true;
    }
    return false;
}

/* "won four gold medals in 1936": in which races, nobody says. */
static bool tells_several(const struct asked *asked) {
    return scene_has_role(asked->scene, asked->sentence, "several-medals", "counted", asked->local);
}

/* Words of the claim's race alone: no other race, place or medal is told there. */
static bool tells_nothing_else(const struct asked *asked, struct span span) {
    const struct entity_ids *id = &asked->scene->x->id;
    for (LIST_EACH(struct find, find, &asked->scene->views[asked->sentence].finds))
        if (span_overlaps(find->span, span) && (find->entity == id->event || find->entity == id->place || find->entity == id->medal))
            return false;
    str text = span_str(asked->scene->views[asked->sentence].text, span);
    return str_find_char(text, ';', 0) == text.size;
}

/* "placed 68th in 2:53:26", "1. Gus Dow (Cuba) 10.08", "was third behind Fox, clocking 7:27.98": what somebody was placed with, or
 * who came in with him, must fit the race as well. */
static const struct find *mark_of_placing(const struct asked *asked) {
    static const char *const joints[] = {" in ", " with ", " (", " at ", " of ", " - ", ", ", ") ", " clocking ", " running ", " recording ", " best ", " record ", " time "};
    const struct entity_ids *id = &asked->scene->x->id;
    const struct view *view = &asked->scene->views[asked->sentence];
    for (LIST_EACH(struct find, find, &view->finds)) {
        bool is_mark = find->entity == id->time || find->entity == id->figure || find->entity == id->length || find->entity == id->points;
        if (!is_mark || find->span.start < asked->local.start || find->span.start > asked->local.end + OWN_MARK_WITHIN)
            continue;
        if (find->span.start < asked->local.end)
            return find;
        struct span between = span_of(asked->local.end, find->span.start);
        for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
            if (str_ends_with(span_str(view->text, between), str_of(joints[i])))
                return tells_nothing_else(asked, between) ? find : NULL;
        return NULL;
    }
    return NULL;
}

static bool names_person(const struct scene *scene, uint32_t sentence, int32_t person) {
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.athlete && find->person == person)
            return true;
    return false;
}

/* Whether an event is named there outright, and not only what somebody is or once won. */
static bool names_outright(const struct scene *scene, uint32_t sentence) {
    for (uint32_t i = scene->first_event[sentence]; i < scene->first_event[sentence + 1]; i++)
        if (!scene->events.items[i].is_aside && !scene->events.items[i].is_passing && !scene->events.items[i].in_relative)
            return true;
    return false;
}

/* The first marks of a sentence. */
struct marks_told {
    uint32_t sentence, count;
    const struct find *items[MARKS_BESIDE];
};

static struct marks_told marks_in(const struct scene *scene, uint32_t sentence) {
    const struct entity_ids *id = &scene->x->id;
    struct marks_told marks = {.sentence = sentence};
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (marks.count < MARKS_BESIDE &&
            (find->entity == id->time || find->entity == id->figure || find->entity == id->length || find->entity == id->points))
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
    bool goes_on = race_paragraph(scene, next) == race_paragraph(scene, asked->sentence) || names_person(scene, next, asked->person);
    return goes_on ? marks_in(scene, next) : marks;
}

/* How far from the best ever the nearest of the marks is for the event; STRAIN_NONE where it takes none. */
static int strain_of_nearest(const struct scene *scene, const struct marks_told *marks, const struct event *event) {
    int least = STRAIN_NONE;
    for (uint32_t i = 0; i < marks->count; i++) {
        int strain = race_strain_of_find(scene, event, marks->sentence, marks->items[i]);
        least = strain >= 0 && strain < least ? strain : least;
    }
    return least;
}

/* What the events lose that take none of the marks beside a place or a gap, or only as far worse ones than another. */
static void weigh_marks_beside(const struct asked *asked, struct candidates *candidates) {
    bool is_gap = asked->mark && asked->mark->quantity == QUANTITY_MARGIN;
    if ((!asked->is_placing && !is_gap) || names_outright(asked->scene, asked->sentence))
        return;
    struct marks_told marks = marks_beside(asked);
    int strains[CANDIDATES_MOST], least = STRAIN_NONE;
    for (uint32_t i = 0; i < candidates->count; i++) {
        const struct candidate *candidate = &candidates->items[i];
        strains[i] = candidate->strain < 0 ? STRAIN_NONE : strain_of_nearest(asked->scene, &marks, candidate->event);
        least = strains[i] < least ? strains[i] : least;
    }
    for (uint32_t i = 0; i < candidates->count && least < STRAIN_NONE; i++)
        candidates->items[i].beside = strains[i] == STRAIN_NONE ? -LOST_BY_MARKS : strains[i] > least + 1 ? -LOST_BY_WEAK_MARKS : 0;
}

/* What the marks before were of, in the sentence or the paragraph; but not what this one would be a weak mark for. */
static void favour_told(const struct asked *asked, struct candidates *candidates, int *least_strain) {
    const struct event *here = race_told_last(asked->scene, asked->sentence, true), *beside = race_told_last(asked->scene, asked->sentence, false);
    struct candidate *told = beside ? candidate_of(asked, candidates, beside) : NULL;
    if (!told || told->strain > *least_strain + 1)
        return;
    told->others += here ? POINTS_TOLD_HERE : POINTS_TOLD_BESIDE;
    if (told->strain < *least_strain)
        *least_strain = told->strain;
}

/*
 * "Jamaica won the 4x100m in 34.27 seconds": no team can run that, and one of its digits is wrong rather than the race another, which the
 * article names elsewhere and of which it would be a weak mark. NULL: the mark is no such misprint.
 */
static const struct event *misprinted_race(const struct asked *asked, const struct candidates *candidates, const struct candidate *best) {
    str figure = scene_find_text(asked->scene, asked->sentence, asked->local);
    bool is_bad = figure.size > 3 && figure.data[0] == '0' && char_is_digit(figure.data[1]);   /* "00.12", of no race */
    if (asked->is_placing || (best && !is_bad && (best->named > POINTS_NAMED_HERE || best->strain < WEAK_MARK)))
        return NULL;
    int least = !best || is_bad ? POINTS_OLDER : best->strain == STRAIN_MOST ? POINTS_PARAGRAPH - 1 : POINTS_NAMED_HERE;
    const struct candidate *found = NULL;
    for (uint32_t i = 0; i < candidates->count; i++) {
        const struct candidate *candidate = &candidates->items[i];
        bool is_main = candidate->event == asked->scene->main_event && least < POINTS_NAMED_HERE;
        bool is_meant = candidate->strain < 0 && candidate->is_named && (candidate->named > least || is_main);
        if (is_meant && (!found || candidate->named > found->named))
            found = candidate;
    }
    bool has_fields = str_find_char(figure, '.', 0) < figure.size || str_find_char(figure, ':', 0) < figure.size;
    bool is_total = str_find(figure, STR("p"), 0) < figure.size;   /* "9,810 points"; 7,810 may be a crowd */
    bool is_gap = str_starts_with(figure, STR("0.")) || str_starts_with(figure, STR("."));
    return found && (has_fields || is_total) && !is_gap && race_is_digit_away(found->event, figure) ? found->event : NULL;
}

static const struct event *best_of(const struct asked *asked) {
    const struct scene *scene = asked->scene;
    struct candidates candidates = {.count = 0};
    name_all(asked, &candidates);
    if (asked->person != NOBODY && scene->person_event) {
        const struct event *claimed = race_of_claims(scene, asked->sentence, asked->local, asked->person), *last = scene->person_event[asked->person];
        bool is_known = (uint32_t)asked->person < scene->own_event_count;
        favour(asked, &candidates, claimed ? claimed : last, claimed ? POINTS_PERSON : POINTS_PERSON_LATER);
        if (!claimed && !last && is_known)
            favour(asked, &candidates, scene->own_event[asked->person], POINTS_PERSON_ELSEWHERE);
    }
    favour(asked, &candidates, scene->main_event, POINTS_MAIN + (scene->one_event ? POINTS_ONE_EVENT : 0) + (scene->main_in_title ? POINTS_IN_TITLE : 0));
    weigh_marks_beside(asked, &candidates);
    const struct candidate *best = NULL;
    int most = POINTS_LEAST, most_ruled_out = POINTS_LEAST;
    bool named_here = false;
    enum sex sex = sex_asked(asked);
    int least_strain = STRAIN_MOST;
    for (uint32_t i = 0; i < candidates.count; i++) {
        const struct candidate *candidate = &candidates.items[i];
        named_here |= candidate->strain >= 0 && candidate->named > POINTS_NAMED_HERE;
        if (candidate->strain >= 0 && candidate->strain < least_strain)
            least_strain = candidate->strain;
    }
    if (!named_here && !asked->is_placing)
        favour_told(asked, &candidates, &least_strain);
    for (uint32_t i = 0; i < candidates.count; i++) {
        const struct candidate *candidate = &candidates.items[i];
        if (candidate->strain < 0)
            continue;
        int others = named_here ? candidate->others / OTHERS_BESIDE_NAMED : candidate->others;
        int points = candidate->named + others + candidate->beside - lost_by_strain[candidate->strain > least_strain ? candidate->strain - least_strain : 0];
        points -= race_is_of_other_sex(scene, candidate->event, sex) ? LOST_BY_OTHER_SEX : 0;
        if (is_ruled_out(asked, candidate)) {
            bool is_relay = candidate->event->class == EVENT_RELAY;
            most_ruled_out = points > most_ruled_out && !is_relay ? points : most_ruled_out;
        } else if (points > most) {
            best = candidate;
            most = points;
        }
    }
    const struct event *misprinted = misprinted_race(asked, &candidates, best);
    if (misprinted || !best)
        return misprinted;
    return most_ruled_out > most && most < POINTS_SECOND_BEST ? NULL : best->event;
}

/* Whether the words name an event themselves. */
static bool names_in(const struct asked *asked, struct span local) {
    for (uint32_t i = asked->scene->first_event[asked->sentence]; i < asked->scene->first_event[asked->sentence + 1]; i++)
        if (span_overlaps(asked->scene->events.items[i].span, local))
            return true;
    return false;
}

const struct event *race_event_at(const struct scene *scene, uint32_t sentence, struct span local, int32_t person,
                                  const struct mark *mark, str figure) {
    struct asked asked = {scene, sentence, local, person, mark, figure, .is_placing = !mark && !figure.size};
    asked.is_title = asked.is_placing && is_title(&asked);
    const struct find *own = asked.is_placing ? mark_of_placing(&asked) : NULL;
    bool printed = own && (own->entity == scene->x->id.time || own->entity == scene->x->id.figure);
    if (printed)
        asked.figure = scene_find_text(scene, sentence, own->span);
    else if (own && own->value.type == VALUE_MARK)
        asked.mark = &own->value.mark;
    const struct event *event = best_of(&asked);
    /* Who throws or jumps won them all in the same event. */
    if (event && event->class < EVENT_HORIZONTAL_JUMP && asked.is_placing && tells_several(&asked))
        return NULL;
    if (event && asked.is_title && !names_in(&asked, local) && race_is_only_a_former_champion(scene, sentence, local, person))
        return NULL;
    if (event || !own)
        return event;
    asked.mark = NULL;
    asked.figure = (str){0};
    return best_of(&asked);
}
