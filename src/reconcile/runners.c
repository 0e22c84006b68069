/*
 * Names become people. Names with the same words are one person; a family name or initials stand for the only one who can be
 * meant; a misspelling is forgiven where place or mark agree, and nowhere else.
 */
#include <assert.h>
#include <stdlib.h>

#include "race.h"

enum { NAMES_COMPARED = 600 /* beyond, only names of one family name are compared */ };

/* One way of writing a name in the race, with the statements that use it. */
struct called {
    str text;                    /* as written by the first */
    struct name name;
    uint32_t parent;
    struct { uint32_t *items; uint32_t count, room; } statements; /* indices */
};

struct callings { struct called *items; uint32_t count, room; };

static bool is_relay(const struct statement *statement) {
    return str_starts_with(statement->event, STR("4x")) || str_equal(statement->event, STR("DMR"));
}

/* The nation's code of a relay team, from whoever tells it. */
static str nation_of_team(struct race *race, struct table *teams, const struct statement *statement) {
    if (statement->nation.size || !is_relay(statement))
        return statement->nation;
    const str *nation = table_find(teams, name_fold(str_trim(statement->athlete), race->arena));
    return nation ? *nation : (str){0};
}

static void find_teams(struct race *race, struct table *teams) {
    for (uint32_t i = 0; i < race->statement_count; i++) {
        const struct statement *statement = race->statements[i];
        if (!statement->nation.size || !statement->athlete.size || !is_relay(statement))
            continue;
        void **slot = table_slot(teams, name_fold(str_trim(statement->athlete), race->arena), race->arena);
        if (!*slot)
            *slot = (void *)&statement->nation;
    }
}

static struct called *called_find(struct race *race, struct table *by_name, struct callings *callings, str name, str nation, bool relay) {
    name = str_trim(name);
    str key = name_fold(relay && nation.size ? nation : name, race->arena);
    void **slot = table_slot(by_name, key, race->arena);
    if (!*slot) {
        *slot = (void *)((uintptr_t)callings->count + 1);
        *LIST_ADD(callings, race->arena) = (struct called){.text = name, .name = name_read(relay && nation.size ? nation : name, race->arena)};
        LIST_LAST(callings)->parent = callings->count - 1;
    }
    return &callings->items[(uintptr_t)*slot - 1];
}

static uint32_t root_of(const struct callings *callings, uint32_t at) {
    assert(at < callings->count);
    while (callings->items[at].parent != at)
        at = callings->items[at].parent;
    return at;
}

static void join_names(struct callings *callings, uint32_t a, uint32_t b) {
    a = root_of(callings, a);
    b = root_of(callings, b);
    if (a < b)
        callings->items[b].parent = a;
    else
        callings->items[a].parent = b;
}

/* Do both stand in one document? Then a shorter form is somebody else or needs no help from us. */
static bool share_document(const struct race *race, const struct called *a, const struct called *b) {
    for (uint32_t i = 0; i < a->statements.count && i < 64; i++)
        for (uint32_t j = 0; j < b->statements.count && j < 64; j++)
            if (race->voice_of[a->statements.items[i]] == race->voice_of[b->statements.items[j]])
                return true;
    return false;
}

static bool same_round(enum round a, enum round b) { return a == b || a == ROUND_UNKNOWN || b == ROUND_UNKNOWN; }

/* Both tell how somebody did in one round, for all that is known. */
static bool tell_of_one_round(const struct statement *x, const struct statement *y) {
    bool both_results = (x->kind == CLAIM_RESULT || x->kind == CLAIM_PLACING) && (y->kind == CLAIM_RESULT || y->kind == CLAIM_PLACING);
    return both_results && same_round(x->round, y->round);
}

/* +1: they agree on a mark or a place; -1: they have different places in one round, or marks in one paper; 0: nothing tells. */
static int agreement(const struct race *race, const struct called *a, const struct called *b) {
    int found = 0;
    for (uint32_t i = 0; i < a->statements.count && i < 64; i++)
        for (uint32_t j = 0; j < b->statements.count && j < 64; j++) {
            const struct statement *x = race->statements[a->statements.items[i]], *y = race->statements[b->statements.items[j]];
            if (!tell_of_one_round(x, y))
                continue;
            if (x->place && y->place && x->place != y->place)
                return -1;
            if (x->place && x->place == y->place)
                found = 1;
            if (x->mark.quantity != QUANTITY_NONE && y->mark.quantity != QUANTITY_NONE && marks_agree(x->mark, y->mark))
                found = 1;
        }
    return found;
}

