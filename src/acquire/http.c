#include "acquire/http.h"

#include <zlib.h>
#include <zstd.h>

bool http_parse(str bytes, struct http_response *response) {
    *response = (struct http_response){0};
    int64_t status;
    str line = str_slice(bytes, 0, str_find_char(bytes, '\n', 0));
    if (!str_starts_with(line, STR("HTTP/")))
        return false;
    str_cut(&line, ' ');
    if (!str_to_int(str_slice(str_trim(line), 0, 3), &status) || status < 100)
        return false;
    response->status = (int)status;
    for (size_t at = 0; at < bytes.size;) { /* the head ends at the first empty line */
        size_t end = str_find_char(bytes, '\n', at);
        str field = str_slice(bytes, at, end);
        at = end < bytes.size ? end + 1 : end;
        if (!field.size || str_equal(field, STR("\r"))) {
            response->head = str_slice(bytes, 0, at);
            response->body = str_slice(bytes, at, bytes.size);
            return true;
        }
    }
    response->head = bytes;
    response->body = str_slice(bytes, bytes.size, bytes.size);
    return true;
}

str http_field(str head, const char *name) {
    str line, rest = head;
    while (str_line(&rest, &line)) {
        size_t colon = str_find_char(line, ':', 0);
        if (colon == line.size || !str_equal_ignoring_case(str_trim(str_slice(line, 0, colon)), str_of(name)))
            continue;
        str value = str_slice(line, colon + 1, line.size);
        while (rest.size && (rest.data[0] == ' ' || rest.data[0] == '\t') && str_line(&rest, &line)) /* obsolete folding */
            value.size = (size_t)(line.data + line.size - value.data);
        return str_trim(value);
    }
    return (str){0};
}

str http_media_type(str content_type) {
    return str_trim(str_cut(&content_type, ';'));
}

/* ---- codings */

/* What codings are undone into: grows up to a limit. */
struct unpacked {
    char *data;
    size_t size, room, limit;
    struct arena *arena;
};

static bool make_room(struct unpacked *out) {
    if (out->size < out->room)
        return true;
    if (out->room >= out->limit)
        return false;
    size_t room = out->room ? out->room * 2 : 64 * 1024;
    room = room < out->limit ? room : out->limit;
    out->data = arena_grow(out->arena, out->data, out->room, room);
    out->room = room;
    return true;
}

enum unpacking { UNPACKED, CUT_SHORT, DAMAGED, TOO_LARGE };

/* window: 15 + 16 for gzip, 15 for zlib, -15 for bare deflate (which some servers send as "deflate"). */
static enum unpacking inflate_all(str bytes, int window, struct unpacked *out) {
    z_stream z = {.next_in = (unsigned char *)bytes.data, .avail_in = (uInt)bytes.size};
    if (inflateInit2(&z, window) != Z_OK)
        return DAMAGED;
    enum unpacking result = UNPACKED;
    for (int code = Z_OK; code != Z_STREAM_END && result == UNPACKED;) {
        if (!make_room(out)) {
            result = TOO_LARGE;
            break;
        }
        z.next_out = (unsigned char *)out->data + out->size;
        z.avail_out = (uInt)(out->room - out->size);
        uInt before = z.avail_out;
        code = inflate(&z, Z_NO_FLUSH);
        out->size += before - z.avail_out;
        if (code == Z_BUF_ERROR || (code == Z_OK && !z.avail_in && z.avail_out))
            result = CUT_SHORT;
        else if (code != Z_OK && code != Z_STREAM_END)
            result = DAMAGED;
    }
    inflateEnd(&z);
    return result;
}

static enum unpacking unpack_gzip(str bytes, struct unpacked *out) {
    return inflate_all(bytes, 15 + 16, out);
}

static enum unpacking unpack_deflate(str bytes, struct unpacked *out) {
    struct unpacked start = *out;
    enum unpacking result = inflate_all(bytes, 15, out);
    if (result != DAMAGED)
        return result;
    out->size = start.size;
    return inflate_all(bytes, -15, out);
}

static enum unpacking unpack_zstandard(str bytes, struct unpacked *out) {
    ZSTD_DStream *stream = ZSTD_createDStream();
    if (!stream)
        return DAMAGED;
    ZSTD_inBuffer in = {bytes.data, bytes.size, 0};
    enum unpacking result = UNPACKED;
    for (size_t left = 1; left && result == UNPACKED;) {
        if (!make_room(out)) {
            result = TOO_LARGE;
            break;
        }
        ZSTD_outBuffer part = {out->data, out->room, out->size};
        left = ZSTD_decompressStream(stream, &part, &in);
        bool stands = in.pos == in.size && part.pos < part.size;
        out->size = part.pos;
        if (ZSTD_isError(left))
            result = DAMAGED;
        else if (left && stands)
            result = CUT_SHORT;
    }
    ZSTD_freeDStream(stream);
    return result;
}

