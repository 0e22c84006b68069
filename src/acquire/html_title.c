#include "html_says.h"

#include "base/table.h"

static const char *const title_separators[] = {" | ", " – ", " — ", " - ", " · ", " • ", " » ", " :: ", " « ", " / ", " ~ ", " --"};

/* Without the site's name at either end, set off as people do. */
static str without_site(str title, str site, struct arena *arena) {
    str plain_site = html_letters(site, arena);
    for (size_t i = 0; i < sizeof title_separators / sizeof *title_separators; i++) {
        str separator = str_of(title_separators[i]);
        size_t last = title.size, first = str_find(title, separator, 0);
        for (size_t at = first; at < title.size; at = str_find(title, separator, at + 1))
            last = at;
        if (last == title.size)
            continue;
        str head = str_slice(title, 0, last), tail = str_slice(title, last + separator.size, title.size);
        if (plain_site.size && str_equal(html_letters(str_slice(title, 0, first), arena), plain_site))
            return str_slice(title, first + separator.size, title.size);
        if (plain_site.size && str_equal(html_letters(tail, arena), plain_site))
            return head;
    }
    return title;
}

/* The longest part of a <title> cut at its separators. */
static str longest_part(str title) {
    for (size_t i = 0; i < sizeof title_separators / sizeof *title_separators; i++) {
        str separator = str_of(title_separators[i]);
        size_t at = str_find(title, separator, 0);
        if (at == title.size)
            continue;
        size_t last = at;
        for (size_t next = at; next < title.size; next = str_find(title, separator, next + 1))
            last = next;
        str head = str_slice(title, 0, last), tail = str_slice(title, at + separator.size, title.size);
        if (html_words_in(head) >= 3 || html_words_in(head) >= html_words_in(tail))
            return longest_part(head);
        return tail;
    }
    return title;
}

static bool is_heading_tag(uint8_t tag) {
    return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3;
}

static bool is_heading_of_page(const struct html_says *says, uint32_t node) {
    for (uint32_t i = node; i != NO_NODE; i = says->tree->items[i].parent)
        if (says->tree->items[i].tag == GUMBO_TAG_ASIDE || says->tree->items[i].tag == GUMBO_TAG_FOOTER || says->tree->items[i].tag == GUMBO_TAG_NAV)
            return false;
    return true;
}

/* Where a heading that is a link as a whole leads to, when that is a folder; else empty. */
static str folder_of_heading(const struct html_tree *tree, uint32_t heading) {
    const struct html_node *node = &tree->items[heading];
    if (!is_heading_tag(node->tag) || !node->chars || node->link_chars != node->chars)
        return (str){0};
    str address = {0};
    for (uint32_t i = heading; i < node->end && !address.size; i++)
        if (tree->items[i].tag == GUMBO_TAG_A)
            address = html_attribute(&tree->items[i], "href");
    return str_ends_with(address, STR("/")) ? address : (str){0};
}

/* How many links lead to something right inside each folder; places in a page ("#") are none. */
static void count_links(const struct html_tree *tree, struct table *links, struct arena *arena) {
    for (uint32_t i = 0; i < tree->count; i++) {
        if (tree->items[i].tag != GUMBO_TAG_A)
            continue;
        str address = html_attribute(&tree->items[i], "href");
        size_t end = address.size;
        while (end && address.data[end - 1] != '/')
            end--;
        str inside = str_slice(address, end, address.size);
        if (!end || !inside.size || str_find_char(inside, '#', 0) < inside.size)
            continue;
        void **slot = table_slot(links, str_slice(address, 0, end), arena);
        *slot = (void *)((uintptr_t)*slot + 1);
    }
}

/* The first heading that leads to a folder which other links of the page lie in: it names that part of the site, not the article. 0
 * without one, for the root is no heading. */
static uint32_t folder_heading(const struct html_says *says) {
    enum { LINKS_BELOW = 3 };
    struct table links = {0};
    bool is_counted = false;
    for (uint32_t i = 1; i < says->tree->count; i++) {
        str folder = folder_of_heading(says->tree, i);
        if (!folder.size)
            continue;
        if (!is_counted)
            count_links(says->tree, &links, says->arena);
        is_counted = true;
        if ((uintptr_t)table_find(&links, folder) >= LINKS_BELOW)
            return i;
    }
    return 0;
}

struct heading {
    str text;
    int points;    /* how much speaks for it */
    uint32_t node;
};

