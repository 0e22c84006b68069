/*
 * The order of things: names, dates, events and marks are found by the rules over the whole article; people are told from them;
 * then titles, descriptions and claims; then who "he" is; then marks and placings become claims; then quotes.
 */
#include "extract/around.h"
#include "extract/extract.h"

#include "base/memory.h"
#include "extract/scene.h"
#include "parts.h"

/* Layers numbered below PEOPLE_LAYER find what C needs to know who is a person; those from TITLES_LAYER on what somebody is champion
 * of, from FACTS_LAYER on of which nation and age they are, from RESULTS_LAYER on results and roles (from MARKS_LAYER on
 * what marks are), from HOMES_LAYER on where people live. */
enum { PEOPLE_LAYER = 33, TITLES_LAYER = 40, FACTS_LAYER = 42, RESULTS_LAYER = 50, MARKS_LAYER = 55, HOMES_LAYER = 70 };

static uint32_t first_layer_from(const struct rulebook *book, int number) {
    uint32_t layer = 0;
    while (layer < rulebook_layer_count(book) && rulebook_layer_number(book, layer) < number)
        layer++;
    return layer;
}

struct extractor *extractor_open(const struct rulebook *book, const struct events *events, const struct quote_words *quote_words,
                                 enum engine engine) {
    struct extractor *x = MEMORY_NEW(1, struct extractor);
    x->book = book;
    x->events = events;
    x->quote_words = quote_words;
    x->matcher = matcher_open(book, engine);
#define X(name) x->id.name = rulebook_entity(book, STR(#name));
    EXTRACT_ENTITIES(X)
#undef X
    x->first_layer_after_names = first_layer_from(book, PEOPLE_LAYER);
    x->first_layer_of_titles = first_layer_from(book, TITLES_LAYER);
    x->first_layer_of_facts = first_layer_from(book, FACTS_LAYER);
    x->first_layer_of_results = first_layer_from(book, RESULTS_LAYER);
    x->first_layer_of_marks = first_layer_from(book, MARKS_LAYER);
    x->first_layer_of_homes = first_layer_from(book, HOMES_LAYER);
    x->not_names = rulebook_list(book, STR("not-name"));
    x->lead_words = rulebook_list(book, STR("lead-word"));
    topic_words_load(x);
    race_words_load(x);
    around_load(x);
    x->towns = rulebook_list(book, STR("town"));
    x->given_names = rulebook_list(book, STR("given-name"));
    x->tie_words = rulebook_list(book, STR("tie-word"));
    x->name_particles = rulebook_list(book, STR("name-particle"));
    x->doing_verbs = rulebook_list(book, STR("doing-verb"));
    x->placed_words = rulebook_list(book, STR("placed-word"));
    return x;
}

void extractor_close(struct extractor *x) {
    if (!x)
        return;
    matcher_close(x->matcher);
    arena_close(&x->arena);
    memory_free(x);
}

struct matcher *extractor_matcher(struct extractor *x) {
    return x->matcher;
}

/* Brings the sentence's drafts from the first on into the order in which their words stand; of those that begin at one place the first
 * found stays first. So it makes no difference in which file a rule of wins and places stands. */
static void order_by_place(struct scene *scene, uint32_t first) {
    struct draft *drafts = scene->drafts.items;
    for (uint32_t i = first + 1; i < scene->drafts.count; i++) {
        struct draft draft = drafts[i];
        uint32_t at = i;
        for (; at > first && drafts[at - 1].span.start > draft.span.start; at--)
            drafts[at] = drafts[at - 1];
        drafts[at] = draft;
    }
}

static void run_layers(struct scene *scene, uint32_t sentence, uint32_t from, uint32_t to) {
    uint32_t first = scene->drafts.count;
    for (uint32_t layer = from; layer < to; layer++) {
        if (layer == scene->x->first_layer_of_marks)
            order_by_place(scene, first);
        matcher_find(scene->x->matcher, layer, &scene->views[sentence]);
        scene_collect_drafts(scene, sentence, layer);
    }
}

/* The same for layers that see each name, with what only tells more of it, as one. */
static void run_wide_layers(struct scene *scene, uint32_t sentence, uint32_t from, uint32_t to) {
    struct widened widened = {0};
    names_widen(scene, sentence, &widened);
    run_layers(scene, sentence, from, to);
    names_narrow(scene, sentence, &widened);
}

/* The layers behind people; those of titles, results and roles see wide names. */
static void run_layers_behind_people(struct scene *scene, uint32_t sentence) {
    const struct extractor *x = scene->x;
    run_layers(scene, sentence, x->first_layer_after_names, x->first_layer_of_titles);
    run_wide_layers(scene, sentence, x->first_layer_of_titles, x->first_layer_of_facts);
    run_layers(scene, sentence, x->first_layer_of_facts, x->first_layer_of_results);
    run_wide_layers(scene, sentence, x->first_layer_of_results, x->first_layer_of_homes);
    run_layers(scene, sentence, x->first_layer_of_homes, rulebook_layer_count(x->book));
}

static void index_drafts(struct scene *scene) {
    uint32_t sentences = scene->article->sentences.count;
    scene->first_draft = ARENA_ARRAY(scene->arena, sentences + 1, uint32_t);
    uint32_t at = 0;
    for (uint32_t s = 0; s <= sentences; s++) {
        while (at < scene->drafts.count && scene->drafts.items[at].sentence < s)
            at++;
        scene->first_draft[s] = at;
    }
}

static void extract_part(struct extractor *x, const struct article *article, struct reading *reading, struct arena *arena) {
    *reading = (struct reading){.article = article};
    struct scene scene = {.x = x, .article = article, .reading = reading, .arena = arena};
    uint32_t sentences = article->sentences.count;
    scene.views = ARENA_ARRAY(arena, sentences + 1, struct view);
    for (uint32_t s = 0; s < sentences; s++) {
        view_open(&scene.views[s], span_str(article->text, article->sentences.items[s].span), arena);
        run_layers(&scene, s, 0, x->first_layer_after_names);
    }
    index_drafts(&scene);
    reading->is_athletics = topic_is_athletics(&scene);
    people_find(&scene);
    speakers_hear(&scene);
    scene.drafts.count = 0;
    if (reading->is_athletics) {
        for (uint32_t s = 0; s < sentences; s++)
            run_layers_behind_people(&scene, s);
        index_drafts(&scene);
        unreal_find(&scene);
        people_learn(&scene);
        people_learn_sex(&scene);
        race_find_meeting(&scene);
        race_find_events(&scene);
        who_resolve(&scene);
        race_learn_people(&scene);
        people_settle_nations(&scene);
        speakers_find(&scene);
        placings_claim(&scene);
        marks_claim(&scene);
        placings_take_races_of_marks(&scene);
        placings_claim_by_marks(&scene);
        people_settle_sweeps(&scene);
        people_settle_domestic(&scene);
        people_settle_sex(&scene);
    }
    for (LIST_EACH(struct person, person, &reading->people))
        person->is_athlete &= reading->is_athletics;
    if (!reading->is_athletics)
        speakers_find(&scene);
    speakers_note_claims(&scene);
}

void extract(struct extractor *x, const struct article *article, struct reading *reading, struct arena *arena) {
    if (article->text.size <= EXTRACT_PART_MOST) {
        extract_part(x, article, reading, arena);
        return;
    }
    struct parts parts;
    struct arena scratch = {0};
    parts_open(&parts, article, reading, arena, &scratch);
    while (parts_next(&parts)) {
        struct reading one;
        extract_part(x, &parts.part, &one, &scratch);
        parts_join(&parts, &one);
    }
    arena_close(&scratch);
}
