/*
 * Looking at a sentence once for all rules. Its words are hashed and looked up when the text is new, and kept with the view; when a
 * layer has put letters in, what they left alone is taken over.
 */
#include <stdlib.h>

#include "base/memory.h"
#include "gate.h"

/* A word, or any other byte but a blank, of the text. */
struct token {
    uint32_t at, size;
    const struct gate_word *word;   /* NULL: none that is asked about, or no word */
    const struct gate_word *head;   /* the same of how it begins */
    uint64_t stages;                /* that may begin here, as long as the text goes on as it does */
};

/* What is known of a text, whatever letters stand in it. Places are those of the text + 1; 0 says that there is none. */
struct view_words {
    const struct scan *reader;      /* whose so-manieth text it is, for memory may be used again for another */
    uint64_t serial;
    struct token *tokens;
    uint32_t token_count;
    uint32_t *last_met;             /* by need: the last place that meets it */
};

/* A token, or a letter, of the shadow. */
struct scan_start {
    uint32_t at, behind;            /* in the shadow, and where it ends */
    uint32_t text_at;
    const struct gate_word *word, *head;
    uint64_t stages;
};

struct scan {
    const struct gate_words *words;
    char *shadow;                   /* the last one, with NULs behind */
    uint32_t shadow_size, shadow_room;
    const struct view_words *text;  /* of the last one, */
    const struct scan *text_reader; /* which is gone when these don't say so any more */
    uint64_t text_serial, serial;
    struct scan_start *starts;
    uint32_t start_count;
    /* By need: the last letter that meets it, or rest of a cut word, beside what the text meets; and those needs where it isn't 0.
     * Words of the text that letters hide are still counted, which is safe. */
    uint32_t *met_by_letters, *touched;
    uint32_t touched_count;
};

struct scan *scan_open(const struct rulebook *book) {
    struct scan *scan = MEMORY_NEW(1, struct scan);
    scan->words = book->words;
    scan->met_by_letters = memory_new(book->words->need_count + 1, sizeof *scan->met_by_letters);
    scan->touched = memory_new(book->words->need_count + 1, sizeof *scan->touched);
    return scan;
}

void scan_close(struct scan *scan) {
    if (!scan)
        return;
    free(scan->shadow);
    free(scan->starts);
    free(scan->met_by_letters);
    free(scan->touched);
    free(scan);
}

/* Stages that have a branch which may begin with the token's bytes. */
static uint64_t stages_at(const struct gate_words *words, const char *bytes, const struct token *token) {
    const unsigned char *text = (const unsigned char *)bytes;
    const uint64_t (*prefix)[256] = byte_is_word(text[0]) ? words->open_prefix : words->prefix;
    uint64_t stages = prefix[0][text[0]];
    for (unsigned i = 1; i < PREFIX_SIZE && stages; i++)
        stages &= prefix[i][text[i]];
    return stages | (token->word ? token->word->stages : 0) | (token->head ? token->head->stages : 0);
}

static const struct gate_word *word_or_null(const struct gate_words *words, uint64_t hash) {
    const struct gate_word *word = gate_word_slot(words, hash);
    return word->hash ? word : NULL;
}

/* Reads the word at a place, or the one other byte. */
static struct token read_token(const struct gate_words *words, const char *text, uint32_t at) {
    struct token token = {.at = at, .size = 1};
    unsigned char byte = (unsigned char)text[at];
    if (byte_is_word(byte)) {
        uint64_t hash = word_hash_empty, head = 0;
        uint32_t size = 0;
        for (; byte_is_word(byte); byte = (unsigned char)text[at + size]) {
            hash = word_hash_add(hash, byte);
            if (++size == HEAD_SIZE)
                head = head_hash(hash);
        }
        token.size = size;
        token.word = word_or_null(words, hash);
        token.head = head ? word_or_null(words, head) : NULL;
    }
    token.stages = stages_at(words, text + at, &token);
    return token;
}

static void meet(uint32_t *last_met, const struct need_list *needs, uint32_t place) {
    for (uint32_t i = 0; i < needs->count; i++)
        if (last_met[needs->items[i]] < place)
            last_met[needs->items[i]] = place;
}

