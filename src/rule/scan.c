/*
 * Looking at a sentence once for all rules. Its text is cut into words when it is new, and they are kept with the view; when a layer
 * has put letters in, what they left alone is taken over.
 */

#include "automaton.h"
#include "base/memory.h"
#include "letter.h"
#include "needs.h"
#include "view_memory.h"

/* A place of the shadow where a match may begin. */
struct start { uint32_t at, behind; struct word *word; };

/* A word and the blank behind it. */
enum { FOLLOWED_ANEW_MOST = 2 };

/* A letter, or what a find has left of a word; then, as they are in the text, the tokens first … end - 1, shift bytes further on. */
struct stretch {
    uint32_t first, end, shift;
    bool has_single;
    struct start single;
    uint64_t single_may_begin;
    uint32_t as_in_text;            /* tokens up to this one are followed by the same bytes as in the text; of the others: */
    uint64_t may_begin[FOLLOWED_ANEW_MOST];
};

/*
 * Stages that follow one another without a layer in between that finds anything mostly see the same shadow, so one automaton
 * reads it for all of them: what it tells of a place is kept until the shadow changes.
 */
enum { READER_WORDS_MOST = 64 };
struct reader {
    uint32_t number;
    const struct node **trees;      /* by bit of its masks: each stage begins with a new word, so some are NULL */
    uint32_t words;                 /* of a mask */
    struct automaton *automaton;
    uint32_t shadow;                /* the number of the shadow that it has read */
    struct place_read *places;      /* of that shadow, where some branch may match */
    uint32_t place_count, place_room;
    uint64_t place_words;           /* of all places */
};
struct place_read { uint64_t words; uint32_t at; uint32_t state; };  /* words: bit by word of the mask that is not 0 */

/* What the scan knows of one stage. */
struct stage_scan {
    struct reader *reader;
    uint32_t first_word;            /* of the reader's masks */
    struct pattern_needs *needs;    /* by branch */
};

struct met { uint32_t round, last; };

struct scan {
    const struct rulebook *book;
    uint32_t number;                /* among the scans of the book */
    struct automaton_budget budget;
    uint64_t bytes_read;            /* of texts; since it rested */
    struct stage_scan *stages;      /* by number */
    struct reader *readers;
    uint32_t reader_count;
    struct pattern_needs *guards;   /* by number */
    uint32_t stage_count;
    bool begins_with_blank;         /* some branch of any stage may */
    struct vocabulary vocabulary;
    struct needs needs;
    /* of the shadow at hand: */
    const struct view_memory *memory;
    uint32_t changes;               /* that the view had seen */
    uint32_t shadow_number;
    str shadow;
    struct stretch *stretches;
    uint32_t stretch_count, stretch_room;
    struct met *met;                /* by need: in which round it was met, and behind which place last */
    uint32_t met_room, met_needs, round;
    bool is_met;                    /* met is of this shadow and of met_needs needs */
};

/*
 * Credits of automata (automaton.h) for each byte of text, and for a text that is long. A state costs as much as several trials of
 * patterns, so it pays when it is met again: whoever wakes with the states of an earlier matcher and reads one article adds few.
 */
enum {
    LONG_TEXT = 16 * 1024,        /* bytes */
    CREDIT_OF_FIRST_BYTES = 20,
    CREDIT_OF_LONG_TEXT = 40 * 1000 * 1000,
    CREDIT_OF_BYTE = 100,
    CREDIT_MOST = 80 * 1000 * 1000,
};

static uint32_t words_of(const struct stage *stage) {
    return (stage->branches.count + 63) / 64;
}

/* Entities change the shadow for the stages behind them. */
static bool joins(const struct reader *reader, const struct stage *before, const struct stage *stage) {
    return before && before->branches.items[0]->rule->is_claim && stage->branches.items[0]->rule->is_claim &&
           reader->words + words_of(stage) <= READER_WORDS_MOST;
}

