/* What is said of a race is written down once for each document: a head, claims, reports, where texts end, texts. */
#include "clue.h"

#include "base/buffer.h"
#include "directory.h"
#include "reconcile/names.h"

/* The first bytes: they read otherwise on a machine that writes numbers the other way round. Counts up when the bytes mean something else. */
enum { OUTLINE_KIND = 0x4F4C0002 };

struct outline_head {
    uint32_t kind, term_count, report_count, claim_count, text_size;
    int32_t day;
};

_Static_assert(sizeof(struct outline_head) == 24 && sizeof(struct outline_claim) == 24 && sizeof(struct outline_report) == 16,
               "outlines hold no gaps");

/* ---- clues ---- */

static bool is_standing(const struct statement *statement) {
    return statement->kind == CLAIM_RECORD || statement->kind == CLAIM_BEST || statement->kind == CLAIM_STANDARD;
}

/* A relay team is called by its nation, in many ways: the code is one. */
static str called(const struct statement *statement) {
    bool is_relay = str_starts_with(statement->event, STR("4x")) || str_equal(statement->event, STR("DMR"));
    return is_relay && statement->nation.size ? statement->nation : statement->athlete;
}

static uint64_t mark_value(struct mark mark) {
    return (uint64_t)mark.amount << VALUE_AMOUNT | (uint64_t)mark.quantity << VALUE_QUANTITY;
}

/* Heights are few: two jumpers may well clear the same two in two finals. */
static uint64_t telling_bits(struct mark mark) {
    if (!mark_is_result(mark) || mark.quantity == QUANTITY_HEIGHT || mark.amount < 100 * mark.step)
        return 0;
    return VALUE_TELLING | (mark.amount >= 10000 * mark.step ? VALUE_LONG : 0);
}

static uint32_t word_hash(str word) {
    uint64_t hash = hash_bytes(word);
    return (uint32_t)(hash ^ (hash >> 32));
}

static uint64_t value_of(const struct statement *statement) {
    if (statement->mark.quantity != QUANTITY_NONE && statement->mark.quantity != QUANTITY_WIND && statement->kind != CLAIM_MARGIN)
        return mark_value(statement->mark) | telling_bits(statement->mark);
    return statement->place ? ((uint64_t)statement->place << 1) | VALUE_PLACE : VALUE_PLACE;
}

struct clue clue_of(const struct reconciler *reconciler, const struct statement *statement, struct arena *arena) {
    struct name name = name_read(called(statement), arena);
    struct clue clue = {.event = statement->event, .sex = statement->sex, .is_standing = is_standing(statement), .in_title = statement->in_title,
                        .has_mark = statement->mark.quantity != QUANTITY_NONE,
                        .is_converted = statement->mark.flags & MARK_CONVERTED, .value = value_of(statement)};
    if (name.count) {
        clue.word = word_hash(name_family(&name));
        clue.given = word_hash(name.words[0]);
    }
    if (clue.is_standing)
        return clue;
    struct stated stated = statement_edition(reconciler, statement, arena);
    clue.competition = stated.competition;
    clue.year = stated.year;
    clue.may_stray = name.count && mark_is_result(statement->mark) && statement->kind != CLAIM_MARGIN;
    return clue;
}

struct elsewhere elsewhere_of(str athlete, struct mark mark, struct arena *arena) {
    struct name name = name_read(athlete, arena);
    return (struct elsewhere){.word = word_hash(name_family(&name)), .value = mark_value(mark) | telling_bits(mark)};
}

uint32_t directory_group(const struct statement *statement, struct arena *arena) {
    struct name name = name_read(called(statement), arena);
    return name.count ? word_hash(name_family(&name)) : 0;
}

/* ---- writing ---- */

void outline_open(struct outline *outline, const struct reconciler *reconciler, struct arena *arena) {
    *outline = (struct outline){.reconciler = reconciler, .arena = arena, .day = NO_DAY};
}

static uint32_t term_number(struct outline *outline, str text) {
    if (!text.size)
        return 0;
    void **slot = table_slot(&outline->terms, text, outline->arena);
    if (!*slot) {
        *LIST_ADD(&outline->texts, outline->arena) = text;
        *slot = (void *)(uintptr_t)outline->texts.count;
    }
    return (uint32_t)(uintptr_t)*slot;
}

/* What makes it a report of its own: all but what is counted in it. */
static uint32_t report_number(struct outline *outline, const struct clue *clue) {
    struct outline_report *like = ARENA_NEW(outline->arena, struct outline_report);   /* zeroed, gaps too: it is a key */
    like->event = term_number(outline, clue->event);
    like->competition = term_number(outline, clue->competition);
    like->year = clue->year;
    like->sex = (uint8_t)clue->sex;
    like->is_standing = clue->is_standing;
    void **slot = table_slot(&outline->reports, (str){(const char *)like, sizeof *like}, outline->arena);
    if (!*slot) {
        struct outline_report *added = LIST_ADD(&outline->report_list, outline->arena);
        *added = *like;
        added->only_title = 1;
        *slot = (void *)(uintptr_t)outline->report_list.count;
    }
    return (uint32_t)(uintptr_t)*slot - 1;
}

