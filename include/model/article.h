/*
 * An article is a document's words made ready for matching: NFC, one blank between words, typographic variants folded
 * (curly quotes to straight, dashes to "-", no-break and thin blanks to a blank, ligatures and soft hyphens resolved), cut
 * into paragraphs and sentences. Everything that is said about an article counts in bytes of its text;
 * article_bytes leads back to the document, article_words to the words as the page prints them.
 */
#ifndef PHOTOFINISH_MODEL_ARTICLE_H
#define PHOTOFINISH_MODEL_ARTICLE_H

#include "model/date.h"
#include "model/document.h"

struct paragraph {
    struct span span;
    enum block_kind kind;
    uint32_t first_sentence, sentence_count;
};

struct sentence {
    struct span span;   /* without the blanks around it */
    uint32_t paragraph; /* index */
};

struct article {
    const struct document *document;
    const struct content *content;
    str text;
    struct offsets map;       /* text → content.text */
    struct offsets byte_map;  /* text → document.bytes */
    struct { struct paragraph *items; uint32_t count, room; } paragraphs;
    struct { struct sentence *items; uint32_t count, room; } sentences;
    struct date date;         /* of content.date; unknown when there is none */
};

/* The bytes of the document that say what stands in the span. */
struct span article_bytes(const struct article *article, struct span span);

/* The words of the span as the document prints them: entities and tags resolved, nothing else changed. Borrows. */
str article_words(const struct article *article, struct span span);

/* Index of the sentence that holds the byte, or of the next one after it. */
uint32_t article_sentence_at(const struct article *article, uint32_t at);

#endif
