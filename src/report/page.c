#include "report/page.h"

#include <errno.h>
#include <stdio.h>

#include "base/file.h"
#include "report/address.h"

static const struct { const char *name, *address; } sections[] = {
    [SECTION_OVERVIEW] = {"Overview", "index.html"},
    [SECTION_DISCREPANCIES] = {"Discrepancies", "discrepancies.html"},
    [SECTION_RACES] = {"Races", "races.html"},
    [SECTION_ATHLETES] = {"Athletes", "athletes.html"},
    [SECTION_ARTICLES] = {"Articles", "articles.html"},
    [SECTION_RULES] = {"Rules", "rules.html"},
    [SECTION_SEARCH] = {"Search", "search.html"},
};
enum { SECTIONS = sizeof sections / sizeof *sections };

str page_href(const struct page *page, str address) {
    return str_print(page->html.arena, "%.*s%.*s", STR_ARG(page->root), STR_ARG(address));
}

str page_clip(const struct page *page, str text, size_t most) {
    if (text.size <= most)
        return text;
    while (most && ((unsigned char)text.data[most] & 0xC0) == 0x80)
        most--;
    return str_print(page->html.arena, "%.*s…", (int)most, text.data);
}

static void write_navigation(struct page *page) {
    struct html *html = &page->html;
    html_markup(html, "<nav aria-label=\"Sections\"><ul>\n");
    for (int i = 0; i < SECTIONS; i++) {
        HTML(html, "<li><a href=\"{}\"", page_href(page, str_of(sections[i].address)));
        if (i == (int)page->section)
            html_markup(html, " aria-current=\"page\"");
        HTML(html, ">{}</a></li>\n", str_of(sections[i].name));
    }
    html_markup(html, "</ul></nav>\n");
}

/* Nothing is loaded but the report's own style sheet, script and icon; img-src is for the icon. */
static void write_head(struct page *page) {
    struct html *html = &page->html;
    html_markup(html,
                "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; script-src 'self'; "
                "img-src 'self'; base-uri 'none'; form-action 'none'\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
    HTML(html, "<title>{} · {}</title>\n", page_clip(page, page->title, 200), page->site->title);
    HTML(html, "<link rel=\"stylesheet\" href=\"{}style.css\">\n<link rel=\"icon\" type=\"image/svg+xml\" href=\"{}icon.svg\">\n",
         page->root, page->root);
    HTML(html, "<script defer src=\"{}script.js\"></script>\n</head>\n", page->root);
    HTML(html, "<body data-root=\"{}\">\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n", page->root);
    HTML(html, "<header class=\"masthead\">\n<p class=\"name\"><a href=\"{}\">{}</a></p>\n",
         page_href(page, str_of(sections[SECTION_OVERVIEW].address)), page->site->title);
    write_navigation(page);
    html_markup(html, "</header>\n<main id=\"main\" tabindex=\"-1\">\n");
    if (page->number > 1)
        HTML(html, "<p class=\"turn\"><a rel=\"prev\" href=\"{}\">← Page {}</a></p>\n<h1>{}, page {}</h1>\n",
             page_href(page, address_page(page->address, page->number - 1, html->arena)), html_number(html, page->number - 1),
             page_clip(page, page->title, 200), html_number(html, page->number));
}

static void write_foot(struct page *page, bool more) {
    struct html *html = &page->html;
    if (more)
        HTML(html, "<p class=\"turn\"><a rel=\"next\" href=\"{}\">Page {} →</a></p>\n",
             page_href(page, address_page(page->address, page->number + 1, html->arena)), html_number(html, page->number + 1));
    html_markup(html, "</main>\n<footer><p>Every figure leads to the words that state it: choose a mark in an article, or a sentence here.");
    if (page->site->version.size)
        HTML(html, " Written by photofinish {}.", page->site->version);
    html_markup(html, "</p></footer>\n</body>\n</html>\n");
}

/* Not flushed to disk file by file: the whole folder takes its place at the end, or not at all. */
void site_write(struct site *site, str address, str bytes) {
    if (site->status != OK)
        return;
    struct arena arena = {0};
    str path = str_print(&arena, "%s/%.*s", site->folder, STR_ARG(address));
    FILE *file = fopen(path.data, "wb");
    bool written = file && fwrite(bytes.data ? bytes.data : "", 1, bytes.size, file) == bytes.size;
    int code = errno;
    if (file && fclose(file) != 0 && written) {
        written = false;
        code = errno;
    }
    if (!written)
        site->status = error_set(&site->error, FAILED_SYSTEM, "%s: %s", path.data, file_reason(code));
    site->bytes += bytes.size;
    arena_close(&arena);
}

static void write_file(struct page *page, bool more) {
    write_foot(page, more);
    site_write(page->site, address_page(page->address, page->number, page->html.arena), buffer_str(&page->html.out));
    page->site->page_count++;
    buffer_clear(&page->html.out);
}

void page_open(struct page *page, struct site *site, str address, str title, enum section section) {
    *page = (struct page){.site = site, .section = section, .number = 1};
    page->html.arena = &page->scratch;
    page->address = str_copy(address, &page->arena);
    page->title = str_copy(title, &page->arena);
    page->root = str_find_char(address, '/', 0) < address.size ? STR("../") : STR("");
    write_head(page);
}

bool page_is_full(const struct page *page) { return page->html.out.size > PAGE_FULL; }

void page_turn(struct page *page) {
    write_file(page, true);
    page->number++;
    write_head(page);
}

enum status page_close(struct page *page, struct error *error) {
    write_file(page, false);
    buffer_close(&page->html.out);
    arena_close(&page->arena);
    arena_close(&page->scratch);
    return page->site->status == OK ? OK : error_set(error, page->site->status, "%s", page->site->error.text);
}
