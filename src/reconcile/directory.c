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
#include <stdio.h>

#include "base/memory.h"
#include "clue.h"
#include "directory.h"

void directory_close(struct directory *directory) {
    if (!directory)
        return;
    arena_close(&directory->arena);
    arena_close(&directory->scratch);
    sorter_close(directory->added_reports);
    sorter_close(directory->added);
    sorter_close(directory->entries);
    shelf_close(directory->reports);
    shelf_close(directory->documents);
    memory_free(directory->links);
    memory_free(directory->terms_by_text.slots);
    memory_free(directory->terms.items);
    pthread_mutex_destroy(&directory->mutex);
    memory_free(directory);
}

/* Nobody reports a mark or a place of games that have not begun. */
static bool is_yet_to_come(const struct editions *editions, const struct stated *stated, struct date published) {
    const struct edition *edition = date_is_full(published) ? editions_find(editions, stated->competition, stated->year) : NULL;
    return edition && date_is_full(edition->first) && date_to_days(published) < date_to_days(edition->first) - 1;
}

struct stated statement_edition(const struct reconciler *reconciler, const struct statement *statement, struct arena *arena) {
    const struct editions *editions = &reconciler->editions;
    struct stated stated = {.year = statement->year};
    stated.competition = editions_name(editions, statement->competition, statement->event, &stated.year, arena);
    if (editions_exclude(editions, stated.competition, stated.year)) {
        /* a mark, or a place of this year's, is news: the competition is another; an old title is of another year */
        bool is_news = statement->mark.quantity != QUANTITY_NONE || stated.year == statement->published.year;
        if (is_news)
            stated.competition = (str){0};
        else
            stated.year = 0;
    }
    stated.year = editions_year(editions, stated.competition, stated.year);
    if (is_yet_to_come(editions, &stated, statement->published))
        stated.competition = (str){0};
    return stated;
}

/* ---- terms ---- */

/* Where the term's number stands, or would. */
static uint32_t *term_slot(const struct directory *directory, str text) {
    const struct numbers *numbers = &directory->terms_by_text;
    uint32_t at = (uint32_t)(hash_bytes(text) >> 20) & (numbers->room - 1);
    while (numbers->slots[at] && !str_equal(directory->terms.items[numbers->slots[at]].text, text))
        at = (at + 1) & (numbers->room - 1);
    return &numbers->slots[at];
}

/* Keeps at most half of the slots taken. */
static void make_room(struct directory *directory) {
    struct numbers *numbers = &directory->terms_by_text;
    if (2 * directory->terms.count < numbers->room)
        return;
    memory_free(numbers->slots);
    numbers->room = numbers->room ? numbers->room * 2 : 1024;
    numbers->slots = memory_new(numbers->room, sizeof *numbers->slots);
    for (uint32_t i = 1; i < directory->terms.count; i++)
        *term_slot(directory, directory->terms.items[i].text) = i;
}

/* Room for one term more, a quarter more than there was. */
static void grow(struct directory *directory) {
    if (directory->terms.count < directory->terms.room)
        return;
    directory->terms.room = directory->terms.room ? directory->terms.room + directory->terms.room / 4 : 1024;
    directory->terms.items = memory_more(directory->terms.items, directory->terms.room * sizeof *directory->terms.items);
}

static uint32_t known_term(const struct directory *directory, str text) {
    return text.size && directory->terms_by_text.room ? *term_slot(directory, text) : 0;
}

static uint32_t term_number(struct directory *directory, str text) {
    if (!text.size)
        return 0;
    make_room(directory);
    uint32_t *slot = term_slot(directory, text);
    if (*slot)
        return *slot;
    grow(directory);
    directory->terms.items[directory->terms.count] = (struct term){str_copy(text, &directory->arena), editions_know(&directory->reconciler->editions, text)};
    return *slot = directory->terms.count++;
}

struct directory *directory_open_holding(const struct reconciler *reconciler, uint32_t reports) {
    struct directory *directory = MEMORY_NEW(1, struct directory);
    directory->reconciler = reconciler;
    directory->added_reports = added_reports_open();
    directory->added = sorter_open(sizeof(struct entry), ADDED_MEMORY, NULL);
    directory->reports = shelf_open(sizeof(struct report), reports);
    directory->documents = shelf_open(sizeof(struct directory_document), reports < DOCUMENTS_HELD ? reports : DOCUMENTS_HELD);
    pthread_mutex_init(&directory->mutex, NULL);
    grow(directory);
    directory->terms.items[directory->terms.count++] = (struct term){0};
    return directory;
}

