/*
 * A page as one array: every element and text of gumbo's tree in document order, each with its parent and the end of its
 * subtree. Questions about ancestors and descendants become loops; nothing recurses, however deep the page.
 */
#ifndef PHOTOFINISH_ACQUIRE_HTML_TREE_H
#define PHOTOFINISH_ACQUIRE_HTML_TREE_H

#include <gumbo.h>

#include "html_words.h"
#include "base/list.h"
#include "base/str.h"

#define NO_NODE UINT32_MAX /* an enumerator must fit into an int */

struct html_node {
    const GumboNode *gumbo;
    uint32_t parent;      /* NO_NODE for the root */
    uint32_t end;         /* index one behind the last descendant */
    uint32_t block;       /* innermost element around it (or itself) that begins a new line; not for inline ones */
    uint32_t senses;      /* what its class, id, role … say: bits of enum html_sense */
    uint32_t chars;       /* visible characters in the subtree, blanks not counted */
    uint32_t link_chars;  /* of these inside <a href> */
    uint16_t depth;
    uint8_t tag;          /* GumboTag, or HTML_TEXT */
    bool is_hidden;       /* itself or an ancestor is never shown, or is no text: script, template … */
    bool is_link;         /* inside <a href> */
};

enum { HTML_TEXT = 255 };

struct html_tree {
    str page;             /* what gumbo parsed */
    struct html_node *items;
    uint32_t count, room;
};

/* Parses and flattens. words may be NULL. */
void html_tree_read(struct html_tree *tree, str page, const struct html_words *words, struct arena *arena);

/* The attribute's value; data NULL when there is none. */
str html_attribute(const struct html_node *node, const char *name);

/* Text of all visible text nodes in the subtree, blanks folded; at most limit bytes of it. */
str html_text(const struct html_tree *tree, uint32_t node, size_t limit, struct arena *arena);

bool html_tag_is_block(GumboTag tag);

#endif