static void add_stage(struct scan *scan, const struct stage *before, const struct stage *stage) {
    struct stage_scan *own = &scan->stages[stage->number];
    if (!before || !joins(&scan->readers[scan->reader_count - 1], before, stage)) {
        scan->readers[scan->reader_count].number = scan->reader_count;
        scan->reader_count++;
    }
    struct reader *reader = own->reader = &scan->readers[scan->reader_count - 1];
    own->first_word = reader->words;
    own->needs = memory_new(stage->branches.count, sizeof *own->needs);
    reader->words += words_of(stage);
    reader->trees = memory_more(reader->trees, reader->words * 64 * sizeof *reader->trees);
    for (uint32_t b = 0; b < words_of(stage) * 64; b++)
        reader->trees[own->first_word * 64 + b] = b < stage->branches.count ? stage->branches.items[b]->tree : NULL;
}

static void open_reader(struct scan *scan, struct reader *reader) {
    reader->automaton = automaton_open(reader->trees, reader->words * 64, &scan->budget);
    for (int at_start = 0; at_start < 2; at_start++)
        scan->begins_with_blank |=
            automaton_read(reader->automaton, automaton_start(reader->automaton, at_start), STR(" ")) != STATE_NOTHING;
}

struct scan *scan_open(const struct rulebook *book) {
    struct scan *scan = MEMORY_NEW(1, struct scan);
    const struct stage *before = NULL;
    scan->book = book;
    scan->number = atomic_fetch_add(book->scans, 1) + 1;
    scan->bytes_read = LONG_TEXT;
    scan->budget.credit = CREDIT_OF_LONG_TEXT;
    scan->stage_count = book->stage_count;
    scan->stages = memory_new(scan->stage_count + 1, sizeof *scan->stages);
    scan->readers = memory_new(scan->stage_count + 1, sizeof *scan->readers);
    scan->guards = memory_new(book->guard_count + 1, sizeof *scan->guards);
    for (LIST_EACH(const struct layer, layer, &book->layers))
        for (const struct stage *stage = layer->stages; stage < layer->stages + 2; stage++)
            if (stage->branches.count) {
                add_stage(scan, before, stage);
                before = stage;
            }
    for (uint32_t r = 0; r < scan->reader_count; r++)
        open_reader(scan, &scan->readers[r]);
    scan->vocabulary.readers = scan->reader_count;
    return scan;
}

void scan_close(struct scan *scan) {
    if (!scan)
        return;
    for (uint32_t r = 0; r < scan->reader_count; r++) {
        automaton_close(scan->readers[r].automaton);
        memory_free(scan->readers[r].trees);
        memory_free(scan->readers[r].places);
    }
    for (uint32_t s = 0; s < scan->stage_count; s++)
        memory_free(scan->stages[s].needs);
    memory_free(scan->readers);
    memory_free(scan->stages);
    memory_free(scan->guards);
    vocabulary_close(&scan->vocabulary);
    needs_close(&scan->needs);
    memory_free(scan->stretches);
    memory_free(scan->met);
    memory_free(scan);
}

void scan_hand_on(struct scan *scan) {
    scan->memory = NULL;
    scan->shadow = (str){0};
    scan->is_met = false;
    scan->budget.credit = CREDIT_OF_LONG_TEXT;
    scan->budget.kept = scan->budget.held;
    for (uint32_t r = 0; r < scan->reader_count; r++)
        scan->readers[r].place_count = 0;
}

static void derive_unless_known(struct scan *scan, const struct node *tree, struct pattern_needs *needs) {
    if (!needs->is_derived)
        needs_derive(&scan->needs, tree, needs);
}

static void derive_all_needs(struct scan *scan) {
    for (LIST_EACH(const struct layer, layer, &scan->book->layers))
        for (const struct stage *stage = layer->stages; stage < layer->stages + 2; stage++)
            for (uint32_t b = 0; b < stage->branches.count; b++)
                derive_unless_known(scan, stage->branches.items[b]->tree, &scan->stages[stage->number].needs[b]);
    for (uint32_t i = 0; i < rulebook_rule_count(scan->book); i++)
        for (LIST_EACH(const struct guard, guard, &rulebook_rule(scan->book, i)->guards))
            derive_unless_known(scan, guard->code->tree, &scan->guards[guard->number]);
    for (uint32_t r = 0; r < scan->vocabulary.room; r++)
        if (scan->vocabulary.table[r])
            needs_of_word(&scan->needs, scan->vocabulary.table[r]);
}

