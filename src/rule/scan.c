/*
 * Looking at a sentence once for all rules. Words are hashed and looked up when the text is new; when a layer has put letters
 * in, what they left alone is taken over.
 */
#include <stdlib.h>

#include "gate.h"

/* A word, or any other byte but a blank, of the text. */
struct token {
    uint32_t at, size;
    const struct gate_word *word;   /* NULL: none that is asked about, or no word */
    uint64_t stages;                /* that may begin here, as long as the text goes on as it does */
};

/* The same, or a letter, of the shadow. */
struct scan_start {
    uint32_t at;
    const struct gate_word *word;
    uint64_t stages;
};

struct scan {
    const struct gate_words *words;
    char *text, *shadow;            /* the last ones, text as a shadow without letters would be; with NULs behind */
    uint32_t text_size, shadow_size, text_room, shadow_room;
    bool is_read;
    struct token *tokens;
    struct scan_start *starts;
    uint32_t token_count, start_count;
    uint64_t *met_by_text;          /* needs that the words and bytes of the text meet */
    uint64_t *met; /* those, and what the letters meet: words that letters hide are still counted, which is safe */
};

struct scan *scan_open(const struct rulebook *book) {
    struct scan *scan = calloc(1, sizeof *scan);
    scan->words = book->words;
    scan->met = calloc(book->words->need_words + 1, sizeof *scan->met);
    scan->met_by_text = calloc(book->words->need_words + 1, sizeof *scan->met_by_text);
    return scan;
}

void scan_close(struct scan *scan) {
    if (!scan)
        return;
    free(scan->text);
    free(scan->shadow);
    free(scan->tokens);
    free(scan->starts);
    free(scan->met);
    free(scan->met_by_text);
    free(scan);
}

static void keep_copy(char **copy, uint32_t *size, uint32_t *room, const char *bytes, size_t count) {
    if (count + PREFIX_SIZE > *room) {
        *room = (uint32_t)count * 2 + 256;
        free(*copy);
        *copy = malloc(*room);
    }
    if (count)
        memcpy(*copy, bytes, count);
    memset(*copy + count, 0, PREFIX_SIZE);
    *size = (uint32_t)count;
}

/* Stages that have a branch which may begin with these bytes. */
static uint64_t stages_at(const struct gate_words *words, const char *bytes, const struct gate_word *word) {
    const unsigned char *text = (const unsigned char *)bytes;
    uint64_t stages = words->prefix[0][text[0]];
    for (unsigned i = 1; i < PREFIX_SIZE && stages; i++)
        stages &= words->prefix[i][text[i]];
    if (!stages || !byte_is_word(text[0]))
        return stages;
    uint64_t listed = word ? word->stages : 0, open = stages & ~listed;
    for (unsigned i = 0; i < PREFIX_SIZE && open; i++)
        open &= words->open_prefix[i][text[i]];
    return stages & (listed | open);
}

/* Reads the word at a place, or the one other byte. */
static struct token read_token(const struct gate_words *words, const char *text, uint32_t at) {
    struct token token = {.at = at};
    uint64_t hash = word_hash_empty;
    unsigned char byte = (unsigned char)text[at];
    if (!byte_is_word(byte))
        token.size = 1;
    for (; byte_is_word(byte); byte = (unsigned char)text[at + token.size]) {
        hash = word_hash_add(hash, byte);
        token.size++;
    }
    if (hash != word_hash_empty) {
        const struct gate_word *word = gate_word_slot(words, hash);
        token.word = word->hash ? word : NULL;
    }
    token.stages = stages_at(words, text + at, token.word);
    return token;
}

static void meet_by_byte(const struct scan *scan, unsigned char byte, uint64_t *met) {
    const uint64_t *needs = scan->words->met_by_byte[byte];
    for (uint32_t n = 0; needs && n < scan->words->need_words; n++)
        met[n] |= needs[n];
}

/* Cuts the text into tokens, unless it is the one of last time. */
static void read_text(struct scan *scan, str text) {
    if (scan->is_read && scan->text_size == text.size && (!text.size || memcmp(scan->text, text.data, text.size) == 0))
        return;
    keep_copy(&scan->text, &scan->text_size, &scan->text_room, text.data, text.size);
    scan->tokens = realloc(scan->tokens, scan->text_room * sizeof *scan->tokens);
    scan->starts = realloc(scan->starts, scan->text_room * sizeof *scan->starts);
    memset(scan->met_by_text, 0, scan->words->need_words * sizeof *scan->met_by_text);
    bool is_seen[256] = {false};
    for (uint32_t at = 0; at < scan->text_size; at++) {
        scan->text[at] = byte_in_shadow(scan->text[at]);
        is_seen[(unsigned char)scan->text[at]] = true;
    }
    for (unsigned byte = 0; byte < 256; byte++)
        if (is_seen[byte])
            meet_by_byte(scan, (unsigned char)byte, scan->met_by_text);
    scan->token_count = 0;
    for (uint32_t at = 0; at < scan->text_size;) {
        if (scan->text[at] == ' ' && !scan->words->prefix[0][' ']) {
            at++;
            continue;
        }
        struct token *token = &scan->tokens[scan->token_count++];
        *token = read_token(scan->words, scan->text, at);
        for (uint32_t i = 0; token->word && i < token->word->needs.count; i++)
            gate_mask_add(scan->met_by_text, token->word->needs.items[i]);
        at += token->size;
    }
}

