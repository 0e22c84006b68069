#include "html_meta.h"

#include "base/list.h"
#include "html_date.h"
#include "html_ld.h"

enum { LONGEST_NAME = 80, LONGEST_TITLE = 1000, LONGEST_DATE_LINE = 200, BYLINES_AFTER = 12,
       NEAR_BEFORE = 4, NEAR_BEHIND = 12, FAR_BEFORE = 30, FAR_BEHIND = 60 /* blocks around the headline */ };

/* What one kind of source says, in the order of the page. */
enum claim_source { META_TITLE, META_SITE, META_DATE, META_MODIFIED, META_AUTHOR, META_ADDRESS, META_LANGUAGE, META_KINDS };

/* Names of <meta> in the order of belief; several vocabularies: OpenGraph, Dublin Core, citation_*, analytics of publishers. */
static const struct { const char *name; enum claim_source kind; } meta_names[] = {
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
    {"twitter:data1", META_KINDS},
    {"og:url", META_ADDRESS}, {"og:locale", META_LANGUAGE}, {"content-language", META_LANGUAGE}, {"language", META_LANGUAGE},
};
enum { META_NAMES = sizeof meta_names / sizeof *meta_names };

struct reading {
    const struct html_tree *tree;
    const struct html_blocks *blocks;
    const struct html_words *words;
    struct arena *arena;
    struct html_ld ld;
    str meta[META_NAMES];    /* first value of each name */
    str authors;             /* all <meta name=author>, apart by "; " */
    str document_title;      /* of <title> */
    str language;
    uint32_t heading;        /* node of the headline, or of the article's first line */
    uint32_t heading_block;  /* the same as a block */
};

static str fold(str text, struct arena *arena) {
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

/* Letters and digits alone, lower case: for asking whether two titles are the same. */
static str letters(str text, struct arena *arena) {
    char *data = arena_alloc(arena, text.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++)
        if (char_is_letter(text.data[i]) || char_is_digit(text.data[i]) || ((unsigned char)text.data[i] >= 0xC3))
            data[size++] = char_lower(text.data[i]);
        else if (size && (unsigned char)text.data[i] >= 0x80 && (unsigned char)text.data[size - 1] >= 0x80)
            data[size++] = text.data[i];
    return (str){data, size};
}

static str first_of(const struct reading *r, enum claim_source kind) {
    for (size_t i = 0; i < META_NAMES; i++)
        if (meta_names[i].kind == kind && r->meta[i].size)
            return r->meta[i];
    return (str){0};
}

static void read_meta_tag(struct reading *r, const struct html_node *node) {
    str value = fold(html_attribute(node, "content"), r->arena);
    if (!value.size)
        return;
    static const char *const naming[] = {"property", "name", "itemprop", "http-equiv"};
    for (size_t n = 0; n < sizeof naming / sizeof *naming; n++) {
        str name = html_attribute(node, naming[n]);
        for (size_t i = 0; name.size && i < META_NAMES; i++) {
            if (!str_equal_ignoring_case(name, str_of(meta_names[i].name)))
                continue;
            if (!r->meta[i].size)
                r->meta[i] = value;
            if (meta_names[i].kind == META_AUTHOR && strcmp(meta_names[i].name, "author") == 0 &&
                str_find(r->authors, value, 0) == r->authors.size)
                r->authors = r->authors.size ? str_print(r->arena, "%.*s; %.*s", STR_ARG(r->authors), STR_ARG(value)) : value;
        }
    }
}

static void read_head(struct reading *r) {
    for (uint32_t i = 0; i < r->tree->count; i++) {
        const struct html_node *node = &r->tree->items[i];
        if (node->tag == GUMBO_TAG_META)
            read_meta_tag(r, node);
        else if (node->tag == GUMBO_TAG_TITLE && !r->document_title.size && !(node->parent != NO_NODE && r->tree->items[node->parent].tag == GUMBO_TAG_SVG))
            r->document_title = fold(html_text(r->tree, i, LONGEST_TITLE, r->arena), r->arena);
        else if (node->tag == GUMBO_TAG_HTML)
            r->language = html_attribute(node, "lang");
        else if (node->tag == GUMBO_TAG_LINK && str_equal_ignoring_case(html_attribute(node, "rel"), STR("canonical")))
            r->ld.address = html_attribute(node, "href");
    }
}

/* Titles. */

static const char *const title_separators[] = {" | ", " – ", " — ", " - ", " · ", " • ", " » ", " :: ", " « ", " / ", " ~ "};

/* Without the site's name at either end, set off as people do. */
static str without_site(str title, str site, struct arena *arena) {
    str plain_site = letters(site, arena);
    for (size_t i = 0; i < sizeof title_separators / sizeof *title_separators; i++) {
        str separator = str_of(title_separators[i]);
        size_t last = title.size, first = str_find(title, separator, 0);
        for (size_t at = first; at < title.size; at = str_find(title, separator, at + 1))
            last = at;
        if (last == title.size)
            continue;
        str head = str_slice(title, 0, last), tail = str_slice(title, last + separator.size, title.size);
        if (plain_site.size && str_equal(letters(str_slice(title, 0, first), arena), plain_site))
            return str_slice(title, first + separator.size, title.size);
        if (plain_site.size && str_equal(letters(tail, arena), plain_site))
            return head;
    }
    return title;
}

static uint32_t words_in(str text) {
    uint32_t words = 0;
    for (size_t i = 0; i < text.size; i++)
        words += !char_is_space(text.data[i]) && (!i || char_is_space(text.data[i - 1]));
    return words;
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
        if (words_in(head) >= 3 || words_in(head) >= words_in(tail))
            return longest_part(head);
        return tail;
    }
    return title;
}

