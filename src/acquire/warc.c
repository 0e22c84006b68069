#include "acquire/warc.h"


#include "base/memory.h"
#include "acquire/digest.h"
#include "acquire/feed.h"
#include "acquire/http.h"
#include "acquire/jsonl.h"
#include "acquire/sniff.h"
#include "size_text.h"

enum { HEAD_MOST = 256 * 1024, STEP = 64 * 1024 };

struct warc {
    struct stream *stream;
    const char *path;
    size_t limit;
    uint32_t record;   /* number of the one in hand */
    bool ended;
    struct feed feed;          /* that the record in hand holds, while it has entries left */
    struct document feed_of;   /* what its entries have in common */
    struct arena feed_memory;
};

/* One record while it lies in the stream's buffer. */
struct record {
    str head;          /* version line and fields */
    uint64_t length;   /* of the block */
    uint64_t offset;   /* of the block in the file, where it is plain */
    str block;
    str type, uri, date, content_type;
};

struct warc *warc_open(struct stream *stream, const char *path, size_t limit) {
    struct warc *warc = MEMORY_NEW(1, struct warc);
    *warc = (struct warc){.stream = stream, .path = path, .limit = limit};
    return warc;
}

void warc_close(struct warc *warc) {
    if (warc)
        arena_close(&warc->feed_memory);
    memory_free(warc);
}

/* ---- finding records */

/* Index of the next line that begins a record, or bytes.size. */
static size_t find_record(str bytes, size_t from) {
    static const str version = {"WARC/", 5};
    for (size_t at = from; (at = str_find(bytes, version, at)) < bytes.size; at++)
        if ((at == 0 || bytes.data[at - 1] == '\n') && at + 6 < bytes.size && char_is_digit(bytes.data[at + 5]) && bytes.data[at + 6] == '.')
            return at;
    return bytes.size;
}

/* Skips whatever stands before the next record, at least skip bytes. Leaves the stream at its end when there is none. */
static void find_next(struct warc *w, size_t skip) {
    str bytes;
    if (stream_peek(w->stream, skip, &bytes, NULL) == OK)
        stream_skip(w->stream, skip < bytes.size ? skip : bytes.size);
    for (;;) {
        if (stream_peek(w->stream, STEP, &bytes, NULL) != OK) {
            if (stream_resume(w->stream))
                continue;
            w->ended = true;
            return;
        }
        size_t at = find_record(bytes, 0);
        if (at < bytes.size) {
            stream_skip(w->stream, at);
            return;
        }
        if (bytes.size < STEP && !stream_resume(w->stream)) {
            stream_skip(w->stream, bytes.size);
            w->ended = true;
            return;
        }
        if (bytes.size >= STEP)
            stream_skip(w->stream, bytes.size - 8); /* "\nWARC/1." may be cut by the end */
    }
}

static enum input_step damaged(struct warc *w, size_t skip, struct error *error, const char *what) {
    error_set(error, FAILED_INPUT, "%s#%u: the record at byte %llu %s; it is skipped", w->path, w->record,
              (unsigned long long)stream_offset(w->stream), what);
    find_next(w, skip);
    return INPUT_TROUBLE;
}

/* The length of the head at the stream's front with its empty line; 0 when it has no end. */
static size_t head_size(str bytes) {
    for (size_t at = 0; (at = str_find_char(bytes, '\n', at)) < bytes.size; at++) {
        str next = str_slice(bytes, at + 1, at + 3);
        if (str_starts_with(next, STR("\n")))
            return at + 2;
        if (str_equal(next, STR("\r\n")))
            return at + 3;
    }
    return 0;
}

static str without_angles(str uri) {
    return str_starts_with(uri, STR("<")) && str_ends_with(uri, STR(">")) ? str_slice(uri, 1, uri.size - 1) : uri;
}

static bool read_fields(struct record *record) {
    int64_t length;
    if (!str_to_int(http_field(record->head, "Content-Length"), &length))
        return false;
    record->length = (uint64_t)length;
    record->type = http_field(record->head, "WARC-Type");
    record->uri = without_angles(http_field(record->head, "WARC-Target-URI"));
    record->date = http_field(record->head, "WARC-Date");
    record->content_type = http_field(record->head, "Content-Type");
    return record->type.size > 0;
}

/* ---- records that hold documents */

static bool type_is(const struct record *record, const char *type) {
    return str_equal_ignoring_case(record->type, str_of(type));
}

/* What crawlers keep of themselves, their logs and arguments, is no article; nor is what they asked robots for. */
static bool may_hold_document(const struct record *record) {
    if (str_starts_with(record->uri, STR("metadata:")) || str_starts_with(record->uri, STR("urn:")))
        return false;
    size_t query = str_find_char(record->uri, '?', 0);
    if (str_ends_with(str_slice(record->uri, 0, query), STR("/robots.txt")))
        return false;
    return type_is(record, "response") || type_is(record, "resource") || type_is(record, "conversion");
}

