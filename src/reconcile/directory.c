/*
 * Which race a statement is about.
 *
 * A report is what one document says under one competition, year, event and sex, as far as it tells them. Reports are joined
 * in this order, each only when nothing known clashes and one candidate is left: with a better known report of the same document;
 * with a fully known race that other documents report; with each other. What joins documents is an equal mark of the same athlete, two
 * equal places, or the competition's name together with the athlete and the days of publication.
 *
 * One thing is stronger than a competition's name: two athletes with two equal marks in one event, in papers of the same days, are one race,
 * whatever the papers (or we, reading them) take it for. What the race is called is then put to the vote.
 */
#include <stdio.h>
#include <stdlib.h>

#include "reconcile/names.h"
#include "race.h"

enum {
    DAYS_AFTER_EDITION = 21,   /* an undated report of a competition is of the edition that ended so many days ago, at most */
    DAYS_OF_ONE_STORY = 10,    /* two papers on the same day's races appear within so many days */
    CANDIDATES_MOST = 16,
    NAMESAKES_MOST = 4096,     /* entries of one word that are looked at */
    NO_DAY = INT32_MIN,
    MARKS_OF_ONE_RACE = 2,     /* equal ones that make two reports one race */
    MARKS_OF_ONE_RACE_AT_ANY_TIME = 3,
    NEIGHBOURS = 8,            /* reports with an equal mark that are paired with each */
    VOTERS_MOST = 500,
    TELLING = 2,               /* bits of an entry's value */
    LONG = 4,
};

struct report {
    str key;                   /* document, event, sex, competition, year: as stated */
    str document;              /* first bytes of key */
    str event, competition;
    struct parts { str event, competition; int16_t year; uint8_t sex; } stated;   /* as the document has them */
    str race;                  /* the answer */
    int32_t day, last_day;     /* of publication, NO_DAY when unknown; of all reports that were joined to it */
    uint32_t parent;           /* union-find, by index in the sorted order */
    uint32_t results;          /* results, placings, splits and margins */
    uint32_t marks;
    uint32_t first_entry, entry_count; /* in directory.by_report */
    int16_t year;
    uint8_t sex;
    bool only_title;
};

/* One athlete's mark or place in a report, once for the first word of the name and once for the last. */
struct entry {
    uint64_t word;
    uint64_t value;            /* of a mark, or of a place (then the lowest bit is set) */
    uint32_t report;
    bool is_given_name;
};

struct directory {
    const struct reconciler *reconciler;
    struct arena arena, scratch;
    struct table by_key;       /* struct report */
    struct { struct report **items; uint32_t count, room; } reports;
    struct { struct entry *items; uint32_t count, room; } entries;  /* once settled: by word and value; malloc, for it grows large */
    struct table terms;        /* events and competitions, each once: a str */
    uint32_t *by_report;       /* indices of entries, report by report */
};

struct directory *directory_open(const struct reconciler *reconciler) {
    struct directory *directory = calloc(1, sizeof *directory);
    if (!directory)
        abort();
    directory->reconciler = reconciler;
    return directory;
}

void directory_close(struct directory *directory) {
    if (!directory)
        return;
    arena_close(&directory->arena);
    arena_close(&directory->scratch);
    free(directory->entries.items);
    free(directory);
}

static bool is_standing(const struct statement *statement) {
    return statement->kind == CLAIM_RECORD || statement->kind == CLAIM_BEST || statement->kind == CLAIM_STANDARD;
}

static str key_of_report(const struct statement *statement, str competition, int16_t year, struct arena *arena) {
    char hash[65];
    sha256_print(statement->document, hash);
    return str_print(arena, "%.32s|%.*s|%d|%.*s|%d", hash, STR_ARG(statement->event), (int)statement->sex, STR_ARG(competition), (int)year);
}

enum { DOCUMENT_DIGITS = 32 };

struct stated statement_edition(const struct reconciler *reconciler, const struct statement *statement, struct arena *arena) {
    const struct editions *editions = &reconciler->editions;
    struct stated stated = {.year = statement->year};
    stated.competition = editions_name(editions, statement->competition, statement->event, &stated.year, arena);
    if (editions_exclude(editions, stated.competition, stated.year)) {
        if (statement->mark.quantity != QUANTITY_NONE)
            stated.competition = (str){0};
        else
            stated.year = 0;
    }
    stated.year = editions_year(editions, stated.competition, stated.year);
    return stated;
}

