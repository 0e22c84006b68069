/*
 * Places inside patterns, and how a byte leads from some to others. A cell says what is to be read next (of one node, or what is
 * left of it) and, in its parent, what comes behind that; cells that say the same are one.
 */
#ifndef PHOTOFINISH_RULE_CELLS_H
#define PHOTOFINISH_RULE_CELLS_H

#include "numbering.h"
#include "pattern.h"

enum cell_kind {
    CELL_END,        /* the pattern is read: it matches when an edge is here */
    CELL_LOOKED,     /* so is what it looks at behind its end: wherever that ends */
    CELL_NODE,       /* a node, then its siblings */
    CELL_ROUND,      /* a REPEAT that has been through from rounds */
    CELL_TEXT,       /* BYTES, from a byte on */
    CELL_PHRASES,    /* those from … to - 1, which have the first depth bytes in common and read */
    CELL_TAIL,       /* perhaps more bytes of a character beyond ASCII */
};

/* There are some ten thousand before a first short text is read: so they are small (24 bytes), and stay where they are made. */
struct cell {
    const struct node *node;
    uint32_t from, to;
    uint32_t parent;
    uint16_t branch;
    uint8_t depth;
    enum cell_kind kind : 8;
};
enum { CELLS_OF_BLOCK = 64 };

/* What stands before a byte: an edge may ask. */
enum before { BEFORE_START, BEFORE_WORD, BEFORE_OTHER, BEFORE_ANY };

/* Apart from the cells, which many processes may have in common: the reading that has gone on from a cell already, or taken it up. */
struct cell_reading { uint16_t left, taken; };

/* Cells as numbers; 0 is none. */
struct cell_numbers { uint32_t *items; uint32_t count, room; };

struct cells {
    struct arena *arena;
    struct { struct cell **items; uint32_t count, room; } blocks;
    uint32_t count;                /* of cells, with 0, which is none */
    struct numbering numbers;      /* of cells, by what they say */
    struct cell_reading *readings; /* by cell; malloc */
    uint32_t readings_room;
    /* of the reading at hand: */
    uint16_t reading;              /* never 0 */
    unsigned char byte;
    enum before before;
    uint64_t *possible, *is_read;  /* by branch: it may match; as far as it could be read, it does */
    struct cell_numbers alive;     /* behind the byte */
    uint32_t depth;
    uint64_t work;                 /* cells and alternatives looked at so far */
};

static inline struct cell *cell_at(const struct cells *cells, uint32_t number) {
    return &cells->blocks.items[number / CELLS_OF_BLOCK][number % CELLS_OF_BLOCK];
}

static inline bool cell_is_taken(const struct cells *cells, uint32_t number) {
    return cells->readings[number].taken == cells->reading;
}

uint32_t cell_of_tree(struct cells *cells, const struct node *tree, uint32_t branch);

/*
 * Reads a byte (BEYOND_ASCII for all of those; 0 is the end of the text) from a cell: what is alive behind it is added to
 * cells->alive; branches that match right before the byte to cells->possible and is_read; those that may match whatever follows
 * to cells->possible.
 */
void cells_begin(struct cells *cells, unsigned char byte, enum before before, uint64_t *possible, uint64_t *is_read);
void cells_read(struct cells *cells, uint32_t number);

/* Adds a cell to those that are alive, unless it is there. */
void cells_take_up(struct cells *cells, uint32_t number);

/* What is changed all the time goes, and what is known stays as it is: for those who take it up at another time, and read little. */
void cells_rest(struct cells *cells);
size_t cells_held(const struct cells *cells);   /* bytes outside the arena */

/* Whoever owns the arena forgets it. */
void cells_forget(struct cells *cells);

#endif
