#include "html_says.h"

/* Names of <meta> in the order of belief; several vocabularies: OpenGraph, Dublin Core, citation_*, analytics of publishers. */
static const struct { const char *name; enum meta_kind kind; } meta_names[] = {
    {"og:title", META_TITLE}, {"twitter:title", META_TITLE}, {"dc.title", META_TITLE}, {"sailthru.title", META_TITLE},
    {"parsely-title", META_TITLE}, {"citation_title", META_TITLE},
    {"og:site_name", META_SITE}, {"application-name", META_SITE}, {"dc.publisher", META_SITE},
    {"article:published_time", META_DATE}, {"og:published_time", META_DATE}, {"datepublished", META_DATE}, {"published_time", META_DATE},
    {"article.published", META_DATE}, {"article:published", META_DATE}, {"published-date", META_DATE}, {"publish-date", META_DATE}, {"publishdate", META_DATE},
    {"parsely-pub-date", META_DATE}, {"sailthru.date", META_DATE}, {"pubdate", META_DATE}, {"publication_date", META_DATE},
    {"citation_publication_date", META_DATE}, {"citation_date", META_DATE}, {"dc.date.issued", META_DATE}, {"dcterms.issued", META_DATE},
    {"dc.date.created", META_DATE}, {"dcterms.created", META_DATE}, {"dcterms.date", META_DATE}, {"dc.date", META_DATE},
    {"article_date_original", META_DATE}, {"originalpublicationdate", META_DATE}, {"cxenseparse:recs:publishtime", META_DATE}, {"date", META_DATE}, {"created", META_DATE},
    {"article:modified_time", META_MODIFIED}, {"og:updated_time", META_MODIFIED}, {"datemodified", META_MODIFIED},
    {"last-modified", META_MODIFIED}, {"lastmod", META_MODIFIED}, {"revised", META_MODIFIED},
    {"author", META_AUTHOR}, {"article:author", META_AUTHOR}, {"dc.creator", META_AUTHOR}, {"dcterms.creator", META_AUTHOR},
    {"sailthru.author", META_AUTHOR}, {"parsely-author", META_AUTHOR}, {"citation_author", META_AUTHOR}, {"byl", META_AUTHOR},
    {"og:url", META_ADDRESS}, {"og:locale", META_LANGUAGE}, {"content-language", META_LANGUAGE}, {"language", META_LANGUAGE},
};
enum { META_NAMES = sizeof meta_names / sizeof *meta_names };
_Static_assert((int)META_NAMES <= (int)META_NAMES_MOST, "one place for each name");

str html_fold(str text, struct arena *arena) {
    char *data = arena_alloc(arena, text.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (i + 1 < text.size && text.data[i] == '\xC2' && text.data[i + 1] == '\xAD') {
            i++; /* a soft hyphen */
            continue;
        }
        bool is_wide = i + 1 < text.size && text.data[i] == '\xC2' && text.data[i + 1] == '\xA0';
        bool is_blank = char_is_space(text.data[i]) || is_wide;
        i += is_wide;
        if (is_blank && (!size || data[size - 1] == ' '))
            continue;
        data[size++] = is_blank ? ' ' : text.data[i];
    }
    return str_trim((str){data, size});
}

str html_letters(str text, struct arena *arena) {
    char *data = arena_alloc(arena, text.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++)
        if (char_is_letter(text.data[i]) || char_is_digit(text.data[i]) || ((unsigned char)text.data[i] >= 0xC3))
            data[size++] = char_lower(text.data[i]);
        else if (size && (unsigned char)text.data[i] >= 0x80 && (unsigned char)text.data[size - 1] >= 0x80)
            data[size++] = text.data[i];
    return (str){data, size};
}

str html_says_meta(const struct html_says *says, enum meta_kind kind, uint32_t n) {
    for (size_t i = 0; i < META_NAMES; i++)
        if (meta_names[i].kind == kind && says->meta[i].size && n-- == 0)
            return says->meta[i];
    return (str){0};
}

