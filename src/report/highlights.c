#include "highlights.h"
#include "base/sort.h"

#include <stdlib.h>

static const struct { const char *class; enum layer layer; } kinds[] = {
    [HIGHLIGHT_QUOTE] = {"quote", LAYER_QUOTE}, [HIGHLIGHT_PLACING] = {"placing", LAYER_PLACING}, [HIGHLIGHT_MARK] = {"mark", LAYER_WORD},
    [HIGHLIGHT_ATHLETE] = {"athlete", LAYER_WORD}, [HIGHLIGHT_UNKNOWN] = {"unknown", LAYER_WORD},
};

enum layer highlight_layer(enum highlight_kind kind) { return kinds[kind].layer; }
const char *highlight_class(enum highlight_kind kind) { return kinds[kind].class; }

struct search {
    const struct ledger *ledger;
    const struct reading *reading;
    struct sha256 document;
    struct highlights *highlights;
    struct arena *arena;
};

static int by_place(const void *a, const void *b) {
    const struct highlight *x = a, *y = b;
    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    if (x->span.end != y->span.end)
        return x->span.end > y->span.end ? -1 : 1;
    return x->kind != y->kind ? (x->kind > y->kind) - (x->kind < y->kind) : (x->index > y->index) - (x->index < y->index);
}

static struct highlight *add(struct search *d, enum highlight_kind kind, uint32_t index, struct span span) {
    const struct article *article = d->reading->article;
    struct highlight *highlight = LIST_ADD(d->highlights, d->arena);
    *highlight = (struct highlight){.span = offsets_source(&article->map, span), .kind = kind, .index = index,
                                    .start = article_bytes(article, span).start, .fact = LEDGER_NONE, .discrepancy = LEDGER_NONE};
    return highlight;
}

static void add_claims(struct search *d) {
    const struct ledger *ledger = d->ledger;
    for (uint32_t i = 0; i < d->reading->claims.count; i++) {
        const struct claim *claim = &d->reading->claims.items[i];
        struct highlight *h = add(d, claim->kind == CLAIM_PLACING ? HIGHLIGHT_PLACING : HIGHLIGHT_MARK, i, claim->span);
        uint64_t key = words_key(d->document, article_bytes(d->reading->article, claim->span), claim->kind);
        uint32_t count;
        const struct ledger_words *words = ledger_facts_of(ledger, key, &count);
        h->discrepancy = ledger_discrepancy_of(ledger, key);
        if (!count)
            continue;
        h->fact = words->index;
        uint32_t athlete = ledger->facts.items[h->fact].athlete;
        if (claim->person >= 0 && athlete != LEDGER_NONE && !d->highlights->athlete_of_person[claim->person].size)
            d->highlights->athlete_of_person[claim->person] = ledger->athletes.items[athlete].name;
    }
}

/* Surfaces by their first word, so that the text is gone through once, however many people it names. */
struct surface {
    str text;
    uint32_t person;
    struct surface *next; /* with the same first word, longer ones first */
};

static bool is_word_byte(char c) { return char_is_letter(c) || char_is_digit(c) || (unsigned char)c >= 0x80; }

static str word_at(str text, size_t at) {
    size_t end = at;
    while (end < text.size && is_word_byte(text.data[end]))
        end++;
    return str_slice(text, at, end);
}

static void add_surface(struct table *surfaces, str text, uint32_t person, struct arena *arena) {
    str word = word_at(text, 0);
    if (!word.size || text.size < 2)
        return;
    struct surface **place = (struct surface **)table_slot(surfaces, word, arena);
    while (*place && (*place)->text.size > text.size)
        place = &(*place)->next;
    struct surface *surface = ARENA_NEW(arena, struct surface);
    *surface = (struct surface){text, person, *place};
    *place = surface;
}

static const struct surface *surface_at(const struct table *surfaces, str text, size_t at, str word) {
    for (const struct surface *s = table_find(surfaces, word); s; s = s->next) {
        size_t end = at + s->text.size;
        bool ends = end >= text.size || !is_word_byte(text.data[end]);
        if (ends && str_equal(str_slice(text, at, end), s->text))
            return s;
    }
    return NULL;
}

/* Every way the article calls its people; of names that begin together the longest. */
static void add_people(struct search *d) {
    str text = d->reading->article->text;
    struct table surfaces = {0};
    for (uint32_t p = 0; p < d->reading->people.count; p++) {
        const struct person *person = &d->reading->people.items[p];
        if (!d->highlights->athlete_of_person[p].size && ledger_find_athlete(d->ledger, person->name) != LEDGER_NONE)
            d->highlights->athlete_of_person[p] = person->name;
        for (uint32_t s = 0; s < person->surfaces.count; s++)
            add_surface(&surfaces, person->surfaces.items[s], p, d->arena);
    }
    for (size_t at = 0; at < text.size;) {
        if (!is_word_byte(text.data[at])) {
            at++;
            continue;
        }
        str word = word_at(text, at);
        const struct surface *found = surface_at(&surfaces, text, at, word);
        if (found)
            add(d, HIGHLIGHT_ATHLETE, found->person, span_of(at, at + found->text.size));
        at += found && found->text.size > word.size ? found->text.size : word.size;
    }
}

static void add_quotes(struct search *d) {
    for (uint32_t i = 0; i < d->reading->quotes.count; i++) {
        struct highlight *h = add(d, HIGHLIGHT_QUOTE, i, d->reading->quotes.items[i].span);
        struct span bytes = article_bytes(d->reading->article, d->reading->quotes.items[i].span);
        h->discrepancy = ledger_discrepancy_of(d->ledger, words_key(d->document, bytes, WORDS_QUOTE));
    }
}

static void add_findings(struct search *d) {
    for (uint32_t i = 0; i < d->reading->findings.count; i++)
        add(d, HIGHLIGHT_UNKNOWN, i, d->reading->findings.items[i].span);
}

/* Within a layer the first and longest is drawn; claims under it keep their notes. */
static void settle(struct search *d) {
    if (!d->highlights->count)
        return;
    sort_items(d->highlights->items, d->highlights->count, sizeof *d->highlights->items, by_place);
    uint32_t kept = 0, end[LAYERS] = {0};
    for (uint32_t i = 0; i < d->highlights->count; i++) {
        struct highlight h = d->highlights->items[i];
        enum layer layer = kinds[h.kind].layer;
        h.is_hidden = h.span.start < end[layer];
        if (span_is_empty(h.span) || (h.is_hidden && (h.kind == HIGHLIGHT_ATHLETE || h.kind == HIGHLIGHT_UNKNOWN)))
            continue;
        if (!h.is_hidden)
            end[layer] = h.span.end;
        d->highlights->items[kept++] = h;
    }
    d->highlights->count = kept;
}

void highlights_find(const struct ledger *ledger, const struct reading *reading, struct highlights *highlights, struct arena *arena) {
    struct search search = {.ledger = ledger, .reading = reading, .document = reading->article->document->hash, .highlights = highlights,
                            .arena = arena};
    highlights->athlete_of_person = ARENA_ARRAY(arena, reading->people.count + 1, str);
    add_claims(&search);
    add_people(&search);
    add_quotes(&search);
    add_findings(&search);
    settle(&search);
}