static const struct medium { const char *type; enum holding holding; } media[] = {
    {"text/html", HOLDS_HTML},        {"application/xhtml+xml", HOLDS_HTML}, {"text/plain", HOLDS_TEXT},
    {"application/json", HOLDS_JSON}, {"text/json", HOLDS_JSON},
    {"application/rss+xml", HOLDS_FEED}, {"application/atom+xml", HOLDS_FEED}, {"application/rdf+xml", HOLDS_FEED},
    {"application/xml", HOLDS_FEED},  {"text/xml", HOLDS_FEED},              {"", HOLDS_NOTHING},
};

/* What the body holds by its declared type; by its first bytes where nothing is declared. */
static bool holding_of(str content_type, str uri, str body, enum holding *holding) {
    str type = http_media_type(content_type);
    for (size_t i = 0; i < sizeof media / sizeof *media; i++)
        if (str_equal_ignoring_case(type, str_of(media[i].type))) {
            *holding = *media[i].type ? media[i].holding : sniff(uri, str_slice(body, 0, SNIFF_SIZE));
            return true;
        }
    return false;
}

/* False for JSON that is no article, and for what no reader is there for. */
static bool format_of(enum holding holding, str body, enum document_format *format) {
    bool ninjs = false;
    switch (holding) {
    case HOLDS_HTML:
        *format = FORMAT_HTML;
        return true;
    case HOLDS_TEXT:
        *format = FORMAT_TEXT;
        return true;
    case HOLDS_JSON:
    case HOLDS_JSONL:
        if (!json_holds_article(body, &ninjs))
            return false;
        *format = ninjs ? FORMAT_NINJS : FORMAT_JSON_LINE;
        return true;
    case HOLDS_FEED:
        *format = FORMAT_FEED_ENTRY;
        return true;
    default:
        return false;
    }
}

/* Archives differ in whether the payload is the body as sent, or without chunks, or without any coding: any of them may agree. */
static const char *check_digests(const struct record *record, str sent, str body) {
    if (digest_check(http_field(record->head, "WARC-Block-Digest"), record->block) == DIGEST_DIFFERS)
        return "differs from its block digest";
    str payload = http_field(record->head, "WARC-Payload-Digest");
    if (digest_check(payload, sent) == DIGEST_DIFFERS && digest_check(payload, body) == DIGEST_DIFFERS)
        return "differs from its payload digest";
    return NULL;
}

/* The next entry of the feed in hand, a document of its own. */
static enum input_step next_entry(struct warc *w, struct arena *arena, struct document *document) {
    if (!w->feed.bytes.size || !feed_next(&w->feed, document, arena)) {
        w->feed = (struct feed){0};
        return INPUT_END;
    }
    document->name = str_print(arena, "%s#%u/%u", w->path, w->record, w->feed.entry);
    document->retrieved = str_copy(w->feed_of.retrieved, arena);
    document->file_offset = w->feed_of.file_offset ? w->feed_of.file_offset + document->file_offset : 0;
    return INPUT_DOCUMENT;
}

/* The document is a feed: from here on its entries are given. */
static enum input_step open_feed(struct warc *w, struct arena *arena, struct document *document) {
    arena_reset(&w->feed_memory);
    w->feed_of = (struct document){.file_offset = document->file_offset, .retrieved = str_copy(document->retrieved, &w->feed_memory)};
    if (feed_open(&w->feed, str_copy(document->bytes, &w->feed_memory), document->content_type, &w->feed_memory) != OK)
        w->feed = (struct feed){0};
    return next_entry(w, arena, document);
}

/* INPUT_END: the record gives no document. */
static enum input_step take_document(struct warc *w, const struct record *record, struct arena *arena, struct document *document,
                                     struct error *error) {
    struct http_response response = {.status = 200, .body = record->block};
    str content_type = record->content_type, body = record->block;
    bool is_http = str_equal_ignoring_case(http_media_type(record->content_type), STR("application/http"));
    if (type_is(record, "response") && (is_http || str_starts_with(record->block, STR("HTTP/")))) {
        if (!http_parse(record->block, &response)) {
            error_set(error, FAILED_INPUT, "%s#%u: the response of %.*s has no HTTP head; it is skipped", w->path, w->record,
                      STR_ARG(record->uri));
            return INPUT_TROUBLE;
        }
        content_type = http_field(response.head, "Content-Type");
    } else if (type_is(record, "response")) {
        return INPUT_END; /* DNS and the like */
    }
    if (response.status < 200 || response.status > 299 || !response.body.size)
        return INPUT_END;
    enum holding holding;
    bool of_interest = holding_of(content_type, record->uri, response.body, &holding);
    if (!of_interest)
        return INPUT_END;
    struct error reason = {0};
    const char *differs = NULL;
    if (http_body(&response, w->limit, arena, &body, &reason) != OK || (differs = check_digests(record, response.body, body))) {
        error_set(error, FAILED_INPUT, "%s#%u: %.*s: %s; it is skipped", w->path, w->record, STR_ARG(record->uri),
                  differs ? differs : reason.text);
        return INPUT_TROUBLE;
    }
    holding_of(content_type, record->uri, body, &holding); /* what is told by first bytes is told by those of the unpacked body */
    enum document_format format;
    if (!body.size || !format_of(holding, body, &format))
        return INPUT_END;
    *document = (struct document){.format = format, .name = str_print(arena, "%s#%u", w->path, w->record)};
    document->uri = str_copy(record->uri, arena);
    document->retrieved = str_copy(record->date, arena);
    document->content_type = str_copy(content_type, arena);
    document->bytes = str_copy(body, arena);
    if (stream_is_plain(w->stream) && !response.was_coded)
        document->file_offset = record->offset + (uint64_t)(body.data - record->block.data);
    return format == FORMAT_FEED_ENTRY ? open_feed(w, arena, document) : INPUT_DOCUMENT;
}

