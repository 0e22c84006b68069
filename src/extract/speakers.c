/* Quotes belong to people of the article: what a cue names is looked up among the letters that people.c and who.c have put. */
#include "name_tokens.h"
#include "names.h"

/* Sentences that may lie between somebody and what he is called besides. */
enum { DESCRIBED_BACK = 3, STRANGER_BACK = 2 };

/* The find with a person that the words cover: of "South African Oscar Fox" the athlete, not the people. */
static const struct find *mention_at(const struct scene *scene, struct span span) {
    uint32_t sentence = article_sentence_at(scene->article, span.start);
    if (sentence >= scene->article->sentences.count)
        return NULL;
    uint32_t start = scene->article->sentences.items[sentence].span.start;
    if (span.start < start)
        return NULL;
    struct span local = span_of(span.start - start, span.end - start);
    for (LIST_EACH(struct find, find, &scene->views[sentence].finds))
        if (span_overlaps(find->span, local) && find->person >= 0)
            return find;
    return NULL;
}

/* What the lookups of quotes_name know. */
struct voices {
    const struct scene *scene;
    struct table by_name;     /* name, or else another form of it → index of the person + 1 */
};

static struct voices voices_of(const struct scene *scene) {
    struct voices voices = {.scene = scene};
    for (uint32_t i = scene->reading->people.count; i-- > 0;)
        for (LIST_EACH(str, form, &scene->reading->people.items[i].surfaces))
            if (str_find_char(*form, ' ', 0) < form->size) /* "El Guerrouj"; of one word there are too many */
                *table_slot(&voices.by_name, *form, scene->arena) = (void *)(uintptr_t)(i + 1);
    for (uint32_t i = scene->reading->people.count; i-- > 0;)
        *table_slot(&voices.by_name, scene->reading->people.items[i].name, scene->arena) = (void *)(uintptr_t)(i + 1);
    return voices;
}

static int32_t person_named(const struct voices *voices, str name) {
    return (int32_t)(uintptr_t)table_find(&voices->by_name, name) - 1;
}

/*
 * "South African Oscar Fox", "Disappointed Scott": the person whose name, or a form of it, ends the words, where what stands before is
 * no given name; NOBODY.
 */
static int32_t person_ending(const struct scene *scene, str words) {
    if (name_token_is_given(scene, str_slice(words, 0, str_find_char(words, ' ', 0))))
        return NOBODY;
    for (uint32_t i = 0; i < scene->reading->people.count; i++)
        for (LIST_EACH(str, form, &scene->reading->people.items[i].surfaces))
            if (words.size > form->size && str_ends_with(words, *form) && words.data[words.size - form->size - 1] == ' ')
                return (int32_t)i;
    return NOBODY;
}

/*
 * Of two athletes the one whom who.c takes for "he" speaks rather than the one of the quote's own directory; but that one knows
 * lawyers and coaches, who.c does not.
 */
static bool pronoun_is_athlete(const struct voices *voices, str named) {
    const struct scene *scene = voices->scene;
    int32_t person = person_named(voices, named);
    return scene->reading->is_athletics && (!named.size || (person != NOBODY && scene->reading->people.items[person].is_athlete));
}

static bool knows_person(void *context, str name) {
    const struct voices *voices = context;
    int32_t person = person_named(voices, name);
    return person != NOBODY && voices->scene->reading->is_athletics;
}

/* The athlete whom the narrator's last sentences before the words are about; NOBODY. */
static int32_t told_of_last(const struct scene *scene, uint32_t sentence) {
    for (uint32_t back = 1; back <= DESCRIBED_BACK && back <= sentence; back++) {
        int32_t person = scene->told_subject ? scene->told_subject[sentence - back] : NOBODY;
        if (person != NOBODY)
            return scene->reading->people.items[person].is_athlete && !scene->reading->people.items[person].is_team ? person : NOBODY;
    }
    return NOBODY;
}

/* "I am", "I've": one person speaks, and no body or crowd. */
static bool speaks_of_himself(str words) {
    for (size_t at = str_find_char(words, 'I', 0); at < words.size; at = str_find_char(words, 'I', at + 1)) {
        bool opens = at == 0 || words.data[at - 1] == ' ' || words.data[at - 1] == '"';
        if (opens && at + 1 < words.size && (words.data[at + 1] == ' ' || words.data[at + 1] == '\''))
            return true;
    }
    return false;
}

/*
 * "I am disappointed," said the Pocket Rocket, the Malby club member, the mother of two: what nothing here knows how to read still calls one
 * person by what he is, and the narrator has spoken of him last. NOBODY: the words are none of that kind.
 */
