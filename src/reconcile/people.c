/* Names written two ways within one document: what extract took for one person, or for two. */
#include <stdlib.h>

#include "base/hash.h"
#include "label.h"
#include "reconcile/names.h"
#include "reconcile/reconcile.h"

enum { PEOPLE_COMPARED = 400 };

static str key_of(const struct appearance *a, str wrong, struct arena *arena) {
    char digits[65];
    str where = a->uri.size ? a->uri : a->doc;
    sha256_print(sha256_of(str_print(arena, "name|%.*s|%.*s|%.*s", STR_ARG(where), STR_ARG(name_fold(a->name, arena)), STR_ARG(wrong))), digits);
    return str_copy((str){digits, 32}, arena);
}

/* The statement of that document about the person, with its fact: one about a mark where there is one. */
static const struct statement *statement_of(const struct findings *findings, const struct appearance *of, const struct fact **where) {
    const struct statement *found = NULL;
    for (LIST_EACH(const struct fact, fact, &findings->facts))
        for (uint32_t i = 0; str_equal(fact->athlete, of->name) && i < fact->support.count; i++) {
            const struct statement *statement = fact->support.items[i].statement;
            if (!sha256_equal(statement->document, of->document) || (found && statement->mark.quantity == QUANTITY_NONE))
                continue;
            found = statement;
            *where = fact;
        }
    return found;
}

static void add_value(struct discrepancy *discrepancy, str value, const struct statement *statement, struct arena *arena) {
    struct discrepancy_value *added = LIST_ADD(&discrepancy->values, arena);
    added->value = value;
    if (statement)
        *LIST_ADD(&added->statements, arena) = statement;
}

static void report(const struct appearance *usual, str wrong, struct arena *arena, struct findings *findings) {
    str key = key_of(usual, wrong, arena);
    for (LIST_EACH(struct discrepancy, old, &findings->discrepancies))
        if (str_equal(old->key, key))
            return;
    struct discrepancy *discrepancy = LIST_ADD(&findings->discrepancies, arena);
    *discrepancy = (struct discrepancy){.key = key, .kind = DISCREPANCY_NAME, .athlete = usual->name,
                                        .verdict = VERDICT_INTERNAL_INCONSISTENCY, .preferred = usual->name};
    const struct fact *fact = NULL;
    const struct statement *statement = statement_of(findings, usual, &fact);
    if (fact) {   /* filed under the race in which the article has the person, where one was just reconciled */
        discrepancy->event = fact->event;
        discrepancy->competition = fact->competition;
        discrepancy->year = fact->year;
    }
    add_value(discrepancy, usual->name, statement, arena);
    add_value(discrepancy, wrong, statement, arena);
    discrepancy->explanation = str_print(arena, "%.*s writes %.*s and also %.*s: one person, spelled two ways.", STR_ARG(label_of(usual->doc)),
                                         STR_ARG(usual->name), STR_ARG(wrong));
    discrepancy->would_change = STR("If they are two people, the article should say so.");
}

static bool same_document(const struct appearance *a, const struct appearance *b) { return sha256_equal(a->document, b->document); }

/* A surface of the person that is a slip away from the name: "Ingebrigten" of Jakob Ingebrigtsen. Descriptions are none: their words are far
 * from the name's. */
static bool is_misspelt(const struct name *name, const struct name *surface) {
    str own = name_family(name), other = name_family(surface);
    if (name->count < 2)
        return false;   /* one word alone may be no name: "the Africans" */
    if (other.size == own.size + 1 && str_starts_with(other, own) && other.data[own.size] == 's')
        return false;   /* a genitive that lost its apostrophe */
    return surface->count <= name->count && name_compare(surface, name) == NAME_MISSPELT;
}

static bool may_be_one(const struct appearance *a, const struct appearance *b) {
    return !(a->sex && b->sex && a->sex != b->sex) && !(a->nation.size && b->nation.size && !str_equal(a->nation, b->nation)) &&
           a->is_athlete == b->is_athlete;
}

/* Two people of one document are one when their given names are equal and the family names a slip apart. Two given names before one
 * family name may be sisters: only place or mark can tell, and reconcile_race looks at those. */

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
            if (!same_document(a, b) || str_equal(a->name, b->name) || !str_equal(names[i].words[0], names[j].words[0]) || !may_be_one(a, b) || names[i].count < 2 || names[j].count < 2 ||
                name_compare(&names[i], &names[j]) != NAME_MISSPELT)
                continue;
            bool a_is_usual = times_written(appearances, count, a) >= times_written(appearances, count, b);
            report(a_is_usual ? a : b, a_is_usual ? b->name : a->name, arena, findings);
        }
}