static struct report *report_of(const struct directory *directory, const struct statement *statement, struct arena *arena) {
    struct stated stated = statement_edition(directory->reconciler, statement, arena);
    return table_find(&directory->by_key, key_of_report(statement, stated.competition, stated.year, arena));
}

/* A relay team is called by its nation, in many ways: the code is one. */
static str called(const struct statement *statement) {
    bool is_relay = str_starts_with(statement->event, STR("4x")) || str_equal(statement->event, STR("DMR"));
    return is_relay && statement->nation.size ? statement->nation : statement->athlete;
}

static uint64_t mark_hash(struct mark mark) {
    uint64_t hash = ((uint64_t)mark.amount * 0x9E3779B97F4A7C15u) ^ ((uint64_t)mark.quantity << 56);
    return hash & ~(uint64_t)7;   /* bit 0: a place; then TELLING and LONG */
}

/* Heights are few: two jumpers may well clear the same two in two finals. */
static uint64_t telling_bits(const struct statement *statement) {
    if (!mark_is_result(statement->mark) || statement->mark.quantity == QUANTITY_HEIGHT || statement->mark.amount < 100 * statement->mark.step)
        return 0;
    return TELLING | (statement->mark.amount >= 10000 * statement->mark.step ? LONG : 0);
}

static void add_entry(struct directory *directory, struct entry entry) {
    if (directory->entries.count == directory->entries.room) {
        uint32_t room = directory->entries.room ? directory->entries.room + directory->entries.room / 2 : 1024;
        struct entry *items = realloc(directory->entries.items, room * sizeof *items);
        if (!items)
            abort();
        directory->entries.items = items;
        directory->entries.room = room;
    }
    directory->entries.items[directory->entries.count++] = entry;
}

/* The one copy of an event's or competition's name. */
static str term_of(struct directory *directory, str text) {
    if (!text.size)
        return (str){0};
    const str *known = table_find(&directory->terms, text);
    if (known)
        return *known;
    str *made = ARENA_NEW(&directory->arena, str);
    *made = str_copy(text, &directory->arena);
    *table_slot(&directory->terms, *made, &directory->arena) = made;
    return *made;
}

static void add_entries(struct directory *directory, const struct statement *statement, uint32_t report, struct arena *scratch) {
    struct name name = name_read(called(statement), scratch);
    if (!name.count)
        return;
    uint64_t value = 1, last = hash_bytes(name_family(&name)), first = hash_bytes(name.words[0]);
    if (statement->mark.quantity != QUANTITY_NONE && statement->mark.quantity != QUANTITY_WIND && statement->kind != CLAIM_MARGIN)
        value = mark_hash(statement->mark) | telling_bits(statement);
    else if (statement->place)
        value = ((uint64_t)statement->place << 1) | 1;
    add_entry(directory, (struct entry){last, value, report, false});
    if (first != last)
        add_entry(directory, (struct entry){first, value, report, true});
}

void directory_add(struct directory *directory, const struct statement *statement) {
    if (is_standing(statement))
        return;
    struct arena *arena = &directory->arena, *scratch = &directory->scratch;
    struct stated stated = statement_edition(directory->reconciler, statement, scratch);
    str key = key_of_report(statement, stated.competition, stated.year, scratch);
    struct report *report = table_find(&directory->by_key, key);
    if (!report) {
        report = ARENA_NEW(arena, struct report);
        report->key = str_copy(key, arena);
        report->document = str_slice(report->key, 0, DOCUMENT_DIGITS);
        report->event = term_of(directory, statement->event);
        report->competition = term_of(directory, stated.competition);
        report->year = stated.year;
        report->sex = (uint8_t)statement->sex;
        report->stated = (struct parts){report->event, report->competition, report->year, report->sex};
        report->only_title = true;
        report->day = report->last_day = date_is_full(statement->published) ? (int32_t)date_to_days(statement->published) : NO_DAY;
        report->parent = directory->reports.count;   /* its number until the reports are sorted */
        *LIST_ADD(&directory->reports, arena) = report;
        *table_slot(&directory->by_key, report->key, arena) = report;
    }
    report->results++;
    report->marks += statement->mark.quantity != QUANTITY_NONE;
    report->only_title = report->only_title && statement->in_title;
    add_entries(directory, statement, report->parent, scratch);
    arena_reset(scratch);
}

/* ---- settling ---- */

