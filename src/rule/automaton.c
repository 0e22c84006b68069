#include "automaton.h"

#include <stdlib.h>

#include "base/memory.h"
#include "cells.h"
#include "letter.h"
#include "numbering.h"

enum {
    CLASSES = 0x8E,                  /* ASCII, one for all characters beyond, the letters that are no ASCII */
    HELD_MOST = 32 * 1024 * 1024,    /* bytes, of all automata of a budget, beyond those that are kept */
    DECIDED_MOST = 64 * 1024,
    READ_MOST = 120,                 /* bytes: what is alive behind so many is possible */
};

/* Numbers from STATE_DECIDED on are no states but masks, those from ROW_FIRST on are states with a row. None has more than 24 bits. */
struct state {
    const uint16_t *cells;           /* that are alive, as next_cell reads them */
    uint32_t cell_count;
    enum before before;
    const uint64_t *possible;        /* NULL: none */
};

/*
 * Where bytes lead from a state, by class; STATE_UNKNOWN: not made yet. Reading waits for nothing but the processor's cache, so what a
 * step looks at lies together: most states are met with very few bytes, and four such states fit into a line of the cache. The
 * others get a row, and a second number that leads right to it; whatever is found to lead to the first is turned to the
 * second. A row has the classes that texts are mostly made of, two lines of the cache; one in ten has others, too.
 */
enum {
    STEPS_MOST = 3,
    CLASS_BITS = 8,
    NO_CLASS = 0xFF,
    ROWS_MOST = 64 * 1024,
    ROW_FIRST = STATE_DECIDED - ROWS_MOST,
    ROWS_OF_BLOCK = 32,
    ROW_ROOM = 32,
    CACHE_LINE = 64,
};
struct steps {
    uint32_t known[STEPS_MOST];      /* the class and, above its 8 bits, the number of the state */
    uint32_t row;                    /* the second number, or 0 */
};
struct row { uint32_t next[ROW_ROOM]; };
struct rare { uint32_t next[CLASSES - ROW_ROOM]; };
struct row_state { struct rare *rare; uint32_t number; };   /* the first number */
static inline unsigned class_in(uint32_t known) { return known & 0xFF; }
static inline uint32_t state_in(uint32_t known) { return known >> CLASS_BITS; }

static const char common_bytes[] = " etaoinshrdlucmfwypvbgkjqxz,.-'";

struct automaton {
    const struct node *const *trees;
    uint32_t count, words;           /* trees, and words of a mask: those that are possible, and those of them that are read */
    struct automaton_budget *budget;
    uint8_t classes[256];
    unsigned char bytes[CLASSES];    /* one of each class */
    struct arena arena;              /* of what does not grow */
    struct cells cells;
    struct { struct state *items; uint32_t count, room; } states;       /* malloc, like all that is large and grows */
    struct steps *steps;             /* by state */
    struct row *rows[ROWS_MOST / ROWS_OF_BLOCK];      /* by second number, less ROW_FIRST */
    struct { struct row_state *items; uint32_t count, room; } row_states;
    struct { const uint64_t **items; uint32_t count, room; } decided;
    struct numbering numbers;        /* of states, by what they hold */
    struct table masks;
    uint32_t at_start, inside;       /* the first states */
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
    memory_free(automaton);
}

static size_t bytes_held(const struct automaton *automaton) {
    return automaton->arena.used + automaton->states.room * (sizeof(struct state) + sizeof(struct steps)) +
           numbering_held(&automaton->numbers) + cells_held(&automaton->cells);
}

void automaton_rest(struct automaton *automaton) {
    size_t held = bytes_held(automaton);
    cells_rest(&automaton->cells);
    numbering_rest(&automaton->numbers);
    automaton->budget->held += bytes_held(automaton) - held;
}

void automaton_forget(struct automaton *automaton) {
    automaton->budget->held -= bytes_held(automaton);
    arena_close(&automaton->arena);
    cells_forget(&automaton->cells);
    memory_free(automaton->states.items);
    automaton->states.items = NULL;
    automaton->states.count = automaton->states.room = 0;
    memory_free(automaton->steps);
    automaton->steps = NULL;
    automaton->row_states.items = NULL;
    automaton->row_states.count = automaton->row_states.room = 0;
    automaton->decided.items = NULL;
    automaton->decided.count = automaton->decided.room = 0;
    numbering_close(&automaton->numbers);
    automaton->masks = (struct table){0};
    automaton->at_start = automaton->inside = 0;
}

/* ---- states ---- */

