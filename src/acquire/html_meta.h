/*
 * What a page says about itself: schema.org in JSON-LD and microdata, OpenGraph, meta tags, <time>, bylines, its address.
 * Every answer is one that the page gives; where several sources speak, the order in html_meta.c says who is believed.
 */
#ifndef PHOTOFINISH_ACQUIRE_HTML_META_H
#define PHOTOFINISH_ACQUIRE_HTML_META_H

#include "html_blocks.h"

struct html_meta {
    str title;
    str date;       /* ISO 8601, as far as told */
    str author;     /* names apart by "; " */
    str publisher;
    str language;   /* BCP 47, lower case */
    str canonical;  /* address, empty when not told */
};

/* The blocks have been scored. uri: where the page came from, empty when unknown. */
void html_meta_read(const struct html_tree *tree, const struct html_blocks *blocks, const struct html_words *words, str uri,
                    struct html_meta *meta, struct arena *arena);

#endif
