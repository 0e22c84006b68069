/*
 * Writes blocks of a page as text, noting for each byte which bytes of the page it came from.
 *
 * Gumbo keeps of a text node its characters and where they stand in the page, but not how the two correspond. Here they are
 * laid side by side: what is equal was copied, a reference ("&eacute;") is one whole, tags that the parser ignored in between
 * are passed over. Where they cannot be made to fit (no page we know), the node as a whole stands for each of its bytes.
 */
#ifndef PHOTOFINISH_ACQUIRE_HTML_WRITE_H
#define PHOTOFINISH_ACQUIRE_HTML_WRITE_H

#include "html_blocks.h"
#include "model/document.h"

struct html_writer {
    str page;
    struct content *content;
    struct arena *arena;
    char *data;               /* what was written, to stand behind what content.text has already */
    size_t size, room;
    size_t base;              /* size of that */
    size_t block_start;
    struct offsets map;       /* to page; through the charset when it is closed */
    bool has_blank;           /* a blank is due before the next character, from these bytes: */
    char blank;               /* ' ' or '\t' */
    struct span blank_source;
};

void html_writer_open(struct html_writer *writer, str page, struct content *content, struct arena *arena);

/* Writes the text nodes of block, as one block or, where lines are broken by <br> or in <pre>, as several. */
void html_write_block(struct html_writer *writer, const struct html_tree *tree, const struct html_block *block, enum block_kind kind);

/* Writes the first size bytes of a <title>'s text. */
void html_write_title(struct html_writer *writer, const struct html_tree *tree, uint32_t text_node, size_t size);

/* Appends text and map (through decoded: page → document) to content. */
void html_writer_close(struct html_writer *writer, const struct offsets *decoded);

#endif
