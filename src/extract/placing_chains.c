/*
 * Chains of names and places: "Ann Bell was first, Eve Fox third and Jo Ray fifth", "second was Eve Fox, third Jo Ray". A name stands
 * between two places there, and a rule that looks at one comma takes the wrong one as easily as the right. What parts the pairs is
 * stronger than what ties a place to its name, and the same all along: so the whole chain tells whether its names come first.
 */
#include "placings.h"

/* Bytes from one link of a chain to the next, and tokens of one chain. */
enum { LINK_MOST = 90, CHAIN_MOST = 32 };

struct chain {
    const struct find *items[CHAIN_MOST];
    uint32_t count;
};

static bool is_name(const struct scene *scene, const struct find *find) {
    return (find->entity == scene->x->id.athlete || find->entity == scene->x->id.team) && find->person >= 0;
}

static bool is_place(const struct scene *scene, const struct find *find) {
    return find->entity == scene->x->id.place || find->entity == scene->x->id.medal || find->entity == scene->x->id.title;
}

enum order { NO_ORDER, NAMES_FIRST, PLACES_FIRST };

/* What stands behind the names of a chain, or behind its places, between one link and the next. */
struct links {
    enum part least, most;   /* of what parts them */
    bool is_tied;            /* no word that could not stand between a name and its place */
    uint32_t count;
};

/* "second to Fox" is Fox's own place no more than "behind Fox"; "silver to Fox" is. */
static bool is_second_to(const struct scene *scene, uint32_t sentence, const struct find *place) {
    str text = scene->views[sentence].text;
    return place->entity == scene->x->id.place && str_starts_with(str_slice(text, place->span.end, text.size), STR(" to "));
}

/* "Fought off Fox for the gold": whoever is beaten for a place has not taken it. */
static bool is_beaten_for(const struct scene *scene, uint32_t sentence, const struct find *name, const struct find *place) {
    str between = str_slice(scene->views[sentence].text, name->span.end, place->span.start);
    return is_name(scene, name) && str_find(between, STR(" for "), 0) < between.size && who_is_object(scene, sentence, name->span);
}

/* Whether each name of the chain has the place behind it, or the one before it. */
static enum order order_of(const struct scene *scene, uint32_t sentence, const struct chain *chain) {
    struct links names = {.least = ENDED, .is_tied = true}, places = names;
    for (uint32_t i = 0; i + 1 < chain->count; i++) {
        const struct find *link = chain->items[i];
        struct between gap = placings_between(scene, sentence, link->span.end, chain->items[i + 1]->span.start);
        struct links *links = is_place(scene, link) ? &places : &names;
        links->least = gap.part < links->least ? gap.part : links->least;
        links->most = gap.part > links->most ? gap.part : links->most;
        links->is_tied &= !gap.others && !gap.owns && !is_second_to(scene, sentence, link) &&
                          !is_beaten_for(scene, sentence, link, chain->items[i + 1]);
        links->count++;
    }
    if (names.is_tied && names.count > 1 && places.least > names.most)
        return NAMES_FIRST;
    return places.is_tied && places.count > 1 && names.least > places.most ? PLACES_FIRST : NO_ORDER;
}

/* From the find on, names and places by turns, titles among them or not; the end of the chain. */
enum titles { WITHOUT_TITLES, WITH_TITLES };
static uint32_t chain_from(const struct scene *scene, const struct view *view, uint32_t from, enum titles titles, struct chain *chain) {
    *chain = (struct chain){.count = 0};
    uint32_t i = from;
    for (; i < view->finds.count && chain->count < CHAIN_MOST; i++) {
        const struct find *find = &view->finds.items[i];
        bool name = is_name(scene, find), place = is_place(scene, find) && (titles == WITH_TITLES || find->entity != scene->x->id.title);
        if (!name && !place)
            continue;
        const struct find *last = chain->count ? chain->items[chain->count - 1] : NULL;
        if (last && (is_place(scene, last) == place || find->span.start > last->span.end + LINK_MOST))
            break;
        chain->items[chain->count++] = find;
    }
    return i;
}

