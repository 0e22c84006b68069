#include "html_score.h"

#include <math.h>

#include "base/hash.h"

const char *const html_feature_names[FEATURE_COUNT] = {
    "always", "chars", "words", "links", "sentences", "ends", "commas", "digits", "capitals", "phrase", "repeats", "position", "after-title", "before-title",
    "parent-share", "parent-links", "lookalikes", "kind-share", "twins", "smell", "is-title", "since-end", "from-title", "emphasis", "picture", "p", "item", "heading", "row", "quote", "pre", "figcaption", "term",
    "in-article", "in-main", "in-nav", "in-aside", "in-footer", "in-header", "in-form", "in-figure", "in-list", "in-table", "in-noscript",
    "body", "article", "title", "lead", "byline", "caption", "navigation", "aside", "header", "footer", "comment", "related",
    "share", "advert", "consent", "form", "tags", "bio", "hidden",
    "first-score", "before", "behind", "around", "inside", "below", "branch", "same-parent", "same-kind", "left", "done", "run", "gap",
};

enum {
    NEAR = 3,               /* ancestors that count as near */
    MOST_OF_PAGE = 60,      /* percent: what holds that much of the page's prose is no sidebar, whatever its class says, */
    MUCH_OF_PAGE = 25,      /* nor what holds that much and the headline */
    LEAST_PROSE = 300,      /* characters: a page with less has no body that could be mistaken */
    REPEAT_BITS = 12,
    FAR = 50,               /* blocks, levels: further is no difference */
};

static const struct { uint8_t tag; enum html_feature feature; } ancestor_tags[] = {
    {GUMBO_TAG_ARTICLE, FEATURE_IN_ARTICLE}, {GUMBO_TAG_MAIN, FEATURE_IN_MAIN},     {GUMBO_TAG_NAV, FEATURE_IN_NAV},
    {GUMBO_TAG_ASIDE, FEATURE_IN_ASIDE},     {GUMBO_TAG_FOOTER, FEATURE_IN_FOOTER}, {GUMBO_TAG_HEADER, FEATURE_IN_HEADER},
    {GUMBO_TAG_FORM, FEATURE_IN_FORM},       {GUMBO_TAG_FIGURE, FEATURE_IN_FIGURE}, {GUMBO_TAG_UL, FEATURE_IN_LIST},
    {GUMBO_TAG_OL, FEATURE_IN_LIST},         {GUMBO_TAG_TABLE, FEATURE_IN_TABLE},   {GUMBO_TAG_NOSCRIPT, FEATURE_IN_NOSCRIPT},
};

static const struct { uint8_t tag; enum html_feature feature; } own_tags[] = {
    {GUMBO_TAG_P, FEATURE_P},           {GUMBO_TAG_LI, FEATURE_ITEM},      {GUMBO_TAG_H1, FEATURE_HEADING}, {GUMBO_TAG_H2, FEATURE_HEADING},
    {GUMBO_TAG_H3, FEATURE_HEADING},    {GUMBO_TAG_H4, FEATURE_HEADING},   {GUMBO_TAG_H5, FEATURE_HEADING}, {GUMBO_TAG_H6, FEATURE_HEADING},
    {GUMBO_TAG_TR, FEATURE_ROW},        {GUMBO_TAG_BLOCKQUOTE, FEATURE_QUOTE}, {GUMBO_TAG_PRE, FEATURE_PRE},
    {GUMBO_TAG_FIGCAPTION, FEATURE_FIGCAPTION}, {GUMBO_TAG_DT, FEATURE_TERM}, {GUMBO_TAG_DD, FEATURE_TERM},
};

/* The element around a block whose other blocks are its siblings: the parent of p, div, td; of li the list's. */
static uint32_t parent_of(const struct html_tree *tree, const struct html_block *block) {
    uint32_t parent = tree->items[block->element].parent;
    return parent == NO_NODE ? block->element : parent;
}

