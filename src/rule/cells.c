#include "cells.h"

#include <string.h>

#include "base/memory.h"
#include "letter.h"

enum {
    ROUNDS_MOST = 6,     /* of a repeat that are told apart; then it may end, or go on for ever */
    DEPTH_MOST = 2000,   /* calls inside one another */
};

/* ---- cells ---- */

static uint32_t cell_hash(const struct cell *cell) {
    uint64_t hash = (uint64_t)(uintptr_t)cell->node * UINT64_C(0x9E3779B97F4A7C15);
    hash = (hash ^ ((uint64_t)cell->kind << 56 | (uint64_t)cell->from << 24 | cell->depth) ^ cell->branch) * UINT64_C(0xFF51AFD7ED558CCD);
    hash = (hash ^ hash >> 32 ^ ((uint64_t)cell->to << 32 | cell->parent)) * UINT64_C(0xC4CEB9FE1A85EC53);
    return (uint32_t)(hash >> 32);
}

static bool says_same(const void *context, uint32_t number, const void *wanted) {
    const struct cell *a = cell_at(context, number), *b = wanted;
    return a->node == b->node && a->parent == b->parent && a->kind == b->kind && a->from == b->from && a->to == b->to &&
           a->depth == b->depth && a->branch == b->branch;
}

/* New memory is zero without being touched, and much of it never is. */
static void make_room_for_reading(struct cells *cells) {
    uint32_t room = cells->count + cells->count / 2;
    struct cell_reading *readings = memory_new(room, sizeof *readings);
    if (cells->readings_room)
        memcpy(readings, cells->readings, cells->readings_room * sizeof *readings);
    memory_free(cells->readings);
    cells->readings = readings;
    cells->readings_room = room;
}

static uint32_t add_cell(struct cells *cells, const struct cell *cell) {
    uint32_t number = cells->count ? cells->count : 1;
    cells->count = number + 1;
    if (number / CELLS_OF_BLOCK == cells->blocks.count)
        *LIST_ADD(&cells->blocks, cells->arena) = ARENA_ARRAY(cells->arena, CELLS_OF_BLOCK, struct cell);
    *cell_at(cells, number) = *cell;
    if (cells->count > cells->readings_room)
        make_room_for_reading(cells);
    return number;
}

static uint32_t cell_number(struct cells *cells, struct cell cell) {
    uint32_t hash = cell_hash(&cell), number = numbering_find(&cells->numbers, hash, says_same, cells, &cell);
    if (!number)
        numbering_add(&cells->numbers, hash, number = add_cell(cells, &cell));
    return number;
}

static uint32_t behind(struct cells *cells, enum cell_kind kind, const struct node *node, uint32_t from, uint32_t parent) {
    return cell_number(cells, (struct cell){.kind = kind, .node = node, .from = from, .parent = parent,
                                            .branch = cell_at(cells, parent)->branch});
}

uint32_t cell_of_tree(struct cells *cells, const struct node *tree, uint32_t branch) {
    uint32_t end = cell_number(cells, (struct cell){.kind = CELL_END, .branch = (uint16_t)branch});
    return behind(cells, CELL_NODE, tree, 0, end);
}

/* ---- reading ---- */

void cells_take_up(struct cells *cells, uint32_t number) {
    if (cell_is_taken(cells, number))
        return;
    cells->readings[number].taken = cells->reading;
    *LIST_ADD(&cells->alive, cells->arena) = number;
}

static void note_possible(struct cells *cells, uint32_t cell) {
    uint32_t branch = cell_at(cells, cell)->branch;
    cells->possible[branch / 64] |= UINT64_C(1) << branch % 64;
}

static bool is_possible(const struct cells *cells, uint32_t branch) {
    return cells->possible[branch / 64] >> branch % 64 & 1;
}

static bool same_byte(const struct cells *cells, const struct node *node, char wanted) {
    unsigned char byte = cells->byte;
    if (byte == BEYOND_ASCII)
        return (unsigned char)wanted >= 0x80 && !byte_is_letter((unsigned char)wanted);
    return node->is_caseless ? char_lower((char)byte) == char_lower(wanted) : (char)byte == wanted;
}

static bool set_takes(const struct cells *cells, const struct node *node) {
    const struct set *set = node->set;
    unsigned char byte = cells->byte;
    if (byte_is_letter(byte))
        return set->letters >> letter_entity(byte) & 1;
    if (byte == BEYOND_ASCII)
        return set->ranges.count && LIST_LAST(&set->ranges)->high >= 0x80;
    return byte && (set_has(set, byte) || (node->is_caseless && char_is_letter((char)byte) && set_has(set, byte ^ 0x20)));
}

