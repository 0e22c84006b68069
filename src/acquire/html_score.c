#include "html_score.h"

#include "html_tables.h"

enum { REPEATED_WORDS = 8, PARAGRAPH_WORDS = 15 };
static const float NEAR_TOP = 1.5F;

/* What the feature's value adds to the log-odds: the weight of the last row that it reaches. */
static float curve_at(const struct html_curve *curve, float value) {
    uint32_t low = 0, high = curve->count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (curve->items[middle].from <= value)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? curve->items[low - 1].weight : 0;
}

/* Curves of one pass, NULL where the table has none; "1:chars" is the first pass's. */
static void curves_of(const struct html_words *words, int pass, const struct html_curve **curves, struct arena *arena) {
    for (uint32_t f = 0; f < FEATURE_COUNT; f++)
        curves[f] = html_words_curve(words, str_print(arena, "%d:%s", pass, html_feature_names[f]));
}

static void add_scores(const struct html_curve **curves, const struct html_features *features, struct html_blocks *blocks) {
    for (uint32_t i = 0; i < blocks->count; i++) {
        float score = 0;
        for (uint32_t f = 0; f < FEATURE_COUNT; f++)
            if (curves[f])
                score += curve_at(curves[f], features[i].values[f]);
        blocks->items[i].score = score;
    }
}

uint32_t html_best_element(const struct html_tree *tree, const struct html_blocks *blocks, struct arena *arena) {
    float *sum = ARENA_ARRAY(arena, tree->count, float);
    for (LIST_EACH(struct html_block, b, blocks))
        sum[b->element] += b->score * (float)(b->words < 60 ? b->words : 60);
    for (uint32_t i = tree->count; i-- > 1;)
        if (tree->items[i].parent != NO_NODE)
            sum[tree->items[i].parent] += sum[i];
    uint32_t best = 0;
    for (uint32_t i = 1; i < tree->count; i++)
        if (tree->items[i].tag != HTML_TEXT && (sum[i] > sum[best] || (sum[i] == sum[best] && tree->items[i].parent == best)))
            best = i;
    return best;
}

/* A long line that was said before is a teaser of itself, a caption for another size of screen. */
static bool is_new(struct table *said, struct html_block *block, struct arena *arena) {
    void **slot = table_slot(said, (str){(const char *)&block->hash, sizeof block->hash}, arena);
    bool is_first = !*slot;
    *slot = block;
    return is_first;
}

/* Even odds; on a page where nothing looks much like an article, the best of it and what comes near. */
static float bar_of(const struct html_blocks *blocks) {
    float top = -100;
    for (LIST_EACH(struct html_block, b, blocks))
        if (b->words >= PARAGRAPH_WORDS && b->sentences && b->score > top)
            top = b->score;
    return top > -100 && top < NEAR_TOP ? top - NEAR_TOP : 0;
}

void html_score(const struct html_tree *tree, struct html_blocks *blocks, const struct html_words *words, struct arena *arena) {
    const struct html_curve *curves[FEATURE_COUNT];
    struct html_features *features = html_features_measure(tree, blocks, arena);
    curves_of(words, 1, curves, arena);
    add_scores(curves, features, blocks);
    html_features_place(tree, blocks, features, arena);
    curves_of(words, 2, curves, arena);
    add_scores(curves, features, blocks);
    struct table said = {0};
    float bar = bar_of(blocks);
    for (LIST_EACH(struct html_block, b, blocks)) {
        b->is_kept = b->score > bar && b->phrase != PHRASE_DROP;
        if (b->is_kept && b->words >= REPEATED_WORDS)
            b->is_kept = is_new(&said, b, arena);
    }
    html_tables_keep(tree, blocks, arena);
}