void scan_rest(struct scan *scan) {
    for (uint32_t r = 0; r < scan->reader_count; r++)
        automaton_rest(scan->readers[r].automaton);
    derive_all_needs(scan);
    scan_hand_on(scan);
    scan->budget.credit = 0;
    scan->bytes_read = 0;
}

/* ---- reading ---- */

static void earn(struct scan *scan, uint32_t bytes) {
    bool was_long = scan->bytes_read >= LONG_TEXT;
    scan->bytes_read += bytes;
    scan->budget.credit += (int64_t)bytes * (was_long ? CREDIT_OF_BYTE : CREDIT_OF_FIRST_BYTES);
    if (!was_long && scan->bytes_read >= LONG_TEXT)
        scan->budget.credit += CREDIT_OF_LONG_TEXT;
    if (scan->budget.credit > CREDIT_MOST)
        scan->budget.credit = CREDIT_MOST;
}

static void make_room(struct scan *scan) {
    if (scan->budget.is_full) {
        for (uint32_t r = 0; r < scan->reader_count; r++)
            automaton_forget(scan->readers[r].automaton);
        scan->budget.kept = 0;
    }
    if (scan->budget.is_full || vocabulary_is_full(&scan->vocabulary))
        vocabulary_forget(&scan->vocabulary);
    scan->budget.is_full = false;
}

static uint32_t token_end(const char *text, uint32_t at, uint32_t size) {
    uint32_t end = at;
    while (end < size && byte_is_word((unsigned char)text[end]))
        end++;
    return end > at ? end : at + 1;
}

static struct word *word_of(struct scan *scan, const struct view *view, uint32_t from, uint32_t to) {
    unsigned char first = (unsigned char)view->plain[from];
    return byte_is_word(first) ? vocabulary_word(&scan->vocabulary, (str){view->plain + from, to - from}, view->arena)
                               : vocabulary_byte(&scan->vocabulary, first);
}

static enum word_place place_of(uint32_t at) {
    return at ? INSIDE_SENTENCE : AT_SENTENCE_START;
}

/* The readers of which some stage may begin with a token which stands at a place of a text. */
static uint64_t may_begin_of(const struct scan *scan, const char *text, uint32_t at, const struct token *token) {
    return vocabulary_may_begin(&scan->vocabulary, token->word, place_of(at), following_bytes(text + at + token->size));
}

static void read_text(struct scan *scan, const struct view *view) {
    struct view_memory *memory = view->memory;
    uint32_t size = (uint32_t)view->text.size;
    earn(scan, size);
    memory->book = scan->book;
    memory->scan = scan->number;
    memory->generation = scan->vocabulary.generation;
    memory->tokens.count = 0;
    for (uint32_t at = 0, end; at < size; at = end) {
        end = token_end(view->plain, at, size);
        if (view->plain[at] != ' ' || scan->begins_with_blank)
            *LIST_ADD(&memory->tokens, view->arena) = (struct token){at, end - at, word_of(scan, view, at, end)};
    }
    memory->may_begin = ARENA_ARRAY(view->arena, memory->tokens.count, uint64_t);
    for (uint32_t t = 0; t < memory->tokens.count; t++)
        memory->may_begin[t] = may_begin_of(scan, view->plain, memory->tokens.items[t].at, &memory->tokens.items[t]);
}

static struct stretch *add_stretch(struct scan *scan, uint32_t first, uint32_t shift) {
    struct stretch *stretch = &scan->stretches[scan->stretch_count++];
    stretch->first = stretch->end = stretch->as_in_text = first;
    stretch->shift = shift;
    stretch->has_single = false;
    return stretch;
}

