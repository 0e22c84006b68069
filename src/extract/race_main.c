/*
 * Which event the article is mainly about: each that it names has points for the headline, for coming first, for being named
 * again, and for the marks of the article that it takes. Where no event that is named takes them, a common one that takes them
 * all is what a report means that never says it: "he took seven men round the track twice", and won in 1:40.91.
 */
#include "race.h"

/* So often must a heptathlon be named to be what its disciplines are told for. */
enum { COMBINED_LEAST = 2 };
/* Metres: up to here a road distance may be another race; a longer one in a report of a marathon is a part of it. */
enum { RACES_OF_THEIR_OWN = 12000 };
/* So far behind an aside an event may still be what the article is about. */
enum { LEAD_SENTENCES = 4 };
/* Bytes of a second headline. */
enum { SECOND_HEADLINE_MOST = 70 };
/* What is named in the first so many sentences is told early. */
enum { EARLY = 3 };
/* The marks of so many sentences are asked what they can be of, and so many events. */
enum { SENTENCES_ASKED = 200, MARKS_ASKED = 128, EVENTS_ASKED = 32 };
/* Fewer marks tell of no race that is never named, nor do those of which it takes less than two thirds; fewer will do where no event is named. */
enum { UNNAMED_LEAST = 3, UNNAMED_ALONE_LEAST = 2 };
/* So many disciplines are named, and so many totals are told, of a heptathlon that is not. */
enum { DISCIPLINES_LEAST = 2, TOTALS_LEAST = 2 };

enum {
    POINTS_TITLE = 30,
    POINTS_LEAD = 12,         /* the first that sets a scene */
    POINTS_SCENE = 2,         /* each mention that sets one … */
    POINTS_MENTION = 1,       /* … or not */
    MENTIONS_COUNTED = 4,
    POINTS_ALL_MARKS = 20,    /* for taking all of the article's marks; half of them, as in a report of many events, tell nothing */
    MARKS_LEAST = 3,          /* fewer tell less */
};

/* A mark of the article: a time, a length, a figure or points. */
struct told_mark {
    uint32_t sentence;
    const struct find *find;
};

struct told_marks {
    struct told_mark items[MARKS_ASKED];
    uint32_t count;
};

struct topic {
    const struct event *event;
    int points, takes;        /* takes: so many marks */
    uint32_t mentions;
};

/* "They said 6,810 for the Belgian and 6,775 points for the Briton": points, and figures without a point or a unit, that are good totals. */
static int count_totals(const struct scene *scene, const struct told_marks *marks, const struct event *combined) {
    int totals = 0;
    for (uint32_t i = 0; i < marks->count; i++) {
        const struct told_mark *mark = &marks->items[i];
        str text = scene_find_text(scene, mark->sentence, mark->find->span);
        bool is_bare = mark->find->entity == scene->x->id.figure && str_find_char(text, '.', 0) == text.size;
        totals += (is_bare || mark->find->entity == scene->x->id.points) &&
                  race_strain_of_find(scene, combined, mark->sentence, mark->find) == 0;
    }
    return totals;
}

/* Who tells of disciplines and of the heptathlon they belong to tells of the heptathlon. */
static void prefer_combined(struct scene *scene, const struct told_marks *marks) {
    const struct event *combined = NULL;
    uint32_t times = 0;
    bool is_told = false, is_early = false;
    for (LIST_EACH(struct event_mention, m, &scene->events))
        if (m->event->class == EVENT_COMBINED && (!combined || m->event == combined)) {
            combined = m->event;
            is_told |= event_mention_is_outright(m);
            is_early |= m->sentence < EARLY;
            times++;
        }
    bool counts_points = false, tells_parts_only = true;
    for (LIST_EACH(struct event_mention, m, &scene->events))
        tells_parts_only &= !event_mention_is_outright(m) || m->event == combined || (combined && race_is_discipline_of(scene, m->event, combined));
    for (uint32_t i = 0; i < scene->article->sentences.count && !counts_points; i++)
        for (LIST_EACH(struct find, find, &scene->views[i].finds))
            counts_points |= find->entity == scene->x->id.points;
    bool is_named = times >= COMBINED_LEAST && is_told;
    bool is_of_parts = combined && scene->main_event->class != EVENT_COMBINED && tells_parts_only && count_totals(scene, marks, combined) >= TOTALS_LEAST;
    if ((is_early && (is_named || (times && counts_points))) || is_of_parts)
        scene->main_event = combined;
}

