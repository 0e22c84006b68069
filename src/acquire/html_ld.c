#include "html_ld.h"

#include "base/json.h"

enum {
    MOST_OBJECTS = 2000,
    MOST_FOLLOWED = 20,  /* references looked up; an article has an author or five */
    LONGEST_NAMES = 1000,
    MOST_READ = 50,      /* articles of one kind on a page; the first one counts, later ones fill gaps */
};

struct objects {
    const struct json **items;
    uint32_t count, room;
    uint32_t followed;    /* references looked up so far */
};

/* Types of https://schema.org that are an article; others may have a date and a name and be something else on the page. */
static const char *const article_types[] = {
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle",
    "ReviewNewsArticle", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "DiscussionForumPosting", "TechArticle",
    "ScholarlyArticle", "Report", "Review", "CreativeWork", "Recipe", "VideoObject", "WebPage",
};

/* Control characters in strings are no JSON but common on pages. */
static str without_controls(str text, struct arena *arena) {
    char *data = arena_alloc(arena, text.size + 1);
    for (size_t i = 0; i < text.size; i++)
        data[i] = (unsigned char)text.data[i] < 0x20 ? ' ' : text.data[i];
    str clean = str_trim((str){data, text.size});
    if (str_starts_with(clean, STR("<!--")))
        clean = str_trim(str_slice(clean, 4, str_find(clean, STR("-->"), 4)));
    if (str_starts_with(clean, STR("//<![CDATA[")))
        clean = str_trim(str_slice(clean, 11, str_find(clean, STR("//]]>"), 11)));
    while (str_ends_with(clean, STR(";")))
        clean.size--;
    return clean;
}

/* All objects, outer before inner, without recursion: the list is its own queue. */
static void collect(const struct json *root, struct objects *all, struct arena *arena) {
    uint32_t at = all->count;
    *LIST_ADD(all, arena) = root;
    for (; at < all->count; at++)
        for (const struct json *child = all->items[at]->child; child && all->count < MOST_OBJECTS; child = child->next)
            if (child->type == JSON_OBJECT || child->type == JSON_ARRAY)
                *LIST_ADD(all, arena) = child;
}

/* 0 the best kind of article; -1 no article. */
static int rank_of(const struct json *object, struct arena *arena) {
    const struct json *type = json_member(object, "@type");
    if (type && type->type == JSON_ARRAY)
        type = type->child;
    str name = json_text(type, arena);
    size_t slash = name.size;
    while (slash && name.data[slash - 1] != '/')
        slash--;
    name = str_slice(name, slash, name.size);
    for (size_t i = 0; i < sizeof article_types / sizeof *article_types; i++)
        if (str_equal_ignoring_case(name, str_of(article_types[i])))
            return (int)i;
    return -1;
}

static const struct json *followed(const struct json *value, struct objects *all, struct arena *arena) {
    const struct json *id = value && value->type == JSON_OBJECT ? json_member(value, "@id") : NULL;
    if (!id || json_member(value, "name") || all->followed++ >= MOST_FOLLOWED)
        return value;
    str wanted = json_text(id, arena);
    for (LIST_EACH(const struct json *, object, all)) {
        const struct json *other = json_member(*object, "@id");
        if (*object != value && other && json_member(*object, "name") && str_equal(json_text(other, arena), wanted))
            return *object;
    }
    return value;
}

/* A name, an object with a name, or an array of them. */
static str names_of(const struct json *value, struct objects *all, struct arena *arena) {
    if (!value)
        return (str){0};
    if (value->type == JSON_STRING)
        return str_trim(json_text(value, arena));
    if (value->type == JSON_OBJECT) {
        const struct json *name = json_member(followed(value, all, arena), "name");
        if (name && name->type == JSON_ARRAY)
            name = name->child;
        return str_trim(json_text(name, arena));
    }
    str names = {0};
    for (const struct json *item = value->type == JSON_ARRAY ? value->child : NULL; item && names.size < LONGEST_NAMES; item = item->next) {
        str name = item->type == JSON_ARRAY ? (str){0} : names_of(item, all, arena);
        if (name.size && str_find(names, name, 0) == names.size)
            names = names.size ? str_print(arena, "%.*s; %.*s", STR_ARG(names), STR_ARG(name)) : name;
    }
    return names;
}

static void keep(str *field, str value) {
    if (!field->size)
        *field = value;
}

static str text_of(const struct json *object, const char *key, struct arena *arena) {
    const struct json *value = json_member(object, key);
    if (value && value->type == JSON_ARRAY)
        value = value->child;
    return str_trim(json_text(value, arena));
}

static void read_object(const struct json *object, struct objects *all, struct html_ld *ld, struct arena *arena) {
    keep(&ld->headline, text_of(object, "headline", arena));
    keep(&ld->published, text_of(object, "datePublished", arena));
    keep(&ld->published, text_of(object, "dateCreated", arena));
    keep(&ld->modified, text_of(object, "dateModified", arena));
    keep(&ld->author, names_of(json_member(object, "author"), all, arena));
    keep(&ld->publisher, names_of(json_member(object, "publisher"), all, arena));
    keep(&ld->language, text_of(object, "inLanguage", arena));
    keep(&ld->address, text_of(object, "url", arena));
    keep(&ld->address, text_of(object, "mainEntityOfPage", arena));
}

void html_ld_read(const struct html_tree *tree, struct html_ld *ld, struct arena *arena) {
    struct objects all = {0};
    for (uint32_t i = 0; i + 1 < tree->count; i++) {
        const struct html_node *node = &tree->items[i];
        if (node->tag != GUMBO_TAG_SCRIPT || tree->items[i + 1].tag != HTML_TEXT)
            continue;
        if (str_find(html_attribute(node, "type"), STR("ld+json"), 0) == html_attribute(node, "type").size)
            continue;
        struct json *root;
        str text = without_controls(str_of(tree->items[i + 1].gumbo->v.text.text), arena);
        if (json_parse(text, &root, arena, NULL) == OK && (root->type == JSON_OBJECT || root->type == JSON_ARRAY))
            collect(root, &all, arena);
    }
    int *ranks = ARENA_ARRAY(arena, all.count, int);
    for (uint32_t i = 0; i < all.count; i++)
        ranks[i] = all.items[i]->type == JSON_OBJECT ? rank_of(all.items[i], arena) : -1;
    for (size_t rank = 0; rank < sizeof article_types / sizeof *article_types; rank++)
        for (uint32_t i = 0, read = 0; i < all.count && read < MOST_READ; i++)
            if (ranks[i] == (int)rank) {
                read_object(all.items[i], &all, ld, arena);
                read++;
            }
}
