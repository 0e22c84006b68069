/* The inside of the export, for src/report alone: the file in hand, and one writer for each format. */
#ifndef PHOTOFINISH_REPORT_EXPORTER_H
#define PHOTOFINISH_REPORT_EXPORTER_H

#include "base/buffer.h"
#include "base/list.h"
#include "base/table.h"
#include "report/export.h"

/* A document, as the lists of documents have it. */
struct exported_document {
    struct sha256 hash;
    str doc, uri, source, title, author, published;
    bool is_read;          /* its bytes are as they were */
};

struct exporter {
    const struct export_options *options;
    const struct report_feed *feed;
    const char *folder;    /* NULL: everything goes to the stream */
    FILE *file;
    const char *path;
    struct buffer out;     /* what the file gets next */
    struct arena arena;    /* as long as the export */
    struct arena scratch;  /* for one thing */
    struct { struct exported_document *items; uint32_t count, room; } documents; /* by name and hash, once the articles went by */
    struct table stems;    /* file names of brat that are taken */
    uint64_t number;       /* of facts, in the order of the feed */
    enum status status;    /* of the first file that could not be written */
    struct error error;
};

/* A file of the folder; to a stream, nothing is opened. */
void export_open(struct exporter *exporter, str name);
/* Between two things: hands over what is in out when it is much. */
void export_flush(struct exporter *exporter);
void export_close(struct exporter *exporter);

/* The first trouble so far. */
enum status export_trouble(const struct exporter *exporter, struct error *error);

/* One writer a format; articles are asked for once for all of them. */
enum status export_jsonl(struct exporter *exporter, struct error *error);
enum status export_csv(struct exporter *exporter, struct error *error);
enum status export_prov(struct exporter *exporter, struct error *error);
enum status export_sarif(struct exporter *exporter, struct error *error);
enum status export_claimreview(struct exporter *exporter, struct error *error);
void export_brat(struct exporter *exporter, const struct report_article *article);
void export_brat_configuration(struct exporter *exporter);
void export_webannotation(struct exporter *exporter, const struct report_article *article);

/* What several formats write. NULL in JSON for what is not told. */
static inline str or_null(str text) { return text.size ? text : (str){0}; }
void put_number(struct buffer *out, const char *key, int64_t number); /* null for 0 */
void put_word(struct buffer *out, const char *key, const char *word); /* null for NULL */
void put_hash(struct buffer *out, const char *key, struct sha256 hash);
void put_object(struct buffer *out, const char *key);                 /* "key":{ */
void put_list(struct buffer *out, const char *key);                   /* "key":[ */
void put_comma(struct buffer *out);                                   /* between elements of a list; nothing before the first */

/* "50-results.rules:12", data NULL for none. */
str rule_place(struct origin rule, struct arena *arena);
/* The document's address as a URI reference (RFC 3986): what may not stand in one is percent-encoded. */
str document_reference(str uri, str doc, struct arena *arena);
/* "supports", "contradicts", "input" */
const char *stance_name(enum stance stance);

/* Counts code points up to byte places that mostly grow. */
struct code_points {
    str text;
    size_t byte, point;
};
size_t code_points_at(struct code_points *counter, size_t byte);

#endif
