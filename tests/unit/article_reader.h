/* Reads texts with the rules of the project, as `extract` does: a fixture for the tests of extraction. */
#ifndef PHOTOFINISH_TESTS_ARTICLE_READER_H
#define PHOTOFINISH_TESTS_ARTICLE_READER_H

#include "extract/extract.h"

/* For TestSuite(…, .init = article_reader_load, .fini = article_reader_drop). */
void article_reader_load(void);
void article_reader_drop(void);

/* Lines of text are paragraphs, one that begins with "# " is the headline. The reading borrows text and lives in the arena. */
void article_reader_read(str text, struct reading *reading, struct arena *arena);

/* "Name EVENT PLACE" of the placings that the text tells, in the order they are claimed; "?" where no event is told. */
str article_reader_placings(str text, struct arena *arena);

#endif
