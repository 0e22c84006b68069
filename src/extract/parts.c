#include "parts.h"

void parts_open(struct parts *parts, const struct article *whole, struct reading *reading, struct arena *arena, struct arena *scratch) {
    *reading = (struct reading){.article = whole};
    *parts = (struct parts){.whole = whole, .reading = reading, .arena = arena, .scratch = scratch};
    parts->part = *whole;
    parts->part.sentences.count = 0;
}

static struct span moved(struct span span, uint32_t by) {
    return span_is_empty(span) ? span : span_of(span.start + by, span.end + by);
}

/* Sentences from the first on, as many as fit, at least one; a paragraph is only cut when it does not fit by itself. */
static uint32_t last_sentence(const struct article *whole, uint32_t first) {
    uint32_t start = whole->sentences.items[first].span.start, fitting = first + 1;
    while (fitting < whole->sentences.count && whole->sentences.items[fitting].span.end - start <= EXTRACT_PART_MOST)
        fitting++;
    uint32_t whole_paragraphs = fitting;
    while (fitting < whole->sentences.count && whole_paragraphs > first &&
           whole->sentences.items[whole_paragraphs].paragraph == whole->sentences.items[whole_paragraphs - 1].paragraph)
        whole_paragraphs--;
    return whole_paragraphs > first ? whole_paragraphs : fitting;
}

static uint32_t run_end(const struct offsets *map, uint32_t i) {
    return i + 1 < map->count ? map->items[i + 1].start : map->size;
}

/* The runs that cover the span, with their places in it. One that the edge cuts keeps all of its source unless it is copied.
 * Spans come in the order of the text: at is the first run that may still be wanted. */
static void cut_map(const struct offsets *whole, struct span span, uint32_t *at, struct offsets *part, struct arena *arena) {
    *part = (struct offsets){.size = span_size(span)};
    while (*at < whole->count && run_end(whole, *at) <= span.start)
        (*at)++;
    for (uint32_t i = *at; i < whole->count && whole->items[i].start < span.end; i++) {
        struct offset_run run = whole->items[i];
        uint32_t end = run_end(whole, i), skipped = run.start < span.start ? span.start - run.start : 0;
        if (run.source_size == end - run.start) {
            run.source += skipped;
            run.source_size = (end < span.end ? end : span.end) - (run.start + skipped);
        }
        run.start += skipped;
        run.start -= span.start;
        *LIST_ADD(part, arena) = run;
    }
}

bool parts_next(struct parts *parts) {
    const struct article *whole = parts->whole;
    struct article *part = &parts->part;
    uint32_t first = parts->first_sentence + part->sentences.count;
    if (first >= whole->sentences.count)
        return false;
    uint32_t end = last_sentence(whole, first);
    arena_reset(parts->scratch);
    parts->first_sentence = first;
    parts->start = whole->sentences.items[first].span.start;
    struct span span = span_of(parts->start, whole->sentences.items[end - 1].span.end);
    part->text = span_str(whole->text, span);
    cut_map(&whole->map, span, &parts->map_at, &part->map, parts->scratch);
    cut_map(&whole->byte_map, span, &parts->byte_map_at, &part->byte_map, parts->scratch);
    part->sentences.items = ARENA_ARRAY(parts->scratch, end - first, struct sentence);
    part->sentences.count = part->sentences.room = end - first;
    uint32_t first_paragraph = whole->sentences.items[first].paragraph, last_paragraph = whole->sentences.items[end - 1].paragraph;
    part->paragraphs.count = part->paragraphs.room = last_paragraph - first_paragraph + 1;
    part->paragraphs.items = ARENA_ARRAY(parts->scratch, part->paragraphs.count, struct paragraph);
    for (uint32_t p = 0; p < part->paragraphs.count; p++)
        part->paragraphs.items[p].kind = whole->paragraphs.items[first_paragraph + p].kind;
    for (uint32_t s = 0; s < end - first; s++) {
        struct sentence *sentence = &part->sentences.items[s];
        *sentence = whole->sentences.items[first + s];
        sentence->span = span_of(sentence->span.start - parts->start, sentence->span.end - parts->start);
        sentence->paragraph -= first_paragraph;
        struct paragraph *paragraph = &part->paragraphs.items[sentence->paragraph];
        if (!paragraph->sentence_count++) {
            paragraph->first_sentence = s;
            paragraph->span.start = sentence->span.start;
        }
        paragraph->span.end = sentence->span.end;
    }
    return true;
}