struct directory *directory_open(const struct reconciler *reconciler) { return directory_open_holding(reconciler, REPORTS_HELD); }

/* ---- adding ---- */

static void add_entry(struct directory *directory, struct entry entry) {
    struct error error;
    if (directory->status == OK)
        directory_tried(directory, sorter_add(directory->added, &entry, &error), &error);
}

static void add_entries(struct directory *directory, const struct outline_claim *claim, uint32_t report) {
    if (!claim->word)
        return;
    struct entry entry = {.word = claim->word, .value = claim->value, .report = report & REPORTS_MOST, .is_converted = claim->is_converted != 0};
    add_entry(directory, entry);
    if (claim->given == claim->word)
        return;
    entry.word = claim->given;
    entry.is_given_name = 1;
    add_entry(directory, entry);
}

/* Its number among those added. */
static uint32_t add_report(struct directory *directory, const struct outline_view *view, const struct outline_report *said, struct sha256 document) {
    struct report report = {.event = term_number(directory, outline_term(view, said->event)), .sex = said->sex,
                            .competition = term_number(directory, outline_term(view, said->competition)), .year = said->year,
                            .results = said->results, .has_marks = said->has_marks != 0, .only_title = said->only_title != 0,
                            .day = view->day, .last_day = view->day};
    report.stated_event = report.event;
    report.stated_competition = report.competition;
    report.stated_year = report.year;
    report.stated_sex = report.sex & 0xF;
    directory_add_report(directory, document.bytes, &report);
    return directory->report_count - 1;
}

bool directory_add_outline(struct directory *directory, struct sha256 document, str bytes) {
    struct outline_view view;
    if (!outline_view(bytes, &view))
        return false;
    struct arena *scratch = &directory->scratch;
    uint32_t *numbers = ARENA_ARRAY(scratch, view.report_count, uint32_t);
    bool *is_added = ARENA_ARRAY(scratch, view.report_count, bool);
    for (uint32_t i = 0; i < view.report_count; i++) {
        struct outline_report said = outline_report(&view, i);
        if (said.is_standing || directory->report_count == REPORTS_MOST)
            continue;
        numbers[i] = add_report(directory, &view, &said, document);
        is_added[i] = true;
    }
    for (uint32_t i = 0; i < view.claim_count; i++) {
        struct outline_claim claim = outline_claim(&view, i);
        if (is_added[claim.report])
            add_entries(directory, &claim, numbers[claim.report]);
    }
    arena_reset(scratch);
    return true;
}

void directory_add(struct directory *directory, const struct statement *statement) {
    struct arena arena = {0};
    struct outline outline;
    outline_open(&outline, directory->reconciler, &arena);
    outline_add(&outline, statement);
    directory_add_outline(directory, statement->document, outline_bytes(&outline));
    arena_close(&arena);
}

/* Questions (directory_answer) look for single entries: what they pass on the way there is kept in memory. */
static void put_signposts(struct directory *directory) {
    struct sorter_place place = {0};
    struct entry entry;
    while (directory_next(directory, directory->entries, &place, &entry)) {
        *LIST_ADD(&directory->signposts, &directory->arena) = entry;
        place.next += SIGNPOST_EVERY - 1;
    }
}

/* From now on nothing changes, and many threads may ask. */
static void share(struct directory *directory) {
    struct error error;
    directory_tried(directory, shelf_share(directory->reports, &error), &error);
    directory_tried(directory, shelf_share(directory->documents, &error), &error);
}

enum status directory_settle(struct directory *directory, struct error *error) {
    static void (*const steps[])(struct directory *) = {
        directory_put_in_order, directory_join_within_documents, directory_join_by_marks, directory_join_by_knowledge, directory_move_strays,
        put_signposts, share};
    for (size_t i = 0; directory->status == OK && i < sizeof steps / sizeof *steps; i++)
        steps[i](directory);
    if (directory->status != OK)
        directory->report_count = directory->document_count = 0;   /* nobody is led to what is missing */
    return directory_trouble(directory, error);
}

