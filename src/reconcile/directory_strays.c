/*
 * Marks that strayed: one mark of a report may be another race's than the report, because the paper is taken to speak of another year, event
 * or meeting just there. Where two other papers tell the same mark of the same name in a race that this paper reports too, it is that
 * race's; and so is a mark that nobody else has, but that is a slip away from one that two others have there, where this paper has none.
 * Such a mark alone is moved, and all that the paper says beside it stays.
 */
#include <stdlib.h>

#include "base/memory.h"
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

/* The entries of one word, and their documents, as far as somebody has asked for them. */
struct crowd {
    struct namesakes namesakes;
    struct { uint32_t *items; uint32_t room; } documents;   /* UINT32_MAX: nobody has */
};

static void forget_documents(struct crowd *crowd) {
    if (crowd->documents.room < crowd->namesakes.entries.room) {
        crowd->documents.room = crowd->namesakes.entries.room;
        crowd->documents.items = memory_more(crowd->documents.items, crowd->documents.room * sizeof *crowd->documents.items);
    }
    memset(crowd->documents.items, 0xFF, crowd->namesakes.entries.count * sizeof *crowd->documents.items);
}

static uint32_t document_of(const struct directory *directory, const struct crowd *crowd, uint32_t at) {
    uint32_t *document = &crowd->documents.items[at];
    if (*document == UINT32_MAX)
        *document = report_at(directory, crowd->namesakes.entries.items[at].report).document;
    return *document;
}

static uint32_t run_end(const struct crowd *crowd, uint32_t first) {
    uint32_t end = first + 1;
    while (end < crowd->namesakes.entries.count && crowd->namesakes.entries.items[end].value == crowd->namesakes.entries.items[first].value)
        end++;
    return end;
}

/* Documents of the run of equal marks, [first, end), whose report is of the race; all, when root is UINT32_MAX. They lie together. */
static uint32_t documents_in(const struct directory *directory, const struct crowd *crowd, uint32_t first, uint32_t end, uint32_t root) {
    uint32_t found = 0, last = UINT32_MAX;
    for (uint32_t i = first; i < end; i++) {
        const struct entry *entry = &crowd->namesakes.entries.items[i];
        uint32_t document = is_mark(entry) ? document_of(directory, crowd, i) : UINT32_MAX;
        bool counts = is_mark(entry) && document != last && (root == UINT32_MAX || report_root(directory, entry->report) == root);
        found += counts;
        last = counts ? document : last;
    }
    return found;
}

/* The race of most documents, where there are two and no other race has as many; UINT32_MAX when there is none. */
static uint32_t home_of_run(const struct directory *directory, const struct crowd *crowd, uint32_t first, uint32_t end) {
    uint32_t best = UINT32_MAX, best_count = 1;
    bool is_tied = false;
    for (uint32_t i = first; i < end && i < first + TRIES_MOST; i++) {
        uint32_t root = report_root(directory, crowd->namesakes.entries.items[i].report);
        if (!is_mark(&crowd->namesakes.entries.items[i]) || root == best)
            continue;
        uint32_t count = documents_in(directory, crowd, first, end, root);
        is_tied = count > best_count ? false : is_tied || (count == best_count && best != UINT32_MAX);
        if (count > best_count) {
            best = root;
            best_count = count;
        }
    }
    return is_tied ? UINT32_MAX : best;
}

/* One paper names the race, and others that tell of no competition have the same mark: its race. */
static uint32_t home_by_name(const struct directory *directory, const struct crowd *crowd, uint32_t first, uint32_t end) {
    uint32_t found = UINT32_MAX;
    uint64_t value = crowd->namesakes.entries.items[first].value;
    if (!(value & VALUE_TELLING) || value >> VALUE_AMOUNT < LONG_ENOUGH)
        return UINT32_MAX;
    for (uint32_t i = first; i < end && i < first + TRIES_MOST; i++) {
        uint32_t root = report_root(directory, crowd->namesakes.entries.items[i].report);
        if (!is_mark(&crowd->namesakes.entries.items[i]) || root == found || !directory->links[root].is_complete)
            continue;
        if (found != UINT32_MAX)
            return UINT32_MAX;
        found = root;
    }
    return found;
}

/* Does the document report the race somewhere? */
static bool covers(const struct directory *directory, uint32_t document, uint32_t root) {
    uint32_t first = document_at(directory, document).first_report, end = document_end(directory, document);
    for (uint32_t i = first; i < end && i < first + BESIDE_MOST; i++)
        if (report_root(directory, i) == root)
            return true;
    return false;
}