/* A mask has one word more: the number of the state at which nothing else is left, or 0. */
static uint64_t *mask_kept(struct automaton *automaton, const uint64_t *mask) {
    size_t size = automaton->words * sizeof *mask;
    uint64_t any = 0;
    for (uint32_t w = 0; w < automaton->words; w++)
        any |= mask[w];
    if (!any)
        return NULL;
    uint64_t *known = table_find(&automaton->masks, (str){(const char *)mask, size});
    if (known)
        return known;
    uint64_t *copy = ARENA_ARRAY(&automaton->arena, automaton->words + 1, uint64_t);
    memcpy(copy, mask, size);
    return *table_slot(&automaton->masks, (str){(const char *)copy, size}, &automaton->arena) = copy;
}

static uint32_t decided_state(struct automaton *automaton, uint64_t *possible) {
    if (!possible)
        return STATE_NOTHING;
    uint64_t *number = &possible[automaton->words];
    if (!*number) {
        *number = STATE_DECIDED + automaton->decided.count;
        *LIST_ADD(&automaton->decided, &automaton->arena) = possible;
    }
    return (uint32_t)*number;
}

/* Most of what a state holds are its cells, and mostly one was made soon before or after the last: so they are kept as differences, 16 bits each. */
enum { FAR = 0xFFFF, NEAR = FAR / 2, FAR_UNITS = 3 };   /* FAR: the number itself follows, low half first */

static inline uint32_t next_cell(const uint16_t **at, uint32_t last) {
    uint32_t difference = *(*at)++;
    if (difference != FAR)
        return last + difference - NEAR;
    *at += 2;
    return (*at)[-2] | (uint32_t)(*at)[-1] << 16;
}

static bool is_near(uint32_t last, uint32_t cell) { return cell + NEAR - last < FAR; }

