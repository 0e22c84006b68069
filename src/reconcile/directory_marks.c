/* Races told by their marks alone, and what they are called by those who report them. */
#include <stdlib.h>

#include "base/sort.h"
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

/* What a document says of one event, under whatever competition, year and sex. */
static bool same_coverage(const struct report *a, const struct report *b) {
    return a->document == b->document && a->event == b->event;
}

/* For each report, the first of its document and event; the order of reports keeps them together. */
static uint32_t *find_coverages(const struct directory *directory, struct arena *arena) {
    const struct report *items = directory->reports.items;
    uint32_t *first = ARENA_ARRAY(arena, directory->reports.count + 1, uint32_t);
    for (uint32_t i = 1; i < directory->reports.count; i++)
        first[i] = same_coverage(&items[i - 1], &items[i]) ? first[i - 1] : i;
    return first;
}

/* ---- equal marks ---- */

static bool is_pairable(const struct entry *entry) {
    return entry->value & VALUE_TELLING && !(entry->value & VALUE_PLACE) && !entry->is_given_name;
}

/* Each entry is paired with the few before it that have the same word and mark. */
static struct sorter *find_pairs(struct directory *directory, const uint32_t *coverage) {
    struct sorter *pairs = sorter_open(sizeof(struct pair), PAIRS_MEMORY, compare_pairs);
    struct sorter_place place = {0};
    struct entry late[NEIGHBOURS], y;
    uint32_t count = 0;        /* of entries with y's word and value before it */
    bool more = true;
    struct error error;
    while (directory_tried(directory, sorter_next(directory->entries, &place, &y, &more, &error), &error) && more) {
        const struct entry *last = &late[(count + NEIGHBOURS - 1) % NEIGHBOURS];
        if (count && (last->word != y.word || last->value != y.value))
            count = 0;
        for (uint32_t i = count < NEIGHBOURS ? 0 : count - NEIGHBOURS; i < count && is_pairable(&y); i++) {
            const struct entry *x = &late[i % NEIGHBOURS];
            const struct report *a = &directory->reports.items[x->report], *b = &directory->reports.items[y.report];
            if (!is_pairable(x) || !a->event || a->event != b->event || a->document == b->document)
                continue;
            struct pair pair = {coverage[x->report], coverage[y.report], x->value, x->report, y.report};
            directory_tried(directory, sorter_add(pairs, &pair, &error), &error);
        }
        late[count++ % NEIGHBOURS] = y;
    }
    directory_tried(directory, sorter_finish(pairs, &error), &error);
    return pairs;
}

static bool next_pair(struct directory *directory, const struct sorter *pairs, struct sorter_place *place, struct pair *pair) {
    struct error error;
    bool more = false;
    return directory_tried(directory, sorter_next(pairs, place, pair, &more, &error), &error) && more;
}

/* One equal mark of an event is remembered where one of the two papers does not tell the competition. */
static void make_acquainted(struct directory *directory, const struct pair *pair) {
    const struct report *a = report_leader(directory, pair->report_a), *b = report_leader(directory, pair->report_b);
    if ((a->competition && b->competition) || directory->acquaintances.count + 2 > ACQUAINTANCES_MOST)
        return;
    *LIST_ADD(&directory->acquaintances, &directory->arena) = (struct acquaintance){directory->reports.items[pair->report_a].document, pair->report_b};
    *LIST_ADD(&directory->acquaintances, &directory->arena) = (struct acquaintance){directory->reports.items[pair->report_b].document, pair->report_a};
}