/* Papers that put one mark into different years, and all of them report one named race of the event: its race, which they are about. */
static uint32_t home_by_company(const struct directory *directory, const struct crowd *crowd, uint32_t first, uint32_t end) {
    const struct entry *entry = &crowd->namesakes.entries.items[first];
    if (!(entry->value & VALUE_TELLING) || entry->value >> VALUE_AMOUNT < LONG_ENOUGH || !is_mark(entry))
        return UINT32_MAX;
    struct report reported = report_at(directory, entry->report);
    uint32_t found = UINT32_MAX, of_event = reported.event;
    if (!of_event)
        return UINT32_MAX;
    uint32_t from = document_at(directory, reported.document).first_report, to = document_end(directory, reported.document);
    for (uint32_t i = from; i < to && i < from + BESIDE_MOST; i++) {
        uint32_t root = report_root(directory, i);
        if (root == found || !directory->links[root].is_complete)
            continue;
        struct report race = report_at(directory, root);
        bool is_shared = race.event == of_event;
        for (uint32_t j = first; j < end && j < first + TRIES_MOST && is_shared; j++) {
            const struct entry *other = &crowd->namesakes.entries.items[j];
            if (!is_mark(other))
                continue;
            struct report own = report_at(directory, other->report);
            is_shared = own.event == of_event && reports_appeared_together(&own, &race) &&
                        !report_leader(directory, other->report).competition && covers(directory, own.document, root);
        }
        if (!is_shared)
            continue;
        if (found != UINT32_MAX)
            return UINT32_MAX;
        found = root;
    }
    return found;
}

static void find_homes(const struct directory *directory, const struct crowd *crowd, struct homes *homes) {
    homes->count = 0;
    for (uint32_t first = 0, end; first < crowd->namesakes.entries.count; first = end) {
        end = run_end(crowd, first);
        uint32_t root = end - first > 1 ? home_of_run(directory, crowd, first, end) : UINT32_MAX;
        bool is_shared = end - first > 1 && documents_in(directory, crowd, first, end, UINT32_MAX) > 1;
        if (root == UINT32_MAX && is_shared)
            root = home_by_name(directory, crowd, first, end);
        if (is_shared && (root == UINT32_MAX || !report_at(directory, root).competition)) {
            uint32_t by_company = home_by_company(directory, crowd, first, end);
            root = by_company != UINT32_MAX ? by_company : root;
        }
        if (root != UINT32_MAX && homes->count < HOMES_MOST)
            homes->items[homes->count++] = (struct home){crowd->namesakes.entries.items[first].value, root};
    }
}

/* Does the document report the meeting, some race of it? */
static bool covers_meeting(const struct directory *directory, uint32_t document, const struct report *race) {
    if (!race->competition || !race->year)
        return false;
    uint32_t first = document_at(directory, document).first_report, end = document_end(directory, document);
    for (uint32_t i = first; i < end && i < first + BESIDE_MOST; i++) {
        struct report other = report_leader(directory, i);
        if (other.competition == race->competition && other.year == race->year)
            return true;
    }
    return false;
}

/* Who tells a mark: its report, and what is known of the race that this is joined to. */
struct teller { struct report report, own; };

static struct teller teller_of(const struct directory *directory, const struct entry *entry) {
    return (struct teller){report_at(directory, entry->report), report_leader(directory, entry->report)};
}

/* Equal marks in one event, and no competition that says otherwise: the year may be one that the paper speaks of besides. */
static bool is_open(const struct entry *entry, const struct report *own, const struct report *race) {
    return entry->value & VALUE_TELLING && entry->value >> VALUE_AMOUNT >= LONG_ENOUGH && !own->competition && own->event == race->event &&
           !(own->sex && race->sex && own->sex != race->sex);
}