void outline_add(struct outline *outline, const struct statement *statement) {
    struct clue clue = clue_of(outline->reconciler, statement, outline->arena);
    uint32_t number = report_number(outline, &clue);
    struct outline_report *report = &outline->report_list.items[number];
    report->results += report->results < UINT16_MAX;
    report->has_marks |= clue.has_mark;
    report->only_title &= clue.in_title;
    *LIST_ADD(&outline->claims, outline->arena) = (struct outline_claim){
        .value = clue.value, .word = clue.word, .given = clue.given, .report = number & INT32_MAX, .may_stray = clue.may_stray,
        .is_converted = clue.is_converted};
    if (outline->day == NO_DAY && date_is_full(statement->published))
        outline->day = (int32_t)date_to_days(statement->published);
}

str outline_bytes(const struct outline *outline) {
    struct outline_head head = {.kind = OUTLINE_KIND, .term_count = outline->texts.count, .report_count = outline->report_list.count,
                                .claim_count = outline->claims.count, .day = outline->day};
    for (LIST_EACH(const str, text, &outline->texts))
        head.text_size += (uint32_t)text->size;
    size_t size = sizeof head + head.claim_count * sizeof(struct outline_claim) + head.report_count * sizeof(struct outline_report) +
                  head.term_count * sizeof(uint32_t) + head.text_size;
    char *bytes = arena_alloc(outline->arena, size), *at = bytes;
    const struct { const void *data; size_t size; } parts[] = {
        {&head, sizeof head}, {outline->claims.items, head.claim_count * sizeof(struct outline_claim)},
        {outline->report_list.items, head.report_count * sizeof(struct outline_report)}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; at += parts[i++].size)
        if (parts[i].size)
            memcpy(at, parts[i].data, parts[i].size);
    uint32_t end = 0;
    for (LIST_EACH(const str, text, &outline->texts)) {
        end += (uint32_t)text->size;
        memcpy(at, &end, sizeof end);
        at += sizeof end;
    }
    for (LIST_EACH(const str, text, &outline->texts)) {
        memcpy(at, text->data, text->size);
        at += text->size;
    }
    return (str){bytes, size};
}

/* ---- reading ---- */

struct outline_claim outline_claim(const struct outline_view *view, uint32_t at) {
    struct outline_claim claim;
    memcpy(&claim, view->claims + at * sizeof claim, sizeof claim);
    return claim;
}

struct outline_report outline_report(const struct outline_view *view, uint32_t at) {
    struct outline_report report;
    memcpy(&report, view->reports + at * sizeof report, sizeof report);
    return report;
}

static uint32_t end_of(const struct outline_view *view, uint32_t number) {
    uint32_t end = 0;
    if (number)
        memcpy(&end, view->ends + (number - 1) * sizeof end, sizeof end);
    return end;
}

str outline_term(const struct outline_view *view, uint32_t number) {
    if (!number)
        return (str){0};
    uint32_t start = end_of(view, number - 1);
    return (str){view->texts + start, end_of(view, number) - start};
}

static bool leads_nowhere_else(const struct outline_view *view, uint32_t text_size) {
    for (uint32_t i = 0; i < view->claim_count; i++)
        if (outline_claim(view, i).report >= view->report_count)
            return false;
    for (uint32_t i = 0; i < view->report_count; i++) {
        struct outline_report report = outline_report(view, i);
        if (report.event > view->term_count || report.competition > view->term_count || report.sex > SEX_MIXED)
            return false;
    }
    for (uint32_t i = 1; i <= view->term_count; i++)
        if (end_of(view, i) < end_of(view, i - 1))
            return false;
    return end_of(view, view->term_count) == text_size;
}

bool outline_view(str bytes, struct outline_view *view) {
    struct outline_head head;
    if (bytes.size < sizeof head)
        return false;
    memcpy(&head, bytes.data, sizeof head);
    uint64_t claims = (uint64_t)head.claim_count * sizeof(struct outline_claim), reports = (uint64_t)head.report_count * sizeof(struct outline_report),
             ends = (uint64_t)head.term_count * sizeof(uint32_t);
    if (head.kind != OUTLINE_KIND || sizeof head + claims + reports + ends + head.text_size != bytes.size)
        return false;
    const char *at = bytes.data + sizeof head;
    *view = (struct outline_view){.term_count = head.term_count, .report_count = head.report_count, .claim_count = head.claim_count, .day = head.day,
                                  .claims = at, .reports = at + claims, .ends = at + claims + reports, .texts = at + claims + reports + ends};
    return leads_nowhere_else(view, head.text_size);
}