static const struct view_words *read_text(struct scan *scan, const struct view *view) {
    const struct gate_words *words = scan->words;
    uint32_t size = (uint32_t)view->text.size, last_seen[256] = {0};
    struct view_words *read = ARENA_NEW(view->arena, struct view_words);
    read->reader = scan;
    read->serial = ++scan->serial;
    read->last_met = ARENA_ARRAY(view->arena, words->need_count + 1, uint32_t);
    struct { struct token *items; uint32_t count, room; } tokens = {0};
    for (uint32_t at = 0; at < size; at++)
        last_seen[(unsigned char)view->plain[at]] = at + 1;
    for (unsigned byte = 0; byte < 256; byte++)
        if (last_seen[byte])
            meet(read->last_met, &words->met_by_byte[byte], last_seen[byte]);
    for (uint32_t at = 0; at < size;) {
        if (view->plain[at] == ' ' && !words->prefix[0][' ']) {
            at++;
            continue;
        }
        struct token token = read_token(words, view->plain, at);
        if (token.word)
            meet(read->last_met, &token.word->needs, at + 1);
        *LIST_ADD(&tokens, view->arena) = token;
        at += token.size;
    }
    read->tokens = tokens.items;
    read->token_count = tokens.count;
    return read;
}

/* Reads the view's text, unless that is done. */
static const struct view_words *text_of(struct scan *scan, const struct view *view) {
    struct view_memory *memory = view->memory;
    if (memory->of != scan->words) {
        memory->of = scan->words;
        memory->words = read_text(scan, view);
    }
    return memory->words;
}

static void add_start(struct scan *scan, uint32_t at, uint32_t text_at, const struct token *token) {
    if (token->stages)
        scan->starts[scan->start_count++] =
            (struct scan_start){at, at + token->size, text_at, token->word, token->head, token->stages};
}

static void meet_by_letter(struct scan *scan, const struct need_list *needs, uint32_t place) {
    for (uint32_t i = 0; i < needs->count; i++) {
        uint32_t need = needs->items[i];
        if (!scan->met_by_letters[need])
            scan->touched[scan->touched_count++] = need;
        scan->met_by_letters[need] = place;   /* places come in order */
    }
}

static void forget_letters(struct scan *scan) {
    while (scan->touched_count)
        scan->met_by_letters[scan->touched[--scan->touched_count]] = 0;
}

/* The rest of a word that a find cuts in two (C may add any) is a word of its own. */
static struct token read_cut_token(struct scan *scan, uint32_t at, uint32_t text_at) {
    struct token token = read_token(scan->words, scan->shadow, at);
    if (token.word)
        meet_by_letter(scan, &token.word->needs, text_at + 1);
    return token;
}

/* Takes over what of the text stands between two finds. shift: how many bytes letters have saved so far. */
static uint32_t take_tokens(struct scan *scan, uint32_t next, struct span kept, uint32_t shift) {
    for (; next < scan->text->token_count && scan->text->tokens[next].at < kept.end; next++) {
        struct token token = scan->text->tokens[next];
        uint32_t end = token.at + token.size, text_at = token.at < kept.start ? kept.start : token.at;
        if (end <= kept.start)
            continue;
        bool is_cut = token.at < kept.start || end > kept.end;
        if (is_cut)
            token = read_cut_token(scan, text_at - shift, text_at);
        else if (token.at + PREFIX_SIZE > kept.end)
            token.stages = stages_at(scan->words, scan->shadow + text_at - shift, &token);
        add_start(scan, text_at - shift, text_at, &token);
        if (end > kept.end)
            break;
    }
    return next;
}

static void keep_shadow(struct scan *scan, const struct view *view) {
    scan->shadow_size = view->shadow_size;
    if (view->shadow_size + PREFIX_SIZE > scan->shadow_room) {
        scan->shadow_room = view->shadow_size * 2 + 256;
        scan->shadow = memory_more(scan->shadow, scan->shadow_room);
        scan->starts = memory_more(scan->starts, scan->shadow_room * sizeof *scan->starts);
    }
    memcpy(scan->shadow, view->shadow, view->shadow_size);
    memset(scan->shadow + view->shadow_size, 0, PREFIX_SIZE);
}