static bool is_heading_of_page(const struct reading *r, uint32_t node) {
    for (uint32_t i = node; i != NO_NODE; i = r->tree->items[i].parent)
        if (r->tree->items[i].tag == GUMBO_TAG_ASIDE || r->tree->items[i].tag == GUMBO_TAG_FOOTER || r->tree->items[i].tag == GUMBO_TAG_NAV)
            return false;
    return true;
}

struct heading {
    str text;
    int points;    /* how much speaks for it */
    uint32_t node;
};

/* The article's first paragraph, where its bulk is: its headline stands before it. */
static uint32_t first_paragraph(const struct reading *r) {
    enum { PARAGRAPH_WORDS = 15, BULK = 6 /* a sixth of the article's words has the same parent */ };
    uint32_t *words = ARENA_ARRAY(r->arena, r->tree->count, uint32_t), all = 0;
    for (LIST_EACH(struct html_block, b, r->blocks)) {
        uint32_t parent = r->tree->items[b->element].parent;
        if (!b->is_kept || parent == NO_NODE)
            continue;
        words[parent] += b->words;
        all += b->words;
    }
    for (LIST_EACH(struct html_block, b, r->blocks))
        if (b->is_kept && b->words >= PARAGRAPH_WORDS && r->tree->items[b->element].parent != NO_NODE &&
            words[r->tree->items[b->element].parent] * BULK >= all)
            return b->from;
    return NO_NODE;
}

/* Of a heading made of two parts, a kicker and the headline proper, the longer one; the whole where the page itself calls it that. */
static str text_of_heading(const struct reading *r, uint32_t node, str told) {
    str whole = fold(html_text(r->tree, node, LONGEST_TITLE, r->arena), r->arena), longest = {0};
    str plain_told = letters(told, r->arena), plain = letters(whole, r->arena);
    if (str_equal(plain, plain_told))
        return whole;
    if (plain_told.size * 2 > plain.size && str_ends_with(plain, plain_told))
        return told;
    uint32_t parts = 0;
    for (uint32_t i = node + 1; i < r->tree->items[node].end; i = r->tree->items[i].end) {
        if (!r->tree->items[i].chars)
            continue;
        if (r->tree->items[i].tag == HTML_TEXT)
            return whole;
        str part = fold(html_text(r->tree, i, LONGEST_TITLE, r->arena), r->arena);
        parts++;
        if (part.size > longest.size)
            longest = part;
    }
    return parts == 2 ? longest : whole;
}

