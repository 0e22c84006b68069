#include "coding.h"
#include "size_text.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

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

/* Nothing marks Brotli's beginning. */
static enum unpacking unpack_brotli(str bytes, struct unpacked *out) {
    BrotliDecoderState *state = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    if (!state)
        return DAMAGED;
    size_t left = bytes.size;
    const uint8_t *next = (const uint8_t *)bytes.data;
    enum unpacking result = UNPACKED;
    for (BrotliDecoderResult code = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT; code != BROTLI_DECODER_RESULT_SUCCESS && result == UNPACKED;) {
        if (!make_room(out)) {
            result = TOO_LARGE;
            break;
        }
        size_t room = out->room - out->size;
        uint8_t *to = (uint8_t *)out->data + out->size;
        code = BrotliDecoderDecompressStream(state, &left, &next, &room, &to, NULL);
        out->size = out->room - room;
        if (code == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT)
            result = CUT_SHORT;
        else if (code == BROTLI_DECODER_RESULT_ERROR)
            result = DAMAGED;
    }
    BrotliDecoderDestroyInstance(state);
    return result;
}

static const struct coding { const char *name, *magic; enum unpacking (*unpack)(str, struct unpacked *); } codings[] = {
    {"gzip", "\x1F\x8B", unpack_gzip},
    {"x-gzip", "\x1F\x8B", unpack_gzip},
    {"deflate", "", unpack_deflate},
    {"zstd", "\x28\xB5\x2F\xFD", unpack_zstandard},
    {"br", "", unpack_brotli},
};

static const struct coding *coding_of(str name) {
    for (size_t i = 0; i < sizeof codings / sizeof *codings; i++)
        if (str_equal_ignoring_case(name, str_of(codings[i].name)))
            return &codings[i];
    return NULL;
}

/* Archives often keep the field of a coding that they have undone, and where nothing marks the coding only the text can tell. */
static bool looks_like_text(str bytes) {
    str start = str_trim(str_slice(bytes, 0, 64));
    return start.size && (start.data[0] == '<' || start.data[0] == '{');
}

enum status coding_undo(str name, str bytes, size_t limit, struct arena *arena, str *result, struct error *error) {
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
        if (!*coding->magic && looks_like_text(bytes))
            return OK;
        return error_set(error, FAILED_INPUT, "the body's %s data is cut short", coding->name);
    case DAMAGED:
        if (!*coding->magic) /* nothing marks the coding: the archive has undone it already */
            return OK;
        return error_set(error, FAILED_INPUT, "the body's %s data is damaged", coding->name);
    case TOO_LARGE:
        break;
    }
    return error_set(error, FAILED_INPUT, "the body unpacks to more than %s", size_text(limit).text);
}