static int compare_reports(const void *a, const void *b) {
    const struct report *const *x = a, *const *y = b;
    return str_compare((*x)->key, (*y)->key);
}

static int compare_entries(const void *a, const void *b) {
    const struct entry *x = a, *y = b;
    if (x->word != y->word)
        return x->word < y->word ? -1 : 1;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (x->report > y->report) - (x->report < y->report);
}

static uint32_t root_of(const struct directory *directory, uint32_t index) {
    while (directory->reports.items[index]->parent != index)
        index = directory->reports.items[index]->parent;
    return index;
}

static struct report *root_report(const struct directory *directory, uint32_t index) {
    return directory->reports.items[root_of(directory, index)];
}

static bool clash_str(str a, str b) { return a.size && b.size && !str_equal(a, b); }

/* Would the two together make an edition that never was? */
static bool make_no_edition(const struct directory *directory, const struct report *a, const struct report *b) {
    str competition = a->competition.size ? a->competition : b->competition;
    return editions_exclude(&directory->reconciler->editions, competition, a->year ? a->year : b->year);
}

/* Is anything known of both different? */
static bool clashes(const struct directory *directory, const struct report *a, const struct report *b) {
    return make_no_edition(directory, a, b) || clash_str(a->event, b->event) || clash_str(a->competition, b->competition) || (a->year && b->year && a->year != b->year) ||
           (a->sex && b->sex && a->sex != b->sex);
}

static int known_parts(const struct report *report) {
    return !!report->event.size + !!report->competition.size + !!report->year + !!report->sex;
}

static bool is_complete(const struct report *report) { return known_parts(report) == 4; }

static void join(struct directory *directory, uint32_t from, uint32_t to) {
    from = root_of(directory, from);
    to = root_of(directory, to);
    if (from == to)
        return;
    struct report *a = directory->reports.items[from], *b = directory->reports.items[to];
    a->parent = to;
    if (!b->event.size)
        b->event = a->event;
    if (!b->competition.size)
        b->competition = a->competition;
    if (!b->year)
        b->year = a->year;
    if (!b->sex)
        b->sex = a->sex;
    if (a->day != NO_DAY) {
        b->day = b->day == NO_DAY || a->day < b->day ? a->day : b->day;
        b->last_day = b->last_day == NO_DAY || a->last_day > b->last_day ? a->last_day : b->last_day;
    }
}

/* Sorts reports and entries, so that nothing depends on the order in which statements came. */
static void put_in_order(struct directory *directory) {
    uint32_t count = directory->reports.count;
    if (count)
        qsort(directory->reports.items, count, sizeof *directory->reports.items, compare_reports);
    uint32_t *places = ARENA_ARRAY(&directory->arena, count + 1, uint32_t);
    for (uint32_t i = 0; i < count; i++)
        places[directory->reports.items[i]->parent] = i;
    for (uint32_t i = 0; i < count; i++)
        directory->reports.items[i]->parent = i;
    for (LIST_EACH(struct entry, entry, &directory->entries)) {
        entry->report = places[entry->report];
        directory->reports.items[entry->report]->entry_count++;
    }
    if (directory->entries.count)
        qsort(directory->entries.items, directory->entries.count, sizeof *directory->entries.items, compare_entries);
    directory->by_report = ARENA_ARRAY(&directory->arena, directory->entries.count + 1, uint32_t);
    uint32_t next = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct report *report = directory->reports.items[i];
        report->first_entry = next;
        next += report->entry_count;
        report->entry_count = 0;
    }
    for (uint32_t i = 0; i < directory->entries.count; i++) {
        struct report *report = directory->reports.items[directory->entries.items[i].report];
        directory->by_report[report->first_entry + report->entry_count++] = i;
    }
}

/* "The final" of a paper that appears while the championships are on, or soon after, is this year's. Bare places are left alone: "the Olympic
 * champion" is the last one's. */
static void date_by_edition(struct directory *directory) {
    for (uint32_t i = 0; i < directory->reports.count; i++) {
        struct report *report = directory->reports.items[i];
        if (report->year || !report->competition.size || !report->marks || report->day == NO_DAY)
            continue;
        const struct edition *edition = editions_reported(&directory->reconciler->editions, report->competition, date_from_days(report->day),
                                                          DAYS_AFTER_EDITION);
        if (edition)
            report->year = edition->year;
    }
}

