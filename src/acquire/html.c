#include "acquire/html.h"

#include "acquire/charset.h"
#include "html_meta.h"
#include "html_score.h"
#include "html_write.h"

static enum block_kind kind_of(const struct html_tree *tree, const struct html_block *block) {
    for (uint32_t i = block->element; i != NO_NODE; i = tree->items[i].parent) {
        switch (tree->items[i].tag) {
        case GUMBO_TAG_H1: case GUMBO_TAG_H2: case GUMBO_TAG_H3: case GUMBO_TAG_H4: case GUMBO_TAG_H5: case GUMBO_TAG_H6:
            return BLOCK_HEADING;
        case GUMBO_TAG_LI: case GUMBO_TAG_DT: case GUMBO_TAG_DD: case GUMBO_TAG_PRE:
            return BLOCK_ITEM;
        case GUMBO_TAG_TR:
            return BLOCK_ROW;
        case GUMBO_TAG_FIGCAPTION: case GUMBO_TAG_CAPTION:
            return BLOCK_CAPTION;
        case GUMBO_TAG_P: case GUMBO_TAG_DIV: case GUMBO_TAG_BLOCKQUOTE: case GUMBO_TAG_SECTION: case GUMBO_TAG_ARTICLE:
            if (tree->items[i].parent != NO_NODE && tree->items[tree->items[i].parent].tag == GUMBO_TAG_LI)
                return BLOCK_ITEM;
            return BLOCK_PARAGRAPH;
        default:
            break;
        }
    }
    return BLOCK_PARAGRAPH;
}

static str letters_of(str text, struct arena *arena) {
    char *data = arena_alloc(arena, text.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++)
        if (char_is_letter(text.data[i]) || char_is_digit(text.data[i]) || (unsigned char)text.data[i] >= 0x80)
            data[size++] = char_lower(text.data[i]);
    return (str){data, size};
}

/* The heading that says the title: an h1 before other headings before any other line; NULL when none does. */
static struct html_block *title_block(const struct html_tree *tree, struct html_blocks *blocks, str title, struct arena *arena) {
    str wanted = letters_of(title, arena);
    struct html_block *found = NULL;
    int found_rank = 0;
    for (LIST_EACH(struct html_block, b, blocks)) {
        uint8_t tag = tree->items[b->element].tag;
        int rank = tag == GUMBO_TAG_H1 ? 3 : tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 ? 2 : 1;
        if (rank <= found_rank || b->words > 60 || b->from != b->to)
            continue;
        str text = letters_of(str_of(tree->items[b->from].gumbo->v.text.text), arena);
        if (wanted.size && str_equal(text, wanted)) {
            found = b;
            found_rank = rank;
        }
    }
    return found;
}

static void write_title(struct html_writer *writer, const struct html_tree *tree, struct html_blocks *blocks, str title) {
    struct html_block *block = title_block(tree, blocks, title, writer->arena);
    if (block) {
        html_write_block(writer, tree, block, BLOCK_TITLE);
        block->is_kept = false;
        return;
    }
    for (uint32_t i = 0; i + 1 < tree->count; i++) {
        if (tree->items[i].tag != GUMBO_TAG_TITLE || tree->items[i + 1].tag != HTML_TEXT)
            continue;
        const char *text = tree->items[i + 1].gumbo->v.text.text;
        size_t at = str_find(str_of(text), title, 0);
        size_t lead = strspn(text, " \t\r\n");
        if (title.size && at == lead)
            html_write_title(writer, tree, i + 1, lead + title.size);
        return;
    }
}

enum status html_content(const struct document *document, const struct html_words *words, struct arena *arena,
                         struct content *content, struct error *error) {
    *content = (struct content){0};
    str page;
    struct offsets decoded = {0};
    if (charset_decode(document->bytes, document->content_type, arena, &page, &decoded, &content->repaired) != OK)
        return error_set(error, FAILED_INPUT, "%.*s: a page of over 4 GiB; split it", STR_ARG(document->name));
    struct html_tree tree = {0};
    html_tree_read(&tree, page, words, arena);
    if (!tree.count)
        return OK;
    struct html_blocks blocks = {0};
    html_blocks_cut(&tree, words, &blocks, arena);
    html_score(&tree, &blocks, words, arena);
    struct html_meta meta = {0};
    html_meta_read(&tree, &blocks, words, document->uri, &meta, arena);
    content->title = meta.title;
    content->date = meta.date;
    content->author = meta.author;
    content->publisher = meta.publisher;
    content->language = meta.language;
    struct html_writer writer;
    html_writer_open(&writer, tree.page, content, arena);
    write_title(&writer, &tree, &blocks, meta.title);
    for (LIST_EACH(struct html_block, block, &blocks))
        if (block->is_kept)
            html_write_block(&writer, &tree, block, kind_of(&tree, block));
    html_writer_close(&writer, &decoded);
    return OK;
}

static void append(str text, const struct offsets *map, const struct html_words *words, struct arena *arena, struct content *content,
                   bool is_title) {
    struct html_tree tree = {0};
    struct html_blocks blocks = {0};
    html_tree_read(&tree, text, words, arena);
    html_blocks_cut(&tree, words, &blocks, arena);
    struct html_writer writer;
    html_writer_open(&writer, tree.page, content, arena);
    for (LIST_EACH(struct html_block, block, &blocks))
        if (is_title || (block->phrase != PHRASE_DROP && !(tree.items[block->element].senses >> SENSE_HIDDEN & 1)))
            html_write_block(&writer, &tree, block, is_title ? BLOCK_TITLE : kind_of(&tree, block));
    html_writer_close(&writer, map);
}

void html_append(str text, const struct offsets *map, const struct html_words *words, struct arena *arena, struct content *content) {
    append(text, map, words, arena, content, false);
}

void html_append_title(str text, const struct offsets *map, struct arena *arena, struct content *content) {
    append(text, map, NULL, arena, content, true);
    if (content->blocks.count && !content->title.size)
        content->title = span_str(content->text, content->blocks.items[0].span);
}
