/*
 * Who speaks, and who only repeats. One cluster is one voice: the revisions of an address, the papers of a family, and texts
 * of which one is largely contained in the other.
 */
#include <math.h>
#include <stdlib.h>

#include "label.h"
#include "race.h"
#include "reconcile/credits.h"
#include "reconcile/print.h"

enum {
    VOICES_COMPARED = 512,
    VOICES_OF_ERRORS = 64,
    ERRORS_OF_A_COPY = 2,  /* sharing false values is evidence of copying, sharing true ones is not (Dong, Berti-Equille, Srivastava: Integrating
                            * conflicting data, PVLDB 2009); one misprint may happen twice, two hardly do */
};

static uint32_t weight_of(uint32_t per_mille) {
    if (per_mille >= 1000)
        per_mille = 999;
    if (per_mille <= 500)
        return 1;
    return (uint32_t)lround(1000.0 * log(per_mille / (1000.0 - per_mille)));
}

static void label_voices(struct race *race) {
    for (LIST_EACH(struct voice, voice, &race->voices)) {
        voice->label = label_of(voice->first->doc);
        if (voice->is_reference && voice->first->source.size)
            voice->label = label_of(voice->first->source);
    }
    if (race->voices.count > VOICES_COMPARED)
        return;
    for (uint32_t i = 0; i < race->voices.count; i++)   /* two files of one name: say where they are */
        for (uint32_t j = 0; j < race->voices.count; j++) {
            struct voice *a = &race->voices.items[i], *b = &race->voices.items[j];
            if (i != j && str_equal(a->label, label_of(b->first->doc)) && !str_equal(a->first->doc, b->first->doc))
                a->label = a->first->doc;
        }
}

static uint32_t cluster_of(const struct race *race, uint32_t voice) {
    while (race->voices.items[voice].cluster != voice)
        voice = race->voices.items[voice].cluster;
    return voice;
}

/* The later one is kin of an earlier one. */
static void join_voices(struct race *race, uint32_t a, uint32_t b, enum kin kin) {
    struct voice *later = &race->voices.items[a > b ? a : b];
    if (later->kin == KIN_NONE)
        later->kin = kin;
    a = cluster_of(race, a);
    b = cluster_of(race, b);
    if (a < b)
        race->voices.items[b].cluster = a;
    else
        race->voices.items[a].cluster = b;
}

static const struct document_print *print_find(const struct race *race, const struct voice *voice) {
    for (uint32_t i = 0; i < race->evidence->print_count; i++)
        if (sha256_equal(race->evidence->prints[i].document, voice->first->document))
            return &race->evidence->prints[i];
    return NULL;
}

static str family_of(const struct race *race, const struct voice *voice) {
    const struct outlet *outlet = sources_find(&race->reconciler->sources, voice->first->source);
    return outlet && outlet->family.size ? outlet->family : voice->first->source;
}

/* A file's path is no address: many records share it. */
static bool same_address(const struct statement *a, const struct statement *b) {
    return str_equal(a->uri, b->uri) && str_find(a->uri, STR("://"), 0) < a->uri.size;
}

/* What voices are compared by. */
struct looks {
    const struct document_print *print;   /* NULL: none is known */
    str family;
    bool has_credit;
};

static enum kin kin_of_prints(const struct looks *a, const struct looks *b) {
    if (!a->print || !b->print)
        return KIN_NONE;
    if (a->has_credit && b->has_credit && print_shares_credit(a->print, b->print))
        return KIN_CREDIT;
    return print_containment(a->print, b->print) >= PRINT_COPIED ? KIN_WORDS : KIN_NONE;
}

