/*
 * Gumbo is quadratic in two ways that no honest page uses: in the depth of open elements (each tag looks through all of them)
 * and in the attributes of one tag (each is compared with all before it); and its numeric references overflow (&#xAAAAAAAAAAAA;)
 * into bytes that are no UTF-8. This guard looks at the page before gumbo does.
 */
#ifndef PHOTOFINISH_ACQUIRE_HTML_GUARD_H
#define PHOTOFINISH_ACQUIRE_HTML_GUARD_H

#include "base/str.h"

enum html_strictness {
    GUARD_USUAL,
    GUARD_STRICT,   /* for a page whose tree came out far larger than the page: the standard makes unclosed <b>, <i> … open again
                       in every paragraph, so a few bytes can make a thousand elements. Such tags become blanks, too. */
};

/* The page itself where it is harmless; else a copy of the same size in which tags that open too deep, attributes too many
 * and references to no character have become blanks: every other byte stays where it was. Linear. */
str html_guard(str page, enum html_strictness strictness, struct arena *arena);

#endif
