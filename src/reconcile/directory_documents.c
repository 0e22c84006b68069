/*
 * Reports of one document: a less complete mention of a race that the document names better elsewhere, an undated title that is this year's
 * edition, a headline that names another event.
 */
#include <stdlib.h>

#include "base/sort.h"
#include "directory.h"

static const struct edition *edition_reported(const struct directory *directory, const struct report *report) {
    return editions_reported(&directory->reconciler->editions, term_text(directory, report->competition), date_from_days(report->day),
                             DAYS_AFTER_EDITION);
}

/* "The final" of a paper that appears while the championships are on, or soon after, is this year's. Bare places are left alone: "the Olympic
 * champion" is the last one's. */
static void date_by_edition(struct directory *directory) {
    for (uint32_t i = 0; i < directory->report_count; i++) {
        struct report report = report_at(directory, i);
        if (report.year || !report.competition || !report.has_marks || report.day == NO_DAY)
            continue;
        const struct edition *edition = edition_reported(directory, &report);
        if (!edition)
            continue;
        report.year = edition->year;
        report_put(directory, i, &report);
    }
}

/* The first reports of a document: others of it are looked at beside them. */
struct beside {
    uint32_t first, end, count;        /* end: of the document; count: of items */
    struct report items[BESIDE_MOST];
};

static void look_at_document(const struct directory *directory, struct beside *beside, uint32_t document, uint32_t first) {
    beside->first = first;
    beside->end = document_end(directory, document);
    beside->count = beside->end - first > BESIDE_MOST ? BESIDE_MOST : beside->end - first;
    for (uint32_t i = 0; i < beside->count; i++)
        beside->items[i] = report_at(directory, first + i);
}

/* The report of the same document that this one is a less complete mention of; itself when none or several. */
static uint32_t better_known(const struct directory *directory, const struct beside *beside, uint32_t index, const struct report *report) {
    const struct report *best = NULL;
    for (uint32_t i = 0; i < beside->count; i++) {
        const struct report *other = &beside->items[i];
        if (beside->first + i == index || report_known_parts(other) <= report_known_parts(report) || reports_clash(directory, report, other))
            continue;
        bool is_rival = best && report_is_complete(other) == report_is_complete(best);
        if (is_rival && reports_clash(directory, best, other))
            return index;
        if (!best || report_known_parts(other) > report_known_parts(best))
            best = other;
    }
    return best ? beside->first + (uint32_t)(best - beside->items) : index;
}

/* The race that a paper reports: of the edition that was under way, or just over, when it appeared, in that event. */
static uint32_t home_race(const struct directory *directory, const struct beside *beside, uint32_t index, const struct report *report) {
    const struct report *best = NULL;
    for (uint32_t i = 0; i < beside->count; i++) {
        const struct report *other = &beside->items[i];
        if (beside->first + i == index || other->day == NO_DAY || !other->competition || !other->year || terms_clash(report->event, other->event) ||
            !other->event || (report->sex && other->sex && report->sex != other->sex))
            continue;
        const struct edition *edition = edition_reported(directory, other);
        if (edition && edition->year == other->year && (!best || other->results > best->results))
            best = other;
    }
    return best ? beside->first + (uint32_t)(best - beside->items) : index;
}

/* ---- headlines ---- */

/* A headline and a report of the body that have an athlete in common. */
struct meeting { uint32_t headline, body; };
struct meetings { struct meeting *items; uint32_t count, room; };

static int compare_meetings(const void *a, const void *b) {
    const struct meeting *x = a, *y = b;
    if (x->headline != y->headline)
        return x->headline < y->headline ? -1 : 1;
    return (x->body > y->body) - (x->body < y->body);
}

/* A headline that names an event of which the body knows nothing. */
static bool is_odd_headline(const struct beside *beside, const struct report *report) {
    if (!report->only_title || !report->event)
        return false;
    for (uint32_t i = 0; i < beside->count; i++)
        if (!beside->items[i].only_title && beside->items[i].event == report->event)
            return false;
    return true;
}

/* Marks them; true when there are any. */
static bool find_odd_headlines(struct directory *directory, struct beside *beside) {
    bool any = false;
    for (uint32_t document = 0, first = 0; directory->status == OK && document < directory->document_count; document++, first = beside->end) {
        look_at_document(directory, beside, document, first);
        for (uint32_t i = 0; i < beside->count; i++) {
            bool is_odd = is_odd_headline(beside, &beside->items[i]);
            directory->links[first + i].is_marked = is_odd;
            any |= is_odd;
        }
    }
    return any;
}

