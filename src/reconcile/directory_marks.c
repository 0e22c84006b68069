/* Races told by their marks alone, and what they are called by those who report them. */
#include <stdlib.h>

#include "directory.h"

/* Two reports of one event that have an equal mark of the same name. */
struct pair {
    uint32_t a, b;             /* first reports of the two documents' event: their coverages */
    uint64_t value;
    uint32_t report_a, report_b;
};

static int compare_pairs(const void *x, const void *y) {
    const struct pair *a = x, *b = y;
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

/* What a document says of one event, under whatever competition, year and sex, lies together in the order of reports: each learns the first
 * of them. */
static void find_coverages(struct directory *directory) {
    struct report first = {.document = UINT32_MAX};
    for (uint32_t i = 0; i < directory->report_count; i++) {
        struct report report = report_at(directory, i);
        bool is_same = report.document == first.document && report.event == first.event;
        report.coverage = is_same ? first.coverage : i;
        if (!is_same)
            first = report;
        report_put(directory, i, &report);
    }
}

/* ---- equal marks ---- */

static bool is_pairable(const struct entry *entry) {
    return entry->value & VALUE_TELLING && !(entry->value & VALUE_PLACE) && !entry->is_given_name;
}

/* An entry and what its report says. */
struct late { struct entry entry; uint32_t event, document, coverage; };

static void add_pair(struct directory *directory, struct sorter *pairs, const struct late *x, const struct late *y) {
    if (!x->event || x->event != y->event || x->document == y->document)
        return;
    struct pair pair = {x->coverage, y->coverage, x->entry.value, x->entry.report, y->entry.report};
    struct error error;
    directory_tried(directory, sorter_add(pairs, &pair, &error), &error);
}

static struct late late_of(const struct directory *directory, const struct entry *entry) {
    struct report report = report_at(directory, entry->report);
    return (struct late){*entry, report.event, report.document, report.coverage};
}

/* Each entry is paired with the few before it that have the same word and mark. */
static struct sorter *find_pairs(struct directory *directory) {
    struct sorter *pairs = sorter_open(sizeof(struct pair), PAIRS_MEMORY, compare_pairs);
    struct sorter_place place = {0};
    struct late late[NEIGHBOURS];
    struct entry before = {0}, entry;
    uint32_t count = 0;        /* of entries with the entry's word and value before it */
    struct error error;
    while (directory_next(directory, directory->entries, &place, &entry)) {
        if (count && (before.word != entry.word || before.value != entry.value))
            count = 0;
        struct late own = {.entry = entry};
        if (count == 1 && is_pairable(&before))   /* most entries have no like: reports are asked for those that have */
            late[0] = late_of(directory, &before);
        if (count && is_pairable(&entry))
            own = late_of(directory, &entry);
        for (uint32_t i = count < NEIGHBOURS ? 0 : count - NEIGHBOURS; i < count && is_pairable(&entry); i++)
            if (is_pairable(&late[i % NEIGHBOURS].entry))
                add_pair(directory, pairs, &late[i % NEIGHBOURS], &own);
        late[count++ % NEIGHBOURS] = own;
        before = entry;
    }
    directory_tried(directory, sorter_finish(pairs, &error), &error);
    return pairs;
}

/* One equal mark of an event is remembered where one of the two papers does not tell the competition. */
static void make_acquainted(struct directory *directory, const struct pair *pair) {
    struct report a = report_leader(directory, pair->report_a), b = report_leader(directory, pair->report_b);
    if ((a.competition && b.competition) || directory->acquaintances.count + 2 > ACQUAINTANCES_MOST)
        return;
    *LIST_ADD(&directory->acquaintances, &directory->arena) = (struct acquaintance){report_at(directory, pair->report_a).document, pair->report_b};
    *LIST_ADD(&directory->acquaintances, &directory->arena) = (struct acquaintance){report_at(directory, pair->report_b).document, pair->report_a};
}

/* Joins the reports of two coverages that have marks enough in common. */
static void join_pairs(struct directory *directory, const struct sorter *pairs) {
    struct sorter_place ahead = {0}, behind = {0};
    struct pair first, next = {0}, pair;
    bool more = directory_next(directory, pairs, &ahead, &first);
    while (more) {
        uint64_t begin = ahead.next - 1, end, value = first.value;
        uint32_t marks = 1 + !!(value & VALUE_LONG);   /* a long figure counts twice: 1:57.15, not 9.81 */
        while ((more = directory_next(directory, pairs, &ahead, &next)) && next.a == first.a && next.b == first.b) {
            marks += next.value != value;
            value = next.value;
        }
        end = ahead.next - more;
        struct report a = report_at(directory, first.a), b = report_at(directory, first.b);
        bool same_days = reports_appeared_together(&a, &b);
        if (marks >= (same_days ? MARKS_OF_ONE_RACE : MARKS_OF_ONE_RACE_AT_ANY_TIME))
            for (behind.next = begin; behind.next < end && directory_next(directory, pairs, &behind, &pair);)
                reports_join(directory, pair.report_a, pair.report_b);
        else if (same_days)
            make_acquainted(directory, &first);
        first = next;
    }
}

/* ---- what goes along ---- */

static bool same_name(const struct report *a, const struct report *b) {
    return a->stated_year == b->stated_year && a->stated_competition == b->stated_competition;
}

/* Marks reports that are joined with another document's, and notes the roots that have such reports. */
static void mark_joined(struct directory *directory, const struct sorter *pairs) {
    struct sorter_place place = {0};
    struct pair pair;
    while (directory_next(directory, pairs, &place, &pair)) {
        uint32_t root = report_root(directory, pair.report_a);
        if (root == report_root(directory, pair.report_b))
            directory->links[pair.report_a].is_marked = directory->links[pair.report_b].is_marked = directory->links[root].is_noted = 1;
    }
}

/* Notes in the reports of each coverage whether one of them is marked. */
static void mark_company(struct directory *directory) {
    for (uint32_t first = 0, end; first < directory->report_count; first = end) {
        bool has_marked = directory->links[first].is_marked;
        for (end = first + 1; end < directory->report_count && report_at(directory, end).coverage == first; end++)
            has_marked |= directory->links[end].is_marked;
        for (uint32_t i = first; i < end; i++)
            directory->links[i].has_company = has_marked;
    }
}

static int compare_numbers(const void *a, const void *b) {
    return (*(const uint32_t *)a > *(const uint32_t *)b) - (*(const uint32_t *)a < *(const uint32_t *)b);
}

/* A report, and the joined one of its document that it goes along with. */
struct companion { uint32_t report, model; };

static int compare_companions(const void *a, const void *b) {
    const struct companion *x = a, *y = b;
    if (x->report != y->report)
        return x->report < y->report ? -1 : 1;
    return (x->model > y->model) - (x->model < y->model);
}

/* May this report go along with the joined one beside it? */
static bool may_follow(const struct directory *directory, const struct report *report, const struct report *model, uint32_t root) {
    int sex = report_at(directory, root).sex;
    bool is_other_sex = report->sex && sex && report->sex != sex;   /* nations run in both relays */
    return !is_other_sex && (!report->stated_year || same_name(report, model));
}

/* Somebody of this report is in these races: does it go along with one of them that its document speaks of? The first one; UINT32_MAX: none. */
static uint32_t look_beside(const struct directory *directory, uint32_t index, const struct report *report, const uint32_t *roots, uint32_t root_count) {
    uint32_t own = report_root(directory, index), last = UINT32_MAX, tried = 0, first = report->coverage;
    for (uint32_t i = first; i < directory->report_count && i - first < BESIDE_MOST && tried < MODELS_MOST; i++) {
        uint32_t root = directory->links[i].is_marked ? report_root(directory, i) : own;
        struct report model = report_at(directory, i);
        if (model.coverage != first)
            break;
        if (root == own || root == last || !may_follow(directory, report, &model, root))
            continue;
        tried++;
        last = root;
        if (bsearch(&root, roots, root_count, sizeof root, compare_numbers))
            return i;
    }
    return UINT32_MAX;
}

static struct sorter *find_companions(struct directory *directory) {
    struct sorter *companions = sorter_open(sizeof(struct companion), PAIRS_MEMORY, compare_companions);
    struct namesakes namesakes = {0};
    struct arena scratch = {0};
    struct error error;
    while (namesakes_next(directory, &namesakes)) {
        uint32_t count = namesakes.entries.count, root_count = 0, *roots = ARENA_ARRAY(&scratch, count, uint32_t);
        for (uint32_t i = 0; i < count; i++) {
            uint32_t root = report_root(directory, namesakes.entries.items[i].report);
            if (directory->links[root].is_noted)
                roots[root_count++] = root;
        }
        root_count = sort_and_thin(roots, root_count);
        for (uint32_t i = 0; i < count && root_count; i++) {
            uint32_t index = namesakes.entries.items[i].report;
            if (!directory->links[index].has_company)
                continue;
            struct report report = report_at(directory, index);
            struct companion companion = {index, report.has_marks ? look_beside(directory, index, &report, roots, root_count) : UINT32_MAX};
            if (companion.model != UINT32_MAX)
                directory_tried(directory, sorter_add(companions, &companion, &error), &error);
        }
        arena_reset(&scratch);
    }
    namesakes_close(&namesakes);
    arena_close(&scratch);
    directory_tried(directory, sorter_finish(companions, &error), &error);
    return companions;
}

/* What else a document says of the event under the same name as a joined report, or under none, goes along when its athletes are in that
 * race. All are looked at in the same state, so that the order does not matter. */
static void take_along(struct directory *directory) {
    struct sorter *companions = find_companions(directory), *joins = sorter_open(sizeof(struct companion), ADDED_MEMORY, NULL);
    struct sorter_place place = {0};
    struct companion next;
    struct error error;
    for (uint32_t last = UINT32_MAX; directory_next(directory, companions, &place, &next); last = next.report)
        if (next.report != last) {   /* the first of its models; roots before any of them changes */
            struct companion join = {next.report, report_root(directory, next.model)};
            directory_tried(directory, sorter_add(joins, &join, &error), &error);
        }
    sorter_close(companions);
    directory_tried(directory, sorter_finish(joins, &error), &error);
    place = (struct sorter_place){0};
    while (directory_next(directory, joins, &place, &next))
        reports_join(directory, next.report, next.model);
    sorter_close(joins);
}

/* ---- what the races are called ---- */

/* What a report calls the race that it was joined to. */
struct naming {
    uint32_t root, report, competition;
    int32_t day;
    int16_t year;
    bool is_news;
};

static int compare_namings(const void *a, const void *b) {
    const struct naming *x = a, *y = b;
    if (x->root != y->root)
        return x->root < y->root ? -1 : 1;
    return (x->report > y->report) - (x->report < y->report);
}

/* Was the edition just held, or under way, when the report appeared? Such a name is likelier than one that a paper recalls. */
static bool is_news(const struct directory *directory, const struct naming *name) {
    if (name->day == NO_DAY)
        return false;
    const struct edition *edition = editions_reported(&directory->reconciler->editions, term_text(directory, name->competition),
                                                      date_from_days(name->day), DAYS_AFTER_EDITION);
    return edition && edition->year == name->year;
}

/* What most reports of the race call it, among names that are whole; those of editions that are news count twice. */
static void vote_on_name(struct directory *directory, struct naming *names, uint32_t count) {
    const struct naming *best = NULL;
    uint32_t best_votes = 0;
    for (uint32_t i = 0; i < count; i++)
        names[i].is_news = is_news(directory, &names[i]);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t votes = 0;
        if (!names[i].competition || !names[i].year)
            continue;
        for (uint32_t j = 0; j < count; j++)
            votes += names[j].competition == names[i].competition && names[j].year == names[i].year ? 1 + names[j].is_news : 0;
        if (votes > best_votes) {
            best = &names[i];
            best_votes = votes;
        }
    }
    if (!best)
        return;
    struct report root = report_at(directory, best->root);
    root.competition = best->competition;
    root.year = best->year;
    report_put(directory, best->root, &root);
}

