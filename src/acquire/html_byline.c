#include "html_says.h"

enum { BYLINES_AFTER = 12 /* blocks behind the headline */ };

/* Authors. */

/* A person's name or several, not an address, a sentence or a site. */
static bool may_be_names(str text) {
    return text.size > 2 && text.size <= LONGEST_NAME && str_find(text, STR("://"), 0) == text.size && str_find_char(text, '@', 0) == text.size &&
           str_find(text, STR("www."), 0) == text.size && html_words_in(text) <= 10 && !char_is_digit(text.data[0]);
}

static str without_by(const struct html_says *says, str text) {
    static const char *const leads[] = {"by ", "von ", "written by ", "posted by ", "par ", "por ", "di ", "door ", "author: ", "autor: ", "text: ", "by: ", "from ", "posted ", "view all posts by ", "posts by ", "about "};
    str lower = str_lower(text, says->arena);
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (str_starts_with(lower, str_of(leads[i])))
            return without_by(says, str_trim(str_slice(text, strlen(leads[i]), text.size)));
    return text;
}

/* What is left of a byline without date, role and site: up to the first separator. */
static str name_in_line(const struct html_says *says, str text) {
    text = without_by(says, str_trim(text));
    static const char *const stops[] = {" | ", " - ", " – ", " — ", " • ", " · ", " / ", ", ", " on ", " am ", " in ", " (", " @"};
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        text = str_slice(text, 0, str_find(text, str_of(stops[i]), 0));
    size_t digit = 0;
    while (digit < text.size && !char_is_digit(text.data[digit]))
        digit++;
    return str_trim(str_slice(text, 0, digit));
}

/* rel=author, itemprop=author, a class that says author and holds a link or little else. */
static str author_in_elements(const struct html_says *says) {
    str found[3] = {0};
    for (uint32_t i = 0; i < says->tree->count; i++) {
        const struct html_node *node = &says->tree->items[i];
        if (node->tag == HTML_TEXT || !node->chars || node->chars > LONGEST_NAME || node->is_hidden)
            continue;
        str property = html_attribute(node, "itemprop"), rel = html_attribute(node, "rel"), class = html_attribute(node, "class");
        bool is_author_property = str_find(property, STR("author"), 0) < property.size;
        bool is_rel = str_find(rel, STR("author"), 0) < rel.size;
        str lower = str_lower(class, says->arena);
        bool is_class = str_find(lower, STR("author"), 0) < lower.size || str_find(lower, STR("byline"), 0) < lower.size;
        if ((!is_author_property && !is_rel && !is_class) || html_is_in_comments(says, i))
            continue;
        int rank = is_author_property ? 0 : is_rel ? 1 : 2;
        str name = name_in_line(says, html_fold(html_text(says->tree, i, LONGEST_NAME * 2, says->arena), says->arena));
        if (!found[rank].size && may_be_names(name))
            found[rank] = name;
    }
    return found[0].size ? found[0] : found[1].size ? found[1] : found[2];
}

static str author_in_lines(const struct html_says *says) {
    uint32_t heading = says->heading_block;
    for (uint32_t i = heading; i < says->blocks->count && i <= heading + BYLINES_AFTER; i++) {
        const struct html_block *b = &says->blocks->items[i];
        if (b->phrase != PHRASE_BYLINE || b->chars > LONGEST_NAME || b->words < 2)
            continue;
        str name = name_in_line(says, html_block_text(says, b));
        if (may_be_names(name) && html_words_in(name) > 1)
            return name;
    }
    return (str){0};
}

static str told_author(const struct html_says *says) {
    str author = html_fold(says->ld.author, says->arena);
    if (author.size && str_find(author, STR("://"), 0) == author.size)
        return without_by(says, author);
    author = may_be_names(says->authors) ? says->authors : html_says_meta(says, META_AUTHOR, 0);
    return may_be_names(author) ? without_by(says, author) : (str){0};
}

/* Where machines are told the publisher's name, people may be told a person's. */
str html_byline_choose(const struct html_says *says) {
    str author = told_author(says), plain = html_letters(author, says->arena);
    bool is_publisher = plain.size && (str_equal(plain, html_letters(says->ld.publisher, says->arena)) || str_equal(plain, html_letters(html_says_meta(says, META_SITE, 0), says->arena)));
    if (author.size && !is_publisher)
        return author;
    str shown = author_in_elements(says);
    if (!shown.size)
        shown = author_in_lines(says);
    return shown.size ? shown : author;
}
