#include "parts.h"

void parts_open(struct parts *parts, const struct article *whole, struct reading *reading, struct arena *arena) {
    *reading = (struct reading){.article = whole};
    *parts = (struct parts){.whole = whole, .reading = reading, .arena = arena};
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

/* The runs that cover the span, with their places in it. One that the edge cuts keeps all of its source unless it is copied. */
static void cut_map(const struct offsets *whole, struct span span, struct offsets *part, struct arena *arena) {
    *part = (struct offsets){.size = span_size(span)};
    for (uint32_t i = 0; i < whole->count && whole->items[i].start < span.end; i++) {
        struct offset_run run = whole->items[i];
        uint32_t end = i + 1 < whole->count ? whole->items[i + 1].start : whole->size, skipped = run.start < span.start ? span.start - run.start : 0;
        if (end <= span.start)
            continue;
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
    parts->first_sentence = first;
    parts->start = whole->sentences.items[first].span.start;
    struct span span = span_of(parts->start, whole->sentences.items[end - 1].span.end);
    part->text = span_str(whole->text, span);
    cut_map(&whole->map, span, &part->map, parts->arena);
    cut_map(&whole->byte_map, span, &part->byte_map, parts->arena);
    part->sentences.items = ARENA_ARRAY(parts->arena, end - first, struct sentence);
    part->sentences.count = part->sentences.room = end - first;
    uint32_t first_paragraph = whole->sentences.items[first].paragraph, last_paragraph = whole->sentences.items[end - 1].paragraph;
    part->paragraphs.count = part->paragraphs.room = last_paragraph - first_paragraph + 1;
    part->paragraphs.items = ARENA_ARRAY(parts->arena, part->paragraphs.count, struct paragraph);
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

/* The index in the whole of each person of the part. */
static int32_t *join_people(struct parts *parts, const struct reading *one) {
    struct reading *all = parts->reading;
    int32_t *index = ARENA_ARRAY(parts->arena, one->people.count + 1, int32_t);
    for (uint32_t i = 0; i < one->people.count; i++) {
        const struct person *person = &one->people.items[i];
        void **slot = table_slot(&parts->people, person->name, parts->arena);
        if (!*slot) {
            struct person *added = LIST_ADD(&all->people, parts->arena);
            *added = *person;
            added->span = moved(person->span, parts->start);
            *slot = (void *)(uintptr_t)all->people.count;
        }
        index[i] = (int32_t)((uintptr_t)*slot - 1);
        struct person *known = &all->people.items[index[i]];
        known->is_athlete |= person->is_athlete;
        known->sex = known->sex ? known->sex : person->sex;
        known->age = known->age ? known->age : person->age;
        known->nation = known->nation.size ? known->nation : person->nation;
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
        added->span = moved(claim->span, parts->start);
        added->evidence = moved(claim->evidence, parts->start);
        added->when = moved(claim->when, parts->start);
        added->sentence += parts->first_sentence;
    }
    for (LIST_EACH(struct quote, quote, &one->quotes)) {
        struct quote *added = LIST_ADD(&all->quotes, parts->arena);
        *added = *quote;
        added->person = quote->person < 0 ? quote->person : index[quote->person];
        added->span = moved(quote->span, parts->start);
    }
    for (LIST_EACH(struct finding, finding, &one->findings)) {
        struct finding *added = LIST_ADD(&all->findings, parts->arena);
        *added = *finding;
        added->span = moved(finding->span, parts->start);
    }
}
