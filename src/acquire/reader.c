#include "acquire/reader.h"


#include "acquire/address.h"
#include "acquire/feed.h"
#include "acquire/jsonl.h"
#include "acquire/text.h"
#include "acquire/warc.h"
#include "base/json.h"
#include "base/memory.h"
#include "size_text.h"

enum { LARGEST = 16 << 20 };

struct reader {
    struct stream *stream;
    const char *path;
    size_t largest;
    uint32_t record;      /* of the last document */
    bool ended;
    enum input_step (*next)(struct reader *, struct arena *, struct document *, struct error *);
    enum document_format format;
    struct warc *warc;
    struct arena feed_memory;
    struct feed feed;     /* without bytes before the first entry */
};

/* ---- documents */

/* What every document has; uri and outlet as far as the bytes declare them. */
static void describe(const struct reader *r, struct document *document, str name, str uri, str outlet, struct arena *arena) {
    document->name = name;
    document->path = str_copy(str_of(r->path), arena);
    document->uri = uri.size ? uri : name;
    document->source = outlet.size ? outlet : address_outlet(document->uri, arena);
    document->hash = sha256_of(document->bytes);
}

/* The characters of a JSON string as it was written. */
static str unescaped(str raw, struct arena *arena) {
    struct json value = {.type = JSON_STRING, .raw = raw};
    return str_trim(json_text(&value, arena));
}

/* ---- files that are one document */

static enum status read_whole(struct reader *r, struct arena *arena, str *bytes, struct error *error) {
    str seen;
    enum status status = stream_peek(r->stream, r->largest + 1, &seen, error);
    if (status != OK)
        return status;
    if (seen.size > r->largest)
        return error_set(error, FAILED_INPUT, "%s: larger than %s, which no article is; split it, or raise the limit", r->path,
                         size_text(r->largest).text);
    *bytes = str_copy(seen, arena);
    stream_skip(r->stream, seen.size);
    str rest;
    return stream_peek(r->stream, 1, &rest, error); /* damage behind what was read */
}

static void json_addresses(str object, str *uri, str *outlet, struct arena *arena) {
    static const char *const names[] = {"url", "uri", "source"};
    str values[3];
    json_line_members(object, names, values, 3);
    *uri = unescaped(values[0].size ? values[0] : values[1], arena);
    *outlet = unescaped(values[2], arena);
}

static enum input_step next_whole(struct reader *r, struct arena *arena, struct document *document, struct error *error) {
    if (r->ended)
        return INPUT_END;
    r->ended = true;
    *document = (struct document){.format = r->format};
    if (read_whole(r, arena, &document->bytes, error) != OK)
        return INPUT_TROUBLE;
    str uri = {0}, outlet = {0};
    if (r->format == FORMAT_TEXT) {
        struct text_headers headers;
        text_headers_read(document->bytes, &headers);
        uri = span_str(document->bytes, headers.uri);
        outlet = span_str(document->bytes, headers.source);
    } else if (r->format == FORMAT_JSON_LINE) {
        bool ninjs = false;
        if (!json_holds_article(document->bytes, &ninjs)) {
            error_set(error, FAILED_INPUT, "%s: JSON, but no article: it has no member \"text\" with one", r->path);
            return INPUT_TROUBLE;
        }
        if (ninjs)
            document->format = FORMAT_NINJS;
        json_addresses(document->bytes, &uri, &outlet, arena);
    }
    describe(r, document, str_copy(str_of(r->path), arena), uri, outlet, arena);
    return INPUT_DOCUMENT;
}

/* ---- a document a line */

static enum input_step next_line(struct reader *r, struct arena *arena, struct document *document, struct error *error) {
    for (;;) {
        str line;
        uint64_t offset;
        switch (stream_line(r->stream, r->largest, &line, &offset, error)) {
        case LINE_END:
            return INPUT_END;
        case LINE_TROUBLE:
            return r->ended = true, INPUT_TROUBLE;
        case LINE_TOO_LONG:
            error_set(error, FAILED_INPUT, "%s#%u: a line of more than %s, which no article is; split it, or raise the limit",
                      r->path, ++r->record, size_text(r->largest).text);
            return INPUT_TROUBLE;
        case LINE_READ:
            break;
        }
        if (!str_trim(line).size)
            continue;
        *document = (struct document){.format = FORMAT_JSON_LINE, .bytes = str_copy(line, arena)};
        if (stream_is_plain(r->stream))
            document->file_offset = offset;
        str uri, outlet;
        json_addresses(document->bytes, &uri, &outlet, arena);
        describe(r, document, str_print(arena, "%s#%u", r->path, ++r->record), uri, outlet, arena);
        return INPUT_DOCUMENT;
    }
}