static void cluster_voices(struct race *race) {
    uint32_t count = race->voices.count < VOICES_COMPARED ? race->voices.count : VOICES_COMPARED;
    struct looks *looks = ARENA_ARRAY(race->arena, count + 1, struct looks);
    for (uint32_t i = 0; i < count; i++) {
        const struct document_print *print = print_find(race, &race->voices.items[i]);
        looks[i] = (struct looks){print, family_of(race, &race->voices.items[i]), print && print_has_credit(print)};
    }
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = i + 1; j < count; j++) {
            const struct voice *a = &race->voices.items[i], *b = &race->voices.items[j];
            if (a->is_reference || b->is_reference)
                continue;
            enum kin kin = KIN_NONE;
            if (same_address(a->first, b->first))
                kin = KIN_ADDRESS;
            else if (looks[i].family.size && str_equal_ignoring_case(looks[i].family, looks[j].family))
                kin = KIN_OUTLET;
            else
                kin = kin_of_prints(&looks[i], &looks[j]);
            if (kin != KIN_NONE)
                join_voices(race, i, j, kin);
        }
    for (uint32_t i = 0; i < race->voices.count; i++)
        race->voices.items[i].cluster = cluster_of(race, i);
}

/* The later of two documents of one address holds, also when nobody numbered them. */
static void replace_voices(struct race *race) {
    uint32_t count = race->voices.count < VOICES_COMPARED ? race->voices.count : VOICES_COMPARED;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < count; j++) {
            const struct statement *a = race->voices.items[i].first, *b = race->voices.items[j].first;
            if (i == j || !a->uri.size || a->is_reference || !str_equal(a->uri, b->uri))
                continue;
            bool is_later = same_address(a, b) && b->revision == a->revision && date_compare(b->published, a->published) > 0;
            if (b->revision > a->revision || is_later)
                race->voices.items[i].is_replaced = true;
        }
}

void voices_gather(struct race *race) {
    race->voice_of = ARENA_ARRAY(race->arena, race->statement_count + 1, uint32_t);
    for (uint32_t i = 0; i < race->statement_count; i++) {
        const struct statement *statement = race->statements[i];
        bool is_new = !i || !sha256_equal(statement->document, race->statements[i - 1]->document);
        if (is_new) {
            const struct outlet *outlet = sources_find(&race->reconciler->sources, statement->source);
            uint32_t trust = statement->is_reference ? race->reconciler->reference_trust : outlet && outlet->trust ? outlet->trust : 800;
            *LIST_ADD(&race->voices, race->arena) = (struct voice){
                .first = statement, .weight = weight_of(trust),
                .is_reference = statement->is_reference, .is_replaced = statement->is_replaced,
            };
            LIST_LAST(&race->voices)->cluster = race->voices.count - 1;
        }
        race->voice_of[i] = race->voices.count - 1;
    }
    replace_voices(race);
    label_voices(race);
    cluster_voices(race);
}

/* ---- shared errors ---- */

static bool supports(const struct option *option, uint32_t voice) {
    for (LIST_EACH(struct says, says, &option->said))
        if (says->voice == voice && !says->is_weak)
            return true;
    return false;
}

/* Figures of the two that are alike, and that other papers refute. Places are few, so that two err alike by chance. */
static uint32_t shared_errors(const struct race *race, uint32_t a, uint32_t b) {
    uint32_t found = 0;
    for (LIST_EACH(const struct slot, slot, &race->slots)) {
        if (slot->attribute == ATTRIBUTE_PLACE || slot->gap < GAP_RESOLVED || slot->chosen == NOTHING)
            continue;
        for (uint32_t o = 0; o < slot->options.count; o++)
            found += (int32_t)o != slot->chosen && supports(&slot->options.items[o], a) && supports(&slot->options.items[o], b);
    }
    return found;
}

bool voices_join_by_errors(struct race *race) {
    bool any = false;
    for (uint32_t i = 0; i < race->voices.count && race->voices.count <= VOICES_OF_ERRORS; i++)
        for (uint32_t j = i + 1; j < race->voices.count; j++) {
            const struct voice *a = &race->voices.items[i], *b = &race->voices.items[j];
            if (a->is_reference || b->is_reference || cluster_of(race, i) == cluster_of(race, j) || shared_errors(race, i, j) < ERRORS_OF_A_COPY)
                continue;
            join_voices(race, i, j, KIN_ERRORS);
            any = true;
        }
    for (uint32_t i = 0; i < race->voices.count; i++)
        race->voices.items[i].cluster = cluster_of(race, i);
    return any;
}
