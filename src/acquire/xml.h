/*
 * As much XML as feeds need: elements one behind the other, their attributes, their characters. Namespaces are prefixes as written;
 * nothing external is ever read, and entities beyond the five of XML stay as they are (HTML inside knows them).
 */
#ifndef PHOTOFINISH_ACQUIRE_XML_H
#define PHOTOFINISH_ACQUIRE_XML_H

#include "base/offsets.h"

struct xml_element {
    str name;              /* with its prefix */
    str attributes;        /* as written */
    struct span all;       /* in the text that was searched: from "<" of the start tag to behind the end tag */
    struct span content;
};

/* The next element at or after *at, whatever stands before it; *at moves behind it. An element that nothing closes ends with the
 * text. False when there is none. */
bool xml_next(str text, size_t *at, struct xml_element *element);

/* The next element with one of the names, inside any other. */
bool xml_find(str text, size_t *at, const char *const *names, size_t count, struct xml_element *element);

/* The attribute's value as written; data NULL when there is none. */
str xml_attribute(const struct xml_element *element, const char *name);

/* The characters of a span of text: CDATA opened, references resolved, tags kept. map leads to text. */
str xml_text(str text, struct span span, struct offsets *map, struct arena *arena);

#endif
