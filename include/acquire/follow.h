/*
 * Pages that the entries of feeds link to, for fetching them:
 *
 *     struct pages pages = {0};
 *     pages_find(paths, count, NULL, &pages, &arena, &error);
 *     fetch(pages.items, pages.count, …);
 *
 * An entry often holds no more than the first lines of its page.
 */
#ifndef PHOTOFINISH_ACQUIRE_FOLLOW_H
#define PHOTOFINISH_ACQUIRE_FOLLOW_H

#include "acquire/acquire.h"

struct pages {
    char **items;        /* addresses, each once, in the order of the feeds */
    uint32_t count, room;
};

/* Adds the pages that entries of feeds among the inputs (or of feeds in archives among them) link to, but for those that the inputs hold
 * themselves. Inputs that cannot be read give nothing: whoever reads them says so; nor does
 * standard input ("-"), which can be read only once. Reads every document once. */
enum status pages_find(char *const *paths, uint32_t count, const struct input_options *options, struct pages *pages, struct arena *arena,
                       struct error *error);

#endif