static bool shares_athlete(const struct directory *directory, const struct report *a, const struct report *b) {
    for (uint32_t i = 0; i < a->entry_count; i++)
        for (uint32_t j = 0; j < b->entry_count; j++)
            if (directory->entries.items[directory->by_report[a->first_entry + i]].word ==
                directory->entries.items[directory->by_report[b->first_entry + j]].word)
                return true;
    return false;
}

/* The report of the same document, [first, end), that this one is a less complete mention of; itself when none or several. */
static uint32_t better_known(const struct directory *directory, uint32_t index, uint32_t first, uint32_t end) {
    const struct report *report = directory->reports.items[index];
    uint32_t best = index;
    for (uint32_t i = first; i < end; i++) {
        const struct report *other = directory->reports.items[i];
        if (i == index || known_parts(other) <= known_parts(report) || clashes(directory, report, other))
            continue;
        bool is_rival = best != index && is_complete(other) == is_complete(directory->reports.items[best]);
        if (is_rival && clashes(directory, directory->reports.items[best], other))
            return index;
        if (best == index || known_parts(other) > known_parts(directory->reports.items[best]))
            best = i;
    }
    return best;
}

/* A headline that names another event for the same athlete and competition: it means the race of the body (and is a finding there). */
static uint32_t meant_by_headline(const struct directory *directory, uint32_t index, uint32_t first, uint32_t end) {
    const struct report *report = directory->reports.items[index];
    uint32_t best = index;
    for (uint32_t i = first; i < end; i++) {
        struct report other = *directory->reports.items[i];
        if (other.only_title || !clash_str(report->event, other.event))
            continue;
        other.event = (str){0};
        if (clashes(directory, report, &other) || !shares_athlete(directory, report, &other))
            continue;
        if (best != index)
            return index;
        best = i;
    }
    return best;
}

/* The race that a paper reports: of the edition that was under way, or just over, when it appeared, in that event. */
static uint32_t home_race(const struct directory *directory, uint32_t index, uint32_t first, uint32_t end) {
    const struct report *report = directory->reports.items[index];
    uint32_t best = index;
    for (uint32_t i = first; i < end; i++) {
        const struct report *other = directory->reports.items[i];
        if (i == index || other->day == NO_DAY || !other->competition.size || !other->year || clash_str(report->event, other->event) ||
            !other->event.size || (report->sex && other->sex && report->sex != other->sex))
            continue;
        const struct edition *edition = editions_reported(&directory->reconciler->editions, other->competition, date_from_days(other->day),
                                                          DAYS_AFTER_EDITION);
        if (edition && edition->year == other->year && (best == index || other->results > directory->reports.items[best]->results))
            best = i;
    }
    return best;
}

static void join_within_documents(struct directory *directory) {
    uint32_t count = directory->reports.count;
    for (uint32_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count; end++)
            if (!str_equal(directory->reports.items[end]->document, directory->reports.items[first]->document))
                break;
        bool body_has_event[64] = {false};
        for (uint32_t i = first; i < end; i++)
            for (uint32_t j = first; j < end && i - first < 64; j++)
                body_has_event[i - first] |= !directory->reports.items[j]->only_title &&
                                             str_equal(directory->reports.items[i]->event, directory->reports.items[j]->event);
        for (uint32_t i = first; i < end; i++) {
            struct report *report = directory->reports.items[i];
            uint32_t to = is_complete(report) ? i : better_known(directory, i, first, end);
            bool is_undated_mark = report->marks && report->competition.size && !report->year;
            if (to == i && is_undated_mark)   /* "…, who has Olympic bronze, ran 3:29.38": a mark may stand beside another title */
                to = home_race(directory, i, first, end);
            if (to == i && report->only_title && i - first < 64 && !body_has_event[i - first])
                to = meant_by_headline(directory, i, first, end);
            if (to != i && root_of(directory, to) != i)
                join(directory, i, to);
        }
    }
}

/* ---- by their marks alone ---- */

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

static bool appeared_together(const struct report *a, const struct report *b) {
    return a->day == NO_DAY || b->day == NO_DAY || (a->day <= b->last_day + DAYS_OF_ONE_STORY && b->day <= a->last_day + DAYS_OF_ONE_STORY);
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

/* Is somebody of that name in the race? */
static bool race_has(const struct directory *directory, uint32_t root, uint64_t word) {
    uint32_t low = 0, high = directory->entries.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (directory->entries.items[middle].word < word)
            low = middle + 1;
        else
            high = middle;
    }
    for (uint32_t seen = 0; low < directory->entries.count && directory->entries.items[low].word == word && seen < NAMESAKES_MOST; low++, seen++)
        if (root_of(directory, directory->entries.items[low].report) == root)
            return true;
    return false;
}

