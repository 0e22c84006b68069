/* Quotes belong to people of the article: what a cue names is looked up among the letters that people.c and who.c have put. */
#include "extract/scene.h"

static const struct find *mention_at(const struct scene *scene, struct span span) {
    uint32_t sentence = article_sentence_at(scene->article, span.start);
    if (sentence >= scene->article->sentences.count)
        return NULL;
    uint32_t start = scene->article->sentences.items[sentence].span.start;
    if (span.start < start)
        return NULL;
    return scene_find_at(scene, sentence, span_of(span.start - start, span.end - start));
}

static bool find_person(void *context, const struct article *article, const struct spoken *spoken, str *name, int32_t *person) {
    const struct scene *scene = context;
    (void)article;
    const struct find *find = spoken->form == SPEAKER_PRONOUN ? NULL : mention_at(scene, spoken->speaker);
    if (!find || find->person < 0)
        return false;
    if (spoken->form == SPEAKER_DESCRIPTION && find->entity != scene->x->id.description)
        return false;
    *person = find->person;
    *name = scene->reading->people.items[find->person].name;
    return true;
}

static int32_t person_named(const struct scene *scene, str name) {
    for (uint32_t i = 0; i < scene->reading->people.count; i++)
        if (str_equal(scene->reading->people.items[i].name, name))
            return (int32_t)i;
    return NOBODY;
}

void speakers_note_claims(struct scene *scene) {
    uint32_t at = 0;
    struct span *quotes = ARENA_ARRAY(scene->arena, scene->reading->quotes.count + 1, struct span);
    uint32_t count = 0;
    for (LIST_EACH(struct quote, quote, &scene->reading->quotes))
        quotes[count++] = quote->span;
    for (LIST_EACH(struct claim, claim, &scene->reading->claims)) {
        while (at < count && quotes[at].end <= claim->span.start)
            at++;
        for (uint32_t q = at; q < count && quotes[q].start < claim->span.end; q++)
            claim->in_quote |= span_contains(quotes[q], claim->span);
    }
}

void speakers_find(struct scene *scene) {
    struct spoken_list spoken = {0};
    struct quote_list quotes = {0};
    quotes_find(scene->article, scene->x->quote_words, &spoken, scene->arena);
    struct speaker_lookup lookup = {find_person, scene};
    quotes_name(scene->article, scene->x->quote_words, &spoken, &lookup, &quotes, scene->arena);
    scene->reading->quotes.items = quotes.items;
    scene->reading->quotes.count = quotes.count;
    scene->reading->quotes.room = quotes.room;
    for (LIST_EACH(struct quote, quote, &scene->reading->quotes))
        if (quote->person == NOBODY && quote->speaker.size)
            quote->person = person_named(scene, quote->speaker);
}

bool speakers_says(const struct scene *scene, uint32_t sentence, struct span local, int32_t *person) {
    struct span span = scene_span(scene, sentence, local);
    for (LIST_EACH(struct quote, quote, &scene->reading->quotes))
        if (span_contains(quote->span, span)) {
            *person = quote->person;
            return true;
        }
    return false;
}