void scan_read(struct scan *scan, const struct view *view) {
    const struct view_words *text = text_of(scan, view);
    if (scan->text == text && scan->text_reader == text->reader && scan->text_serial == text->serial &&
        scan->shadow_size == view->shadow_size && memcmp(scan->shadow, view->shadow, scan->shadow_size) == 0)
        return;
    scan->text = text;
    scan->text_reader = text->reader;
    scan->text_serial = text->serial;
    scan->start_count = 0;
    keep_shadow(scan, view);
    forget_letters(scan);
    uint32_t next = 0, from = 0, shift = 0;
    for (uint32_t i = 0; i < view->finds.count; i++) {
        struct span span = view->finds.items[i].span;
        next = take_tokens(scan, next, (struct span){from, span.start}, shift);
        uint32_t at = span.start - shift;
        struct token letter = {.size = 1};
        letter.stages = stages_at(scan->words, scan->shadow + at, &letter);
        meet_by_letter(scan, &scan->words->met_by_byte[(unsigned char)scan->shadow[at]], span.start + 1);
        add_start(scan, at, span.start, &letter);
        from = span.end;
        shift += span_size(span) - 1;
    }
    take_tokens(scan, next, (struct span){from, (uint32_t)view->text.size}, shift);
}

/* Does the sentence, from the start on, meet all needs of the branch? */
static bool needs_are_met(const struct scan *scan, const struct gate *gate, uint32_t branch, uint32_t text_at) {
    for (uint32_t n = gate->first_need[branch]; n < gate->first_need[branch + 1]; n++)
        if (scan->text->last_met[gate->needs[n]] <= text_at && scan->met_by_letters[gate->needs[n]] <= text_at)
            return false;
    return true;
}

/* The branches whose masks for the bytes of a text all have them, of one word of the masks. */
static inline uint64_t masked(uint64_t *const masks[PREFIX_SIZE], const char *bytes, uint32_t words, uint32_t w) {
    const unsigned char *text = (const unsigned char *)bytes;
    _Static_assert(PREFIX_SIZE == 6, "one factor for each byte");
    return masks[0][text[0] * words + w] & masks[1][text[1] * words + w] & masks[2][text[2] * words + w] &
           masks[3][text[3] * words + w] & masks[4][text[4] * words + w] & masks[5][text[5] * words + w];
}

/* Branches, of one word of their mask, that match nothing but what begins like the text at the start. */
static uint64_t may_begin(const struct scan *scan, const struct gate *gate, const struct scan_start *start,
                          const uint64_t *listed, const uint64_t *headed, uint32_t w) {
    const char *text = scan->shadow + start->at, *behind = scan->shadow + start->behind;
    uint64_t all = masked(gate->prefix, text, gate->words, w);
    if (!all || !byte_is_word((unsigned char)text[0]))
        return all;
    uint64_t open = all & (masked(gate->open_prefix, text, gate->words, w) | (headed ? headed[w] : 0));
    all &= listed ? listed[w] : 0;
    if (open)
        open &= masked(gate->open_behind, behind, gate->words, w);
    if (all)
        all &= masked(gate->behind, behind, gate->words, w);
    return all | open;
}

static const uint64_t *branches_of(const struct gate_word *word, uint32_t stage) {
    if (word && word->stages >> stage % 64 & 1)
        for (uint32_t i = 0; i < word->starts.count; i++)
            if (word->starts.items[i].stage == stage)
                return word->starts.items[i].branches;
    return NULL;
}

void scan_run(struct scan *scan, const struct stage *stage,
              void (*settle)(void *context, uint32_t at, const uint64_t *candidates, uint32_t words), void *context) {
    const struct gate *gate = stage->gate;
    uint64_t candidates[STAGE_WORDS_MOST], bit = UINT64_C(1) << stage->number % 64;
    for (uint32_t s = 0; s < scan->start_count; s++) {
        const struct scan_start *start = &scan->starts[s];
        if (!(start->stages & bit))
            continue;
        const uint64_t *listed = branches_of(start->word, stage->number);
        const uint64_t *headed = branches_of(start->head, stage->number);
        uint64_t any = 0;
        for (uint32_t w = 0; w < gate->words; w++) {
            candidates[w] = may_begin(scan, gate, start, listed, headed, w);
            for (uint64_t bits = candidates[w]; bits; bits &= bits - 1)
                if (!needs_are_met(scan, gate, w * 64 + (uint32_t)__builtin_ctzll(bits), start->text_at))
                    candidates[w] &= ~(bits & -bits);
            any |= candidates[w];
        }
        if (any)
            settle(context, start->at, candidates, gate->words);
    }
}