/* Of a heading made of two parts, a kicker and the headline proper, the longer one; the whole where the page itself calls it that. */
static str text_of_heading(const struct html_says *says, uint32_t node, str told) {
    str whole = html_fold(html_text(says->tree, node, LONGEST_TITLE, says->arena), says->arena), longest = {0};
    str plain_told = html_letters(told, says->arena), plain = html_letters(whole, says->arena);
    if (str_equal(plain, plain_told))
        return whole;
    if (plain_told.size * 2 > plain.size && str_ends_with(plain, plain_told))
        return told;
    uint32_t parts = 0;
    for (uint32_t i = node + 1; i < says->tree->items[node].end; i = says->tree->items[i].end) {
        if (!says->tree->items[i].chars)
            continue;
        if (says->tree->items[i].tag == HTML_TEXT)
            return whole;
        str part = html_fold(html_text(says->tree, i, LONGEST_TITLE, says->arena), says->arena);
        parts++;
        if (part.size > longest.size)
            longest = part;
    }
    return parts == 2 ? longest : whole;
}

static bool names_title(const struct html_node *node) {
    return node->senses >> SENSE_TITLE & 1 && node->chars < 250;
}

static int points_of(const struct html_says *says, uint32_t at, str plain, const str *told, str document, str site, int distance) {
    const struct html_node *node = &says->tree->items[at];
    int points = node->tag == GUMBO_TAG_H1 ? 3 : node->tag == GUMBO_TAG_H2 ? 1 : 0;
    if (plain.size < 2 || !is_heading_of_page(says, at))
        return 0;
    if (str_equal(plain, told[0]) || str_equal(plain, told[1]))
        points += 4;
    else if (str_find(document, plain, 0) == 0 && plain.size > 4)
        points += 2;
    else if (plain.size > 12 && str_find(document, plain, 0) < document.size)
        points += 1;
    if (names_title(node) || (node->parent != NO_NODE && names_title(&says->tree->items[node->parent])))
        points += distance == 0 ? 2 : 1;
    points += distance == 0 ? 2 : distance == 1 ? 1 : distance < 0 ? -3 : distance > 2 ? -1 : 0;
    if (str_equal(plain, site))
        points -= 5;
    if (node->link_chars == node->chars && node->tag == GUMBO_TAG_H1)
        points -= 2;
    return points;
}

static struct heading best_heading(const struct html_says *says, str told, str headline, str site) {
    struct heading best = {0};
    str plain_told[2] = {html_letters(told, says->arena), html_letters(headline, says->arena)};
    str document = html_letters(says->document_title, says->arena), plain_site = html_letters(site, says->arena);
    uint32_t paragraph = html_first_paragraph(says);
    int before = 0, at = 0;
    for (uint32_t i = 0; i < says->tree->count && i < paragraph; i++)
        before += is_heading_tag(says->tree->items[i].tag) && says->tree->items[i].chars;
    for (uint32_t i = 0; i < says->tree->count; i++) {
        const struct html_node *node = &says->tree->items[i];
        bool is_tag = is_heading_tag(node->tag);
        if (node->tag == HTML_TEXT || !node->chars || node->chars > 300 || !(is_tag || (names_title(node) && node->block == i)))
            continue;
        at += is_tag;
        str text = text_of_heading(says, i, told.size ? told : headline);
        int points = points_of(says, i, html_letters(text, says->arena), plain_told, document, plain_site, paragraph == NO_NODE ? 1 : before - at);
        if (points > best.points)
            best = (struct heading){text, points, i};
    }
    return best;
}

str html_title_choose(struct html_says *says) {
    enum { SURE = 4 };
    uint32_t folder = folder_heading(says);
    str site = html_says_meta(says, META_SITE, 0);
    if (!site.size && folder)
        site = html_fold(html_text(says->tree, folder, LONGEST_TITLE, says->arena), says->arena);
    str told = without_site(html_says_meta(says, META_TITLE, 0), site, says->arena);
    str headline = html_fold(says->ld.headline, says->arena);
    struct heading heading = best_heading(says, told, headline, site);
    says->heading = heading.points > 2 ? heading.node : folder;
    if (heading.points >= SURE)
        return heading.text;
    if (headline.size || told.size)
        return headline.size ? headline : told;
    str named = longest_part(without_site(says->document_title, site, says->arena));
    return heading.points > 2 || !named.size ? heading.text : named;
}
