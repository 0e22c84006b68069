#include "html_meta.h"

#include "base/json.h"

static str fold(str text, struct arena *arena) {
    char *data = arena_alloc(arena, text.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool is_blank = char_is_space(text.data[i]);
        if (is_blank && (!size || data[size - 1] == ' '))
            continue;
        data[size++] = is_blank ? ' ' : text.data[i];
    }
    return str_trim((str){data, size});
}

void html_meta_read(const struct html_tree *tree, struct html_meta *meta, struct arena *arena) {
    for (uint32_t i = 0; i < tree->count; i++) {
        const struct html_node *node = &tree->items[i];
        if (node->tag == GUMBO_TAG_META) {
            str name = html_attribute(node, "property"), value = html_attribute(node, "content");
            if (!name.size)
                name = html_attribute(node, "name");
            if (str_equal(name, STR("og:title")))
                meta->title = fold(value, arena);
            if (str_equal(name, STR("article:published_time")))
                meta->date = value;
            if (str_equal_ignoring_case(name, STR("author")))
                meta->author = fold(value, arena);
        }
        if (node->tag == GUMBO_TAG_TITLE && !meta->title.size)
            meta->title = html_text(tree, i, 1000, arena);
    }
}