static const uint16_t *keep_cells(struct automaton *automaton, const struct cell_numbers *cells) {
    uint32_t units = 0;
    for (uint32_t i = 0, last = 0; i < cells->count; last = cells->items[i++])
        units += is_near(last, cells->items[i]) ? 1 : FAR_UNITS;
    uint16_t *kept = ARENA_ARRAY(&automaton->arena, units, uint16_t), *at = kept;
    for (uint32_t i = 0, last = 0; i < cells->count; last = cells->items[i++]) {
        uint32_t cell = cells->items[i];
        if (is_near(last, cell)) {
            *at++ = (uint16_t)(cell + NEAR - last);
        } else {
            *at++ = FAR;
            *at++ = (uint16_t)cell;
            *at++ = (uint16_t)(cell >> 16);
        }
    }
    return kept;
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

/* The same for the same cells in whatever order. */
static uint32_t state_hash(const struct state *state, const uint32_t *cells) {
    uint64_t hash = (uint64_t)(uintptr_t)state->possible ^ (uint64_t)state->before << 60;
    for (uint32_t i = 0; i < state->cell_count; i++) {
        uint64_t own = (cells[i] + 1) * UINT64_C(0x9E3779B97F4A7C15);
        hash += (own ^ own >> 32) * UINT64_C(0xC4CEB9FE1A85EC53);
    }
    return (uint32_t)((hash * UINT64_C(0x9E3779B97F4A7C15)) >> 32);
}

/* The cells that are alive are those that the reading at hand has taken up, so as many that are taken up are all of them. */
static bool is_same_state(const void *context, uint32_t number, const void *wanted) {
    const struct automaton *automaton = context;
    const struct state *known = &automaton->states.items[number], *state = wanted;
    if (known->possible != state->possible || known->before != state->before || known->cell_count != state->cell_count)
        return false;
    const uint16_t *at = known->cells;
    for (uint32_t i = 0, cell = 0; i < known->cell_count; i++) {
        cell = next_cell(&at, cell);
        if (!cell_is_taken(&automaton->cells, cell))
            return false;
    }
    return true;
}

static uint32_t add_state(struct automaton *automaton, struct state state) {
    uint32_t number = automaton->states.count++;
    if (number == automaton->states.room) {
        automaton->states.room = number ? number + number / 2 : 64;
        automaton->states.items = memory_more(automaton->states.items, automaton->states.room * sizeof *automaton->states.items);
        automaton->steps = memory_more(automaton->steps, automaton->states.room * sizeof *automaton->steps);
    }
    automaton->states.items[number] = state;
    automaton->steps[number] = (struct steps){{NO_CLASS, NO_CLASS, NO_CLASS}, 0};
    return number;
}

/* The number of the state of what is alive and of the automaton's mask. */
static uint32_t state_of(struct automaton *automaton, struct cell_numbers *alive, enum before before) {
    uint64_t *possible = mask_kept(automaton, automaton->mask);
    if (!keep_undecided(automaton, alive))
        return decided_state(automaton, possible);
    struct state state = {NULL, alive->count, before, possible};
    uint32_t hash = state_hash(&state, alive->items), number = numbering_find(&automaton->numbers, hash, is_same_state, automaton, &state);
    if (number)
        return number;
    state.cells = keep_cells(automaton, alive);
    number = add_state(automaton, state);
    numbering_add(&automaton->numbers, hash, number);
    return number;
}

static bool may_grow(struct automaton *automaton) {
    struct automaton_budget *budget = automaton->budget;
    budget->is_full |= budget->held - budget->kept > HELD_MOST || automaton->states.count + 1 >= ROW_FIRST ||
                       automaton->row_states.count + 1 >= ROWS_MOST || automaton->decided.count + 1 >= DECIDED_MOST;
    return budget->credit > 0 && !budget->is_full;
}

static inline struct row *row_of(const struct automaton *automaton, uint32_t second) {
    uint32_t number = second - ROW_FIRST;
    return &automaton->rows[number / ROWS_OF_BLOCK][number % ROWS_OF_BLOCK];
}

static inline uint32_t first_number(const struct automaton *automaton, uint32_t state) {
    return state >= ROW_FIRST ? automaton->row_states.items[state - ROW_FIRST].number : state;
}

/* Where the row says what the class leads to; NULL: it says nothing of rare ones. */
static inline uint32_t *place_in_row(const struct automaton *automaton, uint32_t second, unsigned class) {
    if (class < ROW_ROOM)
        return &row_of(automaton, second)->next[class];
    struct rare *rare = automaton->row_states.items[second - ROW_FIRST].rare;
    return rare ? &rare->next[class - ROW_ROOM] : NULL;
}

static void set_in_row(struct automaton *automaton, uint32_t second, unsigned class, uint32_t next) {
    struct rare **rare = &automaton->row_states.items[second - ROW_FIRST].rare;
    if (class >= ROW_ROOM && !*rare)
        *rare = ARENA_NEW(&automaton->arena, struct rare);
    *place_in_row(automaton, second, class) = next;
}

static void add_row(struct automaton *automaton, uint32_t state) {
    struct steps *steps = &automaton->steps[state];
    uint32_t number = automaton->row_states.count;
    if (number % ROWS_OF_BLOCK == 0) {
        char *memory = arena_alloc(&automaton->arena, ROWS_OF_BLOCK * sizeof(struct row) + CACHE_LINE);
        automaton->rows[number / ROWS_OF_BLOCK] = (struct row *)(memory + (-(uintptr_t)memory & (CACHE_LINE - 1)));
    }
    LIST_ADD(&automaton->row_states, &automaton->arena)->number = state;
    steps->row = ROW_FIRST + number;
    for (unsigned i = 0; i < STEPS_MOST; i++)
        set_in_row(automaton, steps->row, class_in(steps->known[i]), state_in(steps->known[i]));
}

static void add_step(struct automaton *automaton, uint32_t state, unsigned class, uint32_t next) {
    struct steps *steps = &automaton->steps[state];
    for (unsigned i = 0; i < STEPS_MOST && !steps->row; i++)
        if (class_in(steps->known[i]) == NO_CLASS) {
            steps->known[i] = class | next << CLASS_BITS;
            return;
        }
    if (!steps->row)
        add_row(automaton, state);
    set_in_row(automaton, steps->row, class, next);
}

static void copy_possible(struct automaton *automaton, const struct state *state) {
    if (state->possible)
        memcpy(automaton->mask, state->possible, automaton->words * sizeof *automaton->mask);
    else
        memset(automaton->mask, 0, automaton->words * sizeof *automaton->mask);
}

static void make_start(struct automaton *automaton) {
    struct cells *cells = &automaton->cells;
    struct arena *arena = cells->arena = &automaton->arena;
    automaton->mask = ARENA_ARRAY(arena, automaton->words, uint64_t);
    cells_begin(cells, 0, BEFORE_START, automaton->mask, automaton->mask + automaton->words / 2);
    while (automaton->states.count <= STATE_NOTHING)
        (void)add_state(automaton, (struct state){0});
    for (uint32_t i = 0; i < automaton->count; i++)
        if (automaton->trees[i])
            cells_take_up(cells, cell_of_tree(cells, automaton->trees[i], i));
    automaton->at_start = state_of(automaton, &cells->alive, BEFORE_START);
    automaton->inside = state_of(automaton, &cells->alive, BEFORE_ANY);
    automaton->budget->held += bytes_held(automaton);
}

/* The state that a byte leads to; STATE_UNKNOWN when that may not be found out. */
static uint32_t make_next(struct automaton *automaton, uint32_t from, unsigned class) {
    struct cells *cells = &automaton->cells;
    uint32_t number = first_number(automaton, from);
    if (!may_grow(automaton))
        return STATE_UNKNOWN;
    struct state state = automaton->states.items[number];
    size_t held = bytes_held(automaton);
    uint64_t work = cells->work;
    unsigned char byte = automaton->bytes[class];
    copy_possible(automaton, &state);
    cells_begin(cells, byte, state.before, automaton->mask, automaton->mask + automaton->words / 2);
    const uint16_t *at = state.cells;
    for (uint32_t i = 0, cell = 0; i < state.cell_count; i++)
        cells_read(cells, cell = next_cell(&at, cell));
    uint32_t next = state_of(automaton, &cells->alive, byte_is_word(byte) ? BEFORE_WORD : BEFORE_OTHER);
    add_step(automaton, number, class, next);
    automaton->budget->credit -= (int64_t)(cells->work - work) + state.cell_count;
    automaton->budget->held += bytes_held(automaton) - held;
    return next;
}

/* What is possible at a state, and what is still alive there. */
static const uint64_t *all_alive(struct automaton *automaton, uint32_t number) {
    const struct state *state = &automaton->states.items[first_number(automaton, number)];
    copy_possible(automaton, state);
    const uint16_t *at = state->cells;
    for (uint32_t i = 0, cell = 0; i < state->cell_count; i++) {
        cell = next_cell(&at, cell);
        uint32_t branch = cell_at(&automaton->cells, cell)->branch;
        automaton->mask[branch / 64] |= UINT64_C(1) << branch % 64;
    }
    return automaton->mask;
}

/* ---- reading ---- */

static inline bool goes_on(uint32_t state) {
    return state > STATE_NOTHING && state < STATE_DECIDED;
}

uint32_t automaton_start(struct automaton *automaton, bool at_text_start) {
    if (!automaton->inside)
        make_start(automaton);
    return at_text_start ? automaton->at_start : automaton->inside;
}

static inline uint32_t with_row(const struct automaton *automaton, uint32_t state) {
    uint32_t row = state < ROW_FIRST ? automaton->steps[state].row : 0;
    return row ? row : state;
}

/* The state behind a byte. */
static inline uint32_t step(struct automaton *automaton, uint32_t state, unsigned char byte) {
    unsigned class = automaton->classes[byte];
    if (state < ROW_FIRST) {
        struct steps *steps = &automaton->steps[state];
        if (!steps->row) {
            for (unsigned i = 0; i < STEPS_MOST; i++)
                if (class_in(steps->known[i]) == class) {
                    uint32_t next = state_in(steps->known[i]), second = with_row(automaton, next);
                    if (second != next)   /* what is not changed is not written: the page may be in common with other processes */
                        steps->known[i] = class | second << CLASS_BITS;
                    return second;
                }
            return make_next(automaton, state, class);
        }
        state = steps->row;
    }
    uint32_t *place = place_in_row(automaton, state, class);
    if (!place || *place == STATE_UNKNOWN)
        return make_next(automaton, state, class);
    uint32_t second = with_row(automaton, *place);
    if (second != *place)
        *place = second;
    return second;
}

/* Reads on while there are states; where the bytes end, or the next can't be made, place and state say how far it came. */
static inline uint32_t read_on(struct automaton *automaton, uint32_t state, const char **place, const char *end) {
    const char *at = *place;
    while (at < end) {
        uint32_t next = step(automaton, state, (unsigned char)*at);
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

uint32_t automaton_read(struct automaton *automaton, uint32_t state, str bytes) {
    const char *at = bytes.data, *end = at + bytes.size;
    if (!goes_on(state))
        return state;
    state = read_on(automaton, state, &at, end);
    return goes_on(state) && at < end ? STATE_UNKNOWN : state;
}

uint32_t automaton_finish(struct automaton *automaton, uint32_t state, str shadow, uint32_t at) {
    const char *place = shadow.data + at, *end = shadow.data + shadow.size;
    const char *limit = end - place > READ_MOST ? place + READ_MOST : end;
    if (goes_on(state))
        state = read_on(automaton, state, &place, limit);
    if (!goes_on(state) || place < end)
        return state;
    uint32_t behind = step(automaton, state, 0);
    return behind == STATE_UNKNOWN ? state : behind;
}

const uint64_t *automaton_possible(struct automaton *automaton, uint32_t state) {
    if (goes_on(state))
        return all_alive(automaton, state);
    return state == STATE_NOTHING ? NULL : automaton->decided.items[state - STATE_DECIDED];
}
