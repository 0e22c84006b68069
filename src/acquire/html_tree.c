#include "html_tree.h"

#include <setjmp.h>

#include "base/utf8.h"
#include "html_guard.h"

/* Elements whose content is never part of the text that people read. */
static bool tag_is_silent(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_SCRIPT: case GUMBO_TAG_STYLE: case GUMBO_TAG_TEMPLATE: case GUMBO_TAG_HEAD: case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT: case GUMBO_TAG_SELECT: case GUMBO_TAG_TEXTAREA: case GUMBO_TAG_BUTTON: case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_AUDIO: case GUMBO_TAG_VIDEO: case GUMBO_TAG_SVG: case GUMBO_TAG_NOFRAMES: case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_TITLE: case GUMBO_TAG_DATALIST: case GUMBO_TAG_OPTION:
        return true;
    default:
        return false;
    }
}

bool html_tag_is_block(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_HTML: case GUMBO_TAG_BODY: case GUMBO_TAG_DIV: case GUMBO_TAG_P: case GUMBO_TAG_SECTION: case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE: case GUMBO_TAG_NAV: case GUMBO_TAG_MAIN: case GUMBO_TAG_HEADER: case GUMBO_TAG_FOOTER: case GUMBO_TAG_UL:
    case GUMBO_TAG_OL: case GUMBO_TAG_LI: case GUMBO_TAG_DL: case GUMBO_TAG_DT: case GUMBO_TAG_DD: case GUMBO_TAG_TABLE:
    case GUMBO_TAG_CAPTION: case GUMBO_TAG_THEAD: case GUMBO_TAG_TBODY: case GUMBO_TAG_TFOOT: case GUMBO_TAG_TR: case GUMBO_TAG_TD:
    case GUMBO_TAG_TH: case GUMBO_TAG_H1: case GUMBO_TAG_H2: case GUMBO_TAG_H3: case GUMBO_TAG_H4: case GUMBO_TAG_H5:
    case GUMBO_TAG_H6: case GUMBO_TAG_HGROUP: case GUMBO_TAG_BLOCKQUOTE: case GUMBO_TAG_PRE: case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION: case GUMBO_TAG_ADDRESS: case GUMBO_TAG_FORM: case GUMBO_TAG_FIELDSET: case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_DETAILS: case GUMBO_TAG_SUMMARY: case GUMBO_TAG_HR: case GUMBO_TAG_CENTER: case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_MENU: case GUMBO_TAG_DIR: case GUMBO_TAG_LISTING: case GUMBO_TAG_XMP: case GUMBO_TAG_PLAINTEXT:
        return true;
    default:
        return false;
    }
}

/* Gumbo's memory comes from the arena, as much as an honest page may need; then the parse is left by longjmp. */
struct supply {
    struct arena *arena;
    size_t left;
    jmp_buf give_up;
};

enum { TREE_PER_BYTE = 200, TREE_LEAST = 4 * 1024 * 1024 };

static void *supply_take(void *userdata, size_t size) {
    struct supply *supply = userdata;
    if (size > supply->left)
        longjmp(supply->give_up, 1);
    supply->left -= size;
    return arena_alloc(supply->arena, size);
}

static void supply_return(void *userdata, void *memory) {
    (void)userdata;
    (void)memory;
}

static const GumboNode *parse(str page, struct arena *arena) {
    struct supply supply = {.arena = arena, .left = TREE_LEAST + page.size * TREE_PER_BYTE};
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = supply_take;
    options.deallocator = supply_return;
    options.userdata = &supply;
    options.max_errors = 0;
    if (setjmp(supply.give_up))
        return NULL;
    return gumbo_parse_with_options(&options, page.data ? page.data : "", page.size)->document;
}

str html_attribute(const struct html_node *node, const char *name) {
    if (node->tag == HTML_TEXT)
        return (str){0};
    const GumboAttribute *attribute = gumbo_get_attribute(&node->gumbo->v.element.attributes, name);
    return attribute ? str_of(attribute->value) : (str){0};
}

static bool style_hides(str style) {
    for (size_t at = 0; (at = str_find(style, STR("none"), at)) < style.size; at += 4) {
        str before = str_trim(str_slice(style, 0, at));
        if (str_ends_with(before, STR(":")) && str_ends_with(str_trim(str_slice(before, 0, before.size - 1)), STR("display")))
            return true;
    }
    return false;
}

/* Attributes by which people name what an element is for. */
static uint32_t senses_of_attributes(const GumboVector *attributes, const struct html_words *words, bool *is_link) {
    static const char *const naming[] = {"class", "id", "role", "itemprop", "data-component", "data-testid", "data-module", "data-type"};
    uint32_t senses = 0;
    for (unsigned i = 0; i < attributes->length; i++) {
        const GumboAttribute *attribute = attributes->data[i];
        for (size_t n = 0; words && n < sizeof naming / sizeof *naming; n++)
            if (strcmp(attribute->name, naming[n]) == 0)
                senses |= html_words_senses(words, str_of(attribute->value));
        if (strcmp(attribute->name, "href") == 0)
            *is_link = true;
        else if (strcmp(attribute->name, "hidden") == 0 ||
                 (strcmp(attribute->name, "aria-hidden") == 0 && strcmp(attribute->value, "true") == 0) ||
                 (strcmp(attribute->name, "style") == 0 && style_hides(str_of(attribute->value))))
            senses |= 1u << SENSE_HIDDEN;
    }
    return senses;
}

