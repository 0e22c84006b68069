/*
 * The page's text cut where a browser would begin a new line: paragraphs, items, headings, rows of tables. A block is a run of
 * text nodes; nothing is copied.
 */
#ifndef PHOTOFINISH_ACQUIRE_HTML_BLOCKS_H
#define PHOTOFINISH_ACQUIRE_HTML_BLOCKS_H

#include "html_tree.h"

struct html_block {
    uint32_t from, to;      /* first and last text node */
    uint32_t element;       /* the element whose line it is */
    uint32_t chars, words, link_chars;
    uint32_t sentences;     /* full stops and the like before a blank or the end */
    uint32_t commas, digits, capitals; /* capitals: words that begin with one */
    uint32_t emphasis;      /* characters in <b>, <i>, <em>, <strong> */
    uint32_t smells;        /* words that pages write around articles: "cookies", "subscribe" */
    bool ends_sentence, ends_open; /* with a full stop or the like; with a colon */
    enum html_phrase phrase;
    uint64_t hash;          /* of its first bytes, for repetition */
    float score;            /* log-odds of being part of the article */
    bool is_kept;
};

struct html_blocks {
    struct html_block *items;
    uint32_t count, room;
};

void html_blocks_cut(struct html_tree *tree, const struct html_words *words, struct html_blocks *blocks, struct arena *arena);

#endif
