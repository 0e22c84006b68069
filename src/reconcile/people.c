/* Names written two ways within one document: what extract took for one person, or for two. */
#include <stdlib.h>

#include "base/hash.h"
#include "reconcile/names.h"
#include "reconcile/reconcile.h"

enum { PEOPLE_COMPARED = 400 };

static str key_of(const struct appearance *a, str wrong, struct arena *arena) {
    char digits[65];
    str where = a->uri.size ? a->uri : a->doc;
    sha256_print(sha256_of(str_print(arena, "name|%.*s|%.*s|%.*s", STR_ARG(where), STR_ARG(name_fold(a->name, arena)), STR_ARG(wrong))), digits);
    return str_copy((str){digits, 32}, arena);
}

/* Findings of one article are filed under the race in which the article has the person, where one was just reconciled. */
static void take_race(struct discrepancy *discrepancy, const struct findings *findings) {
    for (LIST_EACH(const struct fact, fact, &findings->facts))
        if (str_equal(fact->athlete, discrepancy->athlete)) {
            discrepancy->event = fact->event;
            discrepancy->competition = fact->competition;
            discrepancy->year = fact->year;
            return;
        }
}

static void report(const struct appearance *usual, str wrong, struct arena *arena, struct findings *findings) {
    str key = key_of(usual, wrong, arena);
    for (LIST_EACH(struct discrepancy, old, &findings->discrepancies))
        if (str_equal(old->key, key))
            return;
    struct discrepancy *discrepancy = LIST_ADD(&findings->discrepancies, arena);
    *discrepancy = (struct discrepancy){.key = key, .kind = DISCREPANCY_NAME, .athlete = usual->name,
                                        .verdict = VERDICT_INTERNAL_INCONSISTENCY, .preferred = usual->name};
    ((struct discrepancy_value *)LIST_ADD(&discrepancy->values, arena))->value = usual->name;
    ((struct discrepancy_value *)LIST_ADD(&discrepancy->values, arena))->value = wrong;
    discrepancy->explanation = str_print(arena, "%.*s writes %.*s and also %.*s: one person, spelled two ways.", STR_ARG(usual->doc),
                                         STR_ARG(usual->name), STR_ARG(wrong));
    take_race(discrepancy, findings);
    discrepancy->would_change = STR("If they are two people, the article should say so.");
}

static bool same_document(const struct appearance *a, const struct appearance *b) { return sha256_equal(a->document, b->document); }

/* A surface of the person that is a slip away from the name: "Ingebrigten" of Jakob Ingebrigtsen. Descriptions are none: their words are far
 * from the name's. */
static bool is_misspelt(const struct name *name, const struct name *surface) {
    return surface->count <= name->count && name_compare(surface, name) == NAME_MISSPELT;
}

static bool may_be_one(const struct appearance *a, const struct appearance *b) {
    return !(a->sex && b->sex && a->sex != b->sex) && !(a->nation.size && b->nation.size && !str_equal(a->nation, b->nation)) &&
           a->is_athlete == b->is_athlete;
}

/* Of two people's names that are a slip apart, the one written more often is the usual one. */
static uint32_t times_written(const struct appearance *appearances, uint32_t count, const struct appearance *of) {
    uint32_t found = 0;
    for (uint32_t i = 0; i < count; i++)
        found += same_document(&appearances[i], of) && str_equal(appearances[i].name, of->name);
    return found;
}

void reconcile_people(const struct reconciler *reconciler, const struct appearance *appearances, uint32_t count,
                      struct arena *arena, struct findings *findings) {
    (void)reconciler;
    struct name *names = ARENA_ARRAY(arena, count + 1, struct name);
    for (uint32_t i = 0; i < count; i++) {
        names[i] = name_read(appearances[i].name, arena);
        struct name surface = name_read(appearances[i].surface, arena);
        if (is_misspelt(&names[i], &surface))
            report(&appearances[i], appearances[i].surface, arena, findings);
    }
    for (uint32_t i = 0; i < count && count <= PEOPLE_COMPARED * 8; i++)
        for (uint32_t j = i + 1; j < count && j < i + PEOPLE_COMPARED; j++) {
            const struct appearance *a = &appearances[i], *b = &appearances[j];
            if (!same_document(a, b) || str_equal(a->name, b->name) || !may_be_one(a, b) || names[i].count < 2 || names[j].count < 2 ||
                name_compare(&names[i], &names[j]) != NAME_MISSPELT)
                continue;
            bool a_is_usual = times_written(appearances, count, a) >= times_written(appearances, count, b);
            report(a_is_usual ? a : b, a_is_usual ? b->name : a->name, arena, findings);
        }
}