struct of_document { uint32_t report, document; };

/* Different reports that an odd headline may be beside, of one word: report numbers in order, each with its document. */
static uint32_t reports_of_word(const struct directory *directory, const struct namesakes *namesakes, struct of_document *reports, struct arena *arena) {
    uint32_t count = namesakes->entries.count, *numbers = ARENA_ARRAY(arena, count, uint32_t);
    for (uint32_t i = 0; i < count; i++)
        numbers[i] = namesakes->entries.items[i].report;
    count = sort_and_thin(numbers, count);
    for (uint32_t i = 0; i < count; i++)
        reports[i] = (struct of_document){numbers[i], report_at(directory, numbers[i]).document};
    return count;
}

/* Whom odd headlines and reports of the same document both name. */
static void find_meetings(struct directory *directory, struct meetings *meetings, struct arena *scratch) {
    struct namesakes namesakes = {0};
    struct arena of_word = {0};
    while (namesakes_next(directory, &namesakes)) {
        bool any = false;
        for (LIST_EACH(const struct entry, entry, &namesakes.entries))
            any = any || directory->links[entry->report].is_marked;
        if (!any)
            continue;
        struct of_document *reports = ARENA_ARRAY(&of_word, namesakes.entries.count, struct of_document);
        uint32_t count = reports_of_word(directory, &namesakes, reports, &of_word);
        for (uint32_t i = 0, first = 0; i < count; i++) {   /* first: of the same document, among the namesakes */
            if (reports[first].document != reports[i].document)
                first = i;
            for (uint32_t j = first; directory->links[reports[i].report].is_marked && j < count && reports[j].document == reports[i].document; j++)
                if (j != i)
                    *LIST_ADD(meetings, scratch) = (struct meeting){reports[i].report, reports[j].report};
        }
        arena_reset(&of_word);
    }
    arena_close(&of_word);
    namesakes_close(&namesakes);
    if (meetings->count)
        sort_items(meetings->items, meetings->count, sizeof *meetings->items, compare_meetings);
}

/* A headline that names another event for the same athlete and competition: it means the race of the body (and is a finding there). */
static uint32_t meant_by_headline(const struct directory *directory, const struct beside *beside, const struct meetings *meetings, uint32_t index,
                                  const struct report *report) {
    uint32_t best = index;
    for (uint32_t i = 0; i < beside->count; i++) {
        struct report other = beside->items[i];
        if (other.only_title || !terms_clash(report->event, other.event))
            continue;
        other.event = 0;
        struct meeting meeting = {index, beside->first + i};
        if (reports_clash(directory, report, &other) || !meetings->count ||
            !bsearch(&meeting, meetings->items, meetings->count, sizeof meeting, compare_meetings))
            continue;
        if (best != index)
            return index;
        best = beside->first + i;
    }
    return best;
}

/* The report of the document that this one belongs to; itself when none. */
static uint32_t belongs_to(const struct directory *directory, const struct beside *beside, const struct meetings *meetings, uint32_t index) {
    struct report report = report_at(directory, index);
    uint32_t to = directory->links[index].is_complete ? index : better_known(directory, beside, index, &report);
    bool is_undated_mark = report.has_marks && report.competition && !report.year;
    if (to == index && is_undated_mark)   /* "…, who has Olympic bronze, ran 3:29.38": a mark may stand beside another title */
        to = home_race(directory, beside, index, &report);
    if (to == index && directory->links[index].is_marked)
        to = meant_by_headline(directory, beside, meetings, index, &report);
    return to;
}

void directory_join_within_documents(struct directory *directory) {
    struct arena scratch = {0};
    struct meetings meetings = {0};
    struct beside *beside = ARENA_NEW(&scratch, struct beside);
    date_by_edition(directory);
    if (find_odd_headlines(directory, beside))
        find_meetings(directory, &meetings, &scratch);
    for (uint32_t document = 0, first = 0; directory->status == OK && document < directory->document_count; document++, first = beside->end) {
        look_at_document(directory, beside, document, first);
        for (uint32_t i = first; i < beside->end; i++) {
            uint32_t to = belongs_to(directory, beside, &meetings, i);
            if (to == i || report_root(directory, to) == i)
                continue;
            reports_join(directory, i, to);
            uint32_t leader = report_root(directory, to);   /* which has learnt something */
            if (leader - first < beside->count)
                beside->items[leader - first] = report_at(directory, leader);
        }
    }
    reports_unmark(directory);
    arena_close(&scratch);
}