static bool is_heading_tag(uint8_t tag) {
    return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3;
}

static bool names_title(const struct html_node *node) {
    return node->senses >> SENSE_TITLE & 1 && node->chars < 250;
}

static int points_of(const struct reading *r, uint32_t at, str plain, const str *told, str document, str site, int distance) {
    const struct html_node *node = &r->tree->items[at];
    int points = node->tag == GUMBO_TAG_H1 ? 3 : node->tag == GUMBO_TAG_H2 ? 1 : 0;
    if (plain.size < 2 || !is_heading_of_page(r, at))
        return 0;
    if (str_equal(plain, told[0]) || str_equal(plain, told[1]))
        points += 4;
    else if (str_find(document, plain, 0) == 0 && plain.size > 4)
        points += 2;
    else if (plain.size > 12 && str_find(document, plain, 0) < document.size)
        points += 1;
    if (names_title(node) || (node->parent != NO_NODE && names_title(&r->tree->items[node->parent])))
        points += distance == 0 ? 2 : 1;
    points += distance == 0 ? 2 : distance == 1 ? 1 : distance < 0 ? -3 : distance > 2 ? -1 : 0;
    if (str_equal(plain, site))
        points -= 5;
    if (node->link_chars == node->chars && node->tag == GUMBO_TAG_H1)
        points -= 2;
    return points;
}

static struct heading best_heading(const struct reading *r, str told, str headline, str site) {
    struct heading best = {0};
    str plain_told[2] = {letters(told, r->arena), letters(headline, r->arena)};
    str document = letters(r->document_title, r->arena), plain_site = letters(site, r->arena);
    uint32_t paragraph = first_paragraph(r);
    int before = 0, at = 0;
    for (uint32_t i = 0; i < r->tree->count && i < paragraph; i++)
        before += is_heading_tag(r->tree->items[i].tag) && r->tree->items[i].chars;
    for (uint32_t i = 0; i < r->tree->count; i++) {
        const struct html_node *node = &r->tree->items[i];
        bool is_tag = is_heading_tag(node->tag);
        if (node->tag == HTML_TEXT || !node->chars || node->chars > 300 || !(is_tag || (names_title(node) && node->block == i)))
            continue;
        at += is_tag;
        str text = text_of_heading(r, i, told.size ? told : headline);
        int points = points_of(r, i, letters(text, r->arena), plain_told, document, plain_site, paragraph == NO_NODE ? 1 : before - at);
        if (points > best.points)
            best = (struct heading){text, points, i};
    }
    return best;
}

/* Bylines and dates are looked for around the headline; without one, around the article's first paragraph. */
static void find_heading(struct reading *r) {
    if (!r->heading)
        r->heading = first_paragraph(r);
    if (r->heading == NO_NODE)
        r->heading = 0;
    while (r->heading_block + 1 < r->blocks->count && r->blocks->items[r->heading_block].to < r->heading)
        r->heading_block++;
}

static str choose_title(struct reading *r) {
    enum { SURE = 4 };
    str site = first_of(r, META_SITE);
    str told = without_site(first_of(r, META_TITLE), site, r->arena);
    str headline = fold(r->ld.headline, r->arena);
    struct heading heading = best_heading(r, told, headline, site);
    if (heading.points > 2)
        r->heading = heading.node;
    if (heading.points >= SURE)
        return heading.text;
    if (headline.size || told.size)
        return headline.size ? headline : told;
    str named = longest_part(without_site(r->document_title, site, r->arena));
    return heading.points > 2 || !named.size ? heading.text : named;
}

/* Dates. */

