#include "base/hash.h"
#include "base/memory.h"

#include <nettle/nettle-meta.h>
#include <nettle/sha2.h>

struct sha256_stream {
    struct sha256_ctx context;
};

struct sha256 sha256_of(str bytes) {
    struct sha256_stream stream;
    struct sha256 hash;
    sha256_init(&stream.context);
    sha256_add(&stream, bytes);
    sha256_digest(&stream.context, sizeof hash.bytes, hash.bytes);
    return hash;
}

struct sha256_stream *sha256_open(void) {
    struct sha256_stream *stream = MEMORY_NEW(1, struct sha256_stream);
    sha256_init(&stream->context);
    return stream;
}

void sha256_add(struct sha256_stream *stream, str bytes) {
    if (bytes.size)
        sha256_update(&stream->context, bytes.size, (const uint8_t *)bytes.data);
}

struct sha256 sha256_close(struct sha256_stream *stream) {
    struct sha256 hash;
    sha256_digest(&stream->context, sizeof hash.bytes, hash.bytes);
    memory_free(stream);
    return hash;
}

void sha256_print(struct sha256 hash, char out[65]) {
    static const char digits[] = "0123456789abcdef";
    for (int i = 0; i < 32; i++) {
        out[2 * i] = digits[hash.bytes[i] >> 4];
        out[2 * i + 1] = digits[hash.bytes[i] & 15];
    }
    out[64] = 0;
}

bool sha256_equal(struct sha256 a, struct sha256 b) {
    return memcmp(a.bytes, b.bytes, sizeof a.bytes) == 0;
}

size_t digest_of(str algorithm, str bytes, unsigned char out[DIGEST_MOST]) {
    static const struct { const char *name; const struct nettle_hash *method; } known[] = {
        {"md5", &nettle_md5},        {"sha1", &nettle_sha1},       {"sha-1", &nettle_sha1},
        {"sha256", &nettle_sha256}, {"sha-256", &nettle_sha256}, {"sha512", &nettle_sha512}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const struct nettle_hash *method = known[i].method;
        if (!str_equal_ignoring_case(algorithm, str_of(known[i].name)))
            continue;
        void *context = memory_new(1, method->context_size);
        method->init(context);
        if (bytes.size)
            method->update(context, bytes.size, (const uint8_t *)bytes.data);
        method->digest(context, method->digest_size, out);
        memory_free(context);
        return method->digest_size;
    }
    return 0;
}

uint64_t hash_bytes(str bytes) {
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < bytes.size; i++)
        hash = (hash ^ (unsigned char)bytes.data[i]) * 0x100000001b3u;
    return hash ^ hash >> 32;
}

uint32_t hash_bytes_ignoring_case(str bytes) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < bytes.size; i++)
        hash = (hash ^ (unsigned char)char_lower(bytes.data[i])) * 16777619u;
    return hash;
}
