/*
 * Which blocks are the article. Every block has features (html_features.c); each feature's curve (rules/html/weights.tsv) turns its
 * value into a weight, and the weights add up to the log-odds that the block belongs to the article. This is done twice:
 * first each block for itself, which shows where the article lies; then with its neighbours and its place in that.
 */
#ifndef PHOTOFINISH_ACQUIRE_HTML_SCORE_H
#define PHOTOFINISH_ACQUIRE_HTML_SCORE_H

#include "html_blocks.h"

/* In the order of html_feature_names. The first FEATURE_PLACE of them know nothing of scores. */
enum html_feature {
    FEATURE_ALWAYS, FEATURE_CHARS, FEATURE_WORDS, FEATURE_LINKS, FEATURE_SENTENCES, FEATURE_ENDS, FEATURE_COMMAS, FEATURE_DIGITS, FEATURE_CAPITALS,
    FEATURE_PHRASE, FEATURE_REPEATS, FEATURE_POSITION, FEATURE_AFTER_TITLE, FEATURE_BEFORE_TITLE, FEATURE_PARENT_SHARE,
    FEATURE_PARENT_LINKS,
    FEATURE_LOOKALIKES, FEATURE_KIND_SHARE, FEATURE_TWINS, FEATURE_SMELL, FEATURE_IS_TITLE, FEATURE_SINCE_END, FEATURE_FROM_TITLE, FEATURE_EMPHASIS,
    FEATURE_PICTURE,
    FEATURE_P, FEATURE_ITEM, FEATURE_HEADING, FEATURE_ROW, FEATURE_QUOTE, FEATURE_PRE, FEATURE_FIGCAPTION, FEATURE_TERM,
    FEATURE_IN_ARTICLE, FEATURE_IN_MAIN, FEATURE_IN_NAV, FEATURE_IN_ASIDE, FEATURE_IN_FOOTER, FEATURE_IN_HEADER, FEATURE_IN_FORM,
    FEATURE_IN_FIGURE, FEATURE_IN_LIST, FEATURE_IN_TABLE, FEATURE_IN_NOSCRIPT,
    FEATURE_SENSE, /* one for each sense follows */
    FEATURE_PLACE = FEATURE_SENSE + SENSE_COUNT,
    FEATURE_FIRST_SCORE = FEATURE_PLACE, FEATURE_BEFORE, FEATURE_BEHIND, FEATURE_AROUND, FEATURE_INSIDE, FEATURE_BELOW,
    FEATURE_BRANCH, FEATURE_SAME_PARENT, FEATURE_SAME_KIND, FEATURE_LEFT, FEATURE_DONE, FEATURE_RUN, FEATURE_GAP,
    FEATURE_COUNT,
};

extern const char *const html_feature_names[FEATURE_COUNT];

struct html_features {
    float values[FEATURE_COUNT];
};

/* Features of every block without place; one row each. */
struct html_features *html_features_measure(const struct html_tree *tree, const struct html_blocks *blocks, struct arena *arena);

/* Adds the place features, from the blocks' scores of the first pass. */
void html_features_place(const struct html_tree *tree, const struct html_blocks *blocks, struct html_features *features,
                         struct arena *arena);

/* Sets score and is_kept of every block. */
void html_score(const struct html_tree *tree, struct html_blocks *blocks, const struct html_words *words, struct arena *arena);

/* The deepest element in which the scores add up to the most: where the article lies. */
uint32_t html_best_element(const struct html_tree *tree, const struct html_blocks *blocks, struct arena *arena);

#endif