static void add_single(struct scan *scan, uint32_t at, uint32_t size, struct word *word, uint32_t next, uint32_t shift) {
    struct stretch *stretch = add_stretch(scan, next, shift);
    stretch->has_single = true;
    stretch->single = (struct start){at, at + size, word};
    stretch->single_may_begin =
        vocabulary_may_begin(&scan->vocabulary, word, place_of(at), following_bytes(scan->shadow.data + at + size));
}

/* What comes behind the last tokens of a stretch is not what the text has there. */
static void follow_anew(struct scan *scan, struct stretch *stretch, const struct token *tokens) {
    uint32_t most = scan->begins_with_blank ? 2 : 1, count = stretch->end - stretch->first;
    stretch->as_in_text = stretch->end - (count < most ? count : most);
    for (uint32_t t = stretch->as_in_text; t < stretch->end; t++)
        stretch->may_begin[t - stretch->as_in_text] = may_begin_of(scan, scan->shadow.data, tokens[t].at - stretch->shift, &tokens[t]);
}

/* Takes over the tokens between two finds; of those that a find cuts (C may add any), the rest. shift: how many bytes letters have
 * saved so far. Returns the first token that is not behind it. */
static uint32_t take_tokens(struct scan *scan, const struct view *view, uint32_t next, struct span kept, uint32_t shift) {
    const struct token *tokens = view->memory->tokens.items;
    uint32_t count = view->memory->tokens.count;
    while (next < count && tokens[next].at + tokens[next].size <= kept.start)
        next++;
    while (next < count && tokens[next].at < kept.end) {
        uint32_t at = tokens[next].at, end = at + tokens[next].size;
        if (at >= kept.start && end <= kept.end) {
            struct stretch *last = &scan->stretches[scan->stretch_count - 1];
            last->first = next;
            do
                next++;
            while (next < count && tokens[next].at + tokens[next].size <= kept.end);
            last->end = next;
            follow_anew(scan, last, tokens);
            continue;
        }
        uint32_t from = at < kept.start ? kept.start : at, to = end > kept.end ? kept.end : end;
        add_single(scan, from - shift, to - from, word_of(scan, view, from, to), next + 1, shift);
        if (end > kept.end)
            break;
        next++;
    }
    return next;
}

static void find_stretches(struct scan *scan, const struct view *view) {
    uint32_t next = 0, from = 0, shift = 0;
    if (view->finds.count * 3 + 4 > scan->stretch_room) {
        scan->stretch_room = view->finds.count * 6 + 64;
        scan->stretches = memory_more(scan->stretches, scan->stretch_room * sizeof *scan->stretches);
    }
    scan->stretch_count = 0;
    add_stretch(scan, 0, 0);
    for (LIST_EACH(const struct find, find, &view->finds)) {
        next = take_tokens(scan, view, next, (struct span){from, find->span.start}, shift);
        from = find->span.end;
        shift += span_size(find->span) - 1;
        add_single(scan, find->letter, 1, vocabulary_byte(&scan->vocabulary, entity_letters[find->entity]), next, shift);
    }
    take_tokens(scan, view, next, (struct span){from, (uint32_t)view->text.size}, shift);
}

void scan_read(struct scan *scan, const struct view *view) {
    struct view_memory *memory = view->memory;
    bool is_read = memory->book == scan->book && memory->scan == scan->number && memory->generation == scan->vocabulary.generation;
    if (is_read && scan->memory == memory && scan->changes == memory->changes)
        return;
    if (!is_read) {
        make_room(scan);
        read_text(scan, view);
    }
    scan->memory = memory;
    scan->changes = memory->changes;
    scan->shadow = (str){view->shadow, view->shadow_size};
    scan->shadow_number++;
    scan->is_met = false;
    find_stretches(scan, view);
}

/* ---- needs ---- */

static void meet_by(struct scan *scan, struct word *word, uint32_t at) {
    needs_of_word(&scan->needs, word);
    for (uint32_t i = 0; i < word->needs.count; i++)
        scan->met[word->needs.items[i]] = (struct met){scan->round, at + 1};
}

