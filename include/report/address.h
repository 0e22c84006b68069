/*
 * Where each thing has its page, relative to the report's folder. Every address is made from what the thing is and from
 * nothing else, so that pages can link to pages that are not written yet.
 *
 *     athlete/josh-kerr-5c1f2a90.html     race/1500m-world-athletics-championships-2023-77ab01f3.html
 *     article/9f86d081884c7d65.html#b1042 (the byte of the document where the words start)
 */
#ifndef PHOTOFINISH_REPORT_ADDRESS_H
#define PHOTOFINISH_REPORT_ADDRESS_H

#include "model/fact.h"

str address_article(struct sha256 document, struct arena *arena);
str address_bytes(struct sha256 document, uint32_t start, struct arena *arena);   /* with the anchor */
str address_athlete(str name, struct arena *arena);
str address_race(str event, str competition, int year, struct arena *arena);
str address_fact_anchor(str key, str value, uint32_t twin, struct arena *arena);  /* of its race's page, without "#" */
str address_discrepancy(str key, struct arena *arena);
str address_rules(str file, struct arena *arena);
str address_rule(struct origin rule, struct arena *arena);                        /* with the anchor */

/* "race/x.html" and 3 give "race/x-3.html"; the first page keeps its name. */
str address_page(str address, uint32_t number, struct arena *arena);

/* An address of the web that may be offered as a link: http or https, nothing else. */
bool address_is_web(str uri);

#endif
