/* Reports joined by what is known of them, once the marks have spoken; and the names of the races that come of it. */
#include <stdlib.h>

#include "base/sort.h"
#include "directory.h"

/* ---- complete reports of one name ---- */

struct complete {
    uint32_t competition, event;
    int16_t year;
    uint16_t sex;
    uint32_t report;
};

static int compare_complete(const void *a, const void *b) {
    const struct complete *x = a, *y = b;
    if (x->competition != y->competition)
        return x->competition < y->competition ? -1 : 1;
    if (x->event != y->event)
        return x->event < y->event ? -1 : 1;
    int order = (int)x->year - (int)y->year;
    if (order || (order = (int)x->sex - (int)y->sex))
        return order;
    return (x->report > y->report) - (x->report < y->report);
}

static struct sorter *find_complete(struct directory *directory) {
    struct sorter *all = sorter_open(sizeof(struct complete), PAIRS_MEMORY, compare_complete);
    struct error error;
    for (uint32_t i = 0; i < directory->report_count; i++) {
        if (directory->links[i].parent != i || !directory->links[i].is_complete)
            continue;
        struct report report = report_at(directory, i);
        struct complete complete = {report.competition, report.event, report.year, report.sex, i};
        directory_tried(directory, sorter_add(all, &complete, &error), &error);
    }
    directory_tried(directory, sorter_finish(all, &error), &error);
    return all;
}

static bool is_one_race(const struct directory *directory, const struct complete *a, const struct complete *b) {
    struct report report = {.competition = a->competition, .year = a->year};
    return a->competition == b->competition && a->event == b->event && a->year == b->year && a->sex == b->sex &&
           !reports_make_no_edition(directory, &report, &report);
}

/* Joins complete reports of one race; the first in order leads. */
static void join_complete(struct directory *directory) {
    struct sorter *all = find_complete(directory);
    struct sorter_place place = {0};
    struct complete first = {0}, next;
    while (directory_next(directory, all, &place, &next)) {
        if (first.competition && is_one_race(directory, &first, &next))
            reports_join(directory, next.report, first.report);
        else
            first = next;
    }
    sorter_close(all);
}

/* ---- races of other documents that an incomplete report may be about ---- */

/* What one word speaks for. */
struct vote {
    uint32_t report, root;
    uint32_t marks, places;      /* entries of the race that are equal to one of the report */
};

static int compare_votes(const void *a, const void *b) {
    const struct vote *x = a, *y = b;
    if (x->report != y->report)
        return x->report < y->report ? -1 : 1;
    if (x->root != y->root)
        return x->root < y->root ? -1 : 1;
    if (x->marks != y->marks)
        return x->marks < y->marks ? -1 : 1;
    return (x->places > y->places) - (x->places < y->places);
}

/* A complete race and how many of the entries that are looked at are its. */
struct presence { uint32_t root, entries; struct report race; };
struct presences { struct presence *items; uint32_t count, room; };

static int compare_presences(const void *a, const void *b) {
    const struct presence *x = a, *y = b;
    return (x->root > y->root) - (x->root < y->root);
}

static void find_presences(const struct directory *directory, const struct entry *entries, uint32_t count, struct presences *found, struct arena *arena) {
    found->count = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t root = report_root(directory, entries[i].report);
        bool is_last = found->count && found->items[found->count - 1].root == root;
        if (is_last)
            found->items[found->count - 1].entries++;
        else if (directory->links[root].is_complete)
            *LIST_ADD(found, arena) = (struct presence){.root = root, .entries = 1};
    }
    uint32_t kept = 0;
    sort_items(found->items, found->count, sizeof *found->items, compare_presences);
    for (uint32_t i = 0; i < found->count; i++) {
        if (kept && found->items[kept - 1].root == found->items[i].root)
            found->items[kept - 1].entries += found->items[i].entries;
        else
            found->items[kept++] = found->items[i];
    }
    found->count = kept < RACES_OF_NAMESAKES_MOST ? kept : RACES_OF_NAMESAKES_MOST;
    for (uint32_t i = 0; i < found->count; i++)
        found->items[i].race = report_at(directory, found->items[i].root);
}

/* ---- races that do not clash, found without looking at all ---- */

enum { FEW = 8 };   /* that are looked at one by one */

/* The same in the order of events: by event and root, or with the competition between them. */
enum range_by { BY_EVENT, BY_EVENT_AND_COMPETITION };

static int compare_events(const void *a, const void *b) {
    const struct presence *x = a, *y = b;
    if (x->race.event != y->race.event)
        return x->race.event < y->race.event ? -1 : 1;
    return (x->root > y->root) - (x->root < y->root);
}

static int compare_events_and_competitions(const void *a, const void *b) {
    const struct presence *x = a, *y = b;
    if (x->race.event == y->race.event && x->race.competition != y->race.competition)
        return x->race.competition < y->race.competition ? -1 : 1;
    return compare_events(a, b);
}

