/*
 * Hashes: SHA-256 (FIPS 180-4, by Nettle, which uses the processor's own instructions) names content for ever;
 * hash_bytes (FNV-1a folded, 64 bit) and hash_bytes_ignoring_case (32 bit) only order tables in memory and are never stored.
 */
#ifndef PHOTOFINISH_BASE_HASH_H
#define PHOTOFINISH_BASE_HASH_H

#include <stdint.h>

#include "base/str.h"

struct sha256 {
    unsigned char bytes[32];
};

struct sha256 sha256_of(str bytes);

/* For content that arrives in pieces: open, add any number of times, close. */
struct sha256_stream;
struct sha256_stream *sha256_open(void);
void sha256_add(struct sha256_stream *stream, str bytes);
struct sha256 sha256_close(struct sha256_stream *stream);

/* 64 lower-case hexadecimal digits and a NUL. */
void sha256_print(struct sha256 hash, char out[65]);
bool sha256_equal(struct sha256 a, struct sha256 b);

/* A digest by its name, "md5", "sha1", "sha256" or "sha512" (letter case ignored), for checking what others wrote. Returns its size,
 * 0 for a name that is none of these. */
enum { DIGEST_MOST = 64 };
size_t digest_of(str algorithm, str bytes, unsigned char out[DIGEST_MOST]);

uint64_t hash_bytes(str bytes);
/* Takes no notice of the case of ASCII letters. Plain FNV-1a: whoever takes only some of its bits mixes them first. */
uint32_t hash_bytes_ignoring_case(str bytes);

#endif