enum status directory_trouble(const struct directory *directory, struct error *error) {
    if (directory->status != OK && error)
        *error = directory->trouble;
    return directory->status;
}

/* ---- asking ---- */

/* Reports of one document, in order. */
struct told {
    uint32_t first, count;
    const struct report *items;
};

/* Where documents of the hash begin, or a little before. */
static uint32_t post_before(const struct directory *directory, const unsigned char *hash) {
    uint32_t low = 0, high = directory->posts.count;
    uint64_t wanted = document_post(hash);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (directory->posts.items[middle] < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? (low - 1) * DOCUMENTS_A_POST : 0;
}

/* Of a document that the directory does not know: none. */
static struct told told_by(const struct directory *directory, struct sha256 hash, struct arena *arena) {
    struct directory_document some[2 * DOCUMENTS_A_POST + 1];
    uint32_t first = post_before(directory, hash.bytes), count = directory->document_count - first, at = 0;
    struct told told = {.first = directory->report_count};
    struct error error;
    count = count < sizeof some / sizeof *some ? count : sizeof some / sizeof *some;
    if (!directory_tried(directory, shelf_get_all(directory->documents, first, count, some, &error), &error))
        return told;
    while (at < count && memcmp(some[at].hash, hash.bytes, DOCUMENT_BYTES) != 0)
        at++;
    if (at == count)
        return told;
    told.first = some[at].first_report;
    told.count = (at + 1 < count ? some[at + 1].first_report : document_end(directory, first + at)) - told.first;
    told.items = shelf_held(directory->reports, told.first);
    if (told.items)
        return told;
    struct report *items = ARENA_ARRAY(arena, told.count, struct report);
    if (!directory_tried(directory, shelf_get_all(directory->reports, told.first, told.count, items, &error), &error))
        told.count = 0;
    told.items = items;
    return told;
}

/* The report of what a clue says of a document's race; the number of reports when there is none. */
static uint32_t report_of(const struct directory *directory, const struct told *told, const struct clue *clue) {
    struct report like = {.stated_event = known_term(directory, clue->event), .stated_competition = known_term(directory, clue->competition),
                          .stated_year = clue->year, .stated_sex = (uint8_t)clue->sex & 0xF};
    uint32_t low = 0, high = told->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (reports_compare(&told->items[middle], &like) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < told->count && reports_compare(&told->items[low], &like) == 0 ? told->first + low : directory->report_count;
}

/* The race a document reports most about, of that event and sex where they are known: standing records and bests are told there. */
static uint32_t main_report(const struct directory *directory, const struct told *told, const struct clue *clue) {
    uint32_t best = directory->report_count, best_results = 0, event = known_term(directory, clue->event);
    bool is_new_event = clue->event.size && !event;
    for (uint32_t i = 0; i < told->count; i++) {
        if (told->items[i].results <= best_results)
            continue;
        struct report race = report_leader(directory, told->first + i);
        if (terms_clash(event, race.event) || (is_new_event && race.event) || (clue->sex && race.sex && (int)clue->sex != race.sex))
            continue;
        best = told->first + i;
        best_results = told->items[i].results;
    }
    return best;
}

static str race_key(const struct directory *directory, uint32_t report, struct arena *arena) {
    struct report leader = report_leader(directory, report);
    char year[16] = "", digits[DOCUMENT_DIGITS + 2] = "";
    if (leader.year)
        snprintf(year, sizeof year, "%d", leader.year);
    bool is_named = leader.event && leader.competition && leader.year;
    if (!is_named) {
        struct directory_document document = document_at(directory, leader.document);
        digits[0] = '|';
        for (size_t i = 0; i < DOCUMENT_BYTES; i++)
            snprintf(digits + 1 + 2 * i, 3, "%02x", document.hash[i]);
    }
    const char *sex = sex_name((enum sex)leader.sex);
    str competition = term_text(directory, leader.competition), event = term_text(directory, leader.event);
    return str_print(arena, "%.*s|%s|%.*s|%s%s", STR_ARG(competition), year, STR_ARG(event), sex ? sex : "", digits);
}

/* Of what nobody else can speak of: a document that tells of records only. */
static str lonely_key(const struct clue *clue, struct sha256 document, struct arena *arena) {
    char hash[65];
    sha256_print(document, hash);
    const char *sex = sex_name(clue->sex);
    return str_print(arena, "||%.*s|%s|%.*s", STR_ARG(clue->event), sex ? sex : "", DOCUMENT_DIGITS, hash);
}

static str key_of(const struct directory *directory, const struct clue *clue, uint32_t report, struct sha256 document, struct arena *arena) {
    return report < directory->report_count ? race_key(directory, report, arena) : lonely_key(clue, document, arena);
}

str directory_race(const struct directory *directory, const struct statement *statement, struct arena *arena) {
    struct clue clue = clue_of(directory->reconciler, statement, arena);
    struct told told = told_by(directory, statement->document, arena);
    uint32_t report = clue.is_standing ? main_report(directory, &told, &clue) : report_of(directory, &told, &clue);
    if (clue.may_stray && report < directory->report_count)
        report = directory_stray_home(directory, report, clue.word, clue.value);
    return key_of(directory, &clue, report, statement->document, arena);
}

static struct clue clue_of_report(const struct outline_view *view, const struct outline_report *said) {
    return (struct clue){.event = outline_term(view, said->event), .competition = outline_term(view, said->competition), .year = said->year,
                         .sex = (enum sex)said->sex, .is_standing = said->is_standing};
}

bool directory_outlined(const struct directory *directory, struct sha256 document, str bytes, struct arena *arena, struct outlined *outlined) {
    struct outline_view view;
    if (!outline_view(bytes, &view))
        return false;
    *outlined = (struct outlined){.races = ARENA_ARRAY(arena, view.report_count + view.claim_count, str), .race_count = view.report_count,
                                  .claims = ARENA_ARRAY(arena, view.claim_count, struct outlined_claim), .claim_count = view.claim_count};
    struct told told = told_by(directory, document, arena);
    uint32_t *reports = ARENA_ARRAY(arena, view.report_count, uint32_t);
    for (uint32_t i = 0; i < view.report_count; i++) {
        struct outline_report said = outline_report(&view, i);
        struct clue clue = clue_of_report(&view, &said);
        reports[i] = clue.is_standing ? main_report(directory, &told, &clue) : report_of(directory, &told, &clue);
        outlined->races[i] = key_of(directory, &clue, reports[i], document, arena);
    }
    for (uint32_t i = 0; i < view.claim_count; i++) {
        struct outline_claim claim = outline_claim(&view, i);
        uint32_t report = reports[claim.report], home = report;
        if (claim.may_stray && report < directory->report_count)
            home = directory_stray_home(directory, report, claim.word, claim.value);
        outlined->claims[i] = (struct outlined_claim){claim.report, claim.word};
        if (home == report)
            continue;
        outlined->claims[i].race = outlined->race_count;
        outlined->races[outlined->race_count++] = race_key(directory, home, arena);
    }
    return true;
}

/* Number of an entry before the first one that is wanted, and not far before it. */
static uint64_t shortly_before(const struct directory *directory, const struct entry *wanted) {
    uint32_t low = 0, high = directory->signposts.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (entries_compare(&directory->signposts.items[middle], wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? (uint64_t)(low - 1) * SIGNPOST_EVERY : 0;
}

str directory_answer(const struct directory *directory, const struct elsewhere *asked, str race, struct arena *arena) {
    enum { LOOKED_AT_MOST = 256 };
    if (!directory || !directory->entries)
        return (str){0};
    struct entry wanted = {.word = (uint32_t)asked->word, .value = asked->value}, entry;
    struct sorter_place place = {.next = shortly_before(directory, &wanted)};
    str found = {0};
    bool more = true;
    for (int i = 0; i < LOOKED_AT_MOST && sorter_next(directory->entries, &place, &entry, &more, NULL) == OK && more;) {
        if (entries_compare(&entry, &wanted) < 0)
            continue;
        i++;
        if (entry.word != wanted.word || entry.value != wanted.value)
            break;
        str other = race_key(directory, entry.report, arena);
        if (str_equal(other, race) || str_equal(other, found))
            continue;
        if (found.size)
            return (str){0};
        found = other;
    }
    return found;
}
