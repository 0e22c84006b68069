/*
 * A page is HTML that is being written to a file of the report's folder: head, masthead, what the caller adds, foot. No file
 * grows over a megabyte: a caller with many things to show asks between two of them whether the page is full, and turns to a next file.
 *
 *     struct page page;
 *     page_open(&page, site, address, title, SECTION_RACES);
 *     for (...) {
 *         if (page_is_full(&page)) {
 *             html_markup(&page.html, "</ul>");
 *             page_turn(&page);
 *             html_markup(&page.html, "<ul>");
 *         }
 *         HTML(&page.html, "<li>{}</li>", name);
 *     }
 *     status = page_close(&page, error);
 */
#ifndef PHOTOFINISH_REPORT_PAGE_H
#define PHOTOFINISH_REPORT_PAGE_H

#include "base/error.h"
#include "report/html.h"

enum section {
    SECTION_OVERVIEW, SECTION_DISCREPANCIES, SECTION_RACES, SECTION_ATHLETES, SECTION_ARTICLES, SECTION_RULES, SECTION_SEARCH,
};

/* A page is full when its file has more bytes than this; what a caller adds between two questions should stay below 400 KB. */
enum { PAGE_FULL = 500 * 1000 };

/* The folder that the report is made in. */
struct site {
    const char *folder;
    str title, version;
    uint32_t page_count;
    uint64_t bytes;
    enum status status;   /* of the first file that could not be written; pages after it are not tried */
    struct error error;
};

struct page {
    struct html html;
    struct site *site;
    str address, title;
    enum section section;
    uint32_t number;      /* 1, 2, … */
    str root;             /* what leads from this page to the report's folder: "../" from a subfolder */
    struct arena arena;   /* lives until page_close */
    struct arena scratch; /* html.arena; a caller that writes many things resets it between two of them */
};

void page_open(struct page *page, struct site *site, str address, str title, enum section section);
bool page_is_full(const struct page *page);

/* Ends this file with a link to the next one, and begins the next. */
void page_turn(struct page *page);

/* Writes the last file. Returns the first trouble that the site has had, if any. */
enum status page_close(struct page *page, struct error *error);

/* Writes a file of the site that is no page: style, script, data. */
void site_write(struct site *site, str address, str bytes);

/* address as a link from this page. */
str page_href(const struct page *page, str address);

/* At most so many bytes of text, cut between characters, with "…" behind where something was cut. */
str page_clip(const struct page *page, str text, size_t most);

#endif