/* May the node take the byte at once, or be empty? Where that takes long to tell, perhaps. */
static bool may_take(const struct cells *cells, const struct node *node) {
    while ((node->kind == NODE_SEQUENCE && node->child) || node->kind == NODE_CAPTURE || (node->kind == NODE_REPEAT && node->least))
        node = node->child;
    switch (node->kind) {
    case NODE_BYTES: return !node->text.size || same_byte(cells, node, node->text.data[0]);
    case NODE_CLASS: return set_takes(cells, node);
    case NODE_ENTITY: return entity_letters[node->entity] == cells->byte;
    case NODE_CHOICE: return !node->first || byte_set_has(node->first, cells->byte);
    default: return true;
    }
}

static bool edge_holds(const struct cells *cells, str edge) {
    bool word_behind = byte_is_word(cells->byte), any = cells->before == BEFORE_ANY;
    bool word_before = cells->before == BEFORE_WORD;
    switch (edge.data[edge.size - 1]) {
    case '^': return cells->before == BEFORE_START;
    case '$': return !cells->byte;
    case 'b': return any || word_before != word_behind;
    default: return any || word_before == word_behind;
    }
}

static void read_node(struct cells *cells, const struct node *node, uint32_t parent);

/* Phrases are sorted: those that go on with the byte stand together. */
static void read_phrases(struct cells *cells, const struct node *node, uint32_t from, uint32_t to, uint32_t depth, uint32_t parent) {
    const str *phrases = node->is_caseless ? node->phrases->folded : node->phrases->sorted;
    while (from < to && phrases[from].size == depth) {
        cells_read(cells, parent);
        from++;
    }
    if (cells->byte == BEYOND_ASCII) {
        if (from < to && (unsigned char)phrases[to - 1].data[depth] >= 0x80)
            note_possible(cells, parent);
        return;
    }
    unsigned char byte = (unsigned char)(node->is_caseless ? char_lower((char)cells->byte) : (char)cells->byte);
    struct phrase_range going_on = phrases_with(phrases, (struct phrase_range){from, to}, depth, byte);
    if (going_on.from < going_on.to)
        cells_take_up(cells, cell_number(cells, (struct cell){.kind = CELL_PHRASES,
                                                              .node = node,
                                                              .from = going_on.from,
                                                              .to = going_on.to,
                                                              .depth = (uint8_t)(depth + 1),
                                                              .parent = parent,
                                                              .branch = cell_at(cells, parent)->branch}));
}

static void read_text(struct cells *cells, const struct node *node, uint32_t from, uint32_t parent) {
    if (from == node->text.size)
        cells_read(cells, parent);
    else if (same_byte(cells, node, node->text.data[from]))
        cells_take_up(cells, from + 1 == node->text.size ? parent : behind(cells, CELL_TEXT, node, from + 1, parent));
}

static void read_set(struct cells *cells, const struct node *node, uint32_t parent) {
    if (!set_takes(cells, node))
        return;
    cells_take_up(cells, parent);
    if (cells->byte == BEYOND_ASCII)
        cells_take_up(cells, behind(cells, CELL_TAIL, NULL, 0, parent));
}

/* "Anything up to …" says nothing about what is next. */
static bool is_gap(const struct node *repeat) {
    enum { FEW = 2 };
    return repeat->child->kind == NODE_CLASS && repeat->most > FEW && set_has(repeat->child->set, ' ');
}

/* The cell behind one more round; own: that of so many rounds, or 0. */
static uint32_t behind_round(struct cells *cells, const struct node *repeat, uint32_t rounds, uint32_t parent, uint32_t own) {
    uint32_t next = rounds < ROUNDS_MOST ? rounds + 1 : rounds;
    uint32_t least = repeat->least < ROUNDS_MOST ? repeat->least : ROUNDS_MOST;
    /* Without an end, and with enough behind it, one more round changes nothing. */
    if (repeat->most == UINT32_MAX && next > least)
        next = least;
    if (next == repeat->most)
        return parent;
    return own && next == rounds ? own : behind(cells, CELL_ROUND, repeat, next, parent);
}

static void read_rounds(struct cells *cells, const struct node *repeat, uint32_t rounds, uint32_t parent, uint32_t own) {
    if (is_gap(repeat)) {
        note_possible(cells, parent);
        return;
    }
    if (rounds < repeat->most && may_take(cells, repeat->child))
        read_node(cells, repeat->child, behind_round(cells, repeat, rounds, parent, own));
    if (rounds >= repeat->least || rounds == ROUNDS_MOST)
        cells_read(cells, parent);
}

static bool ends_in_word(const struct cells *cells) {
    return cells->before == BEFORE_WORD && byte_is_word(cells->byte);
}