/* "From 30km to 35km", in a marathon: a distance by its length alone is a part of the race. */
static void set_parts_aside(struct scene *scene) {
    for (LIST_EACH(struct event_mention, m, &scene->events)) {
        m->is_part = race_is_part_of_main(scene, m->sentence, m->event);
        bool by_length = str_ends_with(m->event->code, STR("km")) || str_ends_with(m->event->code, STR(" miles"));
        bool in_race = !m->event->metres || (m->event->metres > RACES_OF_THEIR_OWN && m->event->metres < scene->main_event->metres);
        m->is_aside |= m->event != scene->main_event && by_length && in_race;
    }
}

static void collect_marks(const struct scene *scene, struct told_marks *marks) {
    for (uint32_t s = 0; s < scene->article->sentences.count && s < SENTENCES_ASKED; s++)
        for (LIST_EACH(struct find, find, &scene->views[s].finds))
            if (marks->count < MARKS_ASKED && scene_is_mark(scene, find))
                marks->items[marks->count++] = (struct told_mark){s, find};
}

/* So many of the marks are good ones for the event (0), no weak ones (1), or possible (3). */
static int count_taken(const struct scene *scene, const struct told_marks *marks, const struct event *event, int strain_most) {
    int taken = 0;
    for (uint32_t i = 0; i < marks->count; i++) {
        int strain = race_strain_of_find(scene, event, marks->items[i].sentence, marks->items[i].find);
        taken += strain >= 0 && strain <= strain_most;
    }
    return taken;
}

static bool sets_scene(const struct event_mention *m) {
    return (!m->is_aside || (m->is_of_medal && !m->is_of_title)) && !m->is_passing && !m->in_relative;
}

/* "Malby's Fox makes hurdles final", a line of its own under the headline: of another story as often as of this one. */
static bool is_in_second_headline(const struct scene *scene, const struct event_mention *m) {
    uint32_t paragraph = race_paragraph(scene, m->sentence), last = scene->article->sentences.count - 1;
    str text = scene->views[m->sentence].text;
    bool alone = m->sentence > 0 && m->sentence < last && race_paragraph(scene, m->sentence - 1) != paragraph &&
                 race_paragraph(scene, m->sentence + 1) != paragraph;
    return alone && m->sentence < EARLY && text.size <= SECOND_HEADLINE_MOST && text.size && char_is_letter(text.data[text.size - 1]);
}

/* What the body names first; an aside only where nothing that sets a scene follows soon. */
static const struct event_mention *lead_of(const struct scene *scene) {
    const struct event_mention *first = NULL, *lead = scene->events.count ? &scene->events.items[0] : NULL;
    for (LIST_EACH(struct event_mention, m, &scene->events))
        if (!m->in_title && !is_in_second_headline(scene, m) &&
            (!first || (!sets_scene(first) && sets_scene(m) && m->sentence - first->sentence <= LEAD_SENTENCES)))
            first = m;
    /* "Britain's 4x100m relay squad": better than the first event of the last paragraph. */
    return first && lead && lead->sentence < EARLY && first->sentence > 2 * EARLY ? lead : first;
}

static struct topic *topic_of(struct topic *topics, uint32_t *count, const struct event *event) {
    for (uint32_t i = 0; i < *count; i++)
        if (topics[i].event == event)
            return &topics[i];
    if (*count == EVENTS_ASKED)
        return NULL;
    topics[*count] = (struct topic){.event = event};
    return &topics[(*count)++];
}

