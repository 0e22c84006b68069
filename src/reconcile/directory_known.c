/* Reports joined by what is known of them, once the marks have spoken; and the names of the races that come of it. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/sort.h"
#include "directory.h"

/* ---- complete reports of one name ---- */

static int compare_names(const void *a, const void *b, void *context) {
    const struct directory *directory = context;
    uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
    const struct report *x = &directory->reports.items[i], *y = &directory->reports.items[j];
    if (x->competition != y->competition)
        return str_compare(term_text(directory, x->competition), term_text(directory, y->competition));
    if (x->event != y->event)
        return str_compare(term_text(directory, x->event), term_text(directory, y->event));
    int order = (int)x->year - (int)y->year;
    if (order || (order = (int)x->sex - (int)y->sex))
        return order;
    return (i > j) - (i < j);
}

/* Joins complete reports of one race; the first in order leads. */
static void join_complete(struct directory *directory) {
    uint32_t count = 0, *complete = memory_new(directory->reports.count + 1, sizeof *complete);
    for (uint32_t i = 0; i < directory->reports.count; i++)
        if (directory->reports.items[i].parent == i && report_is_complete(&directory->reports.items[i]))
            complete[count++] = i;
    qsort_r(complete, count, sizeof *complete, compare_names, directory);
    for (uint32_t i = 1, first = 0; i < count; i++) {
        if (reports_clash(directory, &directory->reports.items[complete[first]], &directory->reports.items[complete[i]]))
            first = i;
        else
            reports_join(directory, complete[i], complete[first]);
    }
    free(complete);
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
struct presence { uint32_t root, entries; };
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
        else if (report_is_complete(&directory->reports.items[root]))
            *LIST_ADD(found, arena) = (struct presence){root, 1};
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
}

/* ---- races that do not clash, found without looking at all ---- */

enum { FEW = 8 };   /* that are looked at one by one */

/* The same in the order of events: by event and root, or with the competition between them. */
enum range_by { BY_EVENT, BY_EVENT_AND_COMPETITION };

static int compare_events(const void *a, const void *b, void *context) {
    const struct directory *directory = context;
    const struct presence *x = a, *y = b;
    const struct report *p = &directory->reports.items[x->root], *q = &directory->reports.items[y->root];
    if (p->event != q->event)
        return p->event < q->event ? -1 : 1;
    return (x->root > y->root) - (x->root < y->root);
}

static int compare_events_and_competitions(const void *a, const void *b, void *context) {
    const struct directory *directory = context;
    const struct presence *x = a, *y = b;
    const struct report *p = &directory->reports.items[x->root], *q = &directory->reports.items[y->root];
    if (p->event == q->event && p->competition != q->competition)
        return p->competition < q->competition ? -1 : 1;
    return compare_events(a, b, context);
}

static struct presences in_order_of(struct directory *directory, const struct presences *presences, enum range_by by, struct arena *arena) {
    struct presences sorted = {.items = ARENA_ARRAY(arena, presences->count, struct presence), .count = presences->count};
    if (!sorted.count)
        return sorted;
    memcpy(sorted.items, presences->items, sorted.count * sizeof *sorted.items);
    qsort_r(sorted.items, sorted.count, sizeof *sorted.items, by == BY_EVENT ? compare_events : compare_events_and_competitions, directory);
    return sorted;
}

static int compare_to_range(const struct report *race, const struct report *report, enum range_by by) {
    if (race->event != report->event || by == BY_EVENT)
        return (race->event > report->event) - (race->event < report->event);
    return (race->competition > report->competition) - (race->competition < report->competition);
}