/* Of all races that several reports were joined to: what each calls it. */
static struct sorter *find_names(struct directory *directory) {
    struct sorter *names = sorter_open(sizeof(struct naming), PAIRS_MEMORY, compare_namings);
    struct error error;
    reports_unmark(directory);
    for (uint32_t i = 0; i < directory->report_count; i++)
        if (report_root(directory, i) != i)
            directory->links[report_root(directory, i)].is_marked = 1;
    for (uint32_t i = 0; i < directory->report_count; i++) {
        uint32_t root = report_root(directory, i);
        if (!directory->links[root].is_marked)
            continue;
        struct report report = report_at(directory, i);
        struct naming name = {.root = root, .report = i, .competition = report.stated_competition, .day = report.day, .year = report.stated_year};
        directory_tried(directory, sorter_add(names, &name, &error), &error);
    }
    reports_unmark(directory);
    directory_tried(directory, sorter_finish(names, &error), &error);
    return names;
}

static void vote_on_names(struct directory *directory) {
    struct sorter *all = find_names(directory);
    struct sorter_place place = {0};
    struct naming names[VOTERS_MOST] = {0}, next = {0};
    struct error error;
    uint32_t count = 0;
    for (bool more = true; more;) {
        if (!directory_tried(directory, sorter_next(all, &place, &next, &more, &error), &error))
            break;
        if (count && (!more || next.root != names[0].root)) {
            vote_on_name(directory, names, count);
            count = 0;
        }
        if (more && count < VOTERS_MOST)
            names[count++] = next;
    }
    sorter_close(all);
}

void directory_join_by_marks(struct directory *directory) {
    find_coverages(directory);
    struct sorter *pairs = find_pairs(directory);
    join_pairs(directory, pairs);
    mark_joined(directory, pairs);
    mark_company(directory);
    sorter_close(pairs);
    take_along(directory);
    vote_on_names(directory);
}
