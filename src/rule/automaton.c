#include "automaton.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/sort.h"
#include "cells.h"
#include "letter.h"

enum {
    CLASSES = 0x8E,                  /* ASCII, one for all characters beyond, the letters that are no ASCII */
    HELD_MOST = 48 * 1024 * 1024,    /* bytes, of all automata of a budget */
    READ_MOST = 120,                 /* bytes: what is alive behind so many is possible */
};

/* Numbers from STATE_DECIDED on are no states but masks, those from ROW_FIRST on are states with a row. */
struct state {
    const uint32_t *cells;           /* that are alive, in the order of their numbers */
    uint32_t cell_count;
    enum before before;
    const uint64_t *possible;        /* NULL: none */
};

/*
 * Where bytes lead from a state, by class; STATE_UNKNOWN: not made yet. Reading waits for nothing but the processor's cache, so what a
 * step looks at lies together: most states are met with very few bytes, and four such states fit into a line of the cache. The
 * others get a row, and a second number that leads right to it; whatever is found to lead to the first is turned to the
 * second. A row begins with the classes that texts are mostly made of.
 */
enum { STEPS_MOST = 4, NO_CLASS = 0xFF, ROW_FIRST = 0x6000, ROWS_OF_BLOCK = 32, ROW_ROOM = 160, CACHE_LINE = 64 };
struct steps {
    uint8_t classes[STEPS_MOST];
    uint16_t next[STEPS_MOST];
    uint16_t row;                    /* the second number, or 0 */
};
struct row { uint16_t next[ROW_ROOM]; };
static const char common_bytes[] = " etaoinshrdlucmfwypvbgkjqxz,.-'";

struct automaton {
    const struct node *const *trees;
    uint32_t count, words;           /* trees, and words of a mask: those that are possible, and those of them that are read */
    struct automaton_budget *budget;
    uint8_t classes[256];
    unsigned char bytes[CLASSES];    /* one of each class */
    struct buffer key;
    struct arena arena;              /* of all below */
    struct cells cells;
    struct { struct state *items; uint32_t count, room; } states;
    struct { struct steps *items; uint32_t count, room; } steps;        /* by state */
    struct row *rows[(STATE_DECIDED - ROW_FIRST) / ROWS_OF_BLOCK];      /* by second number, less ROW_FIRST */
    struct { uint16_t *items; uint32_t count, room; } row_states;       /* their first numbers */
    struct { const uint64_t **items; uint32_t count, room; } decided;
    struct table by_key, masks;      /* states and masks by what they are made of */
    uint16_t at_start, inside;       /* the first states */
    uint64_t *mask;                  /* of the reading at hand */
};

static void add_class(struct automaton *automaton, unsigned char byte, unsigned class) {
    automaton->classes[byte] = (uint8_t)class;
    automaton->bytes[class] = byte;
}

struct automaton *automaton_open(const struct node *const *trees, uint32_t count, struct automaton_budget *budget) {
    struct automaton *automaton = MEMORY_NEW(1, struct automaton);
    automaton->trees = trees;
    automaton->count = count;
    automaton->words = (count + 63) / 64 * 2;
    automaton->budget = budget;
    memset(automaton->classes, NO_CLASS, sizeof automaton->classes);
    unsigned next = 0;
    for (const char *byte = common_bytes; *byte; byte++)
        add_class(automaton, (unsigned char)*byte, next++);
    for (unsigned byte = 0; byte < 256; byte++)
        if ((byte <= BEYOND_ASCII || byte_is_letter((unsigned char)byte)) && automaton->classes[byte] == NO_CLASS)
            add_class(automaton, (unsigned char)byte, next++);
    for (unsigned byte = 0; byte < 256; byte++)
        if (automaton->classes[byte] == NO_CLASS)
            automaton->classes[byte] = automaton->classes[BEYOND_ASCII];
    return automaton;
}

void automaton_close(struct automaton *automaton) {
    if (!automaton)
        return;
    automaton_forget(automaton);
    buffer_close(&automaton->key);
    free(automaton);
}