static void meet(struct scan *scan) {
    if (scan->needs.count > scan->met_room) {
        scan->met_room = scan->needs.count * 2;
        memory_free(scan->met);
        scan->met = memory_new(scan->met_room, sizeof *scan->met);
        scan->round = 0;
    }
    scan->round++;
    for (uint32_t i = 0; i < scan->stretch_count; i++) {
        const struct stretch *stretch = &scan->stretches[i];
        if (stretch->has_single)
            meet_by(scan, stretch->single.word, stretch->single.at);
        for (uint32_t t = stretch->first; t < stretch->end; t++)
            meet_by(scan, scan->memory->tokens.items[t].word, scan->memory->tokens.items[t].at - stretch->shift);
    }
    scan->met_needs = scan->needs.count;
    scan->is_met = true;
}

/* Does the sentence, from the place on, meet all needs of the pattern? Deriving them costs as much as many attempts, so at first it may. */
static bool needs_are_met(struct scan *scan, const struct node *tree, struct pattern_needs *needs, uint32_t at) {
    enum { ASKED_MOST = 6 };
    if (!needs->is_derived && needs->asked++ < ASKED_MOST)
        return true;
    derive_unless_known(scan, tree, needs);
    if (needs->count && (!scan->is_met || scan->met_needs != scan->needs.count))
        meet(scan);
    for (uint32_t n = 0; n < needs->count; n++) {
        const struct met *met = &scan->met[needs->numbers[n]];
        if (met->round != scan->round || met->last <= at)
            return false;
    }
    return true;
}

static bool branch_is_met(struct scan *scan, const struct stage *stage, uint32_t branch, uint32_t at) {
    return needs_are_met(scan, stage->branches.items[branch]->tree, &scan->stages[stage->number].needs[branch], at);
}

bool scan_may_object(struct scan *scan, const struct view *view, const struct guard *guard, uint32_t from) {
    scan_read(scan, view);
    return needs_are_met(scan, guard->code->tree, &scan->guards[guard->number], from);
}

/* ---- running ---- */

/* The state of the reader behind the word at a start. */
static uint32_t state_behind(const struct scan *scan, const struct reader *reader, const struct start *start) {
    enum word_place place = place_of(start->at);
    uint32_t *state = &vocabulary_states(&scan->vocabulary, start->word, place)[reader->number];
    if (*state == STATE_UNKNOWN) {
        *state = automaton_read(reader->automaton, automaton_start(reader->automaton, place == AT_SENTENCE_START), start->word->text);
        if (*state == STATE_NOTHING && reader->number < 64)
            start->word->may_begin[place] &= ~(UINT64_C(1) << reader->number);
    }
    return *state;
}

/* Remembers that the reader finds nothing where these bytes follow the word. */
static void rule_out(struct scan *scan, const struct reader *reader, const struct start *start, uint64_t *may_begin) {
    if (reader->number >= 64)
        return;
    uint64_t bit = UINT64_C(1) << reader->number;
    uint32_t bytes = following_bytes(scan->shadow.data + start->behind);
    vocabulary_rule_out(&scan->vocabulary, start->word, place_of(start->at), bytes, bit);
    *may_begin &= ~bit;
}

/* Where the reader comes to from a start. */
static uint32_t state_from(struct scan *scan, const struct reader *reader, const struct start *start, uint64_t *may_begin) {
    struct automaton *automaton = reader->automaton;
    uint32_t state = state_behind(scan, reader, start);
    const char *behind = scan->shadow.data + start->behind;
    uint32_t size = following_size(behind);
    if (state == STATE_UNKNOWN)
        return automaton_finish(automaton, automaton_start(automaton, !start->at), scan->shadow, start->at);
    uint32_t further = automaton_read(automaton, state, (str){behind, size});
    if (further == STATE_NOTHING) {
        rule_out(scan, reader, start, may_begin);
        return STATE_NOTHING;
    }
    if (further == STATE_UNKNOWN)
        return automaton_finish(automaton, state, scan->shadow, start->behind);
    return automaton_finish(automaton, further, scan->shadow, start->behind + size);
}