static bool is_prose(const struct html_block *b) {
    return b->sentences > 0 && b->words > 8 && b->link_chars * 3 < b->chars;
}

/* Characters of prose in every element's subtree. */
static uint32_t *prose_of(const struct html_tree *tree, const struct html_blocks *blocks, struct arena *arena) {
    uint32_t *prose = ARENA_ARRAY(arena, tree->count, uint32_t);
    for (LIST_EACH(struct html_block, b, blocks))
        if (is_prose(b))
            prose[b->element] += b->chars;
    for (uint32_t i = tree->count; i-- > 1;)
        if (tree->items[i].parent != NO_NODE)
            prose[tree->items[i].parent] += prose[i];
    return prose;
}

/* 3: says so itself, 2: an ancestor near by, 1: one further up, 0: none. */
static float level(uint32_t steps) {
    return steps == 0 ? 3 : steps <= NEAR ? 2 : 1;
}

static void measure_ancestors(const struct html_tree *tree, const struct html_block *b, const uint32_t *prose, uint32_t title_element,
                              float *values) {
    uint32_t steps = 0;
    for (uint32_t i = b->element; i != NO_NODE && steps < 200; i = tree->items[i].parent, steps++) {
        const struct html_node *node = &tree->items[i];
        if (node->tag == GUMBO_TAG_BODY || node->tag == GUMBO_TAG_HTML)
            break;
        uint32_t most = title_element > i && title_element < node->end ? MUCH_OF_PAGE : MOST_OF_PAGE;
        bool holds_most = prose[0] > LEAST_PROSE && (uint64_t)prose[i] * 100 > (uint64_t)prose[0] * most;
        for (size_t t = 0; t < sizeof ancestor_tags / sizeof *ancestor_tags; t++)
            if (node->tag == ancestor_tags[t].tag && !values[ancestor_tags[t].feature] &&
                (!holds_most || ancestor_tags[t].feature <= FEATURE_IN_MAIN))
                values[ancestor_tags[t].feature] = level(steps);
        for (uint32_t s = 0; s < SENSE_COUNT && node->senses; s++)
            if (node->senses >> s & 1 && !values[FEATURE_SENSE + s] && (!holds_most || s <= SENSE_ARTICLE))
                values[FEATURE_SENSE + s] = level(steps);
    }
    /* Inline elements between the block and its text: a link or span that is a byline, a share button. */
    for (uint32_t i = tree->items[b->from].parent; i > b->element; i = tree->items[i].parent)
        if (tree->items[i].end > b->to)
            for (uint32_t s = 0; s < SENSE_COUNT; s++)
                if (tree->items[i].senses >> s & 1)
                    values[FEATURE_SENSE + s] = 3;
}

static void count_repeats(const struct html_blocks *blocks, struct html_features *features, struct arena *arena) {
    uint16_t *seen = ARENA_ARRAY(arena, (size_t)1 << REPEAT_BITS, uint16_t);
    uint32_t mask = (1u << REPEAT_BITS) - 1;
    for (uint32_t i = 0; i < blocks->count; i++)
        if (seen[blocks->items[i].hash & mask] < UINT16_MAX)
            seen[blocks->items[i].hash & mask]++;
    for (uint32_t i = 0; i < blocks->count; i++)
        features[i].values[FEATURE_REPEATS] = seen[blocks->items[i].hash & mask];
}

/* What blocks that look alike share: their tag and those above. */
static uint32_t kind_of(const struct html_tree *tree, const struct html_block *b) {
    uint32_t kind = 2166136261u;
    uint32_t at = b->element;
    for (int i = 0; i < 4 && at != NO_NODE; i++, at = tree->items[at].parent)
        kind = (kind ^ (tree->items[at].tag | tree->items[at].senses << 8)) * 16777619u;
    return (kind ^ kind >> 16) & ((1u << REPEAT_BITS) - 1);
}

static uint32_t title_block(const struct html_tree *tree, const struct html_blocks *blocks) {
    for (uint32_t i = 0; i < blocks->count; i++)
        if (tree->items[blocks->items[i].element].tag == GUMBO_TAG_H1 && blocks->items[i].words > 2)
            return i;
    return 0;
}

