#include "html_meta.h"

#include "html_says.h"

/* Bylines and dates are looked for around the headline; without one, around the article's first paragraph. */
static void find_heading(struct html_says *says) {
    if (!says->heading)
        says->heading = html_first_paragraph(says);
    if (says->heading == NO_NODE)
        says->heading = 0;
    while (says->heading_block + 1 < says->blocks->count && says->blocks->items[says->heading_block].to < says->heading)
        says->heading_block++;
}

void html_meta_read(const struct html_tree *tree, const struct html_blocks *blocks, const struct html_words *words, str uri,
                    struct html_meta *meta, struct arena *arena) {
    struct html_says says;
    html_says_read(&says, tree, blocks, words, arena);
    meta->title = html_title_choose(&says);
    find_heading(&says);
    meta->date = html_when_choose(&says, uri);
    meta->author = html_byline_choose(&says);
    meta->publisher = says.ld.publisher.size ? html_fold(says.ld.publisher, arena) : html_says_meta(&says, META_SITE, 0);
    meta->language = says.language;
    meta->canonical = says.ld.address.size ? says.ld.address : html_says_meta(&says, META_ADDRESS, 0);
}