static bool same_name(const struct parts *a, const struct parts *b) {
    return a->year == b->year && str_equal(a->competition, b->competition);
}

/* What else the document says of the event under the same name, or under none, goes along when its athletes are in that race. */
static void take_along(struct directory *directory, uint32_t joined, uint32_t first) {
    uint32_t root = root_of(directory, joined);
    const struct report *model = directory->reports.items[joined];
    for (uint32_t i = first; i < directory->reports.count && same_coverage(directory->reports.items[i], model); i++) {
        const struct report *report = directory->reports.items[i];
        bool same = same_name(&report->stated, &model->stated) || !report->stated.year;
        int sex = directory->reports.items[root]->sex;
        bool is_other_sex = report->sex && sex && report->sex != sex;   /* nations run in both relays */
        if (root_of(directory, i) == root || !same || !report->marks || is_other_sex)
            continue;
        bool is_there = false;
        for (uint32_t e = 0; e < report->entry_count && !is_there; e++)
            is_there = race_has(directory, root, directory->entries.items[directory->by_report[report->first_entry + e]].word);
        if (is_there)
            join(directory, i, root);
    }
}

static void join_by_marks(struct directory *directory) {
    struct arena scratch = {0};
    struct shared_marks shared = {0};
    uint32_t *coverage = find_coverages(directory, &scratch);
    shared.room = find_shared(directory, coverage, &shared);
    shared.items = ARENA_ARRAY(&scratch, shared.room + 1, struct shared_mark);
    shared.count = find_shared(directory, coverage, &shared);
    qsort(shared.items, shared.count, sizeof *shared.items, compare_shared);
    for (uint32_t first = 0, end; first < shared.count; first = end) {
        const struct shared_mark *pair = &shared.items[first];
        uint32_t marks = 1 + !!(pair->value & LONG);   /* a long figure counts twice: 1:57.15, not 9.81 */
        for (end = first + 1; end < shared.count && shared.items[end].a == pair->a && shared.items[end].b == pair->b; end++)
            marks += shared.items[end].value != shared.items[end - 1].value;
        bool same_days = appeared_together(directory->reports.items[pair->a], directory->reports.items[pair->b]);
        if (marks < (same_days ? MARKS_OF_ONE_RACE : MARKS_OF_ONE_RACE_AT_ANY_TIME))
            continue;
        for (uint32_t i = first; i < end; i++)
            join(directory, shared.items[i].report_a, shared.items[i].report_b);
    }
    for (LIST_EACH(struct shared_mark, pair, &shared))
        if (root_of(directory, pair->report_a) == root_of(directory, pair->report_b)) {
            take_along(directory, pair->report_a, pair->a);
            take_along(directory, pair->report_b, pair->b);
        }
    arena_close(&scratch);
}

/* What most reports of the race call it, among names that are whole; those of other sexes than the race's own do not count. */
static void vote_on_name(struct directory *directory, const uint32_t *members, uint32_t count) {
    struct report *root = root_report(directory, members[0]);
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
        all[i] = (struct membership){root_of(directory, i), i};
    qsort(all, count, sizeof *all, compare_memberships);
    for (uint32_t first = 0, end; first < count; first = end) {
        for (end = first; end < count && all[end].root == all[first].root; end++)
            members[end - first] = all[end].report;
        if (end - first > 1)
            vote_on_name(directory, members, end - first);
    }
    arena_close(&scratch);
}

/* ---- by what is known of them ---- */

struct candidate {
    uint32_t root;
    uint32_t marks, places, athletes;
};

static struct candidate *candidate_of(struct candidate *candidates, uint32_t *count, uint32_t root) {
    for (uint32_t i = 0; i < *count; i++)
        if (candidates[i].root == root)
            return &candidates[i];
    if (*count == CANDIDATES_MOST)
        return NULL;
    candidates[*count] = (struct candidate){.root = root};
    return &candidates[(*count)++];
}

