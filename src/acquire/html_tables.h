/* Tables of figures inside an article belong to it as a whole, row by row, whatever each row looks like by itself. */
#ifndef PHOTOFINISH_ACQUIRE_HTML_TABLES_H
#define PHOTOFINISH_ACQUIRE_HTML_TABLES_H

#include "html_blocks.h"

/* Keeps all rows of a table that holds figures and stands among kept paragraphs. */
void html_tables_keep(const struct html_tree *tree, struct html_blocks *blocks, struct arena *arena);

#endif
