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
    for (LIST_EACH(struct report, report, &directory->reports)) {
        if (report->year || !report->competition || !report->has_marks || report->day == NO_DAY)
            continue;
        const struct edition *edition = edition_reported(directory, report);
        if (edition)
            report->year = edition->year;
    }
}

/* The report of the same document, [first, end), that this one is a less complete mention of; itself when none or several. */
static uint32_t better_known(const struct directory *directory, uint32_t index, uint32_t first, uint32_t end) {
    const struct report *items = directory->reports.items, *report = &items[index];
    uint32_t best = index;
    for (uint32_t i = first; i < end; i++) {
        const struct report *other = &items[i];
        if (i == index || report_known_parts(other) <= report_known_parts(report) || reports_clash(directory, report, other))
            continue;
        bool is_rival = best != index && report_is_complete(other) == report_is_complete(&items[best]);
        if (is_rival && reports_clash(directory, &items[best], other))
            return index;
        if (best == index || report_known_parts(other) > report_known_parts(&items[best]))
            best = i;
    }
    return best;
}

/* The race that a paper reports: of the edition that was under way, or just over, when it appeared, in that event. */
static uint32_t home_race(const struct directory *directory, uint32_t index, uint32_t first, uint32_t end) {
    const struct report *items = directory->reports.items, *report = &items[index];
    uint32_t best = index;
    for (uint32_t i = first; i < end; i++) {
        const struct report *other = &items[i];
        if (i == index || other->day == NO_DAY || !other->competition || !other->year || terms_clash(report->event, other->event) || !other->event ||
            (report->sex && other->sex && report->sex != other->sex))
            continue;
        const struct edition *edition = edition_reported(directory, other);
        if (edition && edition->year == other->year && (best == index || other->results > items[best].results))
            best = i;
    }
    return best;
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
static bool is_odd_headline(const struct directory *directory, uint32_t index, uint32_t first, uint32_t end) {
    const struct report *items = directory->reports.items;
    if (!items[index].only_title || !items[index].event)
        return false;
    for (uint32_t i = first; i < end; i++)
        if (!items[i].only_title && items[i].event == items[index].event)
            return false;
    return true;
}

static bool *find_odd_headlines(const struct directory *directory, bool *any, struct arena *scratch) {
    bool *is_odd = ARENA_ARRAY(scratch, directory->reports.count + 1, bool);
    *any = false;
    for (uint32_t first = 0, end; first < directory->reports.count; first = end) {
        end = document_end(directory, first);
        uint32_t beside = end - first > BESIDE_MOST ? first + BESIDE_MOST : end;
        for (uint32_t i = first; i < beside; i++)
            *any |= is_odd[i] = is_odd_headline(directory, i, first, beside);
    }
    return is_odd;
}

static int compare_numbers(const void *a, const void *b) {
    return (*(const uint32_t *)a > *(const uint32_t *)b) - (*(const uint32_t *)a < *(const uint32_t *)b);
}

/* Whom odd headlines and reports of the same document both name. */
static void find_meetings(struct directory *directory, const bool *is_odd, struct meetings *meetings, struct arena *scratch) {
    struct namesakes namesakes = {0};
    struct arena of_word = {0};
    while (namesakes_next(directory, &namesakes)) {
        bool any = false;
        for (LIST_EACH(const struct entry, entry, &namesakes.entries))
            any = any || is_odd[entry->report];
        if (!any)
            continue;
        uint32_t count = namesakes.entries.count, *reports = ARENA_ARRAY(&of_word, count, uint32_t);
        for (uint32_t i = 0; i < count; i++)
            reports[i] = namesakes.entries.items[i].report;
        sort_items(reports, count, sizeof *reports, compare_numbers);
        for (uint32_t i = 0, first = 0; i < count; i++) {   /* first: of the same document, among the namesakes */
            const struct report *report = &directory->reports.items[reports[i]];
            if (directory->reports.items[reports[first]].document != report->document)
                first = i;
            if (!is_odd[reports[i]] || (i && reports[i] == reports[i - 1]))
                continue;
            for (uint32_t j = first; j < count && directory->reports.items[reports[j]].document == report->document; j++)
                if (reports[j] != reports[i] && (j == first || reports[j] != reports[j - 1]))
                    *LIST_ADD(meetings, scratch) = (struct meeting){reports[i], reports[j]};
        }
        arena_reset(&of_word);
    }
    arena_close(&of_word);
    namesakes_close(&namesakes);
    if (meetings->count)
        sort_items(meetings->items, meetings->count, sizeof *meetings->items, compare_meetings);
}

/* A headline that names another event for the same athlete and competition: it means the race of the body (and is a finding there). */
static uint32_t meant_by_headline(const struct directory *directory, const struct meetings *meetings, uint32_t index, uint32_t first, uint32_t end) {
    const struct report *report = &directory->reports.items[index];
    uint32_t best = index;
    for (uint32_t i = first; i < end; i++) {
        struct report other = directory->reports.items[i];
        if (other.only_title || !terms_clash(report->event, other.event))
            continue;
        other.event = 0;
        struct meeting meeting = {index, i};
        if (reports_clash(directory, report, &other) || !meetings->count ||
            !bsearch(&meeting, meetings->items, meetings->count, sizeof meeting, compare_meetings))
            continue;
        if (best != index)
            return index;
        best = i;
    }
    return best;
}

void directory_join_within_documents(struct directory *directory) {
    struct arena scratch = {0};
    struct meetings meetings = {0};
    bool any;
    date_by_edition(directory);
    const bool *is_odd = find_odd_headlines(directory, &any, &scratch);
    if (any)
        find_meetings(directory, is_odd, &meetings, &scratch);
    for (uint32_t first = 0, end; first < directory->reports.count; first = end) {
        end = document_end(directory, first);
        uint32_t beside = end - first > BESIDE_MOST ? first + BESIDE_MOST : end;
        for (uint32_t i = first; i < end; i++) {
            const struct report *report = &directory->reports.items[i];
            uint32_t to = report_is_complete(report) ? i : better_known(directory, i, first, beside);
            bool is_undated_mark = report->has_marks && report->competition && !report->year;
            if (to == i && is_undated_mark)   /* "…, who has Olympic bronze, ran 3:29.38": a mark may stand beside another title */
                to = home_race(directory, i, first, beside);
            if (to == i && is_odd[i])
                to = meant_by_headline(directory, &meetings, i, first, beside);
            if (to != i && report_root(directory, to) != i)
                reports_join(directory, i, to);
        }
    }
    arena_close(&scratch);
}