/* Elements beside one another that look alike and hold prose each: one of many stories in a list, rarely the story. */
static void measure_twins(const struct html_tree *tree, const struct html_blocks *blocks, struct html_features *features,
                          struct arena *arena) {
    uint8_t *has_prose = ARENA_ARRAY(arena, tree->count, uint8_t);
    for (LIST_EACH(struct html_block, b, blocks))
        if (b->sentences || b->words > 8)
            for (uint32_t i = b->element; i != NO_NODE && !has_prose[i]; i = tree->items[i].parent)
                has_prose[i] = 1;
    uint16_t *twins = ARENA_ARRAY(arena, tree->count, uint16_t);
    uint16_t *counts = ARENA_ARRAY(arena, (size_t)1 << REPEAT_BITS, uint16_t);
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 1; i < tree->count; i++) {
            const struct html_node *node = &tree->items[i];
            if (!has_prose[i] || node->tag == HTML_TEXT || node->tag == GUMBO_TAG_P)
                continue;
            uint32_t key = ((node->parent * 2654435761u) ^ (node->tag * 40503u) ^ (node->senses * 2246822519u));
            uint16_t *count = &counts[(key ^ key >> 16) & ((1u << REPEAT_BITS) - 1)];
            if (pass == 0)
                *count += *count < UINT16_MAX;
            else
                twins[i] = *count > twins[node->parent] ? *count : twins[node->parent];
        }
    for (uint32_t i = 0; i < blocks->count; i++) {
        uint32_t at = blocks->items[i].element;
        features[i].values[FEATURE_TWINS] = twins[has_prose[at] && tree->items[at].tag != GUMBO_TAG_P ? at : parent_of(tree, &blocks->items[i])];
    }
}

/* Levels from the heading up to where the block's branch leaves. */
static void measure_from_title(const struct html_tree *tree, const struct html_blocks *blocks, uint32_t title_at,
                               struct html_features *features, struct arena *arena) {
    uint8_t *levels = ARENA_ARRAY(arena, tree->count, uint8_t);
    uint8_t steps = 1;
    for (uint32_t i = blocks->items[title_at].element; i != NO_NODE; i = tree->items[i].parent, steps += steps < FAR)
        levels[i] = steps;
    for (uint32_t i = 0; i < blocks->count; i++) {
        uint32_t at = blocks->items[i].element;
        while (!levels[at])
            at = tree->items[at].parent;
        features[i].values[FEATURE_FROM_TITLE] = levels[at];
    }
}

/* A few words beside a picture: its caption. */
static bool has_picture(const struct html_tree *tree, const struct html_block *b) {
    uint32_t parent = parent_of(tree, b);
    if (tree->items[parent].chars > 2 * b->chars + 100)
        parent = b->element;
    for (uint32_t i = parent; i < tree->items[parent].end && i < parent + FAR; i++)
        if (tree->items[i].tag == GUMBO_TAG_IMG || tree->items[i].tag == GUMBO_TAG_VIDEO || tree->items[i].tag == GUMBO_TAG_IFRAME)
            return true;
    return false;
}