/* The same words where they last: those of the text do, others are copied, each once. */
static str lasting(struct parts *parts, str words) {
    str text = parts->whole->text;
    if (!words.size || (words.data >= text.data && words.data < text.data + text.size))
        return words;
    const char *kept = table_find(&parts->words, words);
    if (!kept) {
        str copy = str_copy(words, parts->arena);
        *table_slot(&parts->words, copy, parts->arena) = (void *)copy.data;
        kept = copy.data;
    }
    return (str){kept, words.size};
}

static struct origin lasting_origin(struct parts *parts, struct origin rule) {
    rule.file = lasting(parts, rule.file);
    return rule;
}

static struct person *add_person(struct parts *parts, const struct person *person) {
    struct person *added = LIST_ADD(&parts->reading->people, parts->arena);
    *added = *person;
    added->name = lasting(parts, person->name);
    added->nation = lasting(parts, person->nation);
    added->span = moved(person->span, parts->start);
    added->surfaces.items = ARENA_ARRAY(parts->arena, person->surfaces.count, str);
    added->surfaces.room = person->surfaces.count;
    for (uint32_t i = 0; i < person->surfaces.count; i++)
        added->surfaces.items[i] = lasting(parts, person->surfaces.items[i]);
    return added;
}

/* The index in the whole of each person of the part. */
static int32_t *join_people(struct parts *parts, const struct reading *one) {
    struct reading *all = parts->reading;
    int32_t *index = ARENA_ARRAY(parts->scratch, one->people.count + 1, int32_t);
    for (uint32_t i = 0; i < one->people.count; i++) {
        const struct person *person = &one->people.items[i];
        uintptr_t number = (uintptr_t)table_find(&parts->people, person->name);
        if (!number) {
            const struct person *added = add_person(parts, person);
            number = all->people.count;
            *table_slot(&parts->people, added->name, parts->arena) = (void *)number;
        }
        index[i] = (int32_t)(number - 1);
        struct person *known = &all->people.items[index[i]];
        known->is_athlete |= person->is_athlete;
        known->sex = known->sex ? known->sex : person->sex;
        known->age = known->age ? known->age : person->age;
        known->nation = known->nation.size ? known->nation : lasting(parts, person->nation);
    }
    return index;
}

void parts_join(struct parts *parts, const struct reading *one) {
    struct reading *all = parts->reading;
    const int32_t *index = join_people(parts, one);
    all->is_athletics |= one->is_athletics;
    for (LIST_EACH(struct claim, claim, &one->claims)) {
        struct claim *added = LIST_ADD(&all->claims, parts->arena);
        *added = *claim;
        added->person = claim->person < 0 ? claim->person : index[claim->person];
        added->rival = claim->rival < 0 ? claim->rival : index[claim->rival];
        added->event = lasting(parts, claim->event);
        added->competition = lasting(parts, claim->competition);
        added->part = lasting(parts, claim->part);
        added->record = lasting(parts, claim->record);
        added->rule = lasting_origin(parts, claim->rule);
        added->span = moved(claim->span, parts->start);
        added->evidence = moved(claim->evidence, parts->start);
        added->when = moved(claim->when, parts->start);
        added->sentence += parts->first_sentence;
    }
    for (LIST_EACH(struct quote, quote, &one->quotes)) {
        struct quote *added = LIST_ADD(&all->quotes, parts->arena);
        *added = *quote;
        added->person = quote->person < 0 ? quote->person : index[quote->person];
        added->speaker = lasting(parts, quote->speaker);
        added->rule = lasting_origin(parts, quote->rule);
        added->span = moved(quote->span, parts->start);
    }
    for (LIST_EACH(struct finding, finding, &one->findings)) {
        struct finding *added = LIST_ADD(&all->findings, parts->arena);
        *added = *finding;
        added->text = lasting(parts, finding->text);
        added->span = moved(finding->span, parts->start);
    }
}