/* The first that is not before the report's range, or the first behind it. */
static uint32_t range_edge(const struct directory *directory, const struct presences *sorted, const struct report *report, enum range_by by, bool behind) {
    uint32_t low = 0, high = sorted->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = compare_to_range(&directory->reports.items[sorted->items[middle].root], report, by);
        if (order < 0 || (behind && !order))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Those of the report's event, and competition where that counts; all are of one order. */
static struct presences range_of(const struct directory *directory, const struct presences *sorted, const struct report *report, enum range_by by) {
    uint32_t first = range_edge(directory, sorted, report, by, false), end = range_edge(directory, sorted, report, by, true);
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
    const struct report *report = &directory->reports.items[entry->report];
    uint32_t cast = 0;
    struct presences equal = ballot->equal;
    if (report->event && ballot->equal.count > FEW)
        equal = report->competition ? range_of(directory, &ballot->equal_by_both, report, BY_EVENT_AND_COMPETITION)
                                    : range_of(directory, &ballot->equal_by_event, report, BY_EVENT);
    for (LIST_EACH(const struct presence, presence, &equal)) {
        if (reports_clash(directory, report, &directory->reports.items[presence->root]))
            continue;
        bool is_place = entry->value & VALUE_PLACE;
        vote(ballot, entry->report, presence->root, is_place ? 0 : presence->entries, is_place && entry->value != 1 ? presence->entries : 0);
        if (++cast == CANDIDATES_MOST)
            return;
    }
    if (!tells_race_by_name(report))
        return;
    struct presences named = range_of(directory, &ballot->named_by_both, report, BY_EVENT_AND_COMPETITION);
    for (LIST_EACH(const struct presence, presence, &named)) {
        if (reports_clash(directory, report, &directory->reports.items[presence->root]))
            continue;
        vote(ballot, entry->report, presence->root, 0, 0);
        if (++cast == CANDIDATES_MOST)
            return;
    }
}

static bool is_wanting(const struct directory *directory, uint32_t report) {
    const struct report *item = &directory->reports.items[report];
    return item->parent == report && !report_is_complete(item);
}

/* Equal values lie together. */
static void vote_among(struct ballot *ballot, const struct entry *entries, uint32_t count) {
    find_presences(ballot->directory, entries, count, &ballot->named, &ballot->arena);
    ballot->named_by_both = in_order_of(ballot->directory, &ballot->named, BY_EVENT_AND_COMPETITION, &ballot->arena);
    for (uint32_t first = 0, end; first < count && ballot->named.count; first = end) {
        bool any = false;
        for (end = first; end < count && entries[end].value == entries[first].value; end++)
            any = any || is_wanting(ballot->directory, entries[end].report);
        if (!any)
            continue;
        find_presences(ballot->directory, entries + first, end - first, &ballot->equal, &ballot->arena);
        if (ballot->equal.count > FEW) {
            ballot->equal_by_event = in_order_of(ballot->directory, &ballot->equal, BY_EVENT, &ballot->arena);
            ballot->equal_by_both = in_order_of(ballot->directory, &ballot->equal, BY_EVENT_AND_COMPETITION, &ballot->arena);
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
    const struct report *report = &directory->reports.items[sum->report], *race = &directory->reports.items[sum->root];
    if (sum->marks)
        return LIKE_BY_MARK;
    if (sum->places > 1)
        return LIKE_BY_PLACES;
    bool is_dated = report->year || (report->has_marks && reports_appeared_together(report, race));
    return report->competition && report->event && is_dated ? LIKE_BY_NAME : LIKE_NOTHING;
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

/* All look at the same state, so that the order does not matter. */
static uint32_t *find_targets(struct directory *directory, const struct sorter *votes, struct arena *scratch) {
    uint32_t *targets = ARENA_ARRAY(scratch, directory->reports.count + 1, uint32_t);
    for (uint32_t i = 0; i < directory->reports.count; i++)
        targets[i] = UINT32_MAX;
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
        if (choice.report != UINT32_MAX && (!more || next.report != choice.report))
            targets[choice.report] = choice.is_tied ? UINT32_MAX : choice.root;
        if (more && next.report != choice.report)
            choice = (struct choice){.report = next.report, .root = UINT32_MAX};
        sum = next;
    }
    return targets;
}

static void join_with_known_races(struct directory *directory) {
    struct arena scratch = {0};
    struct sorter *votes = collect_votes(directory);
    const uint32_t *targets = find_targets(directory, votes, &scratch);
    for (uint32_t i = 0; i < directory->reports.count; i++)
        if (targets[i] != UINT32_MAX)
            reports_join(directory, i, targets[i]);
    sorter_close(votes);
    arena_close(&scratch);
}

/* ---- the rest ---- */

/* What nobody names fully: papers that print the same mark of the same athlete within days of each other. */
static void join_unnamed(struct directory *directory) {
    struct sorter_place place = {0};
    struct entry a = {.value = VALUE_PLACE}, b;
    struct error error;
    bool more = true;
    for (; directory_tried(directory, sorter_next(directory->entries, &place, &b, &more, &error), &error) && more; a = b) {
        if (a.word != b.word || a.value != b.value || a.value & VALUE_PLACE)
            continue;
        const struct report *x = report_leader(directory, a.report), *y = report_leader(directory, b.report);
        if (x == y || !x->event || !y->event || report_is_complete(x) || report_is_complete(y) || reports_clash(directory, x, y) ||
            !reports_appeared_together(x, y))
            continue;
        reports_join(directory, b.report, a.report);
    }
}

/* From now on every report is one step from its root. */
static void flatten(struct directory *directory) {
    for (uint32_t i = 0; i < directory->reports.count; i++)
        directory->reports.items[i].parent = report_root(directory, i) & REPORTS_MOST;
}

void directory_join_by_knowledge(struct directory *directory) {
    join_complete(directory);
    join_with_known_races(directory);
    join_unnamed(directory);
    join_with_known_races(directory);   /* some of which have marks now that they had not before */
    flatten(directory);
}
