/*
 * A page asked about itself: what its head, its JSON-LD and its scored blocks say, gathered once for those who choose a title
 * (html_title.c), a date (html_when.c) and an author (html_byline.c).
 */
#ifndef PHOTOFINISH_ACQUIRE_HTML_SAYS_H
#define PHOTOFINISH_ACQUIRE_HTML_SAYS_H

#include "html_blocks.h"
#include "html_ld.h"

/* What a <meta> speaks of. */
enum meta_kind { META_TITLE, META_SITE, META_DATE, META_MODIFIED, META_AUTHOR, META_ADDRESS, META_LANGUAGE };

enum { META_NAMES_MOST = 64, LONGEST_NAME = 80, LONGEST_TITLE = 1000, LONGEST_DATE_LINE = 200 };

struct html_says {
    const struct html_tree *tree;
    const struct html_blocks *blocks;
    const struct html_words *words;
    struct arena *arena;
    struct html_ld ld;
    str meta[META_NAMES_MOST];   /* first value of each name, in the order of belief */
    str authors;                 /* all <meta name=author>, apart by "; " */
    str document_title;          /* of <title> */
    str language;
    uint32_t heading;            /* node of the headline, or of the article's first line */
    uint32_t heading_block;      /* the same as a block */
};

/* Reads <head> and JSON-LD. */
void html_says_read(struct html_says *says, const struct html_tree *tree, const struct html_blocks *blocks, const struct html_words *words,
                    struct arena *arena);

/* The n-th value of a kind of <meta> in the order of belief, from 0; empty behind the last. */
str html_says_meta(const struct html_says *says, enum meta_kind kind, uint32_t n);

/* Blanks folded and trimmed, soft hyphens left out. */
str html_fold(str text, struct arena *arena);
/* Letters and digits alone, lower case: for asking whether two titles are the same. */
str html_letters(str text, struct arena *arena);
uint32_t html_words_in(str text);

/* The text of a block; of a long one its beginning. */
str html_block_text(const struct html_says *says, const struct html_block *block);
/* The article's first paragraph, where its bulk is: its headline stands before it. NO_NODE where there is none. */
uint32_t html_first_paragraph(const struct html_says *says);
/* In comments, lists of other stories and margins. What holds the headline, too, is none of these, whatever its class says. */
bool html_is_in_comments(const struct html_says *says, uint32_t node);

/* The title; sets heading where one stands on the page. */
str html_title_choose(struct html_says *says);
/* The date, ISO 8601; heading and heading_block are known. */
str html_when_choose(const struct html_says *says, str uri);
/* The author, without "By". */
str html_byline_choose(const struct html_says *says);

#endif
