/*
 * Marks that strayed: one mark of a report may be another race's than the report, because the paper is taken to speak of another year, event
 * or meeting just there. Where two other papers tell the same mark of the same name in a race that this paper reports too, it is that
 * race's; and so is a mark that nobody else has, but that is a slip away from one that two others have there, where this paper has none.
 * Such a mark alone is moved, and all that the paper says beside it stays.
 */
#include <stdlib.h>

#include "base/sort.h"
#include "directory.h"

enum {
    LONG_ENOUGH = 20000,     /* ms or mm: chance does not give one athlete such a mark twice */
    HOMES_MOST = 512,        /* marks of one name that others agree on: beyond, a name is too common to tell */
    TRIES_MOST = 64,         /* homes that one stray is compared with */
};

/* A mark and the race in which at least two documents tell it. */
struct home { uint64_t value; uint32_t root; };

struct homes { struct home items[HOMES_MOST]; uint32_t count; };

static bool is_mark(const struct entry *entry) { return !(entry->value & VALUE_PLACE) && !entry->is_given_name; }

static uint32_t document_of(const struct directory *directory, const struct entry *entry) { return directory->reports.items[entry->report].document; }

static uint32_t run_end(const struct namesakes *namesakes, uint32_t first) {
    uint32_t end = first + 1;
    while (end < namesakes->entries.count && namesakes->entries.items[end].value == namesakes->entries.items[first].value)
        end++;
    return end;
}

/* Documents of the run of equal marks, [first, end), whose report is of the race; all, when root is UINT32_MAX. They lie together. */
static uint32_t documents_in(const struct directory *directory, const struct namesakes *namesakes, uint32_t first, uint32_t end, uint32_t root) {
    uint32_t found = 0, last = UINT32_MAX;
    for (uint32_t i = first; i < end; i++) {
        const struct entry *entry = &namesakes->entries.items[i];
        uint32_t document = document_of(directory, entry);
        bool counts = is_mark(entry) && document != last && (root == UINT32_MAX || report_root(directory, entry->report) == root);
        found += counts;
        last = counts ? document : last;
    }
    return found;
}

/* The race of most documents, where there are two and no other race has as many; UINT32_MAX when there is none. */
static uint32_t home_of_run(const struct directory *directory, const struct namesakes *namesakes, uint32_t first, uint32_t end) {
    uint32_t best = UINT32_MAX, best_count = 1;
    bool is_tied = false;
    for (uint32_t i = first; i < end && i < first + TRIES_MOST; i++) {
        uint32_t root = report_root(directory, namesakes->entries.items[i].report);
        if (!is_mark(&namesakes->entries.items[i]) || root == best)
            continue;
        uint32_t count = documents_in(directory, namesakes, first, end, root);
        is_tied = count > best_count ? false : is_tied || (count == best_count && best != UINT32_MAX);
        if (count > best_count) {
            best = root;
            best_count = count;
        }
    }
    return is_tied ? UINT32_MAX : best;
}

/* One paper names the race, and others that tell of no competition have the same mark: its race. */
static uint32_t home_by_name(const struct directory *directory, const struct namesakes *namesakes, uint32_t first, uint32_t end) {
    uint32_t found = UINT32_MAX;
    uint64_t value = namesakes->entries.items[first].value;
    if (!(value & VALUE_TELLING) || value >> VALUE_AMOUNT < LONG_ENOUGH)
        return UINT32_MAX;
    for (uint32_t i = first; i < end && i < first + TRIES_MOST; i++) {
        uint32_t root = report_root(directory, namesakes->entries.items[i].report);
        if (!is_mark(&namesakes->entries.items[i]) || root == found || !report_is_complete(&directory->reports.items[root]))
            continue;
        if (found != UINT32_MAX)
            return UINT32_MAX;
        found = root;
    }
    return found;
}

/* Does the document report the race somewhere? */
static bool covers(const struct directory *directory, uint32_t document, uint32_t root) {
    uint32_t first = directory->documents.items[document].first_report, end = document_end(directory, first);
    for (uint32_t i = first; i < end && i < first + BESIDE_MOST; i++)
        if (report_root(directory, i) == root)
            return true;
    return false;
}

