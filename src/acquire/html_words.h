/*
 * What people call the parts of a page (rules/html/names.tsv), what they write into them (phrases.tsv), their months (months.tsv), and how much each sign
 * weighs (weights.tsv).
 */
#ifndef PHOTOFINISH_ACQUIRE_HTML_WORDS_H
#define PHOTOFINISH_ACQUIRE_HTML_WORDS_H

#include "acquire/html.h"
#include "base/table.h"

/* The order is that of sense_names in html_words.c. */
enum html_sense {
    SENSE_BODY, SENSE_ARTICLE, SENSE_TITLE, SENSE_LEAD, SENSE_BYLINE, SENSE_CAPTION, SENSE_NAVIGATION, SENSE_ASIDE, SENSE_HEADER,
    SENSE_FOOTER, SENSE_COMMENT, SENSE_RELATED, SENSE_SHARE, SENSE_ADVERT, SENSE_CONSENT, SENSE_FORM, SENSE_TAGS, SENSE_BIO,
    SENSE_HIDDEN, SENSE_COUNT,
};

/* The senses of a class or id as bits: its words, "articleBody", "article-body" and "article_body" alike. */
uint32_t html_words_senses(const struct html_words *words, str name);

enum html_phrase { PHRASE_NONE, PHRASE_DROP_FROM, PHRASE_END, PHRASE_BYLINE, PHRASE_DROP };

/* Whether a whole block says no more than "Advertisement", "Read more: …", or begins what follows an article. */
enum html_phrase html_words_phrase(const struct html_words *words, str block, struct arena *arena);

/* Whether a lower-case word is one that pages write around articles ("smell" in phrases.tsv). */
bool html_words_smells(const struct html_words *words, str word);

/* 1 to 12 for a month's name in lower case (months.tsv), else 0. */
int html_words_month(const struct html_words *words, str name);

struct html_weight {
    float from;   /* the weight counts from this value of the feature up to the next row's */
    float weight;
};

struct html_curve {
    struct html_weight *items;
    uint32_t count, room;
};

/* The curve of a feature; NULL when the table has none. */
const struct html_curve *html_words_curve(const struct html_words *words, str feature);

#endif