struct html_features *html_features_measure(const struct html_tree *tree, const struct html_blocks *blocks, struct arena *arena) {
    struct html_features *features = ARENA_ARRAY(arena, blocks->count + 1, struct html_features);
    if (!blocks->count)
        return features;
    const uint32_t *prose = prose_of(tree, blocks, arena);
    uint32_t *own_prose = ARENA_ARRAY(arena, tree->count, uint32_t);
    uint32_t *kind_prose = ARENA_ARRAY(arena, (size_t)1 << REPEAT_BITS, uint32_t);
    uint16_t *kinds = ARENA_ARRAY(arena, (size_t)1 << REPEAT_BITS, uint16_t);
    for (LIST_EACH(struct html_block, b, blocks)) {
        if (is_prose(b)) {
            own_prose[parent_of(tree, b)] += b->chars;
            kind_prose[kind_of(tree, b)] += b->chars;
        }
        kinds[kind_of(tree, b)] += kinds[kind_of(tree, b)] < UINT16_MAX;
    }
    uint32_t title_at = title_block(tree, blocks), since_end = 0;
    for (uint32_t i = 0; i < blocks->count; i++) {
        const struct html_block *b = &blocks->items[i];
        float *v = features[i].values;
        uint32_t parent = parent_of(tree, b);
        v[FEATURE_ALWAYS] = 1;
        v[FEATURE_CHARS] = (float)b->chars;
        v[FEATURE_WORDS] = (float)b->words;
        v[FEATURE_LINKS] = b->chars ? 100.f * (float)b->link_chars / (float)b->chars : 0;
        v[FEATURE_SENTENCES] = (float)b->sentences;
        v[FEATURE_ENDS] = b->ends_sentence ? 1 : b->ends_open ? 2 : 0;
        v[FEATURE_COMMAS] = (float)b->commas;
        v[FEATURE_DIGITS] = b->chars ? 100.f * (float)b->digits / (float)b->chars : 0;
        v[FEATURE_CAPITALS] = b->words ? 100.f * (float)b->capitals / (float)b->words : 0;
        v[FEATURE_PHRASE] = (float)b->phrase;
        v[FEATURE_POSITION] = 100.f * (float)i / (float)blocks->count;
        v[FEATURE_AFTER_TITLE] = i > title_at ? (float)(i - title_at < FAR ? i - title_at : FAR) : 0;
        v[FEATURE_BEFORE_TITLE] = i < title_at ? (float)(title_at - i < FAR ? title_at - i : FAR) : 0;
        v[FEATURE_PARENT_SHARE] = prose[0] ? 100.f * (float)own_prose[parent] / (float)prose[0] : 0;
        v[FEATURE_PARENT_LINKS] = tree->items[parent].chars ? 100.f * (float)tree->items[parent].link_chars / (float)tree->items[parent].chars : 0;
        v[FEATURE_LOOKALIKES] = kinds[kind_of(tree, b)] < FAR ? kinds[kind_of(tree, b)] : FAR;
        v[FEATURE_KIND_SHARE] = prose[0] ? 100.f * (float)kind_prose[kind_of(tree, b)] / (float)prose[0] : 0;
        for (size_t t = 0; t < sizeof own_tags / sizeof *own_tags; t++)
            if (tree->items[b->element].tag == own_tags[t].tag)
                v[own_tags[t].feature] = 1;
        v[FEATURE_SMELL] = (float)b->smells;
        v[FEATURE_IS_TITLE] = b->hash == blocks->items[title_at].hash;
        v[FEATURE_EMPHASIS] = b->chars ? 100.f * (float)b->emphasis / (float)b->chars : 0;
        v[FEATURE_SINCE_END] = since_end ? (float)(since_end < FAR ? since_end : FAR) : 0;
        since_end = b->phrase == PHRASE_END ? 1 : since_end ? since_end + 1 : 0;
        v[FEATURE_PICTURE] = has_picture(tree, b);
        measure_ancestors(tree, b, prose, blocks->items[title_at].element, v);
    }
    measure_twins(tree, blocks, features, arena);
    measure_from_title(tree, blocks, title_at, features, arena);
    count_repeats(blocks, features, arena);
    return features;
}

/* Score of the i-th block from here, or a low one beyond the ends. */
static float score_at(const struct html_blocks *blocks, int64_t i) {
    return i < 0 || i >= blocks->count ? -4 : blocks->items[i].score;
}

static float weighted(const struct html_block *b) {
    return b->score > 0 ? b->score * (float)b->words : 0;
}