/* ---- an entry a document */

static enum input_step next_entry(struct reader *r, struct arena *arena, struct document *document, struct error *error) {
    if (!r->feed.bytes.size) {
        str bytes = {0};
        if (read_whole(r, &r->feed_memory, &bytes, error) != OK || feed_open(&r->feed, bytes, (str){0}, &r->feed_memory) != OK)
            return r->ended = true, INPUT_TROUBLE;
    }
    if (!feed_next(&r->feed, document, arena)) {
        r->ended = true;
        if (r->feed.entry)
            return INPUT_END;
        error_set(error, FAILED_INPUT, "%s: a feed without entries", r->path);
        return INPUT_TROUBLE;
    }
    if (!stream_is_plain(r->stream))
        document->file_offset = 0;
    describe(r, document, str_print(arena, "%s#%u", r->path, r->feed.entry), document->uri, document->source, arena);
    return INPUT_DOCUMENT;
}

/* ---- archives */

static enum input_step next_archived(struct reader *r, struct arena *arena, struct document *document, struct error *error) {
    if (!r->warc)
        r->warc = warc_open(r->stream, r->path, r->largest);
    enum input_step step = warc_next(r->warc, arena, document, error);
    if (step == INPUT_DOCUMENT)
        describe(r, document, document->name, document->uri, document->source, arena);
    return step;
}

/* ---- the table */

static const struct way {
    enum holding holding;
    enum document_format format;
    enum input_step (*next)(struct reader *, struct arena *, struct document *, struct error *);
} ways[] = {
    {HOLDS_TEXT, FORMAT_TEXT, next_whole},
    {HOLDS_HTML, FORMAT_HTML, next_whole},
    {HOLDS_JSON, FORMAT_JSON_LINE, next_whole},
    {HOLDS_JSONL, FORMAT_JSON_LINE, next_line},
    {HOLDS_FEED, FORMAT_FEED_ENTRY, next_entry},
    {HOLDS_WARC, FORMAT_HTML, next_archived},
};

/* JSON that a folder holds may be anything; an article says so in its members. */
static bool holds_article(enum holding holding, str head) {
    bool ninjs;
    if (holding == HOLDS_JSON)
        return json_holds_article(head, &ninjs);
    if (holding == HOLDS_JSONL) {
        str first = str_cut(&head, '\n');
        return json_holds_article(first, &ninjs) && !ninjs;
    }
    return true;
}

static enum status choose(struct reader *r, enum reader_strictness strictness, bool *wanted, struct error *error) {
    str head;
    enum status status = stream_peek(r->stream, SNIFF_SIZE, &head, error);
    if (status != OK)
        return status;
    head = str_slice(head, 0, SNIFF_SIZE);
    enum holding holding = sniff(str_of(r->path), head);
    *wanted = strictness == READ_ANYTHING || holds_article(holding, head);
    if (holding == HOLDS_NOTHING)
        return error_set(error, FAILED_INPUT, "%s: is empty; there is nothing to read", r->path);
    if (holding == HOLDS_BINARY)
        return error_set(error, FAILED_INPUT, "%s: is %s", r->path, sniff_binary(head));
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (ways[i].holding == holding) {
            r->next = ways[i].next;
            r->format = ways[i].format;
            return OK;
        }
    return error_set(error, FAILED_INPUT, "%s: nothing here reads this kind of file", r->path);
}

enum status reader_open(const char *path, enum reader_strictness strictness, const struct input_options *options,
                        struct reader **reader, struct error *error) {
    *reader = NULL;
    struct reader *r = MEMORY_NEW(1, struct reader);
    r->path = path;
    r->largest = options && options->largest ? options->largest : LARGEST;
    if (r->largest >= UINT32_MAX)
        r->largest = UINT32_MAX - 1; /* offsets count in 32 bits */
    bool wanted = true;
    enum status status = stream_open(path, &r->stream, error);
    if (status == OK)
        status = choose(r, strictness, &wanted, error);
    if (status == OK && wanted)
        *reader = r;
    else
        reader_close(r);
    return status;
}

enum input_step reader_next(struct reader *r, struct arena *arena, struct document *document, struct error *error) {
    return r->ended ? INPUT_END : r->next(r, arena, document, error);
}

uint64_t reader_bytes_read(const struct reader *r) {
    return stream_bytes_read(r->stream);
}

void reader_close(struct reader *r) {
    if (!r)
        return;
    warc_close(r->warc);
    arena_close(&r->feed_memory);
    stream_close(r->stream);
    memory_free(r);
}
