/*
 * What events mean that are named without saying which: "the hurdles", "the relay gold", "the shorter race", "this event". The events
 * that the article has named before tell, else those that it names next, else whose race it is and its marks.
 */
#include "extract/around.h"
#include "race.h"

/* So many mentions back the two distances of "the shorter race" were named, or what "this event" is. */
enum { MENTIONS_COMPARED = 8, MENTIONS_RECALLED = 32 };
/* Metres: longer races have lower hurdles; those between the indoor race and the shortest common one outdoors are run by the young. */
enum { HIGH_HURDLES_MOST = 110, HURDLES_COMMON = 100, HURDLES_INDOORS = 60 };
/* "men's" stands so many bytes before its event at most. */
enum { SEX_BEFORE = 2 };
/* The marks of so many sentences are asked which hurdles are meant. */
enum { SENTENCES_ASKED = 200 };

bool race_holds_events(const struct scene *scene, const struct find *find) {
    const struct entity_ids *id = &scene->x->id;
    /* A club's own name ("Relay Harriers") tells of none, what stands behind it may: "Tull State's 4x100m team". */
    bool is_name = teams_is_club(scene, find) && find->value.text.size == find->span.end - find->span.start;
    return find->entity == id->record || find->entity == id->description || (find->entity == id->team && !is_name);
}

/* Whether "the relay", "the hurdles", "the high hurdles" may mean the event. */
static bool may_be_meant(const struct event *event, enum event_class class, bool high) {
    return event && event->class == class && (!high || event->metres <= HIGH_HURDLES_MOST);
}

/* The hurdles that belong to the combined event; NULL: indoors they depend on the sex. */
static const char *hurdles_of(const struct event *combined) {
    if (str_equal(combined->code, STR("heptathlon")))
        return "100mH";
    return str_equal(combined->code, STR("decathlon")) ? "110mH" : NULL;
}

/* "the shorter race": of the last two distances that were named. */
static const struct event *compared(const struct scene *scene, bool shorter) {
    const struct event *last = NULL;
    for (uint32_t i = scene->events.count; i-- > 0 && scene->events.count - i <= MENTIONS_COMPARED;) {
        const struct event *event = scene->events.items[i].event;
        if (!event->metres || event->class == EVENT_RELAY || event == last)
            continue;
        if (last && event->metres != last->metres)
            return (event->metres < last->metres) == shorter ? event : last;
        last = event;
    }
    return NULL;
}

/* "in this event": in the one that was named last, and not for what somebody once was. */
static const struct event *named_last(const struct scene *scene) {
    for (uint32_t i = scene->events.count; i-- > 0 && scene->events.count - i <= MENTIONS_RECALLED;) {
        const struct event_mention *m = &scene->events.items[i];
        if (event_mention_is_outright(m))
            return m->event;
    }
    return NULL;
}

/* "Third in the 200m in Rome, she won that event here": in the one that the sentence has named, whatever for. */
static const struct event *named_here(const struct scene *scene, uint32_t sentence) {
    if (!scene->events.count)
        return NULL;
    const struct event_mention *last = LIST_LAST(&scene->events);
    return last->sentence == sentence && !last->is_part ? last->event : named_last(scene);
}

/* "The men and women's 400m": a race of both. */
static bool is_of_both(const struct scene *scene, uint32_t sentence, const struct find *find) {
    static const char *const joints[] = {" and ", " and the ", " & ", " or ", " and then the "};
    if (find == scene->views[sentence].finds.items || find[-1].entity != scene->x->id.racesex)
        return false;
    return str_equals_any(scene_find_text(scene, sentence, span_of(find[-1].span.end, find->span.start)), ALL_OF(joints));
}

/* "the women's 800m", but "the men's and women's 800m": whose race the words before the event say it is. */
enum sex race_sex_before(const struct scene *scene, uint32_t sentence, struct span span) {
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->entity == scene->x->id.racesex && find->span.end <= span.start && find->span.end + SEX_BEFORE > span.start)
            return is_of_both(scene, sentence, find) ? SEX_UNKNOWN : race_sex_of_words(scene, scene_find_text(scene, sentence, find->span));
    return SEX_UNKNOWN;
}