static uint32_t collect_topics(const struct scene *scene, const struct told_marks *marks, struct topic *topics) {
    uint32_t count = 0;
    const struct event_mention *lead = lead_of(scene);
    for (LIST_EACH(struct event_mention, m, &scene->events)) {
        struct topic *topic = topic_of(topics, &count, m->event);
        if (!topic)
            continue;
        bool is_first_of_title = m->in_title && (m == scene->events.items || !m[-1].in_title);
        topic->points += (m == lead ? POINTS_LEAD : 0) + (is_first_of_title ? POINTS_TITLE : 0);
        if (topic->mentions++ < MENTIONS_COUNTED)
            topic->points += sets_scene(m) ? POINTS_SCENE : POINTS_MENTION;
    }
    for (uint32_t i = 0; i < count; i++)
        topics[i].takes = count_taken(scene, marks, topics[i].event, 1);
    return count;
}

/* Whether an event that is named takes enough of them to be what they are told of. */
static bool is_said(const struct scene *scene, const struct told_marks *marks, const struct topic *topics, uint32_t count, int taken) {
    for (uint32_t i = 0; i < count; i++) {
        if (!race_is_in_wheelchairs(topics[i].event) && count_taken(scene, marks, topics[i].event, 2) * 3 > taken)
            return true;
    }
    return false;
}

/* Whether the mark is a good one for the event, and neither a gap ("0.02") nor printed like "60-01", which is a time to a newspaper and no feet. */
static bool is_good(const struct scene *scene, const struct told_mark *mark, const struct event *event) {
    str text = scene_find_text(scene, mark->sentence, mark->find->span);
    bool is_doubtful = str_starts_with(text, STR("0.")) || str_find(text, STR("-0"), 0) < text.size;
    return !is_doubtful && race_strain_of_find(scene, event, mark->sentence, mark->find) == 0;
}

static int count_good(const struct scene *scene, const struct told_marks *marks, const struct event *event) {
    int good = 0;
    for (uint32_t i = 0; i < marks->count; i++)
        good += is_good(scene, &marks->items[i], event);
    return good;
}

/* Whether the mark might tell of a race that is never named: it is a good one of a common event, and of none that is named. */
static bool is_unexplained(const struct scene *scene, const struct told_mark *mark, const struct topic *topics, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (is_good(scene, mark, topics[i].event))
            return false;
    for (const struct event_word *word = scene->x->event_words_of[WORD_UNNAMED]; word; word = word->next) {
        const struct event *event = event_find(scene->x->events, word->says);
        if (event && is_good(scene, mark, event))
            return true;
    }
    return false;
}

/* The one common event that takes nearly all marks that no event that is named explains, and well; NULL: none. */
static const struct event *unnamed(const struct scene *scene, const struct told_marks *marks, const struct topic *topics, uint32_t count) {
    const struct event *most = NULL;
    int all = 0, taken_most = 0;
    for (const struct event_word *word = scene->x->event_words_of[WORD_UNNAMED]; word; word = word->next) {
        const struct event *event = event_find(scene->x->events, word->says);
        int taken = event ? count_good(scene, marks, event) : 0;
        most = taken > taken_most ? event : most;
        taken_most = taken > taken_most ? taken : taken_most;
    }
    if (taken_most < (count ? UNNAMED_LEAST : UNNAMED_ALONE_LEAST) || is_said(scene, marks, topics, count, taken_most))
        return NULL;
    for (uint32_t i = 0; i < marks->count; i++)
        all += is_good(scene, &marks->items[i], most) || is_unexplained(scene, &marks->items[i], topics, count);
    return taken_most * 3 >= all * 2 ? most : NULL;
}