/* The run of blocks whose scores add up to the most: the article, if it were in one piece. */
static void best_run(const struct html_blocks *blocks, uint32_t *first, uint32_t *last) {
    float sum = 0, best = -1;
    uint32_t start = 0;
    *first = *last = 0;
    for (uint32_t i = 0; i < blocks->count; i++) {
        const struct html_block *b = &blocks->items[i];
        float weight = b->score * sqrtf((float)(b->words < 60 ? b->words : 60));
        if (sum <= 0) {
            sum = 0;
            start = i;
        }
        sum += weight;
        if (sum > best) {
            best = sum;
            *first = start;
            *last = i;
        }
    }
}

/* How far a block stands from that run, and how much of what is surely no article lies between. */
static void measure_run(const struct html_blocks *blocks, struct html_features *features) {
    uint32_t first, last;
    best_run(blocks, &first, &last);
    float gap = 0;
    for (uint32_t i = last + 1; i < blocks->count; i++) {
        features[i].values[FEATURE_RUN] = (float)(i - last < FAR ? i - last : FAR);
        features[i].values[FEATURE_GAP] = gap;
        gap += blocks->items[i].score < 0 ? -blocks->items[i].score : 0;
    }
    gap = 0;
    for (uint32_t i = first; i-- > 0;) {
        features[i].values[FEATURE_RUN] = -(float)(first - i < FAR ? first - i : FAR);
        features[i].values[FEATURE_GAP] = gap;
        gap += blocks->items[i].score < 0 ? -blocks->items[i].score : 0;
    }
}

void html_features_place(const struct html_tree *tree, const struct html_blocks *blocks, struct html_features *features,
                         struct arena *arena) {
    if (!blocks->count)
        return;
    uint32_t best = html_best_element(tree, blocks, arena);
    measure_run(blocks, features);
    float *by_parent = ARENA_ARRAY(arena, tree->count, float);
    float *by_kind = ARENA_ARRAY(arena, (size_t)1 << REPEAT_BITS, float);
    float *branch = ARENA_ARRAY(arena, tree->count, float);
    float total = 0.001f;
    for (LIST_EACH(struct html_block, b, blocks)) {
        by_parent[parent_of(tree, b)] += weighted(b);
        by_kind[kind_of(tree, b)] += weighted(b);
        total += weighted(b);
        branch[b->element] += b->score * sqrtf((float)b->words);
    }
    for (uint32_t i = tree->count; i-- > 1;)
        if (tree->items[i].parent != NO_NODE && tree->items[i].parent != best)
            branch[tree->items[i].parent] += branch[i];
    float done = 0;
    for (uint32_t i = 0; i < blocks->count; i++) {
        const struct html_block *b = &blocks->items[i];
        float *v = features[i].values;
        v[FEATURE_FIRST_SCORE] = b->score;
        v[FEATURE_BEFORE] = score_at(blocks, (int64_t)i - 1);
        v[FEATURE_BEHIND] = score_at(blocks, (int64_t)i + 1);
        v[FEATURE_AROUND] = 0;
        for (int64_t k = -4; k <= 4; k++)
            v[FEATURE_AROUND] += score_at(blocks, (int64_t)i + k) / 9;
        v[FEATURE_INSIDE] = b->from > best && b->from < tree->items[best].end;
        uint32_t up = b->element, below = 0;
        while (v[FEATURE_INSIDE] > 0 && up != best && tree->items[up].parent != NO_NODE && tree->items[up].parent != best) {
            up = tree->items[up].parent;
            below++;
        }
        v[FEATURE_BELOW] = v[FEATURE_INSIDE] > 0 ? (float)below : -1;
        v[FEATURE_BRANCH] = v[FEATURE_INSIDE] > 0 ? branch[up] : -100;
        v[FEATURE_SAME_PARENT] = 100 * by_parent[parent_of(tree, b)] / total;
        v[FEATURE_SAME_KIND] = 100 * by_kind[kind_of(tree, b)] / total;
        v[FEATURE_DONE] = 100 * done / total;
        done += weighted(b);
        v[FEATURE_LEFT] = 100 * (total - done) / total;
    }
}