/* Have they one place or one mark in common? One paper may tell an old title of somebody, too, so that another place speaks against it only
 * where a single paper has both names. */
static bool have_in_common(const struct race *race, const struct called *a, const struct called *b) {
    for (uint32_t i = 0; i < a->statements.count && i < 64; i++)
        for (uint32_t j = 0; j < b->statements.count && j < 64; j++) {
            const struct statement *x = race->statements[a->statements.items[i]], *y = race->statements[b->statements.items[j]];
            if (!tell_of_one_round(x, y))
                continue;
            if ((x->place && x->place == y->place) || (mark_is_result(x->mark) && mark_is_result(y->mark) && marks_agree(x->mark, y->mark)))
                return true;
        }
    return false;
}

static void join_equal_names(struct callings *callings) {
    for (uint32_t i = 0; i < callings->count; i++)
        for (uint32_t j = i + 1; j < callings->count; j++) {
            struct called *a = &callings->items[i], *b = &callings->items[j];
            if (callings->count > NAMES_COMPARED && !str_equal(name_family(&a->name), name_family(&b->name)))
                continue;
            if (name_compare(&a->name, &b->name) == NAME_SAME)
                join_names(callings, i, j);
        }
}

static void join_shorter_names(const struct race *race, struct callings *callings) {
    uint32_t *only = ARENA_ARRAY(race->arena, callings->count + 1, uint32_t);
    for (uint32_t i = 0; i < callings->count; i++) {
        struct called *shorter = &callings->items[i];
        only[i] = UINT32_MAX;
        bool several = false;
        for (uint32_t j = 0; j < callings->count; j++) {
            struct called *longer = &callings->items[j];
            if (root_of(callings, i) == root_of(callings, j) ||
                longer->name.folded.size < shorter->name.folded.size || (longer->name.folded.size == shorter->name.folded.size && j < i))
                continue;
            if (callings->count > NAMES_COMPARED && !str_equal(name_family(&longer->name), name_family(&shorter->name)))
                continue;
            if (name_compare(&shorter->name, &longer->name) != NAME_SHORTER)
                continue;
            if (share_document(race, shorter, longer) && agreement(race, shorter, longer) < 0)
                continue;
            several |= only[i] != UINT32_MAX && root_of(callings, only[i]) != root_of(callings, j);
            only[i] = j;
        }
        if (several)
            only[i] = UINT32_MAX;
    }
    for (uint32_t i = 0; i < callings->count; i++)
        if (only[i] != UINT32_MAX)
            join_names(callings, i, only[i]);
}

static void join_misspelt_names(const struct race *race, struct callings *callings) {
    if (callings->count > NAMES_COMPARED)
        return;
    for (uint32_t i = 0; i < callings->count; i++)
        for (uint32_t j = i + 1; j < callings->count; j++) {
            struct called *a = &callings->items[i], *b = &callings->items[j];
            if (root_of(callings, i) != root_of(callings, j) && name_compare(&a->name, &b->name) == NAME_MISSPELT &&
                (share_document(race, a, b) ? agreement(race, a, b) > 0 : have_in_common(race, a, b)))
                join_names(callings, i, j);
        }
}

/* Independent voices that write the name so, accents and order aside. */
static uint32_t clusters_of(const struct race *race, const struct runner *runner, const struct spelling *like) {
    uint32_t found = 0;
    bool *seen = ARENA_ARRAY(race->arena, race->voices.count + 1, bool);
    for (LIST_EACH(struct spelling, spelling, &runner->spellings)) {
        if (spelling != like && name_compare(&spelling->name, &like->name) != NAME_SAME)
            continue;
        for (LIST_EACH(struct says, says, &spelling->said)) {
            uint32_t cluster = race->voices.items[says->voice].cluster;
            found += !seen[cluster];
            seen[cluster] = true;
        }
    }
    return found;
}

static bool is_capitals(str text) {
    return !str_has_lower(str_slice(text, 1, text.size));
}