void automaton_forget(struct automaton *automaton) {
    automaton->budget->held -= automaton->arena.used;
    arena_close(&automaton->arena);
    automaton->cells = (struct cells){0};
    automaton->states.items = NULL;
    automaton->states.count = automaton->states.room = 0;
    automaton->steps.items = NULL;
    automaton->steps.count = automaton->steps.room = 0;
    automaton->row_states.items = NULL;
    automaton->row_states.count = automaton->row_states.room = 0;
    automaton->decided.items = NULL;
    automaton->decided.count = automaton->decided.room = 0;
    automaton->by_key = automaton->masks = (struct table){0};
    automaton->at_start = automaton->inside = 0;
}

/* ---- states ---- */

static const uint64_t *mask_kept(struct automaton *automaton, const uint64_t *mask) {
    size_t size = automaton->words * sizeof *mask;
    uint64_t any = 0;
    for (uint32_t w = 0; w < automaton->words; w++)
        any |= mask[w];
    if (!any)
        return NULL;
    const uint64_t *known = table_find(&automaton->masks, (str){(const char *)mask, size});
    if (known)
        return known;
    uint64_t *copy = arena_alloc(&automaton->arena, size);
    memcpy(copy, mask, size);
    return *table_slot(&automaton->masks, (str){(const char *)copy, size}, &automaton->arena) = copy;
}

/* Cells of patterns that are possible anyway need not be read any more. */
static uint32_t keep_undecided(const struct automaton *automaton, struct cell_numbers *alive) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < alive->count; i++) {
        uint32_t branch = cell_at(&automaton->cells, alive->items[i])->branch;
        if (!(automaton->mask[branch / 64] >> branch % 64 & 1))
            alive->items[kept++] = alive->items[i];
    }
    return alive->count = kept;
}

/* What a state is known by; the cells that are alive come last. */
struct key_head { uint64_t possible, before; };

static str key_of(struct automaton *automaton, const uint64_t *possible, enum before before, const struct cell_numbers *alive) {
    struct key_head head = {(uint64_t)(uintptr_t)possible, before};
    buffer_clear(&automaton->key);
    buffer_add(&automaton->key, (str){(const char *)&head, sizeof head});
    buffer_add(&automaton->key, (str){(const char *)alive->items, alive->count * sizeof *alive->items});
    return buffer_str(&automaton->key);
}

static uint16_t add_state(struct automaton *automaton, struct state state) {
    struct steps *steps = LIST_ADD(&automaton->steps, &automaton->arena);
    memset(steps->classes, NO_CLASS, sizeof steps->classes);
    *LIST_ADD(&automaton->states, &automaton->arena) = state;
    return (uint16_t)(automaton->states.count - 1);
}

/* The cells of the state stay where its key has them. */
static uint16_t state_new(struct automaton *automaton, const uint64_t *possible, enum before before, str key) {
    const uint32_t *cells = (const uint32_t *)(const void *)(key.data + sizeof(struct key_head));
    uint32_t count = (uint32_t)((key.size - sizeof(struct key_head)) / sizeof *cells);
    if (!count && !possible)
        return STATE_NOTHING;
    if (!count) {
        *LIST_ADD(&automaton->decided, &automaton->arena) = possible;
        return (uint16_t)(STATE_DECIDED + automaton->decided.count - 1);
    }
    return add_state(automaton, (struct state){cells, count, before, possible});
}

/* The number of the state of what is alive and of the automaton's mask. */
static uint16_t state_of(struct automaton *automaton, struct cell_numbers *alive, enum before before) {
    const uint64_t *possible = mask_kept(automaton, automaton->mask);
    if (keep_undecided(automaton, alive) > 1)
        sort_numbers(alive->items, alive->count);
    str key = key_of(automaton, possible, alive->count ? before : BEFORE_ANY, alive);
    void *known = table_find(&automaton->by_key, key);
    if (known)
        return (uint16_t)(uintptr_t)known;
    key = str_copy(key, &automaton->arena);
    uint16_t number = state_new(automaton, possible, before, key);
    *table_slot(&automaton->by_key, key, &automaton->arena) = (void *)(uintptr_t)number;
    return number;
}

