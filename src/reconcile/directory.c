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
#include <stdlib.h>

#include "directory.h"
#include "reconcile/names.h"

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

void directory_settle(struct directory *directory) {
    directory_put_in_order(directory);
    directory_join_within_documents(directory);
    directory_join_by_marks(directory);
    directory_join_by_knowledge(directory);
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
        const struct report *race = report_leader(directory, low);
        if (texts_clash(statement->event, race->event) || (statement->sex && race->sex && (int)statement->sex != race->sex))
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
        if (entries_compare(&directory->entries.items[middle], &wanted) < 0)
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