static uint32_t visible_chars(const char *text) {
    uint32_t count = 0;
    for (; *text; text++)
        count += !char_is_space(*text) && ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

static void add_node(struct html_tree *tree, const GumboNode *gumbo, uint32_t parent, const struct html_words *words,
                     struct arena *arena) {
    uint32_t index = tree->count;
    struct html_node *node = LIST_ADD(tree, arena);
    const struct html_node *up = parent == NO_NODE ? NULL : &tree->items[parent];
    *node = (struct html_node){.gumbo = gumbo, .parent = parent, .end = index + 1, .block = up ? up->block : index,
                               .depth = up ? (uint16_t)(up->depth + 1) : 0, .is_hidden = up && up->is_hidden,
                               .is_link = up && up->is_link};
    if (gumbo->type == GUMBO_NODE_TEXT || gumbo->type == GUMBO_NODE_CDATA || gumbo->type == GUMBO_NODE_WHITESPACE) {
        node->tag = HTML_TEXT;
        if (gumbo->type != GUMBO_NODE_WHITESPACE && !node->is_hidden)
            node->chars = visible_chars(gumbo->v.text.text);
        node->link_chars = node->is_link ? node->chars : 0;
        return;
    }
    const GumboElement *element = &gumbo->v.element;
    bool has_href = false;
    node->tag = (uint8_t)element->tag;
    node->senses = senses_of_attributes(&element->attributes, words, &has_href);
    node->is_link |= has_href && element->tag == GUMBO_TAG_A;
    node->is_hidden |= tag_is_silent(element->tag);
    if (html_tag_is_block(element->tag))
        node->block = index;
}

static const GumboVector *children_of(const GumboNode *node) {
    static const GumboVector none = {0};
    switch (node->type) {
    case GUMBO_NODE_DOCUMENT: return &node->v.document.children;
    case GUMBO_NODE_ELEMENT: case GUMBO_NODE_TEMPLATE: return &node->v.element.children;
    default: return &none;
    }
}

static bool is_of_interest(const GumboNode *node) {
    return node->type != GUMBO_NODE_COMMENT && node->type != GUMBO_NODE_DOCUMENT;
}

/* Document order without recursion: down to the first child, else over to the next sibling of the nearest ancestor with one. */
static void flatten(struct html_tree *tree, const GumboNode *root, const struct html_words *words, struct arena *arena) {
    const GumboNode *at = root;
    uint32_t parent = NO_NODE;
    while (at) {
        bool is_in = is_of_interest(at);
        if (is_in)
            add_node(tree, at, parent, words, arena);
        const GumboVector *children = children_of(at);
        if (children->length) {
            parent = is_in ? tree->count - 1 : parent;
            at = children->data[0];
            continue;
        }
        while (at != root) {
            const GumboVector *siblings = children_of(at->parent);
            if (at->index_within_parent + 1 < siblings->length) {
                at = siblings->data[at->index_within_parent + 1];
                break;
            }
            at = at->parent;
            if (at != root && is_of_interest(at))
                parent = tree->items[parent].parent;
        }
        if (at == root)
            break;
    }
}

static void add_up(struct html_tree *tree) {
    for (uint32_t i = tree->count; i-- > 1;) {
        struct html_node *node = &tree->items[i];
        if (node->parent == NO_NODE)
            continue;
        struct html_node *up = &tree->items[node->parent];
        if (up->end < node->end)
            up->end = node->end;
        up->chars += node->chars;
        up->link_chars += node->link_chars;
    }
}

void html_tree_read(struct html_tree *tree, str page, const struct html_words *words, struct arena *arena) {
    tree->page = html_guard(page, GUARD_USUAL, arena);
    const GumboNode *root = parse(tree->page, arena);
    if (!root) {
        tree->page = html_guard(page, GUARD_STRICT, arena);
        root = parse(tree->page, arena);
    }
    if (root)
        flatten(tree, root, words, arena);
    add_up(tree);
}

str html_text(const struct html_tree *tree, uint32_t node, size_t limit, struct arena *arena) {
    size_t size = 0;
    for (uint32_t i = node; i < tree->items[node].end; i++)
        if (tree->items[i].tag == HTML_TEXT)
            size += strlen(tree->items[i].gumbo->v.text.text) + 1;
    if (size > limit)
        size = limit;
    char *data = arena_alloc(arena, size + 1);
    size_t done = 0;
    bool wants_blank = false;
    for (uint32_t i = node; i < tree->items[node].end; i++) {
        if (tree->items[i].tag != HTML_TEXT) {
            wants_blank |= html_tag_is_block((GumboTag)tree->items[i].tag) || tree->items[i].tag == GUMBO_TAG_BR;
            continue;
        }
        for (const char *c = tree->items[i].gumbo->v.text.text; *c && done < size; c++) {
            if (char_is_space(*c)) {
                wants_blank = true;
                continue;
            }
            if (wants_blank && done)
                data[done++] = ' ';
            wants_blank = false;
            if (done < size)
                data[done++] = *c;
        }
    }
    /* The limit may have cut a character in two. */
    return (str){data, done < limit ? done : utf8_check((str){data, done})};
}
