/*
 * Which race is meant. Every event that the article names near the claim, the athlete's own and the article's main one are
 * candidates. What cannot have given the mark is none. The others collect points: for the nearest place where they are named, for
 * being the athlete's event, for being what the article is about; and lose some where the mark would be a weak one, the race is
 * the other sex's, or the words that name them look aside (a relative clause, a bracket, another year). The best of them is meant.
 */
#include "race_choice.h"

/* Points lost by how much farther the mark is from the best ever than in the event where it is nearest. */
static const int lost_by_strain[STRAIN_MOST + 1] = {0, 20, 60, 120};

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
    bool is_no_time = asked->is_timed && event->quantity != QUANTITY_TIME;
    int strain = asked->figure.size ? race_strain_of_figure(asked->scene, event, asked->figure) : race_strain(event, asked->mark, asked->figure);
    *added = (struct candidate){.event = event, .strain = (is_teams && is_for_one) || is_no_time ? -1 : strain};
    return added;
}

/* NULL: the mark can't come from the event, or too many are named. */
static struct candidate *candidate_of(const struct asked *asked, struct candidates *candidates, const struct event *event) {
    struct candidate *candidate = any_candidate(asked, candidates, event);
    return candidate && candidate->strain >= 0 ? candidate : NULL;
}

/* "Fox, who clocked 6.61 over 60m": the mention stands in a relative clause on the name of the person asked for. */
static bool is_in_relative_on_person(const struct asked *asked, const struct event_mention *m) {
    const struct view *view = &asked->scene->views[m->sentence];
    if (!m->in_relative || m->is_aside || m->is_passing || asked->person == NOBODY)
        return false;
    for (LIST_EACH(struct find, find, &view->finds))
        if (find->person == asked->person && find->span.end < m->span.start &&
            str_starts_with(str_slice(view->text, find->span.end, m->span.start), STR(", who ")) &&
            str_find_char(view->text, ',', find->span.end + 1) > m->span.start)
            return true;
    return false;
}

/*
 * "Fox, winner of the last two Olympic 1500m titles, finished in 3:52.96": where a sentence names a race only aside, and then tells a mark
 * of it, that race is what it is about.
 */
static bool is_run_too(const struct scene *scene, const struct event_mention *m) {
    for (uint32_t i = scene->first_event[m->sentence]; i < scene->first_event[m->sentence + 1]; i++)
        if (scene->events.items[i].event != m->event)
            return false;
    const struct view *view = &scene->views[m->sentence];
    for (LIST_EACH(struct find, find, &view->finds)) {
        bool is_mark = find->entity == scene->x->id.time || find->entity == scene->x->id.length || find->entity == scene->x->id.figure;
        bool is_behind = is_mark && str_find_char(view->text, ',', m->span.end) < find->span.start;
        int strain = is_behind ? race_strain_of_find(scene, m->event, m->sentence, find) : -1;
        if (strain >= 0 && strain < WEAK_MARK)
            return true;
    }
    return false;
}

/* "The 1500m champion", "who ran the 1500m": an event that only tells of somebody, and not of what is run. */
static bool looks_aside(const struct scene *scene, const struct event_mention *m) {
    return (m->is_aside || m->in_relative || m->is_passing) && !is_run_too(scene, m);
}

static bool shares_paragraph(const struct asked *asked, uint32_t sentence) {
    return race_paragraph(asked->scene, sentence) == race_paragraph(asked->scene, asked->sentence);
}

/* A paragraph behind the wheelchair race goes on with the race on foot. */
static bool is_wheelchair_race_before(const struct asked *asked, const struct event_mention *m) {
    return race_is_in_wheelchairs(m->event) && !shares_paragraph(asked, m->sentence) && asked->sentence > m->announces;
}