static const struct coding { const char *name, *magic; enum unpacking (*unpack)(str, struct unpacked *); } codings[] = {
    {"gzip", "\x1F\x8B", unpack_gzip},
    {"x-gzip", "\x1F\x8B", unpack_gzip},
    {"deflate", "", unpack_deflate},
    {"zstd", "\x28\xB5\x2F\xFD", unpack_zstandard},
};

static const struct coding *coding_of(str name) {
    for (size_t i = 0; i < sizeof codings / sizeof *codings; i++)
        if (str_equal_ignoring_case(name, str_of(codings[i].name)))
            return &codings[i];
    return NULL;
}

static enum status undo(str name, str bytes, size_t limit, struct arena *arena, str *result, struct error *error) {
    const struct coding *coding = coding_of(name);
    if (!coding)
        return error_set(error, FAILED_INPUT, "the body has the content coding \"%.*s\", which is not read here", STR_ARG(name));
    *result = bytes;
    if (!bytes.size || !str_starts_with(bytes, str_of(coding->magic)))
        return OK;
    struct unpacked out = {.limit = limit, .arena = arena};
    switch (coding->unpack(bytes, &out)) {
    case UNPACKED:
        *result = (str){out.data, out.size};
        return OK;
    case CUT_SHORT:
        return error_set(error, FAILED_INPUT, "the body's %s data is cut short", coding->name);
    case DAMAGED:
        if (!*coding->magic) /* nothing marks deflate: the archive has undone it already */
            return OK;
        return error_set(error, FAILED_INPUT, "the body's %s data is damaged", coding->name);
    case TOO_LARGE:
        break;
    }
    return error_set(error, FAILED_INPUT, "the body unpacks to more than %zu MiB", limit >> 20);
}

/* ---- chunks (RFC 9112, 7.1) */

static bool chunk_size(str line, size_t *size) {
    str digits = str_trim(str_cut(&line, ';'));
    *size = 0;
    for (size_t i = 0; i < digits.size; i++) {
        char c = char_lower(digits.data[i]);
        if (!char_is_digit(c) && (c < 'a' || c > 'f'))
            return false;
        *size = *size * 16 + (size_t)(char_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return digits.size > 0 && digits.size <= 8;
}

enum chunks { NOT_CHUNKED, CHUNKS_JOINED, CHUNKS_BROKEN };

static enum chunks join_chunks(str body, struct arena *arena, str *joined) {
    char *data = arena_alloc(arena, body.size + 1);
    size_t size = 0;
    for (size_t at = 0;;) {
        size_t end = str_find_char(body, '\n', at), chunk;
        if (end == body.size || !chunk_size(str_slice(body, at, end), &chunk))
            return at ? CHUNKS_BROKEN : NOT_CHUNKED;
        at = end + 1;
        if (!chunk)
            break;
        if (chunk > body.size - at)
            return CHUNKS_BROKEN;
        memcpy(data + size, body.data + at, chunk);
        size += chunk;
        at += chunk;
        at += at < body.size && body.data[at] == '\r';
        at += at < body.size && body.data[at] == '\n';
    }
    *joined = (str){data, size};
    return CHUNKS_JOINED;
}

enum status http_body(struct http_response *response, size_t limit, struct arena *arena, str *body, struct error *error) {
    *body = response->body;
    str joined, transfer = http_field(response->head, "Transfer-Encoding"), content = http_field(response->head, "Content-Encoding");
    switch (str_equal_ignoring_case(transfer, STR("chunked")) ? join_chunks(*body, arena, &joined) : NOT_CHUNKED) {
    case CHUNKS_BROKEN:
        return error_set(error, FAILED_INPUT, "the body's chunks are cut short or damaged");
    case CHUNKS_JOINED:
        response->was_coded = true;
        *body = joined;
        break;
    case NOT_CHUNKED:
        break;
    }
    while (content.size) { /* the last coding that was applied is the first to go */
        size_t comma = content.size;
        while (comma && content.data[comma - 1] != ',')
            comma--;
        str name = str_trim(str_slice(content, comma, content.size));
        content = str_slice(content, 0, comma ? comma - 1 : 0);
        if (!name.size || str_equal_ignoring_case(name, STR("identity")) || str_equal_ignoring_case(name, STR("none")))
            continue;
        str before = *body;
        enum status status = undo(name, before, limit, arena, body, error);
        if (status != OK)
            return status;
        response->was_coded |= body->data != before.data;
    }
    return OK;
}