/* ---- one record after the other */

/* Passes over the block and the empty lines behind it. False when the next thing is no record, or the block is cut short. */
static bool pass_over(struct warc *w, uint64_t size) {
    str bytes;
    while (size) {
        if (stream_peek(w->stream, 1, &bytes, NULL) != OK || !bytes.size)
            return false;
        size_t part = size < bytes.size ? (size_t)size : bytes.size;
        stream_skip(w->stream, part);
        size -= part;
    }
    return true;
}

static bool record_follows(str bytes, size_t at) {
    while (at < bytes.size && (bytes.data[at] == '\r' || bytes.data[at] == '\n'))
        at++;
    return at == bytes.size || find_record(str_slice(bytes, at, bytes.size), 0) == 0;
}

static void skip_line_ends(struct warc *w) {
    str bytes;
    while (stream_peek(w->stream, 16, &bytes, NULL) == OK && bytes.size) {
        size_t at = 0;
        while (at < bytes.size && (bytes.data[at] == '\r' || bytes.data[at] == '\n'))
            at++;
        stream_skip(w->stream, at);
        if (at < bytes.size || !at)
            return;
    }
}

/* INPUT_END here: this record gave no document. */
static enum input_step next_record(struct warc *w, struct arena *arena, struct document *document, struct error *error) {
    enum { BEHIND = 16 }; /* enough to see the record that follows */
    str bytes;
    skip_line_ends(w);
    enum status status = stream_peek(w->stream, 1, &bytes, error);
    w->record += status != OK || bytes.size;
    if (status != OK) { /* damage between records */
        w->ended = !stream_resume(w->stream);
        return INPUT_TROUBLE;
    }
    if (!bytes.size) {
        w->ended = true;
        return INPUT_END;
    }
    size_t head = 0;
    for (size_t wanted = 4096; !head && wanted <= HEAD_MOST; wanted *= 4) {
        stream_peek(w->stream, wanted, &bytes, NULL);
        head = head_size(bytes);
        if (bytes.size < wanted)
            break;
    }
    if (find_record(str_slice(bytes, 0, 16), 0) != 0)
        return damaged(w, 1, error, "does not begin with WARC/");
    struct record record = {.head = str_copy(str_slice(bytes, 0, head), arena), .offset = stream_offset(w->stream) + head};
    if (!head || !read_fields(&record))
        return damaged(w, 1, error, "has no complete head with WARC-Type and Content-Length");
    bool wanted = may_hold_document(&record), large = record.length > w->limit;
    if (!wanted || large) {
        if (wanted)
            error_set(error, FAILED_INPUT, "%s#%u: %.*s: a record of %s, which no article is; it is skipped", w->path, w->record,
                      STR_ARG(record.uri), size_text(record.length).text);
        if (large) {
            if (!pass_over(w, head + record.length))
                return damaged(w, 0, error, "is cut short");
            return wanted ? INPUT_TROUBLE : INPUT_END;
        }
    }
    size_t whole = head + (size_t)record.length;
    stream_peek(w->stream, whole + BEHIND, &bytes, NULL);
    if (bytes.size < whole)
        return damaged(w, head, error, "is cut short");
    if (!record_follows(bytes, whole))
        return damaged(w, head, error, "has another length than it says");
    record.block = str_slice(bytes, head, whole);
    enum input_step step = wanted ? take_document(w, &record, arena, document, error) : INPUT_END;
    stream_skip(w->stream, whole);
    return step;
}

enum input_step warc_next(struct warc *w, struct arena *arena, struct document *document, struct error *error) {
    if (next_entry(w, arena, document) == INPUT_DOCUMENT)
        return INPUT_DOCUMENT;
    while (!w->ended) {
        enum input_step step = next_record(w, arena, document, error);
        if (step != INPUT_END)
            return step;
    }
    return INPUT_END;
}
