/*
 * Explanations call articles by short names: "3:29.28 (1500m-budapest-american) is contradicted by …". On a page each such name
 * leads to its article, where only one has that name.
 */
#include "report/address.h"
#include "maker.h"

static const str endings[] = {{".txt", 4}, {".html", 5}};

static str base_of(str doc) {
    for (size_t i = doc.size; i-- > 0;)
        if (doc.data[i] == '/')
            return str_slice(doc, i + 1, doc.size);
    return doc;
}

/* What stands in the table for a name that several documents have. */
static const struct ledger_document ambiguous;

static void note_name(struct maker *maker, str name, const struct ledger_document *document) {
    const struct ledger_document **known = table_find(&maker->names_of_documents, name);
    if (known) {
        if (*known != document)
            *known = &ambiguous;
        return;
    }
    known = ARENA_NEW(&maker->arena, const struct ledger_document *);
    *known = document;
    *table_slot(&maker->names_of_documents, name, &maker->arena) = known;
}

void note_names_of_documents(struct maker *maker) {
    for (LIST_EACH(const struct ledger_document, document, &maker->ledger.documents)) {
        str base = base_of(document->doc);
        note_name(maker, base, document);
        for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
            if (base.size > endings[i].size && str_ends_with(base, endings[i]))
                note_name(maker, str_slice(base, 0, base.size - endings[i].size), document);
    }
}

static const struct ledger_document *document_named(const struct maker *maker, str name) {
    const struct ledger_document **known = name.size ? table_find(&maker->names_of_documents, name) : NULL;
    return known && *known != &ambiguous ? *known : NULL;
}

static bool is_between(char c) { return c == ' ' || c == '(' || c == ')' || c == ',' || c == ';'; }

/* The document that a word names at its start: "x.txt", "x" of "x:" or of "x's"; NULL when none. */
static const struct ledger_document *named_by(const struct maker *maker, str word, str *name) {
    static const str tails[] = {{"", 0}, {".", 1}, {":", 1}, {"'s", 2}, {"’s", sizeof "’s" - 1}};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        if (!str_ends_with(word, tails[i]))
            continue;
        *name = str_slice(word, 0, word.size - tails[i].size);
        const struct ledger_document *document = document_named(maker, *name);
        if (document)
            return document;
    }
    return NULL;
}

void write_explanation(struct page *page, const struct maker *maker, str text) {
    struct html *html = &page->html;
    size_t plain = 0;   /* from here on nothing is written yet */
    for (size_t at = 0; at < text.size;) {
        size_t end = at;
        while (end < text.size && !is_between(text.data[end]))
            end++;
        str name;
        const struct ledger_document *document = named_by(maker, str_slice(text, at, end), &name);
        if (document) {
            html_escaped(html, str_slice(text, plain, at));
            HTML(html, "<a class=\"cited\" href=\"{}\">{}</a>", page_href(page, address_article(document->hash, html->arena)), name);
            plain = at + name.size;
        }
        at = end + 1;
    }
    html_escaped(html, str_slice(text, plain, text.size));
}
