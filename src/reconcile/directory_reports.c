/* Reports: what is known of them, who leads whom, and the order in which nothing depends on how statements came. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/sort.h"
#include "directory.h"

int entries_compare(const void *a, const void *b) {
    const struct entry *x = a, *y = b;
    if (x->word != y->word)
        return x->word < y->word ? -1 : 1;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    if (x->report != y->report)
        return x->report < y->report ? -1 : 1;
    int order = (int)x->is_given_name - (int)y->is_given_name;
    return order ? order : (int)x->is_converted - (int)y->is_converted;
}

/* Halves the way on the way. Once settled all ways are of one step, and threads may ask. */
uint32_t report_far_root(const struct directory *directory, uint32_t index) {
    struct report *items = directory->reports.items;
    while (items[index].parent != index) {
        uint32_t above = items[items[index].parent].parent;
        if (above != items[index].parent)
            items[index].parent = above & REPORTS_MOST;
        index = above;
    }
    return index;
}

str term_text(const struct directory *directory, uint32_t number) {
    return directory->terms.items[number].text;
}

bool reports_make_no_edition(const struct directory *directory, const struct report *a, const struct report *b) {
    const struct term *competition = &directory->terms.items[a->competition ? a->competition : b->competition];
    return competition->has_editions &&
           editions_exclude(&directory->reconciler->editions, competition->text, a->year ? a->year : b->year);
}

int report_known_parts(const struct report *report) {
    return !!report->event + !!report->competition + !!report->year + !!report->sex;
}

bool report_is_complete(const struct report *report) { return report_known_parts(report) == 4; }

void reports_join(struct directory *directory, uint32_t from, uint32_t to) {
    from = report_root(directory, from);
    to = report_root(directory, to);
    if (from == to)
        return;
    struct report *a = &directory->reports.items[from], *b = &directory->reports.items[to];
    a->parent = to & REPORTS_MOST;
    if (!b->event)
        b->event = a->event;
    if (!b->competition)
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

bool reports_appeared_together(const struct report *a, const struct report *b) {
    return a->day == NO_DAY || b->day == NO_DAY || (a->day <= b->last_day + DAYS_OF_ONE_STORY && b->day <= a->last_day + DAYS_OF_ONE_STORY);
}

uint32_t document_end(const struct directory *directory, uint32_t first) {
    uint32_t end = first + 1;
    while (end < directory->reports.count && directory->reports.items[end].document == directory->reports.items[first].document)
        end++;
    return end;
}

/* ---- order ---- */

static int compare_terms(const struct directory *directory, uint32_t a, uint32_t b) {
    return a == b ? 0 : str_compare(term_text(directory, a), term_text(directory, b));
}

int reports_compare(const struct directory *directory, const struct report *a, const struct report *b) {
    if (a->document != b->document)
        return a->document < b->document ? -1 : 1;
    int order = compare_terms(directory, a->stated_event, b->stated_event);
    if (order || (order = (int)a->stated_sex - (int)b->stated_sex) || (order = compare_terms(directory, a->stated_competition, b->stated_competition)))
        return order;
    return (int)a->stated_year - (int)b->stated_year;
}

static int compare_documents(const void *a, const void *b, void *context) {
    const struct directory *directory = context;
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return memcmp(directory->documents.items[x].hash, directory->documents.items[y].hash, DOCUMENT_BYTES);
}

static int compare_reports(const void *a, const void *b, void *context) {
    const struct directory *directory = context;
    return reports_compare(directory, &directory->reports.items[*(const uint32_t *)a], &directory->reports.items[*(const uint32_t *)b]);
}

static uint32_t *new_numbers(uint32_t count) {
    return memory_new(count + 1, sizeof(uint32_t));
}

/* Where each of the items goes when compare puts them in order. */
static uint32_t *places_of(struct directory *directory, uint32_t count, int (*compare)(const void *, const void *, void *)) {
    uint32_t *order = new_numbers(count), *places = new_numbers(count);
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    qsort_r(order, count, sizeof *order, compare, directory);
    for (uint32_t i = 0; i < count; i++)
        places[order[i]] = i;
    free(order);
    return places;
}

/* Moves each item to its place, without another array; places ends as 0, 1, 2 … */
static void bring_home(void *items, size_t size, uint32_t *places, uint32_t count) {
    char *bytes = items, held[64];
    _Static_assert(sizeof held >= sizeof(struct report) && sizeof held >= sizeof(struct directory_document), "one item is held");
    for (uint32_t i = 0; i < count; i++)
        while (places[i] != i) {   /* each swap brings one home */
            uint32_t to = places[i];
            memcpy(held, bytes + to * size, size);
            memcpy(bytes + to * size, bytes + i * size, size);
            memcpy(bytes + i * size, held, size);
            places[i] = places[to];
            places[to] = to;
        }
}

static void put_documents_in_order(struct directory *directory) {
    uint32_t count = directory->documents.count;
    uint32_t *places = places_of(directory, count, compare_documents);
    for (LIST_EACH(struct report, report, &directory->reports))
        report->document = places[report->document];
    bring_home(directory->documents.items, sizeof *directory->documents.items, places, count);
    free(places);
}

/* Entries in the order of words, with the reports' final numbers. */
static void sort_entries(struct directory *directory, const uint32_t *places) {
    directory->entries = sorter_open(sizeof(struct entry), ENTRIES_MEMORY, entries_compare);
    struct sorter_place place = {0};
    struct error error;
    struct entry entry;
    bool more = directory_tried(directory, sorter_finish(directory->added, &error), &error);
    while (more && directory_tried(directory, sorter_next(directory->added, &place, &entry, &more, &error), &error) && more) {
        entry.report = places[entry.report] & REPORTS_MOST;
        more = directory_tried(directory, sorter_add(directory->entries, &entry, &error), &error);
    }
    sorter_close(directory->added);
    directory->added = NULL;
    directory_tried(directory, sorter_finish(directory->entries, &error), &error);
}

void directory_put_in_order(struct directory *directory) {
    put_documents_in_order(directory);
    uint32_t count = directory->reports.count;
    uint32_t *places = places_of(directory, count, compare_reports);
    sort_entries(directory, places);
    bring_home(directory->reports.items, sizeof *directory->reports.items, places, count);
    free(places);
    for (uint32_t i = count; i-- > 0;) {
        directory->reports.items[i].parent = i & REPORTS_MOST;
        directory->documents.items[directory->reports.items[i].document].first_report = i;
    }
}
