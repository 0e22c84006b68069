/* Reports: what is known of them, who leads whom, and the order in which nothing depends on how statements came. */
#include <stdlib.h>

#include "base/memory.h"
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

/* ---- one report ---- */

struct report report_read(const struct directory *directory, uint32_t index) {
    struct report report = {0};
    struct error error;
    if (!directory_tried(directory, shelf_get(directory->reports, index, &report, &error), &error))
        report = (struct report){.day = NO_DAY, .last_day = NO_DAY};
    return report;
}

void report_put(struct directory *directory, uint32_t index, const struct report *report) {
    struct error error;
    directory_tried(directory, shelf_put(directory->reports, index, report, &error), &error);
    directory->links[index].is_complete = report_is_complete(report);
}

/* Halves the way on the way. Once settled all ways are of one step, and threads may ask. */
uint32_t report_far_root(const struct directory *directory, uint32_t index) {
    struct link *links = directory->links;
    while (links[index].parent != index) {
        uint32_t above = links[links[index].parent].parent;
        if (above != links[index].parent)
            links[index].parent = above & REPORTS_MOST;
        index = above;
    }
    return index;
}

void reports_unmark(struct directory *directory) {
    for (uint32_t i = 0; i < directory->report_count; i++)
        directory->links[i].is_marked = directory->links[i].is_noted = 0;
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

bool report_is_complete(const struct report *report) {
    return report->event && report->competition && report->year && report->sex;
}

static int32_t earlier(int32_t a, int32_t b) { return a == NO_DAY || (b != NO_DAY && b < a) ? b : a; }
static int32_t later(int32_t a, int32_t b) { return a > b ? a : b; }   /* NO_DAY is least */

void reports_join(struct directory *directory, uint32_t from, uint32_t to) {
    from = report_root(directory, from);
    to = report_root(directory, to);
    if (from == to)
        return;
    struct report a = report_at(directory, from), b = report_at(directory, to);
    directory->links[from].parent = to & REPORTS_MOST;
    if (!b.event)
        b.event = a.event;
    if (!b.competition)
        b.competition = a.competition;
    if (!b.year)
        b.year = a.year;
    if (!b.sex)
        b.sex = a.sex;
    b.day = earlier(b.day, a.day);
    b.last_day = later(b.last_day, a.last_day);
    report_put(directory, to, &b);
}

bool reports_appeared_together(const struct report *a, const struct report *b) {
    return a->day == NO_DAY || b->day == NO_DAY || (a->day <= b->last_day + DAYS_OF_ONE_STORY && b->day <= a->last_day + DAYS_OF_ONE_STORY);
}

/* ---- documents ---- */

struct directory_document document_at(const struct directory *directory, uint32_t number) {
    struct directory_document document = {.first_report = directory->report_count};
    struct error error;
    if (number < directory->document_count)
        directory_tried(directory, shelf_get(directory->documents, number, &document, &error), &error);
    return document;
}

uint32_t document_end(const struct directory *directory, uint32_t document) { return document_at(directory, document + 1).first_report; }

/* ---- as they came ---- */

/* The same bytes may be known under several addresses, and statements may come one by one: what is the same is put together later. */
struct added_report {
    unsigned char hash[DOCUMENT_BYTES];
    struct report report;
    uint32_t number;           /* of those added */
};

struct sorter *added_reports_open(void) { return sorter_open(sizeof(struct added_report), ADDED_MEMORY, NULL); }

void directory_add_report(struct directory *directory, const unsigned char *hash, const struct report *report) {
    struct added_report added = {.report = *report, .number = directory->report_count++};
    struct error error;
    memcpy(added.hash, hash, DOCUMENT_BYTES);
    directory_tried(directory, sorter_add(directory->added_reports, &added, &error), &error);
}

int reports_compare(const struct report *a, const struct report *b) {
    if (a->stated_event != b->stated_event)
        return a->stated_event < b->stated_event ? -1 : 1;
    if (a->stated_sex != b->stated_sex)
        return a->stated_sex < b->stated_sex ? -1 : 1;
    if (a->stated_competition != b->stated_competition)
        return a->stated_competition < b->stated_competition ? -1 : 1;
    return (int)a->stated_year - (int)b->stated_year;
}

static int compare_parts(const struct added_report *a, const struct added_report *b) {
    int order = memcmp(a->hash, b->hash, DOCUMENT_BYTES);
    return order ? order : reports_compare(&a->report, &b->report);
}

static int compare_added(const void *a, const void *b) {
    const struct added_report *x = a, *y = b;
    int order = compare_parts(x, y);
    return order ? order : (x->number > y->number) - (x->number < y->number);
}

/* ---- terms in the order of their texts ---- */

static int compare_terms(const void *a, const void *b, void *context) {
    const struct term *terms = context;
    return str_compare(terms[*(const uint32_t *)a].text, terms[*(const uint32_t *)b].text);
}

/* New numbers for all terms; where the old ones went. */
static uint32_t *put_terms_in_order(struct directory *directory) {
    uint32_t count = directory->terms.count;
    uint32_t *order = memory_new(count, sizeof *order), *places = memory_new(count, sizeof *places);
    struct term *sorted = memory_new(count, sizeof *sorted);
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    qsort_r(order, count, sizeof *order, compare_terms, directory->terms.items);
    for (uint32_t i = 0; i < count; i++) {
        places[order[i]] = i;
        sorted[i] = directory->terms.items[order[i]];
    }
    memory_free(directory->terms.items);
    memory_free(order);
    directory->terms.items = sorted;
    directory->terms.room = count;
    for (uint32_t i = 0; i < directory->terms_by_text.room; i++)
        directory->terms_by_text.slots[i] = places[directory->terms_by_text.slots[i]];
    return places;
}

static struct sorter *sort_reports(struct directory *directory) {
    struct sorter *sorted = sorter_open(sizeof(struct added_report), REPORTS_MEMORY, compare_added);
    struct sorter_place place = {0};
    struct added_report added;
    struct error error;
    uint32_t *terms = put_terms_in_order(directory);
    directory_tried(directory, sorter_finish(directory->added_reports, &error), &error);
    while (directory->status == OK && directory_next(directory, directory->added_reports, &place, &added)) {
        struct report *report = &added.report;
        report->event = report->stated_event = terms[report->event];
        report->competition = report->stated_competition = terms[report->competition];
        directory_tried(directory, sorter_add(sorted, &added, &error), &error);
    }
    memory_free(terms);
    sorter_close(directory->added_reports);
    directory->added_reports = NULL;
    directory_tried(directory, sorter_finish(sorted, &error), &error);
    return sorted;
}

/* ---- onto the shelf ---- */

static void put_together(struct report *report, const struct report *same) {
    uint32_t results = (uint32_t)report->results + same->results;
    report->results = results < UINT16_MAX ? (uint16_t)results : UINT16_MAX;
    report->has_marks |= same->has_marks;
    report->only_title &= same->only_title;
    report->day = earlier(report->day, same->day);
    report->last_day = later(report->last_day, same->last_day);
}

static void add_document(struct directory *directory, const unsigned char *hash, uint32_t first_report) {
    struct directory_document document = {.first_report = first_report};
    struct error error;
    memcpy(document.hash, hash, DOCUMENT_BYTES);
    if (directory->document_count % DOCUMENTS_A_POST == 0)
        *LIST_ADD(&directory->posts, &directory->arena) = document_post(hash);
    directory_tried(directory, shelf_put(directory->documents, directory->document_count++, &document, &error), &error);
}

/* Each different report gets its number; where those that were added went. */
static uint32_t *shelve(struct directory *directory, const struct sorter *sorted) {
    uint32_t *places = memory_new((size_t)directory->report_count + 1, sizeof *places), count = 0;
    struct sorter_place place = {0};
    struct added_report last = {.number = UINT32_MAX}, next;
    struct error error;
    bool more = true;
    while (more && directory->status == OK) {
        more = directory_next(directory, sorted, &place, &next);
        bool is_first = last.number == UINT32_MAX, is_same = more && !is_first && compare_parts(&last, &next) == 0;
        if (is_same) {
            put_together(&last.report, &next.report);
        } else {
            if (!is_first)
                directory_tried(directory, shelf_put(directory->reports, count++, &last.report, &error), &error);
            if (more && (is_first || memcmp(last.hash, next.hash, DOCUMENT_BYTES) != 0))
                add_document(directory, next.hash, count);
            last = next;
            last.report.document = directory->document_count - 1;
        }
        if (more)
            places[next.number] = count;
    }
    directory->report_count = count;
    return places;
}

/* Entries in the order of words, with the reports' final numbers. */
static void sort_entries(struct directory *directory, const uint32_t *places) {
    directory->entries = sorter_open(sizeof(struct entry), ENTRIES_MEMORY, entries_compare);
    struct sorter_place place = {0};
    struct error error;
    struct entry entry;
    bool more = directory_tried(directory, sorter_finish(directory->added, &error), &error);
    while (more && directory_next(directory, directory->added, &place, &entry)) {
        entry.report = places[entry.report] & REPORTS_MOST;
        more = directory_tried(directory, sorter_add(directory->entries, &entry, &error), &error);
    }
    sorter_close(directory->added);
    directory->added = NULL;
    directory_tried(directory, sorter_finish(directory->entries, &error), &error);
}

static void link_reports(struct directory *directory) {
    directory->links = memory_new((size_t)directory->report_count + 1, sizeof *directory->links);
    for (uint32_t i = 0; i < directory->report_count; i++) {
        struct report report = report_at(directory, i);
        directory->links[i] = (struct link){.parent = i & REPORTS_MOST, .is_complete = report_is_complete(&report)};
    }
}

void directory_put_in_order(struct directory *directory) {
    struct sorter *sorted = sort_reports(directory);
    uint32_t *places = shelve(directory, sorted);
    sorter_close(sorted);
    if (directory->status == OK)
        sort_entries(directory, places);
    memory_free(places);
    if (directory->status == OK)
        link_reports(directory);
}
