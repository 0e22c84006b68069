/*
 * A document is what came: bytes, where from, when. Its content is the same words as characters: UTF-8 without markup,
 * cut into blocks, with the way back to the bytes. Acquire makes both; nobody changes them afterwards.
 */
#ifndef PHOTOFINISH_MODEL_DOCUMENT_H
#define PHOTOFINISH_MODEL_DOCUMENT_H

#include "base/hash.h"
#include "base/offsets.h"

enum document_format { FORMAT_TEXT, FORMAT_HTML, FORMAT_JSON_LINE, FORMAT_NINJS, FORMAT_FEED_ENTRY };

struct document {
    str name;            /* as people call it: the input's path, or path#record; "doc" in our JSON lines */
    str uri;             /* the address it came from where it declares one, else the path */
    str source;          /* outlet: declared name, or the domain of the uri without "www.", or empty */
    str path;            /* file that holds it; "-" for standard input */
    uint64_t file_offset;/* where its bytes begin in that file, for formats that hold them plainly, else 0 */
    str retrieved;       /* ISO 8601, empty when unknown (never the time of this run) */
    str content_type;    /* as declared, empty when nobody did */
    enum document_format format;
    str bytes;           /* what is hashed and what every stored byte range counts in */
    struct sha256 hash;
};

enum block_kind {
    BLOCK_TITLE,      /* the headline */
    BLOCK_PARAGRAPH,
    BLOCK_HEADING,    /* a heading inside the body */
    BLOCK_ITEM,       /* a list item or a line of a list of results */
    BLOCK_ROW,        /* a table row, cells apart by a tab */
    BLOCK_CAPTION,    /* of a picture, where it belongs to the body */
};

struct block {
    struct span span; /* in content.text */
    enum block_kind kind;
};

struct content {
    str text;            /* valid UTF-8; the blocks' text, each followed by "\n" */
    struct offsets map;  /* text → document.bytes */
    struct { struct block *items; uint32_t count, room; } blocks; /* in reading order, not overlapping; a title comes first */
    str title;           /* empty when none; also a block when it stands in the bytes */
    str date;            /* YYYY-MM-DD or longer ISO 8601 as the document says; empty when it does not */
    str author;          /* names apart by "; " */
    str publisher;
    str language;        /* BCP 47, lower case, empty when not declared */
    uint32_t repaired;   /* malformed or unmappable characters replaced by U+FFFD */
};

#endif