static int32_t person_described(const struct scene *scene, const struct spoken *spoken) {
    static const str article = {"the ", 4};
    str description = span_str(scene->article->text, spoken->speaker);
    bool definite = description.size > article.size && str_equal_ignoring_case(str_slice(description, 0, article.size), article);
    if (spoken->is_office || !definite || str_ends_with(description, STR("s")) || !speaks_of_himself(span_str(scene->article->text, spoken->span)))
        return NOBODY;
    return told_of_last(scene, spoken->sentence);
}

/* Whether the sentence or one of the few before it names the person. */
static bool is_named_lately(const struct scene *scene, uint32_t sentence, int32_t person) {
    for (uint32_t back = 0; back <= STRANGER_BACK && back <= sentence; back++)
        if (scene_names(scene, sentence - back, person))
            return true;
    return false;
}

/* "For me it is worth a gold," said the Kenyan: whom the narrator has told of last, though no nation of his, rather than a Kenyan of long ago. */
static int32_t newer_stranger(const struct scene *scene, const struct spoken *spoken, const struct find *find) {
    const struct person *people = scene->reading->people.items;
    bool by_nation = spoken->form == SPEAKER_DESCRIPTION && find->entity == scene->x->id.description &&
                     people_nation_in(scene, span_str(scene->article->text, spoken->speaker)).size;
    int32_t last = by_nation ? told_of_last(scene, spoken->sentence) : NOBODY;
    if (last == NOBODY || last == find->person || people[last].nation.size || is_named_lately(scene, spoken->sentence, find->person))
        return NOBODY;
    for (uint32_t back = 1; back <= STRANGER_BACK && back <= spoken->sentence; back++)
        if (scene->told_subject[spoken->sentence - back] != last && scene->told_subject[spoken->sentence - back] != NOBODY)
            return NOBODY;
    return last;
}

static bool take_person(const struct scene *scene, int32_t found, str *name, int32_t *person) {
    *person = found;
    *name = scene->reading->people.items[found].name;
    return true;
}

static bool find_person(void *context, const struct article *article, const struct spoken *spoken, str *name, int32_t *person) {
    const struct voices *voices = context;
    const struct scene *scene = voices->scene;
    (void)article;
    const struct find *find = mention_at(scene, spoken->speaker);
    int32_t described = !find && spoken->form == SPEAKER_DESCRIPTION && person_named(voices, *name) == NOBODY
                            ? person_described(scene, spoken)
                            : NOBODY;
    if (described != NOBODY)
        return take_person(scene, described, name, person);
    if (!find || (spoken->form == SPEAKER_PRONOUN && !pronoun_is_athlete(voices, *name)))
        return false;
    /* "King said" of a coach called Phil King; but "Kerr's coach" is not Kerr */
    bool is_whole = span_size(find->span) == span_size(spoken->speaker);
    if (spoken->form == SPEAKER_DESCRIPTION && find->entity != scene->x->id.description && !is_whole)
        return false;
    int32_t stranger = newer_stranger(scene, spoken, find);
    return take_person(scene, stranger != NOBODY ? stranger : find->person, name, person);
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

void speakers_hear(struct scene *scene) {
    quotes_find(scene->article, scene->x->quote_words, &scene->spoken, scene->arena);
}

bool speakers_quoted(const struct scene *scene, uint32_t sentence, struct span local) {
    struct span span = scene_span(scene, sentence, local);
    uint32_t low = 0, high = scene->spoken.count; /* the first stretch that ends behind the place */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (scene->spoken.items[middle].span.end <= span.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < scene->spoken.count && scene->spoken.items[low].span.start <= span.start;
}

void speakers_find(struct scene *scene) {
    struct quote_list quotes = {0};
    struct voices voices = voices_of(scene);
    struct speaker_lookup lookup = {find_person, &voices, knows_person};
    quotes_name(scene->article, scene->x->quote_words, &scene->spoken, &lookup, &quotes, scene->arena);
    scene->reading->quotes.items = quotes.items;
    scene->reading->quotes.count = quotes.count;
    scene->reading->quotes.room = quotes.room;
    for (LIST_EACH(struct quote, quote, &scene->reading->quotes))
        if (quote->person == NOBODY && quote->speaker.size) {
            quote->person = person_named(&voices, quote->speaker);
            if (quote->person == NOBODY)
                quote->person = person_ending(scene, quote->speaker);
            if (quote->person != NOBODY)
                quote->speaker = scene->reading->people.items[quote->person].name;
        }
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
