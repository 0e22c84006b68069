/*
 * Looking at a sentence once for all rules. Its text is cut into words when it is new, and they are kept with the view; when a layer
 * has put letters in, what they left alone is taken over.
 */
#include <stdlib.h>

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

/* What the scan knows of one stage. */
struct stage_scan {
    const struct node **trees;
    struct automaton *automaton;
    struct pattern_needs *needs;    /* by branch */
};

struct met { uint32_t round, last; };

struct scan {
    const struct rulebook *book;
    uint32_t number;                /* among the scans of the book */
    struct automaton_budget budget;
    struct stage_scan *stages;      /* by number */
    struct pattern_needs *guards;   /* by number */
    uint32_t stage_count;
    bool begins_with_blank;         /* some branch of any stage may */
    struct vocabulary vocabulary;
    struct needs needs;
    /* of the shadow at hand: */
    const struct view_memory *memory;
    uint32_t changes;               /* that the view had seen */
    str shadow;
    struct stretch *stretches;
    uint32_t stretch_count, stretch_room;
    struct met *met;                /* by need: in which round it was met, and behind which place last */
    uint32_t met_room, met_needs, round;
    bool is_met;                    /* met is of this shadow and of met_needs needs */
};

/* Credits of automata (automaton.h): for a start, and for each byte of text. */
enum { CREDIT_AT_FIRST = 40 * 1000 * 1000, CREDIT_OF_BYTE = 100, CREDIT_MOST = 80 * 1000 * 1000 };

static void open_stage(struct scan *scan, const struct stage *stage) {
    struct stage_scan *own = &scan->stages[stage->number];
    own->trees = memory_new(stage->branches.count, sizeof *own->trees);
    own->needs = memory_new(stage->branches.count, sizeof *own->needs);
    for (uint32_t b = 0; b < stage->branches.count; b++)
        own->trees[b] = stage->branches.items[b]->tree;
    own->automaton = automaton_open(own->trees, stage->branches.count, &scan->budget);
    for (int at_start = 0; at_start < 2; at_start++)
        scan->begins_with_blank |=
            automaton_read(own->automaton, automaton_start(own->automaton, at_start), STR(" ")) != STATE_NOTHING;
}

struct scan *scan_open(const struct rulebook *book) {
    struct scan *scan = MEMORY_NEW(1, struct scan);
    scan->book = book;
    scan->number = atomic_fetch_add(book->scans, 1) + 1;
    scan->budget.credit = CREDIT_AT_FIRST;
    scan->stage_count = book->stage_count;
    scan->stages = memory_new(scan->stage_count + 1, sizeof *scan->stages);
    scan->guards = memory_new(book->guard_count + 1, sizeof *scan->guards);
    for (LIST_EACH(const struct layer, layer, &book->layers))
        for (const struct stage *stage = layer->stages; stage < layer->stages + 2; stage++)
            if (stage->branches.count)
                open_stage(scan, stage);
    scan->vocabulary.stages = scan->stage_count;
    return scan;
}

void scan_close(struct scan *scan) {
    if (!scan)
        return;
    for (uint32_t s = 0; s < scan->stage_count; s++) {
        automaton_close(scan->stages[s].automaton);
        free(scan->stages[s].trees);
        free(scan->stages[s].needs);
    }
    free(scan->stages);
    free(scan->guards);
    vocabulary_close(&scan->vocabulary);
    needs_close(&scan->needs);
    free(scan->stretches);
    free(scan->met);
    free(scan);
}

/* ---- reading ---- */