/* May the report's mark be of the race? A paper that reports the race has strayed from it; one that does not must leave the race open. */
static bool may_be_of(const struct directory *directory, const struct teller *teller, uint32_t root, const struct report *race) {
    const struct report *own = &teller->own;
    if (!reports_appeared_together(&teller->report, race))
        return false;
    if (!report_is_complete(own) && own->event && !reports_clash(directory, own, race))
        return true;
    return covers(directory, teller->report.document, root);
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
static bool may_slip_into(const struct directory *directory, const struct teller *teller, uint32_t root) {
    const struct report *report = &teller->report;
    struct report open = teller->own, race = report_at(directory, root);
    if (!reports_appeared_together(report, &race))
        return false;
    bool is_of_event = (!open.event || open.event == race.event) && !(open.sex && race.sex && open.sex != race.sex);
    bool is_near = report->day != NO_DAY || (open.competition && open.competition == race.competition);
    open.event = 0;
    if (is_near && !reports_clash(directory, &open, &race))
        return true;
    if (is_of_event && !open.competition && is_acquainted(directory, report->document, root))
        return true;   /* one mark is equal and one a slip away: that is two of one race */
    return may_be_of(directory, teller, root, &race) || (is_of_event && covers_meeting(directory, report->document, &race));
}

static bool document_has(const struct directory *directory, const struct crowd *crowd, uint32_t document, uint64_t value) {
    for (uint32_t i = 0; i < crowd->namesakes.entries.count; i++) {
        const struct entry *entry = &crowd->namesakes.entries.items[i];
        if (entry->value == value && is_mark(entry) && document_of(directory, crowd, i) == document)
            return true;
    }
    return false;
}

static void move(struct directory *directory, const struct entry *entry, uint32_t root) {
    *LIST_ADD(&directory->strays, &directory->arena) = (struct stray){entry->report, entry->word, entry->value, root};
}

/* The only race in which two others have a mark that is a slip away; UINT32_MAX when there is none. */
static uint32_t home_by_slip(struct directory *directory, const struct crowd *crowd, const struct homes *homes, const struct entry *entry) {
    struct teller teller = teller_of(directory, entry);
    uint32_t found = UINT32_MAX, tries = 0, own = report_root(directory, entry->report);
    for (uint32_t i = 0; i < homes->count && tries < TRIES_MOST; i++) {
        const struct home *home = &homes->items[i];
        if (home->root == found || !may_slip_into(directory, &teller, home->root))
            continue;
        tries++;
        /* beside the right figure only where no event takes the wrong one: else it may be another race's */
        if (!entry_slips_from(entry, home->value, &directory->scratch) ||
            (teller.report.event && document_has(directory, crowd, teller.report.document, home->value)))
            continue;
        if (home->root == own || found != UINT32_MAX)
            return UINT32_MAX;
        found = home->root;
    }
    arena_reset(&directory->scratch);
    return found;
}

/* Two other papers have the same mark in the race: is this one of it, too? */
static bool is_home(const struct directory *directory, const struct entry *entry, uint32_t root) {
    struct teller teller = teller_of(directory, entry);
    struct report race = report_at(directory, root);
    return is_open(entry, &teller.own, &race) || may_be_of(directory, &teller, root, &race);
}

static void move_run(struct directory *directory, const struct crowd *crowd, const struct homes *homes, uint32_t first, uint32_t end) {
    uint64_t value = crowd->namesakes.entries.items[first].value;
    uint32_t home = UINT32_MAX;
    for (uint32_t i = 0; i < homes->count && home == UINT32_MAX; i++)
        if (homes->items[i].value == value)
            home = homes->items[i].root;
    bool is_alone = home == UINT32_MAX && documents_in(directory, crowd, first, end, UINT32_MAX) == 1;
    for (uint32_t i = first; i < end; i++) {
        const struct entry *entry = &crowd->namesakes.entries.items[i];
        if (!is_mark(entry))
            continue;
        uint32_t to = home, own = report_root(directory, entry->report);
        if (is_alone)
            to = home_by_slip(directory, crowd, homes, entry);
        else if (to != UINT32_MAX && (!(value & VALUE_TELLING) || to == own || !is_home(directory, entry, to)))
            continue;
        if (to != UINT32_MAX && to != own)
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
    struct crowd crowd = {0};
    struct homes *homes = ARENA_NEW(&directory->arena, struct homes);
    sort_items(directory->acquaintances.items, directory->acquaintances.count, sizeof *directory->acquaintances.items, compare_acquaintances);
    while (namesakes_next(directory, &crowd.namesakes)) {
        forget_documents(&crowd);
        find_homes(directory, &crowd, homes);
        for (uint32_t first = 0, end; first < crowd.namesakes.entries.count && homes->count; first = end) {
            end = run_end(&crowd, first);
            if (!(crowd.namesakes.entries.items[first].value & VALUE_PLACE))
                move_run(directory, &crowd, homes, first, end);
        }
    }
    namesakes_close(&crowd.namesakes);
    memory_free(crowd.documents.items);
    sort_items(directory->strays.items, directory->strays.count, sizeof *directory->strays.items, compare_strays);
}

uint32_t directory_stray_home(const struct directory *directory, uint32_t report, uint32_t word, uint64_t value) {
    struct stray wanted = {.report = report, .word = word, .value = value};
    if (!directory->strays.count)
        return report;
    const struct stray *found = bsearch(&wanted, directory->strays.items, directory->strays.count, sizeof wanted, compare_strays);
    return found ? found->root : report;
}