static void add_start(struct scan *scan, uint32_t at, const struct token *token) {
    if (token->stages)
        scan->starts[scan->start_count++] = (struct scan_start){at, token->word, token->stages};
}

/* The rest of a word that a find cuts in two (C may add any) is a word of its own. */
static struct token read_cut_token(struct scan *scan, uint32_t at) {
    struct token token = read_token(scan->words, scan->shadow, at);
    for (uint32_t i = 0; token.word && i < token.word->needs.count; i++)
        gate_mask_add(scan->met, token.word->needs.items[i]);
    return token;
}

/* Takes over what of the text stands between two finds. shift: how many bytes letters have saved so far. */
static uint32_t take_tokens(struct scan *scan, uint32_t next, struct span kept, uint32_t shift) {
    for (; next < scan->token_count && scan->tokens[next].at < kept.end; next++) {
        struct token token = scan->tokens[next];
        uint32_t end = token.at + token.size;
        if (end <= kept.start)
            continue;
        bool is_cut = token.at < kept.start || end > kept.end;
        uint32_t at = (token.at < kept.start ? kept.start : token.at) - shift;
        if (is_cut)
            token = read_cut_token(scan, at);
        else if (token.at + PREFIX_SIZE > kept.end)
            token.stages = stages_at(scan->words, scan->shadow + at, token.word);
        add_start(scan, at, &token);
        if (end > kept.end)
            break;
    }
    return next;
}

void scan_read(struct scan *scan, const struct view *view) {
    if (scan->is_read && scan->shadow_size == view->shadow_size &&
        memcmp(scan->shadow, view->shadow, scan->shadow_size) == 0)
        return;
    read_text(scan, view->text);
    keep_copy(&scan->shadow, &scan->shadow_size, &scan->shadow_room, view->shadow, view->shadow_size);
    memcpy(scan->met, scan->met_by_text, scan->words->need_words * sizeof *scan->met);
    scan->is_read = true;
    scan->start_count = 0;
    uint32_t next = 0, from = 0, shift = 0;
    for (uint32_t i = 0; i < view->finds.count; i++) {
        struct span span = view->finds.items[i].span;
        next = take_tokens(scan, next, (struct span){from, span.start}, shift);
        struct token letter = read_token(scan->words, scan->shadow, span.start - shift);
        meet_by_byte(scan, (unsigned char)scan->shadow[span.start - shift], scan->met);
        add_start(scan, span.start - shift, &letter);
        from = span.end;
        shift += span_size(span) - 1;
    }
    take_tokens(scan, next, (struct span){from, scan->text_size}, shift);
}

/* Branches whose needs the sentence meets; false when there are none. */
static bool branches_alive(const struct scan *scan, const struct stage *stage, uint64_t *alive) {
    const struct gate *gate = stage->gate;
    bool any = false;
    memset(alive, 0, gate->words * sizeof *alive);
    for (uint32_t b = 0; b < stage->branches.count; b++) {
        bool met = true;
        for (uint32_t n = gate->first_need[b]; met && n < gate->first_need[b + 1]; n++)
            met = scan->met[gate->needs[n] / 64] >> gate->needs[n] % 64 & 1;
        if (met)
            gate_mask_add(alive, b);
        any |= met;
    }
    return any;
}

/* Branches that may begin with the word at hand, or like it with words that can't be listed. */
static uint64_t may_begin(const struct gate *gate, uint32_t stage, const struct gate_word *word,
                          const unsigned char *text, uint32_t w, uint64_t candidates) {
    uint64_t listed = 0;
    if (word && word->stages >> stage % 64 & 1)
        for (uint32_t i = 0; i < word->starts.count; i++)
            if (word->starts.items[i].stage == stage && word->starts.items[i].branch / 64 == w)
                listed |= UINT64_C(1) << word->starts.items[i].branch % 64;
    uint64_t open = candidates & ~listed;
    for (unsigned i = 0; i < PREFIX_SIZE && open; i++)
        open &= gate->open_prefix[i][text[i] * gate->words + w];
    return candidates & (listed | open);
}

void scan_run(struct scan *scan, const struct stage *stage,
              void (*settle)(void *context, uint32_t at, const uint64_t *candidates, uint32_t words), void *context) {
    const struct gate *gate = stage->gate;
    uint64_t alive[STAGE_WORDS_MOST], candidates[STAGE_WORDS_MOST], bit = UINT64_C(1) << stage->number % 64;
    bool is_known = false;
    for (uint32_t s = 0; s < scan->start_count; s++) {
        const struct scan_start *start = &scan->starts[s];
        if (!(start->stages & bit))
            continue;
        if (!is_known && !branches_alive(scan, stage, alive))
            return;
        is_known = true;
        const unsigned char *text = (const unsigned char *)scan->shadow + start->at;
        uint64_t any = 0;
        for (uint32_t w = 0; w < gate->words; w++) {
            uint64_t mask = alive[w];
            for (unsigned i = 0; i < PREFIX_SIZE && mask; i++)
                mask &= gate->prefix[i][text[i] * gate->words + w];
            if (mask && byte_is_word(text[0]))
                mask = may_begin(gate, stage->number, start->word, text, w, mask);
            any |= candidates[w] = mask;
        }
        if (any)
            settle(context, start->at, candidates, gate->words);
    }
}