static void make_start(struct automaton *automaton) {
    struct arena *arena = &automaton->arena;
    struct cell_numbers alive = {0};
    automaton->cells.arena = arena;
    automaton->mask = ARENA_ARRAY(arena, automaton->words, uint64_t);
    while (automaton->states.count <= STATE_NOTHING)
        (void)add_state(automaton, (struct state){0});
    for (uint32_t i = 0; i < automaton->count; i++)
        *LIST_ADD(&alive, arena) = cell_of_tree(&automaton->cells, automaton->trees[i], i);
    automaton->at_start = state_of(automaton, &alive, BEFORE_START);
    automaton->inside = state_of(automaton, &alive, BEFORE_ANY);
    automaton->budget->held += arena->used;
}

static bool may_grow(struct automaton *automaton) {
    struct automaton_budget *budget = automaton->budget;
    budget->is_full |= budget->held > HELD_MOST || automaton->states.count + 1 >= ROW_FIRST ||
                       automaton->row_states.count + 1 >= STATE_DECIDED - ROW_FIRST || automaton->decided.count + 1 >= UINT16_MAX - STATE_DECIDED;
    return budget->credit > 0 && !budget->is_full;
}

static inline struct row *row_of(const struct automaton *automaton, uint16_t second) {
    uint32_t number = second - ROW_FIRST;
    return &automaton->rows[number / ROWS_OF_BLOCK][number % ROWS_OF_BLOCK];
}

static inline uint16_t first_number(const struct automaton *automaton, uint16_t state) {
    return state >= ROW_FIRST ? automaton->row_states.items[state - ROW_FIRST] : state;
}

static void add_row(struct automaton *automaton, uint16_t state) {
    struct steps *steps = &automaton->steps.items[state];
    uint32_t number = automaton->row_states.count;
    if (number % ROWS_OF_BLOCK == 0) {
        char *memory = arena_alloc(&automaton->arena, ROWS_OF_BLOCK * sizeof(struct row) + CACHE_LINE);
        automaton->rows[number / ROWS_OF_BLOCK] = (struct row *)(memory + (-(uintptr_t)memory & (CACHE_LINE - 1)));
    }
    *LIST_ADD(&automaton->row_states, &automaton->arena) = state;
    steps->row = (uint16_t)(ROW_FIRST + number);
    for (unsigned i = 0; i < STEPS_MOST; i++)
        row_of(automaton, steps->row)->next[steps->classes[i]] = steps->next[i];
}

static void add_step(struct automaton *automaton, uint16_t state, unsigned class, uint16_t next) {
    struct steps *steps = &automaton->steps.items[state];
    for (unsigned i = 0; i < STEPS_MOST && !steps->row; i++)
        if (steps->classes[i] == NO_CLASS) {
            steps->classes[i] = (uint8_t)class;
            steps->next[i] = next;
            return;
        }
    if (!steps->row)
        add_row(automaton, state);
    row_of(automaton, steps->row)->next[class] = next;
}

static void copy_possible(struct automaton *automaton, const struct state *state) {
    if (state->possible)
        memcpy(automaton->mask, state->possible, automaton->words * sizeof *automaton->mask);
    else
        memset(automaton->mask, 0, automaton->words * sizeof *automaton->mask);
}