static str iso_of(const struct reading *r, str text) {
    struct date date;
    text = str_trim(text);
    if (text.size >= 8 && date_parse(text, &date) && date_is_full(date) && text.data[4] == '-')
        return text.size > 10 ? text : date_print(date, r->arena);
    if (html_date_find(text, r->language, r->words, &date))
        return date_print(date, r->arena);
    int64_t number;
    if (text.size == 8 && str_to_int(text, &number)) {
        date = (struct date){(int16_t)(number / 10000), (int8_t)(number / 100 % 100), (int8_t)(number % 100)};
        if (date.year > 1990 && date.year < 2100 && date.month >= 1 && date.month <= 12 && date.day >= 1)
            return date_print(date, r->arena);
    }
    return (str){0};
}

static str block_text(const struct reading *r, const struct html_block *b) {
    uint32_t node = b->element;
    if (r->tree->items[node].chars > LONGEST_DATE_LINE)
        node = b->from;
    return fold(html_text(r->tree, node, LONGEST_DATE_LINE, r->arena), r->arena);
}

/* In comments, lists of other stories and margins. What holds the headline, too, is none of these, whatever its class says. */
static bool is_in_comments(const struct reading *r, uint32_t node) {
    for (uint32_t i = node; i != NO_NODE && !(r->heading > i && r->heading < r->tree->items[i].end); i = r->tree->items[i].parent)
        if (r->tree->items[i].senses & (1u << SENSE_COMMENT | 1u << SENSE_RELATED | 1u << SENSE_ASIDE) ||
            r->tree->items[i].tag == GUMBO_TAG_ASIDE || r->tree->items[i].tag == GUMBO_TAG_FOOTER)
            return true;
    return false;
}

/* Microdata and <time>: with itemprop=datePublished, then "pubdate", then any that stands where an article may be. */
static str date_in_elements(const struct reading *r) {
    str found[3] = {0};
    for (uint32_t i = 0; i < r->tree->count; i++) {
        const struct html_node *node = &r->tree->items[i];
        if (node->tag == HTML_TEXT || node->tag == GUMBO_TAG_META)
            continue;
        str property = html_attribute(node, "itemprop"), class = html_attribute(node, "class");
        bool is_published = str_find(property, STR("datePublished"), 0) < property.size || str_find(class, STR("published"), 0) < class.size;
        if (node->tag != GUMBO_TAG_TIME && !is_published)
            continue;
        int rank = is_published ? 0 : html_attribute(node, "pubdate").data ? 1 : 2;
        if (found[rank].size || is_in_comments(r, i))
            continue;
        static const char *const values[] = {"datetime", "content", "title"};
        for (size_t v = 0; v < 3 && !found[rank].size; v++)
            found[rank] = iso_of(r, html_attribute(node, values[v]));
        if (!found[rank].size)
            found[rank] = iso_of(r, html_text(r->tree, i, LONGEST_DATE_LINE, r->arena));
    }
    return found[0].size ? found[0] : found[1].size ? found[1] : found[2];
}

/* 2019/11/19 in an address. */
static str date_in_address(const struct reading *r, str address) {
    for (size_t i = 0; i + 9 < address.size; i++) {
        str at = str_slice(address, i, i + 11);
        char gap = at.size > 4 ? at.data[4] : 0;
        if ((gap != '/' && gap != '-') || (i && address.data[i - 1] != '/'))
            continue;
        struct date date;
        char iso[11];
        memcpy(iso, at.data, at.size < 10 ? at.size : 10);
        iso[10] = 0;
        if (iso[7] != gap)
            continue;
        iso[4] = iso[7] = '-';
        if (date_parse((str){iso, 10}, &date) && date_is_full(date) && date.year > 1990)
            return date_print(date, r->arena);
    }
    return (str){0};
}

static int64_t days_between(struct date a, struct date b) {
    int64_t days = date_to_days(a) - date_to_days(b);
    return days < 0 ? -days : days;
}

/* Short lines with a date, those whose class says so before those that stand beside the headline. The first one that is within a day
 * of wanted, or the first of all where wanted is unknown. */
