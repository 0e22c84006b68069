#include "report/ledger.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/sort.h"
#include "report/address.h"

void ledger_close(struct ledger *ledger) {
    arena_close(&ledger->arena);
    arena_close(&ledger->scratch);
    *ledger = (struct ledger){0};
}

str ledger_text(struct ledger *ledger, str text) {
    if (!text.size)
        return (str){0};
    str *known = table_find(&ledger->texts, text);
    if (known)
        return *known;
    str *copy = ARENA_NEW(&ledger->arena, str);
    *copy = str_copy(text, &ledger->arena);
    *table_slot(&ledger->texts, *copy, &ledger->arena) = copy;
    return *copy;
}

/* Tables hold pointers: an index is one to its own number. */
static uint32_t index_of(const struct table *table, str key) {
    const uint32_t *index = table_find(table, key);
    return index ? *index : LEDGER_NONE;
}

static void remember(struct ledger *ledger, struct table *table, str key, uint32_t index) {
    uint32_t *number = ARENA_NEW(&ledger->arena, uint32_t);
    *number = index;
    *table_slot(table, key, &ledger->arena) = number;
}

uint32_t ledger_source(struct ledger *ledger, str name) {
    name = name.size ? name : STR("unnamed source");
    uint32_t index = index_of(&ledger->source_ids, name);
    if (index != LEDGER_NONE)
        return index;
    index = ledger->sources.count;
    struct ledger_source *source = LIST_ADD(&ledger->sources, &ledger->arena);
    *source = (struct ledger_source){.name = ledger_text(ledger, name)};
    remember(ledger, &ledger->source_ids, source->name, index);
    return index;
}

static str hash_key(const struct sha256 *hash) {
    return (str){(const char *)hash->bytes, sizeof hash->bytes};
}

uint32_t ledger_document(struct ledger *ledger, struct sha256 hash, int64_t id, str doc, str source, struct date published) {
    uint32_t index = index_of(&ledger->document_ids, hash_key(&hash));
    if (index != LEDGER_NONE)
        return index;
    index = ledger->documents.count;
    uint32_t source_index = ledger_source(ledger, source);
    *LIST_ADD(&ledger->documents, &ledger->arena) = (struct ledger_document){
        .hash = hash, .id = id, .doc = ledger_text(ledger, doc), .published = published, .source = source_index};
    remember(ledger, &ledger->document_ids, str_copy(hash_key(&hash), &ledger->arena), index);
    return index;
}

static uint32_t ledger_athlete(struct ledger *ledger, str name, enum sex sex) {
    uint32_t index = index_of(&ledger->athlete_ids, name);
    if (index == LEDGER_NONE) {
        index = ledger->athletes.count;
        struct ledger_athlete *athlete = LIST_ADD(&ledger->athletes, &ledger->arena);
        *athlete = (struct ledger_athlete){.name = ledger_text(ledger, name), .first_fact = LEDGER_NONE, .last_fact = LEDGER_NONE};
        athlete->address = address_athlete(name, &ledger->arena);
        remember(ledger, &ledger->athlete_ids, athlete->name, index);
    }
    struct ledger_athlete *athlete = &ledger->athletes.items[index];
    if (athlete->sex == SEX_UNKNOWN)
        athlete->sex = sex;
    return index;
}

static uint32_t ledger_race(struct ledger *ledger, const struct fact *fact) {
    arena_reset(&ledger->scratch);
    str address = address_race(fact->event, fact->competition, fact->year, &ledger->scratch);
    uint32_t index = index_of(&ledger->race_ids, address);
    if (index != LEDGER_NONE)
        return index;
    index = ledger->races.count;
    struct ledger_race *race = LIST_ADD(&ledger->races, &ledger->arena);
    *race = (struct ledger_race){
        .event = ledger_text(ledger, fact->event), .competition = ledger_text(ledger, fact->competition),
        .address = ledger_text(ledger, address), .year = fact->year, .first_fact = ledger->facts.count};
    remember(ledger, &ledger->race_ids, race->address, index);
    return index;
}