/* Papers that put one mark into different years, and all of them report one named race of the event: its race, which they are about. */
static uint32_t home_by_company(const struct directory *directory, const struct namesakes *namesakes, uint32_t first, uint32_t end) {
    const struct entry *entry = &namesakes->entries.items[first];
    if (!(entry->value & VALUE_TELLING) || entry->value >> VALUE_AMOUNT < LONG_ENOUGH || !is_mark(entry))
        return UINT32_MAX;
    uint32_t found = UINT32_MAX, of_event = directory->reports.items[entry->report].event;
    uint32_t from = directory->documents.items[document_of(directory, entry)].first_report, to = document_end(directory, from);
    for (uint32_t i = from; i < to && i < from + BESIDE_MOST; i++) {
        uint32_t root = report_root(directory, i);
        const struct report *race = &directory->reports.items[root];
        bool is_shared = of_event && race->event == of_event && report_is_complete(race) && root != found;
        for (uint32_t j = first; j < end && j < first + TRIES_MOST && is_shared; j++) {
            const struct entry *other = &namesakes->entries.items[j];
            const struct report *own = &directory->reports.items[other->report];
            is_shared = !is_mark(other) || (own->event == of_event && !report_leader(directory, other->report)->competition &&
                                            covers(directory, document_of(directory, other), root) && reports_appeared_together(own, race));
        }
        if (!is_shared)
            continue;
        if (found != UINT32_MAX)
            return UINT32_MAX;
        found = root;
    }
    return found;
}

static void find_homes(const struct directory *directory, const struct namesakes *namesakes, struct homes *homes) {
    homes->count = 0;
    for (uint32_t first = 0, end; first < namesakes->entries.count; first = end) {
        end = run_end(namesakes, first);
        uint32_t root = end - first > 1 ? home_of_run(directory, namesakes, first, end) : UINT32_MAX;
        bool is_shared = end - first > 1 && documents_in(directory, namesakes, first, end, UINT32_MAX) > 1;
        if (root == UINT32_MAX && is_shared)
            root = home_by_name(directory, namesakes, first, end);
        if (is_shared && (root == UINT32_MAX || !directory->reports.items[root].competition)) {
            uint32_t by_company = home_by_company(directory, namesakes, first, end);
            root = by_company != UINT32_MAX ? by_company : root;
        }
        if (root != UINT32_MAX && homes->count < HOMES_MOST)
            homes->items[homes->count++] = (struct home){namesakes->entries.items[first].value, root};
    }
}

/* Does the document report the meeting, some race of it? */
static bool covers_meeting(const struct directory *directory, uint32_t document, const struct report *race) {
    uint32_t first = directory->documents.items[document].first_report, end = document_end(directory, first);
    for (uint32_t i = first; i < end && i < first + BESIDE_MOST && race->competition && race->year; i++) {
        const struct report *other = report_leader(directory, i);
        if (other->competition == race->competition && other->year == race->year)
            return true;
    }
    return false;
}

/* Equal marks in one event, and no competition that says otherwise: the year may be one that the paper speaks of besides. */
static bool is_open(const struct directory *directory, const struct entry *entry, uint32_t root) {
    const struct report *own = report_leader(directory, entry->report), *race = &directory->reports.items[root];
    return entry->value & VALUE_TELLING && entry->value >> VALUE_AMOUNT >= LONG_ENOUGH && !own->competition && own->event == race->event &&
           !(own->sex && race->sex && own->sex != race->sex);
}

/* May the report's mark be of the race? A paper that reports the race has strayed from it; one that does not must leave the race open. */
static bool may_be_of(const struct directory *directory, const struct entry *entry, uint32_t root) {
    const struct report *own = report_leader(directory, entry->report), *race = &directory->reports.items[root];
    if (!reports_appeared_together(&directory->reports.items[entry->report], race))
        return false;
    if (covers(directory, document_of(directory, entry), root))
        return true;
    return !report_is_complete(own) && own->event && !reports_clash(directory, own, race);
}

static int compare_acquaintances(const void *a, const void *b) {
    const struct acquaintance *x = a, *y = b;
    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    return (x->report > y->report) - (x->report < y->report);
}

/* Has the document a mark of the race, somebody's? */
static bool is_acquainted(const struct directory *directory, uint32_t document, uint32_t root) {
    uint32_t low = 0, high = directory->acquaintances.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (directory->acquaintances.items[middle].document < document)
            low = middle + 1;
        else
            high = middle;
    }
    for (uint32_t i = low; i < directory->acquaintances.count && i < low + ACQUAINTANCES_COMPARED; i++) {
        if (directory->acquaintances.items[i].document != document)
            return false;
        if (report_root(directory, directory->acquaintances.items[i].report) == root)
            return true;
    }
    return false;
}

/* A figure that the race's event does not allow was taken for another event's: 1:17.15 is none of 800 metres. And a paper that reports the
 * meeting may mention another one beside it. May a slip be of the race when the event, or the meeting, is left open? */