static void make_room(struct scan *scan) {
    if (scan->budget.is_full) {
        for (uint32_t s = 0; s < scan->stage_count; s++)
            automaton_forget(scan->stages[s].automaton);
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

/* The stages that may begin with a token which stands at a place of a text. */
static uint64_t may_begin_of(struct scan *scan, const char *text, uint32_t at, const struct token *token) {
    return *vocabulary_may_begin(&scan->vocabulary, token->word, place_of(at), following_bytes(text + at + token->size));
}

static void read_text(struct scan *scan, const struct view *view) {
    struct view_memory *memory = view->memory;
    uint32_t size = (uint32_t)view->text.size;
    scan->budget.credit += (int64_t)size * CREDIT_OF_BYTE;
    if (scan->budget.credit > CREDIT_MOST)
        scan->budget.credit = CREDIT_MOST;
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
        *vocabulary_may_begin(&scan->vocabulary, word, place_of(at), following_bytes(scan->shadow.data + at + size));
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
        free(scan->met);
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

/* Does the sentence, from the place on, meet all needs of the pattern? */
static bool needs_are_met(struct scan *scan, const struct node *tree, struct pattern_needs *needs, uint32_t at) {
    if (!needs->is_derived)
        needs_derive(&scan->needs, tree, needs);
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

/* The state of the stage's automaton behind the word at a start. */
static uint16_t state_behind(struct scan *scan, const struct stage *stage, const struct start *start) {
    enum word_place place = place_of(start->at);
    uint16_t *state = &start->word->states[place][stage->number];
    if (*state == STATE_UNKNOWN) {
        struct automaton *automaton = scan->stages[stage->number].automaton;
        *state = automaton_read(automaton, automaton_start(automaton, place == AT_SENTENCE_START), start->word->text);
        if (*state == STATE_NOTHING && stage->number < 64)
            start->word->may_begin[place] &= ~(UINT64_C(1) << stage->number);
    }
    return *state;
}

/* Remembers that no branch of the stage may begin with the word where these bytes follow. */
static void rule_out(struct scan *scan, const struct stage *stage, const struct start *start, uint64_t *may_begin) {
    if (stage->number >= 64)
        return;
    uint64_t bit = UINT64_C(1) << stage->number;
    uint32_t bytes = following_bytes(scan->shadow.data + start->behind);
    *vocabulary_may_begin(&scan->vocabulary, start->word, place_of(start->at), bytes) &= ~bit;
    *may_begin &= ~bit;
}

/* The branches that may match at a start, or NULL. */
static const uint64_t *possible_at(struct scan *scan, const struct stage *stage, const struct start *start, uint64_t *may_begin) {
    struct automaton *automaton = scan->stages[stage->number].automaton;
    uint16_t state = state_behind(scan, stage, start);
    const char *behind = scan->shadow.data + start->behind;
    uint32_t size = following_size(behind);
    if (state == STATE_UNKNOWN)
        return automaton_finish(automaton, automaton_start(automaton, !start->at), scan->shadow, start->at);
    uint16_t further = automaton_read(automaton, state, (str){behind, size});
    if (further == STATE_NOTHING) {
        rule_out(scan, stage, start, may_begin);
        return NULL;
    }
    if (further == STATE_UNKNOWN)
        return automaton_finish(automaton, state, scan->shadow, start->behind);
    return automaton_finish(automaton, further, scan->shadow, start->behind + size);
}

/* Leaves only those whose needs are met; those that the automaton has read to their ends have all that they need. */
static bool keep_met(struct scan *scan, const struct stage *stage, uint32_t at, const uint64_t *possible, uint64_t *candidates,
                     uint32_t words) {
    uint64_t any = 0;
    for (uint32_t w = 0; w < words; w++) {
        candidates[w] = possible[w];
        for (uint64_t bits = possible[w] & ~possible[words + w]; bits; bits &= bits - 1)
            if (!branch_is_met(scan, stage, w * 64 + (uint32_t)__builtin_ctzll(bits), at))
                candidates[w] &= ~(bits & -bits);
        any |= candidates[w];
    }
    return any != 0;
}

struct running {
    struct scan *scan;
    const struct stage *stage;
    void (*settle)(void *context, uint32_t at, const uint64_t *candidates, uint32_t words);
    void *context;
};

static void run_at(const struct running *running, const struct start *start, uint64_t *may_begin) {
    uint64_t candidates[STAGE_WORDS_MOST];
    uint32_t words = (running->stage->branches.count + 63) / 64;
    const uint64_t *possible = possible_at(running->scan, running->stage, start, may_begin);
    if (possible && keep_met(running->scan, running->stage, start->at, possible, candidates, words))
        running->settle(running->context, start->at, candidates, words);
}

static void run_at_token(const struct running *running, const struct stretch *stretch, uint32_t t, uint64_t *may_begin) {
    const struct token *token = &running->scan->memory->tokens.items[t];
    uint32_t at = token->at - stretch->shift;
    run_at(running, &(struct start){at, at + token->size, token->word}, may_begin);
}

void scan_run(struct scan *scan, const struct stage *stage,
              void (*settle)(void *context, uint32_t at, const uint64_t *candidates, uint32_t words), void *context) {
    struct running running = {scan, stage, settle, context};
    uint64_t bit = stage->number < 64 ? UINT64_C(1) << stage->number : ~UINT64_C(0), *may_begin = scan->memory->may_begin;
    for (uint32_t i = 0; i < scan->stretch_count; i++) {
        struct stretch *stretch = &scan->stretches[i];
        if (stretch->has_single && stretch->single_may_begin & bit)
            run_at(&running, &stretch->single, &stretch->single_may_begin);
        for (uint32_t t = stretch->first; t < stretch->as_in_text; t++)
            if (may_begin[t] & bit)
                run_at_token(&running, stretch, t, &may_begin[t]);
        for (uint32_t t = stretch->as_in_text; t < stretch->end; t++)
            if (stretch->may_begin[t - stretch->as_in_text] & bit)
                run_at_token(&running, stretch, t, &stretch->may_begin[t - stretch->as_in_text]);
    }
}