uint32_t ledger_find_athlete(const struct ledger *ledger, str name) {
    return name.size ? index_of(&ledger->athlete_ids, name) : LEDGER_NONE;
}

uint32_t ledger_find_race(const struct ledger *ledger, str event, str competition, int year) {
    struct arena arena = {0};
    uint32_t index = index_of(&ledger->race_ids, address_race(event, competition, year, &arena));
    arena_close(&arena);
    return index;
}

/* --- words ---------------------------------------------------------------------------------------------------------- */

uint64_t words_key(struct sha256 document, struct span bytes, int kind) {
    char key[sizeof document.bytes + 3 * sizeof(uint32_t)];
    uint32_t rest[3] = {bytes.start, bytes.end, (uint32_t)kind};
    memcpy(key, document.bytes, sizeof document.bytes);
    memcpy(key + sizeof document.bytes, rest, sizeof rest);
    return hash_bytes((str){key, sizeof key});
}

static int by_key_and_index(const void *a, const void *b) {
    const struct ledger_words *first = a, *second = b;
    if (first->key != second->key)
        return first->key < second->key ? -1 : 1;
    return (first->index > second->index) - (first->index < second->index);
}

static const struct ledger_words *find_words(const struct ledger_words *items, uint32_t count, uint64_t key, uint32_t *found) {
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (items[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    *found = 0;
    while (low + *found < count && items[low + *found].key == key)
        (*found)++;
    return items + low;
}

const struct ledger_words *ledger_facts_of(const struct ledger *ledger, uint64_t key, uint32_t *count) {
    return find_words(ledger->fact_words.items, ledger->fact_words.count, key, count);
}

uint32_t ledger_discrepancy_of(const struct ledger *ledger, uint64_t key) {
    uint32_t count;
    const struct ledger_words *words = find_words(ledger->disputed_words.items, ledger->disputed_words.count, key, &count);
    return count ? words->index : LEDGER_NONE;
}

/* --- discrepancies -------------------------------------------------------------------------------------------------- */

/* How bad it is that this stands in a paper, 0 the worst: what nobody can tell before what could be settled, and a wrong
 * result before a wrong spelling. */
static uint32_t gravity_of(enum discrepancy_kind kind, enum verdict verdict) {
    static const unsigned char verdicts[] = {
        [VERDICT_UNRESOLVED] = 0, [VERDICT_REFUTED_BY_REFERENCE] = 1, [VERDICT_ARITHMETIC_MISMATCH] = 2,
        [VERDICT_INTERNAL_INCONSISTENCY] = 3, [VERDICT_RESOLVED] = 4, [VERDICT_DERIVED] = 5, [VERDICT_SUPERSEDED] = 6,
        [VERDICT_EXTRACTION_SUSPECT] = 7, [VERDICT_NOT_COMPARABLE] = 8, [VERDICT_SINGLE_SOURCE] = 9,
        [VERDICT_AGREED_LOWER_PRECISION] = 10, [VERDICT_AGREED] = 11,
    };
    static const unsigned char kinds[] = {
        [DISCREPANCY_MARK] = 0, [DISCREPANCY_PLACE] = 1, [DISCREPANCY_RECORD] = 2, [DISCREPANCY_ORDER] = 3, [DISCREPANCY_EVENT] = 4,
        [DISCREPANCY_QUOTE_SPEAKER] = 5, [DISCREPANCY_MARGIN] = 6, [DISCREPANCY_SPLIT] = 7, [DISCREPANCY_DATE] = 8,
        [DISCREPANCY_REVISION] = 9, [DISCREPANCY_NATION] = 10, [DISCREPANCY_AGE] = 11, [DISCREPANCY_QUOTE_WORDING] = 12,
        [DISCREPANCY_NAME] = 13,
    };
    /* A step of verdict weighs more than one of kind, but a wording that nobody can settle comes after a settled wrong result. */
    return verdicts[verdict] * 3u + kinds[kind] * 2u;
}

static str first_sentence(str text) {
    for (size_t at = 0; at < text.size; at++) {
        bool ends = (text.data[at] == '.' || text.data[at] == '?') && at + 1 < text.size && text.data[at + 1] == ' ';
        if (ends && at > 20)
            return str_slice(text, 0, at + 1);
    }
    return text;
}

static str joined_values(const struct discrepancy *discrepancy, struct arena *arena) {
    struct buffer out = {0};
    enum { VALUES_SHOWN = 4, VALUE_MOST = 80 };
    for (uint32_t i = 0; i < discrepancy->values.count && i < VALUES_SHOWN; i++) {
        str value = discrepancy->values.items[i].value;
        size_t size = value.size;
        if (size > VALUE_MOST)
            for (size = VALUE_MOST; size && ((unsigned char)value.data[size] & 0xC0) == 0x80;)
                size--;
        if (i)
            buffer_add_text(&out, " or ");
        buffer_add(&out, str_slice(value, 0, size));
        if (size < value.size)
            buffer_add_text(&out, "…");
    }
    if (discrepancy->values.count > VALUES_SHOWN)
        buffer_add_text(&out, " or …");
    str copy = str_copy(buffer_str(&out), arena);
    buffer_close(&out);
    return copy;
}

static void dispute(struct ledger *ledger, uint64_t key, uint32_t index) {
    *LIST_ADD(&ledger->disputed_words, &ledger->arena) = (struct ledger_words){key, index};
}

/* Counts the document once for this discrepancy: a discrepancy names few documents, so looking back is cheap. */
static void count_document(struct ledger *ledger, struct ledger_discrepancy *entry, uint32_t *seen, uint32_t *seen_count, uint32_t document) {
    enum { SEEN_MOST = 64 };
    for (uint32_t i = 0; i < *seen_count; i++)
        if (seen[i] == document)
            return;
    if (*seen_count < SEEN_MOST)
        seen[(*seen_count)++] = document;
    entry->document_count++;
    ledger->documents.items[document].discrepancies++;
}

void ledger_add_discrepancy(struct ledger *ledger, const struct discrepancy *d) {
    uint32_t index = ledger->discrepancies.count, seen[64], seen_count = 0;
    struct ledger_discrepancy entry = {
        .key = ledger_text(ledger, d->key), .address = address_discrepancy(d->key, &ledger->arena), .kind = d->kind,
        .verdict = d->verdict, .athlete = ledger_text(ledger, d->athlete), .event = ledger_text(ledger, d->event),
        .competition = ledger_text(ledger, d->competition), .preferred = ledger_text(ledger, d->preferred), .year = d->year,
        .round = d->round, .values = joined_values(d, &ledger->arena),
        .explanation = str_copy(first_sentence(d->explanation), &ledger->arena), .gravity = gravity_of(d->kind, d->verdict)};
    for (uint32_t v = 0; v < d->values.count; v++) {
        const struct discrepancy_value *value = &d->values.items[v];
        for (uint32_t i = 0; i < value->statements.count; i++) {
            const struct statement *s = value->statements.items[i];
            dispute(ledger, words_key(s->document, s->bytes, s->kind), index);
            count_document(ledger, &entry, seen, &seen_count,
                           ledger_document(ledger, s->document, s->document_id, s->doc, s->source, s->published));
        }
        for (uint32_t i = 0; i < value->utterances.count; i++) {
            const struct utterance *u = value->utterances.items[i];
            dispute(ledger, words_key(u->document, u->bytes, WORDS_QUOTE), index);
            count_document(ledger, &entry, seen, &seen_count,
                           ledger_document(ledger, u->document, u->document_id, u->doc, u->source, u->published));
        }
    }
    *LIST_ADD(&ledger->discrepancies, &ledger->arena) = entry;
}

void ledger_settle_disputes(struct ledger *ledger) {
    if (ledger->disputed_words.count)
        sort_items(ledger->disputed_words.items, ledger->disputed_words.count, sizeof *ledger->disputed_words.items, by_key_and_index);
}

/* --- facts ---------------------------------------------------------------------------------------------------------- */

/* What a statement says as a value like a fact's: mark, place or medal; empty when neither. */
static str value_of(const struct statement *statement, struct arena *arena) {
    if (statement->mark.quantity != QUANTITY_NONE)
        return mark_print(statement->mark, arena);
    if (statement->place > 0)
        return str_print(arena, "%d", statement->place);
    return statement->medal != MEDAL_NONE ? str_of(medal_name(statement->medal)) : (str){0};
}

/* What became of what each outlet printed: see struct ledger_source. */
static void tally(struct ledger *ledger, const struct ledger_fact *fact) {
    const struct ledger_voice *voices = ledger->voices.items + fact->first_voice;
    uint32_t supporters = 0, sources[32], count = 0;
    bool against[32];
    for (uint32_t i = 0; i < fact->voice_count; i++) {
        if (voices[i].stance == STANCE_INPUT)
            continue;
        uint32_t source = ledger->documents.items[voices[i].document].source, at = 0;
        bool contradicts = voices[i].stance == STANCE_CONTRADICTS;
        while (at < count && (sources[at] != source || against[at] != contradicts))
            at++;
        if (at < count || count == sizeof sources / sizeof *sources)
            continue;
        sources[count] = source;
        against[count++] = contradicts;
        supporters += !contradicts;
    }
    bool is_open = fact->verdict == VERDICT_UNRESOLVED || fact->verdict == VERDICT_INTERNAL_INCONSISTENCY ||
                   fact->verdict == VERDICT_ARITHMETIC_MISMATCH;
    bool is_refuted = fact->verdict == VERDICT_REFUTED_BY_REFERENCE;
    for (uint32_t i = 0; i < count; i++) {
        struct ledger_source *source = &ledger->sources.items[sources[i]];
        if (is_open)
            source->open++;
        else if (against[i] || is_refuted)
            source->refuted++;
        else if (supporters > 1)
            source->agreed++;
        else
            source->alone++;
    }
}

static void add_voice(struct ledger *ledger, struct ledger_fact *entry, const struct fact_support *support, str value) {
    const struct statement *s = support->statement;
    uint32_t document = ledger_document(ledger, s->document, s->document_id, s->doc, s->source, s->published);
    arena_reset(&ledger->scratch);
    str said = support->stance == STANCE_CONTRADICTS ? value_of(s, &ledger->scratch) : (str){0};
    if (str_equal(said, value))
        said = (str){0};
    struct ledger_document *counted = &ledger->documents.items[document];
    counted->facts += counted->last_fact != ledger->facts.count + 1;
    counted->last_fact = ledger->facts.count + 1;
    *LIST_ADD(&ledger->voices, &ledger->arena) =
        (struct ledger_voice){.document = document, .start = s->bytes.start, .stance = support->stance, .value = ledger_text(ledger, said)};
    entry->voice_count++;
}

uint32_t ledger_add_fact(struct ledger *ledger, const struct fact *fact) {
    uint32_t index = ledger->facts.count;
    struct ledger_fact entry = {
        .key = str_copy(fact->key, &ledger->arena), .value = ledger_text(ledger, fact->value), .attribute = ledger_text(ledger, fact->attribute),
        .race = ledger_race(ledger, fact), .athlete = LEDGER_NONE, .next_of_athlete = LEDGER_NONE, .first_voice = ledger->voices.count,
        .discrepancy = LEDGER_NONE, .sex = fact->sex, .round = fact->round, .verdict = fact->verdict, .confidence = fact->confidence, .page = 1};
    struct ledger_race *race = &ledger->races.items[entry.race];
    race->fact_count++;
    if (index) {   /* the feed's order keeps twins together */
        const struct ledger_fact *last = &ledger->facts.items[index - 1];
        if (str_equal(last->key, entry.key) && str_equal(last->value, entry.value))
            entry.twin = (uint16_t)(last->twin + 1);
    }
    if (fact->athlete.size) {
        entry.athlete = ledger_athlete(ledger, fact->athlete, fact->sex);
        struct ledger_athlete *athlete = &ledger->athletes.items[entry.athlete];
        if (athlete->last_fact == LEDGER_NONE)
            athlete->first_fact = index;
        else
            ledger->facts.items[athlete->last_fact].next_of_athlete = index;
        athlete->last_fact = index;
        athlete->fact_count++;
    }
    for (uint32_t i = 0; i < fact->support.count; i++) {
        const struct fact_support *support = &fact->support.items[i];
        const struct statement *s = support->statement;
        uint64_t key = words_key(s->document, s->bytes, s->kind);
        *LIST_ADD(&ledger->fact_words, &ledger->arena) = (struct ledger_words){key, index};
        if (entry.discrepancy == LEDGER_NONE && support->stance != STANCE_INPUT)
            entry.discrepancy = ledger_discrepancy_of(ledger, key);
        add_voice(ledger, &entry, support, fact->value);
        if (support->stance != STANCE_SUPPORTS)
            continue;
        if (entry.mark.quantity == QUANTITY_NONE && s->mark.quantity != QUANTITY_NONE)
            entry.mark = s->mark;
        if (date_compare(s->date, entry.date) > 0)
            entry.date = s->date;
        if (!entry.rival.size)
            entry.rival = ledger_text(ledger, s->rival);
        if (entry.athlete != LEDGER_NONE && !ledger->athletes.items[entry.athlete].nation.size)
            ledger->athletes.items[entry.athlete].nation = ledger_text(ledger, s->nation);
    }
    tally(ledger, &entry);
    *LIST_ADD(&ledger->facts, &ledger->arena) = entry;
    return index;
}

/* Which races and athletes a discrepancy belongs to is known once all facts are. */
void ledger_settle(struct ledger *ledger) {
    if (ledger->fact_words.count)
        sort_items(ledger->fact_words.items, ledger->fact_words.count, sizeof *ledger->fact_words.items, by_key_and_index);
    for (uint32_t i = 0; i < ledger->discrepancies.count; i++) {
        uint32_t athlete = ledger_find_athlete(ledger, ledger->discrepancies.items[i].athlete);
        if (athlete != LEDGER_NONE)
            ledger->athletes.items[athlete].discrepancies++;
    }
    uint32_t *last_race = ARENA_ARRAY(&ledger->arena, ledger->discrepancies.count + 1, uint32_t);
    for (uint32_t i = 0; i < ledger->facts.count; i++) {
        const struct ledger_fact *fact = &ledger->facts.items[i];
        if (fact->discrepancy == LEDGER_NONE || last_race[fact->discrepancy] == fact->race + 1)
            continue;
        last_race[fact->discrepancy] = fact->race + 1;
        ledger->races.items[fact->race].discrepancies++;
    }
}

/* --- contexts ------------------------------------------------------------------------------------------------------- */

void ledger_add_context(struct ledger *ledger, uint64_t key, str before, str after) {
    *LIST_ADD(&ledger->contexts, &ledger->arena) =
        (struct ledger_context){key, ledger_text(ledger, before), ledger_text(ledger, after)};
}

static int by_context_key(const void *a, const void *b) {
    const struct ledger_context *first = a, *second = b;
    return (first->key > second->key) - (first->key < second->key);
}

void ledger_settle_contexts(struct ledger *ledger) {
    if (ledger->contexts.count)
        sort_items(ledger->contexts.items, ledger->contexts.count, sizeof *ledger->contexts.items, by_context_key);
}

const struct ledger_context *ledger_context_of(const struct ledger *ledger, uint64_t key) {
    if (!ledger->contexts.count)
        return NULL;
    struct ledger_context wanted = {.key = key};
    return bsearch(&wanted, ledger->contexts.items, ledger->contexts.count, sizeof wanted, by_context_key);
}