static bool may_slip_into(const struct directory *directory, const struct entry *entry, uint32_t root) {
    const struct report *report = &directory->reports.items[entry->report], *race = &directory->reports.items[root];
    struct report open = *report_leader(directory, entry->report);
    if (may_be_of(directory, entry, root))
        return true;
    if (!reports_appeared_together(report, race))
        return false;
    bool is_of_event = (!open.event || open.event == race->event) && !(open.sex && race->sex && open.sex != race->sex);
    uint32_t document = document_of(directory, entry);
    if (is_of_event && (covers_meeting(directory, document, race) || (!open.competition && is_acquainted(directory, document, root))))
        return true;   /* one mark is equal and one a slip away: that is two of one race */
    bool is_near = report->day != NO_DAY || (open.competition && open.competition == race->competition);
    open.event = 0;
    return is_near && !reports_clash(directory, &open, race);
}

static bool document_has(const struct directory *directory, const struct namesakes *namesakes, uint32_t document, uint64_t value) {
    for (LIST_EACH(const struct entry, entry, &namesakes->entries))
        if (entry->value == value && is_mark(entry) && document_of(directory, entry) == document)
            return true;
    return false;
}

static void move(struct directory *directory, const struct entry *entry, uint32_t root) {
    *LIST_ADD(&directory->strays, &directory->arena) = (struct stray){entry->report, entry->word, entry->value, root};
}

/* The only race in which two others have a mark that is a slip away; UINT32_MAX when there is none. */
static uint32_t home_by_slip(struct directory *directory, const struct namesakes *namesakes, const struct homes *homes, const struct entry *entry) {
    uint32_t found = UINT32_MAX, tries = 0, own = report_root(directory, entry->report);
    for (uint32_t i = 0; i < homes->count && tries < TRIES_MOST; i++) {
        const struct home *home = &homes->items[i];
        if (home->root == found || !may_slip_into(directory, entry, home->root))
            continue;
        tries++;
        /* beside the right figure only where no event takes the wrong one: else it may be another race's */
        bool has_event = directory->reports.items[entry->report].event != 0;
        if (!entry_slips_from(entry, home->value, &directory->scratch) ||
            (has_event && document_has(directory, namesakes, document_of(directory, entry), home->value)))
            continue;
        if (home->root == own || found != UINT32_MAX)
            return UINT32_MAX;
        found = home->root;
    }
    arena_reset(&directory->scratch);
    return found;
}

static void move_run(struct directory *directory, const struct namesakes *namesakes, const struct homes *homes, uint32_t first, uint32_t end) {
    uint64_t value = namesakes->entries.items[first].value;
    uint32_t home = UINT32_MAX;
    for (uint32_t i = 0; i < homes->count && home == UINT32_MAX; i++)
        if (homes->items[i].value == value)
            home = homes->items[i].root;
    bool is_alone = documents_in(directory, namesakes, first, end, UINT32_MAX) == 1;
    for (uint32_t i = first; i < end; i++) {
        const struct entry *entry = &namesakes->entries.items[i];
        if (!is_mark(entry))
            continue;
        uint32_t to = home;
        if (to == UINT32_MAX && is_alone)
            to = home_by_slip(directory, namesakes, homes, entry);
        else if (to != UINT32_MAX && (!(value & VALUE_TELLING) || !(may_be_of(directory, entry, to) || is_open(directory, entry, to))))
            continue;
        if (to != UINT32_MAX && to != report_root(directory, entry->report))
            move(directory, entry, to);
    }
}

static int compare_strays(const void *a, const void *b) {
    const struct stray *x = a, *y = b;
    if (x->report != y->report)
        return x->report < y->report ? -1 : 1;
    if (x->word != y->word)
        return x->word < y->word ? -1 : 1;
    return (x->value > y->value) - (x->value < y->value);
}

void directory_move_strays(struct directory *directory) {
    struct namesakes namesakes = {0};
    struct homes *homes = ARENA_NEW(&directory->arena, struct homes);
    sort_items(directory->acquaintances.items, directory->acquaintances.count, sizeof *directory->acquaintances.items, compare_acquaintances);
    while (namesakes_next(directory, &namesakes)) {
        find_homes(directory, &namesakes, homes);
        for (uint32_t first = 0, end; first < namesakes.entries.count && homes->count; first = end) {
            end = run_end(&namesakes, first);
            if (!(namesakes.entries.items[first].value & VALUE_PLACE))
                move_run(directory, &namesakes, homes, first, end);
        }
    }
    namesakes_close(&namesakes);
    sort_items(directory->strays.items, directory->strays.count, sizeof *directory->strays.items, compare_strays);
}

uint32_t directory_stray_home(const struct directory *directory, uint32_t report, uint32_t word, uint64_t value) {
    struct stray wanted = {.report = report, .word = word, .value = value};
    if (!directory->strays.count)
        return report;
    const struct stray *found = bsearch(&wanted, directory->strays.items, directory->strays.count, sizeof wanted, compare_strays);
    return found ? found->root : report;
}