/* The combined event that nobody names, of which all events that are named are disciplines and which takes totals; NULL: none, or several. */
static const struct event *unnamed_combined(const struct scene *scene, const struct told_marks *marks, const struct topic *topics, uint32_t count) {
    const struct event *found = NULL;
    for (uint32_t row = 0; row < rulebook_list_count(scene->x->book, STR("combined")); row++) {
        const struct event *combined = event_find(scene->x->events, rulebook_list_cell(scene->x->book, STR("combined"), row, STR("code")));
        bool is_of_all = combined && count >= DISCIPLINES_LEAST;
        for (uint32_t i = 0; i < count && is_of_all; i++) {
            bool is_by_the_way = topics[i].event->class == EVENT_COMBINED && !topics[i].takes;   /* "the world indoor pentathlon champion" */
            is_of_all = is_by_the_way || race_is_discipline_of(scene, topics[i].event, combined);
        }
        if (!is_of_all || count_totals(scene, marks, combined) < TOTALS_LEAST)
            continue;
        if (found)
            return NULL;
        found = combined;
    }
    return found;
}

/* So many of the marks are no weak ones for at least one of the events. */
static int count_taken_by_any(const struct scene *scene, const struct told_marks *marks, const struct topic *topics, uint32_t count) {
    int taken = 0;
    for (uint32_t i = 0; i < marks->count; i++)
        for (uint32_t t = 0; t < count; t++) {
            int strain = race_strain_of_find(scene, topics[t].event, marks->items[i].sentence, marks->items[i].find);
            if (strain >= 0 && strain <= 1) {
                taken++;
                break;
            }
        }
    return taken;
}

static bool is_run_on_foot_too(const struct topic *topics, uint32_t count, const struct event *wheeled) {
    for (uint32_t i = 0; i < count; i++)
        if (topics[i].event->metres == wheeled->metres && !race_is_in_wheelchairs(topics[i].event))
            return true;
    return false;
}

static const struct topic *best_of(struct topic *topics, uint32_t count, int taken_by_any) {
    const struct topic *best = NULL;
    int all = taken_by_any > MARKS_LEAST ? taken_by_any : MARKS_LEAST;
    for (uint32_t i = 0; i < count; i++) {
        if (race_is_in_wheelchairs(topics[i].event) && is_run_on_foot_too(topics, count, topics[i].event))
            continue;
        int more_than_half = 2 * topics[i].takes - taken_by_any;
        topics[i].points += more_than_half > 0 ? POINTS_ALL_MARKS * more_than_half / all : 0;
        if (!best || topics[i].points > best->points)
            best = &topics[i];
    }
    return best;
}

void race_choose_main(struct scene *scene) {
    struct told_marks marks = {.count = 0};
    struct topic topics[EVENTS_ASKED];
    collect_marks(scene, &marks);
    uint32_t count = collect_topics(scene, &marks, topics);
    const struct topic *best = best_of(topics, count, count_taken_by_any(scene, &marks, topics, count));
    const struct event *unsaid = unnamed_combined(scene, &marks, topics, count);
    if (!unsaid)
        unsaid = unnamed(scene, &marks, topics, count);
    scene->main_event = unsaid ? unsaid : best ? best->event : NULL;
    if (!scene->main_event)
        return;
    bool names_combined = false;   /* "Bell's 800m comes too late for the heptathlon gold" */
    for (LIST_EACH(struct event_mention, m, &scene->events)) {
        scene->main_in_title |= m->in_title && m->event == scene->main_event;
        names_combined |= m->in_title && m->event->class == EVENT_COMBINED && race_is_discipline_of(scene, scene->main_event, m->event);
    }
    if (!unsaid && (!scene->main_in_title || names_combined))
        prefer_combined(scene, &marks);
    if (scene->main_event->class == EVENT_ROAD || scene->main_event->class == EVENT_WALK)
        set_parts_aside(scene);
    uint32_t same = 0;
    for (LIST_EACH(struct event_mention, m, &scene->events))
        same += m->event == scene->main_event;
    scene->one_event = same * 2 >= scene->events.count || unsaid;
}