/* "he", "Ann Bell". */
static enum sex sex_of_find(const struct scene *scene, const struct find *find) {
    if (find->entity == scene->x->id.athlete && find->person >= 0)
        return scene->reading->people.items[find->person].sex;
    if (find->entity != scene->x->id.pronoun || find->value.type != VALUE_TEXT)
        return SEX_UNKNOWN;
    return str_equal(find->value.text, STR("F")) ? SEX_FEMALE : str_equal(find->value.text, STR("M")) ? SEX_MALE : SEX_UNKNOWN;
}

/* Of whoever is named last in the sentence up to a place. */
static enum sex sex_named_last(const struct scene *scene, uint32_t sentence, uint32_t before) {
    enum sex last = SEX_UNKNOWN;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (find->span.end <= before && sex_of_find(scene, find) != SEX_UNKNOWN)
            last = sex_of_find(scene, find);
    return last;
}

/* "In the men's race", behind one over the women's 60 metres: the same distance. */
const struct event *race_of_sex(const struct scene *scene, uint32_t sentence, const struct find *find) {
    str behind = str_slice(scene->views[sentence].text, find->span.end, scene->views[sentence].text.size);
    if (find->entity != scene->x->id.racesex || !around_begins(scene, AROUND_RACE, behind))
        return NULL;
    enum sex sex = race_sex_of_words(scene, scene_find_text(scene, sentence, find->span));
    for (uint32_t i = scene->events.count; i-- > 0 && scene->events.count - i <= MENTIONS_RECALLED;) {
        const struct event_mention *m = &scene->events.items[i];
        if (m->is_of_title || m->is_passing || m->in_relative || (m->is_aside && !m->is_of_medal))
            continue;
        enum sex of_that = m->sex == SEX_UNKNOWN && m->sentence == sentence ? sex_named_last(scene, m->sentence, m->span.end) : m->sex;
        if (of_that == SEX_UNKNOWN || of_that == sex)
            return NULL;
        return race_is_of_other_sex(scene, m->event, sex) || m->event->class == EVENT_RELAY ? NULL : m->event;
    }
    return NULL;
}

/* The sex of all whom the article names, where nobody is of the other one. */
static enum sex sex_of_all(const struct scene *scene) {
    enum sex all = SEX_UNKNOWN;
    for (LIST_EACH(struct person, person, &scene->reading->people)) {
        if (person->sex == SEX_UNKNOWN)
            continue;
        if (all != SEX_UNKNOWN && all != person->sex)
            return SEX_UNKNOWN;
        all = person->sex;
    }
    return all;
}

/* Whose race it is: what the words before it say, else the sex of who is named last, or of all. */
static enum sex sex_at(const struct scene *scene, uint32_t sentence, struct span span) {
    enum sex sex = race_sex_before(scene, sentence, span), last = SEX_UNKNOWN;
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds)) {
        enum sex told = find->span.end <= span.start ? sex_of_find(scene, find) : SEX_UNKNOWN;
        last = told != SEX_UNKNOWN ? told : last;
    }
    return sex != SEX_UNKNOWN ? sex : last != SEX_UNKNOWN ? last : sex_of_all(scene);
}

/* So many of the marks of the sentences are good ones for the event. */
static int count_good(const struct scene *scene, const struct event *event, uint32_t first, uint32_t end) {
    int good = 0;
    for (uint32_t s = first; s < end; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds))
            good += race_strain_of_find(scene, event, s, find) == 0;
    return good;
}

/* Of the hurdle races of this sex, up to so many metres, the one that takes the marks of the sentences best; NULL: none takes any. */
static const struct event *hurdles_by_marks(const struct scene *scene, enum sex sex, uint32_t first, uint32_t end, uint32_t metres_most) {
    const struct event *best = NULL;
    int most = 0;
    for (LIST_EACH(const struct event, event, &scene->x->events->list)) {
        int good = event->class == EVENT_HURDLES && !race_is_of_other_sex(scene, event, sex) &&
                           (event->metres >= HURDLES_COMMON || event->metres == HURDLES_INDOORS) && event->metres <= metres_most
                       ? count_good(scene, event, first, end)
                       : 0;
        best = good > most ? event : best;
        most = good > most ? good : most;
    }
    return best;
}