static bool shown_date(const struct reading *r, struct date wanted, struct date *date) {
    uint32_t heading = r->heading_block;
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = heading > FAR_BEFORE ? heading - FAR_BEFORE : 0; i < r->blocks->count && i <= heading + FAR_BEHIND; i++) {
            const struct html_block *b = &r->blocks->items[i];
            bool is_near = i + NEAR_BEFORE >= heading && i <= heading + NEAR_BEHIND;
            bool is_marked = r->tree->items[b->element].senses >> SENSE_BYLINE & 1;
            if (b->chars > LONGEST_DATE_LINE || !(pass ? is_near : is_marked) || !b->digits || is_in_comments(r, b->element))
                continue;
            if (html_date_find(block_text(r, b), r->language, r->words, date) &&
                (!date_is_full(wanted) || days_between(*date, wanted) <= 1))
                return true;
        }
    return false;
}

static str told_date(const struct reading *r, str uri) {
    str date = iso_of(r, r->ld.published);
    for (size_t i = 0; !date.size && i < META_NAMES; i++)
        if (meta_names[i].kind == META_DATE)
            date = iso_of(r, r->meta[i]);
    if (!date.size)
        date = date_in_elements(r);
    if (!date.size)
        date = date_in_address(r, r->ld.address);
    if (!date.size)
        date = date_in_address(r, first_of(r, META_ADDRESS));
    return date.size ? date : date_in_address(r, uri);
}

/* What machines are told, in the day that people are shown: a stamp in UTC may be of the day before or after. Where people are shown
 * the day of the last change alone, that is the article's date. */
static str choose_date(struct reading *r, str uri) {
    str told = told_date(r, uri), modified = iso_of(r, r->ld.modified);
    if (!modified.size)
        modified = iso_of(r, first_of(r, META_MODIFIED));
    struct date told_day = {0}, modified_day = {0}, shown;
    date_parse(told, &told_day);
    date_parse(modified, &modified_day);
    if (date_is_full(told_day)) {
        if (shown_date(r, told_day, &shown))
            return date_compare(shown, told_day) == 0 ? told : date_print(shown, r->arena);
        if (date_is_full(modified_day) && shown_date(r, modified_day, &shown))
            return date_compare(shown, modified_day) == 0 ? modified : date_print(shown, r->arena);
        return told;
    }
    if (shown_date(r, (struct date){0}, &shown))
        return date_print(shown, r->arena);
    return modified;
}

/* Authors. */

/* A person's name or several, not an address, a sentence or a site. */
static bool may_be_names(str text) {
    return text.size > 2 && text.size <= LONGEST_NAME && str_find(text, STR("://"), 0) == text.size && str_find_char(text, '@', 0) == text.size &&
           str_find(text, STR("www."), 0) == text.size && words_in(text) <= 10 && !char_is_digit(text.data[0]);
}

static str without_by(const struct reading *r, str text) {
    static const char *const leads[] = {"by ", "von ", "written by ", "posted by ", "par ", "por ", "di ", "door ", "author: ", "autor: ", "text: ", "by: ", "from ", "posted ", "view all posts by ", "posts by ", "about "};
    str lower = str_lower(text, r->arena);
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (str_starts_with(lower, str_of(leads[i])))
            return without_by(r, str_trim(str_slice(text, strlen(leads[i]), text.size)));
    return text;
}

/* What is left of a byline without date, role and site: up to the first separator. */
static str name_in_line(const struct reading *r, str text) {
    text = without_by(r, str_trim(text));
    static const char *const stops[] = {" | ", " - ", " – ", " — ", " • ", " · ", " / ", ", ", " on ", " am ", " in ", " (", " @"};
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        text = str_slice(text, 0, str_find(text, str_of(stops[i]), 0));
    size_t digit = 0;
    while (digit < text.size && !char_is_digit(text.data[digit]))
        digit++;
    return str_trim(str_slice(text, 0, digit));
}