/* The state that a byte leads to; STATE_UNKNOWN when that may not be found out. */
static uint16_t make_next(struct automaton *automaton, uint16_t from, unsigned class) {
    struct cells *cells = &automaton->cells;
    uint16_t number = first_number(automaton, from);
    if (!may_grow(automaton))
        return STATE_UNKNOWN;
    struct state state = automaton->states.items[number];
    size_t held = automaton->arena.used;
    uint64_t work = cells->work;
    unsigned char byte = automaton->bytes[class];
    copy_possible(automaton, &state);
    cells_begin(cells, byte, state.before, automaton->mask, automaton->mask + automaton->words / 2);
    for (uint32_t i = 0; i < state.cell_count; i++)
        cells_read(cells, state.cells[i]);
    uint16_t next = state_of(automaton, &cells->alive, byte_is_word(byte) ? BEFORE_WORD : BEFORE_OTHER);
    add_step(automaton, number, class, next);
    automaton->budget->credit -= (int64_t)(cells->work - work) + state.cell_count;
    automaton->budget->held += automaton->arena.used - held;
    return next;
}

/* What is possible at a state, and what is still alive there. */
static const uint64_t *all_alive(struct automaton *automaton, uint16_t number) {
    const struct state *state = &automaton->states.items[first_number(automaton, number)];
    copy_possible(automaton, state);
    for (uint32_t i = 0; i < state->cell_count; i++) {
        uint32_t branch = cell_at(&automaton->cells, state->cells[i])->branch;
        automaton->mask[branch / 64] |= UINT64_C(1) << branch % 64;
    }
    return automaton->mask;
}

/* ---- reading ---- */

uint16_t automaton_start(struct automaton *automaton, bool at_text_start) {
    if (!automaton->inside)
        make_start(automaton);
    return at_text_start ? automaton->at_start : automaton->inside;
}

static inline bool goes_on(uint16_t state) {
    return (uint16_t)(state - STATE_NOTHING - 1) < STATE_DECIDED - STATE_NOTHING - 1;
}

/* Where it is kept what a byte of the class leads to; NULL: nowhere yet. */
static inline uint16_t *place_of_step(const struct automaton *automaton, uint16_t state, unsigned class) {
    if (state >= ROW_FIRST)
        return &row_of(automaton, state)->next[class];
    struct steps *steps = &automaton->steps.items[state];
    if (steps->row)
        return &row_of(automaton, steps->row)->next[class];
    for (unsigned i = 0; i < STEPS_MOST; i++)
        if (steps->classes[i] == class)
            return &steps->next[i];
    return NULL;
}

/* The state behind a byte. */
static inline uint16_t step(struct automaton *automaton, uint16_t state, unsigned char byte) {
    unsigned class = automaton->classes[byte];
    uint16_t *place = place_of_step(automaton, state, class);
    if (!place || *place == STATE_UNKNOWN)
        return make_next(automaton, state, class);
    if (*place < ROW_FIRST && automaton->steps.items[*place].row)
        *place = automaton->steps.items[*place].row;
    return *place;
}

/* Reads on while there are states; where the bytes end, or the next can't be made, place and state say how far it came. */
static inline uint16_t read_on(struct automaton *automaton, uint16_t state, const char **place, const char *end) {
    const char *at = *place;
    while (at < end) {
        uint16_t next = step(automaton, state, (unsigned char)*at);
        if (next == STATE_UNKNOWN)
            break;
        at++;
        state = next;
        if (!goes_on(next))
            break;
    }
    *place = at;
    return state;
}

uint16_t automaton_read(struct automaton *automaton, uint16_t state, str bytes) {
    const char *at = bytes.data, *end = at + bytes.size;
    if (!goes_on(state))
        return state;
    state = read_on(automaton, state, &at, end);
    return goes_on(state) && at < end ? STATE_UNKNOWN : state;
}

const uint64_t *automaton_finish(struct automaton *automaton, uint16_t state, str shadow, uint32_t at) {
    const char *place = shadow.data + at, *end = shadow.data + shadow.size;
    const char *limit = end - place > READ_MOST ? place + READ_MOST : end;
    if (goes_on(state))
        state = read_on(automaton, state, &place, limit);
    if (goes_on(state)) {
        uint16_t last = state;
        state = place < end ? STATE_UNKNOWN : step(automaton, last, 0);
        if (state == STATE_UNKNOWN)
            return all_alive(automaton, last);
    }
    return state == STATE_NOTHING ? NULL : automaton->decided.items[state - STATE_DECIDED];
}