/* For a mention in an earlier sentence; is_latest: nothing that fits stands between. */
static int points_before(const struct asked *asked, const struct event_mention *m, bool is_latest) {
    if (asked->sentence - m->sentence < LATEST_WITHIN && is_in_relative_on_person(asked, m))
        return POINTS_OWN_RELATIVE;
    bool same_paragraph = shares_paragraph(asked, m->sentence);
    if (m->is_of_medal && !m->in_relative && asked->is_placing && same_paragraph)
        return POINTS_MEDAL_BEFORE;
    bool is_other_section = asked->scene->section[m->sentence] != asked->scene->section[asked->sentence] && asked->scene->section[m->sentence];
    bool is_passed_over = m->event != asked->scene->main_event && is_wheelchair_race_before(asked, m);
    if (is_other_section || looks_aside(asked->scene, m) || is_passed_over)
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

/* "The women's 1500m and men's 800m have strong fields": of a woman, what was named last is the first. */
static bool is_of_others_sex(const struct asked *asked, const struct event_mention *m) {
    enum sex sex = sex_asked(asked);
    return sex != SEX_UNKNOWN && m->sex != SEX_UNKNOWN && sex != m->sex;
}

static void name(const struct asked *asked, struct candidate *candidate, const struct event_mention *m, int points) {
    if (is_of_others_sex(asked, m))
        points -= LOST_BY_SEX;
    if (points > candidate->named || !candidate->is_named)
        candidate->named = points;
    candidate->is_named = true;
}

/* "The hammer with 44.10m", "the shot put at 5.51": right behind the name of its event a mark may be as weak as those of veterans are. */
static bool leads_to_mark(const struct asked *asked, const struct event_mention *m) {
    static const char *const joints[] = {" with ", " at ", " in ", " of ", " with a ", " ("};
    if (asked->is_placing || m->span.end > asked->local.start || looks_aside(asked->scene, m))
        return false;
    return str_equals_any(str_slice(asked->scene->views[asked->sentence].text, m->span.end, asked->local.start), ALL_OF(joints));
}

static void name_all(const struct asked *asked, struct candidates *candidates) {
    const struct scene *scene = asked->scene;
    uint32_t here = scene->first_event[asked->sentence], behind = scene->first_event[asked->sentence + 1];
    for (uint32_t i = here; i < behind; i++) {
        const struct event_mention *m = &scene->events.items[i];
        struct candidate *candidate = any_candidate(asked, candidates, m->event);
        if (!candidate)
            continue;
        bool leads = leads_to_mark(asked, m);
        name(asked, candidate, m, leads ? POINTS_BESIDE : race_points_in_sentence(asked, m));
        if (leads && candidate->strain > 0)
            candidate->strain = 0;
    }
    bool is_latest = true, has_passed_over = false;
    for (uint32_t i = here; i-- > 0 && here - i <= MENTIONS_AWAY;) {
        const struct event_mention *m = &scene->events.items[i];
        struct candidate *candidate = m->is_part ? NULL : any_candidate(asked, candidates, m->event);
        if (!candidate)
            continue;
        /* "two bronze medals (men's and women's 4x100m)": a relay only as what was named last of all */
        name(asked, candidate, m, points_before(asked, m, is_latest && !(has_passed_over && m->event->class == EVENT_RELAY)));
        if (candidate->strain < 0)
            continue;
        bool is_of_others = is_of_others_sex(asked, m);
        has_passed_over |= is_of_others;
        is_latest &= is_of_others || looks_aside(scene, m) || is_wheelchair_race_before(asked, m);
    }
    for (uint32_t i = behind; i < scene->events.count && i - behind < MENTIONS_AWAY; i++) {
        const struct event_mention *m = &scene->events.items[i];
        struct candidate *candidate = m->is_part ? NULL : candidate_of(asked, candidates, m->event);
        bool beside = shares_paragraph(asked, m->sentence) && m->sentence - asked->sentence <= SOON;
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

/* Whether the text between a place of the article and the claim that is asked for turns to another event outright. */
static bool is_other_named_since(const struct asked *asked, const struct event *event, uint32_t sentence, uint32_t end) {
    for (uint32_t i = asked->scene->first_event[sentence]; i < asked->scene->first_event[asked->sentence]; i++) {
        const struct event_mention *m = &asked->scene->events.items[i];
        bool is_behind = m->sentence > sentence || m->span.start > end;
        if (is_behind && m->event != event && event_mention_is_outright(m))
            return true;
    }
    return false;
}

/* "Bell won the 60m in 7.12 and came back for the hurdles. She won those in 7.80": the claim before was of a race that is over. */
static bool is_other_named_since_claim(const struct asked *asked, const struct claim *claim) {
    const struct event *event = event_find(asked->scene->x->events, claim->event);
    uint32_t start = scene_span(asked->scene, claim->sentence, (struct span){0}).start;
    return event && is_other_named_since(asked, event, claim->sentence, claim->span.end - start);
}

/* What the marks before were of, in the sentence or the paragraph; but not what this one would be a weak mark for. */
static void favour_told(const struct asked *asked, struct candidates *candidates, int *least_strain) {
    const struct event *here = race_told_last(asked->scene, asked->sentence, true), *beside = race_told_last(asked->scene, asked->sentence, false);
    struct candidate *told = beside ? candidate_of(asked, candidates, beside) : NULL;
    if (!told || told->strain > *least_strain + 1 || (!here && is_other_named_since_claim(asked, LIST_LAST(&asked->scene->reading->claims))))
        return;
    told->others += here ? POINTS_TOLD_HERE : POINTS_TOLD_BESIDE;
    if (told->strain < *least_strain)
        *least_strain = told->strain;
}

/*
 * "Fox, who holds the 200m record, was fifth. Victory went to Bell": of the race of the place before, though nothing but a record names
 * it. "He clocked 9:45.4 to win and edge out Bell as Orme came third": of one race, which his own mark tells.
 */
static void favour_placed(const struct asked *asked, struct candidates *candidates) {
    const struct told_place *last = NULL;
    for (LIST_EACH(struct told_place, told, &asked->scene->told_places)) {
        bool is_before = told->sentence < asked->sentence && shares_paragraph(asked, told->sentence);
        bool is_here = told->sentence == asked->sentence && told->person != asked->person && told->span.start < asked->local.start;
        if ((is_before || is_here) && told->event && !told->is_aside && (!last || told->sentence >= last->sentence))
            last = told;
    }
    if (!last || is_other_named_since(asked, last->event, last->sentence, last->span.end))
        return;
    bool has_mark = asked->figure.size || asked->mark, is_here = last->sentence == asked->sentence;
    bool is_known = asked->person != NOBODY && (uint32_t)asked->person < asked->scene->own_event_count && asked->scene->own_event[asked->person];
    if (is_here || has_mark || !is_known)
        favour(asked, candidates, last->event, is_here ? POINTS_PLACED_HERE : has_mark ? POINTS_PLACED_BESIDE : POINTS_PLACED_BEFORE);
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

/*
 * "Wood won the 110m hurdles in 13.71. / Nell registered the fastest time in Class Two. / Watts won the 100m": while the race named last is told,
 * the one that the article is mainly about is no more what is spoken of.
 */
static bool has_moved_on(const struct asked *asked) {
    const struct scene *scene = asked->scene;
    const struct event_mention *last = NULL;
    for (uint32_t i = 0; i < scene->first_event[asked->sentence + 1]; i++) {
        const struct event_mention *m = &scene->events.items[i];
        if (m->sentence < asked->sentence ? event_mention_is_outright(m) && !m->is_part : m->event == scene->main_event)
            last = m;
    }
    if (!last || last->event == scene->main_event || last->in_title || asked->sentence - last->sentence >= LATEST_WITHIN ||
        !race_is_reported(scene, last->sentence))
        return false;
    bool is_to_come = !asked->is_title;   /* of a title, only where the main race is told later */
    for (uint32_t i = scene->first_event[asked->sentence + 1]; i < scene->events.count && !is_to_come; i++) {
        const struct event_mention *m = &scene->events.items[i];
        is_to_come = m->event == scene->main_event && event_mention_is_outright(m) && race_is_reported(scene, m->sentence);
    }
    return is_to_come;
}

/* What the person does, and what the article is about. */
static void favour_known(const struct asked *asked, struct candidates *candidates) {
    const struct scene *scene = asked->scene;
    if (asked->person != NOBODY && scene->person_event) {
        const struct event *claimed = race_of_claims(scene, asked->sentence, asked->local, asked->person), *last = scene->person_event[asked->person];
        bool is_known = (uint32_t)asked->person < scene->own_event_count;
        favour(asked, candidates, claimed ? claimed : last, claimed ? POINTS_PERSON : POINTS_PERSON_LATER);
        if (!claimed && !last && is_known)
            favour(asked, candidates, scene->own_event[asked->person], POINTS_PERSON_ELSEWHERE);
    }
    favour(asked, candidates, scene->main_event,
           POINTS_MAIN + (scene->one_event && !has_moved_on(asked) ? POINTS_ONE_EVENT : 0) + (scene->main_in_title ? POINTS_IN_TITLE : 0));
}

/* "Fox was third in 1:02.35", after a sentence about the 400m hurdles in a report of relays: nobody is third of a relay alone. */
static bool is_of_others_relay(const struct asked *asked, const struct candidates *candidates, const struct candidate *candidate) {
    const struct scene *scene = asked->scene;
    bool is_alone = asked->is_placing && !asked->is_title && asked->person != NOBODY && !scene->reading->people.items[asked->person].is_team;
    bool does = is_alone && (uint32_t)asked->person < scene->own_event_count && scene->own_event[asked->person] == candidate->event;
    if (!is_alone || does || candidate->event->class != EVENT_RELAY || (candidate->is_named && candidate->named >= POINTS_PARAGRAPH_OLDER))
        return false;
    for (uint32_t i = 0; i < candidates->count; i++) {
        const struct candidate *other = &candidates->items[i];
        if (other->strain >= 0 && other->is_named && other->named > SPOKEN_OF_LEAST && other->event->class != EVENT_RELAY &&
            !is_ruled_out(asked, other))
            return true;
    }
    return false;
}

static int points_of(const struct asked *asked, const struct candidate *candidate, int least_strain, bool named_here) {
    int others = named_here ? candidate->others / OTHERS_BESIDE_NAMED : candidate->others;
    int farther = candidate->strain > least_strain ? candidate->strain - least_strain : 0;
    bool is_of_other_sex = race_is_of_other_sex(asked->scene, candidate->event, sex_asked(asked));
    return candidate->named + others + candidate->beside - lost_by_strain[farther] - (is_of_other_sex ? LOST_BY_OTHER_SEX : 0);
}

/* "He went 10.63 and 7.44m", in a report of a decathlon: the discipline that such a mark is of, where what is named nearby takes it badly. */
static const struct event *discipline_of(const struct asked *asked, const struct candidate *best) {
    const struct event *combined = asked->scene->main_event;
    bool is_only_later = best && best->named <= POINTS_LATER_BESIDE && !best->others;
    bool is_taken = best && !is_only_later && (best->strain < WEAK_MARK || (best->strain < STRAIN_MOST && best->named >= POINTS_BESIDE));
    if (asked->is_placing || is_taken || !combined || combined->class != EVENT_COMBINED)
        return NULL;
    return race_discipline_of_mark(asked->scene, combined, asked->mark, asked->figure);
}

/* "Olympic champion Fox won the 60m hurdles", in a report of a pole vault: a hurdler's title is of no vault, though no Games hold that race. */
static bool is_of_other_kind(const struct event *here, const struct candidate *best) {
    return here && best->named < POINTS_NAMED_HERE && here->class != best->event->class && best->event->class != EVENT_COMBINED &&
           here->class != EVENT_RELAY && (here->quantity == QUANTITY_TIME) != (best->event->quantity == QUANTITY_TIME);
}

static const struct event *best_of(const struct asked *asked) {
    struct candidates candidates = {.count = 0};
    name_all(asked, &candidates);
    favour_known(asked, &candidates);
    race_weigh_marks_beside(asked, &candidates);
    bool named_here = false;
    int least_strain = STRAIN_MOST;
    for (uint32_t i = 0; i < candidates.count; i++) {
        const struct candidate *candidate = &candidates.items[i];
        named_here |= candidate->strain >= 0 && candidate->named > POINTS_NAMED_HERE;
        if (candidate->strain >= 0 && candidate->strain < least_strain)
            least_strain = candidate->strain;
    }
    if (!named_here && !asked->is_placing)
        favour_told(asked, &candidates, &least_strain);
    if (!named_here && asked->is_placing && !asked->is_title)
        favour_placed(asked, &candidates);
    const struct candidate *best = NULL;
    const struct event *ruled_out_here = NULL;
    bool is_of_relay = false;   /* what is spoken of, and no title of one alone */
    int most = POINTS_LEAST, most_ruled_out = POINTS_LEAST;
    for (uint32_t i = 0; i < candidates.count; i++) {
        const struct candidate *candidate = &candidates.items[i];
        if (candidate->strain < 0)
            continue;
        int points = points_of(asked, candidate, least_strain, named_here) - (is_of_others_relay(asked, &candidates, candidate) ? LOST_BY_ALONE : 0);
        if (is_ruled_out(asked, candidate)) {
            if (candidate->named > POINTS_NAMED_HERE && (!ruled_out_here || points > most_ruled_out))
                ruled_out_here = candidate->event;
            bool is_relay = candidate->event->class == EVENT_RELAY;
            is_of_relay |= is_relay && points >= POINTS_PARAGRAPH;
            most_ruled_out = points > most_ruled_out && !is_relay ? points : most_ruled_out;
        } else if (points > most) {
            best = candidate;
            most = points;
        }
    }
    const struct event *discipline = discipline_of(asked, best);
    if (discipline)
        return discipline;
    const struct event *misprinted = misprinted_race(asked, &candidates, best);
    if (misprinted || !best)
        return misprinted;
    if (asked->is_title && (most < POINTS_ASIDE || (most == POINTS_ASIDE && is_of_relay)))
        return NULL;   /* only what is named in passing or much later speaks for it */
    if (asked->is_title && is_of_other_kind(ruled_out_here, best))
        return NULL;
    bool is_headline = asked->scene->main_in_title && best->event == asked->scene->main_event;
    return most_ruled_out > most && most < POINTS_SECOND_BEST && !is_headline ? NULL : best->event;
}

/* The relay that is meant, or that the article is about; NULL: none. */
static const struct event *relay_beside(const struct scene *scene, const struct event *event) {
    const struct event *relay = event ? event : scene->main_event;
    return relay && relay->class == EVENT_RELAY ? relay : NULL;
}

static bool says_individual(const struct asked *asked) {
    enum { BEHIND_MOST = 20 };
    str text = asked->scene->views[asked->sentence].text;
    str words = str_slice(text, asked->local.start, asked->local.end + BEHIND_MOST);
    return asked->is_placing && (str_find(words, STR("individual"), 0) < words.size || str_starts_with(words, STR("Individual")));
}

/* "Silver in the individual", "individual champion Bell", in a report of a relay: the race that each of the four runs by himself. */
static const struct event *individual(const struct asked *asked, const struct event *event) {
    const struct event *relay = relay_beside(asked->scene, event);
    if (!relay || !says_individual(asked))
        return event;
    str code = relay->code;
    (void)str_cut(&code, 'x');
    const struct event *alone = event_find(asked->scene->x->events, str_ends_with(code, STR("X")) ? str_slice(code, 0, code.size - 1) : code);
    return alone ? alone : event;
}

/* "12'07.9": no feet have tenths of an inch. */
static bool has_minutes(str figure) {
    size_t sign = str_find_char(figure, '\'', 0), point = str_find_char(figure, '.', sign);
    return sign + 3 == point && point + 2 == figure.size;
}

static str with_colon(const struct scene *scene, str figure) {
    size_t sign = str_find_char(figure, '\'', 0);
    return has_minutes(figure) ? str_print(scene->arena, "%.*s:%.*s", (int)sign, figure.data, (int)(figure.size - sign - 1), figure.data + sign + 1)
                               : figure;
}

/* "in a time of 55.83": no throw, whatever else it might be. */
static bool is_told_as_time(const struct scene *scene, uint32_t sentence, struct span figure) {
    if (has_minutes(scene_find_text(scene, sentence, figure)))
        return true;
    return race_words_end(scene, WORD_TIMED, str_slice(scene->views[sentence].text, 0, figure.start));
}

const struct event *race_event_at(const struct scene *scene, uint32_t sentence, struct span local, int32_t person,
                                  const struct mark *mark, str figure) {
    struct asked asked = {scene, sentence, local, person, mark, figure, .is_placing = !mark && !figure.size};
    asked.is_title = asked.is_placing && is_title(&asked);
    const struct find *own = asked.is_placing ? race_mark_of_placing(&asked) : NULL;
    bool printed = own && (own->entity == scene->x->id.time || own->entity == scene->x->id.figure);
    if (printed)
        asked.figure = with_colon(scene, scene_find_text(scene, sentence, own->span));
    else if (own && own->value.type == VALUE_MARK)
        asked.mark = &own->value.mark;
    asked.is_timed = asked.figure.size && is_told_as_time(scene, sentence, own ? own->span : local);
    const struct event *event = individual(&asked, best_of(&asked));
    /* Who throws or jumps won them all in the same event. */
    if (event && event->class < EVENT_HORIZONTAL_JUMP && asked.is_placing && tells_several(&asked))
        return NULL;
    bool names_race = scene_event_within(scene, sentence, local) || says_individual(&asked);
    if (event && asked.is_title && !names_race && race_is_only_a_former_champion(scene, sentence, local, person))
        return NULL;
    if (event || !own || asked.is_timed)
        return event;
    asked.mark = NULL;
    asked.figure = (str){0};
    str words = scene_find_text(scene, sentence, own->span);
    event = best_of(&asked);
    bool is_far = own->entity == scene->x->id.length && str_find_char(words, '.', 0) < words.size;
    bool is_clock = own->entity == scene->x->id.time;
    bool is_field = event && (event->quantity == QUANTITY_DISTANCE || event->quantity == QUANTITY_HEIGHT);
    /* nobody wins a relay with 89.72 metres, nor a javelin in 44.47 seconds */
    return event && ((is_far && event->quantity == QUANTITY_TIME) || (is_clock && is_field)) ? NULL : event;
}
