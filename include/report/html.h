/*
 * The one place where text becomes HTML. Markup comes from string literals of ours only, everything else goes through a
 * "{}" of such a literal and is escaped, whatever it is and wherever it stands (between tags or in a quoted attribute):
 *
 *     HTML(html, "<a href=\"{}\">{}</a>", href, title);
 *     html_markup(html, "</p>\n");
 *
 * Escaped are & < > " ' . Malformed UTF-8 becomes U+FFFD. Controls and the characters that turn the direction of writing
 * round (U+202A to U+202E, U+2066 to U+2069: "Trojan Source", CVE-2021-42574) become visible, as [U+202E]: an editor
 * should see that they are there, and they should do nothing.
 */
#ifndef PHOTOFINISH_REPORT_HTML_H
#define PHOTOFINISH_REPORT_HTML_H

#include "base/buffer.h"

struct html {
    struct buffer out;
    struct arena *arena;  /* for what html_number and the like make; the owner resets it */
};

/* Literals only: "" keeps anything else from compiling. */
#define html_markup(html, literal) buffer_add(&(html)->out, STR(literal))

/* As many str as the template has "{}". */
#define HTML(html, template, ...)                                                                                       \
    html_fill((html), STR(template), (const str[]){__VA_ARGS__}, (uint32_t)(sizeof((const str[]){__VA_ARGS__}) / sizeof(str)))

void html_fill(struct html *html, str template, const str *values, uint32_t count);

/* Escaped text alone. */
void html_escaped(struct html *html, str text);

/* Text with the first occurrence of part (when it is there) inside <mark class="{class}">. */
void html_escaped_marked(struct html *html, str text, str part, const char *class);

/* Valid UTF-8 in which controls and direction marks are visible; not escaped. For search data, file names and SVG titles alike. */
void html_clean(str text, struct buffer *out);

/* Numbers as values for a template, in the arena: "12,345"; with the noun in its form for that many: "1 article", "12 articles". */
str html_number(const struct html *html, int64_t number);
str html_count(const struct html *html, int64_t number, const char *one, const char *many);

#endif