/* What a pattern ends with looking at is read like the rest of it; what stands in its midst, or must not be there, is not asked about. */
static void read_look(struct cells *cells, const struct node *look, uint32_t parent) {
    const struct cell *next = cell_at(cells, parent);
    if (str_equal(look->text, STR("?>")))
        read_node(cells, look->child, parent);
    else if (next->kind != CELL_END || !str_equal(look->text, STR("?=")))
        cells_read(cells, parent);
    else if (!ends_in_word(cells))
        read_node(cells, look->child, cell_number(cells, (struct cell){.kind = CELL_LOOKED, .branch = next->branch}));
}

static void read_choice(struct cells *cells, const struct node *choice, uint32_t parent) {
    for (const struct node *child = choice->child; child; child = child->next) {
        cells->work++;
        if (may_take(cells, child))
            read_node(cells, child, parent);
    }
}

static void read_node(struct cells *cells, const struct node *node, uint32_t parent) {
    cells->work++;
    if (++cells->depth > DEPTH_MOST || is_possible(cells, cell_at(cells, parent)->branch)) {
        note_possible(cells, parent);
        cells->depth--;
        return;
    }
    switch (node->kind) {
    case NODE_BYTES: read_text(cells, node, 0, parent); break;
    case NODE_CLASS: read_set(cells, node, parent); break;
    case NODE_ENTITY:
        if (entity_letters[node->entity] == cells->byte)
            cells_take_up(cells, parent);
        break;
    case NODE_GAP: case NODE_BACK: note_possible(cells, parent); break;
    case NODE_EDGE:
        if (edge_holds(cells, node->text))
            cells_read(cells, parent);
        break;
    case NODE_LOOK: read_look(cells, node, parent); break;
    case NODE_CAPTURE: read_node(cells, node->child, parent); break;
    case NODE_PHRASES:
        read_phrases(cells, node, 0, node->is_caseless ? node->phrases->folded_count : node->phrases->count, 0, parent);
        break;
    case NODE_SEQUENCE:
        if (!node->child)
            cells_read(cells, parent);
        else
            read_node(cells, node->child, node->child->next ? behind(cells, CELL_NODE, node->child->next, 0, parent) : parent);
        break;
    case NODE_CHOICE: read_choice(cells, node, parent); break;
    case NODE_REPEAT: read_rounds(cells, node, 0, parent, 0); break;
    }
    cells->depth--;
}

void cells_begin(struct cells *cells, unsigned char byte, enum before before, uint64_t *possible, uint64_t *is_read) {
    if (cells->count > cells->readings_room)
        make_room_for_reading(cells);
    if (!++cells->reading) {       /* they are numbered anew */
        memset(cells->readings, 0, cells->readings_room * sizeof *cells->readings);
        cells->reading = 1;
    }
    cells->byte = byte;
    cells->before = before;
    cells->possible = possible;
    cells->is_read = is_read;
    cells->alive.count = 0;
}

void cells_read(struct cells *cells, uint32_t number) {
    if (cells->readings[number].left == cells->reading)
        return;
    cells->readings[number].left = cells->reading;
    const struct cell *cell = cell_at(cells, number);
    switch (cell->kind) {
    case CELL_END:
        if (ends_in_word(cells))
            break;
        /* fallthrough */
    case CELL_LOOKED:
        if (!is_possible(cells, cell->branch))
            cells->is_read[cell->branch / 64] |= UINT64_C(1) << cell->branch % 64;
        note_possible(cells, number);
        break;
    case CELL_NODE:
        if (may_take(cells, cell->node))
            read_node(cells, cell->node, cell->node->next ? behind(cells, CELL_NODE, cell->node->next, 0, cell->parent) : cell->parent);
        break;
    case CELL_ROUND: read_rounds(cells, cell->node, cell->from, cell->parent, number); break;
    case CELL_TEXT: read_text(cells, cell->node, cell->from, cell->parent); break;
    case CELL_PHRASES: read_phrases(cells, cell->node, cell->from, cell->to, cell->depth, cell->parent); break;
    case CELL_TAIL:
        cells_read(cells, cell->parent);
        if (cells->byte == BEYOND_ASCII) {
            cells_take_up(cells, cell->parent);
            cells_take_up(cells, number);
        }
        break;
    }
}

void cells_rest(struct cells *cells) {
    memory_free(cells->readings);
    cells->readings = NULL;
    cells->readings_room = cells->reading = 0;
    numbering_rest(&cells->numbers);
}

size_t cells_held(const struct cells *cells) {
    return numbering_held(&cells->numbers) + cells->readings_room * sizeof *cells->readings;
}

void cells_forget(struct cells *cells) {
    memory_free(cells->readings);
    numbering_close(&cells->numbers);
    *cells = (struct cells){0};
}