/* Joins the reports of two coverages that have marks enough in common. */
static void join_pairs(struct directory *directory, const struct sorter *pairs) {
    struct sorter_place ahead = {0}, behind = {0};
    struct pair first, next = {0}, pair;
    bool more = next_pair(directory, pairs, &ahead, &first);
    while (more) {
        uint64_t begin = ahead.next - 1, end, value = first.value;
        uint32_t marks = 1 + !!(value & VALUE_LONG);   /* a long figure counts twice: 1:57.15, not 9.81 */
        while ((more = next_pair(directory, pairs, &ahead, &next)) && next.a == first.a && next.b == first.b) {
            marks += next.value != value;
            value = next.value;
        }
        end = ahead.next - more;
        const struct report *items = directory->reports.items;
        bool same_days = reports_appeared_together(&items[first.a], &items[first.b]);
        if (marks >= (same_days ? MARKS_OF_ONE_RACE : MARKS_OF_ONE_RACE_AT_ANY_TIME))
            for (behind.next = begin; behind.next < end && next_pair(directory, pairs, &behind, &pair);)
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

struct company {
    const uint32_t *coverage;
    bool *is_joined;           /* of each report: with another document's */
    bool *has_joined;          /* of each root: with such a report */
    uint32_t *models;          /* of each report: the joined one that it goes along with, UINT32_MAX: none */
};

static struct company company_of(struct directory *directory, const uint32_t *coverage, const struct sorter *pairs, struct arena *scratch) {
    uint32_t count = directory->reports.count;
    struct company company = {coverage, ARENA_ARRAY(scratch, count + 1, bool), ARENA_ARRAY(scratch, count + 1, bool),
                              ARENA_ARRAY(scratch, count + 1, uint32_t)};
    struct sorter_place place = {0};
    struct pair pair;
    for (uint32_t i = 0; i < count; i++)
        company.models[i] = UINT32_MAX;
    while (next_pair(directory, pairs, &place, &pair)) {
        uint32_t root = report_root(directory, pair.report_a);
        if (root == report_root(directory, pair.report_b))
            company.is_joined[pair.report_a] = company.is_joined[pair.report_b] = company.has_joined[root] = true;
    }
    return company;
}

static int compare_numbers(const void *a, const void *b) {
    return (*(const uint32_t *)a > *(const uint32_t *)b) - (*(const uint32_t *)a < *(const uint32_t *)b);
}

/* May this report go along with the joined one beside it? */
static bool may_follow(const struct directory *directory, const struct report *report, uint32_t model, uint32_t root) {
    int sex = directory->reports.items[root].sex;
    bool is_other_sex = report->sex && sex && report->sex != sex;   /* nations run in both relays */
    return !is_other_sex && (!report->stated_year || same_name(report, &directory->reports.items[model]));
}

/* Somebody of this report is in these races: does it go along with one of them that its document speaks of? */
static void look_beside(const struct directory *directory, struct company *company, uint32_t index, const uint32_t *roots, uint32_t root_count) {
    const struct report *report = &directory->reports.items[index];
    uint32_t own = report_root(directory, index), last = UINT32_MAX, tried = 0, first = company->coverage[index];
    for (uint32_t i = first; i < directory->reports.count && company->coverage[i] == first && i < company->models[index]; i++) {
        if (i - first == BESIDE_MOST || tried == MODELS_MOST)
            return;
        uint32_t root = company->is_joined[i] ? report_root(directory, i) : own;
        if (root == own || root == last || !may_follow(directory, report, i, root))
            continue;
        tried++;
        last = root;
        if (bsearch(&root, roots, root_count, sizeof root, compare_numbers))
            company->models[index] = i;
    }
}

static uint32_t sort_and_thin(uint32_t *numbers, uint32_t count) {
    uint32_t kept = 0;
    sort_items(numbers, count, sizeof *numbers, compare_numbers);
    for (uint32_t i = 0; i < count; i++)
        if (!kept || numbers[kept - 1] != numbers[i])
            numbers[kept++] = numbers[i];
    return kept;
}

/* What else a document says of the event under the same name as a joined report, or under none, goes along when its athletes are in that
 * race. All are looked at in the same state, so that the order does not matter. */
static void take_along(struct directory *directory, struct company *company) {
    struct namesakes namesakes = {0};
    struct arena scratch = {0};
    while (namesakes_next(directory, &namesakes)) {
        uint32_t count = namesakes.entries.count, root_count = 0, *roots = ARENA_ARRAY(&scratch, count, uint32_t);
        for (uint32_t i = 0; i < count; i++) {
            uint32_t root = report_root(directory, namesakes.entries.items[i].report);
            if (company->has_joined[root])
                roots[root_count++] = root;
        }
        root_count = sort_and_thin(roots, root_count);
        for (uint32_t i = 0; i < count && root_count; i++) {
            uint32_t report = namesakes.entries.items[i].report;
            if (directory->reports.items[report].has_marks)
                look_beside(directory, company, report, roots, root_count);
        }
        arena_reset(&scratch);
    }
    namesakes_close(&namesakes);
    arena_close(&scratch);
    for (uint32_t i = 0; i < directory->reports.count; i++)   /* roots first: joining changes them */
        if (company->models[i] != UINT32_MAX)
            company->models[i] = report_root(directory, company->models[i]);
    for (uint32_t i = 0; i < directory->reports.count; i++)
        if (company->models[i] != UINT32_MAX)
            reports_join(directory, i, company->models[i]);
}

/* ---- what the races are called ---- */

/* Was the edition just held, or under way, when the report appeared? Such a name is likelier than one that a paper recalls. */
static bool is_news(const struct directory *directory, const struct report *report) {
    if (report->day == NO_DAY)
        return false;
    const struct edition *edition = editions_reported(&directory->reconciler->editions, term_text(directory, report->stated_competition),
                                                      date_from_days(report->day), DAYS_AFTER_EDITION);
    return edition && edition->year == report->stated_year;
}

/* What most reports of the race call it, among names that are whole; those of editions that are news count twice. */
static void vote_on_name(struct directory *directory, const uint32_t *members, uint32_t count) {
    struct report *root = report_leader(directory, members[0]);
    const struct report *best = NULL;
    uint32_t best_votes = 0;
    for (uint32_t i = 0; i < count && i < VOTERS_MOST; i++) {
        const struct report *name = &directory->reports.items[members[i]];
        uint32_t votes = 0;
        if (!name->stated_competition || !name->stated_year)
            continue;
        for (uint32_t j = 0; j < count && j < VOTERS_MOST; j++)
            votes += same_name(name, &directory->reports.items[members[j]]) ? 1 + is_news(directory, &directory->reports.items[members[j]]) : 0;
        if (votes > best_votes) {
            best = name;
            best_votes = votes;
        }
    }
    if (!best)
        return;
    root->competition = best->stated_competition;
    root->year = best->stated_year;
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
    uint32_t count = directory->reports.count, joined = 0;
    bool *has_others = ARENA_ARRAY(&scratch, count + 1, bool);
    for (uint32_t i = 0; i < count; i++)
        has_others[report_root(directory, i)] |= report_root(directory, i) != i;
    for (uint32_t i = 0; i < count; i++)
        joined += has_others[report_root(directory, i)];
    struct membership *all = ARENA_ARRAY(&scratch, joined + 1, struct membership);
    joined = 0;
    for (uint32_t i = 0; i < count; i++)
        if (has_others[report_root(directory, i)])
            all[joined++] = (struct membership){report_root(directory, i), i};
    sort_items(all, joined, sizeof *all, compare_memberships);
    uint32_t members[VOTERS_MOST];
    for (uint32_t first = 0, end; first < joined; first = end) {
        for (end = first; end < joined && all[end].root == all[first].root; end++)
            if (end - first < VOTERS_MOST)
                members[end - first] = all[end].report;
        vote_on_name(directory, members, end - first < VOTERS_MOST ? end - first : VOTERS_MOST);
    }
    arena_close(&scratch);
}

void directory_join_by_marks(struct directory *directory) {
    struct arena scratch = {0};
    const uint32_t *coverage = find_coverages(directory, &scratch);
    struct sorter *pairs = find_pairs(directory, coverage);
    join_pairs(directory, pairs);
    struct company company = company_of(directory, coverage, pairs, &scratch);
    sorter_close(pairs);
    take_along(directory, &company);
    arena_close(&scratch);
    vote_on_names(directory);
}