/* rel=author, itemprop=author, a class that says author and holds a link or little else. */
static str author_in_elements(const struct reading *r) {
    str found[3] = {0};
    for (uint32_t i = 0; i < r->tree->count; i++) {
        const struct html_node *node = &r->tree->items[i];
        if (node->tag == HTML_TEXT || !node->chars || node->chars > LONGEST_NAME || node->is_hidden)
            continue;
        str property = html_attribute(node, "itemprop"), rel = html_attribute(node, "rel"), class = html_attribute(node, "class");
        bool is_author_property = str_find(property, STR("author"), 0) < property.size;
        bool is_rel = str_find(rel, STR("author"), 0) < rel.size;
        str lower = str_lower(class, r->arena);
        bool is_class = str_find(lower, STR("author"), 0) < lower.size || str_find(lower, STR("byline"), 0) < lower.size;
        if ((!is_author_property && !is_rel && !is_class) || is_in_comments(r, i))
            continue;
        int rank = is_author_property ? 0 : is_rel ? 1 : 2;
        str name = name_in_line(r, fold(html_text(r->tree, i, LONGEST_NAME * 2, r->arena), r->arena));
        if (!found[rank].size && may_be_names(name))
            found[rank] = name;
    }
    return found[0].size ? found[0] : found[1].size ? found[1] : found[2];
}

static str author_in_lines(const struct reading *r) {
    uint32_t heading = r->heading_block;
    for (uint32_t i = heading; i < r->blocks->count && i <= heading + BYLINES_AFTER; i++) {
        const struct html_block *b = &r->blocks->items[i];
        if (b->phrase != PHRASE_BYLINE || b->chars > LONGEST_NAME || b->words < 2)
            continue;
        str name = name_in_line(r, block_text(r, b));
        if (may_be_names(name) && words_in(name) > 1)
            return name;
    }
    return (str){0};
}

static str told_author(const struct reading *r) {
    str author = fold(r->ld.author, r->arena);
    if (author.size && str_find(author, STR("://"), 0) == author.size)
        return without_by(r, author);
    author = may_be_names(r->authors) ? r->authors : first_of(r, META_AUTHOR);
    return may_be_names(author) ? without_by(r, author) : (str){0};
}

/* Where machines are told the publisher's name, people may be told a person's. */
static str choose_author(struct reading *r) {
    str author = told_author(r), plain = letters(author, r->arena);
    bool is_publisher = plain.size && (str_equal(plain, letters(r->ld.publisher, r->arena)) || str_equal(plain, letters(first_of(r, META_SITE), r->arena)));
    if (author.size && !is_publisher)
        return author;
    str shown = author_in_elements(r);
    if (!shown.size)
        shown = author_in_lines(r);
    return shown.size ? shown : author;
}

static str choose_language(const struct reading *r) {
    str language = r->language.size ? r->language : first_of(r, META_LANGUAGE).size ? first_of(r, META_LANGUAGE) : r->ld.language;
    language = str_lower(str_trim(language), r->arena);
    char *data = (char *)language.data;
    for (size_t i = 0; i < language.size; i++) {
        if (data[i] == '_')
            data[i] = '-';
        if (!char_is_letter(data[i]) && !char_is_digit(data[i]) && data[i] != '-')
            return str_slice(language, 0, i);
    }
    return language;
}

void html_meta_read(const struct html_tree *tree, const struct html_blocks *blocks, const struct html_words *words, str uri,
                    struct html_meta *meta, struct arena *arena) {
    struct reading r = {.tree = tree, .blocks = blocks, .words = words, .arena = arena};
    html_ld_read(tree, &r.ld, arena);
    read_head(&r);
    r.language = choose_language(&r);
    meta->title = choose_title(&r);
    find_heading(&r);
    meta->date = choose_date(&r, uri);
    meta->author = choose_author(&r);
    meta->publisher = r.ld.publisher.size ? fold(r.ld.publisher, arena) : first_of(&r, META_SITE);
    meta->language = r.language;
    meta->canonical = r.ld.address.size ? r.ld.address : first_of(&r, META_ADDRESS);
}
