#include "html_tables.h"

enum {
    WRAPPERS = 3,          /* elements around a table that hold nothing else: <div class=scroll>, <figure> */
    PROSE_BESIDE = 30,     /* kept words beside the table that make it part of an article */
    LEAST_ROWS = 2,
};

static const uint32_t foreign_senses = 1u << SENSE_NAVIGATION | 1u << SENSE_RELATED | 1u << SENSE_COMMENT | 1u << SENSE_SHARE |
                                       1u << SENSE_ADVERT | 1u << SENSE_CONSENT | 1u << SENSE_FORM | 1u << SENSE_FOOTER | 1u << SENSE_HIDDEN;

struct table_of_figures {
    uint32_t node;
    uint32_t first, last;  /* blocks */
    uint32_t rows, rows_with_digits;
};

static uint32_t table_around(const struct html_tree *tree, uint32_t node) {
    while (node != NO_NODE && tree->items[node].tag != GUMBO_TAG_TABLE)
        node = tree->items[node].parent;
    return node;
}

/* Index of the first block that begins at or after node. */
static uint32_t block_at(const struct html_blocks *blocks, uint32_t node) {
    uint32_t low = 0, high = blocks->count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (blocks->items[middle].from < node)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* words[i]: kept words of the blocks before block i. */
static bool stands_in_article(const struct html_tree *tree, const struct html_blocks *blocks, const uint32_t *words,
                              const struct table_of_figures *table) {
    uint32_t own = words[table->last + 1] - words[table->first];
    uint32_t at = table->node;
    for (int i = 0; i <= WRAPPERS && at != NO_NODE; i++, at = tree->items[at].parent) {
        if (words[block_at(blocks, tree->items[at].end)] - words[block_at(blocks, at)] >= own + PROSE_BESIDE)
            return true;
        if (tree->items[at].senses & foreign_senses)
            return false;
    }
    return false;
}

void html_tables_keep(const struct html_tree *tree, struct html_blocks *blocks, struct arena *arena) {
    uint32_t *words = ARENA_ARRAY(arena, (size_t)blocks->count + 1, uint32_t);
    for (uint32_t i = 0; i < blocks->count; i++)
        words[i + 1] = words[i] + (blocks->items[i].is_kept ? blocks->items[i].words : 0);
    for (uint32_t i = 0; i < blocks->count; i++) {
        if (tree->items[blocks->items[i].element].tag != GUMBO_TAG_TR)
            continue;
        struct table_of_figures table = {.node = table_around(tree, blocks->items[i].element), .first = i};
        if (table.node == NO_NODE)
            continue;
        for (; i < blocks->count && blocks->items[i].from < tree->items[table.node].end; i++) {
            table.last = i;
            table.rows += tree->items[blocks->items[i].element].tag == GUMBO_TAG_TR;
            table.rows_with_digits += blocks->items[i].digits > 0;
        }
        i = table.last;
        if (table.rows < LEAST_ROWS || table.rows_with_digits * 2 < table.rows || !stands_in_article(tree, blocks, words, &table))
            continue;
        for (uint32_t k = table.first; k <= table.last; k++)
            blocks->items[k].is_kept |= tree->items[blocks->items[k].element].tag == GUMBO_TAG_TR;
    }
}