/* "won the hurdles in 7.64", by whomever: told by the mark where men and women run the same distance. */
static const struct event *hurdles_of_both(const struct scene *scene, uint32_t sentence) {
    const struct event *here = hurdles_by_marks(scene, SEX_UNKNOWN, sentence, sentence + 1, UINT32_MAX);
    return here && here->metres >= HURDLES_COMMON && here->metres <= HIGH_HURDLES_MOST ? NULL : here;
}

/*
 * "Ann Bell was second in the sprint hurdles": women's are 100 metres long, men's 110. "He took the hurdles in 13.20": the marks of the
 * sentence tell which, else those of the article; but a time for 400m may be of the flat race. NULL: nobody tells whose they are.
 */
static const struct event *hurdles_by_sex(const struct scene *scene, uint32_t sentence, enum sex sex, str text) {
    if (sex == SEX_UNKNOWN)
        return hurdles_of_both(scene, sentence);
    const struct event *sprint = race_event_of_text(scene, str_print(scene->arena, "%s %.*s", sex == SEX_FEMALE ? "women" : "men", STR_ARG(text)));
    if (sprint)
        return sprint;
    const struct event *here = hurdles_by_marks(scene, sex, sentence, sentence + 1, UINT32_MAX);
    uint32_t sentences = scene->article->sentences.count;
    return here ? here : hurdles_by_marks(scene, sex, 0, sentences < SENTENCES_ASKED ? sentences : SENTENCES_ASKED, HIGH_HURDLES_MOST);
}

/* The hurdles that the marks of the sentence are good ones for, where they are bad ones for those named elsewhere: no 60m hurdles take 12.31. */
static const struct event *hurdles_told_here(const struct scene *scene, uint32_t sentence, enum sex sex, const struct event *named) {
    if (sex == SEX_UNKNOWN || named->class != EVENT_HURDLES || count_good(scene, named, sentence, sentence + 1))
        return named;
    const struct event *here = hurdles_by_marks(scene, sex, sentence, sentence + 1, UINT32_MAX);
    return here ? here : named;
}

/* "the hurdles", "the relay gold": which one, the article has told before or tells next. */
const struct event *race_meant(const struct scene *scene, uint32_t sentence, struct span span, str text) {
    bool hurdles = str_find(text, STR("hurdle"), 0) < text.size, relay = str_find(text, STR("relay"), 0) < text.size;
    bool high = str_find(text, STR("high hurdles"), 0) < text.size;
    bool shorter = str_find(text, STR("shorter"), 0) < text.size;
    if (shorter || str_find(text, STR("longer"), 0) < text.size)
        return compared(scene, shorter);
    if (str_starts_with(text, STR("this ")))
        return named_last(scene);
    if (str_starts_with(text, STR("that ")) || str_starts_with(text, STR("the same ")))
        return named_here(scene, sentence);
    if (!hurdles && !relay)
        return NULL;
    enum sex sex = hurdles ? sex_at(scene, sentence, span) : SEX_UNKNOWN;
    enum event_class class = hurdles ? EVENT_HURDLES : EVENT_RELAY;
    for (uint32_t i = scene->events.count; i-- > 0;) {
        const struct event *event = scene->events.items[i].event;
        if (may_be_meant(event, class, high) && !race_is_of_other_sex(scene, event, sex))
            return hurdles_told_here(scene, sentence, sex, event);
        const char *of_combined = hurdles && event->class == EVENT_COMBINED ? hurdles_of(event) : NULL;
        const struct event *discipline = of_combined ? event_find(scene->x->events, str_of(of_combined)) : NULL;
        if (discipline && !race_is_of_other_sex(scene, discipline, sex))
            return discipline;
    }
    for (uint32_t s = sentence; s < scene->article->sentences.count; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds)) {
            str named = scene_find_text(scene, s, find->span);
            const struct event *event = find->entity == scene->x->id.event ? race_event_of_text(scene, named)
                                        : race_holds_events(scene, find)        ? race_event_inside(scene, named)
                                                                           : NULL;
            if (may_be_meant(event, class, high) && !race_is_of_other_sex(scene, event, sex))
                return hurdles_told_here(scene, sentence, sex, event);
        }
    return hurdles ? hurdles_by_sex(scene, sentence, sex, text) : NULL;
}