static struct presences in_order_of(const struct presences *presences, enum range_by by, struct arena *arena) {
    struct presences sorted = {.items = ARENA_ARRAY(arena, presences->count, struct presence), .count = presences->count};
    if (!sorted.count)
        return sorted;
    memcpy(sorted.items, presences->items, sorted.count * sizeof *sorted.items);
    sort_items(sorted.items, sorted.count, sizeof *sorted.items, by == BY_EVENT ? compare_events : compare_events_and_competitions);
    return sorted;
}

static int compare_to_range(const struct report *race, const struct report *report, enum range_by by) {
    if (race->event != report->event || by == BY_EVENT)
        return (race->event > report->event) - (race->event < report->event);
    return (race->competition > report->competition) - (race->competition < report->competition);
}

/* The first that is not before the report's range, or the first behind it. */
static uint32_t range_edge(const struct presences *sorted, const struct report *report, enum range_by by, bool behind) {
    uint32_t low = 0, high = sorted->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = compare_to_range(&sorted->items[middle].race, report, by);
        if (order < 0 || (behind && !order))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Those of the report's event, and competition where that counts; all are of one order. */
static struct presences range_of(const struct presences *sorted, const struct report *report, enum range_by by) {
    uint32_t first = range_edge(sorted, report, by, false), end = range_edge(sorted, report, by, true);
    return (struct presences){.items = sorted->items + first, .count = end - first};
}

/* Can the competition's name, with an athlete of it, tell the race? */
static bool tells_race_by_name(const struct report *report) {
    return report->competition && report->event && (report->year || report->has_marks);
}

struct ballot {
    struct directory *directory;
    struct sorter *votes;
    struct presences named, equal;   /* races that have the word, and those that have the value too */
    struct presences named_by_both, equal_by_event, equal_by_both;   /* "both": event and competition */
    struct arena arena;
};

static void vote(struct ballot *ballot, uint32_t report, uint32_t root, uint32_t marks, uint32_t places) {
    struct error error;
    struct vote vote = {report, root, marks, places};
    directory_tried(ballot->directory, sorter_add(ballot->votes, &vote, &error), &error);
}

static void vote_for(struct ballot *ballot, const struct entry *entry) {
    const struct directory *directory = ballot->directory;
    struct report own = report_at(directory, entry->report), *report = &own;
    uint32_t cast = 0;
    struct presences equal = ballot->equal;
    if (report->event && ballot->equal.count > FEW)
        equal = report->competition ? range_of(&ballot->equal_by_both, report, BY_EVENT_AND_COMPETITION)
                                    : range_of(&ballot->equal_by_event, report, BY_EVENT);
    for (LIST_EACH(const struct presence, presence, &equal)) {
        if (reports_clash(directory, report, &presence->race))
            continue;
        bool is_place = entry->value & VALUE_PLACE;
        vote(ballot, entry->report, presence->root, is_place ? 0 : presence->entries, is_place && entry->value != 1 ? presence->entries : 0);
        if (++cast == CANDIDATES_MOST)
            return;
    }
    if (!tells_race_by_name(report))
        return;
    struct presences named = range_of(&ballot->named_by_both, report, BY_EVENT_AND_COMPETITION);
    for (LIST_EACH(const struct presence, presence, &named)) {
        if (reports_clash(directory, report, &presence->race))
            continue;
        vote(ballot, entry->report, presence->root, 0, 0);
        if (++cast == CANDIDATES_MOST)
            return;
    }
}

static bool is_wanting(const struct directory *directory, uint32_t report) {
    return directory->links[report].parent == report && !directory->links[report].is_complete;
}

static bool any_is_wanting(const struct directory *directory, const struct entry *entries, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (is_wanting(directory, entries[i].report))
            return true;
    return false;
}

/* Equal values lie together. */
static void vote_among(struct ballot *ballot, const struct entry *entries, uint32_t count) {
    if (!any_is_wanting(ballot->directory, entries, count))
        return;
    find_presences(ballot->directory, entries, count, &ballot->named, &ballot->arena);
    ballot->named_by_both = in_order_of(&ballot->named, BY_EVENT_AND_COMPETITION, &ballot->arena);
    for (uint32_t first = 0, end; first < count && ballot->named.count; first = end) {
        for (end = first; end < count && entries[end].value == entries[first].value; end++)
            ;
        if (!any_is_wanting(ballot->directory, entries + first, end - first))
            continue;
        find_presences(ballot->directory, entries + first, end - first, &ballot->equal, &ballot->arena);
        if (ballot->equal.count > FEW) {
            ballot->equal_by_event = in_order_of(&ballot->equal, BY_EVENT, &ballot->arena);
            ballot->equal_by_both = in_order_of(&ballot->equal, BY_EVENT_AND_COMPETITION, &ballot->arena);
        }
        for (uint32_t i = first; i < end; i++)
            if (is_wanting(ballot->directory, entries[i].report))
                vote_for(ballot, &entries[i]);
    }
}

static struct sorter *collect_votes(struct directory *directory) {
    struct ballot ballot = {.directory = directory, .votes = sorter_open(sizeof(struct vote), PAIRS_MEMORY, compare_votes)};
    struct namesakes namesakes = {0};
    struct error error;
    while (namesakes_next(directory, &namesakes)) {
        vote_among(&ballot, namesakes.entries.items, namesakes.entries.count);
        arena_reset(&ballot.arena);
        ballot.named = ballot.equal = (struct presences){0};
    }
    namesakes_close(&namesakes);
    arena_close(&ballot.arena);
    directory_tried(directory, sorter_finish(ballot.votes, &error), &error);
    return ballot.votes;
}

/* How strongly a candidate is the race of the report: an equal mark tells more than two equal places, and those more than the
 * competition's name with an athlete of it. */
enum likeness { LIKE_NOTHING, LIKE_BY_NAME, LIKE_BY_PLACES, LIKE_BY_MARK };

static enum likeness likeness_of(const struct directory *directory, const struct vote *sum) {
    if (sum->marks)
        return LIKE_BY_MARK;
    if (sum->places > 1)
        return LIKE_BY_PLACES;
    struct report report = report_at(directory, sum->report), race = report_at(directory, sum->root);
    bool is_dated = report.year || (report.has_marks && reports_appeared_together(&report, &race));
    return report.competition && report.event && is_dated ? LIKE_BY_NAME : LIKE_NOTHING;
}

/* The race that is liker than all others. */
struct choice {
    uint32_t report, root;
    enum likeness likeness;
    bool is_tied;
};

static void weigh(const struct directory *directory, struct choice *choice, const struct vote *sum) {
    enum likeness likeness = likeness_of(directory, sum);
    choice->is_tied = likeness == choice->likeness || (choice->is_tied && likeness < choice->likeness);
    if (likeness <= choice->likeness)
        return;
    choice->likeness = likeness;
    choice->root = sum->root;
}

/* A report and its race. */
struct target { uint32_t report, root; };

/* All look at the same state, so that the order does not matter. */
static struct sorter *find_targets(struct directory *directory, const struct sorter *votes) {
    struct sorter *targets = sorter_open(sizeof(struct target), ADDED_MEMORY, NULL);
    struct sorter_place place = {0};
    struct error error;
    struct vote next, sum = {.report = UINT32_MAX};
    struct choice choice = {.report = UINT32_MAX};
    for (bool more = true; more;) {
        if (!directory_tried(directory, sorter_next(votes, &place, &next, &more, &error), &error))
            break;
        if (more && next.report == sum.report && next.root == sum.root) {
            sum.marks += next.marks;
            sum.places += next.places;
            continue;
        }
        if (sum.report != UINT32_MAX)
            weigh(directory, &choice, &sum);
        if (choice.report != UINT32_MAX && (!more || next.report != choice.report) && !choice.is_tied && choice.root != UINT32_MAX) {
            struct target target = {choice.report, choice.root};
            directory_tried(directory, sorter_add(targets, &target, &error), &error);
        }
        if (more && next.report != choice.report)
            choice = (struct choice){.report = next.report, .root = UINT32_MAX};
        sum = next;
    }
    directory_tried(directory, sorter_finish(targets, &error), &error);
    return targets;
}

static void join_with_known_races(struct directory *directory) {
    struct sorter *votes = collect_votes(directory), *targets = find_targets(directory, votes);
    struct sorter_place place = {0};
    struct target target;
    sorter_close(votes);
    while (directory_next(directory, targets, &place, &target))
        reports_join(directory, target.report, target.root);
    sorter_close(targets);
}

/* ---- the rest ---- */

static bool may_be_one(const struct directory *directory, uint32_t a, uint32_t b) {
    struct report x = report_at(directory, a), y = report_at(directory, b);
    return x.event && y.event && !reports_clash(directory, &x, &y) && reports_appeared_together(&x, &y);
}

/* What nobody names fully: papers that print the same mark of the same athlete within days of each other. */
static void join_unnamed(struct directory *directory) {
    struct sorter_place place = {0};
    struct entry a = {.value = VALUE_PLACE}, b;
    for (; directory_next(directory, directory->entries, &place, &b); a = b) {
        if (a.word != b.word || a.value != b.value || a.value & VALUE_PLACE)
            continue;
        uint32_t x = report_root(directory, a.report), y = report_root(directory, b.report);
        if (x == y || directory->links[x].is_complete || directory->links[y].is_complete || !may_be_one(directory, x, y))
            continue;
        reports_join(directory, b.report, a.report);
    }
}

/* From now on every report is one step from its root. */
static void flatten(struct directory *directory) {
    for (uint32_t i = 0; i < directory->report_count; i++)
        directory->links[i].parent = report_root(directory, i) & REPORTS_MOST;
}

void directory_join_by_knowledge(struct directory *directory) {
    join_complete(directory);
    join_with_known_races(directory);
    join_unnamed(directory);
    join_with_known_races(directory);   /* some of which have marks now that they had not before */
    flatten(directory);
}
