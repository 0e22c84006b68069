/* Reports: what is known of them, who leads whom, and the order in which nothing depends on how statements came. */
#include <stdlib.h>

#include "directory.h"
#include "base/sort.h"

static int compare_reports(const void *a, const void *b) {
    const struct report *const *x = a, *const *y = b;
    return str_compare((*x)->key, (*y)->key);
}

int entries_compare(const void *a, const void *b) {
    const struct entry *x = a, *y = b;
    if (x->word != y->word)
        return x->word < y->word ? -1 : 1;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (x->report > y->report) - (x->report < y->report);
}

uint32_t report_root(const struct directory *directory, uint32_t index) {
    while (directory->reports.items[index]->parent != index)
        index = directory->reports.items[index]->parent;
    return index;
}

struct report *report_leader(const struct directory *directory, uint32_t index) {
    return directory->reports.items[report_root(directory, index)];
}

bool texts_clash(str a, str b) { return a.size && b.size && !str_equal(a, b); }

/* Would the two together make an edition that never was? */
static bool make_no_edition(const struct directory *directory, const struct report *a, const struct report *b) {
    str competition = a->competition.size ? a->competition : b->competition;
    return editions_exclude(&directory->reconciler->editions, competition, a->year ? a->year : b->year);
}

/* Is anything known of both different? */
bool reports_clash(const struct directory *directory, const struct report *a, const struct report *b) {
    return make_no_edition(directory, a, b) || texts_clash(a->event, b->event) || texts_clash(a->competition, b->competition) || (a->year && b->year && a->year != b->year) ||
           (a->sex && b->sex && a->sex != b->sex);
}

int report_known_parts(const struct report *report) {
    return !!report->event.size + !!report->competition.size + !!report->year + !!report->sex;
}

bool report_is_complete(const struct report *report) { return report_known_parts(report) == 4; }

void reports_join(struct directory *directory, uint32_t from, uint32_t to) {
    from = report_root(directory, from);
    to = report_root(directory, to);
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

bool reports_appeared_together(const struct report *a, const struct report *b) {
    return a->day == NO_DAY || b->day == NO_DAY || (a->day <= b->last_day + DAYS_OF_ONE_STORY && b->day <= a->last_day + DAYS_OF_ONE_STORY);
}

uint32_t entries_with_word(const struct directory *directory, uint64_t word) {
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

/* Sorts reports and entries, so that nothing depends on the order in which statements came. */
void directory_put_in_order(struct directory *directory) {
    uint32_t count = directory->reports.count;
    if (count)
        if (count)
        sort_items(directory->reports.items, count, sizeof *directory->reports.items, compare_reports);
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
        sort_items(directory->entries.items, directory->entries.count, sizeof *directory->entries.items, entries_compare);
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
