/* Reports joined by what is known of them, once the marks have spoken; and the names of the races that come of it. */
#include <stdio.h>
#include <stdlib.h>

#include "directory.h"

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

/* Races of other documents that the report may be about, with what speaks for each. */
static uint32_t find_candidates(const struct directory *directory, uint32_t index, struct candidate *candidates) {
    const struct report *report = directory->reports.items[index];
    const struct report *root = report_leader(directory, index);
    uint32_t count = 0;
    for (uint32_t i = 0; i < report->entry_count; i++) {
        const struct entry *own = &directory->entries.items[directory->by_report[report->first_entry + i]];
        uint32_t at = entries_with_word(directory, own->word);
        for (uint32_t seen = 0; at < directory->entries.count && seen < NAMESAKES_MOST; at++, seen++) {
            const struct entry *other = &directory->entries.items[at];
            if (other->word != own->word)
                break;
            const struct report *theirs = report_leader(directory, other->report);
            if (theirs == root || !report_is_complete(theirs) || reports_clash(directory, root, theirs))
                continue;
            struct candidate *candidate = candidate_of(candidates, &count, report_root(directory, other->report));
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
        if (directory->reports.items[i]->parent == i && report_is_complete(directory->reports.items[i]))
            complete[count++] = i;
    qsort_r(complete, count, sizeof *complete, compare_names, directory);
    for (uint32_t i = 1, first = 0; i < count; i++) {
        if (reports_clash(directory, directory->reports.items[complete[first]], directory->reports.items[complete[i]]))
            first = i;
        else
            reports_join(directory, complete[i], complete[first]);
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
    bool is_dated = report->year || (report->marks && reports_appeared_together(report, race));
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
        targets[i] = report->parent != i || report_is_complete(report) ? UINT32_MAX : likest_race(directory, i);
    }
    for (uint32_t i = 0; i < count; i++)   /* all looked at the same state, so that the order does not matter */
        if (targets[i] != UINT32_MAX)
            reports_join(directory, i, targets[i]);
}

/* What nobody names fully: papers that print the same mark of the same athlete within days of each other. */
static void join_unnamed(struct directory *directory) {
    for (uint32_t i = 1; i < directory->entries.count; i++) {
        const struct entry *a = &directory->entries.items[i - 1], *b = &directory->entries.items[i];
        if (a->word != b->word || a->value != b->value || a->value & 1)
            continue;
        struct report *x = report_leader(directory, a->report), *y = report_leader(directory, b->report);
        if (x == y || report_is_complete(x) || report_is_complete(y) || reports_clash(directory, x, y) || !x->event.size || !y->event.size || !reports_appeared_together(x, y))
            continue;
        reports_join(directory, b->report, a->report);
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
        directory->reports.items[i]->race = report_leader(directory, i)->race;
}

void directory_join_by_knowledge(struct directory *directory) {
    join_complete(directory);
    join_with_known_races(directory);
    join_unnamed(directory);
    name_races(directory);
}
