#include "base/hash.h"
#include "base/memory.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

/* OpenSSL 3 makes what it needs at first use; when that failed for want of memory, its functions go on into NULL. */
static void expect_library(void) {
    memory_had(OSSL_LIB_CTX_get0_global_default());
}

struct sha256 sha256_of(str bytes) {
    struct sha256 hash = {0};
    unsigned int size = sizeof hash.bytes;
    expect_library();
    if (!EVP_Digest(bytes.data ? bytes.data : "", bytes.size, hash.bytes, &size, EVP_sha256(), NULL))
        memory_none(0);
    return hash;
}

struct sha256_stream *sha256_open(void) {
    expect_library();
    EVP_MD_CTX *context = memory_had(EVP_MD_CTX_new());
    if (!EVP_DigestInit_ex(context, EVP_sha256(), NULL))
        memory_none(0);
    return (struct sha256_stream *)context;
}

void sha256_add(struct sha256_stream *stream, str bytes) {
    if (bytes.size && !EVP_DigestUpdate((EVP_MD_CTX *)stream, bytes.data, bytes.size))
        memory_none(0);
}

struct sha256 sha256_close(struct sha256_stream *stream) {
    struct sha256 hash = {0};
    unsigned int size = sizeof hash.bytes;
    if (!EVP_DigestFinal_ex((EVP_MD_CTX *)stream, hash.bytes, &size))
        memory_none(0);
    EVP_MD_CTX_free((EVP_MD_CTX *)stream);
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

static int hex_value(char c) {
    if (char_is_digit(c))
        return c - '0';
    c = char_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool sha256_parse(str text, struct sha256 *hash) {
    if (text.size != 64)
        return false;
    for (int i = 0; i < 32; i++) {
        int high = hex_value(text.data[2 * i]), low = hex_value(text.data[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        hash->bytes[i] = (unsigned char)(high << 4 | low);
    }
    return true;
}

bool sha256_equal(struct sha256 a, struct sha256 b) {
    return memcmp(a.bytes, b.bytes, sizeof a.bytes) == 0;
}

size_t digest_of(str algorithm, str bytes, unsigned char out[DIGEST_MOST]) {
    static const struct { const char *name; const EVP_MD *(*method)(void); } known[] = {
        {"md5", EVP_md5}, {"sha1", EVP_sha1}, {"sha-1", EVP_sha1}, {"sha256", EVP_sha256}, {"sha-256", EVP_sha256}, {"sha512", EVP_sha512}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        unsigned int size = 0;
        if (str_equal_ignoring_case(algorithm, str_of(known[i].name)))
            return EVP_Digest(bytes.data ? bytes.data : "", bytes.size, out, &size, known[i].method(), NULL) ? size : 0;
    }
    return 0;
}

uint64_t hash_bytes(str bytes) {
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < bytes.size; i++)
        hash = (hash ^ (unsigned char)bytes.data[i]) * 0x100000001b3u;
    return hash ^ hash >> 32;
}
