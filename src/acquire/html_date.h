/* Dates as pages write them: "2019-11-19T20:15", "Nov. 19, 2019", "19. November 2019", "19.11.2019". */
#ifndef PHOTOFINISH_ACQUIRE_HTML_DATE_H
#define PHOTOFINISH_ACQUIRE_HTML_DATE_H

#include "html_words.h"
#include "model/date.h"

/* The first full date in text; false when there is none. Digits apart by dots are day, month, year; apart by slashes, month
 * first where language is "en-us" or nothing speaks against it and the other way is impossible. */
bool html_date_find(str text, str language, const struct html_words *words, struct date *date);

#endif
