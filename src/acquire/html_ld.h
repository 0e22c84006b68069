/*
 * JSON-LD: what a page says about itself in schema.org's words. Objects are found wherever they are nested; references by
 * "@id" within the page are followed.
 */
#ifndef PHOTOFINISH_ACQUIRE_HTML_LD_H
#define PHOTOFINISH_ACQUIRE_HTML_LD_H

#include "html_tree.h"

struct html_ld {
    str headline, published, modified, author, publisher, language, address; /* empty when not told; authors apart by "; " */
};

void html_ld_read(const struct html_tree *tree, struct html_ld *ld, struct arena *arena);

#endif
