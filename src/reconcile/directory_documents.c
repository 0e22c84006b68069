/*
 * Reports of one document: a less complete mention of a race that the document names better elsewhere, an undated title that is this year's
 * edition, a headline that names another event.
 */
#include "directory.h"

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
        if (i == index || report_known_parts(other) <= report_known_parts(report) || reports_clash(directory, report, other))
            continue;
        bool is_rival = best != index && report_is_complete(other) == report_is_complete(directory->reports.items[best]);
        if (is_rival && reports_clash(directory, directory->reports.items[best], other))
            return index;
        if (best == index || report_known_parts(other) > report_known_parts(directory->reports.items[best]))
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
        if (other.only_title || !texts_clash(report->event, other.event))
            continue;
        other.event = (str){0};
        if (reports_clash(directory, report, &other) || !shares_athlete(directory, report, &other))
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
        if (i == index || other->day == NO_DAY || !other->competition.size || !other->year || texts_clash(report->event, other->event) ||
            !other->event.size || (report->sex && other->sex && report->sex != other->sex))
            continue;
        const struct edition *edition = editions_reported(&directory->reconciler->editions, other->competition, date_from_days(other->day),
                                                          DAYS_AFTER_EDITION);
        if (edition && edition->year == other->year && (best == index || other->results > directory->reports.items[best]->results))
            best = i;
    }
    return best;
}

void directory_join_within_documents(struct directory *directory) {
    date_by_edition(directory);
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
            uint32_t to = report_is_complete(report) ? i : better_known(directory, i, first, end);
            bool is_undated_mark = report->marks && report->competition.size && !report->year;
            if (to == i && is_undated_mark)   /* "…, who has Olympic bronze, ran 3:29.38": a mark may stand beside another title */
                to = home_race(directory, i, first, end);
            if (to == i && report->only_title && i - first < 64 && !body_has_event[i - first])
                to = meant_by_headline(directory, i, first, end);
            if (to != i && report_root(directory, to) != i)
                reports_join(directory, i, to);
        }
    }
}