/* "fifth all-time", "first female veteran": the word behind says that another order is meant. */
static bool is_of_another_order(const struct scene *scene, uint32_t sentence, const struct find *place) {
    str text = scene->views[sentence].text;
    uint32_t end = place->span.end + 1;
    while (end < text.size && (char_is_letter(text.data[end]) || text.data[end] == '-'))
        end++;
    const struct view *view = &scene->views[sentence];
    bool is_found = place + 1 < view->finds.items + view->finds.count && place[1].span.start == place->span.end + 1 && is_name(scene, place + 1);
    bool word = !is_found && place->span.end < text.size && text.data[place->span.end] == ' ' && end > place->span.end + 1;
    return word && !scene_word_in(scene->x->tie_words, span_str(text, span_of(place->span.end + 1, end)));
}

/* Two pairs at least make a chain: each link that has its partner inside is told. */
static bool tie(struct scene *scene, uint32_t sentence, const struct chain *chain) {
    enum { LEAST = 4 };
    enum order order = chain->count < LEAST ? NO_ORDER : order_of(scene, sentence, chain);
    uint32_t first = scene->chained.count;
    for (uint32_t i = 0; order != NO_ORDER && i < chain->count; i++) {
        uint32_t other = order == NAMES_FIRST ? i - 1 : i + 1;
        if (!is_place(scene, chain->items[i]) || other >= chain->count)
            continue;
        const struct find *place = chain->items[i], *name = chain->items[other];
        *LIST_ADD(&scene->chained, scene->arena) =
            (struct chained_place){.sentence = sentence, .first = first, .place = place, .name = name,
                                    .is_closed = is_of_another_order(scene, sentence, place)};
    }
    return order != NO_ORDER;
}

/* Whether the sentence has a chain, of places alone or of titles too. */
static bool tie_all(struct scene *scene, uint32_t sentence, enum titles titles) {
    const struct view *view = &scene->views[sentence];
    struct chain chain;
    bool found = false;
    for (uint32_t from = 0, end; from < view->finds.count; from = end > from ? end : from + 1) {
        end = chain_from(scene, view, from, titles, &chain);
        found |= tie(scene, sentence, &chain);
    }
    return found;
}

/* "Fox was the winner, Bell the runner-up and Ray third": titles are links only where places alone make no chain. */
void placings_find_chains(struct scene *scene) {
    for (uint32_t s = 0; s < scene->article->sentences.count; s++)
        if (!tie_all(scene, s, WITHOUT_TITLES))
            tie_all(scene, s, WITH_TITLES);
}

struct chained_place *placings_chained(const struct scene *scene, uint32_t sentence, struct span place) {
    uint32_t low = 0, high = scene->chained.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const struct chained_place *one = &scene->chained.items[middle];
        if (one->sentence < sentence || (one->sentence == sentence && one->place->span.start < place.start))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == scene->chained.count)
        return NULL;
    struct chained_place *found = &scene->chained.items[low];
    return found->sentence == sentence && found->place->span.start == place.start ? found : NULL;
}

/* A chain stands as a whole: where a rule has told one of its places, those that no rule tells hold too. */
void placings_claim_chained(struct scene *scene) {
    const struct draft *told = NULL;
    for (uint32_t i = 0, first = 0; i < scene->chained.count; i++) {
        struct chained_place *here = &scene->chained.items[i];
        if (here->first != first || !i) {
            first = here->first;
            told = NULL;
            for (uint32_t k = i; !told && k < scene->chained.count && scene->chained.items[k].first == first; k++)
                told = scene->chained.items[k].draft;
        }
        if (!told || here->draft || here->is_closed)
            continue;
        struct draft one = *told;
        one.span = span_of(here->name->span.start < here->place->span.start ? here->name->span.start : here->place->span.start,
                           here->name->span.end > here->place->span.end ? here->name->span.end : here->place->span.end);
        struct draft_field place = {.name = STR("place"), .is_find = true, .find = *here->place};
        placings_add(scene, &one, here->name->person, placings_place_of(&place), NULL);
    }
}