static uint32_t first_with_word(const struct directory *directory, uint64_t word) {
    uint32_t low = 0, high = directory->entries.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (directory->entries.items[middle].word < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Races of other documents that the report may be about, with what speaks for each. */
static uint32_t find_candidates(const struct directory *directory, uint32_t index, struct candidate *candidates) {
    const struct report *report = directory->reports.items[index];
    const struct report *root = root_report(directory, index);
    uint32_t count = 0;
    for (uint32_t i = 0; i < report->entry_count; i++) {
        const struct entry *own = &directory->entries.items[directory->by_report[report->first_entry + i]];
        uint32_t at = first_with_word(directory, own->word);
        for (uint32_t seen = 0; at < directory->entries.count && seen < NAMESAKES_MOST; at++, seen++) {
            const struct entry *other = &directory->entries.items[at];
            if (other->word != own->word)
                break;
            const struct report *theirs = root_report(directory, other->report);
            if (theirs == root || !is_complete(theirs) || clashes(directory, root, theirs))
                continue;
            struct candidate *candidate = candidate_of(candidates, &count, root_of(directory, other->report));
            if (!candidate)
                continue;
            candidate->athletes++;
            candidate->marks += own->value == other->value && !(own->value & 1);
            candidate->places += own->value == other->value && own->value & 1 && own->value != 1;
        }
    }
    return count;
}

static int compare_names(const void *a, const void *b, void *context) {
    const struct directory *directory = context;
    const struct report *x = directory->reports.items[*(const uint32_t *)a], *y = directory->reports.items[*(const uint32_t *)b];
    int order = str_compare(x->competition, y->competition);
    if (order || (order = str_compare(x->event, y->event)) || (order = x->year - y->year) || (order = x->sex - y->sex))
        return order;
    return (*(const uint32_t *)a > *(const uint32_t *)b) - (*(const uint32_t *)a < *(const uint32_t *)b);
}

/* Joins complete reports of one race; the first in order leads. */
static void join_complete(struct directory *directory) {
    uint32_t count = 0, *complete = malloc((directory->reports.count + 1) * sizeof *complete);
    if (!complete)
        abort();
    for (uint32_t i = 0; i < directory->reports.count; i++)
        if (directory->reports.items[i]->parent == i && is_complete(directory->reports.items[i]))
            complete[count++] = i;
    qsort_r(complete, count, sizeof *complete, compare_names, directory);
    for (uint32_t i = 1, first = 0; i < count; i++) {
        if (clashes(directory, directory->reports.items[complete[first]], directory->reports.items[complete[i]]))
            first = i;
        else
            join(directory, complete[i], complete[first]);
    }
    free(complete);
}

/* How strongly a candidate is the race of the report: an equal mark tells more than two equal places, and those more than the
 * competition's name with an athlete of it. */
enum likeness { LIKE_NOTHING, LIKE_BY_NAME, LIKE_BY_PLACES, LIKE_BY_MARK };

static enum likeness likeness_of(const struct report *report, const struct report *race, const struct candidate *candidate) {
    if (candidate->marks)
        return LIKE_BY_MARK;
    if (candidate->places > 1)
        return LIKE_BY_PLACES;
    bool is_named = report->competition.size && report->event.size;
    bool is_dated = report->year || (report->marks && appeared_together(report, race));
    return is_named && is_dated ? LIKE_BY_NAME : LIKE_NOTHING;
}

/* The one race that is liker than all others; UINT32_MAX when there is none. */
static uint32_t likest_race(const struct directory *directory, uint32_t index) {
    struct candidate candidates[CANDIDATES_MOST];
    uint32_t count = find_candidates(directory, index, candidates), best = UINT32_MAX;
    enum likeness best_likeness = LIKE_NOTHING;
    bool is_tied = false;
    for (uint32_t c = 0; c < count; c++) {
        enum likeness likeness = likeness_of(directory->reports.items[index], directory->reports.items[candidates[c].root], &candidates[c]);
        is_tied = likeness == best_likeness || (is_tied && likeness < best_likeness);
        if (likeness <= best_likeness)
            continue;
        best_likeness = likeness;
        best = candidates[c].root;
    }
    return is_tied ? UINT32_MAX : best;
}

static void join_with_known_races(struct directory *directory) {
    uint32_t count = directory->reports.count;
    uint32_t *targets = ARENA_ARRAY(&directory->arena, count + 1, uint32_t);
    for (uint32_t i = 0; i < count; i++) {
        const struct report *report = directory->reports.items[i];
        targets[i] = report->parent != i || is_complete(report) ? UINT32_MAX : likest_race(directory, i);
    }
    for (uint32_t i = 0; i < count; i++)   /* all looked at the same state, so that the order does not matter */
        if (targets[i] != UINT32_MAX)
            join(directory, i, targets[i]);
}

/* What nobody names fully: papers that print the same mark of the same athlete within days of each other. */
static void join_unnamed(struct directory *directory) {
    for (uint32_t i = 1; i < directory->entries.count; i++) {
        const struct entry *a = &directory->entries.items[i - 1], *b = &directory->entries.items[i];
        if (a->word != b->word || a->value != b->value || a->value & 1)
            continue;
        struct report *x = root_report(directory, a->report), *y = root_report(directory, b->report);
        if (x == y || is_complete(x) || is_complete(y) || clashes(directory, x, y) || !x->event.size || !y->event.size || !appeared_together(x, y))
            continue;
        join(directory, b->report, a->report);
    }
}

static void name_races(struct directory *directory) {
    for (uint32_t i = 0; i < directory->reports.count; i++) {
        struct report *report = directory->reports.items[i];
        if (report->parent != i)
            continue;
        char year[16] = "";
        if (report->year)
            snprintf(year, sizeof year, "%d", report->year);
        const char *sex = sex_name((enum sex)report->sex);
        report->race = str_print(&directory->arena, "%.*s|%s|%.*s|%s", STR_ARG(report->competition), year, STR_ARG(report->event), sex ? sex : "");
        bool is_named = report->event.size && report->competition.size && report->year;
        if (!is_named)
            report->race = str_print(&directory->arena, "%.*s|%.*s", STR_ARG(report->race), STR_ARG(report->document));
    }
    for (uint32_t i = 0; i < directory->reports.count; i++)
        directory->reports.items[i]->race = root_report(directory, i)->race;
}

void directory_settle(struct directory *directory) {
    put_in_order(directory);
    date_by_edition(directory);
    join_within_documents(directory);
    join_by_marks(directory);
    vote_on_names(directory);
    join_complete(directory);
    join_with_known_races(directory);
    join_unnamed(directory);
    name_races(directory);
}

/* ---- asking ---- */

/* The race a document reports most about, of that event and sex where they are known: standing records and bests are told there. */
static const struct report *main_report(const struct directory *directory, const struct statement *statement) {
    char digits[65];
    sha256_print(statement->document, digits);
    str document = {digits, DOCUMENT_DIGITS};
    uint32_t low = 0, high = directory->reports.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (str_compare(directory->reports.items[middle]->document, document) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    const struct report *best = NULL;
    uint32_t best_results = 0;
    for (; low < directory->reports.count && str_equal(directory->reports.items[low]->document, document); low++) {
        const struct report *report = directory->reports.items[low];
        const struct report *race = root_report(directory, low);
        if (clash_str(statement->event, race->event) || (statement->sex && race->sex && (int)statement->sex != race->sex))
            continue;
        if (report->results > best_results) {
            best = report;
            best_results = report->results;
        }
    }
    return best;
}

str directory_race(const struct directory *directory, const struct statement *statement, struct arena *arena) {
    const struct report *report = NULL;
    if (is_standing(statement))
        report = main_report(directory, statement);
    else
        report = report_of(directory, statement, arena);
    if (report)
        return report->race;
    char hash[65];
    sha256_print(statement->document, hash);
    const char *sex = sex_name(statement->sex);
    return str_print(arena, "||%.*s|%s|%.32s", STR_ARG(statement->event), sex ? sex : "", hash);
}

str directory_elsewhere(const struct directory *directory, str athlete, struct mark mark, str race) {
    if (!directory || !directory->by_report)
        return (str){0};
    struct arena scratch = {0};
    struct name name = name_read(athlete, &scratch);
    struct statement like = {.mark = mark};
    struct entry wanted = {.word = hash_bytes(name_family(&name)), .value = mark_hash(mark) | telling_bits(&like)};
    arena_close(&scratch);
    uint32_t low = 0, high = directory->entries.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_entries(&directory->entries.items[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    str found = {0};
    for (; low < directory->entries.count; low++) {
        const struct entry *entry = &directory->entries.items[low];
        if (entry->word != wanted.word || entry->value != wanted.value)
            break;
        str other = directory->reports.items[entry->report]->race;
        if (str_equal(other, race) || str_equal(other, found))
            continue;
        if (found.size)
            return (str){0};
        found = other;
    }
    return found;
}