/* The better one for showing: full before short, used by more independent voices, not in capitals, longer, first in the order of bytes. */
static bool is_better(const struct spelling *a, uint32_t a_clusters, const struct spelling *b, uint32_t b_clusters) {
    if ((a->name.count > 1) != (b->name.count > 1))
        return a->name.count > 1;
    if (a_clusters != b_clusters)
        return a_clusters > b_clusters;
    if (is_capitals(a->text) != is_capitals(b->text))
        return is_capitals(b->text);
    if (a->text.size != b->text.size)
        return a->text.size > b->text.size;
    return str_compare(a->text, b->text) < 0;
}

static struct spelling *spelling_of(struct race *race, struct runner *runner, str text) {
    for (LIST_EACH(struct spelling, spelling, &runner->spellings))
        if (str_equal(spelling->text, text))
            return spelling;
    if (runner->spellings.count >= 256)   /* ten thousand variants of a name: the first tell enough */
        return LIST_LAST(&runner->spellings);
    struct spelling *spelling = LIST_ADD(&runner->spellings, race->arena);
    *spelling = (struct spelling){.text = text, .name = name_read(text, race->arena)};
    return spelling;
}

/* One saying a voice: its first statement with a mark, else its first. */
static void add_said(struct race *race, struct spelling *spelling, uint32_t statement) {
    uint32_t voice = race->voice_of[statement];
    if (!spelling->said.count || LIST_LAST(&spelling->said)->voice != voice)
        *LIST_ADD(&spelling->said, race->arena) = (struct says){race->statements[statement], voice, false};
    else if (LIST_LAST(&spelling->said)->statement->mark.quantity == QUANTITY_NONE)
        LIST_LAST(&spelling->said)->statement = race->statements[statement];
}

static void name_runners(struct race *race) {
    for (LIST_EACH(struct runner, runner, &race->runners)) {
        const struct spelling *best = NULL;
        uint32_t best_clusters = 0;
        for (LIST_EACH(struct spelling, spelling, &runner->spellings)) {
            uint32_t clusters = runner->spellings.count > 1 ? clusters_of(race, runner, spelling) : 1;
            if (best && !is_better(spelling, clusters, best, best_clusters))
                continue;
            best = spelling;
            best_clusters = clusters;
        }
        runner->name = best ? best->text : (str){0};
    }
}

void runners_gather(struct race *race) {
    struct table by_name = {0}, teams = {0};
    struct callings callings = {0};
    find_teams(race, &teams);
    uint32_t count = race->statement_count;
    race->runner_of = ARENA_ARRAY(race->arena, count + 1, int32_t);
    race->rival_of = ARENA_ARRAY(race->arena, count + 1, int32_t);
    for (uint32_t i = 0; i < count; i++) {
        const struct statement *statement = race->statements[i];
        race->runner_of[i] = race->rival_of[i] = NOBODY;
        if (statement->athlete.size) {
            struct called *called =
                called_find(race, &by_name, &callings, statement->athlete, nation_of_team(race, &teams, statement), is_relay(statement));
            race->runner_of[i] = (int32_t)(called - callings.items);
            *LIST_ADD(&called->statements, race->arena) = i;
        }
        if (statement->rival.size)
            race->rival_of[i] = (int32_t)(called_find(race, &by_name, &callings, statement->rival, (str){0}, false) - callings.items);
    }
    join_equal_names(&callings);
    join_shorter_names(race, &callings);
    join_misspelt_names(race, &callings);

    uint32_t *numbers = ARENA_ARRAY(race->arena, callings.count + 1, uint32_t);
    for (uint32_t i = 0; i < callings.count; i++)
        if (root_of(&callings, i) == i) {
            numbers[i] = race->runners.count;
            *LIST_ADD(&race->runners, race->arena) = (struct runner){.name = callings.items[i].text};
        }
    for (uint32_t i = 0; i < count; i++) {
        if (race->rival_of[i] != NOBODY)
            race->rival_of[i] = (int32_t)numbers[root_of(&callings, (uint32_t)race->rival_of[i])];
        if (race->runner_of[i] == NOBODY)
            continue;
        race->runner_of[i] = (int32_t)numbers[root_of(&callings, (uint32_t)race->runner_of[i])];
        struct runner *runner = &race->runners.items[race->runner_of[i]];
        add_said(race, spelling_of(race, runner, race->statements[i]->athlete), i);
        if (!runner->nation.size)
            runner->nation = race->statements[i]->nation;
        if (!runner->sex)
            runner->sex = race->statements[i]->sex;
    }
    name_runners(race);
}