static void read_meta_tag(struct html_says *says, const struct html_node *node) {
    str value = html_fold(html_attribute(node, "content"), says->arena);
    if (!value.size)
        return;
    static const char *const naming[] = {"property", "name", "itemprop", "http-equiv"};
    for (size_t n = 0; n < sizeof naming / sizeof *naming; n++) {
        str name = html_attribute(node, naming[n]);
        for (size_t i = 0; name.size && i < META_NAMES; i++) {
            if (!str_equal_ignoring_case(name, str_of(meta_names[i].name)))
                continue;
            if (!says->meta[i].size)
                says->meta[i] = value;
            if (meta_names[i].kind == META_AUTHOR && strcmp(meta_names[i].name, "author") == 0 &&
                str_find(says->authors, value, 0) == says->authors.size)
                says->authors = says->authors.size ? str_print(says->arena, "%.*s; %.*s", STR_ARG(says->authors), STR_ARG(value)) : value;
        }
    }
}

static void read_head(struct html_says *says) {
    for (uint32_t i = 0; i < says->tree->count; i++) {
        const struct html_node *node = &says->tree->items[i];
        if (node->tag == GUMBO_TAG_META)
            read_meta_tag(says, node);
        else if (node->tag == GUMBO_TAG_TITLE && !says->document_title.size && !(node->parent != NO_NODE && says->tree->items[node->parent].tag == GUMBO_TAG_SVG))
            says->document_title = html_fold(html_text(says->tree, i, LONGEST_TITLE, says->arena), says->arena);
        else if (node->tag == GUMBO_TAG_HTML)
            says->language = html_attribute(node, "lang");
        else if (node->tag == GUMBO_TAG_LINK && str_equal_ignoring_case(html_attribute(node, "rel"), STR("canonical")))
            says->ld.address = html_attribute(node, "href");
    }
}

uint32_t html_words_in(str text) {
    uint32_t words = 0;
    for (size_t i = 0; i < text.size; i++)
        words += !char_is_space(text.data[i]) && (!i || char_is_space(text.data[i - 1]));
    return words;
}

str html_block_text(const struct html_says *says, const struct html_block *b) {
    uint32_t node = b->element;
    if (says->tree->items[node].chars > LONGEST_DATE_LINE)
        node = b->from;
    return html_fold(html_text(says->tree, node, LONGEST_DATE_LINE, says->arena), says->arena);
}

uint32_t html_first_paragraph(const struct html_says *says) {
    enum { PARAGRAPH_WORDS = 15, BULK = 6 /* a sixth of the article's words has the same parent */ };
    uint32_t *words = ARENA_ARRAY(says->arena, says->tree->count, uint32_t), all = 0;
    for (LIST_EACH(struct html_block, b, says->blocks)) {
        uint32_t parent = says->tree->items[b->element].parent;
        if (!b->is_kept || parent == NO_NODE)
            continue;
        words[parent] += b->words;
        all += b->words;
    }
    for (LIST_EACH(struct html_block, b, says->blocks))
        if (b->is_kept && b->words >= PARAGRAPH_WORDS && says->tree->items[b->element].parent != NO_NODE &&
            words[says->tree->items[b->element].parent] * BULK >= all)
            return b->from;
    return NO_NODE;
}

bool html_is_in_comments(const struct html_says *says, uint32_t node) {
    for (uint32_t i = node; i != NO_NODE && !(says->heading > i && says->heading < says->tree->items[i].end); i = says->tree->items[i].parent)
        if (says->tree->items[i].senses & (1u << SENSE_COMMENT | 1u << SENSE_RELATED | 1u << SENSE_ASIDE) ||
            says->tree->items[i].tag == GUMBO_TAG_ASIDE || says->tree->items[i].tag == GUMBO_TAG_FOOTER)
            return true;
    return false;
}

static str choose_language(const struct html_says *says) {
    str language = says->language.size ? says->language : html_says_meta(says, META_LANGUAGE, 0).size ? html_says_meta(says, META_LANGUAGE, 0) : says->ld.language;
    language = str_lower(str_trim(language), says->arena);
    char *data = (char *)language.data;
    for (size_t i = 0; i < language.size; i++) {
        if (data[i] == '_')
            data[i] = '-';
        if (!char_is_letter(data[i]) && !char_is_digit(data[i]) && data[i] != '-')
            return str_slice(language, 0, i);
    }
    return language;
}

void html_says_read(struct html_says *says, const struct html_tree *tree, const struct html_blocks *blocks, const struct html_words *words,
                    struct arena *arena) {
    *says = (struct html_says){.tree = tree, .blocks = blocks, .words = words, .arena = arena};
    html_ld_read(tree, &says->ld, arena);
    read_head(says);
    says->language = choose_language(says);
}
