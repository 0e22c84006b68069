#include "html_blocks.h"

#include "base/hash.h"

enum { LONGEST_CELL = 150, PHRASE_ROOM = 160, WORD_ROOM = 24 };

static bool is_cell(const struct html_node *node) {
    return node->tag == GUMBO_TAG_TD || node->tag == GUMBO_TAG_TH;
}

/* A row of data: several short cells and no table inside. Rows of tables that only arrange a page are none. */
static bool is_data_row(const struct html_tree *tree, uint32_t row) {
    uint32_t cells = 0;
    for (uint32_t i = row + 1; i < tree->items[row].end; i++) {
        const struct html_node *node = &tree->items[i];
        if (node->tag == GUMBO_TAG_TABLE || node->tag == GUMBO_TAG_UL || node->tag == GUMBO_TAG_H1)
            return false;
        if (!is_cell(node))
            continue;
        if (node->chars > LONGEST_CELL)
            return false;
        cells += node->chars > 0;
    }
    return cells > 1;
}

static void join_rows(struct html_tree *tree) {
    for (uint32_t i = 0; i < tree->count; i++) {
        if (tree->items[i].tag != GUMBO_TAG_TR || !is_data_row(tree, i))
            continue;
        uint32_t end = tree->items[i].end;
        for (uint32_t j = i + 1; j < end; j++)
            tree->items[j].block = i;
        i = end - 1;
    }
}

struct meter {
    struct html_block *block;
    const struct html_words *words;
    char word[WORD_ROOM];
    size_t word_size;
    char head[PHRASE_ROOM];
    size_t head_size;
    char last, last_visible;
};

static void end_word(struct meter *m) {
    if (m->word_size > 2 && m->word_size < WORD_ROOM)
        m->block->smells += html_words_smells(m->words, (str){m->word, m->word_size});
    m->word_size = 0;
}

static void meter_add(struct meter *m, const struct html_tree *tree, const struct html_node *node) {
    struct html_block *b = m->block;
    b->chars += node->chars;
    b->link_chars += node->link_chars;
    uint8_t around = tree->items[node->parent].tag;
    if (around == GUMBO_TAG_B || around == GUMBO_TAG_I || around == GUMBO_TAG_EM || around == GUMBO_TAG_STRONG)
        b->emphasis += node->chars;
    for (const char *c = node->gumbo->v.text.text; *c; c++) {
        char before = m->last;
        m->last = *c;
        if (!char_is_letter(*c) && (unsigned char)*c < 0x80)
            end_word(m);
        else if (m->word_size < WORD_ROOM)
            m->word[m->word_size++] = char_lower(*c);
        if (char_is_space(*c)) {
            b->sentences += before == '.' || before == '!' || before == '?';
            continue;
        }
        if (!before || char_is_space(before)) {
            b->words++;
            b->capitals += char_is_upper(*c);
            if (m->head_size && m->head_size < PHRASE_ROOM)
                m->head[m->head_size++] = ' ';
        }
        b->commas += *c == ',';
        b->digits += char_is_digit(*c);
        if (m->head_size < PHRASE_ROOM)
            m->head[m->head_size++] = *c;
        if (*c != '"' && *c != ')' && *c != '\'' && (unsigned char)*c < 0x80)
            m->last_visible = *c;
    }
}

static void meter_end(struct meter *m, const struct html_words *words, struct arena *arena) {
    struct html_block *b = m->block;
    if (!b)
        return;
    end_word(m);
    char c = m->last_visible;
    b->ends_open = c == ':';
    b->ends_sentence = c == '.' || c == '!' || c == '?';
    b->sentences += b->ends_sentence && !char_is_space(m->last);
    str head = {m->head, m->head_size};
    b->hash = hash_bytes(head);
    b->phrase = html_words_phrase(words, head, arena);
}

void html_blocks_cut(struct html_tree *tree, const struct html_words *words, struct html_blocks *blocks, struct arena *arena) {
    join_rows(tree);
    struct meter meter = {0};
    uint32_t breaks = 0;
    bool is_edge = true;
    for (uint32_t i = 0; i < tree->count; i++) {
        const struct html_node *node = &tree->items[i];
        if (node->is_hidden) {
            /* A script in the middle of a line: the page's bytes around it are no longer the line's words alone. */
            is_edge |= node->tag == HTML_TEXT && node->gumbo->type != GUMBO_NODE_WHITESPACE;
        } else if (node->tag == GUMBO_TAG_BR) {
            breaks++;
        } else if (node->tag != HTML_TEXT) {
            is_edge |= node->block == i;
        } else if (node->chars) {
            if (is_edge || breaks > 1 || !meter.block || meter.block->element != node->block) {
                meter_end(&meter, words, arena);
                meter = (struct meter){.block = LIST_ADD(blocks, arena), .words = words};
                meter.block->from = i;
                meter.block->element = node->block;
            }
            if (breaks || (meter.block->from != i && is_cell(&tree->items[node->parent])))
                meter.last = ' ';
            meter_add(&meter, tree, node);
            meter.block->to = i;
            is_edge = false;
            breaks = 0;
        }
    }
    meter_end(&meter, words, arena);
}
