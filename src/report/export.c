#include "report/export.h"

#include <errno.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/json.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "exporter.h"
#include "report/address.h"
#include "report/folder.h"

static const char marker[] = ".photofinish-export";

static enum status export_datasette(struct exporter *x, struct error *error);

static const struct {
    const char *name;
    uint32_t format;
    enum status (*write)(struct exporter *exporter, struct error *error); /* NULL: written article by article */
} formats[] = {
    {"jsonl", EXPORT_JSONL, export_jsonl},
    {"csv", EXPORT_CSV, export_csv},
    {"brat", EXPORT_BRAT, NULL},
    {"webannotation", EXPORT_WEBANNOTATION, NULL},
    {"prov", EXPORT_PROV, export_prov},
    {"sarif", EXPORT_SARIF, export_sarif},
    {"claimreview", EXPORT_CLAIMREVIEW, export_claimreview},
    {"datasette", EXPORT_DATASETTE, export_datasette},
};
enum { FORMATS = sizeof formats / sizeof *formats };

uint32_t export_format_of(str name) {
    for (int i = 0; i < FORMATS; i++)
        if (str_equal(name, str_of(formats[i].name)))
            return formats[i].format;
    return 0;
}

/* --- files ---------------------------------------------------------------------------------------------------------- */

static void fail(struct exporter *x) {
    if (x->status == OK)
        x->status = error_set(&x->error, FAILED_SYSTEM, "%s: %s", x->path, file_reason(errno));
}

static void hand_over(struct exporter *x) {
    if (x->file && x->out.size && fwrite(x->out.data, 1, x->out.size, x->file) != x->out.size)
        fail(x);
    buffer_clear(&x->out);
}

void export_open(struct exporter *x, str name) {
    buffer_clear(&x->out);
    if (!x->folder) {
        x->file = x->options->stream;
        x->path = "standard output";
        return;
    }
    x->path = str_print(&x->arena, "%s/%.*s", x->folder, STR_ARG(name)).data;
    x->file = x->status == OK ? fopen(x->path, "wb") : NULL;
    if (!x->file)
        fail(x);
}

void export_flush(struct exporter *x) {
    enum { MUCH = 64 * 1024 };
    if (x->out.size >= MUCH)
        hand_over(x);
    arena_reset(&x->scratch);
}

void export_close(struct exporter *x) {
    hand_over(x);
    bool is_kept = true;
    if (x->file && x->folder)
        is_kept = fclose(x->file) == 0;
    else if (x->file)
        is_kept = fflush(x->file) == 0;
    x->file = NULL;
    if (!is_kept)
        fail(x);
}

enum status export_trouble(const struct exporter *x, struct error *error) {
    return x->status == OK ? OK : error_set(error, x->status, "%s", x->error.text);
}

/* --- pieces --------------------------------------------------------------------------------------------------------- */

void put_number(struct buffer *out, const char *key, int64_t number) {
    if (number)
        json_write_member_int(out, key, number);
    else
        json_write_member(out, key, (str){0});
}

void put_word(struct buffer *out, const char *key, const char *word) { json_write_member(out, key, str_of(word)); }

void put_hash(struct buffer *out, const char *key, struct sha256 hash) {
    char hex[65];
    sha256_print(hash, hex);
    json_write_member(out, key, (str){hex, 64});
}

void put_object(struct buffer *out, const char *key) { json_write_member_raw(out, key, "{"); }
void put_list(struct buffer *out, const char *key) { json_write_member_raw(out, key, "["); }

void put_comma(struct buffer *out) {
    if (out->size && out->data[out->size - 1] != '[')
        buffer_add_char(out, ',');
}

str rule_place(struct origin rule, struct arena *arena) {
    return rule.file.size ? str_print(arena, "%.*s:%u", STR_ARG(rule.file), rule.line) : (str){0};
}

str document_reference(str uri, str doc, struct arena *arena) {
    static const char allowed[] = "-._~:/?#[]@!$&'()*+,;=%";
    bool is_address = address_is_web(uri);
    str text = is_address ? uri : doc;
    char *out = arena_array(arena, text.size + 1, 3);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        /* in a path "?" and "%" are letters like others; "#" leads to a record, as it does in our own names */
        bool plain = char_is_letter(c) || char_is_digit(c) || (c && strchr(allowed, c) && (is_address || (c != '%' && c != '?' && c != ':')));
        if (plain)
            out[size++] = c;
        else
            size += (size_t)snprintf(out + size, 4, "%%%02X", (unsigned char)c);
    }
    return (str){out, size};
}