static void read_place(struct scan *scan, struct reader *reader, const struct start *start, uint64_t *may_begin) {
    uint32_t state = state_from(scan, reader, start, may_begin);
    const uint64_t *possible = automaton_possible(reader->automaton, state);
    if (!possible)
        return;
    if (reader->place_count == reader->place_room) {
        reader->place_room = reader->place_room * 2 + 64;
        reader->places = memory_more(reader->places, reader->place_room * sizeof *reader->places);
    }
    struct place_read *place = &reader->places[reader->place_count++];
    *place = (struct place_read){.at = start->at, .state = state};
    for (uint32_t w = 0; w < reader->words; w++)
        place->words |= (uint64_t)(possible[w] != 0) << w;
    reader->place_words |= place->words;
}

static void read_token(struct scan *scan, struct reader *reader, const struct stretch *stretch, uint32_t t, uint64_t *may_begin) {
    const struct token *token = &scan->memory->tokens.items[t];
    uint32_t at = token->at - stretch->shift;
    read_place(scan, reader, &(struct start){at, at + token->size, token->word}, may_begin);
}

static void read_shadow(struct scan *scan, struct reader *reader) {
    uint64_t bit = reader->number < 64 ? UINT64_C(1) << reader->number : ~UINT64_C(0), *may_begin = scan->memory->may_begin;
    reader->shadow = scan->shadow_number;
    reader->place_count = 0;
    reader->place_words = 0;
    for (uint32_t i = 0; i < scan->stretch_count; i++) {
        struct stretch *stretch = &scan->stretches[i];
        if (stretch->has_single && stretch->single_may_begin & bit)
            read_place(scan, reader, &stretch->single, &stretch->single_may_begin);
        for (uint32_t t = stretch->first; t < stretch->as_in_text; t++)
            if (may_begin[t] & bit)
                read_token(scan, reader, stretch, t, &may_begin[t]);
        for (uint32_t t = stretch->as_in_text; t < stretch->end; t++)
            if (stretch->may_begin[t - stretch->as_in_text] & bit)
                read_token(scan, reader, stretch, t, &stretch->may_begin[t - stretch->as_in_text]);
    }
}

/* Leaves only those whose needs are met; those that the automaton has read to their ends have all that they need. */
static bool keep_met(struct scan *scan, const struct stage *stage, uint32_t at, const uint64_t *possible, const uint64_t *is_read,
                     uint64_t *candidates) {
    uint64_t any = 0;
    for (uint32_t w = 0; w < words_of(stage); w++) {
        candidates[w] = possible[w];
        for (uint64_t bits = possible[w] & ~is_read[w]; bits; bits &= bits - 1)
            if (!branch_is_met(scan, stage, w * 64 + (uint32_t)__builtin_ctzll(bits), at))
                candidates[w] &= ~(bits & -bits);
        any |= candidates[w];
    }
    return any != 0;
}

void scan_run(struct scan *scan, const struct stage *stage,
              void (*settle)(void *context, uint32_t at, const uint64_t *candidates, uint32_t words), void *context) {
    const struct stage_scan *own = &scan->stages[stage->number];
    struct reader *reader = own->reader;
    uint64_t of_stage = (UINT64_MAX >> (64 - words_of(stage))) << own->first_word, candidates[STAGE_WORDS_MOST];
    if (reader->shadow != scan->shadow_number)
        read_shadow(scan, reader);
    if (!(reader->place_words & of_stage))
        return;
    for (const struct place_read *place = reader->places; place < reader->places + reader->place_count; place++) {
        if (!(place->words & of_stage))
            continue;
        const uint64_t *possible = automaton_possible(reader->automaton, place->state) + own->first_word;
        if (keep_met(scan, stage, place->at, possible, possible + reader->words, candidates))
            settle(context, place->at, candidates, words_of(stage));
    }
}
