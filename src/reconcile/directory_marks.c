/* Races told by their marks alone, and what they are called by those who report them. */
#include <stdlib.h>

#include "directory.h"
#include "base/sort.h"

/* What a document says of one event, under whatever competition, year and sex. */
struct shared_mark {
    uint32_t a, b;             /* first reports of the two documents' event */
    uint64_t value;
    uint32_t report_a, report_b;
};

static int compare_shared(const void *x, const void *y) {
    const struct shared_mark *a = x, *b = y;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    if (a->b != b->b)
        return a->b < b->b ? -1 : 1;
    if (a->value != b->value)
        return a->value < b->value ? -1 : 1;
    if (a->report_a != b->report_a)
        return a->report_a < b->report_a ? -1 : 1;
    return (a->report_b > b->report_b) - (a->report_b < b->report_b);
}

static bool same_coverage(const struct report *a, const struct report *b) {
    return str_equal(a->document, b->document) && str_equal(a->event, b->event);
}

/* For each report, the first of its document and event; keys sort them together. */
static uint32_t *find_coverages(const struct directory *directory, struct arena *arena) {
    uint32_t *first = ARENA_ARRAY(arena, directory->reports.count + 1, uint32_t);
    for (uint32_t i = 1; i < directory->reports.count; i++)
        first[i] = same_coverage(directory->reports.items[i - 1], directory->reports.items[i]) ? first[i - 1] : i;
    return first;
}

struct shared_marks { struct shared_mark *items; uint32_t count, room; };

static bool is_pairable(const struct entry *entry) { return entry->value & TELLING && !(entry->value & 1) && !entry->is_given_name; }

/* Counts the pairs of reports of one event that have an equal mark, and keeps them when there is room: called twice, for there may be
 * millions, and a list that grows would take twice the memory. */
static uint32_t find_shared(const struct directory *directory, const uint32_t *coverage, struct shared_marks *shared) {
    uint32_t found = 0;
    for (uint32_t i = 0; i < directory->entries.count; i++) {
        const struct entry *x = &directory->entries.items[i];
        for (uint32_t j = i + 1; j < directory->entries.count && j <= i + NEIGHBOURS && is_pairable(x); j++) {
            const struct entry *y = &directory->entries.items[j];
            if (y->word != x->word || y->value != x->value)
                break;
            const struct report *a = directory->reports.items[x->report], *b = directory->reports.items[y->report];
            if (!is_pairable(y) || !a->event.size || !str_equal(a->event, b->event) || str_equal(a->document, b->document))
                continue;
            if (found < shared->room)
                shared->items[found] = (struct shared_mark){coverage[x->report], coverage[y->report], x->value, x->report, y->report};
            found++;
        }
    }
    return found;
}

static bool same_name(const struct parts *a, const struct parts *b) {
    return a->year == b->year && str_equal(a->competition, b->competition);
}

/* Who is in which race: (root, word) pairs, hashed. Asked for every report beside a joined one, so it may not look through namesakes. */
struct attendance {
    uint64_t *slots;           /* open addressing, 0: free */
    size_t room;               /* a power of two */
};

