#include "model/testimony.h"

#include "base/table.h"

void statement_set_document(struct statement *statement, const struct document *document, struct date published) {
    statement->document = document->hash;
    statement->doc = document->name;
    statement->uri = document->uri;
    statement->source = document->source;
    statement->published = published;
}

/* Where a surface stands: it borrows from the article's text, or else it is told by the person's first mention. */
static struct span surface_bytes(const struct article *article, const struct person *person, str surface) {
    uintptr_t text = (uintptr_t)article->text.data, at = (uintptr_t)surface.data;
    if (at >= text && at + surface.size <= text + article->text.size)
        return article_bytes(article, span_of(at - text, at - text + surface.size));
    return article_bytes(article, person->span);
}

static void add_person(const struct article *article, const struct person *person, struct testimony *testimony, struct arena *arena) {
    struct testimony_person *added = LIST_ADD(&testimony->people, arena);
    *added = (struct testimony_person){
        .name = str_copy(person->name, arena), .sex = person->sex, .nation = str_copy(person->nation, arena), .age = person->age,
        .is_athlete = person->is_athlete, .is_team = person->is_team, .bytes = article_bytes(article, person->span)};
    for (LIST_EACH(str, surface, &person->surfaces))
        *LIST_ADD(&added->surfaces, arena) = (struct surface){str_copy(*surface, arena), surface_bytes(article, person, *surface)};
}

/* A sentence that several claims stand in is kept once, whatever lies between them; known: of each sentence its number here + 1, 0: not yet. */
static uint32_t add_sentence(const struct article *article, uint32_t index, uint32_t *known, struct testimony *testimony, struct arena *arena) {
    if (known[index])
        return known[index] - 1;
    struct span span = article->sentences.items[index].span, bytes = article_bytes(article, span);
    *LIST_ADD(&testimony->sentences, arena) = (struct testimony_sentence){bytes, str_copy(article_words(article, span), arena)};
    known[index] = testimony->sentences.count;
    return testimony->sentences.count - 1;
}

static str person_name(const struct testimony *testimony, int32_t person) {
    return person < 0 ? (str){0} : testimony->people.items[person].name;
}

static struct origin origin_copy(struct origin origin, struct arena *arena) {
    return (struct origin){str_copy(origin.file, arena), origin.line, origin.hash};
}

static bool stands_in_title(const struct article *article, uint32_t sentence) {
    return article->paragraphs.items[article->sentences.items[sentence].paragraph].kind == BLOCK_TITLE;
}

static void add_claim(const struct reading *reading, const struct claim *claim, uint32_t *known, struct testimony *testimony,
                      struct arena *arena) {
    const struct article *article = reading->article;
    const struct testimony_person *person = claim->person < 0 ? NULL : &testimony->people.items[claim->person];
    struct testimony_claim *added = LIST_ADD(&testimony->claims, arena);
    added->person = claim->person;
    added->rival = claim->rival;
    added->sentence = add_sentence(article, claim->sentence, known, testimony, arena);
    added->statement = (struct statement){
        .bytes = article_bytes(article, claim->span), .quoted = str_copy(article_words(article, claim->span), arena),
        .sentence = testimony->sentences.items[added->sentence].text, .sentence_id = (int64_t)added->sentence + 1, .rule = origin_copy(claim->rule, arena),
        .in_quote = claim->in_quote, .is_weak = claim->is_weak, .in_title = stands_in_title(article, claim->sentence), .kind = claim->kind,
        .athlete = person_name(testimony, claim->person), .rival = person_name(testimony, claim->rival), .sex = claim->sex,
        .nation = person ? person->nation : (str){0}, .age = person ? person->age : 0, .event = str_copy(claim->event, arena),
        .competition = str_copy(claim->competition, arena), .year = claim->year, .date = claim->date, .round = claim->round,
        .place = claim->place, .medal = claim->medal, .mark = claim->mark, .part = str_copy(claim->part, arena),
        .record = str_copy(claim->record, arena)};
    statement_set_document(&added->statement, testimony->document, testimony->published);
}

static void add_quote(const struct reading *reading, const struct quote *quote, struct testimony *testimony, struct arena *arena) {
    const struct document *document = testimony->document;
    str named = person_name(testimony, quote->person);
    *LIST_ADD(&testimony->quotes, arena) = (struct testimony_quote){
        .person = quote->person,
        .utterance = {.document = document->hash, .doc = document->name, .uri = document->uri, .source = document->source,
                      .published = testimony->published, .speaker = named.size ? named : str_copy(quote->speaker, arena),
                      .text = str_copy(article_words(reading->article, quote->span), arena),
                      .bytes = article_bytes(reading->article, quote->span), .rule = origin_copy(quote->rule, arena)}};
}

void testimony_of(const struct reading *reading, struct testimony *testimony, struct arena *arena) {
    const struct article *article = reading->article;
    *testimony = (struct testimony){
        .document = article->document, .title = str_copy(article->content->title, arena),
        .author = str_copy(article->content->author, arena), .language = str_copy(article->content->language, arena), .published = article->date, .repaired = article->content->repaired,
        .is_athletics = reading->is_athletics};
    for (LIST_EACH(struct person, person, &reading->people))
        add_person(article, person, testimony, arena);
    uint32_t *known = ARENA_ARRAY(arena, article->sentences.count + 1, uint32_t);
    for (LIST_EACH(struct claim, claim, &reading->claims))
        add_claim(reading, claim, known, testimony, arena);
    for (LIST_EACH(struct quote, quote, &reading->quotes))
        add_quote(reading, quote, testimony, arena);
}

static int32_t listed_person(str name, const struct statement *row, struct table *known, struct testimony *testimony,
                             struct arena *arena) {
    if (!name.size)
        return -1;
    void **slot = table_slot(known, name, arena);
    if (!*slot) {
        *LIST_ADD(&testimony->people, arena) = (struct testimony_person){
            .name = name, .sex = row->sex, .nation = row->nation, .age = row->age, .is_athlete = true, .bytes = row->bytes};
        *slot = (void *)(uintptr_t)testimony->people.count;
    }
    return (int32_t)(uintptr_t)*slot - 1;
}

void testimony_of_list(const struct document *document, struct date as_of, const struct statement *rows, uint32_t count,
                       struct testimony *testimony, struct arena *arena) {
    struct table known = {0};
    *testimony = (struct testimony){.document = document, .published = as_of, .is_athletics = true};
    for (uint32_t i = 0; i < count; i++) {
        struct testimony_claim *added = LIST_ADD(&testimony->claims, arena);
        added->statement = rows[i];
        statement_set_document(&added->statement, document, as_of);
        added->person = listed_person(rows[i].athlete, &rows[i], &known, testimony, arena);
        added->rival = listed_person(rows[i].rival, &rows[i], &known, testimony, arena);
        added->sentence = testimony->sentences.count;
        added->statement.sentence_id = (int64_t)added->sentence + 1;
        if (!added->statement.sentence.size)
            added->statement.sentence = rows[i].quoted;
        *LIST_ADD(&testimony->sentences, arena) = (struct testimony_sentence){rows[i].bytes, added->statement.sentence};
    }
}
