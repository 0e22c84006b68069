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
#include <stdlib.h>

#include "base/memory.h"
#include "clue.h"
#include "directory.h"

void directory_close(struct directory *directory) {
    if (!directory)
        return;
    arena_close(&directory->arena);
    arena_close(&directory->scratch);
    sorter_close(directory->added);
    sorter_close(directory->entries);
    free(directory->documents.items);
    free(directory->reports.items);
    free(directory->documents_by_hash.slots);
    free(directory->reports_by_parts.slots);
    free(directory->terms_by_text.slots);
    free(directory->terms.items);
    free(directory);
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

/* ---- numbers of things ---- */

static uint64_t mix(uint64_t hash, uint64_t more) { return ((hash ^ more) * 0x9E3779B97F4A7C15u) ^ (hash >> 29); }

static uint64_t document_hash(const struct directory *directory, uint32_t number) {
    uint64_t hash;
    memcpy(&hash, directory->documents.items[number].hash, sizeof hash);
    return hash;
}

static uint64_t parts_hash(const struct report *report) {
    uint64_t hash = mix(report->document, report->stated_event);
    return mix(mix(hash, report->stated_competition), ((uint64_t)(uint16_t)report->stated_year << 8) | report->stated_sex);
}

static uint64_t report_hash(const struct directory *directory, uint32_t number) { return parts_hash(&directory->reports.items[number]); }

static bool same_parts(const struct report *a, const struct report *b) {
    return a->document == b->document && a->stated_event == b->stated_event && a->stated_competition == b->stated_competition &&
           a->stated_year == b->stated_year && a->stated_sex == b->stated_sex;
}

/* Keeps at most half of the slots taken. */
static void make_room(const struct directory *directory, struct numbers *numbers, uint64_t (*hash_of)(const struct directory *, uint32_t)) {
    if (2 * (uint64_t)numbers->count < numbers->room)
        return;
    uint32_t room = numbers->room ? numbers->room * 2 : 1024, *slots = memory_new(room, sizeof *slots);
    for (uint32_t i = 0; i < numbers->count; i++) {
        uint32_t at = (uint32_t)(hash_of(directory, i) >> 20) & (room - 1);
        while (slots[at])
            at = (at + 1) & (room - 1);
        slots[at] = i + 1;
    }
    free(numbers->slots);
    numbers->slots = slots;
    numbers->room = room;
}

/* Room for one item more, a quarter more than there was: these arrays are the largest of all. */
static void *grow(void *items, uint32_t count, uint32_t *room, size_t size) {
    if (count < *room)
        return items;
    *room = *room ? *room + *room / 4 : 1024;
    return memory_more(items, *room * size);
}

struct directory *directory_open(const struct reconciler *reconciler) {
    struct directory *directory = MEMORY_NEW(1, struct directory);
    directory->reconciler = reconciler;
    directory->added = sorter_open(sizeof(struct entry), ENTRIES_MEMORY, NULL);
    directory->terms.items = grow(NULL, 0, &directory->terms.room, sizeof *directory->terms.items);
    directory->terms.items[directory->terms.count++] = (struct term){0};
    return directory;
}

static uint32_t document_number(struct directory *directory, struct sha256 hash) {
    if (directory->documents.count &&
        memcmp(directory->documents.items[directory->last_document].hash, hash.bytes, DOCUMENT_BYTES) == 0)
        return directory->last_document;
    struct numbers *numbers = &directory->documents_by_hash;
    make_room(directory, numbers, document_hash);
    uint64_t wanted;
    memcpy(&wanted, hash.bytes, sizeof wanted);
    uint32_t at = (uint32_t)(wanted >> 20) & (numbers->room - 1);
    for (; numbers->slots[at]; at = (at + 1) & (numbers->room - 1))
        if (memcmp(directory->documents.items[numbers->slots[at] - 1].hash, hash.bytes, DOCUMENT_BYTES) == 0)
            return directory->last_document = numbers->slots[at] - 1;
    directory->documents.items = grow(directory->documents.items, directory->documents.count, &directory->documents.room,
                                      sizeof *directory->documents.items);
    memcpy(directory->documents.items[directory->documents.count].hash, hash.bytes, DOCUMENT_BYTES);
    numbers->slots[at] = ++numbers->count;
    return directory->last_document = directory->documents.count++;
}

static uint64_t term_hash(const struct directory *directory, uint32_t index) { return hash_bytes(directory->terms.items[index + 1].text); }

/* Where the term's number stands, or would. */
static uint32_t *term_slot(const struct directory *directory, str text) {
    const struct numbers *numbers = &directory->terms_by_text;
    uint32_t at = (uint32_t)(hash_bytes(text) >> 20) & (numbers->room - 1);
    while (numbers->slots[at] && !str_equal(directory->terms.items[numbers->slots[at]].text, text))
        at = (at + 1) & (numbers->room - 1);
    return &numbers->slots[at];
}

static uint32_t known_term(const struct directory *directory, str text) {
    return text.size && directory->terms_by_text.room ? *term_slot(directory, text) : 0;
}

static uint32_t term_number(struct directory *directory, str text) {
    if (!text.size)
        return 0;
    make_room(directory, &directory->terms_by_text, term_hash);
    uint32_t *slot = term_slot(directory, text);
    if (*slot)
        return *slot;
    directory->terms.items = grow(directory->terms.items, directory->terms.count, &directory->terms.room, sizeof *directory->terms.items);
    directory->terms.items[directory->terms.count] = (struct term){str_copy(text, &directory->arena), editions_know(&directory->reconciler->editions, text)};
    directory->terms_by_text.count++;
    return *slot = directory->terms.count++;
}

static uint32_t report_number(struct directory *directory, const struct report *like) {
    struct numbers *numbers = &directory->reports_by_parts;
    make_room(directory, numbers, report_hash);
    uint32_t at = (uint32_t)(parts_hash(like) >> 20) & (numbers->room - 1);
    for (; numbers->slots[at]; at = (at + 1) & (numbers->room - 1))
        if (same_parts(&directory->reports.items[numbers->slots[at] - 1], like))
            return numbers->slots[at] - 1;
    directory->reports.items = grow(directory->reports.items, directory->reports.count, &directory->reports.room, sizeof *directory->reports.items);
    directory->reports.items[directory->reports.count] = *like;
    numbers->slots[at] = ++numbers->count;
    return directory->reports.count++;
}

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

static int32_t earlier(int32_t a, int32_t b) { return a == NO_DAY || (b != NO_DAY && b < a) ? b : a; }
static int32_t later(int32_t a, int32_t b) { return a > b ? a : b; }   /* NO_DAY is least */

/* The report's number among all: the same bytes may be known under several addresses. */
static uint32_t add_report(struct directory *directory, const struct outline_view *view, const struct outline_report *said, uint32_t document) {
    struct report like = {.document = document, .event = term_number(directory, outline_term(view, said->event)), .sex = said->sex,
                          .competition = term_number(directory, outline_term(view, said->competition)), .year = said->year,
                          .day = NO_DAY, .last_day = NO_DAY, .only_title = 1};
    like.stated_event = like.event;
    like.stated_competition = like.competition;
    like.stated_year = like.year;
    like.stated_sex = like.sex;
    uint32_t number = report_number(directory, &like);
    struct report *report = &directory->reports.items[number];
    uint32_t results = report->results + said->results;
    report->results = results < UINT16_MAX ? (uint16_t)results : UINT16_MAX;
    report->has_marks |= said->has_marks != 0;
    report->only_title &= said->only_title != 0;
    report->day = earlier(report->day, view->day);
    report->last_day = later(report->last_day, view->day);
    return number;
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
        if (said.is_standing || directory->reports.count == REPORTS_MOST)
            continue;
        numbers[i] = add_report(directory, &view, &said, document_number(directory, document));
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
    struct error error;
    bool more = true;
    while (directory_tried(directory, sorter_next(directory->entries, &place, &entry, &more, &error), &error) && more) {
        *LIST_ADD(&directory->signposts, &directory->arena) = entry;
        place.next += SIGNPOST_EVERY - 1;
    }
}

enum status directory_settle(struct directory *directory, struct error *error) {
    free(directory->documents_by_hash.slots);
    free(directory->reports_by_parts.slots);
    directory->documents_by_hash = directory->reports_by_parts = (struct numbers){0};
    directory_put_in_order(directory);
    directory_join_within_documents(directory);
    directory_join_by_marks(directory);
    directory_join_by_knowledge(directory);
    directory_move_strays(directory);
    put_signposts(directory);
    if (directory->status != OK && error)
        *error = directory->trouble;
    return directory->status;
}

/* ---- asking ---- */

/* First report of the document; the number of reports when it has none. */
static uint32_t first_report(const struct directory *directory, struct sha256 hash) {
    uint32_t low = 0, high = directory->documents.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (memcmp(directory->documents.items[middle].hash, hash.bytes, DOCUMENT_BYTES) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_known = low < directory->documents.count && memcmp(directory->documents.items[low].hash, hash.bytes, DOCUMENT_BYTES) == 0;
    return is_known ? directory->documents.items[low].first_report : directory->reports.count;
}

/* The report of what a clue says of a document's race; the number of reports when there is none. */
static uint32_t report_of(const struct directory *directory, uint32_t first, const struct clue *clue) {
    uint32_t low = first, count = directory->reports.count;
    if (low == count)
        return count;
    struct report like = {.document = directory->reports.items[low].document, .stated_event = known_term(directory, clue->event),
                          .stated_competition = known_term(directory, clue->competition), .stated_year = clue->year,
                          .stated_sex = (uint8_t)clue->sex};
    uint32_t high = like.document + 1 < directory->documents.count ? directory->documents.items[like.document + 1].first_report : count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (reports_compare(directory, &directory->reports.items[middle], &like) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && same_parts(&directory->reports.items[low], &like) ? low : count;
}

/* The race a document reports most about, of that event and sex where they are known: standing records and bests are told there. */
static uint32_t main_report(const struct directory *directory, uint32_t first, const struct clue *clue) {
    uint32_t i = first, count = directory->reports.count, best = count, best_results = 0;
    if (i == count)
        return count;
    const struct report *items = directory->reports.items;
    uint32_t document = items[i].document, event = known_term(directory, clue->event);
    bool is_new_event = clue->event.size && !event;
    for (; i < count && items[i].document == document; i++) {
        const struct report *race = report_leader(directory, i);
        if (terms_clash(event, race->event) || (is_new_event && race->event) || (clue->sex && race->sex && (int)clue->sex != race->sex))
            continue;
        if (items[i].results > best_results) {
            best = i;
            best_results = items[i].results;
        }
    }
    return best;
}

static str race_key(const struct directory *directory, uint32_t report, struct arena *arena) {
    const struct report *leader = report_leader(directory, report);
    char year[16] = "", digits[DOCUMENT_DIGITS + 2] = "";
    if (leader->year)
        snprintf(year, sizeof year, "%d", leader->year);
    bool is_named = leader->event && leader->competition && leader->year;
    if (!is_named) {
        const unsigned char *hash = directory->documents.items[leader->document].hash;
        digits[0] = '|';
        for (size_t i = 0; i < DOCUMENT_BYTES; i++)
            snprintf(digits + 1 + 2 * i, 3, "%02x", hash[i]);
    }
    const char *sex = sex_name((enum sex)leader->sex);
    str competition = term_text(directory, leader->competition), event = term_text(directory, leader->event);
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
    return report < directory->reports.count ? race_key(directory, report, arena) : lonely_key(clue, document, arena);
}

str directory_race(const struct directory *directory, const struct statement *statement, struct arena *arena) {
    struct clue clue = clue_of(directory->reconciler, statement, arena);
    uint32_t first = first_report(directory, statement->document);
    uint32_t report = clue.is_standing ? main_report(directory, first, &clue) : report_of(directory, first, &clue);
    if (clue.may_stray && report < directory->reports.count)
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
    uint32_t first = first_report(directory, document), *reports = ARENA_ARRAY(arena, view.report_count, uint32_t);
    for (uint32_t i = 0; i < view.report_count; i++) {
        struct outline_report said = outline_report(&view, i);
        struct clue clue = clue_of_report(&view, &said);
        reports[i] = clue.is_standing ? main_report(directory, first, &clue) : report_of(directory, first, &clue);
        outlined->races[i] = key_of(directory, &clue, reports[i], document, arena);
    }
    for (uint32_t i = 0; i < view.claim_count; i++) {
        struct outline_claim claim = outline_claim(&view, i);
        uint32_t report = reports[claim.report], home = report;
        if (claim.may_stray && report < directory->reports.count)
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