static uint64_t attendance_key(uint32_t root, uint64_t word) {
    uint64_t key = (word ^ ((uint64_t)root + 1) * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
    return key ? key : 1;
}

static uint64_t *attendance_slot(const struct attendance *attendance, uint64_t key) {
    size_t at = (key >> 32) & (attendance->room - 1);
    while (attendance->slots[at] && attendance->slots[at] != key)
        at = (at + 1) & (attendance->room - 1);
    return &attendance->slots[at];
}

static struct attendance attendance_of(const struct directory *directory, const bool *has_joined) {
    size_t room = 1024;
    while (room < 2 * (size_t)directory->entries.count)
        room *= 2;
    struct attendance attendance = {calloc(room, sizeof *attendance.slots), room};
    if (!attendance.slots)
        abort();
    for (LIST_EACH(const struct entry, entry, &directory->entries)) {
        uint32_t root = report_root(directory, entry->report);
        uint64_t key = attendance_key(root, entry->word);
        if (has_joined[root])
            *attendance_slot(&attendance, key) = key;
    }
    return attendance;
}

static bool attends(const struct directory *directory, const struct attendance *attendance, const struct report *report, uint32_t root) {
    for (uint32_t e = 0; e < report->entry_count; e++) {
        uint64_t key = attendance_key(root, directory->entries.items[directory->by_report[report->first_entry + e]].word);
        if (*attendance_slot(attendance, key))
            return true;
    }
    return false;
}

/* The race of a joined report beside it, [first, end), that this one belongs to as well; UINT32_MAX when there is none. */
static uint32_t taken_along(const struct directory *directory, const struct attendance *attendance, const bool *is_joined, uint32_t index,
                            uint32_t first, uint32_t end) {
    const struct report *report = directory->reports.items[index];
    uint32_t own = report_root(directory, index), last = UINT32_MAX;
    for (uint32_t i = first, models = 0; i < end && models < MODELS_MOST; i++) {
        uint32_t root = is_joined[i] ? report_root(directory, i) : own;
        if (root == own || root == last)
            continue;
        const struct report *model = directory->reports.items[i];
        int sex = directory->reports.items[root]->sex;
        bool is_other_sex = report->sex && sex && report->sex != sex;   /* nations run in both relays */
        if (is_other_sex || (report->stated.year && !same_name(&report->stated, &model->stated)))
            continue;
        models++;
        last = root;
        if (attends(directory, attendance, report, root))
            return root;
    }
    return UINT32_MAX;
}

/* What else a document says of the event under the same name as a joined report, or under none, goes along when its athletes are in that
 * race. All are looked at in the same state, so that the order does not matter. */
static void take_along(struct directory *directory, const uint32_t *coverage, const struct shared_marks *shared, struct arena *scratch) {
    uint32_t count = directory->reports.count;
    bool *is_joined = ARENA_ARRAY(scratch, count + 1, bool), *has_joined = ARENA_ARRAY(scratch, count + 1, bool);
    uint32_t *targets = ARENA_ARRAY(scratch, count + 1, uint32_t);
    for (LIST_EACH(struct shared_mark, pair, shared)) {
        uint32_t root = report_root(directory, pair->report_a);
        if (root == report_root(directory, pair->report_b))
            is_joined[pair->report_a] = is_joined[pair->report_b] = has_joined[root] = true;
    }
    struct attendance attendance = attendance_of(directory, has_joined);
    for (uint32_t first = 0, end; first < count; first = end) {
        bool any = false;
        for (end = first; end < count && coverage[end] == first; end++)
            any = any || is_joined[end];
        for (uint32_t i = first; i < end; i++)
            targets[i] = any && directory->reports.items[i]->marks
                             ? taken_along(directory, &attendance, is_joined, i, first, end) : UINT32_MAX;
    }
    free(attendance.slots);
    for (uint32_t i = 0; i < count; i++)
        if (targets[i] != UINT32_MAX)
            reports_join(directory, i, targets[i]);
}

/* What most reports of the race call it, among names that are whole; those of other sexes than the race's own do not count. */
static void vote_on_name(struct directory *directory, const uint32_t *members, uint32_t count) {
    struct report *root = report_leader(directory, members[0]);
    const struct parts *best = NULL;
    uint32_t best_votes = 0;
    for (uint32_t i = 0; i < count && i < VOTERS_MOST; i++) {
        const struct parts *name = &directory->reports.items[members[i]]->stated;
        uint32_t votes = 0;
        for (uint32_t j = 0; j < count && j < VOTERS_MOST; j++)
            votes += same_name(name, &directory->reports.items[members[j]]->stated);
        bool is_whole = name->competition.size && name->year;
        if (is_whole && votes > best_votes) {
            best = name;
            best_votes = votes;
        }
    }
    if (!best)
        return;
    root->competition = best->competition;
    root->year = best->year;
}

struct membership { uint32_t root, report; };

static int compare_memberships(const void *a, const void *b) {
    const struct membership *x = a, *y = b;
    if (x->root != y->root)
        return x->root < y->root ? -1 : 1;
    return (x->report > y->report) - (x->report < y->report);
}

static void vote_on_names(struct directory *directory) {
    struct arena scratch = {0};
    uint32_t count = directory->reports.count;
    struct membership *all = ARENA_ARRAY(&scratch, count + 1, struct membership);
    uint32_t *members = ARENA_ARRAY(&scratch, count + 1, uint32_t);
    for (uint32_t i = 0; i < count; i++)
        all[i] = (struct membership){report_root(directory, i), i};
    sort_items(all, count, sizeof *all, compare_memberships);
    for (uint32_t first = 0, end; first < count; first = end) {
        for (end = first; end < count && all[end].root == all[first].root; end++)
            members[end - first] = all[end].report;
        if (end - first > 1)
            vote_on_name(directory, members, end - first);
    }
    arena_close(&scratch);
}

void directory_join_by_marks(struct directory *directory) {
    struct arena scratch = {0};
    struct shared_marks shared = {0};
    uint32_t *coverage = find_coverages(directory, &scratch);
    shared.room = find_shared(directory, coverage, &shared);
    shared.items = ARENA_ARRAY(&scratch, shared.room + 1, struct shared_mark);
    shared.count = find_shared(directory, coverage, &shared);
    if (shared.count)
        sort_items(shared.items, shared.count, sizeof *shared.items, compare_shared);
    for (uint32_t first = 0, end; first < shared.count; first = end) {
        const struct shared_mark *pair = &shared.items[first];
        uint32_t marks = 1 + !!(pair->value & LONG);   /* a long figure counts twice: 1:57.15, not 9.81 */
        for (end = first + 1; end < shared.count && shared.items[end].a == pair->a && shared.items[end].b == pair->b; end++)
            marks += shared.items[end].value != shared.items[end - 1].value;
        bool same_days = reports_appeared_together(directory->reports.items[pair->a], directory->reports.items[pair->b]);
        if (marks < (same_days ? MARKS_OF_ONE_RACE : MARKS_OF_ONE_RACE_AT_ANY_TIME))
            continue;
        for (uint32_t i = first; i < end; i++)
            reports_join(directory, shared.items[i].report_a, shared.items[i].report_b);
    }
    take_along(directory, coverage, &shared, &scratch);
    arena_close(&scratch);
    vote_on_names(directory);
}
