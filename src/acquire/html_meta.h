/*
 * What a page says about itself: schema.org in JSON-LD and microdata, OpenGraph, meta tags, <time>, bylines.
 */
#ifndef PHOTOFINISH_ACQUIRE_HTML_META_H
#define PHOTOFINISH_ACQUIRE_HTML_META_H

#include "html_tree.h"

struct html_meta {
    str title;
    str date;       /* ISO 8601, as far as told */
    str author;     /* apart by "; " */
    str publisher;
    str language;
    str canonical;  /* address */
};

void html_meta_read(const struct html_tree *tree, struct html_meta *meta, struct arena *arena);

#endif