const char *stance_name(enum stance stance) {
    return stance == STANCE_SUPPORTS ? "supports" : stance == STANCE_CONTRADICTS ? "contradicts" : "input";
}

size_t code_points_at(struct code_points *counter, size_t byte) {
    if (byte < counter->byte)
        counter->byte = counter->point = 0;
    while (counter->byte < byte && counter->byte < counter->text.size) {
        utf8_decode(counter->text, &counter->byte, NULL);
        counter->point++;
    }
    return counter->point;
}

/* --- articles ------------------------------------------------------------------------------------------------------- */

static enum status take_article(void *taker, const struct report_article *article, struct error *error) {
    struct exporter *x = taker;
    struct arena *arena = &x->arena;
    uint32_t wanted = x->options->formats;
    *LIST_ADD(&x->documents, arena) = (struct exported_document){
        .hash = article->document, .doc = str_copy(article->doc, arena), .uri = str_copy(article->uri, arena),
        .source = str_copy(article->source, arena), .title = str_copy(article->title, arena), .author = str_copy(article->author, arena),
        .published = date_print(article->published, arena), .is_read = article->reading != NULL};
    if (!article->reading && (wanted & (EXPORT_BRAT | EXPORT_WEBANNOTATION)) && x->options->unread)
        ++*x->options->unread;
    if (article->reading && (wanted & EXPORT_BRAT))
        export_brat(x, article);
    if (article->reading && (wanted & EXPORT_WEBANNOTATION))
        export_webannotation(x, article);
    arena_reset(&x->scratch);
    return export_trouble(x, error);
}

static int by_name(const void *a, const void *b) {
    const struct exported_document *x = a, *y = b;
    int order = str_compare(x->doc, y->doc);
    if (!order)
        order = memcmp(x->hash.bytes, y->hash.bytes, sizeof x->hash.bytes);
    return order ? order : str_compare(x->uri, y->uri);
}

static enum status take_articles(struct exporter *x, struct error *error) {
    enum { NEED_ARTICLES = EXPORT_JSONL | EXPORT_CSV | EXPORT_BRAT | EXPORT_WEBANNOTATION | EXPORT_PROV };
    if (!(x->options->formats & NEED_ARTICLES))
        return OK;
    enum status status = x->feed->each_article(x->feed->context, take_article, x, error);
    if (x->documents.count)
        sort_items(x->documents.items, x->documents.count, sizeof *x->documents.items, by_name);
    if (status == OK && (x->options->formats & EXPORT_BRAT))
        export_brat_configuration(x);
    return status;
}

static enum status export_datasette(struct exporter *x, struct error *error) {
    export_open(x, STR("metadata.json"));
    buffer_add(&x->out, x->feed->datasette);
    export_close(x);
    return export_trouble(x, error);
}

/* --- the whole ------------------------------------------------------------------------------------------------------ */

static enum status write_formats(struct exporter *x, struct error *error) {
    enum status status = take_articles(x, error);
    for (int i = 0; i < FORMATS && status == OK; i++)
        if ((x->options->formats & formats[i].format) && formats[i].write)
            status = formats[i].write(x, error);
    return status == OK ? export_trouble(x, error) : status;
}

static enum status make_folders(const struct exporter *x, struct error *error) {
    struct arena arena = {0};
    enum status status = OK;
    if (x->options->formats & EXPORT_BRAT)
        status = file_make_folder(str_print(&arena, "%s/brat", x->folder).data, error);
    if (status == OK && (x->options->formats & EXPORT_WEBANNOTATION))
        status = file_make_folder(str_print(&arena, "%s/webannotation", x->folder).data, error);
    arena_close(&arena);
    return status;
}

static bool is_one(uint32_t bits) { return bits && !(bits & (bits - 1)); }

enum status export_write(const struct export_options *options, struct error *error) {
    struct exporter x = {.options = options, .feed = options->feed};
    if (!options->folder && (!is_one(options->formats) || options->formats == EXPORT_BRAT))
        return error_set(error, FAILED_USAGE, "brat, or more than one format, makes more than one file; name a folder for them with -o DIR");
    enum status status = OK;
    if (options->folder)
        status = folder_begin(options->folder, marker, &x.folder, &x.arena, error);
    bool begun = options->folder && status == OK;
    if (begun)
        status = make_folders(&x, error);
    if (status == OK)
        status = write_formats(&x, error);
    if (begun && status == OK)
        status = folder_finish(options->folder, marker, x.folder, error);
    else if (begun)
        folder_abandon(x.folder);
    buffer_close(&x.out);
    arena_close(&x.scratch);
    arena_close(&x.arena);
    return status;
}
